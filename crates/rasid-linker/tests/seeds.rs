//! Five reports of one war, as an ideal coder would code them.
//!
//! The mentions mirror the public events that five reports of 2021 to 2023 tell:
//! ids, dates and places, no words. What they say together is tested here; what
//! the coder makes of real text is tested elsewhere.

mod common;

use common::*;
use rasid_model::*;
use rasid_model::{Precision as P, Responsibility as R, SourceKind as S, WeaponClass as W};

const MILITIAS: &str = "iran-backed-militias";
const US: &str = "us-forces";
const COALITION: &str = "international-coalition";

/// March 2023, dated to the day.
fn march_2023() -> Vec<M> {
    vec![
        M::new("r0", 1)
            .sub(AIR)
            .hits(US)
            .killed(1)
            .with(W::Drone)
            .background(),
        M::new("r0", 2)
            .on("2023-03-25")
            .part(PartOfDay::Dawn)
            .at("sy.dz")
            .by(MILITIAS)
            .hits(US)
            .with(W::Rocket)
            .counted(Amount::at_least(21)),
        M::new("r0", 3)
            .inherits("2023-03-25")
            .at("sy.dz-city")
            .by(US)
            .hits(MILITIAS)
            .answers("r0-m02"),
        M::new("r0", 4).definite().hits(US).with(W::Rocket),
        M::new("r0", 5)
            .at("sy.shaddadi")
            .hits_kind("sy.shaddadi", TargetKind::Facility),
        M::new("r0", 6)
            .sub(AIR)
            .at("sy")
            .by_as("iran", R::Suspected)
            .hits(US)
            .with(W::Drone)
            .background()
            .hint(|h| h.same_as.push("r0-m01".into())),
        M::new("r0", 7)
            .definite()
            .on("2023-03-24")
            .by_as(US, R::Accused),
        M::new("r0", 8)
            .at("sy.omar")
            .by_as(MILITIAS, R::Suspected)
            .hits(COALITION)
            .with(W::Rocket)
            .rounds(3)
            .says("sohr", S::Observatory),
    ]
}

/// June 2021, dated to the day.
fn june_2021() -> Vec<M> {
    vec![
        M::new("r1", 1)
            .on("2021-06-28")
            .at("sy")
            .hits(US)
            .with(W::Rocket)
            .killed(0)
            .answers("r1-m02")
            .says("us-spokesman", S::Official),
        M::new("r1", 2)
            .sub(AIR)
            .on_days("2021-06-26", "2021-06-27", P::Range)
            .at("sy-iq.border")
            .by(US)
            .hits(MILITIAS)
            .with(W::AircraftMunition)
            .background(),
        M::new("r1", 3)
            .inherits("2021-06-28")
            .at("sy.dz")
            .by(US)
            .by("sdf")
            .hits(MILITIAS)
            .with(W::Rocket)
            .answers("r1-m01")
            .says("local-sources", S::Witness),
        M::new("r1", 4)
            .hits(US)
            .with(W::Rocket)
            .counted(Amount::at_least(2))
            .says("us-spokesman", S::Official),
        M::new("r1", 5)
            .at("sy.omar")
            .by(MILITIAS)
            .with(W::Artillery)
            .says("local-sources", S::Witness),
        M::new("r1", 6)
            .sub(AIR)
            .definite()
            .on("2021-06-27")
            .by(US)
            .says("blinken", S::Official),
        M::new("r1", 7)
            .definite()
            .sub("Attack")
            .at("sy-iq.border")
            .hits("kataib-sayyid-al-shuhada")
            .killed(4)
            .says("pmf", S::Party),
        M::new("r1", 8)
            .sub(AIR)
            .on_days("2021-02-01", "2021-02-28", P::Month)
            .at("sy")
            .by(US)
            .hits(MILITIAS)
            .with(W::AircraftMunition)
            .background(),
    ]
}

/// 8 January 2022: 7 January, and 4 and 5 January recalled.
fn eighth_of_january() -> Vec<M> {
    vec![
        M::new("r2", 1)
            .on("2022-01-07")
            .part(PartOfDay::Night)
            .at("sy.omar")
            .by(MILITIAS)
            .hits(COALITION)
            .says("euphrates-post", S::Outlet),
        M::new("r2", 2)
            .by(MILITIAS)
            .hits(US)
            .with(W::Rocket)
            .counted(Amount::at_least(2))
            .definite()
            .says("euphrates-post", S::Outlet),
        M::new("r2", 3)
            .inherits("2022-01-07")
            .at("sy.mayadin")
            .by(US)
            .hits(MILITIAS)
            .answers("r2-m01"),
        M::new("r2", 4)
            .on_days("2021-12-26", "2022-01-06", P::Week)
            .at("sy.omar")
            .hits(US)
            .background(),
        M::new("r2", 5)
            .on("2022-01-04")
            .at("sy")
            .by(US)
            .hits_kind("launch-sites", TargetKind::Facility)
            .hits(MILITIAS)
            .background()
            .says("us-dod", S::Official),
        M::new("r2", 6)
            .on("2022-01-05")
            .at("sy.dz")
            .by(COALITION)
            .hits(MILITIAS)
            .answers("r2-m07")
            .background()
            .says(COALITION, S::Party),
        M::new("r2", 7)
            .at("sy.green-village")
            .hits(COALITION)
            .with(W::Rocket)
            .background()
            .says(COALITION, S::Party),
        M::new("r2", 8)
            .at("sy.green-village")
            .with(W::Rocket)
            .rounds(8)
            .background()
            .says("al-hurra", S::Outlet)
            .says(COALITION, S::Party),
        M::new("r2", 9)
            .by(COALITION)
            .with(W::Artillery)
            .rounds(6)
            .answers("r2-m08")
            .background()
            .says("al-hurra", S::Outlet)
            .says(COALITION, S::Party),
        M::new("r2", 10)
            .several()
            .by(MILITIAS)
            .hits(COALITION)
            .background(),
    ]
}

/// 6 January 2022: 5 January, and the days before it.
fn sixth_of_january() -> Vec<M> {
    vec![
        M::new("r3", 1)
            .on("2022-01-05")
            .part(PartOfDay::Dawn)
            .at("sy.omar")
            .hits(COALITION)
            .with(W::Rocket)
            .rounds(3)
            .says("sohr", S::Observatory),
        M::new("r3", 2)
            .at("sy.dz")
            .hits(US)
            .counted(Amount::at_least(2))
            .says("al-watan", S::Outlet)
            .says("unnamed-sources", S::Unnamed),
        M::new("r3", 3)
            .definite()
            .killed(0)
            .says("sohr", S::Observatory),
        M::new("r3", 4)
            .definite()
            .by_as(MILITIAS, R::Accused)
            .says("sohr", S::Observatory),
        M::new("r3", 5)
            .sub(AIR)
            .at("iq.baghdad-airport")
            .by(US)
            .hits_kind("soleimani", TargetKind::Person)
            .background()
            .hint(|h| h.fact = Some("soleimani-killed".into())),
        M::new("r3", 6)
            .at("sy.omar")
            .by(MILITIAS)
            .with(W::Rocket)
            .rounds(3)
            .says("sohr", S::Observatory),
        M::new("r3", 7)
            .inherits("2022-01-05")
            .at("sy.mayadin")
            .by(COALITION)
            .hits(MILITIAS)
            .answers("r3-m06")
            .says("sohr", S::Observatory),
        M::new("r3", 8)
            .on("2022-01-04")
            .at("sy")
            .by(COALITION)
            .hits_kind("launch-sites", TargetKind::Facility)
            .background()
            .says("pentagon", S::Official),
        M::new("r3", 9)
            .on("2022-01-03")
            .at("iq.baghdad-airport")
            .hits(COALITION)
            .sub("Attack")
            .background(),
        M::new("r3", 10)
            .on("2022-01-04")
            .at("iq.ain-al-asad")
            .hits(COALITION)
            .sub("Attack")
            .background(),
    ]
}

/// Undated within January 2022, after the 6th.
fn middle_of_january() -> Vec<M> {
    let last_night = |m: M| m.on_days("2022-01-05", "2022-01-30", P::PartOfDay);
    vec![
        last_night(M::new("r4", 1))
            .at("sy.omar")
            .hits(US)
            .with(W::Rocket)
            .says("anadolu", S::Agency)
            .says("local-sources", S::Witness),
        M::new("r4", 2)
            .at("sy.omar")
            .with(W::Rocket)
            .says("anadolu", S::Agency)
            .says("local-sources", S::Witness),
        M::new("r4", 3)
            .by(US)
            .with(W::Rocket)
            .answers("r4-m01")
            .says("anadolu", S::Agency)
            .says("local-sources", S::Witness),
        M::new("r4", 4)
            .sub(AIR)
            .on_days("2021-11-15", "2022-01-10", P::Range)
            .at("sy.dz")
            .by(COALITION)
            .hits(MILITIAS)
            .with(W::AircraftMunition)
            .background(),
        M::new("r4", 5)
            .at("sy.north-east")
            .by_as("kataib-sayyid-al-shuhada", R::Claimed)
            .hits(US)
            .background()
            .hint(|h| {
                h.anchor = Some(Anchor {
                    to: AnchorTo::Mention("r4-m04".into()),
                    days: 0,
                })
            }),
        M::new("r4", 6)
            .sub(AIR)
            .by(US)
            .hits_kind("soleimani", TargetKind::Person)
            .background()
            .hint(|h| h.fact = Some("soleimani-killed".into())),
        M::new("r4", 7)
            .on_days("2021-10-01", "2021-12-31", P::Quarter)
            .at("sy.conoco")
            .hits(US)
            .with(W::Rocket)
            .background(),
        M::new("r4", 8)
            .on_days("2021-06-01", "2021-06-30", P::Month)
            .at("sy.omar")
            .by(MILITIAS)
            .hits(COALITION)
            .with(W::Rocket)
            .counted(Amount::at_least(21))
            .background()
            .says("jusoor", S::Observatory),
    ]
}

fn all() -> Vec<M> {
    [
        march_2023(),
        june_2021(),
        eighth_of_january(),
        sixth_of_january(),
        middle_of_january(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The events wanted, by the numbers of their mentions.
const WANTED: &[&[&str]] = &[
    &["r0-m01", "r0-m06"],
    &["r0-m02", "r0-m04"],
    &["r0-m03"],
    &["r0-m05"],
    &["r0-m07"],
    &["r0-m08"],
    &["r1-m01", "r1-m04", "r1-m05", "r4-m08"],
    &["r1-m02", "r1-m06", "r1-m07"],
    &["r1-m03"],
    &["r1-m08"],
    &["r2-m01", "r2-m02"],
    &["r2-m03"],
    &["r2-m04"],
    &["r2-m05", "r3-m08"],
    &["r2-m06", "r2-m09", "r3-m07"],
    &[
        "r2-m07", "r2-m08", "r3-m01", "r3-m02", "r3-m03", "r3-m04", "r3-m06",
    ],
    &["r2-m10"],
    &["r3-m05", "r4-m06"],
    &["r3-m09"],
    &["r3-m10"],
    &["r4-m01", "r4-m02"],
    &["r4-m03"],
    &["r4-m04"],
    &["r4-m05"],
    &["r4-m07"],
];

#[test]
fn every_event_once() {
    let linked = link(all());
    let mut said: Vec<Vec<&str>> = linked
        .events
        .iter()
        .map(|e| e.mentions.iter().map(String::as_str).collect())
        .collect();
    said.sort();
    let wanted: Vec<Vec<&str>> = WANTED.iter().map(|e| e.to_vec()).collect();
    let mut wanted = wanted;
    wanted.sort();
    assert_eq!(said, wanted);
}

#[test]
fn three_attacks_on_one_field_stay_three() {
    let linked = link(all());
    let events = ["r3-m01", "r2-m01", "r4-m01"].map(|m| event_of(&linked, m).id.clone());
    assert!(events[0] != events[1] && events[1] != events[2] && events[0] != events[2]);
}

#[test]
fn the_fifth_of_january_has_two_counts_two_reports_and_three_roots() {
    let linked = link(all());
    let event = event_of(&linked, "r3-m01");
    let count = event.count.as_ref().unwrap();
    assert!(count.disputed);
    assert_eq!(count.value.amount, Amount::exactly(3));
    let says = |n| {
        let claim = count
            .claims
            .iter()
            .find(|c| c.value.amount == Amount::exactly(n))
            .unwrap();
        claim.root_source.clone().unwrap()
    };
    assert_eq!((says(3).as_str(), says(8).as_str()), ("sohr", COALITION));
    assert_eq!(event.reports, ["r2", "r3"]);
    assert_eq!(event.independent_sources, ["al-watan", COALITION, "sohr"]);
    assert!(!event.weapon.as_ref().unwrap().disputed);
    assert!(!event.place.as_ref().unwrap().disputed);
    assert_eq!(event.place.as_ref().unwrap().value.id, "sy.green-village");
    let sources = rasid_linker::sources(&linked, &[], &[], &Toy);
    let party = |id: &str| sources.iter().find(|s| s.id == id).unwrap().party;
    assert!(party(COALITION) && !party("sohr") && !party("al-watan"));
}

#[test]
fn june_is_told_by_two_reports_that_differ_on_the_weapon() {
    let linked = link(all());
    let event = event_of(&linked, "r1-m01");
    assert_eq!(event.reports, ["r1", "r4"]);
    assert!(event.weapon.as_ref().unwrap().disputed);
    let time = event.time.as_ref().unwrap();
    assert_eq!(time.value.days().unwrap().0, day("2021-06-28"));
    assert!(!time.disputed);
}

#[test]
fn answers_point_at_what_they_answer() {
    let linked = link(all());
    let stated = |answer: &str, attack: &str| {
        let to = &event_of(&linked, attack).id;
        event_of(&linked, answer)
            .responds_to
            .iter()
            .any(|e| e.event == *to && e.basis == ResponseBasis::Stated)
    };
    assert!(stated("r0-m03", "r0-m02"));
    assert!(stated("r1-m01", "r1-m02"));
    assert!(stated("r1-m03", "r1-m01"));
    assert!(stated("r2-m06", "r3-m01"));
    assert!(stated("r2-m03", "r2-m01"));
    assert!(stated("r4-m03", "r4-m01"));
    let edges = linked.events.iter().flat_map(|e| &e.responds_to);
    assert_eq!(
        edges.filter(|e| e.basis == ResponseBasis::Stated).count(),
        6
    );
}

#[test]
fn every_claim_and_edge_names_what_exists() {
    let linked = link(all());
    let sources = rasid_linker::sources(&linked, &[], &[], &Toy);
    let known = |id: &String| sources.iter().any(|s| s.id == *id);
    for event in &linked.events {
        assert!(event.independent_sources.iter().all(known), "{event:?}");
        assert!(
            event
                .responds_to
                .iter()
                .all(|e| linked.events.iter().any(|x| x.id == e.event))
        );
    }
}

#[test]
fn fewer_reports_do_not_make_the_loose_ones_stick() {
    // Without the report of the 8th, "last night" of an undated report fits the 5th only.
    let mentions = sixth_of_january()
        .into_iter()
        .chain(middle_of_january())
        .collect();
    let linked = link(mentions);
    assert!(!together(&linked, "r3-m01", "r4-m01"));
    assert!(!together(&linked, "r3-m07", "r4-m03"));
    assert!(!together(&linked, "r3-m07", "r4-m04"));
}

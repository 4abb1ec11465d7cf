//! What joins and what parts, one rule a test.

mod common;

use common::*;
use rasid_model::*;
use rasid_model::{Precision as P, Responsibility as R, SourceKind as S, WeaponClass as W};

const MILITIAS: &str = "iran-backed-militias";
const US: &str = "us-forces";
const COALITION: &str = "international-coalition";

fn attack(report: &str, number: u32) -> M {
    M::new(report, number)
        .on("2022-03-10")
        .at("sy.omar")
        .by(MILITIAS)
        .hits(US)
        .with(W::Rocket)
}

fn one(a: M, b: M) -> bool {
    let ids = (a.0.id.clone(), b.0.id.clone());
    together(&link(vec![a, b]), &ids.0, &ids.1)
}

#[test]
fn two_reports_of_one_day_place_and_side() {
    assert!(one(attack("a", 1), attack("b", 1)));
}

#[test]
fn another_day_parts() {
    assert!(!one(attack("a", 1), attack("b", 1).on("2022-03-11")));
}

#[test]
fn the_night_of_one_day_is_the_dawn_of_the_next() {
    let night = attack("a", 1).part(PartOfDay::Night);
    let dawn = attack("b", 1).on("2022-03-11").part(PartOfDay::Dawn);
    assert!(one(night, dawn));
}

#[test]
fn another_place_parts_and_a_holding_one_joins() {
    assert!(!one(attack("a", 1), attack("b", 1).at("sy.shaddadi")));
    assert!(one(attack("a", 1), attack("b", 1).at("sy.dz")));
    assert!(one(attack("a", 1), attack("b", 1).at("sy")));
    assert!(
        one(attack("a", 1), attack("b", 1).at("sy.mayadin")),
        "12 km away"
    );
}

#[test]
fn sides_never_swap() {
    let back = M::new("b", 1)
        .on("2022-03-10")
        .at("sy.omar")
        .by(US)
        .hits(MILITIAS)
        .with(W::Rocket);
    assert!(!one(attack("a", 1), back));
    let open = M::new("b", 1)
        .on("2022-03-10")
        .at("sy.omar")
        .hits(MILITIAS)
        .with(W::Rocket);
    assert!(!one(attack("a", 1), open));
}

#[test]
fn a_part_and_its_umbrella_join_and_two_parts_do_not() {
    let by = |report, who| {
        M::new(report, 1)
            .on("2022-03-10")
            .at("sy.omar")
            .by(who)
            .hits(US)
    };
    assert!(one(by("a", MILITIAS), by("b", "kataib-hezbollah")));
    assert!(!one(
        by("a", "kataib-sayyid-al-shuhada"),
        by("b", "kataib-hezbollah")
    ));
}

#[test]
fn an_umbrella_does_not_glue_its_parts() {
    let by = |report, who| {
        M::new(report, 1)
            .on("2022-03-10")
            .at("sy.omar")
            .by(who)
            .hits(US)
    };
    let linked = link(vec![
        by("a", "kataib-sayyid-al-shuhada"),
        by("b", MILITIAS),
        by("c", "kataib-hezbollah"),
    ]);
    assert!(!together(&linked, "a-m01", "c-m01"));
    assert_eq!(
        linked.events.len(),
        3,
        "the umbrella fits both alike, so it stays apart"
    );
}

#[test]
fn blame_on_two_sides_is_one_disputed_event() {
    let by = |report, who| {
        M::new(report, 1)
            .on("2022-03-10")
            .at("sy.omar")
            .by_as(who, R::Accused)
            .hits(US)
            .killed(7)
            .with(W::Rocket)
    };
    let linked = link(vec![by("a", "isis"), by("b", MILITIAS)]);
    let event = event_of(&linked, "a-m01");
    assert_eq!(linked.events.len(), 1);
    assert!(event.initiators.iter().all(|i| i.disputed));
}

#[test]
fn a_claim_and_a_denial_by_one_actor_are_a_dispute() {
    let by = |report, how| {
        M::new(report, 1)
            .on("2022-03-10")
            .at("sy.omar")
            .by_as(MILITIAS, how)
            .hits(US)
    };
    let linked = link(vec![by("a", R::Accused), by("b", R::Denied)]);
    let event = event_of(&linked, "a-m01");
    assert_eq!(event.reports.len(), 2);
    assert!(event.initiators[0].disputed && event.initiators[0].claims.len() == 2);
}

#[test]
fn figures_that_differ_are_a_dispute_and_parts_of_a_whole_are_not() {
    let linked = link(vec![attack("a", 1).rounds(3), attack("b", 1).rounds(8)]);
    let event = event_of(&linked, "a-m01");
    assert_eq!(event.reports.len(), 2);
    assert!(event.count.as_ref().unwrap().disputed);
    let whole = attack("a", 1).rounds(5);
    let part = M::new("a", 1).definite().rounds(2);
    let mut part = part.0;
    part.id = "a-m02".into();
    let linked = link(vec![whole, M(part)]);
    let event = event_of(&linked, "a-m02");
    assert_eq!(event.mentions.len(), 2);
    let count = event.count.as_ref().unwrap();
    assert!(
        !count.disputed && count.value.amount == Amount::exactly(5),
        "{count:?}"
    );
}

#[test]
fn drones_are_no_rockets_and_shells_may_be() {
    assert!(!one(attack("a", 1), attack("b", 1).with(W::Drone)));
    let linked = link(vec![attack("a", 1), attack("b", 1).with(W::Artillery)]);
    assert!(event_of(&linked, "a-m01").weapon.as_ref().unwrap().disputed);
    assert_eq!(linked.events.len(), 1);
}

#[test]
fn what_is_only_threatened_did_not_happen() {
    assert!(!one(
        attack("a", 1),
        attack("b", 1).status(Status::Threatened)
    ));
}

#[test]
fn a_recall_by_month_goes_to_the_one_event_it_fits() {
    let recall = || {
        attack("b", 1)
            .on_days("2022-03-01", "2022-03-31", P::Month)
            .background()
    };
    assert!(one(attack("a", 1), recall()));
    let linked = link(vec![
        attack("a", 1),
        attack("c", 1).on("2022-03-20"),
        recall(),
    ]);
    assert_eq!(linked.events.len(), 3, "two events fit alike");
    let refused = &event_of(&linked, "b-m01").merge_reasons;
    assert!(
        refused
            .iter()
            .any(|r| !r.merged && r.signals.iter().any(|s| s == "ambiguous"))
    );
}

#[test]
fn an_undated_recall_glues_nothing() {
    let mut undated = attack("b", 1);
    undated.0.time = None;
    let linked = link(vec![
        attack("a", 1),
        attack("c", 1).on("2022-03-20"),
        undated,
    ]);
    assert_eq!(linked.events.len(), 3);
}

#[test]
fn a_named_fact_joins_without_a_date() {
    let fact = |report| {
        M::new(report, 1)
            .sub(AIR)
            .hits_kind("soleimani", TargetKind::Person)
            .hint(|h| h.fact = Some("soleimani-killed".into()))
    };
    assert!(one(fact("a"), fact("b")));
}

#[test]
fn several_attacks_are_no_single_attack() {
    assert!(!one(attack("a", 1), attack("b", 1).several()));
    assert!(!one(
        attack("a", 1),
        M::new("a", 2).several().definite().hits(US)
    ));
}

#[test]
fn a_definite_mention_retells_the_nearest_that_fits() {
    let linked = link(vec![
        attack("a", 1),
        attack("a", 2).on("2022-03-12"),
        M::new("a", 3).definite().killed(2),
    ]);
    assert!(together(&linked, "a-m02", "a-m03") && !together(&linked, "a-m01", "a-m03"));
}

#[test]
fn words_that_part_and_words_that_join_are_obeyed() {
    let apart = M::new("a", 2)
        .definite()
        .hint(|h| h.apart_from.push("a-m01".into()));
    assert!(!one(attack("a", 1), apart));
    let same = attack("a", 2)
        .on("2022-03-12")
        .hint(|h| h.same_as.push("a-m01".into()));
    assert!(one(attack("a", 1), same));
    let both = attack("a", 2).hint(|h| {
        h.same_as.push("a-m01".into());
        h.apart_from.push("a-m01".into());
    });
    assert!(!one(attack("a", 1), both));
}

#[test]
fn an_answer_is_never_what_it_answers() {
    let answer = M::new("a", 2).definite().answers("a-m01");
    let linked = link(vec![attack("a", 1), answer]);
    assert!(!together(&linked, "a-m01", "a-m02"));
    assert_eq!(
        event_of(&linked, "a-m02").responds_to[0].basis,
        ResponseBasis::Stated
    );
}

#[test]
fn in_one_report_two_places_or_parts_of_a_day_are_two_events() {
    assert!(!one(
        attack("a", 1),
        M::new("a", 2).at("sy.conoco").hits(US).with(W::Rocket)
    ));
    let dawn = attack("a", 1).part(PartOfDay::Dawn);
    assert!(!one(dawn, attack("a", 2).part(PartOfDay::Evening)));
}

#[test]
fn an_answer_is_inferred_where_none_is_stated() {
    let strike = |at: &str, day: &str| M::new("b", 1).on(day).at(at).by(US).hits(MILITIAS).sub(AIR);
    let edge = |m: M| {
        let linked = link(vec![attack("a", 1), m]);
        let edges = event_of(&linked, "b-m01").responds_to.clone();
        assert!(event_of(&linked, "a-m01").responds_to.is_empty());
        edges.first().map(|e| e.basis)
    };
    assert_eq!(
        edge(strike("sy.mayadin", "2022-03-11")),
        Some(ResponseBasis::Inferred)
    );
    assert_eq!(
        edge(strike("sy.mayadin", "2022-03-10")),
        None,
        "nobody knows which came first"
    );
    assert_eq!(edge(strike("sy.mayadin", "2022-03-14")), None);
    assert_eq!(edge(strike("iq.baghdad-airport", "2022-03-11")), None);
}

#[test]
fn one_statement_in_two_reports() {
    let said = |report, number| {
        M::statement(report, number, EventType::Withhold, "psaki").on("2022-01-06")
    };
    let text = "She told reporters: we cannot say exactly who launched them or why they came.";
    let other = "She told reporters that wheat prices had fallen in every region this spring.";
    let run = |a: &str, b: &str| {
        let reports = [("a", a), ("b", b)].map(|(id, text)| Report {
            text: text.into(),
            ..report(id)
        });
        let mentions = [("a", a), ("b", b)].map(|(id, text)| {
            let mut m = said(id, 1).0;
            m.sentence = Span::new(0, text.chars().count() as u32);
            m
        });
        rasid_linker::link(mentions.to_vec(), &reports, &Toy)
            .events
            .len()
    };
    assert_eq!(run(text, text), 1);
    assert_eq!(run(text, other), 2);
}

#[test]
fn a_statement_is_about_events() {
    let claim = M::statement("a", 2, EventType::Claim, MILITIAS).about("a-m01");
    let linked = link(vec![attack("a", 1), claim]);
    assert_eq!(
        event_of(&linked, "a-m02").about,
        [event_of(&linked, "a-m01").id.clone()]
    );
}

#[test]
fn a_copy_tells_the_same_and_adds_no_source() {
    let mut copy = report("b");
    copy.copies_of = Some("a".into());
    let bare = |report| M::new(report, 1).sub("Attack").0;
    let linked = rasid_linker::link(vec![bare("a"), bare("b")], &[report("a"), copy], &Toy);
    assert_eq!(linked.events.len(), 1);
    assert_eq!(linked.events[0].independent_sources, ["report:a"]);
}

#[test]
fn roots_are_counted_once_and_unnamed_ones_by_who_brings_them() {
    let linked = link(vec![
        attack("a", 1)
            .says("paper", S::Outlet)
            .says("sohr", S::Observatory),
        attack("b", 1)
            .says("radio", S::Outlet)
            .says("sohr", S::Observatory),
        attack("c", 1)
            .says("wire", S::Agency)
            .says("local-sources", S::Witness),
        attack("d", 1).says("local-sources", S::Witness),
    ]);
    assert_eq!(linked.events.len(), 1);
    assert_eq!(
        linked.events[0].independent_sources,
        ["report:d", "sohr", "wire"]
    );
    let sources = rasid_linker::sources(&linked, &[], &[], &Toy);
    for id in &linked.events[0].independent_sources {
        assert!(sources.iter().any(|s| s.id == *id), "{id}");
    }
}

fn tally(count: Amount) -> Tally {
    let attack = attack("t", 1).0;
    Tally {
        id: "t-t01".into(),
        report: "t".into(),
        span: Span::new(0, 5),
        what: TallyWhat {
            unit: TallyUnit::Attacks,
            kind: None,
            initiators: attack.initiators,
            targets: attack.targets,
        },
        count,
        since: Some(day("2022-03-01")),
        until: None,
        place: Some(place("sy")),
        source: Some("centre".into()),
        recorded: None,
        verdict: Verdict::NotComparable,
    }
}

#[test]
fn a_tally_stands_beside_the_records_own_count() {
    let linked = link(vec![
        attack("a", 1),
        attack("a", 2).on("2022-03-12"),
        attack("a", 3).on("2022-02-12"),
        M::new("a", 4)
            .on("2022-03-13")
            .at("sy.omar")
            .by(US)
            .hits(MILITIAS),
        attack("a", 5).on("2022-03-15").at("iq.ain-al-asad"),
        attack("a", 6).several(),
        attack("a", 7).on("2022-03-18").status(Status::Thwarted),
    ]);
    let verdict = |count| {
        let told = rasid_linker::reconcile(vec![tally(count)], &linked, &Toy).remove(0);
        assert_eq!(told.recorded.unwrap().count, 2);
        told.verdict
    };
    assert_eq!(verdict(Amount::exactly(2)), Verdict::Matched);
    assert_eq!(verdict(Amount::exactly(15)), Verdict::Fewer);
    assert_eq!(verdict(Amount::exactly(1)), Verdict::More);
    let mut open = tally(Amount::exactly(2));
    open.since = None;
    let told = rasid_linker::reconcile(vec![open], &linked, &Toy).remove(0);
    assert_eq!(
        (told.verdict, told.recorded),
        (Verdict::NotComparable, None)
    );
}

#[test]
fn an_outlet_known_from_metadata_is_no_root_beside_a_named_one() {
    let mut first = attack("a", 1).says("paper", S::Outlet);
    first.0.attribution[0].evidence.rule = "outlet".into();
    let linked = link(vec![
        first,
        M::new("a", 2).definite().says("sohr", S::Observatory),
    ]);
    assert_eq!(linked.events[0].independent_sources, ["sohr"]);
    let mut alone = attack("a", 1).says("paper", S::Outlet);
    alone.0.attribution[0].evidence.rule = "outlet".into();
    assert_eq!(link(vec![alone]).events[0].independent_sources, ["paper"]);
}

#[test]
fn reasons_are_named() {
    let linked = link(vec![attack("a", 1), attack("b", 1)]);
    let reason = &linked.events[0].merge_reasons[0];
    assert!(reason.merged);
    for signal in [
        "time.same_day",
        "place.same",
        "initiator.same",
        "target.same",
    ] {
        assert!(reason.signals.iter().any(|s| s == signal), "{reason:?}");
    }
    let linked = link(vec![attack("a", 1), attack("b", 1).with(W::Drone)]);
    let refused = &event_of(&linked, "a-m01").merge_reasons[0];
    assert!(!refused.merged && refused.signals.iter().any(|s| s == "weapon.other"));
}

#[test]
fn umbrellas_of_coalition_and_us_forces_are_both_kept() {
    let linked = link(vec![attack("a", 1), {
        let mut m = attack("b", 1);
        m.0.targets.clear();
        m.hits(COALITION)
    }]);
    assert_eq!(linked.events.len(), 1);
    assert_eq!(linked.events[0].targets.len(), 2);
}

fn undated(report: &str, number: u32) -> M {
    M::new(report, number).with(W::Rocket)
}

#[test]
fn a_leads_plural_is_the_one_event_told_below_it() {
    let lead = || M::new("a", 1).several().hits(US).background();
    assert!(one(lead(), attack("a", 2)));
    let linked = link(vec![
        lead(),
        attack("a", 2),
        attack("a", 3).on("2022-03-12").at("sy.shaddadi"),
    ]);
    assert_eq!(
        linked.events.len(),
        3,
        "two events cover it, so neither is it"
    );
    let after = M::new("a", 3).several().hits(US).background();
    assert!(
        !one(attack("a", 2), after),
        "what comes after looks to more"
    );
}

#[test]
fn a_bare_toll_belongs_to_the_attack_just_told() {
    let next = |m: M| {
        let mut m = m;
        let start = attack("a", 1).0.sentence.end + 1;
        m.0.sentence = Span::new(start, start + 30);
        m.0.trigger = Span::new(start + 5, start + 9);
        m
    };
    let toll = next(M::new("a", 2).sub("Attack").killed(4));
    assert!(one(attack("a", 1), toll));
    let of_the_others = next(M::new("a", 2).sub("Attack").hits(MILITIAS).killed(4));
    assert!(!one(attack("a", 1), of_the_others));
}

#[test]
fn words_do_not_join_what_sides_or_two_tolls_part() {
    let same = |m: M| m.hint(|h| h.same_as.push("a-m01".into()));
    let dead = |side| M::new("a", 1).sub("Attack").hits(side).killed(1);
    let others = same(M::new("a", 2).sub("Attack").hits(MILITIAS).killed(19));
    assert!(!one(dead(US), others));
    let back = same(attack("a", 2));
    assert!(!one(dead(MILITIAS), back));
}

#[test]
fn a_named_fact_overrules_a_place() {
    let fact = |report, at| {
        M::new(report, 1)
            .sub(AIR)
            .at(at)
            .hint(|h| h.fact = Some("soleimani-killed".into()))
    };
    let linked = link(vec![fact("a", "sy"), fact("b", "iq.baghdad-airport")]);
    assert_eq!(linked.events.len(), 1);
    assert!(!linked.events[0].place.as_ref().unwrap().disputed);
}

#[test]
fn undated_news_is_as_old_as_its_report_where_that_is_known() {
    let news = |from: (i16, i8, i8), to: (i16, i8, i8)| {
        let day = |(y, m, d)| jiff::civil::date(y, m, d);
        undated("b", 1)
            .at("sy.omar")
            .by(MILITIAS)
            .hits(US)
            .hint(|h| h.report_days = Some((day(from), day(to))))
    };
    assert!(one(attack("a", 1), news((2022, 3, 11), (2022, 3, 11))));
    assert!(!one(attack("a", 1), news((2022, 3, 5), (2022, 3, 15))));
    assert!(!one(attack("a", 1), news((2022, 3, 20), (2022, 3, 20))));
}

#[test]
fn the_attack_of_that_day_needs_no_place() {
    let recall = |day| {
        M::new("b", 1)
            .on(day)
            .by(MILITIAS)
            .with(W::Rocket)
            .definite()
            .background()
    };
    assert!(one(attack("a", 1), recall("2022-03-10")));
    assert!(!one(attack("a", 1), recall("2022-03-12")));
    let linked = link(vec![
        attack("a", 1),
        attack("c", 1).at("sy.shaddadi"),
        recall("2022-03-10"),
    ]);
    assert_eq!(linked.events.len(), 3, "two attacks of that day");
}

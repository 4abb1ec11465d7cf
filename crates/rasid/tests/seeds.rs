//! The five reports of the first sitting, where they are at hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{RASID, input, root};
use jiff::civil::date;
use rasid_model::{Event, Family, Record};
use std::collections::BTreeSet;
use std::fs;

/// The record of the five reports; `None`, said aloud, where they are not at hand.
fn seeds() -> Option<Record> {
    let folder = root().join("../shared/seeds");
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("skipped: ../shared/seeds is not beside the project");
        return None;
    };
    let mut paths: Vec<_> = entries.map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let inputs = (1..).zip(paths).map(|(n, path)| {
        input(
            &format!("seed-{n}"),
            &fs::read_to_string(path).unwrap(),
            None,
            None,
        )
    });
    Some(RASID.read(inputs.collect()))
}

/// The attacks on the field of 5 January 2022.
fn fifth_of_january(record: &Record) -> Vec<&Event> {
    let day = Some((date(2022, 1, 5), date(2022, 1, 5)));
    let of_day = |e: &&Event| e.time.as_ref().is_some_and(|t| t.value.days() == day);
    let at_field = |e: &&Event| {
        // The Coalition says the base beside it: either may be shown, both are claimed.
        e.place
            .as_ref()
            .is_some_and(|p| p.claims.iter().any(|c| c.value.id == "sy.omar-field"))
    };
    let incidents = record
        .events
        .iter()
        .filter(|e| e.family == Family::Incident);
    incidents
        .filter(of_day)
        .filter(at_field)
        .filter(|e| e.reports.len() > 1)
        .collect()
}

#[test]
fn fifth_of_january_shows_both_counts_and_three_roots() {
    let Some(record) = seeds() else { return };
    let found = fifth_of_january(&record);
    assert_eq!(
        found.len(),
        1,
        "one attack on 5 January 2022 in more than one report: {found:#?}"
    );
    let event = found[0];
    assert_eq!(
        event.reports.len(),
        2,
        "reports: {:?}, by {:?}",
        event.reports,
        event.mentions
    );
    let count = event.count.as_ref().expect("a count");
    let claims: BTreeSet<(i64, Option<&str>)> = count
        .claims
        .iter()
        .map(|c| (c.value.amount.min, c.root_source.as_deref()))
        .collect();
    let wanted = [(3, Some("sohr")), (8, Some("international-coalition"))];
    // Others say "several": that holds with both.
    assert!(
        claims.is_superset(&BTreeSet::from(wanted)),
        "who counts how many: {claims:?}"
    );
    assert!(count.disputed, "three and eight cannot both hold");
    let roots: BTreeSet<&str> = event
        .independent_sources
        .iter()
        .map(String::as_str)
        .collect();
    assert_eq!(roots.len(), 3, "roots: {roots:?}");
    assert!(
        roots.contains("sohr") && roots.contains("international-coalition"),
        "roots: {roots:?}"
    );
    let coalition = record
        .sources
        .iter()
        .find(|s| s.id == "international-coalition");
    assert!(
        coalition.is_some_and(|s| s.party),
        "the Coalition is a party: {coalition:?}"
    );
}

#[test]
fn reports_are_dated_from_within() {
    let Some(record) = seeds() else { return };
    let dated = record
        .reports
        .iter()
        .filter(|r| r.published.days().is_some())
        .count();
    assert_eq!(
        dated,
        record.reports.len(),
        "every report is dated by its words"
    );
}

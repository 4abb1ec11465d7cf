//! Answers and disputes: what stands between events, and between their tellings.

use crate::pairs::Found;
use crate::scores::Share;
use rasid_model::{Event, Record, ResponseBasis};
use std::collections::{BTreeMap, BTreeSet};

fn events(record: &Record) -> BTreeMap<&str, &Event> {
    record.events.iter().map(|e| (e.id.as_str(), e)).collect()
}

/// Gold's answers: who answers whom.
fn wanted<'a>(found: &Found<'a>) -> BTreeSet<(&'a str, &'a str)> {
    let all = found.wanted.iter().filter_map(|w| {
        let to = w.event.responds_to.as_deref().filter(|to| !to.is_empty())?;
        Some((w.event.id.as_str(), to))
    });
    all.collect()
}

/// The answers of gold between events of the record, and how many it has.
pub(crate) fn responses(found: &Found, record: &Record) -> Share {
    let events = events(record);
    let mut of: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (at, wanted) in found.wanted.iter().enumerate() {
        if !wanted.optional() {
            let events = of.entry(&wanted.event.id).or_default();
            events.insert(found.event_of(at));
        }
    }
    let mut share = Share::default();
    for (from, to) in wanted(found) {
        let (Some(from), Some(to)) = (of.get(from), of.get(to)) else {
            continue;
        };
        share.of += 1;
        let answers = |e: &&Event| e.responds_to.iter().any(|edge| to.contains(&edge.event));
        let hit = from.iter().filter_map(|id| events.get(id.as_str()));
        share.right += usize::from(hit.copied().any(|e| answers(&e)));
    }
    share
}

/// Answers that the record says are stated, and gold lacks.
pub(crate) fn wrong_responses(found: &Found, record: &Record) -> usize {
    let events = events(record);
    // An event that answers two of gold's stands for the one answered last.
    let gold_of: BTreeMap<&str, &str> = found
        .order
        .iter()
        .map(|w| {
            (
                found.told[found.of[w]].event,
                found.wanted[*w].event.id.as_str(),
            )
        })
        .collect();
    let mut stated = BTreeSet::new();
    for (event, gold) in &gold_of {
        let edges = events.get(event).into_iter().flat_map(|e| &e.responds_to);
        for edge in edges.filter(|edge| edge.basis == ResponseBasis::Stated) {
            stated.extend(gold_of.get(edge.event.as_str()).map(|to| (*gold, *to)));
        }
    }
    stated.difference(&wanted(found)).count()
}

/// Are the disputed values of events with several reports the ones that gold calls so?
pub(crate) fn disputes(found: &Found, record: &Record) -> Share {
    let events = events(record);
    let mut right: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    for (w, t) in &found.of {
        let gold = found.wanted[*w].event;
        let reports: BTreeSet<&str> = gold.mentions.iter().map(|m| m.report.as_str()).collect();
        let Some(disputed) = gold.disputed.as_ref().filter(|_| reports.len() > 1) else {
            continue;
        };
        let event = events.get(found.told[*t].event);
        let said = |field: &str| event.is_some_and(|e| is_disputed(e, field));
        for field in ["count", "killed", "injured", "weapon"] {
            let wanted = disputed.iter().any(|d| d == field);
            right.insert((&gold.id, field), wanted == said(field));
        }
    }
    Share {
        right: right.values().filter(|r| **r).count(),
        of: right.len(),
    }
}

fn is_disputed(event: &Event, field: &str) -> bool {
    match field {
        "count" => event.count.as_ref().is_some_and(|h| h.disputed),
        "killed" => event.killed.as_ref().is_some_and(|h| h.disputed),
        "injured" => event.injured.as_ref().is_some_and(|h| h.disputed),
        _ => event.weapon.as_ref().is_some_and(|h| h.disputed),
    }
}

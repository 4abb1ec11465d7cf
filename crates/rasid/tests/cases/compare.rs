//! Holds a case beside the record of its reports and says what differs.

use crate::found::{self, Found, shown};
use crate::pairing;
use crate::parse::{Case, Keys, What, range};
use rasid_model::{Event, Family, Record, ResponseBasis, Status};
use std::collections::BTreeSet;

/// Everything that differs, a line each; empty where the case holds.
pub fn differences(case: &Case, record: &Record) -> Vec<String> {
    let mut out = Vec::new();
    let of = |family| record.events.iter().filter(move |e| e.family == family);
    let incidents: Vec<&Event> = of(Family::Incident).collect();
    let statements: Vec<&Event> = of(Family::Statement).collect();
    let show = |events: &[&Event]| {
        events
            .iter()
            .map(|e| found::event(record, e))
            .collect::<Vec<_>>()
    };
    let told = show(&incidents);
    let said = show(&statements);
    let tallies: Vec<Found> = record.tallies.iter().map(found::tally).collect();
    let paired = pair(case, "event", &told, &mut out);
    let spoken = pair(case, "statement", &said, &mut out);
    let counted = pair(case, "tally", &tallies, &mut out);
    for expected in &case.expected {
        match &expected.what {
            What::Published(n, days) => published(record, *n, *days, &expected.raw, &mut out),
            What::Responds(from, to) => {
                let event =
                    |n: &usize| paired.get(n - 1).copied().flatten().map(|at| incidents[at]);
                if !answers(event(from), event(to)) {
                    out.push(format!(
                        "{}: no such edge stated; edit codebook/frames (role answer-to, response)",
                        expected.raw
                    ));
                }
            }
            What::NoEvent(keys) => {
                let wrong = told
                    .iter()
                    .filter(|f| keys.iter().all(|(k, v)| agrees(f, k, v)));
                out.extend(
                    wrong.map(|f| format!("{}: found {}; {}", expected.raw, f.line(), frames(f))),
                );
            }
            What::Only => {
                let held = |at: &usize| {
                    matches!(incidents[*at].status, Status::Occurred | Status::Thwarted)
                };
                out.extend(surplus(&told, &paired, "event", held));
                out.extend(surplus(&said, &spoken, "statement", |_| true));
                out.extend(surplus(&tallies, &counted, "tally", |_| true));
            }
            What::Event(_) | What::Statement(_) | What::Tally(_) => {}
        }
    }
    out
}

/// Pairs the case's lines of one kind with what was found, and says where a pair differs.
fn pair(case: &Case, kind: &str, found: &[Found], out: &mut Vec<String>) -> Vec<Option<usize>> {
    let lines: Vec<(&str, &Keys)> = case
        .expected
        .iter()
        .filter_map(|e| match (&e.what, kind) {
            (What::Event(k), "event")
            | (What::Statement(k), "statement")
            | (What::Tally(k), "tally") => Some((e.raw.as_str(), k)),
            _ => None,
        })
        .collect();
    let score = |row: usize, column: usize| {
        let keys = lines[row].1;
        let holds = keys
            .iter()
            .filter(|(k, v)| agrees(&found[column], k, v))
            .count();
        let whole = if holds == keys.len() { 1000 } else { 0 };
        u32::try_from(holds * 2 + whole).unwrap()
    };
    let pairs = pairing::best(lines.len(), found.len(), score);
    for ((raw, keys), at) in lines.iter().zip(&pairs) {
        match at.map(|at| &found[at]) {
            None => out.push(format!("missing: {raw}; edit codebook/{}", home(kind))),
            Some(found) => differing(raw, keys, found, out),
        }
    }
    pairs
}

fn differing(raw: &str, keys: &Keys, found: &Found, out: &mut Vec<String>) {
    let wrong: Vec<&(String, String)> = keys.iter().filter(|(k, v)| !agrees(found, k, v)).collect();
    if wrong.is_empty() {
        return;
    }
    out.push(format!("expected: {raw}"));
    out.push(format!("found:    {}", found.line()));
    for (key, value) in wrong {
        out.push(format!(
            "  {key}: expected {value}, found {}; edit codebook/{}",
            shown(&found.get(key)),
            home(key)
        ));
    }
}

fn surplus<'a>(
    found: &'a [Found],
    paired: &'a [Option<usize>],
    kind: &'a str,
    held: impl Fn(&usize) -> bool + 'a,
) -> impl Iterator<Item = String> + 'a {
    (0..found.len())
        .filter(|at| !paired.contains(&Some(*at)))
        .filter(move |at| held(at))
        .map(move |at| {
            format!(
                "not expected: {kind} {}; {}",
                found[at].line(),
                frames(&found[at])
            )
        })
}

fn frames(found: &Found) -> String {
    format!("add a [[frame.reject]] to {}", found.rule)
}

/// Where the knowledge behind a key stands.
fn home(key: &str) -> &'static str {
    match key {
        "event" | "statement" | "type" | "mode" | "acled" => "frames",
        "status" => "words/modality.toml",
        "date" | "background" | "since" | "until" => "time",
        "place" | "origin" => "gazetteer",
        "initiators" | "targets" | "target" => "frames (which argument is who) or actors",
        "speaker" | "sources" => "words/speech.toml or sources",
        "weapon" => "weapons",
        "count" | "tally" | "unit" => "number",
        "killed" | "injured" | "killed.children" => "harm",
        _ => "frames; linking has its reasons in crates/rasid-linker/src/compare",
    }
}

/// Does what was found hold what the case says under this key?
fn agrees(found: &Found, key: &str, wanted: &str) -> bool {
    let held = found.get(key);
    match (key, wanted) {
        (_, "-") => held.is_empty(),
        ("date", _) => held.iter().any(|days| within(days, wanted)),
        ("initiators", _) => footings(&held, wanted),
        ("speaker" | "target", _) => held.contains(wanted),
        ("acled", _) => held.contains(wanted),
        _ => held == wanted.split(',').map(str::to_owned).collect(),
    }
}

fn within(days: &str, wanted: &str) -> bool {
    let inner = (days != "open").then(|| range(days, "found"));
    let (start, end) = range(wanted, "expected");
    inner.is_some_and(|(from, to)| start <= from && to <= end)
}

/// The same initiators; a footing counts only where the case gives one.
fn footings(held: &BTreeSet<String>, wanted: &str) -> bool {
    let wanted: Vec<&str> = wanted.split(',').collect();
    let fits = |held: &str, wanted: &str| held == wanted || held.split(':').next() == Some(wanted);
    held.len() == wanted.len() && wanted.iter().all(|w| held.iter().any(|h| fits(h, w)))
}

fn answers(from: Option<&Event>, to: Option<&Event>) -> bool {
    let (Some(from), Some(to)) = (from, to) else {
        return false;
    };
    from.responds_to
        .iter()
        .any(|edge| edge.event == to.id && edge.basis == ResponseBasis::Stated)
}

fn published(
    record: &Record,
    n: usize,
    days: Option<(jiff::civil::Date, jiff::civil::Date)>,
    raw: &str,
    out: &mut Vec<String>,
) {
    let id = format!("report-{n}");
    let report = record
        .reports
        .iter()
        .find(|r| r.id == id)
        .expect("a report of the case");
    let found = report.published.days();
    if found != days {
        let found = found.map_or("-".to_owned(), |(a, b)| format!("{a}..{b}"));
        out.push(format!(
            "{raw}: found {found}; edit codebook/facts, codebook/persons or codebook/time"
        ));
    }
}

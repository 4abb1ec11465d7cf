//! Undated reports are dated from inside: how many, how narrowly, how many wrongly.
//!
//! A wrong day is worse than none, so wrong ones have a limit of their own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{RASID, input, root};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fs;

/// How a report came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Inside the true days, or none where the words do not fix any.
    Right,
    /// The true days and more.
    Wide,
    /// No days, though the words fix some.
    Undated,
    /// Days that are not the true ones.
    Wrong,
}

/// First and last day that a report may be dated to; `None` where its words fix none.
type Days = Option<(Date, Date)>;

fn judge(found: Days, wanted: Days) -> Outcome {
    match (found, wanted) {
        (None, None) => Outcome::Right,
        (None, Some(_)) => Outcome::Undated,
        (Some(_), None) => Outcome::Wrong,
        (Some((from, to)), Some((first, last))) => match () {
            () if first <= from && to <= last => Outcome::Right,
            () if from <= last && first <= to => Outcome::Wide,
            () => Outcome::Wrong,
        },
    }
}

/// Judges every file listed, prints what is not right, and counts.
fn outcomes(folder: &str, expected: &[(String, Days)]) -> BTreeMap<Outcome, usize> {
    let mut counts = BTreeMap::new();
    for (file, wanted) in expected {
        let text = fs::read_to_string(root().join(folder).join(file)).unwrap();
        let record = RASID.read(vec![input(file, &text, None, None)]);
        let found = record.reports[0].published.days();
        let outcome = judge(found, *wanted);
        if outcome != Outcome::Right {
            println!("{outcome:?}: {folder}/{file}: {found:?}, not {wanted:?}");
        }
        *counts.entry(outcome).or_default() += 1;
    }
    println!("{folder}: {counts:?}");
    counts
}

fn days(from: &str, to: &str) -> Days {
    (from != "-").then(|| (from.parse().unwrap(), to.parse().unwrap()))
}

fn count(counts: &BTreeMap<Outcome, usize>, outcome: Outcome) -> usize {
    counts.get(&outcome).copied().unwrap_or(0)
}

#[test]
fn reports_for_dating() {
    let table = fs::read_to_string(root().join("corpus/dating/expected.tsv")).unwrap();
    let rows = table.lines().skip(1).map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        (cells[0].to_owned(), days(cells[1], cells[2]))
    });
    let rows: Vec<_> = rows.collect();
    let counts = outcomes("corpus/dating", &rows);
    for (name, outcome) in [
        ("right", Outcome::Right),
        ("wide", Outcome::Wide),
        ("undated", Outcome::Undated),
        ("wrong", Outcome::Wrong),
    ] {
        let right = count(&counts, outcome);
        println!("figure dating {name}: {right} of {}", rows.len());
    }
    assert_eq!(count(&counts, Outcome::Wrong), 0, "wrong days");
    assert!(count(&counts, Outcome::Right) >= 42, "{counts:?}");
}

#[test]
fn example_reports() {
    let table = fs::read_to_string(root().join("corpus/examples/README.md")).unwrap();
    let rows = table
        .lines()
        .filter(|row| row.starts_with("| ") && row.contains("| 20"))
        .map(|row| {
            let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            let day = cells.last().unwrap();
            (format!("{}.txt", cells[0]), days(day, day))
        });
    let rows: Vec<_> = rows.collect();
    assert_eq!(rows.len(), 12, "the table of the examples lists them all");
    let counts = outcomes("corpus/examples", &rows);
    assert_eq!(count(&counts, Outcome::Wrong), 0, "wrong days");
    assert!(count(&counts, Outcome::Right) >= 12, "{counts:?}");
}

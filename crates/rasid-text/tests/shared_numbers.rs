//! Measures the number reader on the phrase files beside the repository, if they are there.
//!
//! Rows not passed stand in `misses.tsv` with the reason: our error, or why upstream's
//! reading is wrong for news. A row that is missed without a reason fails, and so does a
//! reason whose row passes.

#![allow(clippy::expect_used)]

mod common;

use rasid_text::Document;
use rasid_text::number::{Number, NumberKind, NumberLexicon, numbers};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static LEXICON: LazyLock<NumberLexicon> = LazyLock::new(common::lexicon);

/// The measured rows: file, those of them that count, what is right, how many at least.
struct Measure {
    file: &'static str,
    counts: fn(&Value) -> bool,
    right: fn(&Value, &[Number]) -> bool,
    least: usize,
}

const MEASURES: [Measure; 4] = [
    Measure {
        file: "duckling-numeral-ar",
        counts: |_| true,
        right: |row, found| has(row, found, false),
        least: 161,
    },
    Measure {
        file: "duckling-numeral-ar-eg",
        counts: |_| true,
        right: |row, found| has(row, found, false),
        least: 150,
    },
    Measure {
        file: "duckling-ordinal-ar",
        counts: |_| true,
        right: |row, found| has(row, found, true),
        least: 30,
    },
    Measure {
        file: "recognizers-numeral-ar",
        counts: |row| row["integers_only"] == true,
        right: has_all,
        least: 105,
    },
];

#[test]
fn shared_rows_are_read_or_their_misses_have_a_reason() {
    let mut missed = BTreeSet::new();
    let mut files = BTreeSet::new();
    for measure in MEASURES {
        let Some(rows) = rows(measure.file) else {
            continue;
        };
        files.insert(measure.file.to_owned());
        let rows = rows.iter().enumerate().filter(|(_, r)| (measure.counts)(r));
        let (mut right, mut all) = (0, 0);
        for (i, row) in rows {
            all += 1;
            if (measure.right)(row, &read(row)) {
                right += 1;
            } else {
                missed.insert((measure.file.to_owned(), i + 1));
            }
        }
        println!("{}: {right} of {all}", measure.file);
        assert!(right >= measure.least, "{}: {right} of {all}", measure.file);
    }
    let explained: BTreeSet<_> = misses()
        .into_iter()
        .filter(|(file, _)| files.contains(file))
        .collect();
    let unexplained: Vec<_> = missed.difference(&explained).collect();
    let passed: Vec<_> = explained.difference(&missed).collect();
    assert!(
        unexplained.is_empty(),
        "no reason in misses.tsv: {unexplained:?}"
    );
    assert!(
        passed.is_empty(),
        "these rows of misses.tsv pass: {passed:?}"
    );
}

/// Not a measure of the project, but a view of the rest: decimals, fractions, ordinals, per cent.
#[test]
fn shared_rows_that_are_not_measured_are_counted() {
    let Some(rows) = rows("recognizers-numeral-ar") else {
        return;
    };
    let mut shares: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for row in rows.iter().filter(|r| r["integers_only"] != true) {
        let spec = row["spec"].as_str().unwrap_or("").replace("Number/", "");
        if spec.contains("Range") || spec.contains("Suppress") {
            continue;
        }
        let relative = |w: &Value| w["type"] == "ordinal.relative";
        if results(row).any(relative) {
            continue;
        }
        let found = read(row);
        let right = match results(row).count() {
            0 => found.is_empty(),
            _ => has_near(row, &found),
        };
        let checked = if row["value_checked"] == true {
            "checked"
        } else {
            "unchecked"
        };
        let share = shares.entry(format!("{spec} {checked}")).or_default();
        share.0 += usize::from(right);
        share.1 += 1;
        if !right {
            let said: Vec<_> = found.iter().map(|n| (n.value, n.kind)).collect();
            println!("{spec} {checked}: {} gave {said:?}", row["text"]);
        }
    }
    for (spec, (right, all)) in shares {
        println!("{spec}: {right} of {all}");
    }
}

fn rows(file: &str) -> Option<Vec<Value>> {
    let path = common::root().join(format!("../shared/data/{file}.jsonl"));
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: no {file}.jsonl beside the repository");
        return None;
    };
    let parse = |l: &str| serde_json::from_str(l).ok();
    Some(text.lines().filter_map(parse).collect())
}

fn read(row: &Value) -> Vec<Number> {
    numbers(&LEXICON, &Document::new(row["text"].as_str().unwrap_or("")))
}

fn results(row: &Value) -> impl Iterator<Item = &Value> {
    row["results"].as_array().into_iter().flatten()
}

/// Is the row's value among the numbers of its kind?
fn has(row: &Value, found: &[Number], ordinal: bool) -> bool {
    found
        .iter()
        .any(|n| n.value == row["value"].as_f64() && (n.kind == NumberKind::Ordinal) == ordinal)
}

/// Are all values of the row among the numbers, as printed?
fn has_all(row: &Value, found: &[Number]) -> bool {
    let said: Vec<String> = found
        .iter()
        .filter_map(|n| Some(n.value?.to_string()))
        .collect();
    results(row)
        .filter_map(|r| r["value"]["value"].as_str())
        .all(|want| said.iter().any(|s| s == want))
}

/// Are all values of the row among the numbers, but for the last digits?
fn has_near(row: &Value, found: &[Number]) -> bool {
    results(row).all(|r| {
        let want = r["value"]["value"].as_str().unwrap_or("");
        let Ok(want) = want.trim_end_matches('%').parse::<f64>() else {
            return false;
        };
        let near = |value: f64| (value - want).abs() <= 1e-9 * want.abs();
        found.iter().any(|n| n.value.is_some_and(near))
    })
}

/// File and row of each line of `misses.tsv`.
fn misses() -> Vec<(String, usize)> {
    let path = common::root().join("crates/rasid-text/tests/misses.tsv");
    let text = std::fs::read_to_string(path).expect("misses.tsv");
    text.lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .map(|line| {
            let columns: Vec<_> = line.split('\t').collect();
            assert_eq!(columns.len(), 3, "misses.tsv wants three columns: {line}");
            let row = columns[1].parse().expect("a row number");
            (columns[0].to_owned(), row)
        })
        .collect()
}

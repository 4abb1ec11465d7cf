//! Our own phrases of time: every row of `corpus/phrases/time.tsv` and `time-none.tsv`.
//!
//! A failure names the line to look at. What is known to come out wrong stands in
//! `known-failures.txt` beside them, with the reason; a row there that comes out right is
//! a failure too, so that the list only shrinks.

#![allow(clippy::unwrap_used)]

mod support;

use rasid_text::Document;
use rasid_time::{Direction, Every, Expr, Reference, Steps, TimeHit, resolve_with};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::read_to_string;
use support::{Words, root};

const FOLDER: &str = "corpus/phrases";

/// A row of `time.tsv`.
struct Row {
    line: usize,
    reference: String,
    direction: Direction,
    /// Span, start, end, precision.
    wanted: [String; 4],
}

/// The rows by their text, and the texts in order.
fn rows() -> Vec<(String, Vec<Row>)> {
    let text = read_to_string(root().join(FOLDER).join("time.tsv")).unwrap();
    let mut out: Vec<(String, Vec<Row>)> = Vec::new();
    for (line, row) in text.lines().enumerate() {
        if row.starts_with('#') || row.is_empty() {
            continue;
        }
        let mut cells: Vec<&str> = row.split('\t').collect();
        assert!(
            (7..=8).contains(&cells.len()),
            "time.tsv:{}: {} columns",
            line + 1,
            cells.len()
        );
        if cells[3] == "=" {
            cells[3] = cells[0];
        }
        if cells[5] == "=" {
            cells[5] = cells[4];
        }
        let found = Row {
            line: line + 1,
            reference: cells[1].to_owned(),
            direction: if cells[2] == "future" {
                Direction::Future
            } else {
                Direction::Past
            },
            wanted: [3, 4, 5, 6].map(|i| cells[i].to_owned()),
        };
        match out.last_mut() {
            Some((text, rows))
                if text == cells[0]
                    && rows[0].reference == found.reference
                    && rows[0].direction == found.direction =>
            {
                rows.push(found)
            }
            _ => out.push((cells[0].to_owned(), vec![found])),
        }
    }
    out
}

/// Span, start, end and precision that the program reads.
fn said(text: &str, doc: &Document, hit: &TimeHit, row: &Row) -> [String; 4] {
    let span = doc.span(hit.tokens.clone());
    let words = text
        .chars()
        .skip(span.start as usize)
        .take((span.end - span.start) as usize);
    let span = words.collect();
    let [start, end, precision] = value(&hit.expr, row);
    [span, start, end, precision]
}

fn value(expr: &Expr, row: &Row) -> [String; 3] {
    let iso = expr.iso_length().map(|length| (length, "duration"));
    let set = iso_set(expr).map(|step| (step, "set"));
    if let Some((value, kind)) = iso.or(set) {
        return [value.clone(), value, kind.into()];
    }
    if let Some((days, spread, _)) = expr.anchored().filter(|_| row.direction == Direction::Past) {
        return [
            format!("{days:+}"),
            format!("{:+}", days + spread),
            "anchor".into(),
        ];
    }
    let reference: Reference = row.reference.parse().unwrap();
    let value = resolve_with(expr, Some(&reference), row.direction);
    let Some(value) = value else {
        return ["?".into(), "?".into(), "?".into()];
    };
    let moment = |m: Option<rasid_model::Moment>| m.map_or("-".to_owned(), |m| m.to_string());
    let precision = serde_json::to_value(value.precision).unwrap();
    [
        moment(value.start),
        moment(value.end),
        precision.as_str().unwrap().to_owned(),
    ]
}

/// How often, as the rows write it.
fn iso_set(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Every(Every::Units(n, unit)) => {
            Expr::Duration(vec![(Steps::exactly(*n), *unit)]).iso_length()
        }
        Expr::Every(Every::Weekday(day)) => Some(format!("{day:?}").to_lowercase()),
        Expr::Every(Every::Part(_)) => Some("P1D".into()),
        _ => None,
    }
}

/// Line and complaint of every row of `time.tsv` that comes out wrong.
fn wrong_values(words: &Words) -> (usize, BTreeMap<String, String>) {
    let mut wrong = BTreeMap::new();
    let mut all = 0;
    for (text, rows) in rows() {
        all += rows.len();
        let (doc, hits) = words.read_all(&text);
        let read: Vec<[String; 4]> = hits
            .iter()
            .map(|hit| said(&text, &doc, hit, &rows[0]))
            .collect();
        for row in &rows {
            if !read.contains(&row.wanted) {
                wrong.insert(
                    format!("time.tsv:{}", row.line),
                    format!("{text:?} wants {:?}, read {read:?}", row.wanted),
                );
            }
        }
        if read.len() > rows.len() {
            wrong
                .entry(format!("time.tsv:{}", rows[0].line))
                .or_insert(format!("{text:?} names too much: {read:?}"));
        }
    }
    (all, wrong)
}

fn wrong_none(words: &Words) -> (usize, BTreeMap<String, String>) {
    let text = read_to_string(root().join(FOLDER).join("time-none.tsv")).unwrap();
    let rows: Vec<_> = text
        .lines()
        .enumerate()
        .filter(|(_, row)| !row.starts_with('#') && !row.is_empty())
        .collect();
    let wrong = rows.iter().filter_map(|(line, row)| {
        let (text, why) = row.split_once('\t').unwrap();
        let (_, hits) = words.read_all(text);
        (!hits.is_empty()).then(|| {
            (
                format!("time-none.tsv:{}", line + 1),
                format!("{text:?} must not match ({why}): {hits:?}"),
            )
        })
    });
    (rows.len(), wrong.collect())
}

#[test]
fn phrases_are_read_as_they_were_meant() {
    let words = Words::load();
    let (phrases, mut wrong) = wrong_values(&words);
    let (none, more) = wrong_none(&words);
    println!(
        "{} of {phrases} phrases, {} of {none} texts without a time",
        phrases - wrong.len(),
        none - more.len()
    );
    wrong.extend(more);
    let listed = read_to_string(root().join(FOLDER).join("known-failures.txt")).unwrap_or_default();
    let known: BTreeSet<&str> = listed
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_whitespace().next())
        .collect();
    let new: Vec<String> = wrong
        .iter()
        .filter(|(line, _)| !known.contains(line.as_str()))
        .map(|(line, what)| format!("{line}: {what}"))
        .collect();
    let gone: Vec<&&str> = known
        .iter()
        .filter(|line| !wrong.contains_key(**line))
        .collect();
    assert!(
        new.is_empty(),
        "mend the rule or the entry in codebook/time:\n{}",
        new.join("\n")
    );
    assert!(
        gone.is_empty(),
        "comes out right, take it off known-failures.txt: {gone:?}"
    );
}

//! Reads the phrases of `corpus/phrases`: every number with its value, and nothing else.
//!
//! The corpus says what the words mean; where the program differs, the program is wrong.

#![allow(clippy::expect_used)]

mod common;

use rasid_text::Document;
use rasid_text::number::{Number, NumberKind, numbers};
use std::collections::BTreeMap;

/// A number as the corpus writes it: span, kind, value, min, max, approx.
type Said = Vec<String>;

#[test]
fn phrases_are_read_with_their_values() {
    let lexicon = common::lexicon();
    let mut texts: BTreeMap<String, (usize, Vec<Said>)> = BTreeMap::new();
    for (line, columns) in rows("number.tsv") {
        let [text, said @ ..] = &columns[..] else {
            panic!("number.tsv:{line}: empty");
        };
        assert_eq!(columns.len(), 8, "number.tsv:{line}: wants eight columns");
        let entry = texts.entry(text.clone()).or_insert((line, Vec::new()));
        entry.1.push(said[..6].to_vec());
    }
    let (mut wrong, mut right, mut all) = (Vec::new(), 0, 0);
    for (text, (line, want)) in texts {
        let doc = Document::new(&text);
        let found: Vec<Said> = numbers(&lexicon, &doc)
            .iter()
            .map(|n| written(&text, &doc, n))
            .collect();
        all += want.len();
        if same(&found, &want) {
            right += want.len();
        } else {
            wrong.push(format!(
                "number.tsv:{line}: {text}\n  wants {want:?}\n  found {found:?}"
            ));
        }
    }
    println!("number phrases: {right} of {all}");
    assert!(all >= 200, "only {all} phrases");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn texts_without_a_number_are_left_alone() {
    let lexicon = common::lexicon();
    let rows = rows("number-none.tsv");
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(line, columns)| {
            let doc = Document::new(&columns[0]);
            let found = numbers(&lexicon, &doc);
            let said: Vec<_> = found
                .iter()
                .map(|n| written(&columns[0], &doc, n))
                .collect();
            (!said.is_empty()).then(|| format!("number-none.tsv:{line}: {columns:?} gave {said:?}"))
        })
        .collect();
    println!(
        "texts without a number: {} of {}",
        rows.len() - wrong.len(),
        rows.len()
    );
    assert!(rows.len() >= 50, "only {} texts", rows.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The lines of a file of the corpus that say something, with their numbers.
fn rows(name: &str) -> Vec<(usize, Vec<String>)> {
    let path = common::root().join("corpus/phrases").join(name);
    let text = std::fs::read_to_string(path).expect("a file of corpus/phrases");
    text.lines()
        .enumerate()
        .filter(|(_, l)| !l.is_empty() && !l.starts_with('#'))
        .map(|(i, l)| (i + 1, l.split('\t').map(str::to_owned).collect()))
        .collect()
}

/// A number in the columns of the corpus.
fn written(text: &str, doc: &Document, number: &Number) -> Said {
    let span = doc.span(number.tokens.clone());
    let said = text
        .chars()
        .skip(span.start as usize)
        .take((span.end - span.start) as usize)
        .collect();
    let kind = match number.kind {
        NumberKind::Cardinal => "cardinal",
        NumberKind::Ordinal => "ordinal",
        NumberKind::Fraction => "fraction",
        NumberKind::Vague => "vague",
        NumberKind::Zero => "zero",
    };
    let none = || "-".to_owned();
    let amount = number.amount;
    vec![
        said,
        kind.to_owned(),
        number.value.map_or_else(none, |v| v.to_string()),
        amount.map_or_else(none, |a| a.min.to_string()),
        amount.map_or_else(none, |a| {
            a.max.map_or_else(|| "open".to_owned(), |m| m.to_string())
        }),
        if amount.is_some_and(|a| a.approx) {
            "yes"
        } else {
            "no"
        }
        .to_owned(),
    ]
}

/// The same numbers; values may differ in the last digits of a part.
fn same(found: &[Said], want: &[Said]) -> bool {
    let close = |a: &str, b: &str| match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => (a - b).abs() <= 1e-9 * b.abs(),
        _ => a == b,
    };
    found.len() == want.len()
        && found
            .iter()
            .zip(want)
            .all(|(f, w)| f.iter().zip(w).all(|(a, b)| close(a, b)))
}

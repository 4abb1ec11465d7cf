//! Runs the examples and rejects of `codebook/number`.

#![allow(clippy::expect_used)]

mod common;

use rasid_text::Document;
use rasid_text::number::{Number, NumberKind, NumberLexicon, numbers};
use toml::Value;

#[test]
fn every_example_is_read_and_every_reject_is_not() {
    let lexicon = common::lexicon();
    let mut wrong = Vec::new();
    let mut run = 0;
    for (name, text) in common::files() {
        let file: toml::Table = toml::from_str(&text).expect("TOML");
        for entry in entries(&file, "example") {
            run += 1;
            wrong.extend(example(&lexicon, entry).map(|w| format!("{name}: {w}")));
        }
        for entry in entries(&file, "reject") {
            run += 1;
            let found = read(&lexicon, said(entry));
            if !found.is_empty() {
                wrong.push(format!("{name}: reject {:?} gave {found:?}", said(entry)));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "edit codebook/number:\n{}",
        wrong.join("\n")
    );
    assert!(run > 50, "only {run} examples");
}

#[test]
fn the_files_joined_are_one_file() {
    let joined: String = common::files().into_iter().map(|(_, text)| text).collect();
    let lexicon = NumberLexicon::parse(&joined).expect("joined");
    assert_eq!(read(&lexicon, "ثلاثة").len(), 1);
}

fn entries<'a>(file: &'a toml::Table, key: &str) -> impl Iterator<Item = &'a toml::Table> {
    file.get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_table)
}

fn said(entry: &toml::Table) -> &str {
    entry
        .get("text")
        .and_then(Value::as_str)
        .expect("an entry has a text")
}

fn read(lexicon: &NumberLexicon, text: &str) -> Vec<Number> {
    numbers(lexicon, &Document::new(text))
}

/// What is wrong with an example, if anything.
fn example(lexicon: &NumberLexicon, entry: &toml::Table) -> Option<String> {
    let text = said(entry);
    let found = read(lexicon, text);
    let [number] = &found[..] else {
        return Some(format!("{text:?} should hold one number, has {found:?}"));
    };
    let whole = |key: &str| entry.get(key).and_then(Value::as_integer);
    let value = entry
        .get("value")
        .map(|v| v.as_float().or(v.as_integer().map(|i| i as f64)));
    let right = value.is_none_or(|v| v == number.value)
        && entry.get("min").is_none_or(|_| {
            number
                .amount
                .is_some_and(|a| Some(a.min) == whole("min") && a.max == whole("max"))
        })
        && (!entry.contains_key("kind") || entry["kind"].as_str() == Some(kind(number.kind)))
        && entry
            .get("approx")
            .is_none_or(|a| number.amount.map(|n| n.approx) == a.as_bool())
        && entry
            .get("prep")
            .is_none_or(|p| number.prep.map(String::from).as_deref() == p.as_str());
    (!right).then(|| format!("{text:?} should be {entry:?}, is {number:?}"))
}

fn kind(kind: NumberKind) -> &'static str {
    match kind {
        NumberKind::Cardinal => "cardinal",
        NumberKind::Ordinal => "ordinal",
        NumberKind::Fraction => "fraction",
        NumberKind::Vague => "vague",
        NumberKind::Zero => "zero",
    }
}

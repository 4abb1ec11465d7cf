//! What must hold of any text and any set of reports.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{RASID, input, root};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rasid::Input;
use rasid_model::{Event, Evidence, Mention, Record, Span};
use std::fs;
use std::sync::LazyLock;

/// The reports of the corpus: examples whole, cases one by one.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut texts = Vec::new();
    for (folder, ending) in [("corpus/examples", "txt"), ("corpus/cases", "md")] {
        let mut paths: Vec<_> = fs::read_dir(root().join(folder))
            .unwrap()
            .map(|e| e.unwrap().path())
            .collect();
        paths.retain(|p| p.extension().is_some_and(|e| e == ending));
        paths.sort();
        for path in paths {
            let text = fs::read_to_string(path).unwrap();
            if ending == "txt" {
                texts.push(text);
            } else {
                texts.extend(
                    text.split("```report\n")
                        .skip(1)
                        .map(|t| t.split("```").next().unwrap().to_owned()),
                );
            }
        }
    }
    texts
});

/// Words and marks of the corpus, to be thrown together.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut words: Vec<String> = TEXTS
        .iter()
        .flat_map(|t| t.split_whitespace())
        .map(str::to_owned)
        .collect();
    words.sort();
    words.dedup();
    words
});

/// Stretches of three to nine words of the corpus.
fn fragment() -> impl Strategy<Value = String> {
    (select(TEXTS.as_slice()), any::<Index>(), 3usize..10).prop_map(|(text, at, length)| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let start = at.index(words.len());
        words[start..(start + length).min(words.len())].join(" ")
    })
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => fragment(),
        4 => select(WORDS.as_slice()),
        1 => "[\u{600}-\u{6ff}]{0,6}",
        2 => "[.,،؟!:;\"'«»“”()/\\-–\n]{1,3}",
        1 => "[0-9٠-٩]{1,5}",
        1 => "[\u{64b}-\u{65f}\u{640}\u{200c}-\u{200f}\u{202a}-\u{202e}]{1,3}",
        1 => any::<char>().prop_map(String::from),
    ];
    let glue = select(vec![" ", "", "\n", "، "]);
    proptest::collection::vec((piece, glue), 0..30).prop_map(|pieces| {
        pieces
            .into_iter()
            .flat_map(|(p, g)| [p, g.to_owned()])
            .collect()
    })
}

fn read(texts: &[&str], dated: bool) -> Record {
    let day = dated.then(|| date(2022, 6, 15));
    let inputs = (0..)
        .zip(texts)
        .map(|(n, text)| input(&format!("r{n:02}"), text, day, None));
    RASID.read(inputs.collect())
}

/// Values that no words of the report say: its outlet, and the day it was written.
fn unspoken(evidence: &Evidence) -> bool {
    evidence.rule == "outlet" || evidence.rule == "time.report-date"
}

/// The name and evidence of every value of a mention.
fn evidence(m: &Mention) -> Vec<(&'static str, &Evidence)> {
    let mut out = Vec::new();
    out.extend(m.time.iter().map(|v| ("time", &v.evidence)));
    out.extend(m.place.iter().map(|v| ("place", &v.evidence)));
    out.extend(m.origin.iter().map(|v| ("origin", &v.evidence)));
    out.extend(m.initiators.iter().map(|v| ("initiator", &v.evidence)));
    out.extend(m.targets.iter().map(|v| ("target", &v.evidence)));
    out.extend(m.weapon.iter().map(|v| ("weapon", &v.evidence)));
    out.extend(m.count.iter().map(|v| ("count", &v.evidence)));
    out.extend(m.killed.iter().map(|v| ("killed", &v.evidence)));
    out.extend(m.injured.iter().map(|v| ("injured", &v.evidence)));
    out.extend(m.damage.iter().map(|v| ("damage", &v.evidence)));
    out.extend(m.attribution.iter().map(|v| ("attribution", &v.evidence)));
    out
}

/// Spans in the text, evidence for every value, and no dangling id.
fn holds(record: &Record) {
    for mention in &record.mentions {
        let report = record
            .reports
            .iter()
            .find(|r| r.id == mention.report)
            .unwrap();
        let length = u32::try_from(report.text.chars().count()).unwrap();
        let inside = |span: &Span| span.start < span.end && span.end <= length;
        let told = || format!("{} in {:?}", mention.rule, report.text);
        assert!(inside(&mention.trigger), "trigger of {}", told());
        assert!(inside(&mention.sentence), "sentence of {}", told());
        assert!(
            mention.sentence.holds(mention.trigger),
            "trigger outside its sentence: {}",
            told()
        );
        assert!(
            !mention.rule.is_empty() && !mention.event.is_empty(),
            "{}",
            told()
        );
        for (value, evidence) in evidence(mention) {
            let bare = evidence.spans.is_empty() && !unspoken(evidence);
            assert!(
                !bare,
                "{value} by {} has no words: {}",
                evidence.rule,
                told()
            );
            assert!(!evidence.rule.is_empty(), "{value} has no rule: {}", told());
            assert!(
                evidence.spans.iter().all(inside),
                "{value} outside the text: {}",
                told()
            );
            let letters: u32 = evidence.spans.iter().map(|s| s.end - s.start).sum();
            assert!(
                letters <= Evidence::LONGEST,
                "{value} shows {letters} letters: {}",
                told()
            );
        }
        for toll in mention.killed.iter().chain(&mention.injured) {
            let spans = toll.groups.iter().flat_map(|g| &g.spans);
            assert!(
                spans.clone().all(inside),
                "a toll's part outside the text: {}",
                told()
            );
        }
    }
    for report in &record.reports {
        let length = u32::try_from(report.text.chars().count()).unwrap();
        let spans = report.boilerplate.iter().chain(&report.published.spans);
        assert!(
            spans.clone().all(|s| s.start < s.end && s.end <= length),
            "{:?}",
            report.text
        );
    }
    record.events.iter().for_each(|event| ties(record, event));
}

/// Everything an event names is in the record.
fn ties(record: &Record, event: &Event) {
    let event_exists = |id: &String| record.events.iter().any(|e| e.id == *id);
    assert!(!event.mentions.is_empty(), "{}", event.id);
    assert!(event.about.iter().all(event_exists), "{:?}", event.about);
    assert!(
        event
            .responds_to
            .iter()
            .all(|edge| event_exists(&edge.event)),
        "{:?}",
        event.responds_to
    );
    for id in &event.mentions {
        assert!(
            record
                .mentions
                .iter()
                .any(|m| m.id == *id && m.event == event.id),
            "{id}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in text(), dated in any::<bool>()) {
        holds(&read(&[&text], dated));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_of_the_input_is_nothing(
        order in Just((0..TEXTS.len()).collect::<Vec<_>>()).prop_shuffle(),
        size in 2usize..9,
    ) {
        let inputs: Vec<Input> = order[..size]
            .iter()
            .map(|n| input(&format!("r{n:03}"), &TEXTS[*n], Some(date(2022, 6, 15)), None))
            .collect();
        let mut turned = inputs.clone();
        turned.reverse();
        prop_assert_eq!(RASID.read(inputs), RASID.read(turned));
    }
}

#[test]
fn corpus_is_read_with_evidence_for_every_value() {
    let mut mentions = 0;
    for text in TEXTS.iter() {
        for dated in [false, true] {
            let record = read(&[text], dated);
            holds(&record);
            mentions += record.mentions.len();
        }
    }
    assert!(
        mentions > TEXTS.len(),
        "only {mentions} mentions in {} texts",
        TEXTS.len()
    );
}

#[test]
fn same_input_gives_the_same_record() {
    let texts: Vec<&str> = TEXTS.iter().map(String::as_str).collect();
    assert_eq!(read(&texts, false), read(&texts, false));
}

#[test]
fn no_text_at_all_is_read() {
    for text in ["", " ", "\n\n", "\u{200f}", "\0", "ا", "»", "«««"] {
        holds(&read(&[text], true));
    }
}

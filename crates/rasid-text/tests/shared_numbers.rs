//! Measures the number reader on the phrase files beside the repository, if they are there.

mod common;

use rasid_text::Document;
use rasid_text::number::{NumberKind, numbers};
use serde_json::Value;

#[test]
fn shared_phrases_are_read() {
    let lexicon = common::lexicon();
    for (file, ordinal, least) in [
        ("duckling-numeral-ar", false, 0.95),
        ("duckling-numeral-ar-eg", false, 0.93),
        ("duckling-ordinal-ar", true, 0.9),
    ] {
        let path = common::root().join(format!("../shared/data/{file}.jsonl"));
        let Ok(text) = std::fs::read_to_string(&path) else {
            println!("skipped: no {file}.jsonl beside the repository");
            continue;
        };
        let rows: Vec<Value> = text
            .lines()
            .filter_map(|l| serde_json::from_str(l).ok())
            .collect();
        let right = |row: &&Value| {
            let doc = Document::new(row["text"].as_str().unwrap_or(""));
            numbers(&lexicon, &doc).iter().any(|n| {
                n.value == row["value"].as_f64() && (n.kind == NumberKind::Ordinal) == ordinal
            })
        };
        let missed: Vec<_> = rows
            .iter()
            .filter(|r| !right(r))
            .map(|r| &r["text"])
            .collect();
        let share = 1.0 - missed.len() as f64 / rows.len() as f64;
        println!("{file}: {share:.3} of {}; missed {missed:?}", rows.len());
        assert!(share >= least, "{file}: {share:.3}");
    }
}

#[test]
fn shared_sentences_are_read() {
    let lexicon = common::lexicon();
    let path = common::root().join("../shared/data/recognizers-numeral-ar.jsonl");
    let Ok(text) = std::fs::read_to_string(&path) else {
        return println!("skipped: no recognizers-numeral-ar.jsonl beside the repository");
    };
    let rows: Vec<Value> = text
        .lines()
        .filter_map(|l| serde_json::from_str(l).ok())
        .filter(|r: &Value| r["integers_only"] == true)
        .collect();
    let mut right = 0;
    for row in &rows {
        let found = numbers(&lexicon, &Document::new(row["text"].as_str().unwrap_or("")));
        let said: Vec<String> = found
            .iter()
            .filter_map(|n| Some(n.value?.to_string()))
            .collect();
        let wanted = row["results"].as_array().into_iter().flatten();
        let missing: Vec<_> = wanted
            .filter_map(|r| r["value"]["value"].as_str())
            .filter(|w| !said.iter().any(|s| s == w))
            .collect();
        if missing.is_empty() {
            right += 1;
        } else {
            println!("{} : missing {missing:?}, said {said:?}", row["text"]);
        }
    }
    println!("recognizers integers: {right} of {}", rows.len());
}

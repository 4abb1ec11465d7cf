//! The record that the program writes is what the schemas say.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod run;

use run::{FILES, rasid, record, stderr};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn check(paths: &[PathBuf]) {
    let dir = tempfile::tempdir().unwrap();
    let mut args = paths.to_vec();
    args.extend([PathBuf::from("--out"), dir.path().to_owned()]);
    let done = rasid(&args);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    for file in FILES {
        let name = file.replace(".jsonl", ".schema.json");
        let schema = fs::read_to_string(root().join("schemas").join(&name)).unwrap();
        let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
        for row in record(dir.path(), file) {
            let errors: Vec<String> = schema
                .iter_errors(&row)
                .map(|e| format!("{}: {e}", e.instance_path()))
                .collect();
            assert!(
                errors.is_empty(),
                "{file}, {}: {}\n{row}",
                row["id"],
                errors.join("\n")
            );
        }
    }
}

#[test]
fn examples_give_a_valid_record() {
    let bad = tempfile::tempdir().unwrap();
    fs::write(bad.path().join("empty.txt"), "").unwrap();
    fs::write(
        bad.path().join("one.jsonl"),
        "{\"text\": \"قصف على قرية.\", \"url\": \"u\"}\n",
    )
    .unwrap();
    check(&[root().join("corpus/examples"), bad.path().to_owned()]);
}

#[test]
fn reports_kept_beside_the_project_give_a_valid_record() {
    let shared = root().join("../shared");
    let paths = [shared.join("seeds"), shared.join("data/gsr-dev.jsonl")];
    if paths.iter().all(|p| p.exists()) {
        check(&paths);
    } else {
        println!("skipped: ../shared is not here");
    }
}

/// Runs a command over single texts and holds every line to its schema; the lines, in order.
fn check_phrases(command: &str, texts: &[String]) -> Vec<serde_json::Value> {
    let path = root().join(format!("schemas/{command}.schema.json"));
    let schema = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let lines: String = texts
        .iter()
        .map(|text| {
            format!(
                "{}\n",
                serde_json::json!({"text": text, "reference": "2022-01-16T18:00+03:00"})
            )
        })
        .collect();
    let done = run::piped(&[command, "--jsonl"], &lines);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    let said = String::from_utf8(done.stdout).unwrap();
    let rows: Vec<serde_json::Value> = said
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows.len(), texts.len());
    for (row, text) in rows.iter().zip(texts) {
        let errors: Vec<String> = schema
            .iter_errors(row)
            .map(|e| format!("{}: {e}", e.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{command}: {}\n{row}", errors.join("\n"));
        let letters: Vec<char> = text.chars().collect();
        for found in row["results"].as_array().unwrap() {
            let at = |key: &str| found[key].as_u64().unwrap() as usize;
            let words: String = letters[at("start")..at("end")].iter().collect();
            assert_eq!(found["text"], words.as_str(), "{command}: {text}");
        }
    }
    rows
}

fn texts_in(folder: &str) -> Vec<String> {
    let mut paths: Vec<PathBuf> = fs::read_dir(root().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

#[test]
fn times_and_numbers_of_the_corpus_are_valid() {
    let texts = [texts_in("corpus/examples"), texts_in("corpus/dating")].concat();
    for command in ["time", "number"] {
        let rows = check_phrases(command, &texts);
        let found = |row: &serde_json::Value| !row["results"].as_array().unwrap().is_empty();
        assert!(rows.iter().filter(|row| found(row)).count() > texts.len() / 2);
    }
}

#[test]
fn times_and_numbers_of_sentences_beside_the_project_are_valid() {
    let Ok(rows) = fs::read_to_string(root().join("../shared/data/gsr-dev.jsonl")) else {
        println!("skipped: ../shared is not here");
        return;
    };
    let text = |row: &str| {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        row["text"].as_str().unwrap().to_owned()
    };
    let texts: Vec<String> = rows.lines().map(text).collect();
    for command in ["time", "number"] {
        check_phrases(command, &texts);
    }
}

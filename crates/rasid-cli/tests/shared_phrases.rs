//! The phrase files beside the repository, read by the program: figures and reasons.
//!
//! `xtask/measures/phrase_rows.py` judges every row; here its figures are held against
//! `xtask/floors.toml`, and the reasons in `misses.tsv` of each crate against the rows
//! that are missed, so that EVALUATION.md tells neither too many nor too few. Without
//! the files or without Python the tests say so and pass.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What the script says of every measure; `None` where it cannot run.
fn measures() -> Option<&'static Value> {
    static SAID: OnceLock<Option<Value>> = OnceLock::new();
    SAID.get_or_init(|| {
        let shared = root().join("../shared");
        if !shared.join("data").is_dir() {
            println!("skipped: ../shared/data is missing");
            return None;
        }
        let done = Command::new("python3")
            .arg(root().join("xtask/measures/phrase_rows.py"))
            .args(["--rasid", env!("CARGO_BIN_EXE_rasid"), "--json", "--shared"])
            .arg(shared)
            .output();
        let Ok(done) = done else {
            println!("skipped: python3 is missing");
            return None;
        };
        let why = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "{why}");
        let said: Value = serde_json::from_slice(&done.stdout).unwrap();
        Some(said["measures"].clone())
    })
    .as_ref()
}

#[test]
fn figures_reach_their_floors() {
    let Some(measures) = measures() else { return };
    for (name, measure) in measures.as_object().unwrap() {
        println!("{name}: {} of {}", measure["right"], measure["of"]);
    }
    let floors = std::fs::read_to_string(root().join("xtask/floors.toml")).unwrap();
    let floors: toml::Table = floors.parse().unwrap();
    for floor in floors["figure"].as_array().unwrap() {
        let of = floor.get("of").and_then(toml::Value::as_str);
        let name = floor["name"].as_str().unwrap();
        let name = match (of, name.strip_suffix(".right")) {
            (Some("phrases"), Some(name)) => name,
            (Some("rows"), Some(name)) => name.strip_prefix("measures.").unwrap(),
            _ => continue,
        };
        let least = floor["min"].as_integer().unwrap();
        let right = measures[name]["right"].as_i64().unwrap();
        assert!(right >= least, "{name}: {right}, and the floor is {least}");
    }
}

/// A row, by its file and its line.
type Row = (String, u64);

/// The rows that a crate reads wrongly.
fn missed(measures: &Value, of_crate: &str) -> BTreeSet<Row> {
    let measures = measures.as_object().unwrap().values();
    let told = measures.filter(|m| m["crate"] == of_crate && m["told"] == true);
    let rows = told.flat_map(|m| m["rows"].as_array().unwrap());
    rows.filter(|row| row["right"] == false)
        .map(|row| {
            (
                row["file"].as_str().unwrap().to_owned(),
                row["row"].as_u64().unwrap(),
            )
        })
        .collect()
}

/// The rows that a crate's `misses.tsv` gives reasons for.
fn explained(of_crate: &str) -> BTreeSet<Row> {
    let file = root().join(format!("crates/{of_crate}/tests/misses.tsv"));
    let text = std::fs::read_to_string(file).unwrap();
    let lines = text
        .lines()
        .filter(|l| !l.starts_with('#') && !l.trim().is_empty());
    let rows = lines.map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [file, row, why] = columns[..] else {
            panic!("{of_crate}: expected file, row and reason, parted by tabs: {line}");
        };
        assert!(
            why.split_whitespace().count() >= 3,
            "{of_crate}: say why: {line}"
        );
        let row = row
            .parse()
            .unwrap_or_else(|_| panic!("{of_crate}: {row} is no row: {line}"));
        (file.trim_end_matches(".jsonl").to_owned(), row)
    });
    rows.collect()
}

#[test]
fn every_missed_row_has_a_reason_and_no_other() {
    let Some(measures) = measures() else { return };
    for of_crate in ["rasid-time", "rasid-text"] {
        let missed = missed(measures, of_crate);
        let explained = explained(of_crate);
        let unexplained: Vec<_> = missed.difference(&explained).collect();
        let passed: Vec<_> = explained.difference(&missed).collect();
        assert!(
            unexplained.is_empty() && passed.is_empty(),
            "crates/{of_crate}/tests/misses.tsv: no reason for {unexplained:?}; a reason for rows that pass: {passed:?}"
        );
    }
}

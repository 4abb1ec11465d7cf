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

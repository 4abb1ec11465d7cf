//! The files of a record: valid, sorted, whole, and always the same bytes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod sample;

use rasid_export::{FILES, write_record};
use sample::record;
use std::fs;
use std::path::Path;

fn schema(file: &str) -> jsonschema::Validator {
    let name = file.replace(".jsonl", ".schema.json");
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../schemas")
        .join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

fn rows(dir: &Path, file: &str) -> Vec<serde_json::Value> {
    let text = fs::read_to_string(dir.join(file)).unwrap();
    text.lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}

fn written() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    write_record(&record(), dir.path()).unwrap();
    dir
}

#[test]
fn every_row_is_valid() {
    let dir = written();
    for file in FILES {
        let schema = schema(file);
        let rows = rows(dir.path(), file);
        assert!(!rows.is_empty(), "the sample shows no {file}");
        for row in rows {
            let errors: Vec<String> = schema
                .iter_errors(&row)
                .map(|e| format!("{}: {e}", e.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{file}: {row}\n{}", errors.join("\n"));
        }
    }
}

#[test]
fn schemas_refuse_what_the_contract_refuses() {
    let dir = written();
    let refused = |file: &str, change: &dyn Fn(&mut serde_json::Value)| {
        let mut row = rows(dir.path(), file).remove(0);
        change(&mut row);
        assert!(!schema(file).is_valid(&row), "{file} lets this pass: {row}");
    };
    refused("reports.jsonl", &|r| r["extra"] = 1.into());
    refused("reports.jsonl", &|r| {
        r["published"]["start"] = "2022-01".into()
    });
    refused("reports.jsonl", &|r| {
        r["url"] = "http://one.of.both/".into()
    });
    refused("mentions.jsonl", &|r| r["place"]["lat"] = 100.into());
    refused("mentions.jsonl", &|r| r["place"]["extra"] = 1.into());
    refused("mentions.jsonl", &|r| r["status"] = "happened".into());
    refused("mentions.jsonl", &|r| r["event"] = "".into());
    refused("events.jsonl", &|r| r["mentions"] = serde_json::json!([]));
    refused("tallies.jsonl", &|r| r["verdict"] = "wrong".into());
    refused("sources.jsonl", &|r| r["name_en"] = serde_json::Value::Null);
    refused("notices.jsonl", &|r| r["code"] = "Two Words".into());
}

#[test]
fn files_are_sorted_and_unescaped() {
    let dir = written();
    for file in FILES.iter().filter(|f| **f != "notices.jsonl") {
        let ids: Vec<String> = rows(dir.path(), file)
            .iter()
            .map(|r| r["id"].as_str().unwrap().to_owned())
            .collect();
        assert!(ids.is_sorted(), "{file}: {ids:?}");
    }
    let reports = fs::read_to_string(dir.path().join("reports.jsonl")).unwrap();
    assert!(reports.contains("حقل الوادي"));
}

#[test]
fn writing_again_replaces_whole_files_and_leaves_nothing_behind() {
    let dir = written();
    let before = fs::read(dir.path().join("events.jsonl")).unwrap();
    write_record(&record(), dir.path()).unwrap();
    assert_eq!(fs::read(dir.path().join("events.jsonl")).unwrap(), before);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), FILES.len());
}

#[test]
fn folder_that_is_a_file_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("record");
    fs::write(&file, "").unwrap();
    let error = write_record(&record(), &file).unwrap_err().to_string();
    assert!(error.contains(&file.display().to_string()), "{error}");
}

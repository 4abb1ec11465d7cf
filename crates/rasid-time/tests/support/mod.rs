//! What the tests share: the codebook's words of time and of number, and reading with them.

#![allow(clippy::unwrap_used, dead_code)]

use rasid_text::Document;
use rasid_text::number::{NumberLexicon, numbers};
use rasid_time::{Habits, TimeHit, TimeLexicon, expressions, expressions_with};
use serde_json::Value;
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The rows of a peer's file; nothing, and said so, where it is not beside the repository.
pub fn rows(file: &str) -> Option<Vec<Value>> {
    let path = root().join("../shared/data").join(file);
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: {file} is not beside the repository");
        return None;
    };
    let rows = text.lines().map(|line| serde_json::from_str(line).unwrap());
    Some(rows.collect())
}

/// The words of time and of number.
pub struct Words {
    pub time: TimeLexicon,
    number: NumberLexicon,
}

impl Words {
    pub fn load() -> Self {
        let (time, number) = (files("time"), files("number"));
        Self {
            time: TimeLexicon::parse(&borrowed(&time)).unwrap(),
            number: NumberLexicon::parse_files(&borrowed(&number)).unwrap(),
        }
    }

    pub fn read(&self, text: &str) -> (Document, Vec<TimeHit>) {
        let doc = Document::new(text);
        let numbers = numbers(&self.number, &doc);
        let hits = expressions(&self.time, &doc, &numbers);
        (doc, hits)
    }

    /// As [`Self::read`], with lengths, repetitions and parts of the day by themselves.
    pub fn read_all(&self, text: &str) -> (Document, Vec<TimeHit>) {
        let doc = Document::new(text);
        let numbers = numbers(&self.number, &doc);
        let hits = expressions_with(&self.time, &doc, &numbers, Habits::ALL);
        (doc, hits)
    }
}

fn files(folder: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = std::fs::read_dir(root().join("codebook").join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .map(|path| {
            (
                path.display().to_string(),
                std::fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect()
}

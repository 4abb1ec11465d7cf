//! No sentence of the press in the project.
//!
//! The codebook and the corpus are our own words. Six words in a row that stand
//! in the reports we measure on are a copied sentence, and this finds them.
//! Skipped with a message where those reports are not beside the project.

use super::Finding;
use crate::tree::Tree;
use anyhow::{Context, Result};
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};
use std::path::Path;

const GUARD: &str = "borrowed";
const ROW: usize = 6;

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let Some(shared) = tree.shared() else {
        println!("tidy: ../shared is missing, so no text is compared with the press");
        return Ok(Vec::new());
    };
    let press = press(&shared)?;
    let mut found = Vec::new();
    for folder in ["codebook", "corpus"] {
        for file in tree.under(folder, &[]) {
            for passage in passages(file, &tree.read(file)?) {
                let rows = borrowed(&press, &passage);
                if let Some(first) = rows.first() {
                    let what = format!("{} rows of six words of the press: {first}", rows.len());
                    found.push(Finding::error(GUARD, file, None, what));
                }
            }
        }
    }
    Ok(found)
}

/// Every six words in a row of the reports, hashed.
fn press(shared: &Path) -> Result<FxHashSet<u64>> {
    let mut rows = FxHashSet::default();
    let seeds = shared.join("seeds");
    let mut texts = Vec::new();
    if seeds.is_dir() {
        for entry in std::fs::read_dir(&seeds)? {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == "txt") {
                let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
                texts.push(String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    }
    if let Ok(lines) = std::fs::read_to_string(shared.join("data/gsr-dev.jsonl")) {
        lines
            .lines()
            .for_each(|line| texts.extend(json_strings(line)));
    }
    for text in &texts {
        rows.extend(hashes(&words(&rasid_text::fold::fold(text))));
    }
    Ok(rows)
}

/// The passages of a file, each a run of text that a reader would read as one.
fn passages(file: &str, text: &str) -> Vec<String> {
    if file.ends_with(".toml") {
        let mut strings = Vec::new();
        if let Ok(table) = text.parse::<toml::Table>() {
            toml_strings(&toml::Value::Table(table), &mut strings);
        }
        strings
    } else if file.ends_with(".jsonl") {
        text.lines().flat_map(json_strings).collect()
    } else if file.ends_with(".tsv") {
        text.lines()
            .flat_map(|line| line.split('\t'))
            .map(str::to_owned)
            .collect()
    } else {
        vec![text.to_owned()]
    }
}

fn toml_strings(value: &toml::Value, out: &mut Vec<String>) {
    match value {
        toml::Value::String(text) => out.push(text.clone()),
        toml::Value::Array(items) => items.iter().for_each(|item| toml_strings(item, out)),
        toml::Value::Table(table) => table.values().for_each(|item| toml_strings(item, out)),
        _ => {}
    }
}

fn json_strings(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut todo: Vec<serde_json::Value> = serde_json::from_str(line).into_iter().collect();
    while let Some(value) = todo.pop() {
        match value {
            serde_json::Value::String(text) => out.push(text),
            serde_json::Value::Array(items) => todo.extend(items),
            serde_json::Value::Object(map) => todo.extend(map.into_values()),
            _ => {}
        }
    }
    out
}

/// The rows of six words of a passage that stand in the press.
fn borrowed(press: &FxHashSet<u64>, passage: &str) -> Vec<String> {
    let folded = rasid_text::fold::fold(passage);
    let words = words(&folded);
    let rows = words.windows(ROW).filter(|row| press.contains(&hash(row)));
    rows.map(|row| row.join(" ")).collect()
}

/// Runs of letters and digits.
fn words(folded: &str) -> Vec<&str> {
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect()
}

fn hashes(words: &[&str]) -> Vec<u64> {
    words.windows(ROW).map(hash).collect()
}

fn hash(row: &[&str]) -> u64 {
    let mut hasher = FxHasher::default();
    row.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_words_are_found_whatever_their_spelling() {
        let text = "one two three أربعة five six seven";
        let press: FxHashSet<u64> = hashes(&words(&rasid_text::fold::fold(text)))
            .into_iter()
            .collect();
        assert_eq!(
            borrowed(&press, "x two, three اربعه five six seven").len(),
            1
        );
        assert_eq!(borrowed(&press, "two three اربعه five six").len(), 0);
    }

    #[test]
    fn strings_of_data_files_are_passages_of_their_own() {
        assert_eq!(
            passages("a.toml", "a = [\"x\", \"y\"]\n[b]\nc = \"z\""),
            ["x", "y", "z"]
        );
        assert_eq!(passages("a.tsv", "x\ty"), ["x", "y"]);
        assert_eq!(passages("a.jsonl", "{\"a\": [\"x\"]}"), ["x"]);
    }
}

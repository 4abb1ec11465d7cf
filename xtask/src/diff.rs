//! What a change gains and loses, mention by mention.
//!
//! `cargo xtask diff save` keeps the mentions of the corpus as they are now;
//! `cargo xtask diff` tells which have come, gone or changed since. The copy
//! lies in the build folder: it is a reviewer's tool, not an expectation.

use crate::run;
use crate::tree::Tree;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Fields that name, place or number a value without being it.
const UNTOLD: &[&str] = &["spans", "rule", "name_en", "name_ar", "lat", "lon"];

/// Fields of a mention that hold ids; those move when another mention comes or goes.
const IDS: &[&str] = &[
    "id",
    "report",
    "event",
    "responds_to",
    "about",
    "trigger",
    "sentence",
];

/// One mention as it is compared: where it stands, its words, its values.
struct Told {
    sentence: String,
    values: BTreeMap<String, String>,
}

type Mentions = BTreeMap<String, Told>;

/// Keeps the mentions as they are now.
pub fn save() -> Result<()> {
    let (_, saved) = record("saved")?;
    println!(
        "diff: kept {} mentions; change something, then `cargo xtask diff`",
        saved.len()
    );
    Ok(())
}

/// Tells what has come, gone or changed since [`save`].
pub fn diff() -> Result<()> {
    let (folder, now) = record("now")?;
    let kept = folder.with_file_name("saved");
    if !kept.is_dir() {
        bail!("nothing was kept: run `cargo xtask diff save` before the change");
    }
    let before = mentions(&kept)?;
    let lines = differences(&before, &now);
    lines.iter().for_each(|line| println!("{line}"));
    println!("diff: {} mentions before, {} now", before.len(), now.len());
    Ok(())
}

/// Reads the corpus, and the reports beside the project where they are, into a folder.
fn record(name: &str) -> Result<(PathBuf, Mentions)> {
    let tree = Tree::here()?;
    let binary = run::build(&tree.root)?;
    let mut inputs = vec![tree.root.join("corpus/examples")];
    inputs.extend(
        tree.shared()
            .map(|shared| shared.join("seeds"))
            .filter(|seeds| seeds.is_dir()),
    );
    let folder = binary.scratch.join(name);
    run::read(&binary, &inputs, &folder)?;
    let all = mentions(&folder)?;
    Ok((folder, all))
}

fn mentions(folder: &Path) -> Result<Mentions> {
    let texts: BTreeMap<String, (String, Vec<char>)> = rows(&folder.join("reports.jsonl"))?
        .iter()
        .map(|report| {
            let path = Path::new(text(report, "source_path"));
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            (
                text(report, "id").to_owned(),
                (name, text(report, "text").chars().collect()),
            )
        })
        .collect();
    let mut all = Mentions::new();
    for row in rows(&folder.join("mentions.jsonl"))? {
        let (name, words) = texts
            .get(text(&row, "report"))
            .context("a mention of no report")?;
        let (start, end) = span(&row, "sentence");
        let sentence = words.get(start..end).unwrap_or_default().iter().collect();
        let key = format!("{name}:{} {}", span(&row, "trigger").0, text(&row, "type"));
        all.insert(
            key,
            Told {
                sentence,
                values: values(&row),
            },
        );
    }
    Ok(all)
}

fn rows(file: &Path) -> Result<Vec<Value>> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    text.lines()
        .map(|line| Ok(serde_json::from_str(line)?))
        .collect()
}

fn text<'a>(row: &'a Value, field: &str) -> &'a str {
    row.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn span(row: &Value, field: &str) -> (usize, usize) {
    let end = |key| {
        row.get(field)?
            .get(key)?
            .as_u64()
            .and_then(|at| usize::try_from(at).ok())
    };
    (end("start").unwrap_or(0), end("end").unwrap_or(0))
}

/// The values of a mention, each as one short string.
fn values(row: &Value) -> BTreeMap<String, String> {
    let fields = row.as_object().into_iter().flatten();
    fields
        .filter(|(field, _)| !IDS.contains(&field.as_str()) && !UNTOLD.contains(&field.as_str()))
        .map(|(field, value)| (field.clone(), bare(value).to_string()))
        .collect()
}

/// A value without the fields that are not compared.
fn bare(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(bare).collect(),
        Value::Object(map) => map
            .iter()
            .filter(|(key, _)| !UNTOLD.contains(&key.as_str()))
            .map(|(key, inner)| (key.clone(), bare(inner)))
            .collect(),
        other => other.clone(),
    }
}

/// One line for each mention lost, gained or changed, and its sentence beneath.
fn differences(before: &Mentions, now: &Mentions) -> Vec<String> {
    let lost = before.iter().filter(|(key, _)| !now.contains_key(*key));
    let mut lines: Vec<String> = lost.map(|(key, told)| line('-', key, told)).collect();
    for (key, told) in now {
        match before.get(key) {
            None => lines.push(line('+', key, told)),
            Some(old) if old.values != told.values => {
                lines.push(line('~', key, told));
                lines.extend(changed(old, told));
            }
            Some(_) => {}
        }
    }
    lines
}

fn line(mark: char, key: &str, told: &Told) -> String {
    format!("{mark} {key}\n    {}", told.sentence.trim())
}

/// One line for each value that is another now.
fn changed(old: &Told, told: &Told) -> Vec<String> {
    let was = |field: &str| old.values.get(field).map_or("nothing", String::as_str);
    let other = told
        .values
        .iter()
        .filter(|(field, value)| was(field) != value.as_str());
    other
        .map(|(field, value)| format!("    {field}: {} -> {value}", was(field)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(place: &str) -> Told {
        let row =
            format!(r#"{{"id": "x", "place": {{"id": "{place}", "lat": 1.0, "spans": []}}}}"#);
        let values = values(&serde_json::from_str(&row).unwrap());
        Told {
            sentence: "s".to_owned(),
            values,
        }
    }

    #[test]
    fn gains_losses_and_changes_are_told() {
        let before = Mentions::from([("a".to_owned(), told("x")), ("b".to_owned(), told("x"))]);
        let now = Mentions::from([("b".to_owned(), told("y")), ("c".to_owned(), told("x"))]);
        let lines = differences(&before, &now).join("\n");
        assert!(lines.contains("- a") && lines.contains("+ c") && lines.contains("~ b"));
        assert!(lines.contains(r#"place: {"id":"x"} -> {"id":"y"}"#));
    }

    #[test]
    fn what_stays_is_not_told() {
        let before = Mentions::from([("a".to_owned(), told("x"))]);
        let now = Mentions::from([("a".to_owned(), told("x"))]);
        assert!(differences(&before, &now).is_empty());
    }
}

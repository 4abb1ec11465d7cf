//! Events and spans in sentences that people judged: what the official program measures.
//!
//! The shipped weights have seen every row, so the learned part is measured by a
//! record in which each row was coded by weights that did not see its document;
//! the rules alone by a codebook without weights. Tables and floors read this; the
//! shipped model's own fit is measured nowhere.

use super::Sources;
use crate::run::{self, Binary};
use crate::tree::Tree;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What `../shared/eval/gsr.py --json` prints, as far as the tables show it.
#[derive(Deserialize)]
pub struct Measured {
    #[serde(rename = "ASSAULT")]
    pub assault: Kind,
    #[serde(rename = "PROTEST")]
    pub protest: Kind,
}

/// One type of event.
#[derive(Deserialize)]
pub struct Kind {
    pub easy: Against,
    pub all: Against,
    #[serde(rename = "flag easy no")]
    pub flagged: f64,
    pub source: Spans,
    pub target: Spans,
}

/// F1 against some of the negatives, with its interval.
#[derive(Deserialize)]
pub struct Against {
    pub f1: f64,
    pub ci: [f64; 2],
}

/// Heads found among the words that two people marked.
#[derive(Deserialize)]
pub struct Spans {
    pub p: f64,
    pub r: f64,
    pub said: usize,
    pub gold: usize,
}

/// The folds of the cross-validation.
const FOLDS: &str = "5";

/// Both ways of coding, measured once.
pub struct Both {
    pub learned: Measured,
    pub ruled: Measured,
}

/// Measures both; nothing where the data or Python is missing.
pub fn both(sources: &Sources) -> Result<Option<Both>> {
    let Some(shared) = sources.tree.shared() else {
        return Ok(None);
    };
    if Command::new("python3").arg("--version").output().is_err() {
        return Ok(None);
    }
    let binary = sources.binary()?;
    let learned = cross_validated(&sources.tree.root, &shared, &binary.scratch)?;
    let read = |told: &[u8]| serde_json::from_slice(told).context("the JSON of gsr.py");
    Ok(Some(Both {
        learned: read(&learned)?,
        ruled: read(&rules_alone(&sources.tree, binary, &shared)?)?,
    }))
}

/// The JSON over a record in which no row was coded by weights that saw its document.
pub fn cross_validated(root: &Path, shared: &Path, scratch: &Path) -> Result<Vec<u8>> {
    let record = scratch.join("cross");
    let into = record.display().to_string();
    let words = ["--folds", FOLDS, "--out", &into];
    run::cargo(root, &[run::LEARN, &words].concat())?;
    measure(shared, &record)
}

/// The JSON of the rules without the learned part.
fn rules_alone(tree: &Tree, binary: &Binary, shared: &Path) -> Result<Vec<u8>> {
    let book = without_weights(tree, &binary.scratch)?;
    let rows = binary.scratch.join("gsr-rows.jsonl");
    write_rows(shared, &rows)?;
    let out = binary.scratch.join("gsr-rules");
    let done = Command::new(&binary.path)
        .arg("read")
        .arg(&rows)
        .arg("--codebook")
        .arg(book)
        .arg("--out")
        .arg(&out)
        .output()?;
    if !done.status.success() {
        bail!("rasid read failed over the rows");
    }
    measure(shared, &out)
}

/// A copy of the codebook in which nothing was learned.
fn without_weights(tree: &Tree, scratch: &Path) -> Result<PathBuf> {
    let copy = scratch.join("rules-alone");
    if copy.exists() {
        // A file that the codebook no longer has would stay.
        std::fs::remove_dir_all(&copy)?;
    }
    for file in tree.under("codebook", &[".toml", ".tsv"]) {
        let name = file.trim_start_matches("codebook/");
        if name.starts_with("judge/") {
            continue;
        }
        let to = copy.join(name);
        std::fs::create_dir_all(to.parent().unwrap_or(&copy))?;
        std::fs::copy(tree.root.join(file), to)?;
    }
    Ok(copy)
}

/// The rows as reports, named as the measure expects them.
fn write_rows(shared: &Path, to: &Path) -> Result<()> {
    let gold = std::fs::read_to_string(gold(shared))?;
    let mut out = String::new();
    let rows = gold.lines().filter(|line| !line.trim().is_empty());
    for (number, line) in rows.enumerate() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let report = serde_json::json!({"url": format!("gsr-{number}"), "text": row["text"]});
        out.push_str(&format!("{report}\n"));
    }
    Ok(std::fs::write(to, out)?)
}

fn gold(shared: &Path) -> PathBuf {
    shared.join("data/gsr-dev.jsonl")
}

fn measure(shared: &Path, record: &Path) -> Result<Vec<u8>> {
    let done = Command::new("python3")
        .arg(shared.join("eval/gsr.py"))
        .arg("--gold")
        .arg(gold(shared))
        .arg("--record")
        .arg(record)
        .arg("--json")
        .output()?;
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr);
        bail!("gsr.py failed: {}", said.trim());
    }
    Ok(done.stdout)
}

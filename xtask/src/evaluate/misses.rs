//! Every row that is not passed, with the reason: our error, or why upstream's reading
//! is not the one of news.
//!
//! The reasons are written by hand beside the tests of the crate that reads the row; a
//! test of `rasid-cli` holds them to the rows that are missed. No row's text is told,
//! for it is not ours to copy.

use super::Sources;
use anyhow::{Context, Result};

/// The files of reasons.
const FILES: &[&str] = &[
    "crates/rasid-time/tests/misses.tsv",
    "crates/rasid-text/tests/misses.tsv",
];

pub fn table(sources: &Sources) -> Result<Option<String>> {
    let mut out = "| file | row | why |\n|---|---|---|\n".to_owned();
    for file in FILES {
        if !sources.tree.root.join(file).exists() {
            continue;
        }
        for (at, line) in sources.tree.read(file)?.lines().enumerate() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let columns: Vec<&str> = line.split('\t').collect();
            let [name, row, why] = columns[..] else {
                return Err(anyhow::anyhow!(
                    "expected file, row and reason, parted by tabs"
                ))
                .with_context(|| format!("{file}:{}", at + 1));
            };
            let name = name.trim_end_matches(".jsonl");
            out.push_str(&format!("| {name} | {row} | {why} |\n"));
        }
    }
    Ok(Some(out))
}

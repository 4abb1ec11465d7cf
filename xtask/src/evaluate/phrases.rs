//! The table of phrase files: our figures, with peers on the same rows.

use super::{Sources, bootstrap, share};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// The measures in the order of the table, with what each asks.
const MEASURES: &[(&str, &str)] = &[
    (
        "duckling time",
        "Duckling, times: the days, and the clock time where one is said",
    ),
    ("duckling days", "of these, the values of a day"),
    (
        "recognizers dates",
        "Recognizers, dates, looking back and ahead",
    ),
    (
        "recognizers periods",
        "Recognizers, periods, looking back and ahead",
    ),
    ("durations", "Duckling, durations"),
    ("dateparser", "dateparser, its own tests"),
    (
        "recognizers spans",
        "Recognizers, other checked times: found where expected",
    ),
    (
        "recognizers spans exact",
        "of these, the very words and no others",
    ),
    ("duckling numbers", "Duckling, numbers"),
    ("duckling words", "of these, without digits"),
    (
        "duckling numbers EG",
        "Duckling, numbers in Egypt's spelling",
    ),
    ("duckling ordinals", "Duckling, ordinals"),
    (
        "recognizers integers",
        "Recognizers, sentences with integers",
    ),
];

/// What `xtask/measures/phrase_rows.py` prints.
#[derive(Deserialize)]
pub struct PhraseRows {
    pub measures: BTreeMap<String, Measure>,
}

/// One measure, row by row.
#[derive(Deserialize)]
pub struct Measure {
    pub right: usize,
    pub of: usize,
    pub rows: Vec<Row>,
}

/// One row, by its line in its file.
#[derive(Deserialize)]
pub struct Row {
    pub right: bool,
}

/// Asks the script for its rows, as JSON.
pub fn phrase_rows(root: &Path, shared: &Path, binary: &Path) -> Result<Vec<u8>> {
    let done = Command::new("python3")
        .arg(root.join("xtask/measures/phrase_rows.py"))
        .arg("--rasid")
        .arg(binary)
        .arg("--shared")
        .arg(shared)
        .arg("--json")
        .output()?;
    if !done.status.success() {
        bail!(
            "phrase_rows.py failed: {}",
            String::from_utf8_lossy(&done.stderr).trim()
        );
    }
    Ok(done.stdout)
}

/// What peers reach, as their file gives it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Peers {
    peer: Vec<Peer>,
    pub speed: Vec<PeerSpeed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Peer {
    measure: String,
    name: String,
    share: f64,
}

/// How fast a peer is that did not run here.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeerSpeed {
    pub name: String,
    pub per_second: u64,
    pub note: String,
}

/// The file of peers.
pub fn peers(sources: &Sources) -> Result<Peers> {
    let file = "xtask/measures/peers.toml";
    toml::from_str(&sources.tree.read(file)?).context(file)
}

pub fn table(sources: &Sources) -> Result<Option<String>> {
    let Some(shared) = sources.tree.shared() else {
        return Ok(None);
    };
    if Command::new("python3").arg("--version").output().is_err() {
        return Ok(None);
    }
    let told = phrase_rows(&sources.tree.root, &shared, &sources.binary()?.path)?;
    let rows: PhraseRows = serde_json::from_slice(&told).context("the JSON of phrase_rows.py")?;
    let peers = peers(sources)?;
    let mut out = "| rows | Rasid | share | 95 % interval | peers on the same rows |\n|---|---|---|---|---|\n".to_owned();
    for (name, what) in MEASURES {
        let measure = rows
            .measures
            .get(*name)
            .with_context(|| format!("phrase_rows.py prints no `{name}`"))?;
        out.push_str(&line(name, what, measure, &peers));
    }
    Ok(Some(out))
}

fn line(name: &str, what: &str, measure: &Measure, peers: &Peers) -> String {
    let rows: Vec<bool> = measure.rows.iter().map(|row| row.right).collect();
    let within = bootstrap::interval(&rows).map_or_else(String::new, |(low, high)| {
        format!("{} to {}", share(low), share(high))
    });
    let beside: Vec<String> = peers
        .peer
        .iter()
        .filter(|peer| peer.measure == name)
        // They are known to two places.
        .map(|peer| format!("{} {}", peer.name, share(peer.share).trim_end_matches('0')))
        .collect();
    format!(
        "| {what} | {} of {} | {} | {within} | {} |\n",
        measure.right,
        measure.of,
        share(measure.right as f64 / measure.of.max(1) as f64),
        beside.join(", ")
    )
}

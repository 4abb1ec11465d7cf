//! The table of event detection: does a sentence report an event, as people judged it?
//!
//! The shipped weights have seen every row, so the learned part is measured by a
//! record in which each row was coded by weights that did not see its document;
//! the rules alone by a codebook without weights. Peers come from their file.

use super::{Sources, share};
use crate::run;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What `../shared/eval/gsr.py --json` prints, as far as the table shows it.
#[derive(Deserialize)]
struct Measured {
    #[serde(rename = "ASSAULT")]
    assault: Kind,
    #[serde(rename = "PROTEST")]
    protest: Kind,
}

#[derive(Deserialize)]
struct Kind {
    easy: Against,
    all: Against,
    #[serde(rename = "flag easy no")]
    flagged: f64,
}

/// F1 against some of the negatives, with its interval.
#[derive(Deserialize)]
struct Against {
    f1: f64,
    ci: [f64; 2],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Peers {
    peer: Vec<Peer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Peer {
    name: String,
    assault: [f64; 2],
    protest: [f64; 2],
}

/// The folds of the cross-validation.
const FOLDS: &str = "5";

pub fn table(sources: &Sources) -> Result<Option<String>> {
    let Some(shared) = sources.tree.shared() else {
        return Ok(None);
    };
    if Command::new("python3").arg("--version").output().is_err() {
        return Ok(None);
    }
    let scratch = &sources.binary()?.scratch;
    let learned = scratch.join("detection");
    let into = learned.display().to_string();
    let chore = [run::LEARN, &["--folds", FOLDS, "--out", &into]].concat();
    run::cargo(&sources.tree.root, &chore)?;
    let learned = measure(&shared, &["--record".as_ref(), &learned])?;
    let ruled = rules_alone(sources, &shared)?;
    let mut out = "| coder | ASSAULT, easy no | ASSAULT, all no | easy no flagged | PROTEST, easy no | PROTEST, all no | easy no flagged |\n|---|---|---|---|---|---|---|\n".to_owned();
    out.push_str(&ours("Rasid, cross-validated", &learned));
    out.push_str(&ours("Rasid, rules alone", &ruled));
    let file = "xtask/measures/detection.toml";
    let peers: Peers = toml::from_str(&sources.tree.read(file)?).context(file)?;
    peers
        .peer
        .iter()
        .for_each(|peer| out.push_str(&theirs(peer)));
    Ok(Some(out))
}

/// The measures of the rules without the learned part.
fn rules_alone(sources: &Sources, shared: &Path) -> Result<Measured> {
    let binary = sources.binary()?;
    let book = without_weights(sources)?;
    let rows = binary.scratch.join("detection-rows.jsonl");
    write_rows(shared, &rows)?;
    let out = binary.scratch.join("detection-rules");
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
    measure(shared, &["--record".as_ref(), &out])
}

/// A copy of the codebook in which nothing was learned.
fn without_weights(sources: &Sources) -> Result<PathBuf> {
    let copy = sources.binary()?.scratch.join("rules-alone");
    for file in sources.tree.under("codebook", &[".toml", ".tsv"]) {
        let name = file.trim_start_matches("codebook/");
        if name.starts_with("judge/") {
            continue;
        }
        let to = copy.join(name);
        std::fs::create_dir_all(to.parent().unwrap_or(&copy))?;
        std::fs::copy(sources.tree.root.join(file), to)?;
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

fn measure(shared: &Path, of: &[&Path]) -> Result<Measured> {
    let done = Command::new("python3")
        .arg(shared.join("eval/gsr.py"))
        .arg("--gold")
        .arg(gold(shared))
        .args(of)
        .arg("--json")
        .output()?;
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr);
        bail!("gsr.py failed: {}", said.trim());
    }
    serde_json::from_slice(&done.stdout).context("the JSON of gsr.py")
}

fn ours(name: &str, of: &Measured) -> String {
    let against = |a: &Against| format!("{} [{}, {}]", share(a.f1), share(a.ci[0]), share(a.ci[1]));
    let kind = |k: &Kind| {
        let flagged = format!("{:.1} %", 100.0 * k.flagged);
        format!("{} | {} | {flagged}", against(&k.easy), against(&k.all))
    };
    format!(
        "| {name} | {} | {} |\n",
        kind(&of.assault),
        kind(&of.protest)
    )
}

fn theirs(peer: &Peer) -> String {
    let kind = |[easy, all]: [f64; 2]| format!("{} | {} | ", share(easy), share(all));
    format!(
        "| {} | {} | {} |\n",
        peer.name,
        kind(peer.assault),
        kind(peer.protest)
    )
}

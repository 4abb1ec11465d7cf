//! The table of event detection: does a sentence report an event, as people judged it?
//!
//! Ours come from [`super::gsr`], peers from their file.

use super::gsr::{Against, Kind, Measured};
use super::{Sources, share};
use anyhow::{Context, Result};
use serde::Deserialize;

/// What others reach, as the file of them says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Others {
    peer: Vec<Peer>,
    pub people: Vec<People>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Peer {
    name: String,
    /// F1 against easy no and against all no.
    assault: Option<[f64; 2]>,
    protest: Option<[f64; 2]>,
    /// Of ASSAULT and of PROTEST, where nothing else is known.
    recall: Option<[f64; 2]>,
}

/// How far people agree with one another on one kind of span.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    pub span: String,
    pub assault: f64,
    pub protest: f64,
}

/// The file of peers and people.
pub fn others(sources: &Sources) -> Result<Others> {
    let file = "xtask/measures/detection.toml";
    toml::from_str(&sources.tree.read(file)?).context(file)
}

pub fn table(sources: &Sources) -> Result<Option<String>> {
    let Some(both) = sources.gsr()? else {
        return Ok(None);
    };
    let mut out = "| coder | ASSAULT, easy no | ASSAULT, all no | easy no flagged | PROTEST, easy no | PROTEST, all no | easy no flagged |\n|---|---|---|---|---|---|---|\n".to_owned();
    out.push_str(&ours("Rasid, cross-validated", &both.learned));
    out.push_str(&ours("Rasid, rules alone", &both.ruled));
    for peer in &others(sources)?.peer {
        out.push_str(&theirs(peer));
    }
    Ok(Some(out))
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
    let [assault, protest] = match peer.recall {
        Some(recall) => recall.map(Some),
        None => [None; 2],
    };
    let kind = |f1: Option<[f64; 2]>, recall: Option<f64>| match (f1, recall) {
        (Some([easy, all]), _) => format!("{} | {} | ", share(easy), share(all)),
        (None, Some(recall)) => format!("recall {} |  | ", share(recall)),
        (None, None) => " |  | ".to_owned(),
    };
    format!(
        "| {} | {} | {} |\n",
        peer.name,
        kind(peer.assault, assault),
        kind(peer.protest, protest)
    )
}

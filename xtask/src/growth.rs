//! How linking grows: time and memory at ten thousand mentions, and at a hundred times that.
//!
//! Runs the made-up stream of the linker's own example, each size in a process of its own so
//! that its peak of memory is its own, and keeps the figures for EVALUATION.md.

use crate::run;
use crate::speed::machine;
use crate::tree;
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::process::Command;

/// Where the figures are kept.
pub const FILE: &str = "xtask/measures/growth.toml";
const SIZES: [u64; 3] = [10_000, 100_000, 1_000_000];
const HEADER: &str = "# Written by `cargo xtask growth`: linking a made-up stream of ten years.\n";

/// All that was measured.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Growth {
    /// What it ran on.
    pub machine: String,
    /// One run a size, the smallest first.
    pub run: Vec<Run>,
}

/// One size.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// Mentions linked.
    pub mentions: u64,
    /// Reports that they stand in.
    pub reports: u64,
    /// Events they came to.
    pub events: u64,
    /// Of these, told by several reports.
    pub of_several_reports: u64,
    /// Of `seconds`, those until all was weighed.
    pub weighing: f64,
    /// To link them all and make every event.
    pub seconds: f64,
    /// The most memory held.
    pub peak_mb: u64,
    /// Reports added afterwards.
    pub added: u64,
    /// To link those.
    pub add_seconds: f64,
    /// Events that were made anew for them.
    pub retold: u64,
}

/// Measures every size up to `most` mentions and keeps the figures.
pub fn growth(most: &str) -> Result<()> {
    let most: u64 = most.parse().context("the most mentions: a number")?;
    let root = tree::root()?;
    let example = ["--package", "rasid-linker", "--example", "growth"];
    let build = [&["build", "--quiet", "--release"], &example[..]].concat();
    run::cargo(&root, &build)?;
    let mut kept = Vec::new();
    for size in SIZES.into_iter().filter(|size| *size <= most) {
        let done = Command::new(run::cargo_path())
            .args(["run", "--quiet", "--release"])
            .args(example)
            .args(["--", &size.to_string()])
            .current_dir(&root)
            .output()?;
        if !done.status.success() {
            bail!(
                "growth {size}: {}",
                String::from_utf8_lossy(&done.stderr).trim()
            );
        }
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        println!("{}", said.trim());
        kept.push(serde_json::from_str(&said).with_context(|| format!("growth {size}"))?);
    }
    let growth = Growth {
        machine: machine(),
        run: kept,
    };
    let text = toml::to_string(&growth).context("the figures as TOML")?;
    std::fs::write(root.join(FILE), format!("{HEADER}\n{text}"))?;
    Ok(())
}

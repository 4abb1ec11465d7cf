//! The one door: everything that must hold before a change lands.
//!
//! Cheap steps first, so that a slip is told soon; the first failure ends it.

use crate::run::{self, Binary};
use crate::tree::Tree;
use crate::{evaluate, score, tidy};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const FMT: &[&str] = &["fmt", "--all", "--check"];
const CLIPPY: &[&str] = &[
    "clippy",
    "--quiet",
    "--workspace",
    "--all-targets",
    "--",
    "-D",
    "warnings",
];
const TEST: &[&str] = &["test", "--workspace"];
/// The fuzz targets are a workspace of their own; without their engine they need no nightly.
const FUZZ: &[&str] = &[
    "check",
    "--quiet",
    "--manifest-path",
    "fuzz/Cargo.toml",
    "--target-dir",
    "target",
    "--no-default-features",
];

/// Runs every step.
pub fn check() -> Result<()> {
    let tree = Tree::here()?;
    let root = &tree.root;
    step("format", || run::cargo(root, FMT))?;
    step("tidy", tidy::tidy)?;
    step("tables of EVALUATION.md", evaluate::check)?;
    step("clippy", || run::cargo(root, CLIPPY))?;
    step("tests", || run::cargo(root, TEST))?;
    step("fuzz targets", || run::cargo(root, FUZZ))?;
    let binary = run::build(root)?;
    step("codebook", || codebook(root, &binary))?;
    step("same bytes", || same_bytes(&tree, &binary))?;
    step("figures", || score::against_floors(&tree, &binary))?;
    println!("check: everything holds");
    Ok(())
}

fn step(name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("== {name}");
    let began = Instant::now();
    work()?;
    println!("== {name}: holds ({:.1} s)", began.elapsed().as_secs_f64());
    Ok(())
}

fn codebook(root: &Path, binary: &Binary) -> Result<()> {
    let done = Command::new(&binary.path)
        .args(["codebook", "check"])
        .current_dir(root)
        .status()?;
    if !done.success() {
        bail!("rasid codebook check found something, listed above");
    }
    Ok(())
}

/// The same input gives the same bytes: again, and in another order.
fn same_bytes(tree: &Tree, binary: &Binary) -> Result<()> {
    std::env::set_current_dir(&tree.root)?;
    let mut files: Vec<&str> = tree.under("corpus/examples", &[".txt", ".jsonl"]).collect();
    if files.is_empty() {
        bail!("corpus/examples holds no report");
    }
    let once = record(binary, &["corpus/examples"], "once")?;
    let again = record(binary, &["corpus/examples"], "again")?;
    compare(&once, &again, "a second run")?;
    files.reverse();
    let reversed = record(binary, &files, "reversed")?;
    compare(&once, &reversed, "the same files in another order")
}

/// Reads `inputs` and gives back every file of the record with its bytes.
fn record(binary: &Binary, inputs: &[&str], name: &str) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let out = binary.scratch.join(name);
    run::read(binary, inputs, &out)?;
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&out)? {
        let path = entry?.path();
        let bytes = std::fs::read(&path)?;
        files.push((path.file_name().unwrap_or_default().into(), bytes));
    }
    files.sort();
    Ok(files)
}

fn compare(once: &[(PathBuf, Vec<u8>)], other: &[(PathBuf, Vec<u8>)], what: &str) -> Result<()> {
    let names = |files: &[(PathBuf, Vec<u8>)]| -> Vec<PathBuf> {
        files.iter().map(|(name, _)| name.clone()).collect()
    };
    if once.is_empty() || names(once) != names(other) {
        bail!("{what} wrote other files");
    }
    match once.iter().zip(other).find(|(a, b)| a.1 != b.1) {
        Some(((name, _), _)) => bail!("{what} wrote other bytes in {}", name.display()),
        None => Ok(()),
    }
}

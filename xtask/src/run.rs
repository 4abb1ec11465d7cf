//! Running cargo and the binary of the project.

use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What runs the learning of the weights; its own words follow.
pub const LEARN: &[&str] = &[
    "run",
    "--quiet",
    "--package",
    "xtask",
    "--example",
    "learn",
    "--",
];

/// What runs a bench; its name follows.
pub const BENCH: &[&str] = &["bench", "--quiet", "--package", "xtask", "--bench"];

/// The release binary, and a folder of the build where chores may write.
pub struct Binary {
    pub path: PathBuf,
    pub scratch: PathBuf,
}

/// The cargo that runs this chore.
pub fn cargo_path() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Runs cargo at the root; an error if it fails.
pub fn cargo(root: &Path, words: &[&str]) -> Result<()> {
    let done = Command::new(cargo_path())
        .args(words)
        .current_dir(root)
        .status()?;
    if !done.success() {
        bail!("cargo {} failed", words.join(" "));
    }
    Ok(())
}

/// Names a program that is built already; no figure depends on how it was.
const BUILT: &str = "RASID_BUILT";

/// The program that is named, else the release binary, built.
pub fn measured(root: &Path) -> Result<Binary> {
    let Some(path) = std::env::var_os(BUILT) else {
        return build(root);
    };
    let scratch = root.join("target/xtask");
    std::fs::create_dir_all(&scratch)?;
    // Chores may run it from another folder.
    let path = std::path::absolute(path)?;
    Ok(Binary { path, scratch })
}

/// Builds the release binary.
pub fn build(root: &Path) -> Result<Binary> {
    cargo(
        root,
        &["build", "--quiet", "--release", "--package", "rasid-cli"],
    )?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root.join("target"), PathBuf::from);
    let name = format!("rasid{}", std::env::consts::EXE_SUFFIX);
    let path = target.join("release").join(name);
    let scratch = target.join("xtask");
    std::fs::create_dir_all(&scratch)?;
    Ok(Binary { path, scratch })
}

/// `rasid read INPUTS --out OUT`, into an empty folder.
pub fn read<P: AsRef<Path>>(binary: &Binary, inputs: &[P], out: &Path) -> Result<()> {
    if out.exists() {
        std::fs::remove_dir_all(out)?;
    }
    let mut rasid = Command::new(&binary.path);
    rasid
        .arg("read")
        .args(inputs.iter().map(AsRef::as_ref))
        .arg("--out")
        .arg(out);
    let done = rasid
        .output()
        .with_context(|| binary.path.display().to_string())?;
    if !done.status.success() {
        bail!(
            "rasid read failed: {}",
            String::from_utf8_lossy(&done.stderr).trim()
        );
    }
    Ok(())
}

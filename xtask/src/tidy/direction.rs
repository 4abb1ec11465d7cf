//! Dependencies run one way.
//!
//! The table below is the architecture: a crate may name those to its right and
//! no other crate of ours. A dependency that the code never names is refused too,
//! so the table stays as narrow as the code allows.

use super::Finding;
use crate::tree::Tree;
use anyhow::{Context, Result};

const GUARD: &str = "direction";

/// Crate, and the crates of ours that it may depend on.
const ALLOWED: &[(&str, &[&str])] = &[
    ("rasid-model", &[]),
    ("rasid-text", &["rasid-model"]),
    ("rasid-time", &["rasid-model", "rasid-text"]),
    (
        "rasid-codebook",
        &["rasid-model", "rasid-text", "rasid-time"],
    ),
    (
        "rasid-coder",
        &["rasid-model", "rasid-text", "rasid-time", "rasid-codebook"],
    ),
    ("rasid-linker", &["rasid-model"]),
    (
        "rasid",
        &[
            "rasid-model",
            "rasid-text",
            "rasid-time",
            "rasid-codebook",
            "rasid-coder",
            "rasid-linker",
        ],
    ),
    ("rasid-ingest", &["rasid-model", "rasid-time", "rasid"]),
    ("rasid-evaluate", &["rasid-model"]),
    (
        "rasid-export",
        &["rasid-model", "rasid-text", "rasid-time", "rasid-evaluate"],
    ),
    (
        "rasid-cli",
        &[
            "rasid-model",
            "rasid-text",
            "rasid-time",
            "rasid-codebook",
            "rasid-coder",
            "rasid",
            "rasid-ingest",
            "rasid-evaluate",
            "rasid-export",
        ],
    ),
];

/// Crates of the core, which may not reach for the outside world.
const CORE: &[&str] = &[
    "rasid-model",
    "rasid-text",
    "rasid-time",
    "rasid-codebook",
    "rasid-coder",
    "rasid-linker",
    "rasid",
    "rasid-evaluate",
];

/// What reaches for files, clocks, randomness or the network, as code spells it.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::process",
    "std::env::",
    "std::time::",
    "SystemTime",
    "Zoned::now",
    "Timestamp::now",
    "rand::",
];

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    let manifests: Vec<&str> = tree
        .under("crates", &["/Cargo.toml"])
        .filter(|file| file.matches('/').count() == 2)
        .collect();
    for manifest in manifests {
        let folder = manifest.trim_end_matches("/Cargo.toml");
        let source = sources(tree, folder)?;
        found.extend(manifest_findings(manifest, &tree.read(manifest)?, &source)?);
    }
    for name in CORE {
        found.extend(core_findings(tree, &format!("crates/{name}/src"))?);
    }
    Ok(found)
}

fn sources(tree: &Tree, folder: &str) -> Result<String> {
    let mut all = String::new();
    for file in tree.under(&format!("{folder}/src"), &[".rs"]) {
        all.push_str(&tree.read(file)?);
    }
    Ok(all)
}

/// What is wrong with one manifest, given the crate's source.
fn manifest_findings(file: &str, manifest: &str, source: &str) -> Result<Vec<Finding>> {
    let manifest: toml::Table = manifest.parse().with_context(|| format!("parse {file}"))?;
    let name = manifest
        .get("package")
        .and_then(|package| package.get("name"))
        .and_then(toml::Value::as_str)
        .with_context(|| format!("{file}: no package name"))?;
    let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| *known == name) else {
        let what = format!("{name} has no row in the table of xtask/src/tidy/direction.rs");
        return Ok(vec![Finding::error(GUARD, file, None, what)]);
    };
    let mut found = Vec::new();
    for dependency in ours(&manifest) {
        if !allowed.contains(&dependency.as_str()) {
            let what = format!("{name} may not depend on {dependency}: arrows run one way");
            found.push(Finding::error(GUARD, file, None, what));
        } else if !source.contains(&dependency.replace('-', "_")) {
            let what = format!("{name} names {dependency} here and never in its code");
            found.push(Finding::error(GUARD, file, None, what));
        }
    }
    Ok(found)
}

/// The crates of ours that a manifest depends on to build; tests may use what they like.
fn ours(manifest: &toml::Table) -> Vec<String> {
    let names = ["dependencies", "build-dependencies"]
        .into_iter()
        .flat_map(|section| {
            manifest
                .get(section)
                .and_then(toml::Value::as_table)
                .into_iter()
                .flat_map(|t| t.keys())
        });
    names
        .filter(|name| *name == "rasid" || name.starts_with("rasid-"))
        .cloned()
        .collect()
}

fn core_findings(tree: &Tree, folder: &str) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for file in tree.under(folder, &[".rs"]) {
        for (at, line) in tree.read(file)?.lines().enumerate() {
            if line.trim_start().starts_with("#[cfg(test)]") {
                break;
            }
            let code = line.split("//").next().unwrap_or_default();
            if let Some(reach) = OUTSIDE.iter().find(|reach| code.contains(**reach)) {
                let what = format!("`{reach}` in the core: it does no IO and knows no clock");
                found.push(Finding::error(GUARD, file, Some(at + 1), what));
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(manifest: &str, source: &str) -> Vec<String> {
        let found = manifest_findings("Cargo.toml", manifest, source).unwrap();
        found.into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn an_arrow_backwards_is_found() {
        let manifest = "[package]\nname = \"rasid-text\"\n[dependencies]\nrasid-coder = {}";
        assert_eq!(said(manifest, "use rasid_coder::x;").len(), 1);
    }

    #[test]
    fn an_arrow_forwards_is_fine() {
        let manifest = "[package]\nname = \"rasid-text\"\n[dependencies]\nrasid-model = {}";
        assert!(said(manifest, "use rasid_model::Span;").is_empty());
    }

    #[test]
    fn a_dependency_that_code_never_names_is_found() {
        let manifest = "[package]\nname = \"rasid-text\"\n[dependencies]\nrasid-model = {}";
        assert!(said(manifest, "fn f() {}")[0].contains("never in its code"));
    }

    #[test]
    fn a_crate_without_a_row_is_found() {
        assert!(said("[package]\nname = \"rasid-new\"", "")[0].contains("no row"));
    }
}

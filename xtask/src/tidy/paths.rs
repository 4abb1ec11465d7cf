//! Every path that a document names exists.
//!
//! A map that names a removed file is worse than no map. What looks like a path
//! is a backticked word with a slash or a source ending, and a relative link;
//! `<id>` and `*` stand for anything, so only the folder before them is asked for.

use super::Finding;
use crate::tree::Tree;
use anyhow::Result;
use std::path::Path;

const GUARD: &str = "paths";

/// Top folders of the project: a backticked word that begins with one is a path.
const FOLDERS: &[&str] = &[
    "crates", "codebook", "corpus", "xtask", "schemas", "fuzz", ".ci", ".cargo",
];

/// Endings of files that stand at the root or beside the document.
const ENDINGS: &[&str] = &[".md", ".toml", ".rs", ".tsv"];

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for file in tree
        .under("", &[".md"])
        .filter(|file| !file.starts_with("corpus/cases"))
    {
        let beside = Path::new(file).parent().unwrap_or(Path::new(""));
        for (at, line) in tree.read(file)?.lines().enumerate() {
            for path in named(line) {
                if !exists(tree, beside, path) {
                    let what = format!("`{path}` does not exist");
                    found.push(Finding::error(GUARD, file, Some(at + 1), what));
                }
            }
        }
    }
    Ok(found)
}

/// The paths that a line names, in backticks or as links.
fn named(line: &str) -> impl Iterator<Item = &str> {
    let ticked = line
        .split('`')
        .skip(1)
        .step_by(2)
        .flat_map(str::split_whitespace);
    let linked = line
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', '#']).next());
    let linked = linked.filter(|path| !path.is_empty() && !path.contains("://"));
    ticked.filter(|word| looks_like_path(word)).chain(linked)
}

fn looks_like_path(word: &str) -> bool {
    let plain = word
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "._-/<>*".contains(c));
    let first = word.split('/').next().unwrap_or_default();
    let in_folder = word.contains('/') && FOLDERS.contains(&first);
    let source = ENDINGS
        .iter()
        .any(|end| word.ends_with(end) && word.len() > end.len());
    plain && (in_folder || source)
}

/// Does it exist from the root or beside the document? What lies outside the project may not.
fn exists(tree: &Tree, beside: &Path, path: &str) -> bool {
    let known = match path.find(['<', '*']) {
        Some(at) => path[..at].rsplit_once('/').map_or("", |(folder, _)| folder),
        None => path,
    };
    path.starts_with("../shared")
        || tree.root.join(known).exists()
        || tree.root.join(beside).join(known).exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_other_words() {
        let line = "`crates/rasid` and `ASSAULT/aerial`, `events.jsonl`, `xtask/<x>.rs`, [d](A.md)";
        let all: Vec<&str> = named(line).collect();
        assert_eq!(all, ["crates/rasid", "xtask/<x>.rs", "A.md"]);
    }

    #[test]
    fn a_placeholder_asks_for_its_folder_only() {
        let tree = Tree::here().unwrap();
        assert!(exists(&tree, Path::new(""), "xtask/src/<chore>.rs"));
        assert!(!exists(&tree, Path::new(""), "xtask/nowhere/<chore>.rs"));
        assert!(!exists(&tree, Path::new(""), "xtask/src/none.rs"));
    }
}

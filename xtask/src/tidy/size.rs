//! A file over 500 lines probably holds a second idea.
//!
//! A warning, not an error: long tables are fine, but they belong in data.

use super::Finding;
use crate::tree::Tree;
use anyhow::Result;

const GUARD: &str = "size";
const LONGEST: usize = 500;

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    let sources = tree
        .under("crates", &[".rs"])
        .filter(|file| file.contains("/src/"));
    for file in sources.chain(tree.under("xtask", &[".rs"])) {
        let lines = tree.read(file)?.lines().count();
        if lines > LONGEST {
            let what = format!("{lines} lines: is there a second idea in it?");
            found.push(Finding::warning(GUARD, file, None, what));
        }
    }
    Ok(found)
}

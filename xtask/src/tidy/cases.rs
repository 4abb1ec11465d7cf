//! No pattern serves one sentence only.
//!
//! A pattern that decides what an event is needs two examples in other words
//! and one near miss that it must not match. Names and word lists are held to
//! their examples by `rasid codebook check`, which holds this rule too.

use super::Finding;
use crate::tree::Tree;
use anyhow::{Context, Result};

const GUARD: &str = "cases";
const EXAMPLES: usize = 2;
const REJECTS: usize = 1;

/// Tables whose entries are patterns.
const PATTERNS: &[&str] = &["frame", "weapon"];

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for file in tree.under("codebook", &[".toml"]) {
        let table: toml::Table = tree
            .read(file)?
            .parse()
            .with_context(|| format!("parse {file}"))?;
        let thin = thin(&table);
        if !thin.is_empty() {
            let what = format!(
                "fewer than {EXAMPLES} examples or {REJECTS} reject: {}",
                thin.join(", ")
            );
            found.push(Finding::error(GUARD, file, None, what));
        }
    }
    Ok(found)
}

/// Ids of the patterns that have too few cases.
fn thin(table: &toml::Table) -> Vec<&str> {
    let entries = PATTERNS
        .iter()
        .filter_map(|name| table.get(*name)?.as_array())
        .flatten();
    entries
        .filter(|entry| cases(entry, "example") < EXAMPLES || cases(entry, "reject") < REJECTS)
        .filter_map(|entry| entry.get("id")?.as_str())
        .collect()
}

fn cases(entry: &toml::Value, name: &str) -> usize {
    entry
        .get(name)
        .and_then(toml::Value::as_array)
        .map_or(0, Vec::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_for_one_sentence_is_found() {
        let entry = |id: &str, examples: usize| {
            let example = "[[frame.example]]\ntext = \"x\"\n".repeat(examples);
            format!("[[frame]]\nid = \"{id}\"\n{example}[[frame.reject]]\ntext = \"y\"\n")
        };
        let text = entry("one", 1) + &entry("two", 2);
        assert_eq!(thin(&text.parse().unwrap()), ["one"]);
    }
}

//! Writes CODEBOOK.md, the coder's manual, from the entries themselves.
//!
//! Frames, word classes and weapons are told in full, for they decide what is
//! an event. Names are counted, for nobody reads thousands of them in a row.
//! Absent: any claim about the codebook that its files do not make.

mod frames;
mod names;
mod page;

use crate::tree::{self, Tree};
use anyhow::{Context, Result, bail};
use std::fs;

const INTRODUCTION: &str = include_str!("codebook_doc/introduction.md");
const FILE: &str = "CODEBOOK.md";

/// A file of the codebook: its path, its header, its tables.
pub struct Source {
    pub path: String,
    pub header: String,
    pub tables: toml::Table,
}

/// Writes the manual.
pub fn write() -> Result<()> {
    let path = tree::root()?.join(FILE);
    fs::write(&path, manual(&Tree::here()?)?)?;
    println!("{FILE} is written");
    Ok(())
}

/// Fails where the manual is not what the entries make of it.
pub fn check() -> Result<()> {
    let tree = Tree::here()?;
    let kept = tree.read(FILE).unwrap_or_default();
    let made = manual(&tree)?;
    if let Some(line) = first_difference(&kept, &made) {
        bail!("{FILE} is out of date from line {line} on: run `cargo xtask codebook-doc`");
    }
    Ok(())
}

fn first_difference(kept: &str, made: &str) -> Option<usize> {
    if kept == made {
        return None;
    }
    let same = kept.lines().zip(made.lines()).take_while(|(a, b)| a == b);
    Some(same.count() + 1)
}

fn manual(tree: &Tree) -> Result<String> {
    let sources = sources(tree)?;
    let under = |folder: &str| {
        let folder = format!("codebook/{folder}/");
        sources.iter().filter(move |s| s.path.starts_with(&folder))
    };
    let mut out = INTRODUCTION.to_owned();
    out.push_str(&frames::frames(under("frames").collect()));
    out.push_str(&page::classes("Word classes", under("words").collect()));
    out.push_str(&page::weapons(under("weapons").collect()));
    out.push_str(&page::targets(under("targets").collect()));
    out.push_str(&page::classes("Harm and damage", under("harm").collect()));
    out.push_str(&page::lexicons(
        under("number").chain(under("time")).collect(),
    ));
    out.push_str(&names::names(tree, &sources)?);
    Ok(out)
}

fn sources(tree: &Tree) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for path in tree.under("codebook", &[".toml"]) {
        let text = tree.read(path)?;
        let tables = text.parse().with_context(|| format!("parse {path}"))?;
        let header = header(&text);
        sources.push(Source {
            path: path.to_owned(),
            header,
            tables,
        });
    }
    Ok(sources)
}

/// The comment that a file opens with, as one paragraph.
pub fn header(text: &str) -> String {
    let lines = text.lines().take_while(|line| line.starts_with('#'));
    let lines: Vec<&str> = lines
        .map(|line| line.trim_start_matches('#').trim())
        .collect();
    lines
        .join(" ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_is_the_opening_comment() {
        assert_eq!(header("# One.\n#\n# Two.\n\n[[x]]\n# no\n"), "One. Two.");
    }

    #[test]
    fn difference_is_told_by_its_line() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
        assert_eq!(first_difference("a\n", "a\nc\n"), Some(2));
    }

    #[test]
    fn manual_tells_every_frame() {
        let tree = Tree::here().unwrap();
        let manual = manual(&tree).unwrap();
        let sources = sources(&tree).unwrap();
        for frame in sources.iter().flat_map(|s| page::entries(s, "frame")) {
            let id = page::text(frame, "id");
            assert!(manual.contains(&format!("#### {id}\n")), "{id}");
        }
    }
}

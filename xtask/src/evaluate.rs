//! EVALUATION.md: what is measured, written anew from the measures.
//!
//! The document is prose by hand with tables between markers; each table is a file
//! here, which asks for what it needs and gives lines of Markdown. What cannot be
//! measured here (no data beside the project, no Python) keeps the table that stands.
//! To add a table: a file, a line in [`TABLES`], and its markers in the document.

mod bootstrap;
mod detection;
mod misses;
mod phrases;
mod speed;

pub use phrases::phrase_rows;

use crate::run::{self, Binary};
use crate::tree::Tree;
use anyhow::{Context, Result, bail};
use std::cell::OnceCell;

const FILE: &str = "EVALUATION.md";
/// Names a program that is built already; no figure depends on how it was.
const BUILT: &str = "RASID_BUILT";

/// A table, by the name that its markers carry.
struct Table {
    name: &'static str,
    /// The lines of the table; `None` where it cannot be measured here.
    write: fn(&Sources) -> Result<Option<String>>,
}

const TABLES: &[Table] = &[
    Table {
        name: "phrases",
        write: phrases::table,
    },
    Table {
        name: "misses",
        write: misses::table,
    },
    Table {
        name: "detection",
        write: detection::table,
    },
    Table {
        name: "speed",
        write: speed::table,
    },
];

/// What the tables are written from; the program is built only when a table asks.
pub struct Sources {
    pub tree: Tree,
    binary: OnceCell<Binary>,
}

impl Sources {
    /// The program that is measured.
    pub fn binary(&self) -> Result<&Binary> {
        if let Some(binary) = self.binary.get() {
            return Ok(binary);
        }
        let built = match std::env::var_os(BUILT) {
            Some(path) => Binary {
                scratch: self.tree.root.join("target/xtask"),
                path: path.into(),
            },
            None => run::build(&self.tree.root)?,
        };
        Ok(self.binary.get_or_init(|| built))
    }
}

/// Writes every table anew, or the one that is named.
pub fn evaluate(only: Option<&str>) -> Result<()> {
    let sources = Sources {
        tree: Tree::here()?,
        binary: OnceCell::new(),
    };
    let mut text = sources.tree.read(FILE)?;
    let wanted: Vec<&Table> = TABLES
        .iter()
        .filter(|table| only.is_none_or(|name| name == table.name))
        .collect();
    if wanted.is_empty() {
        let names: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
        bail!("no such table; there are {}", names.join(", "));
    }
    for table in wanted {
        match (table.write)(&sources)? {
            Some(lines) => text = replaced(&text, table.name, &lines)?,
            None => println!(
                "{}: kept as it stands, for it cannot be measured here",
                table.name
            ),
        }
    }
    std::fs::write(sources.tree.root.join(FILE), text)?;
    println!("{FILE} is written");
    Ok(())
}

/// `text` with the lines between the markers of `name` replaced.
fn replaced(text: &str, name: &str, lines: &str) -> Result<String> {
    let (before, after) = around(text, name)?;
    Ok(format!("{before}\n{}\n\n{after}", lines.trim()))
}

/// What stands up to the opening marker, and from the closing one on.
fn around<'a>(text: &'a str, name: &str) -> Result<(&'a str, &'a str)> {
    let (open, close) = (
        format!("<!-- {name} -->\n"),
        format!("<!-- end of {name} -->"),
    );
    let missing = || format!("{FILE} has no markers `{}` and `{close}`", open.trim());
    let start = text.find(&open).with_context(missing)? + open.len();
    let end = start + text[start..].find(&close).with_context(missing)?;
    Ok((&text[..start], &text[end..]))
}

/// A share as people write it: `.883`.
fn share(right: f64) -> String {
    let text = format!("{right:.3}");
    match text.strip_prefix('0') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_replaced_between_its_markers() {
        let text = "a\n<!-- x -->\nold\n<!-- end of x -->\nb\n";
        let new = replaced(text, "x", "new\n").unwrap();
        assert_eq!(new, "a\n<!-- x -->\n\nnew\n\n<!-- end of x -->\nb\n");
        assert_eq!(replaced(&new, "x", "new").unwrap(), new);
        assert!(replaced(text, "y", "new").is_err());
    }

    #[test]
    fn the_document_has_the_markers_of_every_table() {
        let text = Tree::here().unwrap().read(FILE).unwrap();
        for table in TABLES {
            around(&text, table.name).unwrap();
        }
    }
}

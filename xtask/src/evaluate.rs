//! EVALUATION.md: what is measured, written anew from the measures.
//!
//! The document is prose by hand with tables between markers; each table is a file
//! here, which asks for what it needs and gives lines of Markdown. What cannot be
//! measured here (no data beside the project, no Python) keeps the table that stands.
//! What is written from files of the tree alone is checked with every change.
//! To add a table: a file, its line in [`TABLES`], and its markers in the document.

mod bootstrap;
mod detection;
mod growth;
mod gsr;
mod halves;
mod misses;
mod own;
mod phrases;
mod seeds;
mod spans;
mod speed;

pub use gsr::cross_validated;
pub use halves::{Corpus, Half, measure as measure_half};
pub use phrases::phrase_rows;

use crate::run::{self, Binary};
use crate::tree::Tree;
use anyhow::{Context, Result, bail};
use std::cell::OnceCell;

const FILE: &str = "EVALUATION.md";

/// A table, by the name that its markers carry.
struct Table {
    name: &'static str,
    from: From,
}

/// The lines of a table; `None` where they cannot be told here.
type Lines = fn(&Sources) -> Result<Option<String>>;

/// What a table is written from.
enum From {
    /// Runs of the program, which take their time.
    Runs(Lines),
    /// Files of the tree alone, so that a check can say whether it is out of date.
    Files(Lines),
    /// Files of the tree, once a run has written them: measured, and told.
    Kept { measured: Lines, told: Lines },
}

const TABLES: &[Table] = &[
    Table {
        name: "detection",
        from: From::Runs(detection::table),
    },
    Table {
        name: "spans",
        from: From::Runs(spans::table),
    },
    Table {
        name: "seeds",
        from: From::Runs(seeds::table),
    },
    Table {
        name: "region",
        from: From::Kept {
            measured: |sources| halves::measured(sources, Corpus::Region),
            told: |sources| halves::kept(sources, Corpus::Region),
        },
    },
    Table {
        name: "crossreport",
        from: From::Kept {
            measured: |sources| halves::measured(sources, Corpus::Crossreport),
            told: |sources| halves::kept(sources, Corpus::Crossreport),
        },
    },
    Table {
        name: "names",
        from: From::Runs(own::counted),
    },
    Table {
        name: "dating",
        from: From::Runs(own::dating),
    },
    Table {
        name: "phrases",
        from: From::Runs(phrases::table),
    },
    Table {
        name: "misses",
        from: From::Files(misses::table),
    },
    Table {
        name: "speed",
        from: From::Files(speed::table),
    },
    Table {
        name: "growth",
        from: From::Files(growth::table),
    },
];

/// What the tables are written from; the program is built only when a table asks.
pub struct Sources {
    pub tree: Tree,
    binary: OnceCell<Binary>,
    gsr: OnceCell<Option<gsr::Both>>,
}

impl Sources {
    fn here() -> Result<Self> {
        Ok(Self {
            tree: Tree::here()?,
            binary: OnceCell::new(),
            gsr: OnceCell::new(),
        })
    }

    /// Events and spans in sentences that people judged, measured once for two tables.
    fn gsr(&self) -> Result<Option<&gsr::Both>> {
        if self.gsr.get().is_none() {
            let both = gsr::both(self)?;
            return Ok(self.gsr.get_or_init(|| both).as_ref());
        }
        Ok(self.gsr.get().and_then(Option::as_ref))
    }

    /// The program that is measured.
    pub fn binary(&self) -> Result<&Binary> {
        if let Some(binary) = self.binary.get() {
            return Ok(binary);
        }
        let built = run::measured(&self.tree.root)?;
        Ok(self.binary.get_or_init(|| built))
    }
}

/// Writes every table anew, or the one that is named.
pub fn evaluate(only: Option<&str>) -> Result<()> {
    let sources = Sources::here()?;
    let wanted: Vec<&Table> = TABLES
        .iter()
        .filter(|table| only.is_none_or(|name| name == table.name))
        .collect();
    if wanted.is_empty() {
        let names: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
        bail!("no such table; there are {}", names.join(", "));
    }
    for table in wanted {
        let (From::Runs(lines)
        | From::Files(lines)
        | From::Kept {
            measured: lines, ..
        }) = table.from;
        put(&sources, table.name, lines)?;
    }
    Ok(())
}

/// Takes the last figure of the half of a corpus that is kept for it.
pub fn final_half(corpus: Corpus) -> Result<()> {
    let sources = Sources::here()?;
    halves::last_of_final(&sources, corpus)?;
    put(&sources, corpus.name(), |sources| {
        halves::kept(sources, corpus)
    })
}

/// Fails where a table that needs no run differs from its files.
pub fn check() -> Result<()> {
    let sources = Sources::here()?;
    let text = sources.tree.read(FILE)?;
    let mut stale = Vec::new();
    for table in TABLES {
        let (From::Files(lines) | From::Kept { told: lines, .. }) = table.from else {
            continue;
        };
        if let Some(lines) = lines(&sources)?
            && replaced(&text, table.name, &lines)? != text
        {
            stale.push(table.name);
        }
    }
    if !stale.is_empty() {
        let name = stale[0];
        bail!(
            "{FILE} is out of date: {}; `cargo xtask evaluate {name}` writes its table anew",
            stale.join(", ")
        );
    }
    Ok(())
}

/// Puts the lines of a table between its markers, and says so.
fn put(
    sources: &Sources,
    name: &str,
    lines: impl Fn(&Sources) -> Result<Option<String>>,
) -> Result<()> {
    let Some(lines) = lines(sources)? else {
        println!("{name}: kept as it stands, for it cannot be measured here");
        return Ok(());
    };
    let text = replaced(&sources.tree.read(FILE)?, name, &lines)?;
    std::fs::write(sources.tree.root.join(FILE), text)?;
    println!("{name}: written into {FILE}");
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

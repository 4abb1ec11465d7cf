//! Guards over the tree: what rots first when nobody looks.
//!
//! Each guard is a file and gives findings; it knows nothing of the others.
//! They run as `cargo xtask tidy` and, as a test, in `cargo test`.

mod arabic;
mod borrowed;
mod cases;
mod direction;
mod ids;
mod machine;
mod paths;
mod size;

use crate::tree::Tree;
use anyhow::{Result, bail};
use std::fmt;

/// One thing out of order: where, what, and what to do about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    pub guard: &'static str,
    pub file: String,
    /// Counted from one; `None` where the whole file is meant.
    pub line: Option<usize>,
    pub what: String,
    pub weight: Weight,
}

/// Does a finding stop the check, or only ask for a look?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Error,
    Warning,
}

impl Finding {
    /// A finding that stops the check.
    pub fn error(guard: &'static str, file: &str, line: Option<usize>, what: String) -> Self {
        Self {
            guard,
            file: file.to_owned(),
            line,
            what,
            weight: Weight::Error,
        }
    }

    /// A finding that asks for a look.
    pub fn warning(guard: &'static str, file: &str, line: Option<usize>, what: String) -> Self {
        Self {
            weight: Weight::Warning,
            ..Self::error(guard, file, line, what)
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weight = if self.weight == Weight::Error {
            "error"
        } else {
            "warning"
        };
        write!(f, "{weight}[{}] {}", self.guard, self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.what)
    }
}

/// Runs every guard; an error if any finding stops the check.
pub fn tidy() -> Result<()> {
    let tree = Tree::here()?;
    let findings = findings(&tree)?;
    for finding in &findings {
        println!("{finding}");
    }
    let errors = findings
        .iter()
        .filter(|finding| finding.weight == Weight::Error)
        .count();
    if errors > 0 {
        bail!("{errors} things are out of order, listed above");
    }
    println!("tidy: {} files, nothing out of order", tree.files.len());
    Ok(())
}

/// What every guard has to say, in the guards' order.
pub fn findings(tree: &Tree) -> Result<Vec<Finding>> {
    let guards = [
        direction::check,
        arabic::check,
        ids::check,
        cases::check,
        paths::check,
        machine::check,
        size::check,
        borrowed::check,
    ];
    let mut all = Vec::new();
    for guard in guards {
        all.extend(guard(tree)?);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        let tree = Tree::here().unwrap();
        let errors: Vec<String> = findings(&tree)
            .unwrap()
            .into_iter()
            .filter(|finding| finding.weight == Weight::Error)
            .map(|finding| finding.to_string())
            .collect();
        assert!(errors.is_empty(), "{}", errors.join("\n"));
    }
}

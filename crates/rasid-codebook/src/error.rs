//! What is wrong with a codebook: which file, which entry, and what to do.

use std::fmt;

/// One thing wrong with one entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the codebook.
    pub file: String,
    /// The entry's id, or the line where there is none.
    pub entry: String,
    /// What is wrong, and what was expected.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "codebook/{}: {}: {}", self.file, self.entry, self.what)
    }
}

/// A codebook that cannot be compiled.
#[derive(Debug, thiserror::Error)]
#[error("{}", lines(.problems))]
pub struct CodebookError {
    problems: Vec<Problem>,
}

impl CodebookError {
    pub(crate) fn new(mut problems: Vec<Problem>) -> Self {
        problems.sort();
        Self { problems }
    }

    /// Everything that is wrong, by file.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

fn lines(problems: &[Problem]) -> String {
    problems
        .iter()
        .map(Problem::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

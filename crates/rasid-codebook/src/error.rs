//! What is wrong with a codebook: which file and line, which entry, and what to do.
//!
//! Problems are found where entries are at hand and their text is not; `locate`
//! gives them their lines at the end.

use std::collections::BTreeMap;
use std::fmt;

/// One thing wrong with one entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the codebook.
    pub file: String,
    /// The line, from 1; unknown where the file is not at hand.
    pub line: Option<usize>,
    /// The entry's id; empty where there is none.
    pub entry: String,
    /// What is wrong, and what was expected.
    pub what: String,
    /// The words within the entry that it is about.
    pub(crate) words: String,
}

impl Problem {
    /// A problem of an entry, about some of its words.
    pub(crate) fn new(file: &str, entry: &str, words: &str, what: String) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            entry: entry.to_owned(),
            what,
            words: words.to_owned(),
        }
    }

    /// A problem of a line that is known already.
    pub(crate) fn at(file: &str, line: usize, what: String) -> Self {
        Self {
            line: Some(line),
            ..Self::new(file, "", "", what)
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "codebook/{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if !self.entry.is_empty() {
            write!(f, ": {}", self.entry)?;
        }
        write!(f, ": {}", self.what)
    }
}

/// A codebook that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}", lines(.problems))]
pub struct CodebookError {
    problems: Vec<Problem>,
}

impl CodebookError {
    pub(crate) fn new(mut problems: Vec<Problem>, files: &[(&str, &str)]) -> Self {
        locate(&mut problems, files);
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

/// Gives problems the lines that they are about.
pub(crate) fn locate(problems: &mut [Problem], files: &[(&str, &str)]) {
    let texts: BTreeMap<&str, &str> = files.iter().copied().collect();
    for problem in problems.iter_mut().filter(|p| p.line.is_none()) {
        if let Some(text) = texts.get(problem.file.as_str()) {
            problem.line = line_in(text, &problem.entry, &problem.words);
        }
    }
}

/// The line of an entry's words, or else of its id.
fn line_in(text: &str, entry: &str, words: &str) -> Option<usize> {
    let id = entry_lines(text, entry).last()?;
    let found = text
        .lines()
        .enumerate()
        .skip(id)
        .take_while(|(at, line)| *at == id || !opens_entry(line))
        .find(|(_, line)| !words.is_empty() && line.contains(words));
    Some(found.map_or(id, |(at, _)| at) + 1)
}

/// The line, from 1, that an entry's id first stands in.
pub(crate) fn first_line(text: &str, entry: &str) -> Option<usize> {
    entry_lines(text, entry).next().map(|at| at + 1)
}

fn entry_lines<'t>(text: &'t str, entry: &str) -> impl Iterator<Item = usize> + use<'t> {
    let bare = entry.split_once('.').map_or(entry, |(_, rest)| rest);
    let ids = [entry, bare].map(|id| (format!("id = \"{id}\""), format!("{id}\t")));
    let is_id = move |line: &str| {
        ids.iter()
            .any(|(toml, row)| line.trim_end() == toml || line.starts_with(row))
    };
    let lines = text.lines().enumerate();
    lines.filter(move |(_, line)| is_id(line)).map(|(at, _)| at)
}

/// Does the line open an entry of its own, and not a part of one?
fn opens_entry(line: &str) -> bool {
    line.starts_with("[[") && !line.contains('.')
}

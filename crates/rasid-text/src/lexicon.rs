//! What can be wrong with a lexicon, and phrases of folded words.
//!
//! Number words (and other crates' lexicons) are data. Only reading that data may
//! fail, and then it says which entry, what was expected, and what to do.

use crate::document::Document;
use crate::fold::fold;
use crate::fold::letters::{BEH, FEH, KAF, LAM, WAW};
use std::ops::Range;

/// A lexicon that can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}; {remedy}")]
pub struct LexiconError {
    place: String,
    problem: String,
    remedy: String,
}

impl LexiconError {
    /// An error in `place` (a file, an entry): the `problem`, and the `remedy`.
    pub fn new(
        place: impl Into<String>,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            place: place.into(),
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }
}

/// Some words in a row, folded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Phrase {
    pub(crate) words: Vec<String>,
}

impl Phrase {
    /// Folds and splits `form`.
    pub(crate) fn new(form: &str) -> Self {
        Self {
            words: fold(form).split_whitespace().map(str::to_owned).collect(),
        }
    }

    /// The tokens of this phrase that end before `end`; its first word may carry particles.
    pub(crate) fn ending_at(&self, doc: &Document, end: usize) -> Option<Range<usize>> {
        let start = end.checked_sub(self.words.len())?;
        let (first, rest) = self.words.split_first()?;
        let tail = (start + 1..end).all(|i| doc.word(i) == rest[i - start - 1]);
        (tail && bare(doc.word(start), first).is_some()).then_some(start..end)
    }

    /// The tokens of this phrase that start at `start`; its first word may carry particles.
    pub(crate) fn starting_at(&self, doc: &Document, start: usize) -> Option<Range<usize>> {
        let range = self.ending_at(doc, start + self.words.len())?;
        (range.start == start).then_some(range)
    }
}

/// The preposition on `word`, if `word` is `known` with at most a conjunction and a
/// preposition before it.
pub(crate) fn bare(word: &str, known: &str) -> Option<Option<char>> {
    let front = word.strip_suffix(known)?;
    let front = front.strip_prefix([WAW, FEH]).unwrap_or(front);
    let mut left = front.chars();
    match (left.next(), left.next()) {
        (None, _) => Some(None),
        (Some(prep @ (BEH | LAM | KAF)), None) => Some(Some(prep)),
        _ => None,
    }
}

//! Numbers the words that texts are made of.
//!
//! Texts repeat their words. Whoever looks a word up keeps what was found under
//! its number, and the next report that has the word needs no look-up. What is
//! kept follows from the word alone, so it never changes what is read. A
//! vocabulary has a size: past it, its owner begins anew.

use crate::document::Document;
use rustc_hash::FxHashMap;

/// How many words are kept: the common ones of an archive.
const WORDS: usize = 1 << 16;

/// How many bytes they may have together.
const BYTES: usize = 1 << 21;

/// Words and their numbers, in the order in which they came.
///
/// ```
/// use rasid_text::{Document, Vocabulary};
/// let mut vocabulary = Vocabulary::default();
/// let words = vocabulary.number(&Document::new("to be or not to be"));
/// assert_eq!(words, [0, 1, 2, 3, 0, 1]);
/// ```
#[derive(Debug, Default)]
pub struct Vocabulary {
    numbers: FxHashMap<Box<str>, u32>,
    bytes: usize,
}

impl Vocabulary {
    /// The number of each token's word.
    pub fn number(&mut self, doc: &Document) -> Vec<u32> {
        let tokens = 0..doc.tokens.len();
        tokens.map(|i| self.number_of(doc.word(i))).collect()
    }

    fn number_of(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let next = self.numbers.len() as u32;
        self.numbers.insert(word.into(), next);
        self.bytes += word.len();
        next
    }

    /// Is it time to begin anew?
    pub fn is_full(&self) -> bool {
        self.numbers.len() >= WORDS || self.bytes >= BYTES
    }
}

/// What was found for each word of a vocabulary.
#[derive(Debug)]
pub struct PerWord<T> {
    kept: Vec<Option<T>>,
}

impl<T> Default for PerWord<T> {
    fn default() -> Self {
        Self { kept: Vec::new() }
    }
}

impl<T> PerWord<T> {
    /// What is kept for the word `number`; where nothing is, what `find` finds, from now on.
    pub fn of(&mut self, number: u32, find: impl FnOnce() -> T) -> &T {
        let at = number as usize;
        if at >= self.kept.len() {
            self.kept.resize_with((at + 1).next_power_of_two(), || None);
        }
        self.kept[at].get_or_insert_with(find)
    }
}

//! The words of a text that tell its story apart from others.
//!
//! Reports of one event share names that few other reports have: a battalion, a village,
//! a ship. Such are the words that do not stand in `codebook/common/stems.txt`, the stems
//! that five or more documents use, which `examples/common_words.rs` writes. Absent: what
//! a word means, which is the codebook's.

use rasid_text::clitic::{Analysis, analyses};
use rasid_text::{Document, TokenKind};
use std::collections::BTreeSet;
use std::sync::OnceLock;

const COMMON: &str = include_str!("../../../codebook/common/stems.txt");

/// Fewer letters make a particle or an initial.
const LETTERS: usize = 3;

/// The stems of a text's telling words.
pub(crate) fn telling(text: &str) -> Vec<String> {
    static TABLE: OnceLock<BTreeSet<&str>> = OnceLock::new();
    let common = TABLE.get_or_init(|| COMMON.lines().filter(|l| !l.starts_with('#')).collect());
    let mut stems = stems(text);
    stems.retain(|stem| !common.contains(stem.as_str()));
    stems
}

/// What is left of each word once all that may be particles and pronouns is off it: not
/// always its true stem, but the same of the same word wherever it stands.
pub fn stems(text: &str) -> Vec<String> {
    let doc = Document::new(text);
    let word = |i: &usize| {
        let kind = doc.tokens[*i].kind;
        kind == TokenKind::Word || kind == TokenKind::Latin
    };
    let stems = (0..doc.tokens.len())
        .filter(word)
        .map(|i| stem(doc.word(i)));
    stems.filter(|s| s.chars().count() >= LETTERS).collect()
}

fn stem(word: &str) -> String {
    let letters = |a: &Analysis| a.stem.chars().count();
    let readings = analyses(word).filter(|a| letters(a) >= LETTERS);
    let stem = readings.min_by_key(letters).map(|a| a.stem.into_owned());
    stem.unwrap_or_else(|| word.to_owned())
}

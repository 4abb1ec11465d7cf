//! A text made ready for reading: folded, cut into tokens and sentences.

use crate::fold::Folded;
use crate::quote;
use crate::sentence::{Sentence, sentences};
use crate::token::{Token, tokens};
use rasid_model::Span;
use std::ops::Range;

/// A folded text with its tokens and sentences.
///
/// ```
/// let doc = rasid_text::Document::new("F16 fell. 15 saw it.");
/// assert_eq!(doc.sentences.len(), 2);
/// assert_eq!(doc.word(3), "15");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The folded text and the way back to the source.
    pub folded: Folded,
    /// Its tokens, in text order.
    pub tokens: Vec<Token>,
    /// Its sentences, in text order; every token but a line end is in one.
    pub sentences: Vec<Sentence>,
}

impl Document {
    /// Reads `source`. Any text will do.
    pub fn new(source: &str) -> Self {
        let folded = Folded::new(source);
        let mut tokens = tokens(folded.text());
        quote::pair(folded.text(), &mut tokens);
        let sentences = sentences(folded.text(), &tokens);
        Self {
            folded,
            tokens,
            sentences,
        }
    }

    /// The folded text of token `i`; empty where there is none.
    pub fn word(&self, i: usize) -> &str {
        let Some(token) = self.tokens.get(i) else {
            return "";
        };
        self.folded
            .text()
            .get(token.start as usize..token.end as usize)
            .unwrap_or("")
    }

    /// Where a range of tokens stands in the source.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        let Some(part) = self.tokens.get(tokens).filter(|part| !part.is_empty()) else {
            let end = self.folded.source_len();
            return Span::new(end, end);
        };
        let (first, last) = (part[0], part[part.len() - 1]);
        self.folded.span(first.start as usize..last.end as usize)
    }

    /// Do tokens `i` and `i + 1` touch, without a space between?
    pub fn touches(&self, i: usize) -> bool {
        match (self.tokens.get(i), self.tokens.get(i + 1)) {
            (Some(a), Some(b)) => a.end == b.start,
            _ => false,
        }
    }

    /// The number of the sentence that holds token `i`.
    pub fn sentence_of(&self, i: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|s| s.tokens.end <= i);
        self.sentences
            .get(at)
            .filter(|s| s.tokens.contains(&i))
            .map(|_| at)
    }
}

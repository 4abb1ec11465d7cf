//! What was found out about words, kept from report to report.
//!
//! The press repeats its words, and what the codebook says of a word by itself is
//! the same in every report. Whoever codes many reports lends one memo to all of
//! them; it makes coding faster and changes nothing in it. It is for one codebook,
//! and for one report at a time.

use crate::judge::{KINDS, Weighed};
use rasid_codebook::Known;
use rasid_text::Vocabulary;
use rasid_text::number::NumberWords;
use rasid_time::TimeWords;

/// What was found out about words.
#[derive(Debug, Default)]
pub struct Memo {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) known: Known,
    pub(crate) times: TimeWords,
    pub(crate) numbers: NumberWords,
    pub(crate) weighed: [Weighed; KINDS.len()],
}

impl Memo {
    /// Lets go of everything once it has grown large.
    pub(crate) fn make_room(&mut self) {
        if self.vocabulary.is_full() {
            *self = Self::default();
        }
    }
}

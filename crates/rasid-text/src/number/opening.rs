//! May a number word open a figure where it stands?
//!
//! Many number words are other words as well: a verb, a lady, a square of a city. Each
//! condition is data of the word (see [`Only`]); what it looks at is here.

use super::figure::{Item, Reader};
use super::guard::kind;
use super::lexicon::Found;
use super::raw::{Class, Only};
use crate::fold::letters::{AL, ALEF, FEMININE_PLURAL, LAM, WAW, YEH};
use crate::token::TokenKind;

impl Reader<'_> {
    /// Is the number word at `at` one here?
    pub(super) fn may_open(&self, at: usize, found: Found) -> bool {
        let only = |condition| found.word.only(condition);
        let counts_nothing = || self.class_at(at + 1).is_none();
        let wrong = only(Only::AfterFigure)
            || (only(Only::NotBeforeDefinite)
                && !found.article
                && self.is_definite_noun(at + 1)
                && counts_nothing())
            || (only(Only::NotBeforeAccusative) && found.prep.is_none() && self.is_object(at + 1))
            || (only(Only::Shown) && !self.is_shown(at, found))
            || (only(Only::Joined) && !self.has_company(at))
            || (found.article && self.is_place(at, found));
        !wrong
    }

    /// The Arabic word at `at`.
    fn word_at(&self, at: usize) -> Option<&str> {
        (kind(self.doc, at) == Some(TokenKind::Word)).then(|| self.doc.word(at))
    }

    /// Has the word at `at` the article? Some particles and nouns are spelled as if they had.
    pub(super) fn is_definite_noun(&self, at: usize) -> bool {
        self.word_at(at).is_some_and(|w| {
            w.starts_with(AL) && !self.lex.no_noun.contains(w) && !self.lex.indefinite.contains(w)
        })
    }

    /// Can the word at `at` be an indefinite noun, or another number word?
    pub(super) fn is_counted(&self, at: usize) -> bool {
        let noun = |w| !self.is_definite_noun(at) && !self.lex.no_noun.contains(w);
        self.word_at(at).is_some_and(noun) || self.item(at).is_some()
    }

    /// Does a number word go on from `at`, which makes one of the word before?
    pub(super) fn goes_on(&self, at: usize) -> bool {
        self.bare_word(at).is_some() || matches!(self.joined_item(at), Some((Item::Word(_), _)))
    }

    /// Is the token an accusative, which a scale never counts? Adverbs end alike.
    fn is_object(&self, at: usize) -> bool {
        let Some(word) = self.word_at(at) else {
            return false;
        };
        let stem = word.strip_suffix(ALEF);
        let adverb = stem.is_some_and(|s| s.ends_with(YEH));
        // "And they were" ends alike, and opens a clause of its own.
        let verb = word.starts_with(WAW) || stem.is_some_and(|s| s.ends_with(WAW));
        stem.is_some_and(|s| s.chars().count() > 2)
            && !adverb
            && !verb
            && !self.lex.no_noun.contains(word)
            && self.item(at).is_none()
    }

    /// Is the word at `at` shown to count: without article and lam, or by what stands around?
    fn is_shown(&self, at: usize, found: Found) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.word_at(i));
        let describes = found.article && before.is_some_and(|w| w.starts_with(AL));
        let counts = || {
            let next = self.word_at(at + 1);
            next.is_some_and(|w| w.ends_with(FEMININE_PLURAL))
        };
        let goes_on = || self.joined_item(at + 1).is_some() || self.item(at + 1).is_some();
        let plain = !found.article && found.prep != Some(LAM);
        plain || describes || counts() || goes_on()
    }

    /// Does another number word go on from `at`, or does the text start with it?
    fn has_company(&self, at: usize) -> bool {
        self.joined_item(at + 1).is_some()
            || self.item(at + 1).is_some()
            || at.checked_sub(1).is_none_or(|i| self.word_at(i).is_none())
    }

    /// Does a street, a square or a town bear this definite number as its name?
    fn is_place(&self, at: usize, found: Found) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.word_at(i));
        let cardinal = !matches!(found.word.class, Class::Ordinal | Class::Fraction);
        let plain = found.conj.is_none() && found.prep.is_none();
        cardinal && plain && before.is_some_and(|w| self.lex.named.contains(w))
    }

    /// Is the figure at `at` without a noun before it that it could describe?
    pub(super) fn follows_no_noun(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.word_at(i));
        before.is_none_or(|w| self.lex.no_noun.contains(w) || self.lex.minus_word(w))
    }
}

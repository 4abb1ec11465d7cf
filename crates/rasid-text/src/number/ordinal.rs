//! Which one in a row: ordinals, and definite figures that stand for them.
//!
//! Arabic has words of their own up to ten ("the third"), joins them to tens and
//! hundreds ("the hundred and third", "the third after the hundred"), and says the rest
//! with the article alone ("the thirtieth" is "the thirty"). So a definite figure needs
//! its surroundings to tell which it is.

use super::NumberKind;
use super::figure::{Figure, Item, Reader, exact};
use super::guard::{self, kind};
use super::lexicon::Found;
use super::raw::{Class, Only};
use super::term::Term;
use crate::fold::letters::{AL, ALEF, FEMININE_PLURAL, HEH, PLURAL};
use crate::token::TokenKind;

impl Reader<'_> {
    /// An ordinal word, with the ten, tens and hundreds that belong to it.
    pub(super) fn ordinal(&self, at: usize, found: Found, before: usize) -> Option<Figure> {
        // After a figure the word counts seconds.
        if !found.article && before == at && at > 0 {
            return None;
        }
        let term = self.beyond(self.ordinal_below_hundred(at, found)?);
        Some(Figure {
            kind: NumberKind::Ordinal,
            rule: "ordinal".to_owned(),
            ..exact(at..term.end, term.value)
        })
    }

    fn ordinal_below_hundred(&self, at: usize, found: Found) -> Option<Term> {
        let value = found.word.value;
        let (value, end) = if self.class_at(at + 1) == Some(Class::Ten) {
            (value + 10.0, at + 2)
        } else {
            match self.tens_joined(at + 1) {
                Some((tens, end)) => (value + tens, end),
                None if found.word.only(Only::BeforeTen) => return None,
                None => (value, at + 1),
            }
        };
        Some(Term {
            value,
            scale: 1.0,
            end,
        })
    }

    /// "The third after the hundred" is the hundred and third.
    fn beyond(&self, term: Term) -> Term {
        let after = guard::phrase_at(&self.lex.beyond, self.doc, term.end);
        let total = after.and_then(|after| match self.item(after.end)? {
            Item::Word(found) if found.article && is_round(found.word.class) => {
                self.total(after.end, Item::Word(found))
            }
            _ => None,
        });
        match total {
            Some(total) => Term {
                value: term.value + total.value,
                ..total
            },
            None => term,
        }
    }

    /// The ordinal that the definite figure `sum` at `at` stands for, if it does.
    pub(super) fn definite_ordinal(&self, at: usize, first: Found, sum: Term) -> Option<Term> {
        if !first.article {
            return None;
        }
        // "The hundred and fifth" ends in an ordinal.
        if is_round(first.word.class)
            && let Some((Item::Word(found), next)) = self.joined_item(sum.end)
            && found.article
            && found.word.class == Class::Ordinal
        {
            let unit = self.ordinal_below_hundred(next, found)?;
            return Some(Term {
                value: sum.value + unit.value,
                ..unit
            });
        }
        let ordered = at
            .checked_sub(1)
            .is_some_and(|i| self.lex.ordered.contains(self.doc.word(i)));
        let fits = match first.word.class {
            Class::Tens => ordered || !self.follows_plural(at),
            // "The eleven" by itself; after a noun it counts. "The one and twentieth".
            Class::Unit if sum.value < 20.0 => sum.value > 10.0 && (ordered || at == 0),
            Class::Unit => first.word.value == 1.0,
            class => ordered && is_round(class),
        };
        let next_is_ordinal = self.class_at(sum.end) == Some(Class::Ordinal);
        let counts = next_is_ordinal || (!ordered && self.counts(sum.end));
        (fits && !counts).then(|| self.beyond(sum))
    }

    /// Does the definite noun before `at` end like a sound plural? Then all of them are meant.
    fn follows_plural(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let word = self.doc.word(before);
        let plural = |end: &str| word.ends_with(end);
        // "Twentieth century": a noun of three letters ends in the same two by chance.
        let long = word.chars().count() > 6;
        word.starts_with(AL) && long && (PLURAL.into_iter().any(plural) || plural(FEMININE_PLURAL))
    }

    /// Does what a figure counts stand at `at`? In the accusative, which the fold leaves
    /// with an alef or a ta at its end.
    fn counts(&self, at: usize) -> bool {
        let next = self.doc.word(at);
        kind(self.doc, at) == Some(TokenKind::Word)
            && !next.starts_with(AL)
            && next.ends_with([ALEF, HEH])
    }
}

fn is_round(class: Class) -> bool {
    matches!(
        class,
        Class::Hundred | Class::Hundreds | Class::Scale | Class::ScaleDual
    )
}

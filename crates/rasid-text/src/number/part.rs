//! Parts: halves and quarters, decimals, slashes, one in three.

use super::figure::{Figure, Item, Reader, exact};
use super::guard::{self, kind};
use super::lexicon::Found;
use super::raw::{Class, Only};
use super::term::Term;
use super::{NumberKind, digits};
use crate::fold::letters::HEH;
use crate::token::TokenKind;

impl Reader<'_> {
    /// Half a million is a figure, half is a fraction.
    pub(super) fn fraction(&self, at: usize, part: f64) -> Figure {
        let term = Term {
            value: part,
            scale: 1.0,
            end: at + 1,
        };
        let term = self.of_definite(self.scaled(term, false));
        let whole = term.value.fract() == 0.0;
        let kind = if whole {
            NumberKind::Cardinal
        } else {
            NumberKind::Fraction
        };
        Figure {
            kind,
            rule: "fraction".to_owned(),
            scale: term.scale,
            ..exact(at..term.end, term.value)
        }
    }

    /// "A fifth of the twenty".
    fn of_definite(&self, term: Term) -> Term {
        match self.bare_word(term.end) {
            Some(f) if f.article && term.scale == 1.0 && f.word.class == Class::Tens => Term {
                value: term.value * f.word.value,
                end: term.end + 1,
                ..term
            },
            _ => term,
        }
    }

    /// Is this unit the part that is spelled like it? So it is before a definite noun.
    pub(super) fn is_part(&self, at: usize, found: Found) -> bool {
        let counts = !matches!(self.class_at(at + 1), Some(Class::Tens) | None);
        found.word.part.is_some() && !found.article && !counts && self.is_definite_noun(at + 1)
    }

    /// "A million and a half", "three quarters", "a hundred and three quarters".
    pub(super) fn and_a_half(&self, term: Term) -> Term {
        if let Some(more) = self.parts_joined(term.end) {
            return self.of_scale(Term {
                value: term.value + more.value * term.scale,
                scale: term.scale,
                end: more.end,
            });
        }
        let Some(found) = self.bare_word(term.end) else {
            return term;
        };
        let part = match found.word.class {
            Class::Fraction if term.value < 1000.0 => Some(found.word.value),
            // After tens in words, without a conjunction, five is a fifth.
            Class::Unit if term.value >= 20.0 && self.is_bare_unit(term.end) => found.word.part,
            _ => None,
        };
        match part.filter(|_| !found.article) {
            Some(part) => {
                let value = tidy(term.value * part);
                let end = term.end + 1;
                self.scaled(Term { value, end, ..term }, false)
            }
            None => term,
        }
    }

    /// Do words stand before the unit at `at`, and nothing after that makes it more than a unit?
    fn is_bare_unit(&self, at: usize) -> bool {
        let words = at.checked_sub(1).and_then(|i| kind(self.doc, i)) == Some(TokenKind::Word);
        words && self.item(at + 1).is_none() && self.joined_item(at + 1).is_none()
    }

    /// The part that the conjunction joins on at `at`: "and a half", "and three quarters".
    fn parts_joined(&self, at: usize) -> Option<Term> {
        let (item, at) = self.joined_item(at)?;
        let Item::Word(found) = item else {
            return None;
        };
        let part = |value, end| Term {
            value,
            scale: 1.0,
            end,
        };
        match found.word.class {
            Class::Fraction if !found.article => Some(part(found.word.value, at + 1)),
            Class::Unit => {
                let parts = self.counted_parts(at, found)?;
                Some(part(found.word.value * parts, at + 2))
            }
            _ => None,
        }
    }

    /// The size of the parts that the unit at `at` counts.
    pub(super) fn counted_parts(&self, at: usize, unit: Found) -> Option<f64> {
        let next = self.bare_word(at + 1)?.word;
        let parts = next.class == Class::Fraction && next.only(Only::AfterFigure);
        (unit.word.class == Class::Unit && parts).then_some(next.value)
    }

    /// Names the scale again ("a million and a half million"), or for the first time.
    fn of_scale(&self, term: Term) -> Term {
        let again = self
            .bare_word(term.end)
            .filter(|f| f.word.class == Class::Scale && f.word.value == term.scale);
        match again {
            Some(_) => Term {
                end: term.end + 1,
                ..term
            },
            None => self.scaled(term, false),
        }
    }

    /// "One point five".
    pub(super) fn decimal(&self, term: Term) -> Term {
        let point = guard::phrase_at(&self.lex.point, self.doc, term.end).or_else(|| {
            let noun = guard::phrase_at(&self.lex.point_noun, self.doc, term.end)?;
            // "One point" in the feminine counts points too.
            let one = self
                .bare_word(noun.end)
                .is_some_and(|f| f.word.value == 1.0 && self.doc.word(noun.end).ends_with(HEH));
            (term.value <= 10.0 && !one).then_some(noun)
        });
        let Some(point) = point else {
            return term;
        };
        let (mut at, mut places) = (point.end, 0);
        // "One point nought five".
        while self.class_at(at) == Some(Class::Zero) && self.item(at + 1).is_some() {
            (at, places) = (at + 1, places + 1);
        }
        match self.item(at).and_then(|item| self.group_of(at, item)) {
            Some(part) if part.value.fract() == 0.0 && part.value < 1e6 => {
                places += format!("{}", part.value).len() as i32;
                let value = term.value + part.value / 10f64.powi(places);
                let end = part.end;
                self.scaled(Term { value, end, ..term }, false)
            }
            _ => term,
        }
    }

    /// "Three out of every ten", "one in ten".
    pub(super) fn out_of(&self, at: usize, part: Term) -> Term {
        let over = || {
            let alone = part.value == 1.0 && self.follows_no_noun(at);
            guard::phrase_at(&self.lex.over, self.doc, part.end).filter(|_| alone)
        };
        let joint = guard::phrase_at(&self.lex.out_of, self.doc, part.end).or_else(over);
        let whole = joint.and_then(|joint| self.total(joint.end, self.item(joint.end)?));
        match whole.filter(|whole| part.value > 0.0 && part.value < whole.value) {
            Some(whole) => Term {
                value: part.value / whole.value,
                ..whole
            },
            None => part,
        }
    }

    /// Two small figures with a slash between, and no third: a fraction. Dates read it otherwise.
    pub(super) fn digit_fraction(&self, at: usize) -> Option<Figure> {
        let slash = |i: usize| kind(self.doc, i) == Some(TokenKind::Slash);
        let touch = self.doc.touches(at) && self.doc.touches(at + 1);
        let chained = (at > 0 && slash(at - 1)) || slash(at + 3);
        if !slash(at + 1) || !touch || chained {
            return None;
        }
        match (self.item(at)?, self.item(at + 2)?) {
            // Twice the same is a day of a month that has become a name.
            (Item::Digits(a), Item::Digits(b))
                if a != b && a <= 100.0 && (1.0..=100.0).contains(&b) =>
            {
                Some(Figure {
                    kind: NumberKind::Fraction,
                    rule: "fraction".to_owned(),
                    ..exact(at..at + 3, a / b)
                })
            }
            _ => None,
        }
    }

    /// The part after whole digits: "2 1/4".
    pub(super) fn mixed(&self, term: Term) -> Term {
        let small = term.value < 1000.0 && term.value.fract() == 0.0;
        let part = small.then(|| self.digit_fraction(term.end)).flatten();
        match part.filter(|f| f.value > 0.0 && f.value < 1.0) {
            Some(part) => Term {
                value: term.value + part.value,
                end: part.tokens.end,
                ..term
            },
            None => term,
        }
    }

    /// The figure before a scale, read with a decimal point where the same mark would part
    /// thousands of millions: "2.750 million".
    pub(super) fn point_before_scale(&self, at: usize, value: f64) -> f64 {
        let word = self.doc.word(at);
        let millions = || self.bare_word(at + 1).is_some_and(|f| f.word.value >= 1e6);
        let one_point = word.matches('.').count() == 1 && !word.contains(',');
        if one_point && digits::grouped(word) && millions() {
            word.parse().unwrap_or(value)
        } else {
            value
        }
    }
}

/// `value` without the last-digit noise of thirds and fifths: a fifth of 130 is whole.
fn tidy(value: f64) -> f64 {
    let near = value.round();
    if (value - near).abs() < 1e-9 {
        near
    } else {
        value
    }
}

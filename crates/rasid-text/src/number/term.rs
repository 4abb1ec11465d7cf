//! The terms of a figure: a group below a thousand times its scales.

use super::digits;
use super::figure::{Item, Reader};
use super::guard;
use super::lexicon::Found;
use super::raw::Class;
use crate::fold::letters::WAW;
use crate::token::TokenKind;

/// A value read so far, its scale, and the token after it.
#[derive(Clone, Copy)]
pub(super) struct Term {
    pub(super) value: f64,
    pub(super) scale: f64,
    pub(super) end: usize,
}

impl Reader<'_> {
    pub(super) fn next_term(&self, sum: Term) -> Option<Term> {
        let (item, at) = self.joined_item(sum.end)?;
        let next = self.term(at, item)?;
        (next.scale < sum.scale && next.value < sum.scale && next.value > 0.0).then_some(next)
    }

    /// A group below a thousand and its scales, or a scale alone.
    pub(super) fn term(&self, at: usize, item: Item) -> Option<Term> {
        let group = match item {
            Item::Digits(value) => self.spaced(at, value),
            Item::Word(found) => match found.word.class {
                Class::Scale => {
                    let value = found.word.value;
                    Term {
                        value,
                        scale: value,
                        end: at + 1,
                    }
                }
                Class::ScaleDual => {
                    let value = found.word.value;
                    return Some(Term {
                        value,
                        scale: value / 2.0,
                        end: at + 1,
                    });
                }
                Class::Zero => Term {
                    value: 0.0,
                    scale: 1.0,
                    end: at + 1,
                },
                _ => self.group(at, found)?,
            },
        };
        Some(self.scaled(group, matches!(item, Item::Digits(_))))
    }

    /// Multiplies by the scales that follow: "three hundred thousand".
    pub(super) fn scaled(&self, mut term: Term, digits: bool) -> Term {
        while let Some(found) = self.bare_word(term.end) {
            let multiplies = match found.word.class {
                Class::Scale | Class::Plural => found.word.value > 10.0,
                Class::Hundred => digits,
                _ => false,
            };
            if !multiplies || found.word.value <= term.scale || term.value == 0.0 {
                break;
            }
            let scale = found.word.value;
            term = Term {
                value: scaled(term.value, scale),
                scale,
                end: term.end + 1,
            };
        }
        term
    }

    /// A group of words below a thousand.
    fn group(&self, at: usize, found: Found) -> Option<Term> {
        let hundreds = match found.word.class {
            Class::Hundred | Class::Hundreds => Some((found.word.value, at + 1)),
            Class::Unit => match self.bare_word(at + 1).map(|f| f.word) {
                Some(w) if w.class == Class::Hundred || is_hundreds(w.class, w.value) => {
                    Some((found.word.value * 100.0, at + 2))
                }
                _ => None,
            },
            _ => None,
        };
        let Some((value, end)) = hundreds else {
            return self.below_hundred(at, found);
        };
        let rest = match self.joined_item(end) {
            Some((Item::Word(next), at)) => self.below_hundred(at, next),
            Some((Item::Digits(d), at)) if d < 100.0 && d > 0.0 => Some(Term {
                value: d,
                scale: 1.0,
                end: at + 1,
            }),
            _ => self.unjoined(end),
        };
        Some(match rest {
            Some(rest) => Term {
                value: value + rest.value,
                ..rest
            },
            None => Term {
                value,
                scale: 1.0,
                end,
            },
        })
    }

    /// Speech leaves out the conjunction after the hundreds where another follows.
    fn unjoined(&self, at: usize) -> Option<Term> {
        let found = self.bare_word(at).filter(|f| f.word.class == Class::Unit)?;
        self.below_hundred(at, found)
            .filter(|term| term.value > 20.0)
    }

    fn below_hundred(&self, at: usize, found: Found) -> Option<Term> {
        let term = |value, end| {
            Some(Term {
                value,
                scale: 1.0,
                end,
            })
        };
        let value = found.word.value;
        match found.word.class {
            Class::Ten | Class::Teen | Class::Tens => term(value, at + 1),
            Class::Unit => {
                if self.class_at(at + 1) == Some(Class::Ten) {
                    return term(value + 10.0, at + 2);
                }
                match self.tens_joined(at + 1) {
                    Some((tens, end)) => term(value + tens, end),
                    None if found.word.needs_ten => None,
                    None => term(value, at + 1),
                }
            }
            _ => None,
        }
    }

    pub(super) fn tens_joined(&self, at: usize) -> Option<(f64, usize)> {
        match self.joined_item(at)? {
            (Item::Word(f), at) if f.word.class == Class::Tens => Some((f.word.value, at + 1)),
            _ => None,
        }
    }

    /// Digits in groups of three with a space between: 1 234 567.
    fn spaced(&self, at: usize, value: f64) -> Term {
        let mut term = Term {
            value,
            scale: 1.0,
            end: at + 1,
        };
        let head = self.doc.word(at);
        if head.len() > 3 || head.starts_with('0') || !head.bytes().all(|b| b.is_ascii_digit()) {
            return term;
        }
        while let Some(group) = self.group_of_three(term.end) {
            term = Term {
                value: term.value * 1000.0 + group,
                end: term.end + 1,
                ..term
            };
        }
        term
    }

    fn group_of_three(&self, at: usize) -> Option<f64> {
        let (before, token) = (
            self.doc.tokens.get(at.checked_sub(1)?)?,
            self.doc.tokens.get(at)?,
        );
        let word = self.doc.word(at);
        let fits = token.kind == TokenKind::Number
            && word.len() == 3
            && word.bytes().all(|b| b.is_ascii_digit())
            && token.start == before.end + 1;
        fits.then(|| digits::value(word)).flatten()
    }

    /// "A million and a half", "three quarters".
    pub(super) fn and_a_half(&self, term: Term) -> Term {
        if let Some(Item::Word(found)) = self.item(term.end) {
            let joins = found.conj == Some(WAW) && !found.article && self.joined;
            let bare = found.conj.is_none() && found.prep.is_none() && !found.article;
            if found.word.class == Class::Fraction && joins {
                let value = term.value + found.word.value * term.scale;
                return Term {
                    value,
                    end: term.end + 1,
                    ..term
                };
            }
            if found.word.class == Class::Fraction && bare && term.value < 1000.0 {
                let value = term.value * found.word.value;
                return Term {
                    value,
                    end: term.end + 1,
                    ..term
                };
            }
        }
        term
    }

    /// "One point five".
    pub(super) fn decimal(&self, term: Term) -> Term {
        let Some(point) = guard::phrase_at(&self.lex.point, self.doc, term.end) else {
            return term;
        };
        let part = self
            .item(point.end)
            .and_then(|item| self.term(point.end, item));
        match part {
            Some(part) if part.value.fract() == 0.0 && part.value < 1e6 => {
                let places = format!("{}", part.value).len() as i32;
                let value = term.value + part.value / 10f64.powi(places);
                Term {
                    value,
                    scale: term.scale,
                    end: part.end,
                }
            }
            _ => term,
        }
    }
}

/// `value` times `scale`, without the last-digit noise of decimals: 266.9 million is whole.
fn scaled(value: f64, scale: f64) -> f64 {
    let product = value * scale;
    let near = product.round();
    if (product - near).abs() < 1e-6 * scale {
        near
    } else {
        product
    }
}

/// Is it the plural of a hundred?
fn is_hundreds(class: Class, value: f64) -> bool {
    class == Class::Plural && value == 100.0
}

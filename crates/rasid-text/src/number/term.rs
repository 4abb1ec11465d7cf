//! The terms of a figure: a group below a thousand times its scales.

use super::figure::{Item, Reader};
use super::guard::kind;
use super::lexicon::Found;
use super::power;
use super::raw::{Class, Only};
use crate::fold::letters::{AL, ALEF, FEH, WAW};
use crate::token::TokenKind;

/// A value read so far, its scale, and the token after it.
#[derive(Clone, Copy)]
pub(super) struct Term {
    pub(super) value: f64,
    pub(super) scale: f64,
    pub(super) end: usize,
}

impl Reader<'_> {
    /// The term that goes on with `sum`, if one does.
    pub(super) fn next_term(&self, sum: Term) -> Option<Term> {
        if let Some(hundreds) = self.digit_hundreds(sum) {
            return Some(hundreds);
        }
        let (item, at) = self.joined_item(sum.end)?;
        if let Item::Word(found) = item
            && self.counted_parts(at, found).is_some()
        {
            return None;
        }
        // After hundreds dozens may follow; below a scale whatever is less than it.
        let room = match item {
            _ if sum.scale > 1.0 => sum.scale,
            Item::Word(f) if is_dozen(f) && sum.value % 100.0 == 0.0 => 100.0,
            _ => return None,
        };
        let next = self.term(at, item)?;
        let falls = next.scale < room && next.value < room;
        ((falls || self.completes(sum, next, item)) && next.value > 0.0).then_some(next)
    }

    /// "A hundred thousand and two thousand": one or two more of the same scale.
    fn completes(&self, sum: Term, next: Term, item: Item) -> bool {
        let one_or_two = matches!(item, Item::Word(f) if matches!(f.word.class, Class::Scale | Class::ScaleDual));
        one_or_two
            && next.scale == sum.scale
            && next.value <= 2.0 * sum.scale
            && sum.value % (100.0 * sum.scale) == 0.0
    }

    /// "4 thousand 3 hundred": digits before a hundred need no conjunction.
    fn digit_hundreds(&self, sum: Term) -> Option<Term> {
        match self.item(sum.end)? {
            Item::Digits(d) if sum.scale >= 1000.0 && d < 10.0 && d.fract() == 0.0 => {
                let hundred = self.class_at(sum.end + 1) == Some(Class::Hundred);
                hundred.then(|| self.term(sum.end, Item::Digits(d)))?
            }
            _ => None,
        }
    }

    /// A group below a thousand and its scales, or a scale alone.
    pub(super) fn term(&self, at: usize, item: Item) -> Option<Term> {
        if let Item::Digits(value) = item
            && let Some((value, end)) = power::power(self.doc, at, value)
        {
            let scale = 1.0;
            return Some(Term { value, scale, end });
        }
        let group = self.group_of(at, item)?;
        if matches!(item, Item::Word(f) if f.word.class == Class::ScaleDual) {
            return Some(group);
        }
        Some(self.scaled(group, matches!(item, Item::Digits(_))))
    }

    /// What stands before the scales: digits, a group of words, a scale alone.
    pub(super) fn group_of(&self, at: usize, item: Item) -> Option<Term> {
        let found = match item {
            Item::Digits(value) => {
                let value = self.point_before_scale(at, value);
                return Some(self.mixed(self.spaced(at, value)));
            }
            Item::Word(found) => found,
        };
        let (value, end) = (found.word.value, at + 1);
        let scale = match found.word.class {
            Class::Scale => match found.word.construct.filter(|_| self.is_construct(at)) {
                Some(value) => {
                    let scale = value / 2.0;
                    return Some(Term { value, scale, end });
                }
                None => value,
            },
            Class::ScaleDual => value / 2.0,
            Class::Zero => 1.0,
            _ => return self.group(at, found),
        };
        Some(Term { value, scale, end })
    }

    /// Does the noun that the scale at `at` counts follow at once? Then its alef is the dual's.
    fn is_construct(&self, at: usize) -> bool {
        let next = self.doc.word(at + 1);
        kind(self.doc, at + 1) == Some(TokenKind::Word)
            && !next.starts_with([WAW, FEH])
            && !next.starts_with(AL)
            && !next.ends_with(ALEF)
            && next.chars().count() > 2
            && !self.lex.no_noun.contains(next)
            && self.item(at + 1).is_none()
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
            // "A hundred and three quarters" has parts of one, not three.
            Some((Item::Word(next), at)) if self.counted_parts(at, next).is_some() => None,
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
                    None if found.word.only(Only::BeforeTen) => None,
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
            if group.fract() != 0.0 {
                break;
            }
        }
        term
    }

    fn group_of_three(&self, at: usize) -> Option<f64> {
        let (before, token) = (
            self.doc.tokens.get(at.checked_sub(1)?)?,
            self.doc.tokens.get(at)?,
        );
        let word = self.doc.word(at);
        let (whole, part) = word.split_once('.').unwrap_or((word, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let fits = token.kind == TokenKind::Number
            && whole.len() == 3
            && all_digits(whole)
            && all_digits(part)
            && token.start == before.end + 1;
        fits.then(|| word.parse().ok()).flatten()
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

/// Is it a dozen or two?
fn is_dozen(found: Found) -> bool {
    let class = found.word.class;
    matches!(class, Class::Scale | Class::ScaleDual) && found.word.value < 100.0
}

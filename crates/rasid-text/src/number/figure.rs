//! The grammar of figures: units, teens, tens, hundreds and scales, in words and digits.
//!
//! A figure is a sum of terms with falling scales ("two thousand and three hundred"),
//! each a group below a thousand times a scale. Terms join by the conjunction waw,
//! which is how a unit joins its tens as well; so "between five and twenty" needs the
//! reading without it (see [`Reader::joined`]).

use super::guard::{self, kind};
use super::lexicon::{Found, NumberLexicon};
use super::raw::Class;
use super::term::Term;
use super::{NumberKind, digits};
use crate::document::Document;
use crate::fold::letters::{AL, ALEF, HEH, WAW};
use crate::lexicon::bare;
use crate::token::TokenKind;
use rasid_model::Amount;
use std::ops::Range;

/// What is said, before ranges and bounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its tokens, without a particle written onto digits.
    pub tokens: Range<usize>,
    /// Its value; of a vague one, its least.
    pub value: f64,
    /// Its kind.
    pub kind: NumberKind,
    /// The amount of a vague figure.
    pub amount: Option<Amount>,
    /// Is it per cent? The sign is then among the tokens.
    pub percent: bool,
    /// The conjunction before it.
    pub conj: Option<char>,
    /// The preposition written onto it.
    pub prep: Option<char>,
    /// The last scale in it: 1000 for "three thousand", else 1.
    pub scale: f64,
    /// The token it starts at, with a particle that stands as a token before digits.
    pub lead: usize,
    /// Which rule read it.
    pub rule: String,
}

/// Every figure in `doc`, in text order, without overlaps.
///
/// Times and dates are read from these too, so a year is a figure like any other.
pub fn figures(lex: &NumberLexicon, doc: &Document) -> Vec<Figure> {
    let reader = Reader {
        lex,
        doc,
        joined: true,
    };
    let mut out: Vec<Figure> = Vec::new();
    let mut at = 0;
    while at < doc.tokens.len() {
        match reader.step(at, out.last().map_or(0, |f| f.tokens.end)) {
            Step::Figure(figure) => {
                at = figure.tokens.end;
                out.push(*figure);
            }
            Step::Skip(next) => at = next,
        }
    }
    out
}

/// What stands at a token.
enum Step {
    Figure(Box<Figure>),
    /// Nothing, up to this token.
    Skip(usize),
}

/// Reads figures from a document.
pub(super) struct Reader<'a> {
    pub(super) lex: &'a NumberLexicon,
    pub(super) doc: &'a Document,
    /// May the conjunction join parts of one figure?
    pub(super) joined: bool,
}

/// A number word or digits.
#[derive(Clone, Copy)]
pub(super) enum Item {
    Digits(f64),
    Word(Found),
}

impl Reader<'_> {
    fn step(&self, at: usize, before: usize) -> Step {
        let none = Step::Skip(at + 1);
        match kind(self.doc, at) {
            Some(TokenKind::Number) if !guard::is_model(self.doc, at) => {}
            Some(TokenKind::Word) if !self.lex.rules_out(self.doc.word(at)) => {
                if let Some(step) = self.phrase(at) {
                    return step;
                }
            }
            _ => return none,
        }
        match self.figure(at, before) {
            Some(figure) => Step::Figure(Box::new(figure)),
            None => none,
        }
    }

    /// A phrase of vague amount, or one that only looks like a number.
    fn phrase(&self, at: usize) -> Option<Step> {
        let word = self.doc.word(at);
        // The word itself, then without one and two particles.
        let cuts = word.char_indices().map(|(i, _)| &word[i..]).take(3);
        let openings = cuts.filter_map(|cut| self.lex.phrases.get(cut)).flatten();
        let hit = openings.filter_map(|o| Some((o, o.phrase.starting_at(self.doc, at)?)));
        let (opening, tokens) = hit.max_by_key(|(_, tokens)| tokens.end)?;
        let Some((id, min)) = &opening.vague else {
            return Some(Step::Skip(tokens.end));
        };
        let prep = opening
            .phrase
            .words
            .first()
            .and_then(|first| bare(word, first))
            .flatten();
        Some(Step::Figure(Box::new(Figure {
            prep,
            amount: min.map(Amount::at_least),
            rule: id.clone(),
            ..vague(tokens, min.unwrap_or(0) as f64)
        })))
    }

    /// The figure that starts at token `at`; nothing may reach back over `before`.
    pub(super) fn figure(&self, at: usize, before: usize) -> Option<Figure> {
        let item = self.item(at)?;
        let mut figure = match item {
            Item::Digits(_) => self.digit_fraction(at).or_else(|| self.sum(at, item))?,
            Item::Word(found) => match found.word.class {
                Class::Ordinal => self.ordinal(at, found, before)?,
                Class::Fraction => self.fraction(at, found),
                Class::Plural => self.plural(at, found),
                _ => self.sum(at, item)?,
            },
        };
        self.surroundings(&mut figure, item, before);
        Some(figure)
    }

    /// The item at a token: digits, or a number word with whatever it carries.
    pub(super) fn item(&self, at: usize) -> Option<Item> {
        match kind(self.doc, at)? {
            TokenKind::Number => digits::value(self.doc.word(at)).map(Item::Digits),
            TokenKind::Word => self.lex.find(self.doc.word(at)).map(Item::Word),
            _ => None,
        }
    }

    /// The number word at a token, if no particle but the article stands before it.
    pub(super) fn bare_word(&self, at: usize) -> Option<Found> {
        match self.item(at)? {
            Item::Word(found) if found.conj.is_none() && found.prep.is_none() => Some(found),
            _ => None,
        }
    }

    pub(super) fn class_at(&self, at: usize) -> Option<Class> {
        self.bare_word(at).map(|found| found.word.class)
    }

    /// The item that the conjunction waw joins on at `at`, and its token.
    pub(super) fn joined_item(&self, at: usize) -> Option<(Item, usize)> {
        if !self.joined || kind(self.doc, at)? != TokenKind::Word {
            return None;
        }
        let glued = guard::glue(self.doc, at + 1).filter(|g| g.prep.is_none());
        if glued.is_some_and(|g| g.conj == Some(WAW)) {
            return match self.item(at + 1)? {
                Item::Word(found) if found.conj.is_some() || found.prep.is_some() => None,
                item => Some((item, at + 1)),
            };
        }
        match self.item(at)? {
            Item::Word(found) if found.conj == Some(WAW) && found.prep.is_none() => {
                Some((Item::Word(found), at))
            }
            _ => None,
        }
    }

    /// Terms with falling scales, then a half, a decimal part, a fraction of them.
    fn sum(&self, at: usize, first: Item) -> Option<Figure> {
        let mut sum = self.term(at, first)?;
        while sum.scale > 1.0 {
            let Some(next) = self.next_term(sum) else {
                break;
            };
            sum = Term {
                value: sum.value + next.value,
                ..next
            };
        }
        let scale = sum.scale;
        sum = self.and_a_half(sum);
        sum = self.decimal(sum);
        if matches!(first, Item::Word(f) if f.word.bare_only && f.article && sum.end == at + 1) {
            return None;
        }
        let is_digits = matches!(first, Item::Digits(_));
        let kind = match sum.value {
            0.0 => NumberKind::Zero,
            v if v.fract() != 0.0 => NumberKind::Fraction,
            v if self.is_definite_ordinal(first, v, sum.end) => NumberKind::Ordinal,
            _ => NumberKind::Cardinal,
        };
        let rule = if is_digits { "digit" } else { "word" }.to_owned();
        Some(Figure {
            kind,
            scale,
            rule,
            ..exact(at..sum.end, sum.value)
        })
    }

    /// With the article, "the thirty" is the thirtieth, unless what it counts follows in the
    /// accusative, which the fold leaves with an alef or a ta at its end.
    fn is_definite_ordinal(&self, first: Item, value: f64, end: usize) -> bool {
        let Item::Word(found) = first else {
            return false;
        };
        let next = self.doc.word(end);
        let counts = kind(self.doc, end) == Some(TokenKind::Word)
            && !next.starts_with(AL)
            && next.ends_with([ALEF, HEH]);
        found.article && (11.0..100.0).contains(&value) && !counts
    }

    /// Two small figures with a slash between, and no third: a fraction. Dates read it otherwise.
    fn digit_fraction(&self, at: usize) -> Option<Figure> {
        let slash = |i: usize| kind(self.doc, i) == Some(TokenKind::Slash);
        let touch = self.doc.touches(at) && self.doc.touches(at + 1);
        let chained = (at > 0 && slash(at - 1)) || slash(at + 3);
        if !slash(at + 1) || !touch || chained {
            return None;
        }
        match (self.item(at)?, self.item(at + 2)?) {
            (Item::Digits(a), Item::Digits(b)) if a <= 100.0 && (1.0..=100.0).contains(&b) => {
                Some(Figure {
                    kind: NumberKind::Fraction,
                    rule: "fraction".to_owned(),
                    ..exact(at..at + 3, a / b)
                })
            }
            _ => None,
        }
    }

    fn ordinal(&self, at: usize, found: Found, before: usize) -> Option<Figure> {
        // After a figure the word counts seconds.
        if !found.article && before == at && at > 0 {
            return None;
        }
        let value = found.word.value;
        let (value, end) = if self.class_at(at + 1) == Some(Class::Ten) {
            (value + 10.0, at + 2)
        } else {
            match self.tens_joined(at + 1) {
                Some((tens, end)) => (value + tens, end),
                None if found.word.needs_ten => return None,
                None => (value, at + 1),
            }
        };
        let (kind, rule) = (NumberKind::Ordinal, "ordinal".to_owned());
        Some(Figure {
            kind,
            rule,
            ..exact(at..end, value)
        })
    }

    /// Half a million is a figure, half is a fraction.
    fn fraction(&self, at: usize, found: Found) -> Figure {
        let term = Term {
            value: found.word.value,
            scale: 1.0,
            end: at + 1,
        };
        let term = self.scaled(term, false);
        let whole = term.value.fract() == 0.0;
        let kind = if whole {
            NumberKind::Cardinal
        } else {
            NumberKind::Fraction
        };
        let rule = "fraction".to_owned();
        Figure {
            kind,
            rule,
            scale: term.scale,
            ..exact(at..term.end, term.value)
        }
    }

    /// Thousands, hundreds of thousands: at least two of each.
    fn plural(&self, at: usize, found: Found) -> Figure {
        let value = found.word.value * 2.0;
        let mut term = Term {
            value,
            scale: found.word.value,
            end: at + 1,
        };
        while let Some(next) = self.bare_word(term.end).map(|f| f.word) {
            if !matches!(next.class, Class::Plural | Class::Scale) || next.value <= 10.0 {
                break;
            }
            term = Term {
                value: term.value * next.value,
                scale: next.value,
                end: term.end + 1,
            };
        }
        let least = Amount {
            min: term.value as i64,
            max: None,
            approx: true,
        };
        let (amount, scale) = (Some(least), term.scale);
        Figure {
            amount,
            scale,
            rule: "plural".to_owned(),
            ..vague(at..term.end, term.value)
        }
    }

    /// Adds what stands around: particles, a sign, per cent.
    fn surroundings(&self, figure: &mut Figure, first: Item, before: usize) {
        let start = figure.tokens.start;
        match first {
            Item::Word(found) => (figure.conj, figure.prep) = (found.conj, found.prep),
            Item::Digits(_) => {
                if let Some(glue) = guard::glue(self.doc, start).filter(|_| start > before) {
                    (figure.conj, figure.prep) = (glue.conj, glue.prep);
                    figure.lead = start - 1;
                }
            }
        }
        if figure.kind == NumberKind::Vague || figure.kind == NumberKind::Ordinal {
            return;
        }
        let minus = guard::minus(self.lex, self.doc, figure.lead);
        if let Some(minus) = minus.filter(|m| m.start >= before) {
            figure.value = -figure.value;
            (figure.lead, figure.tokens.start) = (minus.start, minus.start);
        }
        figure.percent |= guard::percent_before(self.doc, start);
        if let Some(end) = guard::percent(self.lex, self.doc, figure.tokens.end) {
            figure.percent = true;
            figure.tokens.end = end;
        }
    }
}

fn exact(tokens: Range<usize>, value: f64) -> Figure {
    Figure {
        lead: tokens.start,
        tokens,
        value,
        kind: NumberKind::Cardinal,
        amount: None,
        percent: false,
        conj: None,
        prep: None,
        scale: 1.0,
        rule: String::new(),
    }
}

fn vague(tokens: Range<usize>, value: f64) -> Figure {
    Figure {
        kind: NumberKind::Vague,
        ..exact(tokens, value)
    }
}

//! The grammar of figures: units, teens, tens, hundreds and scales, in words and digits.
//!
//! A figure is a sum of terms with falling scales ("two thousand and three hundred"),
//! each a group below a thousand times a scale. Terms join by the conjunction waw,
//! which is how a unit joins its tens as well; so "between five and twenty" needs the
//! reading without it (see [`Reader::joined`]).

use super::guard::{self, kind};
use super::lexicon::{Found, NumberLexicon};
use super::raw::{Class, Only};
use super::term::Term;
use super::{NumberKind, digits};
use crate::document::Document;
use crate::fold::letters::{HEH, WAW};
use crate::token::TokenKind;
use crate::vocabulary::{PerWord, Vocabulary};
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
///
/// ```
/// use rasid_text::Document;
/// use rasid_text::number::{NumberLexicon, figures};
/// let found = figures(&NumberLexicon::default(), &Document::new("1,250.5 + 2022"));
/// let values: Vec<f64> = found.iter().map(|figure| figure.value).collect();
/// assert_eq!(values, [1250.5, 2022.0]);
/// ```
pub fn figures(lex: &NumberLexicon, doc: &Document) -> Vec<Figure> {
    let words = Vocabulary::default().number(doc);
    figures_kept(lex, doc, &words, &mut NumberWords::default())
}

/// Which words of a vocabulary can begin a figure, kept from text to text.
#[derive(Debug, Default)]
pub struct NumberWords {
    may_begin: PerWord<bool>,
}

/// As [`figures`], of words that have these numbers in a vocabulary.
pub fn figures_kept(
    lex: &NumberLexicon,
    doc: &Document,
    words: &[u32],
    kept: &mut NumberWords,
) -> Vec<Figure> {
    let reader = Reader {
        lex,
        doc,
        joined: true,
    };
    let mut out: Vec<Figure> = Vec::new();
    let mut at = 0;
    while let (Some(token), Some(word)) = (doc.tokens.get(at), words.get(at)) {
        let begins = || lex.may_begin(doc.word(at));
        if token.kind == TokenKind::Word && !kept.may_begin.of(*word, begins) {
            at += 1;
            continue;
        }
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
pub(super) enum Step {
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
            Some(TokenKind::Number) if !guard::is_model(self.lex, self.doc, at) => {}
            Some(TokenKind::Word) if !self.lex.rules_out(self.doc.word(at)) => {
                if let Some(step) = self.phrase(at) {
                    return step;
                }
            }
            Some(TokenKind::Latin) => return Step::Skip(guard::after_address(self.doc, at)),
            _ => return none,
        }
        match self.figure(at, before) {
            Some(figure) => Step::Figure(Box::new(figure)),
            None => none,
        }
    }

    /// The figure that starts at token `at`; nothing may reach back over `before`.
    pub(super) fn figure(&self, at: usize, before: usize) -> Option<Figure> {
        let item = self.item(at)?;
        let mut figure = match item {
            Item::Digits(_) => self.digit_fraction(at).or_else(|| self.sum(at, item))?,
            Item::Word(found) => match found.word.class {
                _ if !self.may_open(at, found) => return None,
                Class::Ordinal => self.ordinal(at, found, before)?,
                Class::Fraction => self.fraction(at, found.word.value),
                Class::Plural => self.plural(at, found),
                Class::Unit if self.is_part(at, found) => {
                    self.fraction(at, found.word.part.unwrap_or(found.word.value))
                }
                // A nought right after a figure is the month of its day.
                Class::Zero if found.conj.is_none() && before == at && at > 0 => return None,
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
            TokenKind::Word => self.number_word(at).map(Item::Word),
            _ => None,
        }
    }

    /// The number word at a token, where what follows lets it be one.
    fn number_word(&self, at: usize) -> Option<Found> {
        let found = self.lex.find(self.doc.word(at))?;
        // "And the one of eleven" is spelled like "one".
        if found.conj.is_none() && found.word.class == Class::Unit && self.ten_at(at + 1) {
            let head = self.lex.after_waw(self.doc.word(at));
            if let Some(head) = head.filter(|h| h.word.only(Only::BeforeTen)) {
                return Some(head);
            }
        }
        let company = || {
            let day = found.article && found.word.only(Only::NotAlone);
            // A day before ten, not eleven: the ten of eleven and twelve is masculine here.
            let ten = self.ten_at(at + 1) && !(day && self.doc.word(at + 1).ends_with(HEH));
            ten || self.tens_joined(at + 1).is_some()
        };
        let lonely =
            found.word.only(Only::BeforeTen) || (found.article && found.word.only(Only::NotAlone));
        (!lonely || company()).then_some(found)
    }

    /// Is there a ten without particles at `at`?
    fn ten_at(&self, at: usize) -> bool {
        let found = (kind(self.doc, at) == Some(TokenKind::Word))
            .then(|| self.lex.find(self.doc.word(at)))
            .flatten();
        found.is_some_and(|f| f.word.class == Class::Ten && f.conj.is_none() && f.prep.is_none())
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

    /// Terms with falling scales, then what changes their sum: parts, a decimal point, a whole.
    fn sum(&self, at: usize, first: Item) -> Option<Figure> {
        let mut sum = self.total(at, first)?;
        let scale = sum.scale;
        sum = self.and_a_half(sum);
        sum = self.decimal(sum);
        sum = self.out_of(at, sum);
        let is_digits = matches!(first, Item::Digits(_));
        let mut kind = match sum.value {
            0.0 => NumberKind::Zero,
            v if v.fract() != 0.0 => NumberKind::Fraction,
            _ => NumberKind::Cardinal,
        };
        if let Item::Word(found) = first
            && kind == NumberKind::Cardinal
            && let Some(term) = self.definite_ordinal(at, found, sum)
        {
            (sum, kind) = (term, NumberKind::Ordinal);
        }
        let rule = if is_digits { "digit" } else { "word" }.to_owned();
        Some(Figure {
            kind,
            scale,
            rule,
            ..exact(at..sum.end, sum.value)
        })
    }

    /// The sum of the terms that start at `at`.
    pub(super) fn total(&self, at: usize, first: Item) -> Option<Term> {
        let mut sum = self.term(at, first)?;
        while let Some(next) = self.next_term(sum) {
            sum = Term {
                value: sum.value + next.value,
                ..next
            };
        }
        Some(sum)
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
        figure.percent |= guard::percent_before(self.lex, self.doc, start, before);
        if let Some(end) = guard::percent(self.lex, self.doc, figure.tokens.end) {
            figure.percent = true;
            figure.tokens.end = end;
        }
    }
}

pub(super) fn exact(tokens: Range<usize>, value: f64) -> Figure {
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

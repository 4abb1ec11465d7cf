//! Reads figures and number words.
//!
//! A number is read in three layers: [`figures`] finds what is said ("three
//! thousand", "15"), ranges join two of them ("between 9 and 15"), and bounds say
//! how far the figure holds ("more than 20" is 21 or more). The words are data, in
//! `codebook/number`; the grammar that puts them together is here.
//!
//! Counted nouns are absent, and with them the dual ("two shells") and the bare
//! plural: they belong to who knows the nouns.

pub mod digits;

mod bound;
mod figure;
mod guard;
mod lexicon;
mod opening;
mod ordinal;
mod part;
mod power;
mod range;
mod raw;
mod term;
mod vague;

pub use figure::{Figure, NumberWords, figures, figures_kept};
pub use lexicon::NumberLexicon;

use crate::document::Document;
use rasid_model::Amount;
use std::ops::Range;

/// A number as the text says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Its tokens, with the words that bound it where they touch it.
    pub tokens: Range<usize>,
    /// The tokens of the bare figure.
    pub figure: Range<usize>,
    /// The figure said: 20 for "more than 20"; the upper one of a range. None if vague.
    pub value: Option<f64>,
    /// How many that is. None for "a number of", and for what counts nothing: ordinals,
    /// fractions, per cent.
    pub amount: Option<Amount>,
    /// What kind of number it is.
    pub kind: NumberKind,
    /// Is it per cent?
    pub percent: bool,
    /// The preposition written onto its first word.
    pub prep: Option<char>,
    /// The rule that read it.
    pub rule: String,
}

/// The kinds of number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberKind {
    /// How many.
    Cardinal,
    /// Which one in a row.
    Ordinal,
    /// A part, or a figure that is not whole.
    Fraction,
    /// Several, dozens, a number of.
    Vague,
    /// None at all.
    Zero,
}

/// Every number in `doc`, in text order, without overlaps.
///
/// ```
/// use rasid_text::Document;
/// use rasid_text::number::{NumberLexicon, numbers};
/// let lexicon = NumberLexicon::parse("[[range]]\nid = 'range'\ndash = true").unwrap();
/// let found = numbers(&lexicon, &Document::new("10-12"));
/// let amount = found[0].amount.unwrap();
/// assert_eq!((amount.min, amount.max), (10, Some(12)));
/// assert_eq!(found[0].value, Some(12.0));
/// ```
pub fn numbers(lex: &NumberLexicon, doc: &Document) -> Vec<Number> {
    join(lex, doc, &figures(lex, doc))
}

/// As [`numbers`], of words that have these numbers in a vocabulary: which of them can
/// begin a figure is kept for the next text.
pub fn numbers_kept(
    lex: &NumberLexicon,
    doc: &Document,
    words: &[u32],
    kept: &mut NumberWords,
) -> Vec<Number> {
    join(lex, doc, &figures_kept(lex, doc, words, kept))
}

/// Joins figures to ranges and binds them.
fn join(lex: &NumberLexicon, doc: &Document, figures: &[Figure]) -> Vec<Number> {
    let mut out = Vec::with_capacity(figures.len());
    let mut at = 0;
    while at < figures.len() {
        let (mut number, used) = match range::range(lex, doc, &figures[at..]) {
            Some(range) => range,
            None => (plain(&figures[at]), 1),
        };
        at += used;
        // A range may have read its first figure shorter; what it left is not read again.
        let next = figures.get(at).map_or(doc.tokens.len(), |f| f.tokens.start);
        let before = out.last().map_or(0, |n: &Number| n.tokens.end);
        bound::bind(lex, doc, &mut number, before, next);
        out.push(number);
    }
    out
}

/// The number that a figure is by itself.
fn plain(figure: &Figure) -> Number {
    let exact = whole(figure.value.abs());
    let (value, amount) = match figure.kind {
        NumberKind::Vague => (None, figure.amount),
        NumberKind::Ordinal | NumberKind::Fraction => (Some(figure.value), None),
        _ if figure.percent => (Some(figure.value), None),
        // A dash before a figure is often a bullet: the amount is the size.
        _ => (Some(figure.value), exact.map(Amount::exactly)),
    };
    Number {
        tokens: figure.tokens.clone(),
        figure: figure.tokens.clone(),
        value,
        amount,
        kind: figure.kind,
        percent: figure.percent,
        prep: figure.prep,
        rule: format!("number.{}", figure.rule),
    }
}

/// `value` as a whole number, if it is one.
fn whole(value: f64) -> Option<i64> {
    let fits = value.fract() == 0.0 && value.abs() < 9.0e15;
    fits.then_some(value as i64)
}

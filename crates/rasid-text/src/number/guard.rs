//! What stands around a figure: particles written onto digits, signs, model names.

use super::digits;
use super::lexicon::NumberLexicon;
use crate::document::Document;
use crate::fold::letters::{AL, BEH, FEH, KAF, LAM, LIL, WAW};
use crate::lexicon::Phrase;
use crate::token::TokenKind;
use std::ops::Range;

/// The particles in the token before digits: "and", "in the", ...
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Glue {
    pub(super) conj: Option<char>,
    pub(super) prep: Option<char>,
    pub(super) article: bool,
}

/// The particles that token `i - 1` puts before the digits at `i`, if it is nothing else.
pub(super) fn glue(doc: &Document, i: usize) -> Option<Glue> {
    let before = i.checked_sub(1)?;
    if kind(doc, before) != Some(TokenKind::Word) {
        return None;
    }
    let word = doc.word(before);
    let apart = !doc.touches(before);
    let alone = word.chars().count() == 1;
    let article_only = word.strip_prefix([WAW, FEH]).unwrap_or(word) == AL;
    if apart && !alone && !article_only {
        return None;
    }
    let glue = particles(word)?;
    // A letter apart from the digits is a particle only if it can be nothing else.
    (!apart || glue.conj.is_some() || glue.article || glue.prep == Some(BEH)).then_some(glue)
}

fn particles(word: &str) -> Option<Glue> {
    let conj = word.chars().next().filter(|c| matches!(*c, WAW | FEH));
    let rest = &word[conj.map_or(0, char::len_utf8)..];
    if rest == LIL {
        return Some(Glue {
            conj,
            prep: Some(LAM),
            article: true,
        });
    }
    let prep = rest
        .chars()
        .next()
        .filter(|c| matches!(*c, BEH | LAM | KAF));
    let rest = &rest[prep.map_or(0, char::len_utf8)..];
    match rest {
        "" => Some(Glue {
            conj,
            prep,
            article: false,
        }),
        AL => Some(Glue {
            conj,
            prep,
            article: true,
        }),
        _ => None,
    }
}

pub(super) fn kind(doc: &Document, i: usize) -> Option<TokenKind> {
    doc.tokens.get(i).map(|t| t.kind)
}

/// Are the digits at `i` part of a name, such as a weapon's: letters, a dash, digits?
pub(super) fn is_model(lex: &NumberLexicon, doc: &Document, i: usize) -> bool {
    let named = || {
        let word = i.checked_sub(1).map_or("", |before| doc.word(before));
        lex.models.contains(word)
    };
    let dashed = i >= 2
        && kind(doc, i - 1) == Some(TokenKind::Dash)
        && doc.touches(i - 1)
        && doc.touches(i - 2)
        && matches!(kind(doc, i - 2), Some(TokenKind::Word | TokenKind::Latin));
    dashed || named()
}

/// The token after the one at `i`, or after the whole web address that starts there.
pub(super) fn after_address(doc: &Document, i: usize) -> usize {
    let word = doc.word(i);
    if !word.starts_with("http") && !word.starts_with("www") {
        return i + 1;
    }
    let apart = |&at: &usize| !doc.touches(at);
    (i..doc.tokens.len()).find(apart).unwrap_or(i) + 1
}

/// The tokens that make the figure at `start` negative: a dash that touches only it, or a word.
pub(super) fn minus(lex: &NumberLexicon, doc: &Document, start: usize) -> Option<Range<usize>> {
    if let Some(word) = lex.minus.iter().find_map(|p| p.ending_at(doc, start)) {
        return Some(word);
    }
    let dash = start.checked_sub(1)?;
    let is_dash = kind(doc, dash) == Some(TokenKind::Dash) && doc.touches(dash);
    let free = dash == 0
        || (!doc.touches(dash - 1) && kind(doc, dash - 1) != Some(TokenKind::Number))
        || kind(doc, dash - 1) == Some(TokenKind::Break);
    (is_dash && free).then_some(dash..start)
}

/// The end of a sign or phrase of per cent that starts at `end`.
pub(super) fn percent(lex: &NumberLexicon, doc: &Document, end: usize) -> Option<usize> {
    if doc.word(end) == "%" {
        return Some(end + 1);
    }
    phrase_at(&lex.percent, doc, end).map(|r| r.end)
}

/// Does a sign of per cent touch the front of the figure at `start`, or the words for it
/// stand there without a figure of their own, which ends at `before`?
pub(super) fn percent_before(
    lex: &NumberLexicon,
    doc: &Document,
    start: usize,
    before: usize,
) -> bool {
    let sign = start
        .checked_sub(1)
        .is_some_and(|i| doc.word(i) == "%" && doc.touches(i));
    let digits = || kind(doc, start) == Some(TokenKind::Number);
    let words = || lex.percent.iter().find_map(|p| p.ending_at(doc, start));
    sign || (digits() && words().is_some_and(|w| w.start >= before && w.len() == 1))
}

/// The first of `phrases` that starts at token `start`.
pub(super) fn phrase_at(phrases: &[Phrase], doc: &Document, start: usize) -> Option<Range<usize>> {
    phrases.iter().find_map(|p| p.starting_at(doc, start))
}

/// Is the figure a year, or the day of a month?
pub(super) fn is_date(lex: &NumberLexicon, doc: &Document, figure: &Range<usize>) -> bool {
    is_year(doc, figure.start) || phrase_at(&lex.months, doc, figure.end).is_some()
}

/// Is the token a year of our time in plain digits?
pub(super) fn is_year(doc: &Document, i: usize) -> bool {
    let word = doc.word(i);
    word.len() == 4
        && kind(doc, i) == Some(TokenKind::Number)
        && digits::value(word).is_some_and(|v| (1900.0..=2100.0).contains(&v))
}

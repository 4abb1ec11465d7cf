//! Two figures that are the ends of one amount: "between 9 and 15", "10-12".

use super::figure::{Figure, Reader};
use super::lexicon::{NumberLexicon, RangeRule};
use super::{Number, NumberKind, guard, whole};
use crate::document::Document;
use crate::fold::letters::WAW;
use crate::lexicon::bare;
use crate::token::TokenKind;
use rasid_model::Amount;
use std::ops::Range;

/// How far back a word of change may stand, in tokens.
const REACH: usize = 8;

/// The range that the first of `figures` opens, and how many figures it takes.
pub(super) fn range(
    lex: &NumberLexicon,
    doc: &Document,
    figures: &[Figure],
) -> Option<(Number, usize)> {
    let first = figures.first().filter(|f| is_end(f))?;
    lex.ranges.iter().find_map(|rule| {
        let open = opening(rule, doc, first)?;
        let second = figures.get(1).filter(|s| is_end(s));
        if let Some(number) = second.and_then(|s| join(rule, doc, &open, first, s)) {
            let dashes = |third| second.is_some_and(|s| by_dash(doc, s, third));
            let chained = rule.dash && figures.get(2).is_some_and(dashes);
            return (!chained).then_some((number, 2));
        }
        let (a, b) = halves(rule, lex, doc, first)?;
        Some((join(rule, doc, &open, &a, &b)?, 1))
    })
}

/// Can this figure be an end of a range?
fn is_end(figure: &Figure) -> bool {
    matches!(figure.kind, NumberKind::Cardinal | NumberKind::Zero) && figure.value >= 0.0
}

/// The opening words before `first`; an empty range of tokens where the rule needs none.
fn opening(rule: &RangeRule, doc: &Document, first: &Figure) -> Option<Range<usize>> {
    if rule.open.is_empty() {
        return Some(first.tokens.start..first.tokens.start);
    }
    rule.open.iter().find_map(|p| p.ending_at(doc, first.lead))
}

fn join(
    rule: &RangeRule,
    doc: &Document,
    open: &Range<usize>,
    a: &Figure,
    b: &Figure,
) -> Option<Number> {
    let years = guard::is_year(doc, a.tokens.start) && guard::is_year(doc, b.tokens.start);
    if years || !joins(rule, doc, a, b) || is_change(rule, doc, open.start) {
        return None;
    }
    // "3 to 5 thousand" is three thousand to five thousand.
    let shared = b.scale > 1.0 && a.scale == 1.0 && a.value < b.value / b.scale;
    let low = whole(if shared { a.value * b.scale } else { a.value })?;
    let high = whole(b.value).filter(|&high| low < high)?;
    let percent = a.percent || b.percent;
    let amount = Amount {
        min: low,
        max: Some(high),
        approx: false,
    };
    Some(Number {
        tokens: open.start..b.tokens.end,
        figure: a.tokens.start..b.tokens.end,
        value: Some(b.value),
        amount: (!percent).then_some(amount),
        kind: NumberKind::Cardinal,
        percent,
        prep: opening_prep(rule, doc, open).or(a.prep),
        rule: format!("number.{}", rule.id),
    })
}

fn opening_prep(rule: &RangeRule, doc: &Document, open: &Range<usize>) -> Option<char> {
    let word = doc.word(open.start);
    rule.open
        .iter()
        .find_map(|p| bare(word, p.words.first()?).flatten())
}

fn joins(rule: &RangeRule, doc: &Document, a: &Figure, b: &Figure) -> bool {
    let gap = a.tokens.end..b.lead;
    if gap.is_empty() {
        return rule.and && b.conj == Some(WAW) && b.prep.is_none();
    }
    let by_word = || {
        rule.join
            .iter()
            .any(|p| p.ending_at(doc, gap.end) == Some(gap.clone()))
    };
    (rule.dash && by_dash(doc, a, b)) || by_word()
}

/// Digits, one dash, digits; a date or a telephone number has zeros in front or more dashes.
fn by_dash(doc: &Document, a: &Figure, b: &Figure) -> bool {
    let is_mark = |i: usize| {
        matches!(
            guard::kind(doc, i),
            Some(TokenKind::Dash | TokenKind::Slash)
        )
    };
    let padded = |f: &Figure| doc.word(f.tokens.start).starts_with('0');
    // A score has a nought; a decree, a term of office or a month has one year.
    let nought = |f: &Figure| f.kind == NumberKind::Zero;
    let year = |f: &Figure| guard::is_year(doc, f.tokens.start);
    let dash = a.tokens.end;
    guard::kind(doc, dash) == Some(TokenKind::Dash)
        && dash + 1 == b.tokens.start
        && !a.tokens.start.checked_sub(1).is_some_and(is_mark)
        && !is_mark(b.tokens.end)
        && !padded(a)
        && !padded(b)
        && !nought(a)
        && !nought(b)
        && year(a) == year(b)
}

/// Does a word before say that one figure became the other?
fn is_change(rule: &RangeRule, doc: &Document, start: usize) -> bool {
    let stop = |i: &usize| {
        matches!(
            guard::kind(doc, *i),
            Some(TokenKind::Stop | TokenKind::Break) | None
        )
    };
    let back = (start.saturating_sub(REACH)..start)
        .rev()
        .take_while(|i| !stop(i));
    back.into_iter().any(|i| {
        rule.not_after
            .iter()
            .any(|p| p.starting_at(doc, i).is_some())
    })
}

/// The two figures of "between five and twenty", which reads as one figure too.
fn halves(
    rule: &RangeRule,
    lex: &NumberLexicon,
    doc: &Document,
    figure: &Figure,
) -> Option<(Figure, Figure)> {
    if !rule.and || rule.open.is_empty() {
        return None;
    }
    let apart = Reader {
        lex,
        doc,
        joined: false,
    };
    let a = apart.figure(figure.tokens.start, figure.tokens.start)?;
    let at = if doc.word(a.tokens.end).chars().eq([WAW]) {
        a.tokens.end + 1
    } else {
        a.tokens.end
    };
    let joined = Reader {
        lex,
        doc,
        joined: true,
    };
    let mut b = joined.figure(at, a.tokens.end)?;
    if at > a.tokens.end {
        (b.conj, b.lead) = (Some(WAW), a.tokens.end);
    }
    (b.tokens.end == figure.tokens.end && is_end(&a) && is_end(&b)).then_some((a, b))
}

//! Words that say how far a figure holds: more than, at least, up to, about.

use super::guard;
use super::lexicon::{BoundRule, NumberLexicon};
use super::raw::Sets;
use super::{Number, NumberKind};
use crate::document::Document;
use crate::fold::letters::{FEH, WAW};
use crate::token::TokenKind;
use rasid_model::Amount;
use std::ops::Range;

/// How many words may stand between a figure and a bound after it: what it counts.
const COUNTED: usize = 3;

/// Applies the bounds around `number`, which may reach from token `before` to `next`.
pub(super) fn bind(
    lex: &NumberLexicon,
    doc: &Document,
    number: &mut Number,
    before: usize,
    next: usize,
) {
    if number.amount.is_none() || number.kind == NumberKind::Ordinal {
        return;
    }
    // Two may stand in a row: "no less than about 20".
    for _ in 0..2 {
        let start = lead(doc, number.tokens.start).max(before);
        let Some((rule, tokens)) = ahead(lex, doc, start).filter(|(_, t)| t.start >= before) else {
            break;
        };
        let unfit = (rule.not_dates && guard::is_date(lex, doc, &number.figure))
            || (rule.definite && !is_definite(lex, doc, number.figure.start));
        if unfit {
            break;
        }
        apply(rule, number);
        number.prep = opening_prep(rule, doc, &tokens).or(number.prep);
        number.tokens.start = tokens.start;
        // What stands before a conjunction belongs to another figure.
        if opens_with_conjunction(rule, doc, tokens.start) {
            break;
        }
    }
    if let Some((rule, tokens)) = behind(lex, doc, number.tokens.end, next) {
        apply(rule, number);
        if tokens.start == number.tokens.end {
            number.tokens.end = tokens.end;
        }
    }
}

/// The token where the number starts, with a particle before digits.
fn lead(doc: &Document, start: usize) -> usize {
    let digits = guard::kind(doc, start) == Some(TokenKind::Number);
    if digits && guard::glue(doc, start).is_some() {
        start - 1
    } else {
        start
    }
}

/// Has the figure at `start` the article?
fn is_definite(lex: &NumberLexicon, doc: &Document, start: usize) -> bool {
    match guard::kind(doc, start) {
        Some(TokenKind::Word) => lex.find(doc.word(start)).is_some_and(|f| f.article),
        _ => guard::glue(doc, start).is_some_and(|g| g.article),
    }
}

/// The longest bound that ends before token `start`.
fn ahead<'a>(
    lex: &'a NumberLexicon,
    doc: &Document,
    start: usize,
) -> Option<(&'a BoundRule, Range<usize>)> {
    let last = start.checked_sub(1)?;
    if lex.ends_no_bound(doc.word(last)) {
        return None;
    }
    let hits = lex.bounds.iter().flat_map(|rule| {
        let found = rule.before.iter().find_map(|p| p.ending_at(doc, start));
        found.map(|tokens| (rule, tokens))
    });
    hits.max_by_key(|(_, tokens)| tokens.len())
}

/// The bound after the figure or after the words it counts.
fn behind<'a>(
    lex: &'a NumberLexicon,
    doc: &Document,
    end: usize,
    next: usize,
) -> Option<(&'a BoundRule, Range<usize>)> {
    let word = |i: &usize| guard::kind(doc, *i) == Some(TokenKind::Word);
    (end..next.min(end + COUNTED + 1))
        .take_while(word)
        .filter(|at| !lex.begins_no_bound(doc.word(*at)))
        .find_map(|at| {
            let hits = lex.bounds.iter().filter_map(|rule| {
                guard::phrase_at(&rule.after, doc, at).map(|tokens| (rule, tokens))
            });
            hits.filter(|(_, t)| t.end <= next)
                .max_by_key(|(_, tokens)| tokens.len())
        })
}

/// Does the bound at `start` have a conjunction on its first word?
fn opens_with_conjunction(rule: &BoundRule, doc: &Document, start: usize) -> bool {
    let word = doc.word(start);
    let mut firsts = rule.before.iter().filter_map(|p| p.words.first());
    word.starts_with([WAW, FEH]) && !firsts.any(|first| first == word)
}

fn opening_prep(rule: &BoundRule, doc: &Document, tokens: &Range<usize>) -> Option<char> {
    let word = doc.word(tokens.start);
    let mut firsts = rule.before.iter().filter_map(|p| p.words.first());
    firsts.find_map(|first| crate::lexicon::bare(word, first).flatten())
}

fn apply(rule: &BoundRule, number: &mut Number) {
    let Some(amount) = number.amount else { return };
    let Amount { min, max, approx } = amount;
    let bounded = match (rule.sets, max) {
        (Sets::About, _) => Amount {
            approx: true,
            ..amount
        },
        (Sets::MoreThan, Some(_)) => Amount {
            min: min.saturating_add(1),
            max: None,
            approx,
        },
        (Sets::AtLeast, Some(_)) => Amount {
            min,
            max: None,
            approx,
        },
        (Sets::UpTo, Some(_)) => Amount {
            min: 0,
            max,
            approx,
        },
        (Sets::LessThan, Some(max)) => Amount {
            min: 0,
            max: Some((max - 1).max(0)),
            approx,
        },
        (_, None) => amount,
    };
    number.amount = Some(bounded);
    number.rule = format!("number.{}", rule.id);
}

//! The date over a report: "Baghdad, 3 January - ", a line or the start of one.

use super::days::named;
use crate::context::Context;
use jiff::civil::{Date, Weekday};
use rasid_text::TokenKind;
use rasid_time::dating::Clue;
use rasid_time::{Expr, YearOf, resolve};

/// Datelines stand in the first sentences, headline and byline among them.
const SENTENCES: usize = 4;
/// So few words may stand before one on its line: a town, an agency.
const WORDS: usize = 6;

/// Indexes of the times that give the report's own day.
pub(super) fn datelines(ctx: &Context) -> Vec<usize> {
    let opening = ctx
        .doc
        .sentences
        .iter()
        .take(SENTENCES)
        .map(|s| s.tokens.end)
        .max()
        .unwrap_or(0);
    let fit = |time: &usize| {
        let hit = &ctx.times[*time];
        hit.tokens.end <= opening && is_day(&hit.expr) && alone(ctx, hit.tokens.clone())
    };
    (0..ctx.times.len()).filter(fit).take(1).collect()
}

/// A day and month, with or without year or weekday; not "since", not "the 6th of this month".
fn is_day(expr: &Expr) -> bool {
    if hijri_day(expr).is_some() {
        return true;
    }
    match expr {
        Expr::Date { .. } => !expr.is_ahead(),
        Expr::Both(a, b) => is_day(a) && weekday(b) || is_day(b) && weekday(a),
        _ => false,
    }
    .then(|| named(expr))
    .flatten()
    .is_some_and(|n| n.day.is_some())
}

/// What a Hijri dateline says: its day by the calendar, or one beside it, for the month
/// begins when the moon is seen; the weekday, where told, decides.
pub(super) fn hijri_days(expr: &Expr) -> Option<Clue> {
    let (day, weekday) = hijri_day(expr)?;
    let near = [day.yesterday().ok()?, day, day.tomorrow().ok()?];
    let told = weekday.and_then(|w| near.into_iter().find(|d| d.weekday() == w));
    let (from, to) = match (weekday, told) {
        (Some(_), None) => return None,
        (_, Some(day)) => (day, day),
        (None, None) => (near[0], near[2]),
    };
    let expr = Expr::Day(0);
    Some(Clue::ExprMeets { expr, from, to })
}

/// The day of a Hijri date with its year, and the weekday beside it.
fn hijri_day(expr: &Expr) -> Option<(Date, Option<Weekday>)> {
    match expr {
        Expr::Hijri {
            day: Some(_),
            year: YearOf::Named(_),
            ..
        } => Some((resolve(expr, None)?.days()?.0, None)),
        Expr::Both(a, b) => match (hijri_day(a), hijri_day(b)) {
            (Some((day, _)), None) => Some((day, own_weekday(b)?)),
            (None, Some((day, _))) => Some((day, own_weekday(a)?)),
            _ => None,
        },
        _ => None,
    }
}

/// `Some(None)` for a calendar date beside the Hijri one.
fn own_weekday(expr: &Expr) -> Option<Option<Weekday>> {
    match expr {
        Expr::Weekday(day, _) => Some(Some(*day)),
        _ => None,
    }
}

fn weekday(expr: &Expr) -> bool {
    matches!(expr, Expr::Weekday(..)) || is_day(expr)
}

/// Nothing but names before it on its line, and a dash, a bar or the line's end after it;
/// a colon follows the dates of a chronology.
fn alone(ctx: &Context, tokens: std::ops::Range<usize>) -> bool {
    let kind = |at: usize| ctx.doc.tokens.get(at).map(|t| t.kind);
    let ends = matches!(
        kind(tokens.end),
        None | Some(TokenKind::Dash | TokenKind::Break | TokenKind::Close | TokenKind::Other)
    );
    let before: Vec<TokenKind> = (0..tokens.start)
        .rev()
        .filter_map(kind)
        .take_while(|k| *k != TokenKind::Break)
        .collect();
    let words = before.iter().filter(|k| **k == TokenKind::Word).count();
    let parted = before.first().is_none_or(|k| *k != TokenKind::Word);
    let place = tokens.start > 0 && words <= 2;
    ends && words <= WORDS && (parted || place && !after_function_word(ctx, tokens.start))
}

/// "In 3 January - ": told of something, not the report's own.
fn after_function_word(ctx: &Context, start: usize) -> bool {
    let before = ctx.chunks.iter().rev().find(|c| c.tokens.end <= start);
    before.is_some_and(|c| c.np().is_none() && c.tokens.end == start)
}

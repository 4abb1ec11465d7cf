//! Days whose month is not named, or named before.

use super::TimeHit;
use super::count::one;
use super::date::{day_number, day_then_month};
use super::feast::NEAR;
use super::reader::Reader;
use crate::expr::{Expr, Unit};
use crate::lexicon::{Class, Opener};

/// A day and a month without a year: what streets and risings are called after.
pub(super) fn bare_date(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    day_then_month(reader, at)
        .filter(|(expr, _)| matches!(expr, Expr::Date { year, .. } if *year == NEAR))
}

/// "On the 15th of it", "the 25th" behind the word day, "on the 15th" and no more.
pub(super) fn day_alone(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    of_it(reader, at)
        .or_else(|| day_word(reader, at))
        .or_else(|| opened(reader, at))
}

fn of_it(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let start = one(reader, at, Unit::Day).unwrap_or(at);
    let (day, end) = day_number(reader, start)?;
    let end = reader.is(end, Class::OfIt)?;
    Some((Expr::MonthDay(day), end))
}

fn day_word(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let start = one(reader, at, Unit::Day).filter(|_| !reader.has_article(at))?;
    let (day, end) = day_number(reader, start)?;
    let figure = reader.digits(end - 1).is_some();
    (figure && ends(reader, end)).then_some((Expr::MonthDay(day), end))
}

/// "Friday the 14th", "Friday 14", where nothing is counted.
pub(super) fn day_of_weekday(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let start = reader.past(at, &[Opener::In]);
    let (day, end) = day_number(reader, start)?;
    let figure = reader.digits(end - 1).is_some();
    let fits = reader.reads_all() && figure && reader.is_end(end);
    fits.then_some((Expr::MonthDay(day), end))
}

/// In a text that is about nothing else: anywhere else the figure counts something.
fn opened(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    if !reader.reads_all() || !reader.opened(at, &[Opener::In]) {
        return None;
    }
    let (day, end) = day_number(reader, at)?;
    let figure = reader.digits(end - 1).is_some();
    (figure && reader.is_end(end)).then_some((Expr::MonthDay(day), end))
}

/// Nothing that the figure could count, and no range.
fn ends(reader: &Reader, at: usize) -> bool {
    use rasid_text::TokenKind::{Dash, Latin, Number, Other, Slash};
    let goes_on = matches!(reader.kind(at), Some(Dash | Slash | Number | Other | Latin));
    !goes_on && reader.opener(at, Opener::To).is_none() && one(reader, at, Unit::Day).is_none()
}

/// "The 15th of it" is of the month that was named last.
pub(super) fn of_the_month_before(expr: Expr, hits: &[TimeHit]) -> Expr {
    let Expr::MonthDay(day) = expr else {
        return expr;
    };
    let month = hits.iter().rev().find_map(|hit| month_in(&hit.expr));
    month.map_or(expr, |of| match of {
        Expr::Month { month, year } => Expr::Date { day, month, year },
        of => Expr::DayOf {
            day,
            of: Box::new(of),
        },
    })
}

/// The month that a time lies in, by its words.
fn month_in(expr: &Expr) -> Option<Expr> {
    match expr {
        Expr::Date { month, year, .. } | Expr::Month { month, year } => Some(Expr::Month {
            month: *month,
            year: *year,
        }),
        Expr::Unit(Unit::Month, _) => Some(expr.clone()),
        Expr::DayOf { of, .. }
        | Expr::Nth { of, .. }
        | Expr::Part { of, .. }
        | Expr::DayPart { of, .. }
        | Expr::Clock { of, .. }
        | Expr::Since(of)
        | Expr::Until(of) => month_in(of),
        Expr::Both(a, b) | Expr::Between(a, b) => month_in(b).or_else(|| month_in(a)),
        _ => None,
    }
}

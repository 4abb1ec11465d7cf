//! Calendar dates: day and month with or without a year, in words or digits.

use super::reader::Reader;
use super::{digits, hijri, stretch};
use crate::expr::{Expr, Unit, Which, YearOf};
use crate::lexicon::{Class, Opener};
use rasid_text::TokenKind;
use rasid_text::number::NumberKind;

pub(super) fn date(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let at = super::count::one(reader, at, Unit::Day)
        .filter(|next| reader.number(*next).is_some())
        .unwrap_or(at);
    digits::date(reader, at)
        .or_else(|| day_then_month(reader, at))
        .or_else(|| month_then_day(reader, at))
        .or_else(|| hijri::date(reader, at))
}

/// A day of the month: 1 to 31, in digits or as an ordinal.
pub(super) fn day_number(reader: &Reader, at: usize) -> Option<(u8, usize)> {
    // "The 12th" in digits has its article before them.
    let start = at + usize::from(reader.is_article(at) && reader.digits(at + 1).is_some());
    let (n, end, _) = reader.number(start)?;
    Some((u8::try_from(n).ok().filter(|n| (1..=31).contains(n))?, end))
}

/// "The 6th of March 2019", "6 March", "the sixth of this month".
pub(super) fn day_then_month(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (day, after) = day_number(reader, at)?;
    let gap = match reader.kind(after) {
        Some(TokenKind::Dash | TokenKind::Slash) => after + 1,
        Some(TokenKind::Stop) if reader.doc.word(after) == "." => after + 1,
        _ => after,
    };
    let of = reader.opener(gap, Opener::Of);
    let start = of.or_else(|| reader.opener(gap, Opener::In)).unwrap_or(gap);
    if let Some((month, end)) = stretch::month_name(reader, start, true) {
        // "16. November. 2016": the stops part the date, they end no sentence.
        let stopped = gap > after && reader.kind(after) == Some(TokenKind::Stop);
        let dot = stopped && reader.doc.word(end) == "." && reader.digits(end + 1).is_some();
        let (year, end) = stretch::year_after(reader, end + usize::from(dot));
        return Some((Expr::Date { day, month, year }, end));
    }
    if let Some(found) = of_month_meant(reader, at, day, of.unwrap_or(gap)) {
        return Some(found);
    }
    // "Of this month" needs its "of": "6 last month" is no date.
    let opened = reader.opened(at, &[Opener::In]).then_some(gap);
    let (of, end) = stretch::unit_with_which(reader, of.or(opened)?)?;
    let month = matches!(of, Expr::Unit(Unit::Month, _));
    month.then(|| {
        (
            Expr::DayOf {
                day,
                of: Box::new(of),
            },
            end,
        )
    })
}

/// "On the 15th of the current", where the word month is left out.
fn of_month_meant(reader: &Reader, at: usize, day: u8, start: usize) -> Option<(Expr, usize)> {
    let openers = [
        Opener::In,
        Opener::Since,
        Opener::Until,
        Opener::From,
        Opener::To,
        Opener::Between,
        Opener::During,
        Opener::Ago,
        Opener::After,
    ];
    let before = at.checked_sub(1)?;
    let opened = reader.opened(at, &openers)
        || reader.is(before, Class::Alias).is_some()
        || reader
            .find(before, |a| {
                matches!(a.class, Class::Weekday(_)).then_some(())
            })
            .is_some()
        || super::count::one(reader, before, Unit::Day).is_some();
    let (which, end) =
        stretch::which(reader, start).filter(|_| opened && reader.has_article(start))?;
    let shift = match which {
        Which::Last => -1,
        Which::Next => 1,
        _ => 0,
    };
    let of = Box::new(Expr::Unit(Unit::Month, shift));
    Some((Expr::DayOf { day, of }, end))
}

/// "March 15, 2019"; without a year only where a dash, a stop or nothing more follows.
fn month_then_day(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (month, start) = stretch::month_name(reader, at, false)?;
    let start = start + usize::from(reader.kind(start) == Some(TokenKind::Dash));
    let (day, end) = day_number(reader, start)?;
    let (year, after) = stretch::year_after(reader, end + usize::from(is_comma(reader, end)));
    if let YearOf::Named(_) = year {
        return Some((Expr::Date { day, month, year }, after));
    }
    // "The month of September 16": no day follows the word month and its name.
    let plain =
        reader.digits(start).is_some() && super::count::one(reader, at, Unit::Month).is_none();
    let counts = reader.kind(end) == Some(TokenKind::Word) && reader.at(end).is_empty();
    (plain && !counts).then_some((
        Expr::Date {
            day,
            month,
            year: YearOf::Near(Which::Bare),
        },
        end,
    ))
}

pub(super) fn is_comma(reader: &Reader, i: usize) -> bool {
    reader.kind(i) == Some(TokenKind::Comma)
}

/// A year in bare digits counts only behind "in", "since", "until".
pub(super) fn year_after_opener(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    if !reader.opened(at, &[Opener::In, Opener::During]) {
        return None;
    }
    // "In 2014 houses": a counted noun has no article and no verb's place; the safe
    // sign of a year is that it is no round figure.
    let (year, end) = stretch::bare_year(reader, at)?;
    (year % 100 != 0).then_some((Expr::Year(year), end))
}

/// An ordinal or figure that may be a day, kept with its kind for ranges.
pub(super) fn is_ordinal(reader: &Reader, at: usize) -> bool {
    reader
        .number(at)
        .is_some_and(|(.., kind)| kind == NumberKind::Ordinal)
}

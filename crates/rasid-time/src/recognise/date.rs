//! Calendar dates: day and month with or without a year, in words or digits.

use super::reader::Reader;
use super::stretch;
use crate::expr::{Expr, Unit, Which, YearOf};
use crate::lexicon::{Class, Opener};
use rasid_text::TokenKind;
use rasid_text::number::NumberKind;

pub(super) fn date(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let at = super::count::one(reader, at, Unit::Day)
        .filter(|next| reader.number(*next).is_some())
        .unwrap_or(at);
    digits(reader, at)
        .or_else(|| day_then_month(reader, at))
        .or_else(|| month_then_day(reader, at))
        .or_else(|| hijri(reader, at))
}

/// A day of the month: 1 to 31, in digits or as an ordinal.
pub(super) fn day_number(reader: &Reader, at: usize) -> Option<(u8, usize)> {
    let (n, end, _) = reader.number(at)?;
    Some((u8::try_from(n).ok().filter(|n| (1..=31).contains(n))?, end))
}

/// "The 6th of March 2019", "6 March", "the sixth of this month".
fn day_then_month(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (day, after) = day_number(reader, at)?;
    let gap = match reader.kind(after) {
        Some(TokenKind::Dash | TokenKind::Slash) => after + 1,
        Some(TokenKind::Stop) if reader.doc.word(after) == "." => after + 1,
        _ => after,
    };
    let of = reader.opener(gap, Opener::Of);
    let start = of.or_else(|| reader.opener(gap, Opener::In)).unwrap_or(gap);
    if let Some((month, end)) = stretch::month_name(reader, start, true) {
        let (year, end) = stretch::year_after(reader, end);
        return Some((Expr::Date { day, month, year }, end));
    }
    // "Of this month" needs its "of": "6 last month" is no date.
    let (of, end) = stretch::unit_with_which(reader, of?)?;
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

/// "March 15, 2019"; without a year only where a dash, a stop or nothing more follows.
fn month_then_day(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (month, start) = stretch::month_name(reader, at, false)?;
    let start = start + usize::from(reader.kind(start) == Some(TokenKind::Dash));
    let (day, end) = day_number(reader, start)?;
    let (year, after) = stretch::year_after(reader, end + usize::from(is_comma(reader, end)));
    if let YearOf::Named(_) = year {
        return Some((Expr::Date { day, month, year }, after));
    }
    let plain = reader.digits(start).is_some();
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

fn is_comma(reader: &Reader, i: usize) -> bool {
    reader.kind(i) == Some(TokenKind::Comma)
}

/// "5/1/2022", "2022-01-05", "3/2015", "22/4".
fn digits(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    if let Some(dotted) = dotted(reader, at) {
        return Some(dotted);
    }
    let (a, a_length) = reader.digits(at)?;
    let mark = reader.kind(at + 1).filter(|kind| {
        matches!(kind, TokenKind::Slash | TokenKind::Dash)
            || (*kind == TokenKind::Stop && reader.doc.word(at + 1) == ".")
    })?;
    // Figures with spaces around the mark are a list or a range.
    if !(reader.doc.touches(at) && reader.doc.touches(at + 1)) {
        return None;
    }
    let (b, b_length) = reader.digits(at + 2)?;
    let third = (reader.kind(at + 3) == Some(mark) && reader.doc.touches(at + 2))
        .then(|| reader.digits(at + 4))
        .flatten();
    if let Some((c, c_length)) = third {
        return three(a, a_length, b, c, c_length).map(|expr| (expr, at + 5));
    }
    if reader.kind(at + 3) == Some(mark) && reader.doc.touches(at + 2) {
        return None;
    }
    // "08/12, 2015"
    if let Some((c, 4)) = reader.digits(at + 4).filter(|_| is_comma(reader, at + 3)) {
        return three(a, a_length, b, c, 4).map(|expr| (expr, at + 5));
    }
    match (a_length, b_length) {
        (4, _) => month_of(b, a).map(|expr| (expr, at + 3)),
        (_, 4) => month_of(a, b).map(|expr| (expr, at + 3)),
        _ => two(reader, at, a, b, mark).map(|expr| (expr, at + 3)),
    }
}

/// A token like "2015.3" holds its own point.
fn dotted(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    if reader.kind(at) != Some(TokenKind::Number) {
        return None;
    }
    let (a, b) = reader.doc.word(at).split_once('.')?;
    let (year, month) = if a.len() == 4 { (a, b) } else { (b, a) };
    if year.len() != 4 || month.len() > 2 {
        return None;
    }
    let expr = month_of(month.parse().ok()?, year.parse().ok()?)?;
    Some((expr, at + 1))
}

fn three(a: i64, a_length: usize, b: i64, c: i64, c_length: usize) -> Option<Expr> {
    let (day, month, year) = match (a_length, c_length) {
        (4, _) => (c, b, a),
        (_, 4) => (a, b, c),
        (_, 2) => (a, b, if c < 70 { 2000 + c } else { 1900 + c }),
        _ => return None,
    };
    // The press writes the day first; where that cannot be, the month came first.
    let (day, month) = if month > 12 {
        (month, day)
    } else {
        (day, month)
    };
    full(day, month, YearOf::Named(i16::try_from(year).ok()?))
}

fn full(day: i64, month: i64, year: YearOf) -> Option<Expr> {
    let fits = (1..=31).contains(&day) && (1..=12).contains(&month);
    let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
    fits.then_some(Expr::Date { day, month, year })
}

fn month_of(month: i64, year: i64) -> Option<Expr> {
    let fits = (1..=12).contains(&month) && (1900..=2100).contains(&year);
    let (month, year) = (u8::try_from(month).ok()?, i16::try_from(year).ok()?);
    fits.then_some(Expr::Month {
        month,
        year: YearOf::Named(year),
    })
}

/// Day and month in digits: only where a word of time or "in" stands before them.
fn two(reader: &Reader, at: usize, a: i64, b: i64, mark: TokenKind) -> Option<Expr> {
    let before = at.checked_sub(1);
    let weekday = before.is_some_and(|i| {
        reader
            .find(i, |a| {
                matches!(a.class, Class::Weekday(_) | Class::Alias).then_some(())
            })
            .is_some()
            || super::count::one(reader, i, Unit::Day).is_some()
    });
    let opened = reader.opened(at, &[Opener::In]);
    let swapped = b > 12;
    // "24/7" is a way of life; a slash between small figures is a fraction.
    let sure = mark == TokenKind::Slash && (a > 12 || swapped) && (a, b) != (24, 7);
    if !(weekday || opened || sure) || mark == TokenKind::Stop {
        return None;
    }
    if mark == TokenKind::Dash && !weekday && reader.kind(at + 3) == Some(TokenKind::Word) {
        return None;
    }
    let (day, month) = if swapped { (b, a) } else { (a, b) };
    full(day, month, YearOf::Near(Which::Bare))
}

/// A date of the Islamic calendar: a month of it needs a day, a year or its mark.
fn hijri(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let name = |i| {
        reader.find(i, |atom| match atom.class {
            Class::HijriMonth(month) => Some(month),
            _ => None,
        })
    };
    let month_word = |i| super::count::one(reader, i, Unit::Month).unwrap_or(i);
    // A figure or an ordinal: "one" and Safar are also a score.
    let numbered = is_ordinal(reader, at) || reader.digits(at).is_some();
    let day = day_number(reader, at)
        .filter(|_| numbered)
        .and_then(|(day, end)| {
            let start = month_word(reader.past(end, &[Opener::Of, Opener::In]));
            Some((Some(day), name(start)?))
        });
    let spoken = month_word(at);
    let (day, (month, end)) = match day {
        Some(found) => found,
        None => (None, name(spoken)?),
    };
    let year = hijri_year(reader, reader.past(end, &[Opener::Of]));
    let civil = stretch::year_after(reader, end);
    let guarded = day.is_none() && spoken == at && year.is_none();
    if guarded && civil.0 == YearOf::Near(Which::Bare) {
        return None;
    }
    if let (None, (YearOf::Named(y), end)) = (year, civil) {
        let named = Expr::Hijri {
            day,
            month,
            year: None,
        };
        return Some((Expr::Both(Box::new(named), Box::new(Expr::Year(y))), end));
    }
    let (year, end) = year.map_or((None, end), |(year, end)| (Some(year), end));
    Some((Expr::Hijri { day, month, year }, end))
}

fn hijri_year(reader: &Reader, at: usize) -> Option<(i16, usize)> {
    let start = super::count::one(reader, at, Unit::Year).unwrap_or(at);
    let (year, _) = reader
        .digits(start)
        .filter(|(y, _)| (1300..1500).contains(y))?;
    let mark = reader.joined(start + 1, |a| (a.class == Class::Hijra).then_some(()));
    Some((
        i16::try_from(year).ok()?,
        mark.map_or(start + 1, |(_, end)| end),
    ))
}

/// Days with a name: feasts, the first day of the year.
pub(super) fn named(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (named, end) = reader.find(at, |atom| match atom.class {
        Class::Named { .. } | Class::HijriNamed { .. } => Some(atom.class),
        _ => None,
    })?;
    match named {
        Class::Named { month, day } => {
            let (year, end) = stretch::year_after(reader, end);
            Some((Expr::Date { day, month, year }, end))
        }
        Class::HijriNamed { month, day } => {
            let (year, end) =
                hijri_year(reader, end).map_or((None, end), |(year, end)| (Some(year), end));
            let (civil, end) = stretch::year_after(reader, end);
            let expr = Expr::Hijri {
                day: Some(day),
                month,
                year,
            };
            Some(match civil {
                YearOf::Named(y) => (Expr::Both(Box::new(expr), Box::new(Expr::Year(y))), end),
                _ => (expr, end),
            })
        }
        _ => None,
    }
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

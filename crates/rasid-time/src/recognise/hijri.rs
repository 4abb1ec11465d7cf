//! Dates of the Islamic calendar in words.

use super::count::one;
use super::date::{day_number, is_ordinal};
use super::reader::Reader;
use super::stretch;
use crate::expr::{Expr, Unit, Which, YearOf};
use crate::lexicon::{Class, Opener};

/// A date of the Islamic calendar: a month of it needs a day, a year or its mark.
pub(super) fn date(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let day = numbered(reader, at).or_else(|| {
        let start = reader.is(at, Class::FirstOf)?;
        month_name(reader, month_word(reader, start)).map(|found| (Some(1), found))
    });
    let spoken = month_word(reader, at);
    let (day, (month, end)) = match day {
        Some(found) => found,
        None => (None, month_name(reader, spoken)?),
    };
    if let Some((year, end)) = year_of_hijra(reader, reader.past(end, &[Opener::Of])) {
        let year = YearOf::Named(year);
        return Some((Expr::Hijri { day, month, year }, end));
    }
    let (year, after) = stretch::year_after(reader, end);
    // Months are persons' names too: by itself one needs a preposition of time before it.
    let openers = [
        Opener::In,
        Opener::During,
        Opener::Since,
        Opener::Until,
        Opener::Ago,
        Opener::After,
    ];
    let named = day.is_none() && spoken == at && year == YearOf::Near(Which::Bare);
    if named && (reader.has_prep(at) || !reader.opened(at, &openers)) {
        return None;
    }
    Some((in_civil_year(day, month, year), after))
}

/// A Hijri day or month with a year of ours behind it, or "last" and "next".
pub(super) fn in_civil_year(day: Option<u8>, month: u8, year: YearOf) -> Expr {
    let of = |year| Expr::Hijri { day, month, year };
    let both = |civil| Expr::Both(Box::new(of(YearOf::Near(Which::Bare))), Box::new(civil));
    match year {
        YearOf::Near(_) => of(year),
        YearOf::Named(year) => both(Expr::Year(year)),
        YearOf::Relative(shift) => both(Expr::Unit(Unit::Year, shift)),
    }
}

/// A day and its month. A figure or an ordinal: "one" and Safar are also a score.
fn numbered(reader: &Reader, at: usize) -> Option<(Option<u8>, (u8, usize))> {
    let (day, end) = day_number(reader, at).filter(|(day, _)| *day <= 30)?;
    let digits = reader.digits(at).is_some() || reader.is_article(at);
    if !digits && !is_ordinal(reader, at) {
        return None;
    }
    let start = month_word(reader, reader.past(end, &[Opener::Of, Opener::In]));
    Some((Some(day), month_name(reader, start)?))
}

fn month_word(reader: &Reader, i: usize) -> usize {
    one(reader, i, Unit::Month).unwrap_or(i)
}

fn month_name(reader: &Reader, i: usize) -> Option<(u8, usize)> {
    reader.find(i, |atom| match atom.class {
        Class::HijriMonth(month) => Some(month),
        _ => None,
    })
}

/// "The year 1443 of the Hijra".
pub(super) fn year(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let start = one(reader, at, Unit::Year)?;
    let (year, end) = year_of_hijra(reader, start)?;
    reader
        .is(end - 1, Class::Hijra)
        .map(|end| (Expr::HijriYear(year), end))
}

/// A year of the Hijra in figures, with its mark where it has one.
pub(super) fn year_of_hijra(reader: &Reader, at: usize) -> Option<(i16, usize)> {
    let start = one(reader, at, Unit::Year).unwrap_or(at);
    let (year, _) = reader
        .digits(start)
        .filter(|(y, _)| (1300..1500).contains(y))?;
    let mark = reader.joined(start + 1, |a| (a.class == Class::Hijra).then_some(()));
    Some((
        i16::try_from(year).ok()?,
        mark.map_or(start + 1, |(_, end)| end),
    ))
}

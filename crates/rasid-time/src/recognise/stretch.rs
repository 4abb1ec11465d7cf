//! Weeks, months, quarters, seasons, years, and their parts.

use super::count::{one, unit};
use super::hijri;
use super::reader::Reader;
use crate::expr::{Expr, PartOf, Unit, Which, YearOf};
use crate::lexicon::{Class, Opener};
use rasid_text::TokenKind;

/// A stretch or a part of one.
pub(super) fn stretch(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    part(reader, at).or_else(|| whole(reader, at))
}

/// "Late last year", "the middle of March", "the first half of 2019".
fn part(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (part, after) = reader.find(at, |atom| match atom.class {
        Class::PartOf(part) => Some(part),
        _ => None,
    })?;
    let start = reader.past(after, &[Opener::Of]);
    let (of, end) = whole(reader, start)
        .or_else(|| year_in_digits(reader, start))
        .or_else(|| plain_unit(reader, start, part))?;
    Some((
        Expr::Part {
            part,
            of: Box::new(of),
        },
        end,
    ))
}

fn year_in_digits(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    bare_year(reader, at).map(|(year, end)| (Expr::Year(year), end))
}

/// "The beginning of the week" is of this one.
fn plain_unit(reader: &Reader, at: usize, part: PartOf) -> Option<(Expr, usize)> {
    let ((unit, said), end) = unit(reader, at)?;
    let long = matches!(unit, Unit::Week | Unit::Month | Unit::Year);
    let halves = matches!(part, PartOf::FirstHalf | PartOf::SecondHalf) && unit == Unit::Week;
    (long && said == Some(1) && reader.has_article(at) && !halves)
        .then_some((Expr::Unit(unit, 0), end))
}

/// "All the year": the unit that runs.
pub(super) fn running(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let ((unit, said), end) = unit(reader, at)?;
    let long = matches!(unit, Unit::Week | Unit::Month | Unit::Year);
    let fits = long && said == Some(1) && reader.has_article(at) && reader.reads_all();
    (fits && reader.is_end(end)).then_some((Expr::Unit(unit, 0), end))
}

/// A whole stretch.
pub(super) fn whole(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    quarter(reader, at)
        .or_else(|| hijri::year(reader, at))
        .or_else(|| year(reader, at))
        .or_else(|| unit_with_which(reader, at))
        .or_else(|| month(reader, at))
        .or_else(|| season(reader, at))
        .or_else(|| decade(reader, at))
}

/// "Last", "this", "next" behind its noun.
pub(super) fn which(reader: &Reader, at: usize) -> Option<(Which, usize)> {
    reader.joined(at, |atom| match atom.class {
        Class::Which(which) | Class::WhichBoth(which) => Some(which),
        _ => None,
    })
}

/// "Last week", "this year", "the coming month".
pub(super) fn unit_with_which(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let this = reader.find(at, |a| (a.class == Class::This).then_some(()));
    let start = this.map_or(at, |(_, end)| end);
    let ((unit, said), end) = unit(reader, start)?;
    let long = matches!(
        unit,
        Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century
    );
    if !long || said != Some(1) || !reader.has_article(start) {
        return None;
    }
    if this.is_some() {
        return Some((Expr::Unit(unit, 0), end));
    }
    let off = reader.find(end, |a| match a.class {
        Class::Shift(n) => Some(i32::from(n)),
        _ => None,
    });
    if let Some((shift, end)) = off {
        return Some((Expr::Unit(unit, shift), end));
    }
    let (which, end) = which(reader, end)?;
    let shift = match which {
        Which::Last => -1,
        Which::Next => 1,
        Which::This | Which::Bare => 0,
    };
    Some((Expr::Unit(unit, shift), end))
}

/// A month by name or number, in any of the systems, with its twin in another.
pub(super) fn month_name(reader: &Reader, at: usize, safe: bool) -> Option<(u8, usize)> {
    let word = one(reader, at, Unit::Month);
    let start = word.unwrap_or(at);
    let named = reader.find(start, |atom| match atom.class {
        Class::Month { month, guarded } => Some((month, guarded, atom.prep.is_some())),
        _ => None,
    });
    let Some(((month, guarded, prep), end)) = named else {
        return word.and_then(|start| numbered(reader, start, at));
    };
    let (end, paired) = twin(reader, end, month);
    let safe = !guarded || safe || word.is_some() || paired || beside_time(reader, at, end);
    let glued = guarded && prep && year_after(reader, end).0 == YearOf::Near(Which::Bare);
    (safe && !glued).then_some((month, end))
}

/// An ordinary word is a month only beside words of time.
fn beside_time(reader: &Reader, at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).is_some_and(|i| {
        reader
            .find(i, |a| matches!(a.class, Class::PartOf(_)).then_some(()))
            .is_some()
    });
    let openers = [
        Opener::Since,
        Opener::In,
        Opener::Until,
        Opener::During,
        Opener::To,
    ];
    before || reader.opened(at, &openers) || year_after(reader, end).0 != YearOf::Near(Which::Bare)
}

/// "Month 3", "the eighth month".
fn numbered(reader: &Reader, start: usize, word: usize) -> Option<(u8, usize)> {
    let (n, end, _) = reader.number(start)?;
    let ordinal = super::date::is_ordinal(reader, start);
    // "A month 3 ..." counts something else; "the third month" has its article.
    // "One month" in words is a length.
    let spelt_one = n == 1 && reader.digits(start).is_none();
    let plain = !ordinal && !spelt_one && !reader.has_article(word);
    let month = u8::try_from(n).ok().filter(|n| (1..=12).contains(n))?;
    (plain || (ordinal && reader.has_article(word))).then_some((month, end))
}

/// The same month in another system: "February/Shubat", "December (Kanun I)".
fn twin(reader: &Reader, at: usize, month: u8) -> (usize, bool) {
    let opening = match reader.kind(at) {
        Some(TokenKind::Slash | TokenKind::Dash) => false,
        Some(TokenKind::Open) => true,
        Some(TokenKind::Word) => return beside(reader, at, month),
        _ => return (at, false),
    };
    let other = reader.joined(at + 1, |atom| match atom.class {
        Class::Month { month: other, .. } if other == month => Some(()),
        _ => None,
    });
    let Some(((), end)) = other else {
        return (at, false);
    };
    match (opening, reader.kind(end)) {
        (false, _) => (end, true),
        (true, Some(TokenKind::Close)) => (end + 1, true),
        (true, _) => (at, false),
    }
}

/// The twin written right behind, with no mark between.
fn beside(reader: &Reader, at: usize, month: u8) -> (usize, bool) {
    let other = reader.joined(at, |atom| match atom.class {
        Class::Month { month: other, .. } if other == month && atom.prep.is_none() => Some(()),
        _ => None,
    });
    other.map_or((at, false), |((), end)| (end, true))
}

/// A month, with the year or the "last" and "next" that stand behind it.
fn month(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    if let Some(start) = reader.is(at, Class::This) {
        let (month, end) = month_name(reader, start, true)?;
        let year = YearOf::Near(Which::This);
        return Some((Expr::Month { month, year }, end));
    }
    let (month, end) = month_name(reader, at, false)?;
    let (year, end) = year_after(reader, end);
    Some((Expr::Month { month, year }, end))
}

/// The year behind a day or month, and one past it.
pub(super) fn year_after(reader: &Reader, at: usize) -> (YearOf, usize) {
    if let Some((which, end)) = which(reader, at) {
        return (YearOf::Near(which), end);
    }
    let comma = at + usize::from(reader.kind(at) == Some(TokenKind::Comma));
    if let Some((year, end)) = bare_year(reader, comma).or_else(|| old_year(reader, at)) {
        return (YearOf::Named(year), end);
    }
    let start = reader.past(at, &[Opener::Of, Opener::In]);
    // In words only where they cannot be a round count: "of two thousand and twenty".
    let told = |year: i16| reader.digits(start).is_some() || (start > at && year % 100 != 0);
    if let Some((year, end)) = bare_year(reader, start).filter(|(year, _)| told(*year)) {
        return (YearOf::Named(year), end);
    }
    match year(reader, start).or_else(|| unit_with_which(reader, start)) {
        Some((Expr::Year(year), end)) => (YearOf::Named(year), end),
        Some((Expr::Unit(Unit::Year, shift), end)) => (YearOf::Relative(shift), end),
        _ => (YearOf::Near(Which::Bare), at),
    }
}

/// A year by its word: "the year 2015", "in the year two thousand".
fn year(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let start = one(reader, at, Unit::Year)?;
    let (n, end) = match reader.digits(start) {
        Some((n, 3 | 4)) => (n, start + 1),
        Some(_) => return None,
        None => reader
            .number(start)
            .filter(|(n, ..)| (1000..2200).contains(n))
            .map(|n| (n.0, n.1))?,
    };
    if reader
        .joined(end, |a| (a.class == Class::Hijra).then_some(()))
        .is_some()
    {
        return None;
    }
    Some((Expr::Year(i16::try_from(n).ok()?), past_civil(reader, end)))
}

/// Four digits, or number words above a thousand, that can be a year of our times.
pub(super) fn bare_year(reader: &Reader, at: usize) -> Option<(i16, usize)> {
    let (n, end) = match reader.digits(at) {
        Some((n, 4)) => (n, at + 1),
        Some(_) => return None,
        None => reader.number(at).map(|(n, end, _)| (n, end))?,
    };
    let fits = (1900..=2060).contains(&n);
    let hijra = reader
        .joined(end, |a| (a.class == Class::Hijra).then_some(()))
        .is_some();
    let year = i16::try_from(n).ok()?;
    (fits && !hijra).then(|| (year, past_civil(reader, end)))
}

/// Behind a month, a year of older times is one too.
fn old_year(reader: &Reader, at: usize) -> Option<(i16, usize)> {
    let (n, _) = reader
        .digits(at)
        .filter(|(n, length)| *length == 4 && (1000..1900).contains(n))?;
    let hijra = reader
        .joined(at + 1, |a| (a.class == Class::Hijra).then_some(()))
        .is_some();
    let year = i16::try_from(n).ok()?;
    (!hijra).then_some((year, at + 1))
}

fn past_civil(reader: &Reader, at: usize) -> usize {
    reader
        .joined(at, |a| (a.class == Class::Civil).then_some(()))
        .map_or(at, |(_, end)| end)
}

/// "The third quarter of 2016", "the first quarter of this year".
fn quarter(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let start = one(reader, at, Unit::Quarter)?;
    let (n, end) = reader.ordinal(start).filter(|(n, _)| (1..=4).contains(n))?;
    let nth = u8::try_from(n).ok()?;
    let (year, end) = year_after(reader, end);
    (year != YearOf::Near(Which::Bare)).then_some((Expr::Quarter { nth, year }, end))
}

/// "Last summer", "spring 2011".
fn season(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let this = reader.is(at, Class::This);
    let (season, end) = reader.find(this.unwrap_or(at), |atom| match atom.class {
        Class::Season(season) => Some(season),
        _ => None,
    })?;
    if this.is_some() {
        let year = YearOf::Near(Which::This);
        return Some((Expr::Season { season, year }, end));
    }
    let (year, end) = year_after(reader, end);
    (year != YearOf::Near(Which::Bare)).then_some((Expr::Season { season, year }, end))
}

/// "The nineties": of the last century from the thirties on.
fn decade(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (of, end) = reader.find(at, |atom| match atom.class {
        Class::Decade(of) => Some(i16::from(of)),
        _ => None,
    })?;
    let century = unit_with_which(reader, reader.past(end, &[Opener::Of]));
    let (base, end) = match century {
        Some((Expr::Unit(Unit::Century, -1), end)) => (1900, end),
        Some((Expr::Unit(Unit::Century, 0), end)) => (2000, end),
        _ => (if of >= 30 { 1900 } else { return None }, end),
    };
    Some((Expr::Decade(base + of), end))
}

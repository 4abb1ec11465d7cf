//! Days with a name: feasts, their days and eves, and what is remembered each year.

use super::count::unit;
use super::reader::Reader;
use super::{day, hijri, month, stretch};
use crate::expr::{Expr, Unit, Which, YearOf};
use crate::lexicon::{Class, Opener};
use rasid_model::PartOfDay;
use rasid_text::TokenKind;

/// A named day, one of the days of a feast, or an anniversary.
pub(super) fn feast(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    named(reader, at)
        .or_else(|| nth_day(reader, at))
        .or_else(|| anniversary(reader, at))
        .or_else(|| nth_after(reader, at))
}

/// A feast, or a day of the year with a name.
pub(super) fn named(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let find = |at| {
        reader.find(at, |atom| match atom.class {
            Class::Named { .. } | Class::HijriNamed { .. } => Some(atom.class),
            // "The feast" alone may be any: its first day is not meant.
            Class::Feast { feast, .. } if feast != crate::expr::Feast::Eid => Some(atom.class),
            _ => None,
        })
    };
    let (named, end) = find(at).or_else(|| {
        let day = super::count::one(reader, at, Unit::Day)?;
        find(day).filter(|_| !reader.has_article(at))
    })?;
    Some(with_year(reader, named, 0, end))
}

/// The day so many days into what is named, in the year that stands behind it.
fn with_year(reader: &Reader, named: Class, later: u8, end: usize) -> (Expr, usize) {
    if let Class::HijriNamed { month, day } = named
        && let Some((year, end)) = hijri::year_of_hijra(reader, end)
    {
        let (day, year) = (Some(day + later), YearOf::Named(year));
        return (Expr::Hijri { day, month, year }, end);
    }
    let (year, end) = stretch::year_after(reader, end);
    let expr = match named {
        Class::HijriNamed { month, day } => hijri::in_civil_year(Some(day + later), month, year),
        Class::Feast { feast, days } => Expr::Feast {
            feast,
            days: days + i16::from(later),
            year,
        },
        Class::Named {
            month,
            day,
            year: once,
        } => {
            let year = once.map_or(year, YearOf::Named);
            let of = Expr::Date { day, month, year };
            let days = i16::from(later);
            match later {
                0 => of,
                _ => Expr::Beside {
                    days,
                    of: Box::new(of),
                },
            }
        }
        _ => Expr::Day(0),
    };
    (expr, end)
}

/// "The first of the days of the feast", "the second day of the feast of sacrifice".
fn nth_day(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (nth, start) = reader
        .ordinal(at)
        .and_then(|(n, end)| {
            let ((unit, said), end) = unit(reader, end)?;
            (unit == Unit::Day && said != Some(2)).then_some((n, end))
        })
        .or_else(|| {
            let start = super::count::one(reader, at, Unit::Day)?;
            reader.ordinal(start)
        })?;
    let start = reader.past(start, &[Opener::Of]);
    let start = unit(reader, start)
        .filter(|((unit, _), _)| *unit == Unit::Day)
        .map_or(start, |(_, end)| end);
    let later = u8::try_from(nth).ok().filter(|n| (1..=7).contains(n))? - 1;
    let (named, end) = reader.find(start, |atom| match atom.class {
        Class::Named { .. } | Class::HijriNamed { .. } | Class::Feast { .. } => Some(atom.class),
        _ => None,
    })?;
    Some(with_year(reader, named, later, end))
}

/// The night or the eve of a named day: the one before it.
pub(super) fn eve(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    if let Some((PartOfDay::Night, start)) = day::part_of_day(reader, at) {
        let (of, end) = named(reader, start)?;
        return Some((Expr::NightBefore(Box::new(of)), end));
    }
    let ((), start) = reader.find(at, |a| (a.class == Class::AnchorAhead(-1)).then_some(()))?;
    let (of, end) = named(reader, start)?;
    let of = Expr::Beside {
        days: -1,
        of: Box::new(of),
    };
    let part = PartOfDay::Evening;
    Some((
        Expr::DayPart {
            part,
            of: Box::new(of),
        },
        end,
    ))
}

/// "The anniversary of the rising of 25 January", "the second anniversary of the blast".
fn anniversary(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let mut start = reader.is(at, Class::Anniversary)?;
    let nth = reader.ordinal(start);
    start = nth.map_or(start, |(_, end)| end);
    if let Some(((month, day, year), end)) = event(reader, start) {
        let then = nth.and_then(|(n, _)| i16::try_from(n).ok());
        let (told, end) = stretch::year_after(reader, end);
        let year = then.map_or(told, |n| YearOf::Named(year.saturating_add(n)));
        return Some((Expr::Date { day, month, year }, end));
    }
    let called = reader.is(start, Class::Title).unwrap_or(start);
    month::bare_date(reader, called)
}

/// What happened on a known day: its month, day and year.
fn event(reader: &Reader, at: usize) -> Option<((u8, u8, i16), usize)> {
    reader.find(at, |atom| match atom.class {
        Class::Event { month, day, year } => Some((month, day, year)),
        _ => None,
    })
}

/// The day of an event that something is counted from.
pub(super) fn day_of_event(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let ((month, day, year), end) = event(reader, at)?;
    let year = YearOf::Named(year);
    Some((Expr::Date { day, month, year }, end))
}

/// "The third Tuesday after Christmas".
fn nth_after(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (n, start) = reader.ordinal(at)?;
    let (weekday, end) = reader.find(start, |atom| match atom.class {
        Class::Weekday(day) => Some(day),
        _ => None,
    })?;
    let (of, end) = named(reader, reader.opener(end, Opener::After)?)?;
    let nth = u8::try_from(n).ok().filter(|n| (1..=52).contains(n))?;
    let of = Box::new(of);
    Some((Expr::NthAfter { nth, weekday, of }, end))
}

/// "The second Sunday" where no month is named.
pub(super) fn nth_weekday(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    if !reader.reads_all() {
        return None;
    }
    let start = super::count::one(reader, at, Unit::Day).unwrap_or(at);
    let (weekday, end) = reader.find(start, |atom| match atom.class {
        Class::Weekday(day) if atom.article => Some(day),
        _ => None,
    })?;
    let (n, end) = reader.ordinal(end).filter(|_| reader.has_article(end))?;
    let free = !matches!(reader.kind(end), Some(TokenKind::Word))
        || stretch::whole(reader, reader.past(end, &[Opener::Of])).is_none();
    let nth = u8::try_from(n).ok().filter(|n| (1..=4).contains(n))?;
    free.then_some((Expr::NthWeekday { nth, weekday }, end))
}

/// The year that is meant where none is named.
pub(super) const NEAR: YearOf = YearOf::Near(Which::Bare);

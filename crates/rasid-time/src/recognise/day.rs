//! A day, by one name or several, and its part: "at dawn yesterday, Friday".

use super::count::one;
use super::reader::Reader;
use super::{clock, date, feast, month, stretch};
use crate::expr::{Counted, Expr, Unit, Which};
use crate::lexicon::{Class, Opener};
use jiff::civil::Weekday;
use rasid_model::PartOfDay;
use rasid_text::TokenKind;

/// A day, with the part of it and the clock time that stand beside it.
pub(super) fn day(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (mut expr, mut end) = night(reader, at)
        .or_else(|| feast::eve(reader, at))
        .or_else(|| part_then_day(reader, at))
        .or_else(|| whole(reader, at))?;
    let told = matches!(
        expr,
        Expr::LastNight
            | Expr::NightBetween(..)
            | Expr::NightBefore(_)
            | Expr::DayPart { .. }
            | Expr::Now
    );
    if !told && let Some((part, after)) = at_part(reader, end) {
        expr = Expr::DayPart {
            part,
            of: Box::new(expr),
        };
        end = after;
    }
    Some(clock::with_clock(reader, expr, end))
}

/// A part of the day by itself, after its day.
pub(super) fn at_part(reader: &Reader, at: usize) -> Option<(PartOfDay, usize)> {
    reader.joined(at, |atom| match atom.class {
        Class::AtPart(part) => Some(part),
        _ => None,
    })
}

/// "Fell at dawn": a part of the day in question, where everything is read.
pub(super) fn part_alone(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (part, end) = adverb(reader, at).or_else(|| in_part(reader, at))?;
    let of = Box::new(Expr::Day(0));
    reader
        .reads_all()
        .then_some((Expr::DayPart { part, of }, end))
}

/// "At dawn" in one word, "after noon".
fn adverb(reader: &Reader, at: usize) -> Option<(PartOfDay, usize)> {
    let (part, end) = reader.find(at, |atom| match atom.class {
        Class::AtPart(part) if !atom.article && atom.prep.is_none() => Some(part),
        _ => None,
    })?;
    // "The evening of" something that is no day.
    let alone = !reader.has_article(end) || end > at + 1;
    Some((part, end)).filter(|_| alone)
}

/// "In the evening", "late at night": with its article and a preposition before it.
fn in_part(reader: &Reader, at: usize) -> Option<(PartOfDay, usize)> {
    let (part, end) = reader.find(at, |atom| match atom.class {
        Class::PartOfDay(part) | Class::AtPart(part) if atom.prep.is_none() => Some(part),
        _ => None,
    })?;
    let opened = reader.opened(at, &[Opener::In, Opener::Of, Opener::During, Opener::Since]);
    let alone = reader.is_start(at) && reader.is_end(end);
    let fits = (opened || alone) && reader.has_article(at) && !reader.has_article(end);
    fits.then_some((part, end))
}

/// A part of the day as a noun, before its day.
pub(super) fn part_of_day(reader: &Reader, at: usize) -> Option<(PartOfDay, usize)> {
    reader.find(at, |atom| match atom.class {
        Class::PartOfDay(part) => Some(part),
        _ => None,
    })
}

/// Last night, tonight, the night from one weekday to the next.
fn night(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    // "The night before last" is longer than "tonight".
    if matches!(reader.at(at).first()?.class, Class::Day(_)) {
        return None;
    }
    let tonight = || Expr::DayPart {
        part: PartOfDay::Night,
        of: Box::new(Expr::Day(0)),
    };
    let named = reader.find(at, |atom| match atom.class {
        Class::LastNight => Some(Expr::LastNight),
        Class::Tonight => Some(tonight()),
        _ => None,
    });
    named.or_else(|| night_between(reader, at))
}

fn night_between(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (_, start) = part_of_day(reader, at).filter(|(part, _)| {
        matches!(
            part,
            PartOfDay::Night | PartOfDay::Midnight | PartOfDay::Evening
        )
    })?;
    let (a, end) = weekday_name(reader, start)?;
    let joint = match reader.kind(end)? {
        TokenKind::Dash | TokenKind::Slash => end + 1,
        _ => reader.opener(end, Opener::To).unwrap_or(end),
    };
    let (b, end) = weekday_name(reader, joint)?;
    let next = a.to_monday_zero_offset() + 1 == b.to_monday_zero_offset()
        || (a == Weekday::Sunday && b == Weekday::Monday);
    let bare = |day| Box::new(Expr::Weekday(day, Which::Bare));
    next.then(|| (Expr::NightBetween(bare(a), bare(b)), end))
}

fn part_then_day(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let this = reader.find(at, |a| (a.class == Class::This).then_some(()));
    if let Some(((), start)) = this {
        let (part, end) = part_of_day(reader, start).filter(|_| reader.has_article(start))?;
        return Some((
            Expr::DayPart {
                part,
                of: Box::new(Expr::Day(0)),
            },
            end,
        ));
    }
    let (part, start) = part_of_day(reader, at)?;
    let start = reader.past(start, &[Opener::Of]);
    let (of, end) = whole(reader, start).filter(|_| !reader.has_prep(start) || start == at)?;
    Some((
        Expr::DayPart {
            part,
            of: Box::new(of),
        },
        end,
    ))
}

/// A day by one name, or by two that must agree.
pub(super) fn whole(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (mut expr, mut end) = piece(reader, at)?;
    while let Some((next, after)) = alias(reader, &expr, end) {
        expr = Expr::Both(Box::new(expr), Box::new(next));
        end = after;
        if matches!(expr, Expr::Both(ref a, _) if matches!(**a, Expr::Both(..))) {
            break;
        }
    }
    Some((expr, end))
}

/// A second name of the same day: beside the first, in brackets, or after "corresponding to".
fn alias(reader: &Reader, first: &Expr, at: usize) -> Option<(Expr, usize)> {
    let dated = |expr: &Expr| {
        matches!(
            expr,
            Expr::Date { .. } | Expr::DayOf { .. } | Expr::Hijri { .. }
        )
    };
    let fits = |next: &Expr| match first {
        Expr::Day(_) => matches!(next, Expr::Weekday(..)) || dated(next),
        Expr::Weekday(_, Which::Bare) => {
            dated(next) || matches!(next, Expr::Day(_) | Expr::MonthDay(_))
        }
        Expr::Weekday(..) => dated(next),
        Expr::Both(..) => dated(next) && !dated_inside(first),
        Expr::Date { .. } => matches!(next, Expr::Hijri { .. } | Expr::Weekday(..)),
        Expr::Hijri { .. } => matches!(next, Expr::Date { .. }),
        _ => false,
    };
    let named = |start: usize| piece(reader, start).filter(|(next, _)| fits(next));
    let plain = |start: usize| {
        named(start).filter(|_| !reader.at(start).iter().any(|a| a.conj || a.prep.is_some()))
    };
    match reader.kind(at)? {
        TokenKind::Open => {
            let (next, end) = named(at + 1)?;
            (reader.kind(end) == Some(TokenKind::Close)).then_some((next, end + 1))
        }
        TokenKind::Comma | TokenKind::Dash | TokenKind::Slash => {
            plain(at + 1).filter(|(next, _)| dated(next))
        }
        _ => {
            let aliased = reader.joined(at, |a| (a.class == Class::Alias).then_some(()));
            if let Some(((), start)) = aliased {
                return named(reader.past(start, &[Opener::Of, Opener::In]));
            }
            let inside = reader.opener(at, Opener::In).and_then(named);
            plain(at)
                .or_else(|| inside.filter(|(next, _)| dated(next)))
                .or_else(|| month::day_of_weekday(reader, at).filter(|(next, _)| fits(next)))
        }
    }
}

fn dated_inside(expr: &Expr) -> bool {
    match expr {
        Expr::Both(a, b) => dated_inside(a) || dated_inside(b),
        Expr::Date { .. } | Expr::DayOf { .. } | Expr::Hijri { .. } => true,
        _ => false,
    }
}

/// A day by one name.
fn piece(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    nth(reader, at)
        .or_else(|| feast::feast(reader, at))
        .or_else(|| date::date(reader, at))
        .or_else(|| feast::nth_weekday(reader, at))
        .or_else(|| weekday(reader, at))
        .or_else(|| week_then_weekday(reader, at))
        .or_else(|| near(reader, at))
}

/// Today, yesterday, "this day", "the past day".
fn near(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let named = |i| {
        reader.find(i, |atom| match atom.class {
            Class::Now => Some(Expr::Now),
            Class::Day(days) => Some(Expr::Day(days)),
            _ => None,
        })
    };
    if let Some(end) = one(reader, at, Unit::Day) {
        if let Some(found) = named(end).filter(|_| !reader.at(end).iter().any(|a| a.conj)) {
            return Some(found);
        }
        let which = stretch::which(reader, end).filter(|_| reader.has_article(at));
        if let Some((which, end)) = which {
            let days = match which {
                Which::Last => -1,
                Which::Next => 1,
                _ => 0,
            };
            return Some((Expr::Day(days), end));
        }
    }
    let this = reader.find(at, |a| (a.class == Class::This).then_some(()));
    if let Some(((), start)) = this {
        let end = one(reader, start, Unit::Day).filter(|_| reader.has_article(start))?;
        return Some((Expr::Day(0), end));
    }
    // "For the third day", "the third day of the battle" count days; they are not today.
    named(at).filter(|(expr, end)| {
        let counts = reader.ordinal(*end).is_some() && reader.has_article(*end);
        let digits = reader.is_article(*end) && reader.digits(*end + 1).is_some();
        *expr != Expr::Day(0) || one(reader, at, Unit::Day).is_none() || !(counts || digits)
    })
}

fn weekday_name(reader: &Reader, at: usize) -> Option<(Weekday, usize)> {
    reader.find(at, |atom| match atom.class {
        Class::Weekday(day) if atom.article => Some(day),
        _ => None,
    })
}

/// A weekday, with "last", "next", "this" or the week it lies in.
fn weekday(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let this = reader.find(at, |a| (a.class == Class::This).then_some(()));
    let at = this.map_or(at, |(_, end)| end);
    // "The day, Saturday" is today: both words count, and `alias` joins them.
    let start = one(reader, at, Unit::Day)
        .filter(|_| !reader.has_article(at))
        .unwrap_or(at);
    let (day, end) = weekday_name(reader, start).or_else(|| bare_name(reader, start))?;
    if let Some((week, end)) = week(reader, reader.past(end, &[Opener::Of, Opener::In])) {
        let day = Expr::Weekday(day, Which::Bare);
        return Some((Expr::Both(Box::new(day), Box::new(week)), end));
    }
    if this.is_some() {
        return Some((Expr::Weekday(day, Which::This), end));
    }
    match stretch::which(reader, end) {
        Some((which, end)) => Some((Expr::Weekday(day, which), end)),
        None => Some((Expr::Weekday(day, Which::Bare), end)),
    }
}

/// Without the article only beside a week: "Sunday of last week".
fn bare_name(reader: &Reader, at: usize) -> Option<(Weekday, usize)> {
    let (day, end) = reader.find(at, |atom| match atom.class {
        Class::Weekday(day) => Some(day),
        _ => None,
    })?;
    week(reader, end).is_some().then_some((day, end))
}

/// "Last week on Sunday".
fn week_then_weekday(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (week, after) = week(reader, at)?;
    let start = one(reader, after, Unit::Day).unwrap_or(after);
    let (day, end) =
        weekday_name(reader, start).filter(|_| !reader.at(start).iter().any(|a| a.conj))?;
    let day = Expr::Weekday(day, Which::Bare);
    Some((Expr::Both(Box::new(day), Box::new(week)), end))
}

fn week(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    stretch::unit_with_which(reader, at)
        .filter(|(expr, _)| matches!(expr, Expr::Unit(Unit::Week, _)))
}

/// "The last Monday of March", "the second week", "the third day of May".
pub(super) fn nth(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (nth, what, end) = ordinal_first(reader, at).or_else(|| ordinal_last(reader, at))?;
    let start = reader.past(end, &[Opener::Of, Opener::In]);
    let (of, end) = stretch::whole(reader, start)?;
    let finer = match what {
        Counted::Month | Counted::Quarter => {
            matches!(of, Expr::Year(_) | Expr::Unit(Unit::Year, _))
        }
        _ => matches!(
            of,
            Expr::Month { .. } | Expr::Year(_) | Expr::Unit(Unit::Month | Unit::Year, _)
        ),
    };
    let expr = match (what, u8::try_from(nth), of) {
        (Counted::Day, Ok(day), Expr::Month { month, year }) => Expr::Date { day, month, year },
        (Counted::Day, Ok(day), of @ Expr::Unit(Unit::Month, _)) => Expr::DayOf {
            day,
            of: Box::new(of),
        },
        (_, _, of) => Expr::Nth {
            nth,
            what,
            of: Box::new(of),
        },
    };
    finer.then_some((expr, end))
}

fn ordinal_first(reader: &Reader, at: usize) -> Option<(i8, Counted, usize)> {
    let last = reader.find(at, |a| (a.class == Class::LastOf).then_some(-1_i64));
    let (n, start) = last.or_else(|| reader.ordinal(at))?;
    let (what, end) = counted_noun(reader, start)?;
    Some((i8::try_from(n).ok()?, what, end))
}

fn ordinal_last(reader: &Reader, at: usize) -> Option<(i8, Counted, usize)> {
    let (what, after) = counted_noun(reader, at)?;
    let last = reader.joined(after, |a| (a.class == Class::Recent).then_some(-1_i64));
    // "Tuesday the nineteenth" is a date: no month has more than five Tuesdays.
    let most = if what == Counted::Day { 31 } else { 5 };
    let (n, end) = last
        .or_else(|| reader.ordinal(after))
        .filter(|(n, _)| *n <= most)?;
    Some((i8::try_from(n).ok()?, what, end))
}

fn counted_noun(reader: &Reader, at: usize) -> Option<(Counted, usize)> {
    let start = one(reader, at, Unit::Day).unwrap_or(at);
    let weekday = reader.find(start, |atom| match atom.class {
        Class::Weekday(day) => Some(Counted::Weekday(day)),
        _ => None,
    });
    weekday.or_else(|| {
        reader.find(at, |atom| match atom.class {
            Class::Unit(Unit::Day, Some(1)) => Some(Counted::Day),
            Class::Unit(Unit::Week, Some(1)) => Some(Counted::Week),
            Class::Unit(Unit::Quarter, Some(1)) => Some(Counted::Quarter),
            _ => None,
        })
    })
}

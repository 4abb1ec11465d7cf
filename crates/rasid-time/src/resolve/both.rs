//! Two ways of saying one time: "yesterday, Friday", "Wednesday 13 February".
//!
//! Read strictly they must agree, which is what dates a report. Read kindly the
//! surer word wins: a date over a weekday, a weekday over "today" (pages carry the
//! day they were posted, the words the day they were written).

use super::{Context, Direction, Found, near, on};
use crate::calendar;
use crate::expr::{Expr, Unit, Which, YearOf};
use jiff::civil::{Date, Weekday};
use rasid_model::{PartOfDay, Precision};

pub(super) fn both(a: &Expr, b: &Expr, here: Context) -> Option<Found> {
    if let (
        Expr::Hijri {
            year: YearOf::Near(_),
            ..
        },
        Expr::Year(_) | Expr::Unit(Unit::Year, _),
    ) = (a, b)
    {
        // A Hijri month has no year of ours: the last one that begins in it.
        let last = on(b, here)?.end;
        return on(
            a,
            Context {
                today: last,
                direction: Direction::Past,
                ..here
            },
        );
    }
    if let (Some((weekday, part)), Expr::MonthDay(day)) = (bare_weekday(a), b) {
        // "Friday the 14th": of the nearest month in which it was a Friday.
        let found = near::month_day_on(*day, weekday, here).map(Found::day)?;
        return Some(part.map_or(found, |part| super::with_part(found, part)));
    }
    match (bare_weekday(a), bare_weekday(b)) {
        (Some((day, part)), None) => weekday_in(day, part, b, here),
        (None, Some((day, part))) => weekday_in(day, part, a, here),
        _ => {
            let (x, y) = (on(a, here)?, on(b, here)?);
            // Read kindly, the calendar date is the surer of two.
            meet(x, y).or_else(|| (!here.strict).then_some(if dated(b) { y } else { x }))
        }
    }
}

/// A weekday by itself, perhaps with a part of the day.
fn bare_weekday(expr: &Expr) -> Option<(Weekday, Option<PartOfDay>)> {
    match expr {
        Expr::Weekday(day, Which::Bare) => Some((*day, None)),
        Expr::DayPart { part, of } => bare_weekday(of).map(|(day, _)| (day, Some(*part))),
        _ => None,
    }
}

/// The day of that weekday inside the days of `of`.
fn weekday_in(day: Weekday, part: Option<PartOfDay>, of: &Expr, here: Context) -> Option<Found> {
    let found = on(of, here)?;
    let (start, end) = found.days()?;
    let latest = match here.today {
        Some(today) if here.direction == Direction::Past && start <= today => end.min(today),
        _ => end,
    };
    let inside = |last: Date| {
        calendar::plus(last, -calendar::since_weekday(last, day)).filter(|d| *d >= start)
    };
    let hit = inside(latest).or_else(|| inside(end));
    match hit {
        Some(hit) => Some(told(hit, part, &found)),
        None if here.strict => None,
        None if dated(of) => Some(found),
        None => nearest(day, start).map(|hit| told(hit, part, &found)),
    }
}

fn told(day: Date, part: Option<PartOfDay>, found: &Found) -> Found {
    let part = part.or(found.part);
    let coarse = if part.is_some() {
        Precision::PartOfDay
    } else {
        Precision::Day
    };
    let precision = if found.minutes.is_some() {
        found.precision
    } else {
        coarse
    };
    Found {
        part,
        precision,
        minutes: found.minutes,
        ..Found::day(day)
    }
}

/// The day of that weekday at most three days from `date`.
fn nearest(weekday: Weekday, date: Date) -> Option<Date> {
    let back = calendar::since_weekday(date, weekday);
    calendar::plus(date, if back <= 3 { -back } else { 7 - back })
}

fn dated(expr: &Expr) -> bool {
    match expr {
        Expr::Date { .. } | Expr::DayOf { .. } | Expr::Hijri { .. } => true,
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } => dated(of),
        Expr::Both(a, b) => dated(a) || dated(b),
        _ => false,
    }
}

fn meet(a: Found, b: Found) -> Option<Found> {
    let ((a1, a2), (b1, b2)) = (a.days()?, b.days()?);
    let (start, end) = (a1.max(b1), a2.min(b2));
    let finer = if a.precision <= b.precision { a } else { b };
    (start <= end).then_some(Found {
        start: Some(start),
        end: Some(end),
        part: a.part.or(b.part),
        minutes: a.minutes.or(b.minutes),
        ..finer
    })
}

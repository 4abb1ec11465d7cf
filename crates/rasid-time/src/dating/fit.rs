//! How well one day fits a clue.

use super::{Clue, WeightedClue};
use crate::calendar::{self, between};
use crate::expr::{Expr, Unit};
use crate::resolve::constrains;
use jiff::civil::Date;

pub(super) const NO: i32 = -100;
pub(super) const YES: i32 = 100;
/// A day of this month told on that very day.
pub(super) const TODAY: i32 = 40;

/// The last day of the latest dates named: only these draw the report near.
pub(super) fn latest_named(clues: &[WeightedClue]) -> Option<Date> {
    let named = clues.iter().filter_map(|clue| match clue.clue {
        Clue::Named { to, .. } => Some(to),
        _ => None,
    });
    named.max()
}

/// -100 to 100: how well `day` fits.
pub(super) fn fit(clue: &Clue, latest_named: Option<Date>, day: Date) -> i32 {
    match clue {
        Clue::Expr(expr) => agrees(expr, day),
        Clue::ExprMeets { expr, from, to } => meets(expr, (*from, *to), day),
        Clue::NewsOf { from, to, within } => {
            news(days(*from, *to), i64::from(*within), calendar::number(day))
        }
        Clue::NotBefore { day: bound } => yes_or_no(day >= *bound),
        Clue::NotAfter { day: bound } => yes_or_no(day <= *bound),
        Clue::InOffice { from, to } => in_office(*from, *to, day),
        Clue::NearAnniversary {
            month,
            day: of_month,
            nth,
            year0,
            within,
        } => anniversary((*month, *of_month), *nth, *year0, i64::from(*within), day),
        Clue::Named { from, to } => named(*from, *to, latest_named == Some(*to), day),
        Clue::DayOfThisMonth { day: said } => {
            match day.day().cmp(&i8::try_from(*said).unwrap_or(31)) {
                std::cmp::Ordering::Greater => YES,
                std::cmp::Ordering::Equal => TODAY,
                std::cmp::Ordering::Less => NO,
            }
        }
        Clue::NamedMonthPast { month } => yes_or_no(i8::try_from(*month).ok() != Some(day.month())),
        Clue::FirstOfYear => first_of_year(day),
    }
}

fn yes_or_no(holds: bool) -> i32 {
    if holds { YES } else { NO }
}

/// From `from` down to `to` over `length` days, at day `at`.
fn fading(from: i32, to: i32, at: i64, length: i64) -> i32 {
    let (at, length) = (at.clamp(0, length.max(1)), length.max(1));
    // Short division is several times as fast, and slopes are short.
    match (i16::try_from(at), i16::try_from(length)) {
        (Ok(at), Ok(length)) => from + (to - from) * i32::from(at) / i32::from(length),
        _ => from + i32::try_from(i64::from(to - from) * at / length).unwrap_or(0),
    }
}

/// The words agree among themselves on that day and do not tell the future as past.
fn agrees(expr: &Expr, day: Date) -> i32 {
    yes_or_no(constrains(expr, day).is_some_and(|(start, _)| start <= day || expr.is_ahead()))
}

/// The resolved days meet the fact, or miss it by no more than people round.
fn meets(expr: &Expr, (from, to): (Date, Date), day: Date) -> i32 {
    if day < from && !expr.is_ahead() {
        return NO;
    }
    let Some((start, end)) = constrains(expr, day) else {
        return NO;
    };
    // Said of a day of this month on that very day, one would say "today".
    let today = matches!(expr, Expr::DayOf { .. }) && start == day;
    match reached(expr, (from, to), (start, end)) {
        YES if today => TODAY,
        points => points,
    }
}

/// How well the days told meet the fact.
pub(super) fn reached(expr: &Expr, (from, to): (Date, Date), (start, end): (Date, Date)) -> i32 {
    let missed = between(to, start).max(between(end, from));
    if missed <= 0 {
        return YES;
    }
    let room = rounding(expr);
    if missed > room {
        NO
    } else {
        fading(60, -50, missed - 1, room)
    }
}

/// By how many days the words may miss a fact that they mean.
fn rounding(expr: &Expr) -> i64 {
    match expr {
        Expr::Ago { unit, .. } | Expr::Lately { unit, .. } => match unit {
            Unit::Minute | Unit::Hour | Unit::Day => 1,
            Unit::Week => 4,
            Unit::Month | Unit::Quarter => 20,
            _ => 150,
        },
        Expr::Part { .. } => 10,
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } | Expr::Since(of) => rounding(of),
        // Local dates and a fact's date may lie a day apart.
        _ => 1,
    }
}

fn days(from: Date, to: Date) -> (i64, i64) {
    (calendar::number(from), calendar::number(to))
}

pub(super) fn news((from, to): (i64, i64), within: i64, day: i64) -> i32 {
    let after = day - to;
    match () {
        () if day < from => NO,
        () if after <= 0 => YES,
        () if after <= within => fading(YES, 70, after, within),
        () => fading(50, NO, after - within, 7 + 2 * within),
    }
}

fn in_office(from: Date, to: Option<Date>, day: Date) -> i32 {
    let outside = between(day, from).max(to.map_or(i64::MIN, |to| between(to, day)));
    match outside {
        i64::MIN..=0 => YES,
        1..=31 => 0,
        _ => NO,
    }
}

fn anniversary(of: (i8, i8), nth: Option<u32>, year0: i16, within: i64, day: Date) -> i32 {
    let year = i64::from(day.year());
    let said = nth.map(|n| i64::from(year0) + i64::from(n));
    let near = (year - 1..=year + 1)
        .filter(|y| said.map_or(*y > i64::from(year0), |said| *y == said))
        // The 29th of February is kept on the 28th.
        .filter_map(|y| {
            let (month, day) = (i64::from(of.0), i64::from(of.1));
            calendar::ymd(y, month, day).or_else(|| calendar::ymd(y, month, day - 1))
        })
        .map(|anniversary| between(anniversary, day));
    near.map(|after| near_day(after, within))
        .max()
        .unwrap_or(NO)
}

/// How well a day fits so many days after the anniversary.
pub(super) fn near_day(after: i64, within: i64) -> i32 {
    match after {
        0.. if after <= within => YES,
        0.. if after <= 2 * within => fading(50, NO, after - within, within),
        _ if after < 0 && -after <= within => 40,
        _ => NO,
    }
}

fn named(from: Date, to: Date, is_latest: bool, day: Date) -> i32 {
    match between(to, day) {
        _ if day < from => NO,
        _ if !is_latest => YES,
        after => long_named(after),
    }
}

/// The latest dates named lie near, but how near is soft.
pub(super) fn long_named(after: i64) -> i32 {
    match after {
        ..=14 => YES,
        15..400 => fading(YES, 60, after - 14, 386),
        _ => fading(60, -40, after - 400, 1200),
    }
}

fn first_of_year(day: Date) -> i32 {
    let into = calendar::ymd(i64::from(day.year()), 1, 1).map_or(0, |first| between(first, day));
    into_year(into)
}

/// How well "the first this year" fits so many days after New Year's.
pub(super) fn into_year(into: i64) -> i32 {
    if into <= 31 {
        YES
    } else {
        fading(YES, NO, into - 31, 180)
    }
}

//! Calendar units, their parts, and stretches counted from the report day.

use super::{Context, Direction, Found, on, precision_of};
use crate::calendar;
use crate::expr::{Counted, Expr, PartOf, Steps, Unit, Which};
use jiff::civil::{Date, Weekday};
use rasid_model::Precision;

/// The calendar unit `shift` units after the one that holds `today`. Weeks begin on Monday.
pub(super) fn unit(unit: Unit, shift: i32, today: Date) -> Option<Found> {
    let shift = i64::from(shift);
    let year = i64::from(today.year());
    let days = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => {
            let day = calendar::plus(today, if unit == Unit::Day { shift } else { 0 })?;
            (day, day)
        }
        Unit::Week => calendar::week(calendar::plus(today, shift * 7)?)?,
        Unit::Month => {
            let (y, m) = calendar::month_plus(today, shift)?;
            calendar::month(y, m)?
        }
        Unit::Quarter => {
            let (y, m) = calendar::month_plus(today, shift * 3)?;
            let first = (m - 1) / 3 * 3 + 1;
            calendar::months(y, first, first + 2)?
        }
        Unit::Year => calendar::months(year + shift, 1, 12)?,
        Unit::Decade => decades(year.div_euclid(10) * 10 + shift * 10, 10)?,
        Unit::Century => decades(year.div_euclid(100) * 100 + shift * 100, 100)?,
    };
    Some(Found::of(days, precision_of(unit)))
}

fn decades(first: i64, length: i64) -> Option<(Date, Date)> {
    Some((
        calendar::ymd(first, 1, 1)?,
        calendar::ymd(first + length - 1, 12, 31)?,
    ))
}

pub(super) fn year(year: i64) -> Option<Found> {
    years(year, year, Precision::Year)
}

pub(super) fn years(from: i64, to: i64, precision: Precision) -> Option<Found> {
    Some(Found::of(
        (calendar::ymd(from, 1, 1)?, calendar::ymd(to, 12, 31)?),
        precision,
    ))
}

/// "The 6th" of a month.
pub(super) fn day_of(day: i64, of: &Found) -> Option<Found> {
    let (start, end) = of.days()?;
    let found = calendar::plus(start, day - 1)?;
    (day >= 1 && found <= end).then(|| Found::day(found))
}

/// The nth day, week, month or weekday inside a stretch; -1 is the last.
pub(super) fn nth(nth: i8, what: Counted, of: &Found) -> Option<Found> {
    let (start, end) = of.days()?;
    let n = i64::from(nth);
    let (length, precision) = match what {
        Counted::Day => (1, Precision::Day),
        Counted::Weekday(_) => (1, Precision::Day),
        Counted::Week => (7, Precision::Week),
        Counted::Month | Counted::Quarter => return nth_months(n, what, start, end),
    };
    let step = if what == Counted::Day { 1 } else { 7 };
    let weekday = match what {
        Counted::Weekday(day) => Some(day),
        Counted::Week => Some(Weekday::Monday),
        _ => None,
    };
    let first = if n > 0 {
        let ahead = weekday.map_or(0, |day| (7 - calendar::since_weekday(start, day)) % 7);
        calendar::plus(start, ahead + (n - 1) * step)?
    } else {
        let latest = calendar::plus(end, 1 - length)?;
        let back = weekday.map_or(0, |day| calendar::since_weekday(latest, day));
        calendar::plus(latest, -back + (n + 1) * step)?
    };
    let last = calendar::plus(first, length - 1)?;
    (start <= first && last <= end).then(|| Found::of((first, last), precision))
}

/// The nth weekday after a day: strictly after it.
pub(super) fn nth_after(nth: u8, weekday: Weekday, of: &Found) -> Option<Found> {
    let last = of.end?;
    let ahead = 7 - calendar::since_weekday(last, weekday);
    calendar::plus(last, ahead + (i64::from(nth) - 1) * 7).map(Found::day)
}

fn nth_months(n: i64, what: Counted, start: Date, end: Date) -> Option<Found> {
    let (size, precision) = if what == Counted::Quarter {
        (3, Precision::Quarter)
    } else {
        (1, Precision::Month)
    };
    let months = (i64::from(end.year()) - i64::from(start.year())) * 12 + i64::from(end.month())
        - i64::from(start.month())
        + 1;
    let index = if n > 0 { n - 1 } else { months / size + n };
    let (y, m) = calendar::month_plus(start, index * size)?;
    let first = calendar::ymd(y, m, 1)?;
    let (last_year, last_month) = calendar::month_plus(first, size - 1)?;
    let last = calendar::month(last_year, last_month)?.1;
    (index >= 0 && last <= end).then(|| Found::of((first, last), precision))
}

/// Early, middle or late in a stretch; what news tells of the running stretch ends with the report.
pub(super) fn part(part: PartOf, of: &Expr, here: Context) -> Option<Found> {
    let found = on(of, here)?;
    if part == PartOf::Rest {
        let (start, end) = found.days()?;
        let from = here.today.map_or(start, |today| start.max(today));
        return (from <= end).then(|| Found::of((from, end), Precision::Range));
    }
    let (start, end) = match (of, here.today) {
        (Expr::Unit(Unit::Week, shift), Some(today)) => part_of_week(part, *shift, today)?,
        _ => part_of(part, &found)?,
    };
    let told = here
        .today
        .filter(|t| here.direction == Direction::Past && start <= *t);
    let end = told.map_or(end, |today| end.min(today.max(start)));
    Some(Found {
        part: found.part,
        ..Found::of((start, end), Precision::Range)
    })
}

/// The Arab working week opens with Saturday or Sunday, whatever Monday the calendar counts from.
fn part_of_week(part: PartOf, shift: i32, today: Date) -> Option<(Date, Date)> {
    let back = calendar::since_weekday(today, Weekday::Saturday);
    let saturday = calendar::plus(today, i64::from(shift) * 7 - back)?;
    let (from, to): (i64, i64) = match part {
        PartOf::Early => (0, 1),
        PartOf::Middle => (3, 4),
        PartOf::Late => (5, 6),
        PartOf::FirstHalf => (0, 3),
        PartOf::SecondHalf => (3, 6),
        PartOf::Rest => (0, 6),
    };
    Some((
        calendar::plus(saturday, from)?,
        calendar::plus(saturday, to)?,
    ))
}

fn part_of(part: PartOf, whole: &Found) -> Option<(Date, Date)> {
    let (start, end) = whole.days()?;
    match whole.precision {
        Precision::Month => {
            let day = |n: i64| calendar::plus(start, n - 1);
            match part {
                PartOf::Early => Some((start, day(10)?)),
                PartOf::Middle => Some((day(11)?, day(20)?)),
                PartOf::Late => Some((day(21)?, end)),
                PartOf::FirstHalf => Some((start, day(15)?)),
                PartOf::SecondHalf => Some((day(16)?, end)),
                PartOf::Rest => Some((start, end)),
            }
        }
        Precision::Year => {
            let (from, to): (i64, i64) = match part {
                PartOf::Early => (1, 3),
                PartOf::Middle => (5, 8),
                PartOf::Late => (10, 12),
                PartOf::FirstHalf => (1, 6),
                PartOf::SecondHalf => (7, 12),
                PartOf::Rest => (1, 12),
            };
            calendar::months(i64::from(start.year()), from, to)
        }
        _ => third_of(part, start, end),
    }
}

/// A decade, a season, a range: thirds and halves by days.
fn third_of(part: PartOf, start: Date, end: Date) -> Option<(Date, Date)> {
    let length = calendar::between(start, end) + 1;
    let (from, to) = match part {
        PartOf::Early => (0, ((length + 2) / 3)),
        PartOf::Middle => (length / 3, ((2 * length + 2) / 3)),
        PartOf::Late => (2 * length / 3, length),
        PartOf::FirstHalf => (0, ((length + 1) / 2)),
        PartOf::SecondHalf => (length / 2, length),
        PartOf::Rest => (0, length),
    };
    Some((
        calendar::plus(start, from)?,
        calendar::plus(start, (to - 1).max(from))?,
    ))
}

/// So many units before the report day, or after it.
/// People round: two weeks is that day give or take three, five months is a calendar month.
pub(super) fn ago(steps: Steps, unit: Unit, ahead: bool, today: Date) -> Option<Found> {
    let sign = if ahead { 1 } else { -1 };
    let (a, b) = (sign * i64::from(steps.min), sign * i64::from(steps.max));
    let (low, high) = (a.min(b), a.max(b));
    let exact = low == high;
    let range = |days| Some(Found::of(days, Precision::Range));
    let days = |n| calendar::plus(today, n);
    match unit {
        Unit::Second | Unit::Minute => Some(Found::day(today)),
        // Hours stay inside the day until they fill one.
        Unit::Hour => Some(Found::of(
            (days(low / 24)?, days(high / 24)?),
            Precision::Day,
        )),
        Unit::Day if exact => days(low).map(Found::day),
        Unit::Day => range((days(low)?, days(high)?)),
        Unit::Week if exact && low.abs() == 1 => days(low * 7).map(Found::day),
        Unit::Week if exact => Some(Found::of(
            (days(low * 7 - 3)?, days(low * 7 + 3)?),
            Precision::Week,
        )),
        Unit::Week => range((days(low * 7)?, days(high * 7)?)),
        Unit::Month | Unit::Quarter => {
            let size = if unit == Unit::Quarter { 3 } else { 1 };
            let (first, last) = (
                calendar::month_plus(today, low * size)?,
                calendar::month_plus(today, high * size)?,
            );
            let days = (
                calendar::month(first.0, first.1)?.0,
                calendar::month(last.0, last.1)?.1,
            );
            Some(Found::of(
                days,
                if exact {
                    Precision::Month
                } else {
                    Precision::Range
                },
            ))
        }
        Unit::Year => {
            let year = i64::from(today.year());
            let precision = if exact {
                Precision::Year
            } else {
                Precision::Range
            };
            years(year + low, year + high, precision)
        }
        Unit::Decade | Unit::Century => {
            let size = if unit == Unit::Decade { 10 } else { 100 };
            let year = i64::from(today.year());
            years(
                year + low * size - size / 5,
                year + high * size + size / 5,
                Precision::Range,
            )
        }
    }
}

/// "In the last days", "in the past three months", "in the coming weeks".
pub(super) fn lately(
    steps: Option<u32>,
    unit: Unit,
    ahead: bool,
    side: Which,
    today: Date,
) -> Option<Found> {
    let few = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => 1,
        Unit::Day => 7,
        Unit::Week | Unit::Year => 5,
        Unit::Month => 6,
        Unit::Quarter => 3,
        Unit::Decade | Unit::Century => 2,
    };
    let n = i64::from(steps.unwrap_or(few));
    if ahead && side == Which::Bare {
        return from_today(n, unit, today);
    }
    if ahead {
        return coming(n, unit, today);
    }
    let start = match unit {
        Unit::Second | Unit::Minute => today,
        Unit::Hour => calendar::plus(today, -((n + 23) / 24))?,
        Unit::Day => calendar::plus(today, -n)?,
        Unit::Week => calendar::plus(today, -7 * n)?,
        _ => back_by_months(today, n * months_in(unit))?,
    };
    Some(Found::of((start, today), Precision::Range))
}

/// "Within two weeks": from today on.
fn from_today(n: i64, unit: Unit, today: Date) -> Option<Found> {
    let end = match unit {
        Unit::Second | Unit::Minute => today,
        Unit::Hour => calendar::plus(today, (n + 23) / 24)?,
        Unit::Day => calendar::plus(today, n)?,
        Unit::Week => calendar::plus(today, 7 * n)?,
        _ => back_by_months(today, -n * months_in(unit))?,
    };
    Some(Found::of((today, end), Precision::Range))
}

fn coming(n: i64, unit: Unit, today: Date) -> Option<Found> {
    let (start, end) = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => (today, calendar::plus(today, (n + 23) / 24)?),
        Unit::Day => (calendar::plus(today, 1)?, calendar::plus(today, n)?),
        Unit::Week => {
            let monday = calendar::plus(calendar::week(today)?.0, 7)?;
            (monday, calendar::plus(monday, 7 * n - 1)?)
        }
        _ => (
            calendar::plus(today, 1)?,
            back_by_months(today, -n * months_in(unit))?,
        ),
    };
    Some(Found::of((start, end.max(start)), Precision::Range))
}

fn months_in(unit: Unit) -> i64 {
    match unit {
        Unit::Quarter => 3,
        Unit::Year => 12,
        Unit::Decade => 120,
        Unit::Century => 1200,
        _ => 1,
    }
}

/// The same day of the month, or its last, so many months back.
fn back_by_months(today: Date, months: i64) -> Option<Date> {
    let (y, m) = calendar::month_plus(today, -months)?;
    let (first, last) = calendar::month(y, m)?;
    Some(calendar::plus(first, i64::from(today.day()) - 1)?.min(last))
}

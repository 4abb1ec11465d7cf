//! The nearest weekday, month or date of a name, in the direction the text looks.
//!
//! "Last" is strictly before the report day, "next" strictly after it.

use super::{Context, Direction, Found};
use crate::calendar;
use crate::expr::{Season, Which, YearOf};
use crate::hijri::HijriDate;
use jiff::civil::{Date, Weekday};
use rasid_model::Precision;

pub(super) fn weekday(weekday: Weekday, which: Which, here: Context) -> Option<Date> {
    let today = here.today?;
    let back = calendar::since_weekday(today, weekday);
    let offset = match (which, here.direction) {
        (Which::Bare, Direction::Past) => -back,
        (Which::Last, _) => {
            if back == 0 {
                -7
            } else {
                -back
            }
        }
        (Which::Next | Which::Bare, _) => 7 - back,
        (Which::This, _) => {
            let monday = calendar::week(today)?.0;
            let in_week = i64::from(weekday.to_monday_zero_offset());
            let day = calendar::plus(monday, in_week)?;
            // Plans mean one still to come.
            let gone = here.direction == Direction::Future && day < today;
            return calendar::plus(day, if gone { 7 } else { 0 });
        }
    };
    calendar::plus(today, offset)
}

/// The year of something that starts at `key` in its year, against the report's own `now`.
/// Keys grow through the year: months, or months and days.
fn year_of(year: YearOf, key: i64, now: Option<i64>, here: Context) -> Option<i64> {
    if let YearOf::Named(y) = year {
        return Some(i64::from(y));
    }
    let this = i64::from(here.today?.year());
    let now = now?;
    Some(match (year, here.direction) {
        (YearOf::Named(y), _) => i64::from(y),
        (YearOf::Relative(n), _) => this + i64::from(n),
        (YearOf::Near(Which::This), _) => this,
        (YearOf::Near(Which::Last), _) => {
            if key < now {
                this
            } else {
                this - 1
            }
        }
        (YearOf::Near(Which::Next), _) => {
            if key > now {
                this
            } else {
                this + 1
            }
        }
        (YearOf::Near(Which::Bare), Direction::Past) => {
            if key <= now {
                this
            } else {
                this - 1
            }
        }
        (YearOf::Near(Which::Bare), Direction::Future) => {
            if key >= now {
                this
            } else {
                this + 1
            }
        }
    })
}

pub(super) fn month(month: u8, year: YearOf, here: Context) -> Option<Found> {
    let now = here.today.map(|t| i64::from(t.month()));
    if !is_this(year, i64::from(month), here) {
        return None;
    }
    let year = year_of(year, i64::from(month), now, here)?;
    Some(Found::of(
        calendar::month(year, i64::from(month))?,
        Precision::Month,
    ))
}

pub(super) fn date(day: u8, month: u8, year: YearOf, here: Context) -> Option<Date> {
    let (day, month) = (i64::from(day), i64::from(month));
    let now = here
        .today
        .map(|t| i64::from(t.month()) * 100 + i64::from(t.day()));
    if !is_this(year, month, here) {
        return None;
    }
    let found = year_of(year, month * 100 + day, now, here)?;
    let same_month = here.today.is_some_and(|t| i64::from(t.month()) == month);
    if here.direction == Direction::Future && year == YearOf::Near(Which::Bare) && same_month {
        // "The first of February" said in February is of this year, past or not.
        return calendar::ymd(i64::from(here.today?.year()), month, day);
    }
    // The 29th of February of a year that has none: the year before, as the text looks back.
    let absent = matches!(year, YearOf::Near(_)).then_some(());
    calendar::ymd(found, month, day).or_else(|| {
        absent?;
        (1..8).find_map(|back| calendar::ymd(found - back, month, day))
    })
}

/// "The 7th of this May" can only be said in May.
fn is_this(year: YearOf, month: i64, here: Context) -> bool {
    let said = year == YearOf::Near(Which::This) && here.strict;
    !said
        || here
            .today
            .is_none_or(|today| i64::from(today.month()) == month)
}

pub(super) fn quarter(nth: u8, year: YearOf, here: Context) -> Option<Found> {
    let first = (i64::from(nth) - 1) * 3 + 1;
    let now = here.today.map(|t| (i64::from(t.month()) - 1) / 3 * 3 + 1);
    let year = year_of(year, first, now, here)?;
    Some(Found::of(
        calendar::months(year, first, first + 2)?,
        Precision::Quarter,
    ))
}

/// Meteorological seasons; a winter is named by the year it begins in.
pub(super) fn season(season: Season, year_said: YearOf, here: Context) -> Option<Found> {
    let first: i64 = match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    };
    let now = here.today.map(|t| i64::from(t.month()) / 3 * 3);
    let year = year_of(year_said, first, now, here)?;
    let start = calendar::ymd(year, first, 1)?;
    // News of "this winter" is of the one that began.
    let ahead = here.today.is_some_and(|today| start > today);
    let begun = year_said == YearOf::Near(Which::This) && here.direction == Direction::Past;
    let start = if begun && ahead {
        calendar::ymd(year - 1, first, 1)?
    } else {
        start
    };
    let (last_year, last_month) = calendar::month_plus(start, 2)?;
    let end = calendar::month(last_year, last_month)?.1;
    Some(Found::of((start, end), Precision::Quarter))
}

/// A Hijri day or month; without a year, the nearest as the text looks.
pub(super) fn hijri(day: Option<u8>, month: u8, year: YearOf, here: Context) -> Option<Found> {
    let in_year = |year: i64| {
        let month = i64::from(month);
        match day {
            Some(d) => crate::hijri::day(year, month, i64::from(d)).map(Found::day),
            None => Some(Found::of(
                crate::hijri::month(year, month)?,
                Precision::Month,
            )),
        }
    };
    let which = match year {
        YearOf::Named(year) => return in_year(i64::from(year)),
        YearOf::Relative(n) if n < 0 => Which::Last,
        YearOf::Relative(0) => Which::This,
        YearOf::Relative(_) => Which::Next,
        YearOf::Near(which) => which,
    };
    let today = here.today?;
    let this = i64::from(HijriDate::of(today)?.year);
    let mut years = (this - 3)..=(this + 3);
    let (start, end) = (Some(today), Some(today));
    match (which, here.direction) {
        (Which::This, _) => in_year(this),
        (Which::Last, _) => years.rev().find_map(|y| in_year(y).filter(|f| f.end < end)),
        (Which::Next, _) => years.find_map(|y| in_year(y).filter(|f| f.start > start)),
        (Which::Bare, Direction::Past) => years
            .rev()
            .find_map(|y| in_year(y).filter(|f| f.start <= start)),
        (Which::Bare, Direction::Future) => years.find_map(|y| in_year(y).filter(|f| f.end >= end)),
    }
}

/// A year of the Hijra.
pub(super) fn hijri_year(year: i64) -> Option<Found> {
    let days = (
        crate::hijri::month(year, 1)?.0,
        crate::hijri::month(year, 12)?.1,
    );
    Some(Found::of(days, Precision::Year))
}

/// The nearest month, as the text looks, in which `pick` finds a day.
fn in_months(here: Context, pick: impl Fn(i64, i64) -> Option<Date>) -> Option<Date> {
    let today = here.today?;
    let sign = match here.direction {
        Direction::Past => -1,
        Direction::Future => 1,
    };
    (0..=12)
        .filter_map(|n| calendar::month_plus(today, sign * n))
        .filter_map(|(year, month)| pick(year, month))
        .find(|day| match here.direction {
            Direction::Past => *day <= today,
            Direction::Future => *day >= today,
        })
}

/// "On the 15th": of the nearest month that has it.
pub(super) fn month_day(day: u8, here: Context) -> Option<Date> {
    in_months(here, |y, m| calendar::ymd(y, m, i64::from(day)))
}

/// "Friday the 14th": of the nearest month in which the 14th is a Friday.
pub(super) fn month_day_on(day: u8, weekday: Weekday, here: Context) -> Option<Date> {
    in_months(here, |y, m| {
        calendar::ymd(y, m, i64::from(day)).filter(|found| found.weekday() == weekday)
    })
}

/// "The second Sunday": of this month; in news, of the one before where it is still to come.
pub(super) fn nth_weekday(nth: u8, weekday: Weekday, here: Context) -> Option<Date> {
    let in_month = |year, month| {
        let (first, last) = calendar::month(year, month)?;
        let ahead = (7 - calendar::since_weekday(first, weekday)) % 7;
        calendar::plus(first, ahead + (i64::from(nth) - 1) * 7).filter(|day| *day <= last)
    };
    match here.direction {
        Direction::Past => in_months(here, in_month),
        Direction::Future => {
            let today = here.today?;
            in_month(i64::from(today.year()), i64::from(today.month()))
        }
    }
}

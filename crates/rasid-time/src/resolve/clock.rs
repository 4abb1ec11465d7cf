//! Clock times, and hours and minutes counted from the minute of writing.

use super::{Context, Direction, Found, on};
use crate::calendar;
use crate::expr::{Expr, Steps, Unit};
use jiff::civil::Date;
use rasid_model::{PartOfDay, Precision};

/// Minutes of a day.
const DAY: i64 = 1440;

/// The moment of writing; its day where the minute is not known.
pub(super) fn now(here: Context) -> Option<Found> {
    let today = here.today?;
    Some(match here.clock {
        None => Found::day(today),
        Some(clock) => {
            let minute = i64::from(clock.minute);
            between((today, minute), (today, minute), Precision::Minute)
        }
    })
}

/// A day and a minute of it.
type At = (Date, i64);

fn between(first: At, last: At, precision: Precision) -> Found {
    Found {
        minutes: Some((first.1, last.1)),
        ..Found::of((first.0, last.0), precision)
    }
}

/// So many minutes after the beginning of `day`.
fn at(day: Date, minutes: i64) -> Option<At> {
    let day = calendar::plus(day, minutes.div_euclid(DAY))?;
    Some((day, minutes.rem_euclid(DAY)))
}

fn minutes_in(unit: Unit) -> Option<i64> {
    match unit {
        Unit::Minute => Some(1),
        Unit::Hour => Some(60),
        _ => None,
    }
}

/// Hours and minutes before the minute of writing, or after it; `None` where that is not
/// known, or the count is vague.
pub(super) fn ago(steps: Steps, unit: Unit, ahead: bool, here: Context) -> Option<Found> {
    let (today, clock) = (here.today?, here.clock?);
    let length = i64::from(steps.max) * minutes_in(unit)?;
    let sign = if ahead { 1 } else { -1 };
    let (day, minute) = at(today, i64::from(clock.minute) + sign * length)?;
    if steps.min != steps.max {
        return None;
    }
    // Whoever counts hours rounds to them.
    Some(if unit == Unit::Hour {
        let hour = minute / 60 * 60;
        between((day, hour), (day, hour + 59), Precision::Hour)
    } else {
        between((day, minute), (day, minute), Precision::Minute)
    })
}

/// The last hours or minutes, or the next.
pub(super) fn lately(steps: Option<u32>, unit: Unit, ahead: bool, here: Context) -> Option<Found> {
    let (today, clock) = (here.today?, here.clock?);
    let now = i64::from(clock.minute);
    let length = i64::from(steps?) * minutes_in(unit)?;
    let other = at(today, if ahead { now + length } else { now - length })?;
    Some(if ahead {
        between((today, now), other, Precision::Range)
    } else {
        between(other, (today, now), Precision::Range)
    })
}

/// A time told by another clock, put on the report's own where both are known.
pub(super) fn in_zone(found: Found, zone: Option<i16>, here: Context) -> Option<Found> {
    let own = here.clock.and_then(|clock| clock.zone);
    let (Some(zone), Some(own)) = (zone, own) else {
        return Some(found);
    };
    let shift = i64::from(own) - i64::from(zone);
    let ((start, end), (first, last)) = (found.days()?, found.minutes?);
    let (first, last) = (at(start, first + shift)?, at(end, last + shift)?);
    Some(Found {
        part: found.part,
        ..between(first, last, found.precision)
    })
}

pub(super) fn clock(
    hour: u8,
    minute: Option<u8>,
    part: Option<PartOfDay>,
    of: &Expr,
    here: Context,
) -> Option<Found> {
    let found = on(of, here)?;
    let hour = full_hour(i64::from(hour), part, here.direction);
    let first = hour * 60 + i64::from(minute.unwrap_or(0));
    let last = if minute.is_some() { first } else { first + 59 };
    let precision = if minute.is_some() {
        Precision::Minute
    } else {
        Precision::Hour
    };
    (0..24).contains(&hour).then_some(Found {
        minutes: Some((first, last)),
        part,
        precision,
        ..found
    })
}

/// The hour of 24 that a clock hour and a part of the day name.
fn full_hour(hour: i64, part: Option<PartOfDay>, direction: Direction) -> i64 {
    use PartOfDay::{Afternoon, Dawn, Evening, Midnight, Morning, Night, Noon};
    match part {
        Some(Dawn | Morning | Midnight) => hour % 12 + if hour > 12 { 12 } else { 0 },
        Some(Noon) if hour <= 4 => hour + 12,
        Some(Afternoon | Evening) if hour < 12 => hour + 12,
        Some(Night) if hour == 12 => 0,
        Some(Night) if (6..12).contains(&hour) => hour + 12,
        // Plans are seldom made for the small hours.
        None if direction == Direction::Future && (1..=6).contains(&hour) => hour + 12,
        _ => hour,
    }
}

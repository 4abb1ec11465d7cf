//! Reads a report's own day as programs write it.
//!
//! `2022-01-16`, an interval `2022-01-10/2022-01-16`, or a date and time. An offset
//! from Greenwich may follow the time: answers are local to it, and times told by
//! another clock are put on it.

use crate::resolve::{Clock, Reference};
use jiff::civil::{Date, DateTime};
use std::fmt;
use std::str::FromStr;

/// What was given is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceError {
    given: String,
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} is no reference: expected a day as 2022-01-16, two as 2022-01-10/2022-01-16, or a time as 2022-01-16T18:00",
            self.given
        )
    }
}

impl std::error::Error for ReferenceError {}

impl FromStr for Reference {
    type Err = ReferenceError;

    fn from_str(given: &str) -> Result<Self, ReferenceError> {
        let read = match given.trim().split_once('/') {
            Some((start, end)) => interval(start, end),
            None => moment(given.trim()),
        };
        read.ok_or_else(|| ReferenceError {
            given: given.to_owned(),
        })
    }
}

fn interval(start: &str, end: &str) -> Option<Reference> {
    let (start, end) = (day(start)?, day(end)?);
    (start <= end).then_some(Reference::days(start, end))
}

fn moment(text: &str) -> Option<Reference> {
    let Some((at, zone)) = time(text) else {
        return text.parse().ok().map(Reference::day);
    };
    let minute = i16::from(at.hour()) * 60 + i16::from(at.minute());
    Some(Reference {
        clock: Some(Clock { minute, zone }),
        ..Reference::day(at.date())
    })
}

fn day(text: &str) -> Option<Date> {
    moment(text).map(|reference| reference.start)
}

/// The local time, and the minutes east of Greenwich that follow it.
fn time(text: &str) -> Option<(DateTime, Option<i16>)> {
    let (date, time) = text.split_once('T')?;
    let end = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, offset) = time.split_at(end);
    let at = format!("{date}T{clock}").parse().ok()?;
    Some((at, zone(offset)))
}

fn zone(offset: &str) -> Option<i16> {
    let sign = match offset.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return Some(0),
    };
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let hours: i16 = digits.get(..2)?.parse().ok()?;
    let minutes: i16 = digits.get(2..4).unwrap_or("0").parse().ok()?;
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

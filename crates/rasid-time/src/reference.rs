//! Reads a report's own day as programs write it.
//!
//! `2022-01-16`, an interval `2022-01-10/2022-01-16`, or a date and time. An offset
//! from Greenwich may follow the time: answers are local to it, so it changes nothing.

use crate::resolve::Reference;
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
            None => day(given.trim()).map(Reference::day),
        };
        read.ok_or_else(|| ReferenceError {
            given: given.to_owned(),
        })
    }
}

fn interval(start: &str, end: &str) -> Option<Reference> {
    let (start, end) = (day(start)?, day(end)?);
    (start <= end).then_some(Reference { start, end })
}

fn day(text: &str) -> Option<Date> {
    match text.split_once('T') {
        None => text.parse().ok(),
        Some(_) => time(text).map(|at| at.date()),
    }
}

/// The local time, whatever offset follows it.
fn time(text: &str) -> Option<DateTime> {
    let (date, time) = text.split_once('T')?;
    let clock = time
        .split_once(['Z', 'z', '+', '-'])
        .map_or(time, |(clock, _)| clock);
    format!("{date}T{clock}").parse().ok()
}

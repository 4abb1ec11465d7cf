//! What comes again: "every Friday", "weekly", "every three days".

use super::count::{one, unit};
use super::day::part_of_day;
use super::reader::Reader;
use crate::expr::{Every, Expr, Unit};
use crate::lexicon::Class;
use jiff::civil::Weekday;

pub(super) fn every(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let often = reader.find(at, |atom| match atom.class {
        Class::Often(unit) => Some(Every::Units(1, unit)),
        _ => None,
    });
    let (every, end) = often.or_else(|| {
        let start = reader.is(at, Class::Every)?;
        weekday(reader, start)
            .or_else(|| units(reader, start))
            .or_else(|| part(reader, start))
    })?;
    Some((Expr::Every(every), end))
}

fn weekday(reader: &Reader, at: usize) -> Option<(Every, usize)> {
    let word = one(reader, at, Unit::Day);
    let (day, end) = reader.joined(word.unwrap_or(at), |atom| match atom.class {
        Class::Weekday(day) => Some(day),
        _ => None,
    })?;
    // Without the word day these are "everyone" and "every two".
    let number = matches!(day, Weekday::Sunday | Weekday::Monday);
    (word.is_some() || !number).then_some((Every::Weekday(day), end))
}

/// "Every three days", "every two weeks", "every month".
fn units(reader: &Reader, at: usize) -> Option<(Every, usize)> {
    let (n, start) = match reader.number(at) {
        Some((n, end, _)) => (Some(u32::try_from(n).ok()?), end),
        None => (None, at),
    };
    let ((unit, said), end) = unit(reader, start).filter(|_| !reader.has_article(start))?;
    let n = n.or(said).filter(|n| *n > 0)?;
    Some((Every::Units(n, unit), end))
}

fn part(reader: &Reader, at: usize) -> Option<(Every, usize)> {
    let (part, end) = part_of_day(reader, at).filter(|_| !reader.has_article(at))?;
    Some((Every::Part(part), end))
}

//! "Two days", "five months", "several weeks": a number of units.

use super::reader::Reader;
use crate::expr::{Steps, Unit};
use crate::lexicon::Class;
use rasid_text::number::NumberKind;

/// A number of units and one past its words.
pub(super) fn counted(reader: &Reader, at: usize) -> Option<(Steps, Unit, usize)> {
    let about = reader.joined(at, |a| (a.class == Class::About).then_some(()));
    let (steps, unit, end) = by_part(reader, at)
        .or_else(|| by_number(reader, at))
        .or_else(|| by_form(reader, at))
        .or_else(|| by_part(reader, about?.1))
        .or_else(|| {
            by_form(reader, about?.1).filter(|_| !reader.has_article(about.map_or(at, |a| a.1)))
        })?;
    Some(
        or_more(reader, steps, unit, end)
            .or_else(|| and_a_half(reader, steps, unit, end))
            .unwrap_or((steps, unit, end)),
    )
}

/// "Two days or three", "two or three days".
fn or_more(reader: &Reader, steps: Steps, unit: Unit, at: usize) -> Option<(Steps, Unit, usize)> {
    let start = reader.is(at, Class::Or)?;
    let (more, end) = match by_form(reader, start).filter(|(s, u, _)| s.min == s.max && *u == unit)
    {
        Some((more, _, end)) => (i64::from(more.max), end),
        None => {
            let (n, end, _) = reader.number(start)?;
            let again = self::unit(reader, end).filter(|((u, _), _)| *u == unit);
            (n, again.map_or(end, |(_, end)| end))
        }
    };
    let max = u32::try_from(more).ok().filter(|n| *n > steps.max)?;
    let steps = Steps {
        min: steps.min,
        max,
    };
    Some((steps, unit, end))
}

/// "A year and a half", counted in the next smaller unit.
fn and_a_half(
    reader: &Reader,
    steps: Steps,
    unit: Unit,
    at: usize,
) -> Option<(Steps, Unit, usize)> {
    let (share, end) = reader.find(at, |a| match a.class {
        Class::Minutes(minutes @ (15 | 30)) if a.conj => Some(minutes),
        _ => None,
    })?;
    let (size, smaller) = smaller(unit)?;
    let n = steps.max * size + size * u32::try_from(share).ok()? / 60;
    // The unit may be said again: "a year and half the year".
    let again = self::unit(reader, end).filter(|((u, _), _)| *u == unit);
    (steps.min == steps.max).then_some((
        Steps::exactly(n),
        smaller,
        again.map_or(end, |(_, end)| end),
    ))
}

/// "Half an hour", "a quarter of an hour", "half a year".
fn by_part(reader: &Reader, at: usize) -> Option<(Steps, Unit, usize)> {
    let (share, start) = reader.joined(at, |a| match a.class {
        Class::Minutes(minutes @ 1..) => u32::try_from(minutes).ok(),
        _ => None,
    })?;
    let ((unit, said), end) = unit(reader, start)?;
    let (size, smaller) = smaller(unit)?;
    let fits = said == Some(1) && !reader.has_article(start) && share * size % 60 == 0;
    fits.then_some((Steps::exactly(share * size / 60), smaller, end))
}

/// How many of a smaller unit make one.
fn smaller(unit: Unit) -> Option<(u32, Unit)> {
    Some(match unit {
        Unit::Minute => (60, Unit::Second),
        Unit::Hour => (60, Unit::Minute),
        Unit::Day => (24, Unit::Hour),
        Unit::Week => (7, Unit::Day),
        Unit::Month => (30, Unit::Day),
        Unit::Quarter => (3, Unit::Month),
        Unit::Year => (12, Unit::Month),
        Unit::Decade => (10, Unit::Year),
        Unit::Century => (100, Unit::Year),
        Unit::Second => return None,
    })
}

/// A count and the next smaller one behind it: "a year and three months".
pub(super) fn summed(reader: &Reader, at: usize) -> Option<(Steps, Unit, usize)> {
    let (steps, unit, end) = counted(reader, at)?;
    let more = || {
        let (size, smaller) = smaller(unit).filter(|_| steps.min == steps.max)?;
        let start = reader.past_conjunction(end).or_else(|| {
            let said = reader
                .doc
                .word(end)
                .starts_with(rasid_text::fold::letters::WAW);
            said.then_some(end)
        })?;
        let (rest, of, end) = counted(reader, start)?;
        let fits = of == smaller && rest.min == rest.max && unit != Unit::Month;
        let n = steps.max.checked_mul(size)?.checked_add(rest.max)?;
        fits.then_some((Steps::exactly(n), smaller, end))
    };
    Some(more().unwrap_or((steps, unit, end)))
}

/// "Five months", "3 years", "about 20 days".
fn by_number(reader: &Reader, at: usize) -> Option<(Steps, Unit, usize)> {
    let (steps, after) = match reader.number(at) {
        Some((n, end, _)) => (Some(Steps::exactly(u32::try_from(n).ok()?)), end),
        None => bounded(reader, at)?,
    };
    let ((unit, _), end) = unit(reader, after)?;
    let steps = steps.unwrap_or_else(|| few(unit));
    (steps.max > 0).then_some((steps, unit, end))
}

/// A number with bounds, or a vague one (`None`).
fn bounded(reader: &Reader, at: usize) -> Option<(Option<Steps>, usize)> {
    if let Some(((), end)) = reader.find(at, |a| (a.class == Class::Few).then_some(())) {
        return Some((None, end));
    }
    let number = reader.said(at).filter(|n| n.kind != NumberKind::Fraction)?;
    let steps = match number.amount {
        None => None,
        Some(amount) => {
            let min = u32::try_from(amount.min).ok()?;
            let max = amount.max.and_then(|m| u32::try_from(m).ok());
            // "More than three years ago" is still about three.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let said = number.value.map(|value| Steps::exactly(value as u32));
            max.map(|max| Steps { min, max }).or(said)
        }
    };
    Some((steps, number.tokens.end))
}

/// "A day", "two days", "days".
fn by_form(reader: &Reader, at: usize) -> Option<(Steps, Unit, usize)> {
    let ((unit, said), mut end) = unit(reader, at)?;
    let steps = said.map_or_else(|| few(unit), Steps::exactly);
    if said == Some(1) {
        // "One day": the numeral follows.
        if let Some((1, after, _)) = reader.number(end) {
            end = after;
        }
    }
    if said.is_none() {
        end = reader
            .joined(end, |a| (a.class == Class::Few).then_some(()))
            .map_or(end, |(_, e)| e);
    }
    Some((steps, unit, end))
}

/// A unit word: the unit, how many the word itself says, and one past it.
pub(super) fn unit(reader: &Reader, at: usize) -> Option<((Unit, Option<u32>), usize)> {
    reader.find(at, |atom| match atom.class {
        Class::Unit(unit, said) => Some((unit, said)),
        _ => None,
    })
}

/// A unit by itself, in the singular.
pub(super) fn one(reader: &Reader, at: usize, want: Unit) -> Option<usize> {
    unit(reader, at)
        .filter(|((unit, said), _)| *unit == want && *said == Some(1))
        .map(|(_, end)| end)
}

/// What a bare plural of a unit may mean.
fn few(unit: Unit) -> Steps {
    let max = match unit {
        Unit::Second | Unit::Minute => 59,
        Unit::Hour => 23,
        Unit::Day | Unit::Year => 9,
        Unit::Week => 6,
        Unit::Month => 11,
        Unit::Quarter | Unit::Decade | Unit::Century => 5,
    };
    Steps { min: 2, max }
}

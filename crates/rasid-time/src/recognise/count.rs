//! "Two days", "five months", "several weeks": a number of units.

use super::reader::Reader;
use crate::expr::{Steps, Unit};
use crate::lexicon::Class;
use rasid_text::number::NumberKind;

/// A number of units and one past its words.
pub(super) fn counted(reader: &Reader, at: usize) -> Option<(Steps, Unit, usize)> {
    let about = reader.joined(at, |a| (a.class == Class::About).then_some(()));
    by_number(reader, at)
        .or_else(|| by_form(reader, at))
        .or_else(|| by_form(reader, about?.1))
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
            max.map(|max| Steps { min, max })
                .or(number.value.map(|_| Steps::exactly(min)))
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
        Unit::Minute => 59,
        Unit::Hour => 23,
        Unit::Day | Unit::Year => 9,
        Unit::Week => 6,
        Unit::Month => 11,
        Unit::Quarter | Unit::Decade | Unit::Century => 5,
    };
    Steps { min: 2, max }
}

//! Lengths of time: "for three days", "a year and three months".

use super::count::{counted, unit};
use super::date::is_comma;
use super::reader::Reader;
use crate::expr::{Expr, Steps, Unit};
use crate::lexicon::Class;
use rasid_text::fold::letters;

/// A length, where lengths are read.
pub(super) fn length(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let definite = reader.at(at).iter().any(|atom| atom.article);
    if !reader.reads_all() || definite || aged(reader, at) {
        return None;
    }
    let (steps, unit, mut end) = part(reader, at)?;
    let mut parts = vec![(steps, unit)];
    while let Some((steps, unit, after)) = next(reader, end)
        && parts.last().is_some_and(|(_, last)| unit < *last)
    {
        parts.push((steps, unit));
        end = after;
    }
    let age = reader.is(end, Class::Age).is_some()
        || reader.is(end + 1, Class::Age).is_some()
        || (parts.len() == 1 && unit == Unit::Year && set_off(reader, at, end));
    (!age).then_some((Expr::Duration(parts), end))
}

/// A further part, behind "and" or a comma.
fn next(reader: &Reader, at: usize) -> Option<(Steps, Unit, usize)> {
    if is_comma(reader, at) {
        return part(reader, at + 1);
    }
    if let Some(start) = reader.past_conjunction(at) {
        return part(reader, start);
    }
    reader
        .doc
        .word(at)
        .starts_with(letters::WAW)
        .then(|| part(reader, at))?
}

/// A number of units; a unit by itself only where something lasts so long.
fn part(reader: &Reader, at: usize) -> Option<(Steps, Unit, usize)> {
    let (steps, of, end) = counted(reader, at).filter(|_| !reader.has_article(at))?;
    // "A whole day".
    if let Some(whole) = reader.is(end, Class::Whole)
        && unit(reader, at).is_some_and(|(_, after)| after == end)
    {
        return Some((Steps::exactly(1), of, whole));
    }
    let bare = unit(reader, at).filter(|(_, after)| *after == end);
    let fits = match bare {
        Some(((_, Some(2)), _)) => true,
        Some(((_, Some(_)), _)) => lasts(reader, at, end) || next(reader, end).is_some(),
        // "Days" by itself is no length.
        Some(((_, None), _)) => false,
        None => true,
    };
    fits.then_some((steps, of, end))
}

/// "A week" is a length behind "lasted", with "for" written onto it, or alone.
fn lasts(reader: &Reader, at: usize, end: usize) -> bool {
    let before = at
        .checked_sub(1)
        .is_some_and(|i| reader.is(i, Class::Lasting).is_some());
    // "To hold" is spelt as "for a decade".
    let glued = reader.at(at).iter().any(|atom| {
        atom.prep == Some(letters::LAM) && !matches!(atom.class, Class::Unit(Unit::Decade, _))
    });
    before || glued || (reader.is_start(at) && reader.is_end(end))
}

/// "So-and-so, 24 years, ...", "(24 years)": between commas or brackets an age is told.
fn set_off(reader: &Reader, at: usize, end: usize) -> bool {
    use rasid_text::TokenKind::{Comma, Open};
    let before = at.checked_sub(1).and_then(|i| reader.kind(i));
    match before {
        Some(Open) => true,
        Some(Comma) => reader.is_end(end),
        _ => false,
    }
}

/// Ages are no lengths of anything that happened.
fn aged(reader: &Reader, at: usize) -> bool {
    (1..=2)
        .filter_map(|back| at.checked_sub(back))
        .any(|i| reader.is(i, Class::Age).is_some())
}

//! Times counted from the report day: "two days ago", "in the last weeks".

use super::count::{counted, summed, unit};
use super::reader::Reader;
use crate::expr::{Expr, Steps, Unit, Which};
use crate::lexicon::{Class, Opener};

/// "Five months ago"; with "of" after it the words count from something else.
pub(super) fn ago(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let after = reader
        .opener(at, Opener::Ago)
        .or_else(|| reader.opener(at, Opener::Since))
        // Spoken: "of a week", where nothing stands before it.
        .or_else(|| {
            reader
                .opener(at, Opener::From)
                .filter(|_| reader.is_start(at))
        })?;
    // "Before the month of Ramadan" names a month, it counts none.
    if reader.has_article(after) || super::moment(reader, after).is_some() {
        return None;
    }
    let (steps, unit, end) = summed(reader, after)?;
    if let Some(now) = from_now(reader, end) {
        let ahead = false;
        return Some((Expr::Ago { steps, unit, ahead }, now));
    }
    if reader.opener(end, Opener::Of).is_some() {
        return None;
    }
    Some((
        Expr::Ago {
            steps,
            unit,
            ahead: false,
        },
        end,
    ))
}

/// "Of now" behind a count: what it counts from is the report.
fn from_now(reader: &Reader, at: usize) -> Option<usize> {
    let of = reader.opener(at, Opener::Of)?;
    reader
        .is(of, Class::Now)
        .or_else(|| reader.is(of, Class::Day(0)))
}

/// "Two weeks from now".
pub(super) fn ahead(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (steps, unit, end) = summed(reader, reader.opener(at, Opener::After)?)?;
    let end = from_now(reader, end)?;
    let ahead = true;
    Some((Expr::Ago { steps, unit, ahead }, end))
}

/// "The last days", "the past five years", "the coming weeks", "in 5 years".
pub(super) fn lately(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let during = reader.opener(at, Opener::During);
    let start = reader.past(during.unwrap_or(at), &[]);
    last_of(reader, start)
        .or_else(|| with_adjective(reader, start))
        .or_else(|| during.and_then(|start| bare(reader, start)))
}

/// "The last five years" with the adjective first.
fn last_of(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let ((), start) = reader.find(at, |a| (a.class == Class::LastOf).then_some(()))?;
    let (steps, unit, end) = counted(reader, start)?;
    let several = steps.max > 1 && !reader.has_article(start);
    let steps = (steps.min == steps.max).then_some(steps.max);
    several.then_some((
        Expr::Lately {
            steps,
            unit,
            side: Which::Last,
        },
        end,
    ))
}

fn with_adjective(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let article = reader.is_article(at);
    let (steps, unit, mut end) = units_then_number(reader, at)
        .or_else(|| number_then_units(reader, at + usize::from(article)))?;
    let few = |end| reader.joined(end, |a| (a.class == Class::Few).then_some(()));
    end = few(end).map_or(end, |(_, end)| end);
    let (side, end) = reader.joined(end, |atom| match atom.class {
        Class::Which(Which::Last) | Class::WhichBoth(Which::Last) | Class::Recent => {
            Some(Which::Last)
        }
        Class::Which(Which::Next) | Class::WhichBoth(Which::Next) => Some(Which::Next),
        _ => None,
    })?;
    Some((Expr::Lately { steps, unit, side }, end))
}

/// "The years five" as Arabic puts it; the noun has the article and is no singular.
fn units_then_number(reader: &Reader, at: usize) -> Option<(Option<u32>, Unit, usize)> {
    // "The last moments" are those of a match or a life.
    let ((unit, said), end) = unit(reader, at).filter(|((unit, _), _)| *unit != Unit::Second)?;
    let recent = reader
        .joined(end, |a| (a.class == Class::Recent).then_some(()))
        .is_some();
    if !reader.has_article(at) || (said == Some(1) && !recent) {
        return None;
    }
    let start = end + usize::from(reader.is_article(end));
    match reader.number(start).filter(|_| said.is_none()) {
        Some((n, end, _)) => Some((u32::try_from(n).ok(), unit, end)),
        None => Some((said, unit, end)),
    }
}

fn number_then_units(reader: &Reader, at: usize) -> Option<(Option<u32>, Unit, usize)> {
    let (n, after, _) = reader.number(at)?;
    // "30 last month" is a day of it.
    let ((unit, _), end) = unit(reader, after).filter(|_| !reader.has_article(after))?;
    Some((u32::try_from(n).ok(), unit, end))
}

/// "During five years": counted back from the report.
fn bare(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (Steps { min, max }, unit, end) = counted(reader, at)?;
    let steps = (min == max).then_some(max);
    // "During a month" is a length; what follows may be its name.
    let long = match unit {
        Unit::Second | Unit::Minute => false,
        Unit::Hour => max >= 24 && min == max,
        _ => max > 1,
    };
    let free = reader.opener(end, Opener::Of).is_none() && !reader.has_article(at);
    (long && free).then_some((
        Expr::Lately {
            steps,
            unit,
            side: Which::Bare,
        },
        end,
    ))
}

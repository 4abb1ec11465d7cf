//! Times counted from something else in the text: "the day after X", "two days after X".

use super::count::counted;
use super::day;
use super::reader::Reader;
use crate::expr::{Anchor, Expr, Steps, Unit};
use crate::lexicon::{Class, Opener};
use rasid_text::fold::letters;

/// How many words may stand between "before" and "by two days".
const FAR: usize = 8;

pub(super) fn anchored(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    counted_from(reader, at)
        .or_else(|| nth_day(reader, at))
        .or_else(|| by_form(reader, at))
        .or_else(|| of_part(reader, at))
        .or_else(|| by_so_much(reader, at))
}

/// "Two days after X" puts X after "of"; without it the count goes on from what was told.
fn counted_from(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (ahead, start) = match reader.opener(at, Opener::After) {
        Some(end) => (true, end),
        None => (false, reader.opener(at, Opener::Ago)?),
    };
    if reader.has_article(start) {
        return None;
    }
    let (steps, unit, end) = counted(reader, start)?;
    let filler = reader.joined(end, |a| (a.class == Class::Filler).then_some(()));
    let start = filler.map_or(end, |(_, end)| end);
    // "Two days after" takes "of" or "upon" before what it counts from.
    let of = reader
        .opener(start, Opener::Of)
        .or_else(|| reader.opener(start, Opener::To));
    // "Before" without "of" is counted from the report, or names no count at all.
    if !ahead && of.is_none() {
        return None;
    }
    let anchor = if of.is_some() {
        Anchor::Following
    } else {
        Anchor::Preceding
    };
    let (days, spread) = days(steps, unit, ahead)?;
    Some((
        Expr::Anchored {
            days,
            spread,
            counted: Some((steps, unit)),
            anchor,
        },
        of.unwrap_or(end),
    ))
}

/// "The third day of the battle", "day 14 of the operation": its beginning counts as one.
fn nth_day(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let start = super::count::one(reader, at, Unit::Day).filter(|_| reader.has_article(at))?;
    let digits = reader.is_article(start).then(|| reader.digits(start + 1));
    let (n, end) = match digits {
        Some(found) => (found?.0, start + 2),
        None => reader
            .ordinal(start)
            .filter(|_| reader.has_article(start))?,
    };
    let days = i32::try_from(n).ok().filter(|n| (1..1000).contains(n))? - 1;
    let of = reader.opener(end, Opener::Of);
    let next = of.unwrap_or(end);
    // A month or a feast makes it a date; "for the third day running" counts on.
    let dated = super::stretch::whole(reader, next).is_some()
        || super::feast::named(reader, next).is_some()
        || super::count::unit(reader, next).is_some();
    let belongs = of.is_some() || reader.doc.word(end).starts_with(letters::LAM);
    (belongs && !dated).then_some((
        Expr::Anchored {
            days,
            spread: 0,
            counted: None,
            anchor: Anchor::Following,
        },
        next,
    ))
}

/// The least number of days, and how many more it may be.
fn days(steps: Steps, unit: Unit, ahead: bool) -> Option<(i32, i32)> {
    let (min, max) = (
        i32::try_from(steps.min).ok()?,
        i32::try_from(steps.max).ok()?,
    );
    let vague = min != max;
    let (from, to) = match unit {
        Unit::Minute => (0, 0),
        Unit::Hour => (min / 24, (max / 24).max(1)),
        Unit::Day => (min, max),
        Unit::Week => (
            min * 7 - if vague { 0 } else { 2 },
            max * 7 + if vague { 0 } else { 2 },
        ),
        Unit::Month => (min * 30 - 10, max * 31 + 10),
        Unit::Year => (min * 365 - 60, max * 366 + 60),
        _ => return None,
    };
    Some(if ahead {
        (from, to - from)
    } else {
        (-to, to - from)
    })
}

/// "On the eve of", "on the following day".
fn by_form(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (expr, end) = reader.find(at, |atom| match atom.class {
        Class::AnchorAhead(days) => Some(Expr::Anchored {
            days,
            spread: 0,
            counted: None,
            anchor: Anchor::Following,
        }),
        Class::AnchorBack(days) => Some(Expr::Anchored {
            days,
            spread: 0,
            counted: None,
            anchor: Anchor::Preceding,
        }),
        _ => None,
    })?;
    // "The eve of Wednesday" is a part of that day, not an anchor.
    let follows = expr
        .anchored()
        .is_some_and(|(.., anchor)| anchor == Anchor::Following);
    (!follows || day::day(reader, end).is_none()).then_some((expr, end))
}

/// "On the morning of the following day".
fn of_part(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (part, start) = day::part_of_day(reader, at)?;
    let (of, end) = by_form(reader, start)?;
    let back = of
        .anchored()
        .is_some_and(|(.., anchor)| anchor == Anchor::Preceding);
    back.then(|| {
        (
            Expr::DayPart {
                part,
                of: Box::new(of),
            },
            end,
        )
    })
}

/// "Before X by two days": the count is written with a preposition, X stands between.
fn by_so_much(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let by = |prep: Option<char>| prep == Some(letters::BEH);
    let atom = reader
        .at(at)
        .iter()
        .any(|a| by(a.prep) && matches!(a.class, Class::Unit(..)));
    let number = reader.said(at).is_some_and(|number| by(number.prep));
    if !atom && !number {
        return None;
    }
    let (steps, unit, end) = counted(reader, at)?;
    let ahead = (1..=FAR)
        .map_while(|back| at.checked_sub(back))
        .find_map(|i| {
            let after = reader.opener(i, Opener::After).map(|_| true);
            after.or_else(|| reader.opener(i, Opener::Ago).map(|_| false))
        })?;
    let (days, spread) = days(steps, unit, ahead)?;
    Some((
        Expr::Anchored {
            days,
            spread,
            counted: Some((steps, unit)),
            anchor: Anchor::Preceding,
        },
        end,
    ))
}

//! Clock times: "at half past three in the afternoon", "15:30", "the third hour".

use super::count::unit;
use super::day;
use super::reader::Reader;
use crate::expr::{Expr, Unit};
use crate::lexicon::{Class, Opener};
use rasid_model::PartOfDay;
use rasid_text::TokenKind;

/// Hour, minutes, part of the day.
struct Time {
    hour: u8,
    minute: Option<u8>,
    part: Option<PartOfDay>,
    /// Minutes east of Greenwich.
    zone: Option<i16>,
}

/// A clock time, with the day that stands behind it.
pub(super) fn clock(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (time, end) = time(reader, at).or_else(|| part_then_hour(reader, at))?;
    let start = reader.past(end, &[Opener::Of]);
    let comma = start + usize::from(reader.kind(start) == Some(TokenKind::Comma));
    let of = day::whole(reader, comma).or_else(|| {
        // "At 3 on Wednesday morning": the part belongs to the clock.
        let (part, start) = day::part_of_day(reader, start)?;
        let (of, end) = day::whole(reader, start)?;
        Some((
            Expr::DayPart {
                part,
                of: Box::new(of),
            },
            end,
        ))
    });
    Some(match of {
        Some((Expr::DayPart { part, of }, end)) => (
            with_day(
                Time {
                    part: Some(part),
                    ..time
                },
                *of,
            ),
            end,
        ),
        Some((of, end)) => (with_day(time, of), end),
        None => (with_day(time, Expr::Day(0)), end),
    })
}

/// "In the evening at seven".
fn part_then_hour(reader: &Reader, at: usize) -> Option<(Time, usize)> {
    let (part, start) = day::at_part(reader, at)?;
    reader.is(start, Class::Clock)?;
    let (time, end) = time(reader, start).filter(|(time, _)| time.part.is_none())?;
    let part = Some(part);
    Some((Time { part, ..time }, end))
}

/// A day, with the clock time that stands behind it.
pub(super) fn with_clock(reader: &Reader, expr: Expr, end: usize) -> (Expr, usize) {
    let start = to_clock(reader, end);
    let word = reader.find(start, |a| (a.class == Class::Clock).then_some(()));
    if word.is_none() && reader.kind(start + 1) != Some(TokenKind::Colon) {
        return (expr, end);
    }
    let Some((time, after)) = time(reader, start) else {
        return (expr, end);
    };
    match expr {
        Expr::DayPart { part, of } => (
            with_day(
                Time {
                    part: time.part.or(Some(part)),
                    ..time
                },
                *of,
            ),
            after,
        ),
        _ => (with_day(time, expr), after),
    }
}

/// Past "at", "at about" before the word "hour".
fn to_clock(reader: &Reader, end: usize) -> usize {
    let comma = usize::from(reader.kind(end) == Some(TokenKind::Comma));
    let mut at = end + comma;
    for _ in 0..3 {
        let next = reader.find(at, |a| {
            matches!(
                a.class,
                Class::AtClock | Class::About | Class::Opener(Opener::In)
            )
            .then_some(())
        });
        at = next.map_or(at, |(_, end)| end);
    }
    let named = reader.is(at, Class::Clock).is_some();
    if named {
        at
    } else if comma == 1 && reader.kind(end + 2) == Some(TokenKind::Colon) {
        end + 1
    } else {
        reader.past(end, &[Opener::In])
    }
}

fn with_day(time: Time, of: Expr) -> Expr {
    Expr::Clock {
        hour: time.hour,
        minute: time.minute,
        part: time.part,
        zone: time.zone,
        of: Box::new(of),
    }
}

fn time(reader: &Reader, at: usize) -> Option<(Time, usize)> {
    let word = reader.find(at, |a| (a.class == Class::Clock).then_some(()));
    let start = word.map_or(at, |(_, end)| end);
    let (hour, minute, sure, end) = in_words(reader, start, word.is_some()).or_else(|| {
        let (hour, after, sure) = hour(reader, start)?;
        let (minute, end) = minutes(reader, start, after);
        Some((hour, minute, sure, end))
    })?;
    let (part, end) = part(reader, end, word.is_some());
    let (zone, end) = zone(reader, end);
    let ordinal = super::date::is_ordinal(reader, start) && end > at + 1;
    let colon = minute.is_some() && (sure || ordinal);
    if word.is_none() && !colon && part.is_none() {
        return None;
    }
    let (hour, minute) = match minute {
        Some(m @ ..=-1) => (
            (hour + 11) % 12 + u8::from(hour % 12 == 1) * 12,
            Some(60 + m),
        ),
        other => (hour, other),
    };
    let hour = if hour == 24 { 0 } else { hour };
    let minute = minute.and_then(|m| u8::try_from(m).ok());
    (hour < 24 && minute.is_none_or(|m| m < 60)).then_some((
        Time {
            hour,
            minute,
            part,
            zone,
        },
        end,
    ))
}

/// An hour whose minutes were read into its number: "the eighth and twenty minutes" as 28,
/// "three and a third" as a fraction.
fn in_words(reader: &Reader, at: usize, named: bool) -> Option<(u8, Option<i8>, bool, usize)> {
    let number = reader.said(at).filter(|_| reader.digits(at).is_none())?;
    let value = number.value?;
    let end = number.figure.end;
    let split = |hour: i64, minute: i64, end| {
        let hour = u8::try_from(hour).ok().filter(|h| (1..=12).contains(h))?;
        Some((hour, Some(i8::try_from(minute).ok()?), false, end))
    };
    #[allow(clippy::cast_possible_truncation)]
    let whole = value as i64;
    if value.fract() != 0.0 {
        #[allow(clippy::cast_possible_truncation)]
        let minute = (value.fract() * 60.0).round() as i64;
        return named.then(|| split(whole, minute, end)).flatten();
    }
    let ((unit, _), end) = unit(reader, end)?;
    let fits = unit == Unit::Minute && (21..60).contains(&whole) && named;
    fits.then(|| split(whole % 10, whole / 10 * 10, end))
        .flatten()
}

/// The clock that the time is told by.
fn zone(reader: &Reader, at: usize) -> (Option<i16>, usize) {
    let open = usize::from(reader.kind(at) == Some(TokenKind::Open));
    let named = reader.find(at + open, |a| match a.class {
        Class::Zone(minutes) => Some(minutes),
        _ => None,
    });
    match named {
        Some((zone, end)) if open == 0 => (zone, end),
        Some((zone, end)) if reader.kind(end) == Some(TokenKind::Close) => (zone, end + 1),
        _ => (None, at),
    }
}

/// The hour; sure where minutes follow in digits.
fn hour(reader: &Reader, at: usize) -> Option<(u8, usize, bool)> {
    let (n, end, _) = reader.number(at)?;
    let hour = u8::try_from(n).ok().filter(|n| *n <= 24)?;
    let digits = reader.digits(at).is_some_and(|(_, length)| length <= 2);
    let word = super::date::is_ordinal(reader, at)
        || at > 0
            && reader
                .find(at - 1, |a| (a.class == Class::Clock).then_some(()))
                .is_some();
    (digits || word).then_some((hour, end, digits))
}

/// Minutes in digits behind a colon, as a word ("and a half"), or counted.
fn minutes(reader: &Reader, hour: usize, at: usize) -> (Option<i8>, usize) {
    if reader.digits(hour).is_some() && reader.kind(at) == Some(TokenKind::Colon) {
        if let Some((m, 2)) = reader.digits(at + 1) {
            let seconds = reader.kind(at + 2) == Some(TokenKind::Colon)
                && reader.digits(at + 3).is_some_and(|(_, length)| length == 2);
            return (i8::try_from(m).ok(), at + 2 + 2 * usize::from(seconds));
        }
        return (None, at);
    }
    let said = reader.find(at, |atom| match atom.class {
        Class::Minutes(m) => Some(m),
        _ => None,
    });
    if let Some((m, end)) = said {
        return (Some(m), end);
    }
    counted(reader, at).unwrap_or((None, at))
}

/// "And 18 minutes"; the conjunction may be written onto the number.
fn counted(reader: &Reader, at: usize) -> Option<(Option<i8>, usize)> {
    let start = reader.past_conjunction(at).unwrap_or(at);
    let (n, end, _) = reader.number(start)?;
    let ((unit, _), end) = unit(reader, end)?;
    let minute = i8::try_from(n).ok().filter(|n| (0..60).contains(n))?;
    (unit == Unit::Minute).then_some((Some(minute), end))
}

/// The part of the day behind a clock time, by itself or with "of".
fn part(reader: &Reader, at: usize, named: bool) -> (Option<PartOfDay>, usize) {
    if let Some((part, end)) = day::at_part(reader, at) {
        return (Some(part), end);
    }
    // "Five in the evening" may have been wounded; "at five in the evening" is a time.
    let openers: &[Opener] = if named {
        &[Opener::Of, Opener::In]
    } else {
        &[Opener::Of]
    };
    let start = reader.past(at, openers);
    let this = reader.find(start, |a| (a.class == Class::This).then_some(()));
    let noun = this.map_or(start, |(_, end)| end);
    let found =
        day::part_of_day(reader, noun).filter(|_| reader.has_article(noun) || this.is_some());
    match found {
        Some((part, end)) => (Some(part), end),
        None => (None, at),
    }
}

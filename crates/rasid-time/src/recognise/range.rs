//! Ranges: from one time to another, since one, until one.

use super::date::day_number;
use super::reader::Reader;
use super::{feast, moment, stretch};
use crate::expr::{Expr, Unit, Which, YearOf};
use crate::lexicon::{Class, Opener};
use rasid_text::TokenKind;

/// An end of a range as it is said.
enum End {
    /// A time of its own.
    Time(Expr),
    /// A day whose month stands at the other end.
    Day(u8),
}

/// "From X to Y", "between X and Y", "13-15 July".
pub(super) fn range(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let between = reader.opener(at, Opener::Between);
    let from = reader
        .opener(at, Opener::From)
        .or_else(|| reader.opener(at, Opener::Since));
    let start = between.or(from).unwrap_or(at);
    for (first, after) in ends(reader, start, start > at) {
        let Some(joint) = joint(reader, after, between.is_some(), from.is_some()) else {
            continue;
        };
        for (second, end) in ends(reader, joint, start > at) {
            let dashed = reader.kind(after) == Some(TokenKind::Dash);
            if let Some(expr) = joined(&first, second, dashed && start == at) {
                return Some((expr, end));
            }
        }
    }
    None
}

/// The ways to read an end, the fullest first.
fn ends(reader: &Reader, at: usize, opened: bool) -> Vec<(End, usize)> {
    let mut out = Vec::new();
    if let Some((expr, end)) = moment(reader, at) {
        out.push((End::Time(expr), end));
    }
    // "2014-2018": two years in figures with a dash between.
    let dashed = |i: usize| {
        let digits = |i| matches!(reader.digits(i), Some((1950..2100, 4)));
        digits(i) && reader.kind(i + 1) == Some(TokenKind::Dash) && digits(i + 2)
    };
    let spans = dashed(at) || at.checked_sub(2).is_some_and(dashed);
    let year = (opened || spans)
        .then(|| stretch::bare_year(reader, at))
        .flatten();
    if let Some((year, end)) = year.filter(|_| out.is_empty()) {
        out.push((End::Time(Expr::Year(year)), end));
    }
    if let Some((day, end)) = day_number(reader, at) {
        // "From 4 to 12 next month": opened, the figure is no count.
        let month = stretch::unit_with_which(reader, reader.past(end, &[Opener::Of, Opener::In]));
        if let Some((of @ Expr::Unit(Unit::Month, _), end)) = month.filter(|_| opened) {
            let of = Box::new(of);
            out.insert(0, (End::Time(Expr::DayOf { day, of }), end));
        }
        out.push((End::Day(day), end));
    }
    // "July 13 to 15": the first end is a month whose day is read with it.
    if let Some((month, start)) = stretch::month_name(reader, at, false)
        && let Some((day, end)) = day_number(reader, start)
    {
        let year = YearOf::Near(Which::Bare);
        out.push((End::Time(Expr::Date { day, month, year }), end));
    }
    out
}

/// One past the word or mark between the ends.
fn joint(reader: &Reader, at: usize, between: bool, from: bool) -> Option<usize> {
    if between {
        // "Between 2014-2018"
        if reader.kind(at) == Some(TokenKind::Dash) {
            return Some(at + 1);
        }
        let conj = reader.at(at).iter().any(|atom| atom.conj).then_some(at);
        return conj
            .or_else(|| reader.past_conjunction(at))
            .or_else(|| said_with_and(reader, at));
    }
    let to = reader
        .opener(at, Opener::To)
        .or_else(|| reader.opener(at, Opener::Until));
    let dash = reader.kind(at) == Some(TokenKind::Dash);
    to.or_else(|| dash.then_some(at + 1))
        .filter(|_| from || dash || to.is_some())
}

/// A number word with the conjunction written onto it.
fn said_with_and(reader: &Reader, at: usize) -> Option<usize> {
    let waw = reader
        .doc
        .word(at)
        .starts_with(rasid_text::fold::letters::WAW);
    (waw && reader.number(at).is_some()).then_some(at)
}

fn joined(first: &End, second: End, bare_dash: bool) -> Option<Expr> {
    let range = |a: Expr, b: Expr| Some(Expr::Between(Box::new(a), Box::new(b)));
    match (first, second) {
        // "Between five and six in the evening", "from 11 in the morning to 2".
        (End::Day(hour), End::Time(clock @ Expr::Clock { .. })) => {
            range(at_hour(&clock, *hour)?, clock)
        }
        (End::Time(clock @ Expr::Clock { .. }), End::Day(hour)) => {
            range(clock.clone(), at_hour(clock, hour)?)
        }
        (End::Time(a @ Expr::Clock { .. }), End::Time(b @ Expr::Clock { .. })) => {
            range(like(a, &b), b)
        }
        (End::Time(Expr::Year(a)), End::Time(Expr::Year(b))) if bare_dash => (*a < b)
            .then(|| range(Expr::Year(*a), Expr::Year(b)))
            .flatten(),
        (
            End::Day(day),
            End::Time(Expr::Date {
                day: last,
                month,
                year,
            }),
        ) => {
            let first = Expr::Date {
                day: *day,
                month,
                year,
            };
            (*day < last)
                .then(|| {
                    range(
                        first,
                        Expr::Date {
                            day: last,
                            month,
                            year,
                        },
                    )
                })
                .flatten()
        }
        (End::Day(day), End::Time(Expr::DayOf { day: last, of })) if *day < last => range(
            Expr::DayOf {
                day: *day,
                of: of.clone(),
            },
            Expr::DayOf { day: last, of },
        ),
        (End::Time(Expr::Date { day, month, year }), End::Day(last)) if *day < last => {
            let b = Expr::Date {
                day: last,
                month: *month,
                year: *year,
            };
            range(
                Expr::Date {
                    day: *day,
                    month: *month,
                    year: *year,
                },
                b,
            )
        }
        (End::Time(a), End::Time(b)) => {
            let dates = matches!((a, &b), (Expr::Date { .. }, Expr::Date { .. }));
            (!bare_dash || dates).then(|| range(a.clone(), b)).flatten()
        }
        _ => None,
    }
}

/// That hour of the day and the half of it that `clock` tells.
fn at_hour(clock: &Expr, hour: u8) -> Option<Expr> {
    let Expr::Clock { part, zone, of, .. } = clock else {
        return None;
    };
    (1..=24).contains(&hour).then(|| Expr::Clock {
        hour: hour % 24,
        minute: None,
        part: *part,
        zone: *zone,
        of: of.clone(),
    })
}

/// An hour that has no half of the day of its own has that of the other end.
fn like(a: &Expr, b: &Expr) -> Expr {
    match (a, b) {
        (
            Expr::Clock {
                hour: hour @ 1..=12,
                minute,
                part: None,
                zone,
                of,
            },
            Expr::Clock {
                hour: later,
                part: part @ Some(_),
                ..
            },
        ) if hour < later => Expr::Clock {
            hour: *hour,
            minute: *minute,
            part: *part,
            zone: *zone,
            of: of.clone(),
        },
        _ => a.clone(),
    }
}

/// "The years 2015 and 2017", "the days Saturday and Sunday": a dual and two names.
pub(super) fn pair(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let start = reader.opener(at, Opener::Between).unwrap_or(at);
    let start = reader.opener(start, Opener::During).unwrap_or(start);
    let two = reader.find(start, |atom| match atom.class {
        Class::UnitOf(unit) | Class::Unit(unit, None) => Some((unit, atom.class)),
        _ => None,
    });
    let Some(((unit, class), first)) = two else {
        return two_weekdays(reader, start);
    };
    let (a, after) = member(reader, first, unit)?;
    let (mut b, mut end) = further(reader, after, unit)?;
    // "The days Saturday, Sunday and Monday": the last counts.
    while class == Class::Unit(unit, None)
        && let Some((more, after)) = further(reader, end, unit)
    {
        (b, end) = (more, after);
    }
    Some((Expr::Between(Box::new(a), Box::new(b)), end))
}

/// The next of several: behind "and", a comma or a dash.
fn further(reader: &Reader, at: usize, unit: Unit) -> Option<(Expr, usize)> {
    let mark = matches!(reader.kind(at), Some(TokenKind::Dash | TokenKind::Comma));
    let start = reader
        .past_conjunction(at)
        .unwrap_or(at + usize::from(mark));
    let waw = rasid_text::fold::letters::WAW;
    let joined = start > at || reader.doc.word(at).starts_with(waw);
    member(reader, start, unit).filter(|_| joined)
}

/// "Last Monday and Tuesday": one adjective behind both.
fn two_weekdays(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let weekday = |i, joined: bool| {
        reader.find(i, |atom| match atom.class {
            Class::Weekday(day) if atom.article && atom.conj == joined => Some(day),
            _ => None,
        })
    };
    let (a, after) = weekday(at, false).or_else(|| weekday(at, true))?;
    let (b, after) = weekday(after, true)?;
    let (which, end) = reader.joined(after, |atom| match atom.class {
        Class::WhichBoth(which) => Some(which),
        _ => None,
    })?;
    let day = |day| Box::new(Expr::Weekday(day, which));
    Some((Expr::Between(day(a), day(b)), end))
}

fn member(reader: &Reader, at: usize, unit: Unit) -> Option<(Expr, usize)> {
    if unit == Unit::Year {
        return stretch::bare_year(reader, at).map(|(year, end)| (Expr::Year(year), end));
    }
    let (expr, end) = moment(reader, at)?;
    let fits = match unit {
        Unit::Month => matches!(expr, Expr::Month { .. }),
        Unit::Day => matches!(expr, Expr::Weekday(..) | Expr::Date { .. } | Expr::Day(_)),
        _ => false,
    };
    fits.then_some((expr, end))
}

/// "Since May 2017", "until the end of the month".
pub(super) fn since_or_until(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let since = reader.opener(at, Opener::Since);
    let start = since.or_else(|| reader.opener(at, Opener::Until))?;
    // "Since the day before yesterday" is a day; "since 3 years" is counted elsewhere.
    let (expr, end) = moment(reader, start)
        .or_else(|| feast::day_of_event(reader, start))
        .or_else(|| stretch::bare_year(reader, start).map(|(y, end)| (Expr::Year(y), end)))
        .or_else(|| bare_unit(reader, start))?;
    let of = Box::new(expr);
    Some((
        if since.is_some() {
            Expr::Since(of)
        } else {
            Expr::Until(of)
        },
        end,
    ))
}

/// "Since the dawn of the day" and the like have no name of their own.
fn bare_unit(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let (part, end) = super::day::part_of_day(reader, at)?;
    reader
        .find(at, |a| {
            matches!(a.class, Class::PartOfDay(_)).then_some(a.article)
        })
        .filter(|(article, _)| *article)
        .map(|_| {
            (
                Expr::DayPart {
                    part,
                    of: Box::new(Expr::Day(0)),
                },
                end,
            )
        })
}

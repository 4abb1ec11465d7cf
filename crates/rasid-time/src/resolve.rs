//! Gives an expression its days, once the report's own days are known.
//!
//! News looks backward: a bare weekday or month lies on or before the report day.
//! Other texts look forward (`Direction::Future`). Where the report is dated only
//! to an interval, the answer is the hull over its days. Dating itself is `dating`.

mod both;
mod clock;
mod feast;
mod near;
mod stretch;

use crate::calendar;
use crate::expr::{Anchor, Expr, Unit, Which};
use jiff::civil::{Date, DateTime};
use rasid_model::{Evidence, Moment, PartOfDay, Precision, TimeValue};

/// The report's own days, both inclusive.
///
/// ```
/// use rasid_time::Reference;
/// let day: Reference = "2022-01-16".parse()?;
/// assert_eq!(day, Reference::day("2022-01-16".parse().unwrap()));
/// let minute: Reference = "2022-01-16T18:30:00+03:00".parse()?;
/// assert_eq!(minute.clock.and_then(|clock| clock.zone), Some(180));
/// # Ok::<(), rasid_time::ReferenceError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Reference {
    pub start: Date,
    pub end: Date,
    /// The minute of writing, where it is known: "two hours ago" counts from it.
    pub clock: Option<Clock>,
}

/// A minute of the day, and the clock it is told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Minutes since midnight.
    pub minute: i16,
    /// Minutes east of Greenwich, where known.
    pub zone: Option<i16>,
}

impl Reference {
    /// A report of one day.
    pub const fn day(day: Date) -> Self {
        Self::days(day, day)
    }

    /// A report of one of several days.
    pub const fn days(start: Date, end: Date) -> Self {
        Self {
            start,
            end,
            clock: None,
        }
    }
}

/// Where a text looks when no word says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// News: the latest such day on or before the report.
    #[default]
    Past,
    /// Plans: the first such day after it.
    Future,
}

/// Days found for an expression on one report day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub precision: Precision,
    pub part: Option<PartOfDay>,
    /// First and last minute of the day, where a clock time is told.
    pub minutes: Option<(i64, i64)>,
}

impl Found {
    pub(crate) fn of((start, end): (Date, Date), precision: Precision) -> Self {
        Self {
            start: Some(start),
            end: Some(end),
            precision,
            part: None,
            minutes: None,
        }
    }

    pub(crate) fn day(day: Date) -> Self {
        Self::of((day, day), Precision::Day)
    }

    pub(crate) fn days(&self) -> Option<(Date, Date)> {
        Some((self.start?, self.end?))
    }
}

/// What an expression is read against.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    pub today: Option<Date>,
    pub clock: Option<Clock>,
    pub direction: Direction,
    /// Two words that contradict each other give nothing; else the surer word wins.
    pub strict: bool,
}

/// The days of `expr` in news, `None` where the words need a report date that is not known.
pub fn resolve(expr: &Expr, reference: Option<&Reference>) -> Option<TimeValue> {
    resolve_with(expr, reference, Direction::Past)
}

/// As [`resolve`], with the direction that bare weekdays and months look.
pub fn resolve_with(
    expr: &Expr,
    reference: Option<&Reference>,
    direction: Direction,
) -> Option<TimeValue> {
    let Some(reference) = reference else {
        let here = Context {
            today: None,
            clock: None,
            direction,
            strict: false,
        };
        return value(&on(expr, here)?);
    };
    hull(expr, reference, direction, true)
        .or_else(|| hull(expr, reference, direction, false))
        .and_then(|found| value(&found))
}

/// The days of an anchored expression, given the days of what it counts from.
pub fn resolve_from(expr: &Expr, anchor: (Date, Date)) -> Option<TimeValue> {
    let (days, spread, _) = expr.anchored()?;
    let start = calendar::plus(anchor.0, i64::from(days))?;
    let end = calendar::plus(anchor.1, i64::from(days) + i64::from(spread))?;
    let mut found = Found::of((start.min(end), end), Precision::Day);
    if spread > 0 {
        found.precision = Precision::Range;
    }
    if let Expr::DayPart { part, .. } = expr {
        found.part = Some(*part);
        found.precision = Precision::PartOfDay;
    }
    value(&found)
}

/// The days of `expr` if the report were of `report_day`; `None` where the words forbid that day.
/// An open end is the report day itself, or the first day there is.
pub fn constrains(expr: &Expr, report_day: Date) -> Option<(Date, Date)> {
    let here = Context {
        today: Some(report_day),
        clock: None,
        direction: Direction::Past,
        strict: true,
    };
    let found = on(expr, here)?;
    let first = Date::constant(1900, 1, 1);
    let start = found
        .start
        .unwrap_or(found.end.map_or(first, |end| end.min(first)));
    Some((start, found.end.unwrap_or(report_day.max(start))))
}

/// The hull of the answers over all days of the reference.
fn hull(expr: &Expr, reference: &Reference, direction: Direction, strict: bool) -> Option<Found> {
    let length = calendar::between(reference.start, reference.end);
    // Over a year of days the ends decide; nothing in between can reach further.
    let step = if length > 400 { length } else { 1 };
    let mut all: Option<Found> = None;
    let mut offset = 0;
    while offset <= length.max(0) {
        let here = Context {
            today: calendar::plus(reference.start, offset),
            clock: reference.clock,
            direction,
            strict,
        };
        if let Some(found) = on(expr, here) {
            all = Some(match all {
                None => found,
                Some(so_far) => join(so_far, found),
            });
        }
        offset += step;
    }
    all
}

fn join(a: Found, b: Found) -> Found {
    Found {
        start: a.start.zip(b.start).map(|(x, y)| x.min(y)),
        end: a.end.zip(b.end).map(|(x, y)| x.max(y)),
        ..a
    }
}

fn value(found: &Found) -> Option<TimeValue> {
    let moment = |date: Date, minute: Option<i64>| match minute {
        None => Some(Moment::Day(date)),
        Some(m) => {
            let (hour, minute) = (i8::try_from(m / 60).ok()?, i8::try_from(m % 60).ok()?);
            let at = DateTime::new(date.year(), date.month(), date.day(), hour, minute, 0, 0);
            at.ok().map(Moment::Minute)
        }
    };
    let start = found
        .start
        .and_then(|d| moment(d, found.minutes.map(|m| m.0)));
    let end = found
        .end
        .and_then(|d| moment(d, found.minutes.map(|m| m.1)));
    (start.is_some() || end.is_some()).then(|| TimeValue {
        start,
        end,
        precision: found.precision,
        part_of_day: found.part,
        evidence: Evidence::default(),
    })
}

/// The days of `expr` on one report day.
pub(crate) fn on(expr: &Expr, here: Context) -> Option<Found> {
    match expr {
        Expr::Now => clock::now(here),
        Expr::Day(n) => calendar::plus(here.today?, i64::from(*n)).map(Found::day),
        Expr::Weekday(weekday, which) => near::weekday(*weekday, *which, here).map(Found::day),
        Expr::Unit(unit, shift) => stretch::unit(*unit, *shift, here.today?),
        Expr::Date { day, month, year } => near::date(*day, *month, *year, here).map(Found::day),
        Expr::Month { month, year } => near::month(*month, *year, here),
        Expr::Year(y) => stretch::year(i64::from(*y)),
        Expr::Decade(y) => stretch::years(i64::from(*y), i64::from(*y) + 9, Precision::Decade),
        Expr::Quarter { nth, year } => near::quarter(*nth, *year, here),
        Expr::Season { season, year } => near::season(*season, *year, here),
        Expr::DayOf { day, of } => stretch::day_of(i64::from(*day), &on(of, here)?),
        Expr::Nth { nth, what, of } => stretch::nth(*nth, *what, &on(of, here)?),
        Expr::MonthDay(day) => near::month_day(*day, here).map(Found::day),
        Expr::NthWeekday { nth, weekday } => {
            near::nth_weekday(*nth, *weekday, here).map(Found::day)
        }
        Expr::NthAfter { nth, weekday, of } => stretch::nth_after(*nth, *weekday, &on(of, here)?),
        Expr::Part { part, of } => stretch::part(*part, of, here),
        Expr::Ago { steps, unit, ahead } => clock::ago(*steps, *unit, *ahead, here)
            .or_else(|| stretch::ago(*steps, *unit, *ahead, here.today?)),
        Expr::Lately { steps, unit, side } => {
            let ahead = match side {
                Which::Bare => here.direction == Direction::Future,
                side => *side == Which::Next,
            };
            clock::lately(*steps, *unit, ahead, here)
                .or_else(|| stretch::lately(*steps, *unit, ahead, *side, here.today?))
        }
        Expr::DayPart { part, of } => on(of, here).map(|found| with_part(found, *part)),
        Expr::LastNight => last_night(here.today?),
        Expr::NightBetween(a, b) => night_between(a, b, here),
        Expr::Clock {
            hour,
            minute,
            part,
            zone,
            of,
        } => {
            let found = clock::clock(*hour, *minute, *part, of, here)?;
            clock::in_zone(found, *zone, here)
        }
        Expr::Since(of) => since(of, here),
        Expr::Until(of) => until(of, here),
        Expr::Between(a, b) => from_to(a, b, here),
        Expr::Both(a, b) => both::both(a, b, here),
        Expr::Hijri { day, month, year } => near::hijri(*day, *month, *year, here),
        Expr::HijriYear(year) => near::hijri_year(i64::from(*year)),
        Expr::Feast { feast, days, year } => {
            feast::day(*feast, i64::from(*days), *year, here).map(Found::day)
        }
        Expr::Beside { days, of } => beside(i64::from(*days), &on(of, here)?),
        Expr::NightBefore(of) => {
            let day = on(of, here)?.start?;
            let found = Found::of((calendar::plus(day, -1)?, day), Precision::Day);
            Some(with_part(found, PartOfDay::Night))
        }
        // Where plans are told, "three days later" counts from the report.
        Expr::Anchored {
            counted: Some((steps, unit)),
            anchor: Anchor::Preceding,
            days: 0..,
            ..
        } if here.direction == Direction::Future => on(
            &Expr::Ago {
                steps: *steps,
                unit: *unit,
                ahead: true,
            },
            here,
        ),
        Expr::Anchored { .. } | Expr::Duration(_) | Expr::Every(_) => None,
    }
}

fn beside(days: i64, found: &Found) -> Option<Found> {
    let (start, end) = found.days()?;
    let days = (calendar::plus(start, days)?, calendar::plus(end, days)?);
    Some(Found::of(days, found.precision))
}

/// What plans run until is counted from the report on; in news its beginning is open.
fn until(of: &Expr, here: Context) -> Option<Found> {
    let found = on(of, here)?;
    let start = match here.direction {
        Direction::Past => None,
        Direction::Future => here
            .today
            .filter(|today| found.end.is_some_and(|end| *today <= end)),
    };
    let now = here.clock.map_or(0, |clock| i64::from(clock.minute));
    let gone = start == found.end && found.minutes.is_some_and(|(_, last)| last < now);
    let start = start.filter(|_| !gone);
    Some(Found {
        start,
        precision: Precision::Range,
        minutes: found.minutes.map(|(_, last)| (now, last)),
        ..found
    })
}

fn with_part(found: Found, part: PartOfDay) -> Found {
    let precision = if found.precision == Precision::Day {
        Precision::PartOfDay
    } else {
        found.precision
    };
    Found {
        part: Some(part),
        precision,
        ..found
    }
}

fn last_night(today: Date) -> Option<Found> {
    let found = Found::of((calendar::plus(today, -1)?, today), Precision::Day);
    Some(with_part(found, PartOfDay::Night))
}

/// "The night of Saturday to Sunday": the second day is found first, the first counts back from it.
fn night_between(a: &Expr, b: &Expr, here: Context) -> Option<Found> {
    let later = on(b, here)?;
    let against = Context {
        today: later.start,
        direction: Direction::Past,
        ..here
    };
    let earlier = on(a, against)?;
    let found = Found::of((earlier.start?, later.end?), Precision::Day);
    (found.start <= found.end).then(|| with_part(found, PartOfDay::Night))
}

fn since(of: &Expr, here: Context) -> Option<Found> {
    let found = on(of, here)?;
    let end = match here.direction {
        // What news counts from then on is counted up to the report.
        Direction::Past => here
            .today
            .filter(|today| found.start.is_some_and(|s| s <= *today)),
        Direction::Future => None,
    };
    Some(Found {
        end,
        precision: Precision::Range,
        minutes: None,
        ..found
    })
}

fn from_to(a: &Expr, b: &Expr, here: Context) -> Option<Found> {
    let last = on(b, here)?;
    let against = Context {
        today: last.end,
        direction: Direction::Past,
        ..here
    };
    let first = on(a, here)
        .filter(|first| first.start <= last.end)
        .or_else(|| on(a, against))?;
    let minutes = first.minutes.zip(last.minutes).map(|(x, y)| (x.0, y.1));
    let (start, mut end) = (first.start?, last.end?);
    if start == end && minutes.is_some_and(|(x, y)| x > y) {
        // From nine in the evening to five in the morning.
        end = calendar::plus(end, 1)?;
    }
    let found = Found {
        minutes,
        ..Found::of((start, end), Precision::Range)
    };
    (found.start <= found.end).then_some(found)
}

/// Which precision a calendar unit gives.
pub(crate) fn precision_of(unit: Unit) -> Precision {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Precision::Day,
        Unit::Week => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Quarter => Precision::Quarter,
        Unit::Year => Precision::Year,
        Unit::Decade => Precision::Decade,
        Unit::Century => Precision::Range,
    }
}

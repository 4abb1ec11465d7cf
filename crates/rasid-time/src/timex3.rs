//! Says a time as TIMEX3 of TimeML does, for users of temporal taggers.
//!
//! A [`Timex`] is the meaning of one tag; writing tags into a text is for who prints
//! them. The README of this crate has the mapping. Where TIMEX3 has no word for what
//! is meant, an interval becomes a duration with its end points, and a time whose
//! reference is not known keeps `X` for what is missing.

use crate::calendar;
use crate::edtf::{Certainty, certainty};
use crate::expr::{Every, Expr, PartOf, Season, Unit, Which};
use crate::resolve::{Direction, Reference, resolve_with};
use jiff::civil::Date;
use rasid_model::{Moment, PartOfDay, Precision, TimeValue};

/// The types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexType {
    /// A day or more.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Times that recur.
    Set,
}

impl TimexType {
    /// As TimeML writes it.
    pub const fn name(self) -> &'static str {
        match self {
            TimexType::Date => "DATE",
            TimexType::Time => "TIME",
            TimexType::Duration => "DURATION",
            TimexType::Set => "SET",
        }
    }
}

/// Where a duration begins or ends.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Point {
    /// At the text's own day.
    Document,
    /// At this day or time, as a TIMEX3 value.
    At(String),
}

/// What one TIMEX3 tag says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Timex {
    /// The type.
    pub kind: TimexType,
    /// The value, in ISO 8601 as TIMEX3 extends it.
    pub value: String,
    /// `START`, `END`, `APPROX` and their like.
    pub modifier: Option<&'static str>,
    /// Where a duration begins.
    pub begin: Option<Point>,
    /// Where it ends.
    pub end: Option<Point>,
    /// `EVERY`, of what comes again.
    pub quant: Option<&'static str>,
    /// Is the value counted from the text's own day?
    pub anchored: bool,
}

impl Timex {
    fn new(kind: TimexType, value: String) -> Self {
        Self {
            kind,
            value,
            modifier: None,
            begin: None,
            end: None,
            quant: None,
            anchored: false,
        }
    }

    fn modified(self, modifier: &'static str) -> Self {
        Self {
            modifier: Some(modifier),
            ..self
        }
    }
}

/// What `expr` says, against the text's own day where it is known.
pub fn timex3(expr: &Expr, reference: Option<&Reference>, direction: Direction) -> Timex {
    let read = |of: &Expr| timex3(of, reference, direction);
    match expr {
        // The tag is that of the day named; the word before it is in the modifier.
        Expr::Since(of) => read(of).modified("ON_OR_AFTER"),
        Expr::Until(of) => read(of).modified("ON_OR_BEFORE"),
        Expr::Part { part, of } => in_part(*part, read(of)),
        Expr::Lately { steps, unit, side } => {
            let ahead = match side {
                Which::Bare => direction == Direction::Future,
                side => *side == Which::Next,
            };
            let point = reference.map(|_| Point::Document);
            let (begin, end) = if ahead { (point, None) } else { (None, point) };
            let value = length(steps.map(i64::from), *unit);
            Timex {
                begin,
                end,
                ..Timex::new(TimexType::Duration, value)
            }
        }
        Expr::Duration(_) => {
            let value = expr.iso_length().unwrap_or_else(|| "PXX".to_owned());
            Timex::new(TimexType::Duration, value)
        }
        Expr::Every(every) => Timex {
            quant: Some("EVERY"),
            ..Timex::new(TimexType::Set, recurring(*every))
        },
        Expr::Now if reference.is_none_or(|r| r.clock.is_none()) => {
            Timex::new(TimexType::Date, "PRESENT_REF".to_owned())
        }
        Expr::Ago { steps, ahead, .. } if steps.min != steps.max || reference.is_none() => {
            let value = if *ahead { "FUTURE_REF" } else { "PAST_REF" };
            Timex::new(TimexType::Date, value.to_owned())
        }
        _ => {
            let value = resolve_with(expr, reference, direction);
            let timex = value.map_or_else(|| floating(expr), |value| dated(expr, &value));
            let counted = reference.is_some() && !expr.is_absolute() && expr.anchored().is_none();
            Timex {
                anchored: counted,
                ..timex
            }
        }
    }
}

/// What comes again, as TIMEX3 writes it.
fn recurring(every: Every) -> String {
    match every {
        Every::Units(n, unit) => length(Some(i64::from(n)), unit),
        Every::Weekday(day) => format!("XXXX-WXX-{}", day.to_monday_one_offset()),
        Every::Part(part) => format!("XXXX-XX-XX{}", part_of_day(part)),
    }
}

/// A time whose days are known.
fn dated(expr: &Expr, value: &TimeValue) -> Timex {
    let timex = match (value.start, value.end) {
        (Some(Moment::Minute(start)), Some(Moment::Minute(end)))
            if matches!(value.precision, Precision::Minute | Precision::Hour)
                && start.date() == end.date() =>
        {
            Timex::new(TimexType::Time, moment(Moment::Minute(start)))
        }
        (Some(start), Some(end)) => stretch(value, start, end),
        (start, end) => Timex {
            begin: start.map(|at| Point::At(moment(at))),
            end: end.map(|at| Point::At(moment(at))),
            ..Timex::new(TimexType::Duration, "PXX".to_owned())
        },
    };
    match certainty(expr) {
        Certainty::Approximate => timex.modified("APPROX"),
        Certainty::Stated => timex,
    }
}

/// A day, a part of one, a calendar unit; or else an interval.
fn stretch(value: &TimeValue, start: Moment, end: Moment) -> Timex {
    let (first, last) = (start.day(), end.day());
    if let (Precision::PartOfDay, Some(part)) = (value.precision, value.part_of_day) {
        // A night is named by the day it begins in.
        return Timex::new(TimexType::Time, format!("{first}{}", part_of_day(part)));
    }
    match calendar_value(value.precision, first, last) {
        Some(unit) if value.precision != Precision::Minute => Timex::new(TimexType::Date, unit),
        _ => Timex {
            begin: Some(Point::At(moment(start))),
            end: Some(Point::At(moment(end))),
            ..Timex::new(TimexType::Duration, length_between(start, end))
        },
    }
}

/// The value of a stretch that TIMEX3 has a name for.
fn calendar_value(precision: Precision, start: Date, end: Date) -> Option<String> {
    let months = i32::from(end.year() - start.year()) * 12 + i32::from(end.month() - start.month());
    let whole_months = start.day() == 1 && end == end.last_of_month();
    let whole_years = start == start.first_of_year() && end == end.last_of_year();
    let years = end.year() - start.year() + 1;
    let year = format!("{:04}", start.year());
    match precision {
        _ if start == end => Some(start.to_string()),
        Precision::Week if calendar::between(start, end) <= 6 => {
            // Two weeks ago is a day give or take three: the week that holds it.
            let week = calendar::plus(start, 3)?.iso_week_date();
            Some(format!("{:04}-W{:02}", week.year(), week.week()))
        }
        Precision::Month if whole_months && months == 0 => {
            Some(format!("{year}-{:02}", start.month()))
        }
        Precision::Quarter if whole_months && months == 2 => Some(match start.month() {
            month @ (1 | 4 | 7 | 10) => format!("{year}-Q{}", month / 3 + 1),
            3 => format!("{year}-SP"),
            6 => format!("{year}-SU"),
            9 => format!("{year}-FA"),
            _ => format!("{year}-WI"),
        }),
        Precision::Year if whole_years && years == 1 => Some(year),
        Precision::Decade if whole_years && years == 10 && start.year() % 10 == 0 => {
            Some(year[..year.len() - 1].to_owned())
        }
        Precision::Range if whole_years && years == 100 && start.year() % 100 == 0 => {
            Some(year[..year.len() - 2].to_owned())
        }
        _ => None,
    }
}

/// Early, middle or late: a modifier, or a half of a year.
fn in_part(part: PartOf, whole: Timex) -> Timex {
    let is_year = whole.value.len() == 4 && whole.value.bytes().all(|b| b.is_ascii_digit());
    let half = |nth: u8| Timex {
        value: format!("{}-H{nth}", whole.value),
        ..whole.clone()
    };
    match part {
        PartOf::FirstHalf if is_year => half(1),
        PartOf::SecondHalf if is_year => half(2),
        PartOf::Rest => whole,
        PartOf::Early | PartOf::FirstHalf => whole.modified("START"),
        PartOf::Middle => whole.modified("MID"),
        PartOf::Late | PartOf::SecondHalf => whole.modified("END"),
    }
}

fn moment(at: Moment) -> String {
    at.to_string()
}

/// As temporal taggers of Arabic write them; dawn is early morning to them.
fn part_of_day(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Dawn | PartOfDay::Morning => "TMO",
        PartOfDay::Noon => "TMD",
        PartOfDay::Afternoon => "TAF",
        PartOfDay::Evening => "TEV",
        PartOfDay::Night => "TNI",
        PartOfDay::Midnight => "T24:00",
    }
}

/// `P3M`; `PXM` where nobody says how many.
fn length(count: Option<i64>, unit: Unit) -> String {
    let count = count.map_or_else(|| "X".to_owned(), |n| n.to_string());
    match unit {
        Unit::Second => format!("PT{count}S"),
        Unit::Minute => format!("PT{count}M"),
        Unit::Hour => format!("PT{count}H"),
        Unit::Day => format!("P{count}D"),
        Unit::Week => format!("P{count}W"),
        Unit::Month => format!("P{count}M"),
        Unit::Quarter => format!("P{count}Q"),
        Unit::Year => format!("P{count}Y"),
        Unit::Decade => format!("P{count}DE"),
        Unit::Century => format!("P{count}CE"),
    }
}

/// How long from one to the other, both inclusive: whole years, whole months or days.
fn length_between(start: Moment, end: Moment) -> String {
    if let (Moment::Minute(start), Moment::Minute(end)) = (start, end) {
        let minutes = calendar::between(start.date(), end.date()) * 1440
            + i64::from(end.hour()) * 60
            + i64::from(end.minute())
            - i64::from(start.hour()) * 60
            - i64::from(start.minute());
        return match (minutes, (minutes + 1) % 60) {
            (_, 0) => length(Some((minutes + 1) / 60), Unit::Hour),
            _ => length(Some(minutes), Unit::Minute),
        };
    }
    let (first, last) = (start.day(), end.day());
    let years = i64::from(last.year()) - i64::from(first.year());
    let months = years * 12 + i64::from(last.month()) - i64::from(first.month()) + 1;
    if first.day() != 1 || last != last.last_of_month() {
        return length(Some(calendar::between(first, last) + 1), Unit::Day);
    }
    match months % 12 {
        0 => length(Some(months / 12), Unit::Year),
        _ => length(Some(months), Unit::Month),
    }
}

/// A time that no reference dates: what is missing is `X`.
fn floating(expr: &Expr) -> Timex {
    let date = |value: String| Timex::new(TimexType::Date, value);
    match expr {
        Expr::Weekday(day, _) => date(format!("XXXX-WXX-{}", day.to_monday_one_offset())),
        Expr::Date { day, month, .. } => date(format!("XXXX-{month:02}-{day:02}")),
        Expr::Month { month, .. } => date(format!("XXXX-{month:02}")),
        Expr::Quarter { nth, .. } => date(format!("XXXX-Q{nth}")),
        Expr::Season { season, .. } => date(format!("XXXX-{}", season_code(*season))),
        Expr::Unit(unit, _) => date(floating_unit(*unit).to_owned()),
        Expr::DayOf { day, .. } | Expr::MonthDay(day) => date(format!("XXXX-XX-{day:02}")),
        Expr::NthWeekday { weekday, .. } => {
            date(format!("XXXX-WXX-{}", weekday.to_monday_one_offset()))
        }
        Expr::DayPart { part, of } => {
            let day = floating(of).value;
            Timex::new(TimexType::Time, format!("{day}{}", part_of_day(*part)))
        }
        Expr::Clock { of, .. } => {
            let clock = clock_time(expr).unwrap_or_default();
            Timex::new(TimexType::Time, format!("{}{clock}", floating(of).value))
        }
        Expr::LastNight | Expr::NightBefore(_) => {
            Timex::new(TimexType::Time, "XXXX-XX-XXTNI".to_owned())
        }
        Expr::NightBetween(first, _) => {
            Timex::new(TimexType::Time, format!("{}TNI", floating(first).value))
        }
        Expr::Both(a, b) => match (floating(a), floating(b)) {
            // The one that says more: fewer places left open.
            (a, b) if open_places(&a) <= open_places(&b) => a,
            (_, b) => b,
        },
        Expr::Between(a, b) => Timex {
            begin: Some(Point::At(floating_or_named(a))),
            end: Some(Point::At(floating_or_named(b))),
            ..Timex::new(TimexType::Duration, "PXX".to_owned())
        },
        _ => date("XXXX-XX-XX".to_owned()),
    }
}

/// `T15:00` of a clock time, which is the same on any day.
fn clock_time(expr: &Expr) -> Option<String> {
    let Expr::Clock {
        hour, minute, part, ..
    } = *expr
    else {
        return None;
    };
    let today = Expr::Clock {
        hour,
        minute,
        part,
        zone: None,
        of: Box::new(Expr::Day(0)),
    };
    let any_day = Reference::day(Date::constant(2000, 1, 1));
    let start = resolve_with(&today, Some(&any_day), Direction::Past)?.start?;
    let written = moment(start);
    written.find('T').map(|at| written[at..].to_owned())
}

fn open_places(timex: &Timex) -> usize {
    timex.value.matches('X').count()
}

fn floating_or_named(expr: &Expr) -> String {
    timex3(expr, None, Direction::Past).value
}

fn floating_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
    }
}

fn season_code(season: Season) -> &'static str {
    match season {
        Season::Winter => "WI",
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
    }
}

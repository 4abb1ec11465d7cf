//! Writes a time value as EDTF (ISO 8601-2), for programs that know no Arabic.
//!
//! The shortest form that covers exactly the value's days: `2022-01-05`, `2022-01`,
//! `2022`, `202X`, a quarter `2022-33`, a season `2022-21`; else both days, as
//! `2022-01-01/2022-01-10`, an open end as `..`. Words that round ("five months ago")
//! give `~`. EDTF has no weeks and no parts of a day: a week is its days, a dawn its
//! day. Clock times are written to the second, which is the only form it has.

use crate::expr::{Expr, Steps, Unit};
use jiff::civil::Date;
use rasid_model::{Moment, Precision, TimeValue};

/// How firmly the words fix the days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Certainty {
    /// The words name these days.
    #[default]
    Stated,
    /// The words round, or count vaguely.
    Approximate,
}

/// How firmly the words of `expr` fix its days.
pub fn certainty(expr: &Expr) -> Certainty {
    match expr {
        Expr::Ago { steps, unit, .. } if rounds(*steps, *unit) => Certainty::Approximate,
        Expr::Lately { steps: None, .. } => Certainty::Approximate,
        // "Some days after ...".
        Expr::Anchored { spread: 1.., .. } => Certainty::Approximate,
        Expr::DayPart { of, .. } | Expr::Part { of, .. } | Expr::Beside { of, .. } => certainty(of),
        Expr::Since(of) | Expr::Until(of) => certainty(of),
        Expr::Both(a, b) if certainty(a) == certainty(b) => certainty(a),
        _ => Certainty::Stated,
    }
}

/// Whoever counts back in weeks and more rounds; days and hours are counted.
fn rounds(steps: Steps, unit: Unit) -> bool {
    steps.min != steps.max || unit >= Unit::Week
}

/// `value` in EDTF.
pub fn edtf(value: &TimeValue, certainty: Certainty) -> String {
    match (value.start, value.end) {
        (Some(Moment::Day(start)), Some(Moment::Day(end))) => {
            days(value.precision, start, end, certainty)
        }
        (Some(Moment::Minute(start)), Some(Moment::Minute(end))) if start == end => {
            moment(Moment::Minute(start), Edge::First, certainty)
        }
        (start, end) => {
            let start = start.map_or_else(open, |at| moment(at, Edge::First, certainty));
            let end = end.map_or_else(open, |at| moment(at, Edge::Last, certainty));
            format!("{start}/{end}")
        }
    }
}

fn open() -> String {
    "..".to_owned()
}

/// Which end of an interval a moment is: an hour's last minute lasts its sixty seconds.
#[derive(Clone, Copy)]
enum Edge {
    First,
    Last,
}

fn moment(at: Moment, edge: Edge, certainty: Certainty) -> String {
    match (at, edge) {
        (Moment::Day(date), _) => format!("{}{}", day(date), mark(certainty)),
        // A clock time takes no mark of approximation: EDTF gives it to dates alone.
        (Moment::Minute(at), Edge::First) => {
            format!("{}T{:02}:{:02}:00", day(at.date()), at.hour(), at.minute())
        }
        (Moment::Minute(at), Edge::Last) => {
            format!("{}T{:02}:{:02}:59", day(at.date()), at.hour(), at.minute())
        }
    }
}

fn days(precision: Precision, start: Date, end: Date, certainty: Certainty) -> String {
    let mark = mark(certainty);
    if start == end {
        return format!("{}{mark}", day(start));
    }
    if let Some(unit) = calendar_unit(precision, start, end) {
        return format!("{unit}{mark}");
    }
    // The short forms below take no mark: what rounds is written as its days.
    let short = match certainty {
        Certainty::Stated => short(precision, start, end),
        Certainty::Approximate => None,
    };
    short.unwrap_or_else(|| format!("{}{mark}/{}{mark}", day(start), day(end)))
}

/// A whole month or a whole year.
fn calendar_unit(precision: Precision, start: Date, end: Date) -> Option<String> {
    let whole = |first: Date, last: Date| (start, end) == (first, last);
    match precision {
        Precision::Month if whole(start.first_of_month(), start.last_of_month()) => {
            Some(format!("{}-{:02}", year(start), start.month()))
        }
        Precision::Year if whole(start.first_of_year(), start.last_of_year()) => Some(year(start)),
        _ => None,
    }
}

/// A quarter or season, a decade or century.
fn short(precision: Precision, start: Date, end: Date) -> Option<String> {
    match precision {
        Precision::Quarter => {
            let code = quarter_or_season(start, end)?;
            Some(format!("{}-{code}", year(start)))
        }
        Precision::Decade => digits_left_out(start, end, 10),
        Precision::Range => digits_left_out(start, end, 100),
        _ => None,
    }
}

/// 33 to 36 are the quarters; 21 to 24 spring to winter, a winter by the year it begins in.
fn quarter_or_season(start: Date, end: Date) -> Option<i8> {
    let months = i32::from(end.year() - start.year()) * 12 + i32::from(end.month() - start.month());
    if start.day() != 1 || end != end.last_of_month() || months != 2 {
        return None;
    }
    match start.month() {
        month @ (1 | 4 | 7 | 10) => Some(33 + month / 3),
        month @ (3 | 6 | 9 | 12) => Some(20 + month / 3),
        _ => None,
    }
}

/// `202X` for a decade, `19XX` for a century.
fn digits_left_out(start: Date, end: Date, length: i16) -> Option<String> {
    let first = start.year();
    let whole = start.first_of_year() == start
        && end.last_of_year() == end
        && end.year() - first == length - 1
        && first % length == 0
        && first >= 0;
    let marks = if length == 10 { "X" } else { "XX" };
    whole.then(|| format!("{}{marks}", &year(start)[..4 - marks.len()]))
}

fn mark(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Stated => "",
        Certainty::Approximate => "~",
    }
}

fn day(date: Date) -> String {
    format!("{}-{:02}-{:02}", year(date), date.month(), date.day())
}

/// Four digits, with a sign where the year has one.
fn year(date: Date) -> String {
    let year = date.year();
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

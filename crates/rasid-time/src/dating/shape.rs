//! On which days the verdict on an expression can change.
//!
//! Most words of time mean the same seen from every day of a month or a year, or
//! fit every day alike. Knowing that, a clue is weighed a few times, not once a day.
//! What is not known here is `false` or `None`: weighed day by day, as ever.

use super::line::Line;
use crate::calendar;
use crate::expr::{Expr, Unit, Which, YearOf};
use crate::resolve::constrains;

/// Longer counts run into the ends of the calendar from some of the days.
const FAR: i64 = 150_000;

/// Does the expression, told as a thing past, fit all days alike?
pub(super) fn is_steady(expr: &Expr) -> bool {
    let near = |year: &YearOf| {
        matches!(
            year,
            YearOf::Near(Which::Bare | Which::Last | Which::Next) | YearOf::Relative(..=-1)
        )
    };
    let fits = |year: &YearOf| near(year) && !matches!(year, YearOf::Relative(..=-400));
    match expr {
        Expr::Day(n) => i64::from(*n).abs() < FAR,
        Expr::Weekday(_, which) => *which != Which::This,
        Expr::Unit(unit, n) => length(*unit, i64::from(*n).abs()) < FAR,
        Expr::Ago { steps, unit, .. } => length(*unit, i64::from(steps.max.max(steps.min))) < FAR,
        Expr::Lately { steps, unit, .. } => {
            length(*unit, i64::from(steps.unwrap_or_default())) < FAR
        }
        Expr::Month { month, year } => fits(year) && (1..=12).contains(month),
        // Any year has the first 28 days of a month.
        Expr::Date { day, month, year } => {
            fits(year) && (1..=12).contains(month) && (1..=28).contains(day)
        }
        Expr::LastNight | Expr::Anchored { .. } => true,
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } | Expr::Since(of) | Expr::Until(of) => {
            is_steady(of)
        }
        _ => false,
    }
}

/// Does the verdict depend on the weekday alone?
pub(super) fn is_weekly(expr: &Expr) -> bool {
    match expr {
        Expr::Day(n) => i64::from(*n).abs() < FAR,
        Expr::Unit(Unit::Week, n) => length(Unit::Week, i64::from(*n).abs()) < FAR,
        Expr::Weekday(..) | Expr::LastNight => true,
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } => is_weekly(of),
        Expr::Both(a, b) | Expr::NightBetween(a, b) => is_weekly(a) && is_weekly(b),
        _ => false,
    }
}

/// At most so many days are `n` units, with the one they begin in and one more.
fn length(unit: Unit, n: i64) -> i64 {
    let length = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => 2,
        Unit::Week => 8,
        Unit::Month => 32,
        Unit::Quarter => 93,
        Unit::Year => 367,
        Unit::Decade => 3670,
        Unit::Century => 36_700,
    };
    length * (n + 2)
}

/// How many days off the report day the words can mean at most, with rounding.
pub(super) fn distance(expr: &Expr) -> Option<i64> {
    match expr {
        Expr::Day(n) => Some(i64::from(n.abs()) + 3),
        Expr::LastNight => Some(4),
        Expr::Weekday(_, Which::Bare | Which::Last | Which::This) => Some(11),
        Expr::Unit(unit, shift) => Some(length(*unit, i64::from(shift.abs())) + 2),
        Expr::Ago { steps, unit, .. } => {
            Some(length(*unit, i64::from(steps.max.max(steps.min))) + rounded(*unit))
        }
        // A bare plural is never more than seven.
        Expr::Lately { steps, unit, .. } => {
            Some(length(*unit, i64::from(steps.unwrap_or(7))) + rounded(*unit))
        }
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } | Expr::DayOf { of, .. } => distance(of),
        // A bare weekday lies inside the other days, not near the report.
        Expr::Both(a, b) => match (is_bare_weekday(a), is_bare_weekday(b)) {
            (true, false) => distance(b),
            (false, true) => distance(a),
            _ => match (distance(a), distance(b)) {
                (Some(x), Some(y)) => Some(x.min(y)),
                (x, y) => x.or(y),
            },
        },
        _ => None,
    }
}

fn rounded(unit: Unit) -> i64 {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Week => 5,
        _ => 200,
    }
}

fn is_bare_weekday(expr: &Expr) -> bool {
    match expr {
        Expr::Weekday(_, Which::Bare) => true,
        Expr::DayPart { of, .. } => is_bare_weekday(of),
        _ => false,
    }
}

/// Stretches of days from each of which `expr` means the same, but for an end cut off
/// at the report day; `None` where that is not known.
pub(super) fn stretches(expr: &Expr, line: &Line) -> Option<Vec<(i64, i64)>> {
    let mut starts = vec![line.days.0];
    changes(expr, line, &mut starts).then(|| between(starts, line))
}

/// As [`stretches`], without any cut end.
pub(super) fn whole_stretches(expr: &Expr, line: &Line) -> Option<Vec<(i64, i64)>> {
    let mut starts = vec![line.days.0];
    whole_changes(expr, line, &mut starts).then(|| between(starts, line))
}

fn between(mut starts: Vec<i64>, line: &Line) -> Vec<(i64, i64)> {
    starts.retain(|day| line.days.0 <= *day && *day <= line.days.1);
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).map(|start| start - 1);
    let ends: Vec<i64> = ends.chain([line.days.1]).collect();
    starts.into_iter().zip(ends).collect()
}

fn changes(expr: &Expr, line: &Line, starts: &mut Vec<i64>) -> bool {
    match expr {
        Expr::Part { of, .. } => {
            !matches!(**of, Expr::Unit(Unit::Week, _)) && whole_changes(of, line, starts)
        }
        Expr::Since(of) | Expr::Until(of) => changes(of, line, starts),
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } => changes(of, line, starts),
        _ => whole_changes(expr, line, starts),
    }
}

/// Notes the days on which the meaning of `expr` can change; false where they are not known.
fn whole_changes(expr: &Expr, line: &Line, starts: &mut Vec<i64>) -> bool {
    let steps = match expr {
        Expr::Year(_)
        | Expr::Decade(_)
        | Expr::HijriYear(_)
        | Expr::Hijri {
            year: YearOf::Named(_),
            ..
        } => Steps::None,
        Expr::Unit(unit, _) | Expr::Ago { unit, .. } => match unit {
            Unit::Month | Unit::Quarter => Steps::Months,
            Unit::Year | Unit::Decade | Unit::Century => Steps::Years,
            _ => return false,
        },
        Expr::Month { year, .. } | Expr::Quarter { year, .. } | Expr::Season { year, .. } => {
            of_year(*year)
        }
        Expr::Date { day, month, year } => match of_year(*year) {
            Steps::Months if *year != YearOf::Near(Which::This) => {
                Steps::On(i64::from(*month), i64::from(*day))
            }
            steps => steps,
        },
        Expr::DayOf { of, .. }
        | Expr::Nth { of, .. }
        | Expr::DayPart { of, .. }
        | Expr::Clock { of, .. } => return whole_changes(of, line, starts),
        Expr::Both(a, b) => return both_change(a, b, line, starts),
        _ => return false,
    };
    steps.note(line, starts);
    true
}

fn both_change(a: &Expr, b: &Expr, line: &Line, starts: &mut Vec<i64>) -> bool {
    match (a, b) {
        (
            Expr::Hijri {
                year: YearOf::Near(_),
                ..
            },
            Expr::Year(_),
        ) => true,
        _ => match (is_bare_weekday(a), is_bare_weekday(b)) {
            (true, false) => is_one_day(b) && whole_changes(b, line, starts),
            (false, true) => is_one_day(a) && whole_changes(a, line, starts),
            _ => whole_changes(a, line, starts) && whole_changes(b, line, starts),
        },
    }
}

/// In a longer stretch the report day says which Friday is meant.
fn is_one_day(expr: &Expr) -> bool {
    match expr {
        Expr::Date { .. } | Expr::DayOf { .. } => true,
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } => is_one_day(of),
        _ => false,
    }
}

/// When the meaning of a word changes.
#[derive(Clone, Copy)]
enum Steps {
    None,
    Years,
    Months,
    /// On that month and day of every year.
    On(i64, i64),
}

fn of_year(year: YearOf) -> Steps {
    match year {
        YearOf::Named(_) => Steps::None,
        YearOf::Relative(_) => Steps::Years,
        YearOf::Near(_) => Steps::Months,
    }
}

impl Steps {
    fn note(self, line: &Line, starts: &mut Vec<i64>) {
        let first = |year: i64, month: i64| calendar::number_of(year, month, 1);
        match self {
            Steps::None => {}
            Steps::Years => starts.extend(line.years().map(|year| first(year, 1))),
            Steps::Months => starts.extend(line.months().map(|(_, first, _)| first)),
            // "Last" changes a day later than the bare name.
            Steps::On(month, day) => starts.extend(line.years().flat_map(|year| {
                let on = first(year, month) + day - 1;
                [on, on + 1]
            })),
        }
    }
}

/// Days outside which "today, the 5th of June" cannot be said: the first name lies near
/// the report day, the second on few days a year. `None` where the words are not such.
pub(super) fn near_both(expr: &Expr, line: &Line) -> Option<Vec<(i64, i64)>> {
    let (a, b) = match expr {
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } => return near_both(of, line),
        Expr::Both(a, b) if is_bare_weekday(a) == is_bare_weekday(b) => (a, b),
        _ => return None,
    };
    let ordered = |a: &Expr, b: &Expr| Some((distance(a)?, whole_stretches(b, line)?, b.clone()));
    let (reach, stretches, far) = ordered(a, b).or_else(|| ordered(b, a))?;
    let near = stretches.into_iter().filter_map(|(from, to)| {
        let (start, end) = constrains(&far, calendar::day(to)?)?;
        let from = from.max(calendar::number(start) - reach);
        Some((from, to.min(calendar::number(end) + reach)))
    });
    Some(near.filter(|(from, to)| from <= to).collect())
}

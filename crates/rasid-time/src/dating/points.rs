//! Adds a clue's points to all days at once.
//!
//! What a clue says is put down as stretches of equal points, as a slope of some
//! days, or by the weekday. Only words whose meaning shifts from day to day in no
//! known way are left over: they get their best case, and `search` weighs them on
//! the few days that matter.

use super::fit::{self, NO, TODAY, YES};
use super::line::Line;
use super::shape;
use super::{Clue, WeightedClue};
use crate::calendar::{self, number};
use crate::expr::Expr;
use crate::resolve::constrains;
use jiff::civil::Date;

/// A window of so few days is weighed day by day at once.
const NARROW: i64 = 40;

/// A clue still to be weighed on the days of its windows; elsewhere it has been.
pub(super) struct Open<'a> {
    pub clue: &'a WeightedClue,
    pub windows: Vec<(i64, i64)>,
}

/// Can the clue tell one week from another?
pub(super) fn decides(clue: &Clue) -> bool {
    match clue {
        Clue::Expr(expr) => !shape::is_steady(expr) && !shape::is_weekly(expr),
        _ => true,
    }
}

/// Adds the points of `clue`, and returns what is still open.
pub(super) fn add<'a>(
    clue: &'a WeightedClue,
    latest_named: Option<Date>,
    line: &mut Line,
) -> Option<Open<'a>> {
    let weight = clue.weight;
    let days = |from: &Date, to: &Date| (number(*from), number(*to));
    let (first, last) = line.days;
    let from_on = |line: &mut Line, from: i64| {
        line.add(first, from - 1, weight * NO);
        line.add(from.max(first), last, weight * YES);
    };
    match &clue.clue {
        Clue::Expr(expr) => return agreement(clue, expr, line),
        Clue::ExprMeets { expr, from, to } => return meeting(clue, expr, (*from, *to), line),
        Clue::NewsOf { from, to, within } => {
            news(line, weight, days(from, to), i64::from(*within));
        }
        Clue::NotBefore { day } => from_on(line, number(*day)),
        Clue::NotAfter { day } => {
            let end = number(*day);
            line.add(first, end, weight * YES);
            line.add(first.max(end + 1), last, weight * NO);
        }
        Clue::InOffice { from, to } => in_office(line, weight, (*from, *to)),
        Clue::NearAnniversary { within, .. } if *within > 120 => {
            line.add_all((weight * YES).abs());
            let windows = vec![line.days];
            return Some(Open { clue, windows });
        }
        Clue::NearAnniversary { .. } => anniversaries(line, weight, &clue.clue),
        Clue::Named { from, to } => {
            let (from, to) = days(from, to);
            from_on(line, from);
            if latest_named.is_some_and(|latest| number(latest) == to) {
                let fade = to + 15..to + 1600;
                let lost = |day: i64| weight * (fit::long_named(day - to) - YES);
                line.add_each(from.max(fade.start), fade.end - 1, lost);
                line.add(from.max(fade.end), last, lost(fade.end));
            }
        }
        Clue::DayOfThisMonth { day } => {
            let day = i64::from(i8::try_from(*day).unwrap_or(31));
            line.add_all(weight * YES);
            for (_, start, end) in line.months() {
                let on = start + day - 1;
                line.add(start, end.min(on - 1), weight * (NO - YES));
                line.add(on.max(start), end.min(on), weight * (TODAY - YES));
            }
        }
        Clue::NamedMonthPast { month } => {
            line.add_all(weight * YES);
            let same = i8::try_from(*month).ok().map(i64::from);
            for (_, start, end) in line.months().filter(|(m, ..)| Some(*m) == same) {
                line.add(start, end, weight * (NO - YES));
            }
        }
        Clue::FirstOfYear => first_of_year(line, weight),
    }
    None
}

fn first_of_year(line: &mut Line, weight: i32) {
    let slope: Vec<i32> = (0..366).map(|into| weight * fit::into_year(into)).collect();
    for year in line.years() {
        let start = calendar::number_of(year, 1, 1);
        let of = |day: i64| usize::try_from(day - start).ok().and_then(|i| slope.get(i));
        line.add_each(start, calendar::number_of(year, 12, 31), |day| {
            of(day).copied().unwrap_or(0)
        });
    }
}

fn news(line: &mut Line, weight: i32, fact: (i64, i64), within: i64) {
    let ((from, to), last) = (fact, line.days.1);
    line.add(line.days.0, from - 1, weight * NO);
    line.add(from, to, weight * YES);
    let over = to + within + 7 + 2 * within;
    let slope = |day: i64| weight * fit::news(fact, within, day);
    line.add_each(from.max(to + 1), over, slope);
    line.add(from.max(over + 1), last, weight * NO);
}

fn in_office(line: &mut Line, weight: i32, (from, to): (Date, Option<Date>)) {
    let (first, last) = line.days;
    let from = number(from);
    let to = to.map_or(last, number);
    // Nothing is known of a month at each end.
    line.add(first, last, weight * NO);
    line.add(from - 31, to + 31, -(weight * NO));
    line.add(from, to, weight * YES);
}

fn anniversaries(line: &mut Line, weight: i32, clue: &Clue) {
    line.add_all(weight * NO);
    let Clue::NearAnniversary {
        month,
        day,
        nth,
        year0,
        within,
    } = clue
    else {
        return;
    };
    let (month, day, within) = (i64::from(*month), i64::from(*day), i64::from(*within));
    let year0 = i64::from(*year0);
    let said = nth.map(|n| year0 + i64::from(n));
    let years = line.years();
    for year in years.start() - 1..=years.end() + 1 {
        if !said.map_or(year > year0, |said| year == said) {
            continue;
        }
        let found = calendar::ymd(year, month, day).or_else(|| calendar::ymd(year, month, day - 1));
        let Some(on) = found.map(number) else {
            continue;
        };
        let gained = |day: i64| weight * (fit::near_day(day - on, within) - NO);
        line.add_each(on - within, on + 2 * within, gained);
    }
}

/// Words that must agree among themselves.
fn agreement<'a>(clue: &'a WeightedClue, expr: &Expr, line: &mut Line) -> Option<Open<'a>> {
    let weight = clue.weight;
    let of =
        |day: i64| calendar::day(day).map_or(0, |day| weight * fit::fit(&clue.clue, None, day));
    if shape::is_steady(expr) {
        line.add_all(of(line.days.0));
        return None;
    }
    if shape::is_weekly(expr) {
        line.add_weekly(of);
        return None;
    }
    let Some(stretches) = shape::stretches(expr, line) else {
        let windows = shape::near_both(expr, line).unwrap_or_else(|| vec![line.days]);
        return open(clue, windows, line);
    };
    let ahead = expr.is_ahead();
    for (from, to) in stretches {
        let told = calendar::day(to).and_then(|day| constrains(expr, day));
        let yes = match told {
            Some((start, _)) if !ahead => from.max(number(start)),
            Some(_) => from,
            None => to + 1,
        };
        line.add(from, to.min(yes - 1), weight * NO);
        line.add(yes, to, weight * YES);
    }
    None
}

/// Words said of a known fact.
fn meeting<'a>(
    clue: &'a WeightedClue,
    expr: &Expr,
    fact: (Date, Date),
    line: &mut Line,
) -> Option<Open<'a>> {
    let weight = clue.weight;
    let ahead = expr.is_ahead();
    let (from, to) = (number(fact.0), number(fact.1));
    let reach = shape::distance(expr);
    let low = if ahead {
        reach.map_or(line.days.0, |reach| from - reach)
    } else {
        from
    };
    let high = reach.map_or(line.days.1, |reach| to + reach);
    let window = (low.max(line.days.0), high.min(line.days.1));
    let known = if ahead {
        shape::whole_stretches(expr, line)
    } else {
        shape::stretches(expr, line)
    };
    let Some(stretches) = known else {
        let windows = shape::near_both(expr, line).unwrap_or_else(|| vec![window]);
        let cut = windows
            .iter()
            .map(|w| (w.0.max(window.0), w.1.min(window.1)));
        return open(clue, cut.filter(|w| w.0 <= w.1).collect(), line);
    };
    line.add_all(weight * NO);
    for (start, end) in stretches {
        let (start, end) = (start.max(window.0), end.min(window.1));
        // An end cut off at the report day is later than the fact, on all days of the
        // window if on the last.
        if start <= end
            && let Some(told) = calendar::day(end).and_then(|day| constrains(expr, day))
        {
            let points = fit::reached(expr, fact, told);
            line.add(start, end, weight * (points - NO));
            let on = number(told.0);
            if points == YES && matches!(expr, Expr::DayOf { .. }) && start <= on && on <= end {
                line.add(on, on, weight * (TODAY - YES));
            }
        }
    }
    None
}

/// Weighs the days of narrow windows at once; gives wide ones their best case.
fn open<'a>(clue: &'a WeightedClue, windows: Vec<(i64, i64)>, line: &mut Line) -> Option<Open<'a>> {
    let weight = clue.weight;
    line.add_all(weight * NO);
    let length: i64 = windows.iter().map(|(from, to)| to - from + 1).sum();
    let best = (weight * YES).abs() - weight * NO;
    let of = |day: i64| {
        calendar::day(day).map_or(0, |day| weight * (fit::fit(&clue.clue, None, day) - NO))
    };
    for (from, to) in &windows {
        if length <= NARROW {
            line.add_each(*from, *to, of);
        } else {
            line.add(*from, *to, best);
        }
    }
    (length > NARROW).then_some(Open { clue, windows })
}

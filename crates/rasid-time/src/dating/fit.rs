//! How well a day fits a clue, and adding a clue to all days at once.
//!
//! Six thousand days times thirty clues must stay a matter of milliseconds, so a
//! clue that repeats by the week is weighed on seven days, and one that is about a
//! known fact only as far from it as its words reach.

use super::{Clue, WeightedClue};
use crate::calendar::{self, between};
use crate::expr::{Expr, Unit, Which};
use crate::resolve::constrains;
use jiff::civil::Date;

const NO: i32 = -100;
const YES: i32 = 100;

/// The last day of the latest dates named: only these draw the report near.
pub(super) fn latest_named(clues: &[WeightedClue]) -> Option<Date> {
    let named = clues.iter().filter_map(|clue| match clue.clue {
        Clue::Named { to, .. } => Some(to),
        _ => None,
    });
    named.max()
}

/// -100 to 100: how well `day` fits.
pub(super) fn fit(clue: &Clue, latest_named: Option<Date>, day: Date) -> i32 {
    match clue {
        Clue::Expr(expr) => agrees(expr, day),
        Clue::ExprMeets { expr, from, to } => meets(expr, (*from, *to), day),
        Clue::NewsOf { from, to, within } => news(*from, *to, i64::from(*within), day),
        Clue::NotBefore { day: bound } => yes_or_no(day >= *bound),
        Clue::NotAfter { day: bound } => yes_or_no(day <= *bound),
        Clue::InOffice { from, to } => in_office(*from, *to, day),
        Clue::NearAnniversary {
            month,
            day: of_month,
            nth,
            year0,
            within,
        } => anniversary((*month, *of_month), *nth, *year0, i64::from(*within), day),
        Clue::Named { from, to } => named(*from, *to, latest_named == Some(*to), day),
        Clue::DayOfThisMonth { day: said } => {
            match day.day().cmp(&i8::try_from(*said).unwrap_or(31)) {
                std::cmp::Ordering::Greater => YES,
                std::cmp::Ordering::Equal => 40,
                std::cmp::Ordering::Less => NO,
            }
        }
        Clue::NamedMonthPast { month } => yes_or_no(i8::try_from(*month).ok() != Some(day.month())),
        Clue::FirstOfYear => first_of_year(day),
    }
}

fn yes_or_no(holds: bool) -> i32 {
    if holds { YES } else { NO }
}

/// From `from` down to `to` over `length` days, at day `at`.
fn fading(from: i32, to: i32, at: i64, length: i64) -> i32 {
    let (at, length) = (at.clamp(0, length.max(1)), length.max(1));
    from + i32::try_from(i64::from(to - from) * at / length).unwrap_or(0)
}

/// The words agree among themselves on that day and do not tell the future as past.
fn agrees(expr: &Expr, day: Date) -> i32 {
    yes_or_no(constrains(expr, day).is_some_and(|(start, _)| start <= day || expr.is_ahead()))
}

/// The resolved days meet the fact, or miss it by no more than people round.
fn meets(expr: &Expr, (from, to): (Date, Date), day: Date) -> i32 {
    if day < from && !expr.is_ahead() {
        return NO;
    }
    let Some((start, end)) = constrains(expr, day) else {
        return NO;
    };
    let missed = between(to, start).max(between(end, from));
    if missed <= 0 {
        // Said of a day of this month on that very day, one would say "today".
        let today = matches!(expr, Expr::DayOf { .. }) && start == day;
        return if today { 40 } else { YES };
    }
    let room = rounding(expr);
    if missed > room {
        NO
    } else {
        fading(60, -50, missed - 1, room)
    }
}

/// By how many days the words may miss a fact that they mean.
fn rounding(expr: &Expr) -> i64 {
    match expr {
        Expr::Ago { unit, .. } | Expr::Lately { unit, .. } => match unit {
            Unit::Minute | Unit::Hour | Unit::Day => 1,
            Unit::Week => 4,
            Unit::Month | Unit::Quarter => 20,
            _ => 150,
        },
        Expr::Part { .. } => 10,
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } | Expr::Since(of) => rounding(of),
        // Local dates and a fact's date may lie a day apart.
        _ => 1,
    }
}

fn news(from: Date, to: Date, within: i64, day: Date) -> i32 {
    let after = between(to, day);
    match () {
        () if day < from => NO,
        () if after <= 0 => YES,
        () if after <= within => fading(YES, 70, after, within),
        () => fading(50, NO, after - within, 7 + 2 * within),
    }
}

fn in_office(from: Date, to: Option<Date>, day: Date) -> i32 {
    let outside = between(day, from).max(to.map_or(i64::MIN, |to| between(to, day)));
    match outside {
        i64::MIN..=0 => YES,
        1..=31 => 0,
        _ => NO,
    }
}

fn anniversary(of: (i8, i8), nth: Option<u32>, year0: i16, within: i64, day: Date) -> i32 {
    let year = i64::from(day.year());
    let said = nth.map(|n| i64::from(year0) + i64::from(n));
    let near = (year - 1..=year + 1)
        .filter(|y| said.map_or(*y > i64::from(year0), |said| *y == said))
        // The 29th of February is kept on the 28th.
        .filter_map(|y| {
            let (month, day) = (i64::from(of.0), i64::from(of.1));
            calendar::ymd(y, month, day).or_else(|| calendar::ymd(y, month, day - 1))
        })
        .map(|anniversary| between(anniversary, day));
    near.map(|after| match after {
        0.. if after <= within => YES,
        0.. if after <= 2 * within => fading(50, NO, after - within, within),
        _ if after < 0 && -after <= within => 40,
        _ => NO,
    })
    .max()
    .unwrap_or(NO)
}

fn named(from: Date, to: Date, is_latest: bool, day: Date) -> i32 {
    match between(to, day) {
        _ if day < from => NO,
        after if !is_latest || after <= 14 => YES,
        after => fading(YES, 60, after - 14, 386),
    }
}

fn first_of_year(day: Date) -> i32 {
    let into = calendar::ymd(i64::from(day.year()), 1, 1).map_or(0, |first| between(first, day));
    if into <= 31 {
        YES
    } else {
        fading(YES, NO, into - 31, 180)
    }
}

/// Adds a clue's points to the scores of all days from `first` on.
pub(super) fn add(clue: &WeightedClue, latest_named: Option<Date>, first: i64, scores: &mut [i32]) {
    let of = |number: i64| {
        calendar::day(number).map_or(0, |day| clue.weight * fit(&clue.clue, latest_named, day))
    };
    match reach(&clue.clue) {
        Reach::Weekly => {
            let week: Vec<i32> = (0..7).map(|i| of(first + i)).collect();
            for (score, points) in scores.iter_mut().zip(week.iter().cycle()) {
                *score += points;
            }
        }
        Reach::Around(low, high) => {
            for (score, number) in scores.iter_mut().zip(first..) {
                let inside = low <= number && number <= high;
                *score += if inside { of(number) } else { clue.weight * NO };
            }
        }
        Reach::Everywhere => {
            for (score, number) in scores.iter_mut().zip(first..) {
                *score += of(number);
            }
        }
    }
}

/// Where a clue's fit has to be worked out.
enum Reach {
    /// It depends on the weekday alone.
    Weekly,
    /// Outside these day numbers it is -100.
    Around(i64, i64),
    Everywhere,
}

fn reach(clue: &Clue) -> Reach {
    match clue {
        Clue::Expr(expr) if is_weekly(expr) => Reach::Weekly,
        Clue::ExprMeets { expr, from, to } => match distance(expr) {
            Some(days) => {
                Reach::Around(calendar::number(*from) - days, calendar::number(*to) + days)
            }
            None => Reach::Everywhere,
        },
        _ => Reach::Everywhere,
    }
}

fn is_weekly(expr: &Expr) -> bool {
    match expr {
        Expr::Day(_) | Expr::Weekday(..) | Expr::LastNight => true,
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } => is_weekly(of),
        Expr::Both(a, b) | Expr::NightBetween(a, b) => is_weekly(a) && is_weekly(b),
        _ => false,
    }
}

/// How many days off the report day the words can mean at most, with rounding.
fn distance(expr: &Expr) -> Option<i64> {
    let of_unit = |unit: &Unit, n: i64| -> i64 {
        let length = match unit {
            Unit::Minute | Unit::Hour | Unit::Day => 2,
            Unit::Week => 8,
            Unit::Month => 32,
            Unit::Quarter => 93,
            Unit::Year => 367,
            Unit::Decade => 3670,
            Unit::Century => 36_700,
        };
        length * (n + 2)
    };
    match expr {
        Expr::Day(n) => Some(i64::from(n.abs()) + 3),
        Expr::LastNight => Some(4),
        Expr::Weekday(_, Which::Bare | Which::Last | Which::This) => Some(11),
        Expr::Unit(unit, shift) => Some(of_unit(unit, i64::from(shift.abs()))),
        Expr::Ago { steps, unit, .. } => Some(of_unit(unit, i64::from(steps.max)) + 200),
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } | Expr::DayOf { of, .. } => distance(of),
        Expr::Both(a, b) => match (distance(a), distance(b)) {
            (Some(x), Some(y)) => Some(x.min(y)),
            (x, y) => x.or(y),
        },
        _ => None,
    }
}

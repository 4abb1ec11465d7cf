//! The dating solver as it first was: every clue weighed on every day, nothing saved.
//!
//! It is slow and plain, and says what the fast one must answer.

#![allow(clippy::unwrap_used, dead_code)]

use jiff::civil::Date;
use rasid_time::dating::{Candidate, Clue, Dating, FIXED, LONGEST, MARGIN, WeightedClue};
use rasid_time::{Expr, Unit, constrains};

fn between(a: Date, b: Date) -> i64 {
    (b - a).get_days().into()
}

fn ymd(year: i64, month: i64, day: i64) -> Option<Date> {
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}

/// Weighs all days of `bounds` (both inclusive) by the clues.
pub fn solve(clues: &[WeightedClue], bounds: (Date, Date)) -> Dating {
    let latest = latest_named(clues);
    let days: Vec<Date> = bounds
        .0
        .series(jiff::Span::new().days(1))
        .take_while(|d| *d <= bounds.1)
        .collect();
    let score = |day: &Date| {
        clues
            .iter()
            .map(|c| c.weight * fit(&c.clue, latest, *day))
            .sum::<i32>()
    };
    let scores: Vec<i32> = days.iter().map(score).collect();
    let Some(best) = scores.iter().copied().max() else {
        return Dating {
            days: None,
            candidates: Vec::new(),
            used: Vec::new(),
        };
    };
    let mut order: Vec<usize> = (0..days.len()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(scores[*i]), *i));
    let listed = order.into_iter().take(12).map(|i| {
        let says = |sign: i32| {
            (0..clues.len())
                .filter(|c| fit(&clues[*c].clue, latest, days[i]).signum() == sign)
                .collect()
        };
        Candidate {
            day: days[i],
            score: scores[i],
            supporting: says(1),
            opposing: says(-1),
        }
    });
    let candidates: Vec<Candidate> = listed.collect();
    let found = answer(&candidates[0], clues, &scores, best).map(|(a, b)| (days[a], days[b]));
    let used = candidates[0].supporting.clone();
    Dating {
        days: found,
        candidates,
        used,
    }
}

fn answer(
    first: &Candidate,
    clues: &[WeightedClue],
    scores: &[i32],
    best: i32,
) -> Option<(usize, usize)> {
    let near = |score: &i32| *score >= best - MARGIN;
    let (a, b) = (
        scores.iter().position(near)?,
        scores.iter().rposition(near)?,
    );
    let reach = usize::try_from(LONGEST).unwrap();
    let far = scores
        .iter()
        .enumerate()
        .filter(|(i, _)| i + reach < a || *i > b + reach)
        .map(|(_, s)| *s)
        .max();
    let weight = |indexes: &[usize]| indexes.iter().map(|i| clues[*i].weight).sum::<i32>();
    let outweighed = weight(&first.supporting) <= weight(&first.opposing);
    let vague = b - a >= reach || far.is_some_and(|far| far > best - FIXED);
    (!vague && !outweighed).then_some((a, b))
}

const NO: i32 = -100;
const YES: i32 = 100;

/// The last day of the latest dates named: only these draw the report near.
fn latest_named(clues: &[WeightedClue]) -> Option<Date> {
    let named = clues.iter().filter_map(|clue| match clue.clue {
        Clue::Named { to, .. } => Some(to),
        _ => None,
    });
    named.max()
}

/// -100 to 100: how well `day` fits.
fn fit(clue: &Clue, latest_named: Option<Date>, day: Date) -> i32 {
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
            ymd(y, month, day).or_else(|| ymd(y, month, day - 1))
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
        after if after < 400 => fading(YES, 60, after - 14, 386),
        after => fading(60, -40, after - 400, 1200),
    }
}

fn first_of_year(day: Date) -> i32 {
    let into = ymd(i64::from(day.year()), 1, 1).map_or(0, |first| between(first, day));
    if into <= 31 {
        YES
    } else {
        fading(YES, NO, into - 31, 180)
    }
}

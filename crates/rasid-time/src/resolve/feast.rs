//! Feasts that move in the civil year.

use super::{Context, Direction};
use crate::expr::{Feast, Which, YearOf};
use crate::hijri::HijriDate;
use crate::{calendar, hijri};
use jiff::civil::Date;

/// The day so many days after a feast: of its year, or the nearest as the text looks.
pub(super) fn day(feast: Feast, days: i64, year: YearOf, here: Context) -> Option<Date> {
    let in_year = |year: i64| -> Vec<Date> {
        let all = of_year(feast, year).into_iter();
        all.filter_map(|day| calendar::plus(day, days)).collect()
    };
    let which = match (year, here.today) {
        (YearOf::Named(year), _) => return in_year(i64::from(year)).last().copied(),
        (YearOf::Relative(n), today) => {
            let year = i64::from(today?.year()) + i64::from(n);
            return in_year(year).last().copied();
        }
        (YearOf::Near(which), _) => which,
    };
    let today = here.today?;
    let this = i64::from(today.year());
    let mut near: Vec<Date> = (this - 1..=this + 1).flat_map(in_year).collect();
    near.sort_unstable();
    match (which, here.direction) {
        (Which::This, _) => near.into_iter().find(|day| day.year() == today.year()),
        (Which::Last, _) => near.into_iter().rev().find(|day| *day < today),
        (Which::Next, _) => near.into_iter().find(|day| *day > today),
        (Which::Bare, Direction::Past) => near.into_iter().rev().find(|day| *day <= today),
        (Which::Bare, Direction::Future) => near.into_iter().find(|day| *day >= today),
    }
}

/// The feast's first days in a civil year, in order.
fn of_year(feast: Feast, year: i64) -> Vec<Date> {
    match feast {
        Feast::Easter => calendar::easter(year).into_iter().collect(),
        Feast::EasternEaster => calendar::eastern_easter(year).into_iter().collect(),
        Feast::Eid => eids(year),
    }
}

/// A civil year meets two years of the Hijra, and may hold a feast twice.
fn eids(year: i64) -> Vec<Date> {
    let Some(first) = calendar::ymd(year, 1, 1).and_then(HijriDate::of) else {
        return Vec::new();
    };
    let first = i64::from(first.year);
    let all = (first..=first + 1).flat_map(|y| [hijri::day(y, 10, 1), hijri::day(y, 12, 10)]);
    let mut days: Vec<Date> = all
        .flatten()
        .filter(|day| i64::from(day.year()) == year)
        .collect();
    days.sort_unstable();
    days
}

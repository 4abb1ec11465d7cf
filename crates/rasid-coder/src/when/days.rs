//! What a time expression names by the calendar: weekdays, a month, a day of it.

use jiff::civil::{Date, Weekday};
use rasid_time::{Expr, TimeHit, Unit};

/// The weekdays that words near the report's day name: "yesterday, Friday", "last night".
/// `None` where they are no such words, or only the report's own weekday (`today`) would tell.
pub(super) fn weekdays(expr: &Expr, today: Option<Weekday>) -> Option<Vec<Weekday>> {
    match expr {
        Expr::Day(n) => today.map(|w| vec![w.wrapping_add(*n)]),
        Expr::Weekday(day, _) => Some(vec![*day]),
        Expr::LastNight => today.map(|w| vec![w.wrapping_sub(1), w]),
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } => weekdays(of, today),
        Expr::Both(a, b) => named_weekday(a)
            .or_else(|| named_weekday(b))
            .map(|w| vec![w])
            .or_else(|| weekdays(a, today))
            .or_else(|| weekdays(b, today)),
        Expr::NightBetween(a, b) | Expr::Between(a, b) => {
            Some([weekdays(a, today)?, weekdays(b, today)?].concat())
        }
        _ => None,
    }
}

/// Do the words tell a day by its distance from the report's?
pub(super) fn is_near(expr: &Expr) -> bool {
    match expr {
        Expr::Day(n) => *n <= 0,
        Expr::Weekday(..) | Expr::LastNight => !expr.is_ahead(),
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } => is_near(of),
        Expr::Both(a, b) => is_near(a) && is_near(b),
        Expr::NightBetween(a, b) | Expr::Between(a, b) => is_near(a) && is_near(b),
        _ => false,
    }
}

fn named_weekday(expr: &Expr) -> Option<Weekday> {
    match expr {
        Expr::Weekday(day, _) => Some(*day),
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } => named_weekday(of),
        _ => None,
    }
}

/// Do the words name a weekday?
pub(super) fn names_weekday(expr: &Expr) -> bool {
    match expr {
        Expr::Both(a, b) => names_weekday(a) || names_weekday(b),
        _ => named_weekday(expr).is_some(),
    }
}

/// The report's own weekday, where most of its words agree: "yesterday, Friday" makes a Saturday.
pub(super) fn own_weekday(times: &[TimeHit]) -> Option<Weekday> {
    let mut votes = [0_u32; 7];
    for told in times.iter().filter_map(|t| own(&t.expr)) {
        if let Some(vote) = votes.get_mut(told.to_monday_zero_offset() as usize) {
            *vote += 1;
        }
    }
    let most = *votes.iter().max()?;
    let mut best = (0..7_i8).filter(|w| votes.get(*w as usize) == Some(&most));
    let (first, second) = (best.next()?, best.next());
    (most > 0 && second.is_none())
        .then(|| Weekday::from_monday_zero_offset(first).ok())
        .flatten()
}

fn own(expr: &Expr) -> Option<Weekday> {
    match expr {
        Expr::Both(a, b) => match (day_offset(a), day_offset(b)) {
            (Some(n), None) => named_weekday(b).map(|w| w.wrapping_sub(n)),
            (None, Some(n)) => named_weekday(a).map(|w| w.wrapping_sub(n)),
            _ => None,
        },
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } => own(of),
        _ => None,
    }
}

fn day_offset(expr: &Expr) -> Option<i32> {
    match expr {
        Expr::Day(n) => Some(*n),
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } => day_offset(of),
        _ => None,
    }
}

/// A day or month by name, free of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub month: Option<i8>,
    pub day: Option<i8>,
}

/// The month and day that words name; `None` where they name neither.
pub(super) fn named(expr: &Expr) -> Option<Named> {
    let of = |month: u8, day: Option<u8>| {
        let day = day.and_then(|d| i8::try_from(d).ok());
        Some(Named {
            month: i8::try_from(month).ok(),
            day,
        })
    };
    match expr {
        Expr::Date { day, month, .. } => of(*month, Some(*day)),
        Expr::Month { month, .. } => of(*month, None),
        Expr::DayOf { day, of: whole } => {
            let month = match &**whole {
                Expr::Month { month, .. } => i8::try_from(*month).ok(),
                Expr::Unit(Unit::Month, 0) => None,
                _ => return None,
            };
            Some(Named {
                month,
                day: i8::try_from(*day).ok(),
            })
        }
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } | Expr::Part { of, .. } => named(of),
        Expr::Since(of) | Expr::Until(of) => named(of),
        Expr::Both(a, b) => named(a).or_else(|| named(b)),
        _ => None,
    }
}

impl Named {
    /// Is some day of the fact so named?
    pub(super) fn fits(self, (from, to): (Date, Date)) -> bool {
        from.series(jiff::Span::new().days(1))
            .take_while(|d| *d <= to)
            .take(40)
            .any(|d| {
                self.month.is_none_or(|m| m == d.month()) && self.day.is_none_or(|n| n == d.day())
            })
    }
}

/// The words without "since", which opens a stretch.
pub(super) fn unopened(expr: &Expr) -> &Expr {
    match expr {
        Expr::Since(of) => unopened(of),
        _ => expr,
    }
}

/// Is a count of weeks, months or years, back from the report?
pub(super) fn is_count(expr: &Expr) -> bool {
    match unopened(expr) {
        Expr::Ago {
            unit, ahead: false, ..
        } => !matches!(unit, Unit::Minute | Unit::Hour),
        _ => false,
    }
}

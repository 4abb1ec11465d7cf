//! When: days that meet, a night that runs over midnight, parts of one day.

use super::{Scope, Signal, against, bars, speaks_for};
use crate::days::Days;
use crate::profile::Profile;
use crate::world::{Footing, Told};
use arrayvec::ArrayVec;
use rasid_model::PartOfDay;

pub(super) fn compare(a: &Profile, b: &Profile, scope: Scope) -> ArrayVec<Signal, 2> {
    let (Some(x), Some(y)) = (a.told, b.told) else {
        return ArrayVec::new();
    };
    // In its own report a date for want of another tells nothing apart.
    let by_report = x.footing == Footing::ByReport || y.footing == Footing::ByReport;
    // Nor does a day that only stands beside it in its sentence.
    let beside = x.footing == Footing::BySentence || y.footing == Footing::BySentence;
    if scope == Scope::Within && (by_report || beside && !x.days.meets(y.days)) {
        return ArrayVec::new();
    }
    if !x.days.meets(y.days) {
        let night = one_night((x.days, a.part_of_day), (y.days, b.part_of_day));
        let apart = if night {
            speaks_for("time.same_night", 200)
        } else if scope == Scope::Across && late_news(x, y) {
            speaks_for("time.late_news", 100)
        } else {
            bars("time.apart")
        };
        return [apart].into_iter().collect();
    }
    let floating = scope == Scope::Across && (x.floating || y.floating);
    let first = if floating {
        speaks_for("time.floating", 30)
    } else if x.days.width() == 1 && y.days.width() == 1 {
        speaks_for("time.same_day", 300)
    } else if x.days.fine() && y.days.fine() {
        speaks_for("time.same_days", 250)
    } else {
        loose(x.days, y.days)
    };
    let mut out: ArrayVec<Signal, 2> = [first].into_iter().collect();
    if x.days == y.days && x.days.width() == 1 {
        out.extend(parts(a.part_of_day, b.part_of_day, scope));
    }
    out
}

/// Can the two not be of one time, whatever else they say?
pub(crate) fn apart(a: &Profile, b: &Profile) -> bool {
    let (Some(x), Some(y)) = (a.told, b.told) else {
        return false;
    };
    !x.days.meets(y.days)
        && !one_night((x.days, a.part_of_day), (y.days, b.part_of_day))
        && !late_news(x, y)
}

/// How many days late a report may be with what it does not date.
pub(crate) const LATE: i32 = 2;

/// Is one dated by its report alone, which may have been that late?
fn late_news(x: Told, y: Told) -> bool {
    let late = |news: Told, other: Told| {
        let gap = news.days.first - other.days.last;
        news.footing == Footing::ByReport && news.days.fine() && (1..=LATE).contains(&gap)
    };
    late(x, y) || late(y, x)
}

fn loose(x: Days, y: Days) -> Signal {
    let month = x.within_a_month() && y.within_a_month();
    if month && (x.holds(y) || y.holds(x)) {
        speaks_for("time.within", 100)
    } else if month {
        speaks_for("time.meets", 50)
    } else {
        speaks_for("time.compatible", 0)
    }
}

fn parts(a: Option<PartOfDay>, b: Option<PartOfDay>, scope: Scope) -> Option<Signal> {
    let (a, b) = (a?, b?);
    if a == b {
        return Some(speaks_for("time.same_part_of_day", 50));
    }
    let apart = hours_between(a, b) >= 2;
    apart.then(|| match scope {
        Scope::Within => bars("time.other_part_of_day"),
        Scope::Across => against("time.other_part_of_day", 150),
    })
}

/// The hours that a part of a day may mean; night is both ends of its day.
const fn hours(part: PartOfDay) -> &'static [(i32, i32)] {
    match part {
        PartOfDay::Dawn => &[(2, 7)],
        PartOfDay::Morning => &[(5, 12)],
        PartOfDay::Noon => &[(11, 14)],
        PartOfDay::Afternoon => &[(12, 18)],
        PartOfDay::Evening => &[(17, 22)],
        PartOfDay::Night => &[(0, 5), (19, 24)],
        PartOfDay::Midnight => &[(0, 2), (22, 24)],
    }
}

pub(crate) fn hours_between(a: PartOfDay, b: PartOfDay) -> i32 {
    let gap = |x: &(i32, i32), y: &(i32, i32)| (y.0 - x.1).max(x.0 - y.1).max(0);
    let gaps = hours(a)
        .iter()
        .flat_map(|x| hours(b).iter().map(move |y| gap(x, y)));
    gaps.min().unwrap_or(0)
}

/// The evening or night of one day and the small hours of the next.
pub(crate) fn one_night(
    (x, x_part): (Days, Option<PartOfDay>),
    (y, y_part): (Days, Option<PartOfDay>),
) -> bool {
    let late = |p: Option<PartOfDay>| {
        matches!(
            p,
            Some(PartOfDay::Evening | PartOfDay::Night | PartOfDay::Midnight)
        )
    };
    let early = |p: Option<PartOfDay>| {
        matches!(
            p,
            Some(PartOfDay::Dawn | PartOfDay::Night | PartOfDay::Midnight)
        )
    };
    (x.last + 1 == y.first && late(x_part) && early(y_part))
        || (y.last + 1 == x.first && late(y_part) && early(x_part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dawn_is_near_night_and_far_from_evening() {
        assert_eq!(hours_between(PartOfDay::Dawn, PartOfDay::Night), 0);
        assert!(hours_between(PartOfDay::Dawn, PartOfDay::Evening) >= 2);
        assert_eq!(hours_between(PartOfDay::Evening, PartOfDay::Night), 0);
    }
}

//! Dates a report from inside: which day do its own words allow?
//!
//! Every clue gives every day a *fit* from -100 (the words forbid it) to 100 (they
//! say so), times its weight: 10 strong, 5 medium, 3 or less soft. A day's score is
//! the sum, in whole numbers, so the same clues give the same answer everywhere.
//!
//! The answer is the hull of the days within `MARGIN` of the best: two Saturdays
//! that tie give an interval over both, never one of them. There is no answer
//! (`days: None`) where that hull is longer than `LONGEST` days, where some day far
//! from it is nearly as good (`FIXED`: soft clues alone never fix a year), or where
//! as much speaks against the best day as for it. Candidates are listed where any clue
//! can tell one week from another.
//!
//! | clue | fit 100 | in between | fit -100 |
//! |---|---|---|---|
//! | `Expr` | the words agree on that day | | they contradict each other, or tell the future as past |
//! | `ExprMeets` | the resolved days meet the fact | rounding: months and years fade over their edges | they miss it, or the fact is still to come |
//! | `NewsOf` | the fact's own days | to 70 at `within` days, then fading | before the fact; long after |
//! | `NotBefore`, `NotAfter` | allowed side | | other side |
//! | `InOffice` | in office | 0 for a month at each end | outside |
//! | `NearAnniversary` | on it and `within` days after | 40 before it, fading at twice | else |
//! | `Named` | the dates named and two weeks after | to 60 at 400 days, to -40 at 1,600 (latest named only) | before them |
//! | `DayOfThisMonth` | later in a month | 40 on the day itself: one would say "today" | earlier |
//! | `NamedMonthPast` | other months | | that month: one would say "this month" |
//! | `FirstOfYear` | January | fading to July | from August |

//!
//! Used alone: evidence in, ranked days out.
//!
//! ```
//! use jiff::civil::{Weekday, date};
//! use rasid_time::dating::{Clue, WeightedClue, solve};
//! use rasid_time::{Expr, Which};
//!
//! // "Yesterday, Friday", of a report that tells a visit of 23 and 24 March 2023 as news.
//! let yesterday = Expr::Both(
//!     Box::new(Expr::Day(-1)),
//!     Box::new(Expr::Weekday(Weekday::Friday, Which::Bare)),
//! );
//! let clues: Vec<WeightedClue> = vec![
//!     Clue::Expr(yesterday).into(),
//!     Clue::NewsOf { from: date(2023, 3, 23), to: date(2023, 3, 24), within: 3 }.into(),
//! ];
//! let dating = solve(&clues, (date(2015, 1, 1), date(2025, 12, 31)));
//! let saturday = date(2023, 3, 25);
//! assert_eq!(dating.days, Some((saturday, saturday)));
//! // The days that lost are there too, each with what speaks for and against it.
//! let best = &dating.candidates[0];
//! assert_eq!((best.day, best.supporting.as_slice()), (saturday, &[0, 1][..]));
//! let next = &dating.candidates[1];
//! assert!(next.score < best.score);
//!
//! // Known to have been there on the 20th, it cannot be of the 25th.
//! let bounded = solve(&clues, (date(2015, 1, 1), date(2023, 3, 20)));
//! assert_eq!(bounded.days, None);
//! ```

mod clue;
mod fit;
mod line;
mod points;
mod search;
mod shape;
mod stretches;

pub use clue::{Clue, WeightedClue, own_clues};

use crate::calendar;
use jiff::civil::Date;
use line::Line;
use search::Scores;

/// Days within so many points of the best are not told apart.
pub const MARGIN: i32 = 300;
/// Every day far from the answer must be worse than the best by this much.
pub const FIXED: i32 = 600;
/// The longest answer in days; longer is "unknown".
pub const LONGEST: i64 = 70;
/// How many days are listed as candidates.
const LISTED: usize = 12;

/// A day the report may have been written on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The day.
    pub day: Date,
    /// Its points.
    pub score: i32,
    /// Indexes of the clues that speak for it.
    pub supporting: Vec<usize>,
    /// Indexes of the clues that speak against it.
    pub opposing: Vec<usize>,
}

/// What the clues say of the report's day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dating {
    /// First and last day not told apart, `None` where the clues do not fix them.
    pub days: Option<(Date, Date)>,
    /// The best days, best first.
    pub candidates: Vec<Candidate>,
    /// Indexes of the clues that speak for the answer (for the best day, where there is none).
    pub used: Vec<usize>,
}

/// Only these years are weighed, whatever the bounds.
const YEARS: (i64, i64) = (1500, 2500);

/// Weighs all days of `bounds` (both inclusive) by the clues. Where no clue can tell one
/// week from another nothing is weighed, and no candidate listed.
pub fn solve(clues: &[WeightedClue], bounds: (Date, Date)) -> Dating {
    let first = calendar::number(bounds.0).max(calendar::number_of(YEARS.0, 1, 1));
    let last = calendar::number(bounds.1).min(calendar::number_of(YEARS.1, 12, 31));
    // Over so many days the best week is there again, too far off for one answer.
    let weeks = last - first > LONGEST + 14;
    if first > last || (weeks && !clues.iter().any(|clue| points::decides(&clue.clue))) {
        return Dating {
            days: None,
            candidates: Vec::new(),
            used: Vec::new(),
        };
    }
    let latest_named = fit::latest_named(clues);
    let mut line = Line::new((first, last));
    let open = clues
        .iter()
        .filter_map(|clue| points::add(clue, latest_named, &mut line))
        .collect();
    let mut scores = Scores::new(line, open);
    let candidates: Vec<Candidate> = scores
        .top(LISTED)
        .into_iter()
        .filter_map(|(index, score)| {
            Some(listed(clues, latest_named, day_at(first, index)?, score))
        })
        .collect();
    let days = answer(&candidates, clues, &mut scores)
        .and_then(|(a, b)| Some((day_at(first, a)?, day_at(first, b)?)));
    let used = candidates
        .first()
        .map(|c| c.supporting.clone())
        .unwrap_or_default();
    Dating {
        days,
        candidates,
        used,
    }
}

/// How well `day` fits a clue by itself, from -100 (the words forbid it) to 100.
pub fn fits(clue: &Clue, day: Date) -> i32 {
    fit::fit(clue, None, day)
}

fn day_at(first: i64, index: usize) -> Option<Date> {
    calendar::day(first + i64::try_from(index).ok()?)
}

/// Indexes of the first and last day of the answer.
fn answer(
    candidates: &[Candidate],
    clues: &[WeightedClue],
    scores: &mut Scores,
) -> Option<(usize, usize)> {
    let top = candidates.first()?;
    if outweighed(top, clues) {
        return None;
    }
    let (a, b) = scores.hull(top.score - MARGIN)?;
    let reach = usize::try_from(LONGEST).ok()?;
    let vague = b - a >= reach
        || scores.any_outside(
            a.saturating_sub(reach),
            b + reach + 1,
            top.score - FIXED + 1,
        );
    (!vague).then_some((a, b))
}

/// Does as much weight speak against the best day as for it?
fn outweighed(best: &Candidate, clues: &[WeightedClue]) -> bool {
    let weight = |indexes: &[usize]| -> i32 {
        indexes
            .iter()
            .filter_map(|i| clues.get(*i))
            .map(|clue| clue.weight)
            .sum()
    };
    weight(&best.supporting) <= weight(&best.opposing)
}

/// A day with its reasons.
fn listed(clues: &[WeightedClue], latest_named: Option<Date>, day: Date, score: i32) -> Candidate {
    let mut candidate = Candidate {
        day,
        score,
        supporting: Vec::new(),
        opposing: Vec::new(),
    };
    for (i, clue) in clues.iter().enumerate() {
        match fit::fit(&clue.clue, latest_named, day) {
            f if f > 0 => candidate.supporting.push(i),
            f if f < 0 => candidate.opposing.push(i),
            _ => {}
        }
    }
    candidate
}

//! From clues to the report's days, as the record keeps them: ranked days, each with
//! what speaks for and against it, an interval where undecided, and conflicts.

use super::clue::Found;
use super::conflict;
use jiff::civil::{Date, date};
use rasid_model::{Basis, Evidence, Published, RankedDay, ReportDating, Span};
use rasid_time::dating::{Dating, WeightedClue, solve};

/// The days that undated reports are looked for in.
const BOUNDS: (Date, Date) = (date(2003, 1, 1), date(2027, 12, 31));

/// The days of the report `id` by these clues, never later than it was captured.
pub fn weigh(id: &str, clues: &[Found], captured: Option<Date>) -> (Published, ReportDating) {
    let weighted: Vec<WeightedClue> = clues.iter().map(|c| c.clue.clone()).collect();
    let mut dating = solve(&weighted, BOUNDS);
    let mut too_late = false;
    if let Some(captured) = captured.filter(|c| *c < BOUNDS.1) {
        too_late = dating.days.is_some_and(|(start, _)| start > captured);
        let best = dating.candidates.first().map(|c| c.supporting.clone());
        dating = solve(&weighted, (BOUNDS.0, captured));
        if too_late {
            // What is left before the capture is a day that the words do not mean.
            dating.days = None;
            dating.used = best.unwrap_or_default();
        }
    }
    let mut recorded = record(id, clues, captured, &dating);
    recorded.conflicts = conflict::among(clues, &dating, too_late);
    (published(clues, &dating), recorded)
}

fn record(id: &str, clues: &[Found], captured: Option<Date>, dating: &Dating) -> ReportDating {
    let ranked = dating.candidates.iter().map(|c| RankedDay {
        day: c.day,
        score: c.score,
        speaks_for: c.supporting.clone(),
        against: c.opposing.clone(),
    });
    ReportDating {
        id: id.to_owned(),
        start: dating.days.map(|d| d.0),
        end: dating.days.map(|d| d.1),
        basis: dating.days.map_or(Basis::Unknown, |_| Basis::Inferred),
        captured,
        clues: clues.iter().map(Found::recorded).collect(),
        candidates: ranked.collect(),
        conflicts: Vec::new(),
    }
}

fn published(clues: &[Found], dating: &Dating) -> Published {
    let Some((start, end)) = dating.days else {
        return Published::unknown();
    };
    let used = dating.used.iter().filter_map(|i| clues.get(*i));
    let mut spans: Vec<Span> = used.flat_map(|c| c.spans.iter().copied()).collect();
    spans.sort();
    spans.dedup();
    Published {
        start: Some(start),
        end: Some(end),
        basis: Basis::Inferred,
        spans: Evidence::new("", spans).spans,
    }
}

/// A date that was given stands; what contradicts it is recorded.
pub(super) fn given(
    id: &str,
    published: &Published,
    clues: &[Found],
    captured: Option<Date>,
) -> Option<ReportDating> {
    let days = published.days()?;
    let conflicts = conflict::with_given(clues, days, captured);
    (!conflicts.is_empty()).then(|| ReportDating {
        id: id.to_owned(),
        start: published.start,
        end: published.end,
        basis: Basis::Given,
        captured,
        clues: clues.iter().map(Found::recorded).collect(),
        candidates: Vec::new(),
        conflicts,
    })
}

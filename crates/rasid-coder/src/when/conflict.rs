//! What cannot all be true: words against words, words against the date given with
//! the report, either against its first capture.
//!
//! Only strong clues contradict. A soft one that points elsewhere is weighed, and
//! stands among what speaks against a day.

use super::clue::Found;
use jiff::civil::Date;
use rasid_model::{ConflictKind, DatingConflict};
use rasid_time::dating::{Clue, Dating, fits};
use rasid_time::{Expr, resolve};

/// What weighs less does not contradict.
const STRONG: i32 = 8;
/// A site prints an agency's words a day later, or dates them by its own midnight.
const LATER: i32 = 1;

/// Conflicts inside a report that gives no date of its own.
pub(super) fn among(clues: &[Found], dating: &Dating, too_late: bool) -> Vec<DatingConflict> {
    let mut out = Vec::new();
    let impossible = places(clues, is_impossible);
    if !impossible.is_empty() {
        out.push(conflict(ConflictKind::Impossible, impossible.clone()));
    }
    if too_late {
        out.push(conflict(ConflictKind::WithCapture, dating.used.clone()));
        return out;
    }
    if let Some(best) = dating.candidates.first() {
        let against = |c: &Found| excludes(c, &[best.day]);
        let mut among = places(clues, against);
        among.retain(|i| !impossible.contains(i));
        if !among.is_empty() {
            out.push(conflict(ConflictKind::AmongWords, among));
        }
    }
    out
}

/// Conflicts of the words, and of the capture, with the date that the report gives.
pub(super) fn with_given(
    clues: &[Found],
    (start, end): (Date, Date),
    captured: Option<Date>,
) -> Vec<DatingConflict> {
    let mut out = Vec::new();
    let span = |days: i32| jiff::Span::new().days(days);
    let first = start.checked_sub(span(LATER)).unwrap_or(start);
    let last = end.checked_add(span(LATER)).unwrap_or(end);
    let days: Vec<Date> = first
        .series(span(1))
        .take_while(|day| *day <= last)
        .collect();
    let against = places(clues, |c| tells_own_day(c) && excludes(c, &days));
    if !against.is_empty() {
        out.push(conflict(ConflictKind::WithGiven, against));
    }
    if captured.is_some_and(|captured| start > captured) {
        out.push(conflict(ConflictKind::GivenAfterCapture, Vec::new()));
    }
    out
}

fn conflict(kind: ConflictKind, clues: Vec<usize>) -> DatingConflict {
    DatingConflict { kind, clues }
}

fn places(clues: &[Found], holds: impl Fn(&Found) -> bool) -> Vec<usize> {
    let all = clues.iter().enumerate();
    all.filter(|(_, c)| holds(c)).map(|(i, _)| i).collect()
}

/// Does a strong clue exclude all of these days?
fn excludes(found: &Found, days: &[Date]) -> bool {
    let strong = match found.clue.clue {
        Clue::Expr(_)
        | Clue::ExprMeets { .. }
        | Clue::DayOfThisMonth { .. }
        | Clue::NotBefore { .. }
        | Clue::NotAfter { .. } => found.clue.weight >= STRONG,
        _ => false,
    };
    strong && days.iter().all(|day| fits(&found.clue.clue, *day) == -100)
}

/// Against a given date only those words count that can mean no other: its own date,
/// two names for one day, a thing that nobody knows before it happens.
fn tells_own_day(found: &Found) -> bool {
    match &found.clue.clue {
        Clue::Expr(_) => true,
        Clue::NotBefore { .. } => found.rule.starts_with("fact."),
        _ => false,
    }
}

/// No day whatever fits the words.
fn is_impossible(found: &Found) -> bool {
    match &found.clue.clue {
        Clue::Expr(expr) => impossible(expr),
        _ => false,
    }
}

fn impossible(expr: &Expr) -> bool {
    match expr {
        Expr::Both(a, b) => {
            impossible(a) || impossible(b) || expr.is_absolute() && resolve(expr, None).is_none()
        }
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } => impossible(of),
        _ => false,
    }
}

//! Two units of different reports: may they be one event? From those two alone.

use super::evidence::{self, NEAR_MISS};
use crate::compare::{self, Comparison, Scope, time};
use crate::lines::Lines;
use crate::profile::Profile;

/// What comes of comparing two units, with the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Enough speaks for one event.
    Link(i32),
    /// Much does, but not enough, or something bars it.
    NearMiss(i32),
    Nothing,
}

pub(crate) fn judge(a: &Profile, b: &Profile, lines: &Lines) -> Verdict {
    if far_apart(a, b) {
        return Verdict::Nothing;
    }
    let comparison = compare::compare(a, b, Scope::Across, lines);
    let score = comparison.score();
    if evidence::enough(a, b, &comparison) {
        Verdict::Link(score)
    } else if score >= NEAR_MISS {
        Verdict::NearMiss(score)
    } else {
        Verdict::Nothing
    }
}

/// May these two groups be one event? The comparison, where they may.
pub(crate) fn fits(lines: &Lines, a: &Profile, b: &Profile) -> Option<Comparison> {
    if !a.reports.is_disjoint(&b.reports) {
        return None;
    }
    let comparison = compare::compare(a, b, Scope::Across, lines);
    evidence::enough(a, b, &comparison).then_some(comparison)
}

/// Can they not be one event, or only if one of them names the wrong doer?
pub(crate) fn cannot_be_one(lines: &Lines, a: &Profile, b: &Profile) -> bool {
    if !a.reports.is_disjoint(&b.reports) {
        return true;
    }
    let comparison = compare::compare(a, b, Scope::Across, lines);
    comparison.barred() || comparison.has("initiator.disputed")
}

/// Is it plain at a glance that they are two? Asked of every pair of a block.
fn far_apart(a: &Profile, b: &Profile) -> bool {
    if a.family != b.family || !a.reports.is_disjoint(&b.reports) {
        return true;
    }
    time::apart(a, b) && a.texts.is_disjoint(&b.texts)
}

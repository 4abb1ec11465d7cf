//! How much it takes to say that two reports tell one event.
//!
//! Nothing barring it is not enough: the days must meet and be known to within a
//! month, the places must agree, and a side or the site hit must be shared. What
//! is vaguer needs more.

use crate::compare::Comparison;
use crate::profile::Profile;
use rasid_model::{Family, GeoPrecision};

/// What two reports of one incident must score.
const INCIDENT: i32 = 500;
/// What two reports of one statement must score.
const STATEMENT: i32 = 450;
/// What a pair must score for its refusal to be worth telling.
pub(crate) const NEAR_MISS: i32 = 450;

/// Does this comparison, not barred, make two groups of different reports one event?
pub(crate) fn enough(a: &Profile, b: &Profile, comparison: &Comparison) -> bool {
    if comparison.barred() {
        return false;
    }
    if comparison.has("fact.same") || comparison.has("report.copy") {
        return true;
    }
    match a.family {
        Family::Incident => incident(a, b, comparison),
        Family::Statement => statement(comparison),
    }
}

fn incident(a: &Profile, b: &Profile, comparison: &Comparison) -> bool {
    let side = comparison.supports("initiator.") || comparison.supports("target.");
    if comparison.has("words.same") && side && !comparison.has("time.floating") {
        return true;
    }
    if !dated(comparison) || comparison.score() < INCIDENT {
        return false;
    }
    if !comparison.supports("place.") {
        return placeless(a, b) && well_known(comparison);
    }
    let figures = comparison.has("count.same")
        || comparison.has("killed.same")
        || comparison.has("injured.same")
        || comparison.supports("words.");
    if comparison.has("time.floating") {
        return side && figures;
    }
    if coarse(a, b) {
        let both = comparison.supports("initiator.") && comparison.supports("target.");
        return both || side && (figures || comparison.has("response.both"));
    }
    side || comparison.has("place.same") && (figures || comparison.has("weapon.same"))
}

/// Does one of the two leave the place to what everyone knows ("the attack of 13 April")?
fn placeless(a: &Profile, b: &Profile) -> bool {
    let recalled = |p: &Profile| p.places.is_empty() && p.definite;
    recalled(a) != recalled(b)
}

/// The very day, the very doer and the very weapon.
fn well_known(comparison: &Comparison) -> bool {
    [
        "time.same_day",
        "initiator.same",
        "weapon.same",
        "type.same",
    ]
    .iter()
    .all(|name| comparison.has(name))
}

/// The same speaker on the same day, in the same words or to the same address.
fn statement(comparison: &Comparison) -> bool {
    let alike = comparison.supports("words.") || comparison.supports("target.");
    comparison.supports("initiator.")
        && (dated(comparison) || comparison.has("words.same"))
        && alike
        && comparison.score() >= STATEMENT
}

/// Do the days meet, both known to within a month?
fn dated(comparison: &Comparison) -> bool {
    comparison.supports("time.")
}

/// Is the finer of the two placed no finer than a governorate?
pub(crate) fn coarse(a: &Profile, b: &Profile) -> bool {
    let finest = |p: &Profile| p.places.iter().map(|p| p.precision).min();
    let finer = finest(a).into_iter().chain(finest(b)).min();
    finer.is_none_or(|p| p >= GeoPrecision::Governorate)
}

/// Is this group known well enough to be placed before the vaguer ones?
pub(crate) fn precise(group: &Profile) -> bool {
    group.told.is_some_and(|t| t.days.fine() && !t.floating) && !coarse(group, group)
}

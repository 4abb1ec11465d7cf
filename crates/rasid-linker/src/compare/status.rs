//! Whether it happened: what was only threatened is not what was done.

use super::{Scope, Signal, against, bars};
use crate::profile::Profile;
use crate::sym::Set;
use rasid_model::Status;

pub(super) fn compare(a: &Profile, b: &Profile, scope: Scope) -> Option<Signal> {
    let (x, y) = (said(a), said(b));
    if x.is_empty() || y.is_empty() || !x.is_disjoint(&y) {
        return None;
    }
    let real = |s: &Set<Status>| s.iter().all(|s| *s <= Status::Thwarted);
    // One report's foiled attack is another's attack.
    Some(if scope == Scope::Across && real(&x) && real(&y) {
        against("status.thwarted", 150)
    } else {
        bars("status.other")
    })
}

/// A denial is about whatever it denies, so it speaks for no status of its own.
fn said(profile: &Profile) -> Set<Status> {
    profile
        .statuses
        .iter()
        .copied()
        .filter(|s| *s != Status::Denied)
        .collect()
}

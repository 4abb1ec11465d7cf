//! Who did it: the same, a part of the other, somebody else, or nobody named.

use super::{Scope, Signal, against, bars, speaks_for};
use crate::lines::Lines;
use crate::profile::Profile;
use crate::sym::{Set, Sym};
use rasid_model::{Family, Responsibility};

pub(super) fn compare(a: &Profile, b: &Profile, scope: Scope, lines: &Lines) -> Option<Signal> {
    let (x, y) = (a.doers(), b.doers());
    if x.is_empty() || y.is_empty() {
        return speaker_missing(a).then(|| bars("speaker.unknown"));
    }
    if !x.is_disjoint(y) {
        return Some(speaks_for("initiator.same", 200));
    }
    if x.iter().any(|i| y.iter().any(|j| lines.kin(*i, *j))) {
        return Some(speaks_for("initiator.kin", 150));
    }
    // Two reports may blame two sides for one attack; a fact cannot have two doers.
    let contested = scope == Scope::Across
        && a.family == Family::Incident
        && (only_blamed(a, x) || only_blamed(b, y));
    Some(if contested {
        against("initiator.contested", 200)
    } else if scope == Scope::Across && a.family == Family::Incident {
        // Each side's press may say as fact that the other did it.
        against("initiator.disputed", 300)
    } else {
        bars("initiator.other")
    })
}

/// A statement without a speaker is nobody's.
fn speaker_missing(a: &Profile) -> bool {
    a.family == Family::Statement
}

/// Is each of these named by suspicion or accusation only?
fn only_blamed(profile: &Profile, doers: &Set<Sym>) -> bool {
    let blamed = |how| matches!(how, Responsibility::Accused | Responsibility::Suspected);
    profile
        .initiators
        .iter()
        .filter(|(id, _)| doers.contains(id))
        .all(|(_, how)| blamed(*how))
}

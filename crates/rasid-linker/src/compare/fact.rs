//! A dated public fact that both name.

use super::{Signal, bars, speaks_for};
use crate::profile::Profile;

pub(super) fn compare(a: &Profile, b: &Profile) -> Option<Signal> {
    if a.facts.is_empty() || b.facts.is_empty() {
        return None;
    }
    let same = !a.facts.is_disjoint(&b.facts);
    Some(if same {
        speaks_for("fact.same", 400)
    } else {
        bars("fact.other")
    })
}

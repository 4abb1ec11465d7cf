//! Reports made from one: the same words are the same event, other words are not.

use super::{Signal, bars, speaks_for};
use crate::profile::Profile;

pub(super) fn compare(a: &Profile, b: &Profile) -> Option<Signal> {
    let one_text = |(text, _): &(_, u32)| b.texts.iter().any(|(other, _)| other == text);
    if a.texts.iter().any(one_text) {
        return Some(if a.texts.is_disjoint(&b.texts) {
            bars("report.told_apart")
        } else {
            speaks_for("report.copy", 400)
        });
    }
    // A rewrite tells what its original tells.
    (!a.origins.is_disjoint(&b.origins)).then(|| speaks_for("report.derived", 200))
}

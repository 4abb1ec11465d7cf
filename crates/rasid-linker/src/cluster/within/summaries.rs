//! Plurals: "after strikes on the factions" in the lead, the strikes themselves below.
//!
//! A mention of several events is one event of the record with the single later
//! event of its report that covers it: the same kind, every side it names, and no
//! day or place of its own. Where two events cover it, or none, it stays apart, for
//! it cannot be said which it is. A plural that a report repeats is one event.
//! An exchange names both sides as doers, so no attack of one side covers it:
//! it stays beside the attacks that it is made of.

use super::{own_place, own_time, parted};
use crate::cluster::Decision;
use crate::compare::{self, Comparison, Scope};
use crate::profile::Profile;
use crate::world::World;
use rasid_model::Family;

/// Joins every plural to the one event that covers it.
pub(super) fn fold(world: &World, groups: &mut Vec<Profile>, decisions: &mut Vec<Decision>) {
    let mut at = 0;
    while at < groups.len() {
        let Some((to, comparison)) = covering(world, groups, at) else {
            at += 1;
            continue;
        };
        let summary = groups.remove(at);
        let to = if to > at { to - 1 } else { to };
        let (a, b) = (groups[to].first(), summary.first());
        decisions.push(Decision::new(a, b, true, &comparison));
        groups[to].absorb(&summary, world);
    }
}

/// The only single event that covers this plural.
fn covering(world: &World, groups: &[Profile], at: usize) -> Option<(usize, Comparison)> {
    let summary = &groups[at];
    if !summary.several || summary.family != Family::Incident || distinct(world, summary) {
        return None;
    }
    let mut found = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| !group.several && !parted(world, summary, group))
        .filter(|(_, group)| before(world, summary, group))
        .map(|(to, group)| (to, compare::compare(summary, group, Scope::Within, world)))
        .filter(|(_, comparison)| !comparison.barred() && covers(summary, comparison));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Is it told first? What comes after the event ("such attacks") looks past it, to more.
fn before(world: &World, summary: &Profile, group: &Profile) -> bool {
    let start = |p: &Profile| world.mentions[p.first_told(world)].trigger;
    start(summary) < start(group)
}

fn distinct(world: &World, summary: &Profile) -> bool {
    // "The attacks" look back to more than one.
    let definite = world.mentions[summary.first_told(world)].hints.definite;
    definite || own_time(summary) || own_place(world, summary)
}

/// Is the kind the same, and every side that the plural names?
fn covers(summary: &Profile, comparison: &Comparison) -> bool {
    let named = !summary.doers().is_empty() || !summary.hit().is_empty();
    named
        && comparison.has("type.same")
        && (summary.doers().is_empty() || comparison.supports("initiator."))
        && (summary.hit().is_empty() || comparison.supports("target."))
}

/// Do two plurals tell the same round of events: by the same doers, of the same kind?
pub(super) fn same_round(unit: &Profile, group: &Profile, comparison: &Comparison) -> bool {
    comparison.has("type.same")
        && !unit.doers().is_empty()
        && unit.doers() == group.doers()
        && !comparison.has("target.other")
        && (comparison.supports("place.") || unit.places.is_empty() || group.places.is_empty())
        && !(own_time(unit) && own_time(group) && unit.days() != group.days())
}

//! What goes on from the words just before it: a toll, a part of the rounds, the body under a head.
//!
//! "... An hour later the district was shelled. Four soldiers were killed": the second sentence
//! says nothing that tells it apart, so it belongs to what was just told.

use super::{own_place, own_time, shares_side, tells_another};
use crate::compare::Comparison;
use crate::profile::Profile;
use crate::world::World;
use rasid_model::Family;

/// The most letters between two sentences that follow each other: a stop, spaces, a line's end.
const GAP: u32 = 4;

/// Does the unit go on from the group? `only`: nothing else was told before the unit.
pub(super) fn follows(
    world: &World,
    unit: &Profile,
    group: &Profile,
    comparison: &Comparison,
    only: bool,
) -> bool {
    if unit.family != Family::Incident || unit.several || group.several {
        return false;
    }
    if comparison.has("target.other") || tells_another(world, unit, group, comparison) {
        return false;
    }
    (next_to(world, unit, group) && (toll(world, unit) || bare(world, unit, comparison)))
        || (only && heads(world, unit, group, comparison))
}

/// Does the unit stand in the sentence of the group's last words, or in the next?
pub(super) fn next_to(world: &World, unit: &Profile, group: &Profile) -> bool {
    let sentence = world.mentions[unit.first_told(world)].sentence;
    group.members.iter().any(|i| {
        let told = world.mentions[*i].sentence;
        told.start <= sentence.start && sentence.start <= told.end + GAP
    })
}

/// A toll with no weapon, no doer, no day and no place of its own.
fn toll(world: &World, unit: &Profile) -> bool {
    let harmed = !unit.killed.is_empty() || !unit.injured.is_empty();
    harmed
        && unit.weapons.is_empty()
        && unit.doers().is_empty()
        && !own_time(unit)
        && !own_place(world, unit)
        && !unit.background
}

/// Rounds that say neither who, nor at whom, nor when, somewhere that fits.
fn bare(world: &World, unit: &Profile, comparison: &Comparison) -> bool {
    let nobody = unit.doers().is_empty() && unit.hit().is_empty() && unit.sites_hit.is_empty();
    nobody
        && !unit.civilians_hit
        && unit.people_hit.is_empty()
        && !own_time(unit)
        && (!own_place(world, unit) || comparison.supports("place."))
        && comparison.has("type.same")
        && !comparison.has("count.differs")
}

/// Is the group the head of the report, and the unit the body that tells it at length?
fn heads(world: &World, unit: &Profile, group: &Profile, comparison: &Comparison) -> bool {
    let sentence = |p: &Profile| world.mentions[p.first_told(world)].sentence;
    let places = own_place(world, unit) && own_place(world, group);
    let figures = comparison.has("killed.same") || comparison.has("injured.same");
    !own_time(group)
        && sentence(unit) != sentence(group)
        && (shares_side(comparison) || comparison.has("weapon.same") || figures)
        && (comparison.has("type.same") || figures)
        && (!places || comparison.supports("place."))
}

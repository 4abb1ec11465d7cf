//! Direction: who attacks in one cannot be who is attacked in the other.

use super::{Signal, bars};
use crate::profile::Profile;
use crate::world::World;

pub(super) fn compare(a: &Profile, b: &Profile, world: &World) -> Option<Signal> {
    (opposed(a, b, world) || opposed(b, a, world)).then(|| bars("direction.opposed"))
}

/// Is somebody who acts in `a` hit in `b`, where `b`'s own doers are no kin of theirs?
fn opposed(a: &Profile, b: &Profile, world: &World) -> bool {
    let (doers, others) = (a.doers(world), b.doers(world));
    let hit = b.hit(world);
    // Infighting: one umbrella stands on both sides, so it tells no direction.
    let both_sides = |id: &str| others.iter().any(|o| world.kin(o, id));
    doers
        .iter()
        .any(|doer| hit.iter().any(|t| world.kin(doer, t) && !both_sides(t)))
}

//! Direction: who attacks in one cannot be who is attacked in the other.

use super::{Signal, bars};
use crate::profile::Profile;
use crate::world::World;

pub(super) fn compare(a: &Profile, b: &Profile, world: &World) -> Option<Signal> {
    (opposed(a, b, world) || opposed(b, a, world)).then(|| bars("direction.opposed"))
}

/// Is somebody who acts in `a` hit in `b`?
fn opposed(a: &Profile, b: &Profile, world: &World) -> bool {
    let (doers, hit) = (a.doers(), b.hit());
    // Infighting: an umbrella stands on both sides, so only the very ids tell direction.
    let names_only = infighting(a, world) && infighting(b, world);
    let against = |doer: &str, t: &str| {
        if names_only {
            doer == t && !a.hit().contains(doer)
        } else {
            world.kin(doer, t)
        }
    };
    doers
        .iter()
        .any(|doer| hit.iter().any(|t| against(doer, t)))
}

/// Is a doer kin of the one hit?
fn infighting(group: &Profile, world: &World) -> bool {
    group
        .doers()
        .iter()
        .any(|doer| group.hit().iter().any(|t| world.kin(doer, t)))
}

//! Who or what was hit.

use super::{Signal, against, speaks_for};
use crate::profile::Profile;
use crate::world::World;

pub(super) fn compare(a: &Profile, b: &Profile, world: &World) -> Vec<Signal> {
    let mut out = Vec::new();
    out.extend(actors(a, b, world));
    if !a.sites_hit.is_disjoint(&b.sites_hit) {
        out.push(speaks_for("target.same_site", 150));
    } else if site_is_place(a, b, world) || site_is_place(b, a, world) {
        out.push(speaks_for("target.is_place", 100));
    }
    if !a.people_hit.is_disjoint(&b.people_hit) {
        out.push(speaks_for("target.same_person", 250));
    }
    if a.civilians_hit && b.civilians_hit {
        out.push(speaks_for("target.civilians", 100));
    }
    out
}

fn actors(a: &Profile, b: &Profile, world: &World) -> Option<Signal> {
    let (x, y) = (a.hit(), b.hit());
    if x.is_empty() || y.is_empty() {
        return None;
    }
    Some(if !x.is_disjoint(y) {
        speaks_for("target.same", 200)
    } else if x.iter().any(|i| y.iter().any(|j| world.kin(i, j))) {
        speaks_for("target.kin", 150)
    } else {
        against("target.other", 150)
    })
}

/// One names the site as what was hit, the other as where it was.
fn site_is_place(a: &Profile, b: &Profile, world: &World) -> bool {
    let at = |site: &str| {
        b.places
            .iter()
            .any(|p| world.place_line(&p.id).any(|x| x == site))
    };
    a.sites_hit.iter().any(|site| at(site))
}

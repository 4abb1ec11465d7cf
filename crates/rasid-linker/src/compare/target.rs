//! Who or what was hit.

use super::{Signal, against, speaks_for};
use crate::lines::Lines;
use crate::profile::Profile;
use crate::sym::Sym;
use arrayvec::ArrayVec;

pub(super) fn compare(a: &Profile, b: &Profile, lines: &Lines) -> ArrayVec<Signal, 4> {
    let mut out = ArrayVec::new();
    out.extend(actors(a, b, lines));
    if !a.sites_hit.is_disjoint(&b.sites_hit) {
        out.push(speaks_for("target.same_site", 150));
    } else if site_is_place(a, b, lines) || site_is_place(b, a, lines) {
        out.push(speaks_for("target.is_place", 100));
    }
    if !a.persons.is_disjoint(&b.persons) {
        out.push(speaks_for("target.same_person", 250));
    } else if !a.people_hit.is_disjoint(&b.people_hit) {
        // "People" were hit everywhere.
        out.push(speaks_for("target.same_people", 0));
    }
    if a.civilians_hit && b.civilians_hit {
        out.push(speaks_for("target.civilians", 100));
    }
    out
}

fn actors(a: &Profile, b: &Profile, lines: &Lines) -> Option<Signal> {
    let (x, y) = (a.hit(), b.hit());
    if x.is_empty() || y.is_empty() {
        return None;
    }
    Some(if !x.is_disjoint(y) {
        speaks_for("target.same", 200)
    } else if x.iter().any(|i| y.iter().any(|j| lines.kin(*i, *j))) {
        speaks_for("target.kin", 150)
    } else {
        against("target.other", 150)
    })
}

/// One names the site as what was hit, the other as where it was.
fn site_is_place(a: &Profile, b: &Profile, lines: &Lines) -> bool {
    let at = |site: Sym| {
        b.places
            .iter()
            .any(|p| lines.place_line(p.id).any(|x| x == site))
    };
    a.sites_hit.iter().any(|site| at(*site))
}

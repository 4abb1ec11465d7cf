//! Killed and injured: a shared toll joins, another toll is a dispute.

use super::{Signal, against, speaks_for};
use crate::profile::Profile;
use crate::sym::Set;
use rasid_model::Amount;

pub(super) fn compare(a: &Profile, b: &Profile) -> impl Iterator<Item = Signal> {
    let names = [
        ("killed.same", "killed.agrees", "killed.differs"),
        ("injured.same", "injured.agrees", "injured.differs"),
    ];
    let sets = [(&a.killed, &b.killed), (&a.injured, &b.injured)];
    names
        .into_iter()
        .zip(sets)
        .filter_map(|(names, (x, y))| toll(x, y, names))
}

fn toll(
    x: &Set<Amount>,
    y: &Set<Amount>,
    (same, agrees, differs): (&'static str, &'static str, &'static str),
) -> Option<Signal> {
    if x.is_empty() || y.is_empty() {
        return None;
    }
    let pairs = || x.iter().flat_map(|p| y.iter().map(move |q| (*p, *q)));
    Some(
        if pairs().any(|(p, q)| p == q && p.min >= 1 && p.max.is_some()) {
            speaks_for(same, 150)
        } else if pairs().any(|(p, q)| p.agrees(q)) {
            speaks_for(agrees, 30)
        } else if pairs().all(|(p, q)| far(p, q)) {
            against(differs, 150)
        } else {
            against(differs, 50)
        },
    )
}

/// Tolls grow while reports come in, but not tenfold.
fn far(p: Amount, q: Amount) -> bool {
    let (small, great) = (p.min.min(q.min), p.min.max(q.min));
    great >= 10 * small.max(1)
}

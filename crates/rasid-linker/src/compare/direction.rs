//! Direction: who attacks in one cannot be who is attacked in the other.

use super::{Signal, bars};
use crate::lines::Lines;
use crate::profile::Profile;
use crate::sym::Sym;

pub(super) fn compare(a: &Profile, b: &Profile, lines: &Lines) -> Option<Signal> {
    (opposed(a, b, lines) || opposed(b, a, lines)).then(|| bars("direction.opposed"))
}

/// Is somebody who acts in `a` hit in `b`?
fn opposed(a: &Profile, b: &Profile, lines: &Lines) -> bool {
    let (doers, hit) = (a.doers(), b.hit());
    // Infighting: an umbrella stands on both sides, so only the very ids tell direction.
    let names_only = infighting(a, lines) && infighting(b, lines);
    let against = |doer: Sym, t: Sym| {
        if names_only {
            doer == t && !a.hit().contains(&doer)
        } else {
            lines.kin(doer, t)
        }
    };
    doers
        .iter()
        .any(|doer| hit.iter().any(|t| against(*doer, *t)))
}

/// Is a doer kin of the one hit?
fn infighting(group: &Profile, lines: &Lines) -> bool {
    group
        .doers()
        .iter()
        .any(|doer| group.hit().iter().any(|t| lines.kin(*doer, *t)))
}

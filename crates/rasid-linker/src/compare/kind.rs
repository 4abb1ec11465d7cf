//! What it was: kinds of attack that reports use for each other, and kinds they do not.

use super::{Scope, Signal, against, bars, speaks_for};
use crate::profile::Profile;
use crate::sym::Sym;
use rasid_model::{EventType, Family, Mention};

/// Sub-event types that one event may be told as. "Attack" says only that it was one.
const TOLD_AS: &[&[&str]] = &[
    &[
        "Shelling/artillery/missile attack",
        "Air/drone strike",
        "Attack",
        "Disrupted weapons use",
        "Chemical weapon",
    ],
    &[
        "Remote explosive/landmine/IED",
        "Suicide bomb",
        "Grenade",
        "Attack",
        "Disrupted weapons use",
    ],
    &[
        "Armed clash",
        "Attack",
        "Government regains territory",
        "Non-state actor overtakes territory",
    ],
    &["Abduction/forced disappearance", "Arrests", "Attack"],
    &["Looting/property destruction", "Attack", "Mob violence"],
    &[
        "Peaceful protest",
        "Protest with intervention",
        "Excessive force against protesters",
        "Violent demonstration",
        "Mob violence",
    ],
    &[
        "Violent demonstration",
        "Mob violence",
        "Attack",
        "Looting/property destruction",
    ],
    &["Excessive force against protesters", "Attack"],
];

/// An event's kind: its type, and ACLED's sub-event type where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Kind {
    kind: EventType,
    sub: Option<Sym>,
    /// The rows of [`TOLD_AS`] that name the sub-event type, a bit each.
    rows: u8,
}

impl Kind {
    pub fn of(mention: &Mention) -> Self {
        let sub = mention.acled.as_ref().map(|a| a.sub_event_type.as_str());
        Self {
            kind: mention.kind,
            sub: sub.map(Sym::of),
            rows: sub.map_or(0, rows),
        }
    }
}

fn rows(sub: &str) -> u8 {
    let named = TOLD_AS
        .iter()
        .enumerate()
        .filter(|(_, row)| row.contains(&sub));
    named.fold(0, |rows, (at, _)| rows | 1 << at)
}

pub(super) fn compare(a: &Profile, b: &Profile, scope: Scope) -> Option<Signal> {
    if !a.kinds.is_disjoint(&b.kinds) {
        return Some(speaks_for("type.same", 50));
    }
    let all = a
        .kinds
        .iter()
        .all(|x| b.kinds.iter().all(|y| compatible(a.family, *x, *y)));
    let assaults = |p: &Profile| p.kinds.iter().all(|k| k.kind == EventType::Assault);
    Some(if all {
        speaks_for("type.compatible", 0)
    } else if scope == Scope::Across && assaults(a) && assaults(b) {
        // One side's rocket is the other's car bomb.
        against("type.other_assault", 200)
    } else {
        bars("type.other")
    })
}

fn compatible(family: Family, a: Kind, b: Kind) -> bool {
    if family == Family::Statement {
        return a.kind == b.kind;
    }
    match (a.sub, b.sub) {
        (Some(x), Some(y)) => x == y || a.rows & b.rows != 0,
        _ => a.kind == b.kind || a.kind == EventType::Assault && b.kind == EventType::Assault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn together(x: &str, y: &str) -> bool {
        rows(x) & rows(y) != 0
    }

    #[test]
    fn shelling_may_be_told_as_an_attack_but_not_as_a_firefight() {
        assert!(together("Shelling/artillery/missile attack", "Attack"));
        assert!(together(
            "Air/drone strike",
            "Shelling/artillery/missile attack"
        ));
        assert!(!together("Air/drone strike", "Armed clash"));
        assert!(!together(
            "Air/drone strike",
            "Remote explosive/landmine/IED"
        ));
    }
}

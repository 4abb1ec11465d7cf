//! What it was: kinds of attack that reports use for each other, and kinds they do not.

use super::{Signal, bars, speaks_for};
use crate::profile::{Kind, Profile};
use rasid_model::{EventType, Family};

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
];

pub(super) fn compare(a: &Profile, b: &Profile) -> Option<Signal> {
    if !a.kinds.is_disjoint(&b.kinds) {
        return Some(speaks_for("type.same", 50));
    }
    let all = a
        .kinds
        .iter()
        .all(|x| b.kinds.iter().all(|y| compatible(a.family, *x, *y)));
    Some(if all {
        speaks_for("type.compatible", 0)
    } else {
        bars("type.other")
    })
}

fn compatible(family: Family, a: Kind, b: Kind) -> bool {
    if family == Family::Statement {
        return a.0 == b.0;
    }
    match (a.1, b.1) {
        (Some(x), Some(y)) => x == y || together(x, y),
        _ => a.0 == b.0 || a.0 == EventType::Assault && b.0 == EventType::Assault,
    }
}

fn together(x: &str, y: &str) -> bool {
    TOLD_AS
        .iter()
        .any(|group| group.contains(&x) && group.contains(&y))
}

#[cfg(test)]
mod tests {
    use super::*;

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

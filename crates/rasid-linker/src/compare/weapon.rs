//! With what: classes that reporters mix up, and classes that they do not.

use super::{Signal, bars, speaks_for};
use crate::profile::Profile;
use rasid_model::WeaponClass::{self, AircraftMunition, Artillery, Drone, Missile, Mortar, Rocket};

/// How two classes stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Likeness {
    Same,
    /// Two words for what may be one thing.
    Synonym,
    /// One event may be told with either, and then they differ on it.
    Mistaken,
    Other,
}

pub(crate) fn likeness(a: WeaponClass, b: WeaponClass) -> Likeness {
    let pair = (a.min(b), a.max(b));
    match pair {
        (x, y) if x == y => Likeness::Same,
        (WeaponClass::Unknown | WeaponClass::None, _)
        | (_, WeaponClass::Unknown | WeaponClass::None)
        | (Rocket, Missile)
        | (Artillery, Mortar)
        | (Missile, AircraftMunition)
        | (Drone, AircraftMunition) => Likeness::Synonym,
        (Rocket, Artillery | Mortar | AircraftMunition)
        | (Artillery | Mortar, Missile)
        | (Missile, Drone) => Likeness::Mistaken,
        _ => Likeness::Other,
    }
}

pub(super) fn compare(a: &Profile, b: &Profile) -> Option<Signal> {
    if a.weapons.is_empty() || b.weapons.is_empty() {
        return None;
    }
    if !a.weapons.is_disjoint(&b.weapons) {
        return Some(speaks_for("weapon.same", 80));
    }
    let all = || {
        a.weapons
            .iter()
            .flat_map(|x| b.weapons.iter().map(|y| likeness(*x, *y)))
    };
    Some(if all().any(|l| l == Likeness::Other) {
        bars("weapon.other")
    } else if all().any(|l| l == Likeness::Mistaken) {
        speaks_for("weapon.differs", 0)
    } else {
        speaks_for("weapon.family", 20)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rockets_and_shells_may_be_one_attack_rockets_and_drones_not() {
        assert_eq!(likeness(Rocket, Artillery), Likeness::Mistaken);
        assert_eq!(likeness(Missile, Rocket), Likeness::Synonym);
        assert_eq!(likeness(Drone, Rocket), Likeness::Other);
        assert_eq!(likeness(Rocket, WeaponClass::Unknown), Likeness::Synonym);
        assert_eq!(
            likeness(WeaponClass::Ied, AircraftMunition),
            Likeness::Other
        );
    }
}

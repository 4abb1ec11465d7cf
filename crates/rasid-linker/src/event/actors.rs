//! The two sides of an event: one entry an actor, with every claim about it.

use super::claim::Teller;
use crate::sym::Sym;
use crate::world::World;
use rasid_model::{Held, Initiator, Responsibility, Target};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Who did it: one entry an id, on the footing that most voices give it.
pub(super) fn initiators(world: &World, tellers: &[Teller]) -> Vec<Held<Initiator>> {
    let mut by_id: BTreeMap<&str, Vec<(&Teller, &Initiator)>> = BTreeMap::new();
    for teller in tellers {
        for initiator in &teller.mention.initiators {
            by_id
                .entry(&initiator.id)
                .or_default()
                .push((teller, initiator));
        }
    }
    let ids: Vec<&str> = by_id.keys().copied().collect();
    let mut out: Vec<Held<Initiator>> = by_id
        .iter()
        .map(|(id, said)| Held {
            value: footing(said),
            claims: said
                .iter()
                .map(|(teller, value)| teller.claims((*value).clone()))
                .collect(),
            disputed: denied_by_some(said)
                || ids.iter().any(|other| contested(world, tellers, id, other)),
        })
        .collect();
    out.sort_by_key(|held| (Reverse(voices(&held.claims)), held.value.id.clone()));
    out
}

/// The entry of the footing that most voices give, the firmest where they are even.
fn footing(said: &[(&Teller, &Initiator)]) -> Initiator {
    let backing = |how: Responsibility| {
        let same = said.iter().filter(|(_, i)| i.responsibility == how);
        same.map(|(teller, _)| teller.voice())
            .collect::<BTreeSet<_>>()
            .len()
    };
    let best = said.iter().max_by_key(|(teller, i)| {
        let how = i.responsibility;
        (backing(how), firmness(how), Reverse(&teller.mention.id))
    });
    best.map_or_else(|| said[0].1.clone(), |(_, initiator)| (*initiator).clone())
}

const fn firmness(how: Responsibility) -> u8 {
    match how {
        Responsibility::Claimed => 4,
        Responsibility::Asserted => 3,
        Responsibility::Accused => 2,
        Responsibility::Suspected => 1,
        Responsibility::Denied => 0,
    }
}

/// Somebody says it was them, somebody (mostly they themselves) says it was not.
fn denied_by_some(said: &[(&Teller, &Initiator)]) -> bool {
    let denied = |(_, i): &(&Teller, &Initiator)| i.responsibility == Responsibility::Denied;
    said.iter().any(denied) && !said.iter().all(denied)
}

/// Two that are no kin and that no telling names together.
fn contested(world: &World, tellers: &[Teller], id: &str, other: &str) -> bool {
    let names = |teller: &Teller, id: &str| {
        let named = |i: &&Initiator| i.id == id && i.responsibility != Responsibility::Denied;
        teller.mention.initiators.iter().any(|i| named(&i))
    };
    let named = |id: &str| tellers.iter().any(|t| names(t, id));
    !world.kin(Sym::of(id), Sym::of(other))
        && named(id)
        && named(other)
        && !tellers.iter().any(|t| names(t, id) && names(t, other))
}

/// The rule by which those who came to harm are taken for whom it hit, where nothing else says that.
const VICTIMS: &str = "target.victims";

/// Who was hit: one entry an id, or a kind where it has no id.
pub(super) fn targets(tellers: &[Teller]) -> Vec<Held<Target>> {
    let mut by_target: BTreeMap<_, Vec<(&Teller, &Target)>> = BTreeMap::new();
    for teller in tellers {
        for target in &teller.mention.targets {
            let key = (target.id.is_none(), target.id.as_deref(), target.kind);
            let key = if target.id.is_some() {
                (key.0, key.1, None)
            } else {
                (key.0, key.1, Some(key.2))
            };
            by_target.entry(key).or_default().push((teller, target));
        }
    }
    let mut out: Vec<Held<Target>> = by_target
        .into_values()
        .map(|said| Held {
            value: said[0].1.clone(),
            claims: said
                .iter()
                .map(|(teller, value)| teller.claims((*value).clone()))
                .collect(),
            disputed: false,
        })
        .collect();
    // Those of whom only the toll tells give way to whoever is told to be hit.
    let harmed = |held: &Held<Target>| held.value.evidence.rule == VICTIMS;
    if !out.iter().all(harmed) {
        out.retain(|held| {
            !harmed(held) || held.claims.iter().any(|c| c.value.evidence.rule != VICTIMS)
        });
    }
    // The sort keeps the order of ids among equals.
    out.sort_by_key(|held| Reverse(voices(&held.claims)));
    out
}

/// How many independent roots stand behind these claims.
fn voices<T>(claims: &[rasid_model::Claim<T>]) -> usize {
    claims
        .iter()
        .map(|c| &c.root_source)
        .collect::<BTreeSet<_>>()
        .len()
}

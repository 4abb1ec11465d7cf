//! The value shown, by a stated rule over the claims.
//!
//! First what most independent roots bear out, then what an observatory or an
//! official says over what a party or an unnamed source says, then the most
//! precise, then the mention with the smallest id. Nothing is averaged.

use super::claim::{Claimed, Teller};
use crate::lines::line;
use crate::profile::told_place;
use crate::roots::Weight;
use crate::world::World;
use rasid_model::{Held, Mention, Place, TimeValue};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Everything said of one field, and what is shown of it.
pub(super) fn held<T: Claimed>(
    world: &World,
    tellers: &[Teller],
    field: impl Fn(&Mention) -> Option<&T>,
) -> Option<Held<T>> {
    let said: Vec<(&Teller, &T)> = tellers
        .iter()
        .filter_map(|t| field(t.mention).map(|value| (t, value)))
        .collect();
    ledger(world, &said)
}

/// The time: a report's own date stands only where no telling has a better one.
pub(super) fn held_time(world: &World, tellers: &[Teller]) -> Option<Held<TimeValue>> {
    let all: Vec<(&Teller, &TimeValue)> = tellers
        .iter()
        .filter_map(|t| t.mention.time.as_ref().map(|value| (t, value)))
        .collect();
    let told = |(_, time): &&(&Teller, &TimeValue)| time.evidence.rule != "time.report-date";
    let better: Vec<(&Teller, &TimeValue)> = all.iter().filter(told).copied().collect();
    ledger(world, if better.is_empty() { &all } else { &better })
}

/// The place: where tellings of a public fact differ, one that fits where the fact was.
pub(super) fn held_place(world: &World, tellers: &[Teller]) -> Option<Held<Place>> {
    let fact = tellers
        .iter()
        .filter_map(|t| t.mention.hints.fact.as_deref())
        .find_map(|fact| world.knowledge.fact_place(fact));
    let fits = |t: &&Teller| {
        let line = |id: &str| {
            line(id, |x| {
                world.knowledge.place_parent(x).into_iter().collect()
            })
        };
        let told = t.mention.place.as_ref().map(|p| p.id.clone());
        told.zip(fact.as_ref())
            .is_some_and(|(p, f)| line(&p).contains(f) || line(f).contains(&p))
    };
    let told = tellers
        .iter()
        .any(|t| t.mention.place.as_ref().is_some_and(told_place));
    let all = held(world, tellers, |m| {
        m.place.as_ref().filter(|p| !told || told_place(p))
    })?;
    let fitting: Vec<(&Teller, &Place)> = tellers
        .iter()
        .filter(fits)
        .filter_map(|t| t.mention.place.as_ref().map(|p| (t, p)))
        .filter(|(_, p)| !told || told_place(p))
        .collect();
    let value = ledger(world, &fitting).map_or_else(|| all.value.clone(), |held| held.value);
    let mut claims = all.claims;
    for teller in tellers {
        let beside = teller.mention.hints.also_at.iter();
        claims.extend(beside.map(|place| teller.claims(place.clone())));
    }
    Some(Held {
        value,
        claims,
        ..all
    })
}

fn ledger<T: Claimed>(world: &World, said: &[(&Teller, &T)]) -> Option<Held<T>> {
    let best = said.iter().max_by_key(|(teller, value)| {
        let weight = teller.root.as_ref().map_or(Weight::Partial, |r| r.weight);
        let last = Reverse(&teller.mention.id);
        (
            support(world, *value, said),
            weight,
            Reverse(value.vagueness()),
            last,
        )
    })?;
    Some(Held {
        value: best.1.clone(),
        claims: said
            .iter()
            .map(|(teller, value)| teller.claims((*value).clone()))
            .collect(),
        disputed: disputed(world, said),
    })
}

/// How many independent voices say this, or say it more loosely.
fn support<T: Claimed>(world: &World, value: &T, said: &[(&Teller, &T)]) -> usize {
    let borne_out = said
        .iter()
        .filter(|(_, other)| value.bears_out(other, world));
    borne_out
        .map(|(teller, _)| teller.voice())
        .collect::<BTreeSet<_>>()
        .len()
}

/// Are there two claims that cannot both hold?
fn disputed<T: Claimed>(world: &World, said: &[(&Teller, &T)]) -> bool {
    said.iter().enumerate().any(|(at, a)| {
        said[at + 1..].iter().any(|b| {
            a.1.clashes(b.1, world)
                && !part_and_whole(a, b)
                && !a.1.one_telling(b.1, (a.0.mention, b.0.mention))
        })
    })
}

/// One source, or one sentence, that gives a part beside its whole.
fn part_and_whole<T: Claimed>(a: &(&Teller, &T), b: &(&Teller, &T)) -> bool {
    let (m, n) = (a.0.mention, b.0.mention);
    let together = m.report == n.report && (m.sentence == n.sentence || a.0.root == b.0.root);
    together && (a.1.part_of(b.1) || b.1.part_of(a.1))
}

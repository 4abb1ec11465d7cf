//! One group of mentions as an event: each value with every claim behind it.

mod actors;
mod claim;
mod shown;

use crate::roots;
use crate::world::World;
use claim::Teller;
use rasid_model::{Damage, Event, Held, Mention, Status};
use shown::{held, held_place, held_time};
use std::collections::BTreeMap;

/// The event that these mentions tell; its edges and reasons come later.
pub(crate) fn event(world: &World, id: String) -> Event {
    let tellers: Vec<Teller> = world
        .mentions
        .iter()
        .map(|m| Teller::of(world, m))
        .collect();
    let named = naming(&tellers);
    let mut reports: Vec<String> = tellers.iter().map(|t| t.mention.report.clone()).collect();
    reports.sort();
    reports.dedup();
    Event {
        id,
        family: named.family,
        kind: named.kind,
        mode: named.mode.clone(),
        acled: named.acled.clone(),
        status: status(&tellers),
        time: held_time(world, &tellers),
        place: held_place(world, &tellers),
        origin: held(world, &tellers, |m| m.origin.as_ref()),
        initiators: actors::initiators(world, &tellers),
        targets: actors::targets(&tellers),
        weapon: held(world, &tellers, |m| m.weapon.as_ref()),
        count: held(world, &tellers, |m| m.count.as_ref()),
        killed: held(world, &tellers, |m| m.killed.as_ref()),
        injured: held(world, &tellers, |m| m.injured.as_ref()),
        damage: damage(&tellers),
        mentions: tellers.iter().map(|t| t.mention.id.clone()).collect(),
        reports,
        independent_sources: roots::independent(world),
        responds_to: Vec::new(),
        about: Vec::new(),
        merge_reasons: Vec::new(),
    }
}

/// The mention whose type the event shows: the type most tell, the plain "Attack" last.
fn naming<'a>(tellers: &[Teller<'a>]) -> &'a Mention {
    let key = |m: &'a Mention| (m.kind, m.acled.as_ref(), m.mode.as_deref());
    let mut votes: BTreeMap<_, (usize, usize)> = BTreeMap::new();
    for (at, teller) in tellers.iter().enumerate() {
        votes.entry(key(teller.mention)).or_insert((0, at)).0 += 1;
    }
    let plain = |m: &Mention| {
        m.acled
            .as_ref()
            .is_none_or(|a| a.sub_event_type == "Attack")
    };
    let best = votes
        .into_values()
        .max_by_key(|(count, at)| (!plain(tellers[*at].mention), *count, std::cmp::Reverse(*at)));
    tellers[best.map_or(0, |(_, at)| at)].mention
}

/// It happened if any telling says so.
fn status(tellers: &[Teller]) -> Status {
    tellers
        .iter()
        .map(|t| t.mention.status)
        .min()
        .unwrap_or(Status::Occurred)
}

/// One entry a kind of damage.
fn damage(tellers: &[Teller]) -> Vec<Held<Damage>> {
    let mut by_kind: BTreeMap<_, Vec<(&Teller, &Damage)>> = BTreeMap::new();
    for teller in tellers {
        for damage in &teller.mention.damage {
            by_kind
                .entry(damage.kind)
                .or_default()
                .push((teller, damage));
        }
    }
    by_kind
        .into_values()
        .map(|said| Held {
            value: said[0].1.clone(),
            claims: said
                .iter()
                .map(|(teller, value)| teller.claims((*value).clone()))
                .collect(),
            disputed: false,
        })
        .collect()
}

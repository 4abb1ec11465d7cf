//! Responses that nobody states but that sides, place and time suggest.
//!
//! The side that was hit strikes the side that hit it, near the same place,
//! later, within two days. Only the nearest such attack, and only where the event
//! states no answer of its own: an inference never overrules a text.

use crate::compare::place::{Lie, kilometres, lie};
use crate::days::Days;
use crate::world::World;
use rasid_model::{
    Event, EventType, Family, Held, PartOfDay, Place, ResponseBasis, ResponseEdge, Responsibility,
    Status, Target,
};
use std::collections::{BTreeMap, BTreeSet};

/// How many days later an answer may come.
const LATER: i32 = 2;
/// How far away an answer may fall, in kilometres.
const FAR: f64 = 60.0;
/// How many attacks on one actor and day are looked at.
const MOST: usize = 64;

/// Attacks by who was hit and on which day.
type Attacks<'a> = BTreeMap<(&'a str, i32), Vec<usize>>;

pub(super) fn connect(world: &World, events: &mut [Event]) {
    let answered: BTreeSet<String> = events
        .iter()
        .flat_map(|e| &e.responds_to)
        .map(|edge| edge.event.clone())
        .collect();
    let mut edges: Vec<(usize, ResponseEdge)> = Vec::new();
    let attacks = attacks(world, events);
    for (at, event) in events.iter().enumerate() {
        if !event.responds_to.is_empty() || !strike(event) {
            continue;
        }
        let Some(attack) = nearest(world, events, &attacks, event) else {
            continue;
        };
        let stated_already = answered.contains(&event.id)
            && attack.responds_to.iter().any(|edge| edge.event == event.id);
        if !stated_already {
            let mentions = vec![event.mentions[0].clone(), attack.mentions[0].clone()];
            let basis = ResponseBasis::Inferred;
            edges.push((
                at,
                ResponseEdge {
                    event: attack.id.clone(),
                    basis,
                    mentions,
                },
            ));
        }
    }
    for (at, edge) in edges {
        events[at].responds_to.push(edge);
    }
}

fn attacks<'a>(world: &'a World, events: &'a [Event]) -> Attacks<'a> {
    let mut out = Attacks::new();
    for (at, event) in events.iter().enumerate() {
        let Some(days) = day(event).filter(|_| strike(event)) else {
            continue;
        };
        let lines: BTreeSet<&str> = hit(event).flat_map(|id| world.actor_line(id)).collect();
        for id in lines {
            out.entry((id, days.first)).or_default().push(at);
        }
    }
    out
}

/// The latest attack that this event may answer.
fn nearest<'a>(
    world: &World,
    events: &'a [Event],
    attacks: &Attacks,
    answer: &Event,
) -> Option<&'a Event> {
    let first = day(answer)?.first;
    let lines: BTreeSet<&str> = doers(answer).flat_map(|id| world.actor_line(id)).collect();
    for back in 0..=LATER {
        let on_day = lines
            .iter()
            .filter_map(|id| attacks.get(&(*id, first - back)));
        let found: BTreeSet<usize> = on_day
            .flat_map(|found| found.iter().take(MOST).copied())
            .filter(|at| answers(world, answer, &events[*at]))
            .collect();
        if let Some(at) = found.first() {
            return Some(&events[*at]);
        }
    }
    None
}

/// Do sides, place and order fit?
fn answers(world: &World, answer: &Event, attack: &Event) -> bool {
    let kin = |a: &str, b: &str| world.kin(a, b);
    let by_the_hit = doers(answer).any(|d| hit(attack).any(|t| kin(d, t)));
    let on_the_doers = hit(answer).any(|t| doers(attack).any(|d| kin(d, t)));
    answer.id != attack.id
        && by_the_hit
        && on_the_doers
        && after(answer, attack)
        && answer
            .place
            .as_ref()
            .zip(attack.place.as_ref())
            .is_some_and(|(p, q)| near(world, p, q))
}

/// A later day, or a later part of the same one; otherwise nobody knows which came first.
fn after(answer: &Event, attack: &Event) -> bool {
    let (Some(a), Some(b)) = (day(answer), day(attack)) else {
        return false;
    };
    if a.first != b.first {
        return a.first > b.last;
    }
    let part = |e: &Event| {
        e.time
            .as_ref()
            .and_then(|t| t.value.part_of_day)
            .and_then(hour)
    };
    matches!((part(answer), part(attack)), (Some(a), Some(b)) if a > b)
}

/// The order of the parts of a day; a night may be either end of it.
const fn hour(part: PartOfDay) -> Option<u8> {
    match part {
        PartOfDay::Dawn => Some(4),
        PartOfDay::Morning => Some(8),
        PartOfDay::Noon => Some(12),
        PartOfDay::Afternoon => Some(15),
        PartOfDay::Evening => Some(19),
        PartOfDay::Night | PartOfDay::Midnight => None,
    }
}

fn near(world: &World, p: &Held<Place>, q: &Held<Place>) -> bool {
    use rasid_model::GeoPrecision::{Country, Governorate};
    let (p, q) = (&p.value, &q.value);
    let governorate = p.admin1.is_some() && p.admin1 == q.admin1 && p.country == q.country;
    let fine = p.geo_precision < Governorate && q.geo_precision < Governorate;
    match lie(p, q, world) {
        Lie::Same(x) | Lie::Holds(x) if x < Country => true,
        _ => governorate || (fine && kilometres(p, q) <= FAR),
    }
}

/// Did it happen, by force?
fn strike(event: &Event) -> bool {
    event.family == Family::Incident
        && event.kind == EventType::Assault
        && event.status == Status::Occurred
        && day(event).is_some_and(Days::fine)
}

fn day(event: &Event) -> Option<Days> {
    event.time.as_ref().and_then(|t| Days::of(&t.value))
}

fn doers(event: &Event) -> impl Iterator<Item = &str> {
    let did = |i: &&Held<rasid_model::Initiator>| i.value.responsibility != Responsibility::Denied;
    event
        .initiators
        .iter()
        .filter(did)
        .map(|i| i.value.id.as_str())
}

fn hit(event: &Event) -> impl Iterator<Item = &str> {
    event
        .targets
        .iter()
        .map(|t| &t.value)
        .filter_map(|t: &Target| t.id.as_deref())
}

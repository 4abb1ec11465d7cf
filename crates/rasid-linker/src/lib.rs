//! Mentions to events: each thing that happened once, with everyone who told it.
//!
//! [`link`] reads as it runs: compare what may be one event, group within each
//! report and then across reports, make an event of each group, connect answers
//! to attacks. Every decision keeps its reasons. It is a pure function of the
//! mentions, the reports and the knowledge; the order of the input is nothing to
//! it. Absent: reading text, and any choice that a user could not be shown.

mod block;
mod cluster;
mod compare;
mod days;
mod event;
mod knowledge;
mod profile;
mod reasons;
mod respond;
mod roots;
mod sources;
mod stable;
mod tally;
mod words;
mod world;

pub use knowledge::Knowledge;
pub use sources::sources;
pub use tally::reconcile;

use rasid_model::{Linked, Mention, Report};
use std::collections::BTreeSet;
use world::World;

/// Links mentions into events.
pub fn link(mut mentions: Vec<Mention>, reports: &[Report], knowledge: &dyn Knowledge) -> Linked {
    mentions.sort_by(|a, b| a.id.cmp(&b.id));
    let (events, assigned) = {
        let world = World::new(&mentions, reports, knowledge);
        let (groups, decisions) = cluster::cluster(&world);
        let mut events: Vec<_> = groups
            .iter()
            .map(|group| event::event(&world, group))
            .collect();
        let mut assigned = vec![String::new(); mentions.len()];
        for (event, group) in events.iter().zip(&groups) {
            for member in &group.members {
                assigned[*member].clone_from(&event.id);
            }
        }
        events.sort_by(|a, b| a.id.cmp(&b.id));
        reasons::attach(&world, &mut events, &assigned, decisions);
        respond::connect(&world, &mut events);
        for event in &mut events {
            event.about = about(&world, &event.mentions, &assigned);
        }
        (events, assigned)
    };
    for (mention, event) in mentions.iter_mut().zip(assigned) {
        mention.event = event;
    }
    Linked { mentions, events }
}

/// The events that a statement's mentions are about.
fn about(world: &World, members: &[String], assigned: &[String]) -> Vec<String> {
    let mentions = members
        .iter()
        .filter_map(|id| world.find(id))
        .map(|i| &world.mentions[i]);
    let about = mentions
        .flat_map(|m| &m.about)
        .filter_map(|id| world.find(id));
    let events: BTreeSet<String> = about.map(|i| assigned[i].clone()).collect();
    events.into_iter().collect()
}

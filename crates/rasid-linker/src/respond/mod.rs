//! Which event answers which: stated in the text, or inferred from who struck whom when.

mod inferred;
mod stated;

use crate::world::World;
use rasid_model::Event;
use std::collections::BTreeMap;

/// Adds the response edges to events that are sorted by id.
pub(crate) fn connect(world: &World, events: &mut [Event]) {
    let of_mention: BTreeMap<String, usize> = events
        .iter()
        .enumerate()
        .flat_map(|(at, e)| e.mentions.iter().map(move |m| (m.clone(), at)))
        .collect();
    stated::connect(world, events, &of_mention);
    inferred::connect(world, events);
    for event in events {
        event.responds_to.sort();
    }
}

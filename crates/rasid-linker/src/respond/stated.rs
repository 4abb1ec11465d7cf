//! Responses that the text states ("in answer to").

use crate::days::Days;
use crate::world::World;
use rasid_model::{Event, ResponseBasis, ResponseEdge};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn connect(world: &World, events: &mut [Event], of_mention: &BTreeMap<String, usize>) {
    let mut edges: BTreeMap<(usize, usize), BTreeSet<&str>> = BTreeMap::new();
    for mention in world.mentions {
        let Some(from) = of_mention.get(&mention.id) else {
            continue;
        };
        for answered in &mention.responds_to {
            let Some(to) = of_mention.get(answered) else {
                continue;
            };
            if from != to && !backwards(&events[*from], &events[*to]) {
                edges.entry((*from, *to)).or_default().insert(&mention.id);
            }
        }
    }
    for ((from, to), mentions) in edges {
        let event = events[to].id.clone();
        let mentions = mentions.into_iter().map(str::to_owned).collect();
        let edge = ResponseEdge {
            event,
            basis: ResponseBasis::Stated,
            mentions,
        };
        events[from].responds_to.push(edge);
    }
}

/// Nothing answers what comes after it.
fn backwards(answer: &Event, attack: &Event) -> bool {
    let days = |e: &Event| e.time.as_ref().and_then(|t| Days::of(&t.value));
    matches!((days(answer), days(attack)), (Some(a), Some(b)) if a.last < b.first)
}

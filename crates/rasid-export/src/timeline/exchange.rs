//! Groups incidents into exchanges: an attack, then its answers.

use super::order::of_time;
use rasid_model::{Event, ResponseBasis};
use std::collections::{BTreeMap, BTreeSet};

/// Where an incident stands in the timeline.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub event: &'a Event,
    /// How many answers deep it is; 0 opens an exchange or stands alone.
    pub depth: usize,
    /// How it is known to answer what it stands below.
    pub basis: Option<ResponseBasis>,
    /// It opens its exchange.
    pub opens: bool,
    /// How many incidents its exchange has.
    pub exchange: usize,
}

/// The incidents, given in order of time, with answers right below what they answer.
pub fn told<'a>(incidents: &[&'a Event]) -> Vec<Place<'a>> {
    let above = answered(incidents);
    let mut below: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for event in incidents {
        if let Some((parent, _)) = above.get(event.id.as_str()) {
            below.entry(parent).or_default().push(event);
        }
    }
    let mut told = Vec::new();
    for opening in incidents
        .iter()
        .filter(|e| !above.contains_key(e.id.as_str()))
    {
        let from = told.len();
        // A stack instead of recursion: a chain of answers may be long.
        let mut next = vec![(*opening, 0)];
        while let Some((event, depth)) = next.pop() {
            let basis = above.get(event.id.as_str()).map(|(_, basis)| *basis);
            told.push(Place {
                event,
                depth,
                basis,
                opens: depth == 0,
                exchange: 0,
            });
            let answers = below.get(event.id.as_str()).into_iter().flatten().rev();
            next.extend(answers.map(|answer| (*answer, depth + 1)));
        }
        let exchange = told.len() - from;
        told[from..].iter_mut().for_each(|p| p.exchange = exchange);
    }
    told
}

/// For each answer the incident it stands below: the latest of those that it answers.
fn answered<'a>(incidents: &[&'a Event]) -> BTreeMap<&'a str, (&'a str, ResponseBasis)> {
    let known: BTreeMap<&str, &Event> = incidents.iter().map(|e| (e.id.as_str(), *e)).collect();
    let mut above: BTreeMap<&str, (&str, ResponseBasis)> = BTreeMap::new();
    for event in incidents {
        let edges = event.responds_to.iter();
        let edges = edges.filter_map(|edge| Some((*known.get(edge.event.as_str())?, edge.basis)));
        let latest = edges.max_by_key(|(parent, _)| of_time(parent));
        let Some((parent, basis)) = latest else {
            continue;
        };
        // Two events that answer each other would stand below each other for ever.
        if !stands_below(&above, &parent.id, &event.id) {
            above.insert(&event.id, (&parent.id, basis));
        }
    }
    above
}

/// Is `id` the same as `top`, or somewhere below it?
fn stands_below(above: &BTreeMap<&str, (&str, ResponseBasis)>, id: &str, top: &str) -> bool {
    let mut at = id;
    let mut passed = BTreeSet::new();
    while at != top && passed.insert(at) {
        match above.get(at) {
            Some((parent, _)) => at = parent,
            None => return false,
        }
    }
    at == top
}

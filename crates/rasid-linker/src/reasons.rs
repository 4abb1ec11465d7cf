//! The decisions of clustering as reasons of the events they concern.

use crate::cluster::Decision;
use crate::world::World;
use rasid_model::{Event, MergeReason};
use std::collections::BTreeMap;

/// How many refusals an event keeps.
const REFUSALS: usize = 8;

/// Gives each event, sorted by id, the reasons of its merges and of near misses refused.
pub(crate) fn attach(
    world: &World,
    events: &mut [Event],
    assigned: &[String],
    mut decisions: Vec<Decision>,
) {
    decisions.sort();
    decisions.dedup();
    let mut by_event: BTreeMap<&str, Vec<MergeReason>> = BTreeMap::new();
    for decision in decisions {
        let (a, b) = decision.pair;
        let (one, other) = (assigned[a].as_str(), assigned[b].as_str());
        // A pair refused by itself may yet have met in one group.
        if decision.merged != (one == other) {
            continue;
        }
        let reason = MergeReason {
            mentions: [world.mentions[a].id.clone(), world.mentions[b].id.clone()],
            merged: decision.merged,
            signals: decision.signals,
        };
        if one != other {
            by_event.entry(other).or_default().push(reason.clone());
        }
        by_event.entry(one).or_default().push(reason);
    }
    for event in events {
        let Some(mut reasons) = by_event.remove(event.id.as_str()) else {
            continue;
        };
        reasons.sort_by(|a, b| b.merged.cmp(&a.merged).then_with(|| a.cmp(b)));
        let merged = reasons.iter().filter(|r| r.merged).count();
        reasons.truncate(merged + REFUSALS);
        event.merge_reasons = reasons;
    }
}

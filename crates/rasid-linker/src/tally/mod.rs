//! A reported count beside the record's own count of the same thing.

mod scope;

use crate::knowledge::Knowledge;
use crate::lines::Lines;
use crate::world::World;
use rasid_model::{Amount, Event, Held, Linked, Tally, TallyCount, TallyUnit, Verdict};
use scope::Scope;

/// Counts what the record holds of each tally's kind, period and place.
pub fn reconcile(tallies: Vec<Tally>, linked: &Linked, knowledge: &dyn Knowledge) -> Vec<Tally> {
    let lines = Lines::default();
    let world = World::new(&linked.mentions, None, knowledge, &lines);
    tallies
        .into_iter()
        .map(|mut tally| {
            (tally.recorded, tally.verdict) = beside(&world, linked, &tally);
            tally
        })
        .collect()
}

fn beside(world: &World, linked: &Linked, tally: &Tally) -> (Option<TallyCount>, Verdict) {
    let Some(scope) = Scope::of(world, tally) else {
        return (None, Verdict::NotComparable);
    };
    let events: Vec<&Event> = linked.events.iter().filter(|e| scope.takes_in(e)).collect();
    let Some(count) = count(tally.what.unit, &events) else {
        return (None, Verdict::NotComparable);
    };
    let ids = events.iter().map(|e| e.id.clone()).collect();
    (
        Some(TallyCount { count, events: ids }),
        verdict(count, tally.count),
    )
}

/// The record's own count; nothing where the record does not count such things.
fn count(unit: TallyUnit, events: &[&Event]) -> Option<u64> {
    match unit {
        TallyUnit::Attacks => Some(events.len() as u64),
        TallyUnit::Killed => sum(events.iter().map(|e| e.killed.as_ref().map(of))),
        TallyUnit::Injured => sum(events.iter().map(|e| e.injured.as_ref().map(of))),
        TallyUnit::Arrests => sum(events
            .iter()
            .map(|e| e.count.as_ref().map(|c| c.value.amount))),
        TallyUnit::Sites | TallyUnit::Troops => None,
    }
}

fn of(held: &Held<rasid_model::Casualties>) -> Amount {
    held.value.amount
}

/// The sum of the least figures, where at least one event has one.
fn sum(amounts: impl Iterator<Item = Option<Amount>>) -> Option<u64> {
    amounts
        .flatten()
        .map(|a| u64::try_from(a.min).unwrap_or(0))
        .fold(None, |sum, n| Some(sum.unwrap_or(0) + n))
}

fn verdict(recorded: u64, told: Amount) -> Verdict {
    let recorded = Amount::exactly(i64::try_from(recorded).unwrap_or(i64::MAX));
    if recorded.agrees(told) {
        Verdict::Matched
    } else if recorded.min < told.min {
        Verdict::Fewer
    } else {
        Verdict::More
    }
}

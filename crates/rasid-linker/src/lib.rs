//! Mentions to events.

mod knowledge;

pub use knowledge::Knowledge;
use rasid_model::{Linked, Mention, Report, Source, Tally};

/// Links mentions into events.
pub fn link(mentions: Vec<Mention>, _reports: &[Report], _knowledge: &dyn Knowledge) -> Linked {
    Linked { mentions, events: Vec::new() }
}

/// Sets each tally beside the record's own count.
pub fn reconcile(
    tallies: Vec<Tally>,
    _linked: &Linked,
    _knowledge: &dyn Knowledge,
) -> Vec<Tally> {
    tallies
}

/// The sources that the linked mentions and the tallies name.
pub fn sources(
    _linked: &Linked,
    _tallies: &[Tally],
    _reports: &[Report],
    _knowledge: &dyn Knowledge,
) -> Vec<Source> {
    Vec::new()
}

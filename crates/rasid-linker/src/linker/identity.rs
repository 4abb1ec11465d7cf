//! Ids that last: an event keeps its id while most of what it is stays together.
//!
//! A new group takes over the id of the event that most of its units come from. An id
//! that nobody takes over leads to the group that most of its units went to; should
//! they part again, the id comes back. Every such change is a line of history.

use super::Linker;
use super::settle::Work;
use crate::stable;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What became of an event's id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum History {
    /// The event is one with another; the id leads there.
    Merged {
        /// The id that is no more.
        from: String,
        /// The event that it leads to.
        into: String,
    },
    /// Tellings of an event turned out to be of another, which has this id now.
    Split {
        /// The event they were told of.
        from: String,
        /// The event they are told of now.
        into: String,
    },
}

/// The numbers in use, and where those lead that no longer are.
#[derive(Clone, Debug, Default)]
pub(super) struct Identities {
    groups: FxHashMap<u64, u32>,
    leads_to: BTreeMap<u64, u64>,
}

impl Identities {
    /// Does an event have this number?
    pub fn holds(&self, number: u64) -> bool {
        self.groups.contains_key(&number)
    }

    /// The group of the event with this number.
    pub fn group(&self, number: u64) -> Option<u32> {
        self.groups.get(&number).copied()
    }
}

impl Linker<'_> {
    /// Gives every changed group its number; says what became of the others.
    pub(super) fn name(&mut self, work: &Work) -> Vec<History> {
        for gone in work.gone.iter().filter(|number| **number != 0) {
            self.identities.groups.remove(gone);
        }
        let mut claims = self.claims(work);
        claims.sort_unstable();
        let mut history = Vec::new();
        let mut unclaimed: BTreeMap<u64, u32> = BTreeMap::new();
        for (_, number, _, slot) in &claims {
            let nameless = self.groups.get(*slot).is_some_and(|g| g.event == 0);
            if !work.gone.contains(number) || self.identities.groups.contains_key(number) {
                continue;
            }
            match nameless {
                true => self.give(*slot, *number),
                false => {
                    unclaimed.entry(*number).or_insert(*slot);
                }
            }
        }
        for slot in &work.changed {
            if self.groups.get(*slot).is_some_and(|g| g.event == 0) {
                let fresh = self.fresh(*slot);
                self.give(*slot, fresh);
            }
        }
        for (number, slot) in unclaimed {
            if self.identities.groups.contains_key(&number) {
                continue;
            }
            let into = self.groups.get(slot).map_or(0, |g| g.event);
            self.identities.leads_to.insert(number, into);
            history.push(History::Merged {
                from: stable::event_id(number),
                into: stable::event_id(into),
            });
        }
        let mut splits = BTreeSet::new();
        for (_, number, _, slot) in claims {
            let into = self.groups.get(slot).map_or(0, |g| g.event);
            if into != number && self.identities.groups.contains_key(&number) {
                splits.insert(History::Split {
                    from: stable::event_id(number),
                    into: stable::event_id(into),
                });
            }
        }
        history.extend(splits);
        history
    }

    /// For each changed group, the events that its units come from: most units first, then
    /// by number, then by the group's first mention.
    fn claims(&self, work: &Work) -> Vec<(Reverse<usize>, u64, String, u32)> {
        let mut claims = Vec::new();
        for slot in &work.changed {
            let Some(group) = self.groups.get(*slot) else {
                continue;
            };
            let mut from: BTreeMap<u64, usize> = BTreeMap::new();
            for unit in group.units() {
                if let Some(number) = work.was.get(&unit).filter(|number| **number != 0) {
                    *from.entry(*number).or_default() += 1;
                }
            }
            let first = self.first(group.core[0]);
            claims.extend(
                from.into_iter()
                    .map(|(number, units)| (Reverse(units), number, first.to_owned(), *slot)),
            );
        }
        claims
    }

    fn give(&mut self, slot: u32, number: u64) {
        if let Some(group) = self.groups.get_mut(slot) {
            group.event = number;
            self.identities.groups.insert(number, slot);
            self.identities.leads_to.remove(&number);
        }
    }

    /// The number of its first mention; where that is taken, the next that is free.
    fn fresh(&self, slot: u32) -> u64 {
        let units = self.groups.get(slot).map(|g| g.units());
        let first = units.into_iter().flatten().map(|u| self.first(u)).min();
        let mut number = stable::event_number(first.unwrap_or_default()).max(1);
        while self.identities.groups.contains_key(&number) {
            number = stable::event_number(&stable::event_id(number)).max(1);
        }
        number
    }

    /// Where an id leads that is no more.
    pub fn redirects(&self) -> impl Iterator<Item = (String, String)> + '_ {
        self.identities.leads_to.keys().map(|from| {
            let mut at = *from;
            // An event that took over an id may itself have been merged since.
            while let Some(next) = self.identities.leads_to.get(&at).filter(|n| **n != at) {
                at = *next;
            }
            (stable::event_id(*from), stable::event_id(at))
        })
    }
}

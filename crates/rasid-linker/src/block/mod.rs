//! Which pairs are worth comparing, in near-linear time.
//!
//! Every unit is filed in blocks such that two units that [`crate::cluster`] could join
//! share one: family × stretch of time × map cell, a place that holds it, or an actor
//! that holds its sides; and the fact it names, its text, its words. Whether two units
//! meet hangs on these two alone, never on what else a block holds: so blocks can be
//! worked on apart, in any order, and a new report meets only those of its own blocks.

mod keys;

use crate::lines::Lines;
use crate::profile::Profile;
pub(crate) use keys::{Key, Role, keys};
use rustc_hash::FxHashMap;

/// The end of a chain of entries.
const END: u32 = u32::MAX;
/// Where the role stands in an entry's unit.
const HOST: u32 = 1 << 31;

/// A unit in a block, and the entry that was filed there before it.
#[derive(Clone, Copy, Debug)]
struct Entry {
    unit: u32,
    before: u32,
}

/// Some of all blocks: those whose keys leave this rest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub rest: u64,
    pub of: u64,
}

/// The blocks, each a chain through one long list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Blocks {
    /// The only ones to work on; none is all.
    pub part: Option<Part>,
    last: FxHashMap<Key, u32>,
    entries: Vec<Entry>,
}

impl Blocks {
    /// Files a unit, and gives the units filed before it that it is to be compared with, each once.
    pub fn file(&mut self, lines: &Lines, unit: u32, profile: &Profile) -> Vec<u32> {
        let mut met = Vec::new();
        let here = |key: Key| {
            self.part
                .is_none_or(|part| key % part.of.max(1) == part.rest)
        };
        let keys = keys(lines, profile)
            .into_iter()
            .filter(|(key, _)| here(*key));
        for (key, role) in keys.collect::<Vec<_>>() {
            let before = self.last.get(&key).copied().unwrap_or(END);
            self.meet(before, role, &mut met);
            let at = u32::try_from(self.entries.len()).unwrap_or(END);
            let host = if role == Role::Host { HOST } else { 0 };
            self.entries.push(Entry {
                unit: unit | host,
                before,
            });
            self.last.insert(key, at);
        }
        met.sort_unstable();
        met.dedup();
        met
    }

    fn meet(&self, mut at: u32, role: Role, met: &mut Vec<u32>) {
        while let Some(entry) = self.entries.get(at as usize) {
            if role == Role::Host || entry.unit & HOST != 0 {
                met.push(entry.unit & !HOST);
            }
            at = entry.before;
        }
    }
}

//! Which pairs are worth comparing, in near-linear time.
//!
//! Every unit is filed under keys such that two units that [`crate::cluster`]
//! could join share one: its days in windows, with a map cell, a place that
//! holds it, or an actor that holds its sides; the fact it names; its rarest
//! words. A wide place is filed as host under its own key and compared with the
//! guests it holds; guests of a wide place meet each other only in their cells.

mod keys;

use crate::profile::Profile;
use crate::world::World;
use keys::Entry;

/// The most units of one key that are all compared with each other.
const ALL_PAIRS: usize = 256;
/// In larger keys, how many of the next in order each is compared with.
const NEXT: usize = 48;

/// Pairs of positions, smaller first, sorted, each once.
pub(crate) fn pairs(world: &World, units: &[Profile]) -> Vec<(usize, usize)> {
    let mut entries: Vec<Entry> = Vec::new();
    for (i, unit) in units.iter().enumerate() {
        keys::file(world, i, unit, &mut entries);
    }
    entries.sort_unstable();
    entries.dedup();
    let mut out = Vec::new();
    for block in entries.chunk_by(|a, b| a.key == b.key) {
        within_block(block, &mut out);
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn within_block(block: &[Entry], out: &mut Vec<(usize, usize)>) {
    let reach = if block.len() <= ALL_PAIRS {
        block.len()
    } else {
        NEXT
    };
    for (at, a) in block.iter().enumerate() {
        for b in block.iter().skip(at + 1).take(reach) {
            if a.unit != b.unit && (a.host || b.host) {
                out.push((a.unit.min(b.unit), a.unit.max(b.unit)));
            }
        }
    }
}

//! Which reports are made from which: copies, rewrites, parts of a wire item.
//!
//! Two reports are kin where enough of the words that stand near each other in one do
//! so in the other. Each report descends from the one it is most made of among its
//! elder kin, and all that descend from one report are its copies. Who is kin depends
//! on the two alone, and who descends from whom on the kin alone, so the families are
//! the same in whatever order reports come; [`Copies::settle`] looks anew only at the
//! families that were added to.
//!
//! Absent: the words themselves, of which only hashes are kept, and the language.

mod elder;
mod index;
mod kin;
mod wording;

pub use wording::Wording;

use index::Index;
use kin::{Kin, kinship};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// The reports met so far, and whose copies they are.
#[derive(Clone, Debug, Default)]
pub struct Copies {
    items: Vec<Item>,
    by_id: FxHashMap<Box<str>, u32>,
    index: Index,
    /// Reports that are new since all was last settled.
    touched: Vec<u32>,
}

#[derive(Clone, Debug)]
struct Item {
    id: Box<str>,
    wording: Wording,
    kin: Vec<Kin>,
    /// The first report of its family, where that is another.
    original: Option<u32>,
}

impl Copies {
    /// Takes in a report; one that is known already is left as it is.
    pub fn add(&mut self, id: &str, wording: Wording) {
        if self.by_id.contains_key(id) {
            return;
        }
        let new = self.items.len() as u32;
        let mut found = Vec::new();
        for near in self.index.file(new, &wording) {
            let other = &mut self.items[near as usize];
            if let Some(kind) = kinship(&other.wording, &wording) {
                other.kin.push(kind.to(new));
                found.push(kind.turned().to(near));
            }
        }
        self.by_id.insert(id.into(), new);
        self.touched.push(new);
        self.items.push(Item {
            id: id.into(),
            wording,
            kin: found,
            original: None,
        });
    }

    /// Settles whose copies the reports are, and tells each that changed, by id, with the
    /// first report of its family, or nothing where it copies none.
    pub fn settle(&mut self) -> BTreeMap<String, Option<String>> {
        let mut changes = BTreeMap::new();
        let mut seen = FxHashSet::default();
        for start in std::mem::take(&mut self.touched) {
            for member in self.family(start, &mut seen) {
                let original = self.first_of_line(member);
                let item = &self.items[member as usize];
                if item.original != original {
                    let told = original.map(|o| self.items[o as usize].id.to_string());
                    changes.insert(item.id.to_string(), told);
                    self.items[member as usize].original = original;
                }
            }
        }
        changes
    }

    /// Everyone who hangs together with a report.
    fn family(&self, start: u32, seen: &mut FxHashSet<u32>) -> Vec<u32> {
        let mut open = Vec::new();
        if seen.insert(start) {
            open.push(start);
        }
        let mut at = 0;
        while at < open.len() {
            for kin in &self.items[open[at] as usize].kin {
                if seen.insert(kin.to) {
                    open.push(kin.to);
                }
            }
            at += 1;
        }
        open
    }

    /// The report that a line of descent begins with; `None` for its own.
    fn first_of_line(&self, start: u32) -> Option<u32> {
        let mut line = vec![start];
        while let Some(next) = self.parent(line[line.len() - 1]) {
            if let Some(again) = line.iter().position(|at| *at == next) {
                // Each older than the next, in a ring: the smallest id begins it.
                let ring = line[again..].iter().copied();
                let first = ring.min_by(|a, b| self.id(*a).cmp(self.id(*b)));
                return first.filter(|f| *f != start);
            }
            line.push(next);
        }
        line.last().copied().filter(|last| *last != start)
    }

    /// Whom a report is most made of, among its elders.
    fn parent(&self, of: u32) -> Option<u32> {
        let own = &self.items[of as usize];
        let elder = |kin: &&Kin| {
            let other = &self.items[kin.to as usize];
            elder::is_elder((&other.wording, &other.id), (&own.wording, &own.id), kin)
        };
        let best = own.kin.iter().filter(elder).max_by(|a, b| {
            (a.credits, a.share, self.id(b.to)).cmp(&(b.credits, b.share, self.id(a.to)))
        });
        best.map(|kin| kin.to)
    }

    fn id(&self, item: u32) -> &str {
        &self.items[item as usize].id
    }
}

//! Blocks shared out over processes: workers weigh, one gathers and settles.
//!
//! Whether two units meet, and what is said of them, hangs on these two alone. So each
//! worker can be given some of the blocks, and what they say together is what one process
//! says: a pair that meets in blocks of two workers is said twice, and counts once.

use super::{ByFirst, Linker};
use crate::block::Part;
use crate::knowledge::Knowledge;
use std::collections::BTreeMap;

/// What of the weighing a linker does.
#[derive(Clone, Debug, Default)]
pub(super) enum Share {
    /// All of it.
    #[default]
    Whole,
    /// That of some blocks, for another to gather.
    Some(Vec<Weighed>),
    /// None: it gathers what others weighed.
    None,
}

/// Two units that may be one event or nearly are, by their first mentions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weighed {
    mentions: [String; 2],
    score: i32,
    link: bool,
}

impl<'k> Linker<'k> {
    /// One of `of` workers, which share the blocks out: it weighs those of its own. Each is
    /// given all reports that have a unit in a block of its own; others do no harm.
    pub fn worker(knowledge: &'k dyn Knowledge, rest: u64, of: u64) -> Self {
        let mut linker = Self::new(knowledge);
        linker.blocks.part = Some(Part { rest, of });
        linker.share = Share::Some(Vec::new());
        linker
    }

    /// One that weighs nothing, and settles what workers weighed.
    pub fn gatherer(knowledge: &'k dyn Knowledge) -> Self {
        let mut linker = Self::new(knowledge);
        linker.share = Share::None;
        linker
    }

    /// What a worker has weighed; pairs of several blocks may come from several workers.
    pub fn weighed(self) -> Vec<Weighed> {
        match self.share {
            Share::Some(weighed) => weighed,
            Share::Whole | Share::None => Vec::new(),
        }
    }

    /// Takes in what workers weighed, once all reports are added.
    pub fn gather(&mut self, mut weighed: Vec<Weighed>) {
        weighed.sort();
        weighed.dedup();
        let all = 0..self.units.len() as u32;
        let of_first: BTreeMap<String, u32> = all
            .map(|unit| (self.first(unit).to_owned(), unit))
            .collect();
        for pair in weighed {
            let [a, b] = &pair.mentions;
            if let (Some(a), Some(b)) = (of_first.get(a), of_first.get(b)) {
                self.keep(*a, *b, pair.score, pair.link);
            }
        }
    }

    /// Keeps what was said of two units, for itself or for who gathers.
    pub(super) fn keep(&mut self, a: u32, b: u32, score: i32, link: bool) {
        if matches!(self.share, Share::Some(_)) {
            let mut mentions = [self.first(a).to_owned(), self.first(b).to_owned()];
            mentions.sort();
            if let Share::Some(weighed) = &mut self.share {
                weighed.push(Weighed {
                    mentions,
                    score,
                    link,
                });
            }
            return;
        }
        let order = ByFirst {
            units: &self.units,
            reports: &self.reports,
        };
        if link {
            let gone = self.links.link(a, b, score, &order);
            self.touched
                .extend(gone.into_iter().flat_map(|(x, y)| [x, y]));
        } else {
            self.links.nearly(a, b, score, &order);
        }
    }
}

//! Finds the reports that may be kin of a new one, without asking them all.
//!
//! A fair sample of a report's pairs of words, each together with the week it was
//! published in, leads to the reports that have it too. So a report meets only those of
//! its weeks that share several rare pairs with it, however long the record.

use super::wording::Wording;
use crate::days::Days;
use crate::stable::Mixer;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// One pair in so many is filed.
const ONE_IN: u32 = 4;
/// A report of no more pairs has them all filed.
const FEW: usize = 16;
/// The most pairs of one report that are filed.
const MOST: usize = 128;
/// The fewest filed pairs that two kin share.
const MET: u16 = 2;
/// Kin share no less of the smaller sample, in hundredths.
const SHARE: usize = 3;
/// Days that are filed together.
const WEEK: i32 = 8;
/// The weeks of reports without a day.
const NO_WEEK: i32 = i32::MIN;
/// The end of a chain.
const END: u32 = u32::MAX;

/// Where each filed pair stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// The last posting of a pair in a week.
    last: FxHashMap<u32, u32>,
    /// A report, and the posting before it.
    postings: Vec<(u32, u32)>,
    /// How many pairs of each report are filed.
    filed: Vec<u16>,
    /// The weeks that anything is filed under.
    weeks: BTreeSet<i32>,
}

impl Index {
    /// Files a new report and tells which others it should be held against, in order.
    pub fn file(&mut self, new: u32, wording: &Wording) -> Vec<u32> {
        let sample = sample(wording.pairs());
        let met = self.meet(&sample, wording.days());
        let mut near: Vec<u32> = met
            .into_iter()
            .filter(|(other, n)| {
                let smaller = sample.len().min(usize::from(self.filed[*other as usize]));
                *n >= MET.min(smaller as u16) && usize::from(*n) * 100 >= smaller * SHARE
            })
            .map(|(other, _)| other)
            .collect();
        near.sort_unstable();
        let own: Vec<i32> = match wording.days() {
            Some(days) => weeks(days).collect(),
            None => vec![NO_WEEK],
        };
        for week in own {
            self.weeks.insert(week);
            for pair in &sample {
                let last = self.last.entry(key(*pair, week)).or_insert(END);
                self.postings.push((new, *last));
                *last = self.postings.len() as u32 - 1;
            }
        }
        self.filed.push(sample.len() as u16);
        near
    }

    /// How many filed pairs each other report shares.
    fn meet(&self, sample: &[u32], days: Option<Days>) -> Vec<(u32, u16)> {
        // A report without a day may be of any week.
        let asked: Vec<i32> = match days {
            Some(days) => {
                let wide = Days {
                    first: days.first - WEEK,
                    last: days.last + WEEK,
                };
                weeks(wide).chain([NO_WEEK]).collect()
            }
            None => self.weeks.iter().copied().collect(),
        };
        let mut met: FxHashMap<u32, (u16, u32)> = FxHashMap::default();
        for (at, pair) in (0..).zip(sample) {
            for week in &asked {
                let mut posting = self.last.get(&key(*pair, *week)).copied();
                while let Some((report, before)) =
                    posting.and_then(|p| self.postings.get(p as usize))
                {
                    let (n, last) = met.entry(*report).or_insert((0, u32::MAX));
                    // One filed under several weeks counts once.
                    if *last != at {
                        (*n, *last) = (*n + 1, at);
                    }
                    posting = Some(*before).filter(|b| *b != END);
                }
            }
        }
        met.into_iter()
            .map(|(report, (n, _))| (report, n))
            .collect()
    }
}

/// The weeks that some days lie in.
fn weeks(days: Days) -> impl Iterator<Item = i32> {
    days.first.div_euclid(WEEK)..=days.last.div_euclid(WEEK)
}

/// One pair in four, by its hash alone, so that two reports file the same ones.
fn sample(pairs: Vec<u32>) -> Vec<u32> {
    let mut sample = pairs;
    if sample.len() > FEW {
        sample.retain(|p| p % ONE_IN == 0);
    }
    // Sorted by hash, so the first are the same in both.
    sample.truncate(MOST);
    sample
}

fn key(pair: u32, week: i32) -> u32 {
    Mixer::new(u64::from(pair)).add(week as u64).end() as u32
}

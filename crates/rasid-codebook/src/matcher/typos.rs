//! Mends misspelt names: letters moved, one lost, one added.
//!
//! A name's spellings are kept as hashes of 64 bits, so that a word that the
//! codebook does not know is tried without an allocation. Short words are left
//! alone: one letter makes another word of them.

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// The shortest word whose misspelling is mended.
const LETTERS: usize = 5;

/// Names by the hashes of their misspellings.
#[derive(Debug, Default)]
pub(super) struct Typos {
    by_letters: FxHashMap<u64, u32>,
}

impl Typos {
    /// Lets misspellings of `stem` find the word `id`; the first name to claim one keeps it.
    pub fn learn(&mut self, stem: &str, id: u32) {
        let Some(key) = moved(stem) else { return };
        self.by_letters.entry(key).or_insert(id);
        let letters = stem.chars().count();
        if letters < LETTERS + 2 {
            return;
        }
        for gone in 1..letters - 1 {
            let left = stem.chars().enumerate().filter(|(at, _)| *at != gone);
            let key = in_order(left.map(|(_, c)| c));
            self.by_letters.entry(key).or_insert(id);
        }
    }

    /// The word that `stem` may be a misspelling of.
    pub fn mend(&self, stem: &str) -> Option<u32> {
        let found = moved(stem).and_then(|key| self.by_letters.get(&key));
        // A letter lost: the word is a name with one letter less.
        let lost = || self.by_letters.get(&in_order(stem.chars()));
        found.or_else(lost).copied()
    }
}

/// A word's first and last letter and its letters in any order, so that moved letters look alike.
fn moved(word: &str) -> Option<u64> {
    let (mut count, mut sum, mut last) = (0, 0u64, None);
    for c in word.chars() {
        count += 1;
        sum = sum.wrapping_add(one(c));
        last = Some(c);
    }
    let first = word.chars().next().filter(|_| count >= LETTERS)?;
    let mut hasher = FxHasher::default();
    hasher.write_u32(u32::from(first));
    hasher.write_u32(u32::from(last?));
    hasher.write_u64(sum);
    Some(hasher.finish())
}

/// Letters in their order, told apart from the same letters in any order.
fn in_order(letters: impl Iterator<Item = char>) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_u32(0);
    letters.for_each(|c| hasher.write_u32(u32::from(c)));
    hasher.finish()
}

fn one(c: char) -> u64 {
    // Spread, so that the sum of two letters is not the sum of two others.
    let x = (u64::from(u32::from(c)) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (x ^ (x >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

//! Weighs a sentence's features, or names them.

use super::features::{Group, Part, Sink};
use rasid_codebook::judge::{UNIT, Weights, join, part};

/// Adds up the weights of the features that it takes.
pub(super) struct Scorer<'w> {
    weights: &'w Weights,
    sums: [i64; Group::COUNT],
    taken: [u32; Group::COUNT],
    /// Which features were weighed: each counts once.
    seen: Vec<u64>,
}

impl<'w> Scorer<'w> {
    pub fn new(weights: &'w Weights) -> Self {
        Self {
            weights,
            sums: [0; Group::COUNT],
            taken: [0; Group::COUNT],
            seen: vec![0; weights.len() / 64 + 1],
        }
    }

    /// Above zero, the event was told as one that happened.
    pub fn score(&self) -> f64 {
        let groups = self.sums.iter().zip(&self.taken).enumerate();
        let sum: f64 = groups
            .map(|(group, (sum, taken))| *sum as f64 / spread(group, *taken))
            .sum();
        (sum + f64::from(self.weights.bias())) / f64::from(UNIT)
    }
}

impl Sink for Scorer<'_> {
    fn take(&mut self, group: Group, tag: &str, parts: &[Part<'_>]) {
        self.taken[group as usize] += 1;
        let hash = parts.iter().fold(part(tag), |hash, p| join(hash, p.hash));
        let Some((number, weight)) = self.weights.of(hash) else {
            return;
        };
        let (word, bit) = (number as usize / 64, number % 64);
        if self.seen[word] & (1 << bit) == 0 {
            self.seen[word] |= 1 << bit;
            self.sums[group as usize] += i64::from(weight);
        }
    }

    fn again(&mut self, group: Group, _: &str, _: &[Part<'_>]) {
        // It counts once, but makes the sentence longer.
        self.taken[group as usize] += 1;
    }
}

/// By what a group's weights are divided: long sentences have more features.
/// What the rules made of a sentence is few and stands as it is.
pub(super) fn spread(group: usize, taken: u32) -> f64 {
    if group == Group::Told as usize {
        1.0
    } else {
        f64::from(taken.max(1)).sqrt()
    }
}

/// Writes the names of the features down.
#[derive(Default)]
pub(super) struct Namer {
    pub names: [Vec<String>; Group::COUNT],
}

impl Sink for Namer {
    fn take(&mut self, group: Group, tag: &str, parts: &[Part<'_>]) {
        let mut name = tag.to_owned();
        for part in parts {
            name.push(' ');
            name.push_str(part.text);
        }
        self.names[group as usize].push(name);
    }
}

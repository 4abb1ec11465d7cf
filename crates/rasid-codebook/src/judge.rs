//! The weights of the learned part: what each feature of a sentence says of
//! whether an event of a type was told in it.
//!
//! A file under `judge/` holds one type's weights, written by `cargo xtask
//! learn`; its name is the type's. A feature is a tag and its parts, parted by
//! spaces. What the features are is the coder's; here they are hashes.

use crate::error::Problem;
use rasid_model::EventType;
use rustc_hash::FxHashMap;

/// Weights are whole numbers: this many make one.
pub const UNIT: i32 = 10_000;

/// The weights for one type of event.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    table: FxHashMap<u64, (u32, i32)>,
    sieve: Sieve,
    bias: i32,
}

impl Weights {
    /// A feature's number among those that weigh anything, and its weight.
    pub fn of(&self, feature: u64) -> Option<(u32, i32)> {
        if !self.sieve.may_hold(feature) {
            return None;
        }
        self.table.get(&feature).copied()
    }

    /// What a sentence scores that has no feature.
    pub fn bias(&self) -> i32 {
        self.bias
    }

    /// How many features weigh anything.
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Does nothing weigh anything?
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }
}

/// Most features of a sentence weigh nothing. A bit for each hash's beginning tells so
/// for nine in ten of them, from memory that is near, where the table's is not.
#[derive(Clone, Debug)]
struct Sieve(Box<[u64]>);

impl Default for Sieve {
    fn default() -> Self {
        Self(vec![0; (1 << Self::BITS) / 64].into_boxed_slice())
    }
}

impl Sieve {
    const BITS: u32 = 18;

    fn place(feature: u64) -> (usize, u64) {
        let bit = feature >> (64 - Self::BITS);
        ((bit / 64) as usize, 1 << (bit % 64))
    }

    fn add(&mut self, feature: u64) {
        let (at, bit) = Self::place(feature);
        self.0[at] |= bit;
    }

    fn may_hold(&self, feature: u64) -> bool {
        let (at, bit) = Self::place(feature);
        self.0[at] & bit != 0
    }
}

/// The hash of one part of a feature (FNV-1a): the same on every machine, for files hold what it leads to.
pub fn part(text: &str) -> u64 {
    go_on(EMPTY, text)
}

/// The hash of a part without any text.
pub const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of a part so far, and more of its text.
pub fn go_on(part: u64, text: &str) -> u64 {
    text.bytes().fold(part, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The hash of a feature so far, and its next part.
pub fn join(hash: u64, part: u64) -> u64 {
    (hash.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The hash of a feature as a file names it.
fn feature(name: &str) -> u64 {
    let mut parts = name.split(' ').map(part);
    let tag = parts.next().unwrap_or_default();
    parts.fold(tag, join)
}

/// Reads one file of weights into those read before.
pub(crate) fn read(
    file: &str,
    text: &str,
    all: &mut Vec<(EventType, Weights)>,
    problems: &mut Vec<Problem>,
) {
    let stem = file.rsplit('/').next().unwrap_or_default();
    let name = stem.trim_end_matches(".tsv").to_uppercase();
    let Some(kind) = EventType::from_name(&name) else {
        let what = "expected a file named as a type of event, in small letters";
        problems.push(Problem::at(file, 1, what.to_owned()));
        return;
    };
    let mut weights = Weights::default();
    for (at, line) in text.lines().enumerate() {
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        let read = line
            .split_once('\t')
            .and_then(|(name, weight)| Some((name, weight.parse::<i32>().ok()?)));
        match read {
            Some(("bias", weight)) => weights.bias = weight,
            Some((name, weight)) => {
                let number = u32::try_from(weights.table.len()).unwrap_or(u32::MAX);
                let feature = feature(name);
                weights.sieve.add(feature);
                weights.table.insert(feature, (number, weight));
            }
            None => {
                let what = "expected a feature, a tab and a whole number; write the file anew with cargo xtask learn";
                problems.push(Problem::at(file, at + 1, what.to_owned()));
            }
        }
    }
    all.push((kind, weights));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Vec<(EventType, Weights)>, Vec<Problem>) {
        let (mut all, mut problems) = (Vec::new(), Vec::new());
        read("judge/assault.tsv", text, &mut all, &mut problems);
        (all, problems)
    }

    #[test]
    fn a_feature_is_found_by_its_parts() {
        let (all, problems) = of("# recipe\nbias\t-5\nb F:x K:in\t12\n");
        assert!(problems.is_empty());
        let (kind, weights) = &all[0];
        assert_eq!(
            (*kind, weights.bias(), weights.len()),
            (EventType::Assault, -5, 1)
        );
        let hash = join(join(part("b"), part("F:x")), part("K:in"));
        assert_eq!(weights.of(hash), Some((0, 12)));
        assert_eq!(weights.of(join(part("b"), part("F:x"))), None);
    }

    #[test]
    fn a_line_without_a_number_is_named() {
        let (_, problems) = of("bias\tmany\n");
        assert_eq!(problems[0].line, Some(1));
    }
}

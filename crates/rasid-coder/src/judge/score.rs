//! Weighs a sentence's features, or names them.

use super::features::{Feature, Group, Part, Sink, Told, Word, in_sentence, near_trigger};
use super::symbols::Keep;
use super::words::pieces;
use rasid_codebook::judge::{UNIT, Weights, join, part};
use rasid_text::PerWord;

/// What the weights of one type say of words, kept from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Weighed {
    words: PerWord<Pieces>,
    /// The scoring in which each feature was weighed last.
    seen: Vec<u32>,
    scorings: u32,
}

/// What the pieces of a word weigh: in the sentence, and near a trigger.
#[derive(Debug, Default)]
struct Pieces {
    count: u32,
    words: Vec<(u32, i32)>,
    near: Vec<(u32, i32)>,
}

impl Pieces {
    fn of(word: &str, weights: &Weights) -> Self {
        let mut out = Self::default();
        pieces(word, |tag, piece| {
            let piece = Part::from(piece);
            let weight = |feature: Feature| weights.of(hash(feature.0, feature.1));
            out.count += 1;
            out.words.extend(in_sentence(tag, piece, weight));
            out.near.extend(near_trigger(tag, piece, weight));
        });
        out
    }
}

fn hash(tag: &str, parts: &[Part<'_>]) -> u64 {
    parts.iter().fold(part(tag), |hash, p| join(hash, p.hash))
}

/// Adds up the weights of the features that it takes.
pub(super) struct Scorer<'w, 'k> {
    weights: &'w Weights,
    kept: &'k mut Weighed,
    sums: [i64; Group::COUNT],
    taken: [u32; Group::COUNT],
}

impl<'w, 'k> Scorer<'w, 'k> {
    pub fn new(weights: &'w Weights, kept: &'k mut Weighed) -> Self {
        kept.scorings = kept.scorings.wrapping_add(1);
        if kept.scorings == 0 || kept.seen.len() != weights.len() {
            kept.seen = vec![0; weights.len()];
            kept.scorings = 1;
        }
        Self {
            weights,
            kept,
            sums: [0; Group::COUNT],
            taken: [0; Group::COUNT],
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

/// Adds a feature's weight; each counts once.
fn add(sum: &mut i64, seen: &mut [u32], scoring: u32, (number, weight): (u32, i32)) {
    if let Some(last) = seen.get_mut(number as usize)
        && *last != scoring
    {
        *last = scoring;
        *sum += i64::from(weight);
    }
}

impl Sink for Scorer<'_, '_> {
    const KEEP: Keep = Keep::Hash;

    fn take(&mut self, group: Group, tag: &str, parts: &[Part<'_>]) {
        self.taken[group as usize] += 1;
        if let Some(found) = self.weights.of(hash(tag, parts)) {
            let Weighed { seen, scorings, .. } = &mut *self.kept;
            add(&mut self.sums[group as usize], seen, *scorings, found);
        }
    }

    fn word(&mut self, word: Word<'_>) {
        self.pieces(Group::Words, word, Told::First);
    }

    fn near_word(&mut self, word: Word<'_>, told: Told) {
        self.pieces(Group::Near, word, told);
    }

    fn again(&mut self, group: Group, _: &str, _: &[Part<'_>]) {
        // It counts once, but makes the sentence longer.
        self.taken[group as usize] += 1;
    }
}

impl Scorer<'_, '_> {
    /// Takes the pieces of a word at once: what they weigh is kept.
    fn pieces(&mut self, group: Group, word: Word<'_>, told: Told) {
        let weights = self.weights;
        let Weighed {
            words,
            seen,
            scorings,
        } = &mut *self.kept;
        let pieces = words.of(word.number, || Pieces::of(word.text, weights));
        self.taken[group as usize] += pieces.count;
        let found = match (group, told) {
            (_, Told::Again) => return,
            (Group::Near, _) => &pieces.near,
            _ => &pieces.words,
        };
        for found in found {
            add(&mut self.sums[group as usize], seen, *scorings, *found);
        }
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
    const KEEP: Keep = Keep::Text;

    fn take(&mut self, group: Group, tag: &str, parts: &[Part<'_>]) {
        let mut name = tag.to_owned();
        for part in parts {
            name.push(' ');
            name.push_str(part.text);
        }
        self.names[group as usize].push(name);
    }
}

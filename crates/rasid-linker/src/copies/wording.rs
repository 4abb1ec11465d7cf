//! What is kept of a report's words to know its copies by.
//!
//! Words that stand near each other, in either order, survive a change of headline, of
//! spelling, of the order of clauses and of every third word. Shingles do not.

use crate::days::Days;
use crate::stable::{self, Mixer};
use jiff::civil::Date;

/// How many words on a word is still near.
const NEAR: usize = 5;
/// Lines of fewer words are headlines, bylines and furniture.
const SHORT: usize = 6;
/// A report of fewer pairs has its short lines read too.
const FEW: usize = 40;
/// A report known only to a longer stretch has no day here.
const WIDEST: i32 = 21;

/// A report's telling words by their hashes, its outlet, its days.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    /// All words in order; `ends` says where its lines end.
    words: Vec<u32>,
    ends: Vec<u32>,
    /// The outlet's id and the words of its name.
    outlet: Option<(u64, Vec<u32>)>,
    days: Option<Days>,
}

impl Wording {
    /// From the stems of each line's words, without those that only join others.
    pub fn new<'w, L>(lines: impl IntoIterator<Item = L>) -> Self
    where
        L: IntoIterator<Item = &'w str>,
    {
        let mut wording = Self::default();
        for line in lines {
            wording.words.extend(line.into_iter().map(word));
            wording.ends.push(wording.words.len() as u32);
        }
        wording
    }

    /// Told by an outlet with this id, whose name has words of these stems.
    pub fn by<'w>(mut self, id: &str, name: impl IntoIterator<Item = &'w str>) -> Self {
        let name = name.into_iter().map(word).collect();
        self.outlet = Some((stable::hash(id.as_bytes()), name));
        self
    }

    /// Published on one of these days.
    pub fn on(mut self, days: Option<(Date, Date)>) -> Self {
        let days = days.map(|(first, last)| Days::between(first, last));
        self.days = days.filter(|d| d.width() <= WIDEST);
        self
    }

    pub(super) fn days(&self) -> Option<Days> {
        self.days
    }

    /// The pairs of words that stand near each other in a line, sorted.
    pub(super) fn pairs(&self) -> Vec<u32> {
        let mut pairs = Vec::new();
        for line in self.lines().filter(|l| l.len() >= SHORT) {
            near(line, &mut pairs);
        }
        if pairs.len() < FEW {
            pairs.clear();
            self.lines().for_each(|line| near(line, &mut pairs));
        }
        sorted(pairs)
    }

    /// The pairs of each line that is no short one.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = Vec<u32>> + '_ {
        self.lines().filter(|l| l.len() >= SHORT).map(|line| {
            let mut pairs = Vec::new();
            near(line, &mut pairs);
            sorted(pairs)
        })
    }

    /// Does it name the other's outlet, and is that not its own?
    pub(super) fn credits(&self, other: &Self) -> bool {
        let own = self.outlet.as_ref().map(|(id, _)| id);
        let named = other.outlet.as_ref().filter(|(id, _)| Some(id) != own);
        named.is_some_and(|(_, name)| self.names(name))
    }

    /// Does it name its own outlet, as a wire item does?
    pub(super) fn signed(&self) -> bool {
        let own = self.outlet.as_ref();
        own.is_some_and(|(_, name)| self.names(name))
    }

    pub(super) fn length(&self) -> usize {
        self.words.len()
    }

    fn names(&self, name: &[u32]) -> bool {
        !name.is_empty() && self.words.windows(name.len()).any(|run| run == name)
    }

    fn lines(&self) -> impl Iterator<Item = &[u32]> + '_ {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(from, to)| &self.words[from as usize..*to as usize])
    }
}

fn word(stem: &str) -> u32 {
    (stable::hash(stem.as_bytes()) >> 32) as u32
}

fn near(line: &[u32], pairs: &mut Vec<u32>) {
    for (at, a) in line.iter().enumerate() {
        for b in line[at + 1..].iter().take(NEAR).filter(|b| *b != a) {
            let (low, high) = (a.min(b), a.max(b));
            let mixed = Mixer::new(u64::from(*low)).add(u64::from(*high)).end();
            pairs.push(mixed as u32);
        }
    }
}

fn sorted(mut pairs: Vec<u32>) -> Vec<u32> {
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

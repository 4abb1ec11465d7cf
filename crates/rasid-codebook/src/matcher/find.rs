//! Walks the trie from each token of a report, and keeps what it finds.
//!
//! The coder asks for the forms at a token many times: as a name, as a trigger,
//! as a clue to the date. So each token is walked once and the answers are kept.

use super::{Clitics, FactPhrase, Hit, Matcher, Node, Readings, Ref};
use std::cmp::Reverse;
use std::ops::Range;

/// No word, no node, no form.
pub(super) const NONE: u32 = u32::MAX;

/// A slice of the matcher's refs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Refs {
    pub start: u32,
    pub len: u32,
}

impl Refs {
    fn range(self) -> Range<usize> {
        self.start as usize..(self.start + self.len) as usize
    }
}

/// A form found, without what it borrows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// The first token after it.
    end: u32,
    refs: Refs,
    clitics: Clitics,
}

/// Where phrases of facts end, without what it borrows.
#[derive(Clone, Copy, Debug)]
pub(super) struct FoundPhrases {
    start: u32,
    end: u32,
    node: u32,
    /// Is any of them the key of its fact?
    key: bool,
}

/// A way through the trie so far.
#[derive(Clone, Copy)]
struct Step {
    end: usize,
    node: u32,
    clitics: Clitics,
}

impl Matcher {
    /// The longest form that begins at token `at`, with the fewest letters cut off.
    pub fn longest(&self, readings: &Readings, at: usize) -> Option<Hit<'_>> {
        let best = *readings.longest.get(at)?;
        let found = readings.found.get(best as usize)?;
        Some(self.hit(at, found))
    }

    /// The longest place name that begins at token `at`, ordinary words among them.
    pub fn longest_place<'m>(&'m self, readings: &Readings, at: usize) -> Option<Hit<'m>> {
        self.all(readings, at)
            .filter(|h| h.refs.iter().any(|r| matches!(r, Ref::Place { .. })))
            .max_by_key(|h| (h.tokens.end, Reverse(weight(h.clitics)), h.clitics.named))
    }

    /// The phrases of facts that begin in a range of tokens, of facts whose key is among them.
    pub fn phrases(
        &self,
        readings: &Readings,
        tokens: Range<usize>,
    ) -> Vec<(Range<usize>, FactPhrase)> {
        let from = |token: usize| {
            let found = &readings.phrases;
            found.partition_point(|p| (p.start as usize) < token)
        };
        let found = &readings.phrases[from(tokens.start)..from(tokens.end.max(tokens.start))];
        if !found.iter().any(|p| p.key) {
            return Vec::new();
        }
        let of = |f: &FoundPhrases| self.nodes[f.node as usize].phrases.iter();
        let keys = found.iter().filter(|f| f.key).flat_map(of);
        let mut keyed: Vec<u32> = keys.filter(|p| p.key).map(|p| p.fact).collect();
        keyed.sort_unstable();
        keyed.dedup();
        let mut out = Vec::new();
        for f in found {
            let told = of(f).filter(|p| keyed.binary_search(&p.fact).is_ok());
            out.extend(told.map(|p| (f.start as usize..f.end as usize, *p)));
        }
        out
    }

    /// Every form that begins at token `at`, under every reading.
    pub fn all<'m, 'r>(
        &'m self,
        readings: &'r Readings,
        at: usize,
    ) -> impl Iterator<Item = Hit<'m>> + use<'m, 'r> {
        let found = match (readings.found_at.get(at), readings.found_at.get(at + 1)) {
            (Some(from), Some(to)) => &readings.found[*from as usize..*to as usize],
            _ => &[],
        };
        found.iter().map(move |found| self.hit(at, found))
    }

    fn hit(&self, at: usize, found: &Found) -> Hit<'_> {
        Hit {
            tokens: at..found.end as usize,
            refs: &self.refs[found.refs.range()],
            clitics: found.clitics,
        }
    }

    /// Finds every form of the report.
    pub(super) fn find(&self, out: &mut Readings) {
        let mut found = std::mem::take(&mut out.found);
        let mut phrases = std::mem::take(&mut out.phrases);
        for at in 0..out.tokens() {
            let before = found.len();
            out.found_at.push(before as u32);
            for reading in out.of(at) {
                let node = self.first[reading.word as usize];
                if node != NONE {
                    let step = Step {
                        end: at + 1,
                        node,
                        clitics: reading.clitics,
                    };
                    self.walk(out, step, &mut found, &mut phrases);
                }
            }
            // A walk knows where a phrase ends, its token where it starts.
            let new = phrases.iter_mut().rev().take_while(|p| p.start == NONE);
            new.for_each(|p| p.start = at as u32);
            out.longest.push(self.best(&found, before));
        }
        out.found_at.push(found.len() as u32);
        out.found = found;
        out.phrases = phrases;
    }

    fn best(&self, found: &[Found], from: usize) -> u32 {
        let some = found[from..].iter().enumerate();
        some.max_by_key(|(_, f)| {
            let risky = super::is_risky(&self.refs[f.refs.range()]);
            (f.end, !risky, Reverse(weight(f.clitics)), f.clitics.named)
        })
        .map_or(NONE, |(at, _)| (from + at) as u32)
    }

    fn walk(
        &self,
        readings: &Readings,
        step: Step,
        found: &mut Vec<Found>,
        phrases: &mut Vec<FoundPhrases>,
    ) {
        let leaf = &self.leaves[step.node as usize];
        let Step { end, clitics, .. } = step;
        let mut keep = |refs: Refs| {
            found.push(Found {
                end: end as u32,
                refs,
                clitics,
            });
        };
        let fitting = if clitics.suffix {
            leaf.with_suffix
        } else {
            leaf.refs.len
        };
        if fitting > 0 {
            keep(Refs {
                len: fitting,
                ..leaf.refs
            });
        }
        if leaf.wants_prep {
            let node: &Node = &self.nodes[step.node as usize];
            for (at, (letter, _)) in node.wants_prep.iter().enumerate() {
                if readings.has_prep(end, *letter) {
                    let start = leaf.refs.start + leaf.refs.len + at as u32;
                    keep(Refs { start, len: 1 });
                }
            }
        }
        if leaf.phrases && !clitics.suffix {
            phrases.push(FoundPhrases {
                start: NONE,
                end: end as u32,
                node: step.node,
                key: leaf.key,
            });
        }
        if leaf.goes_on && !clitics.suffix {
            self.go_on(readings, step, found, phrases);
        }
    }

    /// Follows a form to its next word; a quotation mark may stand between.
    fn go_on(
        &self,
        readings: &Readings,
        step: Step,
        found: &mut Vec<Found>,
        phrases: &mut Vec<FoundPhrases>,
    ) {
        let mut next = step.end;
        while readings.transparent.get(next).copied().unwrap_or(false) && next - step.end < 2 {
            next += 1;
        }
        for reading in readings.of(next) {
            let inner = reading.clitics;
            if inner.conj || inner.prep.is_some() {
                continue;
            }
            if let Some(child) = self.edges.get(&(step.node, reading.word)) {
                let clitics = Clitics {
                    suffix: inner.suffix,
                    ..step.clitics
                };
                let step = Step {
                    end: next + 1,
                    node: *child,
                    clitics,
                };
                self.walk(readings, step, found, phrases);
            }
        }
    }
}

fn weight(c: Clitics) -> u8 {
    u8::from(c.conj) + u8::from(c.prep.is_some()) + 2 * u8::from(c.suffix)
}

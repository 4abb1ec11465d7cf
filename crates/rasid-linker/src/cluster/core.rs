//! Units that link to each other, joined strongest pair first.
//!
//! A link joins the two groups that its units are in, if they still fit as wholes and
//! neither unit fits a third group as well that could not be the same event. The units
//! come in order of their first mentions and links in order of strength, so the end
//! hangs on the set of units alone.

use super::Decision;
use super::judge::{cannot_be_one, fits};
use crate::lines::Lines;
use crate::profile::Profile;
use std::cmp::Reverse;

/// By how much one candidate must beat another to be chosen.
pub(crate) const MARGIN: i32 = 20;

/// A pair worth joining, by position of its units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub score: i32,
    pub units: (usize, usize),
}

/// Groups of positions, and the decisions on the way.
#[derive(Debug, Default)]
pub(crate) struct Joined {
    pub groups: Vec<Vec<usize>>,
    pub decisions: Vec<Decision>,
}

/// Joins units that hang together by links, given in order of their first mentions.
pub(crate) fn join(lines: &Lines, units: &[&Profile], mut links: Vec<Link>) -> Joined {
    if units.len() == 1 {
        return Joined {
            groups: vec![vec![0]],
            decisions: Vec::new(),
        };
    }
    links.sort_by_key(|l| (Reverse(l.score), l.units));
    let mut joining = Joining::new(lines, units, &links);
    for link in &links {
        joining.take(*link);
    }
    let mut groups: Vec<Vec<usize>> = joining
        .units
        .into_iter()
        .filter(|g| !g.is_empty())
        .collect();
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    Joined {
        groups,
        decisions: joining.decisions,
    }
}

/// Units grouped so far: which group each is in, and what each group says.
struct Joining<'a> {
    lines: &'a Lines,
    of_unit: Vec<usize>,
    units: Vec<Vec<usize>>,
    groups: Vec<Option<Profile>>,
    neighbours: Vec<Vec<(usize, i32)>>,
    decisions: Vec<Decision>,
}

impl<'a> Joining<'a> {
    fn new(lines: &'a Lines, units: &[&Profile], links: &[Link]) -> Self {
        let mut neighbours = vec![Vec::new(); units.len()];
        for link in links {
            let (i, j) = link.units;
            neighbours[i].push((j, link.score));
            neighbours[j].push((i, link.score));
        }
        Self {
            lines,
            of_unit: (0..units.len()).collect(),
            units: (0..units.len()).map(|i| vec![i]).collect(),
            groups: units.iter().map(|u| Some((*u).clone())).collect(),
            neighbours,
            decisions: Vec::new(),
        }
    }

    fn group(&self, unit: usize) -> Option<&Profile> {
        self.groups[self.of_unit[unit]].as_ref()
    }

    fn take(&mut self, link: Link) {
        let (i, j) = link.units;
        if self.of_unit[i] == self.of_unit[j] {
            return;
        }
        let (Some(a), Some(b)) = (self.group(i), self.group(j)) else {
            return;
        };
        let Some(comparison) = fits(self.lines, a, b) else {
            let why = vec!["group.incompatible"];
            self.decisions.push(Decision::named(i, j, false, why));
            return;
        };
        if self.rivalled(i, j, link.score) || self.rivalled(j, i, link.score) {
            let mut why = comparison.names();
            why.push("ambiguous");
            self.decisions.push(Decision::named(i, j, false, why));
            return;
        }
        self.decisions.push(Decision::new(i, j, true, &comparison));
        self.merge(i, j);
    }

    /// Does `unit` fit a third group as well as `other`, one that cannot be `other`'s event?
    fn rivalled(&self, unit: usize, other: usize, score: i32) -> bool {
        let Some(theirs) = self.group(other) else {
            return false;
        };
        let mut looked_at = Vec::new();
        self.neighbours[unit].iter().any(|&(third, rival)| {
            let group = self.of_unit[third];
            if rival <= score - MARGIN
                || group == self.of_unit[other]
                || group == self.of_unit[unit]
                || looked_at.contains(&group)
            {
                return false;
            }
            looked_at.push(group);
            self.group(third)
                .is_some_and(|g| cannot_be_one(self.lines, g, theirs))
        })
    }

    /// Moves the smaller group into the larger.
    fn merge(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of_unit[a], self.of_unit[b]);
        let larger = |x: usize| (self.units[x].len(), Reverse(x));
        let (from, to) = if larger(a) < larger(b) {
            (a, b)
        } else {
            (b, a)
        };
        let Some(taken) = self.groups[from].take() else {
            return;
        };
        if let Some(group) = self.groups[to].as_mut() {
            group.absorb(&taken, self.lines);
        }
        let moved = std::mem::take(&mut self.units[from]);
        for unit in &moved {
            self.of_unit[*unit] = to;
        }
        self.units[to].extend(moved);
    }
}

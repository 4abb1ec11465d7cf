//! Two reports, one event.
//!
//! Groups with a day and a named site are joined first, strongest pair first.
//! Vaguer ones ("last June", "in Syria") follow, finest first, and each goes to
//! the one event it fits; where two fit alike it stays apart.

use super::Decision;
use super::evidence::{self, NEAR_MISS};
use crate::block;
use crate::compare::{self, Comparison, Scope};
use crate::profile::Profile;
use crate::world::World;
use std::cmp::Reverse;

/// By how much one candidate must beat another to be chosen.
const MARGIN: i32 = 20;

/// A pair worth joining, by position of its units.
struct Link {
    score: i32,
    units: (usize, usize),
}

/// Units grouped so far: which group each is in, and what each group says.
struct Grouping<'a> {
    of_unit: Vec<usize>,
    units: Vec<Vec<usize>>,
    groups: Vec<Option<Profile<'a>>>,
}

impl<'a> Grouping<'a> {
    fn new(units: &[Profile<'a>]) -> Self {
        Self {
            of_unit: (0..units.len()).collect(),
            units: (0..units.len()).map(|i| vec![i]).collect(),
            groups: units.iter().cloned().map(Some).collect(),
        }
    }

    fn group(&self, unit: usize) -> Option<&Profile<'a>> {
        self.groups[self.of_unit[unit]].as_ref()
    }

    /// Moves the smaller group into the larger.
    fn merge(&mut self, a: usize, b: usize, world: &World) {
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
            group.absorb(&taken, world);
        }
        let moved = std::mem::take(&mut self.units[from]);
        for unit in &moved {
            self.of_unit[*unit] = to;
        }
        self.units[to].extend(moved);
    }
}

/// Joins the units of all reports into events.
pub(super) fn join<'a>(
    world: &World<'a>,
    mut units: Vec<Profile<'a>>,
    decisions: &mut Vec<Decision>,
) -> Vec<Profile<'a>> {
    units.sort_by_key(Profile::first);
    let links = links(world, &units, decisions);
    let mut neighbours: Vec<Vec<(usize, i32)>> = vec![Vec::new(); units.len()];
    for link in &links {
        let (i, j) = link.units;
        neighbours[i].push((j, link.score));
        neighbours[j].push((i, link.score));
    }
    let mut grouping = Grouping::new(&units);
    join_precise(world, &units, &links, &neighbours, &mut grouping, decisions);
    join_vague(world, &units, &neighbours, &mut grouping, decisions);
    grouping.groups.into_iter().flatten().collect()
}

/// Every pair with enough evidence, strongest first; near misses are kept as decisions.
fn links(world: &World, units: &[Profile], decisions: &mut Vec<Decision>) -> Vec<Link> {
    let mut links = Vec::new();
    for (i, j) in block::pairs(world, units) {
        let (a, b) = (&units[i], &units[j]);
        if !a.reports.is_disjoint(&b.reports) {
            continue;
        }
        let comparison = compare::compare(a, b, Scope::Across, world);
        if evidence::enough(a, b, &comparison) {
            links.push(Link {
                score: comparison.score(),
                units: (i, j),
            });
        } else if comparison.score() >= NEAR_MISS {
            decisions.push(Decision::new(a.first(), b.first(), false, &comparison));
        }
    }
    links.sort_by_key(|l| (Reverse(l.score), l.units));
    links
}

/// May these two groups be one event? The comparison, where they may.
fn fits(world: &World, a: &Profile, b: &Profile) -> Option<Comparison> {
    if !a.reports.is_disjoint(&b.reports) {
        return None;
    }
    let comparison = compare::compare(a, b, Scope::Across, world);
    evidence::enough(a, b, &comparison).then_some(comparison)
}

fn join_precise(
    world: &World,
    units: &[Profile],
    links: &[Link],
    neighbours: &[Vec<(usize, i32)>],
    grouping: &mut Grouping,
    decisions: &mut Vec<Decision>,
) {
    for link in links {
        let (i, j) = link.units;
        if !evidence::precise(&units[i]) || !evidence::precise(&units[j]) {
            continue;
        }
        if grouping.of_unit[i] == grouping.of_unit[j] {
            continue;
        }
        let (Some(a), Some(b)) = (grouping.group(i), grouping.group(j)) else {
            continue;
        };
        let pair = (units[i].first(), units[j].first());
        let Some(comparison) = fits(world, a, b) else {
            let why = vec!["group.incompatible".to_owned()];
            decisions.push(Decision::named(pair.0, pair.1, false, why));
            continue;
        };
        if rivalled(world, i, j, link.score, neighbours, grouping)
            || rivalled(world, j, i, link.score, neighbours, grouping)
        {
            let mut why = comparison.names();
            why.push("ambiguous".to_owned());
            decisions.push(Decision::named(pair.0, pair.1, false, why));
            continue;
        }
        decisions.push(Decision::new(pair.0, pair.1, true, &comparison));
        grouping.merge(i, j, world);
    }
}

/// Does `unit` fit a third group as well as `other`, one that cannot be `other`'s event?
fn rivalled(
    world: &World,
    unit: usize,
    other: usize,
    score: i32,
    neighbours: &[Vec<(usize, i32)>],
    grouping: &Grouping,
) -> bool {
    let Some(theirs) = grouping.group(other) else {
        return false;
    };
    neighbours[unit].iter().any(|&(third, rival)| {
        rival > score - MARGIN
            && grouping.of_unit[third] != grouping.of_unit[other]
            && grouping.of_unit[third] != grouping.of_unit[unit]
            && grouping
                .group(third)
                .is_some_and(|g| cannot_be_one(world, g, theirs))
    })
}

fn cannot_be_one(world: &World, a: &Profile, b: &Profile) -> bool {
    !a.reports.is_disjoint(&b.reports) || compare::compare(a, b, Scope::Across, world).barred()
}

fn join_vague(
    world: &World,
    units: &[Profile],
    neighbours: &[Vec<(usize, i32)>],
    grouping: &mut Grouping,
    decisions: &mut Vec<Decision>,
) {
    let mut vague: Vec<usize> = (0..units.len())
        .filter(|i| !neighbours[*i].is_empty() && !evidence::precise(&units[*i]))
        .collect();
    vague.sort_by_key(|i| (vagueness(&units[*i]), *i));
    for unit in vague {
        place(world, units, unit, neighbours, grouping, decisions);
    }
}

/// How wide a group's days are, and how coarse its place: finest first.
fn vagueness(unit: &Profile) -> (i32, bool) {
    (
        unit.days().map_or(i32::MAX, |d| d.width()),
        evidence::coarse(unit, unit),
    )
}

/// Puts a vague unit to the one group it fits, or leaves it where two fit alike.
fn place(
    world: &World,
    units: &[Profile],
    unit: usize,
    neighbours: &[Vec<(usize, i32)>],
    grouping: &mut Grouping,
    decisions: &mut Vec<Decision>,
) {
    let Some(own) = grouping.group(unit) else {
        return;
    };
    let mut seen = vec![grouping.of_unit[unit]];
    let mut candidates: Vec<(i32, usize, Comparison)> = Vec::new();
    for &(third, _) in &neighbours[unit] {
        if seen.contains(&grouping.of_unit[third]) {
            continue;
        }
        seen.push(grouping.of_unit[third]);
        let Some(group) = grouping.group(third) else {
            continue;
        };
        if let Some(comparison) = fits(world, own, group) {
            candidates.push((comparison.score(), third, comparison));
        }
    }
    candidates.sort_by_key(|(score, third, _)| (Reverse(*score), *third));
    let Some((best, chosen, comparison)) = candidates.first() else {
        return;
    };
    let pair = (units[unit].first(), units[*chosen].first());
    let rival = candidates.iter().skip(1).any(|(score, third, _)| {
        let groups = (grouping.group(*third), grouping.group(*chosen));
        *score > best - rival_margin(own)
            && matches!(groups, (Some(a), Some(b)) if cannot_be_one(world, a, b))
    });
    if rival {
        let mut why = comparison.names();
        why.push("ambiguous".to_owned());
        decisions.push(Decision::named(pair.0, pair.1, false, why));
        return;
    }
    decisions.push(Decision::new(pair.0, pair.1, true, comparison));
    let chosen = *chosen;
    grouping.merge(unit, chosen, world);
}

/// A wide time fits many events, so the best of them must stand out.
fn rival_margin(unit: &Profile) -> i32 {
    if unit.days().is_some_and(|d| d.fine()) {
        MARGIN
    } else {
        5 * MARGIN
    }
}

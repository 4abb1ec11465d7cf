//! Joins anew what hangs together with what was added.
//!
//! First the units that are known by day and place: those that links connect to a
//! touched one are joined from the ground. Then the vague ones that may belong to a
//! group that changed choose anew, each among groups of known units alone. The vague
//! ones that fit none are joined among themselves.

use super::{Linker, Unit};
use crate::cluster::core::{self, Link};
use crate::cluster::vague::{self, Choice};
use crate::cluster::{Decision, judge};
use crate::profile::Profile;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// No group.
const NONE: u32 = u32::MAX;

/// How a vague unit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// It has not chosen yet, or is no vague unit.
    Unasked,
    /// It chose this group.
    Chose(u32),
    /// Two groups fit alike.
    Torn,
    /// No group fits.
    Left,
}

/// Units that are one event.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    /// Units joined by their links, in order of their first mentions.
    pub core: Vec<u32>,
    /// Vague units that belong to it.
    pub guests: Vec<u32>,
    /// Vague units that chose it; those whom it cannot take stay apart.
    wooers: Vec<u32>,
    /// Why it is one event and not another: pairs of units.
    pub why: Vec<Decision>,
    /// Why its guests are.
    pub why_guests: Vec<Decision>,
    /// The event's number; 0 until it has one.
    pub event: u64,
}

impl Group {
    /// Its units, those known by day and place first.
    pub fn units(&self) -> impl Iterator<Item = u32> + '_ {
        self.core.iter().chain(&self.guests).copied()
    }
}

/// All groups, and which one each unit is in.
#[derive(Clone, Debug, Default)]
pub(super) struct Groups {
    of_unit: Vec<u32>,
    standing: Vec<Standing>,
    slots: Vec<Option<Group>>,
    free: Vec<u32>,
    /// Why a vague unit that two groups fit alike stays apart.
    torn: FxHashMap<u32, Decision>,
}

impl Groups {
    pub fn grow(&mut self) {
        self.of_unit.push(NONE);
        self.standing.push(Standing::Unasked);
    }

    pub fn of(&self, unit: u32) -> Option<(u32, &Group)> {
        let slot = self.of_unit[unit as usize];
        Some((slot, self.get(slot)?))
    }

    pub fn get(&self, slot: u32) -> Option<&Group> {
        self.slots.get(slot as usize)?.as_ref()
    }

    pub fn get_mut(&mut self, slot: u32) -> Option<&mut Group> {
        self.slots.get_mut(slot as usize)?.as_mut()
    }

    fn found(&mut self, group: Group) -> u32 {
        let slot = self.free.pop().unwrap_or(self.slots.len() as u32);
        for unit in &group.core {
            self.of_unit[*unit as usize] = slot;
        }
        if slot as usize == self.slots.len() {
            self.slots.push(Some(group));
        } else {
            self.slots[slot as usize] = Some(group);
        }
        slot
    }

    fn dissolve(&mut self, slot: u32) -> Option<Group> {
        let group = self.slots.get_mut(slot as usize)?.take()?;
        for unit in group.units() {
            self.of_unit[unit as usize] = NONE;
        }
        Some(group)
    }
}

/// What settling has changed so far.
#[derive(Debug, Default)]
pub(super) struct Work {
    /// Groups that are new or have other units than before.
    pub changed: BTreeSet<u32>,
    /// The event that units were in before.
    pub was: FxHashMap<u32, u64>,
    /// Events whose groups are no more.
    pub gone: BTreeSet<u64>,
    /// Slots to give back once all is settled, so that none is used twice meanwhile.
    freed: Vec<u32>,
    /// Vague units that choose anew.
    ask: BTreeSet<u32>,
    /// Groups whose wooers have changed.
    wooed: BTreeSet<u32>,
    /// Vague units whose standing may have changed who they are joined with.
    loose: BTreeSet<u32>,
}

impl Linker<'_> {
    /// Settles all groups.
    pub(super) fn regroup(&mut self) -> Work {
        let mut work = Work::default();
        let touched = std::mem::take(&mut self.touched);
        self.join_precise(&touched, &mut work);
        let vague = |u: &&u32| !self.units[**u as usize].precise;
        work.ask.extend(touched.iter().filter(vague));
        self.ask_vague(&mut work);
        self.take_guests(&mut work);
        self.join_loose(&mut work);
        self.groups.free.append(&mut work.freed);
        work.changed.retain(|slot| self.groups.get(*slot).is_some());
        work
    }

    fn join_precise(&mut self, touched: &[u32], work: &mut Work) {
        let mut seen = FxHashSet::default();
        for unit in touched {
            if self.units[*unit as usize].precise && !seen.contains(unit) {
                let whole = self.connected(*unit, &mut seen, |l, u| l.units[u as usize].precise);
                self.rejoin(whole, work);
            }
        }
    }

    /// The units that links connect to this one, of those that `takes` takes.
    fn connected(
        &self,
        unit: u32,
        seen: &mut FxHashSet<u32>,
        takes: impl Fn(&Self, u32) -> bool,
    ) -> Vec<u32> {
        let (mut whole, mut next) = (Vec::new(), vec![unit]);
        seen.insert(unit);
        while let Some(unit) = next.pop() {
            whole.push(unit);
            let others = self.links.of(unit).map(|l| l.to);
            next.extend(others.filter(|to| takes(self, *to) && seen.insert(*to)));
        }
        whole
    }

    /// Joins units from the ground; groups that come out as they were stay.
    fn rejoin(&mut self, mut whole: Vec<u32>, work: &mut Work) {
        whole.sort_by(|a, b| self.first(*a).cmp(self.first(*b)));
        let joined = self.join(&whole);
        let mut kept = FxHashSet::default();
        let mut new = Vec::new();
        for group in joined.groups {
            let core: Vec<u32> = group.iter().map(|at| whole[*at]).collect();
            match self.groups.of(core[0]) {
                Some((slot, old)) if old.core == core => {
                    kept.insert(slot);
                }
                _ => new.push(core),
            }
        }
        let old: BTreeSet<u32> = whole
            .iter()
            .filter_map(|u| self.groups.of(*u).map(|(slot, _)| slot))
            .filter(|slot| !kept.contains(slot))
            .collect();
        for slot in old {
            self.dissolve(slot, work);
        }
        for core in new {
            let why = why_of(&core, &whole, &joined.decisions);
            self.found(core, why, work);
        }
    }

    fn join(&self, whole: &[u32]) -> core::Joined {
        let at: FxHashMap<u32, usize> = whole.iter().enumerate().map(|(i, u)| (*u, i)).collect();
        let mut links = Vec::new();
        for (i, unit) in whole.iter().enumerate() {
            for link in self.links.of(*unit) {
                if let Some(j) = at.get(&link.to).copied().filter(|j| i < *j) {
                    links.push(Link {
                        score: link.score,
                        units: (i, j),
                    });
                }
            }
        }
        let units: Vec<&Profile> = whole.iter().map(|u| &self.unit(*u).profile).collect();
        core::join(&self.lines, &units, links)
    }

    pub(super) fn unit(&self, unit: u32) -> &Unit {
        &self.units[unit as usize]
    }

    fn dissolve(&mut self, slot: u32, work: &mut Work) {
        let Some(group) = self.groups.dissolve(slot) else {
            return;
        };
        work.was.extend(group.units().map(|u| (u, group.event)));
        work.gone.insert(group.event);
        work.freed.push(slot);
        work.changed.remove(&slot);
        work.wooed.remove(&slot);
        work.ask.extend(&group.wooers);
    }

    fn found(&mut self, core: Vec<u32>, why: Vec<Decision>, work: &mut Work) -> u32 {
        let precise = self.unit(core[0]).precise;
        if precise {
            let vague = core
                .iter()
                .flat_map(|u| self.links.of(*u))
                .map(|l| l.to)
                .filter(|u| !self.unit(*u).precise);
            work.ask.extend(vague);
        }
        let slot = self.groups.found(Group {
            core,
            why,
            ..Group::default()
        });
        work.changed.insert(slot);
        slot
    }

    /// Vague units choose among groups of known units.
    fn ask_vague(&mut self, work: &mut Work) {
        for unit in std::mem::take(&mut work.ask) {
            let (standing, torn) = self.choose(unit);
            match torn {
                Some(why) => self.groups.torn.insert(unit, why),
                None => self.groups.torn.remove(&unit),
            };
            let before = std::mem::replace(&mut self.groups.standing[unit as usize], standing);
            if let Standing::Chose(slot) = before
                && let Some(group) = self.groups.get_mut(slot)
            {
                group.wooers.retain(|u| *u != unit);
                work.wooed.insert(slot);
            }
            if let Standing::Chose(slot) = standing
                && let Some(group) = self.groups.get_mut(slot)
            {
                group.wooers.push(unit);
                work.wooed.insert(slot);
            }
            work.loose.insert(unit);
        }
    }

    fn choose(&self, unit: u32) -> (Standing, Option<Decision>) {
        let mut slots: Vec<u32> = self
            .links
            .of(unit)
            .filter(|l| self.unit(l.to).precise)
            .filter_map(|l| self.groups.of(l.to).map(|(slot, _)| slot))
            .collect();
        slots.sort_unstable();
        slots.dedup();
        slots.sort_by_key(|slot| self.groups.get(*slot).map(|g| self.first(g.core[0])));
        let profiles: Vec<Cow<Profile>> = slots.iter().map(|slot| self.pooled(*slot)).collect();
        let candidates: Vec<&Profile> = profiles.iter().map(AsRef::as_ref).collect();
        match vague::choose(&self.lines, &self.unit(unit).profile, &candidates) {
            Choice::Fits(at) => (Standing::Chose(slots[at]), None),
            Choice::Ambiguous(at, comparison) => {
                let mut why = comparison.names();
                why.push("ambiguous");
                let lead = self.groups.get(slots[at]).map_or(unit, |g| g.core[0]);
                let decision = Decision::named(unit as usize, lead as usize, false, why);
                (Standing::Torn, Some(decision))
            }
            Choice::Nothing => (Standing::Left, None),
        }
    }

    /// What a group's own units say together.
    fn pooled(&self, slot: u32) -> Cow<'_, Profile> {
        let core = self.groups.get(slot).map_or(&[][..], |g| &g.core);
        let mut units = core.iter().map(|u| &self.unit(*u).profile);
        let Some(first) = units.next() else {
            return Cow::Borrowed(&self.units[0].profile);
        };
        let mut pooled = Cow::Borrowed(first);
        for unit in units {
            pooled.to_mut().absorb(unit, &self.lines);
        }
        pooled
    }

    /// Each group takes in those who chose it, finest first, as far as they fit together.
    fn take_guests(&mut self, work: &mut Work) {
        for slot in std::mem::take(&mut work.wooed) {
            let Some(group) = self.groups.get(slot) else {
                continue;
            };
            let mut wooers = group.wooers.clone();
            wooers.sort_by_key(|u| (vague::vagueness(&self.unit(*u).profile), self.first(*u)));
            let (mut guests, mut why) = (Vec::new(), Vec::new());
            let mut pooled = self.pooled(slot).into_owned();
            let lead = group.core[0] as usize;
            for unit in wooers {
                let profile = &self.unit(unit).profile;
                match judge::fits(&self.lines, profile, &pooled) {
                    Some(comparison) => {
                        pooled.absorb(profile, &self.lines);
                        guests.push(unit);
                        why.push(Decision::new(unit as usize, lead, true, &comparison));
                    }
                    None => why.push(Decision::named(
                        unit as usize,
                        lead,
                        false,
                        vec!["group.incompatible"],
                    )),
                }
            }
            self.put_guests(slot, guests, why, work);
        }
    }

    fn put_guests(&mut self, slot: u32, guests: Vec<u32>, why: Vec<Decision>, work: &mut Work) {
        let Some(group) = self.groups.get_mut(slot) else {
            return;
        };
        let event = group.event;
        if group.guests != guests {
            work.changed.insert(slot);
        }
        group.why_guests = why;
        let before = std::mem::replace(&mut group.guests, guests.clone());
        work.loose.extend(&before);
        work.loose.extend(&group.wooers);
        for unit in before {
            work.was.entry(unit).or_insert(event);
            if self.groups.of_unit[unit as usize] == slot {
                self.groups.of_unit[unit as usize] = NONE;
            }
        }
        for unit in guests {
            // A vague group that it leaves is joined anew with what is left of it.
            let old = self.groups.of(unit).filter(|(_, g)| g.core.contains(&unit));
            if let Some((old, group)) = old {
                work.loose.extend(&group.core);
                self.dissolve(old, work);
            }
            self.groups.of_unit[unit as usize] = slot;
        }
    }

    /// Vague units that belong to no group of known units: joined among themselves.
    fn join_loose(&mut self, work: &mut Work) {
        let mut waiting = BTreeSet::new();
        for unit in std::mem::take(&mut work.loose) {
            if self.guest(unit) {
                // Those it was joined with may hang together no more.
                waiting.extend(self.links.of(unit).map(|l| l.to));
            }
            waiting.insert(unit);
        }
        let mut seen = FxHashSet::default();
        while let Some(unit) = waiting.pop_first() {
            if self.unit(unit).precise || self.guest(unit) || seen.contains(&unit) {
                continue;
            }
            let left = self.left(unit);
            let whole = match left {
                true => self.connected(unit, &mut seen, Self::left),
                false => vec![unit],
            };
            waiting.extend(self.unloose(&whole, work));
            if left {
                self.rejoin(whole, work);
            } else if self.groups.of(unit).is_none() {
                let why = self.groups.torn.get(&unit).cloned();
                self.found(whole, why.into_iter().collect(), work);
            }
        }
    }

    /// Dissolves groups of these units that hold others too; gives the others.
    fn unloose(&mut self, whole: &[u32], work: &mut Work) -> Vec<u32> {
        let all: FxHashSet<u32> = whole.iter().copied().collect();
        let slots: BTreeSet<u32> = whole
            .iter()
            .filter_map(|u| self.groups.of(*u))
            .filter(|(_, group)| group.core.iter().any(|u| !all.contains(u)))
            .map(|(slot, _)| slot)
            .collect();
        let mut others = Vec::new();
        for slot in slots {
            let core = self.groups.get(slot).map(|g| g.core.clone());
            others.extend(core.into_iter().flatten().filter(|u| !all.contains(u)));
            self.dissolve(slot, work);
        }
        others
    }

    /// Does it belong to a group of known units?
    fn guest(&self, unit: u32) -> bool {
        let group = self.groups.of(unit);
        group.is_some_and(|(_, g)| !g.core.contains(&unit))
    }

    /// Is it vague, and fits no group of known units?
    fn left(&self, unit: u32) -> bool {
        !self.unit(unit).precise && self.groups.standing[unit as usize] == Standing::Left
    }
}

/// The decisions on a group's own units, by unit.
fn why_of(core: &[u32], whole: &[u32], decisions: &[Decision]) -> Vec<Decision> {
    let core: FxHashSet<u32> = core.iter().copied().collect();
    let within = |at: usize| core.contains(&whole[at]);
    let own = decisions
        .iter()
        .filter(|d| within(d.pair.0) || within(d.pair.1));
    own.map(|d| {
        let (a, b) = (whole[d.pair.0] as usize, whole[d.pair.1] as usize);
        Decision::named(a, b, d.merged, d.signals.clone())
    })
    .collect()
}

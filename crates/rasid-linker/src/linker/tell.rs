//! Makes events of the groups that changed, and their reasons.

use super::settle::Group;
use super::{Change, Linker, Store};
use crate::cluster::Decision;
use crate::compare::{self, Scope};
use crate::event;
use crate::stable;
use crate::world::World;
use rasid_model::{Event, Mention, MergeReason, Report};
use std::collections::{BTreeMap, BTreeSet};

/// How many refusals an event keeps.
const REFUSALS: usize = 8;

impl Linker<'_> {
    /// Settles what was added, and tells every change: first the events, then their edges.
    pub fn settle(&mut self, store: &dyn Store, tell: &mut dyn FnMut(Change)) {
        let work = self.regroup();
        let history = self.name(&work);
        let gone = work.gone.iter().copied();
        let gone: Vec<u64> = gone
            .filter(|n| *n != 0 && !self.identities.holds(*n))
            .collect();
        let mut edges: BTreeSet<u32> = BTreeSet::new();
        self.forget_gone(&gone, &mut edges);
        for number in gone {
            tell(Change::Gone(stable::event_id(number)));
        }
        for slot in &work.changed {
            let Some(event) = self.event(*slot, store) else {
                continue;
            };
            self.note_strike(*slot, &event, &mut edges);
            tell(Change::Told(Box::new(event)));
        }
        self.tied(&work, &mut edges);
        for slot in edges {
            if let Some(change) = self.edges(slot) {
                tell(change);
            }
        }
        history.into_iter().for_each(|h| tell(Change::History(h)));
    }

    /// A changed group as an event, without its edges.
    fn event(&self, slot: u32, store: &dyn Store) -> Option<Event> {
        let group = self.groups.get(slot)?;
        let (mentions, reports) = self.told(group, store);
        let world = World::new(&mentions, &reports, self.knowledge, &self.lines);
        let mut event = event::event(&world, stable::event_id(group.event));
        event.merge_reasons = self.reasons(group);
        Some(event)
    }

    /// The mentions of a group, by id, and the reports that they and their copies stand in.
    fn told(&self, group: &Group, store: &dyn Store) -> (Vec<Mention>, Vec<Report>) {
        let mut wanted: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for unit in group.units() {
            let unit = self.unit(unit);
            let telling = &self.reports[unit.report as usize];
            let ids = unit.profile.members.iter().map(|m| &*telling.mentions[*m]);
            wanted.entry(&telling.id).or_default().extend(ids);
        }
        let (mut mentions, mut reports) = (Vec::new(), BTreeMap::new());
        for (report, ids) in wanted {
            let all = store.mentions(report);
            mentions.extend(all.iter().filter(|m| ids.contains(m.id.as_str())).cloned());
            let Some(report) = store.report(report) else {
                continue;
            };
            let original = report.copies_of.as_deref().and_then(|id| store.report(id));
            for report in original.into_iter().chain([report]) {
                reports.insert(report.id.clone(), report.into_owned());
            }
        }
        mentions.sort_by(|a, b| a.id.cmp(&b.id));
        (mentions, reports.into_values().collect())
    }

    /// Why it is one event, and which near misses were refused.
    fn reasons(&self, group: &Group) -> Vec<MergeReason> {
        let mut merged = Vec::new();
        let mut refused = Vec::new();
        let mut sort = |reason: MergeReason| match reason.merged {
            true => merged.push(reason),
            false => refused.push(reason),
        };
        let own: BTreeSet<u32> = group.units().collect();
        for unit in group.units() {
            self.within(unit).for_each(&mut sort);
        }
        for decision in group.why.iter().chain(&group.why_guests) {
            // A pair refused by itself may yet have met in one group, and the other way round.
            let (a, b) = (decision.pair.0 as u32, decision.pair.1 as u32);
            if decision.merged == (own.contains(&a) && own.contains(&b)) {
                sort(self.across(a, b, decision.merged, decision.signals.clone()));
            }
        }
        self.near_misses(&own).into_iter().for_each(&mut sort);
        merged.sort();
        merged.dedup();
        refused.sort();
        refused.dedup();
        refused.truncate(REFUSALS);
        merged.append(&mut refused);
        merged
    }

    /// The decisions that made a unit of its report's mentions, or kept others out of it.
    fn within(&self, unit: u32) -> impl Iterator<Item = MergeReason> + '_ {
        let unit = self.unit(unit);
        let telling = &self.reports[unit.report as usize];
        let member = |at: usize| unit.profile.members.binary_search(&at).is_ok();
        let own = move |d: &&Decision| match d.merged {
            true => member(d.pair.0) && member(d.pair.1),
            false => member(d.pair.0) != member(d.pair.1),
        };
        telling.why.iter().filter(own).map(|d| MergeReason {
            mentions: [
                telling.mentions[d.pair.0].to_string(),
                telling.mentions[d.pair.1].to_string(),
            ],
            merged: d.merged,
            signals: d.signals.iter().map(|s| (*s).to_owned()).collect(),
        })
    }

    fn across(&self, a: u32, b: u32, merged: bool, signals: Vec<&'static str>) -> MergeReason {
        let mut mentions = [self.first(a).to_owned(), self.first(b).to_owned()];
        mentions.sort();
        MergeReason {
            mentions,
            merged,
            signals: signals.into_iter().map(str::to_owned).collect(),
        }
    }

    /// What nearly was one event with this one, best first.
    fn near_misses(&self, own: &BTreeSet<u32>) -> Vec<MergeReason> {
        let near = own
            .iter()
            .flat_map(|u| self.links.near(*u).iter().map(move |l| (l.score, *u, l.to)));
        let mut near: Vec<(i32, u32, u32)> = near.filter(|(_, _, to)| !own.contains(to)).collect();
        near.sort_by(|a, b| {
            b.0.cmp(&a.0)
                .then_with(|| self.first(a.1).cmp(self.first(b.1)))
                .then_with(|| self.first(a.2).cmp(self.first(b.2)))
        });
        near.truncate(REFUSALS);
        near.into_iter()
            .map(|(_, a, b)| {
                let (x, y) = (&self.unit(a).profile, &self.unit(b).profile);
                let comparison = compare::compare(x, y, Scope::Across, &self.lines);
                self.across(a, b, false, comparison.names())
            })
            .collect()
    }
}

//! What stands between events: answers, stated and inferred, and what statements are about.

use super::settle::Work;
use super::telling::Tie;
use super::{Change, Linker};
use crate::respond::{self, Deed, FAR, LATER};
use crate::spot::Spot;
use crate::stable::{self, Mixer};
use rasid_model::{Event, ResponseBasis, ResponseEdge};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Side of a cell of the map in degrees.
const CELL: f64 = 1.0;
/// Kilometres in a degree of latitude.
const DEGREE: f64 = 111.0;

/// Events as far as answers are concerned, by number, and the strikes among them by day and place.
#[derive(Clone, Debug, Default)]
pub(super) struct Strikes {
    deeds: FxHashMap<u64, Deed>,
    by_day_and_place: FxHashMap<u64, Vec<u64>>,
}

impl Strikes {
    /// Forgets an event; gives what was known of it.
    pub fn forget(&mut self, event: u64) -> Option<Deed> {
        let deed = self.deeds.remove(&event)?;
        for key in keys(&deed, 0..=0, 0.0) {
            if let Some(events) = self.by_day_and_place.get_mut(&key) {
                events.retain(|e| *e != event);
            }
        }
        Some(deed)
    }

    fn note(&mut self, event: u64, deed: Deed) {
        for key in keys(&deed, 0..=0, 0.0) {
            self.by_day_and_place.entry(key).or_default().push(event);
        }
        self.deeds.insert(event, deed);
    }

    /// The strikes near a deed, so many days from it.
    fn near(&self, deed: &Deed, days: std::ops::RangeInclusive<i32>) -> BTreeSet<u64> {
        let keys = keys(deed, days, FAR / DEGREE);
        let found = keys.iter().filter_map(|key| self.by_day_and_place.get(key));
        found.flatten().copied().collect()
    }
}

/// Days with the cells within so many degrees, and with the area by name; none for what is no strike.
fn keys(deed: &Deed, days: std::ops::RangeInclusive<i32>, margin: f64) -> Vec<u64> {
    let (Some(told), Some(place)) = (deed.days.filter(|_| deed.strike), &deed.place) else {
        return Vec::new();
    };
    let mut places = cells(place, margin);
    if let (Some(country), Some(area)) = (place.country, place.admin1) {
        places.push(Mixer::new(country.number()).add(area.number()).end());
    }
    let of_day = |day: i32| {
        let key = move |place: &u64| Mixer::new(*place).add((told.first + day) as u64).end();
        places.iter().map(key).collect::<Vec<_>>()
    };
    days.flat_map(of_day).collect()
}

fn cells(place: &Spot, margin: f64) -> Vec<u64> {
    let range = |middle: f64, margin: f64| {
        let cell = |x: f64| (x / CELL).floor() as i64;
        cell(middle - margin)..=cell(middle + margin)
    };
    let east = margin / place.lat.to_radians().cos().max(0.1);
    range(place.lat, margin)
        .flat_map(|row| range(place.lon, east).map(move |column| (row, column)))
        .map(|(row, column)| Mixer::new(row as u64).add(column as u64).end())
        .collect()
}

impl Linker<'_> {
    /// Keeps what answers hang on, and marks the groups whose answers may be others now.
    pub(super) fn note_strike(&mut self, slot: u32, event: &Event, edges: &mut BTreeSet<u32>) {
        let Some(number) = self.groups.get(slot).map(|g| g.event) else {
            return;
        };
        let (before, after) = (self.strikes.forget(number), Deed::of(event));
        for deed in before.iter().chain([&after]) {
            self.mark_answers(deed, edges);
        }
        self.strikes.note(number, after);
        edges.insert(slot);
    }

    /// Marks what may answer this deed.
    fn mark_answers(&self, deed: &Deed, edges: &mut BTreeSet<u32>) {
        let near = self.strikes.near(deed, 0..=LATER);
        edges.extend(near.into_iter().filter_map(|e| self.identities.group(e)));
    }

    /// Forgets the events that are no more, and marks what may have answered them.
    pub(super) fn forget_gone(&mut self, gone: &[u64], edges: &mut BTreeSet<u32>) {
        for number in gone {
            if let Some(deed) = self.strikes.forget(*number) {
                self.mark_answers(&deed, edges);
            }
        }
    }

    /// Marks every group that a report ties to one that changed.
    pub(super) fn tied(&self, work: &Work, edges: &mut BTreeSet<u32>) {
        for slot in &work.changed {
            let units = self.groups.get(*slot).into_iter().flat_map(|g| g.units());
            for unit in units {
                let telling = &self.reports[self.unit(unit).report as usize];
                let tied = telling
                    .answers
                    .iter()
                    .chain(&telling.about)
                    .chain(&telling.follows);
                let to = tied.filter(|t| telling.units.start + t.to == unit);
                let from = to.filter_map(|t| self.groups.of(telling.units.start + t.from));
                edges.extend(from.map(|(slot, _)| slot));
            }
        }
    }

    /// What a group's event answers, and what it is about.
    pub(super) fn edges(&self, slot: u32) -> Option<Change> {
        let event = self.groups.get(slot)?.event;
        let mut responds_to = self.stated(slot);
        if responds_to.is_empty() {
            responds_to.extend(self.told_next(slot).or_else(|| self.inferred(slot)));
        }
        let about = self.ties(slot, |t| &t.about).into_keys();
        Some(Change::Edges {
            event: stable::event_id(event),
            responds_to,
            about: about
                .map(stable::event_id)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
        })
    }

    /// The other events that the reports tie to this one, with the mentions that say so.
    fn ties(
        &self,
        slot: u32,
        which: fn(&super::telling::Telling) -> &[Tie],
    ) -> BTreeMap<u64, BTreeSet<&str>> {
        let mut ties: BTreeMap<u64, BTreeSet<&str>> = BTreeMap::new();
        let units = self.groups.get(slot).into_iter().flat_map(|g| g.units());
        for unit in units {
            let telling = &self.reports[self.unit(unit).report as usize];
            let from = which(telling)
                .iter()
                .filter(|t| telling.units.start + t.from == unit);
            for tie in from {
                if let Some((_, to)) = self.groups.of(telling.units.start + tie.to) {
                    let said_by = &*telling.mentions[tie.said_by as usize];
                    ties.entry(to.event).or_default().insert(said_by);
                }
            }
        }
        ties
    }

    /// Answers that the texts state ("in answer to").
    fn stated(&self, slot: u32) -> Vec<ResponseEdge> {
        let Some(event) = self.groups.get(slot).map(|g| g.event) else {
            return Vec::new();
        };
        let deed = self.strikes.deeds.get(&event);
        let mut edges: Vec<ResponseEdge> = self
            .ties(slot, |t| &t.answers)
            .into_iter()
            .filter(|(to, _)| *to != event)
            .filter(|(to, _)| {
                let attack = self.strikes.deeds.get(to);
                !deed
                    .zip(attack)
                    .is_some_and(|(d, a)| respond::backwards(d, a))
            })
            .map(|(to, said_by)| ResponseEdge {
                event: stable::event_id(to),
                basis: ResponseBasis::Stated,
                mentions: said_by.into_iter().map(str::to_owned).collect(),
            })
            .collect();
        edges.sort();
        edges
    }

    /// The attack that a report tells this one right after, by other sides of which one meets.
    fn told_next(&self, slot: u32) -> Option<ResponseEdge> {
        let event = self.groups.get(slot)?.event;
        let deed = self.strikes.deeds.get(&event)?;
        let ties = self.ties(slot, |t| &t.follows);
        let first = ties.into_iter().find(|(to, _)| {
            let attack = self.strikes.deeds.get(to);
            let fits = |a: &Deed| {
                respond::one_side_turns(&self.lines, deed, a) && !respond::backwards(deed, a)
            };
            *to != event && attack.is_some_and(fits)
        });
        let (number, said_by) = first?;
        Some(ResponseEdge {
            event: stable::event_id(number),
            basis: ResponseBasis::Inferred,
            mentions: said_by.into_iter().map(str::to_owned).collect(),
        })
    }

    /// The latest attack that this event may answer, where it states none.
    fn inferred(&self, slot: u32) -> Option<ResponseEdge> {
        let event = self.groups.get(slot)?.event;
        let deed = self.strikes.deeds.get(&event).filter(|d| d.strike)?;
        let near = self.strikes.near(deed, -LATER..=0);
        let latest = near
            .into_iter()
            .filter(|e| *e != event)
            .filter_map(|e| Some((e, self.strikes.deeds.get(&e)?)))
            .filter(|(_, attack)| respond::answers(&self.lines, deed, attack))
            .filter_map(|(e, attack)| Some((e, attack, self.identities.group(e)?)))
            .max_by(|(_, a, x), (_, b, y)| {
                let day = |d: &Deed| d.days.map(|days| days.first);
                day(a)
                    .cmp(&day(b))
                    .then_with(|| self.lead(*y).cmp(self.lead(*x)))
            })?;
        let (number, _, attack) = latest;
        // Where the attack is told as the answer to this one, the order is told too.
        let told_so = |to: &u64| *to == event;
        if self.ties(attack, |t| &t.answers).keys().any(told_so) {
            return None;
        }
        Some(ResponseEdge {
            event: stable::event_id(number),
            basis: ResponseBasis::Inferred,
            mentions: vec![self.lead(slot).to_owned(), self.lead(attack).to_owned()],
        })
    }

    /// The id of a group's first mention.
    fn lead(&self, slot: u32) -> &str {
        let units = self.groups.get(slot).map(|g| g.units());
        let firsts = units.into_iter().flatten().map(|u| self.first(u));
        firsts.min().unwrap_or_default()
    }
}

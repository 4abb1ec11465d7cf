//! Which events a tally takes in: its kind, sides, period and place.

use crate::days::{Days, number};
use crate::lines::line;
use crate::spot::Spot;
use crate::world::World;
use rasid_model::{Event, Family, Place, Responsibility, Status, Tally, TallyUnit};

/// Farther than any report reaches.
const OPEN: i32 = 10_000_000;

pub(super) struct Scope<'a> {
    world: &'a World<'a>,
    tally: &'a Tally,
    period: Days,
}

impl<'a> Scope<'a> {
    /// Nothing where the tally bounds neither a period nor sides and place to count in.
    pub fn of(world: &'a World<'a>, tally: &'a Tally) -> Option<Self> {
        let dated = tally.since.is_some() || tally.until.is_some();
        let sided = !tally.what.initiators.is_empty() || !tally.what.targets.is_empty();
        if !dated || !(sided || tally.place.is_some()) {
            return None;
        }
        let period = Days {
            first: tally.since.map_or(-OPEN, number),
            last: tally.until.map_or(OPEN, number),
        };
        Some(Self {
            world,
            tally,
            period,
        })
    }

    pub fn takes_in(&self, event: &Event) -> bool {
        event.family == Family::Incident
            && event.status == Status::Occurred
            && self.tally.what.kind.is_none_or(|kind| kind == event.kind)
            && self.one_event(event)
            && self.in_period(event)
            && self.in_place(event)
            && self.by_its_side(event)
            && self.on_its_side(event)
    }

    /// "Attacks over past months" is no single attack.
    fn one_event(&self, event: &Event) -> bool {
        let several = |id: &String| {
            self.world
                .find(id)
                .is_some_and(|i| self.world.mentions[i].hints.several)
        };
        self.tally.what.unit != TallyUnit::Attacks || !event.mentions.iter().all(several)
    }

    fn in_period(&self, event: &Event) -> bool {
        let days = event.time.as_ref().and_then(|t| Days::of(&t.value));
        days.is_some_and(|days| self.period.meets(days) && days.first >= self.period.first)
    }

    fn in_place(&self, event: &Event) -> bool {
        let Some(area) = &self.tally.place else {
            return true;
        };
        event
            .place
            .as_ref()
            .is_some_and(|p| self.holds(area, &p.value))
    }

    fn holds(&self, area: &Place, place: &Place) -> bool {
        let above = line(&place.id, |x| {
            self.world.knowledge.place_parent(x).into_iter().collect()
        });
        above.contains(&area.id) || self.world.holds(&Spot::of(area), &Spot::of(place))
    }

    fn by_its_side(&self, event: &Event) -> bool {
        let sides = &self.tally.what.initiators;
        let did = event
            .initiators
            .iter()
            .filter(|i| i.value.responsibility != Responsibility::Denied);
        sides.is_empty()
            || did
                .into_iter()
                .any(|i| sides.iter().any(|s| self.kin(&i.value.id, &s.id)))
    }

    fn on_its_side(&self, event: &Event) -> bool {
        let sides: Vec<&str> = self
            .tally
            .what
            .targets
            .iter()
            .filter_map(|t| t.id.as_deref())
            .collect();
        let hit = event.targets.iter().filter_map(|t| t.value.id.as_deref());
        sides.is_empty()
            || hit
                .into_iter()
                .any(|t| sides.iter().any(|s| self.kin(t, s)))
    }

    fn kin(&self, a: &str, b: &str) -> bool {
        let above = |id: &str| line(id, |x| self.world.knowledge.actor_parents(x));
        a == b || above(a).contains(b) || above(b).contains(a)
    }
}

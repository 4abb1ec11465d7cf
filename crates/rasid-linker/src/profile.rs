//! What a mention, or a group of them, says of its event, ready to be compared.

use crate::compare::place::{self, Lie};
use crate::days::Days;
use crate::world::{Footing, Told, World};
use rasid_model::{
    Amount, CountOf, EventType, Family, Mention, PartOfDay, Place, Responsibility, SourceKind,
    Status, TargetKind, WeaponClass,
};
use std::collections::BTreeSet;

/// The sector of armed people whom nobody names: they are nobody in particular.
const UNNAMED: &str = "UAF";

/// The most sentences of a group that are compared word by word.
const SENTENCES: usize = 4;

/// An event's kind: its type, and ACLED's sub-event type where it has one.
pub(crate) type Kind<'a> = (EventType, Option<&'a str>);

/// What a group of mentions says, pooled.
#[derive(Clone, Debug)]
pub(crate) struct Profile<'a> {
    /// The mentions, by position, sorted.
    pub members: Vec<usize>,
    pub reports: BTreeSet<&'a str>,
    pub family: Family,
    pub kinds: BTreeSet<Kind<'a>>,
    pub statuses: BTreeSet<Status>,
    pub told: Option<Told>,
    pub part_of_day: Option<PartOfDay>,
    pub places: Vec<&'a Place>,
    /// Where the text's scene was, for an event that tells no place itself.
    pub scenes: Vec<&'a Place>,
    /// A telling names several places at once, so one that fits is enough.
    pub lists_places: bool,
    pub initiators: BTreeSet<(&'a str, Responsibility)>,
    pub actors_hit: BTreeSet<&'a str>,
    pub sites_hit: BTreeSet<&'a str>,
    pub people_hit: BTreeSet<&'a str>,
    pub civilians_hit: bool,
    pub weapons: BTreeSet<WeaponClass>,
    pub counts: BTreeSet<(CountOf, Amount)>,
    pub killed: BTreeSet<Amount>,
    pub injured: BTreeSet<Amount>,
    pub roots: BTreeSet<&'a str>,
    pub facts: BTreeSet<&'a str>,
    pub answers: bool,
    pub background: bool,
    /// A mention looks back to what its reader knows ("the attack").
    pub definite: bool,
    /// Every mention speaks of several events at once.
    pub several: bool,
    doers: BTreeSet<&'a str>,
    hit: BTreeSet<&'a str>,
    /// Positions of the mentions whose sentences are compared.
    pub sentences: Vec<usize>,
}

/// Is a place told of the event itself, and not only the scene that the text has set?
pub(crate) fn told_place(place: &Place) -> bool {
    place.evidence.rule != Place::ON_SCENE
}

impl<'a> Profile<'a> {
    /// What one mention says.
    pub fn of(world: &World<'a>, index: usize) -> Self {
        let mention = &world.mentions[index];
        let hit = |kinds: &[TargetKind]| -> BTreeSet<&'a str> {
            let named = mention.targets.iter().filter(|t| kinds.contains(&t.kind));
            named.filter_map(|t| t.id.as_deref()).collect()
        };
        let mut profile = Self {
            members: vec![index],
            reports: BTreeSet::from([mention.report.as_str()]),
            family: mention.family,
            kinds: BTreeSet::from([kind(mention)]),
            statuses: BTreeSet::from([mention.status]),
            told: world.told(mention),
            part_of_day: mention.time.as_ref().and_then(|t| t.part_of_day),
            lists_places: !mention.hints.also_at.is_empty(),
            places: (mention.place.iter().filter(|p| told_place(p)))
                .chain(&mention.hints.also_at)
                .filter(|_| !world.borrows_country(index))
                .collect(),
            scenes: mention.place.iter().filter(|p| !told_place(p)).collect(),
            initiators: initiators(mention),
            actors_hit: hit(&[TargetKind::Actor]),
            sites_hit: hit(&[TargetKind::Facility, TargetKind::Place]),
            people_hit: hit(&[TargetKind::Person]),
            civilians_hit: mention
                .targets
                .iter()
                .any(|t| t.kind == TargetKind::Civilians),
            weapons: weapons(mention),
            counts: mention.count.iter().map(|c| (c.of, c.amount)).collect(),
            killed: mention.killed.iter().map(|k| k.amount).collect(),
            injured: mention.injured.iter().map(|k| k.amount).collect(),
            roots: named_root(mention).into_iter().collect(),
            facts: mention.hints.fact.as_deref().into_iter().collect(),
            answers: !mention.responds_to.is_empty(),
            background: mention.background,
            definite: mention.hints.definite,
            several: mention.hints.several,
            doers: BTreeSet::new(),
            hit: BTreeSet::new(),
            sentences: vec![index],
        };
        profile.sides(world);
        profile
    }

    /// To other reports, an event that tells no place was where its text's scene was.
    pub fn stand_on_scene(&mut self) {
        if self.places.is_empty() {
            self.places = std::mem::take(&mut self.scenes);
            self.places.truncate(1);
        }
    }

    /// Takes in what another group says.
    pub fn absorb(&mut self, other: &Self, world: &World<'_>) {
        self.members.extend(&other.members);
        self.members.sort_unstable();
        self.reports.extend(&other.reports);
        self.kinds.extend(&other.kinds);
        self.statuses.extend(&other.statuses);
        self.told = pool(self.told, other.told);
        self.part_of_day = self.part_of_day.or(other.part_of_day);
        // A group joined over a doubtful place keeps the place it was first told with.
        let fits = |p: &&Place| {
            let apart = |q: &&Place| place::lie(p, q, world) == Lie::Apart;
            !self.places.iter().any(apart)
        };
        let places: Vec<&Place> = other.places.iter().copied().filter(fits).collect();
        self.places.extend(places);
        self.places
            .sort_by(|a, b| a.id.cmp(&b.id).then(a.geo_precision.cmp(&b.geo_precision)));
        self.places
            .dedup_by(|a, b| a.id == b.id && a.geo_precision == b.geo_precision);
        self.lists_places |= other.lists_places;
        self.scenes.extend(&other.scenes);
        self.initiators.extend(&other.initiators);
        self.actors_hit.extend(&other.actors_hit);
        self.sites_hit.extend(&other.sites_hit);
        self.people_hit.extend(&other.people_hit);
        self.civilians_hit |= other.civilians_hit;
        self.weapons.extend(&other.weapons);
        self.counts.extend(&other.counts);
        self.killed.extend(&other.killed);
        self.injured.extend(&other.injured);
        self.roots.extend(&other.roots);
        self.facts.extend(&other.facts);
        self.answers |= other.answers;
        self.background &= other.background;
        self.definite |= other.definite;
        self.several &= other.several;
        self.sentences.extend(&other.sentences);
        self.sentences.sort_unstable();
        self.sentences.truncate(SENTENCES);
        self.sides(world);
    }

    /// The days it happened on, as far as known.
    pub fn days(&self) -> Option<Days> {
        self.told.map(|t| t.days)
    }

    /// The first mention of the group.
    pub fn first(&self) -> usize {
        self.members[0]
    }

    /// The mention of the group that stands first in the text.
    pub fn first_told(&self, world: &World<'_>) -> usize {
        let place_in_text = |i: &&usize| (world.mentions[**i].trigger, **i);
        self.members
            .iter()
            .min_by_key(place_in_text)
            .copied()
            .unwrap_or(self.members[0])
    }

    /// Who did it, leaving out those who only deny it and umbrellas of others named.
    pub fn doers(&self) -> &BTreeSet<&'a str> {
        &self.doers
    }

    /// Who was hit, leaving out umbrellas of others named.
    pub fn hit(&self) -> &BTreeSet<&'a str> {
        &self.hit
    }

    fn sides(&mut self, world: &World<'_>) {
        let named = self
            .initiators
            .iter()
            .filter(|(_, how)| *how != Responsibility::Denied);
        self.doers = finest(&named.map(|(id, _)| *id).collect(), world);
        self.hit = finest(&self.actors_hit, world);
    }
}

/// The actors of a set that have no part of theirs in it.
fn finest<'a>(ids: &BTreeSet<&'a str>, world: &World<'_>) -> BTreeSet<&'a str> {
    ids.iter()
        .filter(|id| !ids.iter().any(|other| world.part_of(other, id)))
        .copied()
        .collect()
}

fn kind(mention: &Mention) -> Kind<'_> {
    (
        mention.kind,
        mention.acled.as_ref().map(|a| a.sub_event_type.as_str()),
    )
}

fn initiators(mention: &Mention) -> BTreeSet<(&str, Responsibility)> {
    mention
        .initiators
        .iter()
        .filter(|i| i.sector != UNNAMED)
        .map(|i| (i.id.as_str(), i.responsibility))
        .collect()
}

/// The root of its chain; an unnamed one is nobody in particular.
fn named_root(mention: &Mention) -> Option<&str> {
    let named = |k| !matches!(k, SourceKind::Unnamed | SourceKind::Witness);
    mention
        .root_source()
        .filter(|s| named(s.kind))
        .map(|s| s.id.as_str())
}

fn weapons(mention: &Mention) -> BTreeSet<WeaponClass> {
    let class = mention.weapon.as_ref().map(|w| w.class);
    class
        .filter(|c| !matches!(c, WeaponClass::Unknown | WeaponClass::None))
        .into_iter()
        .collect()
}

/// The days of a joined group: what both tell, else what the better-founded one tells.
fn pool(a: Option<Told>, b: Option<Told>) -> Option<Told> {
    let (Some(a), Some(b)) = (a, b) else {
        return a.or(b);
    };
    let (better, other) = if better(&a, &b) { (a, b) } else { (b, a) };
    if other.footing < Footing::Inherited {
        return Some(better);
    }
    let Some(days) = better.days.common(other.days) else {
        return Some(better);
    };
    Some(Told {
        days,
        floating: better.floating && other.floating,
        ..better
    })
}

/// Is `a` better founded than `b`, or finer on the same footing?
fn better(a: &Told, b: &Told) -> bool {
    let rank = |t: &Told| {
        (
            std::cmp::Reverse(t.footing),
            t.floating,
            t.days.width(),
            t.days,
        )
    };
    rank(a) <= rank(b)
}

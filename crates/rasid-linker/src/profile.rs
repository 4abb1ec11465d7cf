//! What a mention, or a group of them, says of its event, ready to be compared.
//!
//! A profile owns all that comparing asks for, as numbers: it outlives the mentions
//! that it was made of, so a long record is linked by its profiles alone.

use crate::compare::kind::Kind;
use crate::compare::place::{self, Lie};
use crate::days::Days;
use crate::lines::Lines;
use crate::spot::Spot;
use crate::sym::{Set, Sym};
use crate::world::{Footing, Told, World};
use rasid_model::{
    Amount, CountOf, Family, Mention, PartOfDay, Place, Responsibility, SourceKind, Status,
    TargetKind, WeaponClass,
};
use std::sync::Arc;

/// The sector of armed people whom nobody names: they are nobody in particular.
const UNNAMED: &str = "UAF";

/// The most sentences of a group that are compared word by word.
const SENTENCES: usize = 4;

/// What a group of mentions says, pooled.
#[derive(Clone, Debug)]
pub(crate) struct Profile {
    /// The mentions, by their position in their report, sorted.
    pub members: Vec<usize>,
    pub reports: Set<Sym>,
    /// The reports that its reports are made from, or these themselves.
    pub origins: Set<Sym>,
    /// Whole texts that it is told in, and where in each.
    pub texts: Set<(Sym, u32)>,
    pub family: Family,
    pub kinds: Set<Kind>,
    pub statuses: Set<Status>,
    pub told: Option<Told>,
    pub part_of_day: Option<PartOfDay>,
    pub places: Vec<Spot>,
    /// Where the text's scene was, for an event that tells no place itself.
    pub scenes: Vec<Spot>,
    /// A telling names several places at once, so one that fits is enough.
    pub lists_places: bool,
    pub initiators: Set<(Sym, Responsibility)>,
    pub actors_hit: Set<Sym>,
    pub sites_hit: Set<Sym>,
    pub people_hit: Set<Sym>,
    /// Of these, persons by name.
    pub persons: Set<Sym>,
    pub civilians_hit: bool,
    pub weapons: Set<WeaponClass>,
    pub counts: Set<(CountOf, Amount)>,
    pub killed: Set<Amount>,
    pub injured: Set<Amount>,
    pub roots: Set<Sym>,
    pub facts: Set<Sym>,
    pub answers: bool,
    pub background: bool,
    /// A mention looks back to what its reader knows ("the attack").
    pub definite: bool,
    /// Every mention speaks of several events at once.
    pub several: bool,
    doers: Set<Sym>,
    hit: Set<Sym>,
    /// The sentences that are compared word by word.
    pub sentences: Vec<Arc<[u32]>>,
    /// The words of its reports that few texts have.
    pub stories: Vec<Arc<[u32]>>,
}

/// Is a place told of the event itself, and not only the scene that the text has set?
pub(crate) fn told_place(place: &Place) -> bool {
    place.evidence.rule != Place::ON_SCENE
}

impl Profile {
    /// What one mention says.
    pub fn of(world: &World, index: usize) -> Self {
        let mention = world.mentions[index];
        let hit = |kinds: &[TargetKind]| -> Set<Sym> {
            let named = mention.targets.iter().filter(|t| kinds.contains(&t.kind));
            named.filter_map(|t| t.id.as_deref()).map(Sym::of).collect()
        };
        let text = world.text(index).map(|text| (text, mention.trigger.start));
        let mut profile = Self {
            members: vec![index],
            reports: Set::one(Sym::of(&mention.report)),
            origins: Set::one(Sym::of(world.original(&mention.report))),
            texts: text.into_iter().collect(),
            family: mention.family,
            kinds: Set::one(Kind::of(mention)),
            statuses: Set::one(mention.status),
            told: world.told(mention),
            part_of_day: mention.time.as_ref().and_then(|t| t.part_of_day),
            lists_places: !mention.hints.also_at.is_empty(),
            places: (mention.place.iter().filter(|p| told_place(p)))
                .chain(&mention.hints.also_at)
                .filter(|_| !world.borrows_country(index))
                .map(Spot::of)
                .collect(),
            scenes: mention
                .place
                .iter()
                .filter(|p| !told_place(p))
                .map(Spot::of)
                .collect(),
            initiators: initiators(mention),
            actors_hit: hit(&[TargetKind::Actor]),
            sites_hit: hit(&[TargetKind::Facility, TargetKind::Place]),
            people_hit: hit(&[TargetKind::Person]),
            persons: persons(world, mention),
            civilians_hit: mention
                .targets
                .iter()
                .any(|t| t.kind == TargetKind::Civilians),
            weapons: weapons(mention),
            counts: mention.count.iter().map(|c| (c.of, c.amount)).collect(),
            killed: mention.killed.iter().map(|k| k.amount).collect(),
            injured: mention.injured.iter().map(|k| k.amount).collect(),
            roots: named_root(mention).into_iter().collect(),
            facts: mention
                .hints
                .fact
                .as_deref()
                .map(Sym::of)
                .into_iter()
                .collect(),
            answers: !mention.responds_to.is_empty(),
            background: mention.background,
            definite: mention.hints.definite,
            several: mention.hints.several,
            doers: Set::default(),
            hit: Set::default(),
            sentences: world.sketch(index).into_iter().collect(),
            stories: world.story(index).into_iter().collect(),
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
    pub fn absorb(&mut self, other: &Self, lines: &Lines) {
        self.members.extend(&other.members);
        self.members.sort_unstable();
        self.reports.extend(&other.reports);
        self.origins.extend(&other.origins);
        self.texts.extend(&other.texts);
        self.kinds.extend(&other.kinds);
        self.statuses.extend(&other.statuses);
        self.told = pool(self.told, other.told);
        self.part_of_day = self.part_of_day.or(other.part_of_day);
        self.absorb_places(other, lines);
        self.scenes.extend(&other.scenes);
        self.initiators.extend(&other.initiators);
        self.actors_hit.extend(&other.actors_hit);
        self.sites_hit.extend(&other.sites_hit);
        self.people_hit.extend(&other.people_hit);
        self.persons.extend(&other.persons);
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
        let room = SENTENCES.saturating_sub(self.sentences.len());
        self.sentences
            .extend(other.sentences.iter().take(room).cloned());
        for story in &other.stories {
            if self.stories.len() < SENTENCES && !self.stories.contains(story) {
                self.stories.push(Arc::clone(story));
            }
        }
        self.sides(lines);
    }

    /// A group joined over a doubtful place keeps the place it was first told with.
    fn absorb_places(&mut self, other: &Self, lines: &Lines) {
        let fits = |p: &&Spot| {
            let apart = |q: &Spot| place::lie(p, q, lines) == Lie::Apart;
            !self.places.iter().any(apart)
        };
        let places: Vec<Spot> = other.places.iter().filter(fits).copied().collect();
        self.places.extend(places);
        self.places.sort_by_key(|p| (p.id, p.precision));
        self.places
            .dedup_by(|a, b| a.id == b.id && a.precision == b.precision);
        self.lists_places |= other.lists_places;
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
    pub fn doers(&self) -> &Set<Sym> {
        &self.doers
    }

    /// Who was hit, leaving out umbrellas of others named.
    pub fn hit(&self) -> &Set<Sym> {
        &self.hit
    }

    fn sides(&mut self, lines: &Lines) {
        let named = self
            .initiators
            .iter()
            .filter(|(_, how)| *how != Responsibility::Denied);
        self.doers = finest(&named.map(|(id, _)| *id).collect(), lines);
        self.hit = finest(&self.actors_hit, lines);
    }
}

/// The actors of a set that have no part of theirs in it.
fn finest(ids: &Set<Sym>, lines: &Lines) -> Set<Sym> {
    if ids.len() < 2 {
        return ids.clone();
    }
    ids.iter()
        .filter(|id| !ids.iter().any(|other| lines.part_of(*other, **id)))
        .copied()
        .collect()
}

fn persons(world: &World, mention: &Mention) -> Set<Sym> {
    let people = mention
        .targets
        .iter()
        .filter(|t| t.kind == TargetKind::Person);
    let named = people
        .filter_map(|t| t.id.as_deref())
        .filter(|id| world.knowledge.names_person(id));
    named.map(Sym::of).collect()
}

fn initiators(mention: &Mention) -> Set<(Sym, Responsibility)> {
    mention
        .initiators
        .iter()
        .filter(|i| i.sector != UNNAMED)
        .map(|i| (Sym::of(&i.id), i.responsibility))
        .collect()
}

/// The root of its chain; an unnamed one is nobody in particular.
fn named_root(mention: &Mention) -> Option<Sym> {
    let named = |k| !matches!(k, SourceKind::Unnamed | SourceKind::Witness);
    mention
        .root_source()
        .filter(|s| named(s.kind))
        .map(|s| Sym::of(&s.id))
}

fn weapons(mention: &Mention) -> Set<WeaponClass> {
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

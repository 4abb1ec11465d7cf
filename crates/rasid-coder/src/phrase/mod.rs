//! Noun phrases: a head noun and whose it is.
//!
//! "Sites belonging to the factions loyal to X", "the US forces", "a base of
//! the Coalition in the field of Y": the head says what it is (a force acts, a
//! site does not), its genitives, adjectives and ties say whose. `heads` finds
//! the head, `modifiers` and `genitives` what follows it, `settle` completes it,
//! `places` reads the names of places, `memory` what short later forms go back
//! to. Which slot a phrase fills in its clause is not known here.

mod genitives;
mod heads;
mod memory;
mod modifiers;
mod places;
mod settle;
mod shared;
mod which;

pub(crate) use memory::Memory;
pub(crate) use shared::only_shared;
pub(crate) use which::Setting;

use crate::context::Context;
use crate::values::Who;
use rasid_codebook::{Clitics, Grammatical};
use std::ops::Range;

/// What a noun phrase is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Head {
    /// A named actor.
    Actor,
    /// A state by its name or capital.
    State,
    Force,
    Group,
    Person,
    Official,
    Body,
    Source,
    Site,
    Civil,
    LaunchSite,
    FireSource,
    /// Ground held by a side.
    HeldGround,
    People,
    Place,
}

impl Head {
    /// Can it be the doer of an attack?
    pub fn acts(self) -> bool {
        matches!(
            self,
            Head::Actor | Head::State | Head::Force | Head::Group | Head::Body | Head::Person
        )
    }

    /// Can it speak?
    pub fn speaks(self) -> bool {
        self.acts() || matches!(self, Head::Official | Head::Source)
    }
}

/// A place as a phrase names it.
#[derive(Clone, Debug)]
pub(crate) struct PlaceRef {
    pub at: u32,
    pub tokens: Range<usize>,
    pub reach: Reach,
    /// It stands in a list with the place named before it.
    pub joined: bool,
}

/// How widely the words stand around the place that they name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// At it.
    #[default]
    At,
    /// By it, on a side of it, in its countryside.
    Near,
    /// In the district that has its name.
    District,
    /// In the governorate that has its name.
    Governorate,
}

impl PlaceRef {
    /// The place number `at`, as these tokens name it.
    pub fn new(at: u32, tokens: Range<usize>) -> Self {
        Self {
            at,
            tokens,
            reach: Reach::At,
            joined: false,
        }
    }
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub(crate) struct Np {
    pub head: Head,
    /// Whose it is, or who it is; several where the phrase names several.
    pub whos: Vec<Who>,
    pub places: Vec<PlaceRef>,
    pub source: Option<u32>,
    pub person: Option<u32>,
    pub office: Option<u32>,
    pub definite: bool,
    /// The head noun's tokens.
    pub word: Range<usize>,
    /// The office is called a former one.
    pub former: bool,
    /// A military official.
    pub military: bool,
    /// The weapon that the head is as well (warplanes): it goes back to no force named before.
    pub weapon: Option<u32>,
    /// One machine.
    pub single: bool,
    /// Its first word without clitics.
    pub first: String,
    /// It took an adjective or a genitive, so no genitive follows.
    pub closed: bool,
    /// "Our forces", "his country's forces": whoever speaks owns it.
    pub own: bool,
    /// The kind of people or thing that its head names.
    pub thing: Option<u32>,
    /// Its head names people who may act without being anybody by name ("gunmen").
    pub armed: bool,
    /// How many people the head counts by its form alone.
    pub people: Option<Grammatical>,
}

impl Np {
    /// Can it be the doer of an attack?
    pub fn acts(&self) -> bool {
        self.head.acts() || self.head == Head::People && (self.armed || !self.whos.is_empty())
    }
}

/// A phrase found: what it is, the tokens it covers, what hung on its first word.
pub(crate) type Found = (Np, Range<usize>, Clitics);

/// How deep phrases may stand in each other.
const DEPTH: usize = 3;

/// The noun phrase that begins at token `at`.
pub(crate) fn noun_phrase(
    ctx: &Context,
    at: usize,
    end: usize,
    memory: &mut Memory,
) -> Option<Found> {
    let found = Parser { ctx, end, memory }.parse(at, 0)?;
    memory.keep(ctx, &found.0);
    Some(found)
}

/// Reads phrases up to the end of a sentence.
struct Parser<'p, 'c> {
    ctx: &'p Context<'c>,
    end: usize,
    memory: &'p mut Memory,
}

impl Parser<'_, '_> {
    fn parse(&mut self, at: usize, depth: usize) -> Option<Found> {
        let ctx = self.ctx;
        if depth > DEPTH || at >= self.end {
            return None;
        }
        if let Some(found) = heads::short_source(ctx, at, self.memory) {
            return Some(found);
        }
        let Some(mut hit) = ctx.hit(at) else {
            return heads::short_actor(ctx, at, self.memory);
        };
        if let Some(found) = places::place_phrase(ctx, at, self.end, self.memory) {
            return Some(found);
        }
        let mut head = heads::head_of(ctx, &hit, self.memory);
        // "The movement" is the one named before by that word, rather than one that the report never names.
        let alone = hit.tokens.len() == 1 && shared::only_shared(&hit);
        if alone && !shared::named_before(ctx, &hit, self.memory) {
            if let Some(found) = heads::short_actor(ctx, at, self.memory) {
                return Some(found);
            }
        } else if head.is_none() && shared::only_shared(&hit) {
            // A name that several bear, and none of them here, is read by its head noun.
            let shorter = ctx.hits(at).filter(|h| h.tokens.len() < hit.tokens.len());
            hit = shorter.max_by_key(|h| h.tokens.len())?;
            head = heads::head_of(ctx, &hit, self.memory);
        }
        let mut np = head?;
        let mut next = hit.tokens.end;
        np.own = hit.clitics.suffix && matches!(np.head, Head::Force | Head::Group);
        if !hit.clitics.suffix {
            next = self.modifiers(&mut np, next, depth);
        }
        settle::settle(ctx, &mut np, self.memory);
        Some((np, at..next, hit.clitics))
    }
}

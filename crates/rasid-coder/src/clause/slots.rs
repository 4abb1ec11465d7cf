//! Which argument is who: what the frame says of an argument reached this way,
//! else what its preposition or its head says.
//!
//! A site does nothing, so a verb that has no doer yet takes it as what was hit.
//! A genitive that may be either side is the doer only where the other side
//! follows. Reading on past the argument is `right`'s.

use super::right::Scan;
use super::{Reader, Way};
use crate::chunk::{Chunk, Kind, and_more};
use crate::phrase::{Head, PlaceRef, Reach};
use crate::values::coarseness_of;
use rasid_codebook::{FrameRole, Genitive, PlaceKind, Slot, WordClass};
use rasid_model::WeaponClass;
use rasid_text::fold::letters;

impl Reader<'_, '_> {
    /// How a chunk after the trigger is governed.
    pub(super) fn way_pending(&self, chunk: &Chunk, state: &Scan) -> Way {
        // "With five raids": the preposition stands on the number.
        let counted = || {
            let number = self.chunk_before(chunk);
            let number = number.filter(|c| matches!(c.kind, Kind::Number(_)))?;
            number.clitics.prep
        };
        let prep = chunk.clitics.prep.or_else(counted);
        match (prep, state.pending) {
            (Some(letters::LAM), _) => Way::To,
            (Some(_), _) => Way::With,
            (None, Some(class)) => Way::Class(class),
            (None, None) => Way::Bare,
        }
    }

    /// Gives a noun phrase or weapon after the trigger its slot.
    pub(super) fn argument(&mut self, at: usize, chunk: &Chunk, state: &mut Scan) {
        let way = self.way_pending(chunk, state);
        let bare = way == Way::Bare;
        let more = at > 0 && and_more(self.ctx, at - 1);
        let coordinated = (chunk.clitics.conj || more) && bare && state.last.is_some();
        let place = chunk.np().is_some_and(|np| {
            matches!(np.head, Head::Place | Head::State) && !np.places.is_empty()
        });
        if state.travel
            && place
            && !matches!(way, Way::With | Way::Class(WordClass::In | WordClass::Near))
        {
            return;
        }
        state.travel = false;
        if place && self.locates(at) {
            return;
        }
        let mut slot = self.slot_of_argument(way, chunk, coordinated, state);
        if bare && !coordinated && self.weapons_owner(at) {
            slot = Slot::Initiator;
        }
        state.origin |= slot == Slot::Origin;
        if state.commas > 0 && bare && !coordinated && !self.trig().verb {
            return;
        }
        // "In the town, the largest of the province": the same place said again.
        let again = state.commas > 0 && bare && !coordinated && place;
        if again && state.slot == Slot::Place {
            return;
        }
        // "A car that a bomber drove": he belongs to the car.
        if bare && !coordinated && self.drives(at) {
            return;
        }
        // A verb has one object, and what is listed with it: a second thing is something else.
        let site = chunk.np().is_some_and(|np| np.head == Head::Site);
        let filled = state.slot == Slot::Target && !self.trig().args.targets.is_empty();
        let second = bare && !coordinated && state.commas == 0 && !state.listing;
        if self.trig().verb && site && filled && second {
            return;
        }
        if self.put(at, slot, way) {
            state.last = Some(at);
            state.slot = slot;
        }
        if bare && !coordinated {
            state.bare += 1;
            let frame = self.frame();
            // What was hit may stand before what hit it.
            let subject = slot == frame.subject || slot != frame.object;
            state.subject |= self.trig().verb && subject;
        }
    }

    /// Does a word that goes back to the weapon before it lead to this chunk?
    fn drives(&self, at: usize) -> bool {
        let weapon = at > 1 && matches!(self.chunk(at - 2).kind, Kind::Weapon(_));
        let word = self.ctx.doc.word(self.chunk(at - 1).tokens.start);
        let back = matches!(self.chunk(at - 1).kind, Kind::Other)
            && word.starts_with([letters::YEH, letters::TEH])
            && word.ends_with([letters::HEH, letters::ALEF]);
        weapon && back && self.acts(at)
    }

    /// "Houthi shells": an actor's word right after an indefinite weapon of an event without a doer.
    fn weapons_owner(&self, at: usize) -> bool {
        let chunk = self.chunk(at);
        let actor = chunk.np().is_some_and(|np| np.head == Head::Actor);
        let weapon =
            matches!(&self.chunk(at - 1).kind, Kind::Weapon(w) if !w.definite && !w.adjective);
        let acts = self.trig().verb && self.frame().subject == Slot::Initiator;
        weapon
            && actor
            && chunk.tokens.len() == 1
            && !chunk.clitics.article
            && !chunk.clitics.conj
            && !acts
            && self.trig().args.initiators.is_empty()
    }

    fn slot_of_argument(&self, way: Way, chunk: &Chunk, coordinated: bool, state: &Scan) -> Slot {
        let np = chunk.np();
        let site = np.is_some_and(|np| np.head == Head::Site && !np.whos.is_empty());
        let listed = state.listing && site && state.slot == Slot::Target;
        let mut slot = if coordinated || listed {
            state.slot
        } else {
            self.slot(way, chunk, state)
        };
        // A side, or a second place, after what was hit says where it is.
        if let Some(np) = np.filter(|np| np.head == Head::Place)
            && slot == Slot::Target
            && way == Way::Bare
            && !coordinated
            && (np.places.iter().any(|p| p.reach != Reach::At)
                || !self.trig().args.targets.is_empty())
        {
            slot = Slot::Place;
        }
        // "The explosion of a car in the middle of the city": it went off there.
        if slot == Slot::Target && way == Way::Bare && !self.trig().verb && self.town(chunk) {
            slot = Slot::Place;
        }
        // Where the ground lies that the fire came from.
        if slot == Slot::Place && state.slot == Slot::Origin && self.ground(state.last) {
            slot = Slot::Origin;
        }
        slot
    }

    /// Does a bomb's noun lead to a place where people live, and not to a site?
    fn town(&self, chunk: &Chunk) -> bool {
        let np = chunk.np().filter(|np| matches!(np.head, Head::Place));
        let place = np.and_then(|np| np.places.first());
        self.frame().weapon == Some(WeaponClass::Ied)
            && place.is_some_and(|p| self.ctx.book.place(p.at).kind != PlaceKind::Facility)
    }

    /// Is the argument before ground, or something that stands on it?
    fn ground(&self, last: Option<usize>) -> bool {
        let np = last.and_then(|at| self.chunk(at).np());
        np.is_some_and(|np| {
            matches!(
                np.head,
                Head::Place
                    | Head::State
                    | Head::HeldGround
                    | Head::FireSource
                    | Head::LaunchSite
                    | Head::Site
            )
        })
    }

    /// The place that stands right before this chunk, brackets and "in" aside.
    fn place_before(&self, at: usize) -> Option<&PlaceRef> {
        let start = self.sentence().start;
        let before = (start..at).rev().find(|k| {
            let chunk = self.chunk(*k);
            let between = chunk.is(WordClass::In) || chunk.is(WordClass::Near);
            !(matches!(chunk.kind, Kind::Open | Kind::Close) || between && !chunk.clitics.conj)
        });
        let np = before.and_then(|k| self.chunk(k).np());
        np.filter(|np| np.head == Head::Place)?.places.first()
    }

    /// "X, east of Y": does a place right after a town only say where that lies?
    fn locates(&self, at: usize) -> bool {
        let chunk = self.chunk(at);
        let named = chunk.np().and_then(|np| np.places.first());
        let before = self.place_before(at).filter(|_| !chunk.clitics.conj);
        before.zip(named).is_some_and(|(town, other)| {
            let ctx = self.ctx;
            coarseness_of(ctx.book.place(town.at).kind) < coarseness_of(PlaceKind::Governorate)
                && !ctx.book.holds(town.at, other.at)
        })
    }

    /// What the frame says that an argument reached this way is.
    pub(super) fn slot(&self, way: Way, chunk: &Chunk, state: &Scan) -> Slot {
        match way {
            Way::Bare if self.trig().verb => self.bare_of_verb(chunk, state),
            Way::Bare => self.bare_of_noun(chunk, state),
            Way::With => self.slot_with(chunk),
            Way::To => self.slot_to(chunk),
            Way::Class(class) => self.slot_after(class, chunk),
        }
    }

    /// The frame's own word on a preposition, else the usual one.
    fn named(&self, prep: &str, usual: Slot) -> Slot {
        self.frame().preps.get(prep).copied().unwrap_or(usual)
    }

    fn slot_with(&self, chunk: &Chunk) -> Slot {
        match &chunk.kind {
            Kind::Np(np) if np.head == Head::Place => Slot::Place,
            Kind::Weapon(_) => Slot::Weapon,
            // "The bomb went off at a checkpoint of ...".
            Kind::Np(np)
                if (self.frame().subject == Slot::Weapon
                    || self.frame().weapon == Some(WeaponClass::Ied))
                    && matches!(np.head, Head::Site | Head::Civil | Head::Force) =>
            {
                Slot::Target
            }
            _ => self.named("with", Slot::None),
        }
    }

    fn slot_to(&self, chunk: &Chunk) -> Slot {
        let frame = self.frame();
        let acts = chunk.np().is_some_and(|np| np.acts());
        let weapon = matches!(chunk.kind, Kind::Weapon(_));
        match frame.genitive {
            _ if acts && self.carried_to_target() => Slot::Target,
            Genitive::Initiator | Genitive::Either if acts && !self.trig().verb => Slot::Initiator,
            _ if frame.role == FrameRole::Support && weapon => Slot::Weapon,
            _ => self.named("to", Slot::None),
        }
    }

    fn slot_after(&self, class: WordClass, chunk: &Chunk) -> Slot {
        match class {
            WordClass::On => match self.named("on", Slot::Target) {
                // What is answered is an event; whoever or whatever is fired at is a target.
                Slot::Answered => Slot::Target,
                // "Killed on the road to", "the car went off on the road".
                Slot::Target if self.found_there(chunk) => Slot::Place,
                // "Attacked the base on the coast": where the base lies.
                Slot::Target if self.lies_on(chunk) => Slot::Place,
                slot => slot,
            },
            WordClass::Toward if self.found_there(chunk) => Slot::None,
            WordClass::Toward => self.named("toward", Slot::Target),
            WordClass::In | WordClass::Near => match self.named("in", Slot::Place) {
                Slot::Place if self.goes_off(class, chunk) => Slot::Target,
                Slot::Place if class == WordClass::Near && self.aimed_near(chunk) => Slot::Target,
                slot => slot,
            },
            WordClass::Between
                if chunk
                    .np()
                    .is_some_and(|np| !np.acts() || np.head == Head::State)
                    && !self.frame().mutual =>
            {
                Slot::None
            }
            WordClass::By | WordClass::Between => Slot::Initiator,
            // "Battles with the rebels".
            WordClass::Alongside if self.frame().mutual => Slot::Initiator,
            WordClass::From if self.named("from", Slot::Origin) == Slot::Event => Slot::Event,
            WordClass::From => {
                let doer = chunk.np().is_some_and(|np| {
                    matches!(np.head, Head::Actor | Head::Force | Head::Group)
                        && !np.whos.is_empty()
                });
                if doer && !self.trig().verb {
                    Slot::Initiator
                } else {
                    Slot::Origin
                }
            }
            _ => Slot::None,
        }
    }

    /// "A bomb in a market", "at a checkpoint": the thing where it goes off is hit.
    fn goes_off(&self, class: WordClass, chunk: &Chunk) -> bool {
        let thing = chunk
            .np()
            .is_some_and(|np| np.thing.is_some() && matches!(np.head, Head::Site | Head::Civil));
        let bomb = self.frame().weapon == Some(WeaponClass::Ied);
        let falls = self.frame().subject == Slot::Weapon && class == WordClass::In;
        thing && (bomb || falls)
    }

    /// "Rockets fell by the consulate", "a car bomb by the ministry": a seat of a state is what
    /// was aimed at.
    fn aimed_near(&self, chunk: &Chunk) -> bool {
        let frame = self.frame();
        let bomb = frame.weapon == Some(WeaponClass::Ied) || frame.subject == Slot::Weapon;
        let seat = chunk.np().is_some_and(|np| {
            let states = np.thing.is_some_and(|t| self.ctx.book.target(t).state);
            np.head == Head::Site && (states || !np.whos.is_empty())
        });
        bomb && seat && self.trig().args.targets.is_empty()
    }

    /// A place after "on", where the verb has its object already and aims at nothing by "on".
    fn lies_on(&self, chunk: &Chunk) -> bool {
        let place = chunk
            .np()
            .is_some_and(|np| matches!(np.head, Head::Place | Head::State));
        let frame = self.frame();
        let filled = frame.object == Slot::Target && !self.trig().args.targets.is_empty();
        place && self.trig().verb && filled && !frame.preps.contains_key("on")
    }

    /// A place beside what happens to people, or goes off: it was there, and was not aimed at.
    fn found_there(&self, chunk: &Chunk) -> bool {
        let place = chunk
            .np()
            .is_some_and(|np| matches!(np.head, Head::Place | Head::State));
        let frame = self.frame();
        let aimed = frame.preps.contains_key("on") || frame.preps.contains_key("toward");
        place
            && !aimed
            && (frame.role == FrameRole::Harm || frame.genitive == Genitive::Target)
            && frame.subject != Slot::Initiator
            && !self.trig().verb
    }

    /// Is it the noun of a verb that directs it ("directing strikes to")?
    fn carried_to_target(&self) -> bool {
        let me = self.me;
        self.trigs[..me].iter().any(|t| {
            t.args.events.contains(&me) && t.frame(self.ctx).preps.get("to") == Some(&Slot::Target)
        })
    }
}

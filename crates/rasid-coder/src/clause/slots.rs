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
use rasid_codebook::{FrameRole, Genitive, Needs, PlaceKind, Slot, WordClass};
use rasid_model::{Family, Status, WeaponClass};
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

    fn bare_of_verb(&self, chunk: &Chunk, state: &Scan) -> Slot {
        let frame = self.frame();
        if frame.role == FrameRole::Harm {
            return self.killer_or_victim(chunk, state);
        }
        if frame.family == Family::Statement && !state.subject {
            return match &chunk.kind {
                Kind::Np(np) if np.head.speaks() => Slot::Initiator,
                _ => Slot::None,
            };
        }
        if state.subject {
            return match &chunk.kind {
                Kind::Weapon(_) if frame.object == Slot::Weapon => Slot::Weapon,
                Kind::Weapon(_) => Slot::None,
                // "Downed a helicopter of the army": the machine, by whose it is.
                _ if frame.object == Slot::Weapon && frame.status == Some(Status::Thwarted) => {
                    Slot::Weapon
                }
                _ if frame.object == Slot::Weapon => Slot::None,
                _ => frame.object,
            };
        }
        match &chunk.kind {
            Kind::Weapon(_) if frame.subject == Slot::Initiator && frame.object == Slot::Weapon => {
                Slot::Weapon
            }
            Kind::Weapon(_) => Slot::Weapon,
            // "Gunmen were arrested": those whom nobody names, with nobody after them.
            Kind::Np(np)
                if matches!(np.head, Head::People | Head::Group)
                    && np.whos.is_empty()
                    && frame.needs == Some(Needs::Person)
                    && !self.trig().suffix
                    && !self.other_side_follows(chunk) =>
            {
                frame.object
            }
            // "Three soldiers were abducted": counted, with nobody after them.
            Kind::Np(np)
                if !np.definite
                    && (np.head == Head::People && !np.armed
                        || np.head == Head::Force && self.counted(chunk))
                    && frame.subject == Slot::Initiator
                    && frame.object == Slot::Target
                    && !self.trig().suffix
                    && !self.victim_follows(chunk) =>
            {
                frame.object
            }
            Kind::Np(np) if np.acts() => frame.subject,
            // "Angry residents stormed the office": people whom nothing arms, before what they hit.
            Kind::Np(np)
                if np.head == Head::People
                    && frame.subject == Slot::Initiator
                    && frame.object == Slot::Target
                    && !self.trig().suffix
                    && self.thing_follows(chunk) =>
            {
                Slot::None
            }
            // A site or a place does nothing: it is what was hit.
            Kind::Np(_) if frame.subject == Slot::Initiator => frame.object,
            Kind::Np(_) => frame.subject,
            _ => Slot::None,
        }
    }

    /// "Four civilians were killed" and "the army killed four": the killer is definite and a victim follows.
    fn killer_or_victim(&self, chunk: &Chunk, state: &Scan) -> Slot {
        let Some(np) = chunk.np() else {
            return Slot::None;
        };
        let counted = self.counted(chunk);
        let killer = np.acts()
            && np.head != Head::Person
            && !counted
            && !state.subject
            && (np.definite
                || np.head == Head::Actor
                || np.whos.is_empty() && self.counts_next(chunk))
            && self.following(chunk).is_some_and(|next| match &next.kind {
                Kind::Number(_) => !self.goes_on(next),
                Kind::Np(other) => {
                    next.clitics.prep.is_none() && !next.clitics.conj && other.head != Head::Source
                }
                _ => false,
            });
        if killer {
            Slot::Initiator
        } else {
            Slot::Target
        }
    }

    /// "Gunmen killed three employees": a number and people follow.
    fn counts_next(&self, chunk: &Chunk) -> bool {
        let number = self
            .following(chunk)
            .filter(|c| matches!(c.kind, Kind::Number(_)) && !self.goes_on(c));
        number.and_then(|c| self.following(c)).is_some_and(|c| {
            c.np().is_some_and(|np| np.people.is_some()) && c.clitics.prep.is_none()
        })
    }

    fn counted(&self, chunk: &Chunk) -> bool {
        self.chunk_before(chunk)
            .is_some_and(|c| matches!(c.kind, Kind::Number(_)))
    }

    /// Does somebody or something follow that may have been hit?
    fn victim_follows(&self, chunk: &Chunk) -> bool {
        self.following(chunk).is_some_and(|next| match &next.kind {
            Kind::Word(WordClass::On | WordClass::Toward | WordClass::NumberOf) => true,
            Kind::Number(_) | Kind::Frame(_) => true,
            Kind::Np(np) => {
                next.clitics.prep.is_none()
                    && !next.clitics.conj
                    && !matches!(np.head, Head::Place | Head::State | Head::Source)
            }
            _ => false,
        })
    }

    fn chunk_before(&self, chunk: &Chunk) -> Option<&Chunk> {
        let at = self
            .ctx
            .chunks
            .partition_point(|c| c.tokens.start < chunk.tokens.start);
        at.checked_sub(1).map(|k| self.chunk(k))
    }

    fn bare_of_noun(&self, chunk: &Chunk, state: &Scan) -> Slot {
        let trig = self.trig();
        let frame = trig.frame(self.ctx);
        let acts = chunk.np().is_some_and(|np| np.acts());
        let weapon = matches!(chunk.kind, Kind::Weapon(_));
        if weapon {
            return Slot::Weapon;
        }
        if frame.mutual {
            return Slot::Initiator;
        }
        match (frame.genitive, state.bare) {
            (Genitive::Target, 0) if acts && self.second_bare(chunk) => Slot::Initiator,
            (Genitive::Target, 0) => Slot::Target,
            (Genitive::Target, 1) if state.slot == Slot::Initiator => Slot::Target,
            (Genitive::Initiator, 0) if acts => Slot::Initiator,
            (Genitive::Initiator, 0) => Slot::Target,
            (Genitive::Initiator, 1) => frame.object,
            (Genitive::Either, 0) if acts && self.other_side_follows(chunk) => Slot::Initiator,
            (Genitive::Either, 0) if !acts => Slot::Target,
            (Genitive::Either, 1) => match frame.object {
                // "The rebels' downing of a helicopter".
                Slot::Weapon if frame.status == Some(Status::Thwarted) => Slot::Weapon,
                Slot::Weapon => Slot::None,
                slot => slot,
            },
            _ => Slot::None,
        }
    }

    /// Does an object follow the genitive, so that the genitive is the doer?
    fn second_bare(&self, first: &Chunk) -> bool {
        let bare = |next: &Chunk| next.clitics.prep.is_none() && !next.clitics.conj;
        let Some(next) = self.following(first).filter(|next| bare(next)) else {
            return false;
        };
        match &next.kind {
            // "The army's arrest of nine workers".
            Kind::Number(_) if self.goes_on(next) => false,
            Kind::Number(_) => self
                .following(next)
                .is_some_and(|c| bare(c) && c.np().is_some_and(|np| np.people.is_some())),
            // "Of two settlers, brothers": said of the same people.
            Kind::Np(np) if np.head == Head::People && self.keeps_noon(first) => false,
            Kind::Np(np) => matches!(
                np.head,
                Head::Site
                    | Head::Civil
                    | Head::Place
                    | Head::LaunchSite
                    | Head::People
                    | Head::Person
                    | Head::Official
            ),
            _ => false,
        }
    }

    /// An indefinite dual or sound plural, by its ending.
    fn keeps_noon(&self, chunk: &Chunk) -> bool {
        let doc = &self.ctx.doc;
        let word = chunk.np().map(|np| doc.word(np.word.end.saturating_sub(1)));
        let mut back = word.unwrap_or_default().chars().rev();
        let noon = back.next() == Some(letters::NOON);
        noon && !chunk.clitics.article
            && matches!(
                back.next(),
                Some(letters::YEH | letters::ALEF | letters::WAW)
            )
    }

    /// Does a thing, a place or a side stand right after, as an object?
    fn thing_follows(&self, first: &Chunk) -> bool {
        self.following(first).is_some_and(|next| {
            let bare = next.clitics.prep.is_none() && !next.clitics.conj;
            let np = next.np().filter(|_| bare);
            np.is_some_and(|np| matches!(np.head, Head::Site | Head::Civil | Head::Force))
        })
    }

    /// Does a target or rounds follow the genitive?
    fn other_side_follows(&self, first: &Chunk) -> bool {
        self.following(first).is_some_and(|next| match &next.kind {
            Kind::Word(WordClass::On | WordClass::Toward) => true,
            Kind::Weapon(_) | Kind::Frame(_) => true,
            Kind::Np(np) => {
                next.clitics.prep.is_none() && !next.clitics.conj && np.head != Head::Source
            }
            Kind::Number(_) => !self.goes_on(next),
            _ => false,
        })
    }

    /// "And four": a number that goes on with a list.
    fn goes_on(&self, number: &Chunk) -> bool {
        let chunks = &self.ctx.chunks;
        let at = chunks.partition_point(|c| c.tokens.start < number.tokens.start);
        and_more(self.ctx, at)
    }

    fn following(&self, chunk: &Chunk) -> Option<&Chunk> {
        let end = self.sentence().end;
        let at = self
            .ctx
            .chunks
            .partition_point(|c| c.tokens.start < chunk.tokens.end);
        let next = (at..end).find(|k| {
            !matches!(
                self.chunk(*k).kind,
                Kind::Open | Kind::Close | Kind::Time(_)
            )
        })?;
        Some(self.chunk(next))
    }
}

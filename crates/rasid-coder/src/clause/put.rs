//! Puts an argument into its slot: who it names, where it is, what it arms.
//!
//! A chunk that does not fit its slot is left out; nothing is moved to another.

use super::{Reader, Way};
use crate::chunk::Kind;
use crate::context::Context;
use crate::phrase::{Head, Np, PlaceRef, Reach};
use crate::trigger::TargetArg;
use crate::values::Who;
use rasid_codebook::{FrameRole, Slot, TargetIs, WordClass};
use rasid_model::Family;

impl Reader<'_, '_> {
    /// Puts a chunk into a slot; false where it does not fit there.
    pub(super) fn put(&mut self, at: usize, slot: Slot, way: Way) -> bool {
        let bare = way == Way::Bare;
        if let Some(other) = self.at_chunk[at] {
            self.args().events.push(other);
            return true;
        }
        let ctx = self.ctx;
        match &ctx.chunks[at].kind {
            // "In a helicopter park" names no weapon of the attack.
            Kind::Weapon(_) if slot == Slot::Weapon || bare => {
                self.args().weapons.push(at);
                true
            }
            Kind::Np(np) => {
                self.put_np(np, at, slot, way);
                slot != Slot::None
            }
            _ => true,
        }
    }

    fn put_np(&mut self, np: &Np, at: usize, slot: Slot, way: Way) {
        let bare = way == Way::Bare;
        let places = self.places_of(np, at, way);
        let frame = self.frame();
        let whos = whos_for(self.ctx, np, frame.family);
        let speaks = frame.family == Family::Statement && np.head.speaks();
        let doer = np.acts() || speaks;
        let whos = if doer && whos.is_empty() && !np.own && slot == Slot::Initiator {
            self.of_a_kind(np)
        } else {
            whos
        };
        let thing = np.thing.is_some_and(|at| {
            let is = self.ctx.book.target(at).is;
            matches!(is, TargetIs::Site | TargetIs::CivilSite)
        });
        let args = self.args();
        match slot {
            Slot::Initiator if doer => {
                args.mutual |= frame.mutual;
                args.own |= np.own && whos.is_empty();
                args.arms.extend(np.weapon.map(|w| (w, np.word.clone())));
                args.initiators.extend(whos);
            }
            Slot::Initiator if bare => args.targets.push(TargetArg { chunk: at }),
            // Things are not killed or injured.
            Slot::Target if frame.role == FrameRole::Harm && thing => {}
            Slot::Target => {
                args.targets.push(TargetArg { chunk: at });
                args.struck.extend(places);
            }
            // A machine that is somebody's.
            // Told here, and not gone back to.
            Slot::Weapon if np.weapon.is_some() || np.head == Head::Site => {
                let told = whos.into_iter().filter(|w| w.tokens != np.word);
                args.downed.extend(told);
            }
            Slot::Place => args.places.extend(places),
            Slot::Origin => {
                args.origins.extend(places);
                if np.head == Head::HeldGround {
                    args.suspects.extend(whos);
                }
            }
            _ => {}
        }
    }

    /// Armed people whom nobody names.
    fn of_a_kind(&self, np: &Np) -> Vec<Who> {
        let thing = np.thing.map(|at| self.ctx.book.target(at));
        let who = thing.and_then(|t| Who::kind(t, np.word.clone()));
        who.into_iter().collect()
    }

    /// The places that a phrase names, as the words before it say: by them, or beside those before.
    fn places_of(&self, np: &Np, at: usize, way: Way) -> Vec<PlaceRef> {
        let by = way == Way::Class(WordClass::Near) && np.head == Head::Place;
        let start = self.sentence().start;
        let linked = |k: usize| self.chunk(k).clitics.conj;
        let joined = linked(at)
            || (at > start && matches!(self.chunk(at - 1).kind, Kind::Word(_)) && linked(at - 1));
        let mut places = np.places.clone();
        for place in &mut places {
            place.joined = joined;
            if by {
                place.reach = place.reach.max(Reach::Near);
            }
        }
        places
    }
}

/// Who a phrase names for an incident (the forces of a state) or a statement (its government, a source).
pub(crate) fn whos_for(ctx: &Context, np: &Np, family: Family) -> Vec<Who> {
    let mut whos = np.whos.clone();
    for who in &mut whos {
        match family {
            Family::Incident => who.arm(ctx.book),
            Family::Statement => who.govern(ctx.book),
        }
    }
    if family == Family::Statement
        && whos.is_empty()
        && let Some(source) = np.source
    {
        whos.push(Who::source(ctx.book.source(source), np.word.clone()));
    }
    whos
}

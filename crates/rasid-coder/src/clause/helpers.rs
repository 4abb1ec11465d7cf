//! Another trigger inside the clause: the event that mine carries, what mine
//! answers, or the end of my clause.
//!
//! Whether two triggers that belong together tell one event is said by `fuse`.

use super::right::Scan;
use super::{Reader, Way};
use crate::chunk::{Chunk, Kind};
use crate::phrase::Head;
use rasid_codebook::{Frame, FrameRole, Genitive, Slot, WordClass};
use rasid_model::Family;

impl Reader<'_, '_> {
    /// Another trigger in my clause; false where the clause ends at it.
    pub(super) fn other_trigger(&mut self, at: usize, chunk: &Chunk, state: &mut Scan) -> bool {
        let Some(other) = self.at_chunk[at] else {
            return true;
        };
        let (frame, verb, fixed) = {
            let other = &self.trigs[other];
            (other.frame(self.ctx), other.verb, other.fixed)
        };
        if state.rel {
            state.rel_verb |= verb;
            return true;
        }
        if verb || fixed || chunk.clitics.conj || frame.family != Family::Incident {
            return false;
        }
        let way = self.way_pending(chunk, state);
        let slot = self.slot(way, chunk, state);
        let me = self.frame();
        if self.takes(frame, way, slot, chunk, state) {
            self.args().events.push(other);
            state.subject |= way != Way::With || me.role != FrameRole::Event;
            state.pending = None;
            state.last = None;
            // A verb goes on to its object, or to its outcome, after the event noun that is its subject.
            // "Was killed by the shelling a soldier": the victims may stand after what killed them.
            let victims = me.role == FrameRole::Harm
                && self.trig().args.targets.is_empty()
                && self.victim_at(at + 1);
            let goes_on = me.role == FrameRole::Event || me.subject == Slot::Event || victims;
            return self.trig().verb && goes_on;
        }
        let answers = me.role == FrameRole::Response && way == Way::Class(WordClass::On);
        if slot == Slot::Answered || answers {
            self.args().answered.push(other);
            state.pending = None;
            return true;
        }
        false
    }

    /// Does somebody, or a figure, stand right there with nothing before it?
    fn victim_at(&self, at: usize) -> bool {
        let chunk = self.ctx.chunks.get(at).filter(|_| at < self.sentence().end);
        chunk.is_some_and(|c| {
            let bare = c.clitics.prep.is_none() && !c.clitics.conj;
            let people = c.np().is_some_and(|np| {
                np.people.is_some() || matches!(np.head, Head::People | Head::Civil | Head::Force)
            });
            bare && (people || matches!(c.kind, Kind::Number(_)))
        })
    }

    /// Does my trigger take one with this frame, reached this way, as its event?
    fn takes(&self, frame: &Frame, way: Way, slot: Slot, chunk: &Chunk, state: &Scan) -> bool {
        let me = self.frame();
        let bare = way == Way::Bare;
        match me.role {
            FrameRole::Support => self.carries(way, slot, state),
            FrameRole::Response => way == Way::With,
            FrameRole::Harm => {
                let by = matches!(
                    way,
                    Way::With | Way::Class(WordClass::In | WordClass::After | WordClass::By)
                );
                by && frame.role != FrameRole::Harm
            }
            // "The killing of X in a strike": the strike is how.
            _ if way == Way::Class(WordClass::In)
                && me.genitive == Genitive::Target
                && !chunk.clitics.article
                && frame.role == FrameRole::Event =>
            {
                true
            }
            // "Regained control of": the verb and its noun say one thing.
            _ if bare && self.trig().verb && frame.id == me.id => true,
            // "Shelled the quarter with five raids": the raids are how.
            _ if way == Way::With
                && self.trig().verb
                && me.role == FrameRole::Event
                && me.status.is_none()
                && !chunk.clitics.article
                && frame.role == FrameRole::Event =>
            {
                true
            }
            _ => {
                slot == Slot::Event
                    || (bare && self.trig().verb && !state.subject)
                    || (bare && me.status.is_some())
            }
        }
    }

    /// Does a trigger that only carries an event noun carry one reached this way?
    fn carries(&self, way: Way, slot: Slot, state: &Scan) -> bool {
        let of_event = self.frame().subject == Slot::Event;
        match way {
            // "The attack came ... with": it has its event; only an outcome may follow.
            Way::Bare if of_event && state.subject => false,
            // "The area saw an attack": whatever saw it may be no place that is known.
            Way::Bare if self.frame().subject == Slot::Place => true,
            Way::Bare => slot == Slot::Event || !self.trig().verb || of_event,
            Way::Class(WordClass::About | WordClass::Toward) | Way::To | Way::With => true,
            Way::Class(_) => slot == Slot::Event,
        }
    }
}

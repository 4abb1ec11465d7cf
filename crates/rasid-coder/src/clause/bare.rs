//! What an argument is that no preposition governs: the doer, whom it hit, or the thing used.
//!
//! After a verb and after a noun of the event it is told by what follows, by whether it is
//! definite, and by what the frame expects.

use super::Reader;
use super::right::Scan;
use crate::chunk::{Chunk, Kind, and_more};
use crate::phrase::Head;
use rasid_codebook::{FrameRole, Genitive, Needs, Slot, WordClass};
use rasid_model::{Family, Status};
use rasid_text::fold::letters;

impl Reader<'_, '_> {
    pub(super) fn bare_of_verb(&self, chunk: &Chunk, state: &Scan) -> Slot {
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

    pub(super) fn chunk_before(&self, chunk: &Chunk) -> Option<&Chunk> {
        let at = self
            .ctx
            .chunks
            .partition_point(|c| c.tokens.start < chunk.tokens.start);
        at.checked_sub(1).map(|k| self.chunk(k))
    }

    pub(super) fn bare_of_noun(&self, chunk: &Chunk, state: &Scan) -> Slot {
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

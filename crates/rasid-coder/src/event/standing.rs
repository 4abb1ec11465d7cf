//! Do the triggers tell an event at all?
//!
//! A frame may need a weapon, people or a protest beside it; a word may be
//! meant as a figure, feared, or spoken of in general. Whether an event is news
//! or looks back to one told before is `past`'s.

use super::Group;
use crate::chunk::Kind;
use crate::phrase::Head;
use crate::trace::Reason;
use rasid_codebook::{FrameRole, Genitive, Needs, Slot, WordClass};
use rasid_model::{EventType, Status, Weapon};
use rasid_text::fold::letters::BEH;

/// How far behind the verb the word for death may stand, in chunks.
const FATE: usize = 12;

/// How far before an event the word for its beginning may stand, in chunks.
const STARTED: usize = 2;

/// How far the object of a verb that says little may stand, in chunks.
const OBJECT: usize = 8;

impl Group<'_, '_> {
    /// Does the group tell an event at all?
    pub(super) fn stands(&self, weapon: Option<&Weapon>) -> Result<(), Reason> {
        let weapons = self.args().any(|a| !a.weapons.is_empty());
        if !self.has_event(weapons) {
            return Err(Reason::NoEventNoun);
        }
        self.needs(weapon.is_some() || weapons)?;
        let relative = self.trig().args.relative;
        if self.figurative() {
            return Err(Reason::Figurative);
        }
        if relative && self.known_rounds() {
            return Err(Reason::LooksBack);
        }
        if relative && self.told_in_imperfect() && self.members.len() == 1 {
            return Err(Reason::Generic);
        }
        if self.counts_from() {
            return Err(Reason::LooksBack);
        }
        if !self.has_verb() && (self.hypothetical() || self.threatened()) {
            return Err(Reason::Hypothetical);
        }
        Ok(())
    }

    /// A trigger that names no event by itself needs one that does, or rounds.
    fn has_event(&self, weapons: bool) -> bool {
        let event = self.all().any(|t| {
            let frame = t.frame(self.ctx);
            frame.role == FrameRole::Event || frame.harm.is_some()
        });
        match self.frame().role {
            FrameRole::Support if self.frame().subject == Slot::Event => {
                event || (weapons && self.trig().verb)
            }
            FrameRole::Support => event || weapons,
            FrameRole::Response => self.responds(),
            _ => true,
        }
    }

    /// An answer in force: it names what it answers with, or whom.
    fn responds(&self) -> bool {
        if self.near(WordClass::Question, 4) {
            return false;
        }
        let args = &self.trig().args;
        let armed = !args.weapons.is_empty();
        let named = armed
            || !args.events.is_empty()
            || !args.targets.is_empty()
            || !args.answered.is_empty();
        let by_person = args.initiators.iter().all(|w| w.person);
        (named && !by_person) || (armed && !self.trig().verb)
    }

    fn near(&self, class: WordClass, reach: usize) -> bool {
        let after = self
            .ctx
            .just_after(self.trig().sentence, self.trig().chunk, reach);
        self.ctx.has(after, class)
    }

    /// What the frame says must stand beside its trigger.
    fn needs(&self, weapon: bool) -> Result<(), Reason> {
        let verb = self.trig().verb;
        let met = match self.frame().needs {
            Some(Needs::Weapon) if self.starts() => false,
            Some(Needs::Weapon) => {
                let fused = self.members.len() > 1;
                let exchange = self.frame().exchange && !verb;
                let downed = self.frame().status == Some(Status::Thwarted)
                    && self.args().any(|a| !a.target_whos.is_empty());
                return if weapon || fused || exchange || downed {
                    Ok(())
                } else {
                    Err(Reason::NeedsWeapon)
                };
            }
            Some(Needs::Person) => !verb || self.people() || self.counted_people(),
            Some(Needs::Finished) => !(self.told_in_imperfect() || self.targets_none()),
            Some(Needs::Protest) => self.protesters(),
            Some(Needs::NounOnly) => !verb,
            Some(Needs::Fate) => self.fate(),
            _ => true,
        };
        met.then_some(()).ok_or(Reason::NeedsCompany)
    }

    /// "The start of the protests" is spelled like "the launch of the rockets".
    fn starts(&self) -> bool {
        let trig = self.trig();
        let mut next = self.ctx.just_after(trig.sentence, trig.chunk, 1);
        !trig.verb
            && self.frame().genitive == Genitive::Weapon
            && next.any(|k| matches!(self.ctx.chunks[k].kind, Kind::Frame(_)))
    }

    /// "Fourteen people met their death": the word for it stands behind those who died.
    fn fate(&self) -> bool {
        let ctx = self.ctx;
        let mut after = ctx.just_after(self.trig().sentence, self.trig().chunk, FATE);
        after.any(|k| {
            let tokens = ctx.chunks[k].tokens.clone();
            tokens.into_iter().any(|t| ctx.may_be(t, WordClass::Fate))
        })
    }

    fn people(&self) -> bool {
        let targets = self.args().flat_map(|a| &a.targets);
        let mut named = targets.filter_map(|t| self.ctx.chunks[t.chunk].np());
        named.any(|np| {
            np.people.is_some()
                || matches!(
                    np.head,
                    Head::Civil
                        | Head::Person
                        | Head::Group
                        | Head::Force
                        | Head::People
                        | Head::Actor
                )
        })
    }

    fn told_in_imperfect(&self) -> bool {
        self.trig().verb && self.imperfect(self.trig())
    }

    fn targets_none(&self) -> bool {
        self.args()
            .all(|a| a.targets.is_empty() && a.places.is_empty())
    }

    fn counted_people(&self) -> bool {
        self.ctx
            .just_after(self.trig().sentence, self.trig().chunk, 4)
            .any(|k| matches!(self.ctx.chunks[k].kind, Kind::Number(_)))
    }

    /// Does the sentence tell of a protest, or of those who protest?
    fn protesters(&self) -> bool {
        let ctx = self.ctx;
        let crowd = |id: &str| ctx.book.actor_by_id(id).is_some_and(|a| a.protests);
        ctx.sentences[self.trig().sentence].clone().any(|k| {
            let told = ctx
                .frame_at(k)
                .is_some_and(|f| f.kind == EventType::Protest && f.needs != Some(Needs::Protest));
            let named = ctx.chunks[k].np();
            told || named.is_some_and(|np| np.whos.iter().any(|w| crowd(&w.id)))
        })
    }

    fn figurative(&self) -> bool {
        let chunk = self.trig().chunk;
        let sentence = &self.ctx.sentences[self.trig().sentence];
        let from = chunk.saturating_sub(2).max(sentence.start);
        let near = from..sentence.end.min(chunk + 3);
        self.ctx.has(near, WordClass::Figurative) || self.figurative_object()
    }

    /// "The court of that country yesterday sprang a surprise": a verb that says little by
    /// itself is meant as its object is, wherever that stands in the clause.
    fn figurative_object(&self) -> bool {
        let (trig, frame) = (self.trig(), self.frame());
        let little = frame.vague || frame.generic || frame.needs.is_some();
        let ends = |k: &usize| {
            let chunk = &self.ctx.chunks[*k];
            let verb = matches!(chunk.kind, Kind::Frame(_) | Kind::Verb(_));
            verb || matches!(chunk.kind, Kind::Comma | Kind::Break) || chunk.is(WordClass::Clause)
        };
        let clause = self.ctx.just_after(trig.sentence, trig.chunk, OBJECT);
        let mut clause = clause.take_while(|k| !ends(k));
        trig.verb && little && clause.any(|k| self.ctx.chunks[k].is(WordClass::Figurative))
    }

    /// Feared, prevented, spoken of in general.
    fn hypothetical(&self) -> bool {
        let first = self.first_chunk();
        let mut of = false;
        for at in self.just_before(usize::MAX).rev() {
            match &self.ctx.chunks[at].kind {
                Kind::Word(WordClass::Hypothetical | WordClass::HarmUnknown) => return true,
                Kind::Word(WordClass::From) => of = true,
                Kind::Word(WordClass::Demonstrative | WordClass::Filler) => {}
                Kind::Other if at + 2 >= first => {}
                // "The governor warned of ...": who warns may stand between.
                Kind::Verb(WordClass::Say) if of => return true,
                Kind::Np(_) if of => {}
                Kind::Frame(_) => {
                    let frame = self.ctx.frame_at(at);
                    return frame.is_some_and(|f| f.kind == EventType::Threaten);
                }
                // "The army did not announce the arrest of ...".
                Kind::Np(_) => return self.unsaid(at),
                Kind::Verb(WordClass::Say) => return self.unsaid(at + 1),
                _ => return false,
            }
        }
        false
    }

    /// "He threatened yesterday with strikes": with what a threat is made, however far behind it.
    fn threatened(&self) -> bool {
        let ctx = self.ctx;
        let first = self.first_chunk();
        let with = ctx.chunks[first].clitics.prep == Some(BEH);
        let mut before = self.just_before(OBJECT).rev();
        let told = before.find(|k| matches!(ctx.chunks[*k].kind, Kind::Frame(_) | Kind::Verb(_)));
        with && told.is_some_and(|k| {
            ctx.frame_at(k)
                .is_some_and(|f| f.kind == EventType::Threaten)
                && !ctx.has(k + 1..first, WordClass::Clause)
        })
    }

    /// Is the chunk behind a saying that is denied?
    fn unsaid(&self, behind: usize) -> bool {
        let start = self.ctx.sentences[self.trig().sentence].start;
        let chunk = |back: usize| {
            let at = behind.checked_sub(back).filter(|at| *at >= start)?;
            Some(&self.ctx.chunks[at])
        };
        let says = chunk(1).is_some_and(|c| c.is_verb(WordClass::Say));
        says && chunk(2).is_some_and(|c| c.is(WordClass::Neg))
    }

    /// "Since the beginning of the protests": told only to count time from it.
    fn counts_from(&self) -> bool {
        let (trig, ctx) = (self.trig(), self.ctx);
        let mut before = ctx.just_before(trig.sentence, trig.chunk, STARTED);
        let started = |k: usize| ctx.may_be(ctx.chunks[k].tokens.start, WordClass::Started);
        !trig.verb && self.members.len() == 1 && trig.definite && before.any(started)
    }
}

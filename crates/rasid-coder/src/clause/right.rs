//! The clause after a trigger: a scan of its chunks that ends where the clause does.
//!
//! Each chunk gives an argument, governs the next one, opens a relative clause
//! or ends the scan. Which slot an argument takes is said by `slots`; what
//! another trigger is to this one, by `helpers`.

use super::{Reader, Way, is_preposition};
use crate::chunk::Kind;
use crate::phrase::Head;
use crate::trigger::TargetArg;
use crate::values::Who;
use rasid_codebook::{FrameRole, Genitive, Grammatical, Needs, Slot, WordClass};
use rasid_model::{EventType, Status};
use rasid_text::clitic::analyses;
use rasid_text::fold::letters;
use rasid_time::Anchor;

/// How many chunks a name may have before what is said of its bearer.
const APPOSED: usize = 7;

/// What the scan to the right remembers.
#[derive(Default)]
pub(super) struct Scan {
    /// The trigger has its subject.
    pub subject: bool,
    /// The subject is a weapon told of in a relative clause.
    pub relative_weapon: bool,
    /// Inside a relative clause.
    pub rel: bool,
    pub commas: usize,
    /// The relative clause has a verb of its own that times belong to.
    pub rel_verb: bool,
    /// An origin was named.
    pub origin: bool,
    /// Somebody is on the way: places are told where from and where to.
    pub travel: bool,
    /// "among them" opened a list.
    pub listing: bool,
    /// "among them two children": parts of those told before.
    pub parts: bool,
    /// Arguments so far that no preposition governs.
    pub bare: usize,
    /// The preposition that governs the next chunk.
    pub pending: Option<WordClass>,
    /// The last argument, and its slot.
    pub last: Option<usize>,
    pub slot: Slot,
}

impl Reader<'_, '_> {
    /// The clause after a trigger.
    pub(super) fn right(&mut self, subject: bool) {
        let me = self.trig().chunk;
        let relative = self.after_rel(me);
        self.args().relative = relative;
        let weapon_before = self.trig().args.weapons.first().is_some_and(|w| *w < me);
        // "It said that it had arrested ...": the pronoun is the subject.
        let pronoun = self.trig().verb && me > self.sentence().start && {
            let before = self.chunk(me - 1);
            let word = self.ctx.doc.word(before.tokens.start);
            before.is(WordClass::Comp) && analyses(word).any(|a| a.suffix.is_some())
        };
        let mut state = Scan {
            subject: subject || pronoun || self.frame().subject == Slot::None,
            relative_weapon: subject && relative && weapon_before,
            ..Scan::default()
        };
        for at in me + 1..self.sentence().end {
            if !self.step(at, &mut state) {
                break;
            }
        }
        self.shot_down();
    }

    /// "The rebels downed a fighter of the army": where it is told whose aircraft it was, whoever
    /// downed it is the doer, and the owner is who was hit.
    fn shot_down(&mut self) {
        if self.frame().status != Some(Status::Thwarted) || self.trig().args.downed.is_empty() {
            return;
        }
        let ctx = self.ctx;
        let owners = std::mem::take(&mut self.args().downed);
        let shooters = std::mem::take(&mut self.args().targets);
        let whos = shooters.iter().filter_map(|t| ctx.chunks[t.chunk].np());
        let mut whos: Vec<Who> = whos.flat_map(|np| np.whos.clone()).collect();
        whos.iter_mut().for_each(|w| w.arm(ctx.book));
        let args = self.args();
        whos.append(&mut args.initiators);
        args.initiators = whos;
        args.target_whos.extend(owners);
    }

    /// Reads one chunk after the trigger; false where the clause ends.
    fn step(&mut self, at: usize, state: &mut Scan) -> bool {
        let chunk = self.chunk(at).clone();
        if self.leaves_quote(at) {
            return false;
        }
        match &chunk.kind {
            Kind::Comma => {
                state.rel = false;
                state.parts = false;
                state.commas += 1;
                state.travel = false;
                state.pending = None;
                self.in_apposition(at);
                return !self.clause_after_comma(at);
            }
            Kind::Break | Kind::Colon => return false,
            Kind::Word(
                WordClass::Comp | WordClass::Clause | WordClass::According | WordClass::Neg,
            ) => return false,
            Kind::Verb(_) => return state.rel,
            Kind::Word(class) if chunk.clitics.suffix && is_preposition(*class) => {
                self.pronoun(*class, at, state);
            }
            Kind::Word(WordClass::Rel) => {
                state.rel = true;
                self.occupant(at, state);
            }
            // "Four of the soldiers": those counted are the argument.
            Kind::Word(WordClass::From)
                if matches!(
                    self.chunk(at - 1).kind,
                    Kind::Number(_) | Kind::Word(WordClass::NumberOf)
                ) => {}
            // "Before noon yesterday" is a time, and no other event.
            Kind::Word(WordClass::Before)
                if self
                    .ctx
                    .chunks
                    .get(at + 1)
                    .is_some_and(|c| matches!(c.kind, Kind::Time(_))) => {}
            Kind::Word(class) => return self.word(*class, state),
            Kind::Frame(_) => return self.other_trigger(at, &chunk, state),
            Kind::Time(t) => return self.time(*t, state),
            Kind::Nisba(country) => self.nationality(*country, at, state),
            Kind::Np(_) | Kind::Weapon(_) => {
                state.parts &= chunk.clitics.prep.is_none() && state.pending.is_none();
                let part = state.parts && chunk.np().is_some_and(|np| np.people.is_some());
                if part {
                    self.one_of_them(at, state);
                } else if !state.rel {
                    self.argument(at, &chunk, state);
                }
                state.pending = None;
            }
            _ => {}
        }
        true
    }

    /// "Among them", "in it": a preposition that has its object; a list may follow "among them".
    fn pronoun(&mut self, class: WordClass, at: usize, state: &mut Scan) {
        state.pending = (class == WordClass::From).then_some(WordClass::In);
        state.listing = class == WordClass::From;
        if class == WordClass::On && at <= self.trig().chunk + 3 {
            self.there_again(at);
        }
        self.them_again(class, at);
    }

    /// "Was assassinated N. N., the member of parliament": who he was, behind a name that nothing
    /// knows.
    fn in_apposition(&mut self, comma: usize) {
        let me = self.trig().chunk;
        let frame = self.frame();
        let befalls = frame.object == Slot::Target && frame.mode.is_some() && self.trig().verb;
        let args = &self.trig().args;
        let free = args.targets.is_empty() && args.target_whos.is_empty();
        let named = (me + 1..comma).any(|k| matches!(self.chunk(k).kind, Kind::Other));
        let only = (me + 1..comma)
            .all(|k| matches!(self.chunk(k).kind, Kind::Other | Kind::Time(_)) || self.acts(k));
        let Some(next) = self.ctx.chunks.get(comma + 1) else {
            return;
        };
        let person = next.np().is_some_and(|np| {
            let people = np.thing.is_some_and(|t| self.of_people(t));
            people && !matches!(np.people, Some(Grammatical::Plural))
        });
        let apposed = person && next.clitics.prep.is_none() && !next.clitics.conj;
        if befalls && free && named && only && apposed && comma <= me + APPOSED {
            self.put(comma + 1, Slot::Target, Way::Bare);
        }
    }

    /// "At them", "in it": the people or the thing told of before are what was hit.
    fn them_again(&mut self, class: WordClass, at: usize) {
        let frame = self.frame();
        let (prep, usual) = match class {
            WordClass::On => ("on", frame.object),
            WordClass::In => ("in", Slot::Place),
            _ => return,
        };
        let aimed = frame.preps.get(prep).copied().unwrap_or(usual) == Slot::Target;
        let args = &self.trig().args;
        let free = args.targets.is_empty() && args.target_whos.is_empty();
        if frame.role != FrameRole::Event || !aimed || !free {
            return;
        }
        let word = self.ctx.doc.word(self.chunk(at).tokens.start);
        let many = analyses(word).any(|a| a.suffix.is_some_and(|s| s.ends_with(letters::MEEM)));
        let doers: Vec<String> = args.initiators.iter().map(|w| w.id.clone()).collect();
        let start = self.sentence().start;
        let crowd = (start..self.trig().chunk).rev().find(|k| self.crowd(*k));
        if let Some(crowd) = crowd.filter(|_| many) {
            let tokens = self.chunk(crowd).tokens.clone();
            let who = self.ctx.book.protesters();
            let who = who.map(|actor| Who::actor(actor, tokens));
            self.args().target_whos.extend(who);
            return;
        }
        let back = (start..self.trig().chunk).rev().find(|k| {
            self.chunk(*k).np().is_some_and(|np| {
                let doer = np.whos.iter().any(|w| doers.contains(&w.id));
                let people = np.thing.is_some_and(|t| self.of_people(t));
                let thing = np.thing.is_some() && matches!(np.head, Head::Site | Head::Civil);
                !doer && if many { people } else { thing && !people }
            })
        });
        if let Some(back) = back {
            self.put(back, Slot::Target, Way::With);
        }
    }

    /// Does a chunk tell that people protest?
    fn crowd(&self, at: usize) -> bool {
        let told = self.at_chunk[at].map(|t| self.trigs[t].frame(self.ctx));
        told.is_some_and(|f| f.kind == EventType::Protest && !f.outcome)
    }

    /// "Among them a leader of the group", "most of them Syrians": what those hit are.
    fn one_of_them(&mut self, at: usize, state: &Scan) {
        let np = self.chunk(at).np();
        let tells = np
            .is_some_and(|np| (!np.whos.is_empty() || np.thing.is_some()) && np.places.is_empty());
        let taken = self.frame().needs == Some(Needs::Person);
        if tells && taken && state.slot == Slot::Target {
            self.args().targets.push(TargetArg { chunk: at });
        }
    }

    /// A time of the clause; false where it tells when another event was.
    fn time(&mut self, time: usize, state: &mut Scan) -> bool {
        if state.rel && state.rel_verb {
            return true;
        }
        // "The day after": what follows is the other event.
        let anchored = self.ctx.times[time].expr.anchored();
        if matches!(anchored, Some((_, _, Anchor::Following))) {
            self.args().times.push(time);
            return false;
        }
        if state.rel {
            self.args().loose_times.push(time);
        } else {
            self.args().times.push(time);
        }
        state.pending = None;
        true
    }

    /// A state's adjective that no phrase before it took.
    fn nationality(&mut self, country: u32, at: usize, state: &Scan) {
        let verb = self.trig().verb;
        // "The drone that attacked ... is Iranian": the predicate names whose it was.
        if verb && state.relative_weapon && !self.chunk(at).clitics.article {
            let tokens = self.chunk(at).tokens.clone();
            let who = Who::by_id(self.ctx.book, &self.ctx.book.country(country).id, tokens);
            self.args().blamed.extend(who);
        }
        if !state.rel && state.last.is_none() && !verb && at <= self.trig().chunk + 3 {
            self.nisba(country, at);
        }
    }

    /// "The American raid": the doer is the state's forces.
    fn nisba(&mut self, country: u32, at: usize) {
        if self.frame().genitive == Genitive::Target {
            return;
        }
        let country = self.ctx.book.country(country);
        let id = country.forces.as_deref().unwrap_or(&country.id);
        let tokens = self.chunk(at).tokens.clone();
        let who = Who::by_id(self.ctx.book, id, tokens);
        self.args().initiators.extend(who);
    }

    /// A comma ends the clause where a new verb or "and" with an actor follows.
    fn clause_after_comma(&self, at: usize) -> bool {
        self.ctx.chunks.get(at + 1).is_some_and(|next| {
            next.clitics.conj
                && (self.at_chunk[at + 1].is_some_and(|t| self.trigs[t].verb)
                    || matches!(next.kind, Kind::Verb(_)))
        })
    }

    /// "On it": the place or site named last before.
    fn there_again(&mut self, at: usize) {
        let start = self.sentence().start;
        let back = (start..at)
            .rev()
            .find_map(|k| self.chunk(k).np().filter(|np| !np.places.is_empty()));
        if let Some(places) = back.map(|np| np.places.clone()) {
            self.args().struck.extend(places);
        }
    }

    fn leaves_quote(&self, at: usize) -> bool {
        let token = |chunk: usize| self.ctx.doc.tokens[self.chunk(chunk).tokens.start];
        let (mine, here) = (token(self.trig().chunk), token(at));
        mine.in_quote && (here.quote != mine.quote)
    }

    /// A function word: it governs what follows, or ends the clause.
    fn word(&mut self, class: WordClass, state: &mut Scan) -> bool {
        match class {
            // "Two kilometres from": still by it.
            WordClass::From if state.pending == Some(WordClass::Near) => {}
            // Rounds on their way come from where they were fired.
            WordClass::Travel => {
                let rounds = self.trig().args.weapons.is_empty();
                state.travel = rounds;
            }
            WordClass::On
            | WordClass::Toward
            | WordClass::In
            | WordClass::Near
            | WordClass::By
            | WordClass::From
            | WordClass::Between
            | WordClass::Alongside
            | WordClass::About => state.pending = Some(class),
            WordClass::After if self.frame().role == FrameRole::Harm => {
                state.pending = Some(class);
            }
            WordClass::Including => state.parts = true,
            WordClass::OriginOf => state.pending = Some(WordClass::From),
            WordClass::After | WordClass::Before => return false,
            WordClass::PartOf | WordClass::OrdinalPronoun => state.subject = true,
            _ => {}
        }
        true
    }

    /// Who is told, in a relative clause, to be at the place or site just named.
    fn occupant(&mut self, rel: usize, state: &Scan) {
        let Some(last) = state.last else { return };
        if state.slot == Slot::Origin || (state.origin && self.trig().args.suspects.is_empty()) {
            let held = self.holder(rel);
            self.args().suspects.extend(held);
            return;
        }
        let at_site = self
            .chunk(last)
            .np()
            .is_some_and(|np| matches!(np.head, Head::Site | Head::Place));
        let is_target = self.trig().args.targets.iter().any(|t| t.chunk == last);
        if !at_site || !is_target {
            return;
        }
        let held = self.holder(rel);
        self.args().target_whos.extend(held);
    }

    /// The first side named in a relative clause.
    fn holder(&self, rel: usize) -> Vec<Who> {
        let until = (rel + 8).min(self.sentence().end);
        for at in rel + 1..until {
            match &self.chunk(at).kind {
                Kind::Comma | Kind::Break => break,
                Kind::Np(np) if !np.whos.is_empty() && np.head != Head::Place => {
                    let mut whos = np.whos.clone();
                    whos.iter_mut().for_each(|w| w.arm(self.ctx.book));
                    return whos;
                }
                _ => {}
            }
        }
        Vec::new()
    }
}

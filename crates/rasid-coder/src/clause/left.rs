//! The clause before a trigger: its subject, the place and times that open it.
//!
//! A verb after "which" tells of its antecedent; a verb that opens with "and"
//! has no subject before it; a verbal noun with a pronoun goes back to what was
//! named last. What follows the trigger is not read here.

use super::{Reader, Way};
use crate::chunk::Kind;
use crate::phrase::{Head, Reach};
use rasid_codebook::{FrameRole, Genitive, Needs, Slot, TargetIs, WordClass};
use rasid_model::{Family, WeaponClass};
use std::ops::Range;

/// How far after a verb of harm its victims may stand.
const VICTIMS: usize = 8;
/// Chunks from a mark to its partner that quote no clause.
const SCARE: usize = 3;

impl Reader<'_, '_> {
    /// The clause before a verb: its subject, its opening place and times. True where a subject was found.
    pub(super) fn left(&mut self) -> bool {
        let (chunk, verb) = (self.trig().chunk, self.trig().verb);
        let start = self.clause_start(chunk);
        self.count_before(chunk);
        if !verb {
            if start == self.sentence().start {
                self.opening(start..chunk);
            }
            return self.pronoun_genitive(chunk);
        }
        let mut found = false;
        if let Some(at) = self.antecedent(start, chunk) {
            // "The attack that the town came under", "that settlers carried out".
            let frame = self.frame();
            let carried = frame.object == Slot::Event
                && frame.subject != Slot::Event
                && self.after_rel(chunk)
                && self.at_chunk[at].is_some();
            let object = self.trig().suffix || carried;
            found = self.take_subject(at, object);
            found &= !object;
        }
        if !self.follows_verb(start) {
            self.opening(start..chunk);
        }
        found
    }

    /// Does the clause begin right after another verb, whose arguments fill it?
    fn follows_verb(&self, start: usize) -> bool {
        start > self.sentence().start
            && self.at_chunk[start - 1].is_some_and(|t| {
                self.trigs[t].verb && self.trigs[t].frame(self.ctx).family == Family::Incident
            })
    }

    /// A number, or "first", before an event noun counts it, but not where a preposition
    /// parts them: "six were wounded by shelling".
    fn count_before(&mut self, chunk: usize) {
        let start = self.sentence().start;
        if chunk > start
            && !self.trig().verb
            && self.chunk(chunk).clitics.prep.is_none()
            && let Kind::Number(n) = self.chunk(chunk - 1).kind
        {
            self.args().number = Some(n);
        }
    }

    /// Where the clause of the chunk at `chunk` begins.
    fn clause_start(&self, chunk: usize) -> usize {
        let start = self.sentence().start;
        let mut at = chunk;
        while at > start {
            let before = at - 1;
            let boundary = match &self.chunk(before).kind {
                Kind::Word(WordClass::Comp | WordClass::Clause) | Kind::Break | Kind::Colon => true,
                Kind::Verb(_) => !self.after_rel(before),
                Kind::Frame(_) => self.at_chunk[before].is_some_and(|t| {
                    self.trigs[t].verb && !self.after_rel(before) && self.trigs[t].chunk != chunk
                }),
                Kind::Open | Kind::Close => self.quote_edge(before, chunk),
                _ => false,
            };
            if boundary {
                break;
            }
            at = before;
        }
        at
    }

    /// Does a long quotation open or close here, between the trigger and what is before?
    fn quote_edge(&self, at: usize, trigger: usize) -> bool {
        let token = |chunk: usize| self.ctx.doc.tokens[self.chunk(chunk).tokens.start];
        let (edge, inside) = (token(at), token(trigger));
        // Marks around a word or two say only that others call it so.
        let marks = |from: usize, to: usize| {
            (from..to).any(|k| matches!(self.chunk(k).kind, Kind::Open | Kind::Close))
        };
        let end = self.sentence().end.min(trigger + SCARE);
        let scare = at + SCARE > trigger && marks(trigger + 1, end);
        inside.in_quote && inside.quote == edge.quote && !scare
    }

    /// The chunk that a verb tells of: its antecedent in a relative clause, or its subject before it.
    fn antecedent(&self, start: usize, chunk: usize) -> Option<usize> {
        let mut before = chunk;
        while before > start
            && matches!(
                self.chunk(before - 1).kind,
                Kind::Comma | Kind::Open | Kind::Close | Kind::Time(_)
            )
        {
            before -= 1;
        }
        let conj = self.trig().conj;
        if before > start && self.chunk(before - 1).is(WordClass::Rel) {
            return (start..before - 1).rev().find(|at| self.nominal(*at));
        }
        if conj {
            return None;
        }
        // "Three gunmen (who) opened fire": after indefinite people "who" is not said.
        let beside = before
            .checked_sub(1)
            .filter(|at| *at >= start && before == chunk);
        if let Some(at) = beside
            && self.acts(at)
            && self.chunk(at).np().is_some_and(|np| !np.definite)
            && self.counts_before(at, start)
        {
            return Some(at);
        }
        // An event noun or rounds close before: "an attack that hit", "eight rockets fell".
        let close = (start.max(chunk.saturating_sub(6))..chunk)
            .rev()
            .find(|at| self.event_noun(*at) && !self.apart(*at, chunk));
        let first = (start..chunk).find(|at| {
            self.nominal(*at)
                && self.way(*at, start) == Way::Bare
                && !self.beside_place(*at)
                && !(self.event_noun(*at) && self.apart(*at, chunk))
        });
        match (close, first) {
            (Some(event), Some(first))
                if first < event
                    && self.acts(first)
                    && !self.trig().suffix
                    && (!self.tells_of(event, chunk) || self.carried(event)) =>
            {
                Some(first)
            }
            (Some(event), _) => Some(event),
            (None, first) => first,
        }
    }

    /// Is the chunk counted, and not governed?
    fn counts_before(&self, at: usize, start: usize) -> bool {
        at > start
            && matches!(self.chunk(at - 1).kind, Kind::Number(_))
            && self.way(at, start) == Way::Bare
    }

    /// "In answer to the raid", "in the first attack of its kind,": what opens the clause is not its subject.
    fn apart(&self, event: usize, verb: usize) -> bool {
        let start = self.sentence().start;
        let answers = event > start
            && self.at_chunk[event - 1]
                .is_some_and(|t| self.trigs[t].frame(self.ctx).role == FrameRole::AnswerTo);
        // "A week after the bombing".
        let dated = event > start
            && matches!(self.chunk(event - 1).kind, Kind::Time(t) if self.ctx.times[t].expr.anchored().is_some());
        // "The firing of a rocket": the rounds belong to the noun before them.
        let rounds = event > start
            && matches!(self.chunk(event).kind, Kind::Weapon(_))
            && self.way(event, start) == Way::Bare
            && matches!(self.chunk(event - 1).kind, Kind::Frame(_))
            && self.event_noun(event - 1)
            && self.apart(event - 1, verb);
        if rounds {
            return true;
        }
        let governed = answers || dated || self.way(event, start) != Way::Bare;
        governed
            && (self.chunk(event).clitics.article
                || (event..verb).any(|k| matches!(self.chunk(k).kind, Kind::Comma)))
    }

    /// "In the town, north of the city": a second place says where the first lies.
    fn beside_place(&self, at: usize) -> bool {
        let place = |k: usize| self.chunk(k).np().is_some_and(|np| !np.places.is_empty());
        let own = self
            .chunk(at)
            .np()
            .is_some_and(|np| np.places.iter().any(|p| p.reach != Reach::At));
        at > self.sentence().start && own && place(at) && place(at - 1)
    }

    /// An indefinite event noun with no comma before the verb is what the verb tells of.
    fn tells_of(&self, event: usize, verb: usize) -> bool {
        let definite = self.chunk(event).clitics.article;
        !definite && !(event..verb).any(|k| matches!(self.chunk(k).kind, Kind::Comma))
    }

    /// "A bomber driving a car bomb blew himself up": a weapon before a verb that somebody does is what he has.
    fn carried(&self, event: usize) -> bool {
        let frame = self.frame();
        matches!(self.chunk(event).kind, Kind::Weapon(_))
            && frame.subject == Slot::Initiator
            && frame.weapon == Some(WeaponClass::Ied)
    }

    fn nominal(&self, at: usize) -> bool {
        match &self.chunk(at).kind {
            Kind::Np(np) => {
                let speech = self.frame().family == Family::Statement;
                speech || !matches!(np.head, Head::Source | Head::Official)
            }
            Kind::Weapon(w) => !w.adjective,
            Kind::Word(WordClass::OrdinalPronoun | WordClass::PartOf) => true,
            Kind::Frame(_) => self.event_noun(at),
            _ => false,
        }
    }

    /// Gives the chunk at `at` the subject's slot (or the object's, for a verb with a pronoun).
    fn take_subject(&mut self, at: usize, object: bool) -> bool {
        let frame = self.frame();
        let slot = if object { frame.object } else { frame.subject };
        // "Six soldiers were killed in": whoever stands before a verb of harm that takes nobody is its victim.
        let slot = match slot {
            Slot::Initiator
                if frame.role == FrameRole::Harm && !object && !self.takes_victims() =>
            {
                Slot::Target
            }
            slot => slot,
        };
        self.put(at, slot, Way::Bare)
    }

    /// Do people or a figure follow the verb, times and places aside?
    fn takes_victims(&self) -> bool {
        let me = self.trig().chunk;
        if self.trig().suffix {
            return true;
        }
        let mut at = me + 1;
        let end = self.sentence().end.min(me + VICTIMS);
        while at < end {
            let chunk = self.chunk(at);
            let bare = chunk.clitics.prep.is_none() && !chunk.clitics.conj;
            match &chunk.kind {
                Kind::Time(_) | Kind::Open | Kind::Close => {}
                // "Near the town": where, with what governs it.
                Kind::Word(WordClass::In | WordClass::Near) if !chunk.clitics.suffix => at += 1,
                Kind::Np(np) if !bare && np.head == Head::Place => {}
                Kind::Number(_) | Kind::Word(WordClass::NumberOf) => return bare,
                Kind::Np(np) => return bare && np.head != Head::Place,
                _ => return false,
            }
            at += 1;
        }
        false
    }

    /// Times and places that open the clause.
    fn opening(&mut self, region: Range<usize>) {
        for at in region.clone().rev() {
            match &self.chunk(at).kind {
                Kind::Time(t) => {
                    let t = *t;
                    if self.nothing_between(at, region.end) {
                        self.args().loose_times.push(t);
                    }
                }
                Kind::Np(np)
                    if np.head == Head::Place
                        && at <= region.start + 3
                        && self.stands_in(at, region.start) =>
                {
                    let mut places = np.places.clone();
                    if self.way(at, region.start) == Way::Class(WordClass::Near) {
                        places
                            .iter_mut()
                            .for_each(|p| p.reach = p.reach.max(Reach::Near));
                    }
                    if self.nothing_between(at, region.end)
                        && !self.subject_before(region.start, at)
                    {
                        self.args().opening.extend(places);
                    }
                }
                _ => {}
            }
        }
    }

    /// Is the place at `at` where something stands, not where it came from?
    fn stands_in(&self, at: usize, start: usize) -> bool {
        matches!(
            self.way(at, start),
            Way::With | Way::Class(WordClass::In | WordClass::Near)
        )
    }

    fn subject_before(&self, start: usize, at: usize) -> bool {
        (start..at).any(|k| self.acts(k))
    }

    /// Is there no other trigger between a chunk and mine?
    fn nothing_between(&self, at: usize, mine: usize) -> bool {
        !(at + 1..mine).any(|k| {
            self.at_chunk[k].is_some_and(|t| self.trigs[t].frame(self.ctx).role == FrameRole::Event)
        })
    }

    /// Is a kind of target one of people?
    pub(super) fn of_people(&self, thing: u32) -> bool {
        let is = self.ctx.book.target(thing).is;
        matches!(is, TargetIs::People | TargetIs::Civilians)
    }

    /// A verbal noun with a pronoun: it goes back to the people, or the nearest site or place.
    fn pronoun_genitive(&mut self, chunk: usize) -> bool {
        let trig = self.trig();
        if !trig.suffix || trig.frame(self.ctx).genitive != Genitive::Target {
            return false;
        }
        let start = self.sentence().start;
        let frame = trig.frame(self.ctx);
        // A kidnapping, a killing: of a man, not of a town.
        let befalls = frame.role == FrameRole::Harm || frame.needs == Some(Needs::Person);
        let back = (start..chunk).rev().find(|at| {
            self.chunk(*at).np().is_some_and(|np| match befalls {
                true => np.thing.is_some_and(|t| self.of_people(t)) || np.head == Head::Person,
                false => matches!(np.head, Head::Site | Head::Place | Head::Civil),
            })
        });
        if befalls {
            let put = back.map(|at| self.put(at, Slot::Target, Way::With));
            return put.is_some();
        }
        if let Some(at) = back {
            // The nearest place may be where the site stands: prefer the site of the same phrase.
            let site = (start..=at)
                .rev()
                .find(|k| self.chunk(*k).np().is_some_and(|np| np.head == Head::Site));
            if let Some(place) = self.chunk(at).np().map(|np| np.places.clone()) {
                self.args().struck.extend(place);
            }
            self.put(site.unwrap_or(at), Slot::Target, Way::With);
        }
        back.is_some()
    }
}

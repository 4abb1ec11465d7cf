//! Finds the arguments of each trigger in its clause.
//!
//! One reader for verb-first and subject-first clauses, relative clauses and
//! verbal nouns. What a preposition leads to is said by the frame, else by the
//! table here. Direction is never guessed: where a genitive may be either side
//! and nothing else decides, it is left out.

use crate::chunk::{Chunk, Kind};
use crate::context::Context;
use crate::phrase::{Head, Np};
use crate::trigger::{TargetArg, Trig};
use rasid_codebook::{FrameRole, Genitive, Slot, WordClass};
use rasid_model::Family;
use rasid_text::fold::letters;
use std::ops::Range;

/// How an argument is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Bare,
    Class(WordClass),
    /// A one-letter preposition.
    With,
    To,
}

/// Reads the clauses of every trigger.
pub(crate) fn read_clauses(ctx: &Context, trigs: &mut [Trig]) {
    let at_chunk: Vec<Option<usize>> = {
        let mut at = vec![None; ctx.chunks.len()];
        for (i, t) in trigs.iter().enumerate() {
            at[t.chunk] = Some(i);
        }
        at
    };
    for i in 0..trigs.len() {
        let mut reader = Reader {
            ctx,
            at_chunk: &at_chunk,
            trigs,
            me: i,
        };
        let subject = reader.left();
        reader.right(subject);
    }
    coordinate(ctx, trigs);
    fuse(ctx, trigs);
}

struct Reader<'r, 'c> {
    ctx: &'r Context<'c>,
    at_chunk: &'r [Option<usize>],
    trigs: &'r mut [Trig],
    me: usize,
}

impl Reader<'_, '_> {
    fn chunk(&self, at: usize) -> &Chunk {
        &self.ctx.chunks[at]
    }

    fn sentence(&self) -> Range<usize> {
        self.ctx.sentences[self.trigs[self.me].sentence].clone()
    }

    /// The clause before a verb: its subject, its opening place and times. True where a subject was found.
    fn left(&mut self) -> bool {
        let (chunk, verb) = (self.trigs[self.me].chunk, self.trigs[self.me].verb);
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
            found = self.take_subject(at, self.trigs[self.me].suffix);
            found &= !self.trigs[self.me].suffix;
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

    /// A number, or "first", before an event noun counts it.
    fn count_before(&mut self, chunk: usize) {
        let start = self.sentence().start;
        if chunk > start
            && !self.trigs[self.me].verb
            && let Kind::Number(n) = self.chunk(chunk - 1).kind
        {
            self.trigs[self.me].args.number = Some(n);
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
        inside.in_quote && inside.quote == edge.quote
    }

    fn after_rel(&self, at: usize) -> bool {
        at > self.sentence().start && self.chunk(at - 1).is(WordClass::Rel)
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
        let conj = self.trigs[self.me].conj;
        if before > start && self.chunk(before - 1).is(WordClass::Rel) {
            return (start..before - 1).rev().find(|at| self.nominal(*at));
        }
        if conj {
            return None;
        }
        // An event noun or rounds close before: "an attack that hit", "eight rockets fell".
        let close = (start.max(chunk.saturating_sub(6))..chunk)
            .rev()
            .find(|at| self.event_noun(*at));
        let first =
            (start..chunk).find(|at| self.nominal(*at) && self.way(*at, start) == Way::Bare);
        match (close, first) {
            (Some(event), Some(first))
                if first < event
                    && self.acts(first)
                    && !self.trigs[self.me].suffix
                    && !self.tells_of(event, chunk) =>
            {
                Some(first)
            }
            (Some(event), _) => Some(event),
            (None, first) => first,
        }
    }

    /// An indefinite event noun with no comma before the verb is what the verb tells of.
    fn tells_of(&self, event: usize, verb: usize) -> bool {
        let definite = self.chunk(event).clitics.article;
        !definite && !(event..verb).any(|k| matches!(self.chunk(k).kind, Kind::Comma))
    }

    fn nominal(&self, at: usize) -> bool {
        match &self.chunk(at).kind {
            Kind::Np(np) => {
                let speech = self.trigs[self.me].frame(self.ctx).family == Family::Statement;
                speech || !matches!(np.head, Head::Source | Head::Official)
            }
            Kind::Weapon(w) => !w.adjective,
            Kind::Word(WordClass::OrdinalPronoun | WordClass::PartOf) => true,
            Kind::Frame(_) => self.event_noun(at),
            _ => false,
        }
    }

    fn acts(&self, at: usize) -> bool {
        self.chunk(at).np().is_some_and(|np| np.head.acts())
    }

    fn event_noun(&self, at: usize) -> bool {
        self.at_chunk[at].is_some_and(|t| {
            let trig = &self.trigs[t];
            !trig.verb
                && !trig.fixed
                && trig.frame(self.ctx).family == Family::Incident
                && matches!(trig.frame(self.ctx).role, FrameRole::Event)
        }) || matches!(&self.chunk(at).kind, Kind::Weapon(w) if !w.adjective)
    }

    /// Gives the chunk at `at` the subject's slot (or the object's, for a verb with a pronoun).
    fn take_subject(&mut self, at: usize, object: bool) -> bool {
        let frame = self.trigs[self.me].frame(self.ctx);
        let slot = if object { frame.object } else { frame.subject };
        self.put(at, slot, true)
    }

    /// Times and places that open the clause.
    fn opening(&mut self, region: Range<usize>) {
        for at in region.clone().rev() {
            match &self.chunk(at).kind {
                Kind::Time(t) => {
                    let t = *t;
                    if self.nothing_between(at, region.end) {
                        self.trigs[self.me].args.loose_times.push(t);
                    }
                }
                Kind::Np(np)
                    if np.head == Head::Place
                        && at <= region.start + 3
                        && self.stands_in(at, region.start) =>
                {
                    let places = np.places.clone();
                    if self.nothing_between(at, region.end)
                        && !self.subject_before(region.start, at)
                    {
                        self.trigs[self.me].args.opening.extend(places);
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

    /// A verbal noun with a pronoun: it goes back to the nearest site or place.
    fn pronoun_genitive(&mut self, chunk: usize) -> bool {
        let trig = &self.trigs[self.me];
        if !trig.suffix || trig.frame(self.ctx).genitive != Genitive::Target {
            return false;
        }
        let start = self.sentence().start;
        let back = (start..chunk).rev().find(|at| {
            self.chunk(*at)
                .np()
                .is_some_and(|np| matches!(np.head, Head::Site | Head::Place | Head::Civil))
        });
        if let Some(at) = back {
            // The nearest place may be where the site stands: prefer the site of the same phrase.
            let site = (start..=at)
                .rev()
                .find(|k| self.chunk(*k).np().is_some_and(|np| np.head == Head::Site));
            if let Some(place) = self.chunk(at).np().map(|np| np.places.clone()) {
                self.trigs[self.me].args.struck.extend(place);
            }
            self.put(site.unwrap_or(at), Slot::Target, false);
        }
        back.is_some()
    }

    /// The clause after a trigger.
    fn right(&mut self, subject: bool) {
        let end = self.sentence().end;
        let me = self.trigs[self.me].chunk;
        self.trigs[self.me].args.relative = self.after_rel(me);
        let relative_weapon = subject
            && self.after_rel(me)
            && self.trigs[self.me]
                .args
                .weapons
                .first()
                .is_some_and(|w| *w < me);
        let mut state = Scan {
            subject,
            relative_weapon,
            ..Scan::default()
        };
        let mut at = me + 1;
        while at < end {
            if !self.step(at, &mut state) {
                break;
            }
            at += 1;
        }
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
                state.commas += 1;
                state.pending = None;
                !self.clause_after_comma(at)
            }
            Kind::Break | Kind::Colon => false,
            Kind::Word(
                WordClass::Comp | WordClass::Clause | WordClass::According | WordClass::Neg,
            ) => false,
            Kind::Verb(_) => state.rel,
            Kind::Word(WordClass::Rel) => {
                state.rel = true;
                self.occupant(at, state);
                true
            }
            Kind::Word(class) if chunk.clitics.suffix && is_preposition(*class) => {
                // "among them", "in it": it has its object; a list may follow "among them".
                state.pending = (*class == WordClass::From).then_some(WordClass::In);
                state.listing = *class == WordClass::From;
                if *class == WordClass::On && at <= self.trigs[self.me].chunk + 3 {
                    self.there_again(at);
                }
                true
            }
            Kind::Word(class) => self.word(*class, state),
            Kind::Frame(_) => self.other_trigger(at, &chunk, state),
            Kind::Time(t) => {
                let args = &mut self.trigs[self.me].args;
                if state.rel && state.rel_verb {
                    return true;
                }
                // "The day after": what follows is the other event.
                if matches!(
                    self.ctx.times[*t].expr.anchored(),
                    Some((_, _, rasid_time::Anchor::Following))
                ) {
                    args.times.push(*t);
                    return false;
                }
                if state.rel {
                    &mut args.loose_times
                } else {
                    &mut args.times
                }
                .push(*t);
                state.pending = None;
                true
            }
            Kind::Nisba(country) => {
                // "The drone that attacked ... is Iranian": the predicate names whose it was.
                if self.trigs[self.me].verb && state.relative_weapon && !chunk.clitics.article {
                    let country = self.ctx.book.country(*country);
                    let who =
                        crate::values::Who::by_id(self.ctx.book, &country.id, chunk.tokens.clone());
                    self.trigs[self.me].args.blamed.extend(who);
                }
                if !state.rel
                    && state.last.is_none()
                    && !self.trigs[self.me].verb
                    && at <= self.trigs[self.me].chunk + 3
                {
                    self.nisba(*country, at);
                }
                true
            }
            Kind::Np(_) | Kind::Weapon(_) => {
                if !state.rel {
                    self.argument(at, &chunk, state);
                }
                state.pending = None;
                true
            }
            _ => true,
        }
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
            self.trigs[self.me].args.struck.extend(places);
        }
    }

    fn leaves_quote(&self, at: usize) -> bool {
        let token = |chunk: usize| self.ctx.doc.tokens[self.chunk(chunk).tokens.start];
        let (mine, here) = (token(self.trigs[self.me].chunk), token(at));
        mine.in_quote && (here.quote != mine.quote)
    }

    fn word(&mut self, class: WordClass, state: &mut Scan) -> bool {
        match class {
            WordClass::On
            | WordClass::Toward
            | WordClass::In
            | WordClass::Near
            | WordClass::By
            | WordClass::From
            | WordClass::Between
            | WordClass::Alongside
            | WordClass::About => {
                state.pending = Some(class);
                true
            }
            WordClass::After if self.trigs[self.me].frame(self.ctx).role == FrameRole::Harm => {
                state.pending = Some(class);
                true
            }
            WordClass::OriginOf => {
                state.pending = Some(WordClass::From);
                true
            }
            WordClass::After | WordClass::Before => false,
            WordClass::PartOf | WordClass::OrdinalPronoun => {
                state.subject = true;
                true
            }
            _ => true,
        }
    }

    /// Who is told, in a relative clause, to be at the place or site just named.
    fn occupant(&mut self, rel: usize, state: &Scan) {
        let Some(last) = state.last else { return };
        if state.slot == Slot::Origin
            || (state.origin && self.trigs[self.me].args.suspects.is_empty())
        {
            let held = self.holder(rel);
            self.trigs[self.me].args.suspects.extend(held);
            return;
        }
        let at_site = self
            .chunk(last)
            .np()
            .is_some_and(|np| matches!(np.head, Head::Site | Head::Place));
        let is_target = self.trigs[self.me]
            .args
            .targets
            .iter()
            .any(|t| t.chunk == last);
        if !at_site || !is_target {
            return;
        }
        let held = self.holder(rel);
        self.trigs[self.me].args.target_whos.extend(held);
    }

    /// The first side named in a relative clause.
    fn holder(&self, rel: usize) -> Vec<crate::values::Who> {
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

    /// Another trigger in my clause: my event, or the end of my clause.
    fn other_trigger(&mut self, at: usize, chunk: &Chunk, state: &mut Scan) -> bool {
        let Some(other) = self.at_chunk[at] else {
            return true;
        };
        let (frame, verb, fixed) = (
            self.trigs[other].frame(self.ctx),
            self.trigs[other].verb,
            self.trigs[other].fixed,
        );
        if state.rel {
            state.rel_verb |= verb;
            return true;
        }
        if verb || chunk.clitics.conj || frame.family != Family::Incident {
            return false;
        }
        if fixed {
            return false;
        }
        let way = self.way_pending(chunk, state);
        let me = self.trigs[self.me].frame(self.ctx);
        let slot = self.slot(way, chunk, state);
        let takes = match me.role {
            // "The attack came ... with": it has its event; only an outcome may follow.
            FrameRole::Support
                if me.subject == Slot::Event && state.subject && way == Way::Bare =>
            {
                false
            }
            FrameRole::Support => {
                slot == Slot::Event
                    || (way == Way::Bare && !self.trigs[self.me].verb)
                    || matches!(way, Way::Class(WordClass::About | WordClass::Toward))
                    || way == Way::To
                    || way == Way::With
                    || (me.subject == Slot::Event && way == Way::Bare)
            }
            FrameRole::Response => way == Way::With,
            FrameRole::Harm => {
                matches!(
                    way,
                    Way::With | Way::Class(WordClass::In | WordClass::After | WordClass::By)
                ) && frame.role != FrameRole::Harm
            }
            _ if frame_in(way)
                && me.genitive == Genitive::Target
                && !chunk.clitics.article
                && frame.role == FrameRole::Event =>
            {
                true
            }
            _ => {
                (slot == Slot::Event
                    || (way == Way::Bare && self.trigs[self.me].verb && !state.subject))
                    || (me.status.is_some() && way == Way::Bare)
            }
        };
        if takes {
            self.trigs[self.me].args.events.push(other);
            state.subject = true;
            state.pending = None;
            state.last = None;
            // A verb goes on to its object, or to its outcome, after the event noun that is its subject.
            return self.trigs[self.me].verb
                && (me.role == FrameRole::Event || me.subject == Slot::Event);
        }
        if slot == Slot::Answered
            || (me.role == FrameRole::Response && way == Way::Class(WordClass::On))
        {
            self.trigs[self.me].args.answered.push(other);
            state.pending = None;
            return true;
        }
        false
    }

    fn nisba(&mut self, country: u32, at: usize) {
        let frame = self.trigs[self.me].frame(self.ctx);
        if frame.genitive == Genitive::Target && !self.trigs[self.me].verb {
            return;
        }
        let country_entry = self.ctx.book.country(country);
        let id = country_entry.forces.as_deref().unwrap_or(&country_entry.id);
        let tokens = self.chunk(at).tokens.clone();
        let who = crate::values::Who::by_id(self.ctx.book, id, tokens);
        self.trigs[self.me].args.initiators.extend(who);
    }

    /// How the chunk at `at` is governed, looking left.
    fn way(&self, at: usize, start: usize) -> Way {
        let chunk = self.chunk(at);
        match chunk.clitics.prep {
            Some(letters::LAM) => return Way::To,
            Some(_) => return Way::With,
            None => {}
        }
        if at > start
            && let Kind::Word(class) = self.chunk(at - 1).kind
            && is_preposition(class)
        {
            return Way::Class(class);
        }
        Way::Bare
    }

    fn way_pending(&self, chunk: &Chunk, state: &Scan) -> Way {
        match (chunk.clitics.prep, state.pending) {
            (Some(letters::LAM), _) => Way::To,
            (Some(_), _) => Way::With,
            (None, Some(class)) => Way::Class(class),
            (None, None) => Way::Bare,
        }
    }

    /// Gives a noun phrase or weapon after the trigger its slot.
    fn argument(&mut self, at: usize, chunk: &Chunk, state: &mut Scan) {
        let way = self.way_pending(chunk, state);
        let coordinated = chunk.clitics.conj && way == Way::Bare && state.last.is_some();
        let site = chunk
            .np()
            .is_some_and(|np| np.head == Head::Site && !np.whos.is_empty());
        let listed = state.listing && site && state.slot == Slot::Target;
        let mut slot = if coordinated || listed {
            state.slot
        } else {
            self.slot(way, chunk, state)
        };
        // A side, or a second place, after what was hit says where it is.
        let place = chunk.np().filter(|np| np.head == Head::Place);
        if let Some(np) = place
            && slot == Slot::Target
            && way == Way::Bare
            && !coordinated
            && (np.places.iter().any(|p| p.near) || !self.trigs[self.me].args.targets.is_empty())
        {
            slot = Slot::Place;
        }
        // Where the ground lies that the fire came from.
        if slot == Slot::Place && state.slot == Slot::Origin {
            slot = Slot::Origin;
        }
        state.origin |= slot == Slot::Origin;
        if state.commas > 0 && way == Way::Bare && !coordinated && !self.trigs[self.me].verb {
            return;
        }
        if self.put(at, slot, way == Way::Bare) {
            state.last = Some(at);
            state.slot = slot;
        }
        if way == Way::Bare && !coordinated {
            state.bare += 1;
            let frame = self.trigs[self.me].frame(self.ctx);
            // What was hit may stand before what hit it.
            if self.trigs[self.me].verb
                && (slot == frame.subject || slot != frame.object || state.subject)
            {
                state.subject = true;
            }
        }
    }

    /// What the frame says that an argument reached this way is.
    fn slot(&self, way: Way, chunk: &Chunk, state: &Scan) -> Slot {
        let trig = &self.trigs[self.me];
        let frame = trig.frame(self.ctx);
        let named = |key: &str, usual: Slot| frame.preps.get(key).copied().unwrap_or(usual);
        let place = chunk.np().is_some_and(|np| np.head == Head::Place);
        match way {
            Way::Bare if trig.verb => self.bare_of_verb(chunk, state),
            Way::Bare => self.bare_of_noun(chunk, state),
            Way::With if place => Slot::Place,
            Way::With => match &chunk.kind {
                Kind::Weapon(_) => Slot::Weapon,
                // "The bomb went off at a checkpoint of ...".
                Kind::Np(np)
                    if frame.subject == Slot::Weapon
                        && matches!(np.head, Head::Site | Head::Civil | Head::Force) =>
                {
                    Slot::Target
                }
                _ => named("with", Slot::None),
            },
            Way::To => {
                let acts = chunk.np().is_some_and(|np| np.head.acts());
                let directed = self.carried_to_target();
                match frame.genitive {
                    _ if acts && directed => Slot::Target,
                    Genitive::Initiator | Genitive::Either if acts && !trig.verb => Slot::Initiator,
                    _ if frame.role == FrameRole::Support
                        && matches!(chunk.kind, Kind::Weapon(_)) =>
                    {
                        Slot::Weapon
                    }
                    _ => named("to", Slot::None),
                }
            }
            Way::Class(WordClass::On) => match named("on", Slot::Target) {
                // What is answered is an event; whoever or whatever is fired at is a target.
                Slot::Answered => Slot::Target,
                slot => slot,
            },
            Way::Class(WordClass::Toward) => named("toward", Slot::Target),
            Way::Class(WordClass::In | WordClass::Near) => named("in", Slot::Place),
            Way::Class(WordClass::By) => Slot::Initiator,
            Way::Class(WordClass::From) => {
                let doer = chunk.np().is_some_and(|np| {
                    matches!(np.head, Head::Actor | Head::Force | Head::Group)
                        && !np.whos.is_empty()
                });
                if doer && !trig.verb {
                    Slot::Initiator
                } else {
                    Slot::Origin
                }
            }
            Way::Class(WordClass::Between) => Slot::Initiator,
            Way::Class(_) => Slot::None,
        }
    }

    /// Is it the noun of a verb that directs it ("directing strikes to")?
    fn carried_to_target(&self) -> bool {
        let me = self.me;
        self.trigs[..me].iter().any(|t| {
            t.args.events.contains(&me) && t.frame(self.ctx).preps.get("to") == Some(&Slot::Target)
        })
    }

    fn bare_of_verb(&self, chunk: &Chunk, state: &Scan) -> Slot {
        let frame = self.trigs[self.me].frame(self.ctx);
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
                _ if frame.object == Slot::Weapon => Slot::None,
                _ => frame.object,
            };
        }
        match &chunk.kind {
            Kind::Weapon(_) if frame.subject == Slot::Initiator && frame.object == Slot::Weapon => {
                Slot::Weapon
            }
            Kind::Weapon(_) => Slot::Weapon,
            Kind::Np(np) if np.head.acts() => frame.subject,
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
        let counted = self
            .chunk_before(chunk)
            .is_some_and(|c| matches!(c.kind, Kind::Number(_)));
        let killer = np.head.acts()
            && np.head != Head::Person
            && !counted
            && !state.subject
            && (np.definite || np.head == Head::Actor)
            && self.following(chunk).is_some_and(|next| match &next.kind {
                Kind::Number(_) => true,
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

    fn chunk_before(&self, chunk: &Chunk) -> Option<&Chunk> {
        let at = self
            .ctx
            .chunks
            .partition_point(|c| c.tokens.start < chunk.tokens.start);
        at.checked_sub(1).map(|k| self.chunk(k))
    }

    fn bare_of_noun(&self, chunk: &Chunk, state: &Scan) -> Slot {
        let trig = &self.trigs[self.me];
        let frame = trig.frame(self.ctx);
        let acts = chunk.np().is_some_and(|np| np.head.acts());
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
            (Genitive::Target, 1) if !trig.args.initiators.is_empty() => Slot::Target,
            (Genitive::Initiator, 0) if acts => Slot::Initiator,
            (Genitive::Initiator, 0) => Slot::Target,
            (Genitive::Initiator, 1) => frame.object,
            (Genitive::Either, 0) if acts && self.other_side_follows(chunk) => Slot::Initiator,
            (Genitive::Either, 0) if !acts => Slot::Target,
            (Genitive::Either, 1) => match frame.object {
                Slot::Weapon => Slot::None,
                slot => slot,
            },
            _ => Slot::None,
        }
    }

    /// Does an object follow the genitive, so that the genitive is the doer?
    fn second_bare(&self, first: &Chunk) -> bool {
        self.following(first).is_some_and(|next| {
            next.clitics.prep.is_none()
                && !next.clitics.conj
                && next.np().is_some_and(|np| {
                    matches!(
                        np.head,
                        Head::Site | Head::Civil | Head::Place | Head::LaunchSite
                    )
                })
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
            Kind::Number(_) => true,
            _ => false,
        })
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

    /// Puts a chunk into a slot; false where it does not fit there.
    fn put(&mut self, at: usize, slot: Slot, bare: bool) -> bool {
        let chunk = self.chunk(at).clone();
        if let Some(other) = self.at_chunk[at] {
            let args = &mut self.trigs[self.me].args;
            args.events.push(other);
            return true;
        }
        let ctx = self.ctx;
        let family = self.trigs[self.me].frame(ctx).family;
        let mutual = self.trigs[self.me].frame(ctx).mutual;
        let args = &mut self.trigs[self.me].args;
        match &chunk.kind {
            // "In a helicopter park" names no weapon of the attack.
            Kind::Weapon(_) if slot == Slot::Weapon || bare => {
                args.weapons.push(at);
                true
            }
            Kind::Np(np) => {
                put_np(ctx, args, np, at, slot, bare, family, mutual);
                slot != Slot::None
            }
            _ => true,
        }
    }
}

#[allow(clippy::too_many_arguments)]
fn put_np(
    ctx: &Context,
    args: &mut crate::trigger::Args,
    np: &Np,
    at: usize,
    slot: Slot,
    bare: bool,
    family: Family,
    mutual: bool,
) {
    let whos = whos_for(ctx, np, family);
    let speaks = family == Family::Statement && np.head.speaks();
    match slot {
        Slot::Initiator
            if np.head.acts() || speaks || (np.head == Head::People && !whos.is_empty()) =>
        {
            args.mutual |= mutual;
            args.arms.extend(np.weapon.map(|w| (w, np.word.clone())));
            args.initiators.extend(whos);
        }
        Slot::Initiator if bare => args.targets.push(TargetArg { chunk: at }),
        Slot::Target => {
            args.targets.push(TargetArg { chunk: at });
            args.struck.extend(np.places.iter().cloned());
        }
        Slot::Place => args.places.extend(np.places.iter().cloned()),
        Slot::Origin => {
            args.origins.extend(np.places.iter().cloned());
            if np.head == Head::HeldGround {
                args.suspects.extend(whos);
            }
        }
        _ => {}
    }
}

/// Who a phrase names for an incident (the forces of a state) or a statement (its government, a source).
pub(crate) fn whos_for(ctx: &Context, np: &Np, family: Family) -> Vec<crate::values::Who> {
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
        whos.push(crate::values::Who::source(
            ctx.book.source(source),
            np.word.clone(),
        ));
    }
    whos
}

/// What the scan to the right remembers.
#[derive(Default)]
struct Scan {
    subject: bool,
    /// The subject is a weapon told of in a relative clause.
    relative_weapon: bool,
    rel: bool,
    commas: usize,
    /// The relative clause has a verb of its own that times belong to.
    rel_verb: bool,
    /// An origin was named.
    origin: bool,
    /// "among them" opened a list.
    listing: bool,
    bare: usize,
    pending: Option<WordClass>,
    last: Option<usize>,
    slot: Slot,
}

/// "the killing of X in a strike": the strike is how.
fn frame_in(way: Way) -> bool {
    matches!(way, Way::Class(WordClass::In))
}

fn is_preposition(class: WordClass) -> bool {
    use WordClass::*;
    matches!(
        class,
        On | Toward
            | In
            | Near
            | By
            | From
            | After
            | Before
            | Between
            | Alongside
            | About
            | According
    )
}

/// "and struck": a verb without a subject of its own shares the one before it.
fn coordinate(ctx: &Context, trigs: &mut [Trig]) {
    for i in 1..trigs.len() {
        let (before, after) = trigs.split_at_mut(i);
        let me = &mut after[0];
        let verb = before
            .iter()
            .rev()
            .take(3)
            .find(|t| t.verb && t.sentence == me.sentence);
        let prev = match verb {
            Some(verb) if me.verb => verb,
            _ => &before[i - 1],
        };
        let toll = &before[i - 1];
        let tolls = me.conj
            && me.sentence == toll.sentence
            && me.frame(ctx).role == FrameRole::Harm
            && toll.frame(ctx).role == FrameRole::Harm;
        if tolls {
            // "the killing of four and wounding of seven": one event's toll.
            me.args.events.push(i - 1);
        }
        let resumes = me.chunk > 0 && ctx.chunks[me.chunk - 1].is(WordClass::Resuming);
        let drops = me.verb
            && (me.conj || resumes)
            && me.sentence == prev.sentence
            && prev.verb
            && me.args.initiators.is_empty()
            && (me.args.events.is_empty() || resumes)
            && me.frame(ctx).subject == Slot::Initiator
            && prev.frame(ctx).subject == Slot::Initiator;
        if drops {
            me.args.initiators = prev.args.initiators.clone();
        }
    }
}

/// Joins triggers that tell one event: a support verb with its noun, a noun with its verb.
fn fuse(ctx: &Context, trigs: &mut [Trig]) {
    let mut root: Vec<usize> = (0..trigs.len()).collect();
    for i in 0..trigs.len() {
        for event in trigs[i].args.events.clone() {
            let (a, b) = (find(&root, i), find(&root, event));
            root[a.max(b)] = a.min(b);
        }
    }
    for i in 0..trigs.len() {
        let group: Vec<usize> = (0..trigs.len())
            .filter(|k| find(&root, *k) == find(&root, i))
            .collect();
        let core = group
            .iter()
            .copied()
            .min_by_key(|k| (weight(ctx, &trigs[*k]), *k))
            .unwrap_or(i);
        trigs[i].core = core;
    }
}

fn find(root: &[usize], mut at: usize) -> usize {
    while root[at] != at {
        at = root[at];
    }
    at
}

/// The lighter tells better what happened.
fn weight(ctx: &Context, trig: &Trig) -> u8 {
    let frame = trig.frame(ctx);
    match frame.role {
        FrameRole::Event if frame.status.is_some() => 0,
        FrameRole::Event if frame.yields => 4,
        FrameRole::Event if frame.generic => 3,
        FrameRole::Event if frame.id == "frame.target" || frame.id == "frame.fall" => 2,
        FrameRole::Event => 1,
        FrameRole::Response => 5,
        FrameRole::Harm => 5,
        _ => 6,
    }
}

//! One incident from the triggers that tell it.

use crate::assemble::Draft;
use crate::chunk::Kind;
use crate::context::Context;
use crate::harm;
use crate::phrase::{Head, PlaceRef};
use crate::speech::{Zone, zone_at};
use crate::statement::speaker_of;
use crate::trace::Reason;
use crate::trigger::{TargetArg, Trig};
use crate::values::{self, Who, coarseness, plain_target};
use crate::when::resolved;
use rasid_codebook::{FrameRole, Grammatical, Harm, Needs, WordClass};
use rasid_model::{
    Acled, Amount, Count, CountOf, EventType, Evidence, Family, Mention, Responsibility, Status,
    Target, TargetKind, Weapon, WeaponClass,
};
use rasid_time::Reference;

/// The incident that a group of triggers tells, or why it tells none.
pub(crate) fn incident(
    ctx: &Context,
    trigs: &[Trig],
    core: usize,
    members: Vec<usize>,
    zones: &[Zone],
    reference: Option<&Reference>,
) -> Result<Draft, Reason> {
    let group = Group {
        ctx,
        trigs,
        core,
        members: &members,
    };
    let weapon = group.weapon();
    group.stands(weapon.as_ref())?;
    let trig = &trigs[core];
    let frame = trig.frame(ctx);
    let token = ctx.chunks[trig.chunk].tokens.start;
    let zone = zone_at(zones, token);
    let mut mention = Mention::bare(
        String::new(),
        ctx.report.id.clone(),
        (Family::Incident, frame.kind),
        (trig.span(ctx), ctx.sentence_span(trig.sentence)),
        frame.id.clone(),
    );
    mention.initiators = group.initiators(zone, &mut mention.hints.initiator_by_origin);
    mention.targets = group.targets(zone);
    let ids: Vec<String> = mention.initiators.iter().map(|i| i.id.clone()).collect();
    if !group.args().any(|a| a.mutual) {
        mention
            .targets
            .retain(|t| t.id.as_ref().is_none_or(|id| !ids.contains(id)));
    }
    mention.place = group.place().map(|p| values::place(ctx, p, "place.named"));
    mention.origin = group
        .args()
        .flat_map(|a| &a.origins)
        .next()
        .map(|p| values::place(ctx, p, "place.origin"));
    mention.time = group.time(zone, reference);
    mention.count = group.count();
    mention.weapon = weapon;
    mention.status = group.status();
    (mention.acled, mention.mode) = group.kind(&mention);
    if let Some(kind) = group.protest() {
        mention.kind = kind;
    }
    for m in &members {
        match trigs[*m].frame(ctx).harm {
            Some(Harm::Killed) => {
                mention.killed = mention.killed.or_else(|| harm::toll(ctx, &trigs[*m]))
            }
            Some(Harm::Injured) => {
                mention.injured = mention.injured.or_else(|| harm::toll(ctx, &trigs[*m]))
            }
            None => {}
        }
    }
    mention.attribution = zone.map(|z| z.chain.clone()).unwrap_or_default();
    mention.hints.report_days = reference.map(|r| (r.start, r.end));
    mention.hints.definite = group.definite() || group.known_rounds();
    mention.hints.generic = frame.generic && mention.weapon.is_none();
    mention.hints.several = (trig.plural && trig.args.number.is_none() && group.generic())
        || members.iter().any(|m| trigs[*m].frame(ctx).exchange);
    mention.background = group.background(&mention, reference);
    let reference_only = group.looks_back(&mention, zone)?;
    let answers = members
        .iter()
        .flat_map(|m| trigs[*m].args.answered.clone())
        .collect();
    Ok(Draft {
        mention,
        trig: core,
        members,
        answers,
        reference: reference_only,
        ..Draft::default()
    })
}

struct Group<'g, 'c> {
    ctx: &'g Context<'c>,
    trigs: &'g [Trig],
    core: usize,
    members: &'g [usize],
}

impl<'g> Group<'g, '_> {
    fn trig(&self) -> &'g Trig {
        &self.trigs[self.core]
    }

    fn args(&self) -> impl Iterator<Item = &'g crate::trigger::Args> {
        let trigs = self.trigs;
        // The core's own arguments first, then its helpers' in text order.
        std::iter::once(self.core)
            .chain(self.members.iter().copied().filter(|m| *m != self.core))
            .map(move |m| &trigs[m].args)
    }

    fn first_chunk(&self) -> usize {
        self.members
            .iter()
            .map(|m| self.trigs[*m].chunk)
            .min()
            .unwrap_or(self.trig().chunk)
    }

    fn has_verb(&self) -> bool {
        self.members.iter().any(|m| self.trigs[*m].verb)
    }

    /// Does the group tell an event at all?
    fn stands(&self, weapon: Option<&Weapon>) -> Result<(), Reason> {
        let ctx = self.ctx;
        let frame = self.trig().frame(ctx);
        let weapons = self.args().any(|a| !a.weapons.is_empty());
        let event_noun = self.members.iter().any(|m| {
            let f = self.trigs[*m].frame(ctx);
            matches!(f.role, FrameRole::Event) || f.harm.is_some()
        });
        match frame.role {
            FrameRole::Support if !weapons && !event_noun => return Err(Reason::NoEventNoun),
            FrameRole::Support
                if frame.subject == rasid_codebook::Slot::Event
                    && !event_noun
                    && !(weapons && self.trig().verb) =>
            {
                return Err(Reason::NoEventNoun);
            }
            FrameRole::Response if !self.responds() => return Err(Reason::NoEventNoun),
            _ => {}
        }
        self.needs(weapon.is_some() || weapons)?;
        if self.figurative() {
            return Err(Reason::Figurative);
        }
        if self.trig().args.relative && self.known_rounds() {
            return Err(Reason::LooksBack);
        }
        if self.trig().args.relative && self.imperfect() && self.members.len() == 1 {
            return Err(Reason::Generic);
        }
        if !self.has_verb() && self.hypothetical() {
            return Err(Reason::Hypothetical);
        }
        Ok(())
    }

    /// An answer in force: it names what it answers with, or whom.
    fn responds(&self) -> bool {
        let args = &self.trig().args;
        let question = self.near(WordClass::Question, 4);
        !question
            && (!args.weapons.is_empty()
                || !args.events.is_empty()
                || !args.targets.is_empty()
                || !args.answered.is_empty())
            && !args.initiators.iter().all(|w| w.person)
            || (!question && !self.trig().verb && !args.weapons.is_empty())
    }

    fn near(&self, class: WordClass, reach: usize) -> bool {
        let chunk = self.trig().chunk;
        let end = self.ctx.sentences[self.trig().sentence].end;
        (chunk + 1..end.min(chunk + 1 + reach)).any(|k| self.ctx.chunks[k].is(class))
    }

    fn needs(&self, weapon: bool) -> Result<(), Reason> {
        let ctx = self.ctx;
        let frame = self.trig().frame(ctx);
        let people = || {
            let args = self.args().flat_map(|a| &a.targets);
            args.filter_map(|t| ctx.chunks[t.chunk].np()).any(|np| {
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
        };
        let fused = self.members.len() > 1;
        match frame.needs {
            Some(Needs::Weapon) if !weapon && !fused && !(frame.exchange && !self.trig().verb) => {
                Err(Reason::NeedsWeapon)
            }
            Some(Needs::Person) if self.trig().verb && !people() && !self.counted_people() => {
                Err(Reason::NeedsCompany)
            }
            Some(Needs::Finished) if self.imperfect() || self.targets_none() => {
                Err(Reason::NeedsCompany)
            }
            Some(Needs::Protest) if !self.protesters() => Err(Reason::NeedsCompany),
            Some(Needs::NounOnly) if self.trig().verb => Err(Reason::NeedsCompany),
            _ => Ok(()),
        }
    }

    fn imperfect(&self) -> bool {
        let Kind::Frame(t) = &self.ctx.chunks[self.trig().chunk].kind else {
            return false;
        };
        matches!(
            t.verb,
            Some((_, rasid_codebook::FrameForm::Verb { perfect: false, .. }))
        ) && self.trig().verb
    }

    fn targets_none(&self) -> bool {
        self.args()
            .all(|a| a.targets.is_empty() && a.places.is_empty())
    }

    fn counted_people(&self) -> bool {
        let chunk = self.trig().chunk;
        let end = self.ctx.sentences[self.trig().sentence].end;
        (chunk + 1..end.min(chunk + 5)).any(|k| matches!(self.ctx.chunks[k].kind, Kind::Number(_)))
    }

    fn protesters(&self) -> bool {
        let sentence = self.ctx.sentences[self.trig().sentence].clone();
        sentence.clone().any(|k| {
            matches!(self.ctx.chunks[k].kind, Kind::Frame(t) if t.verb.or(t.noun).is_some_and(|(f, _)| self.ctx.book.frame(f).kind == EventType::Protest))
                || self.ctx.chunks[k].np().is_some_and(|np| np.whos.iter().any(|w| w.id == "protesters"))
        })
    }

    fn figurative(&self) -> bool {
        let chunk = self.trig().chunk;
        let sentence = &self.ctx.sentences[self.trig().sentence];
        let from = chunk.saturating_sub(2).max(sentence.start);
        (from..sentence.end.min(chunk + 3)).any(|k| self.ctx.chunks[k].is(WordClass::Figurative))
    }

    /// Feared, prevented, spoken of in general.
    fn hypothetical(&self) -> bool {
        let first = self.first_chunk();
        let start = self.ctx.sentences[self.trig().sentence].start;
        let mut at = first;
        while at > start {
            at -= 1;
            match &self.ctx.chunks[at].kind {
                Kind::Word(WordClass::Hypothetical) => return true,
                Kind::Word(WordClass::Demonstrative | WordClass::Filler | WordClass::From) => {}
                Kind::Other if at + 2 >= first => {}
                Kind::Frame(t) => {
                    let statement = t
                        .verb
                        .or(t.noun)
                        .is_some_and(|(f, _)| self.ctx.book.frame(f).kind == EventType::Threaten);
                    return statement;
                }
                _ => return false,
            }
        }
        false
    }

    fn weapon(&self) -> Option<Weapon> {
        let ctx = self.ctx;
        let mut chunks: Vec<usize> = self
            .args()
            .flat_map(|a| a.weapons.iter().copied())
            .collect();
        chunks.dedup();
        // A noun names the weapon before an adjective does.
        chunks.sort_by_key(|c| matches!(&ctx.chunks[*c].kind, Kind::Weapon(w) if w.adjective));
        for chunk in &chunks {
            if let Kind::Weapon(w) = &ctx.chunks[*chunk].kind {
                let entry = ctx.book.weapon(w.at);
                return Some(Weapon {
                    class: entry.class,
                    evidence: Evidence::new(entry.id.clone(), [ctx.span(&w.word)]),
                });
            }
        }
        if let Some(inside) = self.weapon_inside() {
            return Some(inside);
        }
        if let Some((at, tokens)) = self.args().flat_map(|a| &a.arms).next() {
            let entry = ctx.book.weapon(*at);
            return Some(Weapon {
                class: entry.class,
                evidence: Evidence::new(entry.id.clone(), [ctx.span(tokens)]),
            });
        }
        let framed = self.members.iter().find_map(|m| {
            let frame = self.trigs[*m].frame(ctx);
            let span = self.trigs[*m].span(ctx);
            frame.weapon.map(|class| Weapon {
                class,
                evidence: Evidence::new(frame.id.clone(), [span]),
            })
        });
        framed
    }

    /// "artillery shelling" as one trigger: the adjective inside it names the weapon.
    fn weapon_inside(&self) -> Option<Weapon> {
        let ctx = self.ctx;
        let tokens = self
            .members
            .iter()
            .flat_map(|m| ctx.chunks[self.trigs[*m].chunk].tokens.clone().skip(1));
        tokens.into_iter().find_map(|token| {
            let hit = ctx.book.matcher().longest(&ctx.readings, token)?;
            let at = hit.refs.iter().find_map(|r| match r {
                rasid_codebook::Ref::WeaponAdjective(at) | rasid_codebook::Ref::Weapon(at, _) => {
                    Some(*at)
                }
                _ => None,
            })?;
            let entry = ctx.book.weapon(at);
            Some(Weapon {
                class: entry.class,
                evidence: Evidence::new(entry.id.clone(), [ctx.span(&hit.tokens)]),
            })
        })
    }

    fn initiators(&self, zone: Option<&Zone>, by_origin: &mut bool) -> Vec<rasid_model::Initiator> {
        let ctx = self.ctx;
        let rule = self.trig().frame(ctx).id.as_str();
        let hedged = zone.is_some_and(|z| z.hedged) || self.hedged();
        let footing = if hedged {
            Responsibility::Suspected
        } else {
            Responsibility::Asserted
        };
        let mut out: Vec<rasid_model::Initiator> = Vec::new();
        let mut add = |who: &Who, footing| {
            let who = if who.person {
                forces_of(ctx, who)
            } else {
                Some(who.clone())
            };
            // Unknown doers are nobody: the list stays empty.
            let named =
                |w: &Who| !w.id.starts_with("unknown-") && !out.iter().any(|i| i.id == w.id);
            if let Some(who) = who.filter(named) {
                out.push(who.initiator(ctx, footing, rule));
            }
        };
        for args in self.args() {
            args.initiators.iter().for_each(|w| add(w, footing));
            args.blamed
                .iter()
                .for_each(|w| add(w, Responsibility::Accused));
        }
        if out.is_empty() {
            let own = self
                .own_action(zone)
                .or_else(|| self.self_said(zone))
                .or_else(|| self.responder());
            out.extend(
                own.into_iter()
                    .flatten()
                    .map(|w| w.initiator(ctx, footing, rule)),
            );
        }
        if out.is_empty() {
            for who in self.args().flat_map(|a| &a.suspects) {
                if !out.iter().any(|i| i.id == who.id) {
                    out.push(who.initiator(ctx, Responsibility::Suspected, "frame.origin"));
                    *by_origin = true;
                }
            }
        }
        out
    }

    /// "The army announced the targeting of ...": a force that announces a deed without naming a doer did it.
    fn own_action(&self, zone: Option<&Zone>) -> Option<Vec<Who>> {
        let ctx = self.ctx;
        let trig = self.trig();
        let frame = trig.frame(ctx);
        let zone = zone.filter(|z| ctx.sentence_of_chunk(z.opener) == trig.sentence)?;
        let speaker = zone
            .speaker
            .filter(|s| *s > zone.opener && *s < trig.chunk)?;
        let carried = self
            .members
            .iter()
            .any(|m| self.trigs[*m].frame(ctx).role == FrameRole::Support);
        let plain = !trig.verb
            && frame.role == FrameRole::Event
            && frame.status.is_none()
            && (carried
                || matches!(
                    frame.genitive,
                    rasid_codebook::Genitive::Target | rasid_codebook::Genitive::Either
                ))
            && ctx.chunks[self.first_chunk()].clitics.prep.is_none()
            && !self.has_verb();
        let between = (speaker + 1..self.first_chunk()).all(|k| {
            matches!(
                ctx.chunks[k].kind,
                Kind::Comma | Kind::Time(_) | Kind::Other | Kind::Open | Kind::Close
            )
        });
        if !(plain && between) {
            return None;
        }
        let np = ctx.chunks[speaker].np().filter(|np| {
            matches!(
                np.head,
                Head::Actor | Head::Force | Head::State | Head::Body
            )
        })?;
        let mut whos = np.whos.clone();
        for who in &mut whos {
            who.arm(ctx.book);
            if who.sector == "GOV" {
                to_forces(ctx, who);
            }
        }
        let armed = whos.iter().all(|w| {
            ctx.book
                .actor_by_id(&w.id)
                .is_some_and(rasid_codebook::Actor::armed)
        });
        (armed && !whos.is_empty()).then_some(whos)
    }

    /// "The group said that it had targeted ...": the speaker's own deed.
    fn self_said(&self, zone: Option<&Zone>) -> Option<Vec<Who>> {
        let ctx = self.ctx;
        let trig = self.trig();
        let zone = zone.filter(|z| ctx.sentence_of_chunk(z.opener) == trig.sentence)?;
        let verb = self.members.iter().map(|m| &self.trigs[*m]).find(|t| {
            t.verb
                && t.chunk > 0
                && ctx.chunks[t.chunk - 1].is(WordClass::Comp)
                && matches!(t.frame(ctx).subject, rasid_codebook::Slot::Initiator)
                && matches!(
                    t.frame(ctx).role,
                    FrameRole::Event | FrameRole::Support | FrameRole::Response
                )
        });
        verb?;
        let np = ctx.chunks[zone.speaker?].np()?;
        if np.head == Head::Source {
            return None;
        }
        owner(ctx, zone).filter(|whos| !whos.is_empty())
    }

    /// An answer told by a noun: the nearest doer named before it in its clause answers.
    fn responder(&self) -> Option<Vec<Who>> {
        let ctx = self.ctx;
        let response = self
            .members
            .iter()
            .copied()
            .find(|m| self.trigs[*m].frame(ctx).role == FrameRole::Response)?;
        let start = ctx.sentences[self.trigs[response].sentence].start;
        for k in (start..self.trigs[response].chunk).rev() {
            let chunk = &ctx.chunks[k];
            match &chunk.kind {
                Kind::Break | Kind::Colon => return None,
                Kind::Np(np)
                    if matches!(
                        np.head,
                        Head::Actor | Head::Force | Head::State | Head::Group
                    ) && chunk.clitics.prep.is_none() =>
                {
                    let governed = k > start
                        && matches!(ctx.chunks[k - 1].kind, Kind::Word(c) if !matches!(c, WordClass::Comp | WordClass::Clause));
                    if !governed && !np.whos.is_empty() {
                        return Some(crate::clause::whos_for(ctx, np, Family::Incident));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// A hedge right before the group.
    fn hedged(&self) -> bool {
        let first = self.first_chunk();
        let start = self.ctx.sentences[self.trig().sentence].start;
        (start.max(first.saturating_sub(3))..first).any(|k| self.ctx.chunks[k].is(WordClass::Hedge))
    }

    fn targets(&self, zone: Option<&Zone>) -> Vec<Target> {
        let mut out: Vec<Target> = Vec::new();
        let mut add = |target: Target| {
            if !out
                .iter()
                .any(|t| t.id == target.id && t.kind == target.kind)
            {
                out.push(target);
            }
        };
        let rule = self.trig().frame(self.ctx).id.as_str();
        for args in self.args() {
            for arg in &args.targets {
                self.target(arg, zone, rule).into_iter().for_each(&mut add);
            }
            for who in &args.target_whos {
                add(who.target(self.ctx, "target.occupant"));
            }
        }
        out
    }

    fn target(&self, arg: &TargetArg, zone: Option<&Zone>, rule: &str) -> Vec<Target> {
        let ctx = self.ctx;
        let Some(np) = ctx.chunks[arg.chunk].np() else {
            return Vec::new();
        };
        let span = ctx.chunk_span(arg.chunk);
        let words = || text(ctx, span);
        if np.own
            && let Some(mut whos) = zone.and_then(|z| owner(ctx, z))
        {
            whos.iter_mut()
                .for_each(|w| w.tokens = ctx.chunks[arg.chunk].tokens.clone());
            return whos.iter().map(|w| w.target(ctx, "target.own")).collect();
        }
        let state = np.head == Head::State && !np.places.is_empty();
        let mut out: Vec<Target> = np
            .whos
            .iter()
            .filter(|_| !state)
            .map(|w| {
                let mut who = w.clone();
                who.arm(ctx.book);
                who.target(ctx, rule)
            })
            .collect();
        match np.head {
            Head::Civil => out.push(plain_target(
                "civilians",
                "civilians",
                &words(),
                TargetKind::Civilians,
                span,
                rule,
            )),
            Head::LaunchSite => out.push(plain_target(
                "launch-sites",
                "rocket launch sites",
                &words(),
                TargetKind::Facility,
                span,
                rule,
            )),
            Head::FireSource => out.push(plain_target(
                "source-of-fire",
                "source of fire",
                &words(),
                TargetKind::Place,
                span,
                rule,
            )),
            Head::Place | Head::State if out.is_empty() => out.extend(np.places.first().map(|p| {
                let entry = ctx.book.place(p.at);
                let facility = entry.kind == rasid_codebook::PlaceKind::Facility;
                let kind = if facility {
                    TargetKind::Facility
                } else {
                    TargetKind::Place
                };
                plain_target(&entry.id, &entry.name_en, &entry.name_ar, kind, span, rule)
            })),
            _ => {}
        }
        out
    }

    /// The finest place that the group names; the first where two are as fine.
    fn place(&self) -> Option<&'g PlaceRef> {
        let finest =
            |list: Vec<&'g PlaceRef>| list.into_iter().min_by_key(|p| coarseness(self.ctx, p));
        let struck = finest(self.args().flat_map(|a| &a.struck).collect());
        let inside = finest(self.args().flat_map(|a| &a.places).collect());
        let within_country = |p: &&PlaceRef| coarseness(self.ctx, p) < 6;
        let opening = finest(self.args().flat_map(|a| &a.opening).collect());
        struck
            .filter(within_country)
            .or(inside.filter(within_country))
            .or(struck)
            .or(inside)
            .or(opening)
            .or_else(|| self.sentence_place())
    }

    /// A country or region that the sentence names with "in", where the clause names no place.
    fn sentence_place(&self) -> Option<&'g PlaceRef> {
        let ctx = self.ctx;
        let chunks = ctx.sentences[self.trig().sentence].clone();
        chunks.clone().skip(1).find_map(|at| {
            let np = ctx.chunks[at].np()?;
            let wide = np.places.first().filter(|p| coarseness(ctx, p) >= 4)?;
            ctx.chunks[at - 1].is(WordClass::In).then_some(wide)
        })
    }

    /// The finest time that the clause tells; else one that opens it; else when it was said.
    fn time(
        &self,
        zone: Option<&Zone>,
        reference: Option<&Reference>,
    ) -> Option<rasid_model::TimeValue> {
        let ctx = self.ctx;
        let days =
            |t: &rasid_model::TimeValue| t.days().map_or(i32::MAX, |(a, b)| (b - a).get_days());
        let finest = |times: Vec<usize>| {
            let values = times
                .into_iter()
                .filter_map(|t| resolved(ctx, t, reference));
            values.min_by_key(|v| (days(v), v.precision))
        };
        let loose = self
            .args()
            .flat_map(|a| a.loose_times.iter().copied())
            .collect();
        finest(self.times())
            .or_else(|| finest(loose))
            .or_else(|| self.said(zone, reference))
    }

    /// "On Tuesday the ministry announced the targeting of ...": news is told on its day.
    fn said(
        &self,
        zone: Option<&Zone>,
        reference: Option<&Reference>,
    ) -> Option<rasid_model::TimeValue> {
        let ctx = self.ctx;
        let zone = zone.filter(|z| ctx.sentence_of_chunk(z.opener) == self.trig().sentence)?;
        let start = ctx.sentences[self.trig().sentence].start;
        let says =
            matches!(ctx.chunks[zone.opener].kind, Kind::Verb(_)) && zone.opener <= start + 4;
        let opens = (start..if says { zone.opener } else { start }).find_map(|k| {
            match ctx.chunks[k].kind {
                Kind::Time(t) => Some(t),
                _ => None,
            }
        })?;
        let mut value = resolved(ctx, opens, reference)?;
        value.evidence.rule = "time.said".to_owned();
        Some(value)
    }

    fn times(&self) -> Vec<usize> {
        self.args().flat_map(|a| a.times.iter().copied()).collect()
    }

    fn count(&self) -> Option<Count> {
        let ctx = self.ctx;
        for args in self.args() {
            if let Some(number) = args.number
                && let Some(amount) = ctx.numbers[number].amount
            {
                let spans = [ctx.span(&ctx.numbers[number].tokens)];
                let evidence = Evidence::new(ctx.numbers[number].rule.clone(), spans);
                return Some(Count {
                    amount,
                    of: CountOf::Attacks,
                    evidence,
                });
            }
        }
        let weapons = self.args().flat_map(|a| a.weapons.iter().copied());
        weapons
            .filter_map(|c| rounds(ctx, c))
            .next()
            .or_else(|| self.crowd())
            .or_else(|| self.attacks())
    }

    /// "raids", "two raids": the noun's own number, where it is told as news.
    fn attacks(&self) -> Option<Count> {
        let trig = self.trig();
        let amount = match (trig.plural, trig.dual) {
            _ if trig.verb || trig.definite || trig.frame(self.ctx).kind != EventType::Assault => {
                return None;
            }
            (true, _) => Amount::at_least(2),
            (_, true) => Amount::exactly(2),
            _ => return None,
        };
        let evidence = Evidence::new("number.of-attacks", [trig.span(self.ctx)]);
        Some(Count {
            amount,
            of: CountOf::Attacks,
            evidence,
        })
    }

    /// How many took part in a protest, or were detained.
    fn crowd(&self) -> Option<Count> {
        let ctx = self.ctx;
        let of = match self.trig().frame(ctx).kind {
            EventType::Protest => CountOf::Participants,
            EventType::Coerce => CountOf::Detainees,
            _ => return None,
        };
        let chunk = self.trig().chunk;
        let end = ctx.sentences[self.trig().sentence].end;
        (chunk + 1..end.min(chunk + 4)).find_map(|k| match ctx.chunks[k].kind {
            Kind::Number(n) => {
                let evidence = Evidence::new(ctx.numbers[n].rule.clone(), [ctx.chunk_span(k)]);
                Some(Count {
                    amount: ctx.numbers[n].amount?,
                    of,
                    evidence,
                })
            }
            _ => None,
        })
    }

    fn status(&self) -> Status {
        let ctx = self.ctx;
        let framed = self
            .members
            .iter()
            .find_map(|m| self.trigs[*m].frame(ctx).status);
        if let Some(status) = framed {
            return status;
        }
        let start = ctx.sentences[self.trig().sentence].start;
        for m in self.members {
            let chunk = self.trigs[*m].chunk;
            // "were not air raids": a word of being may stand between.
            let copula = !self.trigs[*m].verb
                && chunk > start
                && matches!(ctx.chunks[chunk - 1].kind, Kind::Other);
            let reach = if copula { 2 } else { 1 };
            let before = (start.max(chunk.saturating_sub(reach))..chunk)
                .any(|k| ctx.chunks[k].is(WordClass::Neg));
            let denies = self.trigs[*m].frame(ctx).subject != rasid_codebook::Slot::Event;
            if before && denies {
                return Status::Denied;
            }
            let planned = (start.max(chunk.saturating_sub(3))..chunk).any(|k| {
                ctx.chunks[k].is(WordClass::Planned) || ctx.chunks[k].is_verb(WordClass::Planned)
            });
            if planned {
                return Status::Planned;
            }
        }
        let future = self.members.iter().any(|m| {
            let token = ctx.chunks[self.trigs[*m].chunk].tokens.start;
            self.trigs[*m].verb
                && rasid_text::clitic::analyses(ctx.doc.word(token))
                    .any(|a| a.future && self.imperfect_at(*m))
        });
        if future {
            Status::Planned
        } else {
            Status::Occurred
        }
    }

    fn imperfect_at(&self, member: usize) -> bool {
        let Kind::Frame(t) = &self.ctx.chunks[self.trigs[member].chunk].kind else {
            return false;
        };
        matches!(
            t.verb,
            Some((_, rasid_codebook::FrameForm::Verb { perfect: false, .. }))
        )
    }

    /// ACLED's names and PLOVER's mode, by the frame and the weapon.
    fn kind(&self, mention: &Mention) -> (Option<Acled>, Option<String>) {
        let ctx = self.ctx;
        let frame = self.trig().frame(ctx);
        let own = frame
            .acled
            .as_ref()
            .map(|[event_type, sub]| (event_type.as_str(), sub.as_str()));
        let remote = "Explosions/Remote violence";
        let assault = frame.kind == EventType::Assault
            && mention.status != Status::Thwarted
            && frame.mode.as_deref() != Some("suicide-attack");
        let class = mention.weapon.as_ref().map(|w| w.class).filter(|_| assault);
        let by_weapon = match class {
            Some(WeaponClass::Drone) => Some((remote, "Air/drone strike", "drone")),
            Some(WeaponClass::AircraftMunition) => Some((remote, "Air/drone strike", "aerial")),
            Some(
                WeaponClass::Rocket
                | WeaponClass::Artillery
                | WeaponClass::Mortar
                | WeaponClass::Missile,
            ) => Some((remote, "Shelling/artillery/missile attack", "heavy-weapons")),
            Some(WeaponClass::Ied) => Some((remote, "Remote explosive/landmine/IED", "explosives")),
            _ => None,
        };
        let civilians = mention
            .targets
            .iter()
            .any(|t| t.kind == TargetKind::Civilians);
        let (event_type, sub, mode) = match (by_weapon, own) {
            (Some((t, s, m)), _) => (t, s, Some(m.to_owned())),
            (None, Some(("Battles", "Armed clash"))) if civilians && !frame.mutual => {
                ("Violence against civilians", "Attack", frame.mode.clone())
            }
            (None, Some((t, s))) => (t, s, frame.mode.clone()),
            (None, None) if class == Some(WeaponClass::Unknown) => (
                remote,
                "Shelling/artillery/missile attack",
                Some("heavy-weapons".to_owned()),
            ),
            (None, None) => return (None, frame.mode.clone()),
        };
        (
            Some(Acled {
                event_type: event_type.to_owned(),
                sub_event_type: sub.to_owned(),
            }),
            mode,
        )
    }

    fn protest(&self) -> Option<EventType> {
        self.members
            .iter()
            .map(|m| self.trigs[*m].frame(self.ctx).kind)
            .find(|k| *k == EventType::Protest)
    }

    fn definite(&self) -> bool {
        let trig = self.trig();
        let told = self.members.iter().any(|m| {
            let helper = &self.trigs[*m];
            let frame = helper.frame(self.ctx);
            let theirs =
                trig.suffix && helper.verb && frame.subject == rasid_codebook::Slot::Initiator;
            *m != self.core
                && (frame.role == FrameRole::Event
                    || frame.subject == rasid_codebook::Slot::Target
                    || theirs)
        });
        !trig.verb && !told && (trig.definite || self.demonstrative())
    }

    /// "The rockets were fired from ...": rounds that the report told of before.
    fn known_rounds(&self) -> bool {
        let ctx = self.ctx;
        let mut weapons = self
            .args()
            .flat_map(|a| &a.weapons)
            .collect::<Vec<_>>()
            .into_iter()
            .peekable();
        let carried =
            matches!(self.trig().frame(ctx).needs, Some(Needs::Weapon)) && self.trig().verb;
        let alone = self.trig().verb
            && self.members.len() == 1
            && self.args().all(|a| a.initiators.is_empty());
        let rounds = |c: &usize| matches!(&ctx.chunks[*c].kind, Kind::Weapon(w) if !matches!(ctx.book.weapon(w.at).class, WeaponClass::Drone | WeaponClass::AircraftMunition));
        (carried || (alone && weapons.clone().all(rounds))) && weapons.peek().is_some()
            && weapons.all(|c| matches!(&ctx.chunks[*c].kind, Kind::Weapon(w) if w.definite && w.number.is_none()))
    }

    fn demonstrative(&self) -> bool {
        let chunk = self.trig().chunk;
        chunk > 0 && self.ctx.chunks[chunk - 1].is(WordClass::Demonstrative)
    }

    fn generic(&self) -> bool {
        let times = self.times();
        let lately = times
            .iter()
            .any(|t| matches!(self.ctx.times[*t].expr, rasid_time::Expr::Lately { .. }));
        let placed = self
            .args()
            .flat_map(|a| a.struck.iter().chain(&a.places))
            .any(|p| coarseness(self.ctx, p) < 6);
        lately || (times.is_empty() && !placed && !self.has_verb())
    }

    fn background(&self, mention: &Mention, reference: Option<&Reference>) -> bool {
        let ctx = self.ctx;
        let first = self.first_chunk();
        let start = ctx.sentences[self.trig().sentence].start;
        let after =
            (start.max(first.saturating_sub(2))..first).any(|k| ctx.chunks[k].is(WordClass::After));
        let long_ago = match (mention.time.as_ref().and_then(|t| t.days()), reference) {
            (Some((_, end)), Some(r)) => (r.start - end).get_days() > 2,
            _ => false,
        };
        long_ago || (after && !self.has_verb()) || self.definite()
    }

    /// Does it only look back, and is there anything new in it?
    fn looks_back(&self, mention: &Mention, zone: Option<&Zone>) -> Result<bool, Reason> {
        if self.trig().frame(self.ctx).role == FrameRole::Harm && self.nobody_named(mention) {
            return Err(Reason::Generic);
        }
        if self.habitual(mention) {
            return Err(Reason::Generic);
        }
        if self.trig().frame(self.ctx).role == FrameRole::Response {
            return Ok(false);
        }
        if self.has_verb() {
            let only_support = self.definite() && self.support_only();
            return Ok(only_support);
        }
        if self.definite() {
            let placed = self
                .args()
                .any(|a| !(a.places.is_empty() && a.struck.is_empty()))
                && !self.trig().plural;
            let fixed = mention.time.is_some() || placed || mention.killed.is_some();
            return Ok(self.demonstrative() || !fixed);
        }
        if self.grounded(mention, zone) {
            Ok(false)
        } else {
            Err(Reason::Generic)
        }
    }

    /// Is an event told by nouns alone told as one that happened, and not spoken of in general?
    fn grounded(&self, mention: &Mention, zone: Option<&Zone>) -> bool {
        let ctx = self.ctx;
        let sides =
            usize::from(!mention.initiators.is_empty()) + usize::from(!mention.targets.is_empty());
        let facts = usize::from(mention.time.is_some())
            + usize::from(mention.place.is_some())
            + usize::from(mention.killed.is_some() || mention.injured.is_some())
            + usize::from(mention.count.is_some() || mention.weapon.is_some());
        let own = sides + facts;
        let first = self.first_chunk();
        let start = ctx.sentences[self.trig().sentence].start;
        let heading = ctx.doc.sentences[self.trig().sentence].heading;
        let reported = zone.is_some_and(|z| {
            ctx.sentence_of_chunk(z.opener) == self.trig().sentence && z.opener < first && first - z.opener <= 6
                && !(z.opener + 1..first).any(|k| matches!(ctx.chunks[k].kind, Kind::Frame(t)
                    if t.verb.or(t.noun).is_some_and(|(f, _)| ctx.book.frame(f).family == Family::Incident)))
        });
        // "claimed the shelling of ...", "accused it of the killing of ...".
        let said_of = (start.max(first.saturating_sub(2))..first).any(|k| matches!(ctx.chunks[k].kind, Kind::Frame(t)
            if t.verb.or(t.noun).is_some_and(|(f, _)| matches!(ctx.book.frame(f).kind, EventType::Claim | EventType::Accuse | EventType::Deny))));
        let reported = reported || said_of;
        let context = (start.max(first.saturating_sub(2))..first).any(|k| {
            ctx.chunks[k].is(WordClass::After)
                || ctx.chunks[k].is(WordClass::In)
                || matches!(ctx.chunks[k].kind, Kind::Time(_))
        });
        let told = mention.time.is_some() || mention.killed.is_some() || mention.injured.is_some();
        own >= 3 || (own >= 2 && (told || context)) || (own >= 1 && (heading || reported))
    }

    /// "kills", "they launch": what is done again and again, unless a day or a headline makes it news.
    fn habitual(&self, mention: &Mention) -> bool {
        let ctx = self.ctx;
        let verbs = self.members.iter().filter(|m| self.trigs[**m].verb);
        let mut imperfect = verbs.map(|m| self.imperfect_at(*m)).peekable();
        let opens = self.trig().sentence == 0 || ctx.doc.sentences[self.trig().sentence].heading;
        imperfect.peek().is_some()
            && imperfect.all(|i| i)
            && mention.time.is_none()
            && !opens
            && mention.status == Status::Occurred
            && !self.past_progressive()
    }

    /// "was striking": a word of being before the verb makes it past.
    fn past_progressive(&self) -> bool {
        let first = self.first_chunk();
        first > 0
            && matches!(
                self.ctx.chunks[first - 1].kind,
                Kind::Other | Kind::Word(WordClass::Neg)
            )
    }

    /// A killing of nobody who is named or counted.
    fn nobody_named(&self, mention: &Mention) -> bool {
        mention.killed.is_none() && mention.injured.is_none() && mention.targets.is_empty()
    }

    /// The definite noun's verbs only carry it ("the attack came", "by carrying out the attack").
    fn support_only(&self) -> bool {
        self.members
            .iter()
            .filter(|m| **m != self.core)
            .all(|m| self.trigs[*m].frame(self.ctx).role == FrameRole::Support)
    }
}

/// The forces of whoever speaks.
fn owner(ctx: &Context, zone: &Zone) -> Option<Vec<Who>> {
    let np = ctx.chunks[zone.speaker?].np()?;
    let mut whos = match (np.person, np.office) {
        (Some(person), _) => {
            let actor = ctx.book.person(person).actor.clone().or_else(|| {
                let held = ctx.book.person(person).held.first()?;
                ctx.book.office_by_id(&held.office)?.actor.clone()
            })?;
            Who::by_id(ctx.book, &actor, np.word.clone())
                .into_iter()
                .collect()
        }
        _ => np.whos.clone(),
    };
    for who in &mut whos {
        who.arm(ctx.book);
        to_forces(ctx, who);
    }
    whos = speaker_of(ctx, zone)
        .filter(|_| whos.is_empty())
        .unwrap_or(whos);
    Some(whos)
}

/// The forces that a holder of office commands by his body's country, or his armed group.
fn forces_of(ctx: &Context, person: &Who) -> Option<Who> {
    let entry = ctx.book.person_by_id(&person.id)?;
    let by_office = || {
        ctx.book
            .office_by_id(&entry.held.first()?.office)?
            .actor
            .clone()
    };
    let actor = entry.actor.clone().or_else(by_office)?;
    let mut who = Who::by_id(ctx.book, &actor, person.tokens.clone())?;
    to_forces(ctx, &mut who);
    Some(who)
}

/// A state body's own forces; an armed group stays itself.
fn to_forces(ctx: &Context, who: &mut Who) {
    let state =
        |a: &&rasid_codebook::Actor| matches!(a.sector.as_str(), "GOV" | "MIL" | "SPY" | "LEG");
    let code = ctx
        .book
        .actor_by_id(&who.id)
        .filter(state)
        .and_then(|a| a.country.clone());
    let forces = code
        .and_then(|code| ctx.book.country_by_code(&code))
        .and_then(|c| c.forces.clone());
    if let Some(forces) = forces.and_then(|id| Who::by_id(ctx.book, &id, who.tokens.clone())) {
        *who = forces;
    }
}

fn text(ctx: &Context, span: rasid_model::Span) -> String {
    ctx.report
        .text
        .chars()
        .skip(span.start as usize)
        .take((span.end - span.start) as usize)
        .collect()
}

/// The rounds that a weapon phrase counts.
fn rounds(ctx: &Context, chunk: usize) -> Option<Count> {
    let Kind::Weapon(weapon) = &ctx.chunks[chunk].kind else {
        return None;
    };
    if weapon.adjective {
        return None;
    }
    let class = ctx.book.weapon(weapon.at).class;
    let of = match class {
        WeaponClass::Rocket
        | WeaponClass::Artillery
        | WeaponClass::Mortar
        | WeaponClass::Missile
        | WeaponClass::Unknown => CountOf::Rounds,
        WeaponClass::Drone | WeaponClass::Ied => CountOf::Devices,
        _ => return None,
    };
    let span = ctx.chunk_span(chunk);
    let (amount, rule) = match weapon.number {
        Some(n) => (ctx.numbers[n].amount?, ctx.numbers[n].rule.clone()),
        None if weapon.definite => return None,
        None => match weapon.grammatical {
            Grammatical::Singular => (Amount::exactly(1), "number.singular".to_owned()),
            Grammatical::Dual => (Amount::exactly(2), "number.dual".to_owned()),
            Grammatical::Plural => (Amount::at_least(2), "number.plural".to_owned()),
        },
    };
    Some(Count {
        amount,
        of,
        evidence: Evidence::new(rule, [span]),
    })
}

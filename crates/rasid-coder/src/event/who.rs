//! Who did it.
//!
//! The doers that the clause names, else whoever tells the deed as his own, else
//! the side that answers, else who holds the ground that the fire came from. Doers
//! of whom the text says only what they are (gunmen, a suicide bomber) are told as
//! that kind. Statements set the footing of a name later, in `links`.

use super::Group;
use crate::chunk::Kind;
use crate::clause::whos_for;
use crate::context::Context;
use crate::phrase::Head;
use crate::speech::Zone;
use crate::statement::speaker_of;
use crate::values::Who;
use rasid_codebook::{Actor, FrameRole, Genitive, Slot, WordClass};
use rasid_model::{Family, Initiator, Responsibility, WeaponClass};
use rasid_text::clitic::analyses;
use rasid_text::fold::letters;

/// The ending of what "we" did.
const WE: &str = letters::PERFECT[4];

impl Group<'_, '_> {
    pub(super) fn initiators(&self, by_origin: &mut bool) -> Vec<Initiator> {
        let rule = self.frame().id.as_str();
        let hedged = self.zone.is_some_and(|z| z.hedged) || self.hedged();
        let footing = if hedged {
            Responsibility::Suspected
        } else {
            Responsibility::Asserted
        };
        let named = self.named(footing);
        if !named.is_empty() {
            return named;
        }
        let own = self
            .own_doers()
            .or_else(|| self.speakers_arms())
            .or_else(|| self.own_action())
            .or_else(|| self.self_said())
            .or_else(|| self.responder())
            .unwrap_or_default();
        if !own.is_empty() {
            let own = own.iter();
            return own.map(|w| w.initiator(self.ctx, footing, rule)).collect();
        }
        let suspects = self.suspects();
        *by_origin |= !suspects.is_empty();
        suspects
    }

    /// The doers that the clause names, and those whose weapon it is said to be.
    fn named(&self, footing: Responsibility) -> Vec<Initiator> {
        let ctx = self.ctx;
        let rule = self.frame().id.as_str();
        let mut out: Vec<Initiator> = Vec::new();
        let mut add = |who: &Who, footing| {
            let who = if who.person {
                forces_of(ctx, who)
            } else {
                Some(who.clone())
            };
            let new = |w: &Who| !out.iter().any(|i| i.id == w.id);
            if let Some(who) = who.filter(new) {
                out.push(who.initiator(ctx, footing, rule));
            }
        };
        for args in self.args() {
            for who in &args.initiators {
                add(who, footing);
            }
            for who in &args.blamed {
                add(who, Responsibility::Accused);
            }
        }
        out
    }

    /// Who holds the ground that the fire came from.
    fn suspects(&self) -> Vec<Initiator> {
        let mut out: Vec<Initiator> = Vec::new();
        for who in self.args().flat_map(|a| &a.suspects) {
            if !out.iter().any(|i| i.id == who.id) {
                out.push(who.initiator(self.ctx, Responsibility::Suspected, "frame.origin"));
            }
        }
        out
    }

    /// "Its fighters shelled ...": the forces of whoever says so.
    fn own_doers(&self) -> Option<Vec<Who>> {
        let zone = self.zone.filter(|_| self.args().any(|a| a.own))?;
        speakers_forces(self.ctx, zone).filter(|whos| !whos.is_empty())
    }

    /// "The army said that the artillery struck ...": arms that are nobody's are those of the army
    /// that tells of them.
    fn speakers_arms(&self) -> Option<Vec<Who>> {
        let ctx = self.ctx;
        let zone = self.zone.filter(|_| self.has_verb())?;
        let armed = self.args().any(|a| {
            a.weapons.iter().any(|c| {
                let chunk = &ctx.chunks[*c];
                let platform = matches!(&chunk.kind, Kind::Weapon(w) if {
                    let class = ctx.book.weapon(w.at).class;
                    matches!(class, WeaponClass::Artillery | WeaponClass::AircraftMunition)
                });
                platform && chunk.clitics.article && chunk.clitics.prep.is_none()
            })
        });
        let whos = speakers_forces(ctx, zone).filter(|_| armed)?;
        let army = |w: &Who| w.sector == "MIL";
        (!whos.is_empty() && whos.iter().all(army)).then_some(whos)
    }

    /// "The army announced the targeting of ...": a force that announces a deed without naming a doer did it.
    fn own_action(&self) -> Option<Vec<Who>> {
        let ctx = self.ctx;
        let zone = self.own_zone()?;
        let first = self.first_chunk();
        let speaker = zone.speaker.filter(|s| *s < first && zone.opener < first)?;
        let mut between = speaker.max(zone.opener) + 1..first;
        let beside = between.all(|k| {
            matches!(
                ctx.chunks[k].kind,
                Kind::Comma | Kind::Time(_) | Kind::Other | Kind::Open | Kind::Close
            )
        });
        if !(self.deed_alone() && beside) {
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
        let armed = |w: &Who| ctx.book.actor_by_id(&w.id).is_some_and(Actor::armed);
        (whos.iter().all(armed) && !whos.is_empty()).then_some(whos)
    }

    /// A verbal noun that tells a deed, with no doer of its own before it.
    fn deed_alone(&self) -> bool {
        let frame = self.frame();
        let carried = self
            .all()
            .any(|t| t.frame(self.ctx).role == FrameRole::Support);
        frame.role == FrameRole::Event
            && frame.status.is_none()
            && (carried || matches!(frame.genitive, Genitive::Target | Genitive::Either))
            && self.ctx.chunks[self.first_chunk()].clitics.prep.is_none()
            && !self.has_verb()
    }

    /// "The group said that it had targeted ...": the speaker's own deed.
    fn self_said(&self) -> Option<Vec<Who>> {
        let ctx = self.ctx;
        let zone = self.own_zone()?;
        let told = self.all().any(|t| {
            let frame = t.frame(ctx);
            let start = ctx.sentences[t.sentence].start;
            let we = ctx.doc.word(ctx.chunks[t.chunk].tokens.start).ends_with(WE);
            t.verb
                && t.chunk > start
                && (ctx.chunks[t.chunk - 1].is(WordClass::Comp) || we)
                && frame.subject == Slot::Initiator
                && match frame.role {
                    FrameRole::Event | FrameRole::Support | FrameRole::Response => true,
                    // "It said that it had killed six", and not "that six were killed".
                    FrameRole::Harm => {
                        t.args.targets.iter().any(|hit| hit.chunk > t.chunk)
                            && self.speaker_fights(zone)
                            && analyses(ctx.doc.word(ctx.chunks[t.chunk - 1].tokens.start))
                                .any(|a| a.suffix.is_some_and(|s| !s.ends_with(letters::MEEM)))
                    }
                    _ => false,
                }
        });
        let np = ctx.chunks[zone.speaker?].np()?;
        if !told || np.head == Head::Source {
            return None;
        }
        speakers_forces(ctx, zone).filter(|whos| !whos.is_empty())
    }

    /// Is it an armed side that speaks, and not one of its people?
    fn speaker_fights(&self, zone: &Zone) -> bool {
        let ctx = self.ctx;
        let np = zone.speaker.and_then(|at| ctx.chunks[at].np());
        let armed = |w: &Who| ctx.book.actor_by_id(&w.id).is_some_and(Actor::armed);
        np.is_some_and(|np| {
            matches!(np.head, Head::Actor | Head::Force)
                && !np.whos.is_empty()
                && np.whos.iter().all(armed)
        })
    }

    /// An answer told by a noun: the nearest doer named before it in its clause answers.
    fn responder(&self) -> Option<Vec<Who>> {
        let ctx = self.ctx;
        let response = self
            .all()
            .find(|t| t.frame(ctx).role == FrameRole::Response)?;
        let start = ctx.sentences[response.sentence].start;
        let governed = |k: usize| {
            k > start
                && matches!(
                    ctx.chunks[k - 1].kind,
                    Kind::Word(c) if !matches!(c, WordClass::Comp | WordClass::Clause)
                )
        };
        for k in (start..response.chunk).rev() {
            let chunk = &ctx.chunks[k];
            match &chunk.kind {
                Kind::Break | Kind::Colon => return None,
                Kind::Np(np)
                    if matches!(
                        np.head,
                        Head::Actor | Head::Force | Head::State | Head::Group
                    ) && chunk.clitics.prep.is_none()
                        && !governed(k)
                        && !np.whos.is_empty() =>
                {
                    return Some(whos_for(ctx, np, Family::Incident));
                }
                _ => {}
            }
        }
        None
    }

    /// A hedge right before the group.
    fn hedged(&self) -> bool {
        self.ctx.has(self.just_before(3), WordClass::Hedge)
    }
}

/// The forces of whoever speaks.
pub(super) fn speakers_forces(ctx: &Context, zone: &Zone) -> Option<Vec<Who>> {
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
    let state = |a: &&Actor| matches!(a.sector.as_str(), "GOV" | "MIL" | "SPY" | "LEG");
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

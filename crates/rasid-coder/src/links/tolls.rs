//! Whose casualties and damage: those told beside an event, or right after it,
//! are its own; a toll with nothing told beside it is a count.

use super::headline::within;
use super::{Alias, draft_of, incident, key};
use crate::assemble::Draft;
use crate::context::Context;
use crate::harm::{self, Denial};
use crate::phrase::Head;
use crate::reading::Reading;
use crate::tally;
use crate::trigger::Trig;
use rasid_codebook::{FrameRole, WordClass};
use rasid_model::{Amount, Casualties, Mention, Status, Tally, TallyUnit};

/// "It hit the post and killed three": the toll told after an attack in its sentence is that attack's.
pub(super) fn of_attacks(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
    let toll = |d: &Draft| incident(d) && trigs[d.trig].frame(ctx).role == FrameRole::Harm;
    for at in 1..drafts.len() {
        let me = &drafts[at];
        if !toll(me) {
            continue;
        }
        let sentence = trigs[me.trig].sentence;
        let mut before = drafts[..at].iter().rev();
        let attack = before
            .by_ref()
            .take_while(|d| trigs[d.trig].sentence == sentence)
            .find(|d| incident(d) && !toll(d));
        let Some(attack) = attack.filter(|d| caused(ctx, trigs, d, me)) else {
            continue;
        };
        let to = key(attack.trig);
        drafts[at].mention.hints.same_as.push(to);
    }
}

/// May the toll be what the attack before it led to?
fn caused(ctx: &Context, trigs: &[Trig], attack: &Draft, toll: &Draft) -> bool {
    let (a, b) = (&attack.mention, &toll.mention);
    let between = trigs[attack.trig].chunk..trigs[toll.trig].chunk;
    let contrast = !follows(ctx, &trigs[toll.trig]) && ctx.has(between.clone(), WordClass::Clause);
    // "in the wake of the killing of": harm that came before.
    let earlier = !trigs[toll.trig].verb && ctx.has(between, WordClass::After);
    let elsewhere = match (&a.place, &b.place) {
        (Some(p), Some(q)) => !within(ctx.book, &p.id, &q.id) && !within(ctx.book, &q.id, &p.id),
        _ => false,
    };
    let later = a.time.is_some() && b.time.is_some() && a.time != b.time;
    let others = !a.initiators.is_empty() && b.initiators.iter().any(|i| by_other(ctx, a, &i.id));
    let happened = a.status == Status::Occurred && !attack.reference;
    happened && !contrast && !earlier && !elsewhere && !later && !others
}

/// Is somebody none of those who attacked, nor of their side?
fn by_other(ctx: &Context, attack: &Mention, id: &str) -> bool {
    let kin = |x: &str, y: &str| {
        let parents = ctx.book.actor_by_id(x).map(|a| &a.parents);
        parents.is_some_and(|p| p.iter().any(|parent| parent == y))
    };
    let side = |other: &str| other == id || kin(other, id) || kin(id, other);
    !attack.initiators.iter().any(|i| side(&i.id))
}

/// "So three were killed": the particle says that it came of what was told before.
fn follows(ctx: &Context, trig: &Trig) -> bool {
    let word = ctx.doc.word(ctx.chunks[trig.chunk].tokens.start);
    trig.conj && word.starts_with(rasid_text::fold::letters::FEH)
}

/// Gives casualties and damage told beside an event, or right after it, to that event.
pub(super) fn casualties(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft], alias: &Alias) {
    for (sentence, chunks) in ctx.sentences.iter().enumerate() {
        if ctx.boiler(ctx.doc.sentences[sentence].tokens.start) {
            continue;
        }
        for (at, denial) in harm::denials(ctx, chunks) {
            let Some(owner) = owner(ctx, trigs, drafts, alias, sentence, at) else {
                continue;
            };
            let mention = &mut drafts[owner].mention;
            match denial {
                Denial::None(evidence) => {
                    mention
                        .killed
                        .get_or_insert_with(|| harm::nobody(&evidence));
                    mention
                        .injured
                        .get_or_insert_with(|| harm::nobody(&evidence));
                }
                Denial::Killed(toll) => {
                    mention.killed.get_or_insert(toll);
                }
                Denial::Injured(toll) => {
                    mention.injured.get_or_insert(toll);
                }
            }
        }
        for (at, damage) in harm::damage(ctx, chunks) {
            if let Some(owner) = owner(ctx, trigs, drafts, alias, sentence, at) {
                drafts[owner].mention.damage.push(damage);
            }
        }
    }
}

/// The event whose casualties a sentence tells.
fn owner(
    ctx: &Context,
    trigs: &[Trig],
    drafts: &[Draft],
    alias: &Alias,
    sentence: usize,
    at: usize,
) -> Option<usize> {
    let here = |d: &Draft| {
        incident(d) && !d.reference && d.members.iter().any(|m| trigs[*m].sentence == sentence)
    };
    let same: Vec<usize> = (0..drafts.len()).filter(|k| here(&drafts[*k])).collect();
    let before = same
        .iter()
        .rev()
        .find(|k| trigs[drafts[**k].trig].chunk < at);
    if let Some(found) = before.or_else(|| same.first()) {
        return Some(*found);
    }
    // A reference in this sentence leads to the event.
    let referred = trigs
        .iter()
        .enumerate()
        .find(|(i, t)| t.sentence == sentence && alias.contains_key(i));
    if let Some(found) = referred.and_then(|(i, _)| draft_of(drafts, alias, i)) {
        return Some(found);
    }
    let near = |d: &Draft| {
        let s = trigs[d.trig].sentence;
        incident(d) && !d.reference && !d.mention.background && s < sentence && sentence - s <= 2
    };
    let paragraph = ctx.doc.sentences[sentence].paragraph;
    (0..drafts.len()).rev().find(|k| {
        let s = trigs[drafts[*k].trig].sentence;
        near(&drafts[*k]) && paragraph - ctx.doc.sentences[s].paragraph <= 1
    })
}

/// A toll with no attack, time or place told beside it is a count as well.
pub(super) fn alone(reading: &Reading, drafts: &[Draft], tallies: &mut Vec<Tally>) {
    let Reading { ctx, trigs, .. } = *reading;
    for draft in drafts.iter().filter(|d| incident(d) && !d.reference) {
        let trig = &trigs[draft.trig];
        let mention = &draft.mention;
        let alone = trig.frame(ctx).role == FrameRole::Harm
            && mention.initiators.is_empty()
            && mention.place.is_none()
            && mention.weapon.is_none();
        let count = |toll: &Option<Casualties>| {
            toll.as_ref()
                .map(|t| t.amount)
                .filter(|a: &Amount| a.min >= 5)
        };
        let counted = match (count(&mention.killed), count(&mention.injured)) {
            (Some(amount), _) => (TallyUnit::Killed, amount),
            (None, Some(amount)) => (TallyUnit::Injured, amount),
            _ => continue,
        };
        let alone = alone && mention.hints.same_as.is_empty();
        let people = trig.args.targets.iter().any(|t| {
            ctx.chunks[t.chunk]
                .np()
                .is_some_and(|np| np.head == Head::People || !np.whos.is_empty())
        });
        if alone && people {
            let end = trig
                .args
                .targets
                .iter()
                .map(|t| ctx.chunks[t.chunk].tokens.end)
                .max()
                .unwrap_or(0);
            let start = ctx.chunks[trig.chunk].tokens.start;
            let span = ctx
                .doc
                .span(start..end.max(ctx.chunks[trig.chunk].tokens.end));
            tallies.push(tally::toll(reading, trig, counted, span));
        }
    }
}

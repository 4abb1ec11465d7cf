//! Whose casualties and damage: those told beside an event, or right after it,
//! are its own; a toll with nothing told beside it is a count.

use super::headline::within;
use super::{Alias, draft_of, incident, key, told_time};
use crate::assemble::Draft;
use crate::context::Context;
use crate::harm::{self, Denial};
use crate::phrase::{Head, Np};
use crate::reading::Reading;
use crate::tally;
use crate::trigger::Trig;
use crate::values::Plain;
use rasid_codebook::{FrameRole, TargetIs, WordClass};
use rasid_model::{
    Amount, Casualties, EventType, Family, Mention, Status, Tally, TallyUnit, Target, TargetKind,
};

/// The rule that takes those who came to harm for whom it hit.
const VICTIMS: &str = "target.victims";
/// The kind of those of whom nothing else is told.
const PEOPLE: &str = "people";

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
    let contrast = !follows(ctx, &trigs[toll.trig]) && between.clone().any(|k| beside(ctx, k));
    // "in the wake of the killing of": harm that came before.
    let wake = |k: usize| ctx.chunks[k].is(WordClass::After) && !cause(ctx, k);
    let earlier = !trigs[toll.trig].verb && between.clone().any(wake);
    let elsewhere = match (&a.place, &b.place) {
        (Some(p), Some(q)) => !within(ctx.book, &p.id, &q.id) && !within(ctx.book, &q.id, &p.id),
        _ => false,
    };
    let later = matches!((told_time(a), told_time(b)), (Some(x), Some(y)) if x != y);
    let others = !a.initiators.is_empty() && b.initiators.iter().any(|i| by_other(ctx, a, &i.id));
    let happened = a.status == Status::Occurred && !attack.reference;
    happened && !contrast && !earlier && !elsewhere && !later && !others
}

fn cause(ctx: &Context, chunk: usize) -> bool {
    ctx.may_be(ctx.chunks[chunk].tokens.start, WordClass::Cause)
}

/// Does a word tell what happened elsewhere at the time?
fn beside(ctx: &Context, chunk: usize) -> bool {
    ctx.may_be(ctx.chunks[chunk].tokens.start, WordClass::Beside)
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
    if drafts.is_empty() {
        return;
    }
    for (sentence, chunks) in ctx.sentences.iter().enumerate() {
        if ctx.boiler(ctx.doc.sentences[sentence].tokens.start) {
            continue;
        }
        for (at, denial) in harm::denials(ctx, chunks) {
            let Some(owner) = owner(ctx, trigs, drafts, alias, sentence, at) else {
                continue;
            };
            let mention = &mut drafts[owner].mention;
            if !matches!(denial, Denial::None(_)) && nobody_hit(mention) {
                mention.targets.extend(dead_of(ctx, at));
            }
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

/// Is nobody told to be hit, or only a place?
fn nobody_hit(mention: &Mention) -> bool {
    let places = |t: &Target| t.kind == TargetKind::Place;
    mention.targets.iter().all(places)
}

/// "Four dead Israelis", "two dead of the soldiers": who the dead are.
fn dead_of(ctx: &Context, at: usize) -> Option<Target> {
    let from = ctx
        .chunks
        .get(at + 1)
        .is_some_and(|c| c.is(WordClass::From));
    let chunk = ctx.chunks.get(at + 1 + usize::from(from))?;
    let people = |np: &&Np| np.people.is_some() || np.thing.is_some() || !np.whos.is_empty();
    let bare = chunk.clitics.prep.is_none() && !chunk.clitics.conj;
    let np = chunk
        .np()
        .filter(people)
        .filter(|np| bare && np.places.is_empty())?;
    let span = ctx.span(&chunk.tokens);
    if let Some(who) = np.whos.first() {
        let mut who = who.clone();
        who.arm(ctx.book);
        return Some(who.target(ctx, VICTIMS));
    }
    let thing = ctx.book.target(np.thing?);
    let kind = match thing.is {
        TargetIs::People => TargetKind::Person,
        TargetIs::Civilians => TargetKind::Civilians,
        TargetIs::Site | TargetIs::CivilSite => return None,
    };
    let plain = Plain {
        id: &thing.id,
        name_en: &thing.name_en,
        name_ar: &ctx.words(span),
        kind,
    };
    Some(plain.target(span, VICTIMS))
}

/// Where nobody is told to be hit, those who came to harm were.
pub(super) fn victims(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
    let Some(people) = ctx.book.target_by_id(PEOPLE) else {
        return;
    };
    for draft in drafts.iter_mut() {
        let mutual = draft.members.iter().any(|m| trigs[*m].args.mutual);
        let mention = &mut draft.mention;
        let attack = mention.family == Family::Incident && mention.kind == EventType::Assault;
        if draft.reference || !attack || mutual || !nobody_hit(mention) {
            continue;
        }
        let harmed = |t: &&Casualties| t.amount.min > 0;
        let toll = mention.killed.iter().chain(&mention.injured).find(harmed);
        let Some(words) = toll.and_then(|t| t.evidence.spans.last()) else {
            continue;
        };
        let plain = Plain {
            id: &people.id,
            name_en: &people.name_en,
            name_ar: &ctx.words(*words),
            kind: TargetKind::Person,
        };
        let target = plain.target(*words, VICTIMS);
        mention.targets.push(target);
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
pub(super) fn alone(reading: &Reading, drafts: &mut Vec<Draft>, tallies: &mut Vec<Tally>) {
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
    drafts.retain(|d| !over_time(ctx, &trigs[d.trig], &d.mention));
}

/// "The violence of July led to the killing of a thousand": a toll over weeks is no event.
fn over_time(ctx: &Context, trig: &Trig, mention: &Mention) -> bool {
    let days = mention.time.as_ref().and_then(|t| t.days());
    let weeks = days.is_some_and(|(start, end)| (end - start).get_days() >= WEEKS);
    let killed = mention.killed.as_ref().map_or(0, |k| k.amount.min);
    trig.frame(ctx).role == FrameRole::Harm
        && mention.place.is_none()
        && mention.initiators.is_empty()
        && mention.weapon.is_none()
        && mention.hints.same_as.is_empty()
        && killed >= MASS
        && weeks
}

/// From how many days on a toll is told over time, and of how many killed.
const WEEKS: i32 = 13;
const MASS: i64 = 20;

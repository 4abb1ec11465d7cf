//! How a mention stands in the story that its report tells.
//!
//! A short report tells one story: its headline tells the main event in short, a
//! toll tells what came of it, a crowd gathers and is dispersed. The marks of that
//! stand here, and what the grammar of one sentence ties; what joins by day, place
//! and sides is the linker's. Absent: telling two events apart by what they say.

use super::{incident, key, sides_fit};
use crate::assemble::Draft;
use crate::chunk::Kind;
use crate::context::Context;
use crate::trigger::Trig;
use rasid_codebook::{FrameRole, WordClass};
use rasid_model::{Crowd, EventType, Mention, Status};

/// How far before a trigger a word may open another event.
const OPENS: usize = 3;

/// How far after a noun a word may say that it is another one.
const SAYS: usize = 2;

/// How far before an event a word may say that harm came of it.
const CAUSE: usize = 2;

/// ACLED's event types whose sub-event types are of crowds.
const CROWDS: [&str; 2] = ["Protests", "Riots"];

/// ACLED's sub-event types of what is done to a crowd.
const FORCE: [&str; 2] = [
    "Protest with intervention",
    "Excessive force against protesters",
];

/// ACLED's sub-event types of ground that changes hands.
const TAKEN: [&str; 2] = [
    "Government regains territory",
    "Non-state actor overtakes territory",
];

/// Marks each incident by how it stands in the story.
pub(super) fn mark(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|d| incident(d)) {
        let trig = &trigs[draft.trig];
        let crowd = crowd(ctx, &draft.mention);
        let hints = &mut draft.mention.hints;
        hints.heading = ctx.in_head(trig.sentence);
        hints.came_of = trig.frame(ctx).role == FrameRole::Harm;
        hints.anew = anew(ctx, trigs, &draft.members, trig);
        hints.line = ctx.in_bulletin();
        hints.crowd = crowd;
    }
}

/// Is it an act of a crowd, or done to people who protest?
fn crowd(ctx: &Context, mention: &Mention) -> Option<Crowd> {
    let acled = mention.acled.as_ref();
    let protests = |id: &str| ctx.book.actor_by_id(id).is_some_and(|a| a.protests);
    let done_to = mention.targets.iter().filter_map(|t| t.id.as_deref());
    let met = acled.is_some_and(|a| FORCE.contains(&a.sub_event_type.as_str()));
    let acts = acled.is_some_and(|a| CROWDS.contains(&a.event_type.as_str()));
    if met || done_to.into_iter().any(protests) {
        Some(Crowd::Met)
    } else if acts
        || mention.kind == EventType::Protest
        || mention.initiators.iter().any(|i| protests(&i.id))
    {
        Some(Crowd::Acts)
    } else {
        None
    }
}

/// Does a word say that this is another event than the one told before?
fn anew(ctx: &Context, trigs: &[Trig], members: &[usize], trig: &Trig) -> bool {
    let first = members.iter().map(|m| trigs[*m].chunk).min();
    let first = first.unwrap_or(trig.chunk);
    let sentence = &ctx.sentences[trig.sentence];
    let other = |k: usize| ctx.may_be(ctx.chunks[k].tokens.start, WordClass::Anew);
    let before = || {
        (sentence.start.max(first.saturating_sub(OPENS))..first)
            .rev()
            .take_while(|k| !matches!(ctx.chunks[*k].kind, Kind::Frame(_) | Kind::Verb(_)))
            .any(other)
    };
    let after = || {
        let end = sentence.end.min(trig.chunk + 1 + SAYS);
        !trig.verb && (trig.chunk + 1..end).any(other)
    };
    before() || after()
}

/// "Rockets that aircraft let fly fell on the hall": the relative clause tells the same rounds.
pub(super) fn rounds(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let me = &drafts[at];
        let trig = &trigs[me.trig];
        if !incident(me) || !trig.verb || trig.conj {
            continue;
        }
        let same = drafts[..at].iter().rev().find(|d| {
            incident(d)
                && !d.reference
                && trigs[d.trig].sentence == trig.sentence
                && d.members.iter().any(|m| carries(ctx, &trigs[*m], trig))
                && sides_fit(&d.mention, &me.mention)
        });
        if let Some(to) = same.map(|d| key(d.trig)) {
            drafts[at].mention.hints.same_as.push(to);
        }
    }
}

/// Is a weapon of the earlier trigger the last thing named before the later one?
fn carries(ctx: &Context, earlier: &Trig, later: &Trig) -> bool {
    let last = (earlier.chunk + 1..later.chunk)
        .rev()
        .find(|k| matches!(ctx.chunks[*k].kind, Kind::Weapon(_)));
    last.is_some_and(|k| {
        let between = k + 1..later.chunk;
        earlier.args.weapons.contains(&k)
            && between.len() <= 1
            && !ctx.has(between, WordClass::Clause)
    })
}

/// "They took the town after two days of fighting": is `how` the way in which `taken` came about?
pub(super) fn taken_by(taken: &Mention, how: &Mention) -> bool {
    let takes = |m: &Mention| {
        let sub = m.acled.as_ref().map(|a| a.sub_event_type.as_str());
        sub.is_some_and(|sub| TAKEN.contains(&sub))
    };
    let id = |m: &Mention| m.place.as_ref().map(|p| p.id.clone());
    let elsewhere = how.place.is_some() && id(how) != id(taken);
    let another_day = how.time.is_some() && how.time != taken.time;
    takes(taken)
        && !takes(how)
        && how.kind == EventType::Assault
        && how.killed.is_none()
        && !elsewhere
        && !another_day
        && sides_fit(taken, how)
}

/// "He was hurt as a result of fire": harm that a word of cause puts down to the event right behind it.
pub(super) fn caused_by(ctx: &Context, trigs: &[Trig], harm: &Draft, event: &Draft) -> bool {
    let first = |d: &Draft| d.members.iter().map(|m| trigs[*m].chunk).min().unwrap_or(0);
    let from = first(event);
    let cause = (from.saturating_sub(CAUSE)..from)
        .any(|k| ctx.may_be(ctx.chunks[k].tokens.start, WordClass::Cause));
    let place = |d: &Draft| d.mention.place.as_ref().map(|p| p.id.clone());
    let elsewhere = place(harm).is_some() && place(event).is_some() && place(harm) != place(event);
    trigs[harm.trig].frame(ctx).role == FrameRole::Harm
        && trigs[event.trig].frame(ctx).role != FrameRole::Harm
        && first(harm) < from
        && cause
        && !elsewhere
        && sides_fit(&harm.mention, &event.mention)
}

/// "Two soldiers were killed when a man got out of a car and opened fire": the event
/// that the clause of the occasion tells, however far on, is what they were killed in.
pub(super) fn occasions(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let me = &drafts[at];
        let trig = &trigs[me.trig];
        let killing = trig.frame(ctx).role == FrameRole::Harm || trig.frame(ctx).harm.is_some();
        if !incident(me) || !killing {
            continue;
        }
        let opens = |k: &usize| ctx.may_be(ctx.chunks[*k].tokens.start, WordClass::Occasion);
        let end = ctx.sentences[trig.sentence].end;
        let Some(occasion) = (trig.chunk + 1..end).find(opens) else {
            continue;
        };
        let first = |d: &Draft| d.members.iter().map(|m| trigs[*m].chunk).min();
        let mut next = drafts.iter().filter(|d| {
            incident(d)
                && !d.reference
                && trigs[d.trig].sentence == trig.sentence
                && first(d).is_some_and(|c| c > trig.chunk)
                && d.trig != me.trig
        });
        let event = next.find(|d| trigs[d.trig].frame(ctx).role != FrameRole::Harm);
        let Some(event) = event.filter(|d| first(d).is_some_and(|c| c > occasion)) else {
            continue;
        };
        let doers = &me.mention.initiators;
        let named = doers.is_empty() || event.mention.initiators.is_empty();
        if named && event.mention.status == Status::Occurred {
            let to = key(event.trig);
            drafts[at].mention.hints.same_as.push(to);
        }
    }
}

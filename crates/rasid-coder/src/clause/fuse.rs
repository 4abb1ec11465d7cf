//! Triggers that belong together: verbs that share a subject, and triggers
//! that tell one event between them.
//!
//! A support verb and its noun, a noun and its verb, are one event; the trigger
//! that tells best what happened is its core. Events told in several sentences
//! are tied by `links`, not here.

use crate::chunk::Kind;
use crate::context::Context;
use crate::phrase::Head;
use crate::trigger::{TargetArg, Trig};
use rasid_codebook::{FrameRole, Grammatical, Slot, WordClass};
use rasid_model::EventType;
use rasid_text::clitic::analyses;
use rasid_text::fold::letters;

/// How many chunks may stand between "when" and the verb.
const OCCASION: usize = 3;

/// "and struck": a verb without a subject of its own shares the one before it.
pub(super) fn coordinate(ctx: &Context, trigs: &mut [Trig]) {
    for i in 1..trigs.len() {
        let (before, after) = trigs.split_at_mut(i);
        let (me, last) = (&mut after[0], &before[i - 1]);
        if one_toll(ctx, me, last) || on_the_occasion(ctx, me, last) {
            me.args.events.push(i - 1);
        }
        held_by(ctx, me, before);
        let (before, after) = trigs.split_at_mut(i);
        let (me, last) = (&mut after[0], &before[i - 1]);
        let mut near = before.iter().rev().take(3);
        let verb = near.find(|t| t.verb && t.sentence == me.sentence);
        let first = verb.filter(|_| me.verb).unwrap_or(last);
        if shares_subject(ctx, me, first) {
            me.args.initiators.clone_from(&first.args.initiators);
        }
        if let Some(victim) = same_victim(ctx, me, before) {
            me.args.targets.push(victim);
        }
    }
}

/// "Took the town after battles with the rebels": those fought are who held it, and the battles
/// are how it was taken.
fn held_by(ctx: &Context, clash: &mut Trig, before: &mut [Trig]) {
    let [foe] = &clash.args.initiators[..] else {
        return;
    };
    let fought = clash.frame(ctx).mutual && !clash.verb;
    let led = clash.chunk > 0 && ctx.chunks[clash.chunk - 1].is(WordClass::After);
    let taker = before.iter_mut().rev().find(|t| {
        t.sentence == clash.sentence
            && t.frame(ctx).kind == EventType::Coerce
            && t.frame(ctx).role == FrameRole::Event
    });
    let Some(taker) = taker.filter(|_| fought && led) else {
        return;
    };
    if taker.args.initiators.iter().any(|w| w.id == foe.id) {
        return;
    }
    taker.args.target_whos.push(foe.clone());
    if clash.args.places.is_empty() {
        clash.args.initiators.clear();
    }
}

/// "the killing of four and wounding of seven": one event's toll.
fn one_toll(ctx: &Context, me: &Trig, last: &Trig) -> bool {
    let harm = |t: &Trig| t.frame(ctx).role == FrameRole::Harm;
    me.conj && me.sentence == last.sentence && harm(me) && harm(last)
}

/// "Thirty were killed when a car exploded": the toll is the explosion's.
fn on_the_occasion(ctx: &Context, me: &Trig, toll: &Trig) -> bool {
    let frame = me.frame(ctx);
    let attack = frame.role == FrameRole::Event && frame.kind == EventType::Assault;
    let told = toll.sentence == me.sentence && toll.frame(ctx).role == FrameRole::Harm;
    let opens = |k: usize| ctx.may_be(ctx.chunks[k].tokens.start, WordClass::Occasion);
    let mut near = me.chunk.saturating_sub(OCCASION).max(toll.chunk + 1)..me.chunk;
    attack && told && frame.status.is_none() && near.any(opens)
}

/// "Was abducted, then killed", "and shot him dead": a verb of harm that names nobody tells of the
/// one man told of before.
fn same_victim(ctx: &Context, me: &Trig, before: &[Trig]) -> Option<TargetArg> {
    let harm = me.verb && me.frame(ctx).role == FrameRole::Harm;
    let at = ctx.chunks[me.chunk].tokens.start;
    let resumes = me.chunk > 0 && ctx.chunks[me.chunk - 1].is(WordClass::Resuming);
    let silent = me.args.targets.is_empty() && me.args.initiators.is_empty();
    let many =
        analyses(ctx.doc.word(at)).any(|a| a.suffix.is_some_and(|s| s.ends_with(letters::MEEM)));
    if !harm || !(me.conj || resumes) || !silent || many || counts_after(ctx, me) {
        return None;
    }
    let mut told = before.iter().rev().filter(|t| t.sentence == me.sentence);
    let args = told.find(|t| !t.args.targets.is_empty())?;
    let [target] = &args.args.targets[..] else {
        return None;
    };
    let np = ctx.chunks[target.chunk].np()?;
    let one = matches!(np.people, Some(Grammatical::Singular))
        || np.people.is_none() && matches!(np.head, Head::Person | Head::Official);
    let counted = target.chunk > 0 && matches!(ctx.chunks[target.chunk - 1].kind, Kind::Number(_));
    (one && !counted).then(|| target.clone())
}

/// Does a figure or somebody follow the verb?
fn counts_after(ctx: &Context, me: &Trig) -> bool {
    let mut after = ctx.just_after(me.sentence, me.chunk, 2);
    after.any(|k| matches!(ctx.chunks[k].kind, Kind::Number(_) | Kind::Np(_)))
}

fn shares_subject(ctx: &Context, me: &Trig, first: &Trig) -> bool {
    let resumes = me.chunk > 0 && ctx.chunks[me.chunk - 1].is(WordClass::Resuming);
    let acts = |t: &Trig| t.verb && t.frame(ctx).subject == Slot::Initiator;
    (me.conj || resumes)
        && me.sentence == first.sentence
        && me.args.initiators.is_empty()
        && (me.args.events.is_empty() || resumes)
        && acts(me)
        && acts(first)
}

/// Joins triggers that tell one event: a support verb with its noun, a noun with its verb.
pub(super) fn fuse(ctx: &Context, trigs: &mut [Trig]) {
    let mut root: Vec<usize> = (0..trigs.len()).collect();
    for (i, trig) in trigs.iter().enumerate() {
        for event in &trig.args.events {
            let (a, b) = (find(&root, i), find(&root, *event));
            root[a.max(b)] = a.min(b);
        }
    }
    let cores: Vec<usize> = (0..trigs.len())
        .map(|i| core(ctx, trigs, &root, i))
        .collect();
    for (trig, core) in trigs.iter_mut().zip(cores) {
        trig.core = core;
    }
}

/// Of the triggers joined with trigger `i`, the one that tells best what happened.
fn core(ctx: &Context, trigs: &[Trig], root: &[usize], i: usize) -> usize {
    (0..trigs.len())
        .filter(|k| find(root, *k) == find(root, i))
        .min_by_key(|k| (weight(ctx, &trigs[*k]), *k))
        .unwrap_or(i)
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
        FrameRole::Event if frame.vague => 2,
        FrameRole::Event => 1,
        FrameRole::Response | FrameRole::Harm => 5,
        _ => 6,
    }
}

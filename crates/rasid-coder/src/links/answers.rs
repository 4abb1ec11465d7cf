//! What answers what: by the words of the answer, or by what it answers with.
//!
//! Nobody answers himself: whoever did what is answered is not who answers. What
//! is only threatened or denied is no attack to answer, and where the words
//! answer something that is no attack, no other attack takes its place.

use super::{Alias, draft_of, exchange, incident, is_response, key};
use crate::assemble::Draft;
use crate::chunk::Kind;
use crate::context::Context;
use crate::phrase::Head;
use crate::trigger::Trig;
use rasid_codebook::{FrameRole, WordClass};
use rasid_model::{Family, Mention, Status};

/// How many chunks after the words for an answer what is answered may stand.
const NEAR: usize = 6;

/// How many chunks from the start of a sentence what it comes after may stand.
const OPENING: usize = 6;

/// What answers what: by the words of the answer, or by what it answers with.
pub(super) fn responses(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft], alias: &Alias) {
    for at in 0..drafts.len() {
        if !incident(&drafts[at]) || drafts[at].reference || !is_response(trigs, ctx, &drafts[at]) {
            continue;
        }
        let named = drafts[at]
            .answers
            .iter()
            .find_map(|t| draft_of(drafts, alias, *t))
            .filter(|k| *k != at && answerable(&drafts[*k].mention));
        if let Some(answered) = named
            && predicate(ctx, trigs, &drafts[at])
        {
            said_to_answer(ctx, trigs, drafts, alias, (at, answered));
            continue;
        }
        let told = || {
            let free = !on_people(ctx, trigs, &drafts[at]);
            free.then(|| before(ctx, trigs, drafts, at)).flatten()
        };
        if let Some(answered) = named.or_else(told) {
            let to = key(drafts[answered].trig);
            drafts[at].mention.responds_to.push(to);
        }
    }
    answers_to(ctx, trigs, drafts, alias);
    follow(ctx, trigs, drafts, alias);
}

/// "The operation is an answer to the raid": the noun says of another event that it answers.
fn predicate(ctx: &Context, trigs: &[Trig], draft: &Draft) -> bool {
    let trig = &trigs[draft.trig];
    let bare = !trig.verb && !trig.definite && ctx.chunks[trig.chunk].clitics.prep.is_none();
    let args = &trig.args;
    bare && trig.frame(ctx).role == FrameRole::Response
        && draft
            .members
            .iter()
            .all(|m| trigs[*m].frame(ctx).role == FrameRole::Response)
        && args.weapons.is_empty()
        && draft.mention.killed.is_none()
}

/// Ties what a predicate says to answer, and drops the predicate: it tells no act of its own.
fn said_to_answer(
    ctx: &Context,
    trigs: &[Trig],
    drafts: &mut [Draft],
    alias: &Alias,
    (at, answered): (usize, usize),
) {
    let trig = &trigs[drafts[at].trig];
    let by = told_with(ctx, trigs, drafts, alias, trig, Some(answered)).filter(|k| *k != at);
    let fits = |k: &usize| {
        let d = &drafts[*k];
        *k != at
            && *k != answered
            && incident(d)
            && !d.reference
            && !d.mention.background
            && answerable(&d.mention)
            && trigs[d.trig].chunk < trig.chunk
            && reversed(&drafts[answered].mention, &d.mention)
    };
    let by = by
        .filter(fits)
        .or_else(|| (0..drafts.len()).rev().find(fits));
    if let Some(by) = by {
        let to = key(drafts[answered].trig);
        drafts[by].mention.responds_to.push(to);
    }
    drafts[at].reference = true;
}

/// "After the ambush, a drone struck": what is told as coming next, by another side. The words
/// say no more than the order.
fn follow(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft], alias: &Alias) {
    for (k, noun) in trigs.iter().enumerate() {
        let start = ctx.sentences[noun.sentence].start;
        let event = !noun.verb
            && noun.frame(ctx).family == Family::Incident
            && noun.chunk <= start + OPENING;
        let opens = event
            && (start..noun.chunk).any(|c| {
                ctx.chunks[c].is(WordClass::After)
                    || matches!(ctx.chunks[c].kind, Kind::Time(t) if ctx.times[t].expr.anchored().is_some())
            });
        let Some(first) = draft_of(drafts, alias, noun.core)
            .or_else(|| draft_of(drafts, alias, k))
            .filter(|_| opens)
        else {
            continue;
        };
        let Some(second) = after(trigs, drafts, noun, Some(first)) else {
            continue;
        };
        let verb = drafts[second].members.iter().any(|m| trigs[*m].verb);
        if verb
            && second != first
            && reversed(&drafts[first].mention, &drafts[second].mention)
            && answerable(&drafts[first].mention)
        {
            let to = key(drafts[first].trig);
            drafts[second].mention.hints.follows.push(to);
        }
    }
}

/// Did it happen, so that it can be answered?
fn answerable(mention: &Mention) -> bool {
    matches!(mention.status, Status::Occurred | Status::Thwarted)
}

/// "They answered the marchers with live fire": people who did nothing that is told are answered.
fn on_people(ctx: &Context, trigs: &[Trig], draft: &Draft) -> bool {
    let response = |m: &&usize| trigs[**m].frame(ctx).role == FrameRole::Response;
    let answer = draft.members.iter().find(response).map(|m| &trigs[*m]);
    answer.is_some_and(|trig| {
        let end = ctx.sentences[trig.sentence].end;
        let on =
            (trig.chunk + 1..end.min(trig.chunk + 6)).find(|k| ctx.chunks[*k].is(WordClass::On));
        let next = on.and_then(|k| ctx.chunks.get(k + 1)).and_then(|c| c.np());
        next.is_some_and(|np| matches!(np.head, Head::People | Head::Civil) && np.whos.is_empty())
    })
}

/// The event told before that a bare answer answers: the nearest that hit the side
/// that answers; else the nearest news; else the nearest.
fn before(ctx: &Context, trigs: &[Trig], drafts: &[Draft], at: usize) -> Option<usize> {
    let fits = |k: &usize| {
        let d = &drafts[*k];
        incident(d)
            && !d.reference
            && !is_response(trigs, ctx, d)
            && !exchange(trigs, ctx, d)
            && answerable(&d.mention)
            && reversed(&d.mention, &drafts[at].mention)
    };
    let rank = |k: &usize| {
        (
            2 * u8::from(hit_the(ctx, &drafts[*k].mention, &drafts[at].mention))
                + u8::from(!drafts[*k].mention.background),
            *k,
        )
    };
    (0..at).filter(fits).max_by_key(rank)
}

/// Did the first event hit the side that answers, or a part of it?
fn hit_the(ctx: &Context, first: &Mention, answer: &Mention) -> bool {
    let parents = |id: &str| {
        ctx.book
            .actor_by_id(id)
            .map(|a| a.parents.clone())
            .unwrap_or_default()
    };
    let land = |id: &str| ctx.book.actor_by_id(id).and_then(|a| a.country.clone());
    answer.initiators.iter().any(|i| {
        first
            .targets
            .iter()
            .filter_map(|t| t.id.as_deref())
            .any(|t| {
                let country = land(t).is_some() && land(t) == land(&i.id);
                t == i.id
                    || country
                    || parents(t).contains(&i.id)
                    || parents(&i.id).iter().any(|p| p == t)
            })
    })
}

/// An answer's initiator was not the initiator of what it answers.
fn reversed(first: &Mention, answer: &Mention) -> bool {
    first.status != Status::Planned
        && !first
            .initiators
            .iter()
            .any(|i| answer.initiators.iter().any(|j| j.id == i.id))
}

/// "... in answer to ...": the clause before answers the event after.
fn answers_to(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft], alias: &Alias) {
    for (i, trig) in trigs.iter().enumerate() {
        if trig.frame(ctx).role != FrameRole::AnswerTo {
            continue;
        }
        let next = (i + 1..trigs.len()).find(|k| {
            trigs[*k].sentence == trig.sentence
                && trigs[*k].frame(ctx).family == Family::Incident
                && trigs[*k].chunk <= trig.chunk + NEAR
                && !parted(ctx, trig.chunk, trigs[*k].chunk)
        });
        let that = ctx
            .chunks
            .get(trig.chunk + 1)
            .is_some_and(|c| c.is(WordClass::Demonstrative))
            && next.is_none_or(|k| trigs[k].verb);
        let leads = trig.chunk <= ctx.sentences[trig.sentence].start + 1;
        let answerer = |not: Option<usize>| match leads {
            true => after(trigs, drafts, trig, not),
            false => told_with(ctx, trigs, drafts, alias, trig, not),
        };
        let (answered, answerer) = if that {
            let by = after(trigs, drafts, trig, None)
                .filter(|_| leads)
                .or_else(|| answerer(None));
            (
                by.and_then(|by| told_before(ctx, trigs, drafts, trig, by)),
                by,
            )
        } else {
            let named = next.and_then(|k| draft_of(drafts, alias, trigs[k].core));
            let by = answerer(named);
            let back = next.filter(|k| definite(&trigs[*k])).zip(by);
            let meant = back.and_then(|(k, by)| meant(ctx, trigs, drafts, k, by));
            (meant.or(named), by)
        };
        let Some(answered) = answered.filter(|k| answerable(&drafts[*k].mention)) else {
            continue;
        };
        if !that && next.is_some_and(|k| !definite(&trigs[k])) {
            drafts[answered].mention.background = true;
        }
        if let Some(by) = answerer.filter(|by| *by != answered)
            && reversed(&drafts[answered].mention, &drafts[by].mention)
        {
            let to = key(drafts[answered].trig);
            drafts[by].mention.responds_to.push(to);
        }
    }
}

/// Does a comma or another clause stand between two chunks?
fn parted(ctx: &Context, from: usize, to: usize) -> bool {
    (from + 1..to).any(|k| {
        matches!(
            ctx.chunks[k].kind,
            Kind::Comma | Kind::Break | Kind::Colon | Kind::Verb(_)
        )
    })
}

/// "The attack", "the raid": it looks back.
fn definite(trig: &Trig) -> bool {
    trig.definite && !trig.verb
}

/// "In answer to X, Y did": the first event after what is answered.
fn after(trigs: &[Trig], drafts: &[Draft], trig: &Trig, not: Option<usize>) -> Option<usize> {
    let later = |d: &Draft| {
        incident(d)
            && !d.reference
            && !d.again
            && trigs[d.trig].sentence == trig.sentence
            && trigs[d.trig].chunk > trig.chunk
    };
    let past = not.map_or(trig.chunk, |k| {
        let same = trigs[drafts[k].trig].sentence == trig.sentence;
        if same {
            trigs[drafts[k].trig].chunk
        } else {
            trig.chunk
        }
    });
    let all = || (0..drafts.len()).filter(|k| Some(*k) != not && later(&drafts[*k]));
    let named = all()
        .find(|k| trigs[drafts[*k].trig].chunk > past && !drafts[*k].mention.initiators.is_empty());
    named.or_else(|| all().find(|k| trigs[drafts[*k].trig].chunk > past))
}

/// "Y did, in answer to X", "the attack came in answer to X": the nearest event before in the
/// sentence, or the one that its definite noun looks back to.
fn told_with(
    ctx: &Context,
    trigs: &[Trig],
    drafts: &[Draft],
    alias: &Alias,
    trig: &Trig,
    not: Option<usize>,
) -> Option<usize> {
    let mut earlier = trigs.iter().enumerate().rev().filter(|(_, t)| {
        t.sentence == trig.sentence
            && t.chunk < trig.chunk
            && t.frame(ctx).family == Family::Incident
            && !matches!(t.frame(ctx).role, FrameRole::AnswerTo)
    });
    earlier.find_map(|(k, t)| {
        let of = draft_of(drafts, alias, t.core).or_else(|| draft_of(drafts, alias, k));
        of.filter(|d| Some(*d) != not && !drafts[*d].again)
    })
}

/// "In answer to that": what was told last before, by another side.
fn told_before(
    ctx: &Context,
    trigs: &[Trig],
    drafts: &[Draft],
    trig: &Trig,
    by: usize,
) -> Option<usize> {
    let fits = |k: &usize| {
        incident(&drafts[*k])
            && !drafts[*k].reference
            && *k != by
            && trigs[drafts[*k].trig].chunk < trig.chunk
            && answerable(&drafts[*k].mention)
            && reversed(&drafts[*k].mention, &drafts[by].mention)
    };
    let rank = |k: &usize| (hit_the(ctx, &drafts[*k].mention, &drafts[by].mention), *k);
    (0..drafts.len()).filter(fits).max_by_key(rank)
}

/// The event that "the attack" means in an answer: of those told before it, one of the same
/// word, that hit the side that answers, that has a toll; else the nearest.
fn meant(ctx: &Context, trigs: &[Trig], drafts: &[Draft], noun: usize, by: usize) -> Option<usize> {
    let frame = trigs[noun].frame(ctx);
    let fits = |k: &usize| {
        let d = &drafts[*k];
        let m = &d.mention;
        incident(d)
            && !d.reference
            && !d.again
            && *k != by
            && m.kind == frame.kind
            && trigs[d.trig].chunk < trigs[noun].chunk
            && answerable(m)
            && reversed(m, &drafts[by].mention)
            && !is_response(trigs, ctx, d)
    };
    let rank = |k: &usize| {
        let m = &drafts[*k].mention;
        let word = !frame.generic && m.rule == frame.id;
        let toll = m.killed.as_ref().is_some_and(|c| c.amount.min > 0);
        (
            word,
            hit_the(ctx, m, &drafts[by].mention),
            !m.background,
            toll,
            *k,
        )
    };
    (0..drafts.len()).filter(fits).max_by_key(rank)
}

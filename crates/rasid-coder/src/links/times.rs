//! Whose time: told by another event ("the day after ..."), or shared with what
//! an event answers, stands beside, or is led by.

use super::{Alias, draft_of, exchange, incident, is_response, key, sides_fit};
use crate::assemble::Draft;
use crate::chunk::Kind;
use crate::context::Context;
use crate::trigger::Trig;
use jiff::ToSpan;
use rasid_codebook::WordClass;
use rasid_model::{
    Anchor, AnchorTo, Evidence, Mention, Moment, Precision, Span, Status, TimeValue,
};
use rasid_time::Anchor as Side;

/// Times told by another event: "the day after ...".
pub(super) fn anchors(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft], alias: &Alias) {
    for (at, hit) in ctx.times.iter().enumerate() {
        let Some((days, _, anchor)) = hit.expr.anchored() else {
            continue;
        };
        let Some(chunk) = ctx
            .chunks
            .iter()
            .position(|c| matches!(c.kind, Kind::Time(t) if t == at))
        else {
            continue;
        };
        let sentence = ctx.sentence_of_chunk(chunk);
        if anchor != Side::Following {
            continue;
        }
        let after = (0..trigs.len())
            .find(|k| {
                trigs[*k].sentence == sentence
                    && trigs[*k].chunk > chunk
                    && trigs[*k].chunk <= chunk + 3
            })
            .and_then(|k| draft_of(drafts, alias, trigs[k].core));
        let Some(after) = after else { continue };
        let before = (0..trigs.len())
            .rev()
            .filter(|k| trigs[*k].sentence == sentence && trigs[*k].chunk < chunk)
            .find_map(|k| draft_of(drafts, alias, trigs[k].core))
            .or_else(|| (0..after).rev().find(|k| news(ctx, trigs, &drafts[*k])));
        let Some(before) = before.filter(|b| *b != after) else {
            continue;
        };
        let to = AnchorTo::Mention(key(drafts[before].trig));
        let anchored = drafts[before]
            .mention
            .time
            .clone()
            .or_else(|| inherited_time(drafts, before));
        let mine = &mut drafts[after].mention;
        mine.hints.anchor = Some(Anchor { to, days: -days });
        mine.hints.apart_from.push(key(drafts[before].trig));
        mine.background = true;
        let mine = &mut drafts[after].mention;
        // The time chunk was read as this event's own: it is the other's.
        if mine
            .time
            .as_ref()
            .is_none_or(|t| t.evidence.spans.contains(&ctx.span(&hit.tokens)))
        {
            mine.time = anchored.and_then(|t| shifted(&t, -days, ctx.span(&hit.tokens)));
        }
    }
}

/// The time of the event that a mention looks back to.
fn inherited_time(drafts: &[Draft], at: usize) -> Option<TimeValue> {
    let mine = &drafts[at].mention;
    let same = mine.hints.same_as.iter().find_map(|k| {
        drafts
            .iter()
            .find(|d| key(d.trig) == *k)
            .and_then(|d| d.mention.time.clone())
    });
    same.or_else(|| {
        drafts[..at]
            .iter()
            .rev()
            .find(|d| {
                incident(d)
                    && !d.reference
                    && !d.mention.background
                    && d.mention.time.is_some()
                    && d.mention.responds_to.is_empty()
                    && sides_fit(&d.mention, mine)
            })
            .and_then(|d| d.mention.time.clone())
    })
}

fn news(ctx: &Context, trigs: &[Trig], draft: &Draft) -> bool {
    incident(draft)
        && !draft.reference
        && !draft.mention.background
        && !is_response(trigs, ctx, draft)
        && draft.mention.status == Status::Occurred
}

fn shifted(time: &TimeValue, days: i32, words: Span) -> Option<TimeValue> {
    let shift = |m: Moment| m.day().checked_add(days.days()).ok().map(Moment::Day);
    let spans = time.evidence.spans.iter().copied().chain([words]);
    Some(TimeValue {
        start: time.start.and_then(shift),
        end: time.end.and_then(shift),
        precision: time.precision.max(Precision::Day),
        part_of_day: None,
        evidence: Evidence::new("time.anchored", spans),
    })
}

/// An answer without a time of its own follows what it answers; "while" clauses share their day.
pub(super) fn share(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let me = &drafts[at];
        if !incident(me) || me.mention.time.is_some() || me.reference || me.mention.background {
            continue;
        }
        let answered = me
            .mention
            .responds_to
            .first()
            .and_then(|k| drafts.iter().position(|d| key(d.trig) == *k));
        let sentence = trigs[me.trig].sentence;
        let beside = || {
            let clause = (ctx.sentences[sentence].start..trigs[me.trig].chunk)
                .rev()
                .take(12)
                .any(|k| ctx.chunks[k].is(WordClass::Clause));
            (0..at).find(|k| {
                let d = &drafts[*k];
                incident(d)
                    && trigs[d.trig].sentence == sentence
                    && !d.mention.background
                    && d.mention.time.is_some()
                    && clause
            })
        };
        // A lead that tells both sides' fire as one dates the shots told after it.
        let lead = || {
            (0..at).find(|k| {
                let d = &drafts[*k];
                let sides = |m: &Mention| {
                    m.initiators
                        .iter()
                        .map(|i| i.id.clone())
                        .collect::<Vec<_>>()
                };
                exchange(trigs, ctx, d)
                    && d.mention.time.is_some()
                    && !me.mention.initiators.is_empty()
                    && sides(&me.mention)
                        .iter()
                        .all(|s| sides(&d.mention).contains(s))
            })
        };
        let from = answered.or_else(beside).or_else(lead);
        let time = from.and_then(|k| {
            drafts[k]
                .mention
                .time
                .clone()
                .or_else(|| inherited_time(drafts, k))
        });
        if let Some(mut time) = time.filter(|t| t.start.is_some()) {
            time.evidence.rule = "time.inherited".to_owned();
            drafts[at].mention.time = Some(time);
        }
    }
}

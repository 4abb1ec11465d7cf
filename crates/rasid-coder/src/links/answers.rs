//! What answers what: by the words of the answer, or by what it answers with.
//!
//! Nobody answers himself: whoever did what is answered is not who answers.

use super::{Alias, draft_of, exchange, incident, is_response, key};
use crate::assemble::Draft;
use crate::context::Context;
use crate::trigger::Trig;
use rasid_codebook::{FrameRole, WordClass};
use rasid_model::{Family, Mention, Status};

/// What answers what: by the words of the answer, or by what it answers with.
pub(super) fn responses(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft], alias: &Alias) {
    for at in 0..drafts.len() {
        if !incident(&drafts[at]) || drafts[at].reference || !is_response(trigs, ctx, &drafts[at]) {
            continue;
        }
        let named = drafts[at]
            .answers
            .iter()
            .find_map(|t| draft_of(drafts, alias, *t));
        let before = || {
            let fits = |k: &usize| {
                let d = &drafts[*k];
                incident(d)
                    && !d.reference
                    && !is_response(trigs, ctx, d)
                    && !exchange(trigs, ctx, d)
                    && reversed(&d.mention, &drafts[at].mention)
            };
            // The nearest that hit the side that answers; else the nearest news; else the nearest.
            let rank = |k: &usize| {
                (
                    2 * u8::from(hit_the(ctx, &drafts[*k].mention, &drafts[at].mention))
                        + u8::from(!drafts[*k].mention.background),
                    *k,
                )
            };
            (0..at).filter(fits).max_by_key(rank)
        };
        if let Some(answered) = named.or_else(before).filter(|k| *k != at) {
            let to = key(drafts[answered].trig);
            drafts[at].mention.responds_to.push(to);
        }
    }
    answers_to(ctx, trigs, drafts, alias);
}

/// Did the first event hit the side that answers, or a part of it?
fn hit_the(ctx: &Context, first: &Mention, answer: &Mention) -> bool {
    let parents = |id: &str| {
        ctx.book
            .actor_by_id(id)
            .map(|a| a.parents.clone())
            .unwrap_or_default()
    };
    answer.initiators.iter().any(|i| {
        first
            .targets
            .iter()
            .filter_map(|t| t.id.as_deref())
            .any(|t| {
                t == i.id || parents(t).contains(&i.id) || parents(&i.id).iter().any(|p| p == t)
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
                && trigs[*k].chunk <= trig.chunk + 4
        });
        let that = ctx
            .chunks
            .get(trig.chunk + 1)
            .is_some_and(|c| c.is(WordClass::Demonstrative))
            && next.is_none_or(|k| trigs[k].verb);
        let told_before = || {
            (0..drafts.len()).rev().find(|k| {
                incident(&drafts[*k])
                    && !drafts[*k].reference
                    && trigs[drafts[*k].trig].chunk < trig.chunk
            })
        };
        let answered = if that {
            told_before()
        } else {
            next.and_then(|k| draft_of(drafts, alias, trigs[k].core))
        };
        let Some(answered) = answered else { continue };
        let after = drafts.iter().position(|d| {
            that && incident(d)
                && !d.reference
                && trigs[d.trig].chunk > trig.chunk
                && trigs[d.trig].sentence == trig.sentence
        });
        let answerer = after
            .or_else(|| {
                drafts
                    .iter()
                    .enumerate()
                    .filter(|(k, d)| {
                        *k != answered
                            && incident(d)
                            && !d.reference
                            && trigs[d.trig].sentence == trig.sentence
                    })
                    .filter(|(_, d)| d.members.iter().any(|m| trigs[*m].chunk < trig.chunk))
                    .map(|(k, _)| k)
                    .next_back()
            })
            .or_else(|| {
                let opens = trig.chunk <= ctx.sentences[trig.sentence].start + 1;
                drafts.iter().position(|d| {
                    opens
                        && incident(d)
                        && !d.reference
                        && trigs[d.trig].sentence == trig.sentence
                        && trigs[d.trig].chunk > trigs[drafts[answered].trig].chunk
                })
            });
        drafts[answered].mention.background |= !that;
        if let Some(answerer) = answerer {
            let to = key(drafts[answered].trig);
            drafts[answerer].mention.responds_to.push(to);
        }
    }
}

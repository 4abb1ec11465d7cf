//! Dated facts of the codebook that the report names: tied to the incident they
//! are told as, which takes their day where the report tells none.

use super::incident;
use crate::assemble::Draft;
use crate::reading::Reading;
use rasid_model::{Evidence, Moment, Precision, TimeValue};

/// Ties incidents to the dated facts that their sentences name, and takes the fact's day where none is told.
pub(super) fn name_facts(reading: &Reading, drafts: &mut [Draft]) {
    let Reading {
        ctx,
        trigs,
        facts,
        reference,
        ..
    } = *reading;
    for hit in facts {
        let fact = ctx.book.fact(hit.fact);
        // News of another year is another event; only what is remembered is told so long after.
        let late = reference.is_some_and(|r| {
            fact.start > r.end || (!fact.anniversary && (r.start - fact.end).get_days() > 45)
        });
        if late {
            continue;
        }
        if !matches!(fact.kind.as_str(), "strike" | "battle" | "disaster") {
            continue;
        }
        let fit = |d: &Draft| {
            let told = d.members.iter().any(|m| {
                let tokens = &ctx.chunks[trigs[*m].chunk].tokens;
                hit.tokens
                    .iter()
                    .any(|t| t.start < tokens.end && tokens.start < t.end)
            });
            let hits = fact.targets.iter().any(|id| {
                d.mention
                    .targets
                    .iter()
                    .any(|t| t.id.as_deref() == Some(id))
            });
            2 * u8::from(hits) + u8::from(told)
        };
        let here =
            |d: &&mut Draft| incident(d) && trigs[d.trig].sentence == hit.sentence && fit(d) > 0;
        if let Some(draft) = drafts.iter_mut().filter(here).rev().max_by_key(|d| fit(d)) {
            let hits = fit(draft) > 1;
            let told = fit(draft) % 2 == 1;
            draft.mention.hints.fact = Some(fact.id.clone());
            if hits || fact.targets.is_empty() || told {
                draft.reference = false;
            }
            // A time of its own that could not be resolved is still not the fact's.
            let timed = draft
                .members
                .iter()
                .any(|m| !trigs[*m].args.times.is_empty());
            if draft.mention.time.is_none() && !timed {
                let spans = hit.tokens.iter().map(|t| ctx.span(t));
                let precision = if fact.start == fact.end {
                    Precision::Day
                } else {
                    Precision::Range
                };
                draft.mention.time = Some(TimeValue {
                    start: Some(Moment::Day(fact.start)),
                    end: Some(Moment::Day(fact.end)),
                    precision,
                    part_of_day: None,
                    evidence: Evidence::new(format!("fact.{}", fact.id), spans),
                });
                draft.mention.background = true;
            }
        }
    }
}

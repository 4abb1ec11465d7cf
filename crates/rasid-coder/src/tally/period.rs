//! Running totals of people: so many over a period that began days before the report.
//!
//! The period is told by "since", by two ends, or by a whole month; the figure
//! stands beside the word for dying, or beside "the number of". What is counted
//! here is no event's own toll.

use super::bare;
use crate::chunk::Kind;
use crate::reading::Reading;
use crate::when::resolved;
use rasid_codebook::{Harm, WordClass};
use rasid_model::{Amount, Family, Tally, TallyUnit};
use rasid_time::Expr;
use std::ops::Range;

/// How far a figure may stand from the word that it counts.
const REACH: usize = 6;

/// How many days a period has at least that is told without "since".
const LONG: i32 = 20;

/// How many people a period without a day counts at least.
const MANY: u32 = 20;

/// Over which days people are counted.
pub(super) struct Period {
    pub chunk: usize,
    pub start: Option<jiff::civil::Date>,
    pub end: Option<jiff::civil::Date>,
    /// Told by where it begins or ends, not as a month alone.
    pub since: bool,
}

/// The figure beside a word: after it, else before it.
pub(super) fn counted(
    ctx: &crate::context::Context,
    at: usize,
    chunks: &Range<usize>,
) -> Option<(usize, Amount)> {
    let amount = |k: usize| match ctx.chunks[k].kind {
        Kind::Number(n) => ctx.numbers[n].amount.filter(|a| a.min >= 5).map(|a| (k, a)),
        _ => None,
    };
    let after = (at + 1..chunks.end.min(at + REACH)).find_map(amount);
    let before = chunks.start.max(at.saturating_sub(REACH))..at;
    after.or_else(|| before.rev().find_map(amount))
}

/// The period that a sentence counts over.
pub(super) fn of(reading: &Reading, sentence: usize, amount: Amount) -> Option<Period> {
    let Reading { ctx, reference, .. } = *reading;
    ctx.sentences[sentence].clone().find_map(|chunk| {
        let Kind::Time(time) = ctx.chunks[chunk].kind else {
            return None;
        };
        let expr = &ctx.times[time].expr;
        let since = matches!(expr, Expr::Since(_) | Expr::Between(..));
        let value = resolved(ctx, time, reference);
        let (start, end) = match &value {
            Some(v) => (v.start.map(|m| m.day()), v.end.map(|m| m.day())),
            None => (None, None),
        };
        let long = match (start, end, reference) {
            (Some(start), _, Some(r)) if since => (r.start - start).get_days() > 3,
            (Some(start), Some(end), _) if !since => (end - start).get_days() >= LONG,
            _ => since && matches!(expr, Expr::Since(_)) && amount.min >= MANY.into(),
        };
        long.then_some(Period {
            chunk,
            start,
            end,
            since,
        })
    })
}

/// Do these chunks tell of a deed beside the people who died?
pub(super) fn tells_deed(reading: &Reading, chunks: &Range<usize>) -> bool {
    let Reading { ctx, trigs, .. } = *reading;
    trigs.iter().any(|t| {
        let frame = t.frame(ctx);
        chunks.contains(&t.chunk) && frame.family == Family::Incident && frame.harm.is_none()
    })
}

/// "The number of the dead since ... has come to N", where no word for dying takes the figure.
pub(super) fn totals(reading: &Reading, out: &mut Vec<Tally>) {
    let Reading { ctx, trigs, .. } = *reading;
    for (sentence, chunks) in ctx.sentences.iter().enumerate() {
        let total = chunks.clone().find(|k| ctx.chunks[*k].is(WordClass::Total));
        let Some(total) = total.filter(|k| !ctx.boiler(ctx.chunks[*k].tokens.start)) else {
            continue;
        };
        let dead = ctx.has(chunks.clone(), WordClass::KilledCount)
            || trigs
                .iter()
                .any(|t| t.sentence == sentence && t.frame(ctx).harm == Some(Harm::Killed));
        let figure = figure(reading, total, chunks);
        let Some((number, count)) = figure.filter(|_| dead) else {
            continue;
        };
        let deed = tells_deed(reading, &(chunks.start..number.max(total)));
        let Some(period) = period_before(reading, sentence, count).filter(|_| !deed) else {
            continue;
        };
        let span = ctx.doc.span(
            ctx.chunks[total.min(number)].tokens.start..ctx.chunks[total.max(number)].tokens.end,
        );
        if out
            .iter()
            .any(|t| t.report == ctx.report.id && t.count == count && t.since == period.start)
        {
            continue;
        }
        out.push(Tally {
            since: period.start,
            ..bare(reading, total, span, (TallyUnit::Killed, count))
        });
    }
}

/// The figure that a total comes to: the nearest after it, else before it.
fn figure(reading: &Reading, total: usize, chunks: &Range<usize>) -> Option<(usize, Amount)> {
    let ctx = reading.ctx;
    let amount = |k: usize| match ctx.chunks[k].kind {
        Kind::Number(n) => ctx.numbers[n].amount.filter(|a| a.min >= 5).map(|a| (k, a)),
        _ => None,
    };
    let after = (total + 1..chunks.end).find_map(amount);
    after.or_else(|| (chunks.start..total).rev().find_map(amount))
}

/// A period told by "since", or a day well before the report from which a total runs.
fn period_before(reading: &Reading, sentence: usize, count: Amount) -> Option<Period> {
    let Reading { ctx, reference, .. } = *reading;
    of(reading, sentence, count)
        .filter(|p| p.since)
        .or_else(|| {
            let reference = reference?;
            ctx.sentences[sentence].clone().find_map(|chunk| {
                let Kind::Time(time) = ctx.chunks[chunk].kind else {
                    return None;
                };
                let start = resolved(ctx, time, Some(reference))?.start?.day();
                ((reference.start - start).get_days() > 3).then_some(Period {
                    chunk,
                    start: Some(start),
                    end: None,
                    since: true,
                })
            })
        })
}

//! Reported counts over a period or an area: "about 15 attacks since May 2017".

mod period;

use crate::chunk::Kind;
use crate::context::Context;
use crate::phrase::Head;
use crate::reading::Reading;
use crate::speech::{Zone, zone_at};
use crate::trigger::Trig;
use crate::values;
use crate::when::resolved;
use rasid_codebook::{FrameRole, Harm, WordClass};
use rasid_model::{
    Amount, EventType, Family, Responsibility, Span, Tally, TallyUnit, TallyWhat, Verdict,
};
use rasid_time::Expr;

/// Triggers that a tally takes up, so that they tell no event of their own.
pub(crate) fn tallies(reading: &Reading) -> (Vec<Tally>, Vec<usize>) {
    let Reading { ctx, trigs, .. } = *reading;
    let (mut out, mut taken) = (Vec::new(), Vec::new());
    for (i, trig) in trigs.iter().enumerate() {
        if ctx.boiler(ctx.chunks[trig.chunk].tokens.start) {
            continue;
        }
        let tally = of_attacks(reading, i).or_else(|| of_people(reading, trig));
        if let Some(tally) = tally {
            // Two words of one sentence may take the same figure: it is counted once.
            let twice = |t: &Tally| t.count == tally.count && t.span.end == tally.span.end;
            if !out.iter().any(twice) {
                out.push(tally);
            }
            taken.push(i);
        }
    }
    period::totals(reading, &mut out);
    stocks(reading, &mut out);
    (out, taken)
}

/// A number of attacks with a period since or over which they are counted.
fn of_attacks(reading: &Reading, at: usize) -> Option<Tally> {
    let Reading {
        ctx,
        trigs,
        reference,
        ..
    } = *reading;
    let trig = &trigs[at];
    let frame = trig.frame(ctx);
    if frame.family != Family::Incident || frame.role != FrameRole::Event || trig.verb {
        return None;
    }
    let number = trig.args.number?;
    let amount = ctx.numbers[number].amount?;
    let chunks = ctx.sentences[trig.sentence].clone();
    let time = chunks.clone().filter_map(|c| match ctx.chunks[c].kind {
        Kind::Time(t) => Some(t),
        _ => None,
    });
    let period = time.clone().find(|t| {
        matches!(
            ctx.times[*t].expr,
            Expr::Since(_) | Expr::Lately { .. } | Expr::Between(..)
        )
    })?;
    if amount.min < 2 {
        return None;
    }
    let value = resolved(ctx, period, reference);
    let group: Vec<&Trig> = trigs.iter().filter(|t| t.core == trig.core).collect();
    let initiators = initiators(ctx, trigs, trig, &group);
    let targets = chunks
        .clone()
        .filter(|c| *c > trig.chunk)
        .filter_map(|c| ctx.chunks[c].np())
        .filter(|np| matches!(np.head, Head::Site | Head::Force))
        .flat_map(|np| np.whos.iter().map(|w| w.target(ctx, "tally.target")))
        .collect();
    let span = ctx.doc.span(
        ctx.numbers[number].tokens.start
            ..ctx.times[period]
                .tokens
                .end
                .max(ctx.chunks[trig.chunk].tokens.end),
    );
    let places: Vec<_> = group.iter().flat_map(|t| t.args.places.iter()).collect();
    Some(Tally {
        what: TallyWhat {
            unit: TallyUnit::Attacks,
            kind: Some(frame.kind),
            initiators,
            targets,
        },
        since: value.as_ref().and_then(|v| v.start).map(|m| m.day()),
        until: value.as_ref().and_then(|v| v.end).map(|m| m.day()),
        place: places.first().map(|p| values::place(ctx, p, "tally.place")),
        ..bare(reading, trig.chunk, span, (TallyUnit::Attacks, amount))
    })
}

/// So many killed, injured or arrested over a period that began days before the report.
fn of_people(reading: &Reading, trig: &Trig) -> Option<Tally> {
    let ctx = reading.ctx;
    let frame = trig.frame(ctx);
    let unit = match (frame.harm, frame.mode.as_deref()) {
        (Some(Harm::Killed), _) => TallyUnit::Killed,
        (Some(Harm::Injured), _) => TallyUnit::Injured,
        (None, Some("arrest")) => TallyUnit::Arrests,
        _ => return None,
    };
    let chunks = ctx.sentences[trig.sentence].clone();
    let (number, amount) = period::counted(ctx, trig.chunk, &chunks)?;
    let period = period::of(reading, trig.sentence, amount)?;
    if !period.since && period::tells_deed(reading, &chunks) {
        return None;
    }
    let (first, last) = (
        trig.chunk.min(period.chunk).min(number),
        trig.chunk.max(number).max(period.chunk),
    );
    let span = ctx
        .doc
        .span(ctx.chunks[first].tokens.start..ctx.chunks[last].tokens.end);
    let nps = trig
        .args
        .targets
        .iter()
        .filter_map(|t| ctx.chunks[t.chunk].np());
    Some(Tally {
        what: TallyWhat {
            unit,
            kind: Some(frame.kind),
            initiators: trig
                .args
                .initiators
                .iter()
                .map(|w| w.initiator(ctx, Responsibility::Asserted, "tally.initiator"))
                .collect(),
            targets: nps
                .flat_map(|np| np.whos.iter())
                .map(|w| w.target(ctx, "tally.of"))
                .collect(),
        },
        since: period.start,
        until: period.end,
        place: trig
            .args
            .places
            .first()
            .map(|p| values::place(ctx, p, "tally.place")),
        ..bare(reading, trig.chunk, span, (unit, amount))
    })
}

fn initiators(
    ctx: &Context,
    trigs: &[Trig],
    trig: &Trig,
    group: &[&Trig],
) -> Vec<rasid_model::Initiator> {
    let mut whos: Vec<&values::Who> = group
        .iter()
        .flat_map(|t| t.args.initiators.iter())
        .collect();
    if whos.is_empty() {
        whos = trigs
            .iter()
            .filter(|t| t.sentence == trig.sentence)
            .flat_map(|t| t.args.initiators.iter())
            .collect();
    }
    let mut whos: Vec<values::Who> = whos.into_iter().cloned().collect();
    values::unique(&mut whos);
    let rule = "tally.initiator";
    whos.iter()
        .map(|w| w.initiator(ctx, Responsibility::Asserted, rule))
        .collect()
}

fn source(ctx: &Context, zones: &[Zone], chunk: usize) -> Option<String> {
    let zone = zone_at(zones, ctx.chunks[chunk].tokens.start)?;
    zone.chain.last().map(|a| a.id.clone())
}

/// Stocks of troops and sites: a number of them, with no event told of them.
fn stocks(reading: &Reading, out: &mut Vec<Tally>) {
    let ctx = reading.ctx;
    for (sentence, chunks) in ctx.sentences.iter().enumerate() {
        if ctx.boiler(ctx.doc.sentences[sentence].tokens.start) {
            continue;
        }
        for at in chunks.clone() {
            let Kind::Number(n) = ctx.chunks[at].kind else {
                continue;
            };
            let Some(amount) = ctx.numbers[n].amount.filter(|a| a.min >= 10 || a.approx) else {
                continue;
            };
            let Some(next) = ctx.chunks.get(at + 1).filter(|_| at + 1 < chunks.end) else {
                continue;
            };
            let Some(np) = next.np() else { continue };
            let unit = match np.head {
                Head::Site => TallyUnit::Sites,
                Head::Force | Head::People if np.people.is_some() && is_troops(ctx, np) => {
                    TallyUnit::Troops
                }
                _ => continue,
            };
            let harm = |c: usize| ctx.frame_at(c).is_some_and(|f| f.role == FrameRole::Harm);
            let told = chunks.clone().any(harm);
            if told {
                continue;
            }
            let span = ctx.doc.span(ctx.chunks[at].tokens.start..next.tokens.end);
            out.push(stock(reading, at, np, (unit, amount), span));
        }
    }
}

fn is_troops(ctx: &Context, np: &crate::phrase::Np) -> bool {
    ctx.may_be(np.word.start, WordClass::Troops)
}

fn stock(
    reading: &Reading,
    chunk: usize,
    np: &crate::phrase::Np,
    count: (TallyUnit, Amount),
    span: Span,
) -> Tally {
    let ctx = reading.ctx;
    let mut tally = bare(reading, chunk, span, count);
    tally.what.targets = np.whos.iter().map(|w| w.target(ctx, "tally.of")).collect();
    tally.place = np
        .places
        .first()
        .map(|p| values::place(ctx, p, "tally.place"));
    tally
}

/// A toll of people with no attack told beside it: a count, not an event.
pub(crate) fn toll(
    reading: &Reading,
    trig: &Trig,
    count: (TallyUnit, Amount),
    span: Span,
) -> Tally {
    let ctx = reading.ctx;
    let whos = trig
        .args
        .targets
        .iter()
        .filter_map(|t| ctx.chunks[t.chunk].np())
        .flat_map(|np| np.whos.iter());
    let mut tally = bare(reading, trig.chunk, span, count);
    tally.what.kind = Some(EventType::Assault);
    tally.what.targets = whos.map(|w| w.target(ctx, "tally.of")).collect();
    tally
}

/// So many of something, told at a chunk by whoever speaks there, of which no more is known.
fn bare(reading: &Reading, chunk: usize, span: Span, (unit, count): (TallyUnit, Amount)) -> Tally {
    let Reading { ctx, zones, .. } = *reading;
    Tally {
        id: String::new(),
        report: ctx.report.id.clone(),
        span,
        what: TallyWhat {
            unit,
            kind: None,
            initiators: Vec::new(),
            targets: Vec::new(),
        },
        count,
        since: None,
        until: None,
        place: None,
        source: source(ctx, zones, chunk),
        recorded: None,
        verdict: Verdict::NotComparable,
    }
}

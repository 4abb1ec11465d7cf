//! When: the report's own days, and each mention's time.
//!
//! The clues to an undated report's days are made here and in the modules below;
//! `rasid_time::dating` weighs them.

mod clue;
mod conflict;
mod dateline;
mod days;
mod nth;
mod scattered;
mod told;
mod weigh;

use crate::context::Context;
use crate::phrase::Head;
use clue::{fact_rule, found, weighted};
use dateline::{datelines, hijri_days};
use days::{is_count, is_near, own_weekday, unopened};
use jiff::civil::Date;
use rasid_codebook::{Ref, WordClass};
use rasid_model::{Basis, Evidence, Published, ReportDating, TimeValue};
use rasid_time::dating::Clue;
use rasid_time::{Expr, Reference, Unit, Which, YearOf, resolve};
use std::collections::BTreeSet;
use told::{Telling, on_the_day};

pub use clue::Found;
pub use weigh::weigh;

/// A date over the report is its own, whatever else is told.
const DATELINE: i32 = 20;

/// A dated fact that the report names, and where.
#[derive(Clone, Debug)]
pub(crate) struct FactHit {
    pub fact: u32,
    pub sentence: usize,
    /// Tokens of its phrases.
    pub tokens: Vec<std::ops::Range<usize>>,
}

/// The facts that each sentence names.
pub(crate) fn facts(ctx: &Context) -> Vec<FactHit> {
    let mut out = Vec::new();
    for (sentence, s) in ctx.doc.sentences.iter().enumerate() {
        let phrases = ctx.book.matcher().phrases(&ctx.readings, s.tokens.clone());
        if phrases.is_empty() {
            continue;
        }
        let seen: BTreeSet<_> = phrases.iter().map(|(_, p)| (p.fact, p.group)).collect();
        for fact in ctx.book.complete(&seen) {
            let of_it = phrases.iter().filter(|(_, p)| p.fact == fact);
            let tokens = of_it.map(|(tokens, _)| tokens.clone()).collect();
            out.push(FactHit {
                fact,
                sentence,
                tokens,
            });
        }
    }
    out
}

/// What is known of a report's days beside its own words.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The first day on which it is known to have been there. A file's own time is none.
    pub captured: Option<Date>,
    /// What other reports say.
    pub others: Vec<Found>,
}

/// The report's own days, and how they were found.
pub(crate) struct Days {
    pub published: Published,
    /// `None` for a report that gives its date, where nothing contradicts it.
    pub dating: Option<ReportDating>,
    pub clues: Vec<Found>,
}

/// The report's own days: as given, else from inside.
pub(crate) fn published(ctx: &Context, facts: &[FactHit], beside: &Beside) -> Days {
    let report = ctx.report;
    if report.published.basis == Basis::Given {
        let clues = told(ctx, facts);
        return Days {
            published: report.published.clone(),
            dating: weigh::given(&report.id, &report.published, &clues, beside.captured),
            clues,
        };
    }
    let mut clues = clues(ctx, facts);
    clues.extend(beside.others.iter().cloned());
    let (published, dating) = weigh(&report.id, &clues, beside.captured);
    Days {
        published,
        dating: Some(dating),
        clues,
    }
}

/// All that the report's words give away of its day.
fn clues(ctx: &Context, facts: &[FactHit]) -> Vec<Found> {
    let mut out = told(ctx, facts);
    nth::clues(ctx, facts, &mut out);
    scattered::clues(ctx, facts, own_weekday(&ctx.times), &mut out);
    named_anniversaries(ctx, &mut out);
    years_apart(ctx, &mut out);
    offices(ctx, &mut out);
    first_of_year(ctx, &mut out);
    out
}

/// What its times and the facts that it names give away.
fn told(ctx: &Context, facts: &[FactHit]) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let datelines = datelines(ctx);
    for (at, hit) in ctx
        .times
        .iter()
        .enumerate()
        .filter(|(_, hit)| !ctx.boiler(hit.tokens.start))
    {
        let spans = vec![ctx.span(&hit.tokens)];
        if datelines.contains(&at) {
            let clue = hijri_days(&hit.expr).unwrap_or_else(|| {
                let own = Expr::Both(Box::new(Expr::Day(0)), Box::new(hit.expr.clone()));
                Clue::Expr(own)
            });
            let mut found = weighted(clue, DATELINE, spans).by(&hit.rule);
            found.dateline = true;
            out.push(found);
        } else if hit.expr.anchored().is_none() {
            out.push(found(expression_clue(&hit.expr), spans).by(&hit.rule));
        }
    }
    let today = own_weekday(&ctx.times);
    for hit in facts
        .iter()
        .filter(|hit| hit.tokens.iter().all(|t| !ctx.boiler(t.start)))
    {
        let first = out.len();
        Telling::new(ctx, hit, today, &datelines).clues(&mut out);
        let rule = fact_rule(ctx.book.fact(hit.fact));
        for found in out.iter_mut().skip(first) {
            found.rule.clone_from(&rule);
        }
    }
    out
}

/// What a time expression says of the report's day.
fn expression_clue(expr: &Expr) -> Clue {
    match expr {
        Expr::DayOf { day, of } if **of == Expr::Unit(Unit::Month, 0) => {
            Clue::DayOfThisMonth { day: *day }
        }
        Expr::Month {
            month,
            year: YearOf::Near(Which::Last),
        } => Clue::NamedMonthPast { month: *month },
        _ if expr.is_absolute() && !expr.is_ahead() => match absolute(expr) {
            Some((from, to)) => Clue::Named { from, to },
            None => Clue::Expr(expr.clone()),
        },
        _ => Clue::Expr(expr.clone()),
    }
}

/// The days that words name whatever the report's day.
fn absolute(expr: &Expr) -> Option<(Date, Date)> {
    let value = expr.is_absolute().then(|| resolve(expr, None)).flatten()?;
    let from = value.start?;
    Some((from.day(), value.end.unwrap_or(from).day()))
}

/// "Thursday was the anniversary of 30 June 2019".
fn named_anniversaries(ctx: &Context, out: &mut Vec<Found>) {
    for (at, chunks) in ctx.sentences.iter().enumerate() {
        if !chunks
            .clone()
            .any(|c| ctx.chunks[c].is(WordClass::Anniversary))
        {
            continue;
        }
        let tokens = &ctx.doc.sentences[at].tokens;
        let times: Vec<_> = ctx
            .times
            .iter()
            .filter(|t| tokens.contains(&t.tokens.start))
            .collect();
        if times.iter().any(|t| t.expr.is_ahead()) {
            continue;
        }
        for time in &times {
            let Some((from, to)) = absolute(&time.expr).filter(|(from, to)| from == to) else {
                continue;
            };
            let (month, day) = (from.month(), from.day());
            let nth = nth(ctx, tokens);
            let clue = Clue::NearAnniversary {
                month,
                day,
                nth,
                year0: to.year(),
                within: 7,
            };
            out.push(found(clue, vec![ctx.span(&time.tokens)]).by(&time.rule));
            for near in times.iter().filter(|t| is_near(&t.expr)) {
                let spans = vec![ctx.span(&near.tokens), ctx.span(&time.tokens)];
                out.push(weighted(on_the_day(near, month, day), 6, spans).by(&near.rule));
            }
        }
    }
}

/// "Two years ago ... on 17 January 2022", in one sentence.
fn years_apart(ctx: &Context, out: &mut Vec<Found>) {
    for s in &ctx.doc.sentences {
        let times: Vec<_> = ctx
            .times
            .iter()
            .filter(|t| s.tokens.contains(&t.tokens.start))
            .collect();
        let named = times.iter().filter_map(|t| Some((t, absolute(&t.expr)?)));
        let close = |a: usize, b: usize| a.abs_diff(b) <= 10;
        for (time, (from, to)) in named.filter(|(t, _)| !matches!(t.expr, Expr::Since(_))) {
            let counts = times.iter().filter(|t| is_count(&t.expr));
            for count in counts.filter(|c| close(c.tokens.start, time.tokens.start)) {
                let clue = Clue::ExprMeets {
                    expr: unopened(&count.expr).clone(),
                    from,
                    to,
                };
                let spans = vec![ctx.span(&count.tokens), ctx.span(&time.tokens)];
                out.push(weighted(clue, 5, spans).by(&count.rule));
            }
        }
    }
}

/// "The second anniversary".
fn nth(ctx: &Context, tokens: &std::ops::Range<usize>) -> Option<u32> {
    ctx.numbers
        .iter()
        .filter(|n| tokens.contains(&n.tokens.start))
        .find(|n| n.kind == rasid_text::number::NumberKind::Ordinal)
        .and_then(|n| n.value)
        .map(|v| v as u32)
}

/// Persons called by an office they held then; by name alone, softly, all they held.
fn offices(ctx: &Context, out: &mut Vec<Found>) {
    let mut seen: BTreeSet<(u32, Option<u32>)> = BTreeSet::new();
    for chunk in &ctx.chunks {
        let Some(np) = chunk.np() else { continue };
        if np.head != Head::Person || np.former || ctx.boiler(chunk.tokens.start) {
            continue;
        }
        let Some(person) = np.person else { continue };
        let entry = ctx.book.person(person);
        let office = np.office.map(|o| &ctx.book.office(o).id);
        let held = || {
            entry
                .held
                .iter()
                .filter(|h| office.is_none_or(|o| *o == h.office))
        };
        let from = held().filter_map(|h| h.from).min();
        let open = held().any(|h| h.to.is_none());
        let to = held().filter_map(|h| h.to).max().filter(|_| !open);
        let Some(from) = from.filter(|_| seen.insert((person, np.office))) else {
            continue;
        };
        let weight = if office.is_some() { 5 } else { 1 };
        let clue = weighted(
            Clue::InOffice { from, to },
            weight,
            vec![ctx.span(&chunk.tokens)],
        );
        out.push(clue.by(&entry.id));
    }
}

fn first_of_year(ctx: &Context, out: &mut Vec<Found>) {
    for s in &ctx.doc.sentences {
        for at in s.tokens.clone() {
            if let Some(hit) = ctx.hit(at)
                && hit.refs.contains(&Ref::Word(WordClass::FirstOfYear))
            {
                let first = ctx.numbers.iter().any(|n| {
                    s.tokens.contains(&n.tokens.start)
                        && n.kind == rasid_text::number::NumberKind::Ordinal
                        && n.value == Some(1.0)
                });
                if first {
                    let clue = found(Clue::FirstOfYear, vec![ctx.span(&hit.tokens)]);
                    out.push(clue.by("first-of-year"));
                }
            }
        }
    }
}

/// A time expression's days, told by the report's own.
pub(crate) fn resolved(
    ctx: &Context,
    time: usize,
    reference: Option<&Reference>,
) -> Option<TimeValue> {
    let hit = &ctx.times[time];
    let mut value = resolve(&hit.expr, reference)?;
    value.evidence = Evidence::new(hit.rule.clone(), [ctx.span(&hit.tokens)]);
    Some(value)
}

//! When: the report's own days, and each mention's time.

use crate::context::Context;
use crate::phrase::Head;
use jiff::civil::{Date, date};
use rasid_codebook::{Ref, WordClass};
use rasid_model::{Basis, Evidence, Published, Span, TimeValue};
use rasid_time::dating::{Clue, Dating, WeightedClue, solve};
use rasid_time::{Expr, Reference, Unit, Which, YearOf, resolve};
use std::collections::BTreeSet;

/// The days that undated reports are looked for in.
const BOUNDS: (Date, Date) = (date(2006, 1, 1), date(2027, 12, 31));

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
        let mut seen: BTreeSet<(u32, u16)> = BTreeSet::new();
        let mut places = Vec::new();
        for at in s.tokens.clone() {
            if ctx.readings.unknown(at) {
                continue;
            }
            for hit in ctx.book.matcher().all(&ctx.readings, at) {
                for r in hit.refs {
                    if let Ref::FactPhrase(fact, group) = r {
                        seen.insert((*fact, *group));
                        places.push((*fact, hit.tokens.clone()));
                    }
                }
            }
        }
        for fact in ctx.book.complete(&seen) {
            let tokens = places
                .iter()
                .filter(|(f, _)| *f == fact)
                .map(|(_, t)| t.clone())
                .collect();
            out.push(FactHit {
                fact,
                sentence,
                tokens,
            });
        }
    }
    out
}

/// The report's own days: as given, else from inside.
pub(crate) fn published(ctx: &Context, facts: &[FactHit]) -> (Published, Option<Dating>) {
    if ctx.report.published.basis == Basis::Given {
        return (ctx.report.published.clone(), None);
    }
    let clues = clues(ctx, facts);
    let weighted: Vec<WeightedClue> = clues.iter().map(|(c, _)| c.clone()).collect();
    let dating = solve(&weighted, BOUNDS);
    let Some((start, end)) = dating.days else {
        return (Published::unknown(), Some(dating));
    };
    let mut spans: Vec<Span> = dating
        .used
        .iter()
        .filter_map(|i| clues.get(*i))
        .flat_map(|(_, s)| s.clone())
        .collect();
    spans.sort();
    spans.dedup();
    let spans = Evidence::new("", spans).spans;
    (
        Published {
            start: Some(start),
            end: Some(end),
            basis: Basis::Inferred,
            spans,
        },
        Some(dating),
    )
}

type Found = (WeightedClue, Vec<Span>);

fn clues(ctx: &Context, facts: &[FactHit]) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    for hit in &ctx.times {
        if ctx.boiler(hit.tokens.start) {
            continue;
        }
        let span = ctx.span(&hit.tokens);
        out.push((expression_clue(&hit.expr).into(), vec![span]));
    }
    for hit in facts {
        fact_clues(ctx, hit, &mut out);
    }
    offices(ctx, &mut out);
    first_of_year(ctx, &mut out);
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
        _ if expr.is_absolute() && !expr.is_ahead() => {
            match resolve(expr, None).and_then(|v| Some((v.start?, v.end))) {
                Some((from, to)) => Clue::Named {
                    from: from.day(),
                    to: to.unwrap_or(from).day(),
                },
                None => Clue::Expr(expr.clone()),
            }
        }
        _ => Clue::Expr(expr.clone()),
    }
}

/// What a named fact says: told with a time, as an anniversary, as news, or as past.
fn fact_clues(ctx: &Context, hit: &FactHit, out: &mut Vec<Found>) {
    let fact = ctx.book.fact(hit.fact);
    let spans: Vec<Span> = hit.tokens.iter().map(|t| ctx.span(t)).collect();
    let tokens = &ctx.doc.sentences[hit.sentence].tokens;
    let chunks = &ctx.sentences[hit.sentence];
    let anniversary = chunks
        .clone()
        .any(|c| ctx.chunks[c].is(WordClass::Anniversary));
    out.push((Clue::NotBefore { day: fact.start }.into(), spans.clone()));
    if anniversary && fact.anniversary {
        let clue = Clue::NearAnniversary {
            month: fact.start.month(),
            day: fact.start.day(),
            nth: nth(ctx, tokens),
            year0: fact.start.year(),
            within: 14,
        };
        out.push((clue.into(), spans));
        return;
    }
    let centre = hit
        .tokens
        .iter()
        .map(|t| t.start)
        .min()
        .unwrap_or(tokens.start);
    let near = ctx
        .times
        .iter()
        .filter(|t| tokens.contains(&t.tokens.start))
        .filter(|t| {
            !matches!(
                t.expr,
                rasid_time::Expr::Since(_) | rasid_time::Expr::Anchored { .. }
            )
        })
        .min_by_key(|t| t.tokens.start.abs_diff(centre));
    if fact.told == "news" {
        if let Some(time) = near
            && !time.expr.is_absolute()
        {
            let mut spans = spans.clone();
            spans.push(ctx.span(&time.tokens));
            let clue = Clue::ExprMeets {
                expr: time.expr.clone(),
                from: fact.start,
                to: fact.end,
            };
            out.push((clue.into(), spans));
            return;
        }
        let within = u32::try_from(fact.within).unwrap_or(3).max(1);
        out.push((
            Clue::NewsOf {
                from: fact.start,
                to: fact.end,
                within,
            }
            .into(),
            spans,
        ));
    } else if let Some(time) = near
        && fact.kind == "tenure-change"
        && !time.expr.is_absolute()
    {
        let mut spans = spans.clone();
        spans.push(ctx.span(&time.tokens));
        out.push((
            Clue::ExprMeets {
                expr: time.expr.clone(),
                from: fact.start,
                to: fact.end,
            }
            .into(),
            spans,
        ));
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

/// Persons called by an office they held then.
fn offices(ctx: &Context, out: &mut Vec<Found>) {
    let mut seen: BTreeSet<(u32, u32)> = BTreeSet::new();
    for chunk in &ctx.chunks {
        let Some(np) = chunk.np() else { continue };
        if np.head != Head::Person || np.former || ctx.boiler(chunk.tokens.start) {
            continue;
        }
        let Some(person) = np.person else { continue };
        let entry = ctx.book.person(person);
        let held: Vec<_> = match np.office {
            Some(office) => entry
                .held
                .iter()
                .filter(|h| h.office == ctx.book.office(office).id)
                .collect(),
            None => continue,
        };
        let Some(office) = np.office else { continue };
        if held.is_empty() || !seen.insert((person, office)) {
            continue;
        }
        let from = held.iter().filter_map(|h| h.from).min();
        let open = held.iter().any(|h| h.to.is_none());
        let to = held.iter().filter_map(|h| h.to).max().filter(|_| !open);
        if let Some(from) = from {
            out.push((
                Clue::InOffice { from, to }.into(),
                vec![ctx.span(&chunk.tokens)],
            ));
        }
    }
}

fn first_of_year(ctx: &Context, out: &mut Vec<Found>) {
    for s in &ctx.doc.sentences {
        for at in s.tokens.clone() {
            let hit = (!ctx.readings.unknown(at))
                .then(|| ctx.book.matcher().longest(&ctx.readings, at))
                .flatten();
            if let Some(hit) = hit
                && hit.refs.contains(&Ref::Word(WordClass::FirstOfYear))
            {
                let first = ctx.numbers.iter().any(|n| {
                    s.tokens.contains(&n.tokens.start)
                        && n.kind == rasid_text::number::NumberKind::Ordinal
                        && n.value == Some(1.0)
                });
                if first {
                    out.push((Clue::FirstOfYear.into(), vec![ctx.span(&hit.tokens)]));
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

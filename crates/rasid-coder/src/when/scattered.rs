//! Facts whose words stand in more than one sentence, pinned by a date or a day word.
//!
//! "The coup of last 25 October" names no country, which the headline did. Only where
//! the calendar agrees is such a fact believed.

use super::FactHit;
use super::clue::{Found, fact_rule, found, weighted};
use super::days::{is_near, named, unopened, weekdays};
use super::told::on_one_of;
use crate::context::Context;
use jiff::civil::Weekday;
use rasid_codebook::Fact;
use rasid_model::Span;
use rasid_time::dating::Clue;
use rasid_time::{Expr, TimeHit, Unit};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A phrase of a fact: which group it fills, in which sentence, on which tokens.
struct Phrase {
    group: u16,
    sentence: usize,
    tokens: Range<usize>,
}

/// Adds what facts say whose words are scattered over the report.
pub(super) fn clues(
    ctx: &Context,
    whole: &[FactHit],
    today: Option<Weekday>,
    out: &mut Vec<Found>,
) {
    for (at, phrases) in phrases(ctx) {
        let fact = ctx.book.fact(at);
        let told = whole.iter().any(|hit| hit.fact == at);
        let seen: BTreeSet<(u32, u16)> = phrases.iter().map(|p| (at, p.group)).collect();
        if fact.told == "while" || ctx.book.complete(&seen).is_empty() {
            continue;
        }
        let lead = || by_lead(ctx, fact, &phrases, today);
        let again = || told.then(|| again(ctx, fact, &phrases, today)).flatten();
        let best = by_date(ctx, fact, &phrases, told)
            .or_else(lead)
            .or_else(again)
            .or_else(|| told.then(|| by_count(ctx, fact, whole)).flatten());
        if let Some((time, weight)) = best {
            let clue = Clue::ExprMeets {
                expr: unopened(&time.expr).clone(),
                from: fact.start,
                to: fact.end,
            };
            let mut spans: Vec<Span> = phrases.iter().map(|p| ctx.span(&p.tokens)).collect();
            spans.truncate(6);
            spans.push(ctx.span(&time.tokens));
            let past = Clue::NotBefore { day: fact.start };
            out.push(found(past, spans.clone()).by(&fact_rule(fact)));
            out.push(weighted(clue, weight, spans).by(&fact_rule(fact)));
        }
    }
}

/// Facts all of whose words stand somewhere in the report.
pub(super) fn over_report(ctx: &Context) -> Vec<u32> {
    let all = phrases(ctx).into_iter();
    let seen: BTreeSet<(u32, u16)> = all
        .flat_map(|(fact, words)| words.into_iter().map(move |p| (fact, p.group)))
        .collect();
    ctx.book.complete(&seen)
}

fn phrases(ctx: &Context) -> BTreeMap<u32, Vec<Phrase>> {
    let mut out: BTreeMap<u32, Vec<Phrase>> = BTreeMap::new();
    let article = 0..ctx.boilerplate.min(ctx.doc.tokens.len());
    for (tokens, phrase) in ctx.book.matcher().phrases(&ctx.readings, article) {
        let Some(sentence) = ctx.doc.sentence_of(tokens.start) else {
            continue;
        };
        out.entry(phrase.fact).or_default().push(Phrase {
            group: phrase.group,
            sentence,
            tokens,
        });
    }
    out
}

fn groups_in(phrases: &[Phrase], sentence: usize) -> usize {
    let groups: BTreeSet<u16> = phrases
        .iter()
        .filter(|p| p.sentence == sentence)
        .map(|p| p.group)
        .collect();
    groups.len()
}

fn sentence_of(ctx: &Context, time: &TimeHit) -> usize {
    ctx.doc
        .sentences
        .partition_point(|s| s.tokens.end <= time.tokens.start)
}

/// The fact's own day and month, in a sentence that holds some of its words.
fn by_date<'a>(
    ctx: &'a Context,
    fact: &Fact,
    phrases: &[Phrase],
    told: bool,
) -> Option<(&'a TimeHit, i32)> {
    let days = (fact.start, fact.end);
    ctx.times
        .iter()
        .filter(|t| !t.expr.is_absolute() && !ctx.boiler(t.tokens.start))
        .find_map(|t| {
            let named = named(&t.expr).filter(|n| n.fits(days))?;
            let sentence = sentence_of(ctx, t);
            let here = groups_in(phrases, sentence);
            let (wanted, weight) = match (named.day, named.month) {
                (Some(_), Some(_)) if told => (0, if here == fact.all.len() { 0 } else { 6 }),
                (Some(_), Some(_)) => (1, 10),
                _ => (2, if told { 0 } else { 6 }),
            };
            (weight > 0 && here >= wanted && !tells_ahead(ctx, sentence)).then_some((t, weight))
        })
}

/// "Two days before": the date may lie ahead.
fn tells_ahead(ctx: &Context, sentence: usize) -> bool {
    let tokens = &ctx.doc.sentences[sentence].tokens;
    let times = ctx
        .times
        .iter()
        .filter(|t| tokens.contains(&t.tokens.start));
    times
        .filter_map(|t| t.expr.anchored())
        .any(|(days, ..)| days < 0)
}

/// The fact named once more, a word of its left out, beside a day word that agrees.
fn again<'a>(
    ctx: &'a Context,
    fact: &Fact,
    phrases: &[Phrase],
    today: Option<Weekday>,
) -> Option<(&'a TimeHit, i32)> {
    let days = (fact.start, fact.end);
    let wanted = fact.all.len().saturating_sub(1).max(2);
    let agrees = |t: &&TimeHit| {
        let here = groups_in(phrases, sentence_of(ctx, t));
        let said = weekdays(&t.expr, today).filter(|_| is_near(&t.expr));
        here >= wanted && here < fact.all.len() && said.is_some_and(|said| on_one_of(&said, days))
    };
    let told = fact.told != "lasting" && fact.kind != "battle";
    told.then(|| ctx.times.iter().find(agrees))
        .flatten()
        .map(|time| (time, 5))
}

/// "He was killed two days ago", in the sentence after the one that names the fact, of a
/// report that names no other.
fn by_count<'a>(ctx: &'a Context, fact: &Fact, whole: &[FactHit]) -> Option<(&'a TimeHit, i32)> {
    let dated = |hit: &&FactHit| ctx.book.fact(hit.fact).told != "while";
    let mut named = whole.iter().filter(dated);
    let first = named.next().filter(|hit| hit.sentence < 4)?;
    let alone = named.all(|hit| hit.fact == first.fact) && ctx.book.fact(first.fact).id == fact.id;
    let days_ago = |t: &&TimeHit| matches!(t.expr, Expr::Ago { unit: Unit::Day, steps, ahead: false } if steps.min == steps.max);
    let mut counts = ctx.times.iter().filter(days_ago);
    let time = counts.next().filter(|_| counts.next().is_none())?;
    let near = sentence_of(ctx, time).abs_diff(first.sentence) <= 2;
    (alone && near && fact.told != "lasting").then_some((time, 8))
}

/// Headline and lead together tell the fact, with a day word whose weekday agrees.
fn by_lead<'a>(
    ctx: &'a Context,
    fact: &Fact,
    phrases: &[Phrase],
    today: Option<Weekday>,
) -> Option<(&'a TimeHit, i32)> {
    if fact.told == "lasting" {
        return None;
    }
    let lead = ctx
        .doc
        .sentences
        .iter()
        .position(|s| !s.heading && s.tokens.len() > 12)?;
    let here = groups_in(phrases, lead);
    // A name that only the sentence after the lead tells ("among the dead is ...").
    let reach = if here > 1 { lead + 1 } else { lead };
    if here == fact.all.len() {
        return None;
    }
    let within: BTreeSet<u16> = phrases
        .iter()
        .filter(|p| p.sentence <= reach)
        .map(|p| p.group)
        .collect();
    let all = (0..fact.all.len())
        .filter_map(|g| u16::try_from(g).ok())
        .all(|g| within.contains(&g));
    let whole = all && here > 0 && lead < 4;
    let near = ctx
        .times
        .iter()
        .filter(|t| sentence_of(ctx, t) == lead && is_near(&t.expr));
    let days = (fact.start, fact.end);
    let agrees = |t: &&TimeHit| weekdays(&t.expr, today).is_some_and(|said| on_one_of(&said, days));
    whole
        .then(|| near.into_iter().find(agrees))
        .flatten()
        .map(|time| (time, 6))
}

//! What looks back to what in the order of telling: the first and the second of
//! a pair, parts of the rounds just counted, outcomes, what came before, and
//! definite mentions with what they go back to.

use super::{Alias, incident, is_response, key, sides_fit, story, told_time};
use crate::assemble::Draft;
use crate::context::Context;
use crate::trigger::Trig;
use rasid_codebook::WordClass;
use rasid_model::{EventType, Initiator, Status, TimeValue, WeaponClass};
use std::collections::BTreeMap;

/// "The first ..., the second ...": each its own event; the pair named before them is none.
pub(super) fn enumerate(ctx: &Context, trigs: &[Trig], drafts: &mut Vec<Draft>) {
    let ordinal = |d: &Draft| {
        let chunk = trigs[d.trig].chunk;
        (chunk.saturating_sub(1)..(chunk + 3).min(ctx.chunks.len()))
            .any(|k| ctx.chunks[k].is(WordClass::OrdinalPronoun))
    };
    let mut sentences: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for d in drafts.iter().filter(|d| incident(d) && ordinal(d)) {
        sentences
            .entry(trigs[d.trig].sentence)
            .or_default()
            .push(d.trig);
    }
    sentences.retain(|_, list| list.len() > 1);
    let times: BTreeMap<usize, TimeValue> = drafts
        .iter()
        .filter(|d| {
            sentences
                .get(&trigs[d.trig].sentence)
                .is_some_and(|list| !list.contains(&d.trig))
        })
        .filter_map(|d| Some((trigs[d.trig].sentence, d.mention.time.clone()?)))
        .collect();
    for list in sentences.values() {
        for d in drafts.iter_mut().filter(|d| list.contains(&d.trig)) {
            d.mention
                .hints
                .apart_from
                .extend(list.iter().filter(|t| **t != d.trig).map(|t| key(*t)));
            // "Two attacks on Thursday, the first ..., the second ...".
            if d.mention.time.is_none() {
                d.mention.time = times.get(&trigs[d.trig].sentence).cloned();
            }
        }
    }
    drafts.retain(|d| {
        let trig = &trigs[d.trig];
        let Some(list) = sentences.get(&trig.sentence) else {
            return true;
        };
        let pair = !trig.verb && (trig.dual || trig.plural || trig.args.number.is_some());
        !(pair
            && incident(d)
            && !list.contains(&d.trig)
            && list.iter().all(|t| trigs[*t].chunk > trig.chunk))
    });
}

/// "One of them fell on ..., while two fell on ...": parts of the rounds just counted.
pub(super) fn parts(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let chunk = trigs[drafts[at].trig].chunk;
        let part_word =
            (chunk..(chunk + 3).min(ctx.chunks.len())).any(|k| ctx.chunks[k].is(WordClass::PartOf));
        let sentence = trigs[drafts[at].trig].sentence;
        let whole = (0..at).rev().find(|k| {
            let d = &drafts[*k];
            incident(d)
                && trigs[d.trig].sentence == sentence
                && d.mention.weapon.is_some()
                && d.mention.count.is_some()
        });
        let Some(whole) = whole else { continue };
        let fewer = match (&drafts[at].mention.count, &drafts[whole].mention.count) {
            (Some(part), Some(all)) => {
                part.of == all.of && part.amount.max.is_some_and(|m| m < all.amount.min)
            }
            _ => false,
        };
        let class = |d: &Draft| {
            let class = d.mention.weapon.as_ref().map(|w| w.class);
            class.filter(|c| *c != WeaponClass::Unknown)
        };
        let classes = (class(&drafts[at]), class(&drafts[whole]));
        let falls = !matches!(classes, (Some(part), Some(all)) if part != all);
        if incident(&drafts[at]) && (part_word || (fewer && falls)) {
            let to = key(drafts[whole].trig);
            let me = &mut drafts[at].mention;
            me.count = None;
            me.hints.same_as.push(to);
        }
    }
}

/// "..., so that rockets fell on ...": the outcome of what was just told is the same event.
pub(super) fn outcomes(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let first = drafts[at]
            .members
            .iter()
            .map(|m| trigs[*m].chunk)
            .min()
            .unwrap_or(0);
        let result = (first.saturating_sub(2)..first).any(|k| ctx.chunks[k].is(WordClass::Result));
        let same = drafts[at - 1].mention.sentence == drafts[at].mention.sentence;
        if result && same && incident(&drafts[at]) && incident(&drafts[at - 1]) {
            let to = key(drafts[at - 1].trig);
            drafts[at].mention.hints.same_as.push(to);
        }
    }
}

/// "They attacked the town and burned it": what the act before led to is part of it.
pub(super) fn led_to(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (me, before) = (&drafts[at], &drafts[at - 1]);
        let trig = &trigs[me.trig];
        let (m, b) = (&me.mention, &before.mention);
        let goes_on = trig.conj || ctx.chunks[trig.chunk].clitics.prep.is_some();
        // What a crowd burns is part of what it does.
        let kind = b.kind == m.kind || (b.kind == EventType::Protest && m.initiators.is_empty());
        let act = incident(before) && kind && b.status == Status::Occurred;
        let elsewhere = match (&m.place, &b.place) {
            (Some(p), Some(q)) => p.id != q.id,
            (Some(_), None) => true,
            _ => false,
        };
        let own = elsewhere || told_time(m).is_some_and(|t| b.time.as_ref() != Some(t));
        let doer = |i: &Initiator| b.initiators.iter().any(|j| i.id == j.id);
        let named = !m.initiators.is_empty() && !b.initiators.is_empty();
        let another = named && !m.initiators.iter().any(doer);
        let apart = is_response(trigs, ctx, before) || before.reference || me.reference;
        if trig.frame(ctx).outcome
            && goes_on
            && act
            && m.sentence == b.sentence
            && !own
            && !another
            && !apart
            && sides_fit(m, b)
        {
            let to = key(before.trig);
            drafts[at].mention.hints.same_as.push(to);
        }
    }
}

/// What a sentence tells as coming before is not what it tells as coming after.
pub(super) fn aftermath(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
    let first = |d: &Draft| d.members.iter().map(|m| trigs[*m].chunk).min().unwrap_or(0);
    let after = |d: &Draft| {
        let first = first(d);
        (first.saturating_sub(2)..first).any(|k| ctx.chunks[k].is(WordClass::After))
    };
    for at in 0..drafts.len() {
        if !incident(&drafts[at]) || !after(&drafts[at]) {
            continue;
        }
        let (sentence, me) = (drafts[at].mention.sentence, drafts[at].trig);
        let beside = |d: &&Draft| incident(d) && d.trig != me && d.mention.sentence == sentence;
        let taken = |d: &Draft| story::taken_by(&d.mention, &drafts[at].mention);
        let harmed = |d: &Draft| story::caused_by(ctx, trigs, d, &drafts[at]);
        let way = drafts.iter().filter(beside).find(|d| taken(d) || harmed(d));
        let way = way.map(|d| key(d.trig));
        let apart: Vec<String> = drafts
            .iter()
            .filter(|d| beside(d) && !after(d) && way != Some(key(d.trig)))
            .filter(|d| first(d) < first(&drafts[at]) || trigs[d.trig].verb)
            .map(|d| key(d.trig))
            .collect();
        let hints = &mut drafts[at].mention.hints;
        hints.apart_from.extend(apart);
        hints.same_as.extend(way);
    }
}

/// Finds what definite mentions look back to; those with news of their own stay, tied to it.
pub(super) fn references(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) -> Alias {
    let mut alias = Alias::new();
    for at in 0..drafts.len() {
        if !drafts[at].reference || !incident(&drafts[at]) {
            continue;
        }
        let Some(to) = antecedent(ctx, trigs, drafts, at) else {
            let bare =
                drafts[at].mention.initiators.is_empty() || drafts[at].mention.targets.is_empty();
            drafts[at].reference = bare;
            continue;
        };
        let target = drafts[to].trig;
        for m in drafts[at].members.clone() {
            alias.insert(m, target);
        }
        let me = &mut drafts[at];
        let carried = me.members.len() > 1 && !me.mention.initiators.is_empty();
        let news = carried || me.mention.killed.is_some() || me.mention.injured.is_some();
        let several = trigs[me.trig].plural;
        if news && !several {
            me.reference = false;
            me.mention.hints.same_as.push(key(target));
        }
    }
    alias
}

/// The event that a definite mention looks back to: the last one told as news that fits.
fn antecedent(ctx: &Context, trigs: &[Trig], drafts: &[Draft], at: usize) -> Option<usize> {
    let me = &drafts[at].mention;
    let fits = |k: &usize| {
        let d = &drafts[*k];
        incident(d)
            && !d.reference
            && d.mention.kind == me.kind
            && sides_fit(&d.mention, me)
            && d.mention.status == Status::Occurred
    };
    let news = |k: &usize| !drafts[*k].mention.background && !is_response(trigs, ctx, &drafts[*k]);
    (0..at)
        .rev()
        .filter(fits)
        .find(news)
        .or_else(|| (0..at).rev().find(fits))
}

//! How the mentions of one report hang together: what looks back to what, what
//! answers what, whose casualties, whose time, what a statement is about.

use crate::assemble::Draft;
use crate::chunk::Kind;
use crate::context::Context;
use crate::harm::{self, Denial};
use crate::phrase::Head;
use crate::speech::{Zone, zone_at};
use crate::statement::speaker_of;
use crate::tally;
use crate::trigger::Trig;
use crate::when::FactHit;
use jiff::ToSpan;
use rasid_codebook::{FrameRole, WordClass};
use rasid_model::{
    Amount, Anchor, AnchorTo, EventType, Evidence, Family, Mention, Moment, Precision,
    Responsibility, Status, Tally, TimeValue,
};
use rasid_time::Reference;
use std::collections::BTreeMap;

/// Ties the drafts of a report to each other.
pub(crate) fn tie(
    ctx: &Context,
    trigs: &[Trig],
    zones: &[Zone],
    facts: &[FactHit],
    reference: Option<&Reference>,
    drafts: &mut Vec<Draft>,
    tallies: &mut Vec<Tally>,
) {
    drafts.sort_by_key(|d| trigs[d.trig].chunk);
    enumerate(ctx, trigs, drafts);
    parts(ctx, trigs, drafts);
    outcomes(ctx, trigs, drafts);
    aftermath(ctx, trigs, drafts);
    tolls_of_attacks(ctx, trigs, drafts);
    let alias = references(ctx, trigs, drafts);
    responses(ctx, trigs, drafts, &alias);
    casualties(ctx, trigs, drafts, &alias);
    name_facts(ctx, trigs, facts, reference, drafts);
    anchors(ctx, trigs, drafts, &alias);
    share_times(ctx, trigs, drafts);
    origins(ctx, trigs, drafts);
    statements(ctx, trigs, drafts, &alias);
    accusations_by_hedge(ctx, trigs, zones, drafts);
    tolls(ctx, trigs, zones, drafts, tallies);
    drafts.retain(|d| !d.reference);
}

type Alias = BTreeMap<usize, usize>;

fn key(trig: usize) -> String {
    format!("t{trig}")
}

fn incident(draft: &Draft) -> bool {
    draft.mention.family == Family::Incident
}

fn is_response(trigs: &[Trig], ctx: &Context, draft: &Draft) -> bool {
    draft
        .members
        .iter()
        .any(|m| trigs[*m].frame(ctx).role == FrameRole::Response)
}

/// "The first ..., the second ...": each its own event; the pair named before them is none.
fn enumerate(ctx: &Context, trigs: &[Trig], drafts: &mut Vec<Draft>) {
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
fn parts(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
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
            (Some(part), Some(all)) => part.amount.max.is_some_and(|m| m < all.amount.min),
            _ => false,
        };
        let falls = trigs[drafts[at].trig].frame(ctx).id == trigs[drafts[at].trig].frame(ctx).id;
        if incident(&drafts[at]) && (part_word || (fewer && falls)) {
            let to = key(drafts[whole].trig);
            let me = &mut drafts[at].mention;
            me.count = None;
            me.hints.same_as.push(to);
        }
    }
}

/// "..., so that rockets fell on ...": the outcome of what was just told is the same event.
fn outcomes(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
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

/// "It hit the post and killed three": the toll told after an attack in its sentence is that attack's.
fn tolls_of_attacks(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (me, before) = (&drafts[at], &drafts[at - 1]);
        let toll = |d: &Draft| incident(d) && trigs[d.trig].frame(ctx).role == FrameRole::Harm;
        if !toll(me)
            || !incident(before)
            || toll(before)
            || me.mention.sentence != before.mention.sentence
        {
            continue;
        }
        let contrast = (trigs[before.trig].chunk..trigs[me.trig].chunk)
            .any(|k| ctx.chunks[k].is(WordClass::Clause));
        let own = me.mention.place.is_some()
            && before.mention.place.is_some()
            && me.mention.place.as_ref().map(|p| &p.id)
                != before.mention.place.as_ref().map(|p| &p.id);
        let later = me.mention.time.is_some()
            && before.mention.time.is_some()
            && me.mention.time != before.mention.time;
        let happened = before.mention.status == Status::Occurred && !before.reference;
        if trigs[me.trig].verb && !contrast && !own && !later && happened {
            let to = key(before.trig);
            drafts[at].mention.hints.same_as.push(to);
        }
    }
}

/// What a sentence tells as coming before is not what it tells as coming after.
fn aftermath(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
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
        let apart: Vec<String> = drafts
            .iter()
            .filter(|d| incident(d) && d.trig != me && d.mention.sentence == sentence && !after(d))
            .filter(|d| first(d) < first(&drafts[at]) || trigs[d.trig].verb)
            .map(|d| key(d.trig))
            .collect();
        drafts[at].mention.hints.apart_from.extend(apart);
    }
}

/// Finds what definite mentions look back to; those with news of their own stay, tied to it.
fn references(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) -> Alias {
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

/// Could both be one event by who did it?
fn sides_fit(a: &Mention, b: &Mention) -> bool {
    let ids = |m: &Mention| {
        m.initiators
            .iter()
            .map(|i| i.id.clone())
            .collect::<Vec<_>>()
    };
    let targets = |m: &Mention| {
        m.targets
            .iter()
            .filter_map(|t| t.id.clone())
            .collect::<Vec<_>>()
    };
    let crossed = ids(a).iter().any(|i| targets(b).contains(i))
        || ids(b).iter().any(|i| targets(a).contains(i));
    !crossed
}

/// The draft that a trigger belongs to, through what it looks back to.
fn draft_of(drafts: &[Draft], alias: &Alias, trig: usize) -> Option<usize> {
    let target = alias.get(&trig).copied().unwrap_or(trig);
    drafts.iter().position(|d| {
        incident(d) && !d.reference && !d.again && (d.trig == target || d.members.contains(&target))
    })
}

/// What answers what: by the words of the answer, or by what it answers with.
fn responses(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft], alias: &Alias) {
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

fn exchange(trigs: &[Trig], ctx: &Context, draft: &Draft) -> bool {
    draft.members.iter().any(|m| trigs[*m].frame(ctx).exchange)
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

/// Gives casualties and damage told beside an event, or right after it, to that event.
fn casualties(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft], alias: &Alias) {
    for (sentence, chunks) in ctx.sentences.iter().enumerate() {
        if ctx.boiler(ctx.doc.sentences[sentence].tokens.start) {
            continue;
        }
        for (at, denial) in harm::denials(ctx, chunks) {
            let Some(owner) = owner(ctx, trigs, drafts, alias, sentence, at) else {
                continue;
            };
            let mention = &mut drafts[owner].mention;
            match denial {
                Denial::None(evidence) => {
                    mention
                        .killed
                        .get_or_insert_with(|| harm::nobody(&evidence));
                    mention
                        .injured
                        .get_or_insert_with(|| harm::nobody(&evidence));
                }
                Denial::Killed(toll) => {
                    mention.killed.get_or_insert(toll);
                }
                Denial::Injured(toll) => {
                    mention.injured.get_or_insert(toll);
                }
            }
        }
        for (at, damage) in harm::damage(ctx, chunks) {
            if let Some(owner) = owner(ctx, trigs, drafts, alias, sentence, at) {
                drafts[owner].mention.damage.push(damage);
            }
        }
    }
}

/// The event whose casualties a sentence tells.
fn owner(
    ctx: &Context,
    trigs: &[Trig],
    drafts: &[Draft],
    alias: &Alias,
    sentence: usize,
    at: usize,
) -> Option<usize> {
    let here = |d: &Draft| {
        incident(d) && !d.reference && d.members.iter().any(|m| trigs[*m].sentence == sentence)
    };
    let same: Vec<usize> = (0..drafts.len()).filter(|k| here(&drafts[*k])).collect();
    let before = same
        .iter()
        .rev()
        .find(|k| trigs[drafts[**k].trig].chunk < at);
    if let Some(found) = before.or_else(|| same.first()) {
        return Some(*found);
    }
    // A reference in this sentence leads to the event.
    let referred = trigs
        .iter()
        .enumerate()
        .find(|(i, t)| t.sentence == sentence && alias.contains_key(i));
    if let Some(found) = referred.and_then(|(i, _)| draft_of(drafts, alias, i)) {
        return Some(found);
    }
    let near = |d: &Draft| {
        let s = trigs[d.trig].sentence;
        incident(d) && !d.reference && !d.mention.background && s < sentence && sentence - s <= 2
    };
    let paragraph = ctx.doc.sentences[sentence].paragraph;
    (0..drafts.len()).rev().find(|k| {
        let s = trigs[drafts[*k].trig].sentence;
        near(&drafts[*k]) && paragraph - ctx.doc.sentences[s].paragraph <= 1
    })
}

/// What statements are about, and what they say of who did it.
fn statements(ctx: &Context, trigs: &[Trig], drafts: &mut Vec<Draft>, alias: &Alias) {
    let mut retold = Vec::new();
    for at in 0..drafts.len() {
        if drafts[at].mention.family != Family::Statement {
            continue;
        }
        let me = &drafts[at];
        let mut about: Vec<usize> = me
            .about
            .iter()
            .filter_map(|t| draft_of(drafts, alias, trigs[*t].core))
            .collect();
        if about.is_empty() {
            about.extend(beside(trigs, drafts, alias, at));
        }
        let needs_one = matches!(
            me.mention.kind,
            EventType::Claim | EventType::Deny | EventType::Withhold | EventType::Accuse
        );
        if about.is_empty() && needs_one {
            about.extend((0..at).rev().find(|k| {
                incident(&drafts[*k])
                    && !drafts[*k].reference
                    && !drafts[*k].mention.background
                    && !is_response(trigs, ctx, &drafts[*k])
            }));
        }
        let keys: Vec<String> = about.iter().map(|k| key(drafts[*k].trig)).collect();
        drafts[at].mention.about.extend(keys);
        blame(ctx, drafts, at, &about);
        retold.extend(said_of_earlier(ctx, trigs, drafts, at, &about));
    }
    drafts.extend(retold);
    drafts.sort_by_key(|d| d.mention.trigger);
}

/// A claim or accusation about an event of an earlier sentence tells that event again, with who did it.
fn said_of_earlier(
    ctx: &Context,
    trigs: &[Trig],
    drafts: &[Draft],
    at: usize,
    about: &[usize],
) -> Option<Draft> {
    let statement = &drafts[at].mention;
    let event = &drafts[*about.first()?].mention;
    if event.sentence == statement.sentence {
        return None;
    }
    let (who, footing) = match statement.kind {
        EventType::Claim => (statement.initiators.clone(), Responsibility::Claimed),
        EventType::Accuse if statement.mode.as_deref() == Some("allege") => {
            let hedged = statement.rule == "say.suspect";
            let footing = if hedged {
                Responsibility::Suspected
            } else {
                Responsibility::Accused
            };
            (
                statement
                    .targets
                    .iter()
                    .filter_map(|t| as_initiator(ctx, t))
                    .collect(),
                footing,
            )
        }
        _ => return None,
    };
    let opposed = who
        .iter()
        .any(|w| event.targets.iter().any(|t| t.id.as_ref() == Some(&w.id)));
    if who.is_empty() || opposed || event.status != Status::Occurred {
        return None;
    }
    // The words that point back: "carrying it out", "the attack"; else the statement's own.
    let pointing = (0..trigs.len()).find(|k| {
        let t = &trigs[*k];
        t.sentence == trigs[drafts[at].trig].sentence
            && t.chunk > trigs[drafts[at].trig].chunk
            && t.frame(ctx).family == Family::Incident
    });
    let trigger = pointing.map_or(statement.trigger, |k| trigs[k].span(ctx));
    let mut mention = Mention::bare(
        String::new(),
        ctx.report.id.clone(),
        (Family::Incident, event.kind),
        (trigger, statement.sentence),
        statement.rule.clone(),
    );
    mention.acled.clone_from(&event.acled);
    mention.mode.clone_from(&event.mode);
    mention.initiators = who;
    mention
        .initiators
        .iter_mut()
        .for_each(|i| i.responsibility = footing);
    mention.attribution.clone_from(&statement.attribution);
    mention.hints.same_as = vec![key(drafts[*about.first()?].trig)];
    mention.hints.definite = true;
    mention.hints.report_days = statement.hints.report_days;
    Some(Draft {
        mention,
        trig: pointing.unwrap_or(drafts[at].trig),
        again: true,
        ..Draft::default()
    })
}

/// Incidents told, or looked back to, after the statement's verb in its sentence.
fn beside(trigs: &[Trig], drafts: &[Draft], alias: &Alias, at: usize) -> Option<usize> {
    let (sentence, chunk) = (
        trigs[drafts[at].trig].sentence,
        trigs[drafts[at].trig].chunk,
    );
    (0..trigs.len())
        .filter(|k| {
            trigs[*k].sentence == sentence && trigs[*k].chunk > chunk && *k != drafts[at].trig
        })
        .find_map(|k| draft_of(drafts, alias, trigs[k].core))
}

/// An accusation, claim or denial sets the footing on which its event's initiator is named.
fn blame(ctx: &Context, drafts: &mut [Draft], at: usize, about: &[usize]) {
    let statement = drafts[at].mention.clone();
    let sentence = statement.sentence;
    let (who, footing): (Vec<rasid_model::Initiator>, _) = match statement.kind {
        EventType::Claim => (statement.initiators.clone(), Responsibility::Claimed),
        EventType::Deny => (Vec::new(), Responsibility::Denied),
        EventType::Accuse if statement.mode.as_deref() == Some("allege") => {
            let accused = statement
                .targets
                .iter()
                .filter_map(|t| as_initiator(ctx, t))
                .collect();
            (accused, Responsibility::Accused)
        }
        _ => return,
    };
    for k in about.iter().copied() {
        if drafts[k].mention.sentence != sentence {
            continue;
        }
        let mention = &mut drafts[k].mention;
        if footing == Responsibility::Denied {
            if mention.initiators.is_empty() {
                mention.status = Status::Denied;
            }
            if statement
                .initiators
                .iter()
                .any(|s| mention.initiators.iter().any(|i| i.id == s.id))
            {
                mention
                    .initiators
                    .iter_mut()
                    .for_each(|i| i.responsibility = footing);
            }
            continue;
        }
        if mention.initiators.is_empty() {
            mention.initiators.clone_from(&who);
        }
        let ids: Vec<&String> = who.iter().map(|w| &w.id).collect();
        for initiator in mention
            .initiators
            .iter_mut()
            .filter(|i| ids.contains(&&i.id) || ids.is_empty())
        {
            initiator.responsibility = footing;
        }
        mention
            .targets
            .retain(|t| !who.iter().any(|w| t.id.as_ref() == Some(&w.id)));
    }
}

fn as_initiator(ctx: &Context, target: &rasid_model::Target) -> Option<rasid_model::Initiator> {
    let id = target.id.as_deref()?;
    let armed = ctx
        .book
        .actor_by_id(id)
        .map(|a| (a.name_en.clone(), a.name_ar.clone(), a.sector.clone()));
    let (name_en, name_ar, sector) = armed.or_else(|| {
        ctx.book
            .country_by_id(id)
            .map(|c| (c.name_en.clone(), c.name_ar.clone(), "GOV".to_owned()))
    })?;
    Some(rasid_model::Initiator {
        id: id.to_owned(),
        name_en,
        name_ar,
        sector,
        responsibility: Responsibility::Accused,
        evidence: target.evidence.clone(),
    })
}

/// "..., and they came from ground that X holds": the origin of the rounds just told of.
fn origins(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
    for (sentence, chunks) in ctx.sentences.iter().enumerate() {
        for at in chunks
            .clone()
            .filter(|at| ctx.chunks[*at].is(WordClass::OriginOf))
        {
            let here = |d: &&mut Draft| {
                incident(d)
                    && !d.reference
                    && trigs[d.trig].sentence == sentence
                    && trigs[d.trig].chunk < at
            };
            let Some(draft) = drafts.iter_mut().rfind(here) else {
                continue;
            };
            let nps = (at + 1..chunks.end.min(at + 8)).filter_map(|k| ctx.chunks[k].np());
            for np in nps {
                if draft.mention.origin.is_none() {
                    draft.mention.origin = np
                        .places
                        .first()
                        .map(|p| crate::values::place(ctx, p, "place.origin"));
                }
                let holder = np.head == Head::HeldGround && draft.mention.initiators.is_empty();
                if holder {
                    let whos = crate::clause::whos_for(ctx, np, Family::Incident);
                    draft.mention.initiators = whos
                        .iter()
                        .map(|w| w.initiator(ctx, Responsibility::Suspected, "frame.origin"))
                        .collect();
                    draft.mention.hints.initiator_by_origin = true;
                }
            }
        }
    }
}

/// Ties incidents to the dated facts that their sentences name, and takes the fact's day where none is told.
fn name_facts(
    ctx: &Context,
    trigs: &[Trig],
    facts: &[FactHit],
    reference: Option<&Reference>,
    drafts: &mut [Draft],
) {
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
            if draft.mention.time.is_none() {
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

/// Times told by another event: "the day after ...".
fn anchors(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft], alias: &Alias) {
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
        if anchor != rasid_time::Anchor::Following {
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

fn shifted(time: &TimeValue, days: i32, words: rasid_model::Span) -> Option<TimeValue> {
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
fn share_times(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
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

/// "The sources think it likely that X fired": a suspicion voiced is an accusation.
fn accusations_by_hedge(ctx: &Context, trigs: &[Trig], zones: &[Zone], drafts: &mut Vec<Draft>) {
    let mut more = Vec::new();
    for draft in drafts.iter().filter(|d| incident(d) && !d.reference) {
        let token = ctx.chunks[trigs[draft.trig].chunk].tokens.start;
        let Some(zone) = zone_at(zones, token) else {
            continue;
        };
        let blamed = draft
            .mention
            .initiators
            .iter()
            .any(|i| i.responsibility == Responsibility::Accused)
            || (zone.hedged
                && draft
                    .mention
                    .initiators
                    .iter()
                    .any(|i| i.responsibility == Responsibility::Suspected));
        let accused = drafts.iter().any(|d| {
            d.mention.kind == EventType::Accuse && d.mention.sentence == draft.mention.sentence
        });
        if !blamed || accused {
            continue;
        }
        let Some(speakers) = speaker_of(ctx, zone) else {
            continue;
        };
        let mut mention = Mention::bare(
            String::new(),
            ctx.report.id.clone(),
            (Family::Statement, EventType::Accuse),
            (ctx.chunk_span(zone.opener), draft.mention.sentence),
            "say.suspect".to_owned(),
        );
        mention.mode = Some("allege".to_owned());
        mention.initiators = speakers
            .iter()
            .map(|w| w.initiator(ctx, Responsibility::Asserted, "say.suspect"))
            .collect();
        mention.attribution.clone_from(&zone.chain);
        mention.about = vec![key(draft.trig)];
        mention.hints.report_days = draft.mention.hints.report_days;
        more.push(Draft {
            mention,
            trig: draft.trig,
            again: true,
            ..Draft::default()
        });
    }
    drafts.extend(more);
}

/// A toll with no attack, time or place told beside it is a count as well.
fn tolls(
    ctx: &Context,
    trigs: &[Trig],
    zones: &[Zone],
    drafts: &[Draft],
    tallies: &mut Vec<Tally>,
) {
    for draft in drafts.iter().filter(|d| incident(d) && !d.reference) {
        let trig = &trigs[draft.trig];
        let mention = &draft.mention;
        let alone = trig.frame(ctx).role == FrameRole::Harm
            && mention.initiators.is_empty()
            && mention.place.is_none()
            && mention.weapon.is_none();
        let count = |toll: &Option<rasid_model::Casualties>| {
            toll.as_ref()
                .map(|t| t.amount)
                .filter(|a: &Amount| a.min >= 5)
        };
        let (killed, amount) = match (count(&mention.killed), count(&mention.injured)) {
            (Some(amount), _) => (true, amount),
            (None, Some(amount)) => (false, amount),
            _ => continue,
        };
        let alone = alone && mention.hints.same_as.is_empty();
        let people = trig.args.targets.iter().any(|t| {
            ctx.chunks[t.chunk]
                .np()
                .is_some_and(|np| np.head == Head::People || !np.whos.is_empty())
        });
        if alone && people {
            let end = trig
                .args
                .targets
                .iter()
                .map(|t| ctx.chunks[t.chunk].tokens.end)
                .max()
                .unwrap_or(0);
            let start = ctx.chunks[trig.chunk].tokens.start;
            let span = ctx
                .doc
                .span(start..end.max(ctx.chunks[trig.chunk].tokens.end));
            tallies.push(tally::toll(ctx, trig, zones, amount, span, killed));
        }
    }
}

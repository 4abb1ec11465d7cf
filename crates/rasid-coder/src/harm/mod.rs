//! Casualties and damage: how many, of whom, and where the text denies them.
//!
//! Here is what a verb or noun of killing and wounding counts; what nouns for the dead,
//! the hurt and the damage tell by themselves stands in `nouns`.

mod nouns;

pub(crate) use nouns::{Denial, damage, denials, nobody};

use crate::chunk::{Kind, and_more};
use crate::context::Context;
use crate::phrase::Head;
use crate::trigger::Trig;
use crate::values::Who;
use rasid_codebook::{Clitics, Grammatical, WordClass};
use rasid_model::{Amount, Casualties, Evidence, HarmGroup, Span};
use rasid_text::number::{Number, NumberKind};
use std::ops::Range;

/// The toll that a harm trigger tells: "the killing of four soldiers, among them an officer".
pub(crate) fn toll(ctx: &Context, trig: &Trig) -> Option<Casualties> {
    let end = ctx.sentences[trig.sentence].end;
    let mut spans = vec![ctx.chunk_span(trig.chunk)];
    let (amount, at) = amount_after(ctx, trig, end, &mut spans)?;
    let (amount, at) = with_more(ctx, (amount, at), end, &mut spans);
    let groups = groups(ctx, at..end);
    Some(Casualties {
        amount,
        groups,
        evidence: Evidence::new(trig.frame(ctx).id.clone(), spans),
    })
}

/// "A policeman and four civilians": those that the list goes on with are counted too.
fn with_more(
    ctx: &Context,
    (mut sum, mut at): (Amount, usize),
    end: usize,
    spans: &mut Vec<Span>,
) -> (Amount, usize) {
    let people = |k: usize| {
        let np = ctx.chunks.get(k).filter(|_| k < end)?.np()?;
        (np.people.is_some() || np.head == Head::Civil).then_some(np)
    };
    let bare = |k: usize| ctx.chunks[k].clitics.prep.is_none();
    // The noun that a number counts.
    if matches!(ctx.chunks[at].kind, Kind::Number(_)) && people(at + 1).is_some() && bare(at + 1) {
        at += 1;
    }
    loop {
        let next = at + 1;
        let apart = next < end && ctx.chunks[next].is(WordClass::Coordinated);
        let number = next + usize::from(apart);
        if number < end && and_more(ctx, number) && bare(number) && people(number + 1).is_some() {
            let Kind::Number(n) = ctx.chunks[number].kind else {
                break;
            };
            let Some(more) = ctx.numbers[n].amount else {
                break;
            };
            sum = plus(sum, more);
            spans.push(ctx.chunk_span(number));
            at = number + 1;
            continue;
        }
        let one =
            people(next).filter(|np| ctx.chunks[next].clitics.conj && bare(next) && !np.definite);
        let form = one.and_then(|np| np.people);
        match form {
            Some(form @ (Grammatical::Singular | Grammatical::Dual)) => {
                sum = plus(sum, by_form(form));
                spans.push(ctx.chunk_span(next));
                at = next;
            }
            _ => break,
        }
    }
    (sum, at)
}

fn plus(a: Amount, b: Amount) -> Amount {
    Amount {
        min: a.min.saturating_add(b.min),
        max: a.max.zip(b.max).map(|(a, b)| a.saturating_add(b)),
        approx: a.approx || b.approx,
    }
}

fn amount_after(
    ctx: &Context,
    trig: &Trig,
    end: usize,
    spans: &mut Vec<Span>,
) -> Option<(Amount, usize)> {
    for at in trig.chunk + 1..end.min(trig.chunk + 5) {
        let chunk = &ctx.chunks[at];
        match &chunk.kind {
            Kind::Number(n) => {
                spans.push(ctx.chunk_span(at));
                return Some((counted(&ctx.numbers[*n])?, at));
            }
            // "And another was wounded".
            Kind::Word(_) if at == trig.chunk + 1 && another(ctx, at) => {
                spans.push(ctx.chunk_span(at));
                return Some((Amount::exactly(1), at));
            }
            Kind::Word(WordClass::NumberOf) => return None,
            // "Gunmen assassinated": whoever did it is not counted.
            Kind::Np(_) if does_it(ctx, trig, at) => {}
            Kind::Np(np) => {
                if np.head == Head::Person {
                    spans.push(ctx.chunk_span(at));
                    return Some((Amount::exactly(1), at));
                }
                let counted = np.people.filter(|_| !np.definite || trig.verb);
                if let Some(grammatical) = counted {
                    spans.push(ctx.chunk_span(at));
                    // "two gunmen", with the number after them.
                    if let Some(amount) = stated(ctx, at + 1, end) {
                        spans.push(ctx.chunk_span(at + 1));
                        return Some((amount, at));
                    }
                    return Some((or_more(ctx, by_form(grammatical), at, end, spans), at));
                }
                if np.head == Head::People || np.people.is_some() {
                    return None;
                }
                // "Two settlers, brothers": the word after counts them.
                let counts = |c: &crate::chunk::Chunk| {
                    let bare = c.clitics.prep.is_none() && !c.clitics.conj;
                    bare && c
                        .np()
                        .is_some_and(|np| np.head == Head::People && !np.definite)
                };
                if !trig.verb
                    && !ctx
                        .chunks
                        .get(at + 1)
                        .is_some_and(|c| at + 1 < end && counts(c))
                {
                    return counted_antecedent(ctx, trig, spans).map(|a| (a, at));
                }
            }
            // "was killed in it": the place goes back, the victims follow.
            Kind::Word(WordClass::In) if chunk.clitics.suffix => {}
            // "Was killed by the shelling a soldier".
            Kind::Frame(_) if trig.verb && chunk.clitics.prep.is_some() => {}
            // What another verb counts is its own.
            Kind::Frame(_) | Kind::Verb(_) => break,
            // "Killed on the same day 106 people".
            Kind::Word(WordClass::In)
                if trig.verb
                    && ctx
                        .chunks
                        .get(at + 1)
                        .is_some_and(|c| matches!(c.kind, Kind::Time(_))) => {}
            Kind::Word(WordClass::In | WordClass::After | WordClass::On)
            | Kind::Comma
            | Kind::Break => break,
            _ => {}
        }
    }
    counted_antecedent(ctx, trig, spans).map(|a| (a, trig.chunk))
}

/// Does a chunk name a doer of the deed?
fn does_it(ctx: &Context, trig: &Trig, at: usize) -> bool {
    let tokens = &ctx.chunks[at].tokens;
    let named = |w: &Who| tokens.contains(&w.tokens.start);
    let hit = trig.args.targets.iter().any(|t| t.chunk == at);
    !hit && trig.args.initiators.iter().any(named)
}

/// How many a number tells: "a third" is one more.
fn counted(number: &Number) -> Option<Amount> {
    match number.kind {
        NumberKind::Ordinal => Some(Amount::exactly(1)),
        _ => number.amount,
    }
}

/// A word that stands for one more of those told before.
fn another(ctx: &Context, at: usize) -> bool {
    let token = ctx.chunks[at].tokens.start;
    let noun = ctx.may_be(token, WordClass::KilledCount);
    ctx.may_be(token, WordClass::OneCount) && !noun && !ctx.may_be(token, WordClass::InjuredCount)
}

/// The number at `at`, where one stands there.
fn stated(ctx: &Context, at: usize, end: usize) -> Option<Amount> {
    if at < end && and_more(ctx, at) {
        return None;
    }
    match ctx.chunks.get(at).filter(|_| at < end)?.kind {
        Kind::Number(n) if ctx.chunks[at].clitics == Clitics::default() => ctx.numbers[n].amount,
        _ => None,
    }
}

/// "two people or three": a range of neighbours.
fn or_more(ctx: &Context, amount: Amount, at: usize, end: usize, spans: &mut Vec<Span>) -> Amount {
    let or = at + 2 < end && ctx.chunks[at + 1].is(WordClass::Coordinated);
    let Some(Kind::Number(n)) = or.then(|| &ctx.chunks[at + 2].kind) else {
        return amount;
    };
    let Some(other) = ctx.numbers[*n]
        .amount
        .filter(|other| other.min == amount.min + 1)
    else {
        return amount;
    };
    spans.push(ctx.chunk_span(at + 2));
    Amount {
        max: other.max,
        ..amount
    }
}

/// "four members, who it said were killed": the number stands before the verb.
fn counted_antecedent(ctx: &Context, trig: &Trig, spans: &mut Vec<Span>) -> Option<Amount> {
    if let Some(amount) = by_subject(ctx, trig, spans) {
        return Some(amount);
    }
    let start = ctx.sentences[trig.sentence].start;
    let plural = trig.verb && !trig.conj;
    let number = (start..trig.chunk).rev().find(|at| {
        matches!(ctx.chunks[*at].kind, Kind::Number(_))
            && ctx
                .chunks
                .get(at + 1)
                .is_some_and(|c| c.np().is_some_and(|np| np.people.is_some()))
    })?;
    if !plural || trig.chunk - number > 14 {
        return None;
    }
    let Kind::Number(n) = ctx.chunks[number].kind else {
        return None;
    };
    spans.push(ctx.chunk_span(number));
    ctx.numbers[n].amount
}

/// "Two soldiers were hurt", "so they shot him dead": whom the verb tells of, by the form alone.
fn by_subject(ctx: &Context, trig: &Trig, spans: &mut Vec<Span>) -> Option<Amount> {
    let before = trig.args.targets.iter().map(|t| t.chunk);
    let mut before = before.filter(|c| trig.verb && *c < trig.chunk);
    let chunk = before.next()?;
    let np = ctx.chunks[chunk].np()?;
    let numbered = chunk
        .checked_sub(1)
        .is_some_and(|k| matches!(ctx.chunks[k].kind, Kind::Number(_)));
    let amount = match np.people {
        _ if numbered => return None,
        Some(Grammatical::Dual) => Amount::exactly(2),
        Some(Grammatical::Singular) => Amount::exactly(1),
        None if matches!(np.head, Head::Person | Head::Official) => Amount::exactly(1),
        _ => return None,
    };
    spans.push(ctx.chunk_span(chunk));
    let (amount, _) = with_more(ctx, (amount, chunk), trig.chunk, spans);
    spans.sort();
    Some(amount)
}

fn by_form(grammatical: Grammatical) -> Amount {
    match grammatical {
        Grammatical::Singular => Amount::exactly(1),
        Grammatical::Dual => Amount::exactly(2),
        Grammatical::Plural => Amount::at_least(2),
    }
}

/// "among them two children": parts of the toll.
fn groups(ctx: &Context, chunks: Range<usize>) -> Vec<HarmGroup> {
    let mut out = Vec::new();
    let Some(open) = chunks
        .clone()
        .find(|at| ctx.chunks[*at].is(WordClass::Including))
    else {
        return out;
    };
    let mut pending = None;
    for at in open + 1..chunks.end.min(open + 8) {
        match &ctx.chunks[at].kind {
            Kind::Number(n) => pending = ctx.numbers[*n].amount,
            Kind::Np(np) if np.people.is_some() || np.head == Head::Civil => {
                let amount = pending.take().or_else(|| np.people.map(by_form));
                let of = kind_of_people(ctx, np.word.start);
                if let (Some(amount), Some(of)) = (amount, of) {
                    let of = of.id().to_owned();
                    out.push(HarmGroup {
                        of,
                        amount,
                        spans: vec![ctx.chunk_span(at)],
                    });
                }
            }
            Kind::Frame(_) | Kind::Verb(_) | Kind::Break => break,
            _ => {}
        }
    }
    out
}

/// Which part of a toll the word at `token` names.
fn kind_of_people(ctx: &Context, token: usize) -> Option<WordClass> {
    let names = |class: &&WordClass| ctx.may_be(token, **class);
    WordClass::HARMED.iter().find(names).copied()
}

//! Casualties and damage: how many, of whom, and where the text denies them.

use crate::chunk::Kind;
use crate::context::Context;
use crate::phrase::Head;
use crate::trigger::Trig;
use rasid_codebook::{Grammatical, WordClass};
use rasid_model::{Amount, Casualties, Damage, DamageKind, Evidence, HarmGroup, Span};
use std::ops::Range;

/// The toll that a harm trigger tells: "the killing of four soldiers, among them an officer".
pub(crate) fn toll(ctx: &Context, trig: &Trig) -> Option<Casualties> {
    let end = ctx.sentences[trig.sentence].end;
    let mut spans = vec![ctx.chunk_span(trig.chunk)];
    let (amount, at) = amount_after(ctx, trig, end, &mut spans)?;
    let groups = groups(ctx, at..end);
    Some(Casualties { amount, groups, evidence: Evidence::new(trig.frame(ctx).id.clone(), spans) })
}

fn amount_after(ctx: &Context, trig: &Trig, end: usize, spans: &mut Vec<Span>) -> Option<(Amount, usize)> {
    for at in trig.chunk + 1..end.min(trig.chunk + 5) {
        let chunk = &ctx.chunks[at];
        match &chunk.kind {
            Kind::Number(n) => {
                spans.push(ctx.chunk_span(at));
                return Some((ctx.numbers[*n].amount?, at));
            }
            Kind::Word(WordClass::NumberOf) => return None,
            Kind::Np(np) => {
                if np.head == Head::Person {
                    spans.push(ctx.chunk_span(at));
                    return Some((Amount::exactly(1), at));
                }
                let counted = np.people.filter(|_| !np.definite || trig.verb);
                if let Some(grammatical) = counted {
                    spans.push(ctx.chunk_span(at));
                    return Some((by_form(grammatical), at));
                }
                if np.head == Head::People || np.people.is_some() {
                    return None;
                }
                if !trig.verb {
                    return counted_antecedent(ctx, trig, spans).map(|a| (a, at));
                }
            }
            Kind::Word(WordClass::In | WordClass::After | WordClass::On) | Kind::Comma | Kind::Break => break,
            _ => {}
        }
    }
    counted_antecedent(ctx, trig, spans).map(|a| (a, trig.chunk))
}

/// "four members, who it said were killed": the number stands before the verb.
fn counted_antecedent(ctx: &Context, trig: &Trig, spans: &mut Vec<Span>) -> Option<Amount> {
    let start = ctx.sentences[trig.sentence].start;
    let plural = trig.verb && trig.conj.eq(&false);
    let number = (start..trig.chunk).rev().find(|at| {
        matches!(ctx.chunks[*at].kind, Kind::Number(_))
            && ctx.chunks.get(at + 1).is_some_and(|c| c.np().is_some_and(|np| np.people.is_some()))
    })?;
    if !plural || trig.chunk - number > 14 {
        return None;
    }
    let Kind::Number(n) = ctx.chunks[number].kind else { return None };
    spans.push(ctx.chunk_span(number));
    ctx.numbers[n].amount
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
    let Some(open) = chunks.clone().find(|at| ctx.chunks[*at].is(WordClass::Including)) else {
        return out;
    };
    let mut pending = None;
    for at in open + 1..chunks.end.min(open + 8) {
        match &ctx.chunks[at].kind {
            Kind::Number(n) => pending = ctx.numbers[*n].amount,
            Kind::Np(np) if np.people.is_some() || np.head == Head::Civil => {
                let amount = pending.take().or_else(|| np.people.map(by_form));
                if let Some(amount) = amount {
                    let span = ctx.chunk_span(at);
                    out.push(HarmGroup { of: words(ctx, span), amount, spans: vec![span] });
                }
            }
            Kind::Frame(_) | Kind::Verb(_) | Kind::Break => break,
            _ => {}
        }
    }
    out
}

fn words(ctx: &Context, span: Span) -> String {
    ctx.report.text.chars().skip(span.start as usize).take((span.end - span.start) as usize).collect()
}

/// What a sentence says of casualties without a verb of killing.
#[derive(Clone, Debug)]
pub(crate) enum Denial {
    /// It denies them: the words.
    None(Evidence),
    /// It counts the dead or the injured by a noun ("3 dead").
    Killed(Casualties),
    Injured(Casualties),
}

/// Denials and bare counts in a sentence, with the chunk where each stands.
pub(crate) fn denials(ctx: &Context, sentence: &Range<usize>) -> Vec<(usize, Denial)> {
    let mut out = Vec::new();
    let unknown = sentence.clone().find(|at| ctx.chunks[*at].is(WordClass::HarmUnknown));
    for at in sentence.clone() {
        let chunk = &ctx.chunks[at];
        let negated = (sentence.start.max(at.saturating_sub(5))..at).rev().find(|k| ctx.chunks[*k].is(WordClass::Neg));
        match &chunk.kind {
            Kind::Word(WordClass::HarmDenied) => {
                out.push((at, Denial::None(Evidence::new("harm.none", [ctx.chunk_span(at)]))));
            }
            Kind::Word(WordClass::Casualties) if unknown.is_none_or(|u| u > at) => {
                if let Some(neg) = negated {
                    let spans = [ctx.chunk_span(neg), ctx.chunk_span(at)];
                    out.push((at, Denial::None(Evidence::new("harm.none", spans))));
                }
            }
            Kind::Word(class @ (WordClass::KilledCount | WordClass::InjuredCount)) if negated.is_none() => {
                if let Some(toll) = counted_noun(ctx, at, sentence.start) {
                    let killed = *class == WordClass::KilledCount;
                    out.push((at, if killed { Denial::Killed(toll) } else { Denial::Injured(toll) }));
                }
            }
            _ => {}
        }
    }
    out
}

fn counted_noun(ctx: &Context, at: usize, start: usize) -> Option<Casualties> {
    let Kind::Number(n) = ctx.chunks.get(at.checked_sub(1)?)?.kind else { return None };
    if at <= start {
        return None;
    }
    let amount = ctx.numbers[n].amount?;
    let spans = [ctx.chunk_span(at - 1), ctx.chunk_span(at)];
    Some(Casualties { amount, groups: Vec::new(), evidence: Evidence::new("harm.count", spans) })
}

/// Damage told in a sentence, with the chunk where it stands.
pub(crate) fn damage(ctx: &Context, sentence: &Range<usize>) -> Vec<(usize, Damage)> {
    let kind = |class: WordClass| {
        Some(match class {
            WordClass::DamageFire => DamageKind::Fire,
            WordClass::DamageMaterial | WordClass::HarmDenied => DamageKind::Material,
            WordClass::DamageVehicle => DamageKind::Vehicle,
            WordClass::DamageBuilding => DamageKind::Building,
            WordClass::DamageInfrastructure => DamageKind::Infrastructure,
            _ => return None,
        })
    };
    let mut out = Vec::new();
    for at in sentence.clone() {
        let Kind::Word(class) = ctx.chunks[at].kind else { continue };
        let Some(kind) = kind(class) else { continue };
        let negated = at > sentence.start && ctx.chunks[at - 1].is(WordClass::Neg);
        if !negated {
            let evidence = Evidence::new("harm.damage", [ctx.chunk_span(at)]);
            out.push((at, Damage { kind, evidence }));
        }
    }
    out
}

/// No one killed or injured, by these words.
pub(crate) fn nobody(evidence: &Evidence) -> Casualties {
    Casualties { amount: Amount::exactly(0), groups: Vec::new(), evidence: evidence.clone() }
}

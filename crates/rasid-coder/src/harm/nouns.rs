//! Casualties and damage that nouns tell by themselves: "nine dead", "no injuries", "fires".
//!
//! No verb of killing stands beside them, so the figure is sought round the noun.

use super::groups;
use crate::chunk::Kind;
use crate::context::Context;
use crate::phrase::{Head, Np};
use rasid_codebook::WordClass;
use rasid_model::{Amount, Casualties, Damage, DamageKind, Evidence, Span};
use rasid_time::Expr;
use std::ops::Range;

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
    let unknown = sentence
        .clone()
        .find(|at| ctx.chunks[*at].is(WordClass::HarmUnknown));
    for at in sentence.clone() {
        let chunk = &ctx.chunks[at];
        let negated = (sentence.start.max(at.saturating_sub(5))..at)
            .rev()
            .find(|k| ctx.chunks[*k].is(WordClass::Neg));
        if let Some(class) = told_as_people(ctx, at) {
            let toll = counted_noun(ctx, at, sentence).filter(|_| negated.is_none());
            out.extend(toll.map(|toll| (at, denial(class, toll))));
            continue;
        }
        match &chunk.kind {
            Kind::Word(WordClass::HarmDenied) => {
                out.push((
                    at,
                    Denial::None(Evidence::new("harm.none", [ctx.chunk_span(at)])),
                ));
            }
            Kind::Word(WordClass::Casualties)
                if unknown.is_none_or(|u| u > at) && negated.is_some() =>
            {
                if let Some(neg) = negated {
                    let spans = [ctx.chunk_span(neg), ctx.chunk_span(at)];
                    out.push((at, Denial::None(Evidence::new("harm.none", spans))));
                }
            }
            // "Three dead and seven casualties": the hurt.
            Kind::Word(WordClass::Casualties) if bare_count(ctx, at, sentence).is_some() => {
                let toll = bare_count(ctx, at, sentence);
                out.extend(toll.map(|toll| (at, Denial::Injured(toll))));
            }
            // "And no dead": of the others the words say nothing.
            Kind::Word(class @ (WordClass::KilledCount | WordClass::InjuredCount))
                if negated.is_some_and(|neg| neg + 1 == at) =>
            {
                let spans = [ctx.chunk_span(at - 1), ctx.chunk_span(at)];
                let none = nobody(&Evidence::new("harm.none", spans));
                out.push((at, denial(*class, none)));
            }
            Kind::Word(class @ (WordClass::KilledCount | WordClass::InjuredCount))
                if negated.is_none() =>
            {
                if let Some(toll) = counted_noun(ctx, at, sentence) {
                    out.push((at, denial(*class, toll)));
                }
            }
            _ => {}
        }
    }
    out
}

/// "Three martyrs" of the people: a phrase whose head counts the dead or the hurt, after a number.
fn told_as_people(ctx: &Context, at: usize) -> Option<WordClass> {
    let np = ctx.chunks[at].np()?;
    let before = ctx.chunks.get(at.checked_sub(1)?)?;
    let counted = matches!(before.kind, Kind::Number(_));
    let classes = [WordClass::KilledCount, WordClass::InjuredCount];
    let mut named = classes.into_iter();
    named.find(|c| counted && ctx.may_be(np.word.start, *c))
}

/// The number right before a noun for casualties.
fn bare_count(ctx: &Context, at: usize, sentence: &Range<usize>) -> Option<Casualties> {
    let before = at.checked_sub(1).filter(|k| *k >= sentence.start)?;
    let Kind::Number(n) = ctx.chunks[before].kind else {
        return None;
    };
    Some(Casualties {
        amount: ctx.numbers[n].amount?,
        groups: groups(ctx, at..sentence.end),
        evidence: Evidence::new("harm.count", [ctx.chunk_span(before), ctx.chunk_span(at)]),
    })
}

/// The toll of the dead or of the injured, by the noun that names them.
fn denial(class: WordClass, toll: Casualties) -> Denial {
    if class == WordClass::KilledCount {
        Denial::Killed(toll)
    } else {
        Denial::Injured(toll)
    }
}

fn counted_noun(ctx: &Context, at: usize, sentence: &Range<usize>) -> Option<Casualties> {
    let before = at.checked_sub(1).filter(|k| *k >= sentence.start);
    let total = before.is_some_and(|k| {
        ctx.chunks[k].is(WordClass::NumberOf) || ctx.chunks[k].is(WordClass::Total)
    });
    // The dead since a day are a tally's.
    if total && over_a_period(ctx, sentence) {
        return None;
    }
    let number = match (total, before) {
        (true, _) => reached(ctx, at, sentence),
        // "three civilians injured": the people may stand between.
        (false, Some(k)) if is_people(ctx, k) => k.checked_sub(1).filter(|k| *k >= sentence.start),
        // "The dead exceeded a hundred": the figure stands right after the definite noun.
        (false, before) if !before.is_some_and(|k| number_at(ctx, k)) => {
            after_noun(ctx, at, sentence).or(before)
        }
        (false, before) => before,
    };
    let counted = number.and_then(|k| match ctx.chunks[k].kind {
        Kind::Number(n) => Some((
            ctx.numbers[n].amount?,
            vec![ctx.chunk_span(k), ctx.chunk_span(at)],
        )),
        _ => None,
    });
    let (amount, mut spans) = counted.or_else(|| by_word(ctx, at).filter(|_| !total))?;
    spans.sort();
    let groups = groups(ctx, at..sentence.end);
    Some(Casualties {
        amount,
        groups,
        evidence: Evidence::new("harm.count", spans),
    })
}

fn number_at(ctx: &Context, at: usize) -> bool {
    matches!(ctx.chunks[at].kind, Kind::Number(_))
}

/// The figure that a definite noun for the dead or hurt has after it: a bounded one right there,
/// any behind a verb ("the hurt came to two hundred").
fn after_noun(ctx: &Context, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let chunk = |k: usize| ctx.chunks.get(k).filter(|_| k < sentence.end);
    let bounded = |n: usize| ctx.numbers[n].amount.is_some_and(|a| a.max.is_none());
    let next = chunk(at + 1).filter(|_| ctx.chunks[at].clitics.article)?;
    if matches!(next.kind, Kind::Number(n) if bounded(n)) {
        return Some(at + 1);
    }
    let verb = matches!(next.kind, Kind::Other | Kind::Verb(_)) && next.clitics.prep.is_none();
    let bare = chunk(at + 2).is_some_and(|c| c.clitics.prep.is_none());
    (verb && bare && number_at(ctx, at + 2)).then_some(at + 2)
}

/// "One dead", "two dead", told by the word's form.
fn by_word(ctx: &Context, at: usize) -> Option<(Amount, Vec<Span>)> {
    let chunk = &ctx.chunks[at];
    let counts = |class| ctx.may_be(chunk.tokens.start, class);
    let one = counts(WordClass::OneCount) && !chunk.clitics.article && !chunk.clitics.suffix;
    let amount = match (counts(WordClass::TwoCount), one) {
        (true, _) => Amount::exactly(2),
        (_, true) => Amount::exactly(1),
        _ => return None,
    };
    Some((amount, vec![ctx.chunk_span(at)]))
}

fn is_people(ctx: &Context, chunk: usize) -> bool {
    let people = |np: &Np| np.head == Head::Civil || np.people.is_some();
    ctx.chunks[chunk].np().is_some_and(people)
}

/// Does a sentence count since a day?
fn over_a_period(ctx: &Context, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|k| match ctx.chunks[k].kind {
        Kind::Time(t) => matches!(ctx.times[t].expr, Expr::Since(_)),
        _ => false,
    })
}

/// "The number of the dead rose to nine": the figure stands after "to".
fn reached(ctx: &Context, at: usize, sentence: &Range<usize>) -> Option<usize> {
    (at + 1..sentence.end).find(|k| {
        matches!(ctx.chunks[*k].kind, Kind::Number(_)) && ctx.chunks[*k - 1].is(WordClass::Toward)
    })
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
        let Kind::Word(class) = ctx.chunks[at].kind else {
            continue;
        };
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
    Casualties {
        amount: Amount::exactly(0),
        groups: Vec::new(),
        evidence: evidence.clone(),
    }
}

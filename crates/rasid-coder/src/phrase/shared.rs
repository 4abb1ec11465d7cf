//! Whom a short name means that several bear: "the Coalition", "the Movement".
//!
//! The bearer named last in the report; else the one that acts in the countries
//! that the report speaks of most; else the one of the outlet's country; else
//! the one that the codebook calls foremost. Who bears a name is the codebook's.

use super::Memory;
use crate::context::Context;
use rasid_codebook::{Actor, Hit, Ref, WordClass};

/// The bearer that a short form means here, where one is found.
pub(super) fn bearer(ctx: &Context, hit: &Hit, memory: &Memory) -> Option<u32> {
    let bearers: Vec<u32> = hit
        .refs
        .iter()
        .filter_map(|r| match r {
            Ref::Actor { at, short: true } => Some(*at),
            _ => None,
        })
        .collect();
    let id = |at: u32| &ctx.book.actor(at).id;
    let ago = |at: u32| memory.actors.iter().rev().position(|n| n == id(at));
    let last = bearers.iter().copied().filter(|at| ago(*at).is_some());
    if let Some(at) = last.min_by_key(|at| ago(*at)) {
        return Some(at);
    }
    let roams = |at: &u32| !ctx.book.actor(*at).acts_in.is_empty();
    let all_home = !bearers.iter().any(roams);
    at_home(ctx, &bearers, |at| home_of(ctx.book.actor(at)))
        .filter(|at| !all_home || ctx.setting().at_home_in(home_of(ctx.book.actor(*at))))
        .or_else(|| bearers.into_iter().find(|at| ctx.book.actor(*at).foremost))
}

/// The office that a title without a nationality means here.
pub(super) fn holder(ctx: &Context, hit: &Hit) -> Option<u32> {
    let offices: Vec<u32> = hit
        .refs
        .iter()
        .filter_map(|r| match r {
            Ref::Office { at, short: true } => Some(*at),
            _ => None,
        })
        .collect();
    let home = |at| {
        let body = ctx.book.office(at).actor.as_deref();
        body.and_then(|id| ctx.book.actor_by_id(id))
            .map_or(&[][..], home_of)
    };
    at_home(ctx, &offices, home).filter(|at| ctx.setting().at_home_in(home(*at)))
}

/// Is one of the bearers of a short form named before?
pub(super) fn named_before(ctx: &Context, hit: &Hit, memory: &Memory) -> bool {
    hit.refs.iter().any(|r| match r {
        Ref::Actor { at, short: true } => memory.actors.contains(&ctx.book.actor(*at).id),
        _ => false,
    })
}

/// Is a match nothing but a name that several bear, or a word for an organisation?
pub(crate) fn only_shared(hit: &Hit) -> bool {
    hit.refs.iter().all(|r| {
        matches!(
            r,
            Ref::Actor { short: true, .. }
                | Ref::Office { short: true, .. }
                | Ref::Word(WordClass::Organisation)
        )
    })
}

/// The countries by which a report shows that it means this bearer.
fn home_of(actor: &Actor) -> &[String] {
    if actor.acts_in.is_empty() {
        actor.country.as_slice()
    } else {
        &actor.acts_in
    }
}

/// The one whose countries the report speaks of most, else whose the outlet is.
fn at_home<'b>(ctx: &Context, bearers: &[u32], home: impl Fn(u32) -> &'b [String]) -> Option<u32> {
    let setting = ctx.setting();
    heaviest(bearers, |at| setting.speaks_of(home(at)))
        .or_else(|| heaviest(bearers, |at| usize::from(setting.outlet_of(home(at)))))
}

/// The one bearer for whom most speaks; none where nothing does, or as much for another.
fn heaviest(bearers: &[u32], weight: impl Fn(u32) -> usize) -> Option<u32> {
    let mut weighed: Vec<(usize, u32)> = bearers.iter().map(|at| (weight(*at), *at)).collect();
    weighed.sort_by_key(|(weight, at)| (std::cmp::Reverse(*weight), *at));
    match weighed[..] {
        [(first, at)] if first > 0 => Some(at),
        [(first, at), (second, _), ..] if first > second => Some(at),
        _ => None,
    }
}

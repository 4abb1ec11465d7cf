//! A headline tells in short what the report then tells at length.
//!
//! Its event is the first one of the body that says nothing else, and agrees in
//! something that tells events apart: where, who, whom, how many. Lines of a
//! bulletin have no body: each is its own news.

use super::{incident, key, sides_fit};
use crate::assemble::Draft;
use crate::context::Context;
use crate::trigger::Trig;
use rasid_codebook::Codebook;
use rasid_model::{Casualties, Mention, WeaponClass};

/// What a headline's event must have in common with the body's.
const ENOUGH: u32 = 3;

/// Ties events of the headline to those of the body.
pub(super) fn retold(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
    let heading = |d: &Draft| ctx.in_head(trigs[d.trig].sentence);
    let body = drafts.iter().position(|d| incident(d) && !heading(d));
    let Some(body) = body else { return };
    for at in 0..body {
        if !incident(&drafts[at]) || !heading(&drafts[at]) {
            continue;
        }
        let fit = |k: usize| {
            let open =
                incident(&drafts[k]) && !drafts[k].reference && !drafts[k].mention.background;
            let shared = open.then(|| shared(ctx.book, &drafts[at].mention, &drafts[k].mention));
            shared.flatten().map(|n| n + u32::from(k == body))
        };
        let fits = (body..drafts.len()).filter_map(|k| Some((fit(k)?, k)));
        let best = fits
            .filter(|(shared, _)| *shared >= ENOUGH)
            .max_by_key(|(shared, k)| (*shared, std::cmp::Reverse(*k)));
        if let Some((_, k)) = best {
            let to = key(drafts[k].trig);
            drafts[at].mention.hints.same_as.push(to);
        }
    }
}

/// How much two tellings have in common; nothing where they contradict each other.
fn shared(book: &Codebook, a: &Mention, b: &Mention) -> Option<u32> {
    // "Mutual shelling" tells an attack and its answer in one.
    if a.hints.several || b.hints.several {
        return None;
    }
    if a.kind != b.kind || a.status != b.status || !sides_fit(a, b) {
        return None;
    }
    let place = match (&a.place, &b.place) {
        (Some(a), Some(b)) if within(book, &a.id, &b.id) || within(book, &b.id, &a.id) => 2,
        (Some(_), Some(_)) => return None,
        _ => 0,
    };
    if let (Some(a), Some(b)) = (&a.time, &b.time)
        && let (Some(a), Some(b)) = (a.days(), b.days())
        && (a.1 < b.0 || b.1 < a.0)
    {
        return None;
    }
    let killed = toll(a.killed.as_ref(), b.killed.as_ref())?;
    let injured = toll(a.injured.as_ref(), b.injured.as_ref())?;
    let weapon = match (&a.weapon, &b.weapon) {
        (Some(a), Some(b)) if a.class == b.class => 1,
        (Some(a), Some(b)) if known(a.class) && known(b.class) => return None,
        _ => 0,
    };
    let doers = a
        .initiators
        .iter()
        .any(|i| b.initiators.iter().any(|j| i.id == j.id));
    let hit = a
        .targets
        .iter()
        .any(|t| b.targets.iter().any(|u| t.id == u.id && t.kind == u.kind));
    let same = [doers, doers, hit, a.acled == b.acled, a.rule == b.rule];
    let same = same.iter().filter(|s| **s).count() as u32;
    Some(place + killed + injured + weapon + same)
}

fn known(class: WeaponClass) -> bool {
    class != WeaponClass::Unknown
}

/// Two tolls that agree have much in common; two that cannot both hold are of two events.
fn toll(a: Option<&Casualties>, b: Option<&Casualties>) -> Option<u32> {
    match (a, b) {
        (Some(a), Some(b)) if a.amount.agrees(b.amount) => Some(2),
        (Some(_), Some(_)) => None,
        _ => Some(0),
    }
}

/// Is a place the other, or in it?
pub(super) fn within(book: &Codebook, inner: &str, outer: &str) -> bool {
    let mut at = Some(inner);
    while let Some(id) = at {
        if id == outer {
            return true;
        }
        at = book.place_by_id(id).and_then(|p| p.parent.as_deref());
    }
    false
}

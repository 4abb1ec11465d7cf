//! Names of places with the words that say how near and of what kind: sides,
//! countryside, "the town of", "the field".
//!
//! A name shared by several places means the one that its feature word fits; a
//! bare name is never read as finer than the words are.

use super::heads::{new_np, stem};
use super::{Found, Head, Memory, PlaceRef};
use crate::context::Context;
use rasid_codebook::{Clitics, CountryForm, Hit, PlaceKind, Ref, WordClass};
use rasid_text::TokenKind;

/// A place with the words that say how near: sides, countryside, feature words.
pub(super) fn place_phrase(
    ctx: &Context,
    begin: usize,
    end: usize,
    memory: &mut Memory,
) -> Option<Found> {
    let mut next = begin;
    let mut near = false;
    let mut features: Vec<Feature> = Vec::new();
    let mut first: Option<Clitics> = None;
    for _ in 0..4 {
        let at = skip_open(ctx, next, end);
        let named = !features.is_empty() || near;
        let any = || ctx.hit(at);
        let place = || {
            ctx.book
                .matcher()
                .longest_place(&ctx.readings, at)
                .filter(|_| named)
        };
        let hit = match (any(), place()) {
            // After a feature word an ordinary word may be the name of a place.
            (Some(word), Some(place)) if at < end && place.tokens.end >= word.tokens.end => {
                Some(place)
            }
            (word, _) => word.filter(|_| at < end),
        };
        let Some(hit) =
            hit.filter(|h| first.is_none() || !(h.clitics.conj || h.clitics.prep.is_some()))
        else {
            break;
        };
        let clitics = *first.get_or_insert(hit.clitics);
        if let Some(place) = choose_place(ctx, &hit, &features) {
            let bare = features.is_empty() && !near;
            let names_actor = hit
                .refs
                .iter()
                .any(|r| matches!(r, Ref::Actor(_) | Ref::Country(..)));
            let risky = ctx.book.place(place).needs_feature && hit.tokens.len() == 1;
            if bare && (names_actor || (risky && !listed(ctx, begin))) {
                return None;
            }
            let found = PlaceRef {
                at: place,
                tokens: begin..hit.tokens.end,
                near,
            };
            memory.keep_place(ctx, &found, &features, &hit);
            let mut np = new_np(Head::Place, &hit);
            np.places.push(found);
            let after = trailing_sides(ctx, hit.tokens.end, end);
            return Some((np, begin..after, clitics));
        }
        match feature_word(ctx, &hit) {
            Some(Feature::Side) => near = true,
            Some(feature) => features.push(feature),
            None => break,
        }
        next = hit.tokens.end;
    }
    short_place(ctx, begin, &features, first?, memory)
}

/// Does a feature word just before open a list of names ("fields, among them ...")?
fn listed(ctx: &Context, at: usize) -> bool {
    let Some(sentence) = ctx.doc.sentence_of(at) else {
        return false;
    };
    let start = ctx.doc.sentences[sentence]
        .tokens
        .start
        .max(at.saturating_sub(8));
    (start..at).any(|k| {
        let hit = ctx.hit(k);
        hit.is_some_and(|h| h.refs.contains(&Ref::Word(WordClass::FeatureSite)))
    })
}

fn skip_open(ctx: &Context, mut at: usize, end: usize) -> usize {
    while at < end && ctx.doc.tokens[at].kind == TokenKind::Open {
        at += 1;
    }
    at
}

/// What a feature word says of the name after it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Feature {
    Side,
    Town(String),
    Site(String),
    Wide(String),
}

impl Feature {
    pub(super) fn word(&self) -> &str {
        match self {
            Feature::Side => "",
            Feature::Town(w) | Feature::Site(w) | Feature::Wide(w) => w,
        }
    }
}

fn feature_word(ctx: &Context, hit: &Hit) -> Option<Feature> {
    let word = || stem(ctx, hit);
    hit.refs.iter().find_map(|r| match r {
        Ref::Word(WordClass::SideOf) => Some(Feature::Side),
        Ref::Word(WordClass::Feature) => Some(Feature::Town(word())),
        Ref::Word(WordClass::FeatureSite) => Some(Feature::Site(word())),
        Ref::Word(WordClass::FeatureWide) => Some(Feature::Wide(word())),
        _ => None,
    })
}

/// Of the places that a name may mean, the one that its feature words fit best.
/// A bare name shared by a governorate and its capital means the governorate: never finer than the words.
fn choose_place(ctx: &Context, hit: &Hit, features: &[Feature]) -> Option<u32> {
    if hit
        .refs
        .iter()
        .any(|r| matches!(r, Ref::Country(_, CountryForm::Nisba)))
    {
        return None;
    }
    let places = hit.refs.iter().filter_map(|r| match r {
        Ref::Place { at, .. } => Some(*at),
        _ => None,
    });
    places.min_by_key(|at| {
        let place = ctx.book.place(*at);
        let order = order_of_kinds(features.last());
        (
            place.needs_feature && features.is_empty() && hit.tokens.len() == 1,
            order.iter().position(|k| *k == place.kind),
            *at,
        )
    })
}

/// Which kind of place a name means first, after such a feature word.
fn order_of_kinds(feature: Option<&Feature>) -> [PlaceKind; 9] {
    use PlaceKind::*;
    match feature {
        Some(Feature::Town(_)) => [
            Town,
            Village,
            Neighbourhood,
            District,
            Governorate,
            Facility,
            Nature,
            Region,
            Country,
        ],
        Some(Feature::Site(_)) => [
            Facility,
            Nature,
            Town,
            Village,
            Neighbourhood,
            District,
            Governorate,
            Region,
            Country,
        ],
        Some(Feature::Wide(_)) => [
            Governorate,
            Region,
            District,
            Country,
            Town,
            Village,
            Neighbourhood,
            Facility,
            Nature,
        ],
        _ => [
            Country,
            Governorate,
            Town,
            Facility,
            Region,
            District,
            Village,
            Neighbourhood,
            Nature,
        ],
    }
}

/// Sides after a name belong to it.
fn trailing_sides(ctx: &Context, at: usize, end: usize) -> usize {
    let mut next = at;
    while next < end {
        let Some(hit) = ctx.hit(next) else {
            break;
        };
        let side = hit.clitics.article
            && hit.clitics.prep.is_none()
            && hit.refs.contains(&Ref::Word(WordClass::SideOf));
        if !side {
            break;
        }
        next = hit.tokens.end;
    }
    next
}

/// "The field", "the town": the last one named with that word.
fn short_place(
    ctx: &Context,
    at: usize,
    features: &[Feature],
    clitics: Clitics,
    memory: &Memory,
) -> Option<Found> {
    let feature = features
        .first()
        .filter(|_| features.len() == 1 && clitics.article)?;
    let (_, place) = memory
        .features
        .iter()
        .rev()
        .find(|(f, _)| f == feature.word())?;
    let hit = ctx.hit(at)?;
    let mut np = new_np(Head::Place, &hit);
    np.places.push(PlaceRef {
        tokens: hit.tokens.clone(),
        ..place.clone()
    });
    Some((np, hit.tokens, clitics))
}

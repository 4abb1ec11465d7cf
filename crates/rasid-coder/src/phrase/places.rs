//! Names of places with the words that say how near and of what kind: sides,
//! countryside, "the town of", "the field".
//!
//! Which of the places that share a name is meant is said by `which`; a name is
//! never read as finer than the words are.

use super::heads::{new_np, stem};
use super::{Found, Head, Memory, PlaceRef, Reach, which};
use crate::context::Context;
use rasid_codebook::{Clitics, Hit, PlaceKind, Ref, WordClass};
use rasid_text::TokenKind;
use rasid_text::fold::letters;

/// A place with the words that say how near: sides, countryside, feature words.
pub(super) fn place_phrase(
    ctx: &Context,
    begin: usize,
    end: usize,
    memory: &mut Memory,
) -> Option<Found> {
    let mut next = begin;
    let first_hit = ctx.hit(skip_open(ctx, begin, end));
    let mut features = which::handed_on(memory, begin, first_hit.map(|h| h.clitics));
    let handed = features.len();
    let mut first: Option<Clitics> = None;
    for _ in 0..4 {
        let at = skip_open(ctx, next, end);
        let hit = name_or_word(ctx, at, end, &features);
        let Some(hit) =
            hit.filter(|h| first.is_none() || !(h.clitics.conj || h.clitics.prep.is_some()))
        else {
            break;
        };
        let clitics = *first.get_or_insert(hit.clitics);
        if let Some(place) = which::choose(ctx, &hit, &features, memory) {
            let names_actor = hit
                .refs
                .iter()
                .any(|r| matches!(r, Ref::Actor { .. } | Ref::Country(..)));
            if features.is_empty() && names_actor {
                return None;
            }
            let found = PlaceRef {
                reach: reach(ctx, place, &features),
                ..PlaceRef::new(place, begin..hit.tokens.end)
            };
            memory.keep_place(ctx, &found, &features[handed..], &hit);
            which::keep(memory, &found, &features);
            let mut np = new_np(Head::Place, &hit);
            np.places.push(found);
            let after = trailing_sides(ctx, hit.tokens.end, end);
            return Some((np, begin..after, clitics));
        }
        match feature_word(ctx, &hit) {
            Some(feature) => features.push(feature),
            None if features.is_empty() => return listed(ctx, begin, &hit, clitics),
            None => break,
        }
        next = hit.tokens.end;
    }
    short_place(ctx, begin, &features[handed..], first?, memory)
}

/// The match at a token: after a feature word, an ordinary word may be the name of a place.
fn name_or_word<'c>(
    ctx: &Context<'c>,
    at: usize,
    end: usize,
    features: &[Feature],
) -> Option<Hit<'c>> {
    let word = ctx.hit(at).filter(|_| at < end)?;
    let bare = features.is_empty();
    let placed = word.refs.iter().any(|r| matches!(r, Ref::Place { .. }));
    let told = word.clitics.prep == Some(letters::BEH) || which::after_in(ctx, at);
    if bare && (placed || !told) {
        return Some(word);
    }
    let named = features.iter().any(Feature::names);
    let place = ctx.book.matcher().longest_place(&ctx.readings, at);
    let place = place.filter(|p| match p.tokens.end.cmp(&word.tokens.end) {
        std::cmp::Ordering::Less => false,
        // "The middle of the town" is no town of that name.
        std::cmp::Ordering::Equal => named || feature_word(ctx, &word).is_none(),
        std::cmp::Ordering::Greater => true,
    });
    place.or(Some(word))
}

/// How widely the words stand around the place that they name.
fn reach(ctx: &Context, place: u32, features: &[Feature]) -> Reach {
    use PlaceKind::{Facility, Nature, Neighbourhood, Region, Town, Village};
    let kind = ctx.book.place(place).kind;
    let settled = matches!(kind, Town | Village | Neighbourhood);
    let around = |feature: &Feature| match feature {
        Feature::Side | Feature::Countryside => Reach::Near,
        Feature::Site(_) if !matches!(kind, Facility | Nature | Region) => Reach::Near,
        Feature::Unit(_) if settled => Reach::District,
        Feature::Wide(_) if settled => Reach::Governorate,
        _ => Reach::At,
    };
    features.iter().map(around).max().unwrap_or_default()
}

/// A name that needs a feature word, in a list that one opens ("fields, among them ...").
fn listed(ctx: &Context, at: usize, hit: &Hit, clitics: Clitics) -> Option<Found> {
    let place = which::candidates(hit).next()?;
    let start = ctx.doc.sentences[ctx.doc.sentence_of(at)?]
        .tokens
        .start
        .max(at.saturating_sub(8));
    let opened = (start..at).any(|k| {
        let word = ctx.hit(k);
        word.is_some_and(|h| h.refs.contains(&Ref::Word(WordClass::FeatureSite)))
    });
    let site = ctx.book.place(place).kind == PlaceKind::Facility;
    let names_actor = |r: &Ref| matches!(r, Ref::Actor { .. } | Ref::Country(..));
    if !(opened && site) || hit.refs.iter().any(names_actor) {
        return None;
    }
    let mut np = new_np(Head::Place, hit);
    np.places.push(PlaceRef::new(place, hit.tokens.clone()));
    Some((np, hit.tokens.clone(), clitics))
}

fn skip_open(ctx: &Context, mut at: usize, end: usize) -> usize {
    while at < end && ctx.doc.tokens[at].kind == TokenKind::Open {
        at += 1;
    }
    at
}

/// What a feature word says of the name after it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Feature {
    Side,
    Countryside,
    Middle,
    Town(String),
    Quarter(String),
    Site(String),
    Unit(String),
    Wide(String),
}

impl Feature {
    pub(super) fn word(&self) -> &str {
        match self {
            Feature::Side | Feature::Countryside | Feature::Middle => "",
            Feature::Town(w)
            | Feature::Quarter(w)
            | Feature::Site(w)
            | Feature::Unit(w)
            | Feature::Wide(w) => w,
        }
    }

    /// Does it say that a name follows? A side may be of anything.
    pub(super) fn names(&self) -> bool {
        !matches!(self, Feature::Side | Feature::Countryside | Feature::Middle)
    }
}

fn feature_word(ctx: &Context, hit: &Hit) -> Option<Feature> {
    let word = || stem(ctx, hit);
    hit.refs.iter().find_map(|r| match r {
        Ref::Word(WordClass::SideOf) => Some(Feature::Side),
        Ref::Word(WordClass::CountrysideOf) => Some(Feature::Countryside),
        Ref::Word(WordClass::MiddleOf) => Some(Feature::Middle),
        Ref::Word(WordClass::Feature) => Some(Feature::Town(word())),
        Ref::Word(WordClass::FeatureQuarter) => Some(Feature::Quarter(word())),
        Ref::Word(WordClass::FeatureSite) => Some(Feature::Site(word())),
        Ref::Word(WordClass::FeatureUnit) => Some(Feature::Unit(word())),
        Ref::Word(WordClass::FeatureWide) => Some(Feature::Wide(word())),
        _ => None,
    })
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

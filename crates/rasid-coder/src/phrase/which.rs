//! Which of the places that share a name is meant, and whether a word that is
//! an ordinary word as well is meant as a place at all.
//!
//! What speaks for a place: its feature word, a place beside it that holds it or
//! lies near it, the places and states that the report speaks of, its outlet's
//! country. Nothing here makes a name finer than the words: it only says which
//! one is named. A name that nothing speaks for means the best known place.

use super::places::Feature;
use super::{Memory, PlaceRef};
use crate::context::{Context, outlet_country};
use rasid_codebook::{Clitics, CountryForm, Hit, NameNeeds, PlaceEntry, PlaceKind, Ref, WordClass};
use rasid_model::kilometres;
use rasid_text::TokenKind;
use rasid_text::fold::letters;

/// How many tokens away a name stands beside another.
const BESIDE: usize = 8;

/// What the places round a name must say at least before an ordinary word is read as one.
const BOUND: i32 = 40;

/// The same where a word for "in" stands before it.
const TOLD: i32 = 20;

/// What must speak for a name that only other places and people bear.
const SPOKEN: i32 = 4;

/// The places and states that a report speaks of, apart from names that several share.
#[derive(Debug, Default)]
pub(crate) struct Setting {
    /// Token and place.
    places: Vec<(usize, u32)>,
    /// Token and country code.
    states: Vec<(usize, String)>,
    outlet: Option<String>,
}

impl Setting {
    /// Looks once over the report.
    pub fn of(ctx: &Context) -> Self {
        let mut setting = Self {
            outlet: outlet_country(ctx.book, ctx.report).map(str::to_owned),
            ..Self::default()
        };
        let mut at = 0;
        while at < ctx.doc.tokens.len() {
            let hit = ctx.hit(at);
            let Some(hit) = hit else {
                at += 1;
                continue;
            };
            setting.take(ctx, &hit);
            at = hit.tokens.end;
        }
        setting
    }

    /// How often the report speaks of any of these countries.
    pub(super) fn speaks_of(&self, codes: &[String]) -> usize {
        let of = |code: &String| codes.contains(code);
        self.states.iter().filter(|(_, code)| of(code)).count()
    }

    /// Does the report speak of no country twice as often as of these?
    pub(super) fn at_home_in(&self, codes: &[String]) -> bool {
        let own = self.speaks_of(codes);
        let most = self
            .states
            .iter()
            .map(|(_, code)| self.states.iter().filter(|(_, c)| c == code).count())
            .max();
        2 * own >= most.unwrap_or(0)
    }

    /// Is the outlet of any of these countries?
    pub(super) fn outlet_of(&self, codes: &[String]) -> bool {
        self.outlet.as_ref().is_some_and(|o| codes.contains(o))
    }

    /// The country that the words round a token speak of most, where one stands out.
    pub(crate) fn country_near(&self, ctx: &Context, token: usize) -> Option<&str> {
        let mut told: Vec<(&str, i32)> = Vec::new();
        let mut add = |code, weight| match told.iter_mut().find(|(c, _)| *c == code) {
            Some((_, sum)) => *sum += weight,
            None => told.push((code, weight)),
        };
        for (at, code) in &self.states {
            add(code.as_str(), apart(ctx, token, *at));
        }
        if let Some(outlet) = &self.outlet {
            add(outlet.as_str(), 2);
        }
        told.sort_by_key(|(code, weight)| (std::cmp::Reverse(*weight), *code));
        match told[..] {
            [(code, _)] => Some(code),
            [(code, first), (_, second), ..] if first > second => Some(code),
            _ => None,
        }
    }

    fn take(&mut self, ctx: &Context, hit: &Hit) {
        let token = hit.tokens.start;
        let state = hit.refs.iter().find_map(|r| match r {
            Ref::Country(at, _) => Some(ctx.book.country(*at).code.clone()),
            Ref::Actor { at, short: false } => ctx.book.actor(*at).country.clone(),
            _ => None,
        });
        self.states.extend(state.map(|code| (token, code)));
        // "The Syrian Observatory" speaks of Syria, wherever it has its seat.
        if hit.refs.iter().any(|r| matches!(r, Ref::Source { .. })) {
            let within = hit.tokens.clone().skip(1).filter_map(|k| ctx.hit(k));
            let named = within.filter_map(|h| {
                h.refs.iter().find_map(|r| match r {
                    Ref::Country(at, _) => Some(ctx.book.country(*at).code.clone()),
                    _ => None,
                })
            });
            self.states.extend(named.map(|code| (token, code)));
        }
        let alone = hit
            .refs
            .iter()
            .all(|r| matches!(r, Ref::Place { .. } | Ref::Country(..)));
        let firm = |at: &u32| ctx.book.place(*at).needs == NameNeeds::Nothing;
        let mut named = candidates(hit).filter(firm);
        let Some(first) = named.next().filter(|_| alone) else {
            return;
        };
        let place = ctx.book.place(first);
        let here = named.all(|other| apart_by(place, ctx.book.place(other)) < 60.0);
        if here && place.kind != PlaceKind::Country {
            self.places.push((token, first));
            self.states
                .extend(place.country.clone().map(|code| (token, code)));
        }
    }
}

/// The places that a match may name.
pub(super) fn candidates<'h>(hit: &'h Hit) -> impl Iterator<Item = u32> + 'h {
    let nisba = |r: &Ref| matches!(r, Ref::Country(_, CountryForm::Nisba));
    let names = !hit.refs.iter().any(nisba);
    hit.refs
        .iter()
        .filter(move |_| names)
        .filter_map(|r| match r {
            Ref::Place { at, .. } => Some(*at),
            _ => None,
        })
}

/// The place that a match names after such feature words; `None` where it names none.
pub(super) fn choose(
    ctx: &Context,
    hit: &Hit,
    features: &[Feature],
    memory: &Memory,
) -> Option<u32> {
    candidates(hit).next()?;
    let mut all: Vec<u32> = candidates(hit).collect();
    let named = features.iter().rev().find(|f| f.names());
    if named.is_none() && !all.is_empty() {
        all.retain(|at| read_bare(ctx, hit, *at, features, memory));
    } else if let Some(feature) = named {
        all.retain(|at| fits(ctx, hit, *at, feature, memory));
    }
    if all.len() < 2 {
        return all.pop();
    }
    let kind_first = named.is_some() || features.contains(&Feature::Countryside);
    let order = order_of_kinds(features.last());
    all.into_iter().min_by_key(|at| {
        let place = ctx.book.place(*at);
        let place_of_kind = order.iter().position(|group| group.contains(&place.kind));
        (
            kind_first.then_some(place_of_kind.map_or(9, |p| p.min(1))),
            -spoken(ctx, hit, *at, memory),
            place.needs,
            place_of_kind,
            !place.by_hand,
            *at,
        )
    })
}

/// May a feature word of this kind stand before the name of this place?
fn fits(ctx: &Context, hit: &Hit, at: u32, feature: &Feature, memory: &Memory) -> bool {
    let place = ctx.book.place(at);
    let ordinary = place.needs == NameNeeds::Feature && hit.tokens.len() == 1;
    let site = matches!(
        place.kind,
        PlaceKind::Facility | PlaceKind::Nature | PlaceKind::Region
    );
    match feature {
        Feature::Site(_) if ordinary && !site => beside(ctx, hit, at, memory) >= TOLD,
        Feature::Wide(_) if ordinary => {
            matches!(
                place.kind,
                PlaceKind::Governorate | PlaceKind::Region | PlaceKind::District
            ) || beside(ctx, hit, at, memory) >= TOLD
        }
        _ => true,
    }
}

/// Is a name without a feature word read as this place?
fn read_bare(ctx: &Context, hit: &Hit, at: u32, features: &[Feature], memory: &Memory) -> bool {
    // "The chickpeas" are no city of Homs: a name without an article takes none.
    let foreign_article = hit.clitics.article && !hit.clitics.named;
    let place = ctx.book.place(at);
    let needs = match place.needs {
        // "Peace quarter": cities of many countries have one.
        NameNeeds::Context if hit.tokens.len() > 1 && place.kind == PlaceKind::Neighbourhood => {
            return spoken(ctx, hit, at, memory) >= SPOKEN;
        }
        _ if hit.tokens.len() > 1 => return true,
        NameNeeds::Nothing if foreign_article => NameNeeds::Feature,
        needs => needs,
    };
    // A governorate shares its capital's name; the countryside is the governorate's.
    let seat = place.kind == PlaceKind::Governorate
        && candidates(hit).any(|other| other != at && ctx.book.holds(at, other));
    if seat {
        return features.contains(&Feature::Countryside);
    }
    match needs {
        NameNeeds::Nothing => true,
        // Where nothing else is spoken of, "in" is enough.
        NameNeeds::Context => {
            let alone = ctx.setting().states.is_empty() && told(ctx, hit, features);
            (alone || spoken(ctx, hit, at, memory) >= SPOKEN) && !followed(ctx, hit)
        }
        NameNeeds::Feature => {
            let beside = beside(ctx, hit, at, memory);
            beside >= TOLD
                && !followed(ctx, hit)
                && (told(ctx, hit, features) || (beside >= BOUND && bound(ctx, hit)))
        }
    }
}

/// Does a word for "in", "near", "east of" stand before it?
fn told(ctx: &Context, hit: &Hit, features: &[Feature]) -> bool {
    if !features.is_empty() || hit.clitics.prep == Some(letters::BEH) {
        return true;
    }
    hit.clitics.prep.is_none() && after_in(ctx, hit.tokens.start)
}

/// Does a word for "in" or "near" stand right before this token?
pub(super) fn after_in(ctx: &Context, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|k| word_at(ctx, k));
    before.is_some_and(|h| {
        let within = |r: &Ref| matches!(r, Ref::Word(WordClass::In | WordClass::Near));
        h.refs.iter().any(within)
    })
}

/// Does a side, a bracket or "in" right after it say where it lies?
fn bound(ctx: &Context, hit: &Hit) -> bool {
    let next = hit.tokens.end;
    if ctx
        .doc
        .tokens
        .get(next)
        .is_some_and(|t| t.kind == TokenKind::Open)
    {
        return true;
    }
    ctx.hit(next).is_some_and(|h| {
        let lies = |r: &Ref| {
            matches!(
                r,
                Ref::Word(
                    WordClass::SideOf
                        | WordClass::CountrysideOf
                        | WordClass::FeatureWide
                        | WordClass::In
                ) | Ref::Place { risky: false, .. }
            )
        };
        h.refs.iter().any(lies)
    })
}

/// "The main door", "the door of the house": a word with its article's adjective is no name.
fn followed(ctx: &Context, hit: &Hit) -> bool {
    let next = hit.tokens.end;
    let Some(token) = ctx.doc.tokens.get(next) else {
        return false;
    };
    if token.kind != TokenKind::Word || !hit.clitics.article {
        return false;
    }
    let articled = rasid_text::clitic::analyses(ctx.doc.word(next))
        .any(|a| a.article && a.prep.is_none() && a.conj.is_none());
    let known = ctx.hit(next).is_some_and(|h| {
        h.refs.iter().any(|r| {
            matches!(
                r,
                Ref::Word(WordClass::SideOf) | Ref::Country(..) | Ref::Place { .. }
            )
        })
    });
    articled && !known
}

fn word_at<'c>(ctx: &Context<'c>, at: usize) -> Option<Hit<'c>> {
    ctx.hit(at)
}

/// What all the report says for a place: the places round it, and the states.
fn spoken(ctx: &Context, hit: &Hit, at: u32, memory: &Memory) -> i32 {
    let country = ctx.book.place(at).country.as_deref();
    let setting = ctx.setting();
    let states = setting
        .states
        .iter()
        .filter(|(token, code)| Some(code.as_str()) == country && !hit.tokens.contains(token));
    let state = states.map(|(token, _)| 4 * weight(ctx, hit, *token)).max();
    let outlet = if setting.outlet.as_deref() == country {
        2
    } else {
        0
    };
    beside(ctx, hit, at, memory) + state.unwrap_or(0).max(outlet)
}

/// What the places named round a name say for a place, the nearest and closest of them.
fn beside(ctx: &Context, hit: &Hit, at: u32, memory: &Memory) -> i32 {
    let setting = ctx.setting();
    let known = memory.places.iter().map(|p| (p.tokens.start, p.at));
    let others = setting.places.iter().copied().chain(known);
    others
        .filter(|(token, other)| !hit.tokens.contains(token) && *other != at)
        .map(|(token, other)| weight(ctx, hit, token) * tie(ctx, at, other))
        .max()
        .unwrap_or(0)
}

/// How much a word speaks for one so many tokens away.
fn weight(ctx: &Context, hit: &Hit, token: usize) -> i32 {
    apart(ctx, hit.tokens.start, token)
}

/// How much a word at one token speaks for one at another.
fn apart(ctx: &Context, a: usize, b: usize) -> i32 {
    if ctx.doc.sentence_of(a) != ctx.doc.sentence_of(b) {
        1
    } else if a.abs_diff(b) <= BESIDE {
        4
    } else {
        2
    }
}

/// How closely a place belongs to another that is named.
fn tie(ctx: &Context, at: u32, other: u32) -> i32 {
    let (place, near) = (ctx.book.place(at), ctx.book.place(other));
    let away = apart_by(place, near);
    let wide = |p: &PlaceEntry| matches!(p.kind, PlaceKind::Region | PlaceKind::Country);
    if place.country.is_none() || place.country != near.country {
        return i32::from(away < 60.0);
    }
    if ctx.book.holds(other, at) && !wide(near) {
        return 12;
    }
    match away {
        _ if wide(near) && away > 120.0 => 2,
        km if km < 40.0 => 10,
        _ if place.admin1.is_some() && place.admin1 == near.admin1 => 7,
        km if km < 120.0 => 5,
        _ => 2,
    }
}

fn apart_by(p: &PlaceEntry, q: &PlaceEntry) -> f64 {
    kilometres((p.lat, p.lon), (q.lat, q.lon))
}

/// Which kinds of place a name means first after such a feature word; kinds of one group are as good.
fn order_of_kinds(feature: Option<&Feature>) -> [&'static [PlaceKind]; 6] {
    use PlaceKind::*;
    match feature {
        Some(Feature::Town(_)) => [
            &[Town, Village],
            &[Neighbourhood],
            &[District],
            &[Governorate],
            &[Facility, Nature],
            &[Region, Country],
        ],
        Some(Feature::Quarter(_)) => [
            &[Neighbourhood],
            &[Village, Town],
            &[Facility, Nature],
            &[District],
            &[Governorate],
            &[Region, Country],
        ],
        Some(Feature::Site(_)) => [
            &[Facility, Nature],
            &[Region],
            &[Town, Village],
            &[Neighbourhood],
            &[District],
            &[Governorate, Country],
        ],
        Some(Feature::Unit(_)) => [
            &[District],
            &[Town, Village],
            &[Neighbourhood],
            &[Governorate],
            &[Region],
            &[Facility, Nature, Country],
        ],
        Some(Feature::Wide(_) | Feature::Countryside) => [
            &[Governorate],
            &[Region, District],
            &[Country],
            &[Town, Village],
            &[Neighbourhood],
            &[Facility, Nature],
        ],
        Some(Feature::Side | Feature::Middle) | None => [
            &[Country],
            &[Governorate],
            &[Town],
            &[Facility, Region],
            &[District, Village],
            &[Neighbourhood, Nature],
        ],
    }
}

/// The features that a list hands on to its next name: "the governorates of Saada and Hajja".
pub(super) fn handed_on(memory: &Memory, at: usize, clitics: Option<Clitics>) -> Vec<Feature> {
    match &memory.list {
        Some((end, features)) if *end == at && clitics.is_some_and(|c| c.conj) => features.clone(),
        _ => Vec::new(),
    }
}

/// Keeps a place that was read, for the names after it.
pub(super) fn keep(memory: &mut Memory, place: &PlaceRef, features: &[Feature]) {
    memory.places.push(place.clone());
    let names: Vec<Feature> = features.iter().filter(|f| f.names()).cloned().collect();
    memory.list = (!names.is_empty()).then_some((place.tokens.end, names));
}

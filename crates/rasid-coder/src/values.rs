//! Record values from what a phrase names.

use crate::context::Context;
use crate::phrase::{PlaceRef, Reach};
use rasid_codebook::{Actor, Codebook, Country, Kind, Person, PlaceKind, TargetEntry};
use rasid_model::{
    Evidence, GeoPrecision, Initiator, Place, Responsibility, Span, Target, TargetKind,
};
use std::ops::Range;

/// Each of them once, in order.
pub(crate) fn unique(whos: &mut Vec<Who>) {
    let mut seen: Vec<String> = Vec::new();
    whos.retain(|w| {
        let new = !seen.contains(&w.id);
        seen.push(w.id.clone());
        new
    });
}

/// Somebody named: an actor, a state or a holder of office.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Who {
    pub id: String,
    pub name_en: String,
    pub name_ar: String,
    pub sector: String,
    pub country: Option<u32>,
    pub person: bool,
    pub tokens: Range<usize>,
}

impl Who {
    pub fn actor(actor: &Actor, tokens: Range<usize>) -> Self {
        Self {
            id: actor.id.clone(),
            name_en: actor.name_en.clone(),
            name_ar: actor.name_ar.clone(),
            sector: actor.sector.clone(),
            country: None,
            person: false,
            tokens,
        }
    }

    pub fn state(country: &Country, at: u32, tokens: Range<usize>) -> Self {
        Self {
            country: Some(at),
            ..Self::body(country, tokens)
        }
    }

    /// A state as one body, whose forces and government are not told apart.
    fn body(country: &Country, tokens: Range<usize>) -> Self {
        Self {
            id: country.id.clone(),
            name_en: country.name_en.clone(),
            name_ar: country.name_ar.clone(),
            sector: "GOV".to_owned(),
            country: None,
            person: false,
            tokens,
        }
    }

    pub fn person(person: &Person, tokens: Range<usize>) -> Self {
        Self {
            id: person.id.clone(),
            name_en: person.name_en.clone(),
            name_ar: person.name_ar.clone(),
            sector: "ELI".to_owned(),
            country: None,
            person: true,
            tokens,
        }
    }

    /// People of a kind whom nobody names.
    pub fn kind(target: &TargetEntry, tokens: Range<usize>) -> Option<Self> {
        Some(Self {
            id: target.id.clone(),
            name_en: target.name_en.clone(),
            name_ar: target.name_ar.clone(),
            sector: target.sector.clone()?,
            country: None,
            person: false,
            tokens,
        })
    }

    /// A state's own forces of a kind, where it has regular ones.
    pub fn national(book: &Codebook, code: &str, kind: Kind, tokens: Range<usize>) -> Option<Self> {
        let country = book.country_by_code(code)?;
        let army = book.actor_by_id(country.forces.as_deref()?)?;
        let own = country.force(kind).filter(|_| army.sector == "MIL")?;
        Self::by_id(book, own, tokens)
    }

    /// A source that speaks for itself.
    pub fn source(source: &rasid_codebook::SourceEntry, tokens: Range<usize>) -> Self {
        Self {
            id: source.id.clone(),
            name_en: source.name_en.clone(),
            name_ar: source.name_ar.clone(),
            sector: "JRN".to_owned(),
            country: None,
            person: false,
            tokens,
        }
    }

    /// The actor or state with this id.
    pub fn by_id(book: &Codebook, id: &str, tokens: Range<usize>) -> Option<Self> {
        if let Some(actor) = book.actor_by_id(id) {
            return Some(Self::actor(actor, tokens));
        }
        let country = book.country_by_id(id)?;
        Some(Self::body(country, tokens))
    }

    /// A state that uses force does so by its armed forces.
    pub fn arm(&mut self, book: &Codebook) {
        self.become_actor(book, |c| c.forces.as_deref());
    }

    /// A state's "militias" are those it backs.
    pub fn sponsor(&mut self, book: &Codebook) {
        self.become_actor(book, |c| c.proxies.as_deref());
    }

    /// A state that speaks does so by its government.
    pub fn govern(&mut self, book: &Codebook) {
        self.become_actor(book, |c| c.government.as_deref());
    }

    fn become_actor(&mut self, book: &Codebook, of: impl Fn(&Country) -> Option<&str>) {
        let Some(at) = self.country else { return };
        let actor = of(book.country(at)).and_then(|id| book.actor_by_id(id));
        if let Some(actor) = actor {
            *self = Self::actor(actor, self.tokens.clone());
        }
    }

    /// Its sector on the report's day: groups become governments and armies.
    fn sector_then(&self, ctx: &Context) -> String {
        let actor = ctx.book.actor_by_id(&self.id);
        let sector = actor.map(|a| a.sector_on(ctx.report.published.start));
        sector.unwrap_or(&self.sector).to_owned()
    }

    pub fn initiator(
        &self,
        ctx: &Context,
        responsibility: Responsibility,
        rule: &str,
    ) -> Initiator {
        Initiator {
            id: self.id.clone(),
            name_en: self.name_en.clone(),
            name_ar: self.name_ar.clone(),
            sector: self.sector_then(ctx),
            responsibility,
            evidence: Evidence::new(rule, [ctx.span(&self.tokens)]),
        }
    }

    pub fn target(&self, ctx: &Context, rule: &str) -> Target {
        let kind = if self.person {
            TargetKind::Person
        } else {
            TargetKind::Actor
        };
        Target {
            id: Some(self.id.clone()),
            name_en: Some(self.name_en.clone()),
            name_ar: Some(self.name_ar.clone()),
            sector: Some(self.sector_then(ctx)),
            kind,
            evidence: Evidence::new(rule, [ctx.span(&self.tokens)]),
        }
    }
}

/// A target that is no actor: a site, civilians, a place.
pub(crate) struct Plain<'a> {
    pub id: &'a str,
    pub name_en: &'a str,
    pub name_ar: &'a str,
    pub kind: TargetKind,
}

impl Plain<'_> {
    pub fn target(&self, span: Span, rule: &str) -> Target {
        Target {
            id: Some(self.id.to_owned()),
            name_en: Some(self.name_en.to_owned()),
            name_ar: Some(self.name_ar.to_owned()),
            sector: None,
            kind: self.kind,
            evidence: Evidence::new(rule, [span]),
        }
    }
}

/// A place of the gazetteer as the words name it.
pub(crate) fn place(ctx: &Context, place: &PlaceRef, rule: &str) -> Place {
    let entry = ctx.book.place(place.at);
    let exact = match entry.kind {
        PlaceKind::Facility => GeoPrecision::Facility,
        PlaceKind::Town | PlaceKind::Village | PlaceKind::Neighbourhood => GeoPrecision::Town,
        PlaceKind::District | PlaceKind::Nature => GeoPrecision::District,
        PlaceKind::Governorate => GeoPrecision::Governorate,
        PlaceKind::Region => GeoPrecision::Governorate,
        PlaceKind::Country => GeoPrecision::Country,
    };
    let around = match place.reach {
        Reach::At => exact,
        Reach::Near => GeoPrecision::Near,
        Reach::District => GeoPrecision::District,
        Reach::Governorate => GeoPrecision::Governorate,
    };
    Place {
        id: entry.id.clone(),
        name_en: entry.name_en.clone(),
        name_ar: entry.name_ar.clone(),
        lat: entry.lat,
        lon: entry.lon,
        geo_precision: exact.max(around),
        admin1: entry.admin1.clone(),
        country: entry.country.clone(),
        evidence: Evidence::new(rule, [ctx.span(&place.tokens)]),
    }
}

/// How finely a place is named: the lower the finer.
pub(crate) fn coarseness(ctx: &Context, place: &PlaceRef) -> u8 {
    let around = match place.reach {
        Reach::At | Reach::Near => 0,
        Reach::District => coarseness_of(PlaceKind::District),
        Reach::Governorate => coarseness_of(PlaceKind::Governorate),
    };
    coarseness_of(ctx.book.place(place.at).kind).max(around)
}

/// How wide the places of a kind are, from a building to a country.
pub(crate) fn coarseness_of(kind: PlaceKind) -> u8 {
    match kind {
        PlaceKind::Facility => 0,
        PlaceKind::Neighbourhood | PlaceKind::Village => 1,
        PlaceKind::Town => 2,
        PlaceKind::District | PlaceKind::Nature => 3,
        PlaceKind::Governorate => 4,
        PlaceKind::Region => 5,
        PlaceKind::Country => 6,
    }
}

//! The entries as their files hold them.

use jiff::civil::Date;
use rasid_model::{SourceKind, WeaponClass};
use serde::Deserialize;

/// A sentence that an entry must match, or must not.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The sentence.
    pub text: String,
    /// Why it is here.
    #[serde(default)]
    pub why: String,
}

/// A state, force, group or body.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Actor {
    pub id: String,
    pub name_en: String,
    pub name_ar: String,
    #[serde(default)]
    pub define: String,
    pub sector: String,
    pub country: Option<String>,
    #[serde(default)]
    pub parents: Vec<String>,
    #[serde(default)]
    pub forms: Vec<String>,
    /// Short names that others bear too ("the Coalition"): see `acts_in`.
    #[serde(default)]
    pub short: Vec<String>,
    /// Countries by which a report shows that it means this bearer of a shared short name.
    #[serde(default)]
    pub acts_in: Vec<String>,
    /// Means its shared short names where the report does not decide.
    #[serde(default)]
    pub foremost: bool,
    /// A kind without a name ("police"): with a nationality it is that state's own.
    pub kind: Option<Kind>,
    /// What it was, and when.
    #[serde(default, rename = "role")]
    pub roles: Vec<Role>,
    /// A crowd that demonstrates: force used where it stands is used on a protest.
    #[serde(default)]
    pub protests: bool,
    #[serde(default, rename = "example")]
    pub examples: Vec<Case>,
    #[serde(default, rename = "reject")]
    pub rejects: Vec<Case>,
}

/// What an actor was during some time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Role {
    #[serde(rename = "as")]
    pub what: String,
    /// Its sector then, where that was another.
    pub sector: Option<String>,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// Forces that every state has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Kind {
    Forces,
    Police,
    Intelligence,
}

impl Actor {
    /// Its sector on a day: a role's where one says otherwise.
    pub fn sector_on(&self, day: Option<Date>) -> &str {
        let then = day.and_then(|day| {
            let held = |r: &&Role| {
                r.from.is_none_or(|from| from <= day) && r.to.is_none_or(|to| day <= to)
            };
            let mut roles = self.roles.iter().filter(|r| r.sector.is_some());
            roles.find(held)?.sector.as_deref()
        });
        then.unwrap_or(&self.sector)
    }

    /// Does it bear arms, so that it can be a party to an event?
    pub fn armed(&self) -> bool {
        matches!(
            self.sector.as_str(),
            "MIL" | "REB" | "PRM" | "UAF" | "SPY" | "COP"
        )
    }
}

/// A state: its names, its adjective, and who acts for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Country {
    pub id: String,
    pub code: String,
    pub name_en: String,
    pub name_ar: String,
    #[serde(default)]
    pub names: Vec<String>,
    #[serde(default)]
    pub capital: Vec<String>,
    #[serde(default)]
    pub nisba: Vec<String>,
    pub government: Option<String>,
    pub forces: Option<String>,
    pub proxies: Option<String>,
    pub police: Option<String>,
    pub intelligence: Option<String>,
    pub parliament: Option<String>,
    /// How its press orders the figures of a date; day first where nothing is said.
    #[serde(default)]
    pub digits: Digits,
}

/// Which figure of a date stands first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[allow(missing_docs)]
pub enum Digits {
    #[default]
    #[serde(rename = "day-first")]
    Day,
    #[serde(rename = "month-first")]
    Month,
    #[serde(rename = "year-first")]
    Year,
}

impl Country {
    /// Its own force of a kind; its armed forces or government where that has no entry.
    pub fn force(&self, kind: Kind) -> Option<&str> {
        match kind {
            Kind::Forces => self.forces.as_deref(),
            Kind::Police => self.police.as_deref().or(self.forces.as_deref()),
            Kind::Intelligence => self.intelligence.as_deref().or(self.government.as_deref()),
        }
    }
}

/// A public office, and the body its holder speaks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Office {
    pub id: String,
    pub name_en: String,
    pub actor: Option<String>,
    #[serde(default)]
    pub forms: Vec<String>,
}

/// An office held, dated.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Held {
    pub office: String,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// A holder of a public office or command.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Person {
    pub id: String,
    pub name_en: String,
    pub name_ar: String,
    #[serde(default)]
    pub forms: Vec<String>,
    #[serde(default)]
    pub short: Vec<String>,
    pub actor: Option<String>,
    #[serde(default)]
    pub held: Vec<Held>,
    pub died: Option<Date>,
    #[serde(default, rename = "example")]
    pub examples: Vec<Case>,
    #[serde(default, rename = "reject")]
    pub rejects: Vec<Case>,
}

/// An outlet, agency, observatory, or kind of unnamed source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct SourceEntry {
    pub id: String,
    pub name_en: String,
    pub name_ar: String,
    pub kind: SourceKind,
    #[serde(default)]
    pub forms: Vec<String>,
    #[serde(default)]
    pub short: Vec<String>,
    pub country: Option<String>,
    #[serde(default, rename = "example")]
    pub examples: Vec<Case>,
    #[serde(default, rename = "reject")]
    pub rejects: Vec<Case>,
}

/// A class of weapon and its words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct WeaponEntry {
    pub id: String,
    pub class: WeaponClass,
    #[serde(default)]
    pub define: String,
    #[serde(default)]
    pub nouns: Vec<String>,
    #[serde(default)]
    pub plurals: Vec<String>,
    #[serde(default)]
    pub adjectives: Vec<String>,
    #[serde(default, rename = "example")]
    pub examples: Vec<Case>,
    #[serde(default, rename = "reject")]
    pub rejects: Vec<Case>,
}

/// A kind of people or thing that is hit without being anybody by name: "workers", "a market".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TargetEntry {
    pub id: String,
    pub name_en: String,
    pub name_ar: String,
    #[serde(default)]
    pub define: String,
    pub is: TargetIs,
    /// Which of a state's forces they are ("soldiers"): those of the country where it happened.
    pub force: Option<Kind>,
    /// What they count as where they act themselves ("gunmen"); others are only hit.
    pub sector: Option<String>,
    /// A state's own body or property ("consulate"): with a nationality it is the state's, not its forces'.
    #[serde(default)]
    pub state: bool,
    /// One of them; the dual and the object's spelling are made by the program.
    #[serde(default)]
    pub nouns: Vec<String>,
    #[serde(default)]
    pub plurals: Vec<String>,
    #[serde(default, rename = "example")]
    pub examples: Vec<Case>,
    #[serde(default, rename = "reject")]
    pub rejects: Vec<Case>,
}

/// What a kind of target is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetIs {
    /// People who may be civilians or fighters.
    People,
    /// People who are civilians.
    Civilians,
    /// A thing or place that belongs to somebody.
    Site,
    /// A thing or place of civilians.
    CivilSite,
}

/// A dated public fact, which dates the reports that speak of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Fact {
    pub id: String,
    pub name_en: String,
    pub kind: String,
    pub start: Date,
    pub end: Date,
    #[serde(default)]
    pub anniversary: bool,
    #[serde(default)]
    pub told: String,
    #[serde(default)]
    pub within: i32,
    pub all: Vec<Vec<String>>,
    #[serde(default)]
    pub none: Vec<String>,
    /// Where the fact can be checked.
    #[serde(default)]
    pub source: String,
    pub place: Option<String>,
    #[serde(default)]
    pub initiators: Vec<String>,
    #[serde(default)]
    pub targets: Vec<String>,
    #[serde(default, rename = "example")]
    pub examples: Vec<Case>,
    #[serde(default, rename = "reject")]
    pub rejects: Vec<Case>,
}

/// What kind of place a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum PlaceKind {
    Country,
    Region,
    Governorate,
    District,
    Town,
    Village,
    Neighbourhood,
    Facility,
    Nature,
}

impl PlaceKind {
    /// What a gazetteer row may name.
    pub(crate) const NAMES: &[&str] = &[
        "country",
        "region",
        "governorate",
        "district",
        "town",
        "city",
        "village",
        "neighbourhood",
        "base",
        "airport",
        "field",
        "crossing",
        "camp",
        "dam",
        "prison",
        "port",
        "facility",
        "island",
        "river",
        "road",
        "sea",
        "mountain",
        "valley",
    ];

    /// The kind that a gazetteer row names.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "country" => Self::Country,
            "region" => Self::Region,
            "governorate" => Self::Governorate,
            "district" => Self::District,
            "town" | "city" => Self::Town,
            "village" => Self::Village,
            "neighbourhood" => Self::Neighbourhood,
            "base" | "airport" | "field" | "crossing" | "camp" | "dam" | "prison" | "port"
            | "facility" => Self::Facility,
            "island" | "river" | "road" | "sea" | "mountain" | "valley" => Self::Nature,
            _ => return None,
        })
    }
}

/// What a bare name wants beside it before it is read as a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameNeeds {
    /// It names nothing else.
    #[default]
    Nothing,
    /// Other places or people bear it: the text must speak of its country.
    Context,
    /// It is an ordinary word as well: a feature word, or its parent's name, must stand beside it.
    Feature,
}

impl NameNeeds {
    /// The need that a gazetteer row names.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "" => Self::Nothing,
            "context" => Self::Context,
            "feature" => Self::Feature,
            _ => return None,
        })
    }
}

/// A row of the gazetteer.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct PlaceEntry {
    pub id: String,
    pub kind: PlaceKind,
    pub name_en: String,
    pub name_ar: String,
    pub parent: Option<String>,
    pub country: Option<String>,
    pub admin1: Option<String>,
    pub lat: f64,
    pub lon: f64,
    pub forms: Vec<String>,
    pub needs: NameNeeds,
    /// Its file was written by hand: such a place is known better than one of a list.
    pub by_hand: bool,
    pub exact_kind: String,
}

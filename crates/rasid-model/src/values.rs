//! The values of a mention, each with the words that say it.

use crate::{DamageKind, Evidence, GeoPrecision, Responsibility, Span, TargetKind, WeaponClass};
use serde::{Deserialize, Serialize};

/// A named place, never finer than the words.
#[derive(Clone, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Place {
    pub id: String,
    pub name_en: String,
    pub name_ar: String,
    pub lat: f64,
    pub lon: f64,
    pub geo_precision: GeoPrecision,
    pub admin1: Option<String>,
    pub country: Option<String>,
    #[serde(flatten)]
    pub evidence: Evidence,
}

impl Place {
    /// The rule of a place that the event's own words do not give: the scene that
    /// the text had set before it.
    pub const ON_SCENE: &str = "place.scene";
}

/// Who did it, and on what footing that is said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Initiator {
    pub id: String,
    pub name_en: String,
    pub name_ar: String,
    pub sector: String,
    pub responsibility: Responsibility,
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// Who or what was hit, or who is addressed. A private person has neither id nor name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Target {
    pub id: Option<String>,
    pub name_en: Option<String>,
    pub name_ar: Option<String>,
    pub sector: Option<String>,
    pub kind: TargetKind,
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// The kind of weapon.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Weapon {
    /// Its class.
    pub class: WeaponClass,
    /// The words.
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// A whole number as the words bound it: both ends inclusive, `max` open where `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Amount {
    pub min: i64,
    pub max: Option<i64>,
    pub approx: bool,
}

impl Amount {
    /// Exactly `n`.
    pub const fn exactly(n: i64) -> Self {
        Self {
            min: n,
            max: Some(n),
            approx: false,
        }
    }

    /// `n` or more.
    pub const fn at_least(n: i64) -> Self {
        Self {
            min: n,
            max: None,
            approx: false,
        }
    }

    /// Can both be true of one thing? An approximate figure leaves a tenth of room.
    pub fn agrees(self, other: Self) -> bool {
        let room = |a: Self| if a.approx { (a.min / 10).max(1) } else { 0 };
        let lo = |a: Self| a.min - room(a);
        let hi = |a: Self| a.max.map_or(i64::MAX, |m| m + room(a));
        lo(self) <= hi(other) && lo(other) <= hi(self)
    }
}

/// What a count counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum CountOf {
    Rounds,
    Attacks,
    Devices,
    Participants,
    Detainees,
    Sites,
}

/// How many rounds, attacks, people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Count {
    /// The figure.
    #[serde(flatten)]
    pub amount: Amount,
    /// Of what.
    pub of: CountOf,
    /// The words.
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// Part of a toll: so many of them were children, soldiers, ...
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct HarmGroup {
    pub of: String,
    #[serde(flatten)]
    pub amount: Amount,
    pub spans: Vec<Span>,
}

/// The whole event's killed or injured, and its parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Casualties {
    /// The figure; 0 only where the text denies it.
    #[serde(flatten)]
    pub amount: Amount,
    /// Its parts.
    pub groups: Vec<HarmGroup>,
    /// The words.
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// What was damaged.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Damage {
    /// Its kind.
    pub kind: DamageKind,
    /// The words.
    #[serde(flatten)]
    pub evidence: Evidence,
}

//! An event: one thing that happened, however often it is told.

use crate::{
    Acled, Casualties, Count, Damage, EventType, Family, Initiator, Mention, Place, Status, Target,
    TimeValue, Weapon,
};
use serde::{Deserialize, Serialize};

/// One telling of a value: what it says, in which mention, from which root.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim<T> {
    /// The value as that mention has it.
    pub value: T,
    /// The mention.
    pub mention: String,
    /// Who says it in the end; `None` where the report names nobody.
    pub root_source: Option<String>,
}

/// The value shown, and every claim behind it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Held<T> {
    /// The value shown.
    #[serde(flatten)]
    pub value: T,
    /// Who says what.
    pub claims: Vec<Claim<T>>,
    /// Two claims that cannot both hold.
    pub disputed: bool,
}

/// How a response edge is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ResponseBasis {
    Stated,
    Inferred,
}

/// This event answers another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ResponseEdge {
    pub event: String,
    pub basis: ResponseBasis,
    /// The mentions that say so.
    pub mentions: Vec<String>,
}

/// An event that a statement is about.
pub type About = String;

/// Why two mentions are one event, or why a near match was refused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MergeReason {
    /// The two mentions.
    pub mentions: [String; 2],
    /// Joined, or refused.
    pub merged: bool,
    /// The signals, by name: `time.same_day`, `place.contains`, `initiator.conflict`, ...
    pub signals: Vec<String>,
}

/// One thing that happened or was said, with everyone who told it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Event {
    pub id: String,
    pub family: Family,
    #[serde(rename = "type")]
    pub kind: EventType,
    pub mode: Option<String>,
    pub acled: Option<Acled>,
    pub status: Status,
    pub time: Option<Held<TimeValue>>,
    pub place: Option<Held<Place>>,
    pub origin: Option<Held<Place>>,
    pub initiators: Vec<Held<Initiator>>,
    pub targets: Vec<Held<Target>>,
    pub weapon: Option<Held<Weapon>>,
    pub count: Option<Held<Count>>,
    pub killed: Option<Held<Casualties>>,
    pub injured: Option<Held<Casualties>>,
    pub damage: Vec<Held<Damage>>,
    pub mentions: Vec<String>,
    pub reports: Vec<String>,
    pub independent_sources: Vec<String>,
    pub responds_to: Vec<ResponseEdge>,
    pub about: Vec<About>,
    pub merge_reasons: Vec<MergeReason>,
}

/// What linking gives back: the mentions with their events, and the events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linked {
    /// Sorted by id, each with its event.
    pub mentions: Vec<Mention>,
    /// Sorted by id.
    pub events: Vec<Event>,
}

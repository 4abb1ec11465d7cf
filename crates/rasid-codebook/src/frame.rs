//! Frames: which argument of a trigger is who.

use crate::entries::Case;
use rasid_model::{EventType, Family, Status, WeaponClass};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What an argument is to an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Slot {
    #[default]
    None,
    Initiator,
    Target,
    Weapon,
    Place,
    Origin,
    Event,
    Answered,
}

/// What the genitive after a verbal noun is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Genitive {
    #[default]
    None,
    Initiator,
    Target,
    Weapon,
    Event,
    /// Either side: the direction must come from elsewhere.
    Either,
}

/// What a trigger does in a clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FrameRole {
    /// Names an event of its own.
    #[default]
    Event,
    /// Carries an event noun and names nothing by itself.
    Support,
    /// Answers an event.
    Response,
    /// Says that its clause answers an event.
    AnswerTo,
    /// Tells harm; an event of its own only where no attack is told with it.
    Harm,
    /// A phrase of blame inside what somebody says.
    Blame,
    /// A phrase that withholds a comment or an attribution.
    Withhold,
}

/// What must stand beside a trigger for it to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Needs {
    Weapon,
    Protest,
    Person,
    Finished,
    /// The word for death, behind those who meet it.
    Fate,
    NounOnly,
    Blame,
    Responsibility,
    Addressee,
    PersonOrBody,
    Speaker,
    /// Force that is announced.
    Might,
    /// What answers harm.
    Retribution,
    /// Somebody right after it.
    Object,
    /// That somebody stands behind it.
    Involvement,
    /// A deed, a loss or a fault.
    Fault,
}

/// Which toll a harm frame counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Harm {
    Killed,
    Injured,
}

/// One way of telling an event.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Frame {
    pub id: String,
    pub define: String,
    pub family: Family,
    #[serde(rename = "type")]
    pub kind: EventType,
    pub mode: Option<String>,
    pub acled: Option<[String; 2]>,
    pub status: Option<Status>,
    pub weapon: Option<WeaponClass>,
    #[serde(default)]
    pub role: FrameRole,
    #[serde(default)]
    pub generic: bool,
    /// Says only that something was hit or came down: a finer word beside it tells what happened.
    #[serde(default)]
    pub vague: bool,
    #[serde(default)]
    pub mutual: bool,
    /// Both sides' fire told as one thing: no single event.
    #[serde(default)]
    pub exchange: bool,
    /// What an attack or a protest led to: told right after one, it is part of it.
    #[serde(default)]
    pub outcome: bool,
    #[serde(default)]
    pub yields: bool,
    pub needs: Option<Needs>,
    pub harm: Option<Harm>,
    #[serde(default)]
    pub verbs: Vec<String>,
    #[serde(default)]
    pub nouns: Vec<String>,
    #[serde(default)]
    pub plurals: Vec<String>,
    #[serde(default)]
    pub forms: Vec<String>,
    #[serde(default = "initiator")]
    pub subject: Slot,
    #[serde(default = "target")]
    pub object: Slot,
    #[serde(default)]
    pub genitive: Genitive,
    #[serde(default)]
    pub preps: BTreeMap<String, Slot>,
    #[serde(default, rename = "example")]
    pub examples: Vec<Case>,
    #[serde(default, rename = "reject")]
    pub rejects: Vec<Case>,
}

fn initiator() -> Slot {
    Slot::Initiator
}

fn target() -> Slot {
    Slot::Target
}

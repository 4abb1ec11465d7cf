//! One report's telling of one event.

use crate::{
    Acled, Casualties, Count, Damage, EventType, Evidence, Family, Hints, Initiator, Place, Span,
    Status, Target, TimeValue, Weapon,
};
use serde::{Deserialize, Serialize};

/// Who says it: one link of an attribution chain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Attribution {
    pub id: String,
    pub name_en: String,
    pub name_ar: String,
    pub kind: SourceKind,
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// What kind of source it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum SourceKind {
    Outlet,
    Agency,
    Observatory,
    Official,
    Party,
    Witness,
    Unnamed,
}

/// One report's telling of one event: what its words say, and where they stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Mention {
    pub id: String,
    pub report: String,
    /// The event it is linked to; empty until linked, never empty in a record.
    pub event: String,
    pub family: Family,
    #[serde(rename = "type")]
    pub kind: EventType,
    pub mode: Option<String>,
    pub acled: Option<Acled>,
    pub status: Status,
    pub background: bool,
    pub trigger: Span,
    pub sentence: Span,
    /// The frame that read it.
    pub rule: String,
    pub time: Option<TimeValue>,
    pub place: Option<Place>,
    pub origin: Option<Place>,
    pub initiators: Vec<Initiator>,
    pub targets: Vec<Target>,
    pub weapon: Option<Weapon>,
    pub count: Option<Count>,
    pub killed: Option<Casualties>,
    pub injured: Option<Casualties>,
    pub damage: Vec<Damage>,
    /// From the outermost (the outlet) to the root, which is last.
    pub attribution: Vec<Attribution>,
    /// Mentions of this report that it says it answers.
    pub responds_to: Vec<String>,
    /// Incident mentions that a statement claims, denies, condemns or explains.
    pub about: Vec<String>,
    /// Notes to the linker, not part of the record.
    #[serde(skip)]
    pub hints: Hints,
}

impl Mention {
    /// A mention with nothing but where it stands and what it is.
    pub fn bare(
        id: String,
        report: String,
        (family, kind): (Family, EventType),
        (trigger, sentence): (Span, Span),
        rule: String,
    ) -> Self {
        Self {
            id,
            report,
            event: String::new(),
            family,
            kind,
            mode: None,
            acled: None,
            status: Status::Occurred,
            background: false,
            trigger,
            sentence,
            rule,
            time: None,
            place: None,
            origin: None,
            initiators: Vec::new(),
            targets: Vec::new(),
            weapon: None,
            count: None,
            killed: None,
            injured: None,
            damage: Vec::new(),
            attribution: Vec::new(),
            responds_to: Vec::new(),
            about: Vec::new(),
            hints: Hints::default(),
        }
    }

    /// The root of its attribution chain: who it is said by in the end.
    pub fn root_source(&self) -> Option<&Attribution> {
        self.attribution.last()
    }

    /// The rule and words of its trigger as evidence.
    pub fn trigger_evidence(&self) -> Evidence {
        Evidence::new(self.rule.clone(), [self.trigger])
    }
}

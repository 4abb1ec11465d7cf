//! Reports, tallies, sources, notices, and the record that holds them.

use crate::{
    Amount, Event, EventType, Initiator, Mention, Place, ReportDating, SourceKind, Span, Target,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One input item: its words, never changed after reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Report {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
    /// Of the raw bytes.
    pub sha256: String,
    pub title_span: Option<Span>,
    pub outlet: Option<Outlet>,
    pub language: Option<String>,
    pub text: String,
    pub boilerplate: Vec<Span>,
    pub published: Published,
    pub copies_of: Option<String>,
}

impl Report {
    /// A report of these words, of which nothing else is known.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            source_path: None,
            url: None,
            sha256: String::new(),
            title_span: None,
            outlet: None,
            language: None,
            text: text.into(),
            boilerplate: Vec::new(),
            published: Published::unknown(),
            copies_of: None,
        }
    }
}

/// The outlet that a report came from, where its metadata says so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Outlet {
    pub id: String,
    pub name_en: String,
    pub name_ar: String,
}

/// How a report's own date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Basis {
    Given,
    Inferred,
    Unknown,
}

/// A report's own date, as an interval of days, both ends inclusive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Published {
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub basis: Basis,
    pub spans: Vec<Span>,
}

impl Published {
    /// Nothing is known of when it was written.
    pub const fn unknown() -> Self {
        Self {
            start: None,
            end: None,
            basis: Basis::Unknown,
            spans: Vec::new(),
        }
    }

    /// Handed in as of this day.
    pub const fn given(day: Date) -> Self {
        Self {
            start: Some(day),
            end: Some(day),
            basis: Basis::Given,
            spans: Vec::new(),
        }
    }

    /// First and last possible day, where both are known.
    pub fn days(&self) -> Option<(Date, Date)> {
        Some((self.start?, self.end?))
    }
}

/// What a tally counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum TallyUnit {
    Attacks,
    Killed,
    Injured,
    Arrests,
    Sites,
    Troops,
}

/// What a tally is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct TallyWhat {
    pub unit: TallyUnit,
    #[serde(rename = "type")]
    pub kind: Option<EventType>,
    pub initiators: Vec<Initiator>,
    pub targets: Vec<Target>,
}

/// How a tally stands beside the record's own count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Verdict {
    Matched,
    Fewer,
    More,
    NotComparable,
}

/// The record's own count over the same kind, period and place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct TallyCount {
    pub count: u64,
    pub events: Vec<String>,
}

/// A reported count over a period or an area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Tally {
    pub id: String,
    pub report: String,
    pub span: Span,
    pub what: TallyWhat,
    pub count: Amount,
    pub since: Option<Date>,
    pub until: Option<Date>,
    pub place: Option<Place>,
    pub source: Option<String>,
    pub recorded: Option<TallyCount>,
    pub verdict: Verdict,
}

/// A source that an attribution or a root names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Source {
    pub id: String,
    pub name_en: String,
    pub name_ar: String,
    pub kind: SourceKind,
    /// It takes part in an event of the record.
    pub party: bool,
}

/// Something a reader should know of an input: what, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Notice {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
    pub report: Option<String>,
    pub code: String,
    pub message: String,
    pub hint: String,
}

/// The whole record, each list sorted by id.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Record {
    pub reports: Vec<Report>,
    pub mentions: Vec<Mention>,
    pub events: Vec<Event>,
    pub tallies: Vec<Tally>,
    pub sources: Vec<Source>,
    /// How reports were dated that came without a date, or with one that their words contradict.
    pub datings: Vec<ReportDating>,
    pub notices: Vec<Notice>,
}

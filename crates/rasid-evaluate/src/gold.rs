//! Gold on disk: JSON lines of events, report dates, statements, tallies, copies and roots.
//!
//! Spans count Unicode scalar values. A mention may override its event's values.
//! A line that does not fit names its file, its number and what was expected.

use jiff::civil::Date;
use rasid_model::EventType;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// What is wrong with gold, and where.
#[derive(Debug, thiserror::Error)]
#[error("{file}, line {line}: {what}")]
pub struct Error {
    file: &'static str,
    line: usize,
    what: String,
}

/// The texts of gold's files; a missing one is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Files<'a> {
    /// An event a line.
    pub events: &'a str,
    /// A report's own day a line.
    pub reports: &'a str,
    /// A statement a line.
    pub statements: &'a str,
    /// A reported count a line.
    pub tallies: &'a str,
    /// A report that is another's copy a line.
    pub copies: &'a str,
    /// An event with the sources that it rests on a line.
    pub roots: &'a str,
}

/// What people found in the reports.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    pub(crate) events: Vec<Event>,
    pub(crate) reports: Vec<ReportDay>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) tallies: Vec<Tally>,
    pub(crate) copies: Vec<Copied>,
    pub(crate) roots: Vec<Roots>,
}

impl Gold {
    /// Reads gold from the texts of its files.
    pub fn parse(files: Files) -> Result<Self, Error> {
        Ok(Self {
            events: lines("events", files.events)?,
            reports: lines("reports", files.reports)?,
            statements: lines("statements", files.statements)?,
            tallies: lines("tallies", files.tallies)?,
            copies: lines("copies", files.copies)?,
            roots: lines("roots", files.roots)?,
        })
    }

    /// How many events it holds.
    pub fn events(&self) -> usize {
        self.events.len()
    }
}

fn lines<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<Vec<T>, Error> {
    let full = (1..)
        .zip(text.lines())
        .filter(|(_, l)| !l.trim().is_empty());
    full.map(|(line, json)| {
        serde_json::from_str(json).map_err(|error| Error {
            file,
            line,
            what: error.to_string(),
        })
    })
    .collect()
}

/// What an event or one telling of it may say.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Values {
    pub date: Option<Days>,
    pub place: Option<Place>,
    pub initiators: Option<Vec<String>>,
    pub initiator_status: Option<OneOrMore>,
    pub initiators_free: Option<bool>,
    pub targets: Option<Vec<String>>,
    pub weapon: Option<String>,
    pub weapon_also: Option<Vec<String>>,
    pub count: Option<Range>,
    pub killed: Option<Range>,
    pub injured: Option<Range>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Event {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub type_also: Vec<String>,
    #[serde(flatten)]
    pub values: Values,
    pub responds_to: Option<String>,
    pub disputed: Option<Vec<String>>,
    #[serde(default)]
    pub split_ok: bool,
    #[serde(default)]
    pub mentions: Vec<Mention>,
    /// Reports that were read and tell nothing.
    #[serde(default)]
    pub only_reports: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Mention {
    pub report: String,
    pub start: usize,
    pub anchor: String,
    #[serde(flatten)]
    pub values: Values,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub optional: bool,
}

/// First and last day.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Days {
    pub start: Option<Date>,
    pub end: Option<Date>,
}

impl Days {
    /// Both days, where the first is told.
    pub fn told(self) -> Option<(Date, Date)> {
        let start = self.start?;
        Some((start, self.end.unwrap_or(start)))
    }
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Place {
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub tolerance_km: Option<f64>,
    /// A place that it must not be taken for.
    pub not: Option<Not>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Not {
    pub lat: f64,
    pub lon: f64,
    pub km: f64,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Range {
    pub min: Option<i64>,
    pub max: Option<i64>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    pub fn has(&self, value: &str) -> bool {
        match self {
            OneOrMore::One(one) => one == value,
            OneOrMore::More(all) => all.iter().any(|one| one == value),
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ReportDay {
    pub report: String,
    pub date: Option<Days>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Statement {
    pub report: String,
    pub anchor: String,
    #[serde(default)]
    pub types: Vec<EventType>,
    #[serde(default)]
    pub speaker: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Tally {
    pub report: String,
    pub anchor: String,
    pub count: Option<Range>,
    #[serde(default)]
    pub optional: bool,
}

/// A report that another's words, or part of them, make up.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Copied {
    pub report: String,
    pub copies_of: String,
}

/// The sources that what is told of an event goes back to.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Roots {
    pub event: String,
    pub roots: Vec<Root>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Root {
    pub name: String,
}

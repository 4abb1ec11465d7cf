//! When something happened, as far as the words tell.

use crate::Evidence;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A day, or a minute of a day, local to the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// A whole day.
    Day(Date),
    /// A minute.
    Minute(DateTime),
}

impl Moment {
    /// The day it falls on.
    pub fn day(self) -> Date {
        match self {
            Moment::Day(d) => d,
            Moment::Minute(t) => t.date(),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::Day(d) => write!(f, "{d}"),
            Moment::Minute(t) => write!(f, "{}T{:02}:{:02}", t.date(), t.hour(), t.minute()),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        let moment = if text.contains('T') {
            text.parse().map(Moment::Minute)
        } else {
            text.parse().map(Moment::Day)
        };
        moment.map_err(|_| {
            serde::de::Error::custom(format!(
                "expected YYYY-MM-DD or YYYY-MM-DDThh:mm, found {text:?}"
            ))
        })
    }
}

/// How finely the words fix a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Precision {
    Minute,
    Hour,
    PartOfDay,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Range,
}

/// The part of a day that the words name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum PartOfDay {
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Midnight,
}

/// An interval of days or minutes, both ends inclusive; an end is `None` where it is open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TimeValue {
    /// First day or minute.
    pub start: Option<Moment>,
    /// Last day or minute.
    pub end: Option<Moment>,
    /// How fine the words are.
    pub precision: Precision,
    /// The part of the day they name.
    pub part_of_day: Option<PartOfDay>,
    /// The words.
    #[serde(flatten)]
    pub evidence: Evidence,
}

impl TimeValue {
    /// First and last day, where both ends are known.
    pub fn days(&self) -> Option<(Date, Date)> {
        Some((self.start?.day(), self.end?.day()))
    }
}

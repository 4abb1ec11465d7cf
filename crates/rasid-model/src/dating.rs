//! How a report without a date was dated: what its words give away, the days ranked,
//! and what cannot all be true.

use crate::{Basis, Evidence};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What kind of thing gives a day away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClueKind {
    /// A date over the report.
    Dateline,
    /// Words of time that must agree among themselves: "yesterday, Friday".
    Words,
    /// Words of time said of something whose days are known.
    SaidOf,
    /// Something whose days are known, told as news.
    News,
    /// Something told as past.
    NotBefore,
    /// Something told as still to come, or as still so.
    NotAfter,
    /// An office held, a body or a state of things that stood, from a day to a day.
    InOffice,
    /// An anniversary of these days.
    Anniversary,
    /// Dates named as past: the latest draw the report near.
    Named,
    /// "The 6th of this month".
    DayOfMonth,
    /// "June last".
    MonthPast,
    /// "The first this year".
    FirstOfYear,
}

/// One thing that speaks for some days and against others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DatingClue {
    /// What kind of thing it is.
    pub kind: ClueKind,
    /// The days that it tells of, where they are known.
    pub from: Option<Date>,
    /// The last of them.
    pub to: Option<Date>,
    /// 10 strong, 5 medium, 3 or less soft.
    pub weight: i32,
    /// The other reports that it leans on; none where the report's own words are enough.
    pub reports: Vec<String>,
    /// The words of this report, and the entry or rule that read them.
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// A day that the report may have been written on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankedDay {
    /// The day.
    pub day: Date,
    /// Its points: the weights of the clues times how well the day fits each.
    pub score: i32,
    /// Places in `clues` of what speaks for it.
    #[serde(rename = "for")]
    pub speaks_for: Vec<usize>,
    /// Places in `clues` of what speaks against it.
    pub against: Vec<usize>,
}

/// Which two things cannot both be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// No day at all fits these words: "Sunday, 5 January 2022".
    Impossible,
    /// The other words speak for a day that these exclude.
    AmongWords,
    /// The date given with the report is not one that these words allow.
    WithGiven,
    /// The words date the report to days after its first capture.
    WithCapture,
    /// The date given with the report is later than its first capture.
    GivenAfterCapture,
    /// The words of this report and another report's date of the same event.
    WithReports,
}

/// Clues that cannot all be true.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DatingConflict {
    /// Between what.
    pub kind: ConflictKind,
    /// Places in `clues` of what is contradicted.
    pub clues: Vec<usize>,
}

/// How one report was dated, or why it was not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDating {
    /// The report's id.
    pub id: String,
    /// First day of the answer, as in the report's `published`.
    pub start: Option<Date>,
    /// Last day of the answer.
    pub end: Option<Date>,
    /// How the answer is known.
    pub basis: Basis,
    /// The first day on which the report is known to have been there.
    pub captured: Option<Date>,
    /// What was weighed, in text order, what other reports say last.
    pub clues: Vec<DatingClue>,
    /// The best days, best first; none where nothing tells one week from another.
    pub candidates: Vec<RankedDay>,
    /// What cannot all be true.
    pub conflicts: Vec<DatingConflict>,
}

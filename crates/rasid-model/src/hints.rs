//! What the coder tells the linker beyond the record's own fields.
//!
//! Hints are not written out: they are the coder's reading of how the mentions
//! of one report hang together.

use crate::{Place, TimeValue};

/// The coder's notes to the linker about one mention.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hints {
    /// Mentions of the same report that the words make the same event ("this attack").
    pub same_as: Vec<String>,
    /// Mentions of the same report that the words tell apart ("the first ..., the second ...").
    pub apart_from: Vec<String>,
    /// Mentions of the same report that the words tell as coming just before it ("after the ambush,
    /// a drone struck"): an answer perhaps, which the words do not say.
    pub follows: Vec<String>,
    /// The words are definite ("the attack") and look back to something told before.
    pub definite: bool,
    /// The mention speaks of several events at once ("attacks in past months").
    pub several: bool,
    /// The words say only that it was an attack, not of what kind.
    pub generic: bool,
    /// Places that the clause lists beside the mention's own ("in Iraq and Syria").
    pub also_at: Vec<Place>,
    /// A dated public fact of the codebook that the words name.
    pub fact: Option<String>,
    /// Time told by another event ("the day after ...").
    pub anchor: Option<Anchor>,
    /// When the report was written: first and last possible day.
    pub report_days: Option<(jiff::civil::Date, jiff::civil::Date)>,
    /// When it was said, where that differs from when it happened.
    pub said: Option<TimeValue>,
    /// The words stand in the headline above a body that tells the same at length.
    pub heading: bool,
    /// It tells harm or damage alone: what came of an attack or a protest told beside it.
    pub came_of: bool,
    /// The words open another event than the one told before ("another", "also").
    pub anew: bool,
    /// It stands in a line of a bulletin, and each line is news of its own.
    pub line: bool,
    /// Its part in a protest.
    pub crowd: Option<Crowd>,
    /// The initiator is told by where the fire came from, or by who holds that ground.
    pub initiator_by_origin: bool,
}

/// The two sides of a protest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crowd {
    /// What the crowd does.
    Acts,
    /// What is done to the crowd.
    Met,
}

/// Time told by another event: so many days after it (negative: before it).
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    /// The other event.
    pub to: AnchorTo,
    /// Days after it; 0 is the same day.
    pub days: i32,
}

/// The event that a time is told by.
#[derive(Clone, Debug, PartialEq)]
pub enum AnchorTo {
    /// A mention of the same report.
    Mention(String),
    /// A fact of the codebook.
    Fact(String),
}

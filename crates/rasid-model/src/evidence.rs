//! Where a value stands in the text.

use serde::{Deserialize, Serialize};

/// A stretch of a report's text in Unicode scalar values, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First scalar value.
    pub start: u32,
    /// One past the last scalar value.
    pub end: u32,
}

impl Span {
    /// A span from `start` to `end`, end exclusive.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Do the two share at least one scalar value?
    pub const fn meets(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Does `self` hold all of `other`?
    pub const fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// The words that say a value, and the rule that read them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Evidence {
    /// The words, in text order, 160 scalar values at most together.
    pub spans: Vec<Span>,
    /// The codebook entry or rule that read them.
    pub rule: String,
}

impl Evidence {
    /// The longest evidence a value may show, in scalar values.
    pub const LONGEST: u32 = 160;

    /// Evidence of `rule` in `spans`, sorted, without repeats, cut to [`Self::LONGEST`].
    pub fn new(rule: impl Into<String>, spans: impl IntoIterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = spans.into_iter().filter(|s| s.start < s.end).collect();
        spans.sort();
        spans.dedup();
        let mut room = Self::LONGEST;
        spans.retain_mut(|s| {
            s.end = s.end.min(s.start + room);
            room -= s.end - s.start;
            s.start < s.end
        });
        Self {
            spans,
            rule: rule.into(),
        }
    }
}

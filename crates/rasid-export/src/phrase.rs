//! The times and numbers of one text, as JSON or TimeML.
//!
//! What `rasid time` and `rasid number` print: a list of results, each with the
//! words, where they stand (Unicode scalar values, end exclusive), the value and
//! the rule that read them. The values are those of the record. TimeML stands
//! beside them, for who comes from a temporal tagger.

mod number;
mod time;
mod timeml;

pub use number::NumberRow;
pub use time::TimeRow;
pub use timeml::{Tagged, timeml};

use rasid_model::Span;
use serde::Serialize;

/// What was found in one text.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Found<T> {
    pub results: Vec<T>,
}

/// Where a phrase stands, and its words.
#[derive(Debug, Serialize)]
struct Words {
    start: u32,
    end: u32,
    text: String,
}

impl Words {
    fn of(text: &str, span: Span) -> Self {
        let length = span.end.saturating_sub(span.start) as usize;
        let words = text.chars().skip(span.start as usize).take(length);
        Self {
            start: span.start,
            end: span.end,
            text: words.collect(),
        }
    }
}

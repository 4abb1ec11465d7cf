//! A time of a text.

use super::Words;
use rasid_model::{Moment, PartOfDay, Precision, Span, TimeValue};
use rasid_time::{Direction, Expr, TimexType, certainty, edtf, timex3};
use serde::Serialize;

/// A time with its words, its value and its rule.
#[derive(Debug, Serialize)]
pub struct TimeRow {
    #[serde(flatten)]
    words: Words,
    /// Nothing where the words need a reference that is not known.
    value: Option<Value>,
    /// A length of time, as TIMEX3 writes it: it lies on no day.
    #[serde(skip_serializing_if = "Option::is_none")]
    duration: Option<String>,
    /// How often something comes again.
    #[serde(skip_serializing_if = "Option::is_none")]
    set: Option<String>,
    rule: String,
}

/// Both ends are inclusive, at the precision; an open end is null.
#[derive(Debug, Serialize)]
struct Value {
    start: Option<Moment>,
    end: Option<Moment>,
    precision: Precision,
    part_of_day: Option<PartOfDay>,
    edtf: String,
}

impl TimeRow {
    /// The row of the words at `span` of `text`, which say `expr`; `value` are its days.
    pub fn new(
        text: &str,
        span: Span,
        expr: &Expr,
        value: Option<&TimeValue>,
        rule: String,
    ) -> Self {
        let said = |kind| {
            let timex = timex3(expr, None, Direction::Past);
            (timex.kind == kind).then_some(timex.value)
        };
        let lasting = matches!(expr, Expr::Duration(_));
        Self {
            duration: lasting.then(|| said(TimexType::Duration)).flatten(),
            set: said(TimexType::Set),
            words: Words::of(text, span),
            value: value.map(|value| Value {
                start: value.start,
                end: value.end,
                precision: value.precision,
                part_of_day: value.part_of_day,
                edtf: edtf(value, certainty(expr)),
            }),
            rule,
        }
    }
}

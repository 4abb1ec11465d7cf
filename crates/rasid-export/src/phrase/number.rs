//! A number of a text.

use super::Words;
use rasid_model::Span;
use rasid_text::number::{Number, NumberKind};
use serde::{Serialize, Serializer};

/// A number with its words, its bounds and its rule.
#[derive(Debug, Serialize)]
pub struct NumberRow {
    #[serde(flatten)]
    words: Words,
    kind: Kind,
    /// The figure said: 20 for "more than 20". Null where none is ("several").
    value: Option<Figure>,
    /// How many that is at least, at most; null where it is open, or counts nothing.
    min: Option<i64>,
    max: Option<i64>,
    approx: bool,
    percent: bool,
    rule: String,
}

/// What the figure does.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Cardinal,
    Ordinal,
    Fraction,
}

/// A figure, written without a point where it is whole.
#[derive(Clone, Copy, Debug)]
struct Figure(f64);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(figure) = *self;
        // Past that a figure has no place for a fraction, and may not fit whole numbers.
        if figure.fract() == 0.0 && figure.abs() < 9.2e18 {
            s.serialize_i64(figure as i64)
        } else {
            s.serialize_f64(figure)
        }
    }
}

impl NumberRow {
    /// The row of `number`, whose words stand at `span` of `text`.
    pub fn new(text: &str, span: Span, number: &Number) -> Self {
        Self {
            words: Words::of(text, span),
            kind: match number.kind {
                NumberKind::Ordinal => Kind::Ordinal,
                NumberKind::Fraction => Kind::Fraction,
                // Vague amounts and none at all are amounts.
                NumberKind::Cardinal | NumberKind::Vague | NumberKind::Zero => Kind::Cardinal,
            },
            value: number.value.map(Figure),
            min: number.amount.map(|amount| amount.min),
            max: number.amount.and_then(|amount| amount.max),
            approx: number.amount.is_some_and(|amount| amount.approx),
            percent: number.percent,
            rule: number.rule.clone(),
        }
    }
}

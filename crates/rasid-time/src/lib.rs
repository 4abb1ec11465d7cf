//! Arabic time expressions, and dating a report from inside.
//!
//! [`expressions`] finds what the words say ([`Expr`]), free of any date; [`resolve`]
//! gives an expression its days once the report's own days are known; [`dating`]
//! finds the report's days where nobody gave them. Words live in the codebook's
//! `time` folder. No clock is read: a report date is always an argument.

mod calendar;
pub mod dating;
mod edtf;
mod expr;
mod hijri;
mod lexicon;
mod recognise;
mod reference;
mod resolve;
mod timex3;

pub use edtf::{Certainty, certainty, edtf};
pub use expr::{Anchor, Counted, Every, Expr, Feast, PartOf, Season, Steps, Unit, Which, YearOf};
pub use hijri::HijriDate;
pub use lexicon::{LexiconCase, LexiconError, TimeLexicon, TimeWords};
pub use recognise::{
    DigitOrder, Habits, Scope, TimeHit, expressions, expressions_kept, expressions_with,
};
pub use reference::ReferenceError;
pub use resolve::{Clock, Direction, Reference, constrains, resolve, resolve_from, resolve_with};
pub use timex3::{Point, Timex, TimexType, timex3};

/// Runs the examples of the crate's page.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeExamples;

//! Reads Arabic reports of armed conflict into a record: each event once, with
//! everyone who reported it, what they disagree on, and the words that say so.
//!
//! The facade over the core. It does no IO: inputs are handed in, the record is
//! handed back.

mod contradicted;
mod copies;
mod knowledge;
mod narrow;
mod pipeline;
mod undated;
mod unit;
mod words;

pub use pipeline::{Input, Rasid};
pub use words::stems;

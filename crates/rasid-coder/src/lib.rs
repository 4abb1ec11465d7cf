//! Codes one report into mentions.
//!
//! A pure function of the report and the codebook: no clock, no files, no
//! failure on text. The steps are the modules, in order: `chunk` and `phrase`
//! recognise, `speech` finds who says what, `clause` finds who did what to
//! whom, `harm` the casualties, `when` the dates, `assemble` writes mentions.

mod assemble;
mod boilerplate;
mod chunk;
mod clause;
mod context;
mod dateline;
mod event;
mod harm;
mod judge;
mod links;
mod memo;
mod phrase;
mod reading;
mod speech;
mod statement;
mod tally;
mod trace;
mod trigger;
mod values;
mod when;

pub use assemble::{Coded, code, code_beside, samples};
pub use memo::Memo;
pub use trace::{Judgement, Outcome, Reason, Step, explain};
pub use when::{Beside, Found, weigh};

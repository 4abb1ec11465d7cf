//! Mentions to events: each thing that happened once, with everyone who told it.
//!
//! [`Linker`] takes reports in as they come and keeps each event once, with the reasons
//! of every decision; [`link`] is all of it at once. Both end in the same events, in
//! whatever order and batches the reports come. Linking is a pure function of the
//! mentions, the reports and the knowledge. Absent: reading text, and any choice that a
//! user could not be shown.

mod block;
mod cluster;
mod compare;
mod copies;
mod days;
mod event;
mod knowledge;
mod lines;
mod linker;
mod profile;
mod respond;
mod roots;
mod shelf;
mod sources;
mod spot;
mod stable;
mod sym;
mod tally;
mod words;
mod world;

pub use copies::{Copies, Wording};
pub use knowledge::Knowledge;
pub use linker::{Change, History, Linker, Store, Weighed};
pub use shelf::link;
pub use sources::sources;
pub use tally::reconcile;

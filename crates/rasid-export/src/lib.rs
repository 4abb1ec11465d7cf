//! Writes the record.
//!
//! One file per output format: the record's own files, JSON lines of events,
//! and a timeline for people. Everything here renders what the record holds
//! and decides nothing.

mod jsonl;
mod record;

pub use jsonl::lines;
pub use record::{FILES, WriteError, write_record};

//! Writes the record.
//!
//! One file per output format: the record's own files, JSON lines of events,
//! the timeline for people, one event with its words, and the times and numbers
//! of a single text, the scores of a record. Everything here renders what it is given and decides nothing.

mod excerpt;
mod exchanges;
mod jsonl;
mod paint;
pub mod phrase;
mod record;
mod scores;
mod show;
mod timeline;
mod words;
mod wrap;

pub use exchanges::{Answer, Edges, Exchange, Lag, Step, exchanges, write_exchanges};
pub use jsonl::lines;
pub use paint::Paint;
pub use record::{FILES, ReadError, WriteError, read_record, write_record};
pub use scores::scores;
pub use show::{FindError, Found, dating_of, find, find_report, show, show_report, why};
pub use timeline::{spoken, timeline};

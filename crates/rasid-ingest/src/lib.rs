//! Reads inputs into reports.
//!
//! Files, folders, globs and standard input go in; reports come out, and a
//! notice for everything that could not be read as it stands. Nothing here
//! fails as a whole: one bad file never costs the others. The same inputs in
//! any order give the same reports. Fetching from the network is absent, and
//! so is cutting: a text is never changed after it is decoded.

mod decode;
mod identity;
mod jsonl;
mod language;
mod notices;
mod paths;
mod phrases;
mod source;
mod text;

pub use decode::{Decoded, Trouble, decode};
pub use language::language;
pub use phrases::{LineError, Phrase, phrases};

use rasid::Input;
use rasid_model::Notice;
use std::io::Read;

/// The largest file that is read unless told otherwise: 64 MiB.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// How to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// A larger file is refused, and never loaded.
    pub max_bytes: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            max_bytes: MAX_BYTES,
        }
    }
}

/// What reading gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The reports, in order of path or URL, each with its notices.
    pub inputs: Vec<Input>,
    /// What could not be read, in order.
    pub notices: Vec<Notice>,
}

/// Reads every report that `arguments` name; `-` reads `stdin`.
pub fn read(arguments: &[String], stdin: &mut dyn Read, options: Options) -> Reading {
    let mut reading = Reading::default();
    let mut items = Vec::new();
    for found in paths::expand(arguments, &mut reading.notices) {
        match source::load(&found, stdin, options) {
            Ok(loaded) => items.extend(loaded.items(&mut reading.notices)),
            Err(notice) => reading.notices.push(*notice),
        }
    }
    reading.inputs = identity::number(items);
    reading.notices.sort();
    reading.notices.dedup();
    reading
}

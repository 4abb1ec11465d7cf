//! Loads one file, bounded, and tells what it holds.
//!
//! Never more than one byte past the limit is read, so a huge file costs
//! nothing. Which format it is, its name or its first bytes say.

use crate::identity::Item;
use crate::paths::{Found, reason};
use crate::{Options, jsonl, notices, text};
use rasid_model::Notice;
use std::fs::File;
use std::io::{self, Read};

/// The bytes of one file, not yet decoded.
#[derive(Debug)]
pub struct Loaded {
    name: String,
    bytes: Vec<u8>,
    lines: bool,
}

/// Loads `found`, or says why not.
pub fn load(found: &Found, stdin: &mut dyn Read, options: Options) -> Result<Loaded, Box<Notice>> {
    let name = found.name();
    let unreadable = |e: io::Error| Box::new(notices::unreadable(&name, &reason(&e)));
    let (bytes, size) = match found {
        Found::Stdin => (bounded(stdin, options.max_bytes).map_err(unreadable)?, None),
        Found::File(path) => {
            let file = File::open(path).map_err(unreadable)?;
            let size = file
                .metadata()
                .ok()
                .filter(|m| m.is_file())
                .map(|m| m.len());
            if size.is_some_and(|n| n > options.max_bytes) {
                return Err(Box::new(notices::too_large(&name, size, options.max_bytes)));
            }
            (bounded(file, options.max_bytes).map_err(unreadable)?, size)
        }
    };
    if bytes.len() as u64 > options.max_bytes {
        return Err(Box::new(notices::too_large(&name, size, options.max_bytes)));
    }
    let lines = match found {
        Found::Stdin => jsonl::looks_like(&bytes),
        Found::File(path) => path
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("jsonl") || e.eq_ignore_ascii_case("ndjson")),
    };
    Ok(Loaded { name, bytes, lines })
}

/// Reads at most one byte past `limit`.
fn bounded(reader: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

impl Loaded {
    /// The reports in it.
    pub fn items(self, notices: &mut Vec<Notice>) -> Vec<Item> {
        if self.lines {
            jsonl::items(&self.name, &self.bytes, notices)
        } else {
            text::item(&self.name, &self.bytes, notices)
                .into_iter()
                .collect()
        }
    }
}

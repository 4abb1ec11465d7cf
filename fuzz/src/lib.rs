//! What must hold of any bytes at all.
//!
//! Each entry takes arbitrary bytes and asserts what a caller relies on, not
//! only that nothing panics. The fuzz targets and the smoke test on stable call
//! the same entries. Arabic is absent: bytes that are text are read as they are.

use rasid::{Input, Rasid};
use rasid_ingest::Options;
use rasid_model::{Evidence, Mention, Published, Record, Report, Span};
use rasid_text::fold::{Folded, fold as fold_text};
use rasid_text::number::{NumberLexicon, numbers as find_numbers};
use rasid_text::{Document, number};
use rasid_time::{TimeLexicon, expressions};
use std::sync::LazyLock;

static RASID: LazyLock<Option<Rasid>> = LazyLock::new(|| Rasid::bundled().ok());

/// The words of the bytes, whatever they are.
fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

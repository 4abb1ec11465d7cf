//! Ways to hand a text to Rasid, for its tests.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, missing_docs)]

use jiff::civil::Date;
use rasid::{Input, Rasid};
use rasid_model::{Published, Report};
use std::path::PathBuf;
use std::sync::LazyLock;

/// The codebook that the program carries, compiled once.
pub static RASID: LazyLock<Rasid> =
    LazyLock::new(|| Rasid::bundled().expect("the codebook compiles"));

/// The folder above `crates`.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A report that somebody hands in.
pub fn input(id: &str, text: &str, date: Option<Date>, outlet: Option<&str>) -> Input {
    let report = Report {
        source_path: Some(format!("{id}.txt")),
        published: date.map_or_else(Published::unknown, Published::given),
        ..Report::new(id, text)
    };
    Input {
        report,
        outlet_name: outlet.map(str::to_owned),
        captured: None,
        notices: Vec::new(),
    }
}

//! How many sentences a second are read for their times, on one core.
//!
//! From the text as it is to expressions with their days: fold, segment, numbers,
//! expressions, values. Run it as `cargo xtask speed`, which also asks a peer; the
//! last line is JSON for that. Absent: loading the codebook, once, and printing.

use anyhow::{Context, Result};
use jiff::civil::date;
use rasid_codebook::Codebook;
use rasid_text::{Document, number::numbers};
use rasid_time::{Direction, Reference, expressions, resolve_with};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

const ROUNDS: usize = 20;

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let rows = std::fs::read_to_string(root.join("../shared/data/gsr-dev.jsonl"))
        .context("the sentences beside the project (../shared/data/gsr-dev.jsonl)")?;
    let texts: Vec<String> = rows.lines().map(text).collect::<Result<_>>()?;
    let book = Codebook::bundled().context("the bundled codebook")?;
    let round = || -> usize { texts.iter().map(|text| read(&book, text)).sum() };
    // The first round warms the caches.
    let times = round();
    let clock = Clock::start();
    let began = clock.seconds();
    for _ in 0..ROUNDS {
        black_box(round());
    }
    let rate = (ROUNDS * texts.len()) as f64 / (clock.seconds() - began);
    println!(
        "{} sentences, {times} times, {rate:.0} sentences a second ({ROUNDS} rounds, one core)",
        texts.len()
    );
    println!(
        "{{\"name\": \"Rasid\", \"sentences\": {}, \"times\": {times}, \"per_second\": {rate:.0}}}",
        texts.len()
    );
    Ok(())
}

/// Processor time where the system tells it, so that other work on the machine takes
/// nothing from the figure; else the time on the wall.
struct Clock(Instant);

impl Clock {
    fn start() -> Self {
        Self(Instant::now())
    }

    fn seconds(&self) -> f64 {
        let told = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
        let nanoseconds: Option<f64> = told.split(' ').next().and_then(|n| n.parse().ok());
        nanoseconds.map_or_else(|| self.0.elapsed().as_secs_f64(), |n| n / 1e9)
    }
}

fn text(row: &str) -> Result<String> {
    let row: serde_json::Value = serde_json::from_str(row)?;
    let text = row["text"].as_str().context("a row without text")?;
    Ok(text.to_owned())
}

/// How many times `text` tells.
fn read(book: &Codebook, text: &str) -> usize {
    let reference = Reference::day(date(2011, 6, 30));
    let doc = Document::new(text);
    let numbers = numbers(book.numbers(), &doc);
    let hits = expressions(book.times(), &doc, &numbers);
    for hit in &hits {
        black_box(resolve_with(&hit.expr, Some(&reference), Direction::Past));
    }
    hits.len()
}

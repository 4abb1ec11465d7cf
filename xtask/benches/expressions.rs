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

const ROUNDS: usize = 7;

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let rows = std::fs::read_to_string(root.join("../shared/data/gsr-dev.jsonl"))
        .context("the sentences beside the project (../shared/data/gsr-dev.jsonl)")?;
    let texts: Vec<String> = rows.lines().map(text).collect::<Result<_>>()?;
    let book = Codebook::bundled().context("the bundled codebook")?;
    let mut times = 0;
    let mut seconds: Vec<f64> = (0..=ROUNDS)
        .map(|_| {
            let began = Instant::now();
            times = texts.iter().map(|text| read(&book, text)).sum();
            began.elapsed().as_secs_f64()
        })
        // The first round warms the caches.
        .skip(1)
        .collect();
    seconds.sort_by(f64::total_cmp);
    // Others may use the machine: the best round is the one that they disturbed least.
    let rate = texts.len() as f64 / seconds[0];
    println!(
        "{} sentences, {times} times, {rate:.0} sentences a second (best of {ROUNDS} rounds, one core)",
        texts.len()
    );
    println!(
        "{{\"sentences\": {}, \"times\": {times}, \"per_second\": {rate:.0}}}",
        texts.len()
    );
    Ok(())
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

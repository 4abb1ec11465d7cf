//! Prints every time of a text with its words, its rule and its days.
//!
//! `cargo run -p rasid-time --example times -- 2022-01-20 "TEXT"`. The first word is the
//! text's own day. The words of time and of number come from the project's `codebook`; a
//! program of your own reads them the same way.

use rasid_text::Document;
use rasid_text::number::{NumberLexicon, numbers};
use rasid_time::{Direction, Habits, Reference, TimeLexicon, expressions_with, resolve_with};
use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let reference: Reference = words.next().ok_or("expected a day, then a text")?.parse()?;
    let text = words.collect::<Vec<_>>().join(" ");
    let (time, number) = (files("time")?, files("number")?);
    let times = TimeLexicon::parse(&borrowed(&time))?;
    let figures = NumberLexicon::parse_files(&borrowed(&number))?;

    let doc = Document::new(&text);
    let hits = expressions_with(&times, &doc, &numbers(&figures, &doc), Habits::ALL);
    for hit in hits {
        let span = doc.span(hit.tokens.clone());
        let said: String = text
            .chars()
            .skip(span.start as usize)
            .take((span.end - span.start) as usize)
            .collect();
        print!("{said}\t{}", hit.rule);
        if let Some(length) = hit.expr.iso_length() {
            print!("\t{length}");
        }
        if let Some(value) = resolve_with(&hit.expr, Some(&reference), Direction::Past) {
            let end = |at: Option<rasid_model::Moment>| at.map_or("..".into(), |at| at.to_string());
            print!("\t{}\t{}", end(value.start), end(value.end));
        }
        println!();
    }
    Ok(())
}

/// All files of a folder of the codebook.
fn files(folder: &str) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../codebook");
    let mut out = Vec::new();
    for entry in fs::read_dir(root.join(folder))? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "toml") {
            out.push((path.display().to_string(), fs::read_to_string(&path)?));
        }
    }
    out.sort();
    Ok(out)
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(n, t)| (&n[..], &t[..])).collect()
}

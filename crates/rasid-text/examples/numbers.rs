//! Prints every number of a text with its value, bounds and kind.
//!
//! `cargo run -p rasid-text --example numbers -- "TEXT"`, or lines on standard input.
//! The number words come from the project's `codebook/number`; a program of your own
//! reads them the same way.

use rasid_text::Document;
use rasid_text::number::{Number, NumberLexicon, numbers};
use std::error::Error;
use std::fs;
use std::io::{self, BufRead};
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let lexicon = lexicon()?;
    let words: Vec<String> = std::env::args().skip(1).collect();
    if !words.is_empty() {
        print(&lexicon, &words.join(" "));
        return Ok(());
    }
    for line in io::stdin().lock().lines() {
        print(&lexicon, &line?);
    }
    Ok(())
}

/// The number words of `codebook/number`, all its files.
fn lexicon() -> Result<NumberLexicon, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../codebook/number");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "toml") {
            files.push((path.display().to_string(), fs::read_to_string(&path)?));
        }
    }
    files.sort();
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (&n[..], &t[..])).collect();
    Ok(NumberLexicon::parse_files(&files)?)
}

/// A line for each number: where, the words, what they say.
fn print(lexicon: &NumberLexicon, text: &str) {
    let doc = Document::new(text);
    for number in numbers(lexicon, &doc) {
        println!("{}", line(&doc, text, &number));
    }
}

fn line(doc: &Document, text: &str, number: &Number) -> String {
    let span = doc.span(number.tokens.clone());
    let length = (span.end - span.start) as usize;
    let said: String = text
        .chars()
        .skip(span.start as usize)
        .take(length)
        .collect();
    let value = number.value.map_or("-".to_owned(), |v| v.to_string());
    let amount = number.amount.map_or("-".to_owned(), |a| {
        let max = a.max.map_or(String::new(), |max| max.to_string());
        format!("{}..{max}{}", a.min, if a.approx { "~" } else { "" })
    });
    let (start, end, kind, rule) = (span.start, span.end, number.kind, &number.rule);
    format!("{start}..{end}\t{said}\t{value}\t{amount}\t{kind:?}\t{rule}")
}

//! `rasid number`: the numbers of a text, without coding it.

use crate::commands::phrases::{self, Given};
use anyhow::Result;
use clap::Args;
use rasid_codebook::Codebook;
use rasid_export::phrase::{Found, NumberRow};
use rasid_ingest::Phrase;
use rasid_text::{Document, number};
use std::process::ExitCode;

const EXAMPLES: &str = "\
Examples:
  rasid number 'TEXT IN ARABIC'
  rasid number - < text.txt
  rasid number --jsonl < texts.jsonl > numbers.jsonl

The answer is a JSON object; its \"results\" each hold \"start\" and \"end\" (counted
in Unicode scalar values, end exclusive), \"text\", \"kind\" (cardinal, ordinal or
fraction), \"value\", \"min\", \"max\", \"approx\", \"percent\" and \"rule\". The value is
the figure said: \"more than 20\" has the value 20, min 21, and max null.
With --jsonl each line of standard input is an object with \"text\"; each gets a
line, in order.
Exit code: 0 done, 1 failed or a line is wrong, 2 bad usage.";

/// Say which numbers a text tells, in figures and in words
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Number {
    #[command(flatten)]
    given: Given,
}

/// Runs the command.
pub fn run(args: &Number) -> Result<ExitCode> {
    let read = |book: &Codebook, phrase: &Phrase| numbers(book, &phrase.text);
    phrases::answer(&args.given, read, phrases::line)
}

fn numbers(book: &Codebook, text: &str) -> Found<NumberRow> {
    let doc = Document::new(text);
    let numbers = number::numbers(book.numbers(), &doc).into_iter();
    let results = numbers.map(|n| NumberRow::new(text, doc.span(n.tokens.clone()), &n));
    Found {
        results: results.collect(),
    }
}

//! `rasid time`: the times of a text, without coding it.

use crate::commands::phrases::{self, Given};
use anyhow::Result;
use clap::{Args, ValueEnum};
use rasid_codebook::Codebook;
use rasid_export::phrase::{Found, TimeRow};
use rasid_text::{Document, number};
use rasid_time::{Direction, Reference, expressions, resolve_with};
use std::process::ExitCode;

const EXAMPLES: &str = "\
Examples:
  rasid time --reference 2022-01-16 'TEXT IN ARABIC'
  rasid time --reference 2022-01-16T18:00 --direction future - < text.txt
  rasid time --jsonl < texts.jsonl > times.jsonl

The answer is a JSON object; its \"results\" each hold \"start\" and \"end\" (counted
in Unicode scalar values, end exclusive), \"text\", \"value\" and \"rule\". A value has
a first and a last day or minute, both inclusive, its \"precision\", and \"edtf\", the
same in EDTF (ISO 8601-2). Without a reference, a time that needs one has no value.
With --jsonl each line of standard input is an object with \"text\" and optional
\"reference\" and \"direction\"; each gets a line, in order.
Exit code: 0 done, 1 failed or a line is wrong, 2 bad usage.";

/// Say which times a text tells, and when they are
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Time {
    #[command(flatten)]
    given: Given,
    /// The text's own day: 2022-01-16, 2022-01-16T18:00, or two days with a slash
    #[arg(long, value_name = "DATE")]
    reference: Option<Reference>,
    /// Where the text looks where no word says: news looks back
    #[arg(long, value_enum, default_value_t = Looks::Past)]
    direction: Looks,
}

#[derive(Clone, Copy, ValueEnum)]
enum Looks {
    /// The latest such day on or before the reference
    Past,
    /// The first such day after it
    Future,
}

/// Runs the command.
pub fn run(args: &Time) -> Result<ExitCode> {
    let direction = match args.direction {
        Looks::Past => Direction::Past,
        Looks::Future => Direction::Future,
    };
    phrases::answer(&args.given, |book, phrase| {
        let reference = phrase.reference.or(args.reference);
        let direction = phrase.direction.unwrap_or(direction);
        times(book, &phrase.text, reference.as_ref(), direction)
    })
}

fn times(
    book: &Codebook,
    text: &str,
    reference: Option<&Reference>,
    direction: Direction,
) -> Found<TimeRow> {
    let doc = Document::new(text);
    let numbers = number::numbers(book.numbers(), &doc);
    let hits = expressions(book.times(), &doc, &numbers).into_iter();
    let results = hits.map(|hit| {
        let value = resolve_with(&hit.expr, reference, direction);
        let span = doc.span(hit.tokens);
        TimeRow::new(text, span, &hit.expr, value.as_ref(), hit.rule)
    });
    Found {
        results: results.collect(),
    }
}

//! `rasid time`: the times of a text, without coding it.

use crate::commands::phrases::{self, Given};
use anyhow::Result;
use clap::{Args, ValueEnum};
use rasid_codebook::Codebook;
use rasid_export::phrase::{Found, Tagged, TimeRow, timeml};
use rasid_ingest::Phrase;
use rasid_text::{Document, number};
use rasid_time::{Direction, Habits, Reference, TimeHit, expressions_with, resolve_with, timex3};
use serde::Serialize;
use std::io::Write;
use std::process::ExitCode;

const EXAMPLES: &str = "\
Examples:
  rasid time --reference 2022-01-16 'TEXT IN ARABIC'
  rasid time --reference 2022-01-16T18:00 --direction future - < text.txt
  rasid time --reference 2022-01-16 --format timex3 - < text.txt
  rasid time --jsonl < texts.jsonl > times.jsonl

The answer is a JSON object; its \"results\" each hold \"start\" and \"end\" (counted
in Unicode scalar values, end exclusive), \"text\", \"value\" and \"rule\". A value has
a first and a last day or minute, both inclusive, its \"precision\", and \"edtf\", the
same in EDTF (ISO 8601-2). Without a reference, a time that needs one has no value.
A length of time lies on no day: it has a \"duration\", and what comes again a \"set\".
With --jsonl each line of standard input is an object with \"text\" and optional
\"reference\" and \"direction\"; each gets a line, in order.
--format timex3 prints the text with TIMEX3 tags, as temporal taggers do; with
--jsonl each line then holds it as \"timeml\".
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
    /// Whose press it is from, for dates in digits: a two-letter country code
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The times with their values
    Json,
    /// The text with TIMEX3 tags, as TimeML
    Timex3,
}

#[derive(Clone, Copy, ValueEnum)]
enum Looks {
    /// The latest such day on or before the reference
    Past,
    /// The first such day after it
    Future,
}

/// What one text gives, in the form asked for.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Times(Found<TimeRow>),
    Tagged { timeml: String },
}

/// A text, its own day and where it looks.
struct Told<'a> {
    text: &'a str,
    reference: Option<Reference>,
    direction: Direction,
    country: Option<&'a str>,
}

/// Runs the command.
pub fn run(args: &Time) -> Result<ExitCode> {
    let direction = match args.direction {
        Looks::Past => Direction::Past,
        Looks::Future => Direction::Future,
    };
    let read = |book: &Codebook, phrase: &Phrase| {
        let told = Told {
            text: &phrase.text,
            reference: phrase.reference.or(args.reference),
            direction: phrase.direction.unwrap_or(direction),
            country: args.country.as_deref(),
        };
        match args.format {
            Format::Json => Answer::Times(times(book, &told)),
            Format::Timex3 => Answer::Tagged {
                timeml: tagged(book, &told),
            },
        }
    };
    phrases::answer(&args.given, read, print)
}

/// One text by itself: TimeML is a document, not JSON.
fn print(out: &mut dyn Write, answer: &Answer) -> Result<()> {
    match answer {
        Answer::Times(_) => phrases::line(out, answer),
        Answer::Tagged { timeml } => Ok(out.write_all(timeml.as_bytes())?),
    }
}

fn times(book: &Codebook, told: &Told) -> Found<TimeRow> {
    let doc = Document::new(told.text);
    let results = hits(book, &doc, told).into_iter().map(|hit| {
        let value = resolve_with(&hit.expr, told.reference.as_ref(), told.direction);
        let span = doc.span(hit.tokens);
        TimeRow::new(told.text, span, &hit.expr, value.as_ref(), hit.rule)
    });
    Found {
        results: results.collect(),
    }
}

fn tagged(book: &Codebook, told: &Told) -> String {
    let doc = Document::new(told.text);
    let tags = hits(book, &doc, told).into_iter().map(|hit| Tagged {
        span: doc.span(hit.tokens),
        timex: timex3(&hit.expr, told.reference.as_ref(), told.direction),
    });
    let tags: Vec<Tagged> = tags.collect();
    timeml(told.text, &tags, told.reference.as_ref())
}

fn hits(book: &Codebook, doc: &Document, told: &Told) -> Vec<TimeHit> {
    let numbers = number::numbers(book.numbers(), doc);
    let habits = Habits {
        digits: book.digit_order(told.country),
        ..Habits::ALL
    };
    expressions_with(book.times(), doc, &numbers, habits)
}

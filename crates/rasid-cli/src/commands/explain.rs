//! `rasid codebook explain`: what the codebook reads in a text, and what it does not.
//!
//! First everything recognised, in text order, each trigger with what became of
//! it; then every event that came of it, with its words. The Arabic stands on
//! lines of its own.

use crate::{knowledge, output::When};
use anyhow::{Result, bail};
use clap::Args;
use rasid::{Input, Rasid};
use rasid_coder::{Judgement, Outcome, Reason, Step};
use rasid_model::{Report, Span};
use std::io::{self, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Say which entries and rules fire on TEXT, and why the others do not
#[derive(Args)]
#[command(after_help = "\
Examples:
  rasid codebook explain 'TEXT IN ARABIC'
  rasid codebook explain - --codebook codebook/ < report.txt

An entry that you miss in the answer has no form that stands in the text.")]
pub struct Explain {
    /// The text to explain; - reads standard input
    text: String,
    /// The codebook's folder; without it, the one that the program carries
    #[arg(long, value_name = "DIR")]
    codebook: Option<PathBuf>,
    /// Colour the answer; NO_COLOR turns it off on a terminal
    #[arg(long, value_enum, default_value_t, num_args = 0..=1, require_equals = true,
          default_missing_value = "always", value_name = "WHEN")]
    color: When,
}

/// Runs the command.
pub fn run(args: &Explain) -> Result<ExitCode> {
    let book = knowledge::codebook(args.codebook.as_deref())?;
    let input = input(&args.text)?;
    let report = input.report.clone();
    let steps = rasid_coder::explain(&book, &report);
    let record = Rasid::new(book).read(vec![input]);
    let mut out = BufWriter::new(io::stdout().lock());
    write_steps(&mut out, &report, &steps)?;
    for read in &record.reports {
        write_days(&mut out, read)?;
    }
    if record.events.is_empty() {
        writeln!(out, "No event came of it.")?;
    }
    for event in &record.events {
        writeln!(out)?;
        let found = rasid_export::find(&record, &event.id)?;
        rasid_export::show(&mut out, &record, &found, args.color.paint())?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The text as a report.
fn input(text: &str) -> Result<Input> {
    let mut given: Box<dyn Read> = if text == "-" {
        Box::new(io::stdin().lock())
    } else {
        Box::new(text.as_bytes())
    };
    let stdin = ["-".to_owned()];
    let reading = rasid_ingest::read(&stdin, &mut given, rasid_ingest::Options::default());
    match (reading.inputs.into_iter().next(), reading.notices.first()) {
        (Some(input), _) => Ok(input),
        (None, Some(notice)) => bail!("the text {}; write a sentence in Arabic", notice.message),
        (None, None) => bail!("there is no text; write a sentence in Arabic"),
    }
}

fn write_steps(out: &mut dyn Write, report: &Report, steps: &[Step]) -> Result<()> {
    if steps.is_empty() {
        writeln!(out, "No entry of the codebook fires on this text.")?;
    }
    for step in steps {
        let became = step
            .outcome
            .as_ref()
            .map_or_else(String::new, |o| format!(": {}", told(o)));
        writeln!(out, "{}{became}", step.rule)?;
        writeln!(out, "  \u{ab}{}\u{bb}", words(report, step.span))?;
        if let Some(Outcome::Joined(other)) = &step.outcome {
            writeln!(out, "  \u{ab}{}\u{bb}", words(report, *other))?;
        }
    }
    Ok(())
}

/// The report's own days and the words that say so, where they were not given with it.
fn write_days(out: &mut dyn Write, report: &Report) -> Result<()> {
    let Some((start, end)) = report.published.days() else {
        return Ok(writeln!(
            out,
            "The words do not fix the report's own days."
        )?);
    };
    let days = if start == end {
        format!("{start}")
    } else {
        format!("{start} to {end}")
    };
    writeln!(out, "The report's own days: {days}")?;
    for span in &report.published.spans {
        writeln!(out, "  \u{ab}{}\u{bb}", words(report, *span))?;
    }
    Ok(())
}

fn words(report: &Report, span: Span) -> String {
    let length = span.end.saturating_sub(span.start) as usize;
    let words: String = report
        .text
        .chars()
        .skip(span.start as usize)
        .take(length)
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What became of a trigger, in words.
fn told(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Mention(id) => format!("told the event of mention {id}"),
        Outcome::Joined(_) => "helped to tell the event of the words on the second line".to_owned(),
        Outcome::Dropped(reason) => format!("told no event, because {}", because(*reason)),
        Outcome::Judged(judgement) => judged(judgement),
    }
}

/// The learned part's score of a sentence, and what weighed most.
fn judged(judgement: &Judgement) -> String {
    let thousandths = |n: i64| format!("{:+.2}", n as f64 / 1000.0);
    let weighed: Vec<String> = judgement
        .weighed
        .iter()
        .map(|(name, weight)| format!("{name} {}", thousandths(*weight)))
        .collect();
    format!(
        "scored {} ({})",
        thousandths(judgement.thousandths),
        weighed.join("; ")
    )
}

fn because(reason: Reason) -> &'static str {
    match reason {
        Reason::NoEventNoun => "it needs a noun of an event beside it",
        Reason::NeedsWeapon => "it needs a weapon beside it",
        Reason::NeedsCompany => "it needs an actor, a place, a time or a figure beside it",
        Reason::Hypothetical => "the words only suppose it",
        Reason::Figurative => "the words are a figure of speech",
        Reason::Accident => "it is told of an accident, with no attacker",
        Reason::Drill => "it is told of a drill or a test",
        Reason::LooksBack => "it looks back to an event that is told already",
        Reason::Generic => "it speaks of events in general",
        Reason::PartOfTotal => "it is part of a total",
        Reason::Counted => "it is counted in a tally",
        Reason::NoSpeaker => "nobody is found who says it",
        Reason::Boilerplate => "it stands in boilerplate",
        Reason::Judged => "the learned part holds that its sentence tells of none that happened",
        Reason::AnswersQuestion => "it stands in a question or its answer",
    }
}

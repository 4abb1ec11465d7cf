//! `rasid read`: reports in, record out, no database.

use crate::knowledge;
use crate::output::{self, When};
use anyhow::Result;
use clap::{Args, ValueEnum};
use rasid_model::Record;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

const EXAMPLES: &str = "\
Examples:
  rasid read reports/                         a timeline of every report in the folder
  rasid read reports/ --out record/           write the record too, as JSON lines
  rasid read 'archive/2022-*.jsonl' --json    events as JSON lines, for a program
  rasid read reports/ --show e-71c0           one event with its words
  rasid read reports/ --show 3f2a91c04be7     how that report was dated
  curl -s URL | html2text | rasid read -      standard input

A report is a text file, or a line of a .jsonl file with \"text\" and optional
\"url\", \"title\", \"outlet\", \"published\" and \"captured\", a day on which it is
known to have been there. What cannot be read gets a notice
on standard error and in the record, and the rest is read.
Exit code: 0 done, 1 failed or nothing could be read, 2 bad usage.";

/// Read reports and print a timeline of the events
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Read {
    /// Files, folders, patterns, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// Write the record into this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Timeline)]
    format: Format,
    /// The same as --format jsonl
    #[arg(long)]
    json: bool,
    /// Show one event, by the beginning of its id or of a mention's id; or how a report
    /// was dated, by the report's id
    #[arg(long, value_name = "ID")]
    show: Option<String>,
    /// The codebook's folder; without it, the one that the program carries
    #[arg(long, value_name = "DIR")]
    codebook: Option<PathBuf>,
    /// Refuse a file larger than this
    #[arg(long, value_name = "BYTES", default_value_t = rasid_ingest::MAX_BYTES)]
    max_bytes: u64,
    /// Colour the timeline; NO_COLOR turns it off on a terminal
    #[arg(long, value_enum, default_value_t, num_args = 0..=1, require_equals = true,
          default_missing_value = "always", value_name = "WHEN")]
    color: When,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Timeline,
    /// Events, one JSON object a line
    Jsonl,
}

impl Read {
    fn json(&self) -> bool {
        self.json || self.format == Format::Jsonl
    }
}

/// Runs the command.
pub fn run(args: &Read) -> Result<ExitCode> {
    let rasid = knowledge::rasid(args.codebook.as_deref())?;
    let options = rasid_ingest::Options {
        max_bytes: args.max_bytes,
    };
    let reading = rasid_ingest::read(&args.paths, &mut io::stdin().lock(), options);
    let nothing = reading.inputs.is_empty();
    let mut record = rasid.read(reading.inputs);
    record.notices.extend(reading.notices);
    record.notices.sort();
    complain(&record, args);
    if let Some(dir) = &args.out {
        rasid_export::write_record(&record, dir)?;
    }
    if nothing {
        output::complain("nothing could be read; the notices above say why");
        return Ok(ExitCode::FAILURE);
    }
    print(&record, args)?;
    Ok(ExitCode::SUCCESS)
}

/// Says the notices, unless the timeline shows them on the very same terminal.
fn complain(record: &Record, args: &Read) {
    let shown = !args.json() && args.show.is_none() && !record.reports.is_empty();
    if shown && io::stdout().is_terminal() && io::stderr().is_terminal() {
        return;
    }
    record
        .notices
        .iter()
        .for_each(|n| output::complain(&rasid_export::spoken(n)));
}

fn print(record: &Record, args: &Read) -> Result<()> {
    let paint = args.color.paint();
    let mut out = BufWriter::new(io::stdout().lock());
    let report = args
        .show
        .as_ref()
        .and_then(|id| rasid_export::find_report(record, id));
    if let Some(report) = report {
        match args.json() {
            true => {
                rasid_export::lines(&mut out, rasid_export::dating_of(record, report).as_slice())?
            }
            false => rasid_export::show_report(&mut out, record, report, paint)?,
        }
        return Ok(out.flush()?);
    }
    match (&args.show, args.json()) {
        (Some(id), json) => {
            let found = rasid_export::find(record, id)?;
            match json {
                true => rasid_export::lines(&mut out, &[found.event])?,
                false => rasid_export::show(&mut out, record, &found, paint)?,
            }
        }
        (None, true) => rasid_export::lines(&mut out, &record.events)?,
        (None, false) => rasid_export::timeline(&mut out, record, paint)?,
    }
    out.flush()?;
    Ok(())
}

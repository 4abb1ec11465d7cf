//! `rasid read`: reports in, record out, no database.

use crate::output;
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use rasid_model::{Notice, Record};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Read reports and print a timeline of the events, or write the record.
#[derive(Args)]
#[command(after_help = "\
Examples:
  rasid read reports/                      a timeline of every report in the folder
  rasid read reports/ --out record/        the record, as JSON lines
  rasid read 'archive/2022-*.jsonl' --json events as JSON lines, for a program
  rasid read reports/ --show e-71c0        one event with its words
  curl -s URL | html2text | rasid read -   standard input

A report is a text file, or a line of a .jsonl file with \"text\" and optional
\"url\", \"title\", \"outlet\" and \"published\". What cannot be read gets a notice,
and the rest is read. Exit code: 0 done, 1 nothing could be read, 2 bad usage.")]
pub struct Read {
    /// Files, folders, patterns, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// Write the record into this folder.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Timeline)]
    format: Format,
    /// The same as --format jsonl.
    #[arg(long)]
    json: bool,
    /// Refuse a file larger than this.
    #[arg(long, value_name = "BYTES", default_value_t = rasid_ingest::MAX_BYTES)]
    max_bytes: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Timeline,
    /// Events, one JSON object a line.
    Jsonl,
}

/// Runs the command.
pub fn run(args: &Read) -> Result<ExitCode> {
    let options = rasid_ingest::Options {
        max_bytes: args.max_bytes,
    };
    let reading = rasid_ingest::read(&args.paths, &mut io::stdin().lock(), options);
    let nothing = reading.inputs.is_empty();
    let mut record = rasid::Rasid::bundled()
        .context("the codebook")?
        .read(reading.inputs);
    record.notices.extend(reading.notices);
    record.notices.sort();
    for notice in &record.notices {
        output::complain(&spoken(notice));
    }
    if let Some(dir) = &args.out {
        rasid_export::write_record(&record, dir)?;
    }
    print(&record, args)?;
    Ok(if nothing {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn spoken(notice: &Notice) -> String {
    let name = notice.source_path.as_ref().or(notice.url.as_ref());
    let name = name.map(String::as_str).unwrap_or("input");
    format!(
        "{name}: {} [{}]. {}",
        notice.message, notice.code, notice.hint
    )
}

fn print(record: &Record, args: &Read) -> Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    if args.json || args.format == Format::Jsonl {
        rasid_export::lines(&mut out, &record.events)?;
    }
    out.flush()?;
    Ok(())
}

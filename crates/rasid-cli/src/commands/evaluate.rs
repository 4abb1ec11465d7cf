//! `rasid evaluate`: a record beside what people found in the same reports.

use crate::knowledge;
use anyhow::{Context, Result};
use clap::Args;
use rasid_evaluate::{Files, Gold, Names, evaluate};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const EXAMPLES: &str = "\
Examples:
  rasid evaluate corpus/region/dev.jsonl --gold corpus/region/gold/dev
  rasid evaluate --record record/ --gold gold/events-of-may --misses

--gold names the beginning of up to six files of JSON lines: PREFIX-events.jsonl,
PREFIX-reports.jsonl, PREFIX-statements.jsonl, PREFIX-tallies.jsonl,
PREFIX-copies.jsonl and PREFIX-roots.jsonl. A file names.json beside them holds further spellings that count for a name.
A pair is one event in one report. An interval is where 95 of 100 draws of
whole reports put the F1 of pairs.
Exit code: 0 done, 1 failed, 2 bad usage.";

/// Score reports, or a record, against what people found in them
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Evaluate {
    /// Reports to code and score
    #[arg(value_name = "PATH", required_unless_present = "record")]
    paths: Vec<String>,
    /// A record made before, instead of reports
    #[arg(long, value_name = "DIR", conflicts_with = "paths")]
    record: Option<PathBuf>,
    /// How the names of gold's files begin
    #[arg(long, value_name = "PREFIX")]
    gold: PathBuf,
    /// Further spellings that count for a name
    #[arg(long, value_name = "FILE")]
    names: Vec<PathBuf>,
    /// The codebook's folder; without it, the one that the program carries
    #[arg(long, value_name = "DIR")]
    codebook: Option<PathBuf>,
    /// Print the figures as a JSON object
    #[arg(long)]
    json: bool,
    /// List what is missed and what is invented
    #[arg(long)]
    misses: bool,
}

/// Runs the command.
pub fn run(args: &Evaluate) -> Result<ExitCode> {
    let gold = gold(&args.gold)?;
    let names = names(args)?;
    let record = match &args.record {
        Some(dir) => rasid_export::read_record(dir)?,
        None => knowledge::read(&args.paths, args.codebook.as_deref())?,
    };
    let scores = evaluate(&record, &gold, &names);
    let mut out = io::stdout().lock();
    if args.json {
        rasid_export::lines(&mut out, &[&scores])?;
    } else {
        rasid_export::scores(&mut out, &scores)?;
    }
    if args.misses {
        for miss in &scores.misses {
            writeln!(out, "{miss}")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn gold(prefix: &Path) -> Result<Gold> {
    let text = |part: &str| -> Result<Option<String>> {
        let mut path = prefix.as_os_str().to_owned();
        path.push(format!("-{part}.jsonl"));
        let path = PathBuf::from(path);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| path.display().to_string()),
        }
    };
    let events = text("events")?.with_context(|| {
        let prefix = prefix.display();
        format!("{prefix}-events.jsonl is missing; --gold takes the beginning of that name")
    })?;
    let parts = ["reports", "statements", "tallies", "copies", "roots"];
    let [reports, statements, tallies, copies, roots] = parts.map(text);
    Gold::parse(Files {
        events: &events,
        reports: &reports?.unwrap_or_default(),
        statements: &statements?.unwrap_or_default(),
        tallies: &tallies?.unwrap_or_default(),
        copies: &copies?.unwrap_or_default(),
        roots: &roots?.unwrap_or_default(),
    })
    .with_context(|| format!("gold {}", prefix.display()))
}

fn names(args: &Evaluate) -> Result<Names> {
    let beside = args.gold.with_file_name("names.json");
    let files = args.names.iter().cloned();
    let mut names = Names::default();
    for file in files.chain(beside.exists().then_some(beside)) {
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let more = Names::parse(&text).with_context(|| {
            let file = file.display();
            format!("{file}: expected an object of names, each with a list of spellings")
        })?;
        names.extend(more);
    }
    Ok(names)
}

//! `rasid exchanges`: attacks and the answers to them.

use crate::knowledge;
use crate::output::When;
use anyhow::Result;
use clap::Args;
use rasid_export::Edges;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

const EXAMPLES: &str = "\
Examples:
  rasid exchanges reports/                  every exchange that the reports tell
  rasid exchanges --record record/          the same of a record made before
  rasid exchanges reports/ --stated         only answers that a text states
  rasid exchanges reports/ --json           one JSON object an exchange

An exchange is everything that answers connect. Each answer says whether a text
states it or it is inferred from who struck whom, where and when, and how many
days lie between.
Exit code: 0 done, 1 failed, 2 bad usage.";

/// Print attacks with the answers to them, as chains
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Exchanges {
    /// Reports to read
    #[arg(value_name = "PATH", required_unless_present = "record")]
    paths: Vec<String>,
    /// A record made before, instead of reports
    #[arg(long, value_name = "DIR", conflicts_with = "paths")]
    record: Option<PathBuf>,
    /// Leave out what is only inferred
    #[arg(long)]
    stated: bool,
    /// Print one JSON object an exchange
    #[arg(long)]
    json: bool,
    /// The codebook's folder; without it, the one that the program carries
    #[arg(long, value_name = "DIR")]
    codebook: Option<PathBuf>,
    /// Colour the output; NO_COLOR turns it off on a terminal
    #[arg(long, value_enum, default_value_t, num_args = 0..=1, require_equals = true,
          default_missing_value = "always", value_name = "WHEN")]
    color: When,
}

/// Runs the command.
pub fn run(args: &Exchanges) -> Result<ExitCode> {
    let record = match &args.record {
        Some(dir) => rasid_export::read_record(dir)?,
        None => knowledge::read(&args.paths, args.codebook.as_deref())?,
    };
    let edges = if args.stated {
        Edges::Stated
    } else {
        Edges::All
    };
    let found = rasid_export::exchanges(&record, edges);
    let mut out = BufWriter::new(io::stdout().lock());
    if args.json {
        rasid_export::lines(&mut out, &found)?;
    } else if found.is_empty() {
        writeln!(out, "no answers to attacks were found")?;
    } else {
        rasid_export::write_exchanges(&mut out, &record, &found, args.color.paint())?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

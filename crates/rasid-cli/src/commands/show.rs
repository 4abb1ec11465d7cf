//! `rasid show`: one event of a record, with its words or with why it is one event.

use crate::output::When;
use anyhow::Result;
use clap::Args;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

const EXAMPLES: &str = "\
Examples:
  rasid show e-71c0 --record record/          the event with its sentences and claims
  rasid show e-71c0 --record record/ --why    why its reports tell one event, and what
                                              nearly was the same and was kept apart
  rasid show 3f2a91c04be7-m04 --why           the same of one mention

Exit code: 0 done, 1 failed, 2 bad usage.";

/// Show one event of a record
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Show {
    /// The beginning of the id of an event or of a mention
    #[arg(value_name = "ID")]
    id: String,
    /// The record's folder
    #[arg(
        long,
        value_name = "DIR",
        env = "RASID_RECORD",
        default_value = "rasid-record"
    )]
    record: PathBuf,
    /// Only the reasons of its merges and of near misses that were refused
    #[arg(long)]
    why: bool,
    /// Print the event as JSON
    #[arg(long)]
    json: bool,
    /// Colour the output; NO_COLOR turns it off on a terminal
    #[arg(long, value_enum, default_value_t, num_args = 0..=1, require_equals = true,
          default_missing_value = "always", value_name = "WHEN")]
    color: When,
}

/// Runs the command.
pub fn run(args: &Show) -> Result<ExitCode> {
    let record = rasid_export::read_record(&args.record)?;
    let found = rasid_export::find(&record, &args.id)?;
    let mut out = BufWriter::new(io::stdout().lock());
    match (args.json, args.why) {
        (true, true) => rasid_export::lines(&mut out, &found.event.merge_reasons)?,
        (true, false) => rasid_export::lines(&mut out, &[found.event])?,
        (false, true) => rasid_export::why(&mut out, &found, args.color.paint())?,
        (false, false) => {
            rasid_export::show(&mut out, &record, &found, args.color.paint())?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

//! `rasid codebook`: checks the codebook, and explains what it reads in a text.

use super::{explain, import};
use crate::{knowledge, output};
use anyhow::Result;
use clap::{Args, Subcommand};
use rasid_codebook::CodebookError;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Check the codebook, or explain what it reads in a text
#[derive(Args)]
pub struct Codebook {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(Check),
    Explain(explain::Explain),
    Import(import::Import),
}

/// Check every entry and run its examples and rejects
#[derive(Args)]
#[command(after_help = "\
Examples:
  rasid codebook check                          the codebook that the program carries
  rasid codebook check --codebook codebook/     the one you are writing

Exit code: 0 nothing is wrong, 1 something is, 2 bad usage.")]
struct Check {
    /// The codebook's folder; without it, the one that the program carries
    #[arg(long, value_name = "DIR")]
    codebook: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &Codebook) -> Result<ExitCode> {
    match &args.command {
        Command::Check(args) => check(args),
        Command::Explain(args) => explain::run(args),
        Command::Import(args) => import::run(args),
    }
}

fn check(args: &Check) -> Result<ExitCode> {
    let problems = match &args.codebook {
        None => rasid_codebook::check_files(rasid_codebook::bundled_files()),
        Some(dir) => match knowledge::codebook(Some(dir)) {
            Ok(_) => Vec::new(),
            Err(error) => match error.downcast_ref::<CodebookError>() {
                Some(wrong) => wrong.problems().to_vec(),
                None => return Err(error),
            },
        },
    };
    let mut out = io::stdout().lock();
    for problem in &problems {
        writeln!(out, "{}", apart(&problem.to_string()))?;
    }
    if problems.is_empty() {
        writeln!(out, "Nothing is wrong: every example and reject holds.")?;
        return Ok(ExitCode::SUCCESS);
    }
    output::complain(&format!(
        "{} wrong; correct the entries named above",
        problems.len()
    ));
    Ok(ExitCode::FAILURE)
}

/// With an example's Arabic on a line of its own: beside Latin, terminals scramble it.
fn apart(problem: &str) -> String {
    let is_arabic = |c: char| matches!(u32::from(c), 0x600..=0x6ff);
    match problem.find(is_arabic) {
        Some(at) => format!("{}\n  {}", problem[..at].trim_end(), &problem[at..]),
        None => problem.to_owned(),
    }
}

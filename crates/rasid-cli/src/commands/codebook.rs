//! `rasid codebook`: checks the codebook, and explains what it reads in a text.

use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Check the codebook, or explain what it reads in a text.
#[derive(Args)]
pub struct Codebook {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(Check),
    Explain(Explain),
}

/// Check every entry and run its examples and rejects.
#[derive(Args)]
struct Check {
    /// The codebook's folder; without it, the one that the program carries.
    #[arg(long, value_name = "DIR")]
    codebook: Option<PathBuf>,
}

/// Say which entries and rules fire on TEXT, and why the others do not.
#[derive(Args)]
struct Explain {
    /// The text to explain.
    text: String,
    /// The codebook's folder; without it, the one that the program carries.
    #[arg(long, value_name = "DIR")]
    codebook: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &Codebook) -> Result<ExitCode> {
    match &args.command {
        Command::Check(c) => bail!("not yet {:?}", c.codebook),
        Command::Explain(e) => bail!("not yet {:?} {}", e.codebook, e.text),
    }
}

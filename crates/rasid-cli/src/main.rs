//! The command `rasid`.
//!
//! One file per command under `commands`. This file only chooses the command
//! and turns its end into an exit code: 0 done, 1 failed, 2 bad usage.

mod commands;
mod import;
mod knowledge;
mod output;

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A report is coded in hundreds of small pieces that live as long as it: an allocator
/// made for such is a tenth of the time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Reads Arabic reports of armed conflict into a record: each event once, with
/// everyone who reported it and the words that say so.
#[derive(Parser)]
#[command(
    name = "rasid",
    version,
    about,
    max_term_width = 100,
    arg_required_else_help = true
)]
struct Rasid {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Read(Box<commands::read::Read>),
    Time(commands::time::Time),
    Number(commands::number::Number),
    Codebook(commands::codebook::Codebook),
    Evaluate(commands::evaluate::Evaluate),
    Exchanges(commands::exchanges::Exchanges),
    Show(commands::show::Show),
}

fn main() -> ExitCode {
    let done = match Rasid::parse().command {
        Command::Read(read) => commands::read::run(&read),
        Command::Time(time) => commands::time::run(&time),
        Command::Number(number) => commands::number::run(&number),
        Command::Codebook(codebook) => commands::codebook::run(&codebook),
        Command::Evaluate(evaluate) => commands::evaluate::run(&evaluate),
        Command::Show(show) => commands::show::run(&show),
        Command::Exchanges(exchanges) => commands::exchanges::run(&exchanges),
    };
    match done {
        Ok(code) => code,
        // The reader of a pipe, such as `head`, had enough: that is no failure.
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

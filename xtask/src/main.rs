//! The project's chores, behind one door: `cargo xtask check`.
//!
//! Each chore is a file; this one only chooses. Nothing here is shipped.
//! Absent on purpose: anything that installs, downloads or pushes.

mod check;
mod run;
mod score;
mod tidy;
mod tree;

use anyhow::{Result, bail};
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask CHORE

  check              everything that must hold before a change lands
  tidy               the guards over the tree alone
  score              the figures of the record over ../shared, against xtask/floors.toml

example: cargo xtask tidy";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match chore(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore(words: &[&str]) -> Result<()> {
    match words {
        ["check"] => check::check(),
        ["tidy"] => tidy::tidy(),
        ["score"] => score::score(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("no chore is called `{}`\n\n{USAGE}", words.join(" ")),
    }
}

//! The project's chores, behind one door: `cargo xtask check`.
//!
//! Each chore is a file; this one only chooses. Nothing here is shipped.
//! Absent on purpose: anything that installs, downloads or pushes.

mod check;
mod codebook_doc;
mod diff;
mod evaluate;
mod growth;
mod new;
mod run;
mod score;
mod speed;
mod tidy;
mod tree;

use anyhow::{Result, bail};
use evaluate::Corpus;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask CHORE

  check              everything that must hold before a change lands
  tidy               the guards over the tree alone
  score              the figures over ../shared, against xtask/floors.toml
  evaluate [TABLE]   write the tables of EVALUATION.md anew from the measures
  evaluate --check   fail where a table that needs no run is out of date
  evaluate region --final, evaluate crossreport --final
                     the last figure of the half kept for it: once, when all is done
  speed              how fast times are read, beside dateparser, in one run
  bench              the speed of coding on one core, beside one scan of the text
  growth [MOST]      how linking grows, from ten thousand mentions to a million, or to MOST
  fuzz-smoke         the fuzz entries over a fixed stream of bytes, on stable
  learn              write the weights of the learned part anew, from ../shared
  learn --folds N    a record of the rows, each coded by weights that did not see its document
  codebook-doc       write CODEBOOK.md anew; with --check, fail where it is out of date
  new KIND ID        the skeleton of a codebook entry
  diff save          keep the mentions of the corpus as they are now
  diff               what has come, gone or changed since they were kept

example: cargo xtask new weapon weapon.mortar";

const SMOKE: &[&str] = &[
    "test",
    "--release",
    "--package",
    "xtask",
    "--test",
    "fuzz_smoke",
];

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
        ["evaluate"] => evaluate::evaluate(None),
        ["evaluate", "--check"] => evaluate::check(),
        ["evaluate", "region", "--final"] => evaluate::final_half(Corpus::Region),
        ["evaluate", "crossreport", "--final"] => evaluate::final_half(Corpus::Crossreport),
        ["evaluate", table] => evaluate::evaluate(Some(table)),
        ["speed"] => speed::speed(),
        ["bench"] => run::cargo(&tree::root()?, &[run::BENCH, &["coding"]].concat()),
        ["growth"] => growth::growth("1000000"),
        ["growth", most] => growth::growth(most),
        ["fuzz-smoke"] => run::cargo(&tree::root()?, SMOKE),
        ["learn", rest @ ..] => run::cargo(&tree::root()?, &[run::LEARN, rest].concat()),
        ["codebook-doc"] => codebook_doc::write(),
        ["codebook-doc", "--check"] => codebook_doc::check(),
        ["new", kind, id] => new::new(kind, id),
        ["diff", "save"] => diff::save(),
        ["diff"] => diff::diff(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("no chore is called `{}`\n\n{USAGE}", words.join(" ")),
    }
}

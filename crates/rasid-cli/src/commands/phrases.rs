//! What the commands over single texts share: the text in, JSON out.
//!
//! A text comes from the command line, from standard input, or as JSON lines; each
//! gets one line of JSON. Answers go out as they are found, so that a pipe flows.

use crate::knowledge;
use anyhow::{Context, Result};
use clap::Args;
use rasid_codebook::Codebook;
use rasid_ingest::Phrase;
use serde::Serialize;
use std::io::{self, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Where the texts come from.
#[derive(Args)]
pub struct Given {
    /// The text; - reads standard input
    #[arg(
        required_unless_present = "jsonl",
        conflicts_with = "jsonl",
        value_name = "TEXT"
    )]
    text: Option<String>,
    /// Read a JSON object a line from standard input, and write one a line
    #[arg(long)]
    jsonl: bool,
    /// The codebook's folder; without it, the one that the program carries
    #[arg(long, value_name = "DIR")]
    codebook: Option<PathBuf>,
}

/// Prints what `read` finds in each text: a single one as `print` does, a batch as JSON lines.
pub fn answer<T: Serialize>(
    given: &Given,
    read: impl Fn(&Codebook, &Phrase) -> T,
    print: impl Fn(&mut dyn Write, &T) -> Result<()>,
) -> Result<ExitCode> {
    let book = knowledge::codebook(given.codebook.as_deref())?;
    let mut out = BufWriter::new(io::stdout().lock());
    let done = match &given.text {
        Some(text) => {
            let phrase = Phrase {
                text: whole(text)?,
                reference: None,
                direction: None,
            };
            print(&mut out, &read(&book, &phrase))
        }
        None => batch(&mut out, |phrase| read(&book, phrase)),
    };
    // What was answered before a wrong line is not lost with it.
    out.flush()?;
    done.map(|()| ExitCode::SUCCESS)
}

/// One answer as a line of JSON.
pub fn line<T: Serialize>(out: &mut dyn Write, answer: &T) -> Result<()> {
    Ok(rasid_export::lines(out, &[answer])?)
}

fn batch<T: Serialize>(out: &mut dyn Write, read: impl Fn(&Phrase) -> T) -> Result<()> {
    for phrase in rasid_ingest::phrases(io::stdin().lock()) {
        let phrase = phrase.context("standard input")?;
        line(out, &read(&phrase))?;
    }
    Ok(())
}

/// The text, as it stands: spans count its scalar values.
fn whole(text: &str) -> Result<String> {
    if text != "-" {
        return Ok(text.to_owned());
    }
    let mut read = String::new();
    io::stdin()
        .lock()
        .read_to_string(&mut read)
        .context("standard input: expected a text in UTF-8")?;
    Ok(read)
}

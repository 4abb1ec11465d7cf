//! Printing that survives a closed pipe.
//!
//! `println!` panics when its reader goes away; these functions give the error
//! back or, for complaints, let it go. Colours are chosen here too.

use clap::ValueEnum;
use rasid_export::Paint;
use std::io::{self, IsTerminal, Write};

/// Does `error` come from a pipe whose reader went away?
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

/// Says `line` on standard error; where nobody listens, nothing is lost.
pub fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "rasid: {line}");
}

/// When to write colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl When {
    /// What that means here and now.
    pub fn paint(self) -> Paint {
        // https://no-color.org: any value but an empty one counts.
        let unwanted = || std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let colour = match self {
            When::Always => true,
            When::Never => false,
            When::Auto => io::stdout().is_terminal() && !unwanted(),
        };
        if colour { Paint::Colour } else { Paint::Plain }
    }
}

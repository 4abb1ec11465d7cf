//! Printing that survives a closed pipe.
//!
//! `println!` panics when its reader goes away; these functions give the error
//! back or, for complaints, let it go.

use std::io::{self, Write};

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

//! JSON lines: one object a line, UTF-8 as it is, keys in the contract's order.

use serde::Serialize;
use std::io::{self, Write};

/// Writes each of `rows` on a line of its own.
pub fn lines<T: Serialize>(out: &mut dyn Write, rows: &[T]) -> io::Result<()> {
    for row in rows {
        serde_json::to_writer(&mut *out, row)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

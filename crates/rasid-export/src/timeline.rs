//! The timeline: what happened, in order of time, for people to read.
//!
//! Incidents stand grouped by exchange (an attack, then its answers), then the
//! statements, the reported tallies, the reports with their dates, and the
//! notices. English first, the Arabic words below on a line of their own.

mod exchange;
mod incident;
mod order;
mod reports;
mod sources;
mod statement;
mod tally;

pub(crate) use incident::sentence;
pub(crate) use order::of_time;
pub use reports::spoken;
pub(crate) use sources::sources;
pub(crate) use statement::sentence as statement_sentence;

use crate::paint::{Paint, Style};
use crate::words::names::Names;
use crate::words::number_of;
use crate::wrap::Paragraph;
use rasid_model::{Event, Family, Record};
use std::io::{self, Write};

/// Writes the timeline of `record`.
pub fn timeline(out: &mut dyn Write, record: &Record, paint: Paint) -> io::Result<()> {
    let names = Names::new(record);
    let page = Page {
        names: &names,
        paint,
    };
    let incidents = of(record, Family::Incident);
    let statements = of(record, Family::Statement);
    let told = exchange::told(&incidents);
    summary(out, record, paint, &told, statements.len())?;
    section(out, paint, "Events", Gap::Line, &told, |out, p| {
        incident::write(out, &page, p)
    })?;
    section(
        out,
        paint,
        "Statements",
        Gap::Line,
        &statements,
        |out, e| statement::write(out, &page, e),
    )?;
    section(
        out,
        paint,
        "Tallies",
        Gap::Line,
        &record.tallies,
        |out, t| tally::write(out, &page, t),
    )?;
    section(
        out,
        paint,
        "Reports",
        Gap::None,
        &record.reports,
        |out, r| reports::write(out, &page, r),
    )?;
    section(
        out,
        paint,
        "Notices",
        Gap::None,
        &record.notices,
        |out, n| reports::notice(out, paint, n),
    )
}

/// What every part of a page needs.
pub(crate) struct Page<'a> {
    pub names: &'a Names<'a>,
    pub paint: Paint,
}

/// The events of a family in order of time.
fn of(record: &Record, family: Family) -> Vec<&Event> {
    let mut events: Vec<&Event> = record
        .events
        .iter()
        .filter(|e| e.family == family)
        .collect();
    events.sort_by_cached_key(|e| order::of_time(e));
    events
}

fn summary(
    out: &mut dyn Write,
    record: &Record,
    paint: Paint,
    told: &[exchange::Place],
    statements: usize,
) -> io::Result<()> {
    let exchanges = told.iter().filter(|p| p.opens && p.exchange > 1).count();
    let mut line = format!(
        "{}: {}",
        number_of(record.reports.len(), "report"),
        number_of(told.len(), "event")
    );
    if exchanges > 0 {
        line.push_str(&format!(" with {}", number_of(exchanges, "exchange")));
    }
    line.push_str(&format!(", {}", number_of(statements, "statement")));
    match record.tallies.len() {
        0 => {}
        1 => line.push_str(", 1 tally"),
        n => line.push_str(&format!(", {n} tallies")),
    }
    Paragraph::new().add(Style::Body, line).write(out, paint, 0)
}

/// What stands between two rows of a section.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Line,
}

/// A heading and its rows, or nothing where there are none.
fn section<T>(
    out: &mut dyn Write,
    paint: Paint,
    name: &str,
    gap: Gap,
    rows: &[T],
    mut write: impl FnMut(&mut dyn Write, &T) -> io::Result<()>,
) -> io::Result<()> {
    if !rows.is_empty() {
        heading(out, paint, name)?;
    }
    for (i, row) in rows.iter().enumerate() {
        if i > 0 && gap == Gap::Line {
            writeln!(out)?;
        }
        write(out, row)?;
    }
    Ok(())
}

fn heading(out: &mut dyn Write, paint: Paint, name: &str) -> io::Result<()> {
    writeln!(out, "\n{}\n", paint.on(Style::Heading, name))
}

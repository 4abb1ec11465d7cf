//! The record's own files, version 1.
//!
//! Each file is written whole beside its place and then renamed into it, so a
//! reader never meets half a file and a failure leaves the last record as it
//! was. Nothing in them depends on the clock or on the order of the input.

use crate::jsonl;
use rasid_model::Record;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The files of a record, in the order in which they are written.
pub const FILES: [&str; 7] = [
    "reports.jsonl",
    "mentions.jsonl",
    "events.jsonl",
    "tallies.jsonl",
    "sources.jsonl",
    "notices.jsonl",
    "datings.jsonl",
];

/// A file of the record that could not be written.
#[derive(Debug, thiserror::Error)]
#[error(
    "{path}: cannot be written: {source}; check that the folder may be written to and has room"
)]
pub struct WriteError {
    path: PathBuf,
    source: io::Error,
}

/// Writes `record` into the folder `dir`, which is made where it is missing.
pub fn write_record(record: &Record, dir: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(dir).map_err(|source| WriteError {
        path: dir.to_owned(),
        source,
    })?;
    let mut notices: Vec<_> = record.notices.iter().collect();
    notices.sort();
    write(dir, FILES[0], &by_id(&record.reports, |r| &r.id))?;
    write(dir, FILES[1], &by_id(&record.mentions, |m| &m.id))?;
    write(dir, FILES[2], &by_id(&record.events, |e| &e.id))?;
    write(dir, FILES[3], &by_id(&record.tallies, |t| &t.id))?;
    write(dir, FILES[4], &by_id(&record.sources, |s| &s.id))?;
    write(dir, FILES[5], &notices)?;
    write(dir, FILES[6], &by_id(&record.datings, |d| &d.id))
}

/// A file of a record that could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{path}{place}: {what}")]
pub struct ReadError {
    path: PathBuf,
    place: String,
    what: String,
}

/// Reads the record in the folder `dir`, as [`write_record`] left it.
pub fn read_record(dir: &Path) -> Result<Record, ReadError> {
    Ok(Record {
        reports: read(dir, FILES[0])?,
        mentions: read(dir, FILES[1])?,
        events: read(dir, FILES[2])?,
        tallies: read(dir, FILES[3])?,
        sources: read(dir, FILES[4])?,
        notices: read(dir, FILES[5])?,
        datings: read(dir, FILES[6])?,
    })
}

fn read<T: DeserializeOwned>(dir: &Path, name: &str) -> Result<Vec<T>, ReadError> {
    let path = dir.join(name);
    let wrong = |place: String, what: String| ReadError {
        path: path.clone(),
        place,
        what,
    };
    let text = fs::read_to_string(&path).map_err(|error| {
        let hint = "a record is a folder that `rasid read --out` wrote";
        wrong(String::new(), format!("cannot be read: {error}; {hint}"))
    })?;
    let rows = text.lines().enumerate();
    rows.map(|(at, row)| {
        let place = || format!(", line {}", at + 1);
        serde_json::from_str(row).map_err(|error| wrong(place(), error.to_string()))
    })
    .collect()
}

fn by_id<T>(rows: &[T], id: impl Fn(&T) -> &str) -> Vec<&T> {
    let mut rows: Vec<&T> = rows.iter().collect();
    rows.sort_by(|a, b| id(a).cmp(id(b)));
    rows
}

fn write<T: Serialize>(dir: &Path, name: &str, rows: &[T]) -> Result<(), WriteError> {
    let path = dir.join(name);
    let beside = dir.join(format!(".{name}.{}.part", std::process::id()));
    let written = fill(&beside, rows).and_then(|()| fs::rename(&beside, &path));
    written.map_err(|source| {
        // The error of the write says more than one of the clean-up could.
        let _ = fs::remove_file(&beside);
        WriteError { path, source }
    })
}

fn fill<T: Serialize>(path: &Path, rows: &[T]) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    jsonl::lines(&mut out, rows)?;
    out.flush()?;
    out.into_inner()
        .map_err(io::IntoInnerError::into_error)?
        .sync_all()
}

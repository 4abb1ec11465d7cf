//! The codebook that a command reads with: the bundled one, or a folder's.

use crate::output;
use anyhow::{Context, Result, bail};
use rasid::Rasid;
use rasid_codebook::Codebook;
use rasid_model::Record;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The program, reading with the codebook of `dir` or the bundled one.
pub fn rasid(dir: Option<&Path>) -> Result<Rasid> {
    codebook(dir).map(Rasid::new)
}

/// Reads reports into a record with that program; what cannot be read is said.
pub fn read(paths: &[String], dir: Option<&Path>) -> Result<Record> {
    let rasid = rasid(dir)?;
    let options = rasid_ingest::Options::default();
    let reading = rasid_ingest::read(paths, &mut io::stdin().lock(), options);
    for notice in &reading.notices {
        output::complain(&rasid_export::spoken(notice));
    }
    anyhow::ensure!(!reading.inputs.is_empty(), "no report could be read");
    Ok(rasid.read(reading.inputs))
}

/// The compiled codebook of `dir`, or the bundled one.
///
/// The bundled one was checked when the program was made; of a folder's, every
/// example must hold before a report is read with it.
pub fn codebook(dir: Option<&Path>) -> Result<Codebook> {
    let Some(dir) = dir else {
        return Codebook::bundled().context("the bundled codebook");
    };
    let files = files(dir)?;
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_str()))
        .collect();
    Codebook::checked(&files).with_context(|| format!("the codebook in {}", dir.display()))
}

/// Its files, in order of name: the name below `dir`, and the content.
fn files(dir: &Path) -> Result<Vec<(String, String)>> {
    let mut paths = Vec::new();
    collect(dir, &mut paths)?;
    paths.sort();
    if paths.is_empty() {
        bail!(
            "{}: holds no .toml or .tsv file; expected a codebook's folder",
            dir.display()
        );
    }
    let named = paths.iter().map(|path| {
        let text = fs::read_to_string(path)
            .with_context(|| format!("{}: cannot be read as UTF-8 text", path.display()))?;
        let name = path
            .strip_prefix(dir)
            .unwrap_or(path)
            .to_string_lossy()
            .replace('\\', "/");
        Ok((name, text))
    });
    named.collect()
}

fn collect(dir: &Path, paths: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(dir)
        .with_context(|| format!("{}: expected a codebook's folder", dir.display()))?;
    for entry in entries {
        let entry = entry?;
        // A link is not followed into: it could lead back here.
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), paths)?;
        } else if entry
            .path()
            .extension()
            .is_some_and(|e| e == "toml" || e == "tsv")
        {
            paths.push(entry.path());
        }
    }
    Ok(())
}

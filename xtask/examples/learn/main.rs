//! Learns the weights of the coder's learned part.
//!
//! From rows of sentences that people judged (`../shared/data/gsr-dev.jsonl`):
//! without `--folds` the files of `codebook/judge/` are written anew; with it, a
//! record of the rows in which each row was coded by weights that saw nothing
//! of its document, to be scored with `../shared/eval/gsr.py --record`. The same
//! rows and codebook give the same bytes. Run it as `cargo xtask learn`.

mod model;
mod rows;
mod svm;

use anyhow::{Context, Result, bail, ensure};
use model::{Example, KINDS, learn};
use rasid::{Input, Rasid};
use rasid_codebook::{Codebook, bundled_files};
use rasid_model::Record;
use rows::{Row, fold_of};
use std::path::{Path, PathBuf};

const USAGE: &str = "usage: cargo xtask learn [--folds N] [--out DIR]

  without --folds: writes codebook/judge/ from all rows
  with --folds N:  writes the record of the rows into DIR (target/xtask/learn),
                   each coded by weights that did not see its document";

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (folds, out) = match words[..] {
        [] => (None, None),
        ["--folds", n] => (Some(n), None),
        ["--folds", n, "--out", dir] => (Some(n), Some(PathBuf::from(dir))),
        _ => bail!("{USAGE}"),
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let gold = root.join("../shared/data/gsr-dev.jsonl");
    if !gold.is_file() {
        println!("learn: skipped, for ../shared is missing");
        return Ok(());
    }
    let text = std::fs::read_to_string(&gold).with_context(|| gold.display().to_string())?;
    let (rows, inputs) = rows::read(&text)?;
    let book = Codebook::new(&files(&[]))?;
    let examples = examples(&book, &rows, &inputs);
    match folds {
        None => write(&root, &text, &rows, &examples),
        Some(n) => {
            let folds = n.parse().context("--folds takes a whole number")?;
            let out = out.unwrap_or_else(|| root.join("target/xtask/learn"));
            cross(&rows, inputs, &examples, folds, &out)
        }
    }
}

/// The bundled files, with these weights in place of those learned before.
fn files(weights: &[(String, String)]) -> Vec<(&str, &str)> {
    let kept = bundled_files()
        .iter()
        .copied()
        .filter(|(name, _)| !name.starts_with("judge/"));
    let new = weights.iter().map(|(n, t)| (n.as_str(), t.as_str()));
    kept.chain(new).collect()
}

/// What the learned part would see of each row.
fn examples(book: &Codebook, rows: &[Row], inputs: &[Input]) -> Vec<Example> {
    let mut out = Vec::new();
    for (row, input) in rows.iter().zip(inputs) {
        for (kind, groups) in rasid_coder::samples(book, &input.report) {
            out.push(Example::new(row, kind, groups));
        }
    }
    out
}

/// Learns from all rows and writes the files.
fn write(root: &Path, text: &str, rows: &[Row], examples: &[Example]) -> Result<()> {
    let folder = root.join("codebook/judge");
    std::fs::create_dir_all(&folder)?;
    for kind in KINDS {
        let model = learn(kind, examples, |_| true);
        let name = format!("{}.tsv", kind.name().to_lowercase());
        let content = model.file(rows.len(), rasid_codebook::judge::part(text));
        println!("{name}: {} features, {} bytes", model.len(), content.len());
        std::fs::write(folder.join(name), content)?;
    }
    Ok(())
}

/// Reads every row by weights that did not see its document, into one record.
fn cross(
    rows: &[Row],
    inputs: Vec<Input>,
    examples: &[Example],
    folds: u64,
    out: &Path,
) -> Result<()> {
    ensure!(folds > 1, "--folds takes 2 or more");
    let mut parts: Vec<Vec<Input>> = (0..folds).map(|_| Vec::new()).collect();
    for (row, input) in rows.iter().zip(inputs) {
        parts[fold_of(&row.doc, folds) as usize].push(input);
    }
    let mut record = Record::default();
    for (fold, part) in (0..folds).zip(parts) {
        let mut weights = Vec::new();
        for kind in KINDS {
            let model = learn(kind, examples, |doc| fold_of(doc, folds) != fold);
            let name = format!("judge/{}.tsv", kind.name().to_lowercase());
            println!("fold {fold}: {} features for {kind}", model.len());
            weights.push((name, model.file(0, 0)));
        }
        let rasid = Rasid::new(Codebook::new(&files(&weights))?);
        add(&mut record, rasid.read(part));
    }
    if out.exists() {
        std::fs::remove_dir_all(out)?;
    }
    rasid_export::write_record(&record, out)?;
    println!("the record stands in {}", out.display());
    Ok(())
}

/// Adds a fold's record; rows are linked within their fold alone.
fn add(to: &mut Record, fold: Record) {
    to.reports.extend(fold.reports);
    to.mentions.extend(fold.mentions);
    to.events.extend(fold.events);
    to.tallies.extend(fold.tallies);
    to.datings.extend(fold.datings);
    to.notices.extend(fold.notices);
    for source in fold.sources {
        match to.sources.iter_mut().find(|s| s.id == source.id) {
            Some(known) => known.party |= source.party,
            None => to.sources.push(source),
        }
    }
}

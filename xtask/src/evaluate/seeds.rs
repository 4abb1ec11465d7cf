//! The table of the five reports: what the official program says of their record.
//!
//! These reports were read while the program was written, by everyone; the figures say
//! that nothing was lost, and little about other reports.

use super::{Sources, share};
use crate::score;
use anyhow::{Context, Result};
use serde_json::Value;
use std::process::Command;

pub fn table(sources: &Sources) -> Result<Option<String>> {
    let Some(shared) = sources.tree.shared() else {
        return Ok(None);
    };
    if Command::new("python3").arg("--version").output().is_err() {
        return Ok(None);
    }
    let told = score::seeds(&shared, sources.binary()?)?;
    let told: Value = serde_json::from_slice(&told).context("the JSON of score.py")?;
    let mut out = "| what | figure |\n|---|---|\n".to_owned();
    let mut line = |name: &str, figure: String| out.push_str(&format!("| {name} | {figure} |\n"));
    let figure = |path: &str| {
        told.pointer(path)
            .and_then(Value::as_f64)
            .map_or("-".to_owned(), share)
    };
    let whole = |path: &str| told.pointer(path).map_or("-".to_owned(), Value::to_string);
    let of = |path: &str| {
        format!(
            "{} of {}",
            whole(&format!("{path}/right")),
            whole(&format!("{path}/of"))
        )
    };
    line("pairs: F1", figure("/pairs/f1"));
    line("precision", figure("/pairs/precision"));
    line("recall", figure("/pairs/recall"));
    line("fields, pooled", figure("/fields_pooled"));
    let fields = told["fields"]
        .as_object()
        .context("score.py prints no fields")?;
    for name in fields.keys() {
        line(
            &format!("of these, {}", name.replace('_', " ")),
            of(&format!("/fields/{name}")),
        );
    }
    line(
        "links between reports, pairwise F1",
        figure("/links/pairwise"),
    );
    line("links, CoNLL", figure("/links/conll"));
    line("answers to attacks", of("/responses"));
    line("wrong ones", whole("/responses/wrong"));
    line("disputes", of("/disputes"));
    line("values that show their words", of("/evidence"));
    line("dates of reports", of("/dates"));
    line("statements", of("/statements"));
    line("of these, with their speaker", whole("/statements/speaker"));
    line("statements told at all", whole("/statements/said"));
    line("reported counts", of("/tallies"));
    Ok(Some(out))
}

//! The rows that people judged.

use anyhow::{Context, Result, ensure};
use rasid::Input;
use rasid_codebook::judge::part;
use rasid_model::EventType;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One sentence, the type of event that was asked about, and what people held of it.
#[derive(Debug, Deserialize)]
pub struct Row {
    #[serde(skip)]
    pub number: usize,
    event_type: String,
    pub label: String,
    accept: u32,
    reject: u32,
    pub exclude: Option<String>,
    pub doc: String,
    text: String,
}

impl Row {
    pub fn kind(&self) -> Option<EventType> {
        EventType::from_name(&self.event_type)
    }

    /// Which share of the people held that it reports an event of the type.
    pub fn share(&self) -> f64 {
        f64::from(self.accept) / f64::from((self.accept + self.reject).max(1))
    }

    pub fn url(&self) -> String {
        format!("gsr-{}", self.number)
    }
}

/// The fold that a document falls into.
pub fn fold_of(doc: &str, folds: u64) -> u64 {
    let hash = part(doc);
    (hash ^ (hash >> 29)) % folds.max(1)
}

/// The rows, and the reports that the reader makes of them, in the same order.
pub fn read(text: &str) -> Result<(Vec<Row>, Vec<Input>)> {
    let mut rows: Vec<Row> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str(line).context("a row"))
        .collect::<Result<_>>()?;
    let mut lines = String::new();
    for (number, row) in rows.iter_mut().enumerate() {
        row.number = number;
        lines += &serde_json::json!({"url": row.url(), "text": row.text}).to_string();
        lines.push('\n');
    }
    let reading = rasid_ingest::read(
        &["-".to_owned()],
        &mut lines.as_bytes(),
        rasid_ingest::Options::default(),
    );
    let mut by_url: BTreeMap<String, Input> = BTreeMap::new();
    for input in reading.inputs {
        by_url.insert(input.report.url.clone().unwrap_or_default(), input);
    }
    let inputs: Vec<Input> = rows
        .iter()
        .filter_map(|row| by_url.remove(&row.url()))
        .collect();
    ensure!(inputs.len() == rows.len(), "some rows were not read");
    Ok((rows, inputs))
}

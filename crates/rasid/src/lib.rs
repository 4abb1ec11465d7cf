//! Placeholder of the facade: it gives the reports back without mentions.

use rasid_model::{Notice, Record, Report};

/// One report to read, as an edge crate hands it in.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The report, its date given or unknown.
    pub report: Report,
    /// The outlet's name as the metadata gives it.
    pub outlet_name: Option<String>,
    /// What a reader should know of this input.
    pub notices: Vec<Notice>,
}

/// A compiled codebook, ready to read reports.
#[derive(Clone, Debug)]
pub struct Rasid;

impl Rasid {
    /// With the codebook that the program carries.
    pub fn bundled() -> Result<Self, std::fmt::Error> {
        Ok(Self)
    }

    /// With this codebook.
    pub fn new(_: rasid_codebook::Codebook) -> Self {
        Self
    }

    /// Reads reports into a record.
    pub fn read(&self, inputs: Vec<Input>) -> Record {
        let mut record = Record::default();
        for input in inputs {
            record.reports.push(input.report);
            record.notices.extend(input.notices);
        }
        record.reports.sort_by(|a, b| a.id.cmp(&b.id));
        record.notices.sort();
        record
    }
}

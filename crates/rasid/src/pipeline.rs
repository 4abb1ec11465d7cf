//! The whole of Rasid, one sitting: code each report, link the mentions, count.

use crate::knowledge::Known;
use crate::undated;
use rasid_codebook::{Codebook, CodebookError};
use rasid_coder::Coded;
use rasid_linker::{link, reconcile, sources};
use rasid_model::{Basis, Notice, Outlet, Record, Report};

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
#[derive(Debug)]
pub struct Rasid {
    book: Codebook,
}

impl Rasid {
    /// With the codebook that the program carries.
    pub fn bundled() -> Result<Self, CodebookError> {
        Codebook::bundled().map(Self::new)
    }

    /// With this codebook.
    pub fn new(book: Codebook) -> Self {
        Self { book }
    }

    /// Codes one report; nothing is linked.
    pub fn code(&self, report: &Report) -> Coded {
        rasid_coder::code(&self.book, report)
    }

    /// Reads reports into a record.
    pub fn read(&self, inputs: Vec<Input>) -> Record {
        let mut record = Record::default();
        let mut mentions = Vec::new();
        let mut tallies = Vec::new();
        for input in inputs {
            record.notices.extend(input.notices.iter().cloned());
            let mut report = input.report;
            report.outlet = input.outlet_name.as_deref().map(|name| self.outlet(name));
            if arabic(&report) {
                let coded = self.code(&report);
                record.notices.extend(undated::notice(&report, &coded));
                report.published = coded.published;
                report.boilerplate = coded.boilerplate;
                mentions.extend(coded.mentions);
                tallies.extend(coded.tallies);
            }
            record.reports.push(report);
        }
        record.reports.sort_by(|a, b| a.id.cmp(&b.id));
        let known = Known(&self.book);
        let mut linked = link(mentions, &record.reports, &known);
        undated::fill(&record.reports, &mut linked);
        record.tallies = reconcile(tallies, &linked, &known);
        record.tallies.sort_by(|a, b| a.id.cmp(&b.id));
        record.sources = sources(&linked, &record.tallies, &record.reports, &known);
        record.mentions = linked.mentions;
        record.events = linked.events;
        record.notices.sort();
        record.notices.dedup();
        record
    }

    /// The outlet that a given name names: a source of the codebook, or itself.
    fn outlet(&self, name: &str) -> Outlet {
        match self.book.source_named(name) {
            Some(source) => Outlet {
                id: source.id.clone(),
                name_en: source.name_en.clone(),
                name_ar: source.name_ar.clone(),
            },
            None => Outlet {
                id: slug(name),
                name_en: name.to_owned(),
                name_ar: name.to_owned(),
            },
        }
    }
}

/// Only Arabic is coded; other reports stay in the record as they are.
fn arabic(report: &Report) -> bool {
    report
        .language
        .as_deref()
        .is_none_or(|language| language == "ar")
}

/// An id for an outlet that the codebook does not know.
fn slug(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    format!("outlet-{}", words.join("-"))
}

/// Was the report's date given with it?
pub(crate) fn dated(report: &Report) -> bool {
    report.published.basis == Basis::Given
}

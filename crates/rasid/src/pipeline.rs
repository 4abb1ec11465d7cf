//! The whole of Rasid, one sitting: code each report, link the mentions, count.

use crate::knowledge::Known;
use crate::undated;
use crate::unit::{self, Unit};
use crate::{contradicted, copies, narrow};
use jiff::civil::Date;
use rasid_codebook::{Codebook, CodebookError};
use rasid_coder::{Beside, Coded, Memo};
use rasid_linker::{link, reconcile, sources};
use rasid_model::{Basis, Linked, Mention, Notice, Outlet, Record, Report};
use rasid_text::fold::fold;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// One report to read, as an edge crate hands it in.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The report, its date given or unknown.
    pub report: Report,
    /// The outlet's name as the metadata gives it.
    pub outlet_name: Option<String>,
    /// When it is known to have been there, as the metadata gives it; a file's own time is none.
    pub captured: Option<Date>,
    /// What a reader should know of this input.
    pub notices: Vec<Notice>,
}

/// A compiled codebook, ready to read reports.
#[derive(Debug)]
pub struct Rasid {
    book: Codebook,
    /// What earlier reports left, for the next ones: one for each thread that codes at a time.
    memos: Mutex<Vec<Memo>>,
}

impl Rasid {
    /// With the codebook that the program carries.
    pub fn bundled() -> Result<Self, CodebookError> {
        Codebook::bundled().map(Self::new)
    }

    /// With this codebook.
    pub fn new(book: Codebook) -> Self {
        Self {
            book,
            memos: Mutex::default(),
        }
    }

    /// Codes one report; nothing is linked.
    pub fn code(&self, report: &Report) -> Coded {
        self.with_memo(|memo| rasid_coder::code(&self.book, report, memo))
    }

    /// Lends what earlier reports left.
    fn with_memo<R>(&self, work: impl FnOnce(&mut Memo) -> R) -> R {
        let memos = || self.memos.lock().unwrap_or_else(PoisonError::into_inner);
        let mut memo = memos().pop().unwrap_or_default();
        let done = work(&mut memo);
        memos().push(memo);
        done
    }

    /// Reads reports into a record.
    pub fn read(&self, inputs: Vec<Input>) -> Record {
        let mut record = Record::default();
        for input in &inputs {
            record.notices.extend(input.notices.iter().cloned());
        }
        let (mut reports, captured) = self.reports(inputs);
        let known = Known(&self.book);
        let (mut linked, coded) =
            self.with_memo(|memo| self.linked(&mut reports, &captured, &known, memo));
        let mut tallies = Vec::new();
        for (report, coded) in reports.iter_mut().zip(coded) {
            if let Some(coded) = coded {
                record.notices.extend(undated::notice(report, &coded));
                record.notices.extend(contradicted::notices(report, &coded));
                report.published = coded.published;
                report.boilerplate = coded.boilerplate;
                tallies.extend(coded.tallies);
                record.datings.extend(coded.dating);
            }
        }
        record.reports = reports;
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

    /// The reports in order of their ids, each with the day it was first captured on.
    fn reports(&self, mut inputs: Vec<Input>) -> (Vec<Report>, Vec<Option<Date>>) {
        inputs.sort_by(|a, b| a.report.id.cmp(&b.report.id));
        let mut first: BTreeMap<&str, Date> = BTreeMap::new();
        for input in &inputs {
            if let Some(day) = input.captured {
                let seen = first.entry(&input.report.text).or_insert(day);
                *seen = day.min(*seen);
            }
        }
        let captured = inputs
            .iter()
            .map(|input| first.get(input.report.text.as_str()).copied())
            .collect();
        let reports = inputs.into_iter().map(|input| Report {
            outlet: input.outlet_name.as_deref().map(|name| self.outlet(name)),
            ..input.report
        });
        (reports.collect(), captured)
    }

    /// Codes and links the reports. Those so linked narrow each other's dates, and what
    /// they tell is linked anew, until nothing narrows any more.
    fn linked(
        &self,
        reports: &mut [Report],
        captured: &[Option<Date>],
        known: &Known,
        memo: &mut Memo,
    ) -> (Linked, Vec<Option<Coded>>) {
        let besides = captured.iter().map(|captured| Beside {
            captured: *captured,
            others: Vec::new(),
        });
        let besides: Vec<Beside> = besides.collect();
        let coded = reports.iter().zip(&besides);
        let coded: Vec<Option<Coded>> = coded
            .map(|(report, beside)| unit::coded(&self.book, report, beside, memo))
            .collect();
        copies::mark(&self.book, reports, coded.iter().map(Option::as_ref));
        let reports = &*reports;
        let units = reports.iter().zip(besides).zip(coded);
        let units = units.map(|((report, beside), coded)| Unit {
            report,
            beside,
            coded,
        });
        let mut units: Vec<Unit> = units.collect();
        loop {
            let open = units.iter().any(Unit::open);
            let linked = link(mentions(&mut units, open), reports, known);
            let step = match open {
                true => narrow::step(&units, &linked),
                false => narrow::Step::default(),
            };
            if step.narrowed.is_empty() {
                contradicted::note(&mut units, step.contradicted);
                return (linked, units.into_iter().map(|u| u.coded).collect());
            }
            for (at, said) in step.narrowed {
                if let Some(unit) = units.get_mut(at) {
                    unit.beside.others.extend(said);
                    unit.code_again(&self.book, memo);
                }
            }
        }
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

/// What all units tell; they keep it where it is needed again.
fn mentions(units: &mut [Unit], again: bool) -> Vec<Mention> {
    let mut all = Vec::new();
    for coded in units.iter_mut().filter_map(|u| u.coded.as_mut()) {
        match again {
            true => all.extend(coded.mentions.iter().cloned()),
            false => all.append(&mut coded.mentions),
        }
    }
    all
}

/// An id for an outlet that the codebook does not know.
fn slug(name: &str) -> String {
    let words: Vec<String> = fold(name)
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

//! One report on its way through the pipeline: as handed in, and as coded.

use rasid_codebook::Codebook;
use rasid_coder::{Beside, Coded, Memo, code_beside};
use rasid_model::{Basis, Report};
use std::collections::BTreeSet;

/// A report with what is known of it so far.
#[derive(Clone, Debug)]
pub(crate) struct Unit<'r> {
    pub report: &'r Report,
    pub beside: Beside,
    /// `None` for a report in another language.
    pub coded: Option<Coded>,
}

impl Unit<'_> {
    /// Codes it again, now that more is known beside it.
    pub fn code_again(&mut self, book: &Codebook, memo: &mut Memo) {
        self.coded = Some(code_beside(book, self.report, &self.beside, memo));
    }

    /// Could its own date be told more narrowly?
    pub fn open(&self) -> bool {
        let days = self.coded.as_ref().map(|c| c.published.days());
        self.report.published.basis != Basis::Given
            && days.is_some_and(|days| days.is_none_or(|(first, last)| first != last))
    }

    /// The other reports that its date leans on.
    pub fn leans_on(&self) -> BTreeSet<&str> {
        let all = self.beside.others.iter().flat_map(|found| &found.reports);
        all.map(String::as_str).collect()
    }
}

/// What a report tells; `None` for one in another language.
pub(crate) fn coded(
    book: &Codebook,
    report: &Report,
    beside: &Beside,
    memo: &mut Memo,
) -> Option<Coded> {
    arabic(report).then(|| code_beside(book, report, beside, memo))
}

/// Only Arabic is coded; other reports stay in the record as they are.
fn arabic(report: &Report) -> bool {
    report
        .language
        .as_deref()
        .is_none_or(|language| language == "ar")
}

//! Notices of dates that cannot all be true, naming the words.

use crate::unit::Unit;
use rasid_coder::{Coded, Found};
use rasid_model::{ConflictKind, DatingClue, DatingConflict, Notice, Report, ReportDating, Span};

/// So much of a report's words stands in a notice.
const LONGEST: usize = 60;

/// Keeps beside a report's own words what other reports say against them.
pub(crate) fn note(units: &mut [Unit], contradicted: Vec<(usize, Vec<Found>)>) {
    for (at, said) in contradicted {
        let coded = units.get_mut(at).and_then(|u| u.coded.as_mut());
        if let Some(dating) = coded.and_then(|c| c.dating.as_mut()) {
            let first = dating.clues.len();
            dating.clues.extend(said.iter().map(Found::recorded));
            dating.conflicts.push(DatingConflict {
                kind: ConflictKind::WithReports,
                clues: (first..dating.clues.len()).collect(),
            });
        }
    }
}

/// A notice for each conflict of the report.
pub(crate) fn notices(report: &Report, coded: &Coded) -> Vec<Notice> {
    let Some(dating) = &coded.dating else {
        return Vec::new();
    };
    let notice = |conflict: &DatingConflict| Notice {
        source_path: report.source_path.clone(),
        url: report.url.clone(),
        report: Some(report.id.clone()),
        code: "date-conflict".to_owned(),
        message: message(report, dating, conflict),
        hint: hint(conflict.kind).to_owned(),
    };
    dating.conflicts.iter().map(notice).collect()
}

fn message(report: &Report, dating: &ReportDating, conflict: &DatingConflict) -> String {
    let clues: Vec<&DatingClue> = conflict
        .clues
        .iter()
        .filter_map(|i| dating.clues.get(*i))
        .collect();
    let words = quoted(report, &clues);
    let days = match (dating.start, dating.end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start} to {end}"),
        _ => dating
            .candidates
            .first()
            .map_or_else(|| "no day".to_owned(), |c| c.day.to_string()),
    };
    let captured = dating.captured.map(|day| day.to_string());
    let captured = captured.unwrap_or_default();
    match conflict.kind {
        ConflictKind::Impossible => format!("no day fits its words {words}"),
        ConflictKind::AmongWords => {
            format!("its words {words} exclude {days}, which its other words speak for")
        }
        ConflictKind::WithGiven => format!("its words {words} exclude its given date {days}"),
        ConflictKind::WithCapture => {
            format!("its words {words} date it after it was captured on {captured}")
        }
        ConflictKind::GivenAfterCapture => {
            format!("its given date {days} is after it was captured on {captured}")
        }
        ConflictKind::WithReports => {
            let others: Vec<&str> = clues
                .iter()
                .flat_map(|c| c.reports.iter().map(String::as_str))
                .collect();
            format!(
                "its words {words} date it to {days}, but not the dates of {}",
                others.join(", ")
            )
        }
    }
}

fn hint(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::WithGiven | ConflictKind::GivenAfterCapture => {
            "the given date is kept; correct `published` if it is wrong"
        }
        ConflictKind::WithCapture => "it is left undated; give its date as `published`",
        _ => "check them, or give its date as `published`",
    }
}

/// The words of the clues, each stretch once.
fn quoted(report: &Report, clues: &[&DatingClue]) -> String {
    let mut spans: Vec<Span> = clues
        .iter()
        .flat_map(|c| c.evidence.spans.iter().copied())
        .collect();
    spans.sort();
    spans.dedup();
    let words = |span: &Span| {
        let length = usize::try_from(span.end - span.start).unwrap_or(LONGEST);
        let start = usize::try_from(span.start).unwrap_or(0);
        let text: String = report
            .text
            .chars()
            .skip(start)
            .take(length.min(LONGEST))
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        format!("\"{text}\"")
    };
    let words: Vec<String> = spans.iter().take(4).map(words).collect();
    words.join(", ")
}

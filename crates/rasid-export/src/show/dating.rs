//! How a report was dated: the days ranked, what speaks for and against each, the
//! words, and what cannot all be true.

use super::{evidence, heading};
use crate::paint::{Paint, Style};
use crate::words::names::Names;
use crate::words::{plain, time};
use crate::wrap::Paragraph;
use rasid_model::{
    Basis, ClueKind, ConflictKind, DatingClue, DatingConflict, RankedDay, Record, Report,
    ReportDating,
};
use std::io::{self, Write};

/// The report that `asked` names, where it names no event and no mention alone: its whole
/// id, or the beginning of it alone.
pub fn find_report<'a>(record: &'a Record, asked: &str) -> Option<&'a Report> {
    if let Some(report) = record.reports.iter().find(|r| r.id == asked) {
        return Some(report);
    }
    let mut reports = record.reports.iter().filter(|r| r.id.starts_with(asked));
    let report = reports.next().filter(|_| reports.next().is_none())?;
    // The ids of its mentions begin with its own.
    let events = record.events.iter().map(|e| e.id.as_str());
    let mentions = record.mentions.iter().map(|m| m.id.as_str());
    let other = events.chain(mentions).filter(|id| id.starts_with(asked));
    (other.take(2).count() != 1).then_some(report)
}

/// How that report was dated, where it was not simply told.
pub fn dating_of<'a>(record: &'a Record, report: &Report) -> Option<&'a ReportDating> {
    record.datings.iter().find(|d| d.id == report.id)
}

/// Writes how the report was dated and what else was possible.
pub fn show_report(
    out: &mut dyn Write,
    record: &Record,
    report: &Report,
    paint: Paint,
) -> io::Result<()> {
    let dating = dating_of(record, report);
    let name = Names::report_name(report);
    Paragraph::new()
        .add(Style::Date, report.id.clone())
        .add(Style::Body, format!(" {name}: {}", answer(report, dating)))
        .write(out, paint, 0)?;
    let Some(dating) = dating else {
        return Ok(());
    };
    if !dating.candidates.is_empty() {
        heading(out, paint, "Days, the best first")?;
    }
    for day in &dating.candidates {
        ranked(day).write(out, paint, 0)?;
    }
    if !dating.clues.is_empty() {
        heading(out, paint, "What gives its day away")?;
    }
    for (at, clue) in dating.clues.iter().enumerate() {
        write_clue(out, report, at, clue, paint)?;
    }
    if !dating.conflicts.is_empty() {
        heading(out, paint, "What cannot all be true")?;
    }
    let mut conflicts = dating.conflicts.iter();
    conflicts.try_for_each(|c| conflict(c).write(out, paint, 0))
}

fn answer(report: &Report, dating: Option<&ReportDating>) -> String {
    let by_others = dating.is_some_and(|d| d.clues.iter().any(|c| !c.reports.is_empty()));
    let words = match (report.published.days(), report.published.basis) {
        (None, _) => "its words do not fix its date".to_owned(),
        (Some((start, end)), Basis::Given) => format!("given as {}", time::days(start, end)),
        (Some((start, end)), _) => {
            let by = if by_others {
                "its own words and other reports"
            } else {
                "its own words"
            };
            format!("dated {} from {by}", time::days(start, end))
        }
    };
    match dating.and_then(|d| d.captured) {
        Some(day) => format!("{words}; first captured {}", time::days(day, day)),
        None => words,
    }
}

fn ranked(day: &RankedDay) -> Paragraph {
    let list = |places: &[usize]| -> String {
        let places: Vec<String> = places.iter().map(|i| (i + 1).to_string()).collect();
        match places.is_empty() {
            true => "nothing".to_owned(),
            false => places.join(", "),
        }
    };
    let words = format!(
        " {} points; for it: {}; against: {}",
        day.score,
        list(&day.speaks_for),
        list(&day.against)
    );
    Paragraph::new()
        .add(Style::Date, day.day.strftime("%F %a").to_string())
        .add(Style::Body, words)
}

fn write_clue(
    out: &mut dyn Write,
    report: &Report,
    at: usize,
    clue: &DatingClue,
    paint: Paint,
) -> io::Result<()> {
    let days = match (clue.from, clue.to) {
        (Some(from), Some(to)) => format!(", {}", time::days(from, to)),
        (Some(from), None) => format!(", from {} on", time::days(from, from)),
        _ => String::new(),
    };
    let others = match clue.reports.is_empty() {
        true => String::new(),
        false => format!(", by {}", clue.reports.join(", ")),
    };
    let name = format!(
        "{} {}{days}, weight {}{others}",
        at + 1,
        kind(clue.kind),
        clue.weight
    );
    let field = evidence::Field {
        name,
        spans: clue.evidence.spans.clone(),
        rule: clue.evidence.rule.clone(),
    };
    evidence::quote(out, report, &field, paint)
}

fn kind(kind: ClueKind) -> &'static str {
    match kind {
        ClueKind::Dateline => "the date over it",
        ClueKind::Words => "words of time",
        ClueKind::SaidOf => "words of time said of known days",
        ClueKind::News => "told as news",
        ClueKind::NotBefore => "told as past",
        ClueKind::NotAfter => "told as still to come",
        ClueKind::InOffice => "what stood then",
        ClueKind::Anniversary => "an anniversary",
        ClueKind::Named => "dates named as past",
        ClueKind::DayOfMonth => "a day of this month",
        ClueKind::MonthPast => "a month past",
        ClueKind::FirstOfYear => "the first of its year",
    }
}

fn conflict(conflict: &DatingConflict) -> Paragraph {
    let places: Vec<String> = conflict.clues.iter().map(|i| (i + 1).to_string()).collect();
    let why = match conflict.kind {
        ConflictKind::Impossible => "no day fits",
        ConflictKind::AmongWords => "the best day is excluded by",
        ConflictKind::WithGiven => "the given date is excluded by",
        ConflictKind::WithCapture => "after the first capture by",
        ConflictKind::GivenAfterCapture => "the given date is after the first capture",
        ConflictKind::WithReports => "its own words are excluded by",
    };
    Paragraph::new().add(Style::Body, plain(&format!("{why} {}", places.join(", "))))
}

//! The reports with their dates, and the notices.

use super::Page;
use crate::paint::{Paint, Style};
use crate::words::names::Names;
use crate::words::{number_of, time};
use crate::wrap::Paragraph;
use rasid_model::{Basis, Notice, Report};
use std::io::{self, Write};

/// Writes a report: its name, its date and how that is known.
pub fn write(out: &mut dyn Write, page: &Page, report: &Report) -> io::Result<()> {
    let date = report
        .published
        .days()
        .map(|(start, end)| time::days(start, end));
    let dated = match (date, report.published.basis) {
        (Some(date), Basis::Given) => format!("dated {date}"),
        (Some(date), _) => format!("dated {date} from its own words"),
        (None, _) => "date unknown".to_owned(),
    };
    let events = page.names.events_in(&report.id);
    let copy = report
        .copies_of
        .as_ref()
        .map_or(String::new(), |id| format!(", copies [{id}]"));
    let source = report.source_path.as_ref().or(report.url.as_ref());
    let name = match (&report.outlet, source) {
        (Some(outlet), Some(source)) => format!("{}, {source}", outlet.name_en),
        (None, Some(source)) => source.clone(),
        _ => Names::report_name(report),
    };
    Paragraph::new()
        .add(
            Style::Body,
            format!("{name}: {dated}, {}{copy}", number_of(events, "event")),
        )
        .add(Style::Aside, format!(" [{}]", report.id))
        .write(out, page.paint, 0)
}

/// Writes a notice: what is wrong where, and what to do.
pub fn notice(out: &mut dyn Write, paint: Paint, notice: &Notice) -> io::Result<()> {
    Paragraph::new()
        .add(Style::Body, spoken(notice))
        .write(out, paint, 0)
}

/// A notice in one line.
pub fn spoken(notice: &Notice) -> String {
    let name = notice
        .source_path
        .as_ref()
        .or(notice.url.as_ref())
        .or(notice.report.as_ref());
    let name = name.map_or("input", String::as_str);
    format!(
        "{name}: {} [{}]. {}",
        notice.message, notice.code, notice.hint
    )
}

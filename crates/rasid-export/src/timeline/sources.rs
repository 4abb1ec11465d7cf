//! Who stands behind an event: reports, outlets, independent sources.

use crate::paint::Style;
use crate::words::names::Names;
use crate::words::number_of;
use crate::wrap::Paragraph;
use rasid_model::{Event, Responsibility, SourceKind};
use std::collections::BTreeSet;

/// How many reports, outlets and independent sources, and which; a side of the event as one.
pub fn sources(names: &Names, event: &Event) -> Paragraph {
    let mut words = number_of(event.reports.len(), "report");
    let copies = event.reports.iter().filter(|r| is_copy(names, r)).count();
    match copies {
        0 => {}
        1 => words.push_str(", 1 of them a copy"),
        n => words.push_str(&format!(", {n} of them copies")),
    }
    let outlets = outlets(names, event).len();
    if outlets > 0 {
        words.push_str(&format!(", {}", number_of(outlets, "outlet")));
    }
    let roots: Vec<String> = event
        .independent_sources
        .iter()
        .map(|id| match is_party(names, event, id) {
            true => format!("{} as a party", names.source(id)),
            false => names.source(id).to_owned(),
        })
        .collect();
    words.push_str(&match roots.len() {
        0 => ", no source named".to_owned(),
        n => {
            let number = number_of(n, "independent source");
            format!(", {number} ({})", roots.join(", "))
        }
    });
    let mentions = names.mentions_of(event);
    if !mentions.is_empty() && mentions.iter().all(|m| m.background) {
        words.push_str("; told as background");
    }
    Paragraph::new()
        .add(Style::Body, words)
        .add(Style::Aside, format!(" [{}]", event.id))
}

fn is_copy(names: &Names, report: &str) -> bool {
    names.report(report).is_some_and(|r| r.copies_of.is_some())
}

/// The outlets of its reports: as given, or as their datelines say.
fn outlets<'a>(names: &Names<'a>, event: &Event) -> BTreeSet<&'a str> {
    let reports = event.reports.iter().filter_map(|id| names.report(id));
    let given = reports.filter_map(|r| r.outlet.as_ref().map(|o| o.id.as_str()));
    let mentions = names.mentions_of(event).into_iter();
    let first = mentions.filter_map(|m| m.attribution.first());
    let named = first.filter(|a| a.kind == SourceKind::Outlet);
    given.chain(named.map(|a| a.id.as_str())).collect()
}

/// Does the source stand on a side of the event, or speak for one that fights?
fn is_party(names: &Names, event: &Event, id: &str) -> bool {
    let did = event
        .initiators
        .iter()
        .filter(|i| i.value.responsibility != Responsibility::Denied);
    let hit = event.targets.iter().filter_map(|t| t.value.id.as_deref());
    let mut sides = did.map(|i| i.value.id.as_str()).chain(hit);
    sides.any(|side| side == id) || names.is_fighter(id)
}

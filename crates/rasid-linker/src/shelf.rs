//! Linking all reports at once, in memory.

use crate::knowledge::Knowledge;
use crate::linker::{Change, Linker, Store};
use rasid_model::{Event, Linked, Mention, Report};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Reports and mentions as they were handed in.
struct Shelf<'a> {
    reports: BTreeMap<&'a str, &'a Report>,
    /// Sorted by report, then by id.
    mentions: &'a [Mention],
}

impl Store for Shelf<'_> {
    fn report(&self, id: &str) -> Option<Cow<'_, Report>> {
        self.reports.get(id).map(|r| Cow::Borrowed(*r))
    }

    fn mentions(&self, report: &str) -> Cow<'_, [Mention]> {
        let from = self
            .mentions
            .partition_point(|m| m.report.as_str() < report);
        let rest = &self.mentions[from..];
        let count = rest.partition_point(|m| m.report.as_str() <= report);
        Cow::Borrowed(&rest[..count])
    }
}

/// Links mentions into events.
pub fn link(mut mentions: Vec<Mention>, reports: &[Report], knowledge: &dyn Knowledge) -> Linked {
    mentions.sort_by(|a, b| (&a.report, &a.id).cmp(&(&b.report, &b.id)));
    let mut events: BTreeMap<String, Event> = BTreeMap::new();
    {
        let shelf = Shelf {
            reports: reports.iter().map(|r| (r.id.as_str(), r)).collect(),
            mentions: &mentions,
        };
        let mut linker = Linker::new(knowledge);
        for of_report in mentions.chunk_by(|a, b| a.report == b.report) {
            let id = of_report[0].report.as_str();
            linker.add(id, shelf.reports.get(id).copied(), of_report);
        }
        linker.settle(&shelf, &mut |change| take(&mut events, change));
    }
    let assigned = events.values().flat_map(|event| {
        let id = event.id.as_str();
        event.mentions.iter().map(move |m| (m.as_str(), id))
    });
    let assigned: BTreeMap<&str, &str> = assigned.collect();
    for mention in &mut mentions {
        let event = assigned.get(mention.id.as_str());
        mention.event = event.copied().unwrap_or_default().to_owned();
    }
    mentions.sort_by(|a, b| a.id.cmp(&b.id));
    Linked {
        mentions,
        events: events.into_values().collect(),
    }
}

fn take(events: &mut BTreeMap<String, Event>, change: Change) {
    match change {
        Change::Told(event) => {
            events.insert(event.id.clone(), *event);
        }
        Change::Gone(id) => {
            events.remove(&id);
        }
        Change::Edges {
            event,
            responds_to,
            about,
        } => {
            if let Some(event) = events.get_mut(&event) {
                (event.responds_to, event.about) = (responds_to, about);
            }
        }
        Change::History(_) => {}
    }
}

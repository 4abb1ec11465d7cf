//! Names by id: sources, reports, outlets.

use rasid_model::{Event, Mention, Record, Report, SourceKind};
use std::collections::{BTreeMap, BTreeSet};

/// The record's rows by their ids.
pub struct Names<'a> {
    events: BTreeMap<&'a str, &'a Event>,
    mentions: BTreeMap<&'a str, &'a Mention>,
    reports: BTreeMap<&'a str, &'a Report>,
    sources: BTreeMap<&'a str, &'a str>,
    told_in: BTreeMap<&'a str, usize>,
    fighters: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    pub fn new(record: &'a Record) -> Self {
        let mut sources: BTreeMap<&str, &str> = BTreeMap::new();
        let links = record.mentions.iter().flat_map(|m| &m.attribution);
        for link in links {
            sources.insert(&link.id, &link.name_en);
        }
        for source in &record.sources {
            sources.insert(&source.id, &source.name_en);
        }
        let mut told_in: BTreeMap<&str, usize> = BTreeMap::new();
        for report in record.events.iter().flat_map(|e| &e.reports) {
            *told_in.entry(report).or_default() += 1;
        }
        let fights = |s: &&rasid_model::Source| s.party && s.kind == SourceKind::Party;
        Self {
            fighters: record
                .sources
                .iter()
                .filter(fights)
                .map(|s| s.id.as_str())
                .collect(),
            events: record.events.iter().map(|e| (e.id.as_str(), e)).collect(),
            mentions: record.mentions.iter().map(|m| (m.id.as_str(), m)).collect(),
            reports: record.reports.iter().map(|r| (r.id.as_str(), r)).collect(),
            sources,
            told_in,
        }
    }

    pub fn event(&self, id: &str) -> Option<&'a Event> {
        self.events.get(id).copied()
    }

    pub fn mention(&self, id: &str) -> Option<&'a Mention> {
        self.mentions.get(id).copied()
    }

    pub fn report(&self, id: &str) -> Option<&'a Report> {
        self.reports.get(id).copied()
    }

    /// The mentions of an event, those that are news before those that recall.
    pub fn mentions_of(&self, event: &Event) -> Vec<&'a Mention> {
        let mut mentions: Vec<&Mention> = event
            .mentions
            .iter()
            .filter_map(|id| self.mention(id))
            .collect();
        mentions.sort_by_key(|m| m.background);
        mentions
    }

    /// How many events a report tells.
    pub fn events_in(&self, report: &str) -> usize {
        self.told_in.get(report).copied().unwrap_or_default()
    }

    /// A source's English name, or its id where the record lacks it.
    pub fn source<'b>(&self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.sources
            .get(id)
            .copied()
            .filter(|n| !n.is_empty())
            .unwrap_or(id)
    }

    /// Is it a party to an event of the record that speaks for itself?
    pub fn is_fighter(&self, id: &str) -> bool {
        self.fighters.contains(id)
    }

    /// Who says it in the end: the root, or the report itself.
    pub fn teller(&self, root: Option<&str>, mention: &str) -> String {
        if let Some(root) = root {
            return self.source(root).to_owned();
        }
        let report = self.mention(mention).and_then(|m| self.report(&m.report));
        report.map_or_else(|| "unnamed".to_owned(), Self::report_name)
    }

    /// A report by its outlet, else by its file or address.
    pub fn report_name(report: &Report) -> String {
        if let Some(outlet) = &report.outlet {
            return outlet.name_en.clone();
        }
        let path = report
            .source_path
            .as_ref()
            .or(report.url.as_ref())
            .unwrap_or(&report.id);
        let short = path.rsplit('/').find(|p| !p.is_empty()).unwrap_or(path);
        format!("report {short}")
    }
}

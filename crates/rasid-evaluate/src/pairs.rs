//! Lays the record's tellings beside gold's: one event in one report each.
//!
//! A telling of the record answers one of gold's where its trigger or sentence
//! stands on an anchor, or where kind, day and place agree. The strongest answer
//! is taken first; a second one on the same anchor splits one event in two.

use crate::agree::{self, Kinds};
use crate::gold::{Event, Gold, Mention, Values};
use crate::names::{Names, Said};
use crate::scores::Pairs;
use rasid_model::{self as model, Family, Record, Status};
use std::collections::{BTreeMap, BTreeSet};

/// One event of gold in one report.
pub(crate) struct Wanted<'a> {
    pub event: &'a Event,
    /// The report's place in the record.
    pub report: usize,
    /// Its mentions there, with where their anchors start.
    pub mentions: Vec<(&'a Mention, usize)>,
}

impl<'a> Wanted<'a> {
    /// What gold says of a field here: a mention's own value before its event's.
    pub fn told<T>(&self, field: impl Fn(&'a Values) -> Option<T>) -> Option<T> {
        let own = self.mentions.iter().find_map(|(m, _)| field(&m.values));
        own.or_else(|| field(&self.event.values))
    }

    /// Does gold neither ask for it nor hold it against the record?
    pub fn optional(&self) -> bool {
        self.mentions.iter().all(|(m, _)| m.optional)
    }
}

/// One event of the record in one report.
pub(crate) struct Told<'a> {
    pub report: usize,
    pub event: &'a str,
    pub mentions: Vec<&'a model::Mention>,
}

/// Gold and record side by side.
pub(crate) struct Found<'a> {
    pub record: &'a Record,
    pub wanted: Vec<Wanted<'a>>,
    pub told: Vec<Told<'a>>,
    /// Which telling answers each wanted pair; optional ones are not here.
    pub of: BTreeMap<usize, usize>,
    /// The wanted pairs answered, the surest first.
    pub order: Vec<usize>,
    /// Tellings that answer something, optional ones too.
    pub used: BTreeSet<usize>,
    /// Tellings that stand on an anchor which another one answers.
    pub split: BTreeMap<usize, usize>,
    /// The report that each of gold's names for one means.
    pub reports: BTreeMap<String, usize>,
}

impl Found<'_> {
    /// The pairs that gold asks for.
    pub fn asked(&self) -> impl Iterator<Item = usize> {
        (0..self.wanted.len()).filter(|at| !self.wanted[*at].optional())
    }

    /// The record's event for a wanted pair; a missed one is an event of its own.
    pub fn event_of(&self, wanted: usize) -> String {
        match self.of.get(&wanted) {
            Some(told) => self.told[*told].event.to_owned(),
            None => format!("missed-{wanted}"),
        }
    }
}

/// Finds which telling answers which.
pub(crate) fn find<'a>(record: &'a Record, gold: &'a Gold, names: &Names) -> Found<'a> {
    let reports = report_names(record);
    let wanted = wanted(record, gold, &reports);
    let mut annotated: BTreeSet<usize> = wanted.iter().map(|w| w.report).collect();
    let quiet = gold.events.iter().flat_map(|e| &e.only_reports);
    annotated.extend(quiet.filter_map(|name| reports.get(name)));
    let told = told(record, &annotated);
    let mut found = Found {
        record,
        wanted,
        told,
        of: BTreeMap::new(),
        order: Vec::new(),
        used: BTreeSet::new(),
        split: BTreeMap::new(),
        reports,
    };
    settle(&mut found, names);
    found
}

fn report_names(record: &Record) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    for (at, report) in record.reports.iter().enumerate() {
        let file = report.source_path.as_deref();
        let file = file.and_then(|path| path.rsplit(['/', '\\']).next());
        let keys = [Some(report.id.as_str()), report.url.as_deref(), file];
        for key in keys.into_iter().flatten() {
            out.insert(key.to_owned(), at);
        }
    }
    out
}

fn wanted<'a>(
    record: &Record,
    gold: &'a Gold,
    reports: &BTreeMap<String, usize>,
) -> Vec<Wanted<'a>> {
    let mut out = Vec::new();
    for event in &gold.events {
        let mut here: Vec<Wanted> = Vec::new();
        for mention in &event.mentions {
            let Some(report) = reports.get(&mention.report).copied() else {
                continue;
            };
            let start = anchored(&record.reports[report].text, mention);
            match here.iter_mut().find(|w| w.report == report) {
                Some(known) => known.mentions.push((mention, start)),
                None => here.push(Wanted {
                    event,
                    report,
                    mentions: vec![(mention, start)],
                }),
            }
        }
        out.extend(here);
    }
    out
}

/// Where a mention's anchor starts in the text, in case a title moved it.
fn anchored(text: &str, mention: &Mention) -> usize {
    let from = |start: usize| text.chars().skip(start).collect::<String>();
    if from(mention.start).starts_with(&mention.anchor) {
        return mention.start;
    }
    let find = |start: usize| {
        let rest = from(start);
        let byte = rest.find(&mention.anchor)?;
        Some(start + rest[..byte].chars().count())
    };
    let near = find(mention.start.saturating_sub(400));
    near.or_else(|| find(0)).unwrap_or(mention.start)
}

/// The record's tellings in the reports that gold has read.
fn told<'a>(record: &'a Record, annotated: &BTreeSet<usize>) -> Vec<Told<'a>> {
    let at: BTreeMap<&str, usize> = (0..)
        .zip(&record.reports)
        .map(|(at, r)| (r.id.as_str(), at))
        .collect();
    let mut pairs: BTreeMap<(&str, &str), Vec<&model::Mention>> = BTreeMap::new();
    for mention in &record.mentions {
        let happened = matches!(mention.status, Status::Occurred | Status::Thwarted);
        if mention.family == Family::Incident && happened {
            let key = (mention.report.as_str(), mention.event.as_str());
            pairs.entry(key).or_default().push(mention);
        }
    }
    let pairs = pairs.into_iter().filter_map(|((report, event), mentions)| {
        let report = *at.get(report)?;
        Some(Told {
            report,
            event,
            mentions,
        })
    });
    pairs.filter(|t| annotated.contains(&t.report)).collect()
}

fn settle(found: &mut Found, names: &Names) {
    let mut scored: Vec<(f64, usize, usize)> = Vec::new();
    for (w, wanted) in found.wanted.iter().enumerate() {
        for (t, told) in found.told.iter().enumerate() {
            if wanted.report == told.report {
                scored.push((strength(wanted, told, names), w, t));
            }
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (strength, w, t) in &scored {
        if *strength > 0.0 && !found.of.contains_key(w) && found.used.insert(*t) {
            found.of.insert(*w, *t);
            found.order.push(*w);
        }
    }
    for (strength, w, t) in scored {
        if strength >= ON_ANCHOR && !found.used.contains(&t) {
            found.split.entry(t).or_insert(w);
        }
    }
    found.of.retain(|w, _| !found.wanted[*w].optional());
    found.order.retain(|w| found.of.contains_key(w));
}

const ON_ANCHOR: f64 = 3.0;
const IN_SENTENCE: f64 = 1.0;

/// How well a telling answers a wanted pair; nothing where it does not.
fn strength(wanted: &Wanted, told: &Told, names: &Names) -> f64 {
    let stands = standing(wanted, told);
    let place = told.mentions.iter().find_map(|m| m.place.as_ref());
    let time = told.mentions.iter().find_map(|m| m.time.as_ref());
    let fields = [
        agree::place(wanted.told(|v| v.place.as_ref()), place),
        agree::date(wanted.told(|v| v.date), time),
    ];
    let agreeing = fields.iter().filter(|f| **f == Some(true)).count();
    if stands == 0.0 && agreeing < fields.len() {
        return 0.0;
    }
    let kind = |how| {
        told.mentions
            .iter()
            .any(|m| agree::kind(wanted.event, m, how))
    };
    if !kind(Kinds::Alike) {
        return 0.0;
    }
    let who = wanted.told(|v| v.initiators.as_deref()).unwrap_or_default();
    let who = match names.any(who, &initiators(told)) {
        Some(true) => 1.0,
        Some(false) => -1.0,
        None => 0.0,
    };
    stands + agreeing as f64 + who + if kind(Kinds::Same) { 0.5 } else { 0.0 }
}

fn standing(wanted: &Wanted, told: &Told) -> f64 {
    let mut best = 0.0;
    for (mention, start) in &wanted.mentions {
        let end = start + mention.anchor.chars().count();
        let on = |s: model::Span| (s.start as usize) < end && *start < s.end as usize;
        for m in &told.mentions {
            if on(m.trigger) {
                return ON_ANCHOR;
            }
            if on(m.sentence) {
                best = IN_SENTENCE;
            }
        }
    }
    best
}

/// Everybody named as an initiator in a telling.
pub(crate) fn initiators<'a>(told: &Told<'a>) -> Vec<Said<'a>> {
    let all = told.mentions.iter().flat_map(|m| &m.initiators);
    all.map(|i| Said {
        id: Some(&i.id),
        name: Some(&i.name_en),
    })
    .collect()
}

/// The pairs right, invented, split and missed.
pub(crate) fn count(found: &Found) -> Pairs {
    Pairs {
        right: found.of.len(),
        invented: (0..found.told.len())
            .filter(|t| invented(found, *t))
            .count(),
        split: found.split.len(),
        gold: found.wanted.iter().filter(|w| !w.optional()).count(),
    }
}

/// Is a telling held against the record?
pub(crate) fn invented(found: &Found, told: usize) -> bool {
    let excused = |w: &usize| found.wanted[*w].event.split_ok || found.wanted[*w].optional();
    !found.used.contains(&told) && !found.split.get(&told).is_some_and(excused)
}

/// What is missed and what is invented, in words.
pub(crate) fn misses(found: &Found) -> Vec<String> {
    let name = |report: usize| {
        let report = &found.record.reports[report];
        let file = report.url.as_deref().or(report.source_path.as_deref());
        file.unwrap_or(&report.id).to_owned()
    };
    let mut out = Vec::new();
    for (at, wanted) in found.wanted.iter().enumerate() {
        if !found.of.contains_key(&at) && !wanted.optional() {
            let anchor = wanted
                .mentions
                .first()
                .map_or("", |(m, _)| m.anchor.as_str());
            let name = name(wanted.report);
            out.push(format!("missed    {name} {} | {anchor}", wanted.event.id));
        }
    }
    for (at, told) in found.told.iter().enumerate() {
        if let Some(m) = told.mentions.first().filter(|_| invented(found, at)) {
            let text = found.record.reports[told.report].text.chars();
            let (start, end) = (m.trigger.start as usize, m.trigger.end as usize);
            let words: String = text.skip(start).take(end - start).collect();
            let name = name(told.report);
            out.push(format!(
                "invented  {name} {} {} | {words}",
                told.event, m.kind
            ));
        }
    }
    out
}

/// Right, invented and wanted pairs of each report that gold has read.
pub(crate) fn by_report(found: &Found) -> Vec<[usize; 3]> {
    let mut out: BTreeMap<usize, [usize; 3]> = BTreeMap::new();
    for (at, told) in found.told.iter().enumerate() {
        out.entry(told.report).or_default()[1] += usize::from(invented(found, at));
    }
    for (at, wanted) in found.wanted.iter().enumerate() {
        let counts = out.entry(wanted.report).or_default();
        counts[0] += usize::from(found.of.contains_key(&at));
        counts[2] += usize::from(!wanted.optional());
    }
    out.into_values().collect()
}

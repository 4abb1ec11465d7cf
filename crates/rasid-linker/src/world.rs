//! What is looked up while linking, computed once: lines of descent, sentences, days.

use crate::days::Days;
use crate::knowledge::Knowledge;
use crate::words::{self, Sketch};
use rasid_model::{AnchorTo, GeoPrecision, Mention, Place, Precision, Report, Span};
use std::collections::{BTreeMap, BTreeSet};

/// On what footing a mention's day is known, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Footing {
    /// Not told: bounded by the answer to it, or by what it answers.
    ByAnswer,
    /// The report's own date, for want of another.
    ByReport,
    /// Told by another sentence, event or fact.
    Inherited,
    /// Told in its own sentence.
    Own,
}

/// The days of a mention and how it comes by them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub days: Days,
    pub footing: Footing,
    /// A single day whose date the report does not tell ("last night" in an undated report).
    pub floating: bool,
}

/// Everything that comparing two mentions may ask.
pub(crate) struct World<'a> {
    pub mentions: &'a [Mention],
    pub reports: BTreeMap<&'a str, &'a Report>,
    pub knowledge: &'a dyn Knowledge,
    index: BTreeMap<&'a str, usize>,
    actors: BTreeMap<&'a str, BTreeSet<String>>,
    places: BTreeMap<&'a str, BTreeSet<String>>,
    copied: BTreeSet<&'a str>,
    sketches: Vec<Sketch>,
}

impl<'a> World<'a> {
    /// `mentions` sorted by id.
    pub fn new(
        mentions: &'a [Mention],
        reports: &'a [Report],
        knowledge: &'a dyn Knowledge,
    ) -> Self {
        let copied = reports
            .iter()
            .filter_map(|r| r.copies_of.as_deref())
            .collect();
        let reports: BTreeMap<&str, &Report> = reports.iter().map(|r| (r.id.as_str(), r)).collect();
        Self {
            index: mentions
                .iter()
                .enumerate()
                .map(|(i, m)| (m.id.as_str(), i))
                .collect(),
            actors: actor_lines(mentions, knowledge),
            places: place_lines(mentions, knowledge),
            sketches: sketches(mentions, &reports),
            copied,
            mentions,
            reports,
            knowledge,
        }
    }

    /// The position of the mention with this id.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// The actor and all that hold it.
    pub fn actor_line(&self, id: &str) -> impl Iterator<Item = &str> {
        self.actors
            .get(id)
            .into_iter()
            .flatten()
            .map(String::as_str)
    }

    /// Is one of the two the other, or a part of it?
    pub fn kin(&self, a: &str, b: &str) -> bool {
        let within = |x: &str, y: &str| self.actors.get(x).is_some_and(|line| line.contains(y));
        a == b || within(a, b) || within(b, a)
    }

    /// Is `a` a part of `b`, and not `b` itself?
    pub fn part_of(&self, a: &str, b: &str) -> bool {
        a != b && self.actors.get(a).is_some_and(|line| line.contains(b))
    }

    /// The place and all that hold it.
    pub fn place_line(&self, id: &str) -> impl Iterator<Item = &str> {
        self.places
            .get(id)
            .into_iter()
            .flatten()
            .map(String::as_str)
    }

    /// Does `outer` hold `inner`, or are they one place?
    pub fn holds(&self, outer: &Place, inner: &Place) -> bool {
        outer.id == inner.id
            || self
                .places
                .get(inner.id.as_str())
                .is_some_and(|line| line.contains(&outer.id))
            || holds_by_name(outer, inner)
    }

    /// Is its country only the words before it, told of an earlier event of the sentence?
    /// In "an attack in Syria after strikes on the factions" the strikes have no place.
    pub fn borrows_country(&self, index: usize) -> bool {
        let mention = &self.mentions[index];
        let Some(place) = &mention.place else {
            return false;
        };
        let earlier = |other: &&Mention| {
            other.sentence == mention.sentence
                && other
                    .place
                    .as_ref()
                    .is_some_and(|p| p.evidence.spans == place.evidence.spans)
                && place
                    .evidence
                    .spans
                    .iter()
                    .all(|s| other.trigger.end <= s.start && s.end <= mention.trigger.start)
        };
        place.geo_precision == GeoPrecision::Country
            && !place.evidence.spans.is_empty()
            && self.beside(index).find(|m| earlier(m)).is_some()
    }

    /// The mentions of the same report; ids put them next to each other.
    fn beside(&self, index: usize) -> impl Iterator<Item = &Mention> {
        let report = &self.mentions[index].report;
        let before = self.mentions[..index].iter().rev();
        let after = self.mentions[index + 1..].iter();
        before
            .take_while(move |m| m.report == *report)
            .chain(after.take_while(move |m| m.report == *report))
    }

    /// The sentence of a mention.
    pub fn sketch(&self, mention: usize) -> &Sketch {
        &self.sketches[mention]
    }

    /// The report that this one is a copy of, or itself.
    pub fn original<'b>(&'b self, report: &'b str) -> &'b str {
        let copied = self
            .reports
            .get(report)
            .and_then(|r| r.copies_of.as_deref());
        copied.unwrap_or(report)
    }

    /// Is there a copy of this report?
    pub fn copied(&self, report: &str) -> bool {
        self.copied.contains(report)
    }

    /// Do the two reports have the same text?
    pub fn copies(&self, a: &str, b: &str) -> bool {
        let text = |id: &str| self.reports.get(id).map(|r| r.text.as_str());
        // Most archives hold few copies, and this is asked of every pair.
        !self.copied.is_empty() && self.original(a) == self.original(b) && text(a) == text(b)
    }

    /// When a mention happened, by its words, its anchor, or the fact it names.
    pub fn told(&self, mention: &Mention) -> Option<Told> {
        own_days(mention)
            .or_else(|| self.by_fact(mention))
            .or_else(|| self.by_anchor(mention))
    }

    fn by_fact(&self, mention: &Mention) -> Option<Told> {
        let (first, last) = self.knowledge.fact_days(mention.hints.fact.as_deref()?)?;
        Some(inherited(Days::between(first, last)))
    }

    fn by_anchor(&self, mention: &Mention) -> Option<Told> {
        let anchor = mention.hints.anchor.as_ref()?;
        let base = match &anchor.to {
            AnchorTo::Fact(fact) => {
                let (first, last) = self.knowledge.fact_days(fact)?;
                inherited(Days::between(first, last))
            }
            AnchorTo::Mention(other) => own_days(&self.mentions[self.find(other)?])?,
        };
        Some(Told {
            days: base.days.later(anchor.days),
            footing: Footing::Inherited,
            ..base
        })
    }
}

fn inherited(days: Days) -> Told {
    Told {
        days,
        footing: Footing::Inherited,
        floating: false,
    }
}

/// The days that a mention's own time gives; a statement's are those it was said on.
fn own_days(mention: &Mention) -> Option<Told> {
    let said = mention.hints.said.as_ref();
    let time = match mention.family {
        rasid_model::Family::Statement => said.or(mention.time.as_ref()),
        rasid_model::Family::Incident => mention.time.as_ref(),
    }?;
    let days = Days::of(time)?;
    let footing = if time.evidence.rule == "time.report-date" {
        Footing::ByReport
    } else if spans_within(&time.evidence.spans, mention.sentence) {
        Footing::Own
    } else {
        Footing::Inherited
    };
    Some(Told {
        days,
        footing,
        floating: time.precision <= Precision::Day && !days.fine(),
    })
}

/// Does one of these words stand in the sentence?
pub(crate) fn spans_within(spans: &[Span], sentence: Span) -> bool {
    spans.iter().any(|span| sentence.meets(*span))
}

/// Containment as far as the places' own fields tell it.
fn holds_by_name(outer: &Place, inner: &Place) -> bool {
    if outer.country.is_none() || outer.country != inner.country {
        return false;
    }
    match outer.geo_precision {
        GeoPrecision::Country => true,
        GeoPrecision::Governorate => outer.admin1.is_some() && outer.admin1 == inner.admin1,
        _ => false,
    }
}

fn actor_lines<'a>(
    mentions: &'a [Mention],
    knowledge: &dyn Knowledge,
) -> BTreeMap<&'a str, BTreeSet<String>> {
    let mut lines = BTreeMap::new();
    for mention in mentions {
        let targets = mention.targets.iter().filter_map(|t| t.id.as_deref());
        for id in mention
            .initiators
            .iter()
            .map(|i| i.id.as_str())
            .chain(targets)
        {
            lines
                .entry(id)
                .or_insert_with(|| line(id, |x| knowledge.actor_parents(x)));
        }
    }
    lines
}

fn place_lines<'a>(
    mentions: &'a [Mention],
    knowledge: &dyn Knowledge,
) -> BTreeMap<&'a str, BTreeSet<String>> {
    let mut lines = BTreeMap::new();
    for mention in mentions {
        let places = mention
            .place
            .iter()
            .chain(&mention.origin)
            .map(|p| p.id.as_str());
        let sites = mention.targets.iter().filter_map(|t| t.id.as_deref());
        for id in places.chain(sites) {
            lines
                .entry(id)
                .or_insert_with(|| line(id, |x| knowledge.place_parent(x).into_iter().collect()));
        }
    }
    lines
}

/// An id and everything above it; a loop in the knowledge ends the walk.
pub(crate) fn line(id: &str, parents: impl Fn(&str) -> Vec<String>) -> BTreeSet<String> {
    let mut line = BTreeSet::from([id.to_owned()]);
    let mut waiting = vec![id.to_owned()];
    while let Some(next) = waiting.pop() {
        for parent in parents(&next) {
            if line.insert(parent.clone()) {
                waiting.push(parent);
            }
        }
    }
    line
}

/// The sentence of every mention, each report's letters walked once.
fn sketches(mentions: &[Mention], reports: &BTreeMap<&str, &Report>) -> Vec<Sketch> {
    let mut out = vec![Sketch::new(); mentions.len()];
    let mut by_report: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, mention) in mentions.iter().enumerate() {
        by_report
            .entry(mention.report.as_str())
            .or_default()
            .push(i);
    }
    for (report, members) in by_report {
        let Some(report) = reports.get(report) else {
            continue;
        };
        let letters: Vec<char> = report.text.chars().collect();
        for i in members {
            let Span { start, end } = mentions[i].sentence;
            let end = (end as usize).min(letters.len());
            out[i] = words::sketch(&letters[(start as usize).min(end)..end]);
        }
    }
    out
}

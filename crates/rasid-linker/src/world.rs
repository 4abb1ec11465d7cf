//! The mentions of one report, or of one event, and what may be asked about them.

use crate::days::Days;
use crate::knowledge::Knowledge;
use crate::lines::Lines;
use crate::sym::Sym;
use crate::words;
use rasid_model::{AnchorTo, GeoPrecision, Mention, Precision, Report, Span};
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

/// On what footing a mention's day is known, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Footing {
    /// Not told: bounded by the answer to it, or by what it answers.
    ByAnswer,
    /// The report's own date, for want of another.
    ByReport,
    /// Told somewhere in its sentence, and of nothing else there.
    BySentence,
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

/// Some mentions, of one report or of one event, with what may be asked about them.
pub(crate) struct World<'a> {
    pub mentions: Vec<&'a Mention>,
    pub reports: BTreeMap<&'a str, &'a Report>,
    pub knowledge: &'a dyn Knowledge,
    pub lines: &'a Lines,
    index: BTreeMap<&'a str, usize>,
    sketches: Vec<Arc<[u32]>>,
    texts: Vec<Option<Sym>>,
    stories: Vec<Arc<[u32]>>,
}

impl Deref for World<'_> {
    type Target = Lines;

    fn deref(&self) -> &Lines {
        self.lines
    }
}

impl<'a> World<'a> {
    /// `mentions` sorted by id.
    pub fn new(
        mentions: impl IntoIterator<Item = &'a Mention>,
        reports: impl IntoIterator<Item = &'a Report>,
        knowledge: &'a dyn Knowledge,
        lines: &'a Lines,
    ) -> Self {
        let mentions: Vec<&Mention> = mentions.into_iter().collect();
        Self {
            index: mentions
                .iter()
                .enumerate()
                .map(|(i, m)| (m.id.as_str(), i))
                .collect(),
            reports: reports.into_iter().map(|r| (r.id.as_str(), r)).collect(),
            sketches: Vec::new(),
            texts: Vec::new(),
            stories: Vec::new(),
            mentions,
            knowledge,
            lines,
        }
    }

    /// With the words of every mention's sentence, which comparing reports asks for.
    pub fn with_words(mut self) -> Self {
        let read = words::Read::all(&self.mentions, &self.reports, self.knowledge);
        self.stories = read.stories;
        (self.sketches, self.texts) = (read.sketches, read.texts);
        self
    }

    /// The position of the mention with this id.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// Is its country only the words before it, told of an earlier event of the sentence?
    /// In "an attack in Syria after strikes on the factions" the strikes have no place.
    pub fn borrows_country(&self, index: usize) -> bool {
        let mention = self.mentions[index];
        let Some(place) = &mention.place else {
            return false;
        };
        let earlier = |other: &&&Mention| {
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
        let beside = |other: &&&Mention| other.report == mention.report && other.id != mention.id;
        place.geo_precision == GeoPrecision::Country
            && !place.evidence.spans.is_empty()
            && self.mentions.iter().filter(beside).any(|m| earlier(&m))
    }

    /// The sentence of a mention.
    pub fn sketch(&self, mention: usize) -> Option<Arc<[u32]>> {
        self.sketches.get(mention).cloned()
    }

    /// The telling words of a mention's report.
    pub fn story(&self, mention: usize) -> Option<Arc<[u32]>> {
        self.stories.get(mention).cloned()
    }

    /// The whole text that the mention stands in, by its letters.
    pub fn text(&self, mention: usize) -> Option<Sym> {
        self.texts.get(mention).copied().flatten()
    }

    /// The report that this one is a copy of, or itself.
    pub fn original<'b>(&'b self, report: &'b str) -> &'b str {
        let copied = self
            .reports
            .get(report)
            .and_then(|r| r.copies_of.as_deref());
        copied.unwrap_or(report)
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
            AnchorTo::Mention(other) => own_days(self.mentions[self.find(other)?])?,
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
    } else if time.evidence.rule == "time.sentence" {
        Footing::BySentence
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

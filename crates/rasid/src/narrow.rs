//! Reports linked together narrow each other's dates.
//!
//! A report dated only to a stretch, or not at all, is narrowed by a dated report that
//! tells the same event: "yesterday" is then a known day. One that quotes it was not
//! written before it. What is so learned is weighed with the report's own clues by the
//! same solver, and taken only where it narrows what they allow.
//!
//! All reports take a step at once, from the state before it, and days only ever
//! shrink: so the end is reached, and is the same in whatever order reports come. A
//! clue names the reports that it leans on, those that they lean on included, and no
//! report is narrowed by one that leans on it.

mod alike;

use crate::unit::Unit;
use alike::alike;
use jiff::civil::Date;
use rasid_coder::{Found, weigh};
use rasid_model::{Basis, Linked, Mention, Span, Status};
use rasid_time::Expr;
use rasid_time::dating::Clue;
use std::collections::{BTreeMap, BTreeSet};

/// How alike two tellings must be to narrow a stretch.
const TO_NARROW: u32 = 3;
/// How alike they must be to date a report that has no days at all.
const TO_DATE: u32 = 6;

/// What one step has found: for which units, what others say; and where others contradict.
#[derive(Debug, Default)]
pub(crate) struct Step {
    /// Positions of units, each with its new clues.
    pub narrowed: Vec<(usize, Vec<Found>)>,
    /// Positions of units whose words do not go with what others say.
    pub contradicted: Vec<(usize, Vec<Found>)>,
}

/// What the other reports say of the days of each that is still open.
pub(crate) fn step(units: &[Unit], linked: &Linked) -> Step {
    let mut step = Step::default();
    for (at, said) in told_by_others(units, linked) {
        let unit = &units[at];
        let Some(coded) = &unit.coded else { continue };
        let own = coded.published.days();
        let mut clues = coded.clues.clone();
        let fresh: Vec<Found> = said.into_iter().filter(|f| !clues.contains(f)).collect();
        if fresh.is_empty() {
            continue;
        }
        clues.extend(fresh.iter().cloned());
        let (published, _) = weigh(&unit.report.id, &clues, unit.beside.captured);
        match (own, published.days()) {
            (None, Some(_)) => step.narrowed.push((at, fresh)),
            (Some(own), Some(days)) if days == own => {}
            (Some(own), Some(days)) if own.0 <= days.0 && days.1 <= own.1 => {
                step.narrowed.push((at, fresh));
            }
            (Some(own), Some(days)) if own.0 <= days.1 && days.0 <= own.1 => {}
            (Some(_), _) => step.contradicted.push((at, fresh)),
            (None, None) => {}
        }
    }
    step
}

/// Clues from other reports, by the position of the unit that they are for.
fn told_by_others(units: &[Unit], linked: &Linked) -> BTreeMap<usize, Vec<Found>> {
    let at: BTreeMap<&str, usize> = units
        .iter()
        .enumerate()
        .map(|(i, u)| (u.report.id.as_str(), i))
        .collect();
    let mut events: BTreeMap<&str, Vec<&Mention>> = BTreeMap::new();
    for mention in &linked.mentions {
        let of_event = events.entry(mention.event.as_str()).or_default();
        of_event.push(mention);
    }
    let mut out: BTreeMap<usize, Vec<Found>> = BTreeMap::new();
    for mentions in events.values().filter(|m| m.len() > 1) {
        for mention in mentions {
            let Some(at) = at.get(mention.report.as_str()).copied() else {
                continue;
            };
            if units[at].open() {
                let others = Others {
                    units,
                    mentions,
                    of: &units[at],
                };
                let said = out.entry(at).or_default();
                said.extend(others.same_event(mention));
                said.extend(others.quotes(mention));
            }
        }
    }
    for said in out.values_mut() {
        said.sort_by(|a, b| (&a.rule, &a.spans, &a.reports).cmp(&(&b.rule, &b.spans, &b.reports)));
        said.dedup();
    }
    out
}

/// The other tellings of one event, as one report sees them.
struct Others<'a> {
    units: &'a [Unit<'a>],
    mentions: &'a [&'a Mention],
    of: &'a Unit<'a>,
}

impl<'a> Others<'a> {
    /// Mentions of other reports that do not lean on this one, with their units.
    fn all(&self) -> impl Iterator<Item = (&'a Unit<'a>, &'a Mention)> + '_ {
        let id = self.of.report.id.as_str();
        self.mentions
            .iter()
            .filter(move |m| m.report != id)
            .filter_map(|m| {
                let at = self
                    .units
                    .binary_search_by(|u| u.report.id.as_str().cmp(m.report.as_str()));
                Some((self.units.get(at.ok()?)?, *m))
            })
            .filter(move |(unit, _)| !unit.leans_on().contains(id))
    }

    /// The day that others give the event, where all that give one agree, and what it
    /// makes of this report's words.
    fn same_event(&self, mention: &Mention) -> Option<Found> {
        let known = self.of.coded.as_ref()?.published.days().is_some();
        let wanted = if known { TO_NARROW } else { TO_DATE };
        let dated: Vec<(&Unit, &Mention, Date)> = self
            .all()
            .filter_map(|(unit, m)| Some((unit, m, one_day(unit, m)?)))
            .collect();
        let (_, _, day) = *dated.first()?;
        let agree = dated.iter().all(|(_, _, other)| *other == day);
        let like = dated.iter().any(|(_, m, _)| alike(mention, m) >= wanted);
        if !agree || !like || mention.status != Status::Occurred {
            return None;
        }
        let (clue, spans) = self.said_of(mention, day)?;
        let units = dated.iter().map(|(unit, _, _)| *unit);
        Some(found(clue, spans, "report.same-event", units))
    }

    /// What the words of this report make of the event's day.
    fn said_of(&self, mention: &Mention, day: Date) -> Option<(Clue, Vec<Span>)> {
        let (from, to) = (day, day);
        match words(self.of, mention) {
            Some((_, expr)) if expr.is_absolute() => None,
            Some((span, expr)) => Some((Clue::ExprMeets { expr, from, to }, vec![span])),
            None if mention.background || mention.hints.several => {
                Some((Clue::NotBefore { day }, vec![mention.trigger]))
            }
            None => {
                let within = 1;
                Some((Clue::NewsOf { from, to, within }, vec![mention.trigger]))
            }
        }
    }

    /// A dated report that tells it after this one's outlet, or before it.
    fn quotes(&self, mention: &Mention) -> Vec<Found> {
        let mut out = Vec::new();
        for (unit, other) in self.all() {
            let Some((first, last)) = days(unit) else {
                continue;
            };
            if cites(other, unit, self.of) {
                let clue = Clue::NotAfter { day: last };
                out.push(found(
                    clue,
                    vec![mention.trigger],
                    "report.quoted-by",
                    [unit],
                ));
            }
            if cites(mention, self.of, unit) {
                let clue = Clue::NotBefore { day: first };
                out.push(found(clue, vec![mention.trigger], "report.quotes", [unit]));
            }
        }
        out
    }
}

/// Does the mention, told by `teller`, name the outlet of the other report?
fn cites(mention: &Mention, teller: &Unit, other: &Unit) -> bool {
    let outlet = |unit: &Unit| unit.report.outlet.as_ref().map(|o| o.id.clone());
    let named = outlet(other).filter(|id| outlet(teller).as_ref() != Some(id));
    named.is_some_and(|id| mention.attribution.iter().any(|a| a.id == id))
}

fn found<'a>(
    clue: Clue,
    spans: Vec<Span>,
    rule: &str,
    units: impl IntoIterator<Item = &'a Unit<'a>>,
) -> Found {
    let mut reports: BTreeSet<String> = BTreeSet::new();
    for unit in units {
        reports.insert(unit.report.id.clone());
        reports.extend(unit.leans_on().into_iter().map(str::to_owned));
    }
    Found {
        clue: clue.into(),
        spans,
        rule: rule.to_owned(),
        reports: reports.into_iter().collect(),
        dateline: false,
    }
}

/// The report's own days, as given or as its words say.
fn days(unit: &Unit) -> Option<(Date, Date)> {
    match unit.report.published.basis {
        Basis::Given => unit.report.published.days(),
        _ => unit.coded.as_ref()?.published.days(),
    }
}

/// The one day that a mention of a dated report tells.
fn one_day(unit: &Unit, mention: &Mention) -> Option<Date> {
    days(unit)?;
    let (first, last) = mention.time.as_ref()?.days()?;
    (first == last && mention.status == Status::Occurred).then_some(first)
}

/// The words by which the mention tells its time: those that it was resolved by, else the
/// only ones of its sentence.
fn words(unit: &Unit, mention: &Mention) -> Option<(Span, Expr)> {
    let times = &unit.coded.as_ref()?.times;
    let told = mention.time.as_ref().map(|t| &t.evidence.spans);
    let mut inside = times.iter().filter(|(span, expr)| {
        expr.anchored().is_none()
            && match told {
                Some(spans) => spans.contains(span),
                None => mention.sentence.holds(*span),
            }
    });
    let first = inside.next()?;
    inside.next().is_none().then(|| first.clone())
}

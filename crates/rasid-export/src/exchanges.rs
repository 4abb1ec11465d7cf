//! Exchanges: an attack, what answers it, what answers that, with how long each took.
//!
//! An edge that a text states and one that is inferred are never mixed: each says which it
//! is, and the stated ones can be had alone. An exchange is everything that edges connect.

use crate::paint::{Paint, Style};
use crate::timeline::{of_time, sentence};
use crate::words::names::Names;
use crate::words::{number_of, place, time};
use crate::wrap::Paragraph;
use jiff::civil::Date;
use rasid_model::{Event, Family, Record, ResponseBasis};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Which edges make an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edges {
    /// Those that a text states.
    Stated,
    /// Those that are inferred too.
    All,
}

/// One exchange: its events in order of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Exchange {
    /// Its events, each with what it answers.
    pub events: Vec<Step>,
    /// The days from its first event to its last, where both are known.
    pub days: Option<i32>,
    /// Edges that a text states.
    pub stated: usize,
    /// Edges that are inferred.
    pub inferred: usize,
}

/// An event of an exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The event.
    pub event: String,
    /// What it answers.
    pub answers: Vec<Answer>,
}

/// One edge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The event that is answered.
    pub event: String,
    /// How that is known.
    pub basis: ResponseBasis,
    /// The days between them, where both days are known.
    pub lag: Option<Lag>,
}

/// The least and the most days that may lie between two events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Lag {
    pub min: i32,
    pub max: i32,
}

/// The exchanges of a record, the earliest first.
pub fn exchanges(record: &Record, edges: Edges) -> Vec<Exchange> {
    let events: BTreeMap<&str, &Event> = record
        .events
        .iter()
        .filter(|e| e.family == Family::Incident)
        .map(|e| (e.id.as_str(), e))
        .collect();
    let mut found: Vec<Vec<&Event>> = connected(&events, edges);
    for events in &mut found {
        events.sort_by_cached_key(|e| of_time(e));
    }
    found.sort_by_cached_key(|events| of_time(events[0]));
    let exchange = |members: Vec<&Event>| exchange(&events, &members, edges);
    found.into_iter().map(exchange).collect()
}

/// The edges of an event that lead to known events.
fn answered<'a>(
    events: &BTreeMap<&str, &'a Event>,
    event: &Event,
    edges: Edges,
) -> Vec<(&'a Event, ResponseBasis)> {
    let wanted = |basis| edges == Edges::All || basis == ResponseBasis::Stated;
    event
        .responds_to
        .iter()
        .filter(|edge| wanted(edge.basis))
        .filter_map(|edge| Some((*events.get(edge.event.as_str())?, edge.basis)))
        .collect()
}

/// Events that edges connect, in whatever direction.
fn connected<'a>(events: &BTreeMap<&str, &'a Event>, edges: Edges) -> Vec<Vec<&'a Event>> {
    let mut beside: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for event in events.values() {
        for (other, _) in answered(events, event, edges) {
            beside.entry(&event.id).or_default().push(&other.id);
            beside.entry(&other.id).or_default().push(&event.id);
        }
    }
    let (mut seen, mut out) = (BTreeSet::new(), Vec::new());
    for start in beside.keys() {
        if !seen.insert(*start) {
            continue;
        }
        let (mut members, mut next) = (Vec::new(), vec![*start]);
        while let Some(id) = next.pop() {
            members.extend(events.get(id).copied());
            let others = beside.get(id).into_iter().flatten();
            next.extend(others.copied().filter(|other| seen.insert(*other)));
        }
        out.push(members);
    }
    out
}

fn exchange(events: &BTreeMap<&str, &Event>, members: &[&Event], edges: Edges) -> Exchange {
    let steps: Vec<Step> = members
        .iter()
        .map(|event| Step {
            event: event.id.clone(),
            answers: answered(events, event, edges)
                .into_iter()
                .map(|(other, basis)| Answer {
                    event: other.id.clone(),
                    basis,
                    lag: lag(other, event),
                })
                .collect(),
        })
        .collect();
    let count = |basis| {
        let all = steps.iter().flat_map(|s| &s.answers);
        all.filter(|a| a.basis == basis).count()
    };
    let first = members.iter().filter_map(|e| Some(days(e)?.0)).min();
    let last = members.iter().filter_map(|e| Some(days(e)?.1)).max();
    Exchange {
        days: first.zip(last).map(|(a, b)| between(a, b)),
        stated: count(ResponseBasis::Stated),
        inferred: count(ResponseBasis::Inferred),
        events: steps,
    }
}

fn days(event: &Event) -> Option<(Date, Date)> {
    event.time.as_ref()?.value.days()
}

fn lag(attack: &Event, answer: &Event) -> Option<Lag> {
    let (attack, answer) = (days(attack)?, days(answer)?);
    Some(Lag {
        min: between(attack.1, answer.0).max(0),
        max: between(attack.0, answer.1).max(0),
    })
}

fn between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(0, |span| span.get_days())
}

/// Writes exchanges for people: each event in order, and below it what it answers.
pub fn write_exchanges(
    out: &mut dyn Write,
    record: &Record,
    found: &[Exchange],
    paint: Paint,
) -> io::Result<()> {
    let names = Names::new(record);
    for (at, exchange) in found.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let mut line = number_of(exchange.events.len(), "event");
        if let Some(days) = exchange.days {
            line.push_str(&format!(" in {}", number_of(days as usize + 1, "day")));
        }
        line.push_str(&format!(
            ", {} stated, {} inferred",
            number_of(exchange.stated, "answer"),
            exchange.inferred
        ));
        Paragraph::new()
            .add(Style::Heading, line)
            .write(out, paint, 0)?;
        for step in &exchange.events {
            write_step(out, &names, step, paint)?;
        }
    }
    Ok(())
}

fn write_step(out: &mut dyn Write, names: &Names, step: &Step, paint: Paint) -> io::Result<()> {
    let Some(event) = names.event(&step.event) else {
        return Ok(());
    };
    let when = time::when(event.time.as_ref().map(|t| &t.value));
    let mut line = Paragraph::new().add(Style::Date, when);
    if let Some(held) = &event.place {
        line = line
            .add(Style::Body, " \u{b7} ")
            .add(Style::Place, place::place(&held.value));
    }
    line.add(Style::Body, " \u{b7} ")
        .join(sentence(names, event))
        .add(Style::Aside, format!(" [{}]", event.id))
        .write(out, paint, 2)?;
    for answer in &step.answers {
        let known = match answer.basis {
            ResponseBasis::Stated => "answers, as stated",
            ResponseBasis::Inferred => "answers, as inferred",
        };
        let lag = answer
            .lag
            .map_or(String::new(), |lag| format!(", {}", told(lag)));
        Paragraph::new()
            .add(
                Style::Aside,
                format!("\u{21b3} {known}: [{}]{lag}", answer.event),
            )
            .write(out, paint, 4)?;
    }
    Ok(())
}

/// `the same day`, `2 days later`, `0 to 3 days later`.
fn told(lag: Lag) -> String {
    match (lag.min, lag.max) {
        (0, 0) => "the same day".to_owned(),
        (a, b) if a == b => format!("{} later", number_of(a as usize, "day")),
        (a, b) => format!("{a} to {b} days later"),
    }
}

//! A record that grows report by report, and what of it must be the same in any order.

use super::*;
use rasid_linker::{Change, History, Linker, Store};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Reports and mentions as they came in.
#[derive(Default)]
pub struct Shelf(BTreeMap<String, (Report, Vec<Mention>)>);

impl Store for Shelf {
    fn report(&self, id: &str) -> Option<Cow<'_, Report>> {
        self.0.get(id).map(|(report, _)| Cow::Borrowed(report))
    }

    fn mentions(&self, report: &str) -> Cow<'_, [Mention]> {
        self.0
            .get(report)
            .map_or(Cow::Borrowed(&[]), |(_, m)| Cow::Borrowed(m))
    }
}

/// The record so far.
pub struct Keeper {
    pub linker: Linker<'static>,
    shelf: Shelf,
    pub events: BTreeMap<String, Event>,
    pub history: Vec<History>,
    /// How many events were told in the last settling.
    pub told: usize,
}

impl Keeper {
    pub fn new() -> Self {
        Self {
            linker: Linker::new(&Toy),
            shelf: Shelf::default(),
            events: BTreeMap::new(),
            history: Vec::new(),
            told: 0,
        }
    }

    /// Weighs reports by so many workers, each its own blocks, and settles what they weighed.
    pub fn by_workers(reports: &[(Report, Vec<Mention>)], workers: u64) -> Self {
        let mut weighed = Vec::new();
        for rest in 0..workers {
            let mut worker = Linker::worker(&Toy, rest, workers);
            for (report, mentions) in reports {
                worker.add(&report.id, Some(report), mentions);
            }
            weighed.extend(worker.weighed());
        }
        let mut keeper = Self::new();
        keeper.linker = Linker::gatherer(&Toy);
        for (report, mentions) in reports {
            keeper.linker.add(&report.id, Some(report), mentions);
            let row = (report.clone(), mentions.clone());
            keeper.shelf.0.insert(report.id.clone(), row);
        }
        keeper.linker.gather(weighed);
        keeper.settle();
        keeper
    }

    /// Adds reports and settles.
    pub fn add(&mut self, reports: &[(Report, Vec<Mention>)]) {
        for (report, mentions) in reports {
            self.linker.add(&report.id, Some(report), mentions);
            let row = (report.clone(), mentions.clone());
            self.shelf.0.insert(report.id.clone(), row);
        }
        self.settle();
    }

    fn settle(&mut self) {
        self.told = 0;
        let (events, history, told) = (&mut self.events, &mut self.history, &mut self.told);
        self.linker.settle(&self.shelf, &mut |change| match change {
            Change::Told(event) => {
                *told += 1;
                events.insert(event.id.clone(), *event);
            }
            Change::Gone(id) => {
                events.remove(&id).expect("what goes was there");
            }
            Change::Edges {
                event,
                responds_to,
                about,
            } => {
                let event = events.get_mut(&event).expect("edges of an event");
                (event.responds_to, event.about) = (responds_to, about);
            }
            Change::History(line) => history.push(line),
        });
    }

    /// The events, named by their first mentions, without reasons.
    pub fn nameless(&self) -> BTreeMap<String, Event> {
        nameless(self.events.values())
    }
}

/// Events by their first mentions; ids in edges are told so too, and reasons are left out.
pub fn nameless<'a>(events: impl Iterator<Item = &'a Event> + Clone) -> BTreeMap<String, Event> {
    let name: BTreeMap<&str, &str> = events
        .clone()
        .map(|e| (e.id.as_str(), e.mentions[0].as_str()))
        .collect();
    let named = |id: &String| {
        name.get(id.as_str())
            .expect("an edge leads to an event")
            .to_string()
    };
    events
        .clone()
        .map(|event| {
            let mut event = event.clone();
            event.id = event.mentions[0].clone();
            event.merge_reasons.clear();
            for edge in &mut event.responds_to {
                edge.event = named(&edge.event);
            }
            event.responds_to.sort();
            event.about = event.about.iter().map(named).collect();
            event.about.sort();
            (event.id.clone(), event)
        })
        .collect()
}

/// Mentions by report, each with its report.
pub fn by_report(mentions: Vec<Mention>) -> Vec<(Report, Vec<Mention>)> {
    let mut by: BTreeMap<String, Vec<Mention>> = BTreeMap::new();
    for mention in mentions {
        by.entry(mention.report.clone()).or_default().push(mention);
    }
    by.into_iter().map(|(id, m)| (report(&id), m)).collect()
}

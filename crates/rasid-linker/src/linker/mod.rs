//! Linking as reports come in: what is remembered, and what a new report changes.
//!
//! [`Linker::add`] makes units of a report's mentions and weighs them against those of
//! the blocks they fall in; [`Linker::settle`] joins anew only what hangs together with
//! what was added. What it remembers are profiles and not mentions, so a long record
//! is linked without holding it: the mentions of the few events that change are asked
//! for from a [`Store`]. The groups are a function of the reports added, whatever
//! their order or batches; ids are kept from what was there before.

mod edges;
mod identity;
mod links;
mod settle;
mod share;
mod tell;
mod telling;

use crate::block::Blocks;
use crate::cluster::{evidence, judge};
use crate::knowledge::Knowledge;
use crate::lines::Lines;
use crate::profile::Profile;
use crate::world::World;
use edges::Strikes;
use identity::Identities;
use links::{Links, Order};
use rasid_model::{Event, Mention, Report, ResponseEdge};
use rustc_hash::FxHashMap;
use settle::Groups;
use share::Share;
use std::borrow::Cow;
use telling::Telling;

pub use identity::History;
pub use share::Weighed;

/// Where the reports and mentions are kept.
pub trait Store {
    /// A report by id.
    fn report(&self, id: &str) -> Option<Cow<'_, Report>>;
    /// The mentions of a report, in any order.
    fn mentions(&self, report: &str) -> Cow<'_, [Mention]>;
}

/// What adding reports has changed in the record.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// An event is new, or its mentions are others than before; its edges follow.
    Told(Box<Event>),
    /// An event is no more; its id leads to another.
    Gone(String),
    /// What an event answers and what it is about.
    Edges {
        /// The event.
        event: String,
        /// What it answers.
        responds_to: Vec<ResponseEdge>,
        /// What it is about.
        about: Vec<String>,
    },
    /// What became of an id.
    History(History),
}

/// What one report tells of one event.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub profile: Profile,
    /// Its report among all.
    pub report: u32,
    /// Is it known by day and place?
    pub precise: bool,
}

/// All that linking remembers.
pub struct Linker<'k> {
    knowledge: &'k dyn Knowledge,
    lines: Lines,
    reports: Vec<Telling>,
    by_id: FxHashMap<Box<str>, u32>,
    units: Vec<Unit>,
    blocks: Blocks,
    links: Links,
    groups: Groups,
    identities: Identities,
    strikes: Strikes,
    /// Units that are new, or lost a link, since all was last settled.
    touched: Vec<u32>,
    share: Share,
}

impl<'k> Linker<'k> {
    /// With nothing linked yet.
    pub fn new(knowledge: &'k dyn Knowledge) -> Self {
        Self {
            knowledge,
            lines: Lines::default(),
            reports: Vec::new(),
            by_id: FxHashMap::default(),
            units: Vec::new(),
            blocks: Blocks::default(),
            links: Links::default(),
            groups: Groups::default(),
            identities: Identities::default(),
            strikes: Strikes::default(),
            touched: Vec::new(),
            share: Share::Whole,
        }
    }

    /// Takes in a report's mentions; a report that is known already is left as it is.
    pub fn add(&mut self, id: &str, report: Option<&Report>, mentions: &[Mention]) {
        if self.by_id.contains_key(id) {
            return;
        }
        for mention in mentions {
            self.lines.learn(mention, self.knowledge);
        }
        let mut sorted: Vec<&Mention> = mentions.iter().collect();
        sorted.sort_by(|a, b| a.id.cmp(&b.id));
        let from = self.units.len() as u32;
        let (telling, profiles) = {
            let world = World::new(sorted, report, self.knowledge, &self.lines).with_words();
            Telling::of(&world, id, from)
        };
        let report = self.reports.len() as u32;
        self.by_id.insert(id.into(), report);
        self.reports.push(telling);
        for profile in profiles {
            self.weigh(Unit {
                precise: evidence::precise(&profile),
                profile,
                report,
            });
        }
    }

    /// Files a new unit and weighs it against those of its blocks.
    fn weigh(&mut self, unit: Unit) {
        let new = self.units.len() as u32;
        let met = match self.share {
            Share::None => Vec::new(),
            Share::Whole | Share::Some(_) => self.blocks.file(&self.lines, new, &unit.profile),
        };
        self.units.push(unit);
        self.links.grow();
        self.groups.grow();
        self.touched.push(new);
        for other in met {
            let (a, b) = (&self.units[other as usize], &self.units[new as usize]);
            if a.report == b.report {
                continue;
            }
            match judge::judge(&a.profile, &b.profile, &self.lines) {
                judge::Verdict::Link(score) => self.keep(other, new, score, true),
                judge::Verdict::NearMiss(score) => self.keep(other, new, score, false),
                judge::Verdict::Nothing => {}
            }
        }
    }

    /// The id of a unit's first mention.
    fn first(&self, unit: u32) -> &str {
        first(&self.units, &self.reports, unit)
    }
}

fn first<'a>(units: &[Unit], reports: &'a [Telling], unit: u32) -> &'a str {
    let unit = &units[unit as usize];
    &reports[unit.report as usize].mentions[unit.profile.first()]
}

/// Units in order of their first mentions' ids.
struct ByFirst<'a> {
    units: &'a [Unit],
    reports: &'a [Telling],
}

impl Order for ByFirst<'_> {
    fn before(&self, a: u32, b: u32) -> bool {
        first(self.units, self.reports, a) < first(self.units, self.reports, b)
    }
}

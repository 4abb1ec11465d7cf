//! One report, as far as linking remembers it.

use crate::cluster::{self, Decision};
use crate::profile::Profile;
use crate::world::World;
use std::ops::Range;

/// A tie that a report's words state between two of its units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tie {
    /// The unit that answers, or that is about the other; counted from the report's first.
    pub from: u32,
    pub to: u32,
    /// The mention that says so, by position.
    pub said_by: u32,
}

/// A report: its units, its mentions by id, what ties its units, why they are units.
#[derive(Clone, Debug)]
pub(crate) struct Telling {
    pub id: Box<str>,
    /// Sorted.
    pub mentions: Box<[Box<str>]>,
    /// Its units among all.
    pub units: Range<u32>,
    pub answers: Box<[Tie]>,
    pub about: Box<[Tie]>,
    /// Told as coming right after the other.
    pub follows: Box<[Tie]>,
    pub why: Box<[Decision]>,
}

impl Telling {
    /// What one report tells, and its units; `from` is where they will stand among all.
    pub fn of(world: &World, report: &str, from: u32) -> (Self, Vec<Profile>) {
        let (profiles, why) = cluster::units(world);
        let mut of_mention = vec![0; world.mentions.len()];
        for (at, profile) in (0..).zip(&profiles) {
            for member in &profile.members {
                of_mention[*member] = at;
            }
        }
        let ties = |ids: fn(&rasid_model::Mention) -> &Vec<String>| {
            let mut ties = Vec::new();
            for (at, mention) in world.mentions.iter().enumerate() {
                let to = ids(mention).iter().filter_map(|id| world.find(id));
                ties.extend(to.map(|to| Tie {
                    from: of_mention[at],
                    to: of_mention[to],
                    said_by: at as u32,
                }));
            }
            ties.into_boxed_slice()
        };
        let telling = Self {
            id: report.into(),
            mentions: world
                .mentions
                .iter()
                .map(|m| m.id.as_str().into())
                .collect(),
            units: from..from + profiles.len() as u32,
            answers: ties(|m| &m.responds_to),
            about: ties(|m| &m.about),
            follows: ties(|m| &m.hints.follows),
            why: why.into_boxed_slice(),
        };
        (telling, profiles)
    }
}

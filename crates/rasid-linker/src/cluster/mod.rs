//! From pairs to events: first within each report, then across reports.
//!
//! A group is compared as a whole, so nothing enters it that any of its mentions
//! rules out. Two groups of one report never meet again across reports: what a
//! report tells apart stays apart.

mod across;
mod evidence;
mod within;

use crate::compare::Comparison;
use crate::profile::Profile;
use crate::world::World;
use std::collections::BTreeMap;

/// One decision about two mentions (by position), with its reasons.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Decision {
    pub pair: (usize, usize),
    pub merged: bool,
    pub signals: Vec<String>,
}

impl Decision {
    fn new(a: usize, b: usize, merged: bool, comparison: &Comparison) -> Self {
        Self::named(a, b, merged, comparison.names())
    }

    fn named(a: usize, b: usize, merged: bool, signals: Vec<String>) -> Self {
        Self {
            pair: (a.min(b), a.max(b)),
            merged,
            signals,
        }
    }
}

/// The groups, each one event, and every decision on the way.
pub(crate) fn cluster<'a>(world: &World<'a>) -> (Vec<Profile<'a>>, Vec<Decision>) {
    let mut by_report: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, mention) in world.mentions.iter().enumerate() {
        by_report
            .entry(mention.report.as_str())
            .or_default()
            .push(i);
    }
    let (mut units, mut decisions) = (Vec::new(), Vec::new());
    for members in by_report.into_values() {
        let (mut told, mut why) = within::join(world, members);
        units.append(&mut told);
        decisions.append(&mut why);
    }
    let groups = across::join(world, units, &mut decisions);
    (groups, decisions)
}

//! From pairs to events: first within each report, then across reports.
//!
//! A group is compared as a whole, so nothing enters it that any of its mentions
//! rules out. Two groups of one report never meet again across reports: what a
//! report tells apart stays apart.

mod across;
mod evidence;
mod within;

use crate::compare::Comparison;
use crate::days::Days;
use crate::profile::Profile;
use crate::world::{Footing, Told, World};
use rasid_model::{Family, Status};
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

/// News that nothing dates happened about when its report was written. In its own report
/// that tells nothing apart, so it is said only once the report's mentions are grouped.
fn date_by_report(world: &World, unit: &mut Profile) {
    let news = !unit.background && !unit.several && unit.statuses.contains(&Status::Occurred);
    if unit.told.is_some() || unit.family != Family::Incident || !news || !unit.facts.is_empty() {
        return;
    }
    let written = world.mentions[unit.first()].hints.report_days;
    let days = written.map(|(first, last)| Days::between(first, last).wider(1, 0));
    // A report that is itself dated to within weeks dates nothing.
    unit.told = days.filter(|days| days.fine()).map(|days| Told {
        days,
        footing: Footing::ByReport,
        floating: false,
    });
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
        for unit in &mut told {
            date_by_report(world, unit);
        }
        units.append(&mut told);
        decisions.append(&mut why);
    }
    let groups = across::join(world, units, &mut decisions);
    (groups, decisions)
}

//! From mentions to units, and from units to events.
//!
//! A unit is what one report tells of one event: `within` makes it, from that report
//! alone. `judge` says of two units of different reports whether they may be one event:
//! from those two alone. `core` joins units that are known by day and place, `vague`
//! puts the others to the one event they fit. A group is compared as a whole, so
//! nothing enters it that any of its mentions rules out, and two units of one report
//! never meet: what a report tells apart stays apart.

pub(crate) mod core;
pub(crate) mod evidence;
pub(crate) mod judge;
pub(crate) mod vague;
mod within;

use crate::compare::Comparison;
use crate::days::Days;
use crate::profile::Profile;
use crate::world::{Footing, Told, World};
use rasid_model::{Family, Status};

/// One decision about two mentions or two units (by position), with its reasons.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Decision {
    pub pair: (usize, usize),
    pub merged: bool,
    pub signals: Vec<&'static str>,
}

impl Decision {
    pub fn new(a: usize, b: usize, merged: bool, comparison: &Comparison) -> Self {
        Self::named(a, b, merged, comparison.names())
    }

    pub fn named(a: usize, b: usize, merged: bool, signals: Vec<&'static str>) -> Self {
        Self {
            pair: (a.min(b), a.max(b)),
            merged,
            signals,
        }
    }
}

/// How many days back a recall without a date may go: what is older gets one.
const RECENT: i32 = 10;

/// News that nothing dates happened about when its report was written. In its own report
/// that tells nothing apart, so it is said only once the report's mentions are grouped.
fn date_by_report(world: &World, unit: &mut Profile) {
    let one = !unit.several && unit.statuses.contains(&Status::Occurred);
    if unit.told.is_some() || unit.family != Family::Incident || !one || !unit.facts.is_empty() {
        return;
    }
    let written = world.mentions[unit.first()].hints.report_days;
    let days = written.map(|(first, last)| Days::between(first, last));
    // A report that is itself dated to within weeks dates nothing.
    let days = days.filter(|days| days.wider(1, 0).fine());
    let before = if unit.background { RECENT } else { 1 };
    unit.told = days.map(|days| Told {
        days: days.wider(before, 0),
        footing: Footing::ByReport,
        floating: false,
    });
}

/// The units of one report, by their first mentions, and every decision on the way.
pub(crate) fn units(world: &World) -> (Vec<Profile>, Vec<Decision>) {
    let (mut units, decisions) = within::join(world, (0..world.mentions.len()).collect());
    for unit in &mut units {
        date_by_report(world, unit);
    }
    units.sort_by_key(Profile::first);
    (units, decisions)
}

//! Two reports of one text: the same words are the same event, other words are not.

use super::{Signal, bars, speaks_for};
use crate::profile::Profile;
use crate::world::World;

pub(super) fn compare(a: &Profile, b: &Profile, world: &World) -> Option<Signal> {
    let reports = a
        .reports
        .iter()
        .flat_map(|x| b.reports.iter().map(move |y| (*x, *y)));
    let mut copies = reports.filter(|(x, y)| world.copies(x, y)).peekable();
    copies.peek()?;
    let copied =
        copies.any(|(x, y)| triggers(a, x, world).any(|t| triggers(b, y, world).any(|u| t == u)));
    Some(if copied {
        speaks_for("report.copy", 400)
    } else {
        bars("report.told_apart")
    })
}

/// Where a group's mentions of one report stand.
fn triggers<'w>(
    group: &'w Profile,
    report: &'w str,
    world: &'w World,
) -> impl Iterator<Item = rasid_model::Span> {
    let mentions = group.members.iter().map(|i| &world.mentions[*i]);
    mentions
        .filter(move |m| m.report == report)
        .map(|m| m.trigger)
}

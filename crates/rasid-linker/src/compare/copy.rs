//! Two reports of one text: the same words are the same event, other words are not.

use super::{Signal, bars, speaks_for};
use crate::profile::Profile;
use crate::world::World;

pub(super) fn compare(a: &Profile, b: &Profile, world: &World) -> Option<Signal> {
    let mention = |i: &usize| &world.mentions[*i];
    let mut copied = false;
    for m in a.members.iter().map(mention) {
        for n in b.members.iter().map(mention) {
            if !world.copies(&m.report, &n.report) {
                continue;
            }
            if m.trigger == n.trigger {
                return Some(speaks_for("report.copy", 400));
            }
            copied = true;
        }
    }
    copied.then(|| bars("report.told_apart"))
}

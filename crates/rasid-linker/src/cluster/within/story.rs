//! One report, one story: what stays apart only for want of a word that ties it.
//!
//! A short report tells its main event in the headline, again in the lead, then
//! what came of it, what a side claims or is accused of, and how a crowd was met.
//! Such a telling belongs to the event it is told beside unless something tells
//! it apart: a day or a place of its own that does not fit, another doer, another
//! toll of other people, a word that says "another", a line of a bulletin. A day
//! or place that was not told of the mention itself parts nothing.

use super::{NEWS, next_to, own_place, own_time, parted, shares_side};
use crate::cluster::Decision;
use crate::compare::place::{Lie, kilometres, lie};
use crate::compare::{self, Comparison, Scope};
use crate::days::Days;
use crate::profile::Profile;
use crate::spot::Spot;
use crate::world::World;
use rasid_model::{Crowd, EventType, Family, Responsibility};

/// How far from a town what is named after it may lie, in kilometres.
const ENVIRONS: f64 = 30.0;

/// In what way one telling belongs to another of its report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The headline tells in short what the body tells at length.
    Heading,
    /// Harm that came of what was told beside it.
    CameOf,
    /// A crowd's acts and what was done to the crowd, on one day in one place.
    Crowd,
    /// A side claims it or is accused of it.
    Blamed,
    /// It says neither when nor where, of the kind of what was told before it.
    Detail,
}

impl Part {
    const ALL: [Self; 5] = [
        Self::Crowd,
        Self::CameOf,
        Self::Blamed,
        Self::Detail,
        Self::Heading,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Heading => "story.heading",
            Self::CameOf => "story.came_of",
            Self::Crowd => "story.crowd",
            Self::Blamed => "story.blamed",
            Self::Detail => "story.detail",
        }
    }
}

/// Joins every telling to the event of the report that it is a part of.
pub(super) fn fold(world: &World, groups: &mut Vec<Profile>, decisions: &mut Vec<Decision>) {
    for part in Part::ALL {
        let mut at = 0;
        while at < groups.len() {
            let Some((to, comparison)) = whole(world, groups, at, part) else {
                at += 1;
                continue;
            };
            let taken = groups.remove(at);
            let to = if to > at { to - 1 } else { to };
            let mut why = comparison.names();
            why.push(part.name());
            let pair = (groups[to].first(), taken.first());
            decisions.push(Decision::named(pair.0, pair.1, true, why));
            groups[to].absorb(&taken, world);
        }
    }
}

/// The event that this telling is such a part of: the best, then the one told nearest before it.
fn whole(world: &World, groups: &[Profile], at: usize, part: Part) -> Option<(usize, Comparison)> {
    let unit = &groups[at];
    let open = |p: &Profile| p.family == Family::Incident && !p.several;
    if !open(unit) {
        return None;
    }
    let fits = groups
        .iter()
        .enumerate()
        .filter(|(to, g)| *to != at && open(g));
    let fits = fits.filter_map(|(to, group)| {
        let comparison = compare::compare(unit, group, Scope::Within, world);
        let joins = !parted(world, unit, group)
            && !apart_by_line(world, unit, group, &comparison)
            && belongs(world, unit, group, &comparison, part);
        joins.then_some((to, comparison))
    });
    let told = |p: &Profile| world.mentions[p.first_told(world)].trigger.start;
    fits.max_by_key(|(to, comparison)| {
        let group = &groups[*to];
        let nearness = match part {
            // A headline tells what the body tells first.
            Part::Heading => -i64::from(told(group)),
            _ => -i64::from(told(group).abs_diff(told(unit))),
        };
        let score = match part {
            Part::Heading | Part::Blamed | Part::Detail => comparison.score(),
            Part::CameOf | Part::Crowd => 0,
        };
        (score, nearness)
    })
}

fn belongs(
    world: &World,
    unit: &Profile,
    group: &Profile,
    comparison: &Comparison,
    part: Part,
) -> bool {
    match part {
        Part::Heading => heads(world, unit, group, comparison),
        Part::CameOf => came_of(world, unit, group, comparison),
        Part::Crowd => one_crowd(world, unit, group, comparison),
        Part::Blamed => blamed(world, unit, group, comparison),
        Part::Detail => detail(world, unit, group, comparison),
    }
}

/// Do two lines of a bulletin tell them, with nothing that says they are one?
pub(super) fn apart_by_line(
    world: &World,
    a: &Profile,
    b: &Profile,
    comparison: &Comparison,
) -> bool {
    let line = |p: &Profile| {
        let m = &world.mentions[p.first_told(world)];
        m.hints.line.then_some(m.sentence)
    };
    let same = comparison.has("place.same") || comparison.supports("target.");
    a.family == Family::Incident && line(a).is_some() && line(a) != line(b) && !same
}

/// Every reason against but these speaks: is there one?
fn barred_but(comparison: &Comparison, lifted: &[&str]) -> bool {
    let barring = |s: &compare::Signal| s.weight == compare::Weight::Bars;
    let mut bars = comparison.signals.iter().filter(|s| barring(s));
    bars.any(|s| !lifted.contains(&s.name))
}

/// Is a day told of both, each in its own sentence?
fn both_dated(a: &Profile, b: &Profile) -> bool {
    own_time(a) && own_time(b)
}

fn anew(world: &World, unit: &Profile) -> bool {
    world.mentions[unit.first_told(world)].hints.anew
}

fn all(world: &World, unit: &Profile, hint: impl Fn(&rasid_model::Hints) -> bool) -> bool {
    unit.members.iter().all(|i| hint(&world.mentions[*i].hints))
}

/// A headline without a day of its own, of the kind and the place of what the body tells.
fn heads(world: &World, unit: &Profile, group: &Profile, comparison: &Comparison) -> bool {
    let side = shares_side(comparison);
    let place = comparison.supports("place.");
    let figures = comparison.has("killed.same") || comparison.has("count.same");
    let mut lifted = Vec::new();
    if !both_dated(unit, group) {
        lifted.push("time.apart");
    }
    // What struck is told in many words where it is known who struck whom and where.
    if side && place {
        lifted.push("weapon.other");
    }
    // A headline names the town for what lies outside it.
    if environs(unit, group) {
        lifted.push("place.apart");
    }
    let told = figures || comparison.has("time.same_day");
    let shares = side || place || told || comparison.supports("weapon.");
    let differs = !comparison.has("killed.same")
        && (comparison.has("target.other") || comparison.has("killed.differs"));
    all(world, unit, |h| h.heading)
        && !all(world, group, |h| h.heading)
        && (!group.background || fresh(world, group))
        && !barred_but(comparison, &lifted)
        && (shares || comparison.has("type.same"))
        && !differs
}

/// Does every place of the headline lie about a place of the body, in one unit of its country?
fn environs(unit: &Profile, group: &Profile) -> bool {
    let about = |p: &Spot, q: &Spot| {
        p.admin1.is_some() && p.admin1 == q.admin1 && kilometres(p, q) <= ENVIRONS
    };
    !unit.places.is_empty()
        && unit
            .places
            .iter()
            .all(|p| group.places.iter().any(|q| about(p, q)))
}

/// Is what is told as background yet of about the days of the report?
fn fresh(world: &World, group: &Profile) -> bool {
    let written = world.mentions[group.first()].hints.report_days;
    let days = group.days().filter(|days| days.fine());
    matches!((written, days), (Some((first, last)), Some(days))
        if Days::between(first, last).wider(NEWS, 0).meets(days))
}

/// Harm alone, in the sentence of the attack or the next, with no day, place or doer that parts them.
fn came_of(world: &World, unit: &Profile, group: &Profile, comparison: &Comparison) -> bool {
    let harm = |p: &Profile| all(world, p, |h| h.came_of);
    let fits =
        crowd(world, group) || comparison.has("type.same") || comparison.has("type.compatible");
    let lifted: &[&str] = if both_dated(unit, group) {
        &["type.other"]
    } else {
        &["type.other", "time.apart"]
    };
    // Two tolls of two kinds of people are of two attacks; a toll that grows is of one.
    let tolls = comparison.has("killed.differs") && comparison.has("target.other");
    let whole = own_time(unit) && own_place(world, unit);
    let act = |i: &usize| world.mentions[*i].kind != EventType::Coerce;
    harm(unit)
        && !harm(group)
        && !whole
        && group.members.iter().any(act)
        && fits
        && !anew(world, unit)
        && (next_to(world, unit, group) || next_to(world, group, unit))
        && !tolls
        && !barred_but(comparison, lifted)
        && (!own_place(world, unit) || unplaced(world, group) || comparison.supports("place."))
}

fn unplaced(world: &World, group: &Profile) -> bool {
    !own_place(world, group)
}

fn crowd(world: &World, group: &Profile) -> bool {
    part_of_crowd(world, group).is_some()
}

/// The side of a protest that a group tells: the crowd's, where it tells both.
fn part_of_crowd(world: &World, group: &Profile) -> Option<Crowd> {
    let parts = || {
        group
            .members
            .iter()
            .filter_map(|i| world.mentions[*i].hints.crowd)
    };
    let acts = parts().find(|c| *c == Crowd::Acts);
    acts.or_else(|| parts().next())
}

/// One protest a place and day: gathering, blocking, riot, and how it was met.
fn one_crowd(world: &World, unit: &Profile, group: &Profile, comparison: &Comparison) -> bool {
    const LIFTED: [&str; 5] = [
        "type.other",
        "weapon.other",
        "direction.opposed",
        "time.other_part_of_day",
        "time.apart",
    ];
    let sides = (part_of_crowd(world, unit), part_of_crowd(world, group));
    let (Some(one), Some(other)) = sides else {
        return false;
    };
    // A crowd and those who meet it are two; two that meet it otherwise are not one event.
    let doers = if one == other {
        None
    } else {
        Some("initiator.other")
    };
    let bars: Vec<&str> = LIFTED.into_iter().chain(doers).collect();
    let another_day = both_dated(unit, group) && unit.days() != group.days();
    // What a crowd did to a site of its own is told as its own event.
    let own_site = !unit.sites_hit.is_empty()
        && !group.sites_hit.is_empty()
        && unit.sites_hit.is_disjoint(&group.sites_hit);
    !anew(world, unit)
        && !another_day
        && !own_site
        && near_in_text(world, unit, group)
        && one_ground(world, unit, group)
        && !barred_but(comparison, &bars)
}

/// Is what is told as background told beside the news, and not of another day?
fn near_in_text(world: &World, unit: &Profile, group: &Profile) -> bool {
    unit.background == group.background || next_to(world, unit, group)
}

/// Does no place of one, told or set by the scene, lie apart from those of the other?
fn one_ground(world: &World, a: &Profile, b: &Profile) -> bool {
    fn ground(p: &Profile) -> &[Spot] {
        if p.places.is_empty() {
            &p.scenes
        } else {
            &p.places
        }
    }
    let (p, q) = (ground(a), ground(b));
    !p.iter()
        .any(|x| q.iter().any(|y| lie(x, y, world) == Lie::Apart))
}

/// What a side claims, or is accused of, in the story, with no day or place of its own.
fn blamed(world: &World, unit: &Profile, group: &Profile, comparison: &Comparison) -> bool {
    let said =
        |how: &Responsibility| matches!(how, Responsibility::Accused | Responsibility::Claimed);
    let blamed = !unit.initiators.is_empty() && unit.initiators.iter().all(|(_, how)| said(how));
    let side = comparison.supports("target.") || comparison.supports("weapon.");
    blamed
        && group.members.iter().all(|i| unit.first_told(world) > *i)
        && !own_time(unit)
        && !own_place(world, unit)
        && !anew(world, unit)
        && !group.background
        && !comparison.barred()
        && !comparison.has("target.other")
        && (side || comparison.has("type.same"))
}

/// What says neither when nor where: of one kind with what was told before it, by nobody else,
/// at nobody else, on the same scene.
fn detail(world: &World, unit: &Profile, group: &Profile, comparison: &Comparison) -> bool {
    let start = |p: &Profile| world.mentions[p.first_told(world)].trigger.start;
    let kind = comparison.has("type.same")
        || comparison.has("type.compatible")
            && (shares_side(comparison) || comparison.supports("weapon."));
    let differs = comparison.has("target.other")
        || comparison.has("killed.differs")
        || comparison.has("count.differs");
    let news = |p: &Profile| !p.background && !p.answers && p.facts.is_empty();
    let crowds = crowd(world, unit) == crowd(world, group);
    start(group) < start(unit)
        && crowds
        && news(unit)
        && !group.background
        && kind
        && !own_time(unit)
        && !own_place(world, unit)
        && !anew(world, unit)
        && one_ground(world, unit, group)
        && !differs
        && !comparison.barred()
}

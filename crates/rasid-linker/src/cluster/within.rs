//! One report: which of its mentions retell an event it has told before.
//!
//! Mentions are taken in the order of the text. One that is definite ("the
//! attack"), or that does not say when or where by itself, goes to the earlier
//! event it fits best, the nearest where several fit alike.

use super::Decision;
use crate::compare::{self, Comparison, Scope};
use crate::days::Days;
use crate::profile::Profile;
use crate::world::{Footing, Told, World, spans_within};
use rasid_model::{AnchorTo, Family, GeoPrecision, Mention};

/// What an indefinite retelling must score.
const RETELLING: i32 = 200;
/// What a heading that says neither when nor where must score.
const HEADING: i32 = 250;
/// What a mention with a time and place of its own must score.
const COMPLETE: i32 = 450;

/// The groups of one report's mentions.
pub(super) fn join<'a>(
    world: &World<'a>,
    mut members: Vec<usize>,
) -> (Vec<Profile<'a>>, Vec<Decision>) {
    let place_in_text = |i: &usize| {
        let m = &world.mentions[*i];
        (m.trigger, *i)
    };
    members.sort_by_key(place_in_text);
    let mut decisions = Vec::new();
    let mut stated = join_stated(world, &members, &mut decisions);
    bound_by_answers(world, &mut stated);
    let mut groups: Vec<Profile<'a>> = Vec::new();
    for unit in stated {
        match best(world, &unit, &groups) {
            Some((at, comparison)) => {
                let (a, b) = (groups[at].first(), unit.first());
                decisions.push(Decision::new(a, b, true, &comparison));
                groups[at].absorb(&unit, world);
            }
            None => groups.push(unit),
        }
    }
    bound_by_answers(world, &mut groups);
    (groups, decisions)
}

/// Joins what the words themselves make one event, unless other words part them.
fn join_stated<'a>(
    world: &World<'a>,
    members: &[usize],
    decisions: &mut Vec<Decision>,
) -> Vec<Profile<'a>> {
    let mut groups: Vec<Profile<'a>> = members.iter().map(|i| Profile::of(world, *i)).collect();
    for i in members {
        for other in &world.mentions[*i].hints.same_as {
            let Some(j) = world.find(other) else { continue };
            let group_of = |x: usize| groups.iter().position(|g| g.members.contains(&x));
            let (Some(a), Some(b)) = (group_of(*i), group_of(j)) else {
                continue;
            };
            let (first, second) = (a.min(b), a.max(b));
            if a == b || parted(world, &groups[a], &groups[b]) {
                continue;
            }
            let taken = groups.remove(second);
            groups[first].absorb(&taken, world);
            decisions.push(Decision::named(*i, j, true, vec!["told.same".to_owned()]));
        }
    }
    groups
}

/// How surely a mention retells an earlier group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Retelling {
    Sure,
    /// It names the side that the group leaves open; good for the only such group.
    Completing,
}

/// The earlier group that this one retells.
fn best<'a>(
    world: &World<'a>,
    unit: &Profile<'a>,
    groups: &[Profile<'a>],
) -> Option<(usize, Comparison)> {
    let (mut sure, mut completing) = (Vec::new(), Vec::new());
    for (at, group) in groups.iter().enumerate() {
        let comparison = compare::compare(unit, group, Scope::Within, world);
        if comparison.barred() || parted(world, unit, group) {
            continue;
        }
        match retells(world, unit, group, &comparison) {
            Some(Retelling::Sure) => sure.push((at, comparison)),
            Some(Retelling::Completing) => completing.push((at, comparison)),
            None => {}
        }
    }
    if sure.is_empty() && completing.len() == 1 {
        return completing.pop();
    }
    sure.into_iter()
        .max_by_key(|(at, comparison)| (comparison.score(), last_words(world, &groups[*at]), *at))
}

/// Where the group was last told.
fn last_words(world: &World, group: &Profile) -> u32 {
    group
        .members
        .iter()
        .map(|i| world.mentions[*i].trigger.start)
        .max()
        .unwrap_or(0)
}

/// Do words of one tell it apart from the other, answer it, or date it by the other?
fn parted(world: &World, a: &Profile, b: &Profile) -> bool {
    if a.family != b.family {
        return true;
    }
    let points = |m: &Mention, id: &String| {
        m.hints.apart_from.contains(id) || m.responds_to.contains(id) || anchored(m, id)
    };
    a.members.iter().any(|i| {
        b.members.iter().any(|j| {
            let (m, n) = (&world.mentions[*i], &world.mentions[*j]);
            points(m, &n.id) || points(n, &m.id)
        })
    })
}

fn anchored(mention: &Mention, id: &str) -> bool {
    let to = mention.hints.anchor.as_ref().map(|a| &a.to);
    matches!(to, Some(AnchorTo::Mention(other)) if other == id)
}

fn retells(
    world: &World,
    unit: &Profile,
    group: &Profile,
    comparison: &Comparison,
) -> Option<Retelling> {
    let definite = world.mentions[unit.first_told(world)].hints.definite;
    let sure = match unit.family {
        Family::Statement => restates(world, unit, group, definite),
        Family::Incident if definite => looks_back(world, unit, comparison),
        Family::Incident => retells_incident(world, unit, group, comparison),
    };
    if sure {
        Some(Retelling::Sure)
    } else {
        completes(world, unit, group, comparison).then_some(Retelling::Completing)
    }
}

fn shares_side(comparison: &Comparison) -> bool {
    comparison.supports("initiator.") || comparison.supports("target.")
}

/// "The attack": whatever it adds, a day or place of its own must fit what was told.
fn looks_back(world: &World, unit: &Profile, comparison: &Comparison) -> bool {
    let side = shares_side(comparison);
    let day = !own_time(unit) || side || comparison.supports("time.same");
    let place = !own_place(world, unit) || side || comparison.supports("place.");
    day && place && comparison.score() >= 0
}

/// An indefinite mention: a retelling without its own day or place, or with the same.
fn retells_incident(
    world: &World,
    unit: &Profile,
    group: &Profile,
    comparison: &Comparison,
) -> bool {
    if tells_another(world, unit, group, comparison) {
        return false;
    }
    let (score, side) = (comparison.score(), shares_side(comparison));
    let shared = side || comparison.has("place.same") || comparison.has("place.contains");
    if !own_time(unit) || !own_place(world, unit) {
        return shared && score >= RETELLING;
    }
    if !own_time(group) && !own_place(world, group) {
        return side && score >= HEADING;
    }
    comparison.supports("time.same") && comparison.supports("place.") && score >= COMPLETE
}

/// Do its figures, its days or its being a recall bring up another event?
fn tells_another(world: &World, unit: &Profile, group: &Profile, comparison: &Comparison) -> bool {
    let other_figures = comparison.has("killed.differs")
        || comparison.has("count.differs") && !comparison.has("place.same");
    // A recall in passing brings up another event unless it says "the".
    // Unless it brings no day of its own to the very place that was told of.
    let there = !own_time(unit) && own_place(world, unit) && comparison.has("place.same");
    let recall = unit.background != group.background && !comparison.supports("time.same") && !there;
    // "Last week" is not the Wednesday of it.
    let loose = ["time.within", "time.meets", "time.compatible"];
    let other_days = unit.days() != group.days() && loose.iter().any(|name| comparison.has(name));
    other_figures || recall || other_days
}

/// Does it name the side that the group leaves open, of the same kind of attack, thereabouts?
fn completes(world: &World, unit: &Profile, group: &Profile, comparison: &Comparison) -> bool {
    let open = |p: &Profile| (p.doers().is_empty(), p.hit().is_empty());
    let complement = matches!(
        (open(unit), open(group)),
        ((false, true), (true, false)) | ((true, false), (false, true))
    );
    let armed = ["weapon.same", "weapon.family", "weapon.differs"];
    unit.family == Family::Incident
        && complement
        && !own_time(unit)
        && !tells_another(world, unit, group, comparison)
        && comparison.has("type.same")
        && comparison.supports("place.")
        && armed.iter().any(|name| comparison.has(name))
}

/// The same speaker, saying the same kind of thing, about the same event.
fn restates(world: &World, unit: &Profile, group: &Profile, definite: bool) -> bool {
    let about = |p: &Profile| -> Vec<&String> {
        p.members
            .iter()
            .flat_map(|i| &world.mentions[*i].about)
            .collect()
    };
    let (x, y) = (about(unit), about(group));
    definite || x.iter().any(|id| y.contains(id))
}

fn own_time(group: &Profile) -> bool {
    group.told.is_some_and(|t| t.footing == Footing::Own)
}

fn own_place(world: &World, group: &Profile) -> bool {
    group.members.iter().any(|i| {
        let m = &world.mentions[*i];
        m.place
            .as_ref()
            // A country's name tells two events of one report apart as little as none.
            .filter(|p| p.geo_precision != GeoPrecision::Country)
            .is_some_and(|p| spans_within(&p.evidence.spans, m.sentence))
    })
}

/// An undated attack is dated by its dated answer, and an undated answer by what it answers.
fn bound_by_answers(world: &World, groups: &mut [Profile]) {
    let known: Vec<Option<Days>> = groups.iter().map(Profile::days).collect();
    let group_of = |id: &str| {
        let index = world.find(id)?;
        groups
            .iter()
            .position(|g| g.members.binary_search(&index).is_ok())
    };
    let mut bounds: Vec<(usize, Days)> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        for answered in group
            .members
            .iter()
            .flat_map(|i| &world.mentions[*i].responds_to)
        {
            let Some(to) = group_of(answered) else {
                continue;
            };
            match (known[at], known[to]) {
                (None, Some(days)) => bounds.push((at, days.wider(0, 2))),
                (Some(days), None) => bounds.push((to, days.wider(2, 0))),
                _ => {}
            }
        }
    }
    for (at, days) in bounds {
        let told = Told {
            days,
            footing: Footing::ByAnswer,
            floating: false,
        };
        groups[at].told.get_or_insert(told);
    }
}

//! One report: which of its mentions retell an event it has told before.
//!
//! Mentions are taken in the order of the text. One that is definite ("the
//! attack"), or that does not say when or where by itself, goes to the earlier
//! event it fits best, the nearest where several fit alike.

mod follows;
mod story;
mod summaries;

use super::Decision;
use crate::compare::{self, Comparison, Scope};
use crate::days::Days;
use crate::profile::Profile;
use crate::world::{Footing, Told, World, spans_within};
use follows::next_to;
use rasid_model::{AnchorTo, Family, GeoPrecision, Mention};

/// What an indefinite retelling must score.
const RETELLING: i32 = 200;
/// What a heading that says neither when nor where must score.
const HEADING: i32 = 250;
/// What a mention with a time and place of its own must score.
const COMPLETE: i32 = 450;

/// How many of the events told last a mention is compared with.
const REACH: usize = 400;

/// How many days before a report its news may have happened.
const NEWS: i32 = 2;

/// The groups of one report's mentions.
pub(super) fn join(world: &World, mut members: Vec<usize>) -> (Vec<Profile>, Vec<Decision>) {
    let place_in_text = |i: &usize| {
        let m = &world.mentions[*i];
        (m.trigger, *i)
    };
    members.sort_by_key(place_in_text);
    let mut decisions = Vec::new();
    let mut stated = join_stated(world, &members, &mut decisions);
    bound_by_answers(world, &mut stated);
    let mut groups: Vec<Profile> = Vec::new();
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
    summaries::fold(world, &mut groups, &mut decisions);
    story::fold(world, &mut groups, &mut decisions);
    bound_by_answers(world, &mut groups);
    groups.iter_mut().for_each(Profile::stand_on_scene);
    (groups, decisions)
}

/// Joins what the words themselves make one event, unless other words part them.
fn join_stated(world: &World, members: &[usize], decisions: &mut Vec<Decision>) -> Vec<Profile> {
    let mut groups: Vec<Profile> = members.iter().map(|i| Profile::of(world, *i)).collect();
    for i in members {
        for other in &world.mentions[*i].hints.same_as {
            let Some(j) = world.find(other) else { continue };
            let group_of = |x: usize| groups.iter().position(|g| g.members.contains(&x));
            let (Some(a), Some(b)) = (group_of(*i), group_of(j)) else {
                continue;
            };
            let (first, second) = (a.min(b), a.max(b));
            if a == b
                || parted(world, &groups[a], &groups[b])
                || contradicted(world, &groups[a], &groups[b])
            {
                continue;
            }
            let taken = groups.remove(second);
            groups[first].absorb(&taken, world);
            decisions.push(Decision::named(*i, j, true, vec!["told.same"]));
        }
    }
    groups
}

/// Do the sides, the days or the tolls of two sides speak against what the words seem to say?
fn contradicted(world: &World, a: &Profile, b: &Profile) -> bool {
    let comparison = compare::compare(a, b, Scope::Within, world);
    let two_tolls = comparison.has("killed.differs") && comparison.has("target.other");
    // The day of a public fact is known better than what words of its sentence belong to it.
    let other_day = comparison.has("time.apart") && a.facts.is_empty() != b.facts.is_empty();
    two_tolls || other_day || comparison.has("direction.opposed")
}

/// How surely a mention retells an earlier group, least surely first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Retelling {
    /// It goes on from what was told just before, and says too little to stand alone.
    Following,
    /// It names the side that the group leaves open; good for the only such group.
    Completing,
    Sure,
}

/// The earlier group that this one retells.
fn best(world: &World, unit: &Profile, groups: &[Profile]) -> Option<(usize, Comparison)> {
    let (mut sure, mut completing, mut following) = (Vec::new(), Vec::new(), Vec::new());
    // In a list of hundreds of events, a retelling stands near what it retells.
    for (at, group) in groups.iter().enumerate().rev().take(REACH) {
        let comparison = compare::compare(unit, group, Scope::Within, world);
        let lines = story::apart_by_line(world, unit, group, &comparison);
        if comparison.barred() || lines || parted(world, unit, group) {
            continue;
        }
        let told = retells(world, unit, group, &comparison).or_else(|| {
            let only = groups.len() == 1;
            follows::follows(world, unit, group, &comparison, only).then_some(Retelling::Following)
        });
        match told {
            Some(Retelling::Sure) => sure.push((at, comparison)),
            Some(Retelling::Completing) => completing.push((at, comparison)),
            Some(Retelling::Following) => following.push((at, comparison)),
            None => {}
        }
    }
    if sure.is_empty() && completing.len() == 1 {
        return completing.pop();
    }
    if sure.is_empty() && completing.is_empty() {
        return following
            .into_iter()
            .max_by_key(|(at, _)| (last_words(world, &groups[*at]), *at));
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
    if unit.several || group.several {
        let both = unit.several && group.several;
        return (both && summaries::same_round(unit, group, comparison)).then_some(Retelling::Sure);
    }
    let definite = world.mentions[unit.first_told(world)].hints.definite;
    let sure = comparison.has("fact.same")
        || match unit.family {
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
    if comparison.has("place.in_region") && score < COMPLETE {
        return false;
    }
    let shared = side || comparison.has("place.same") || comparison.has("place.contains");
    if !own_time(unit) || !own_place(world, unit) {
        return shared && score >= RETELLING;
    }
    if !own_time(group) && !own_place(world, group) {
        return side && score >= HEADING;
    }
    // A lead that leaves the day to the body, at the very place by the very side.
    let dayless = !own_time(group) && side && about_now(world, unit, group);
    (dayless || comparison.supports("time.same"))
        && comparison.supports("place.")
        && score >= COMPLETE
}

/// Do its figures, its days or its being a recall bring up another event?
fn tells_another(world: &World, unit: &Profile, group: &Profile, comparison: &Comparison) -> bool {
    let other_figures = comparison.has("killed.differs")
        || comparison.has("count.differs") && !comparison.has("place.same");
    // A recall in passing brings up another event unless it says "the".
    // Unless it brings no day of its own to the very place that was told of.
    let there = !own_time(unit) && own_place(world, unit) && comparison.has("place.same");
    // News may take up what was told as background, by both its sides and about its day.
    let taken_up = !unit.background
        && takes_up(world, unit, group, comparison)
        && about_now(world, unit, group);
    let recall = unit.background != group.background
        && !comparison.supports("time.same")
        && !there
        && !taken_up;
    // "Last week" is not the Wednesday of it.
    let loose = ["time.within", "time.meets", "time.compatible"];
    // The days of a public fact may be wider than what was told of it.
    let by_fact = !unit.facts.is_empty() || !group.facts.is_empty();
    let other_days =
        !by_fact && unit.days() != group.days() && loose.iter().any(|name| comparison.has(name));
    other_figures || recall || other_days
}

/// Does it name both sides of the group, or the one that a mere toll names, and no place of its own?
fn takes_up(world: &World, unit: &Profile, group: &Profile, comparison: &Comparison) -> bool {
    let toll = group.doers().is_empty() && group.weapons.is_empty() && !group.killed.is_empty();
    comparison.supports("target.")
        && !own_place(world, unit)
        && (comparison.supports("initiator.") || toll)
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

/// Is one of the two not dated, and the other dated to about when the report was written?
fn about_now(world: &World, a: &Profile, b: &Profile) -> bool {
    let dated = |p: &Profile| p.told.filter(|t| t.footing != Footing::ByReport);
    let (dated, undated) = match (dated(a), dated(b)) {
        (Some(told), None) => (told, b),
        (None, Some(told)) => (told, a),
        _ => return false,
    };
    let written = world.mentions[undated.first()].hints.report_days;
    written.is_some_and(|(first, last)| {
        let now = Days::between(first, last).wider(NEWS, 0);
        dated.days.fine() && now.meets(dated.days)
    })
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

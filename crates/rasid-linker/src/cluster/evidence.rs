//! How much it takes to say that two reports tell one event.
//!
//! Nothing barring it is not enough: the days must meet and be known to within a
//! month, the places must agree, and a side or the site hit must be shared. What
//! is vaguer needs more.

use crate::compare::{Comparison, Weight};
use crate::profile::Profile;
use crate::spot::Spot;
use crate::sym::Set;
use rasid_model::{Amount, Family, GeoPrecision};

/// What two reports of one incident must score.
const INCIDENT: i32 = 430;
/// What a report and one made from it must score to tell one incident.
const DERIVED: i32 = 400;
/// What two reports must score that have no day in common to go by.
const UNDATED: i32 = 430;
/// What two reports of one story must score, where one of them tells no place.
const STORY: i32 = 330;
/// What two reports of one statement must score.
const STATEMENT: i32 = 450;
/// What a pair must score for its refusal to be worth telling.
pub(crate) const NEAR_MISS: i32 = 450;

/// Does this comparison, not barred, make two groups of different reports one event?
pub(crate) fn enough(a: &Profile, b: &Profile, comparison: &Comparison) -> bool {
    if comparison.barred() {
        return false;
    }
    if comparison.has("fact.same") || comparison.has("report.copy") {
        return true;
    }
    match a.family {
        Family::Incident => incident(a, b, comparison),
        Family::Statement => statement(comparison),
    }
}

fn incident(a: &Profile, b: &Profile, comparison: &Comparison) -> bool {
    let told = Shared::of(comparison);
    if comparison.has("words.same")
        && (told.side || told.placed && dated(comparison))
        && !comparison.has("time.floating")
    {
        return true;
    }
    if comparison.has("report.derived") && comparison.score() >= DERIVED {
        return true;
    }
    let toll = same_toll(a, b);
    if same_death(a, b, comparison) || undated(comparison, &told, toll) {
        return true;
    }
    if !told.placed && dated(comparison) {
        return one_story(a, b, comparison)
            || placeless(a, b)
                && told.very_day
                && (told.sides_and_more() || told.kind && told.weapon && !contrary(comparison))
            || recalled(a, b) && well_known(comparison);
    }
    if !dated(comparison) || comparison.score() < INCIDENT {
        return false;
    }
    if comparison.has("initiator.disputed") {
        return told.very_day && told.figures;
    }
    if comparison.has("time.late_news") {
        return told.there && (told.side || told.figures) || told.side && told.figures;
    }
    if comparison.has("time.floating") {
        return told.side && told.figures;
    }
    if coarse(a, b) {
        let answers = comparison.has("response.both");
        return toll || told.both_sides || told.side && (told.figures || answers);
    }
    told.side
        || comparison.has("place.same") && (told.figures || told.weapon)
        || told.there && told.very_day && (told.kind || !contrary(comparison))
}

/// What two tellings have in common, in the terms that the rules ask in.
struct Shared {
    side: bool,
    both_sides: bool,
    placed: bool,
    /// The very place, or one that holds it closely.
    there: bool,
    very_day: bool,
    kind: bool,
    weapon: bool,
    figures: bool,
}

impl Shared {
    fn of(comparison: &Comparison) -> Self {
        let (doer, hit) = (
            comparison.supports("initiator."),
            comparison.supports("target."),
        );
        let any = |names: &[&str]| names.iter().any(|name| comparison.has(name));
        Self {
            side: doer || hit,
            both_sides: doer && hit,
            placed: comparison.supports("place."),
            there: any(&["place.same", "place.contains", "place.near"]),
            very_day: very_day(comparison),
            kind: comparison.has("type.same"),
            weapon: comparison.has("weapon.same"),
            figures: any(&["count.same", "killed.same", "injured.same"])
                || comparison.supports("words."),
        }
    }

    /// A side, and one thing more that is not the day.
    fn sides_and_more(&self) -> bool {
        self.both_sides || self.side && (self.figures || self.weapon && self.kind)
    }
}

/// Is it the same day or night to both?
fn very_day(comparison: &Comparison) -> bool {
    ["time.same_day", "time.same_days", "time.same_night"]
        .iter()
        .any(|name| comparison.has(name))
}

/// Does anything at all speak against one event?
fn contrary(comparison: &Comparison) -> bool {
    comparison
        .signals
        .iter()
        .any(|s| matches!(s.weight, Weight::Against(_)))
}

/// The killing of one and the same person: nobody is killed twice.
fn same_death(a: &Profile, b: &Profile, comparison: &Comparison) -> bool {
    let killed = |p: &Profile| p.killed.iter().any(|k| k.min >= 1);
    comparison.has("target.same_person") && killed(a) && killed(b)
}

/// One of them tells no place, but their reports share a word that few texts have.
fn one_story(a: &Profile, b: &Profile, comparison: &Comparison) -> bool {
    (a.places.is_empty() || b.places.is_empty())
        && comparison.has("story.same")
        && comparison.has("type.same")
        && !comparison.has("time.floating")
        && comparison.score() >= STORY
}

/// No day that both tell, but the very place, and who or how many, with nothing against it.
fn undated(comparison: &Comparison, told: &Shared, toll: bool) -> bool {
    !dated(comparison)
        && told.there
        && (toll
            || told.side && comparison.score() >= UNDATED
            || comparison.has("place.same") && told.kind && told.weapon)
        && !contrary(comparison)
}

/// A number of victims that two events do not share by chance.
fn same_toll(a: &Profile, b: &Profile) -> bool {
    let shared =
        |x: &Set<Amount>, y: &Set<Amount>| x.iter().any(|n| many_victims(*n) && y.contains(n));
    shared(&a.killed, &b.killed) || shared(&a.injured, &b.injured)
}

/// An exact number that says which event it was.
pub(crate) fn many_victims(amount: Amount) -> bool {
    amount.min >= 5 && amount.max == Some(amount.min) && !amount.approx
}

/// Is it named as finely as a town?
pub(crate) fn fine(spot: &Spot) -> bool {
    spot.precision <= GeoPrecision::Near
}

/// Does one of the two tell no place?
fn placeless(a: &Profile, b: &Profile) -> bool {
    a.places.is_empty() != b.places.is_empty()
}

/// Does one of the two leave the place to what everyone knows ("the attack of 13 April")?
fn recalled(a: &Profile, b: &Profile) -> bool {
    let recalled = |p: &Profile| p.places.is_empty() && p.definite;
    recalled(a) != recalled(b)
}

/// The very day, the very doer and the very weapon.
fn well_known(comparison: &Comparison) -> bool {
    [
        "time.same_day",
        "initiator.same",
        "weapon.same",
        "type.same",
    ]
    .iter()
    .all(|name| comparison.has(name))
}

/// The same speaker on the same day, in the same words or to the same address.
fn statement(comparison: &Comparison) -> bool {
    let alike = comparison.supports("words.") || comparison.supports("target.");
    comparison.supports("initiator.")
        && (dated(comparison) || comparison.has("words.same"))
        && alike
        && comparison.score() >= STATEMENT
}

/// Do the days meet, both known to within a month?
fn dated(comparison: &Comparison) -> bool {
    comparison.supports("time.")
}

/// Is the finer of the two placed no finer than a governorate?
pub(crate) fn coarse(a: &Profile, b: &Profile) -> bool {
    let finest = |p: &Profile| p.places.iter().map(|p| p.precision).min();
    let finer = finest(a).into_iter().chain(finest(b)).min();
    finer.is_none_or(|p| p >= GeoPrecision::Governorate)
}

/// Is this group known well enough to be placed before the vaguer ones?
pub(crate) fn precise(group: &Profile) -> bool {
    group.told.is_some_and(|t| t.days.fine() && !t.floating) && !coarse(group, group)
}

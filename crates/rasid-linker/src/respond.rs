//! Responses that nobody states but that sides, place and time suggest.
//!
//! A report may tell that one attack came right after the other; else the side that was hit strikes the side that hit it, near the same place,
//! later, within two days. Only the nearest such attack, and only where the event
//! states no answer of its own: an inference never overrules a text.

use crate::compare::place::{Lie, kilometres, lie};
use crate::days::Days;
use crate::lines::Lines;
use crate::spot::Spot;
use crate::sym::{Set, Sym};
use rasid_model::{
    Event, EventType, Family,
    GeoPrecision::{Country, Governorate},
    PartOfDay, Responsibility, Status,
};

/// How many days later an answer may come.
pub(crate) const LATER: i32 = 2;
/// How far away an answer may fall, in kilometres.
pub(crate) const FAR: f64 = 60.0;

/// An event as far as its answers are concerned.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Deed {
    pub days: Option<Days>,
    part_of_day: Option<PartOfDay>,
    pub place: Option<Spot>,
    doers: Set<Sym>,
    hit: Set<Sym>,
    /// Did it happen, by force, on days that are known?
    pub strike: bool,
}

impl Deed {
    pub fn of(event: &Event) -> Self {
        let days = event.time.as_ref().and_then(|t| Days::of(&t.value));
        let did = event
            .initiators
            .iter()
            .filter(|i| i.value.responsibility != Responsibility::Denied);
        let hit = event.targets.iter().filter_map(|t| t.value.id.as_deref());
        Self {
            days,
            part_of_day: event.time.as_ref().and_then(|t| t.value.part_of_day),
            place: event.place.as_ref().map(|p| Spot::of(&p.value)),
            doers: did.map(|i| Sym::of(&i.value.id)).collect(),
            hit: hit.map(Sym::of).collect(),
            strike: event.family == Family::Incident
                && event.kind == EventType::Assault
                && event.status == Status::Occurred
                && days.is_some_and(Days::fine),
        }
    }
}

/// Do sides, place and order make `answer` one to `attack`?
pub(crate) fn answers(lines: &Lines, answer: &Deed, attack: &Deed) -> bool {
    let meet = |x: &Set<Sym>, y: &Set<Sym>| x.iter().any(|a| y.iter().any(|b| lines.kin(*a, *b)));
    after(answer, attack)
        && meet(&answer.doers, &attack.hit)
        && meet(&answer.hit, &attack.doers)
        && answer
            .place
            .zip(attack.place)
            .is_some_and(|(p, q)| near(lines, &p, &q))
}

/// Did the side that was hit strike, or the side that struck get hit, and is it nobody's second strike?
pub(crate) fn one_side_turns(lines: &Lines, answer: &Deed, attack: &Deed) -> bool {
    let meet = |x: &Set<Sym>, y: &Set<Sym>| x.iter().any(|a| y.iter().any(|b| lines.kin(*a, *b)));
    !meet(&answer.doers, &attack.doers)
        && (meet(&answer.doers, &attack.hit) || meet(&answer.hit, &attack.doers))
}

/// A later day, or a later part of the same one; otherwise nobody knows which came first.
fn after(answer: &Deed, attack: &Deed) -> bool {
    let (Some(a), Some(b)) = (answer.days, attack.days) else {
        return false;
    };
    if a.first != b.first {
        return a.first > b.last && a.first - b.first <= LATER;
    }
    let part = |deed: &Deed| deed.part_of_day.and_then(hour);
    matches!((part(answer), part(attack)), (Some(a), Some(b)) if a > b)
}

/// The order of the parts of a day; a night may be either end of it.
const fn hour(part: PartOfDay) -> Option<u8> {
    match part {
        PartOfDay::Dawn => Some(4),
        PartOfDay::Morning => Some(8),
        PartOfDay::Noon => Some(12),
        PartOfDay::Afternoon => Some(15),
        PartOfDay::Evening => Some(19),
        PartOfDay::Night | PartOfDay::Midnight => None,
    }
}

fn near(lines: &Lines, p: &Spot, q: &Spot) -> bool {
    let governorate = p.admin1.is_some() && p.admin1 == q.admin1 && p.country == q.country;
    let fine = p.precision < Governorate && q.precision < Governorate;
    match lie(p, q, lines) {
        Lie::Same(x) | Lie::Holds(x) if x < Country => true,
        _ => governorate || (fine && kilometres(p, q) <= FAR),
    }
}

/// Nothing answers what comes after it.
pub(crate) fn backwards(answer: &Deed, attack: &Deed) -> bool {
    matches!((answer.days, attack.days), (Some(a), Some(b)) if a.last < b.first)
}

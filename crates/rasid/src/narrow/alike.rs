//! How much two tellings of an event have in common beyond what linked them.
//!
//! Attacks on one base come again and again, so a kind and a place are not enough to
//! carry a date from one report into another.

use rasid_model::{Amount, GeoPrecision, Mention};

/// Points for what both tell alike: figures most, then the place, then who and with what.
pub(super) fn alike(a: &Mention, b: &Mention) -> u32 {
    let both = |holds: bool, points: u32| if holds { points } else { 0 };
    let killed = |m: &Mention| m.killed.as_ref().map(|k| k.amount);
    let injured = |m: &Mention| m.injured.as_ref().map(|k| k.amount);
    let rounds = |m: &Mention| m.count.as_ref().map(|c| c.amount);
    let initiators = a
        .initiators
        .iter()
        .any(|x| b.initiators.iter().any(|y| x.id == y.id));
    let targets = a
        .targets
        .iter()
        .any(|x| b.targets.iter().any(|y| x.id == y.id));
    let weapon = a.weapon.as_ref().map(|w| w.class);
    both(same(killed(a), killed(b)), 2)
        + both(same(injured(a), injured(b)), 2)
        + both(same(rounds(a), rounds(b)), 2)
        + place(a, b)
        + both(
            weapon.is_some() && weapon == b.weapon.as_ref().map(|w| w.class),
            1,
        )
        + both(initiators, 1)
        + both(targets, 1)
}

/// Two equal figures, more than one of anything.
fn same(a: Option<Amount>, b: Option<Amount>) -> bool {
    let exact = |n: Amount| (n.max == Some(n.min) && n.min > 1).then_some(n.min);
    let figure = a.and_then(exact);
    figure.is_some() && figure == b.and_then(exact)
}

fn place(a: &Mention, b: &Mention) -> u32 {
    let (Some(x), Some(y)) = (&a.place, &b.place) else {
        return 0;
    };
    let fine = [
        GeoPrecision::Facility,
        GeoPrecision::Town,
        GeoPrecision::Near,
    ];
    match x.id == y.id {
        true if fine.contains(&x.geo_precision) => 2,
        true => 1,
        false => 0,
    }
}

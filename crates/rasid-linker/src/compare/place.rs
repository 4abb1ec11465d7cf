//! Where: the same place, one within the other, near, or apart.

use super::{Scope, Signal, bars, speaks_for};
use crate::lines::Lines;
use crate::profile::Profile;
use crate::spot::Spot;
use rasid_model::GeoPrecision;

/// How two places lie to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Lie {
    Same(GeoPrecision),
    /// One holds the other; the outer one's precision.
    Holds(GeoPrecision),
    Near,
    /// One is the seat of the area that the other is in, and bears its name.
    Seat,
    /// One is a region without borders ("the east") that may take in the other.
    InRegion,
    Apart,
}

/// How far from its point a region without borders reaches, in kilometres.
const REGION: f64 = 120.0;

pub(super) fn compare(a: &Profile, b: &Profile, scope: Scope, lines: &Lines) -> Option<Signal> {
    let lies = a
        .places
        .iter()
        .flat_map(|p| b.places.iter().map(move |q| (p, q, lie(p, q, lines))));
    let (mut best, mut barred): (Option<Signal>, Option<Signal>) = (None, None);
    for (p, q, lie) in lies {
        let signal = signal(p, q, lie, scope);
        if signal.weight == super::Weight::Bars {
            barred = barred.or(Some(signal));
            continue;
        }
        if best.is_none_or(|b| points(b) < points(signal)) {
            best = Some(signal);
        }
    }
    if a.lists_places || b.lists_places {
        best.or(barred)
    } else {
        barred.or(best)
    }
}

fn points(signal: Signal) -> i32 {
    match signal.weight {
        super::Weight::For(n) => n,
        _ => 0,
    }
}

fn signal(p: &Spot, q: &Spot, lie: Lie, scope: Scope) -> Signal {
    let vague = |x: &Spot| x.precision >= GeoPrecision::Near;
    match lie {
        Lie::Same(GeoPrecision::Country) => speaks_for("place.same_country", 50),
        Lie::Same(GeoPrecision::Governorate) => speaks_for("place.same_governorate", 120),
        Lie::Same(GeoPrecision::District) => speaks_for("place.same_district", 200),
        Lie::Same(_) => speaks_for("place.same", 300),
        Lie::Holds(GeoPrecision::Country) => speaks_for("place.in_country", 30),
        Lie::Holds(GeoPrecision::Governorate) => speaks_for("place.in_governorate", 100),
        Lie::Holds(GeoPrecision::District) => speaks_for("place.in_district", 150),
        Lie::Holds(_) => speaks_for("place.contains", 220),
        // One report that names two neighbouring places means two places.
        Lie::Near if scope == Scope::Within && !vague(p) && !vague(q) => bars("place.other"),
        Lie::Near => speaks_for("place.near", 200),
        // One report that names a town and its neighbour means the town.
        Lie::Seat if scope == Scope::Within => bars("place.apart"),
        Lie::Seat => speaks_for("place.in_governorate", 100),
        Lie::InRegion => speaks_for("place.in_region", 30),
        Lie::Apart => bars("place.apart"),
    }
}

/// How two places lie to each other.
pub(crate) fn lie(p: &Spot, q: &Spot, lines: &Lines) -> Lie {
    if p.id == q.id {
        return Lie::Same(p.precision.max(q.precision));
    }
    if lines.holds(p, q) {
        return Lie::Holds(p.precision);
    }
    if lines.holds(q, p) {
        return Lie::Holds(q.precision);
    }
    // Two wide areas are not near each other because their middles are.
    let wide = |x: &Spot| x.precision >= GeoPrecision::Governorate;
    let reach = reach(p.precision) + reach(q.precision);
    if !wide(p) && !wide(q) && kilometres(p, q) <= reach {
        Lie::Near
    } else if (p.seat || q.seat)
        && p.country.is_some()
        && p.admin1.is_some()
        && (p.country, p.admin1) == (q.country, q.admin1)
    {
        Lie::Seat
    } else if (p.region() || q.region()) && p.country == q.country && kilometres(p, q) <= REGION {
        Lie::InRegion
    } else {
        Lie::Apart
    }
}

/// How far from its named point a place of this precision may reach, in kilometres.
pub(crate) const fn reach(precision: GeoPrecision) -> f64 {
    match precision {
        GeoPrecision::Facility => 5.0,
        GeoPrecision::Town => 10.0,
        GeoPrecision::Near => 15.0,
        GeoPrecision::District => 35.0,
        GeoPrecision::Governorate => 120.0,
        GeoPrecision::Country => 600.0,
    }
}

/// How far apart the points lie that stand for two places.
pub(crate) fn kilometres(p: &Spot, q: &Spot) -> f64 {
    rasid_model::kilometres((p.lat, p.lon), (q.lat, q.lon))
}

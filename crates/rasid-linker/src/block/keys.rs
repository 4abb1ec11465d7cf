//! The keys a unit is filed under.

use crate::compare::place::{reach, region};
use crate::days::Days;
use crate::profile::Profile;
use crate::stable;
use crate::world::World;
use rasid_model::{Family, GeoPrecision, Place};
use std::collections::BTreeSet;

/// Days in one window. A unit is filed in every window that its days touch, a day over each side.
const WINDOW: i32 = 8;
/// Side of a map cell in degrees.
const CELL: f64 = 0.5;
/// Kilometres in a degree of latitude.
const DEGREE: f64 = 111.0;
/// How many of its rarest runs of letters a sentence is filed under.
const RARE: usize = 3;

/// A unit under a key. Sorting puts a key's units in order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub key: u64,
    day: i32,
    pub unit: usize,
    /// Is it compared with every other unit of the key?
    pub host: bool,
}

/// Files a unit under all its keys.
pub(super) fn file(world: &World, unit: usize, profile: &Profile, entries: &mut Vec<Entry>) {
    let day = profile.days().map_or(0, |d| d.first);
    let family = profile.family.name();
    let mut add = |parts: &[&str], host: bool| {
        entries.push(Entry {
            key: stable::hash_parts(parts),
            day,
            unit,
            host,
        });
    };
    for fact in &profile.facts {
        add(&["fact", family, fact], true);
    }
    for mention in profile.members.iter().map(|i| &world.mentions[*i]) {
        let original = world.original(&mention.report);
        if original != mention.report || world.copied(original) {
            add(
                &["copy", original, &mention.trigger.start.to_string()],
                true,
            );
        }
    }
    for sentence in &profile.sentences {
        for run in world.sketch(*sentence).iter().take(RARE) {
            add(&["words", family, &run.to_string()], true);
        }
    }
    let Some(days) = profile.days().filter(|d| d.within_a_month()) else {
        return;
    };
    for window in windows(days) {
        let window = window.to_string();
        match profile.family {
            Family::Statement => {
                for actor in lines(world, profile) {
                    add(&["said", &window, actor], true);
                }
            }
            Family::Incident => {
                for (place, host) in places(world, profile) {
                    add(&["place", &window, &place], host);
                }
                let host = wide(profile);
                for side in lines(world, profile) {
                    add(&["side", &window, side], host);
                }
            }
        }
    }
}

/// Is it told of a whole country or region, or as "the attack" of a day with no place at all?
fn wide(profile: &Profile) -> bool {
    let wide = |p: &Place| p.geo_precision == GeoPrecision::Country || region(p);
    profile.places.iter().any(|p| wide(p)) || profile.places.is_empty() && profile.definite
}

fn windows(days: Days) -> impl Iterator<Item = i32> {
    let days = days.wider(1, 1);
    days.first.div_euclid(WINDOW)..=days.last.div_euclid(WINDOW)
}

/// Everyone named on either side, and everyone above them.
fn lines<'w>(world: &'w World, profile: &Profile) -> BTreeSet<&'w str> {
    let named = profile
        .initiators
        .iter()
        .map(|(id, _)| *id)
        .chain(profile.actors_hit.iter().copied());
    named.flat_map(|id| world.actor_line(id)).collect()
}

/// The keys of its places, and whether it is the host there.
fn places(world: &World, profile: &Profile) -> BTreeSet<(String, bool)> {
    let mut out = BTreeSet::new();
    for place in &profile.places {
        match place.geo_precision {
            GeoPrecision::Country => {}
            GeoPrecision::Governorate => {
                out.insert((place.id.clone(), true));
                out.extend(area(place).map(|area| (area, true)));
            }
            _ => {
                out.extend(cells(place).into_iter().map(|cell| (cell, true)));
                out.insert((place.id.clone(), true));
                let above = world.place_line(&place.id).filter(|id| *id != place.id);
                out.extend(above.map(|id| (id.to_owned(), false)));
                out.extend(area(place).map(|area| (area, false)));
            }
        }
    }
    out
}

/// Its first-order area by name.
fn area(place: &Place) -> Option<String> {
    Some(format!(
        "{}/{}",
        place.country.as_deref()?,
        place.admin1.as_deref()?
    ))
}

/// The map cells that the place's reach touches: near places share one, border or not.
fn cells(place: &Place) -> Vec<String> {
    let north = reach(place.geo_precision) / DEGREE;
    let east = north / place.lat.to_radians().cos().max(0.1);
    let range = |middle: f64, margin: f64| {
        let cell = |x: f64| (x / CELL).floor() as i32;
        cell(middle - margin)..=cell(middle + margin)
    };
    range(place.lat, north)
        .flat_map(|row| range(place.lon, east).map(move |column| format!("@{row},{column}")))
        .collect()
}

//! The keys a unit is filed under.
//!
//! The border rule: a unit is filed in every block that its days and its reach touch,
//! so two units on either side of a border share a block on one of its sides. What is
//! known to the day is filed by day; what is not, by windows of days, in which the
//! finer ones are filed as guests, who do not meet each other there.

use crate::cluster::evidence::{fine, many_victims};
use crate::compare::place::reach;
use crate::compare::time::LATE;
use crate::days::Days;
use crate::lines::Lines;
use crate::profile::Profile;
use crate::spot::Spot;
use crate::stable::Mixer;
use crate::sym::{Set, Sym};
use crate::world::Footing;
use rasid_model::{Family, GeoPrecision, PartOfDay};

/// Days in one window.
const WINDOW: i32 = 8;
/// Side of a map cell in degrees.
const CELL: f64 = 0.5;
/// Kilometres in a degree of latitude.
const DEGREE: f64 = 111.0;
/// How many groups of its rarest runs of letters a sentence is filed under, and how many in each.
const BANDS: usize = 5;
const ROWS: usize = 3;
/// The fewest runs that make a sentence worth filing by its words.
const WORDY: usize = 30;

/// By how many of its report's telling words a unit is filed.
const STORY: usize = 8;

/// What is known to the day, by days.
const BY_DAY: u64 = 1;
/// What is not, and the finer ones, by windows.
const WIDE: u64 = 2;
/// What takes in finer places and is not known to the day, and all that it takes in.
const WIDE_OUTER: u64 = 3;
/// What is taken in and not known to the day, and what takes it in and is.
const WIDE_INNER: u64 = 4;

/// A block of units that may be one event, by a number that is the same everywhere.
pub(crate) type Key = u64;

/// What a block is of. A number, so that adding one changes no other block.
#[derive(Clone, Copy)]
enum Of {
    Fact = 1,
    Text = 2,
    Words = 3,
    Said = 4,
    Cell = 5,
    Place = 6,
    Area = 7,
    Side = 8,
    Person = 9,
    Toll = 10,
    Origin = 11,
    Nowhere = 12,
    Story = 13,
}

/// How a unit stands in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It is compared with every unit of the block.
    Host,
    /// It is compared with the hosts only.
    Guest,
}

/// The blocks of a unit, each with how it stands there.
pub(crate) fn keys(lines: &Lines, profile: &Profile) -> Vec<(Key, Role)> {
    let mut out = Filing {
        family: profile.family,
        keys: Vec::new(),
    };
    for fact in profile.facts.iter() {
        out.add(Of::Fact, [fact.number(), 0, 0], Role::Host);
    }
    for origin in profile.origins.iter() {
        out.add(Of::Origin, [origin.number(), 0, 0], Role::Host);
    }
    for (text, at) in profile.texts.iter() {
        out.add(Of::Text, [text.number(), u64::from(*at), 0], Role::Host);
    }
    for person in profile.persons.iter() {
        out.add(Of::Person, [person.number(), 0, 0], Role::Host);
    }
    tolls(&mut out, profile);
    stories(&mut out, profile);
    for band in profile.sentences.iter().flat_map(|s| bands(s)) {
        out.add(Of::Words, [band, 0, 0], Role::Host);
    }
    if let Some(days) = profile.days().filter(|d| d.within_a_month()) {
        match profile.family {
            Family::Statement => said(&mut out, lines, profile, days),
            Family::Incident => happened(&mut out, lines, profile, days),
        }
    }
    out.keys
        .sort_unstable_by_key(|(key, role)| (*key, *role == Role::Guest));
    out.keys.dedup_by_key(|(key, _)| *key);
    out.keys
}

/// How many days over its own a unit is filed.
#[derive(Clone, Copy, Default)]
struct Border {
    before: i32,
    after: i32,
}

impl Border {
    /// A night runs into the next day, and what a report does not date may have been days before.
    fn of(profile: &Profile) -> Self {
        let late = matches!(
            profile.part_of_day,
            Some(PartOfDay::Evening | PartOfDay::Night | PartOfDay::Midnight)
        );
        let by_report = profile.told.is_some_and(|t| t.footing == Footing::ByReport);
        Self {
            before: if by_report { LATE } else { 0 },
            after: i32::from(late),
        }
    }
}

struct Filing {
    family: Family,
    keys: Vec<(Key, Role)>,
}

impl Filing {
    fn add(&mut self, of: Of, parts: [u64; 3], role: Role) {
        let kind = (of as u64) << 8 | self.family as u64;
        let key = parts
            .iter()
            .fold(Mixer::new(kind), |mix, part| mix.add(*part));
        self.keys.push((key.end(), role));
    }

    /// With the others of the same place: day by day, where it is known to the day.
    fn among(&mut self, of: Of, what: u64, days: Days, border: Border) {
        if days.fine() {
            for day in days.first - border.before..=days.last + border.after {
                self.add(of, [what, BY_DAY, day as u64], Role::Host);
            }
        }
        let role = if days.fine() { Role::Guest } else { Role::Host };
        self.in_windows(of, what, WIDE, days, role);
    }

    /// As one that takes in finer ones ("in the governorate"), or as one that is taken in.
    fn beside(&mut self, of: Of, what: u64, days: Days, border: Border, outer: bool) {
        if days.fine() {
            for day in days.first - border.before..=days.last + border.after {
                self.add(of, [what, BY_DAY, day as u64], role(outer));
            }
        }
        self.in_windows(of, what, WIDE_OUTER, days, role(outer && !days.fine()));
        if outer == days.fine() {
            self.in_windows(of, what, WIDE_INNER, days, role(!outer));
        }
    }

    fn in_windows(&mut self, of: Of, what: u64, kind: u64, days: Days, role: Role) {
        for window in days.first.div_euclid(WINDOW)..=days.last.div_euclid(WINDOW) {
            self.add(of, [what, kind, window as u64], role);
        }
    }
}

fn said(out: &mut Filing, lines: &Lines, profile: &Profile, days: Days) {
    for actor in named(lines, profile).iter() {
        out.among(Of::Said, actor.number(), days, Border::default());
    }
}

fn happened(out: &mut Filing, lines: &Lines, profile: &Profile, days: Days) {
    let border = Border::of(profile);
    for spot in &profile.places {
        if spot.precision == GeoPrecision::Country {
            continue;
        }
        let governorate = spot.precision == GeoPrecision::Governorate;
        if !governorate {
            for cell in cells(spot) {
                out.among(Of::Cell, cell, days, border);
            }
        }
        if spot.precision >= GeoPrecision::District {
            out.beside(Of::Place, spot.id.number(), days, border, true);
        }
        for id in lines.place_line(spot.id).filter(|id| *id != spot.id) {
            out.beside(Of::Place, id.number(), days, border, false);
        }
        if let Some(area) = area(spot) {
            out.beside(Of::Area, area, days, border, governorate || spot.seat);
        }
    }
    if days.fine() {
        let role = role(profile.places.is_empty());
        for day in days.first..=days.last {
            out.add(Of::Nowhere, [day as u64, 0, 0], role);
        }
    }
    for side in named(lines, profile).iter() {
        out.in_windows(Of::Side, side.number(), WIDE, days, role(wide(profile)));
    }
}

const fn role(host: bool) -> Role {
    if host { Role::Host } else { Role::Guest }
}

/// By the words of its report that few texts have, at each of its places, whatever the day.
fn stories(out: &mut Filing, profile: &Profile) {
    let undated = !profile
        .told
        .is_some_and(|t| t.days.within_a_month() && !t.floating);
    let words = profile.stories.iter().flat_map(|s| s.iter().take(STORY));
    let words: Set<u32> = words.copied().collect();
    for spot in profile.places.iter().filter(|p| fine(p)) {
        for word in words.iter() {
            out.add(
                Of::Story,
                [u64::from(*word), spot.id.number(), 0],
                role(undated),
            );
        }
    }
}

/// Under each figure of many victims at its places, whatever the day.
fn tolls(out: &mut Filing, profile: &Profile) {
    // Those with days meet by their days.
    let undated = !profile.days().is_some_and(Days::within_a_month);
    let (killed, injured) = (profile.killed.iter(), profile.injured.iter());
    let many = killed.map(|a| (1, a)).chain(injured.map(|a| (2, a)));
    for (what, amount) in many.filter(|(_, amount)| many_victims(**amount)) {
        for cell in profile.places.iter().filter(|p| fine(p)).flat_map(cells) {
            out.add(Of::Toll, [cell, what, amount.min as u64], role(undated));
        }
    }
}

/// Is it told of a whole country or region, or with no place at all?
fn wide(profile: &Profile) -> bool {
    let wide = |p: &Spot| p.precision == GeoPrecision::Country || p.region();
    profile.places.iter().any(wide) || profile.places.is_empty()
}

/// Everyone named on either side, and everyone above them.
fn named(lines: &Lines, profile: &Profile) -> Set<Sym> {
    let doers = profile.initiators.iter().map(|(id, _)| *id);
    let named = doers.chain(profile.actors_hit.iter().copied());
    named.flat_map(|id| lines.actor_line(id)).collect()
}

/// Its first-order area by name.
fn area(spot: &Spot) -> Option<u64> {
    let (country, area) = (spot.country?, spot.admin1?);
    Some(Mixer::new(country.number()).add(area.number()).end())
}

/// The map cells that the place's reach touches: near places share one, border or not.
fn cells(spot: &Spot) -> Vec<u64> {
    let north = reach(spot.precision) / DEGREE;
    let east = north / spot.lat.to_radians().cos().max(0.1);
    let range = |middle: f64, margin: f64| {
        let cell = |x: f64| (x / CELL).floor() as i64;
        cell(middle - margin)..=cell(middle + margin)
    };
    range(spot.lat, north)
        .flat_map(|row| range(spot.lon, east).map(move |column| (row, column)))
        .map(|(row, column)| Mixer::new(row as u64).add(column as u64).end())
        .collect()
}

/// Groups of a sentence's runs of letters, such that sentences with most runs in common
/// share a group, and others by rare chance: in each group its smallest runs under one
/// ordering of all runs.
fn bands(sketch: &[u32]) -> Vec<u64> {
    if sketch.len() < WORDY {
        return Vec::new();
    }
    let smallest = |order: u64| {
        let rank = |run: &u32| Mixer::new(order).add(u64::from(*run)).end();
        sketch.iter().map(rank).min().unwrap_or(0)
    };
    (0..BANDS)
        .map(|band| {
            let orders = (0..ROWS).map(|row| (band * ROWS + row) as u64);
            orders
                .fold(Mixer::new(band as u64), |mix, order| {
                    mix.add(smallest(order))
                })
                .end()
        })
        .collect()
}

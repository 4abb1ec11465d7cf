//! When a value of the record agrees with gold's. `None` where gold says nothing.

use crate::gold::{Days, Event, Place, Range};
use rasid_model::{self as model, Amount, TimeValue};

/// Kinds of violence that the press does not tell apart in one clause.
const KINETIC: &[&str] = &[
    "shelling/artillery/missile attack",
    "air/drone strike",
    "remote explosive/landmine/ied",
    "armed clash",
    "attack",
    "suicide bomb",
    "grenade",
    "disrupted weapons use",
    "chemical weapon",
    "looting/property destruction",
];

const EARTH_KM: f64 = 12_742.0;

/// How strictly kinds are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kinds {
    /// The same sub-event type.
    Same,
    /// Both violent will do.
    Alike,
}

pub(crate) fn kind(gold: &Event, said: &model::Mention, how: Kinds) -> bool {
    let said = said.acled.as_ref().map(|a| a.sub_event_type.to_lowercase());
    let said = said.unwrap_or_default();
    let wanted = || gold.type_also.iter().chain([&gold.kind]);
    let violent = |kind: &str| KINETIC.contains(&kind);
    wanted().any(|w| w.to_lowercase() == said)
        || (how == Kinds::Alike && violent(&said) && wanted().any(|w| violent(&w.to_lowercase())))
}

pub(crate) fn place(gold: Option<&Place>, said: Option<&model::Place>) -> Option<bool> {
    let gold = gold?;
    let at = (gold.lat?, gold.lon?);
    let Some(said) = said else { return Some(false) };
    let there = (said.lat, said.lon);
    let barred = gold.not.as_ref();
    if barred.is_some_and(|not| km((not.lat, not.lon), there) <= not.km) {
        return Some(false);
    }
    Some(km(at, there) <= gold.tolerance_km.unwrap_or(0.0))
}

fn km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let lat = ((lat_b - lat_a) / 2.0).sin().powi(2);
    let lon = ((b.1 - a.1).to_radians() / 2.0).sin().powi(2);
    EARTH_KM * (lat + lat_a.cos() * lat_b.cos() * lon).sqrt().asin()
}

pub(crate) fn date(gold: Option<Days>, said: Option<&TimeValue>) -> Option<bool> {
    let (from, to) = gold?.told()?;
    let Some(start) = said.and_then(|s| s.start) else {
        return Some(false);
    };
    let end = said.and_then(|s| s.end).unwrap_or(start);
    let (start, end) = (start.day(), end.day());
    let wide = |a: jiff::civil::Date, b: jiff::civil::Date| (b - a).get_days();
    let meets = start <= to && from <= end;
    Some(meets && wide(start, end) <= wide(from, to).max(1))
}

pub(crate) fn number(gold: Option<Range>, said: Option<&Amount>) -> Option<bool> {
    let gold = gold?;
    let Some(said) = said else { return Some(false) };
    if said.approx
        && let (Some(low), Some(high)) = (gold.min, gold.max)
        && low != high
    {
        return Some(low <= said.min && said.min <= high);
    }
    let low = gold.min == Some(said.min);
    Some(low && (gold.max.is_none() || gold.max == said.max))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(min: i64, max: Option<i64>, approx: bool) -> Amount {
        Amount { min, max, approx }
    }

    #[test]
    fn about_forty_lies_within_thirty_five_and_forty_five() {
        let gold = Some(Range {
            min: Some(35),
            max: Some(45),
        });
        assert_eq!(number(gold, Some(&amount(40, Some(40), true))), Some(true));
        assert_eq!(
            number(gold, Some(&amount(40, Some(40), false))),
            Some(false)
        );
        assert_eq!(number(gold, None), Some(false));
        assert_eq!(number(None, None), None);
    }

    #[test]
    fn a_degree_of_latitude_is_a_hundred_and_eleven_kilometres() {
        assert!((km((35.0, 40.0), (36.0, 40.0)) - 111.2).abs() < 0.2);
    }
}

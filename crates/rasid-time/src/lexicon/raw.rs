//! The entries of the time files as they are written.

use super::{Class, LexiconCase, Opener};
use crate::expr::{Feast, PartOf, Season, Unit, Which};
use jiff::civil::Weekday;
use rasid_model::PartOfDay;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    entry: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub id: String,
    pub class: String,
    /// The member of a closed class, by name.
    #[serde(default)]
    value: Option<String>,
    /// Days, the month, the minutes, the words' own count.
    #[serde(default)]
    number: Option<i64>,
    /// Day of the month of a named day.
    #[serde(default)]
    day: Option<u8>,
    /// Year of something that happened once.
    #[serde(default)]
    year: Option<i16>,
    /// An ordinary word too: only beside other words of time.
    #[serde(default)]
    guarded: bool,
    /// The words stand as written, with or without their article.
    #[serde(default)]
    pub exact: bool,
    /// The first word must have the article.
    #[serde(default)]
    pub article: bool,
    #[serde(default)]
    #[allow(dead_code)]
    define: Option<String>,
    pub forms: Vec<String>,
    #[serde(default)]
    example: Vec<Example>,
    #[serde(default)]
    reject: Vec<Reject>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    text: String,
    reference: Option<String>,
    start: Option<String>,
    end: Option<String>,
    precision: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reject {
    text: String,
    why: String,
}

pub(super) fn entries(content: &str) -> Result<Vec<Entry>, String> {
    toml::from_str::<File>(content)
        .map(|file| file.entry)
        .map_err(|e| e.to_string())
}

pub(super) fn cases(entry: Entry) -> Vec<LexiconCase> {
    let id = entry.id;
    let examples = entry.example.into_iter().map(|e| LexiconCase {
        id: id.clone(),
        text: e.text,
        reference: e.reference,
        end: e.end.or_else(|| e.start.clone()),
        start: e.start,
        precision: e.precision,
        reject: None,
    });
    let rejects = entry.reject.into_iter().map(|r| LexiconCase {
        id: id.clone(),
        text: r.text,
        reference: None,
        start: None,
        end: None,
        precision: None,
        reject: Some(r.why),
    });
    examples.chain(rejects).collect()
}

pub(super) fn class(entry: &Entry) -> Result<Class, String> {
    let value = entry.value.as_deref().unwrap_or_default();
    let number = entry.number.unwrap_or_default();
    let small = u8::try_from(number).unwrap_or_default();
    let days = i32::try_from(number).unwrap_or_default();
    let found = match entry.class.as_str() {
        "now" => Some(Class::Now),
        "relative_day" => Some(Class::Day(days)),
        "weekday" => weekday(value).map(Class::Weekday),
        "month" => Some(Class::Month {
            month: small,
            guarded: entry.guarded,
        }),
        "hijri_month" => Some(Class::HijriMonth(small)),
        "unit" => {
            unit(value).map(|u| Class::Unit(u, entry.number.and_then(|n| u32::try_from(n).ok())))
        }
        "unit_of" => unit(value).map(Class::UnitOf),
        "which" => which(value).map(Class::Which),
        "shift" => Some(Class::Shift(i8::try_from(number).unwrap_or_default())),
        "whole" => Some(Class::Whole),
        "which_both" => which(value).map(Class::WhichBoth),
        "recent" => Some(Class::Recent),
        "this" => Some(Class::This),
        "part_of" => part_of(value).map(Class::PartOf),
        "part_of_day" => part_of_day(value).map(Class::PartOfDay),
        "at_part_of_day" => part_of_day(value).map(Class::AtPart),
        "last_night" => Some(Class::LastNight),
        "tonight" => Some(Class::Tonight),
        "season" => season(value).map(Class::Season),
        "clock" => Some(Class::Clock),
        "minutes" => Some(Class::Minutes(i8::try_from(number).unwrap_or_default())),
        "named_day" => entry.day.map(|day| Class::Named {
            month: small,
            day,
            year: entry.year,
        }),
        "event" => entry.day.zip(entry.year).map(|(day, year)| Class::Event {
            month: small,
            day,
            year,
        }),
        "feast" => feast(value).map(|feast| Class::Feast {
            feast,
            days: i16::try_from(number).unwrap_or_default(),
        }),
        "anniversary" => Some(Class::Anniversary),
        "title" => Some(Class::Title),
        "first_of" => Some(Class::FirstOf),
        "hijri_day" => entry.day.map(|day| Class::HijriNamed { month: small, day }),
        "at_clock" => Some(Class::AtClock),
        "zone" => Some(Class::Zone(
            entry.number.and_then(|n| i16::try_from(n).ok()),
        )),
        "of_it" => Some(Class::OfIt),
        "or" => Some(Class::Or),
        "age" => Some(Class::Age),
        "lasting" => Some(Class::Lasting),
        "score" => Some(Class::Score),
        "every" => Some(Class::Every),
        "often" => unit(value).map(Class::Often),
        "few" => Some(Class::Few),
        "about" => Some(Class::About),
        "filler" => Some(Class::Filler),
        "last_of" => Some(Class::LastOf),
        "opener" => opener(value).map(Class::Opener),
        "anchor_ahead" => Some(Class::AnchorAhead(days)),
        "anchor_back" => Some(Class::AnchorBack(days)),
        "hijra" => Some(Class::Hijra),
        "civil" => Some(Class::Civil),
        "decade" => Some(Class::Decade(small)),
        "alias" => Some(Class::Alias),
        "bar" => Some(Class::Bar),
        _ => None,
    };
    found.ok_or_else(|| {
        format!(
            "entry {}: class {:?} with value {value:?} is unknown; see `class` in lexicon/raw.rs",
            entry.id, entry.class
        )
    })
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

fn feast(name: &str) -> Option<Feast> {
    Some(match name {
        "easter" => Feast::Easter,
        "eastern_easter" => Feast::EasternEaster,
        "eid" => Feast::Eid,
        _ => return None,
    })
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}

fn which(name: &str) -> Option<Which> {
    Some(match name {
        "last" => Which::Last,
        "this" => Which::This,
        "next" => Which::Next,
        _ => return None,
    })
}

fn part_of(name: &str) -> Option<PartOf> {
    Some(match name {
        "rest" => PartOf::Rest,
        "early" => PartOf::Early,
        "middle" => PartOf::Middle,
        "late" => PartOf::Late,
        "first_half" => PartOf::FirstHalf,
        "second_half" => PartOf::SecondHalf,
        _ => return None,
    })
}

fn part_of_day(name: &str) -> Option<PartOfDay> {
    Some(match name {
        "dawn" => PartOfDay::Dawn,
        "morning" => PartOfDay::Morning,
        "noon" => PartOfDay::Noon,
        "afternoon" => PartOfDay::Afternoon,
        "evening" => PartOfDay::Evening,
        "night" => PartOfDay::Night,
        "midnight" => PartOfDay::Midnight,
        _ => return None,
    })
}

fn season(name: &str) -> Option<Season> {
    Some(match name {
        "winter" => Season::Winter,
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" => Season::Autumn,
        _ => return None,
    })
}

fn opener(name: &str) -> Option<Opener> {
    Some(match name {
        "ago" => Opener::Ago,
        "since" => Opener::Since,
        "until" => Opener::Until,
        "from" => Opener::From,
        "to" => Opener::To,
        "between" => Opener::Between,
        "during" => Opener::During,
        "after" => Opener::After,
        "in" => Opener::In,
        "of" => Opener::Of,
        _ => return None,
    })
}

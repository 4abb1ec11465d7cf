//! A made-up archive of ten years, of which any report can be made alone.
//!
//! Events come at a steady pace; a few places have most of them, and now and then a day
//! has all of them in one place. Reports tell what happened that day or the day before,
//! some events far more often than others, and each telling leaves something out, or says
//! it otherwise. Some recall an event of years before by its month.

use jiff::civil::{Date, date};
use rasid_linker::{Knowledge, Store};
use rasid_model::{
    Acled, Amount, Casualties, EventType, Evidence, Family, GeoPrecision, Initiator, Mention,
    Moment, Place, Precision, Published, Report, Responsibility, Span, Target, TargetKind,
    TimeValue, Weapon, WeaponClass,
};
use std::borrow::Cow;

const DAYS: usize = 3650;
const A_REPORT: usize = 4;
/// Mentions for each event.
const TELLINGS: usize = 4;
const PLACES: usize = 400;
const AREAS: usize = 20;
const ACTORS: usize = 30;
/// Every so many days one place has all that happens.
const BUSY: usize = 97;
const SUBS: [&str; 4] = [
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Armed clash",
    "Attack",
];
const WEAPONS: [WeaponClass; 4] = [
    WeaponClass::Drone,
    WeaponClass::Artillery,
    WeaponClass::SmallArms,
    WeaponClass::Rocket,
];

/// Twenty areas hold the places, and every third actor is a part of the first of its three.
pub struct World;

impl Knowledge for World {
    fn actor_parents(&self, id: &str) -> Vec<String> {
        let number: Option<usize> = id.strip_prefix("actor.").and_then(|n| n.parse().ok());
        let above = number
            .filter(|n| n % 3 > 0)
            .map(|n| format!("actor.{}", n - n % 3));
        above.into_iter().collect()
    }
    fn place_parent(&self, id: &str) -> Option<String> {
        let number: usize = id.strip_prefix("place.")?.parse().ok()?;
        Some(format!("area.{}", number % AREAS))
    }
    fn place_position(&self, _: &str) -> Option<(f64, f64)> {
        None
    }
    fn source_is_party(&self, _: &str) -> bool {
        false
    }
    fn actor_is_party(&self, _: &str) -> bool {
        true
    }
    fn fact_days(&self, _: &str) -> Option<(Date, Date)> {
        None
    }
}

/// Dice that any event or telling can throw anew.
#[derive(Clone, Copy)]
struct Dice(u64);

impl Dice {
    fn of(what: &str, number: usize) -> Self {
        let seed = what.bytes().fold(0xcbf2_9ce4_8422_2325u64, |h, b| {
            (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut dice = Self(seed ^ (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        dice.roll(2);
        dice
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides.max(1) as u64) as usize
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }

    /// Small numbers far more often than large ones.
    fn skewed(&mut self, sides: usize) -> usize {
        let part = (self.roll(1 << 20) + 1) as f64 / (1 << 20) as f64;
        ((sides as f64).powf(part) as usize - 1).min(sides - 1)
    }
}

/// What happened.
struct Happened {
    day: usize,
    place: usize,
    doer: usize,
    hit: usize,
    sub: usize,
    killed: i64,
}

/// So many mentions over ten years.
pub struct Stream {
    reports: usize,
    events: usize,
}

impl Stream {
    pub fn of(mentions: usize) -> Self {
        let reports = mentions / A_REPORT;
        Self {
            reports,
            events: (mentions / TELLINGS).max(1),
        }
    }

    pub fn reports(&self) -> usize {
        self.reports
    }

    pub fn mentions(&self) -> usize {
        self.reports * A_REPORT
    }

    /// Any report; those past the last are late ones, spread over all the years.
    pub fn report_at(&self, at: usize) -> (Report, Vec<Mention>) {
        let late = at >= self.reports;
        let day = match late {
            true => Dice::of("late", at).roll(DAYS),
            false => at * DAYS / self.reports,
        };
        // Ids are hashes in life, so their order says nothing of the time.
        let id = format!("{:08x}{at:08x}", Dice::of("id", at).roll(1 << 32));
        let mut text = String::new();
        let mut mentions = Vec::new();
        for nth in 0..A_REPORT {
            let mut dice = Dice::of("telling", at * A_REPORT + nth);
            let (event, recalled) = self.chosen(day, nth, &mut dice);
            let sentence = sentence(&mut text, event, &mut dice);
            let id = format!("{id}-m{:02}", nth + 1);
            let bare = bare(id, sentence, nth);
            mentions.push(tell(bare, &self.happened(event), recalled, &mut dice));
        }
        (report(&id, at, day, text), mentions)
    }

    /// An event of the day or the day before, and now and then one of long ago.
    fn chosen(&self, day: usize, nth: usize, dice: &mut Dice) -> (usize, bool) {
        let first = |day: usize| day * self.events / DAYS;
        let recalled = nth == A_REPORT - 1 && dice.one_in(4);
        let day = match recalled {
            true => day.saturating_sub(60 + dice.roll(700)),
            false => day.saturating_sub(dice.roll(2)),
        };
        let (from, to) = (first(day), first(day + 1).max(first(day) + 1));
        let event = from + dice.skewed(to - from);
        (event.min(self.events - 1), recalled)
    }

    fn happened(&self, event: usize) -> Happened {
        let mut dice = Dice::of("event", event);
        let day = event * DAYS / self.events;
        let place = dice.skewed(PLACES);
        let doer = dice.roll(ACTORS);
        Happened {
            day,
            place: if day.is_multiple_of(BUSY) { 7 } else { place },
            doer,
            hit: (doer + 3 + dice.roll(ACTORS - 6)) % ACTORS,
            sub: dice.roll(SUBS.len()),
            killed: dice.skewed(60) as i64,
        }
    }
}

impl Store for Stream {
    fn report(&self, id: &str) -> Option<Cow<'_, Report>> {
        let (report, _) = self.report_at(self.position(id)?);
        Some(Cow::Owned(report))
    }

    fn mentions(&self, report: &str) -> Cow<'_, [Mention]> {
        let made = self.position(report).map(|at| self.report_at(at).1);
        Cow::Owned(made.unwrap_or_default())
    }
}

impl Stream {
    /// Where a report stands: the id's last digits, after those that mix the order.
    fn position(&self, id: &str) -> Option<usize> {
        usize::from_str_radix(id.get(8..)?, 16).ok()
    }
}

fn sentence(text: &mut String, event: usize, dice: &mut Dice) -> Span {
    let start = text.len() as u32;
    let mut of_event = Dice::of("words", event);
    for _ in 0..14 {
        let own = dice.one_in(2);
        let word = if own {
            dice.roll(40_000)
        } else {
            of_event.roll(40_000)
        };
        for letter in 0..5 {
            let letter = (word >> (letter * 3)) % 23;
            text.push(char::from(b'a' + letter as u8));
        }
        text.push(' ');
    }
    text.push('\n');
    Span::new(start, text.len() as u32)
}

fn report(id: &str, at: usize, day: usize, text: String) -> Report {
    Report {
        source_path: Some(format!("{at}.txt")),
        published: Published::given(on(day)),
        ..Report::new(id, text)
    }
}

fn on(day: usize) -> Date {
    let days = jiff::Span::new().days(day as i64);
    date(2015, 1, 1).checked_add(days).unwrap_or(Date::MAX)
}

fn bare(id: String, sentence: Span, nth: usize) -> Mention {
    let report = id
        .rsplit_once('-')
        .map_or("", |(report, _)| report)
        .to_owned();
    let trigger = Span::new(sentence.start + nth as u32, sentence.start + nth as u32 + 5);
    let kind = (Family::Incident, EventType::Assault);
    Mention::bare(id, report, kind, (trigger, sentence), "made.up".to_owned())
}

fn tell(mut m: Mention, event: &Happened, recalled: bool, dice: &mut Dice) -> Mention {
    let evidence = Evidence::new("made.up", [m.trigger]);
    m.acled = Some(Acled {
        event_type: "Explosions/Remote violence".to_owned(),
        sub_event_type: SUBS[event.sub].to_owned(),
    });
    m.background = recalled;
    m.time = Some(time(event.day, recalled, &evidence));
    m.place = Some(place(event.place, dice.one_in(10), &evidence));
    if !dice.one_in(5) {
        m.initiators.push(initiator(event.doer, &evidence));
    }
    if !dice.one_in(5) {
        m.targets.push(target(event.hit, &evidence));
    }
    if !dice.one_in(3) {
        let class = WEAPONS[event.sub];
        m.weapon = Some(Weapon {
            class,
            evidence: evidence.clone(),
        });
    }
    if !dice.one_in(3) {
        let off = if dice.one_in(5) {
            dice.roll(4) as i64
        } else {
            0
        };
        m.killed = Some(Casualties {
            amount: Amount::exactly(event.killed + off),
            groups: Vec::new(),
            evidence,
        });
    }
    m
}

fn time(day: usize, month: bool, evidence: &Evidence) -> TimeValue {
    let day = on(day);
    let (first, last, precision) = match month {
        true => (day.first_of_month(), day.last_of_month(), Precision::Month),
        false => (day, day, Precision::Day),
    };
    TimeValue {
        start: Some(Moment::Day(first)),
        end: Some(Moment::Day(last)),
        precision,
        part_of_day: None,
        evidence: evidence.clone(),
    }
}

fn place(number: usize, area_only: bool, evidence: &Evidence) -> Place {
    let area = number % AREAS;
    let (row, column) = ((area / 5) as f64, (area % 5) as f64);
    let within = (number / AREAS) as f64;
    let id = match area_only {
        true => format!("area.{area}"),
        false => format!("place.{number}"),
    };
    Place {
        name_en: id.clone(),
        name_ar: String::new(),
        id,
        lat: 30.0 + row * 2.0 + (within / 5.0).floor() * 0.4,
        lon: 35.0 + column * 2.0 + (within % 5.0) * 0.4,
        geo_precision: match area_only {
            true => GeoPrecision::Governorate,
            false => GeoPrecision::Town,
        },
        admin1: Some(format!("area.{area}")),
        country: Some("XX".to_owned()),
        evidence: evidence.clone(),
    }
}

fn initiator(number: usize, evidence: &Evidence) -> Initiator {
    Initiator {
        id: format!("actor.{number}"),
        name_en: format!("Actor {number}"),
        name_ar: String::new(),
        sector: "MIL".to_owned(),
        responsibility: Responsibility::Asserted,
        evidence: evidence.clone(),
    }
}

fn target(number: usize, evidence: &Evidence) -> Target {
    Target {
        id: Some(format!("actor.{number}")),
        name_en: Some(format!("Actor {number}")),
        name_ar: None,
        sector: Some("MIL".to_owned()),
        kind: TargetKind::Actor,
        evidence: evidence.clone(),
    }
}

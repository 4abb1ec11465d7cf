//! How linking grows: time and memory at ten thousand mentions and beyond.
//!
//! An archive grows by getting longer, so the mentions are made up at a steady
//! hundred a day and more of them means more days. Linking works in blocks, so
//! the time a mention takes should stay as it is. Run it as `cargo xtask bench
//! linking`; a number after it is the largest size. Coding is left out.

use jiff::civil::{Date, date};
use rasid_linker::{Knowledge, link};
use rasid_model::{
    EventType, Evidence, Family, GeoPrecision, Initiator, Mention, Moment, Place, Precision,
    Published, Report, Responsibility, Span, Target, TargetKind, TimeValue,
};
use std::time::Instant;

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
const LARGEST: usize = 100_000;
const A_DAY: usize = 100;
const A_REPORT: usize = 4;
const PLACES: usize = 300;
const ACTORS: usize = 20;

/// A world in which nothing holds anything else.
struct Nothing;

impl Knowledge for Nothing {
    fn actor_parents(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
    fn place_parent(&self, _: &str) -> Option<String> {
        None
    }
    fn place_position(&self, _: &str) -> Option<(f64, f64)> {
        None
    }
    fn source_is_party(&self, _: &str) -> bool {
        false
    }
    fn actor_is_party(&self, _: &str) -> bool {
        false
    }
    fn fact_days(&self, _: &str) -> Option<(Date, Date)> {
        None
    }
}

fn main() {
    let largest = std::env::args()
        .find_map(|word| word.parse().ok())
        .unwrap_or(LARGEST);
    println!(" mentions   events   seconds   us/mention   peak MB");
    for size in SIZES.into_iter().filter(|size| *size <= largest) {
        let (reports, mentions) = archive(size);
        let began = Instant::now();
        let linked = link(mentions, &reports, &Nothing);
        let seconds = began.elapsed().as_secs_f64();
        println!(
            "{size:>9} {:>8} {seconds:>9.2} {:>12.1} {:>9}",
            linked.events.len(),
            seconds * 1e6 / size as f64,
            peak().map_or("unknown".to_owned(), |megabytes| megabytes.to_string())
        );
    }
}

/// So many made-up mentions, in reports of a few each, a hundred a day.
fn archive(size: usize) -> (Vec<Report>, Vec<Mention>) {
    let mut stream = Stream(0x0a11_d0be_ef5e_ed0f);
    let mut reports = Vec::new();
    let mut mentions = Vec::new();
    for at in 0..size {
        let days = i64::try_from(at / A_DAY).unwrap_or(0) % 36_500;
        let day = date(1990, 1, 1)
            .checked_add(jiff::Span::new().days(days))
            .unwrap_or(Date::MAX);
        let report = format!("{:012x}", at / A_REPORT);
        if at % A_REPORT == 0 {
            reports.push(self::report(&report, day));
        }
        mentions.push(mention(&mut stream, &report, at % A_REPORT, day));
    }
    (reports, mentions)
}

fn report(id: &str, day: Date) -> Report {
    Report {
        published: Published::given(day),
        ..Report::new(id, "")
    }
}

fn mention(stream: &mut Stream, report: &str, at: usize, day: Date) -> Mention {
    let start = u32::try_from(at * 100).unwrap_or(0);
    let spans = (Span::new(start, start + 5), Span::new(start, start + 90));
    let evidence = || Evidence::new("made.up", [spans.0]);
    let mut mention = Mention::bare(
        format!("{report}-m{at:02}"),
        report.to_owned(),
        (Family::Incident, EventType::Assault),
        spans,
        "made.up".to_owned(),
    );
    mention.time = Some(TimeValue {
        start: Some(Moment::Day(day)),
        end: Some(Moment::Day(day)),
        precision: Precision::Day,
        part_of_day: None,
        evidence: evidence(),
    });
    let place = stream.below(PLACES);
    mention.place = Some(Place {
        id: format!("place.{place}"),
        name_en: format!("Place {place}"),
        name_ar: String::new(),
        lat: 30.0 + (place / 20) as f64 / 4.0,
        lon: 35.0 + (place % 20) as f64 / 4.0,
        geo_precision: GeoPrecision::Town,
        admin1: None,
        country: None,
        evidence: evidence(),
    });
    let (initiator, target) = (stream.below(ACTORS), stream.below(ACTORS));
    mention.initiators = vec![Initiator {
        id: format!("actor.{initiator}"),
        name_en: format!("Actor {initiator}"),
        name_ar: String::new(),
        sector: "MIL".to_owned(),
        responsibility: Responsibility::Asserted,
        evidence: evidence(),
    }];
    mention.targets = vec![Target {
        id: Some(format!("actor.{target}")),
        name_en: Some(format!("Actor {target}")),
        name_ar: None,
        sector: Some("MIL".to_owned()),
        kind: TargetKind::Actor,
        evidence: evidence(),
    }];
    mention
}

/// The most memory this process has held, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace()
        .nth(1)?
        .parse::<u64>()
        .ok()
        .map(|kilobytes| kilobytes / 1024)
}

/// Numbers from one seed; the same on every machine.
struct Stream(u64);

impl Stream {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % end
    }
}

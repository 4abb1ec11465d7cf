//! How linking grows: a made-up stream of ten years, so many mentions long.
//!
//! Prints one JSON object: the time and the most memory that linking took, and what adding
//! a thousand reports to it all costs then. `cargo xtask growth` runs it at several sizes
//! and writes what it says into EVALUATION.md. The period is the same at every size, so a
//! larger stream is a denser one: more events a day, in the same places, by the same sides.
//! The stream is made anew wherever a report of it is asked for, as a store would read it.
//! Coding is left out.

#[path = "growth/stream.rs"]
mod stream;

use rasid_linker::{Change, Linker};
use stream::{Stream, World};

/// Reports added once all is linked.
const ADDED: usize = 1000;

fn main() {
    let size = std::env::args()
        .find_map(|word| word.parse().ok())
        .unwrap_or(10_000);
    let stream = Stream::of(size);
    let world = World;
    let mut linker = Linker::new(&world);
    let began = spent();
    for at in 0..stream.reports() {
        add(&mut linker, &stream, at);
    }
    let weighed = spent() - began;
    let mut events = Counted::default();
    linker.settle(&stream, &mut |change| events.take(change));
    let seconds = spent() - began;
    let began = spent();
    // Late ones, spread over all the years: each falls among what is linked already.
    let late = stream.reports()..stream.reports() + ADDED;
    late.for_each(|at| add(&mut linker, &stream, at));
    let mut added = Counted::default();
    linker.settle(&stream, &mut |change| added.take(change));
    println!(
        "{{\"mentions\": {}, \"reports\": {}, \"events\": {}, \"of_several_reports\": {}, \
         \"weighing\": {weighed:.3}, \"seconds\": {seconds:.3}, \"peak_mb\": {}, \"added\": {ADDED}, \
         \"add_seconds\": {:.3}, \"retold\": {}}}",
        stream.mentions(),
        stream.reports(),
        events.told,
        events.several,
        peak().unwrap_or(0),
        spent() - began,
        added.told,
    );
}

fn add(linker: &mut Linker, stream: &Stream, at: usize) {
    let (report, mentions) = stream.report_at(at);
    linker.add(&report.id, Some(&report), &mentions);
}

#[derive(Default)]
struct Counted {
    told: usize,
    several: usize,
}

impl Counted {
    fn take(&mut self, change: Change) {
        if let Change::Told(event) = change {
            self.told += 1;
            self.several += usize::from(event.reports.len() > 1);
        }
    }
}

/// Seconds of the processor that this process has taken, so that other work on the machine
/// takes nothing from it; hundredths are the finest that the system tells.
fn spent() -> f64 {
    let ticks = || {
        let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
        let (_, rest) = stat.rsplit_once(')')?;
        let mut fields = rest.split_whitespace().skip(11);
        let user: f64 = fields.next()?.parse().ok()?;
        let system: f64 = fields.next()?.parse().ok()?;
        Some(user + system)
    };
    ticks().unwrap_or(0.0) / 100.0
}

/// The most memory this process has held, in megabytes, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}

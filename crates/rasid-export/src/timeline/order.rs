//! The order of events in time.

use jiff::civil::Date;
use rasid_model::{Event, Moment, PartOfDay};

/// First those whose time is known, by their first day, then by the hour; an
/// interval comes after what is known to have happened on its first day.
pub fn of_time(event: &Event) -> (bool, Option<Date>, i16, Option<Date>, String) {
    let time = event.time.as_ref().map(|held| &held.value);
    let first = time.and_then(|t| t.start.or(t.end));
    let minute = match first {
        Some(Moment::Minute(t)) => i16::from(t.hour()) * 60 + i16::from(t.minute()),
        _ => time.and_then(|t| t.part_of_day).map_or(0, |p| hour(p) * 60),
    };
    let last = time.and_then(|t| t.end).map(Moment::day);
    (
        first.is_none(),
        first.map(Moment::day),
        minute,
        last,
        event.id.clone(),
    )
}

fn hour(part: PartOfDay) -> i16 {
    match part {
        PartOfDay::Midnight => 0,
        PartOfDay::Dawn => 4,
        PartOfDay::Morning => 8,
        PartOfDay::Noon => 12,
        PartOfDay::Afternoon => 15,
        PartOfDay::Evening => 18,
        PartOfDay::Night => 21,
    }
}

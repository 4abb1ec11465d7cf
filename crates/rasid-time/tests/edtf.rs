//! EDTF says the same days as the value it is written from.
//!
//! The reader below is the test's own, by the letter of ISO 8601-2, so that writer and
//! reader share no mistake.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, date};
use proptest::prelude::*;
use rasid_model::{Evidence, Moment, Precision, TimeValue};
use rasid_time::{Certainty, Direction, Reference, certainty, edtf, resolve_with};
use support::Words;

fn value(start: Option<Moment>, end: Option<Moment>, precision: Precision) -> TimeValue {
    TimeValue {
        start,
        end,
        precision,
        part_of_day: None,
        evidence: Evidence::default(),
    }
}

/// First and last second that an EDTF string says; `None` is open.
fn bounds(edtf: &str) -> (Option<DateTime>, Option<DateTime>) {
    match edtf.split_once('/') {
        None => {
            let (start, end) = unit(edtf);
            (Some(start), Some(end))
        }
        Some((start, end)) => {
            let side = |side: &str| (side != "..").then(|| unit(side));
            (side(start).map(|s| s.0), side(end).map(|e| e.1))
        }
    }
}

fn unit(text: &str) -> (DateTime, DateTime) {
    let text = text.strip_suffix('~').unwrap_or(text);
    if let Some((day, clock)) = text.split_once('T') {
        assert_eq!(clock.len(), 8, "{text}: EDTF tells a time to the second");
        let clock: Time = clock.parse().unwrap();
        let at = unit(day).0.date().to_datetime(clock);
        return (at, at);
    }
    let whole = |first: Date, last: Date| (first.at(0, 0, 0, 0), last.at(23, 59, 59, 0));
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let parts: Vec<&str> = digits.split('-').collect();
    assert_eq!(parts[0].len(), 4, "{text}");
    let (low, high) = (parts[0].replace('X', "0"), parts[0].replace('X', "9"));
    let year = |digits: &str| sign * digits.parse::<i16>().unwrap();
    let first = date(year(&low), 1, 1);
    let months = |from: i8, count: i32| {
        let start = date(year(&low), from, 1);
        whole(
            start,
            start
                .checked_add(count.months())
                .unwrap()
                .yesterday()
                .unwrap(),
        )
    };
    match parts[..] {
        [_] => whole(first, date(year(&high), 12, 31)),
        [_, month] => match month.parse::<i8>().unwrap() {
            month @ 1..=12 => months(month, 1),
            season @ 21..=24 => months((season - 20) * 3, 3),
            quarter @ 33..=36 => months((quarter - 33) * 3 + 1, 3),
            other => panic!("{text}: {other} is no month, season or quarter"),
        },
        [_, month, day] => {
            let day = date(year(&low), month.parse().unwrap(), day.parse().unwrap());
            whole(day, day)
        }
        _ => panic!("{text} is no EDTF"),
    }
}

/// The seconds that a value covers.
fn covered(value: &TimeValue) -> (Option<DateTime>, Option<DateTime>) {
    let first = |at: Moment| match at {
        Moment::Day(day) => day.at(0, 0, 0, 0),
        Moment::Minute(at) => at,
    };
    let last = |at: Moment| match at {
        Moment::Day(day) => day.at(23, 59, 59, 0),
        // A minute named by itself is written as its first second.
        Moment::Minute(at) if value.start == value.end => at,
        Moment::Minute(at) => at.checked_add(59.seconds()).unwrap(),
    };
    (value.start.map(first), value.end.map(last))
}

fn agrees(value: &TimeValue, certainty: Certainty) {
    let written = edtf(value, certainty);
    assert_eq!(bounds(&written), covered(value), "{written} of {value:?}");
}

#[test]
fn written_by_the_book() {
    let day = |y, m, d| Some(Moment::Day(date(y, m, d)));
    let at = |h, m| Some(Moment::Minute(date(2022, 1, 5).at(h, m, 0, 0)));
    use Certainty::{Approximate, Stated};
    use Precision as P;
    for (start, end, precision, how, want) in [
        (
            day(2022, 1, 5),
            day(2022, 1, 5),
            P::Day,
            Stated,
            "2022-01-05",
        ),
        (
            day(2022, 1, 5),
            day(2022, 1, 5),
            P::PartOfDay,
            Stated,
            "2022-01-05",
        ),
        (
            day(2022, 1, 3),
            day(2022, 1, 9),
            P::Week,
            Stated,
            "2022-01-03/2022-01-09",
        ),
        (
            day(2022, 1, 1),
            day(2022, 1, 31),
            P::Month,
            Stated,
            "2022-01",
        ),
        (
            day(2022, 1, 1),
            day(2022, 1, 31),
            P::Month,
            Approximate,
            "2022-01~",
        ),
        (
            day(2022, 1, 1),
            day(2022, 1, 10),
            P::Range,
            Stated,
            "2022-01-01/2022-01-10",
        ),
        (
            day(2022, 1, 1),
            day(2022, 3, 31),
            P::Quarter,
            Stated,
            "2022-33",
        ),
        (
            day(2022, 10, 1),
            day(2022, 12, 31),
            P::Quarter,
            Stated,
            "2022-36",
        ),
        (
            day(2022, 3, 1),
            day(2022, 5, 31),
            P::Quarter,
            Stated,
            "2022-21",
        ),
        (
            day(2022, 12, 1),
            day(2023, 2, 28),
            P::Quarter,
            Stated,
            "2022-24",
        ),
        (day(2022, 1, 1), day(2022, 12, 31), P::Year, Stated, "2022"),
        (
            day(2020, 1, 1),
            day(2029, 12, 31),
            P::Decade,
            Stated,
            "202X",
        ),
        (day(1900, 1, 1), day(1999, 12, 31), P::Range, Stated, "19XX"),
        (
            day(622, 7, 19),
            day(622, 7, 19),
            P::Day,
            Stated,
            "0622-07-19",
        ),
        (day(2011, 3, 15), None, P::Range, Stated, "2011-03-15/.."),
        (
            None,
            day(2011, 3, 15),
            P::Range,
            Approximate,
            "../2011-03-15~",
        ),
        (
            at(14, 30),
            at(14, 30),
            P::Minute,
            Stated,
            "2022-01-05T14:30:00",
        ),
        (
            at(14, 0),
            at(14, 59),
            P::Hour,
            Stated,
            "2022-01-05T14:00:00/2022-01-05T14:59:59",
        ),
    ] {
        let value = value(start, end, precision);
        assert_eq!(edtf(&value, how), want);
        agrees(&value, how);
    }
}

#[test]
fn words_that_round_are_approximate() {
    let words = Words::load();
    let reference = Reference::day(date(2022, 1, 16));
    for (text, want) in [
        ("قبل خمسة أشهر", "2021-08~"),
        ("قبل عامين", "2020~"),
        ("قبل ثلاثة أيام", "2022-01-13"),
        ("في كانون الثاني 2022", "2022-01"),
    ] {
        let (_, hits) = words.read(text);
        let value = resolve_with(&hits[0].expr, Some(&reference), Direction::Past).unwrap();
        assert_eq!(edtf(&value, certainty(&hits[0].expr)), want, "{text}");
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    (-9000i16..9000, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| date(y, m, d))
}

fn any_precision() -> impl Strategy<Value = Precision> {
    use Precision::*;
    prop::sample::select(vec![
        Minute, Hour, PartOfDay, Day, Week, Month, Quarter, Year, Decade, Range,
    ])
}

fn any_certainty() -> impl Strategy<Value = Certainty> {
    prop::sample::select(vec![Certainty::Stated, Certainty::Approximate])
}

proptest! {
    #[test]
    fn any_interval_agrees(
        start in any_day(), length in 0i32..5000, precision in any_precision(), how in any_certainty(),
        open in prop::sample::select(vec![(false, false), (true, false), (false, true)]),
    ) {
        let end = start.saturating_add(length.days());
        let start = (!open.0).then_some(Moment::Day(start));
        let end = (!open.1).then_some(Moment::Day(end));
        agrees(&value(start, end, precision), how);
    }

    // Whole months, quarters, seasons, years, decades and near misses of them.
    #[test]
    fn whole_units_agree(
        year in -200i16..2300, month in 1i8..=12, months in prop::sample::select(vec![1, 2, 3, 6, 12, 24, 120, 1200]),
        off in -1i32..=1, precision in any_precision(), how in any_certainty(),
    ) {
        let start = date(year, month, 1);
        let end = start.checked_add(i64::from(months).months()).unwrap().yesterday().unwrap();
        let end = end.saturating_add(off.days());
        agrees(&value(Some(Moment::Day(start)), Some(Moment::Day(end)), precision), how);
    }

    #[test]
    fn clock_times_agree(day in any_day(), from in 0i32..1440, length in 0i32..3000, how in any_certainty()) {
        let start = day.at(0, 0, 0, 0).checked_add(from.minutes()).unwrap();
        let end = start.checked_add(length.minutes()).unwrap();
        let value = value(Some(Moment::Minute(start)), Some(Moment::Minute(end)), Precision::Hour);
        agrees(&value, how);
    }
}

//! Dates in words, never finer than they are known.

use jiff::civil::{Date, DateTime};
use rasid_model::{Moment, PartOfDay, Precision, TimeValue};

/// `5 January 2022, dawn`; `between 6 and 31 January 2022`; `June 2021`; `date unknown`.
pub fn when(time: Option<&TimeValue>) -> String {
    let Some(time) = time else {
        return "date unknown".to_owned();
    };
    match (time.start, time.end) {
        (None, None) => "date unknown".to_owned(),
        (Some(start), None) => format!("from {} on", moment(start)),
        (None, Some(end)) => format!("no later than {}", moment(end)),
        (Some(start), Some(end)) => {
            let days = between(start, end, time.precision);
            time.part_of_day.map_or(days.clone(), |part| {
                format!("{days}, {}", part_of_day(part))
            })
        }
    }
}

/// A day or a period, `since` and `until` inclusive; nothing where both are open.
pub fn period(since: Option<Date>, until: Option<Date>) -> String {
    match (since, until) {
        (None, None) => String::new(),
        (Some(s), None) => format!("since {}", day(s)),
        (None, Some(u)) => format!("until {}", day(u)),
        (Some(s), Some(u)) if s == u => format!("on {}", day(s)),
        (Some(s), Some(u)) => format!("from {}", span(s, u, " to ")),
    }
}

/// The interval of a report's own date.
pub fn days(start: Date, end: Date) -> String {
    between(Moment::Day(start), Moment::Day(end), Precision::Day)
}

fn between(start: Moment, end: Moment, precision: Precision) -> String {
    if let (Moment::Minute(s), Moment::Minute(e)) = (start, end) {
        return minutes(s, e);
    }
    let (s, e) = (start.day(), end.day());
    if s == e {
        return day(s);
    }
    whole(s, e, precision).unwrap_or_else(|| match precision {
        Precision::Week => span(s, e, " to "),
        _ => format!("between {}", span(s, e, " and ")),
    })
}

/// A calendar month, quarter, year or decade that the interval fills.
fn whole(s: Date, e: Date, precision: Precision) -> Option<String> {
    let starts = s.day() == 1;
    let ends = e == e.last_of_month();
    let year = s.year();
    if !(starts && ends) {
        return None;
    }
    let months = i32::from(e.year() - year) * 12 + i32::from(e.month() - s.month()) + 1;
    match (precision, months, s.month()) {
        (_, 1, month) => Some(format!("{} {year}", month_name(month))),
        (_, 12, 1) => Some(year.to_string()),
        (Precision::Decade, 120, 1) if year % 10 == 0 => Some(format!("the {year}s")),
        (Precision::Quarter, 3, 1 | 4 | 7 | 10) => {
            let nth = ["first", "second", "third", "fourth"];
            let nth = nth.get(usize::try_from(s.month() / 3).ok()?)?;
            Some(format!("the {nth} quarter of {year}"))
        }
        _ => None,
    }
}

fn minutes(s: DateTime, e: DateTime) -> String {
    let clock = |t: DateTime| format!("{:02}:{:02}", t.hour(), t.minute());
    if s == e {
        format!("{}, {}", day(s.date()), clock(s))
    } else if s.date() == e.date() {
        format!("{}, between {} and {}", day(s.date()), clock(s), clock(e))
    } else {
        let (sd, ed) = (day(s.date()), day(e.date()));
        format!("between {sd}, {} and {ed}, {}", clock(s), clock(e))
    }
}

/// `6 and 31 January 2022`, `30 January and 2 February 2022`: what both share is said once.
fn span(s: Date, e: Date, joint: &str) -> String {
    let start = match (s.year() == e.year(), s.month() == e.month()) {
        (true, true) => s.day().to_string(),
        (true, false) => format!("{} {}", s.day(), month_name(s.month())),
        _ => day(s),
    };
    format!("{start}{joint}{}", day(e))
}

fn moment(m: Moment) -> String {
    match m {
        Moment::Day(d) => day(d),
        Moment::Minute(t) => minutes(t, t),
    }
}

/// `5 January 2022`.
pub fn day(d: Date) -> String {
    format!("{} {} {}", d.day(), month_name(d.month()), d.year())
}

fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let index = usize::try_from(month - 1).unwrap_or_default();
    NAMES.get(index).copied().unwrap_or_default()
}

fn part_of_day(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Dawn => "dawn",
        PartOfDay::Morning => "morning",
        PartOfDay::Noon => "noon",
        PartOfDay::Afternoon => "afternoon",
        PartOfDay::Evening => "evening",
        PartOfDay::Night => "night",
        PartOfDay::Midnight => "midnight",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rasid_model::Evidence;

    fn check(
        start: &str,
        end: &str,
        precision: Precision,
        part: Option<PartOfDay>,
        expected: &str,
    ) {
        let at = |s: &str| match s {
            "" => None,
            t if t.contains('T') => Some(Moment::Minute(t.parse().unwrap())),
            d => Some(Moment::Day(d.parse().unwrap())),
        };
        let time = TimeValue {
            start: at(start),
            end: at(end),
            precision,
            part_of_day: part,
            evidence: Evidence::default(),
        };
        assert_eq!(when(Some(&time)), expected);
    }

    #[test]
    fn days_and_parts() {
        check(
            "2022-01-05",
            "2022-01-05",
            Precision::Day,
            None,
            "5 January 2022",
        );
        let dawn = Some(PartOfDay::Dawn);
        check(
            "2022-01-05",
            "2022-01-05",
            Precision::PartOfDay,
            dawn,
            "5 January 2022, dawn",
        );
        check(
            "2022-01-05T04:30",
            "2022-01-05T04:30",
            Precision::Minute,
            None,
            "5 January 2022, 04:30",
        );
        check(
            "2022-01-05T04:00",
            "2022-01-05T04:59",
            Precision::Hour,
            None,
            "5 January 2022, between 04:00 and 04:59",
        );
    }

    #[test]
    fn intervals_say_what_they_share_once() {
        check(
            "2022-01-06",
            "2022-01-31",
            Precision::Day,
            None,
            "between 6 and 31 January 2022",
        );
        check(
            "2022-01-30",
            "2022-02-02",
            Precision::Range,
            None,
            "between 30 January and 2 February 2022",
        );
        check(
            "2021-12-30",
            "2022-01-02",
            Precision::Week,
            None,
            "30 December 2021 to 2 January 2022",
        );
    }

    #[test]
    fn calendar_units_go_by_their_names() {
        check(
            "2021-06-01",
            "2021-06-30",
            Precision::Month,
            None,
            "June 2021",
        );
        check("2021-01-01", "2021-12-31", Precision::Year, None, "2021");
        check(
            "2021-07-01",
            "2021-09-30",
            Precision::Quarter,
            None,
            "the third quarter of 2021",
        );
        check(
            "2010-01-01",
            "2019-12-31",
            Precision::Decade,
            None,
            "the 2010s",
        );
        check(
            "2021-06-20",
            "2021-06-30",
            Precision::Month,
            None,
            "between 20 and 30 June 2021",
        );
    }

    #[test]
    fn open_ends_are_told() {
        check(
            "2017-05-01",
            "",
            Precision::Month,
            None,
            "from 1 May 2017 on",
        );
        check(
            "",
            "2017-05-01",
            Precision::Day,
            None,
            "no later than 1 May 2017",
        );
        assert_eq!(when(None), "date unknown");
    }
}

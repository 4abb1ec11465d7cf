//! Peers' files that `phrases.py` does not score: lengths, dateparser's own tests, and the
//! words that Recognizers finds.
//!
//! The files are no part of the repository; without them the tests say so and pass. What
//! is not read as they read it stands in `misses.tsv`, by file and row.

#![allow(clippy::unwrap_used)]

mod support;

use jiff::civil::{Date, date};
use rasid_time::{Direction, Expr, Reference, TimeHit, Unit, resolve_with};
use serde_json::Value;
use std::collections::BTreeMap;
use support::{Words, rows};

fn report(name: &str, right: usize, missed: &[String]) {
    let all = right + missed.len();
    println!("{name}: {right}/{all}\n{}", missed.join("\n"));
}

fn unit(name: &str) -> Unit {
    match name.trim_end_matches('s') {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        _ => Unit::Year,
    }
}

/// Is it that length, said in so many parts?
fn lasts(hits: &[TimeHit], want: &[(u64, Unit)]) -> bool {
    let [hit] = hits else { return false };
    let Expr::Duration(parts) = &hit.expr else {
        return false;
    };
    let said = parts
        .iter()
        .map(|(steps, unit)| (u64::from(steps.min), *unit));
    said.eq(want.iter().copied())
}

#[test]
fn duckling_lengths() {
    let Some(rows) = rows("duckling-duration-ar.jsonl") else {
        return;
    };
    let words = Words::load();
    let (mut right, mut missed) = (0, Vec::new());
    for row in &rows {
        let text = row["text"].as_str().unwrap();
        let want = (
            row["value"].as_u64().unwrap(),
            unit(row["grain"].as_str().unwrap()),
        );
        if lasts(&words.read_all(text).1, &[want]) {
            right += 1;
        } else {
            missed.push(text.to_owned());
        }
    }
    report("duckling lengths", right, &missed);
    assert_eq!(right, 14);
}

#[test]
fn dateparser_dates() {
    let Some(rows) = rows("dateparser-ar.jsonl") else {
        return;
    };
    let words = Words::load();
    let (mut right, mut missed) = (0, Vec::new());
    for (line, row) in rows.iter().enumerate() {
        if dateparser_row(&words, row) {
            right += 1;
        } else {
            missed.push(format!("line {}: {}", line + 1, row["text"]));
        }
    }
    report("dateparser", right, &missed);
    assert!(right >= 24, "only {right} of dateparser's rows");
}

const TODAY: Date = date(2016, 11, 7);

fn dateparser_row(words: &Words, row: &Value) -> bool {
    let text = row["text"].as_str().unwrap();
    let (doc, hits) = words.read_all(text);
    let reference = Reference::day(TODAY);
    let starts: Vec<String> = hits
        .iter()
        .filter_map(|hit| resolve_with(&hit.expr, Some(&reference), Direction::Past))
        .filter_map(|value| value.start.map(|at| at.to_string()))
        .collect();
    if let Some(found) = row["found"].as_array() {
        let spans = hits.len() == found.len();
        return spans
            && !doc.tokens.is_empty()
            && found.iter().zip(&starts).all(|(f, s)| f[1] == s.as_str());
    }
    if let Some(value) = row["value"].as_str() {
        // Midnight of a row without a clock time is the day.
        return starts == [value] || starts == [value.trim_end_matches("T00:00")];
    }
    if let Some(ago) = row["ago"].as_object() {
        return match ago.get("days").and_then(Value::as_i64) {
            Some(days) if ago.len() == 1 => starts == [days_ago(days)],
            _ => {
                let order = ["years", "months", "weeks", "days", "hours", "minutes"];
                let part = |name: &&str| Some((ago.get(*name)?.as_u64()?, unit(name)));
                let want: Vec<_> = order.iter().filter_map(part).collect();
                lasts(&hits, &want)
            }
        };
    }
    english(row["english"].as_str().unwrap_or_default(), &hits, &starts)
}

fn days_ago(days: i64) -> String {
    use jiff::ToSpan;
    TODAY.saturating_sub(days.days()).to_string()
}

/// "2 day", "1 day ago", "ago 2 hour".
fn english(told: &str, hits: &[TimeHit], starts: &[String]) -> bool {
    let words: Vec<&str> = told.split(' ').collect();
    let figure = words.iter().find_map(|word| word.parse::<u64>().ok());
    let named = words.iter().find(|word| word.len() > 2 && **word != "ago");
    let (Some(n), Some(named)) = (figure, named) else {
        return false;
    };
    match (words.contains(&"ago"), unit(named)) {
        (false, unit) => lasts(hits, &[(n, unit)]),
        (true, Unit::Day) => starts == [days_ago(i64::try_from(n).unwrap())],
        (true, unit) => matches!(
            hits,
            [TimeHit { expr: Expr::Ago { steps, unit: said, ahead: false }, .. }]
                if u64::from(steps.min) == n && *said == unit
        ),
    }
}

/// The words of each checked row: found exactly, or at least touched.
#[test]
fn recognizers_words() {
    let Some(rows) = rows("recognizers-time-ar.jsonl") else {
        return;
    };
    let words = Words::load();
    let mut by_spec: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for row in rows.iter().filter(|row| row["checked"] == true) {
        let spec = row["spec"].as_str().unwrap().replace("DateTime/", "");
        let (doc, hits) = words.read_all(row["text"].as_str().unwrap());
        let spans: Vec<_> = hits
            .iter()
            .map(|hit| doc.span(hit.tokens.clone()))
            .collect();
        for want in row["results"].as_array().unwrap() {
            let (start, end) = (
                want["start"].as_u64().unwrap(),
                want["end"].as_u64().unwrap(),
            );
            let count = by_spec.entry(spec.clone()).or_default();
            count[0] += 1;
            count[1] += usize::from(
                spans
                    .iter()
                    .any(|s| (u64::from(s.start), u64::from(s.end)) == (start, end)),
            );
            count[2] += usize::from(
                spans
                    .iter()
                    .any(|s| u64::from(s.start) < end && start < u64::from(s.end)),
            );
        }
    }
    let mut total = [0; 3];
    for (spec, [all, exact, touched]) in &by_spec {
        println!("{spec:<20} {all:>4} exact {exact:>4} found {touched:>4}");
        total = [total[0] + all, total[1] + exact, total[2] + touched];
    }
    let [all, exact, touched] = total;
    println!("recognizers words: {touched} of {all} found, {exact} exactly");
    assert!(touched * 100 >= all * 85, "{touched} of {all}");
}

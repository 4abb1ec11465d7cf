//! Peers' phrase files, where they lie beside the repository: how many come out right.
//!
//! The files are no part of the repository; without them the tests say so and pass.

#![allow(clippy::unwrap_used)]

mod support;

use jiff::civil::{Date, DateTime};
use rasid_model::{Moment, TimeValue};
use rasid_time::{Direction, Reference, resolve_with};
use serde_json::Value;
use support::{Words, rows};

fn values(words: &Words, text: &str, reference: Reference, direction: Direction) -> Vec<TimeValue> {
    let (_, hits) = words.read_all(text);
    hits.iter()
        .filter_map(|hit| resolve_with(&hit.expr, Some(&reference), direction))
        .collect()
}

fn covers(value: &TimeValue, start: Date, end: Date) -> bool {
    value.days() == Some((start, end))
}

fn grain_end(start: Date, grain: &str) -> Date {
    use jiff::ToSpan;
    match grain {
        "week" => start.saturating_add(6.days()),
        "month" => start.last_of_month(),
        "quarter" => start.saturating_add(3.months()).saturating_sub(1.day()),
        "year" => start.last_of_year(),
        _ => start,
    }
}

fn date_of(value: &Value) -> Option<Date> {
    value.as_str()?.get(..10)?.parse().ok()
}

fn at_hour(value: &TimeValue, want: &str) -> bool {
    let want: DateTime = want[..19].parse().unwrap();
    matches!(value.start, Some(Moment::Minute(at)) if at.hour() == want.hour() && at.minute() == want.minute())
}

#[test]
fn duckling_times() {
    let Some(rows) = rows("duckling-time-ar.jsonl") else {
        return;
    };
    let words = Words::load();
    let (mut right, mut missed) = (0, Vec::new());
    for row in rows.iter().filter(|row| row["text"] != "2/2013") {
        let text = row["text"].as_str().unwrap();
        let said = values(
            &words,
            text,
            row["ref"].as_str().unwrap().parse().unwrap(),
            Direction::Future,
        );
        let grain = row["grain"].as_str().unwrap_or_default();
        let fine = matches!(grain, "second" | "minute" | "hour");
        let ok = match row["kind"].as_str().unwrap() {
            "none" => said.is_empty(),
            "value" => {
                let want = row["value"].as_str().unwrap();
                let start = date_of(&row["value"]).unwrap();
                said.iter().any(|v| {
                    covers(v, start, grain_end(start, grain)) && (!fine || at_hour(v, want))
                })
            }
            _ => {
                use jiff::ToSpan;
                let from = date_of(&row["from"]);
                let to = row["to_exclusive"].as_str().map(|to| {
                    let at: DateTime = to[..19].parse().unwrap();
                    if fine {
                        at.saturating_sub(1.minute()).date()
                    } else {
                        at.date().saturating_sub(1.day())
                    }
                });
                said.iter().any(|v| {
                    from.is_none_or(|f| v.start.is_some_and(|s| s.day() == f))
                        && to.is_none_or(|t| v.end.is_some_and(|e| e.day() == t))
                })
            }
        };
        right += usize::from(ok);
        if !ok {
            missed.push(format!(
                "{text} wants {} {} {} {grain}: {:?}",
                row["value"],
                row["from"],
                row["to_exclusive"],
                said.iter()
                    .map(|v| (v.start.map(|m| m.to_string()), v.end.map(|m| m.to_string())))
                    .collect::<Vec<_>>()
            ));
        }
    }
    println!(
        "duckling times: {right}/{}\n{}",
        right + missed.len(),
        missed.join("\n")
    );
    assert!(right >= 173, "only {right} of Duckling's phrases");
}

#[test]
fn recognizers_dates() {
    let Some(rows) = rows("recognizers-time-ar.jsonl") else {
        return;
    };
    let words = Words::load();
    let (mut right, mut missed) = (0, Vec::new());
    for row in &rows {
        let spec = row["spec"].as_str().unwrap_or_default();
        let results = row["results"].as_array().unwrap();
        let told = results
            .iter()
            .any(|w| !w["value"]["PastResolution"].is_null());
        let dates = matches!(spec, "DateTime/DateParser" | "DateTime/DatePeriodParser");
        if !dates || row["value_checked"] != true || !told || row["ref"].is_null() {
            continue;
        }
        let text = row["text"].as_str().unwrap();
        let day: Reference = row["ref"].as_str().unwrap().parse().unwrap();
        let mut ok = true;
        let mut got = Vec::new();
        for (direction, key) in [
            (Direction::Past, "PastResolution"),
            (Direction::Future, "FutureResolution"),
        ] {
            let said = values(&words, text, day, direction);
            for want in results {
                let want = &want["value"][key];
                if let Some(date) = date_of(&want["date"]) {
                    ok &= said.iter().any(|v| covers(v, date, date));
                } else if let (Some(a), Some(b)) =
                    (date_of(&want["startDate"]), date_of(&want["endDate"]))
                {
                    let last = b.yesterday().unwrap();
                    ok &= said.iter().any(|v| covers(v, a, last) || covers(v, a, b));
                }
            }
            got.push(
                said.iter()
                    .map(|v| (v.start.map(|m| m.to_string()), v.end.map(|m| m.to_string())))
                    .collect::<Vec<_>>(),
            );
        }
        right += usize::from(ok);
        if !ok {
            missed.push(format!(
                "{text} on {} wants {}: {got:?}",
                day.start, row["results"][0]["value"]["PastResolution"]
            ));
        }
    }
    println!(
        "recognizers dates: {right}/{}\n{}",
        right + missed.len(),
        missed.join("\n")
    );
    assert!(right >= 60, "only {right} of Recognizers' dates");
}

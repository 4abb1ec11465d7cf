//! The examples and rejects of the codebook's time files must hold.

#![allow(clippy::unwrap_used)]

mod support;

use jiff::civil::Date;
use rasid_time::{Reference, resolve};
use support::Words;

#[test]
fn examples_match_and_rejects_do_not() {
    let words = Words::load();
    let mut wrong = Vec::new();
    let (mut examples, mut rejects) = (0, 0);
    for case in words.time.cases() {
        let (_, hits) = words.read(&case.text);
        if let Some(why) = &case.reject {
            rejects += 1;
            if !hits.is_empty() {
                wrong.push(format!(
                    "{}: {:?} must not match ({why}): {hits:?}",
                    case.id, case.text
                ));
            }
            continue;
        }
        examples += 1;
        let day: Option<Date> = case.reference.as_ref().map(|day| day.parse().unwrap());
        let reference = day.map(Reference::day);
        let values: Vec<_> = hits
            .iter()
            .filter_map(|hit| resolve(&hit.expr, reference.as_ref()))
            .collect();
        let same = |value: &rasid_model::TimeValue| {
            let text = |m: Option<rasid_model::Moment>| m.map(|m| m.to_string());
            let precision = serde_json::to_value(value.precision).unwrap();
            (case.start.is_none() || text(value.start) == case.start)
                && (case.end.is_none() || text(value.end) == case.end || value.end.is_none())
                && case.precision.as_deref().is_none_or(|p| precision == p)
        };
        let asked = case.start.is_some() || case.end.is_some();
        if hits.is_empty() || (asked && !values.iter().any(same)) {
            wrong.push(format!(
                "{}: {:?} wants {:?} to {:?} {:?}\n    hits {hits:?}\n    values {values:?}",
                case.id, case.text, case.start, case.end, case.precision
            ));
        }
    }
    println!("{examples} examples, {rejects} rejects");
    assert!(
        wrong.is_empty(),
        "fix the entry in codebook/time or the rule:\n{}",
        wrong.join("\n")
    );
    assert!(examples >= 80 && rejects >= 30);
}

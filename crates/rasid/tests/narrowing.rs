//! Dates from beside a report's words: its first capture, other reports that tell the
//! same event; and what is said where dates cannot all be true.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{RASID, input, root};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rasid::Input;
use rasid_model::{ConflictKind, Record};
use std::fs;

fn captured(id: &str, text: &str, day: Date) -> Input {
    Input {
        captured: Some(day),
        ..input(id, text, None, None)
    }
}

fn days(record: &Record, id: &str) -> Option<(Date, Date)> {
    let report = record.reports.iter().find(|r| r.id == id).unwrap();
    report.published.days()
}

fn conflicts(record: &Record, id: &str) -> Vec<ConflictKind> {
    let dating = record.datings.iter().find(|d| d.id == id);
    let conflicts = dating.iter().flat_map(|d| &d.conflicts);
    conflicts.map(|c| c.kind).collect()
}

fn one(day: Date) -> Option<(Date, Date)> {
    Some((day, day))
}

/// Words that leave two Saturdays open.
fn prison() -> String {
    fs::read_to_string(root().join("corpus/dating/26-ghuwayran-2022.txt")).unwrap()
}

/// Of no known year.
const YESTERDAY: &str = "سقطت سبعة صواريخ أمس الأحد على قاعدة عين الأسد في الأنبار، وقُتل أربعة جنود وأصيب تسعة، وفق مصدر أمني.";
/// Told with its date.
const DATED: &str = "سقطت سبعة صواريخ في 14 أغسطس 2022 على قاعدة عين الأسد في الأنبار، وقُتل أربعة جنود وأصيب تسعة، وفق مصدر أمني.";
/// The same day told again by a report that knows only "today".
const TODAY: &str = "سقطت اليوم سبعة صواريخ على قاعدة عين الأسد في الأنبار، وقُتل أربعة جنود وأصيب تسعة، وفق مصدر أمني.";

#[test]
fn a_report_is_never_later_than_its_capture() {
    let day = date(2022, 1, 25);
    let record = RASID.read(vec![captured("a", &prison(), day)]);
    assert_eq!(days(&record, "a"), one(date(2022, 1, 22)));
    assert_eq!(record.datings[0].captured, Some(day));
}

#[test]
fn words_that_date_it_after_its_capture_leave_it_undated() {
    let record = RASID.read(vec![captured("a", &prison(), date(2021, 6, 1))]);
    assert_eq!(days(&record, "a"), None);
    assert_eq!(conflicts(&record, "a"), [ConflictKind::WithCapture]);
    assert!(record.notices.iter().any(|n| n.code == "date-conflict"));
}

#[test]
fn the_first_capture_of_a_text_bounds_its_copies() {
    let early = captured("a", &prison(), date(2022, 1, 25));
    let late = captured("a-2", &prison(), date(2022, 3, 1));
    let record = RASID.read(vec![late, early]);
    assert_eq!(days(&record, "a-2"), one(date(2022, 1, 22)));
}

#[test]
fn a_weekday_that_is_not_its_date_is_named() {
    let text = "بغداد - الاثنين 5 يناير 2022\nقُتل جندي في انفجار عبوة في ديالى.";
    let record = RASID.read(vec![input("a", text, None, None)]);
    assert_eq!(conflicts(&record, "a"), [ConflictKind::Impossible]);
    let notice = record.notices.iter().find(|n| n.code == "date-conflict");
    assert!(notice.unwrap().message.contains("الاثنين 5 يناير 2022"));
    assert_eq!(days(&record, "a"), None, "neither of the two is believed");
}

#[test]
fn a_given_date_that_the_words_exclude_is_kept_and_named() {
    let text = "قُتل جندي أمس الجمعة في انفجار عبوة في ديالى.";
    let tuesday = input("a", text, Some(date(2022, 1, 11)), None);
    let saturday = input("b", text, Some(date(2022, 1, 8)), None);
    let record = RASID.read(vec![tuesday, saturday]);
    assert_eq!(conflicts(&record, "a"), [ConflictKind::WithGiven]);
    assert_eq!(days(&record, "a"), one(date(2022, 1, 11)));
    assert_eq!(conflicts(&record, "b"), []);
}

#[test]
fn a_given_date_after_the_capture_is_named() {
    let late = Input {
        captured: Some(date(2022, 1, 7)),
        ..input("a", YESTERDAY, Some(date(2022, 1, 10)), None)
    };
    let record = RASID.read(vec![late]);
    assert_eq!(conflicts(&record, "a"), [ConflictKind::GivenAfterCapture]);
}

#[test]
fn the_same_attack_told_with_its_date_dates_yesterday() {
    let alone = RASID.read(vec![input("a", YESTERDAY, None, None)]);
    assert_eq!(days(&alone, "a"), None);
    let dated = input("b", DATED, Some(date(2022, 8, 16)), None);
    let record = RASID.read(vec![input("a", YESTERDAY, None, None), dated]);
    assert_eq!(days(&record, "a"), one(date(2022, 8, 15)));
    let clues = &record.datings[0].clues;
    assert!(clues.iter().any(|c| c.reports == ["b"]), "{clues:?}");
}

#[test]
fn a_weekday_that_does_not_fit_is_not_dated_by_another_report() {
    let text = YESTERDAY.replace("الأحد", "الثلاثاء");
    let dated = input("b", DATED, Some(date(2022, 8, 16)), None);
    let record = RASID.read(vec![input("a", &text, None, None), dated]);
    assert_eq!(days(&record, "a"), None);
}

#[test]
fn two_undated_reports_do_not_date_each_other() {
    let inputs = vec![
        input("a", YESTERDAY, None, None),
        input("b", TODAY, None, None),
    ];
    let record = RASID.read(inputs);
    assert_eq!(days(&record, "a"), None);
    assert_eq!(days(&record, "b"), None);
}

#[test]
fn what_a_date_leans_on_is_handed_on() {
    let inputs = vec![
        input("a", TODAY, None, None),
        input("b", YESTERDAY, None, None),
        input("c", DATED, Some(date(2022, 8, 16)), None),
    ];
    let record = RASID.read(inputs);
    assert_eq!(days(&record, "a"), one(date(2022, 8, 14)));
    assert_eq!(days(&record, "b"), one(date(2022, 8, 15)));
    for dating in &record.datings {
        let leans = dating.clues.iter().flat_map(|c| &c.reports);
        assert!(leans.into_iter().all(|id| *id != dating.id));
    }
}

/// The dating corpus beside dated tellings of the same things.
fn inputs() -> Vec<Input> {
    let mut inputs = vec![
        input("a", TODAY, None, None),
        input("b", YESTERDAY, None, None),
        input("c", DATED, Some(date(2022, 8, 16)), None),
        captured("d", &prison(), date(2022, 1, 25)),
    ];
    for file in ["15-syria-2018", "23-ain-al-asad-2021", "18-clashes-nowhere"] {
        let text = fs::read_to_string(root().join(format!("corpus/dating/{file}.txt"))).unwrap();
        inputs.push(input(file, &text, None, None));
        inputs.push(input(&format!("{file}-2"), &text, None, None));
    }
    inputs
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_reports_is_nothing_to_their_dates(
        inputs in Just(inputs()).prop_shuffle()
    ) {
        let record = RASID.read(inputs);
        let straight = RASID.read(self::inputs());
        prop_assert_eq!(&record.datings, &straight.datings);
        prop_assert_eq!(record.mentions, straight.mentions);
        // Whatever is narrowed never leans on itself.
        for dating in &record.datings {
            prop_assert!(dating.clues.iter().all(|c| !c.reports.contains(&dating.id)));
        }
    }
}

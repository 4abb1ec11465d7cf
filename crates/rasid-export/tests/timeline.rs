//! The timeline and the view of one event, as a reader sees them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod sample;

use rasid_export::{Paint, find, show, timeline};
use rasid_model::{EventType, Family, ResponseBasis, ResponseEdge, Responsibility, Status};
use sample::record;

fn page(record: &rasid_model::Record) -> String {
    let mut out = Vec::new();
    timeline(&mut out, record, Paint::Plain).unwrap();
    String::from_utf8(out).unwrap()
}

fn shown(id: &str, paint: Paint) -> String {
    let record = record();
    let mut out = Vec::new();
    show(&mut out, &record, &find(&record, id).unwrap(), paint).unwrap();
    String::from_utf8(out).unwrap()
}

fn check(page: &str, wanted: &str) {
    assert!(page.contains(wanted), "expected {wanted:?} in\n{page}");
}

fn has_arabic(line: &str) -> bool {
    line.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c))
}

#[test]
fn whole_page_reads_well() {
    let expected = "\
2 reports: 2 events with 1 exchange, 1 statement, 1 tally

Events

5 January 2022, dawn · Valley oil field, SY · exchange, 1 answer below
  Local faction (accused) fired rockets at Coalition: 3 rounds (Valley Watch) or 8 rounds
    (Coalition) – disputed. No one killed or injured.
  2 reports, 2 independent sources (Valley Watch, Coalition as a party) [e-attack]
  سقطت ثلاث قذائف على حقل الوادي فجر الأربعاء ولم تقع إصابات، وفق مرصد الوادي.

    ↳ in answer: date unknown
      Valley forces (asserted) carried out an attack.
      1 report, no source named [e-answer]
      ثم قصفت القوات مواقع غربي النهر ردا على ذلك.

Statements

date unknown · Valley Council condemned an act [e-words]
  About: rocket attack on Coalition, Valley oil field, 5 January 2022, dawn [e-attack]
  وندد المجلس بالهجوم وقال إنه الخامس منذ مطلع العام.

Tallies

5 attacks on Coalition since 1 January 2022, says Valley Watch. The record counts 1: fewer.
  [aaaaaaaaaaaa-t01]
  الخامس منذ مطلع العام

Reports

in/b.txt: dated 5 January 2022 from its own words, 1 event [bbbbbbbbbbbb]
in/a.txt: dated 5 January 2022 from its own words, 3 events [aaaaaaaaaaaa]

Notices

in/c.txt: holds no text [empty]. Remove it.
";
    similar(&page(&record()), expected);
}

fn similar(found: &str, expected: &str) {
    assert!(found == expected, "found\n{found}\nexpected\n{expected}");
}

#[test]
fn arabic_stands_alone_on_its_lines() {
    let pages = [page(&record()), shown("e-attack", Paint::Plain)];
    for line in pages
        .iter()
        .flat_map(|p| p.lines())
        .filter(|l| has_arabic(l))
    {
        assert!(!line.chars().any(|c| c.is_ascii_alphabetic()), "{line}");
    }
}

#[test]
fn no_latin_line_is_wider_than_the_page() {
    for line in page(&record()).lines().filter(|l| !has_arabic(l)) {
        assert!(line.chars().count() <= 100, "{line}");
    }
}

#[test]
fn only_what_occurred_is_told_as_done() {
    let mut record = record();
    record.events[0].status = Status::Thwarted;
    check(
        &page(&record),
        "Thwarted rocket attack on Coalition, by Local faction (accused)",
    );
    record.events[0].initiators.clear();
    record.events[0].status = Status::Occurred;
    check(&page(&record), "Rocket attack on Coalition, nobody named");
}

#[test]
fn disputed_responsibility_is_told_with_who_says_it() {
    let mut record = record();
    let held = &mut record.events[0].initiators[0];
    let mut other = held.claims[0].clone();
    other.value.responsibility = Responsibility::Denied;
    other.root_source = Some("watch".to_owned());
    held.claims.push(other);
    held.disputed = true;
    let wanted =
        "Disputed, who did it: Local faction (accused), says Coalition; Local faction (denied),";
    check(&page(&record), wanted);
}

#[test]
fn unknown_harm_is_left_out() {
    let mut record = record();
    record.events[0].killed = None;
    check(&page(&record), "disputed. No one injured.");
    record.events[0].injured = None;
    assert!(!page(&record).contains("No one"));
}

#[test]
fn events_that_answer_each_other_are_both_told() {
    let mut record = record();
    let edge = ResponseEdge {
        event: "e-answer".to_owned(),
        basis: ResponseBasis::Inferred,
        mentions: vec![],
    };
    record.events[0].responds_to.push(edge);
    let page = page(&record);
    check(&page, "[e-attack]");
    check(&page, "[e-answer]");
}

#[test]
fn every_kind_of_event_has_words() {
    let mut record = record();
    for kind in EventType::ALL {
        for family in Family::ALL {
            record.events[0].kind = *kind;
            record.events[0].family = *family;
            assert!(!page(&record).contains("{}"), "{kind}");
        }
    }
}

#[test]
fn long_sentence_is_cut_around_its_trigger() {
    let mut record = record();
    let report = &mut record.reports[1];
    let padding = "كلام طويل ".repeat(30);
    let shift = padding.chars().count() as u32;
    report.text = format!("{padding}{}", report.text.replace("سقطت", "سقطت\n"));
    let mention = &mut record.mentions[0];
    mention.trigger.start += shift;
    mention.trigger.end += shift;
    mention.sentence.start = 0;
    mention.sentence.end += shift;
    let page = page(&record);
    let line = page.lines().find(|l| l.contains("سقطت")).unwrap();
    assert!(line.chars().count() <= 108, "{line}");
    assert!(line.trim().starts_with('…'), "{line}");
}

#[test]
fn one_event_shows_its_claims_and_words() {
    let page = shown("e-att", Paint::Plain);
    check(
        &page,
        "e-attack incident ASSAULT, occurred (ACLED: Explosions/Remote violence,",
    );
    check(
        &page,
        "count: 3 rounds – disputed\n  Valley Watch: 3 rounds [aaaaaaaaaaaa-m01, number.word]",
    );
    check(&page, "    count: [number.word]\n      «ثلاث قذائف»\n");
    check(
        &page,
        "bbbbbbbbbbbb-m01 in report b.txt, says Coalition [frame.sample]",
    );
    check(&page, "are one event: same day (time) and same (place).");
}

#[test]
fn one_mention_shows_its_words_only() {
    let page = shown("bbbbbbbbbbbb-m", Paint::Plain);
    check(&page, "«ثماني قذائف»");
    assert!(!page.contains("«ثلاث قذائف»"), "{page}");
}

#[test]
fn colour_marks_the_evidence_in_its_sentence() {
    let page = shown("e-attack", Paint::Colour);
    check(&page, "\u{1b}[1;32mحقل الوادي\u{1b}[0m");
    assert!(!page.contains("«"), "{page}");
}

#[test]
fn ids_that_name_nothing_or_too_much_say_so() {
    let record = record();
    let none = find(&record, "zzz").unwrap_err().to_string();
    check(&none, "\"zzz\"");
    let several = find(&record, "e-a").unwrap_err().to_string();
    check(&several, "e-answer, e-attack");
}

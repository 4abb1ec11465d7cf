//! The learned part: what it strikes out, what it leaves, and that it says why.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use jiff::civil::date;
use rasid_codebook::Codebook;
use rasid_coder::{Memo, Outcome, Reason, Step, code, explain};
use rasid_model::{EventType, Published, Report, Status};

/// News of an attack.
const NEWS: &str = "قتل ثلاثة جنود وأصيب خمسة بجروح أمس في هجوم انتحاري بسيارة مفخخة استهدف نقطة تفتيش شمال بغداد، بحسب مصدر في الشرطة.";
/// Talk of one that everybody knows of.
const TALK: &str = "وقال المحامي إن المحكمة ستنظر الشهر المقبل في قضية الهجوم الذي استهدف السفارة، وإن لجنة التحقيق لم تسلم تقريرها.";

fn report(text: &str, dated: bool) -> Report {
    let published = match dated {
        true => Published::given(date(2022, 6, 15)),
        false => Published::unknown(),
    };
    Report {
        published,
        ..Report::new("judge", text)
    }
}

fn attacks(book: &Codebook, report: &Report) -> usize {
    let mentions = code(book, report, &mut Memo::default()).mentions;
    mentions
        .iter()
        .filter(|m| m.kind == EventType::Assault && m.status == Status::Occurred)
        .count()
}

fn judged(steps: &[Step]) -> Vec<i64> {
    let scores = steps.iter().filter_map(|step| match &step.outcome {
        Some(Outcome::Judged(judgement)) if judgement.kind == EventType::Assault => {
            assert!(!judgement.weighed.is_empty());
            Some(judgement.thousandths)
        }
        _ => None,
    });
    scores.collect()
}

#[test]
fn news_that_stands_alone_stays() {
    let book = Codebook::bundled().unwrap();
    let report = report(NEWS, false);
    assert!(judged(&explain(&book, &report))[0] > 0);
    assert!(attacks(&book, &report) > 0);
}

#[test]
fn talk_that_stands_alone_goes_and_says_why() {
    let book = Codebook::bundled().unwrap();
    let report = report(TALK, false);
    let steps = explain(&book, &report);
    assert!(judged(&steps)[0] < 0);
    assert_eq!(attacks(&book, &report), 0);
    let why = Some(Outcome::Dropped(Reason::Judged));
    assert!(steps.iter().any(|step| step.outcome == why));
}

#[test]
fn judging_is_the_same_every_time() {
    let book = Codebook::bundled().unwrap();
    let all = report(&format!("{NEWS}\n{TALK}\n{NEWS}"), true);
    assert_eq!(explain(&book, &all), explain(&book, &all));
    let anew = || code(&book, &all, &mut Memo::default()).mentions;
    assert_eq!(anew(), anew());
}

#[test]
fn what_other_reports_left_changes_nothing() {
    let book = Codebook::bundled().unwrap();
    let mut memo = Memo::default();
    for _ in 0..2 {
        for text in [NEWS, TALK, "هجوم", "F16 fell on 15/6/2022.", NEWS] {
            let report = report(text, true);
            let anew = code(&book, &report, &mut Memo::default());
            let lent = code(&book, &report, &mut memo);
            assert_eq!(format!("{anew:?}"), format!("{lent:?}"));
        }
    }
}

#[test]
fn without_weights_the_rules_decide_alone() {
    let files: Vec<(&str, &str)> = rasid_codebook::bundled_files()
        .iter()
        .copied()
        .filter(|(name, _)| !name.starts_with("judge/"))
        .collect();
    let book = Codebook::new(&files).unwrap();
    let steps = explain(&book, &report(TALK, false));
    assert!(judged(&steps).is_empty());
}

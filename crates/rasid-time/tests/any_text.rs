//! Whatever the text, reading never panics and no time ends before it starts.

mod support;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use rasid_model::TimeValue;
use rasid_time::{
    Clock, Direction, Expr, Point, Reference, Timex, certainty, constrains, edtf, resolve_with,
    timex3,
};
use std::sync::OnceLock;
use support::Words;

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(Words::load)
}

fn check(text: &str, reference: Reference) {
    let (doc, hits) = words().read_all(text);
    let mut last = 0;
    for hit in &hits {
        assert!(hit.tokens.start >= last && hit.tokens.end > hit.tokens.start);
        assert!(hit.tokens.end <= doc.tokens.len(), "{text:?}: {hit:?}");
        last = hit.tokens.end;
        let minute = Reference {
            clock: Some(Clock {
                minute: 1_400,
                zone: Some(120),
            }),
            ..reference
        };
        for direction in [Direction::Past, Direction::Future] {
            for reference in [None, Some(&reference), Some(&minute)] {
                let value = resolve_with(&hit.expr, reference, direction);
                written(&hit.expr, value.as_ref());
                tagged(timex3(&hit.expr, reference, direction));
                if let Some((start, end)) = value.and_then(|v| v.start.zip(v.end)) {
                    assert!(
                        start <= end,
                        "{text:?}: {:?} gives {start} to {end}",
                        hit.expr
                    );
                }
            }
        }
        if let Some((start, end)) = constrains(&hit.expr, reference.start) {
            assert!(start <= end, "{text:?}: {:?}", hit.expr);
        }
    }
    assert_eq!(hits, words().read_all(text).1);
    let placing = words().read(text).1;
    assert!(placing.iter().all(|hit| hit.tokens.start < hit.tokens.end));
}

/// What is written holds only the signs of its form.
fn written(expr: &Expr, value: Option<&TimeValue>) {
    let said = value.map_or_else(String::new, |value| edtf(value, certainty(expr)));
    let known = |c: char| c.is_ascii_digit() || "TX:~./-".contains(c);
    assert!(said.chars().all(known), "{expr:?}: {said}");
    assert_eq!(value.is_none(), said.is_empty());
}

fn tagged(timex: Timex) {
    let at = |point| match point {
        Some(Point::At(value)) => value,
        Some(Point::Document) | None => "t0".to_owned(),
    };
    for said in [timex.value, at(timex.begin), at(timex.end)] {
        let known = |c: char| c.is_ascii_alphanumeric() || ":-_".contains(c);
        assert!(!said.is_empty() && said.chars().all(known), "{said}");
    }
}

/// Words that combine into times and near-times.
const WORDS: &[&str] = &[
    "اليوم",
    "أمس",
    "السبت",
    "الأحد",
    "الثلاثاء",
    "يوم",
    "يومين",
    "عيد",
    "الفطر",
    "الفصح",
    "أول",
    "كل",
    "لمدة",
    "بتوقيت",
    "غرينتش",
    "منه",
    "أو",
    "ونصف",
    "هـ",
    "1443",
    "ذكرى",
    "الآن",
    "أيام",
    "الأسبوع",
    "أسابيع",
    "الشهر",
    "شهر",
    "أشهر",
    "العام",
    "سنوات",
    "عام",
    "عامي",
    "الماضي",
    "المقبل",
    "الجاري",
    "الأخيرة",
    "هذا",
    "من",
    "إلى",
    "حتى",
    "منذ",
    "قبل",
    "بعد",
    "خلال",
    "بين",
    "في",
    "آذار",
    "مارس",
    "شباط",
    "فبراير",
    "آب",
    "كانون",
    "الثاني",
    "الأول",
    "رمضان",
    "2019",
    "31",
    "29",
    "6",
    "1440",
    "هـ",
    "م",
    "/",
    "-",
    ":",
    "،",
    "(",
    ")",
    ".",
    "الساعة",
    "الثالثة",
    "ونصف",
    "إلا",
    "ربع",
    "12",
    "فجر",
    "ليل",
    "مساء",
    "الليلة",
    "الماضية",
    "مطلع",
    "أواخر",
    "منتصف",
    "النصف",
    "غداة",
    "آخر",
    "ثالث",
    "الربع",
    "صيف",
    "و",
    "ال",
    "24",
    "ساعة",
    "00",
    "عدة",
    "القرن",
    "تسعينيات",
    "عيد",
    "الفطر",
];

fn any_day() -> impl Strategy<Value = Date> {
    (2011_i16..2027, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| date(y, m, d))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_of_time_in_any_order(
        words in prop::collection::vec(prop::sample::select(WORDS), 1..12),
        day in any_day(),
        length in 0_i64..40,
    ) {
        let end = day.saturating_add(jiff::Span::new().days(length));
        check(&words.join(" "), Reference::days(day, end));
    }

    #[test]
    fn any_text_at_all(text in "\\PC{0,60}", day in any_day()) {
        check(&text, Reference::day(day));
    }
}

#[test]
fn the_edges_of_the_calendar() {
    for text in [
        "قبل 99999 سنة",
        "قبل 9000 يوم",
        "عام 100",
        "29 شباط",
        "بعد 3000 عام",
        "31 حزيران",
    ] {
        for day in [date(1, 1, 1), date(2024, 2, 29), date(9999, 12, 31)] {
            check(text, Reference::day(day));
        }
    }
}

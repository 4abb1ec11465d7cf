//! Whatever the text, reading never panics and no time ends before it starts.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use rasid_text::Document;
use rasid_text::number::{NumberLexicon, numbers};
use rasid_time::{Direction, Reference, TimeLexicon, constrains, expressions, resolve_with};
use std::path::Path;
use std::sync::OnceLock;

fn lexicons() -> &'static (TimeLexicon, NumberLexicon) {
    static LEXICONS: OnceLock<(TimeLexicon, NumberLexicon)> = OnceLock::new();
    LEXICONS.get_or_init(|| {
        let files = |folder: &str| -> Vec<(String, String)> {
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../../codebook")
                .join(folder);
            let mut files: Vec<(String, String)> = std::fs::read_dir(path)
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|e| e == "toml"))
                .map(|path| {
                    (
                        path.display().to_string(),
                        std::fs::read_to_string(&path).unwrap(),
                    )
                })
                .collect();
            files.sort();
            files
        };
        let (time, number) = (files("time"), files("number"));
        let time: Vec<_> = time.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let number: Vec<_> = number
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        (
            TimeLexicon::parse(&time).unwrap(),
            NumberLexicon::parse_files(&number).unwrap(),
        )
    })
}

fn check(text: &str, reference: Reference) {
    let doc = Document::new(text);
    let numbers = numbers(&lexicons().1, &doc);
    let hits = expressions(&lexicons().0, &doc, &numbers);
    let mut last = 0;
    for hit in &hits {
        assert!(hit.tokens.start >= last && hit.tokens.end > hit.tokens.start);
        assert!(hit.tokens.end <= doc.tokens.len(), "{text:?}: {hit:?}");
        last = hit.tokens.end;
        for direction in [Direction::Past, Direction::Future] {
            for reference in [None, Some(&reference)] {
                let value = resolve_with(&hit.expr, reference, direction);
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
    assert_eq!(hits, expressions(&lexicons().0, &doc, &numbers));
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
        check(&words.join(" "), Reference { start: day, end });
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

//! TIMEX3 as temporal taggers write it.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use jiff::civil::date;
use rasid_time::{Direction, Point, Reference, Timex, timex3};
use support::Words;

/// Sunday 16 January 2022.
fn read(text: &str, known: bool) -> Timex {
    let words = Words::load();
    let (_, hits) = words.read(text);
    let reference = Reference::day(date(2022, 1, 16));
    assert_eq!(hits.len(), 1, "{text}: {hits:?}");
    timex3(&hits[0].expr, known.then_some(&reference), Direction::Past)
}

fn shown(timex: &Timex) -> String {
    let modifier = timex.modifier.map(|m| format!(" {m}")).unwrap_or_default();
    let point = |name: &str, point: &Option<Point>| match point {
        None => String::new(),
        Some(Point::Document) => format!(" {name} t0"),
        Some(Point::At(value)) => format!(" {name} {value}"),
    };
    format!(
        "{} {}{modifier}{}{}",
        timex.kind.name(),
        timex.value,
        point("from", &timex.begin),
        point("to", &timex.end)
    )
}

#[test]
fn dated_by_the_reference() {
    for (text, want) in [
        ("أمس", "DATE 2022-01-15"),
        ("مساء الأربعاء الماضي", "TIME 2022-01-12TEV"),
        ("فجر 5 كانون الثاني", "TIME 2022-01-05TMO"),
        ("منتصف ليل السبت", "TIME 2022-01-15T24:00"),
        ("ليل السبت - الأحد", "TIME 2022-01-15TNI"),
        ("الساعة 3 عصرا", "TIME 2022-01-16T15:00"),
        ("الأسبوع الماضي", "DATE 2022-W01"),
        ("كانون الثاني 2021", "DATE 2021-01"),
        ("الربع الثالث من عام 2021", "DATE 2021-Q3"),
        ("صيف 2014", "DATE 2014-SU"),
        ("عام 2014", "DATE 2014"),
        ("العقد الماضي", "DATE 201"),
        ("مطلع عام 2021", "DATE 2021 START"),
        ("أواخر كانون الثاني 2021", "DATE 2021-01 END"),
        ("النصف الأول من 2021", "DATE 2021-H1"),
        ("منذ عام 2011", "DATE 2011 ON_OR_AFTER"),
        ("قبل خمسة أشهر", "DATE 2021-08 APPROX"),
        ("قبل أسبوعين", "DATE 2021-W52 APPROX"),
        ("قبل أيام", "DATE PAST_REF"),
        ("خلال الأشهر الثلاثة الماضية", "DURATION P3M to t0"),
        (
            "من 3 إلى 5 أيار",
            "DURATION P3D from 2021-05-03 to 2021-05-05",
        ),
        (
            "بين 2014 و2017",
            "DURATION P4Y from 2014-01-01 to 2017-12-31",
        ),
    ] {
        assert_eq!(shown(&read(text, true)), want, "{text}");
    }
}

#[test]
fn what_no_reference_dates_keeps_its_places_open() {
    for (text, want) in [
        ("أمس", "DATE XXXX-XX-XX"),
        ("مساء الأربعاء الماضي", "TIME XXXX-WXX-3TEV"),
        ("5 كانون الثاني", "DATE XXXX-01-05"),
        ("أمس الجمعة", "DATE XXXX-WXX-5"),
        ("الساعة 3 عصرا", "TIME XXXX-XX-XXT15:00"),
        ("الأسبوع الماضي", "DATE XXXX-WXX"),
        ("قبل خمسة أشهر", "DATE PAST_REF"),
        ("خلال الأشهر الثلاثة الماضية", "DURATION P3M"),
        ("5 كانون الثاني 2022", "DATE 2022-01-05"),
    ] {
        assert_eq!(shown(&read(text, false)), want, "{text}");
    }
}

#[test]
fn lengths_and_what_comes_again_lie_on_no_day() {
    for (text, want, quant) in [
        ("ثلاثة أيام", "DURATION P3D", None),
        ("5 ساعات", "DURATION PT5H", None),
        ("كل أسبوع", "SET P1W", Some("EVERY")),
        ("كل يوم جمعة", "SET XXXX-WXX-5", Some("EVERY")),
    ] {
        let words = Words::load();
        let (_, hits) = words.read_all(text);
        assert_eq!(hits.len(), 1, "{text}: {hits:?}");
        let reference = Reference::day(date(2022, 1, 16));
        let timex = timex3(&hits[0].expr, Some(&reference), Direction::Past);
        assert_eq!(
            (shown(&timex).as_str(), timex.quant),
            (want, quant),
            "{text}"
        );
        assert!(!timex.anchored, "{text}");
    }
}

#[test]
fn what_counts_from_the_reference_is_anchored_to_it() {
    for (text, anchored) in [
        ("أمس", true),
        ("الأربعاء", true),
        ("5 كانون الثاني 2022", false),
    ] {
        assert_eq!(read(text, true).anchored, anchored, "{text}");
        assert!(!read(text, false).anchored, "{text}");
    }
}

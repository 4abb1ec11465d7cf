//! The dating solver must answer as the plain one does, and fast.

#![allow(clippy::unwrap_used)]

#[path = "support/oracle.rs"]
mod oracle;

use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;
use rasid_model::PartOfDay;
use rasid_time::dating::{Clue, WeightedClue, solve};
use rasid_time::{Counted, Expr, Feast, PartOf, Season, Steps, Unit, Which, YearOf};
use std::hint::black_box;
use std::time::{Duration, Instant};

fn any_weekday() -> impl Strategy<Value = Weekday> {
    (0_i8..7).prop_map(|n| Weekday::from_monday_zero_offset(n).unwrap())
}

fn any_which() -> impl Strategy<Value = Which> {
    use Which::{Bare, Last, Next, This};
    prop::sample::select(vec![Bare, Bare, This, Last, Next])
}

fn any_year() -> impl Strategy<Value = YearOf> {
    prop_oneof![
        (2005_i16..2028).prop_map(YearOf::Named),
        (-2_i32..2).prop_map(YearOf::Relative),
        any_which().prop_map(YearOf::Near),
        any_which().prop_map(YearOf::Near),
    ]
}

fn any_unit() -> impl Strategy<Value = Unit> {
    use Unit::{Century, Day, Decade, Hour, Minute, Month, Quarter, Week, Year};
    prop::sample::select(vec![
        Minute, Hour, Day, Week, Week, Month, Month, Quarter, Year, Year, Decade, Century,
    ])
}

fn any_part() -> impl Strategy<Value = PartOf> {
    use PartOf::{Early, FirstHalf, Late, Middle, SecondHalf};
    prop::sample::select(vec![Early, Middle, Late, FirstHalf, SecondHalf])
}

fn any_season() -> impl Strategy<Value = Season> {
    use Season::{Autumn, Spring, Summer, Winter};
    prop::sample::select(vec![Winter, Spring, Summer, Autumn])
}

fn any_counted() -> impl Strategy<Value = Counted> {
    use Counted::{Day, Month, Quarter, Week};
    prop_oneof![
        prop::sample::select(vec![Day, Week, Month, Quarter]),
        any_weekday().prop_map(Counted::Weekday),
    ]
}

fn word() -> impl Strategy<Value = Expr> {
    let steps = (0_u32..7, 0_u32..3).prop_map(|(min, more)| Steps {
        min,
        max: min + more,
    });
    let hijri_year = prop::option::of(1427_i16..1448);
    prop_oneof![
        3 => (-3_i32..3).prop_map(Expr::Day),
        3 => (any_weekday(), any_which()).prop_map(|(day, which)| Expr::Weekday(day, which)),
        2 => (any_unit(), -2_i32..2).prop_map(|(unit, n)| Expr::Unit(unit, n)),
        3 => (0_u8..32, 0_u8..14, any_year()).prop_map(|(day, month, year)| Expr::Date { day, month, year }),
        1 => any_year().prop_map(|year| Expr::Date { day: 29, month: 2, year }),
        2 => (0_u8..14, any_year()).prop_map(|(month, year)| Expr::Month { month, year }),
        1 => (2005_i16..2028).prop_map(Expr::Year),
        1 => Just(Expr::Decade(2010)),
        1 => (1_u8..5, any_year()).prop_map(|(nth, year)| Expr::Quarter { nth, year }),
        1 => (any_season(), any_year()).prop_map(|(season, year)| Expr::Season { season, year }),
        2 => (steps, any_unit(), prop::bool::weighted(0.2))
            .prop_map(|(steps, unit, ahead)| Expr::Ago { steps, unit, ahead }),
        1 => (prop::option::of(0_u32..8), any_unit(), any_which())
            .prop_map(|(steps, unit, side)| Expr::Lately { steps, unit, side }),
        1 => Just(Expr::LastNight),
        1 => (prop::option::of(1_u8..31), 1_u8..13, hijri_year)
            .prop_map(|(day, month, year)| Expr::Hijri {
                day,
                month,
                year: year.map_or(YearOf::Near(Which::Bare), YearOf::Named),
            }),
        1 => (-3_i16..3, any_year()).prop_map(|(days, year)| Expr::Feast { feast: Feast::Eid, days, year }),
        1 => (1_u8..32).prop_map(Expr::MonthDay),
        1 => Just(Expr::Now),
        1 => (1432_i16..1448).prop_map(Expr::HijriYear),
    ]
}

fn any_expr() -> impl Strategy<Value = Expr> {
    word().prop_recursive(3, 6, 2, |inner| {
        let of = inner.clone().prop_map(Box::new);
        let pair = (of.clone(), of.clone());
        prop_oneof![
            5 => pair.clone().prop_map(|(a, b)| Expr::Both(a, b)),
            1 => pair.clone().prop_map(|(a, b)| Expr::Between(a, b)),
            1 => pair.prop_map(|(a, b)| Expr::NightBetween(a, b)),
            2 => (0_u8..33, of.clone()).prop_map(|(day, of)| Expr::DayOf { day, of }),
            1 => (-2_i8..5, any_counted(), of.clone()).prop_map(|(nth, what, of)| Expr::Nth { nth, what, of }),
            2 => (any_part(), of.clone()).prop_map(|(part, of)| Expr::Part { part, of }),
            2 => of.clone().prop_map(|of| Expr::DayPart { part: PartOfDay::Dawn, of }),
            1 => (0_u8..26, of.clone())
                .prop_map(|(hour, of)| Expr::Clock { hour, minute: None, part: None, zone: None, of }),
            1 => of.clone().prop_map(Expr::Since),
            1 => (-3_i16..3, of.clone()).prop_map(|(days, of)| Expr::Beside { days, of }),
            1 => of.clone().prop_map(Expr::NightBefore),
            1 => of.prop_map(Expr::Until),
        ]
    })
}

fn any_day() -> impl Strategy<Value = Date> {
    (2013_i16..2018, 1_i8..13, 1_i8..29).prop_map(|(y, m, d)| date(y, m, d))
}

fn any_span() -> impl Strategy<Value = (Date, Date)> {
    let length = prop_oneof![Just(0_i64), 0_i64..5, 0_i64..400];
    (any_day(), length).prop_map(|(from, n)| (from, from.saturating_add(jiff::Span::new().days(n))))
}

fn any_clue() -> impl Strategy<Value = Clue> {
    let within = prop_oneof![0_u32..20, 0_u32..400];
    prop_oneof![
        6 => any_expr().prop_map(Clue::Expr),
        6 => (any_expr(), any_span()).prop_map(|(expr, (from, to))| Clue::ExprMeets { expr, from, to }),
        2 => (any_span(), within.clone())
            .prop_map(|((from, to), within)| Clue::NewsOf { from, to, within }),
        1 => any_day().prop_map(|day| Clue::NotBefore { day }),
        1 => any_day().prop_map(|day| Clue::NotAfter { day }),
        2 => (any_span(), any::<bool>())
            .prop_map(|((from, to), open)| Clue::InOffice { from, to: (!open).then_some(to) }),
        2 => (1_i8..13, 1_i8..32, prop::option::of(1_u32..6), 2010_i16..2016, within)
            .prop_map(|(month, day, nth, year0, within)| Clue::NearAnniversary { month, day, nth, year0, within }),
        2 => any_span().prop_map(|(from, to)| Clue::Named { from, to }),
        2 => (0_u8..33).prop_map(|day| Clue::DayOfThisMonth { day }),
        1 => (1_u8..13).prop_map(|month| Clue::NamedMonthPast { month }),
        1 => Just(Clue::FirstOfYear),
    ]
}

fn any_clues(most: usize) -> impl Strategy<Value = Vec<WeightedClue>> {
    let weighted =
        (any_clue(), prop::option::weighted(0.2, 0_i32..12)).prop_map(|(clue, weight)| {
            let usual = WeightedClue::from(clue);
            WeightedClue {
                weight: weight.unwrap_or(usual.weight),
                ..usual
            }
        });
    prop::collection::vec(weighted, 0..most)
}

fn agree(clues: &[WeightedClue], bounds: (Date, Date)) -> Result<(), TestCaseError> {
    let (fast, plain) = (solve(clues, bounds), oracle::solve(clues, bounds));
    prop_assert_eq!(fast.days, plain.days);
    if !fast.candidates.is_empty() || plain.candidates.is_empty() {
        prop_assert_eq!(fast, plain);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn as_the_plain_solver(clues in any_clues(6), start in any_day(), length in 0_i64..1200) {
        let end = start.saturating_add(jiff::Span::new().days(length));
        agree(&clues, (start, end))?;
    }

    #[test]
    fn each_clue_alone(clue in any_clue(), start in any_day(), length in 0_i64..900) {
        let end = start.saturating_add(jiff::Span::new().days(length));
        agree(&[clue.into()], (start, end))?;
    }
}

const BOUNDS: (Date, Date) = (Date::constant(2006, 1, 1), Date::constant(2027, 12, 31));

#[test]
fn the_whole_range_as_the_plain_solver() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 6,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&any_clues(6), |clues| agree(&clues, BOUNDS))
        .unwrap();
}

fn day_named(offset: i32, weekday: Weekday) -> Expr {
    let name = Expr::Weekday(weekday, Which::Bare);
    Expr::Both(Box::new(Expr::Day(offset)), Box::new(name))
}

fn date_of(day: u8, month: u8) -> Expr {
    Expr::Date {
        day,
        month,
        year: YearOf::Near(Which::Bare),
    }
}

/// Reports of several kinds, each by its clues.
fn reports() -> Vec<(&'static str, Vec<Clue>)> {
    let months_ago = Expr::Ago {
        steps: Steps::exactly(5),
        unit: Unit::Month,
        ahead: false,
    };
    let years_ago = Expr::Ago {
        steps: Steps::exactly(2),
        unit: Unit::Year,
        ahead: false,
    };
    let office = Clue::InOffice {
        from: date(2021, 1, 20),
        to: Some(date(2025, 1, 20)),
    };
    let named = Clue::Named {
        from: date(2019, 3, 11),
        to: date(2019, 3, 20),
    };
    let taking = (date(2021, 1, 20), date(2021, 1, 20));
    let today = Expr::Both(
        Box::new(day_named(0, Weekday::Saturday)),
        Box::new(date_of(15, 4)),
    );
    let friday = Expr::Both(
        Box::new(Expr::Weekday(Weekday::Friday, Which::Bare)),
        Box::new(date_of(13, 6)),
    );
    let meets = |expr: &Expr| Clue::ExprMeets {
        expr: expr.clone(),
        from: taking.0,
        to: taking.1,
    };
    vec![
        ("none", vec![]),
        (
            "bare",
            vec![
                Clue::Expr(Expr::Day(-1)),
                Clue::Expr(day_named(0, Weekday::Friday)),
            ],
        ),
        (
            "dates",
            vec![
                named.clone(),
                Clue::DayOfThisMonth { day: 6 },
                Clue::FirstOfYear,
            ],
        ),
        ("full today", vec![Clue::Expr(today)]),
        ("friday the 13th", vec![Clue::Expr(friday)]),
        (
            "five",
            vec![
                Clue::Expr(day_named(-1, Weekday::Friday)),
                Clue::NewsOf {
                    from: date(2023, 3, 23),
                    to: date(2023, 3, 24),
                    within: 3,
                },
                office.clone(),
                named.clone(),
                Clue::NotBefore {
                    day: date(2015, 1, 1),
                },
            ],
        ),
        (
            "five of words",
            vec![
                Clue::Expr(day_named(-1, Weekday::Sunday)),
                meets(&months_ago),
                meets(&years_ago),
                Clue::NamedMonthPast { month: 2 },
                office,
            ],
        ),
        (
            "lately",
            vec![
                Clue::Expr(day_named(-1, Weekday::Sunday)),
                meets(&Expr::Lately {
                    steps: None,
                    unit: Unit::Day,
                    side: Which::Last,
                }),
                meets(&day_named(-2, Weekday::Thursday)),
            ],
        ),
    ]
}

#[test]
fn reports_are_dated_in_microseconds() {
    for (name, clues) in reports() {
        let clues: Vec<WeightedClue> = clues.into_iter().map(WeightedClue::from).collect();
        let rounds = if cfg!(debug_assertions) { 5 } else { 2000 };
        let start = Instant::now();
        for _ in 0..rounds {
            black_box(solve(black_box(&clues), BOUNDS));
        }
        let each = start.elapsed() / rounds;
        println!("{name}: {each:?}");
        assert!(each < Duration::from_millis(20), "{name} takes {each:?}");
        agree(&clues, BOUNDS).unwrap();
    }
}

//! Clues built by hand must date a report, and must not where they cannot.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use jiff::civil::{Date, Weekday, date};
use rasid_model::PartOfDay;
use rasid_time::dating::{Clue, Dating, WeightedClue, solve};
use rasid_time::{Expr, Steps, Unit, Which, YearOf};

const BOUNDS: (Date, Date) = (Date::constant(2011, 1, 1), Date::constant(2027, 12, 31));

fn dated(clues: Vec<Clue>) -> Dating {
    let clues: Vec<WeightedClue> = clues.into_iter().map(WeightedClue::from).collect();
    solve(&clues, BOUNDS)
}

fn days(clues: Vec<Clue>) -> Option<(Date, Date)> {
    dated(clues).days
}

fn day_named(offset: i32, weekday: Weekday) -> Expr {
    Expr::Both(
        Box::new(Expr::Day(offset)),
        Box::new(Expr::Weekday(weekday, Which::Bare)),
    )
}

fn part(part: PartOfDay, of: Expr) -> Expr {
    Expr::DayPart {
        part,
        of: Box::new(of),
    }
}

fn months_ago(n: u32) -> Expr {
    Expr::Ago {
        steps: Steps::exactly(n),
        unit: Unit::Month,
        ahead: false,
    }
}

fn this_month(day: u8) -> Expr {
    Expr::DayOf {
        day,
        of: Box::new(Expr::Unit(Unit::Month, 0)),
    }
}

fn one(day: Date) -> Option<(Date, Date)> {
    Some((day, day))
}

#[test]
fn a_saturday_after_a_visit_told_as_news() {
    let clues = vec![
        Clue::Expr(part(PartOfDay::Dawn, day_named(0, Weekday::Saturday))),
        Clue::Expr(day_named(-1, Weekday::Friday)),
        Clue::NewsOf {
            from: date(2023, 3, 23),
            to: date(2023, 3, 24),
            within: 3,
        },
        Clue::InOffice {
            from: date(2021, 1, 20),
            to: Some(date(2025, 1, 20)),
        },
        Clue::Named {
            from: date(2019, 3, 11),
            to: date(2019, 3, 20),
        },
        Clue::NotBefore {
            day: date(2015, 1, 1),
        },
    ];
    assert_eq!(days(clues), one(date(2023, 3, 25)));
}

#[test]
fn five_months_after_taking_office_leaves_the_mondays_of_a_month() {
    let today = part(PartOfDay::Morning, day_named(0, Weekday::Monday));
    let mut clues = vec![
        Clue::Expr(today),
        Clue::Expr(day_named(-1, Weekday::Sunday)),
        Clue::ExprMeets {
            expr: months_ago(5),
            from: date(2021, 1, 20),
            to: date(2021, 1, 20),
        },
        Clue::NamedMonthPast { month: 2 },
        Clue::Named {
            from: date(2015, 1, 1),
            to: date(2015, 12, 31),
        },
        Clue::InOffice {
            from: date(2021, 1, 26),
            to: Some(date(2025, 1, 20)),
        },
    ];
    assert_eq!(
        days(clues.clone()),
        Some((date(2021, 6, 7), date(2021, 6, 28)))
    );
    clues.push(Clue::ExprMeets {
        expr: day_named(-1, Weekday::Sunday),
        from: date(2021, 6, 27),
        to: date(2021, 6, 28),
    });
    assert_eq!(days(clues), one(date(2021, 6, 28)));
}

#[test]
fn the_day_before_yesterday_was_a_known_statement() {
    let clues = vec![
        Clue::Expr(part(PartOfDay::Night, day_named(-1, Weekday::Friday))),
        Clue::ExprMeets {
            expr: day_named(-2, Weekday::Thursday),
            from: date(2022, 1, 6),
            to: date(2022, 1, 6),
        },
        Clue::NearAnniversary {
            month: 1,
            day: 3,
            nth: None,
            year0: 2020,
            within: 7,
        },
        Clue::Named {
            from: date(2014, 8, 1),
            to: date(2014, 8, 31),
        },
    ];
    assert_eq!(days(clues), one(date(2022, 1, 8)));
}

#[test]
fn a_numbered_anniversary_and_a_weekday() {
    let clues = vec![
        Clue::Expr(day_named(-2, Weekday::Tuesday)),
        Clue::NearAnniversary {
            month: 1,
            day: 3,
            nth: Some(2),
            year0: 2020,
            within: 7,
        },
        Clue::FirstOfYear,
        Clue::NamedMonthPast { month: 12 },
        Clue::Named {
            from: date(2020, 10, 1),
            to: date(2020, 12, 31),
        },
    ];
    let dating = dated(clues);
    assert_eq!(dating.days, one(date(2022, 1, 6)));
    assert!(dating.used.contains(&0) && dating.used.contains(&1));
}

#[test]
fn the_event_of_wednesday_was_two_days_after_the_anniversary() {
    let clues = vec![
        Clue::Expr(day_named(-2, Weekday::Tuesday)),
        Clue::ExprMeets {
            expr: part(
                PartOfDay::Dawn,
                Expr::Weekday(Weekday::Wednesday, Which::Bare),
            ),
            from: date(2022, 1, 5),
            to: date(2022, 1, 5),
        },
    ];
    assert_eq!(days(clues), one(date(2022, 1, 6)));
}

#[test]
fn the_6th_of_this_month_is_after_the_6th() {
    let clues = vec![
        Clue::Expr(Expr::LastNight),
        Clue::DayOfThisMonth { day: 6 },
        Clue::ExprMeets {
            expr: this_month(6),
            from: date(2022, 1, 6),
            to: date(2022, 1, 6),
        },
        Clue::NearAnniversary {
            month: 1,
            day: 3,
            nth: None,
            year0: 2020,
            within: 30,
        },
        Clue::NamedMonthPast { month: 6 },
        Clue::Named {
            from: date(2017, 5, 1),
            to: date(2017, 5, 31),
        },
    ];
    assert_eq!(days(clues), Some((date(2022, 1, 7), date(2022, 1, 31))));
}

#[test]
fn two_saturdays_that_tie_give_an_interval_over_both() {
    let clues = vec![
        Clue::Expr(day_named(0, Weekday::Saturday)),
        Clue::NewsOf {
            from: date(2020, 8, 4),
            to: date(2020, 8, 4),
            within: 12,
        },
    ];
    assert_eq!(days(clues), Some((date(2020, 8, 8), date(2020, 8, 15))));
}

#[test]
fn a_weekday_alone_dates_nothing() {
    let dating = dated(vec![Clue::Expr(day_named(0, Weekday::Saturday))]);
    assert_eq!(dating.days, None);
    assert!(dating.candidates.is_empty(), "nothing is weighed");
}

#[test]
fn no_clues_date_nothing() {
    assert_eq!(days(Vec::new()), None);
    assert_eq!(solve(&[], (date(2020, 1, 2), date(2020, 1, 1))).days, None);
}

#[test]
fn soft_clues_alone_do_not_fix_a_year() {
    let clues = vec![
        Clue::FirstOfYear,
        Clue::NamedMonthPast { month: 6 },
        Clue::Named {
            from: date(2018, 11, 17),
            to: date(2018, 11, 17),
        },
    ];
    assert_eq!(days(clues), None);
}

#[test]
fn an_office_of_years_does_not_date() {
    let clues = vec![
        Clue::Expr(day_named(-1, Weekday::Monday)),
        Clue::InOffice {
            from: date(2014, 6, 8),
            to: None,
        },
    ];
    assert_eq!(days(clues), None);
}

#[test]
fn facts_that_contradict_each_other_date_nothing() {
    let clues = vec![
        Clue::NewsOf {
            from: date(2015, 9, 30),
            to: date(2015, 9, 30),
            within: 3,
        },
        Clue::NewsOf {
            from: date(2019, 10, 27),
            to: date(2019, 10, 27),
            within: 3,
        },
    ];
    assert_eq!(days(clues), None);
}

#[test]
fn a_port_explosion_of_the_day_before() {
    let clues = vec![
        Clue::Expr(day_named(-1, Weekday::Tuesday)),
        Clue::NewsOf {
            from: date(2020, 8, 4),
            to: date(2020, 8, 4),
            within: 4,
        },
        Clue::InOffice {
            from: date(2020, 1, 21),
            to: Some(date(2020, 8, 10)),
        },
    ];
    assert_eq!(days(clues), one(date(2020, 8, 5)));
}

#[test]
fn a_full_date_with_its_weekday_said_of_today() {
    let stated = Expr::Date {
        day: 15,
        month: 4,
        year: YearOf::Near(Which::Bare),
    };
    let today = Expr::Both(Box::new(day_named(0, Weekday::Saturday)), Box::new(stated));
    let clues = vec![
        Clue::Expr(today.clone()),
        Clue::ExprMeets {
            expr: today,
            from: date(2023, 4, 15),
            to: date(2023, 4, 15),
        },
    ];
    assert_eq!(days(clues), one(date(2023, 4, 15)));
}

#[test]
fn a_war_that_began_a_year_ago_spreads_too_far() {
    let ago = Expr::Ago {
        steps: Steps::exactly(1),
        unit: Unit::Year,
        ahead: false,
    };
    let clues = vec![Clue::ExprMeets {
        expr: ago,
        from: date(2014, 9, 21),
        to: date(2014, 9, 21),
    }];
    assert_eq!(days(clues), None);
}

#[test]
fn an_offensive_of_two_weeks_ago_near_the_first_anniversary() {
    let ago = Expr::Ago {
        steps: Steps::exactly(2),
        unit: Unit::Week,
        ahead: false,
    };
    let clues = vec![
        Clue::ExprMeets {
            expr: ago,
            from: date(2019, 4, 4),
            to: date(2019, 4, 4),
        },
        Clue::Expr(day_named(0, Weekday::Thursday)),
    ];
    assert_eq!(days(clues), one(date(2019, 4, 18)));
}

#[test]
fn a_fact_still_to_come_is_not_told_as_past() {
    let this_year = Expr::Unit(Unit::Year, 0);
    let clues = vec![
        Clue::ExprMeets {
            expr: this_year,
            from: date(2017, 12, 9),
            to: date(2017, 12, 9),
        },
        Clue::Expr(day_named(0, Weekday::Sunday)),
        Clue::FirstOfYear,
    ];
    let (start, end) = days(clues).expect("December 2017 fixes it");
    assert!(start >= date(2017, 12, 9) && end <= date(2017, 12, 31));
}

#[test]
fn an_old_office_does_not_move_a_strong_date() {
    let clues = vec![
        Clue::ExprMeets {
            expr: Expr::Day(-1),
            from: date(2024, 4, 1),
            to: date(2024, 4, 1),
        },
        Clue::InOffice {
            from: date(2011, 2, 11),
            to: Some(date(2012, 6, 30)),
        },
    ];
    let dating = dated(clues);
    assert_eq!(dating.days, one(date(2024, 4, 2)));
    assert_eq!(dating.candidates[0].opposing, vec![1]);
}

#[test]
fn thirty_clues_over_seventeen_years_take_milliseconds() {
    let mut clues = Vec::new();
    for n in 0..10 {
        clues.push(Clue::ExprMeets {
            expr: months_ago(n),
            from: date(2021, 1, 20),
            to: date(2021, 1, 20),
        });
        clues.push(Clue::Expr(day_named(-1, Weekday::Friday)));
        clues.push(Clue::InOffice {
            from: date(2021, 1, 20),
            to: None,
        });
    }
    let start = std::time::Instant::now();
    let _ = dated(clues);
    println!("30 clues: {:?}", start.elapsed());
}

#[test]
fn words_give_their_own_clues() {
    use rasid_time::dating::own_clues;
    assert_eq!(
        own_clues(&this_month(6)),
        vec![Clue::DayOfThisMonth { day: 6 }]
    );
    let june = Expr::Month {
        month: 6,
        year: YearOf::Near(Which::Last),
    };
    assert_eq!(own_clues(&june), vec![Clue::NamedMonthPast { month: 6 }]);
    let since = Expr::Since(Box::new(Expr::Month {
        month: 5,
        year: YearOf::Named(2017),
    }));
    let named = Clue::Named {
        from: date(2017, 5, 1),
        to: date(2017, 5, 31),
    };
    assert_eq!(own_clues(&since), vec![named]);
    assert!(matches!(
        own_clues(&day_named(-1, Weekday::Friday))[..],
        [Clue::Expr(_)]
    ));
    assert!(own_clues(&Expr::Day(-1)).is_empty());
}

#[test]
fn a_date_of_this_may_is_said_in_may() {
    let stated = Expr::Date {
        day: 7,
        month: 5,
        year: YearOf::Near(Which::This),
    };
    let clues = vec![
        Clue::Expr(stated),
        Clue::NewsOf {
            from: date(2018, 5, 6),
            to: date(2018, 5, 6),
            within: 60,
        },
    ];
    let (start, end) = days(clues).unwrap();
    assert!(start >= date(2018, 5, 7) && end <= date(2018, 5, 31));
}

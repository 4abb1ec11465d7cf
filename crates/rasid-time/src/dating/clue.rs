//! What a report's words give away about its own day.
//!
//! The coder makes clues from time expressions, offices and known facts; the
//! position of a clue in the slice is the index by which the answer names it.

use crate::expr::{Expr, Unit, Which, YearOf};
use crate::resolve::resolve;
use jiff::civil::Date;

/// One thing the words give away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clue {
    /// Words that must agree among themselves: "yesterday, Friday".
    Expr(Expr),
    /// Words said of a known fact: "five months ago" of taking office.
    ExprMeets {
        /// The words.
        expr: Expr,
        /// First day of the fact.
        from: Date,
        /// Last day of the fact.
        to: Date,
    },
    /// The report tells this fact as news.
    NewsOf {
        /// First day of the fact.
        from: Date,
        /// Last day of the fact.
        to: Date,
        /// It stays news for so many days.
        within: u32,
    },
    /// Something told as past happened then.
    NotBefore {
        /// The day.
        day: Date,
    },
    /// Something told as still to come, or as still so, ended then.
    NotAfter {
        /// The day.
        day: Date,
    },
    /// A person is called by an office held from then to then.
    InOffice {
        /// First day in office.
        from: Date,
        /// Last day in office; `None` while held.
        to: Option<Date>,
    },
    /// An anniversary is near, as a thing of these days.
    NearAnniversary {
        /// Month of the first event.
        month: i8,
        /// Day of the first event.
        day: i8,
        /// Which anniversary, where told.
        nth: Option<u32>,
        /// Year of the first event.
        year0: i16,
        /// So many days before or after it.
        within: u32,
    },
    /// Absolute dates named as past: a day, a month, a year.
    Named {
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
    /// "The 6th of this month", told as past.
    DayOfThisMonth {
        /// Day of the month.
        day: u8,
    },
    /// "June last".
    NamedMonthPast {
        /// January is 1.
        month: u8,
    },
    /// "The first this year".
    FirstOfYear,
}

impl Clue {
    /// The weight it has where the caller gives none.
    pub const fn usual_weight(&self) -> i32 {
        match self {
            Clue::Expr(_)
            | Clue::ExprMeets { .. }
            | Clue::NewsOf { .. }
            | Clue::NotBefore { .. }
            | Clue::NotAfter { .. }
            | Clue::DayOfThisMonth { .. } => 10,
            Clue::NearAnniversary { nth: Some(_), .. } => 10,
            Clue::Named { .. } => 8,
            Clue::NearAnniversary { .. } => 6,
            Clue::InOffice { .. } => 5,
            Clue::NamedMonthPast { .. } | Clue::FirstOfYear => 3,
        }
    }
}

/// A clue and how much it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightedClue {
    /// The clue.
    pub clue: Clue,
    /// 10 strong, 5 medium, 3 or less soft.
    pub weight: i32,
}

impl From<Clue> for WeightedClue {
    fn from(clue: Clue) -> Self {
        let weight = clue.usual_weight();
        Self { clue, weight }
    }
}

/// What an expression told as past gives away by itself, without any known fact.
pub fn own_clues(expr: &Expr) -> Vec<Clue> {
    let mut clues = Vec::new();
    if names_twice(expr) {
        clues.push(Clue::Expr(expr.clone()));
    }
    match inner(expr) {
        Expr::DayOf { day, of } if **of == Expr::Unit(Unit::Month, 0) => {
            clues.push(Clue::DayOfThisMonth { day: *day });
        }
        Expr::Month { month, year } | Expr::Date { month, year, .. } => match year {
            YearOf::Near(Which::Last) => clues.push(Clue::NamedMonthPast { month: *month }),
            YearOf::Near(Which::This) => clues.push(Clue::Expr(expr.clone())),
            _ => {}
        },
        _ => {}
    }
    let told = !matches!(expr, Expr::Until(_)) && expr.is_absolute();
    let days = told
        .then(|| resolve(inner(expr), None))
        .flatten()
        .and_then(|value| value.days());
    clues.extend(days.map(|(from, to)| Clue::Named { from, to }));
    clues
}

/// Two words for one day must agree, which not every report day allows.
fn names_twice(expr: &Expr) -> bool {
    match expr {
        Expr::Both(..) => true,
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } | Expr::Since(of) => names_twice(of),
        _ => false,
    }
}

fn inner(expr: &Expr) -> &Expr {
    match expr {
        Expr::DayPart { of, .. } | Expr::Clock { of, .. } | Expr::Since(of) => inner(of),
        _ => expr,
    }
}

//! Finds what a text says of time, as expressions free of any date.
//!
//! A small grammar over word classes, read from left to right, the longest reading
//! first. Bare numbers, ages and clock words alone are no times.

mod anchored;
mod clock;
mod count;
mod date;
mod day;
mod digits;
mod feast;
mod hijri;
mod length;
mod month;
mod range;
mod reader;
mod relative;
mod set;
mod stretch;

use crate::expr::Expr;
use crate::lexicon::{Atoms, Class, TimeLexicon, TimeWords};
use rasid_text::Document;
use rasid_text::number::Number;
use reader::Reader;
use std::ops::Range;

/// A time that the text tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeHit {
    /// Its words.
    pub tokens: Range<usize>,
    /// What they say.
    pub expr: Expr,
    /// The rule that read them.
    pub rule: String,
}

/// Which way a country writes dates in digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DigitOrder {
    /// 5/1/2022 is of January: the Arab press.
    #[default]
    DayFirst,
    /// 5/1/2022 is of May: outlets that follow American style.
    MonthFirst,
    /// 22/5/1 is of May.
    YearFirst,
}

/// What of time is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// What gives an event its day.
    #[default]
    Placing,
    /// Lengths, repetitions and parts of the day by themselves too, and what is a time
    /// only in a text that is about nothing else ("on the 15th").
    All,
}

/// How a text is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub struct Habits {
    pub digits: DigitOrder,
    pub scope: Scope,
}

impl Habits {
    /// Everything that is said of time.
    pub const ALL: Self = Self {
        digits: DigitOrder::DayFirst,
        scope: Scope::All,
    };
}

/// Every time that `doc` tells and an event can have, in text order, without overlaps.
pub fn expressions(lex: &TimeLexicon, doc: &Document, numbers: &[Number]) -> Vec<TimeHit> {
    expressions_with(lex, doc, numbers, Habits::default())
}

/// As [`expressions`], read as `habits` say.
pub fn expressions_with(
    lex: &TimeLexicon,
    doc: &Document,
    numbers: &[Number],
    habits: Habits,
) -> Vec<TimeHit> {
    read(lex.atoms(doc), doc, numbers, habits)
}

/// As [`expressions_with`], of words that have these numbers in a vocabulary: which forms
/// begin with them is kept for the next text.
pub fn expressions_kept(
    lex: &TimeLexicon,
    doc: &Document,
    numbers: &[Number],
    habits: Habits,
    (words, kept): (&[u32], &mut TimeWords),
) -> Vec<TimeHit> {
    read(lex.atoms_kept(doc, words, kept), doc, numbers, habits)
}

fn read(atoms: Atoms, doc: &Document, numbers: &[Number], habits: Habits) -> Vec<TimeHit> {
    let reader = Reader::new(atoms, doc, numbers, habits);
    let mut hits: Vec<TimeHit> = Vec::new();
    let mut at = 0;
    while at < doc.tokens.len() {
        if let Some(end) = reader.barred(at) {
            at = end;
            continue;
        }
        match reader
            .may_start(at)
            .then(|| expression(&reader, at))
            .flatten()
        {
            Some((expr, end)) if end > at => {
                let expr = month::of_the_month_before(expr, &hits);
                let rule = rule(&expr).to_owned();
                hits.push(TimeHit {
                    tokens: at..end,
                    expr,
                    rule,
                });
                at = end;
            }
            _ => at += 1,
        }
    }
    hits
}

/// The longest reading that starts at a token.
fn expression(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    set::every(reader, at)
        .or_else(|| range::range(reader, at))
        .or_else(|| range::pair(reader, at))
        .or_else(|| range::since_or_until(reader, at))
        .or_else(|| relative::ago(reader, at))
        .or_else(|| relative::ahead(reader, at))
        .or_else(|| day::nth(reader, at))
        .or_else(|| relative::lately(reader, at))
        .or_else(|| anchored::anchored(reader, at))
        .or_else(|| moment(reader, at))
        .or_else(|| date::year_after_opener(reader, at))
        .or_else(|| during(reader, at))
        .or_else(|| month::day_alone(reader, at))
        .or_else(|| length::length(reader, at))
        .or_else(|| day::part_alone(reader, at))
        .filter(|(expr, _)| {
            // Repetitions are read to keep their words from being read as days.
            reader.habits.scope == Scope::All || !matches!(expr, Expr::Every(_))
        })
}

/// A time that is no range: a clock time, a day or its part, a week, month or year.
fn moment(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    reader.moments.of(at, || {
        clock::clock(reader, at)
            .or_else(|| day::day(reader, at))
            .or_else(|| stretch::stretch(reader, at))
    })
}

/// "During" belongs to the stretch it opens.
fn during(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    let start = reader.opener(at, crate::lexicon::Opener::During)?;
    stretch::stretch(reader, start)
        .or_else(|| hijri::date(reader, start))
        .or_else(|| stretch::running(reader, start))
}

/// The name of the rule that reads such an expression.
fn rule(expr: &Expr) -> &'static str {
    match expr {
        Expr::Now | Expr::Day(_) => "time.relative-day",
        Expr::Weekday(..) => "time.weekday",
        Expr::Unit(..) => "time.unit",
        Expr::Date { .. } => "time.date",
        Expr::Month { .. } => "time.month",
        Expr::Year(_) | Expr::Decade(_) => "time.year",
        Expr::Feast { .. } | Expr::Beside { .. } | Expr::NightBefore(_) => "time.feast",
        Expr::Duration(_) => "time.duration",
        Expr::Every(_) => "time.set",
        Expr::Quarter { .. } | Expr::Season { .. } => "time.season",
        Expr::DayOf { .. } | Expr::MonthDay(_) => "time.day-of-month",
        Expr::Nth { .. } | Expr::NthWeekday { .. } | Expr::NthAfter { .. } => "time.nth",
        Expr::Part { .. } => "time.part",
        Expr::Ago { .. } => "time.ago",
        Expr::Lately { .. } => "time.lately",
        Expr::DayPart { of, .. } => rule(of),
        Expr::LastNight | Expr::NightBetween(..) => "time.night",
        Expr::Clock { .. } => "time.clock",
        Expr::Since(_) => "time.since",
        Expr::Until(_) => "time.until",
        Expr::Between(..) => "time.between",
        Expr::Both(..) => "time.day-named-twice",
        Expr::Hijri { .. } | Expr::HijriYear(_) => "time.hijri",
        Expr::Anchored { .. } => "time.anchored",
    }
}

impl Reader<'_> {
    /// One past a phrase that looks like a time and is none.
    fn barred(&self, at: usize) -> Option<usize> {
        let first = self.at(at).first()?;
        if first.class == Class::Bar {
            return Some(first.tokens.end);
        }
        // "17 July Street": the date is a name, unless it has a year or remembers a day.
        let ((), start) = self.find(at, |a| (a.class == Class::Title).then_some(()))?;
        month::bare_date(self, start).map(|(_, end)| end)
    }
}

//! Finds what a text says of time, as expressions free of any date.
//!
//! A small grammar over word classes, read from left to right, the longest reading
//! first. Bare numbers, ages and clock words alone are no times.

mod anchored;
mod clock;
mod count;
mod date;
mod day;
mod range;
mod reader;
mod relative;
mod stretch;

use crate::expr::Expr;
use crate::lexicon::{Class, TimeLexicon};
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

/// Every time that `doc` tells, in text order, without overlaps.
pub fn expressions(lex: &TimeLexicon, doc: &Document, numbers: &[Number]) -> Vec<TimeHit> {
    let reader = Reader::new(lex, doc, numbers);
    let mut hits = Vec::new();
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
    range::range(reader, at)
        .or_else(|| range::pair(reader, at))
        .or_else(|| range::since_or_until(reader, at))
        .or_else(|| relative::ago(reader, at))
        .or_else(|| day::nth(reader, at))
        .or_else(|| relative::lately(reader, at))
        .or_else(|| anchored::anchored(reader, at))
        .or_else(|| moment(reader, at))
        .or_else(|| date::year_after_opener(reader, at))
}

/// A time that is no range: a clock time, a day or its part, a week, month or year.
fn moment(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    clock::clock(reader, at)
        .or_else(|| day::day(reader, at))
        .or_else(|| stretch::stretch(reader, at))
}

/// The name of the rule that reads such an expression.
fn rule(expr: &Expr) -> &'static str {
    match expr {
        Expr::Day(_) => "time.relative-day",
        Expr::Weekday(..) => "time.weekday",
        Expr::Unit(..) => "time.unit",
        Expr::Date { .. } => "time.date",
        Expr::Month { .. } => "time.month",
        Expr::Year(_) | Expr::Decade(_) => "time.year",
        Expr::Quarter { .. } | Expr::Season { .. } => "time.season",
        Expr::DayOf { .. } => "time.day-of-month",
        Expr::Nth { .. } => "time.nth",
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
        Expr::Hijri { .. } => "time.hijri",
        Expr::Anchored { .. } => "time.anchored",
    }
}

impl Reader<'_> {
    /// One past a phrase that looks like a time and is none.
    fn barred(&self, at: usize) -> Option<usize> {
        let first = self.at(at).first()?;
        (first.class == Class::Bar).then_some(first.tokens.end)
    }
}

//! How a named fact is told, and what that says of the report's own day: with its
//! date, as news of a near day, so many months ago, as an anniversary, as past.
//!
//! A day word beside a fact is believed only where the weekdays agree: "yesterday,
//! Tuesday" is not said of a fact of a Monday, however close the words stand.

use super::clue::{Found, found, weighted};
use super::days::{Named, is_count, is_near, named, names_weekday, unopened, weekdays};
use super::{FactHit, nth};
use crate::context::Context;
use jiff::civil::{Date, Weekday};
use rasid_codebook::{Fact, WordClass};
use rasid_model::Span;
use rasid_time::dating::Clue;
use rasid_time::{Anchor, Expr, TimeHit, Which, YearOf};
use std::ops::Range;

/// A day word further off than so many words tells something else.
const BESIDE: usize = 12;
/// A date so close to a fact's words is the fact's.
const TOUCHING: usize = 2;
/// What tells a fact as of these days, next to other clues of 10.
const NEWS: i32 = 8;
const RETOLD: i32 = 6;
/// The latest fact draws the report near, softly.
const DRAW: i32 = 6;

/// What a report says of one fact.
pub(super) struct Telling<'a> {
    pub ctx: &'a Context<'a>,
    pub fact: &'a Fact,
    pub tokens: Range<usize>,
    pub words: &'a [Range<usize>],
    pub today: Option<Weekday>,
    /// Indexes of the times that date the report itself.
    pub datelines: &'a [usize],
    pub opening: bool,
}

impl<'a> Telling<'a> {
    pub fn new(
        ctx: &'a Context<'a>,
        hit: &'a FactHit,
        today: Option<Weekday>,
        datelines: &'a [usize],
    ) -> Self {
        Self {
            datelines,
            ctx,
            fact: ctx.book.fact(hit.fact),
            tokens: ctx.doc.sentences[hit.sentence].tokens.clone(),
            words: &hit.tokens,
            today,
            opening: hit.sentence < 4,
        }
    }

    /// Adds what the sentence gives away.
    pub fn clues(&self, out: &mut Vec<Found>) {
        if self.fact.told == "while" {
            let clue = Clue::InOffice {
                from: self.fact.start,
                to: Some(self.fact.end),
            };
            return out.push(found(clue, self.spans(None)));
        }
        if self.contradicted() {
            return;
        }
        let days = (self.fact.start, self.fact.end);
        if let Some((anchor, days)) = self.anchored() {
            return self.meets(anchor, days, out);
        }
        out.push(found(Clue::NotBefore { day: days.0 }, self.spans(None)));
        if self.is_anniversary() {
            return self.anniversary(out);
        }
        out.push(weighted(
            Clue::Named {
                from: days.0,
                to: days.1,
            },
            DRAW,
            self.spans(None),
        ));
        if self.dated(days, out) || self.counted(out) {
            return;
        }
        self.near(days, BESIDE, out);
    }

    fn spans(&self, time: Option<&TimeHit>) -> Vec<Span> {
        let words = self.words.iter().map(|t| self.ctx.span(t));
        words
            .chain(time.map(|t| self.ctx.span(&t.tokens)))
            .collect()
    }

    fn times(&self) -> impl Iterator<Item = &'a TimeHit> + '_ {
        let tokens = self.tokens.clone();
        let times = self
            .ctx
            .times
            .iter()
            .enumerate()
            .filter(|(at, _)| !self.datelines.contains(at));
        times
            .map(|(_, t)| t)
            .filter(move |t| tokens.contains(&t.tokens.start))
    }

    /// Words between a time and the nearest of the fact's words.
    fn gap(&self, time: &TimeHit) -> usize {
        let gap = |r: &Range<usize>| match () {
            () if time.tokens.start >= r.end => time.tokens.start - r.end,
            () if r.start >= time.tokens.end => r.start - time.tokens.end,
            () => 0,
        };
        self.words.iter().map(gap).min().unwrap_or(usize::MAX)
    }

    /// Another date right at the fact's words: they tell of something else.
    fn contradicted(&self) -> bool {
        let days = (self.fact.start, self.fact.end);
        let fits = |t: &TimeHit| named(&t.expr).is_none_or(|n| n.day.is_none() || n.fits(days));
        let inside = |t: &TimeHit| {
            self.words
                .iter()
                .any(|w| w.start < t.tokens.end && t.tokens.start < w.end)
        };
        let touching = |t: &TimeHit| {
            self.gap(t) <= TOUCHING && !matches!(t.expr, Expr::Since(_)) && !inside(t)
        };
        let all: Vec<&TimeHit> = self
            .times()
            .filter(|t| named(&t.expr).is_some_and(|n| n.day.is_some()))
            .collect();
        !all.iter().any(|t| fits(t)) && all.iter().any(|t| touching(t))
    }

    /// "Two days before the visit", "the day after the fall": what is told is so far from
    /// the fact, which lies ahead where told as before it.
    fn anchored(&self) -> Option<(&'a TimeHit, (Date, Date))> {
        self.times().find_map(|t| {
            let (days, spread, anchor) = t.expr.anchored()?;
            let follows = self
                .words
                .iter()
                .map(|w| w.start)
                .filter(|w| *w >= t.tokens.end)
                .min()?;
            let fixed = days != 0 && spread <= 1 && anchor == Anchor::Following;
            let shift = |day: Date, by: i32| day.checked_add(jiff::Span::new().days(by)).ok();
            let days = (
                shift(self.fact.start, days)?,
                shift(self.fact.end, days + spread)?,
            );
            (fixed && follows - t.tokens.end <= TOUCHING).then_some((t, days))
        })
    }

    /// A day word of the sentence said of a day that lies so far from the fact.
    fn meets(&self, anchor: &TimeHit, days: (Date, Date), out: &mut Vec<Found>) {
        out.push(found(
            Clue::NotBefore { day: days.0 },
            self.spans(Some(anchor)),
        ));
        out.push(weighted(
            Clue::Named {
                from: days.0,
                to: days.1,
            },
            DRAW,
            self.spans(Some(anchor)),
        ));
        self.near(days, usize::MAX, out);
    }

    fn is_anniversary(&self) -> bool {
        let sentence = self
            .ctx
            .doc
            .sentences
            .partition_point(|s| s.tokens.end <= self.tokens.start);
        let chunks = self.ctx.sentences[sentence].clone();
        self.fact.anniversary
            && chunks
                .into_iter()
                .any(|c| self.ctx.chunks[c].is(WordClass::Anniversary))
    }

    fn anniversary(&self, out: &mut Vec<Found>) {
        let (month, day) = (self.fact.start.month(), self.fact.start.day());
        let nth = nth(self.ctx, &self.tokens);
        let year0 = self.fact.start.year();
        let clue = Clue::NearAnniversary {
            month,
            day,
            nth,
            year0,
            within: 14,
        };
        out.push(found(clue, self.spans(None)));
        for near in self
            .times()
            .filter(|t| is_near(&t.expr) && names_weekday(&t.expr))
        {
            out.push(weighted(
                on_the_day(near, month, day),
                5,
                self.spans(Some(near)),
            ));
        }
    }

    /// The fact with its own date, the year left out: its last return is meant.
    fn dated(&self, days: (Date, Date), out: &mut Vec<Found>) -> bool {
        let said = |t: &&TimeHit| {
            !t.expr.is_absolute()
                && named(&t.expr).is_some_and(|n: Named| n.day.is_some() && n.fits(days))
        };
        let Some(time) = self.times().filter(said).min_by_key(|t| self.gap(t)) else {
            return false;
        };
        let clue = Clue::ExprMeets {
            expr: unopened(&time.expr).clone(),
            from: days.0,
            to: days.1,
        };
        out.push(found(clue, self.spans(Some(time))));
        true
    }

    /// "Nine months ago", beside the fact's words.
    fn counted(&self, out: &mut Vec<Found>) -> bool {
        let near = self
            .times()
            .filter(|t| is_count(&t.expr))
            .min_by_key(|t| self.gap(t));
        let Some(time) = near.filter(|t| self.gap(t) <= TOUCHING) else {
            return false;
        };
        let clue = Clue::ExprMeets {
            expr: unopened(&time.expr).clone(),
            from: self.fact.start,
            to: self.fact.end,
        };
        let weight = if self.fact.kind == "tenure-change" {
            10
        } else {
            RETOLD
        };
        out.push(weighted(clue, weight, self.spans(Some(time))));
        true
    }

    /// A day word beside it, where the weekdays agree; else news as such.
    fn near(&self, (from, to): (Date, Date), reach: usize, out: &mut Vec<Found>) {
        if self.fact.told == "lasting" {
            return;
        }
        let news = self.fact.told == "news";
        let reach = if news { usize::MAX } else { reach };
        let near: Vec<&TimeHit> = self.times().filter(|t| is_near(&t.expr)).collect();
        let fits =
            |t: &&TimeHit| weekdays(&t.expr, self.today).map(|said| on_one_of(&said, (from, to)));
        let beside =
            |t: &&&TimeHit| self.gap(t) <= reach && (news || self.opening || !self.looks_back(t));
        let nearest = |agree| {
            let fitting = near.iter().filter(beside).filter(|t| fits(t) == agree);
            fitting.copied().min_by_key(|t| self.gap(t))
        };
        let (time, weight) = match (nearest(Some(true)), nearest(None)) {
            (Some(time), _) => (time, self.weight(time, news)),
            (None, Some(time)) if news && nearest(Some(false)).is_none() => (time, NEWS),
            _ if news && near.is_empty() => {
                let within = u32::try_from(self.fact.within).unwrap_or(3).max(1);
                let clue = Clue::NewsOf { from, to, within };
                return out.push(found(clue, self.spans(None)));
            }
            _ => return,
        };
        let clue = Clue::ExprMeets {
            expr: time.expr.clone(),
            from,
            to,
        };
        out.push(weighted(clue, weight, self.spans(Some(time))));
    }

    fn weight(&self, time: &TimeHit, news: bool) -> i32 {
        match () {
            () if news => 10,
            () if self.opening && !self.looks_back(time) => NEWS,
            () => RETOLD,
        }
    }

    /// Does "after", "before" stand between the day word and the fact, or right before it?
    fn looks_back(&self, time: &TimeHit) -> bool {
        let Some(nearest) = self
            .words
            .iter()
            .min_by_key(|w| w.start.abs_diff(time.tokens.start))
        else {
            return false;
        };
        let (from, to) = if nearest.start >= time.tokens.end {
            (time.tokens.end, nearest.start)
        } else {
            (nearest.start.saturating_sub(1), nearest.start)
        };
        let turns = [WordClass::After, WordClass::Before];
        let inside = |c: &&crate::chunk::Chunk| from <= c.tokens.start && c.tokens.start < to;
        self.ctx
            .chunks
            .iter()
            .filter(inside)
            .any(|c| turns.iter().any(|class| c.is(*class)))
    }
}

/// "Thursday was the anniversary": that day was the day and month, whatever its year.
pub(super) fn on_the_day(near: &TimeHit, month: i8, day: i8) -> Clue {
    let date = Expr::Date {
        day: day.unsigned_abs(),
        month: month.unsigned_abs(),
        year: YearOf::Near(Which::Bare),
    };
    Clue::Expr(Expr::Both(Box::new(near.expr.clone()), Box::new(date)))
}

/// Is a day of the fact one of these weekdays?
pub(super) fn on_one_of(said: &[Weekday], (from, to): (Date, Date)) -> bool {
    let days = from
        .series(jiff::Span::new().days(1))
        .take_while(|d| *d <= to)
        .take(7);
    days.into_iter().any(|d| said.contains(&d.weekday()))
}

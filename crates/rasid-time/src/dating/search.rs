//! Finds the best days without weighing every clue on every day.
//!
//! Without open clues, days are looked at a stretch at a time. With them, each day has
//! the most points it can get, and is settled, with its open clues weighed, only where
//! that most would still change the answer.

use super::fit;
use super::line::Line;
use super::points::Open;
use super::stretches::Stretches;
use crate::calendar;

/// The days' points.
pub(super) enum Scores<'a> {
    Settled(Stretches),
    Open(Days<'a>),
}

impl<'a> Scores<'a> {
    pub fn new(line: Line, open: Vec<Open<'a>>) -> Self {
        if open.is_empty() {
            return Self::Settled(line.stretches());
        }
        let first = line.days.0;
        let most = line.sums();
        let settled = vec![false; most.len()];
        Self::Open(Days {
            first,
            most,
            open,
            settled,
        })
    }

    /// The best days, best first, earlier first among equals.
    pub fn top(&mut self, count: usize) -> Vec<(usize, i32)> {
        match self {
            Self::Settled(stretches) => stretches.top(count),
            Self::Open(days) => days.top(count),
        }
    }

    /// First and last day with so many points.
    pub fn hull(&mut self, least: i32) -> Option<(usize, usize)> {
        match self {
            Self::Settled(stretches) => stretches.hull(least),
            Self::Open(days) => days.hull(least),
        }
    }

    /// Has any day before `from` or from `to` on so many points?
    pub fn any_outside(&mut self, from: usize, to: usize, least: i32) -> bool {
        match self {
            Self::Settled(stretches) => stretches.any_outside(from, to, least),
            Self::Open(days) => days.any_outside(from, to, least),
        }
    }
}

/// The days' points: at most, until settled.
pub(super) struct Days<'a> {
    first: i64,
    most: Vec<i32>,
    open: Vec<Open<'a>>,
    settled: Vec<bool>,
}

impl Days<'_> {
    /// The points of a day.
    fn settle(&mut self, index: usize) -> i32 {
        let Some(points) = self.most.get_mut(index) else {
            return i32::MIN;
        };
        if let Some(settled) = self.settled.get_mut(index)
            && !std::mem::replace(settled, true)
        {
            let number = self.first + i64::try_from(index).unwrap_or(0);
            *points -= lost(&self.open, number);
        }
        *points
    }

    fn reaches(&mut self, index: usize, least: i32) -> bool {
        self.most.get(index).is_some_and(|most| *most >= least) && self.settle(index) >= least
    }

    fn top(&mut self, count: usize) -> Vec<(usize, i32)> {
        let mut guess = Best::new(count, i32::MIN);
        for (index, most) in self.most.iter().enumerate() {
            guess.offer(index, *most);
        }
        // So many days reach this, so no day below it is among the best.
        let guess: Vec<i32> = guess.days.iter().map(|(i, _)| self.settle(*i)).collect();
        let mut best = Best::new(count, guess.into_iter().min().unwrap_or(i32::MIN));
        for index in 0..self.most.len() {
            if self.most.get(index).is_some_and(|most| *most >= best.least) {
                best.offer(index, self.settle(index));
            }
        }
        best.days
    }

    fn hull(&mut self, least: i32) -> Option<(usize, usize)> {
        let days = 0..self.most.len();
        let first = days.clone().find(|i| self.reaches(*i, least))?;
        let last = days.rev().find(|i| self.reaches(*i, least))?;
        Some((first, last))
    }

    fn any_outside(&mut self, from: usize, to: usize, least: i32) -> bool {
        let days = (0..from).chain(to..self.most.len());
        days.into_iter().any(|i| self.reaches(i, least))
    }
}

/// What the open clues take from their best case on a day.
fn lost(open: &[Open], number: i64) -> i32 {
    let Some(day) = calendar::day(number) else {
        return 0;
    };
    open.iter()
        .filter(|open| {
            open.windows
                .iter()
                .any(|(from, to)| *from <= number && number <= *to)
        })
        .map(|open| {
            let weight = open.clue.weight;
            (weight * fit::YES).abs() - weight * fit::fit(&open.clue.clue, None, day)
        })
        .sum()
}

/// The best days seen so far.
pub(super) struct Best {
    count: usize,
    /// What a later day must reach to be among them.
    pub least: i32,
    pub days: Vec<(usize, i32)>,
}

impl Best {
    pub fn new(count: usize, least: i32) -> Self {
        let days = Vec::with_capacity(count + 1);
        Self { count, least, days }
    }

    /// Days are offered in their order.
    pub fn offer(&mut self, index: usize, points: i32) {
        if points < self.least {
            return;
        }
        let at = self.days.partition_point(|(_, other)| *other >= points);
        self.days.insert(at, (index, points));
        self.days.truncate(self.count);
        if self.days.len() == self.count
            && let Some((_, worst)) = self.days.last()
        {
            self.least = self.least.max(worst.saturating_add(1));
        }
    }
}

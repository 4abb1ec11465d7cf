//! Points along the days of the bounds, added a stretch at a time.
//!
//! A stretch costs the same however long it is: only where it begins and where it
//! ends is kept, and the end sums up. Days are numbers since 1970.

use super::stretches::Stretches;
use crate::calendar;

/// The days weighed, each with its points.
pub(super) struct Line {
    /// First and last day.
    pub days: (i64, i64),
    /// Which days, by how far from the first, have how many points more than the day before.
    rises: Vec<(usize, i32)>,
    /// Points that come back every week, from the first day on.
    weekly: [i32; 7],
}

impl Line {
    pub fn new((first, last): (i64, i64)) -> Self {
        Self {
            days: (first, last),
            rises: Vec::new(),
            weekly: [0; 7],
        }
    }

    /// Adds points to all days from `from` to `to`.
    pub fn add(&mut self, from: i64, to: i64, points: i32) {
        let (from, to) = (from.max(self.days.0), to.min(self.days.1));
        if from > to {
            return;
        }
        self.rise(from, points);
        self.rise(to + 1, -points);
    }

    /// From `day` on there are so many points more.
    fn rise(&mut self, day: i64, points: i32) {
        if let Ok(index) = usize::try_from(day - self.days.0)
            && day <= self.days.1
        {
            self.rises.push((index, points));
        }
    }

    pub fn add_all(&mut self, points: i32) {
        self.add(self.days.0, self.days.1, points);
    }

    /// Adds to each day from `from` to `to` what `points` makes of its number.
    pub fn add_each(&mut self, from: i64, to: i64, points: impl Fn(i64) -> i32) {
        let (from, to) = (from.max(self.days.0), to.min(self.days.1));
        if from > to {
            return;
        }
        let mut before = 0;
        for day in from..=to {
            let now = points(day);
            if now != before {
                self.rise(day, now - before);
            }
            before = now;
        }
        self.rise(to + 1, -before);
    }

    /// Adds points by the weekday, which repeat from the first day on.
    pub fn add_weekly(&mut self, points: impl Fn(i64) -> i32) {
        for (day, sum) in (self.days.0..).zip(&mut self.weekly) {
            *sum += points(day);
        }
    }

    /// The years the days lie in.
    pub fn years(&self) -> std::ops::RangeInclusive<i64> {
        let year = |day| calendar::day(day).map_or(0, |day| i64::from(day.year()));
        year(self.days.0)..=year(self.days.1)
    }

    /// First and last day of each month that the days lie in, with its number.
    pub fn months(&self) -> impl Iterator<Item = (i64, i64, i64)> + use<> {
        self.years().flat_map(|year| {
            (1..=12).map(move |month| {
                let next = calendar::number_of(year + month / 12, month % 12 + 1, 1);
                (month, calendar::number_of(year, month, 1), next - 1)
            })
        })
    }

    fn length(&self) -> usize {
        usize::try_from(self.days.1 - self.days.0 + 1).unwrap_or(0)
    }

    /// The points of the days, by stretches.
    pub fn stretches(mut self) -> Stretches {
        self.rises.sort_by_key(|(day, _)| *day);
        Stretches::new(&self.rises, self.weekly, self.length())
    }

    /// The points of each day.
    pub fn sums(self) -> Vec<i32> {
        let mut points = vec![0; self.length()];
        for (day, rise) in &self.rises {
            if let Some(day) = points.get_mut(*day) {
                *day += rise;
            }
        }
        let mut sum = 0;
        for week in points.chunks_mut(7) {
            for (points, weekly) in week.iter_mut().zip(&self.weekly) {
                sum += *points;
                *points = sum + weekly;
            }
        }
        points
    }
}

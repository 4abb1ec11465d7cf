//! Points along the days of the bounds, added a stretch at a time.
//!
//! A stretch costs the same however long it is: only where it begins and where it
//! ends is kept, and one walk at the end sums up. Days are numbers since 1970.

use crate::calendar;

/// The days weighed, each with its points.
pub(super) struct Line {
    /// First and last day.
    pub days: (i64, i64),
    /// By how much a day has more points than the day before.
    rises: Vec<i32>,
    /// Points that come back every week, from the first day on.
    weekly: [i32; 7],
}

impl Line {
    pub fn new((first, last): (i64, i64)) -> Self {
        let length = usize::try_from(last - first + 1).unwrap_or(0);
        Self {
            days: (first, last),
            rises: vec![0; length + 1],
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
        let index = usize::try_from(day - self.days.0).ok();
        if let Some(rise) = index.and_then(|i| self.rises.get_mut(i)) {
            *rise += points;
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
        let start = usize::try_from(from - self.days.0).unwrap_or(0);
        let mut before = 0;
        for (day, rise) in (from..=to).zip(self.rises.iter_mut().skip(start)) {
            let now = points(day);
            *rise += now - before;
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

    /// The points of each day.
    pub fn sums(mut self) -> Vec<i32> {
        self.rises.pop();
        let mut sum = 0;
        for week in self.rises.chunks_mut(7) {
            for (points, weekly) in week.iter_mut().zip(&self.weekly) {
                sum += *points;
                *points = sum + weekly;
            }
        }
        self.rises
    }
}

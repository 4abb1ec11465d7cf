//! The best days where all clues are weighed: stretches of days with equal points.
//!
//! Most reports give away a year in office or a date named, which cut the years into
//! few stretches. Looking at these instead of at each of nine thousand days is what
//! makes dating cheap. Weekdays give points too: so a stretch is looked at by its
//! first and last weeks, where whatever it has comes first and last.

use super::search::Best;

/// Days from here to the next stretch have these points, but for what their weekday adds.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    start: usize,
    points: i32,
}

/// The points of all days.
pub(super) struct Stretches {
    all: Vec<Stretch>,
    /// By how many days the first lies back, modulo 7.
    weekly: [i32; 7],
    length: usize,
}

impl Stretches {
    /// From where points rise and by how much, in order of days.
    pub fn new(rises: &[(usize, i32)], weekly: [i32; 7], length: usize) -> Self {
        let mut all: Vec<Stretch> = vec![Stretch {
            start: 0,
            points: 0,
        }];
        let mut points = 0;
        for (start, rise) in rises {
            points += rise;
            match all.last_mut() {
                Some(last) if last.start == *start => last.points = points,
                _ => all.push(Stretch {
                    start: *start,
                    points,
                }),
            }
        }
        Self {
            all,
            weekly,
            length,
        }
    }

    /// Each stretch, with the day after it.
    fn each(&self) -> impl DoubleEndedIterator<Item = (Stretch, usize)> {
        (0..self.all.len()).map(|at| {
            let next = self.all.get(at + 1).map_or(self.length, |s| s.start);
            (self.all[at], next)
        })
    }

    fn points(&self, stretch: Stretch, day: usize) -> i32 {
        stretch.points + self.weekly[day % 7]
    }

    /// The best days, best first, earlier first among equals.
    pub fn top(&self, count: usize) -> Vec<(usize, i32)> {
        let mut best = Best::new(count, i32::MIN);
        let most = self.weekly.iter().max().copied().unwrap_or(0);
        let weeks = if self.weekly == [self.weekly[0]; 7] {
            1
        } else {
            7
        };
        for (stretch, end) in self.each() {
            if stretch.points + most < best.least {
                continue;
            }
            // What comes later has the points of as many earlier days.
            for day in stretch.start..end.min(stretch.start + weeks * count) {
                best.offer(day, self.points(stretch, day));
            }
        }
        best.days
    }

    /// First and last day with so many points.
    pub fn hull(&self, least: i32) -> Option<(usize, usize)> {
        let reaches = |s: Stretch, day: &usize| self.points(s, *day) >= least;
        let first = self
            .each()
            .find_map(|(s, end)| (s.start..end.min(s.start + 7)).find(|day| reaches(s, day)))?;
        let last = self.each().rev().find_map(|(s, end)| {
            let from = s.start.max(end.saturating_sub(7));
            (from..end).rev().find(|day| reaches(s, day))
        })?;
        Some((first, last))
    }

    /// Has any day before `from` or from `to` on so many points?
    pub fn any_outside(&self, from: usize, to: usize, least: i32) -> bool {
        self.each().any(|(s, end)| {
            let before = s.start..end.min(from).min(s.start + 7);
            let start = s.start.max(to);
            let after = start..end.min(start + 7);
            before.chain(after).any(|day| self.points(s, day) >= least)
        })
    }
}

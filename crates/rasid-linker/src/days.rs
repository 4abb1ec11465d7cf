//! Stretches of whole days, counted from a fixed day.

use jiff::civil::Date;
use rasid_model::TimeValue;

/// An open start or end: farther than any report reaches, near enough to add to.
const FAR: i32 = 10_000_000;

/// First and last day, both inclusive, as day numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Days {
    pub first: i32,
    pub last: i32,
}

impl Days {
    pub fn between(first: Date, last: Date) -> Self {
        let (a, b) = (number(first), number(last));
        Self {
            first: a.min(b),
            last: a.max(b),
        }
    }

    /// The days of a time, an open end reaching far; nothing where both ends are open.
    pub fn of(time: &TimeValue) -> Option<Self> {
        let first = time.start.map(|m| number(m.day()));
        let last = time.end.map(|m| number(m.day()));
        if first.is_none() && last.is_none() {
            return None;
        }
        let (first, last) = (first.unwrap_or(-FAR), last.unwrap_or(FAR));
        Some(Self {
            first: first.min(last),
            last: last.max(first),
        })
    }

    /// How many days it takes in.
    pub fn width(self) -> i32 {
        self.last - self.first + 1
    }

    /// Are they known to within three days?
    pub fn fine(self) -> bool {
        self.width() <= 3
    }

    /// Are they known to within a month?
    pub fn within_a_month(self) -> bool {
        self.width() <= 31
    }

    pub fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// How many days lie from one to the other; 0 where they meet.
    pub fn gap(self, other: Self) -> i32 {
        (self.first - other.last)
            .max(other.first - self.last)
            .max(0)
    }

    pub fn holds(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// What both take in.
    pub fn common(self, other: Self) -> Option<Self> {
        self.meets(other).then(|| Self {
            first: self.first.max(other.first),
            last: self.last.min(other.last),
        })
    }

    /// So many days later.
    pub fn later(self, days: i32) -> Self {
        Self {
            first: self.first + days,
            last: self.last + days,
        }
    }

    /// Longer by so many days before and after.
    pub fn wider(self, before: i32, after: i32) -> Self {
        Self {
            first: self.first - before,
            last: self.last + after,
        }
    }
}

/// The number of a civil day, counted from 1 March of year 0.
pub(crate) fn number(date: Date) -> i32 {
    let (month, day) = (i32::from(date.month()), i32::from(date.day()));
    let year = i32::from(date.year()) - i32::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn days(a: Date, b: Date) -> Days {
        Days::between(a, b)
    }

    #[test]
    fn days_follow_each_other_over_leap_years() {
        assert_eq!(number(date(2024, 3, 1)) - number(date(2024, 2, 28)), 2);
        assert_eq!(number(date(2023, 3, 1)) - number(date(2023, 2, 28)), 1);
        assert_eq!(number(date(2025, 1, 1)) - number(date(2024, 1, 1)), 366);
    }

    #[test]
    fn a_month_holds_its_days() {
        let june = days(date(2021, 6, 1), date(2021, 6, 30));
        let day = days(date(2021, 6, 28), date(2021, 6, 28));
        assert!(june.holds(day) && june.meets(day) && !day.holds(june));
        assert_eq!(june.common(day), Some(day));
        assert!(day.fine() && !june.fine() && june.within_a_month());
    }
}

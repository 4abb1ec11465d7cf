//! The Islamic calendar of Umm al-Qura, and back.
//!
//! The table of months from 1300 to 1600 of the Hijra (1882 to 2174) is that of
//! `icu_calendar`, with what was printed from 1365 to 1419 in its place; before and after it the tabular calendar (civil epoch) stands in,
//! which is within a day or two of any sighting. A feast kept by sight may fall a day
//! off either.

mod printed;

use crate::calendar;
use icu_calendar::cal::Hijri;
use jiff::civil::Date;
use std::sync::LazyLock;

/// A day of the Islamic calendar.
///
/// ```
/// use jiff::civil::date;
/// use rasid_time::HijriDate;
/// let new_year = HijriDate::new(1443, 1, 1).unwrap();
/// assert_eq!(new_year.to_civil(), Some(date(2021, 8, 9)));
/// assert_eq!(HijriDate::of(date(2023, 10, 7)), HijriDate::new(1445, 3, 22));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HijriDate {
    /// Year of the Hijra.
    pub year: i16,
    /// Muharram is 1.
    pub month: u8,
    /// Day of the month.
    pub day: u8,
}

/// The years of the table.
const FIRST: i64 = 1300;
const LAST: i64 = 1600;
/// Rata die of 1970-01-01.
const EPOCH: i64 = 719_163;

/// The first days of the table's months, and of the month after it.
static MONTHS: LazyLock<Vec<i64>> = LazyLock::new(|| {
    let calendar = Hijri::new_umm_al_qura();
    let first = |year: i64, month: u8| {
        let year = i32::try_from(year).ok()?;
        let date =
            icu_calendar::Date::try_new_hijri_with_calendar(year, month, 1, calendar).ok()?;
        Some(date.to_rata_die().to_i64_date() - EPOCH)
    };
    let all = (FIRST..=LAST).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let all = all.chain([(LAST + 1, 1)]);
    let mut months: Vec<i64> = all.filter_map(|(year, month)| first(year, month)).collect();
    as_printed(&mut months);
    months
});

/// Puts the printed months in their place.
fn as_printed(months: &mut [i64]) {
    let (year, mut day) = printed::FIRST;
    let listed = printed::YEARS
        .iter()
        .flat_map(|year| (0..12).map(move |month| 29 + i64::from(year >> month & 1)));
    let start = usize::try_from((year - FIRST) * 12).unwrap_or(usize::MAX);
    for (first, length) in months.iter_mut().skip(start).zip(listed) {
        *first = day;
        day += length;
    }
}

impl HijriDate {
    /// That day, where the calendar has it.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let (y, m) = (i64::from(year), i64::from(month));
        let length = first(next(y, m).0, next(y, m).1)? - first(y, m)?;
        (1..=length)
            .contains(&i64::from(day))
            .then_some(Self { year, month, day })
    }

    /// Its day in the civil calendar.
    pub fn to_civil(self) -> Option<Date> {
        let first = first(i64::from(self.year), i64::from(self.month))?;
        calendar::day(first + i64::from(self.day) - 1)
    }

    /// The Islamic day of a civil one.
    pub fn of(date: Date) -> Option<Self> {
        let number = calendar::number(date);
        // 10,631 days are thirty years; the epoch lies 492,148 days before 1970.
        let mut year = (number + 492_148).div_euclid(10_631) * 30
            + (number + 492_148).rem_euclid(10_631) * 30 / 10_631
            + 1;
        while first(year, 1)? > number {
            year -= 1;
        }
        while first(year + 1, 1)? <= number {
            year += 1;
        }
        let month = (1..=12).rev().find(|m| first(year, *m) <= Some(number))?;
        let day = number - first(year, month)? + 1;
        Some(Self {
            year: year.try_into().ok()?,
            month: month.try_into().ok()?,
            day: day.try_into().ok()?,
        })
    }
}

/// The first and last civil day of a month, `None` where there is no such month.
pub(crate) fn month(year: i64, month: i64) -> Option<(Date, Date)> {
    let (y, m) = next(year, month);
    let (first, end) = (first(year, month)?, first(y, m)?);
    Some((calendar::day(first)?, calendar::day(end - 1)?))
}

/// A day of a month as a text says it. Who writes of the 30th where the table has 29
/// days goes by a sighting: the day after the 29th.
pub(crate) fn day(year: i64, month: i64, day: i64) -> Option<Date> {
    let (start, _) = self::month(year, month)?;
    calendar::plus(start, day - 1).filter(|_| (1..=30).contains(&day))
}

fn next(year: i64, month: i64) -> (i64, i64) {
    if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    }
}

/// Day number of the first of a month.
fn first(year: i64, month: i64) -> Option<i64> {
    if !(1..=2000).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let listed = (year - FIRST) * 12 + month - 1;
    let found = usize::try_from(listed).ok().and_then(|i| MONTHS.get(i));
    Some(found.copied().unwrap_or_else(|| tabular(year, month)))
}

fn tabular(year: i64, month: i64) -> i64 {
    let julian =
        1 + (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year) / 30 + 1_948_439;
    // Julian day 2440588 (noon) is 1970-01-01.
    julian - 2_440_588
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_table_is_that_of_umm_al_qura() {
        assert_eq!(MONTHS.len(), 301 * 12 + 1);
        for (hijri, civil) in [
            ((1440, 9, 1), date(2019, 5, 6)),
            ((1440, 10, 1), date(2019, 6, 4)),
            ((1441, 1, 1), date(2019, 8, 31)),
            ((1446, 10, 1), date(2025, 3, 30)),
            ((1400, 1, 1), date(1979, 11, 20)),
        ] {
            let (y, m, d) = hijri;
            let day = HijriDate::new(y, m, d).unwrap();
            assert_eq!(day.to_civil(), Some(civil));
            assert_eq!(HijriDate::of(civil), Some(day));
        }
    }

    #[test]
    fn no_month_is_short_or_long() {
        let mut lengths = MONTHS.windows(2).map(|pair| pair[1] - pair[0]);
        assert!(lengths.all(|days| (29..=30).contains(&days)));
    }

    #[test]
    fn every_day_comes_back() {
        for number in (-500_000..200_000).step_by(7) {
            let Some(day) = calendar::day(number) else {
                continue;
            };
            if let Some(hijri) = HijriDate::of(day) {
                assert_eq!(hijri.to_civil(), Some(day), "{hijri:?}");
            }
        }
    }

    #[test]
    fn a_short_month_has_no_thirtieth() {
        // Ramadan of 1440 had 29 days.
        assert_eq!(HijriDate::new(1440, 9, 30), None);
        assert_eq!(HijriDate::new(1440, 13, 1), None);
    }
}

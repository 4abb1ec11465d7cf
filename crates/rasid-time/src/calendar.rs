//! Day numbers and calendar steps.
//!
//! The dating solver asks for thousands of days a report, so days are counted as
//! whole numbers since 1970-01-01 and stepped by plain arithmetic. Nothing here
//! knows words.

use jiff::civil::{Date, Weekday};

/// First and last day that are counted with: a margin inside what `Date` holds.
const FIRST_YEAR: i64 = 1;
const LAST_YEAR: i64 = 9990;

/// Days since 1970-01-01.
pub fn number(date: Date) -> i64 {
    number_of(
        i64::from(date.year()),
        i64::from(date.month()),
        i64::from(date.day()),
    )
}

/// The number of that day; a day past the end of its month counts on into the next.
pub fn number_of(y: i64, m: i64, d: i64) -> i64 {
    let y = if m <= 2 { y - 1 } else { y };
    let era = y.div_euclid(400);
    let year_of_era = y - era * 400;
    let day_of_year = (153 * ((m + 9) % 12) + 2) / 5 + d - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The day with that number, `None` outside the years 1 to 9990.
pub fn day(number: i64) -> Option<Date> {
    let z = number.checked_add(719_468)?;
    let era = z.div_euclid(146_097);
    let doe = z - era * 146_097;
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    ymd(year, month, doy - (153 * mp + 2) / 5 + 1)
}

/// The day of that year, month and day, where it exists.
pub fn ymd(year: i64, month: i64, day: i64) -> Option<Date> {
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return None;
    }
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}

/// `days` later, or earlier where negative.
pub fn plus(date: Date, days: i64) -> Option<Date> {
    day(number(date).checked_add(days)?)
}

/// Days from `a` to `b`.
pub fn between(a: Date, b: Date) -> i64 {
    number(b) - number(a)
}

/// Year and month `months` later than those of `date`.
pub fn month_plus(date: Date, months: i64) -> Option<(i64, i64)> {
    let count = (i64::from(date.year()) * 12 + i64::from(date.month()) - 1).checked_add(months)?;
    Some((count.div_euclid(12), count.rem_euclid(12) + 1))
}

/// First and last day of a month.
pub fn month(year: i64, month: i64) -> Option<(Date, Date)> {
    let first = ymd(year, month, 1)?;
    Some((first, first.last_of_month()))
}

/// First and last day of a run of months inside a year.
pub fn months(year: i64, from: i64, to: i64) -> Option<(Date, Date)> {
    Some((month(year, from)?.0, month(year, to)?.1))
}

/// How many days `date` lies after the last `weekday` on or before it (0 to 6).
pub fn since_weekday(date: Date, weekday: Weekday) -> i64 {
    let (have, want) = (
        date.weekday().to_monday_zero_offset(),
        weekday.to_monday_zero_offset(),
    );
    i64::from((have - want).rem_euclid(7))
}

/// Monday and Sunday of the week that holds `date`.
pub fn week(date: Date) -> Option<(Date, Date)> {
    let monday = plus(date, -since_weekday(date, Weekday::Monday))?;
    Some((monday, plus(monday, 6)?))
}

/// Easter Sunday of the western churches (Gregorian computus).
pub fn easter(year: i64) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    ymd(year, n / 31, n % 31 + 1)
}

/// Easter Sunday of the eastern churches: that of the Julian calendar, on its civil day.
pub fn eastern_easter(year: i64) -> Option<Date> {
    let d = (19 * (year % 19) + 15) % 30;
    let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    let n = d + e + 114;
    let behind = year / 100 - year / 400 - 2;
    plus(ymd(year, n / 31, n % 31 + 1)?, behind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_and_days_undo_each_other() {
        assert_eq!(number(date(1970, 1, 1)), 0);
        for n in (-700_000..2_900_000).step_by(997) {
            if let Some(d) = day(n) {
                assert_eq!(number(d), n);
            }
        }
        assert_eq!(plus(date(2024, 2, 28), 1), Some(date(2024, 2, 29)));
    }

    #[test]
    fn easter_falls_where_it_was_kept() {
        for (year, west, east) in [
            (2013, (3, 31), (5, 5)),
            (2019, (4, 21), (4, 28)),
            (2023, (4, 9), (4, 16)),
            (2024, (3, 31), (5, 5)),
            (2025, (4, 20), (4, 20)),
        ] {
            assert_eq!(easter(year), ymd(year, west.0, west.1));
            assert_eq!(eastern_easter(year), ymd(year, east.0, east.1));
        }
    }

    #[test]
    fn weekdays_are_counted_back_from_the_day() {
        assert_eq!(since_weekday(date(2022, 1, 6), Weekday::Tuesday), 2);
        assert_eq!(
            week(date(2022, 1, 9)),
            Some((date(2022, 1, 3), date(2022, 1, 9)))
        );
    }
}

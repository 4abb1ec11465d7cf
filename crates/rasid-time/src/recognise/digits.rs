//! Dates in figures: "5/1/2022", "2022-01-05", "3/2015", "22/4".

use super::DigitOrder;
use super::date::is_comma;
use super::reader::Reader;
use crate::expr::{Expr, Unit, Which, YearOf};
use crate::lexicon::{Class, Opener};
use rasid_text::TokenKind;

/// "5/1/2022", "2022-01-05", "3/2015", "22/4".
pub(super) fn date(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    if let Some(dotted) = dotted(reader, at) {
        return Some(dotted);
    }
    let (a, a_length) = reader.digits(at)?;
    let mark = reader.kind(at + 1).filter(|kind| {
        matches!(kind, TokenKind::Slash | TokenKind::Dash)
            || (*kind == TokenKind::Stop && reader.doc.word(at + 1) == ".")
    })?;
    // Figures with spaces around the mark are a list or a range.
    if !(reader.doc.touches(at) && reader.doc.touches(at + 1)) {
        return None;
    }
    let (b, b_length) = reader.digits(at + 2)?;
    let third = (reader.kind(at + 3) == Some(mark) && reader.doc.touches(at + 2))
        .then(|| reader.digits(at + 4))
        .flatten();
    let figures = |c, c_length, american| Figures {
        parts: [a, b, c],
        lengths: [a_length, b_length, c_length],
        order: if american {
            DigitOrder::MonthFirst
        } else {
            reader.habits.digits
        },
    };
    if let Some((c, c_length)) = third {
        let end = reader.is(at + 5, Class::Hijra).unwrap_or(at + 5);
        return figures(c, c_length, false).date().map(|expr| (expr, end));
    }
    if reader.kind(at + 3) == Some(mark) && reader.doc.touches(at + 2) {
        return None;
    }
    // "08/12, 2015": a comma before the year is American, and the month stands first.
    let comma = mark == TokenKind::Slash && is_comma(reader, at + 3);
    if let Some((c, length @ (2 | 4))) = reader.digits(at + 4).filter(|_| comma)
        && (length == 4 || reader.is_end(at + 5))
    {
        return figures(c, length, true).date().map(|expr| (expr, at + 5));
    }
    match (a_length, b_length) {
        (4, _) => month_of(b, a).map(|expr| (expr, at + 3)),
        (_, 4) => month_of(a, b).map(|expr| (expr, at + 3)),
        _ => two(reader, at, a, b, mark).map(|expr| (expr, at + 3)),
    }
}

/// A token like "2015.3" holds its own point.
fn dotted(reader: &Reader, at: usize) -> Option<(Expr, usize)> {
    if reader.kind(at) != Some(TokenKind::Number) {
        return None;
    }
    let (a, b) = reader.doc.word(at).split_once('.')?;
    if let Some(day) = month_and_day(reader, at, a, b) {
        return Some(day);
    }
    let (year, month) = if a.len() == 4 { (a, b) } else { (b, a) };
    if year.len() != 4 || month.len() > 2 {
        return None;
    }
    let expr = month_of(month.parse().ok()?, year.parse().ok()?)?;
    Some((expr, at + 1))
}

/// "In 4.22" and no more: a decimal anywhere else.
fn month_and_day(reader: &Reader, at: usize, a: &str, b: &str) -> Option<(Expr, usize)> {
    let alone = reader.reads_all() && reader.opened(at, &[Opener::In]) && reader.is_end(at + 1);
    let (a, b): (i64, i64) = (a.parse().ok()?, b.parse().ok()?);
    let (day, month) = if b > 12 { (b, a) } else { (a, b) };
    let sure = alone && (a > 12) != (b > 12);
    let date = sure.then(|| full(day, month, YearOf::Near(Which::Bare)));
    date.flatten().map(|expr| (expr, at + 1))
}

/// Three figures of a date, with how many digits each has.
struct Figures {
    parts: [i64; 3],
    lengths: [usize; 3],
    order: DigitOrder,
}

impl Figures {
    fn date(&self) -> Option<Expr> {
        let [a, b, c] = self.parts;
        let full_year = |y: i64| if y < 70 { 2000 + y } else { 1900 + y };
        let (day, month, year) = match self.lengths {
            [4, ..] => (c, b, a),
            [.., 4] => (a, b, c),
            [2, _, 1 | 2] if self.order == DigitOrder::YearFirst => (c, b, full_year(a)),
            [.., 2] => (a, b, full_year(c)),
            _ => return None,
        };
        let year_last = self.lengths[0] != 4 && self.order != DigitOrder::YearFirst;
        let swapped = year_last && self.order == DigitOrder::MonthFirst && day <= 12;
        // Where the second figure can be no month, the first was.
        let (day, month) = if swapped || month > 12 {
            (month, day)
        } else {
            (day, month)
        };
        full(day, month, YearOf::Named(i16::try_from(year).ok()?))
    }
}

fn full(day: i64, month: i64, year: YearOf) -> Option<Expr> {
    let fits = (1..=31).contains(&day) && (1..=12).contains(&month);
    let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
    // No paper dates the Middle Ages in figures: such a year is of the Hijra.
    if matches!(year, YearOf::Named(1300..1500)) {
        let day = Some(day).filter(|day| *day <= 30);
        return day.map(|_| Expr::Hijri { day, month, year });
    }
    fits.then_some(Expr::Date { day, month, year })
}

fn month_of(month: i64, year: i64) -> Option<Expr> {
    let fits = (1..=12).contains(&month) && (1900..=2100).contains(&year);
    let (month, year) = (u8::try_from(month).ok()?, i16::try_from(year).ok()?);
    fits.then_some(Expr::Month {
        month,
        year: YearOf::Named(year),
    })
}

/// Day and month in digits: only where a word of time or "in" stands before them.
fn two(reader: &Reader, at: usize, a: i64, b: i64, mark: TokenKind) -> Option<Expr> {
    let before = at.checked_sub(1);
    let weekday = before.is_some_and(|i| {
        reader
            .find(i, |a| {
                matches!(a.class, Class::Weekday(_) | Class::Alias).then_some(())
            })
            .is_some()
            || super::count::one(reader, i, Unit::Day).is_some()
    });
    let opened = reader.opened(at, &[Opener::In]);
    let swapped = b > 12;
    // "24/7" is a way of life; a slash between small figures is a fraction.
    let sure = mark == TokenKind::Slash && (a > 12 || swapped) && (a, b) != (24, 7);
    // "22-4" is no range, as it falls; behind a word of games it is a score.
    let score = (1..=2)
        .filter_map(|back| at.checked_sub(back))
        .any(|i| reader.is(i, Class::Score).is_some());
    let alone = reader.reads_all()
        && mark == TokenKind::Dash
        && a > 12
        && b <= 12
        && reader.is_end(at + 3)
        && !score;
    if !(weekday || opened || sure || alone) || mark == TokenKind::Stop {
        return None;
    }
    if mark == TokenKind::Dash && !weekday && reader.kind(at + 3) == Some(TokenKind::Word) {
        return None;
    }
    let american = reader.habits.digits != DigitOrder::DayFirst && a <= 12;
    let (day, month) = if swapped || american { (b, a) } else { (a, b) };
    full(day, month, YearOf::Near(Which::Bare))
}

//! Powers of ten and of a figure, as tables and science pages write them: `1e10`, `10^3`.

use super::guard::kind;
use crate::document::Document;
use crate::token::TokenKind;

/// The largest exponent that is read.
const MOST: u32 = 64;

/// The value of the digits at `at`, of `base`, with the power that touches them, and its end.
pub(super) fn power(doc: &Document, at: usize, base: f64) -> Option<(f64, usize)> {
    let (mark, next) = (doc.word(at + 1), at + 1);
    if !doc.touches(at) {
        return None;
    }
    if mark == "^" {
        let (exponent, end) = signed(doc, next)?;
        return finite(raised(base, exponent), end);
    }
    let digits = mark.strip_prefix(['e', 'E'])?;
    let (exponent, end) = match digits {
        "" => signed(doc, next)?,
        digits => (small(digits)?, next + 1),
    };
    // Read from its spelling: the nearest value, on every machine.
    finite(format!("{base}e{exponent}").parse().ok()?, end)
}

/// The exponent after the mark at `mark`, with a sign or without.
fn signed(doc: &Document, mark: usize) -> Option<(i64, usize)> {
    let (mut at, mut sign) = (mark, 1);
    while doc.touches(at) && (kind(doc, at + 1) == Some(TokenKind::Dash) || doc.word(at + 1) == "+")
    {
        if kind(doc, at + 1) == Some(TokenKind::Dash) {
            sign = -sign;
        }
        at += 1;
    }
    let touches = doc.touches(at) && kind(doc, at + 1) == Some(TokenKind::Number);
    let exponent = touches.then(|| small(doc.word(at + 1))).flatten()?;
    Some((sign * exponent, at + 2))
}

fn small(digits: &str) -> Option<i64> {
    let value: u32 = digits.parse().ok()?;
    (value <= MOST).then_some(i64::from(value))
}

/// By multiplication alone, which gives the same on every machine.
fn raised(base: f64, exponent: i64) -> f64 {
    let power = (0..exponent.unsigned_abs()).fold(1.0, |power, _| power * base);
    if exponent < 0 { 1.0 / power } else { power }
}

fn finite(value: f64, end: usize) -> Option<(f64, usize)> {
    value.is_finite().then_some((value, end))
}

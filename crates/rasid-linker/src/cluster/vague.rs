//! Vague units ("last June", "in Syria"): each goes to the one event it fits.
//!
//! It chooses among the events whose own units are known by day and place, so what it
//! chooses hangs on no other vague unit. Where two events fit alike it stays apart.

use super::core::MARGIN;
use super::evidence;
use super::judge::{cannot_be_one, fits};
use crate::compare::Comparison;
use crate::lines::Lines;
use crate::profile::Profile;
use std::cmp::Reverse;

/// What a vague unit comes to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Choice {
    /// The candidate at this position.
    Fits(usize),
    /// This one fits best, but another fits as well that cannot be the same.
    Ambiguous(usize, Box<Comparison>),
    Nothing,
}

/// Chooses among candidates, given in a fixed order.
pub(crate) fn choose(lines: &Lines, unit: &Profile, candidates: &[&Profile]) -> Choice {
    let mut fitting: Vec<(i32, usize, Comparison)> = candidates
        .iter()
        .enumerate()
        .filter_map(|(at, group)| fits(lines, unit, group).map(|c| (c.score(), at, c)))
        .collect();
    fitting.sort_by_key(|(score, at, _)| (Reverse(*score), *at));
    let Some((best, chosen, _)) = fitting.first() else {
        return Choice::Nothing;
    };
    let rival = fitting.iter().skip(1).any(|(score, at, _)| {
        *score > best - rival_margin(unit)
            && cannot_be_one(lines, candidates[*at], candidates[*chosen])
    });
    let (_, chosen, comparison) = fitting.swap_remove(0);
    match rival {
        true => Choice::Ambiguous(chosen, Box::new(comparison)),
        false => Choice::Fits(chosen),
    }
}

/// How wide a unit's days are, and how coarse its place: finest first.
pub(crate) fn vagueness(unit: &Profile) -> (i32, bool) {
    (
        unit.days().map_or(i32::MAX, |d| d.width()),
        evidence::coarse(unit, unit),
    )
}

/// A wide time fits many events, so the best of them must stand out.
fn rival_margin(unit: &Profile) -> i32 {
    if unit.days().is_some_and(|d| d.fine()) {
        MARGIN
    } else {
        5 * MARGIN
    }
}

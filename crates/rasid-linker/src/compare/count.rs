//! How many: the same figure joins; another figure is a dispute, not a bar.

use super::{Signal, against, speaks_for};
use crate::profile::Profile;
use rasid_model::Amount;

pub(super) fn compare(a: &Profile, b: &Profile) -> Option<Signal> {
    let alike =
        |x: &&(rasid_model::CountOf, Amount), y: &&(rasid_model::CountOf, Amount)| x.0 == y.0;
    let pairs: Vec<(Amount, Amount)> = a
        .counts
        .iter()
        .flat_map(|x| {
            b.counts
                .iter()
                .filter(move |y| alike(&x, y))
                .map(|y| (x.1, y.1))
        })
        .collect();
    if pairs.is_empty() {
        return None;
    }
    Some(if pairs.iter().any(|(x, y)| x == y && telling(*x)) {
        speaks_for("count.same", 100)
    } else if pairs.iter().any(|(x, y)| x.agrees(*y)) {
        speaks_for("count.agrees", 20)
    } else {
        against("count.differs", 50)
    })
}

/// A figure that two reports do not share by chance.
fn telling(amount: Amount) -> bool {
    amount.min >= 2 && amount.max.is_some()
}

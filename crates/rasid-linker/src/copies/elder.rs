//! Which of two kin was there first.

use super::kin::Kin;
use super::wording::Wording;
use std::cmp::Ordering;

/// Is `other` what `own` was made from? `kin` is own's tie to the other.
///
/// The one that the other credits; else the one published before it; else the one that
/// signs with its outlet, as the wires do; else the longer; else the smaller id.
pub(super) fn is_elder(
    (other, other_id): (&Wording, &str),
    (own, own_id): (&Wording, &str),
    kin: &Kin,
) -> bool {
    let order = kin
        .credited
        .cmp(&kin.credits)
        .then_with(|| earlier(other, own))
        .then_with(|| own.signed().cmp(&other.signed()))
        .then_with(|| own.length().cmp(&other.length()))
        .then_with(|| other_id.cmp(own_id));
    order == Ordering::Less
}

/// Less where `a` was published on days that all lie before those of `b`.
fn earlier(a: &Wording, b: &Wording) -> Ordering {
    match (a.days(), b.days()) {
        (Some(a), Some(b)) if a.last < b.first => Ordering::Less,
        (Some(a), Some(b)) if b.last < a.first => Ordering::Greater,
        _ => Ordering::Equal,
    }
}

//! The same words: one report copied another, or both copied a third.

use super::{Signal, speaks_for};
use crate::profile::Profile;
use crate::words;

pub(super) fn compare(a: &Profile, b: &Profile) -> Option<Signal> {
    let pairs = a
        .sentences
        .iter()
        .flat_map(|i| b.sentences.iter().map(move |j| (i, j)));
    let likeness = pairs.map(|(i, j)| words::likeness(i, j)).max()?;
    match likeness {
        60.. => Some(speaks_for("words.same", 300)),
        25.. => Some(speaks_for("words.alike", 100)),
        _ => None,
    }
}

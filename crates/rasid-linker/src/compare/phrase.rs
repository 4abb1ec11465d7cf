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

/// A word that few texts have, in the reports that tell it: they may tell one story. It
/// weighs nothing, for two events of one story share it too.
pub(super) fn story(a: &Profile, b: &Profile) -> Option<Signal> {
    let mut pairs = a
        .stories
        .iter()
        .flat_map(|x| b.stories.iter().map(move |y| (x, y)));
    pairs
        .any(|(x, y)| words::share(x, y))
        .then(|| speaks_for("story.same", 0))
}

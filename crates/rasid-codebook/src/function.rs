//! Words that join others: two texts that share them share nothing.

use crate::load::Entries;
use crate::words::WordClass;
use rasid_text::fold::fold;
use rasid_text::stem::stem;
use rustc_hash::FxHashSet;

/// The stems of the words that join others.
pub(crate) fn stems(entries: &Entries) -> FxHashSet<String> {
    let mut stems = FxHashSet::default();
    let joins = |class: &WordClass| WordClass::FUNCTION.contains(class);
    for (_, entry) in entries.classes.iter().filter(|(class, _)| joins(class)) {
        for form in &entry.forms {
            stems.extend(fold(form).split_whitespace().map(|w| stem(w).to_owned()));
        }
    }
    stems
}

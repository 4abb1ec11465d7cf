//! Who did it and whom it struck, in words.

use super::{list, plain};
use rasid_model::{Held, Initiator, Target};

/// `Iran-backed militias (accused)`; those on one footing share the word.
pub fn initiators(all: &[Held<Initiator>]) -> String {
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for held in all {
        let footing = held.value.responsibility.name();
        let name = held.value.name_en.clone();
        match groups.iter_mut().find(|(f, _)| *f == footing) {
            Some((_, names)) => names.push(name),
            None => groups.push((footing, vec![name])),
        }
    }
    let groups: Vec<String> = groups
        .into_iter()
        .map(|(footing, names)| format!("{} ({footing})", list(&names)))
        .collect();
    list(&groups)
}

/// The names alone.
pub fn speakers(all: &[Held<Initiator>]) -> String {
    list(
        &all.iter()
            .map(|h| h.value.name_en.clone())
            .collect::<Vec<_>>(),
    )
}

/// `International Coalition, US forces`.
pub fn targets(all: &[Held<Target>]) -> String {
    list(&all.iter().map(|h| target(&h.value)).collect::<Vec<_>>())
}

/// A target's name, or what kind it is: a private person has no name.
pub fn target(target: &Target) -> String {
    target.name_en.clone().unwrap_or_else(|| match target.kind {
        rasid_model::TargetKind::Person => "a person".to_owned(),
        kind => plain(kind.name()),
    })
}

//! Who did it and whom it struck, in words.

use super::{list, plain};
use rasid_model::{Held, Initiator, Target, TargetKind};

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

/// The most that are named of those struck; the record holds them all.
const NAMED: usize = 3;

/// `International Coalition and US forces`: who was struck, and the site only where it is
/// all that is known or says more than `place`, where the line stands.
pub fn targets(all: &[Held<Target>], place: Option<&str>) -> String {
    let site = |t: &Target| matches!(t.kind, TargetKind::Facility | TargetKind::Place);
    let someone = all.iter().any(|h| !site(&h.value));
    let here = |t: &Target| place.is_some() && t.id.as_deref() == place;
    let told = all.iter().map(|h| &h.value);
    let mut names: Vec<String> = told
        .filter(|t| !(someone && site(t) && (here(t) || t.kind == TargetKind::Place)))
        .map(target)
        .collect();
    if names.len() > NAMED + 1 {
        let more = names.len() - NAMED;
        names.truncate(NAMED);
        names.push(format!("{more} more"));
    }
    list(&names)
}

/// A target's name, or what kind it is: a private person has no name.
pub fn target(target: &Target) -> String {
    target.name_en.clone().unwrap_or_else(|| match target.kind {
        rasid_model::TargetKind::Person => "a person".to_owned(),
        kind => plain(kind.name()),
    })
}

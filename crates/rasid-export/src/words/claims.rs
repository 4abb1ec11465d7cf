//! A value with those who say it.

use super::names::Names;
use rasid_model::{Claim, Held};

/// Each different wording of the claims, with who says it, in order of the claims.
pub fn grouped<T>(
    names: &Names,
    claims: &[Claim<T>],
    word: impl Fn(&T) -> String,
) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for claim in claims {
        let words = word(&claim.value);
        let teller = names.teller(claim.root_source.as_deref(), &claim.mention);
        match groups.iter_mut().find(|(w, _)| *w == words) {
            Some((_, tellers)) if tellers.contains(&teller) => {}
            Some((_, tellers)) => tellers.push(teller),
            None => groups.push((words, vec![teller])),
        }
    }
    groups
}

/// `3 rounds (SOHR) or 8 rounds (International Coalition)`.
pub fn sides(groups: &[(String, Vec<String>)]) -> String {
    let sides: Vec<String> = groups
        .iter()
        .map(|(words, tellers)| format!("{words} ({})", tellers.join(", ")))
        .collect();
    sides.join(" or ")
}

/// The value, or all sides of it where they contradict each other.
pub fn told<T>(names: &Names, held: &Held<T>, word: impl Fn(&T) -> String) -> (String, bool) {
    let groups = grouped(names, &held.claims, &word);
    if held.disputed && groups.len() > 1 {
        (sides(&groups), true)
    } else {
        (word(&held.value), false)
    }
}

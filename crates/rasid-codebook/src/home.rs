//! How a country's own press names its public bodies: without the nationality.
//!
//! "The Egyptian Ministry of the Interior" is "the Ministry of the Interior" in
//! a report from Egypt. The short names are made from the long ones, so that
//! every body that the codebook names has its own; whose body is meant is told
//! by the report (see the coder's phrases). A single word left over ("the
//! government") is no name, and is left to the head nouns.

use crate::entries::{Actor, Office};
use crate::load::Entries;
use rasid_text::fold::{fold, letters};
use rasid_text::inflect::nisba_forms;
use rustc_hash::FxHashSet;

/// Sectors of a state's own bodies.
const PUBLIC: [&str; 8] = ["GOV", "MIL", "COP", "SPY", "MED", "JUD", "LEG", "EDU"];

/// The names of a public body without its nationality.
pub(crate) fn names(entries: &Entries, actor: &Actor) -> Vec<String> {
    let forms = actor.forms.iter().chain([&actor.name_ar]);
    match public_of(actor) {
        Some(code) => without(entries, code, forms),
        None => Vec::new(),
    }
}

/// The titles of an office without its nationality.
pub(crate) fn titles(entries: &Entries, office: &Office) -> Vec<String> {
    let id = office.actor.as_deref();
    let body = id.and_then(|id| entries.actors.iter().find(|a| a.id == id));
    match body.and_then(public_of) {
        Some(code) => without(entries, code, office.forms.iter()),
        None => Vec::new(),
    }
}

fn public_of(actor: &Actor) -> Option<&str> {
    let public = PUBLIC.contains(&actor.sector.as_str()) && actor.acts_in.is_empty();
    actor.country.as_deref().filter(|_| public)
}

fn without<'f>(
    entries: &Entries,
    code: &str,
    forms: impl Iterator<Item = &'f String>,
) -> Vec<String> {
    let country = entries.countries.iter().find(|c| c.code == code);
    let nisbas: FxHashSet<String> = country
        .into_iter()
        .flat_map(|c| &c.nisba)
        .flat_map(|n| nisba_forms(&fold(n)))
        .map(|n| format!("{}{}{n}", letters::ALEF, letters::LAM))
        .collect();
    let mut out: Vec<String> = Vec::new();
    for form in forms {
        let words: Vec<&str> = form.split_whitespace().collect();
        let kept = words.iter().filter(|w| !nisbas.contains(&fold(w)));
        let kept: Vec<&str> = kept.copied().collect();
        let short = kept.join(" ");
        if kept.len() > 1 && kept.len() < words.len() && !out.contains(&short) {
            out.push(short);
        }
    }
    out
}

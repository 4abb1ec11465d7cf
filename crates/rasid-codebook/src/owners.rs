//! A form belongs to one entry: what two entries claim is told of the later one.
//!
//! Names of actors, states, persons, offices and sources are held against each
//! other, and words of weapons and of kinds of target against their like. Short forms are shared by
//! design, places have their own ways of telling namesakes apart, and a frame's
//! words may be shared where its needs differ.

use crate::error::Problem;
use crate::load::Entries;
use rasid_text::fold::fold;
use std::collections::BTreeMap;

/// Forms that more than one entry claims.
pub(crate) fn owners(entries: &Entries) -> Vec<Problem> {
    let mut out = Vec::new();
    claim(entries, names(entries), &mut out);
    claim(entries, weapons(entries), &mut out);
    claim(entries, targets(entries), &mut out);
    out
}

/// Key of an entry and one of its forms.
type Claim<'a> = (String, &'a str);

fn names(entries: &Entries) -> Vec<Claim<'_>> {
    let mut out = Vec::new();
    for actor in &entries.actors {
        let forms = actor.forms.iter().chain([&actor.name_ar]);
        out.extend(forms.map(|f| (actor.id.clone(), f.as_str())));
    }
    for country in &entries.countries {
        let forms = country.names.iter().chain([&country.name_ar]);
        out.extend(forms.map(|f| (country.id.clone(), f.as_str())));
    }
    for person in &entries.persons {
        let forms = person.forms.iter().chain([&person.name_ar]);
        out.extend(forms.map(|f| (person.id.clone(), f.as_str())));
    }
    for office in &entries.offices {
        let key = format!("office.{}", office.id);
        out.extend(office.forms.iter().map(|f| (key.clone(), f.as_str())));
    }
    for source in &entries.sources {
        let key = format!("source.{}", source.id);
        out.extend(source.forms.iter().map(|f| (key.clone(), f.as_str())));
    }
    out
}

fn weapons(entries: &Entries) -> Vec<Claim<'_>> {
    let mut out = Vec::new();
    for weapon in &entries.weapons {
        let forms = weapon.nouns.iter().chain(&weapon.plurals);
        out.extend(forms.map(|f| (weapon.id.clone(), f.as_str())));
    }
    out
}

fn targets(entries: &Entries) -> Vec<Claim<'_>> {
    let mut out = Vec::new();
    for target in &entries.targets {
        let forms = target.nouns.iter().chain(&target.plurals);
        let key = format!("target.{}", target.id);
        out.extend(forms.map(|f| (key.clone(), f.as_str())));
    }
    out
}

fn claim(entries: &Entries, claims: Vec<Claim>, out: &mut Vec<Problem>) {
    let mut owner: BTreeMap<String, String> = BTreeMap::new();
    for (key, form) in claims {
        let words = words(form);
        if let Some(other) = owner.get(&words).filter(|o| **o != key) {
            let file = |key: &str| entries.file_of.get(key).cloned().unwrap_or_default();
            let what = format!(
                "the form {form:?} belongs to {other} (codebook/{}); leave it to one of the two, \
                 or make it a `short` form of both",
                file(other)
            );
            out.push(Problem::new(
                &file(&key),
                &key,
                &format!("\"{form}\""),
                what,
            ));
        }
        owner.entry(words).or_insert(key);
    }
}

/// A form as the matcher sees it.
fn words(form: &str) -> String {
    let folded = fold(form);
    let words = folded.split(|c: char| !rasid_text::fold::letters::is_alphanumeric(c));
    words
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

//! What must hold of a codebook beyond its files being readable.

use crate::entries::Case;
use crate::error::Problem;
use crate::load::Entries;
use crate::matcher::Ref;
use crate::roles::Codebook;
use rasid_text::Document;
use std::collections::BTreeSet;

/// References between entries that lead nowhere.
pub(crate) fn references(entries: &Entries) -> Vec<Problem> {
    let actors: BTreeSet<&str> = entries.actors.iter().map(|a| a.id.as_str()).collect();
    let states: BTreeSet<&str> = entries.countries.iter().map(|c| c.id.as_str()).collect();
    let offices: BTreeSet<&str> = entries.offices.iter().map(|o| o.id.as_str()).collect();
    let places: BTreeSet<&str> = entries.places.iter().map(|p| p.id.as_str()).collect();
    let mut out = Vec::new();
    let known = |id: &str| actors.contains(id) || states.contains(id);
    let mut want = |holds: bool, id: &str, key: &str, what: &str, to: &str| {
        if !holds {
            let file = entries.file_of.get(key).cloned().unwrap_or_default();
            out.push(Problem {
                file,
                entry: id.to_owned(),
                what: format!("{what} {to:?} does not exist; add it or correct the id"),
            });
        }
    };
    for actor in &entries.actors {
        for parent in &actor.parents {
            want(known(parent), &actor.id, &actor.id, "the parent", parent);
        }
    }
    for country in &entries.countries {
        for actor in [&country.government, &country.forces, &country.proxies]
            .into_iter()
            .flatten()
        {
            want(known(actor), &country.id, &country.id, "the actor", actor);
        }
    }
    for person in &entries.persons {
        for held in &person.held {
            want(
                offices.contains(held.office.as_str()),
                &person.id,
                &person.id,
                "the office",
                &held.office,
            );
        }
        if let Some(actor) = &person.actor {
            want(known(actor), &person.id, &person.id, "the actor", actor);
        }
    }
    for office in &entries.offices {
        if let Some(actor) = &office.actor {
            want(
                known(actor),
                &office.id,
                &format!("office.{}", office.id),
                "the actor",
                actor,
            );
        }
    }
    for place in &entries.places {
        if let Some(parent) = &place.parent {
            want(
                places.contains(parent.as_str()),
                &place.id,
                &place.id,
                "the enclosing place",
                parent,
            );
        }
    }
    for fact in &entries.facts {
        let key = format!("fact.{}", fact.id);
        if let Some(place) = &fact.place {
            want(
                places.contains(place.as_str()),
                &fact.id,
                &key,
                "the place",
                place,
            );
        }
        want(
            fact.start <= fact.end,
            &fact.id,
            &key,
            "an end after",
            &fact.start.to_string(),
        );
    }
    out
}

/// Runs every example and reject: an entry must be found in its examples and not in its rejects.
pub fn check(book: &Codebook) -> Vec<Problem> {
    let entries = &book.entries;
    let mut out = Vec::new();
    macro_rules! run {
        ($list:ident, $prefix:literal, $is:expr) => {
            for (at, entry) in (0u32..).zip(&entries.$list) {
                let key = format!("{}{}", $prefix, entry.id);
                cases(
                    book,
                    &key,
                    &entry.examples,
                    &entry.rejects,
                    &mut out,
                    |r, wanted| $is(at, r, wanted),
                );
            }
        };
    }
    run!(actors, "", |at, r: Ref, _| r == Ref::Actor(at));
    run!(
        persons,
        "",
        |at, r: Ref, _| matches!(r, Ref::Person { at: p, .. } if p == at)
    );
    // A short form means the source only after the full one, so a reject may hold it.
    run!(sources, "source.", |at, r: Ref, wanted| {
        matches!(r, Ref::Source { at: s, short } if s == at && (wanted || !short))
    });
    run!(
        weapons,
        "",
        |at, r: Ref, _| matches!(r, Ref::Weapon(w, _) | Ref::WeaponAdjective(w) if w == at)
    );
    for (class, entry) in &entries.classes {
        let key = format!("word.{}", entry.id);
        cases(
            book,
            &key,
            &entry.examples,
            &entry.rejects,
            &mut out,
            |r, _| matches!(r, Ref::Word(c) | Ref::WordVerb(c) if c == *class),
        );
    }
    for (at, fact) in (0u32..).zip(&entries.facts) {
        let key = format!("fact.{}", fact.id);
        for (case, wanted) in both(&fact.examples, &fact.rejects) {
            let found = book.facts_in(&Document::new(&case.text)).contains(&at);
            report(book, &key, case, wanted, found, &mut out);
        }
    }
    out.sort();
    out
}

fn both<'a>(examples: &'a [Case], rejects: &'a [Case]) -> impl Iterator<Item = (&'a Case, bool)> {
    examples
        .iter()
        .map(|c| (c, true))
        .chain(rejects.iter().map(|c| (c, false)))
}

fn cases(
    book: &Codebook,
    key: &str,
    examples: &[Case],
    rejects: &[Case],
    out: &mut Vec<Problem>,
    is: impl Fn(Ref, bool) -> bool,
) {
    for (case, wanted) in both(examples, rejects) {
        let doc = Document::new(&case.text);
        let readings = book.matcher().readings(&doc);
        // A longer form may cover an example's; a reject is held against what the coder would take.
        let refs = match wanted {
            true => all_refs(book, &readings, doc.tokens.len()),
            false => longest_refs(book, &readings, doc.tokens.len()),
        };
        let found = refs.iter().any(|r| is(*r, wanted));
        report(book, key, case, wanted, found, out);
    }
}

fn all_refs(book: &Codebook, readings: &crate::matcher::Readings, tokens: usize) -> Vec<Ref> {
    let hits = (0..tokens).flat_map(|at| book.matcher().all(readings, at));
    hits.flat_map(|hit| hit.refs.iter().copied()).collect()
}

fn longest_refs(book: &Codebook, readings: &crate::matcher::Readings, tokens: usize) -> Vec<Ref> {
    let mut refs = Vec::new();
    let mut at = 0;
    while at < tokens {
        match book.matcher().longest(readings, at) {
            Some(hit) => {
                refs.extend(hit.refs);
                at = hit.tokens.end;
            }
            None => at += 1,
        }
    }
    refs
}

fn report(
    book: &Codebook,
    key: &str,
    case: &Case,
    wanted: bool,
    found: bool,
    out: &mut Vec<Problem>,
) {
    if wanted == found {
        return;
    }
    let file = book.entries.file_of.get(key).cloned().unwrap_or_default();
    let what = if wanted {
        format!("its example does not match it: {}", case.text)
    } else {
        format!("its reject matches it ({}): {}", case.why, case.text)
    };
    out.push(Problem {
        file,
        entry: key.to_owned(),
        what,
    });
}

impl Codebook {
    /// The facts whose every phrase group stands in one sentence of the text.
    pub fn facts_in(&self, doc: &Document) -> Vec<u32> {
        let readings = self.matcher().readings(doc);
        let mut out = Vec::new();
        for sentence in &doc.sentences {
            let mut seen: BTreeSet<(u32, u16)> = BTreeSet::new();
            let phrases = self.matcher().phrases(&readings, sentence.tokens.clone());
            seen.extend(phrases.iter().map(|(_, p)| (p.fact, p.group)));
            out.extend(self.complete(&seen));
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Of the phrases seen in one sentence, the facts that are complete and not forbidden.
    pub fn complete(&self, seen: &BTreeSet<(u32, u16)>) -> Vec<u32> {
        let mut facts: Vec<u32> = seen.iter().map(|(fact, _)| *fact).collect();
        facts.dedup();
        facts.retain(|fact| {
            let groups = self.fact(*fact).all.len() as u16;
            (0..groups).all(|g| seen.contains(&(*fact, g))) && !seen.contains(&(*fact, u16::MAX))
        });
        facts
    }
}

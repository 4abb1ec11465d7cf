//! What must hold of a codebook beyond its files being readable.

use crate::entries::Case;
use crate::error::Problem;
use crate::load::Entries;
use crate::matcher::Ref;
use crate::owners::owners;
use crate::roles::Codebook;
use rasid_text::Document;
use std::collections::BTreeSet;

/// How many examples and rejects a frame or a weapon has at the least.
const CASES: (usize, usize) = (2, 1);

/// Everything wrong with a codebook's files; nothing, where they make a good one.
///
/// Unlike [`check`] it tells lines, and what keeps the files from being compiled at all.
pub fn check_files(files: &[(&str, &str)]) -> Vec<Problem> {
    match Codebook::checked(files) {
        Ok(_) => Vec::new(),
        Err(error) => error.problems().to_vec(),
    }
}

/// Runs every example and reject: an entry must be found in its examples and not in its rejects.
pub fn check(book: &Codebook) -> Vec<Problem> {
    let entries = &book.entries;
    let mut out = owners(entries);
    enough(entries, &mut out);
    macro_rules! run {
        ($list:ident, $prefix:literal, $forms:ident, $is:expr) => {
            for (at, entry) in (0u32..).zip(&entries.$list) {
                let key = format!("{}{}", $prefix, entry.id);
                cases(
                    book,
                    (&key, entry.$forms.first()),
                    &entry.examples,
                    &entry.rejects,
                    &mut out,
                    |r, wanted| $is(at, r, wanted),
                );
            }
        };
    }
    // A short form is its bearer's only where the report says so: a reject may hold it.
    run!(actors, "", forms, |at, r: Ref, wanted| {
        matches!(r, Ref::Actor { at: a, short } if a == at && (wanted || !short))
    });
    run!(
        persons,
        "",
        forms,
        |at, r: Ref, _| matches!(r, Ref::Person { at: p, .. } if p == at)
    );
    // A short form means the source only after the full one, so a reject may hold it.
    run!(sources, "source.", forms, |at, r: Ref, wanted| {
        matches!(r, Ref::Source { at: s, short } if s == at && (wanted || !short))
    });
    run!(
        weapons,
        "",
        nouns,
        |at, r: Ref, _| matches!(r, Ref::Weapon(w, _) | Ref::WeaponAdjective(w) if w == at)
    );
    run!(
        targets,
        "target.",
        nouns,
        |at, r: Ref, _| matches!(r, Ref::Target(t, _) if t == at)
    );
    // What a frame tells is the coder's to say; here its trigger must at least stand in the words.
    for (at, frame) in (0u32..).zip(&entries.frames) {
        let is = |r: Ref, _| matches!(r, Ref::Frame(f, _) if f == at);
        let form = frame.nouns.first().or(frame.verbs.first());
        cases(book, (&frame.id, form), &frame.examples, &[], &mut out, is);
    }
    for (class, entry) in &entries.classes {
        let key = format!("word.{}", entry.id);
        cases(
            book,
            (&key, entry.forms.first()),
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
            report(book, (&key, None), case, wanted, found, &mut out);
        }
    }
    out.sort();
    out
}

/// Frames and weapons with too few examples or rejects.
fn enough(entries: &Entries, out: &mut Vec<Problem>) {
    let frames = entries
        .frames
        .iter()
        .map(|f| (&f.id, &f.examples, &f.rejects));
    let weapons = entries
        .weapons
        .iter()
        .map(|w| (&w.id, &w.examples, &w.rejects));
    for (id, examples, rejects) in frames.chain(weapons) {
        if examples.len() < CASES.0 || rejects.len() < CASES.1 {
            let what = format!(
                "expected {} examples in other words and {} reject, found {} and {}",
                CASES.0,
                CASES.1,
                examples.len(),
                rejects.len()
            );
            let file = entries.file_of.get(id).cloned().unwrap_or_default();
            out.push(Problem::new(&file, id, "", what));
        }
    }
}

fn both<'a>(examples: &'a [Case], rejects: &'a [Case]) -> impl Iterator<Item = (&'a Case, bool)> {
    examples
        .iter()
        .map(|c| (c, true))
        .chain(rejects.iter().map(|c| (c, false)))
}

/// Runs the cases of an entry, given by its key and a form of it to show.
fn cases(
    book: &Codebook,
    entry: (&str, Option<&String>),
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
        report(book, entry, case, wanted, found, out);
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
    (key, form): (&str, Option<&String>),
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
        let such = form.map_or_else(String::new, |f| format!(", such as {f:?}"));
        format!(
            "expected its example to hold one of its forms{such}; found none in {:?}",
            case.text
        )
    } else {
        format!(
            "expected its reject to hold none of its forms ({}); found one in {:?}",
            case.why, case.text
        )
    };
    out.push(Problem::new(&file, key, &case.text, what));
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

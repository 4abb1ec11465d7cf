//! Which reports are made from another: printed again, shortened, or lightly rewritten.
//!
//! A rewrite changes the headline, the order of the words, the spelling school and the names
//! of the months, but it keeps most of the words. So two reports are compared by the words
//! that they share, each folded and without its particles, as a part of the shorter one's.
//! Reports that only tell the same event in words of their own share a quarter of them.
//! What names the other's outlet needs fewer. The original is the earlier one; of one day,
//! the longer one. Absent: copies in parts, of two originals at once.

use rasid_model::Report;
use rasid_text::Document;
use rasid_text::clitic::analyses;
use std::collections::{BTreeMap, BTreeSet};

/// The share of the shorter one's words, in hundredths, that makes a copy.
const COPY: usize = 45;
/// The same where it names the outlet of the other.
const QUOTED: usize = 39;
/// The fewest words that two must share: short news of one event is alike anyway.
const SHARED: usize = 16;
/// How many days later a copy may be printed.
const LATER: i32 = 7;
/// The most reports of which a word may be, to look for copies by it.
const COMMON: usize = 400;

/// A report as far as copies are concerned.
struct Words {
    stems: BTreeSet<String>,
    folded: String,
    outlet: Option<String>,
}

/// Marks the reports that are made from another, each with the first of its kind.
pub(crate) fn mark(reports: &mut [Report]) {
    let words: Vec<Words> = reports.iter().map(Words::of).collect();
    let mut parents: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (a, b) in likely(&words) {
        if !near_in_time(&reports[a], &reports[b]) {
            continue;
        }
        let (copy, original) = order(reports, &words, a, b);
        let Some(share) = copied(&words[copy], &words[original]) else {
            continue;
        };
        let best = parents.entry(copy).or_insert((share, original));
        if (share, std::cmp::Reverse(original)) > (best.0, std::cmp::Reverse(best.1)) {
            *best = (share, original);
        }
    }
    for copy in parents.keys() {
        let root = root(&parents, *copy);
        if root != *copy {
            let id = reports[root].id.clone();
            reports[*copy].copies_of.get_or_insert(id);
        }
    }
}

/// The first of a line of copies.
fn root(parents: &BTreeMap<usize, (usize, usize)>, copy: usize) -> usize {
    let mut passed = BTreeSet::from([copy]);
    let mut at = copy;
    while let Some((_, next)) = parents.get(&at) {
        if !passed.insert(*next) {
            break;
        }
        at = *next;
    }
    at
}

impl Words {
    fn of(report: &Report) -> Self {
        let doc = Document::new(&report.text);
        let stems = (0..doc.tokens.len()).filter_map(|i| stem(doc.word(i)));
        let outlet = report.outlet.as_ref();
        Self {
            stems: stems.collect(),
            folded: doc.folded.text().to_owned(),
            outlet: outlet.map(|o| rasid_text::fold::fold(&o.name_ar)),
        }
    }
}

/// The word without what is written onto its front; nothing for what says too little.
fn stem(word: &str) -> Option<String> {
    let long = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count() >= 3;
    if !long(word) {
        let figure = word.chars().all(|c| c.is_ascii_digit()) && word.len() == 2;
        return figure.then(|| word.to_owned());
    }
    let bare = analyses(word).filter(|a| a.suffix.is_none() && !a.future && long(&a.stem));
    bare.last().map(|a| a.stem.into_owned())
}

/// Pairs that share enough of the rarer words to be worth comparing.
fn likely(words: &[Words]) -> BTreeSet<(usize, usize)> {
    let mut with: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, report) in words.iter().enumerate() {
        for stem in &report.stems {
            with.entry(stem).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    for (at, report) in words.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        let rarer = report.stems.iter().map(|stem| &with[stem.as_str()]);
        for others in rarer.filter(|others| others.len() <= COMMON) {
            for other in others.iter().filter(|other| **other < at) {
                *shared.entry(*other).or_default() += 1;
            }
        }
        let enough = shared.into_iter().filter(|(_, count)| *count >= SHARED / 2);
        pairs.extend(enough.map(|(other, _)| (other, at)));
    }
    pairs
}

/// The share of the copy's words that the original has, where that makes it one.
fn copied(copy: &Words, original: &Words) -> Option<usize> {
    let shared = copy.stems.intersection(&original.stems).count();
    let share = shared * 100 / copy.stems.len().min(original.stems.len()).max(1);
    let named = original
        .outlet
        .as_ref()
        .is_some_and(|name| name.chars().count() >= 5 && copy.folded.contains(name.as_str()));
    let wanted = if named { QUOTED } else { COPY };
    (shared >= SHARED && share >= wanted).then_some(share)
}

fn near_in_time(a: &Report, b: &Report) -> bool {
    match (a.published.days(), b.published.days()) {
        (Some((first, _)), Some((other, _))) => {
            let days = first.until(other).map_or(i32::MAX, |span| span.get_days());
            days.abs() <= LATER
        }
        _ => true,
    }
}

/// The copy, then the original.
fn order(reports: &[Report], words: &[Words], a: usize, b: usize) -> (usize, usize) {
    let day = |at: usize| reports[at].published.days();
    let names = |x: usize, y: usize| {
        let outlet = words[y].outlet.as_ref().filter(|o| o.chars().count() >= 5);
        outlet.is_some_and(|o| words[x].folded.contains(o.as_str()))
            && words[x].outlet != words[y].outlet
    };
    match (day(a), day(b)) {
        (Some(x), Some(y)) if x.0 != y.0 => match x.0 < y.0 {
            true => (b, a),
            false => (a, b),
        },
        _ if names(a, b) && !names(b, a) => (a, b),
        _ if names(b, a) && !names(a, b) => (b, a),
        _ => {
            let length = |at: usize| (words[at].stems.len(), std::cmp::Reverse(&reports[at].id));
            match length(a) >= length(b) {
                true => (b, a),
                false => (a, b),
            }
        }
    }
}

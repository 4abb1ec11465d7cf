//! What linking is worth: simple ways to join the same tellings, measured the same way.
//!
//! Gold that such a way does well on is too easy to tell linkers apart.

use crate::links::{self, Clusters};
use crate::pairs::{Found, Told};
use crate::scores::{Baselines, Links};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Texts that share this part of their word triples are told to be copies.
const ALIKE: f64 = 0.5;

/// How many words a run has that two copies share.
const RUN: usize = 3;

/// Both ways, over gold's pairs.
pub(crate) fn count(found: &Found) -> Baselines {
    let copies = copies(found);
    Baselines {
        day_and_place: joined(found, day_and_place),
        same_text: joined(found, |told| {
            let kind = told.mentions.first().map(|m| m.kind)?;
            Some((copies[&told.report], kind))
        }),
    }
}

/// The clusters in which tellings with one key stand together, and those without stand alone.
fn joined<K: Ord>(found: &Found, key: impl Fn(&Told) -> Option<K>) -> Links {
    let mut by_key: BTreeMap<K, BTreeSet<usize>> = BTreeMap::new();
    let mut said: Clusters = Vec::new();
    for at in found.asked() {
        let told = found.of.get(&at).map(|t| &found.told[*t]);
        match told.and_then(&key) {
            Some(key) => _ = by_key.entry(key).or_default().insert(at),
            None => said.push(BTreeSet::from([at])),
        }
    }
    said.extend(by_key.into_values());
    links::score(&links::gold(found), &said)
}

fn day_and_place(told: &Told) -> Option<(Date, String)> {
    let time = told.mentions.iter().find_map(|m| m.time.as_ref()?.days());
    let place = told.mentions.iter().find_map(|m| m.place.as_ref());
    Some((time?.0, place?.id.clone()))
}

/// Of each report told of, the first that it is a copy of, or itself.
fn copies(found: &Found) -> BTreeMap<usize, usize> {
    let reports: BTreeSet<usize> = found.told.iter().map(|t| t.report).collect();
    let runs: Vec<(usize, BTreeSet<Vec<&str>>)> = reports
        .iter()
        .map(|at| (*at, runs(&found.record.reports[*at].text)))
        .collect();
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for (n, (at, mine)) in runs.iter().enumerate() {
        let like = runs[..n].iter().find(|(_, other)| alike(mine, other));
        let root = like.map_or(*at, |(other, _)| first[other]);
        first.insert(*at, root);
    }
    first
}

fn runs(text: &str) -> BTreeSet<Vec<&str>> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|w| !w.is_empty()).collect();
    words.windows(RUN).map(<[&str]>::to_vec).collect()
}

fn alike(a: &BTreeSet<Vec<&str>>, b: &BTreeSet<Vec<&str>>) -> bool {
    let both = a.intersection(b).count();
    let either = a.len() + b.len() - both;
    either > 0 && both as f64 >= ALIKE * either as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_another_headline_is_a_copy() {
        let body = "three rockets fell on the base at dawn and nobody was hurt said the army";
        let a = format!("rockets at dawn {body}");
        let b = format!("army: nobody hurt {body}");
        assert!(alike(&runs(&a), &runs(&b)));
        let other = "the minister met his guest in the capital and spoke of wheat and of water";
        assert!(!alike(&runs(&a), &runs(other)));
    }
}

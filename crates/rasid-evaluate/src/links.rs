//! How well the record joins tellings of one event: the field's coreference measures.
//!
//! Items are gold's pairs; a missed one is alone. Singletons lift all measures
//! but the pairwise one and MUC, so those two stand beside them.

use crate::pairs::Found;
use crate::scores::{Links, f1};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) type Clusters = Vec<BTreeSet<usize>>;

/// Pairwise, B3, MUC and CEAF-e over gold's pairs.
pub(crate) fn count(found: &Found) -> Links {
    let mut said: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for at in found.asked() {
        said.entry(found.event_of(at)).or_default().insert(at);
    }
    score(&gold(found), &said.into_values().collect())
}

/// Gold's pairs by event.
pub(crate) fn gold(found: &Found) -> Clusters {
    let mut gold: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for at in found.asked() {
        let event = found.wanted[at].event.id.as_str();
        gold.entry(event).or_default().insert(at);
    }
    gold.into_values().collect()
}

/// The measures of one way to join them.
pub(crate) fn score(gold: &Clusters, said: &Clusters) -> Links {
    let (b3, ceaf_e) = (b_cubed(gold, said), ceaf(gold, said));
    let recall = muc(gold, said);
    let muc = recall.map(|recall| f1(muc(said, gold).unwrap_or(0.0), recall));
    Links {
        pairwise: pairwise(gold, said),
        b3,
        muc,
        ceaf_e,
        conll: (b3 + ceaf_e + muc.unwrap_or(b3)) / 3.0,
    }
}

fn cluster_of(clusters: &Clusters) -> BTreeMap<usize, usize> {
    let all = clusters.iter().enumerate();
    all.flat_map(|(at, items)| items.iter().map(move |item| (*item, at)))
        .collect()
}

fn b_cubed(gold: &Clusters, said: &Clusters) -> f64 {
    let (in_gold, in_said) = (cluster_of(gold), cluster_of(said));
    let (mut precision, mut recall) = (0.0, 0.0);
    for (item, g) in &in_gold {
        let Some(s) = in_said.get(item) else { continue };
        let both = gold[*g].intersection(&said[*s]).count() as f64;
        precision += both / said[*s].len() as f64;
        recall += both / gold[*g].len() as f64;
    }
    let n = in_gold.len().max(1) as f64;
    f1(precision / n, recall / n)
}

/// Links kept of links there are; nothing where there is none.
fn muc(of: &Clusters, by: &Clusters) -> Option<f64> {
    let by = cluster_of(by);
    let (mut kept, mut all) = (0, 0);
    for items in of {
        let parts: BTreeSet<_> = items.iter().filter_map(|i| by.get(i)).collect();
        kept += items.len() - parts.len();
        all += items.len() - 1;
    }
    (all > 0).then(|| kept as f64 / all as f64)
}

/// Clusters aligned one to one, the likest first.
fn ceaf(gold: &Clusters, said: &Clusters) -> f64 {
    let mut alike = Vec::new();
    for (g, a) in gold.iter().enumerate() {
        for (s, b) in said.iter().enumerate() {
            let both = a.intersection(b).count();
            if both > 0 {
                alike.push((2.0 * both as f64 / (a.len() + b.len()) as f64, g, s));
            }
        }
    }
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let (mut golds, mut saids, mut total) = (BTreeSet::new(), BTreeSet::new(), 0.0);
    for (likeness, g, s) in alike {
        if !golds.contains(&g) && !saids.contains(&s) {
            golds.insert(g);
            saids.insert(s);
            total += likeness;
        }
    }
    if gold.is_empty() {
        return 0.0;
    }
    f1(total / said.len() as f64, total / gold.len() as f64)
}

/// Two tellings, one event: said so? Nothing where gold joins none.
fn pairwise(gold: &Clusters, said: &Clusters) -> Option<f64> {
    let pairs = |n: usize| n * n.saturating_sub(1) / 2;
    let of = |clusters: &Clusters| clusters.iter().map(|c| pairs(c.len())).sum::<usize>();
    let (wanted, got) = (of(gold), of(said));
    let by = cluster_of(said);
    let mut hit = 0;
    for items in gold {
        let mut parts: BTreeMap<usize, usize> = BTreeMap::new();
        for part in items.iter().filter_map(|i| by.get(i)) {
            *parts.entry(*part).or_default() += 1;
        }
        hit += parts.values().map(|n| pairs(*n)).sum::<usize>();
    }
    let share = |of: usize| if of > 0 { hit as f64 / of as f64 } else { 0.0 };
    (wanted > 0).then(|| f1(share(got), share(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clusters(all: &[&[usize]]) -> Clusters {
        all.iter().map(|c| c.iter().copied().collect()).collect()
    }

    #[test]
    fn the_same_clusters_score_one() {
        let gold = clusters(&[&[0, 1, 2], &[3]]);
        let links = score(&gold, &gold);
        assert_eq!(links.pairwise, Some(1.0));
        assert_eq!(links.conll, 1.0);
    }

    /// The worked example of Bagga and Baldwin (1998): 5 + 2 + 5 items, two clusters joined.
    #[test]
    fn joining_two_clusters_costs_what_the_papers_say() {
        let gold = clusters(&[&[1, 2, 3, 4, 5], &[6, 7], &[8, 9, 10, 11, 12]]);
        let said = clusters(&[&[1, 2, 3, 4, 5], &[6, 7, 8, 9, 10, 11, 12]]);
        assert!((muc(&said, &gold).unwrap() - 0.9).abs() < 1e-9);
        assert_eq!(muc(&gold, &said), Some(1.0));
        let b3 = b_cubed(&gold, &said);
        assert!((b3 - f1(0.762, 1.0)).abs() < 1e-3, "{b3}");
    }
}

//! From judged rows to the weights of one type of event.
//!
//! The recipe: features that stand in five documents or more; each as rare as it
//! is (inverse document frequency), each group by the root of how many features
//! it has; people's doubts as lighter examples; the few that tell events counting
//! nearly as much as the many that do not; a linear support vector machine,
//! learned twice: the second time over the features that moved most in the first,
//! for the rest cost the coder time and decide nothing. The figures below were
//! chosen by repeated cross-validation over documents; near them, the measures
//! hardly change.

use crate::rows::Row;
use crate::svm::{Point, train};
use rasid_codebook::judge::UNIT;
use rasid_model::EventType;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The types of event that are learned.
pub const KINDS: [EventType; 2] = [EventType::Assault, EventType::Protest];

/// The documents that a feature must stand in.
const DOCUMENTS: usize = 5;
/// What each group counts: words, shape, near, told.
const SCALE: [f64; 4] = [0.30, 0.28, 0.18, 0.12];
/// The cost of an example on the wrong side.
const COST: f64 = 0.1;
/// What those that tell an event count beside those that do not.
const TOLD: f64 = 0.75;
/// The features that are kept.
const KEPT: usize = 4000;
/// What a row counts that some people held to report an event, and a row without a majority.
const DIFFICULT: f64 = 0.15;
const AMBIGUOUS: f64 = 0.3;
/// Weights below this are left out of the file.
const LEAST: i32 = 100;

/// One sentence of a row, as the learned part sees it.
pub struct Example {
    doc: String,
    kind: EventType,
    groups: [Vec<String>; 4],
    /// On which side, and how much it counts; `None` for what teaches nothing.
    teaches: Option<(bool, f64)>,
}

impl Example {
    pub fn new(row: &Row, kind: EventType, groups: [Vec<String>; 4]) -> Self {
        Self {
            doc: row.doc.clone(),
            kind,
            groups,
            teaches: teaches(row).filter(|_| row.kind() == Some(kind)),
        }
    }
}

fn teaches(row: &Row) -> Option<(bool, f64)> {
    if row.exclude.as_deref().is_some_and(|e| e != "ambiguous") {
        return None;
    }
    match row.label.as_str() {
        "yes" => Some((true, 1.0)),
        "easy no" => Some((false, 1.0)),
        "difficult no" => Some((false, DIFFICULT)),
        _ if row.share() > 0.5 => Some((true, AMBIGUOUS)),
        _ if row.share() < 0.4 => Some((false, AMBIGUOUS)),
        _ => None,
    }
}

/// What was learned: features by name, with their weights as the file holds them.
pub struct Model {
    kind: EventType,
    weights: BTreeMap<String, i32>,
    bias: i32,
}

impl Model {
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// The file of weights.
    pub fn file(&self, rows: usize, checksum: u64) -> String {
        let mut out = format!(
            "# What each feature of a sentence says of whether it tells an event of type {}.\n\
             # Written by cargo xtask learn; the recipe is xtask/examples/learn/model.rs.\n\
             # From gsr-dev.jsonl (openeventdata/arabic_event_gsr, MIT): {rows} rows, checksum {checksum:016x}.\n\
             # A line is a feature, a tab and its weight; {UNIT} is one.\n\
             bias\t{}\n",
            self.kind, self.bias
        );
        for (name, weight) in &self.weights {
            let _ = writeln!(out, "{name}\t{weight}");
        }
        out
    }
}

/// Learns one type of event from the documents that `seen` holds.
pub fn learn(kind: EventType, examples: &[Example], seen: impl Fn(&str) -> bool) -> Model {
    let seen: Vec<&Example> = examples.iter().filter(|e| seen(&e.doc)).collect();
    let vocabulary = Vocabulary::of(&seen);
    let mut own: Vec<Point> = seen
        .iter()
        .filter(|e| e.kind == kind)
        .filter_map(|e| vocabulary.point(e))
        .collect();
    let (weights, _) = balanced(&own, vocabulary.len());
    let kept = heaviest(&own, &weights);
    for point in &mut own {
        point.values.retain(|(feature, _)| kept[*feature as usize]);
    }
    let (weights, bias) = balanced(&own, vocabulary.len());
    vocabulary.model(kind, &weights, bias)
}

/// Which features move the scores most: by their weight and by what they come to in all examples.
fn heaviest(points: &[Point], weights: &[f64]) -> Vec<bool> {
    let mut moved = vec![0.0; weights.len()];
    for (feature, value) in points.iter().flat_map(|p| &p.values) {
        moved[*feature as usize] += value * value;
    }
    for (sum, weight) in moved.iter_mut().zip(weights) {
        *sum *= weight * weight;
    }
    let mut order: Vec<usize> = (0..moved.len()).collect();
    order.sort_by(|a, b| moved[*b].total_cmp(&moved[*a]).then(a.cmp(b)));
    let mut kept = vec![false; moved.len()];
    for at in order.into_iter().take(KEPT) {
        kept[at] = true;
    }
    kept
}

/// Learns with the sides counting as they should beside each other, so that the score decides at zero.
fn balanced(points: &[Point], features: usize) -> (Vec<f64>, f64) {
    let sum = |positive| -> f64 {
        let side = points.iter().filter(|p| p.positive == positive);
        side.map(|p| p.weight).sum::<f64>().max(1e-9)
    };
    let (yes, no) = (sum(true), sum(false));
    let share = |p: &Point| {
        let (side, counts) = if p.positive { (yes, TOLD) } else { (no, 1.0) };
        0.5 * counts * (yes + no) / side
    };
    let even: Vec<(&Point, f64)> = points
        .iter()
        .map(|p| (p, COST * p.weight * share(p)))
        .collect();
    train(&even, features)
}

/// The features that may weigh anything, by group and name, each with how rare it is.
struct Vocabulary<'e> {
    number: BTreeMap<(usize, &'e str), (u32, f64)>,
}

impl<'e> Vocabulary<'e> {
    fn of(examples: &[&'e Example]) -> Self {
        let mut documents: BTreeMap<(usize, &str), BTreeSet<&str>> = BTreeMap::new();
        let mut count: BTreeMap<(usize, &str), u32> = BTreeMap::new();
        for example in examples {
            for (group, names) in example.groups.iter().enumerate() {
                let names: BTreeSet<&str> = names.iter().map(String::as_str).collect();
                for name in names {
                    let key = (group, name);
                    *count.entry(key).or_default() += 1;
                    documents.entry(key).or_default().insert(&example.doc);
                }
            }
        }
        let total = examples.len() as f64;
        let number = documents
            .into_iter()
            .filter(|(_, docs)| docs.len() >= DOCUMENTS)
            .map(|(key, _)| key)
            .zip(0..)
            .map(|(key, number)| {
                let in_examples = f64::from(count.get(&key).copied().unwrap_or(1));
                let rare = ((1.0 + total) / (1.0 + in_examples)).ln() + 1.0;
                let rare = if key.0 == 3 { 1.0 } else { rare };
                (key, (number, rare * SCALE[key.0]))
            })
            .collect();
        Self { number }
    }

    fn len(&self) -> usize {
        self.number.len()
    }

    fn point(&self, example: &Example) -> Option<Point> {
        let (positive, weight) = example.teaches?;
        let mut values = Vec::new();
        for (group, names) in example.groups.iter().enumerate() {
            let spread = if group == 3 {
                1.0
            } else {
                (names.len().max(1) as f64).sqrt()
            };
            let names: BTreeSet<&str> = names.iter().map(String::as_str).collect();
            for name in names {
                if let Some((number, scale)) = self.number.get(&(group, name)) {
                    values.push((*number, scale / spread));
                }
            }
        }
        Some(Point {
            values,
            positive,
            weight,
        })
    }

    fn model(&self, kind: EventType, weights: &[f64], bias: f64) -> Model {
        let unit = f64::from(UNIT);
        let mut out = BTreeMap::new();
        for ((_, name), (number, scale)) in &self.number {
            let weight = (weights[*number as usize] * scale * unit).round() as i32;
            if weight.abs() >= LEAST {
                out.insert((*name).to_owned(), weight);
            }
        }
        Model {
            kind,
            weights: out,
            bias: (bias * unit).round() as i32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(doc: usize, positive: bool) -> Example {
        let word = if positive { "w yes" } else { "w no" };
        Example {
            doc: format!("d{doc}"),
            kind: EventType::Assault,
            groups: [
                vec![word.to_owned(), format!("w rare{doc}")],
                Vec::new(),
                Vec::new(),
                Vec::new(),
            ],
            teaches: Some((positive, 1.0)),
        }
    }

    fn examples() -> Vec<Example> {
        (0..20).map(|n| example(n, n % 2 == 0)).collect()
    }

    #[test]
    fn only_what_stands_in_five_documents_is_kept() {
        let model = learn(EventType::Assault, &examples(), |_| true);
        let names: Vec<&str> = model.weights.keys().map(String::as_str).collect();
        assert_eq!(names, ["w no", "w yes"]);
        assert!(model.weights["w yes"] > 0 && model.weights["w no"] < 0);
    }

    #[test]
    fn what_moves_the_scores_most_is_kept() {
        let points: Vec<Point> = (0..10_u32)
            .map(|n| Point {
                values: vec![(n % 2, 1.0)],
                positive: n % 2 == 0,
                weight: 1.0,
            })
            .collect();
        let mut weights = vec![0.0; KEPT + 2];
        (weights[0], weights[1]) = (0.5, -0.5);
        let kept = heaviest(&points, &weights);
        assert!(kept[0] && kept[1]);
        assert_eq!(kept.iter().filter(|k| **k).count(), KEPT);
    }

    #[test]
    fn learning_twice_gives_the_same_bytes() {
        let file = || learn(EventType::Assault, &examples(), |_| true).file(20, 7);
        assert_eq!(file(), file());
    }

    #[test]
    fn a_document_held_out_teaches_nothing() {
        let few = learn(EventType::Assault, &examples(), |doc| doc < "d14");
        assert_ne!(
            few.file(0, 0),
            learn(EventType::Assault, &examples(), |_| true).file(0, 0)
        );
    }
}

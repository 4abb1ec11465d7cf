//! The figures, and how far chance alone may move them.

use crate::pairs::{self, Found};
use serde::Serialize;
use std::collections::BTreeMap;

/// Right, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Share {
    pub right: usize,
    pub of: usize,
}

impl Share {
    /// As a part of one; one where there is nothing to get right.
    pub fn share(self) -> f64 {
        if self.of == 0 {
            return 1.0;
        }
        self.right as f64 / self.of as f64
    }
}

/// Pairs of an event and a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pairs {
    /// Told by both.
    pub right: usize,
    /// Told by the record alone.
    pub invented: usize,
    /// Second tellings of what was told already.
    pub split: usize,
    /// Told by gold.
    pub gold: usize,
}

impl Pairs {
    /// The share of what the record tells that is right.
    pub fn precision(self) -> f64 {
        part(self.right, self.right + self.invented)
    }

    /// The share of what gold tells that the record has.
    pub fn recall(self) -> f64 {
        part(self.right, self.gold)
    }

    /// Their harmonic mean.
    pub fn f1(self) -> f64 {
        f1(self.precision(), self.recall())
    }
}

/// How well tellings of one event are joined.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Links {
    pub pairwise: Option<f64>,
    pub b3: f64,
    pub muc: Option<f64>,
    pub ceaf_e: f64,
    pub conll: f64,
}

/// The same tellings, joined in a simple way.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Baselines {
    /// Those of one day at one place.
    pub day_and_place: Links,
    /// Those of one kind in reports that share most of their words.
    pub same_text: Links,
}

/// What was found of what there is, and what was said besides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Finds {
    pub found: Share,
    pub wrong: usize,
}

/// Between these a figure lies in 95 of 100 draws of reports.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// Everything measured.
#[derive(Clone, Debug, Serialize)]
pub struct Scores {
    /// Events found, invented, split and missed.
    pub pairs: Pairs,
    /// Of the F1 of pairs, over draws of whole reports.
    pub interval: Interval,
    /// Values that agree, by field.
    pub fields: BTreeMap<&'static str, Share>,
    /// Links between reports.
    pub links: Links,
    /// What simple ways to join them reach.
    pub baselines: Baselines,
    /// Reports known as copies.
    pub copies: Finds,
    /// Sources that events go back to.
    pub roots: Finds,
    /// Events with the right number of independent sources.
    pub sources: Share,
    /// Answers found.
    pub responses: Share,
    /// Stated answers that gold lacks.
    pub wrong_responses: usize,
    /// Disputed values told from agreed ones.
    pub disputes: Share,
    /// Values that show their words.
    pub evidence: Share,
    /// Reports dated right.
    pub dates: Share,
    /// Statements found.
    pub statements: Share,
    /// Statements found with their speaker.
    pub speakers: Share,
    /// Statements in the record.
    pub statements_said: usize,
    /// Reported counts found.
    pub tallies: Share,
    /// Reported counts in the record.
    pub tallies_said: usize,
    /// What is missed and what is invented, in words.
    #[serde(skip)]
    pub misses: Vec<String>,
}

impl Scores {
    /// All values of all fields together.
    pub fn fields_pooled(&self) -> Share {
        let all = self.fields.values();
        all.fold(Share::default(), |sum, share| Share {
            right: sum.right + share.right,
            of: sum.of + share.of,
        })
    }

    /// The mean over fields.
    pub fn fields_mean(&self) -> f64 {
        let shares: Vec<f64> = self.fields.values().map(|s| s.share()).collect();
        shares.iter().sum::<f64>() / shares.len().max(1) as f64
    }
}

pub(crate) fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 {
        2.0 * precision * recall / (precision + recall)
    } else {
        0.0
    }
}

fn part(of: usize, whole: usize) -> f64 {
    if whole > 0 {
        of as f64 / whole as f64
    } else {
        0.0
    }
}

/// How many draws of reports.
const DRAWS: usize = 1000;

/// Draws reports again and again, with a fixed seed, and keeps the middle 95 of 100.
pub(crate) fn spread(found: &Found) -> Interval {
    let reports = pairs::by_report(found);
    let mut state = 7u64;
    let mut figures: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let mut sum = Pairs::default();
            for _ in &reports {
                let [right, invented, gold] = reports[draw(&mut state, reports.len())];
                sum.right += right;
                sum.invented += invented;
                sum.gold += gold;
            }
            sum.f1()
        })
        .collect();
    figures.sort_by(f64::total_cmp);
    Interval {
        low: figures[DRAWS * 25 / 1000],
        high: figures[DRAWS * 975 / 1000],
    }
}

/// A number below `n`, by Knuth's linear congruence: the same in every run.
fn draw(state: &mut u64, n: usize) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    ((*state >> 33) % n.max(1) as u64) as usize
}

//! Are two reports made of one text?
//!
//! Two who tell one event by themselves share its names and figures; a copy shares what
//! stands between them too. The thresholds were chosen on `corpus/crossreport`'s half for
//! development and on `corpus/copies`: the closest independent tellings there share a
//! tenth of their pairs, the freest rewrites that name nobody a sixth.

use super::wording::Wording;

/// The share of its pairs that the shorter has in common with the other, in thousandths.
const KIN: u32 = 165;
/// The same where one says that the other has told it.
const KIN_WHERE_CREDITED: u32 = 90;
/// A paragraph so shared was lifted, whatever stands around it.
const LIFTED: u32 = 600;
/// In a report that shares no less than this.
const AROUND_LIFTED: u32 = 70;
/// Pairs that a lifted paragraph has.
const PARAGRAPH: usize = 40;
/// Fewer pairs in common are chance.
const LEAST: usize = 8;
/// How many days a text is copied for.
const FRESH: i32 = 7;

/// How one report is tied to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kin {
    /// The other report.
    pub to: u32,
    /// How much of the shorter is in both, in thousandths.
    pub share: u32,
    /// Does it name the other's outlet?
    pub credits: bool,
    /// Does the other name its outlet?
    pub credited: bool,
}

impl Kin {
    pub fn to(self, to: u32) -> Self {
        Self { to, ..self }
    }

    /// As the other sees it.
    pub fn turned(self) -> Self {
        Self {
            credits: self.credited,
            credited: self.credits,
            ..self
        }
    }
}

/// The kinship of `a` to `b`, where they are kin.
pub(super) fn kinship(a: &Wording, b: &Wording) -> Option<Kin> {
    if !fresh(a, b) {
        return None;
    }
    let (of_a, of_b) = (a.pairs(), b.pairs());
    let both = shared(&of_a, &of_b);
    let shorter = of_a.len().min(of_b.len());
    let share = thousandths(both, shorter);
    let (credits, credited) = (a.credits(b), b.credits(a));
    let enough = match credits || credited {
        true => KIN_WHERE_CREDITED,
        false => KIN,
    };
    let whole = both == shorter && both > 0;
    let lifted = || share >= AROUND_LIFTED && (lifts(a, &of_b) || lifts(b, &of_a));
    let kin = whole || both >= LEAST && (share >= enough || lifted());
    kin.then_some(Kin {
        to: 0,
        share,
        credits,
        credited,
    })
}

/// Could one be made from the other while it was news? A day that is not known may be any.
fn fresh(a: &Wording, b: &Wording) -> bool {
    let apart = |(a, b): (crate::days::Days, crate::days::Days)| a.gap(b);
    a.days().zip(b.days()).map(apart).is_none_or(|d| d <= FRESH)
}

fn lifts(from: &Wording, pairs: &[u32]) -> bool {
    let mut paragraphs = from.paragraphs().filter(|p| p.len() >= PARAGRAPH);
    paragraphs.any(|p| thousandths(shared(&p, pairs), p.len()) >= LIFTED)
}

fn thousandths(part: usize, of: usize) -> u32 {
    (part * 1000 / of.max(1)) as u32
}

/// How many two sorted lists have in common.
pub(super) fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    both
}

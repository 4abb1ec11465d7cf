//! How alike two sentences are, without knowing their language.
//!
//! A sentence is the set of its runs of four letters; runs forgive prefixes and
//! spelling. Long sentences keep only the smallest hashes, a fair sample of them.

use crate::knowledge::Knowledge;
use crate::stable;
use crate::sym::Sym;
use rasid_model::{Mention, Report, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

const RUN: usize = 4;
const KEPT: usize = 64;
/// The most telling words that are kept of a report.
const STORY: usize = 24;

/// The smallest hashes of a sentence's runs of letters, sorted.
pub(crate) type Sketch = Vec<u32>;

/// What is read of the words around mentions.
pub(crate) struct Read {
    /// The sentence of each.
    pub sketches: Vec<Arc<[u32]>>,
    /// The whole text that each stands in.
    pub texts: Vec<Option<Sym>>,
    /// The telling words of the report that each stands in.
    pub stories: Vec<Arc<[u32]>>,
}

impl Read {
    /// Each report's letters walked once.
    pub fn all(
        mentions: &[&Mention],
        reports: &BTreeMap<&str, &Report>,
        knowledge: &dyn Knowledge,
    ) -> Self {
        let mut read = Self {
            sketches: vec![Arc::from([]); mentions.len()],
            texts: vec![None; mentions.len()],
            stories: vec![Arc::from([]); mentions.len()],
        };
        let mut by_report: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (i, mention) in mentions.iter().enumerate() {
            by_report
                .entry(mention.report.as_str())
                .or_default()
                .push(i);
        }
        for (report, members) in by_report {
            let Some(report) = reports.get(report) else {
                continue;
            };
            let text = match (report.text.as_str(), &report.copies_of) {
                ("", Some(original)) => Sym::of(original),
                ("", None) => Sym::of(&report.id),
                (text, _) => Sym::of(text),
            };
            let letters: Vec<char> = report.text.chars().collect();
            let story: Arc<[u32]> = story(knowledge, &report.text).into();
            for i in members {
                read.stories[i] = Arc::clone(&story);
                let Span { start, end } = mentions[i].sentence;
                let end = (end as usize).min(letters.len());
                read.sketches[i] = sketch(&letters[(start as usize).min(end)..end]).into();
                read.texts[i] = Some(text);
            }
        }
        read
    }
}

/// The telling words of a text as stable hashes, the smallest of them, sorted: a fair
/// sample that hangs on the words alone.
fn story(knowledge: &dyn Knowledge, text: &str) -> Vec<u32> {
    let words = knowledge.telling_words(text).into_iter();
    let mut words: Vec<u32> = words
        .map(|word| (stable::hash(word.as_bytes()) >> 32) as u32)
        .collect();
    words.sort_unstable();
    words.dedup();
    words.truncate(STORY);
    words
}

/// Do two sorted lists share a word?
pub(crate) fn share(a: &[u32], b: &[u32]) -> bool {
    a.iter().any(|word| b.binary_search(word).is_ok())
}

pub(crate) fn sketch(sentence: &[char]) -> Sketch {
    let letters: Vec<char> = sentence
        .iter()
        .filter(|c| c.is_alphanumeric())
        .flat_map(|c| c.to_lowercase())
        .collect();
    let mut bytes = [0; 4 * RUN];
    let mut runs: Vec<u32> = letters
        .windows(RUN)
        .map(|run| {
            let mut end = 0;
            for letter in run {
                end += letter.encode_utf8(&mut bytes[end..]).len();
            }
            (stable::hash(&bytes[..end]) >> 32) as u32
        })
        .collect();
    runs.sort_unstable();
    runs.dedup();
    runs.truncate(KEPT);
    runs
}

/// The share of runs that two sentences have in common, in hundredths.
pub(crate) fn likeness(a: &[u32], b: &[u32]) -> i32 {
    if a.is_empty() || b.is_empty() {
        return 0;
    }
    let (mut i, mut j, mut shared, mut seen) = (0, 0, 0, 0);
    while seen < KEPT && i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
        seen += 1;
    }
    // Where one sample ran out, the rest of the other is unshared, up to the sample's size.
    let rest = if a.len() == KEPT && b.len() == KEPT {
        0
    } else {
        a.len() - i + b.len() - j
    };
    let all = (seen + rest).min(KEPT.max(seen));
    (shared * 100 / all.max(1)) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Sketch {
        sketch(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn the_same_words_are_alike_whatever_their_marks() {
        let a = of("Three rockets fell on the field at dawn, the monitor said.");
        let b = of("three rockets fell on the field at dawn the monitor said");
        assert_eq!(likeness(&a, &b), 100);
    }

    #[test]
    fn other_words_are_not() {
        let a = of("Three rockets fell on the field at dawn, the monitor said.");
        let b = of("Ministers met in the capital to discuss wheat imports.");
        assert!(likeness(&a, &b) < 10);
        assert_eq!(likeness(&a, &[]), 0);
    }

    #[test]
    fn a_retold_quote_is_alike() {
        let a =
            of("We cannot say exactly who launched them or why, she told reporters on Thursday");
        let b = of(
            "On the sixth of the month she said: we cannot say exactly who launched them or why",
        );
        assert!(likeness(&a, &b) >= 30, "{}", likeness(&a, &b));
    }
}

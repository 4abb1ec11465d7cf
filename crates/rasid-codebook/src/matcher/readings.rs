//! The words of one report, looked up: under each clitic reading, and misspelt.

use super::find::{Found, FoundPhrases, NONE};
use super::{Clitics, Matcher};
use rasid_text::{Document, PerWord, TokenKind, Vocabulary, clitic};

/// A word of the trie that a token may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub word: u32,
    pub clitics: Clitics,
}

/// What the codebook knows in a report: each token's readings, and the forms that begin at it.
#[derive(Debug)]
pub struct Readings {
    at: Vec<u32>,
    readings: Vec<Reading>,
    pub(super) transparent: Vec<bool>,
    preps: Vec<[Option<char>; 2]>,
    pub(super) found_at: Vec<u32>,
    pub(super) found: Vec<Found>,
    /// The longest of each token's forms, as an index into `found`.
    pub(super) longest: Vec<u32>,
    pub(super) phrases: Vec<FoundPhrases>,
}

/// What the codebook knows of words by themselves, kept from report to report.
#[derive(Debug, Default)]
pub struct Known {
    words: PerWord<KnownWord>,
    readings: Vec<Reading>,
}

/// A word's readings, and the prepositions it may begin with.
#[derive(Clone, Copy, Debug)]
struct KnownWord {
    start: u32,
    end: u32,
    preps: [Option<char>; 2],
}

impl Readings {
    fn with_room(tokens: usize) -> Self {
        Self {
            at: Vec::with_capacity(tokens + 1),
            readings: Vec::with_capacity(tokens * 2),
            transparent: Vec::with_capacity(tokens),
            preps: Vec::with_capacity(tokens),
            found_at: Vec::with_capacity(tokens + 1),
            found: Vec::with_capacity(tokens * 2),
            longest: Vec::with_capacity(tokens),
            phrases: Vec::new(),
        }
    }

    /// How many tokens there are.
    pub(super) fn tokens(&self) -> usize {
        self.at.len().saturating_sub(1)
    }

    pub(super) fn of(&self, token: usize) -> &[Reading] {
        match (self.at.get(token), self.at.get(token + 1)) {
            (Some(from), Some(to)) => &self.readings[*from as usize..*to as usize],
            _ => &[],
        }
    }

    /// Does the codebook know no reading of this token?
    pub fn unknown(&self, token: usize) -> bool {
        self.of(token).is_empty()
    }

    /// Can this token be read with the one-letter preposition `prep` before it?
    pub fn has_prep(&self, token: usize, prep: char) -> bool {
        self.preps
            .get(token)
            .is_some_and(|p| p.contains(&Some(prep)))
    }
}

impl Matcher {
    /// Looks every token of a report up, and finds the forms that begin at it.
    pub fn readings(&self, doc: &Document) -> Readings {
        let numbers = Vocabulary::default().number(doc);
        self.readings_kept(doc, &numbers, &mut Known::default())
    }

    /// As [`Self::readings`], of words that have these numbers in a vocabulary: what is
    /// known of them is kept for the next report.
    pub fn readings_kept(&self, doc: &Document, numbers: &[u32], known: &mut Known) -> Readings {
        let mut out = Readings::with_room(doc.tokens.len());
        for (i, (token, number)) in doc.tokens.iter().zip(numbers).enumerate() {
            out.at.push(out.readings.len() as u32);
            out.transparent
                .push(matches!(token.kind, TokenKind::Open | TokenKind::Close));
            let mut preps = [None; 2];
            if matches!(
                token.kind,
                TokenKind::Word | TokenKind::Number | TokenKind::Latin
            ) {
                let Known { words, readings } = known;
                let word = words.of(*number, || self.know(doc.word(i), readings));
                let range = word.start as usize..word.end as usize;
                out.readings.extend_from_slice(&readings[range]);
                preps = word.preps;
            }
            out.preps.push(preps);
        }
        out.at.push(out.readings.len() as u32);
        self.find(&mut out);
        out
    }

    fn know(&self, word: &str, readings: &mut Vec<Reading>) -> KnownWord {
        let start = readings.len() as u32;
        let mut preps = [None; 2];
        self.read_token(word, readings, &mut preps);
        KnownWord {
            start,
            end: readings.len() as u32,
            preps,
        }
    }

    fn read_token(&self, word: &str, out: &mut Vec<Reading>, preps: &mut [Option<char>; 2]) {
        let before = out.len();
        for analysis in clitic::analyses(word) {
            if analysis.prep.is_some() && !preps.contains(&analysis.prep) {
                let free = usize::from(preps[0].is_some());
                preps[free] = analysis.prep;
            }
            let Some(known) = self.by_text.get(&*analysis.stem) else {
                continue;
            };
            let clitics = Clitics {
                conj: analysis.conj.is_some(),
                prep: analysis.prep,
                article: analysis.article,
                suffix: analysis.suffix.is_some(),
                named: false,
            };
            if analysis.article && known.articled != NONE {
                out.push(Reading {
                    word: known.articled,
                    clitics: Clitics {
                        named: true,
                        ..clitics
                    },
                });
            }
            if known.bare != NONE {
                out.push(Reading {
                    word: known.bare,
                    clitics,
                });
            }
        }
        if out.len() == before {
            out.extend(self.misspelt(word));
        }
    }

    fn misspelt(&self, word: &str) -> Option<Reading> {
        let mut whole = clitic::analyses(word).filter(|a| a.suffix.is_none());
        whole.find_map(|analysis| {
            let clitics = Clitics {
                conj: analysis.conj.is_some(),
                prep: analysis.prep,
                article: analysis.article,
                suffix: false,
                named: false,
            };
            let word = self.typos.mend(&analysis.stem)?;
            Some(Reading { word, clitics })
        })
    }
}

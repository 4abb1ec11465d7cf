//! Finds codebook forms in a tokenised report.
//!
//! Forms are sequences of folded words in a trie. A token is looked up under
//! each of its clitic readings, so a form is found with any proclitic on its
//! first word, with or without the article, and never inside a word. A form
//! written with the article wants it; a form written without takes both.

use rasid_text::{Document, TokenKind, clitic};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Grammatical number of a noun form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Grammatical {
    Singular,
    Dual,
    Plural,
}

/// How a state is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum CountryForm {
    Name,
    Capital,
    Nisba,
}

/// In which form a frame's trigger stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum FrameForm {
    Verb {
        perfect: bool,
        feminine: bool,
        plural: bool,
    },
    Noun(Grammatical),
    Fixed,
}

/// What a form stands for: an index into the codebook's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Ref {
    Actor(u32),
    Country(u32, CountryForm),
    Person {
        at: u32,
        short: bool,
    },
    Office(u32),
    Source {
        at: u32,
        short: bool,
    },
    /// A place; a risky one has an ordinary word for its name.
    Place {
        at: u32,
        risky: bool,
    },
    Weapon(u32, Grammatical),
    WeaponAdjective(u32),
    Frame(u32, FrameForm),
    Word(crate::WordClass),
    WordVerb(crate::WordClass),
    /// A phrase of a fact: fact, group.
    FactPhrase(u32, u16),
}

impl Ref {
    /// May a pronoun ending hang on it? Names take none.
    fn takes_suffix(self) -> bool {
        matches!(
            self,
            Ref::Weapon(..)
                | Ref::Frame(..)
                | Ref::Word(_)
                | Ref::WordVerb(crate::WordClass::Relay | crate::WordClass::Say)
        )
    }
}

/// What hung on a match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Clitics {
    pub conj: bool,
    pub prep: Option<char>,
    pub article: bool,
    pub suffix: bool,
    /// The article is the form's own.
    pub named: bool,
}

/// A form found in a report.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// The tokens it covers.
    pub tokens: Range<usize>,
    /// What it stands for.
    pub refs: &'a [Ref],
    /// What hung on it.
    pub clitics: Clitics,
}

impl Hit<'_> {
    /// Is it only the name of a place, and an ordinary word as well?
    fn is_risky(&self) -> bool {
        self.refs
            .iter()
            .all(|r| matches!(r, Ref::Place { risky: true, .. } | Ref::FactPhrase(..)))
    }
}

#[derive(Clone, Copy, Debug)]
struct Reading {
    word: u32,
    clitics: Clitics,
}

/// Every token's readings that the codebook knows, made once per report.
#[derive(Debug)]
pub struct Readings {
    at: Vec<u32>,
    readings: Vec<Reading>,
    transparent: Vec<bool>,
    preps: Vec<[Option<char>; 2]>,
}

impl Readings {
    fn of(&self, token: usize) -> &[Reading] {
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

#[derive(Debug, Default)]
struct Node {
    refs: Vec<Ref>,
    /// A last one-letter word of the form: the next token must carry it.
    wants_prep: Vec<(char, Ref)>,
}

/// The trie over all forms.
#[derive(Debug, Default)]
pub struct Matcher {
    bare: FxHashMap<Box<str>, u32>,
    articled: FxHashMap<Box<str>, u32>,
    words: u32,
    edges: FxHashMap<(u32, u32), u32>,
    nodes: Vec<Node>,
    forms: u32,
    typos: Typos,
}

/// Names whose misspellings are mended: letters moved, one lost, one added.
#[derive(Debug, Default)]
struct Typos {
    by_letters: FxHashMap<Box<str>, u32>,
}

/// The shortest word whose misspelling is mended.
const TYPO_LETTERS: usize = 5;

/// A word's first and last letter and its letters in order, so that moved letters look alike.
fn letters_key(word: &str) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < TYPO_LETTERS {
        return None;
    }
    let (first, last) = (letters[0], letters[letters.len() - 1]);
    letters.sort_unstable();
    Some([first, last].into_iter().chain(letters).collect())
}

/// A long word with any one inner letter left out, marked as such.
fn one_less(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < TYPO_LETTERS + 2 {
        return Vec::new();
    }
    let without = |gone: usize| {
        letters
            .iter()
            .enumerate()
            .filter(move |(at, _)| *at != gone)
            .map(|(_, c)| *c)
    };
    (1..letters.len() - 1)
        .map(|gone| std::iter::once('-').chain(without(gone)).collect())
        .collect()
}

impl Matcher {
    /// Adds a form; its words are folded here.
    pub(crate) fn add(&mut self, form: &str, to: Ref) {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let folded = rasid_text::fold::fold(form);
        let words: Vec<&str> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .collect();
        let mut node = 0;
        for (at, word) in words.iter().enumerate() {
            let mut letters = word.chars();
            if at > 0
                && at + 1 == words.len()
                && let (Some(letter), None) = (letters.next(), letters.next())
            {
                self.nodes[node as usize].wants_prep.push((letter, to));
                return;
            }
            let verb = matches!(to, Ref::Frame(_, FrameForm::Verb { .. }) | Ref::WordVerb(_));
            let id = self.word(word, at > 0 || !verb);
            node = self.child(node, id);
        }
        let refs = &mut self.nodes[node as usize].refs;
        if node != 0 && !refs.contains(&to) {
            refs.push(to);
            self.forms += 1;
        }
    }

    /// Puts the refs that take a pronoun ending first, so that a match with one is a slice.
    pub(crate) fn settle(&mut self) {
        for node in &mut self.nodes {
            node.refs.sort_by_key(|r| !r.takes_suffix());
        }
    }

    /// Lets misspellings of `form`'s longer words find it.
    pub(crate) fn mend_typos(&mut self, form: &str) {
        let folded = rasid_text::fold::fold(form);
        for word in folded.split(|c: char| !c.is_alphanumeric()) {
            let stem = word
                .strip_prefix(rasid_text::fold::letters::AL)
                .unwrap_or(word);
            if let (Some(id), Some(key)) = (self.bare.get(word).copied(), letters_key(stem)) {
                self.typos.by_letters.entry(key.into()).or_insert(id);
                for shorter in one_less(stem) {
                    self.typos.by_letters.entry(shorter.into()).or_insert(id);
                }
            }
        }
    }

    /// How many forms it holds.
    pub fn forms(&self) -> u32 {
        self.forms
    }

    /// The number of a word; a verb that begins with the article's letters has no article.
    fn word(&mut self, word: &str, articled: bool) -> u32 {
        if let Some(id) = self.bare.get(word) {
            return *id;
        }
        let id = self.words;
        self.words += 1;
        self.bare.insert(word.into(), id);
        if articled
            && let Some(stem) = word.strip_prefix(rasid_text::fold::letters::AL)
            && stem.chars().count() > 1
        {
            self.articled.insert(stem.into(), id);
        }
        id
    }

    fn child(&mut self, node: u32, word: u32) -> u32 {
        let next = self.nodes.len() as u32;
        let child = *self.edges.entry((node, word)).or_insert(next);
        if child == next {
            self.nodes.push(Node::default());
        }
        child
    }

    /// Every token's readings that the codebook knows.
    pub fn readings(&self, doc: &Document) -> Readings {
        let mut out = Readings {
            at: Vec::with_capacity(doc.tokens.len() + 1),
            readings: Vec::with_capacity(doc.tokens.len() * 2),
            transparent: Vec::with_capacity(doc.tokens.len()),
            preps: Vec::with_capacity(doc.tokens.len()),
        };
        for (i, token) in doc.tokens.iter().enumerate() {
            out.at.push(out.readings.len() as u32);
            out.transparent
                .push(matches!(token.kind, TokenKind::Open | TokenKind::Close));
            let mut preps = [None; 2];
            if matches!(
                token.kind,
                TokenKind::Word | TokenKind::Number | TokenKind::Latin
            ) {
                self.read_token(doc.word(i), &mut out.readings, &mut preps);
            }
            out.preps.push(preps);
        }
        out.at.push(out.readings.len() as u32);
        out
    }

    fn read_token(&self, word: &str, out: &mut Vec<Reading>, preps: &mut [Option<char>; 2]) {
        let before = out.len();
        for analysis in clitic::analyses(word) {
            let clitics = Clitics {
                conj: analysis.conj.is_some(),
                prep: analysis.prep,
                article: analysis.article,
                suffix: analysis.suffix.is_some(),
                named: false,
            };
            if analysis.prep.is_some() && !preps.contains(&analysis.prep) {
                let free = usize::from(preps[0].is_some());
                preps[free] = analysis.prep;
            }
            if analysis.article
                && let Some(id) = self.articled.get(&*analysis.stem)
            {
                out.push(Reading {
                    word: *id,
                    clitics: Clitics {
                        named: true,
                        ..clitics
                    },
                });
            }
            if let Some(id) = self.bare.get(&*analysis.stem) {
                out.push(Reading { word: *id, clitics });
            }
        }
        if out.len() == before {
            self.read_misspelt(word, out);
        }
    }

    fn read_misspelt(&self, word: &str, out: &mut Vec<Reading>) {
        for analysis in clitic::analyses(word).filter(|a| a.suffix.is_none()) {
            let moved = letters_key(&analysis.stem).and_then(|k| self.typos.by_letters.get(&*k));
            // A letter lost: the word is a name with one letter less.
            let lost = || self.typos.by_letters.get(&*format!("-{}", analysis.stem));
            let found = moved.or_else(lost);
            if let Some(id) = found {
                let clitics = Clitics {
                    conj: analysis.conj.is_some(),
                    prep: analysis.prep,
                    article: analysis.article,
                    suffix: false,
                    named: false,
                };
                out.push(Reading { word: *id, clitics });
                return;
            }
        }
    }

    /// The longest form that begins at token `at`, with the fewest letters cut off.
    pub fn longest(&self, readings: &Readings, at: usize) -> Option<Hit<'_>> {
        self.all(readings, at)
            .into_iter()
            .filter(|h| h.refs.iter().any(|r| !matches!(r, Ref::FactPhrase(..))))
            .max_by_key(|h| {
                (
                    h.tokens.end,
                    !h.is_risky(),
                    std::cmp::Reverse(weight(h.clitics)),
                    h.clitics.named,
                )
            })
    }

    /// The longest place name that begins at token `at`, ordinary words among them.
    pub fn longest_place(&self, readings: &Readings, at: usize) -> Option<Hit<'_>> {
        self.all(readings, at)
            .into_iter()
            .filter(|h| h.refs.iter().any(|r| matches!(r, Ref::Place { .. })))
            .max_by_key(|h| {
                (
                    h.tokens.end,
                    std::cmp::Reverse(weight(h.clitics)),
                    h.clitics.named,
                )
            })
    }

    /// Every form that begins at token `at`, under every reading.
    pub fn all(&self, readings: &Readings, at: usize) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        for reading in readings.of(at) {
            let Some(node) = self.edges.get(&(0, reading.word)) else {
                continue;
            };
            self.walk(readings, at..at + 1, *node, reading.clitics, &mut hits);
        }
        hits
    }

    fn walk<'a>(
        &'a self,
        readings: &Readings,
        tokens: Range<usize>,
        node: u32,
        clitics: Clitics,
        hits: &mut Vec<Hit<'a>>,
    ) {
        let here = &self.nodes[node as usize];
        let fits = |r: &Ref| !clitics.suffix || r.takes_suffix();
        // Refs that take a pronoun stand first: see `settle`.
        let fitting = here.refs.iter().take_while(|r| fits(r)).count();
        if fitting > 0 {
            hits.push(Hit {
                tokens: tokens.clone(),
                refs: &here.refs[..fitting],
                clitics,
            });
        }
        for (letter, to) in &here.wants_prep {
            if readings.has_prep(tokens.end, *letter) {
                hits.push(Hit {
                    tokens: tokens.clone(),
                    refs: std::slice::from_ref(to),
                    clitics,
                });
            }
        }
        if clitics.suffix {
            return;
        }
        let mut next = tokens.end;
        while readings.transparent.get(next).copied().unwrap_or(false) && next - tokens.end < 2 {
            next += 1;
        }
        if next + 1 >= readings.at.len() {
            return;
        }
        for reading in readings.of(next) {
            let inner = reading.clitics;
            if inner.conj || inner.prep.is_some() {
                continue;
            }
            if let Some(child) = self.edges.get(&(node, reading.word)) {
                let clitics = Clitics {
                    suffix: inner.suffix,
                    ..clitics
                };
                self.walk(readings, tokens.start..next + 1, *child, clitics, hits);
            }
        }
    }
}

fn weight(c: Clitics) -> u8 {
    u8::from(c.conj) + u8::from(c.prep.is_some()) + 2 * u8::from(c.suffix)
}

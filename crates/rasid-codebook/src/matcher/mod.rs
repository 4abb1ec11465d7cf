//! Finds codebook forms in a tokenised report.
//!
//! Forms are sequences of folded words in a trie. A token is looked up under
//! each of its clitic readings, so a form is found with any proclitic on its
//! first word, with or without the article, and never inside a word. A form
//! written with the article wants it; a form written without takes both.
//! Here stand what a form is and the trie itself; `readings` looks a report's
//! words up, `typos` mends misspelt ones, `find` walks the trie from each token,
//! once a report.

mod find;
mod readings;
mod typos;

use find::{NONE, Refs};
pub use readings::{Known, Readings};
use rustc_hash::FxHashMap;
use std::ops::Range;
use typos::Typos;

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
    /// An actor; a short form may be another's too.
    Actor {
        at: u32,
        short: bool,
    },
    Country(u32, CountryForm),
    Person {
        at: u32,
        short: bool,
    },
    /// A public office; at home it is named without the nationality.
    Office {
        at: u32,
        short: bool,
    },
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
    /// A kind of people or thing that may be hit.
    Target(u32, Grammatical),
    Frame(u32, FrameForm),
    Word(crate::WordClass),
    WordVerb(crate::WordClass),
}

/// A phrase of a dated fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactPhrase {
    /// The fact.
    pub fact: u32,
    /// Which of its groups the phrase fills; `u16::MAX` where it forbids the fact.
    pub group: u16,
    /// The group that the fewest facts share: without it the others need no look.
    pub key: bool,
}

impl Ref {
    /// May a pronoun ending hang on it? Names take none.
    fn takes_suffix(self) -> bool {
        matches!(
            self,
            Ref::Weapon(..)
                | Ref::Target(..)
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

/// Only the name of a place, and an ordinary word as well?
fn is_risky(refs: &[Ref]) -> bool {
    refs.iter()
        .all(|r| matches!(r, Ref::Place { risky: true, .. }))
}

/// The numbers of a word in the trie; `NONE` where no form has it so.
#[derive(Clone, Copy, Debug)]
struct Word {
    /// As it is written.
    bare: u32,
    /// After the article that a form writes on it.
    articled: u32,
}

#[derive(Debug, Default)]
struct Node {
    refs: Vec<Ref>,
    /// A last one-letter word of the form: the next token must carry it.
    wants_prep: Vec<(char, Ref)>,
    phrases: Vec<FactPhrase>,
}

/// A node made ready: its refs stand in one list with all others.
#[derive(Clone, Copy, Debug, Default)]
struct Leaf {
    refs: Refs,
    /// How many of them, from the first, take a pronoun ending.
    with_suffix: u32,
    /// Are there forms that end in a one-letter word?
    wants_prep: bool,
    /// Do phrases of facts end here?
    phrases: bool,
    /// Is any of them the key of its fact?
    key: bool,
    /// Does any form go on from here?
    goes_on: bool,
}

/// The trie over all forms.
#[derive(Debug, Default)]
pub struct Matcher {
    by_text: FxHashMap<Box<str>, Word>,
    words: u32,
    /// The node of each word that begins a form.
    first: Vec<u32>,
    edges: FxHashMap<(u32, u32), u32>,
    nodes: Vec<Node>,
    leaves: Vec<Leaf>,
    refs: Vec<Ref>,
    forms: u32,
    typos: Typos,
}

impl Matcher {
    /// Adds a form; its words are folded here.
    pub(crate) fn add(&mut self, form: &str, to: Ref) {
        let verb = matches!(to, Ref::Frame(_, FrameForm::Verb { .. }) | Ref::WordVerb(_));
        let (node, letter) = self.way(form, !verb);
        if node == 0 {
            return;
        }
        let node = &mut self.nodes[node as usize];
        if let Some(letter) = letter {
            node.wants_prep.push((letter, to));
        } else if !node.refs.contains(&to) {
            node.refs.push(to);
            self.forms += 1;
        }
    }

    /// Adds a phrase of a fact.
    pub(crate) fn add_phrase(&mut self, phrase: &str, to: FactPhrase) {
        let (node, _) = self.way(phrase, true);
        let phrases = &mut self.nodes[node as usize].phrases;
        if !phrases.contains(&to) {
            phrases.push(to);
        }
    }

    /// The node that a form's words lead to, and its last letter where that stands alone.
    fn way(&mut self, form: &str, articled: bool) -> (u32, Option<char>) {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let folded = rasid_text::fold::fold(form);
        let words: Vec<&str> = folded
            .split(|c: char| !rasid_text::fold::letters::is_alphanumeric(c))
            .filter(|w| !w.is_empty())
            .collect();
        let mut node = 0;
        for (at, word) in words.iter().enumerate() {
            let mut letters = word.chars();
            if at > 0
                && at + 1 == words.len()
                && let (Some(letter), None) = (letters.next(), letters.next())
            {
                return (node, Some(letter));
            }
            let id = self.word(word, at > 0 || articled);
            node = self.child(node, id);
        }
        (node, None)
    }

    /// Makes the trie ready for finding, after the last form.
    ///
    /// Refs that take a pronoun ending go first, so that a match with one is a slice.
    pub(crate) fn settle(&mut self) {
        let goes_on: rustc_hash::FxHashSet<u32> =
            self.edges.keys().map(|(node, _)| *node).collect();
        self.first = vec![NONE; self.words as usize];
        for word in 0..self.words {
            if let Some(node) = self.edges.get(&(0, word)) {
                self.first[word as usize] = *node;
            }
        }
        self.refs.clear();
        self.leaves.clear();
        for (at, node) in self.nodes.iter_mut().enumerate() {
            node.refs.sort_by_key(|r| !r.takes_suffix());
            let start = self.refs.len() as u32;
            self.refs.extend(&node.refs);
            self.leaves.push(Leaf {
                refs: Refs {
                    start,
                    len: node.refs.len() as u32,
                },
                with_suffix: node.refs.iter().take_while(|r| r.takes_suffix()).count() as u32,
                wants_prep: !node.wants_prep.is_empty(),
                phrases: !node.phrases.is_empty(),
                key: node.phrases.iter().any(|p| p.key),
                goes_on: goes_on.contains(&(at as u32)),
            });
            self.refs.extend(node.wants_prep.iter().map(|(_, to)| *to));
        }
    }

    /// Lets misspellings of `form`'s longer words find it.
    pub(crate) fn mend_typos(&mut self, form: &str) {
        let folded = rasid_text::fold::fold(form);
        for word in folded.split(|c: char| !rasid_text::fold::letters::is_alphanumeric(c)) {
            let stem = word
                .strip_prefix(rasid_text::fold::letters::AL)
                .unwrap_or(word);
            let known = self.by_text.get(word).filter(|w| w.bare != NONE);
            if let Some(word) = known {
                self.typos.learn(stem, word.bare);
            }
        }
    }

    /// How many forms it holds.
    pub fn forms(&self) -> u32 {
        self.forms
    }

    /// The number of a word; a verb that begins with the article's letters has no article.
    fn word(&mut self, word: &str, articled: bool) -> u32 {
        const NEW: Word = Word {
            bare: NONE,
            articled: NONE,
        };
        let next = self.words;
        let entry = self.by_text.entry(word.into()).or_insert(NEW);
        if entry.bare != NONE {
            return entry.bare;
        }
        entry.bare = next;
        self.words += 1;
        if articled
            && let Some(stem) = word.strip_prefix(rasid_text::fold::letters::AL)
            && stem.chars().count() > 1
        {
            self.by_text.entry(stem.into()).or_insert(NEW).articled = next;
        }
        next
    }

    fn child(&mut self, node: u32, word: u32) -> u32 {
        let next = self.nodes.len() as u32;
        let child = *self.edges.entry((node, word)).or_insert(next);
        if child == next {
            self.nodes.push(Node::default());
        }
        child
    }
}

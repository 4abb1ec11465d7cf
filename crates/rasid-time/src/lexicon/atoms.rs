//! Which forms of time stand in a text, and where.

use super::{Class, Form, TimeLexicon};
use rasid_text::clitic::analyses;
use rasid_text::fold::letters;
use rasid_text::{Document, PerWord, TokenKind, Vocabulary};
use std::cmp::Reverse;
use std::ops::Range;

/// A form that stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Atom {
    pub tokens: Range<usize>,
    pub class: Class,
    pub conj: bool,
    pub prep: Option<char>,
    pub article: bool,
}

/// The forms that stand in a text, by the token they start at.
pub(crate) struct Atoms {
    all: Vec<Atom>,
    /// Where in `all` those of each token begin, and where the last ones end.
    starts: Vec<usize>,
}

impl Atoms {
    /// The forms that start at a token, longest first.
    pub fn at(&self, i: usize) -> &[Atom] {
        match (self.starts.get(i), self.starts.get(i + 1)) {
            (Some(from), Some(to)) => &self.all[*from..*to],
            _ => &[],
        }
    }
}

/// Which forms begin with each word of a vocabulary, kept from text to text.
#[derive(Debug, Default)]
pub struct TimeWords {
    starts: PerWord<Vec<Start>>,
}

/// A form that begins with a word, and what the word carries then.
#[derive(Clone, Copy, Debug)]
struct Start {
    form: u32,
    conj: bool,
    prep: Option<char>,
    article: bool,
}

impl TimeLexicon {
    /// The forms that start at each token, longest first.
    pub(crate) fn atoms(&self, doc: &Document) -> Atoms {
        let words = Vocabulary::default().number(doc);
        self.atoms_kept(doc, &words, &mut TimeWords::default())
    }

    /// As [`Self::atoms`], of words with these numbers in a vocabulary.
    pub(crate) fn atoms_kept(&self, doc: &Document, words: &[u32], kept: &mut TimeWords) -> Atoms {
        let mut atoms = Atoms {
            all: Vec::new(),
            starts: Vec::with_capacity(doc.tokens.len() + 1),
        };
        for (i, (token, word)) in doc.tokens.iter().zip(words).enumerate() {
            atoms.starts.push(atoms.all.len());
            if matches!(token.kind, TokenKind::Word | TokenKind::Latin) {
                let find = || match token.kind {
                    TokenKind::Word => self.starts(doc.word(i)),
                    _ => self.foreign(doc.word(i)),
                };
                let starts = kept.starts.of(*word, find);
                if !starts.is_empty() {
                    self.atoms_at(doc, i, starts, &mut atoms.all);
                }
            }
        }
        atoms.starts.push(atoms.all.len());
        atoms
    }

    /// A form in another script: the names of clocks.
    fn foreign(&self, word: &str) -> Vec<Start> {
        let forms = self
            .by_first
            .get(&word.to_lowercase())
            .into_iter()
            .flatten();
        let alone = forms.filter(|form| self.form(**form).rest.is_empty());
        let start = |form: &u32| Start {
            form: *form,
            conj: false,
            prep: None,
            article: false,
        };
        alone.map(start).collect()
    }

    /// The forms that may begin with an Arabic word.
    fn starts(&self, word: &str) -> Vec<Start> {
        let mut out = Vec::new();
        if !self.ends.may_end(word) {
            return out;
        }
        for reading in analyses(word).filter(|r| r.suffix.is_none() && !r.future) {
            let forms = self.by_first.get(reading.stem.as_ref());
            let fits = |form: &&u32| self.form(**form).article.allows(reading.article);
            out.extend(forms.into_iter().flatten().filter(fits).map(|form| Start {
                form: *form,
                conj: reading.conj.is_some(),
                prep: reading.prep,
                article: reading.article,
            }));
        }
        out
    }

    fn form(&self, at: u32) -> &Form {
        &self.forms[at as usize]
    }

    fn atoms_at(&self, doc: &Document, i: usize, starts: &[Start], out: &mut Vec<Atom>) {
        let first = out.len();
        for start in starts {
            let form = self.form(start.form);
            let Some(end) = follow(doc, i + 1, &form.rest) else {
                continue;
            };
            let same = |a: &Atom| a.tokens.end == end && a.class == form.class;
            if !out[first..].iter().any(same) {
                out.push(Atom {
                    tokens: i..end,
                    class: form.class,
                    conj: start.conj,
                    prep: start.prep,
                    article: start.article,
                });
            }
        }
        out[first..].sort_by_key(|atom| Reverse(atom.tokens.end));
    }
}

/// One past the last token of a form whose further words stand from `i` on.
fn follow(doc: &Document, i: usize, rest: &[(String, super::Article)]) -> Option<usize> {
    for (n, (want, article)) in rest.iter().enumerate() {
        let word = doc.word(i + n);
        let bare = word.strip_prefix(letters::AL).filter(|bare| *bare == want);
        let hit = (word.eq_ignore_ascii_case(want) && article.allows(false))
            || (bare.is_some() && article.allows(true));
        if !hit {
            return None;
        }
    }
    Some(i + rest.len())
}

//! The number words, ready to look up.

use super::raw::{Bound, Class, File, Marker, Marks, Only, Range, Sets, Vague, Word};
use crate::fold::fold;
use crate::fold::letters::{AL, BEH, FEH, KAF, LAM, LIL, WAW};
use crate::lexicon::{LexiconError, Phrase};
use rustc_hash::{FxHashMap, FxHashSet};

/// A phrase may begin with a word, or with it less one particle or two.
pub(super) const OPENING_CUTS: usize = 3;

/// The number words of a language.
#[derive(Clone, Debug, Default)]
pub struct NumberLexicon {
    words: FxHashMap<String, NumberWord>,
    /// Phrases that make or unmake a number, by their first word.
    pub(super) phrases: FxHashMap<String, Vec<Opening>>,
    pub(super) bounds: Vec<BoundRule>,
    pub(super) ranges: Vec<RangeRule>,
    pub(super) percent: Vec<Phrase>,
    pub(super) minus: Vec<Phrase>,
    pub(super) point: Vec<Phrase>,
    /// The word for the point that is a counted noun as well.
    pub(super) point_noun: Vec<Phrase>,
    pub(super) months: Vec<Phrase>,
    pub(super) out_of: Vec<Phrase>,
    pub(super) over: Vec<Phrase>,
    pub(super) beyond: Vec<Phrase>,
    pub(super) ordered: Words,
    pub(super) named: Words,
    pub(super) models: Words,
    pub(super) no_noun: Words,
    pub(super) indefinite: Words,
    endings: Endings,
    /// How words end that end a bound before a figure, and that begin one after it.
    bound_ends: Endings,
    bound_starts: Endings,
}

/// What a number word does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NumberWord {
    pub(super) class: Class,
    pub(super) value: f64,
    pub(super) part: Option<f64>,
    pub(super) construct: Option<f64>,
    only: Conditions,
}

impl NumberWord {
    pub(super) fn only(&self, condition: Only) -> bool {
        self.only.0 & Conditions::bit(condition) != 0
    }
}

/// A set of conditions.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Conditions(u8);

impl Conditions {
    fn of(list: &[Only]) -> Self {
        Self(list.iter().fold(0, |bits, &c| bits | Self::bit(c)))
    }

    fn bit(condition: Only) -> u8 {
        1 << condition as u8
    }
}

/// Single words, folded.
pub(super) type Words = FxHashSet<String>;

/// A phrase that starts a vague amount, or (no `vague`) that is no number.
#[derive(Clone, Debug)]
pub(super) struct Opening {
    pub(super) phrase: Phrase,
    pub(super) vague: Option<VagueRule>,
}

/// A vague amount.
#[derive(Clone, Debug)]
pub(super) struct VagueRule {
    pub(super) id: String,
    pub(super) min: Option<i64>,
    pub(super) counts: bool,
}

#[derive(Clone, Debug)]
pub(super) struct BoundRule {
    pub(super) id: String,
    pub(super) sets: Sets,
    pub(super) before: Vec<Phrase>,
    pub(super) after: Vec<Phrase>,
    pub(super) not_dates: bool,
    pub(super) definite: bool,
}

#[derive(Clone, Debug)]
pub(super) struct RangeRule {
    pub(super) id: String,
    pub(super) open: Vec<Phrase>,
    pub(super) join: Vec<Phrase>,
    pub(super) and: bool,
    pub(super) dash: bool,
    pub(super) not_after: Vec<Phrase>,
}

/// A number word with the particles it carries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) word: NumberWord,
    pub(super) conj: Option<char>,
    pub(super) prep: Option<char>,
    pub(super) article: bool,
}

impl NumberLexicon {
    /// Reads number words: one file of `codebook/number`, or all of them joined.
    ///
    /// ```
    /// use rasid_text::number::NumberLexicon;
    /// let toml = "[[word]]\nid = 'three'\nclass = 'unit'\nvalue = 3\nforms = ['thalatha']";
    /// assert!(NumberLexicon::parse(toml).is_ok());
    /// assert!(NumberLexicon::parse("[[word]]\nid = 'three'").is_err());
    /// ```
    pub fn parse(toml: &str) -> Result<Self, LexiconError> {
        Self::parse_files(&[("number", toml)])
    }

    /// Reads number words from several files, each with the name that errors shall give.
    pub fn parse_files(files: &[(&str, &str)]) -> Result<Self, LexiconError> {
        let mut lexicon = Self::default();
        for (name, text) in files {
            let file: File = toml::from_str(text).map_err(|e| {
                LexiconError::new(*name, e.to_string(), "see codebook/number/README.md")
            })?;
            lexicon.add(name, file)?;
        }
        Ok(lexicon)
    }

    fn add(&mut self, name: &str, file: File) -> Result<(), LexiconError> {
        for word in file.word {
            self.add_word(name, word)?;
        }
        for vague in file.vague {
            let Vague {
                id,
                min,
                forms,
                counts,
            } = vague;
            let rule = VagueRule { id, min, counts };
            for form in &forms {
                self.open(form, Some(rule.clone()));
            }
        }
        for rule in file.bound.into_iter().map(bound) {
            let before = rule.before.iter().filter_map(|p| p.words.last());
            before.for_each(|word| self.bound_ends.add(word));
            let after = rule.after.iter().filter_map(|p| p.words.first());
            after.for_each(|word| self.bound_starts.add(word));
            self.bounds.push(rule);
        }
        self.ranges.extend(file.range.into_iter().map(range));
        for marker in file.marker {
            if marker.forms.is_empty() {
                return Err(empty(name, &marker.id));
            }
            self.mark(&marker);
        }
        Ok(())
    }

    fn mark(&mut self, marker: &Marker) {
        let phrases = marker.forms.iter().map(|f| Phrase::new(f));
        let words = marker.forms.iter().map(|f| fold(f));
        match marker.marks {
            Marks::Percent => self.percent.extend(phrases),
            Marks::Minus => self.minus.extend(phrases),
            Marks::Point => self.point.extend(phrases),
            Marks::PointNoun => self.point_noun.extend(phrases),
            Marks::Month => self.months.extend(phrases),
            Marks::OutOf => self.out_of.extend(phrases),
            Marks::Over => self.over.extend(phrases),
            Marks::Beyond => self.beyond.extend(phrases),
            Marks::Ordered => self.ordered.extend(words),
            Marks::Named => self.named.extend(words),
            Marks::Model => self.models.extend(words),
            Marks::Indefinite => self.indefinite.extend(words),
            Marks::NoNoun => self.no_noun.extend(words),
            Marks::NoNumber => marker.forms.iter().for_each(|form| self.open(form, None)),
        }
    }

    fn add_word(&mut self, name: &str, word: Word) -> Result<(), LexiconError> {
        if word.forms.is_empty() {
            return Err(empty(name, &word.id));
        }
        let meaning = NumberWord {
            class: word.class,
            value: word.value,
            part: word.part,
            construct: word.construct,
            only: Conditions::of(&word.only),
        };
        for form in word.forms {
            let folded = fold(&form);
            self.endings.add(&folded);
            match self.words.insert(folded, meaning) {
                Some(other) if other != meaning => {
                    let problem = format!("{form} in {} already means {}", word.id, other.value);
                    return Err(LexiconError::new(name, problem, "keep it in one entry"));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn open(&mut self, form: &str, vague: Option<VagueRule>) {
        let phrase = Phrase::new(form);
        if let Some(first) = phrase.words.first() {
            self.endings.add(first);
            let list = self.phrases.entry(first.clone()).or_default();
            list.push(Opening { phrase, vague });
            // The longest phrase wins.
            list.sort_by_key(|o| std::cmp::Reverse(o.phrase.words.len()));
        }
    }

    /// Does `word` put a figure below nought?
    pub(super) fn minus_word(&self, word: &str) -> bool {
        self.minus.iter().any(|p| p.words == [word])
    }

    /// Can a figure begin with `word`, or a phrase that only looks like one?
    pub(super) fn may_begin(&self, word: &str) -> bool {
        let mut cuts = word
            .char_indices()
            .map(|(i, _)| &word[i..])
            .take(OPENING_CUTS);
        !self.rules_out(word)
            && (self.find(word).is_some() || cuts.any(|cut| self.phrases.contains_key(cut)))
    }

    /// Can `word` not end in a known form? Most words are done with after this.
    pub(super) fn rules_out(&self, word: &str) -> bool {
        !self.endings.may_end(word)
    }

    /// Can no bound before a figure end in `word`?
    pub(super) fn ends_no_bound(&self, word: &str) -> bool {
        Endings::key(word).is_some() && !self.bound_ends.may_end(word)
    }

    /// Can no bound after a figure begin with `word`?
    pub(super) fn begins_no_bound(&self, word: &str) -> bool {
        Endings::key(word).is_some() && !self.bound_starts.may_end(word)
    }

    /// The number word that `word` is, with its particles.
    pub(super) fn find(&self, word: &str) -> Option<Found> {
        if self.rules_out(word) {
            return None;
        }
        let conjoined = |conj: char| word.strip_prefix(conj).map(|rest| (Some(conj), rest));
        let readings = [Some((None, word)), conjoined(WAW), conjoined(FEH)];
        readings
            .into_iter()
            .flatten()
            .find_map(|(conj, rest)| self.without_conj(rest).map(|found| Found { conj, ..found }))
    }

    /// The number word after the conjunction waw, where the whole is a number word as well:
    /// "and the one of eleven" is spelled like "one".
    pub(super) fn after_waw(&self, word: &str) -> Option<Found> {
        let found = self.without_conj(word.strip_prefix(WAW)?)?;
        Some(Found {
            conj: Some(WAW),
            ..found
        })
    }

    fn without_conj(&self, word: &str) -> Option<Found> {
        if let Some(found) = self.with_article(word) {
            return Some(found);
        }
        if let Some(found) = word.strip_prefix(LIL).and_then(|rest| self.exact(rest)) {
            return Some(Found {
                prep: Some(LAM),
                article: true,
                ..found
            });
        }
        let prep = word
            .chars()
            .next()
            .filter(|c| matches!(*c, BEH | LAM | KAF))?;
        let found = self.with_article(&word[prep.len_utf8()..])?;
        Some(Found {
            prep: Some(prep),
            ..found
        })
    }

    fn with_article(&self, word: &str) -> Option<Found> {
        self.exact(word).or_else(|| {
            let found = self.exact(word.strip_prefix(AL)?)?;
            Some(Found {
                article: true,
                ..found
            })
        })
    }

    fn exact(&self, word: &str) -> Option<Found> {
        let word = *self.words.get(word)?;
        Some(Found {
            word,
            conj: None,
            prep: None,
            article: false,
        })
    }
}

fn bound(raw: Bound) -> BoundRule {
    let Bound {
        id,
        sets,
        before,
        after,
        not_dates,
        definite,
    } = raw;
    BoundRule {
        id,
        sets,
        before: phrases(&before),
        after: phrases(&after),
        not_dates,
        definite,
    }
}

fn range(raw: Range) -> RangeRule {
    let Range {
        id,
        open,
        join,
        and,
        dash,
        not_after,
    } = raw;
    let not_after = phrases(&not_after);
    RangeRule {
        id,
        open: phrases(&open),
        join: phrases(&join),
        and,
        dash,
        not_after,
    }
}

/// The longest first, so that "at least about" is not read as "about".
fn phrases(forms: &[String]) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = forms.iter().map(|f| Phrase::new(f)).collect();
    phrases.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
    phrases
}

fn empty(name: &str, id: &str) -> LexiconError {
    LexiconError::new(
        name,
        format!("{id} has no forms"),
        "give it one form at least",
    )
}

/// A small filter over the last two letters of all forms.
///
/// Particles come first in a word, so its end tells whether a look-up can succeed.
#[derive(Clone, Debug)]
struct Endings {
    bits: Box<[u64; 256]>,
}

impl Default for Endings {
    fn default() -> Self {
        Self {
            bits: Box::new([0; 256]),
        }
    }
}

impl Endings {
    /// The low bytes of the last two letters: Arabic letters differ in those.
    fn key(word: &str) -> Option<usize> {
        let bytes = word.as_bytes();
        let (a, b) = (bytes.len().checked_sub(3)?, bytes.len() - 1);
        // The lead bytes tell D8 from D9, the next two are the letters' own.
        let lead = usize::from(bytes[a - 1.min(a)] & 1) << 1 | usize::from(bytes[b - 1] & 1);
        Some((usize::from(bytes[a] & 0x3F) << 6 | usize::from(bytes[b] & 0x3F)) << 2 | lead)
    }

    fn add(&mut self, word: &str) {
        match Self::key(word) {
            Some(key) => self.bits[key / 64] |= 1 << (key % 64),
            // Any word may end in one letter.
            None => self.bits.fill(u64::MAX),
        }
    }

    fn may_end(&self, word: &str) -> bool {
        Self::key(word).is_some_and(|key| self.bits[key / 64] >> (key % 64) & 1 == 1)
    }
}

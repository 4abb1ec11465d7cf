//! The words of time, by class.
//!
//! Rules speak of classes (a weekday, an opener, a unit); which words are of a
//! class is the codebook's `time` folder. A form is matched word by word on the
//! folded text, with any proclitics before its first word, and the article free
//! on every word unless the entry is `exact`.

mod atoms;
mod raw;

pub use atoms::TimeWords;
pub(crate) use atoms::{Atom, Atoms};

use crate::expr::{Feast, PartOf, Season, Unit, Which};
use jiff::civil::Weekday;
use rasid_model::PartOfDay;
pub use rasid_text::LexiconError;
use rasid_text::fold::{fold, letters};
use rustc_hash::{FxHashMap, FxHashSet};

/// What a word is good for in a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// The moment of writing.
    Now,
    /// The report day and its neighbours.
    Day(i32),
    Weekday(Weekday),
    Month {
        month: u8,
        guarded: bool,
    },
    HijriMonth(u8),
    /// A unit, with how many the word itself says: 1, 2, or `None` for a plural.
    Unit(Unit, Option<u32>),
    /// A unit before the two it belongs to: "the two days Saturday and Sunday".
    UnitOf(Unit),
    /// Last, this, next: after its noun.
    Which(Which),
    /// The same behind two nouns.
    WhichBoth(Which),
    /// So many units off the report's own, behind a unit: "before the last".
    Shift(i8),
    /// "Whole", behind one unit.
    Whole,
    /// "Recent": last of a plural, no calendar unit.
    Recent,
    /// This, before its noun.
    This,
    PartOf(PartOf),
    /// A part of the day as a noun before its day.
    PartOfDay(PartOfDay),
    /// A part of the day by itself: "at dawn".
    AtPart(PartOfDay),
    LastNight,
    Tonight,
    Season(Season),
    /// The word "hour" before a clock time.
    Clock,
    /// Minutes past the hour said as a word (a half, a quarter), or to it where negative.
    Minutes(i8),
    /// A day of the year with a name, or that day of one year.
    Named {
        month: u8,
        day: u8,
        year: Option<i16>,
    },
    /// A movable feast, or so many days after it.
    Feast {
        feast: Feast,
        days: i16,
    },
    /// Something that happened on a day one knows: a time where it is remembered, or
    /// counted from.
    Event {
        month: u8,
        day: u8,
        year: i16,
    },
    /// The day on which it is remembered.
    Anniversary,
    /// Streets, squares and risings that are called after a date.
    Title,
    /// The first day, before the month.
    FirstOf,
    /// A day or month of the Islamic year with a name.
    HijriNamed {
        month: u8,
        day: u8,
    },
    /// Between a day and a clock time: "at", "at exactly".
    AtClock,
    /// The clock that a time is told by: minutes east of Greenwich, where it is not the
    /// place's own.
    Zone(Option<i16>),
    /// "Of it": the month named before.
    OfIt,
    /// Between two counts: "two days or three".
    Or,
    /// Beside a length that is an age.
    Age,
    /// "Lasted", "for the length of": before a bare unit.
    Lasting,
    /// Words of games, beside which figures are a score.
    Score,
    /// "Every".
    Every,
    /// "Weekly": every unit.
    Often(Unit),
    /// "Several", "few".
    Few,
    /// "About", "more than", before a unit that carries its own number.
    About,
    /// "Only", "about": between a count and what it counts from.
    Filler,
    /// "The last" before what it counts.
    LastOf,
    Opener(Opener),
    /// So many days after what follows.
    AnchorAhead(i32),
    /// So many days after what stands before.
    AnchorBack(i32),
    /// The mark of a Hijri year, of a civil year.
    Hijra,
    Civil,
    /// Decades of a century by name: the nineties.
    Decade(u8),
    /// "Corresponding to", between two ways of saying a day.
    Alias,
    /// A word beside a time that makes it none ("both" of two).
    Bar,
}

impl Class {
    /// Is such a word nothing of time unless something of time stands right behind it?
    pub fn leans(self) -> bool {
        matches!(
            self,
            Class::Opener(_)
                | Class::This
                | Class::Every
                | Class::Few
                | Class::About
                | Class::Or
                | Class::Filler
                | Class::Age
                | Class::Score
                | Class::Lasting
                | Class::LastOf
                | Class::FirstOf
                | Class::UnitOf(_)
                | Class::PartOf(_)
                | Class::Clock
                | Class::AtClock
                | Class::Minutes(_)
                | Class::Zone(_)
                | Class::OfIt
                | Class::Alias
                | Class::Hijra
                | Class::Civil
        )
    }
}

/// What opens or links a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opener {
    Ago,
    Since,
    Until,
    From,
    To,
    Between,
    During,
    After,
    In,
    Of,
}

/// Does a word of a form carry the article?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Article {
    Free,
    Required,
    Forbidden,
}

impl Article {
    fn allows(self, article: bool) -> bool {
        match self {
            Article::Free => true,
            Article::Required => article,
            Article::Forbidden => !article,
        }
    }
}

#[derive(Clone, Debug)]
struct Form {
    class: Class,
    article: Article,
    /// Stems after the first word, each with its article.
    rest: Vec<(String, Article)>,
}

/// An example or reject of an entry, to be run as a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconCase {
    /// The entry.
    pub id: String,
    /// The words.
    pub text: String,
    /// The report day, where needed.
    pub reference: Option<String>,
    /// First day or minute expected; `None` in an example only asks for a match.
    pub start: Option<String>,
    /// Last day or minute expected.
    pub end: Option<String>,
    /// Precision expected.
    pub precision: Option<String>,
    /// Must not match, and why.
    pub reject: Option<String>,
}

/// What to do about a file that cannot be read.
const REMEDY: &str = "compare it with the other files of codebook/time";

/// All words of time.
#[derive(Clone, Debug, Default)]
pub struct TimeLexicon {
    forms: Vec<Form>,
    /// The forms that begin with a word without particles and article.
    by_first: FxHashMap<String, Vec<u32>>,
    ends: Ends,
    cases: Vec<LexiconCase>,
}

impl TimeLexicon {
    /// Reads the files of `codebook/time`: name and content of each.
    pub fn parse(files: &[(&str, &str)]) -> Result<Self, LexiconError> {
        let mut lexicon = Self::default();
        for (file, content) in files {
            let fail = |problem: String| LexiconError::new(*file, problem, REMEDY);
            for entry in raw::entries(content).map_err(fail)? {
                let class = raw::class(&entry).map_err(fail)?;
                for form in &entry.forms {
                    lexicon.add(form, class, &entry).map_err(fail)?;
                }
                lexicon.cases.extend(raw::cases(entry));
            }
        }
        Ok(lexicon)
    }

    /// The examples and rejects of all entries.
    pub fn cases(&self) -> &[LexiconCase] {
        &self.cases
    }

    fn add(&mut self, form: &str, class: Class, entry: &raw::Entry) -> Result<(), String> {
        let folded = fold(form).to_lowercase();
        let mut words = folded
            .split_whitespace()
            .map(|word| stem(word, entry.exact));
        let (first, mut article) = words
            .next()
            .ok_or_else(|| format!("entry {}: a form is empty", entry.id))?;
        if entry.article {
            article = Article::Required;
        }
        let rest = words
            .map(|(word, article)| (word.to_owned(), article))
            .collect();
        self.ends.add(first);
        let at = self.forms.len() as u32;
        self.by_first.entry(first.to_owned()).or_default().push(at);
        self.forms.push(Form {
            class,
            article,
            rest,
        });
        Ok(())
    }
}

/// How the first words of the forms end. Proclitics change a word's beginning only, so
/// most words are seen to be none of time before they are taken apart.
#[derive(Clone, Debug, Default)]
struct Ends {
    long: FxHashSet<[u8; Self::LONG]>,
    /// Of stems too short for a long end.
    short: FxHashSet<[u8; Self::SHORT]>,
}

impl Ends {
    /// Three letters, and two.
    const LONG: usize = 6;
    const SHORT: usize = 4;

    fn add(&mut self, stem: &str) {
        if let Some(end) = stem.as_bytes().last_chunk() {
            self.long.insert(*end);
        } else if let Some(end) = stem.as_bytes().last_chunk() {
            self.short.insert(*end);
        }
    }

    fn may_end(&self, word: &str) -> bool {
        let word = word.as_bytes();
        // A stem of one letter is the whole word.
        word.len() < Self::SHORT
            || word.last_chunk().is_some_and(|end| self.long.contains(end))
            || word
                .last_chunk()
                .is_some_and(|end| self.short.contains(end))
    }
}

/// A word without its article, and whether it must have one.
fn stem(word: &str, exact: bool) -> (&str, Article) {
    let bare = word
        .strip_prefix(letters::AL)
        .filter(|bare| bare.chars().nth(1).is_some());
    match (bare, exact) {
        (Some(bare), true) => (bare, Article::Required),
        (None, true) => (word, Article::Forbidden),
        (Some(bare), false) => (bare, Article::Free),
        (None, false) => (word, Article::Free),
    }
}

//! The form of the files in `codebook/number`.
//!
//! They hold nothing but arrays of tables, so that several files joined are one.

use serde::Deserialize;

/// A number file, or several of them joined.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    pub(super) word: Vec<Word>,
    pub(super) vague: Vec<Vague>,
    pub(super) bound: Vec<Bound>,
    pub(super) range: Vec<Range>,
    pub(super) marker: Vec<Marker>,
    // Run as tests; nothing here needs them.
    #[serde(rename = "example")]
    _example: Vec<toml::Table>,
    #[serde(rename = "reject")]
    _reject: Vec<toml::Table>,
}

/// A number word in all its forms.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Word {
    pub(super) id: String,
    pub(super) class: Class,
    pub(super) value: f64,
    pub(super) forms: Vec<String>,
    /// Where alone it counts: elsewhere it is another word.
    #[serde(default)]
    pub(super) only: Vec<Only>,
    /// The part it is before a definite noun: the letters of five are those of a fifth.
    pub(super) part: Option<f64>,
    /// The value of its dual, which is spelled the same before the noun it counts.
    pub(super) construct: Option<f64>,
}

/// A condition without which a number word is another word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Only {
    /// Before the ten of a teen, or joined to tens: the head of eleven, the construct of two.
    BeforeTen,
    /// Without the article, or before a ten or tens: with it, a weekday or water.
    NotAlone,
    /// After a figure, whose parts it counts: "quarters" without one are streets.
    AfterFigure,
    /// Not before a definite noun, where it is a verb or another noun.
    NotBeforeDefinite,
    /// Not before an accusative, where it is a verb.
    NotBeforeAccusative,
    /// With the article or lam only where what stands around shows it: a definite noun
    /// before, a plural or a number word after.
    Shown,
    /// With a number word joined on, or with no word before: else an adjective.
    Joined,
}

/// What a word does in a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Class {
    /// Nought.
    Zero,
    /// One to nine.
    Unit,
    /// Ten by itself, and the second half of a teen.
    Ten,
    /// A teen in one word.
    Teen,
    /// Twenty to ninety.
    Tens,
    /// A hundred, which a unit before it multiplies.
    Hundred,
    /// Two to nine hundred in one word.
    Hundreds,
    /// Thousand, million, ..., dozen.
    Scale,
    /// Two thousand, two million in one word.
    ScaleDual,
    /// Thousands, hundreds: a scale after a figure, vague alone.
    Plural,
    /// First, second, ...
    Ordinal,
    /// Half, third, ...
    Fraction,
}

/// A phrase for an amount that no figure names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Vague {
    pub(super) id: String,
    /// The least it can be; none for "a number of".
    pub(super) min: Option<i64>,
    pub(super) forms: Vec<String>,
    /// With a preposition it needs the indefinite noun that it counts: else the letters say
    /// something else.
    #[serde(default)]
    pub(super) counts: bool,
}

/// Words that bound a figure.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bound {
    pub(super) id: String,
    pub(super) sets: Sets,
    /// They stand before the figure.
    #[serde(default)]
    pub(super) before: Vec<String>,
    /// They stand after the figure or after what it counts.
    #[serde(default)]
    pub(super) after: Vec<String>,
    /// They bound only a figure with the article; else they say where or without what.
    #[serde(default)]
    pub(super) definite: bool,
    /// They also stand before a year or a day, where they bound nothing.
    #[serde(default)]
    pub(super) not_dates: bool,
}

/// How a bound changes a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Sets {
    /// N + 1 and up.
    MoreThan,
    /// N and up.
    AtLeast,
    /// 0 to N.
    UpTo,
    /// 0 to N - 1.
    LessThan,
    /// N, or near it.
    About,
}

/// Two figures that are the ends of one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Range {
    pub(super) id: String,
    /// What stands before the first figure; none if nothing need.
    #[serde(default)]
    pub(super) open: Vec<String>,
    /// What stands between the two. The conjunction waw is on the word.
    #[serde(default)]
    pub(super) join: Vec<String>,
    /// May the conjunction waw join them?
    #[serde(default)]
    pub(super) and: bool,
    /// May a dash join them?
    #[serde(default)]
    pub(super) dash: bool,
    /// Words before, in the sentence, that make the two figures a change: "rose from 3 to 5".
    #[serde(default)]
    pub(super) not_after: Vec<String>,
}

/// Words that mark a figure, or unmake it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Marker {
    pub(super) id: String,
    pub(super) marks: Marks,
    pub(super) forms: Vec<String>,
}

/// What a marker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Marks {
    /// After a figure: per cent.
    Percent,
    /// Before a figure: below nought.
    Minus,
    /// Between two figures: the decimal point.
    Point,
    /// Between two figures, the first of them ten at most: else a noun that it counts.
    PointNoun,
    /// After a figure: the day of a month.
    Month,
    /// Between two figures: the first is a part of the second.
    OutOf,
    /// Between one and a figure: the same, where one counts no noun.
    Over,
    /// Between an ordinal and a hundred or a scale: add them.
    Beyond,
    /// Before a definite figure: it says which in a row.
    Ordered,
    /// Before a definite figure: it is the name of a place.
    Named,
    /// Before digits: they are the rest of a model's name.
    Model,
    /// A noun that begins with the letters of the article without having it.
    Indefinite,
    /// A word that no figure counts: prepositions and the like.
    NoNoun,
    /// A phrase that holds a number word but no number.
    NoNumber,
}

//! Turns a list of places that somebody has into rows of our gazetteer.
//!
//! `geonames` reads a dump of GeoNames, `hdx` a table of administrative units as
//! OCHA publishes them; both give [`Found`] places, and `rows` makes rows of
//! them: ids, parents, what the codebook knows already left out. Nothing is
//! fetched: the user has the file.

mod geonames;
mod hdx;
mod rows;

pub use geonames::geonames;
pub use hdx::hdx;
pub use rows::{Rows, rows};

/// A place of a list, before it has an id.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The kind, as the gazetteer names it.
    pub kind: &'static str,
    /// What its list calls it: a number, a P-code.
    pub code: String,
    pub name_en: String,
    pub name_ar: String,
    /// Further Arabic names.
    pub forms: Vec<String>,
    /// Two letters.
    pub country: String,
    /// The code of the unit that holds it.
    pub parent: Option<String>,
    pub at: Option<(f64, f64)>,
    pub people: u64,
}

/// What was read, and what was left out and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    pub places: Vec<Found>,
    pub unnamed: usize,
    pub other_kinds: usize,
}

/// Is it written in the letters of Arabic alone? Persian, Kurdish and Urdu spellings are not.
fn is_arabic(name: &str) -> bool {
    let letter = |c: char| matches!(u32::from(c), 0x621..=0x63a | 0x641..=0x64a);
    name.chars().count() > 1 && name.chars().all(|c| letter(c) || c == ' ')
}

/// Without marks over letters and doubled spaces.
fn plain(name: &str) -> String {
    let mark = |c: &char| matches!(u32::from(*c), 0x64b..=0x652 | 0x640 | 0x670 | 0x200b..=0x200f);
    let letters: String = name.chars().filter(|c| !mark(c)).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

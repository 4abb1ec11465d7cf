//! The record's values in English words.

pub mod claims;
pub mod count;
pub mod deed;
pub mod names;
pub mod party;
pub mod place;
pub mod time;

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}

/// `1 report`, `2 reports`.
pub fn number_of(n: usize, one: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{n} {one}s")
    }
}

/// With its first letter in upper case.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

/// A wire name as words: `called_for` is "called for".
pub fn plain(name: &str) -> String {
    name.replace(['_', '-'], " ")
}

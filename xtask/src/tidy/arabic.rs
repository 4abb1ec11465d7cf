//! No Arabic in Rust outside the fold and tests.
//!
//! Knowledge of the language is data under `codebook/`, so an analyst can read
//! and change it. Escapes of Arabic letters count as letters.

use super::Finding;
use crate::tree::Tree;
use anyhow::Result;

const GUARD: &str = "arabic";

/// Blocks of the Arabic script: main, supplement, extended, presentation forms.
const BLOCKS: &[(u32, u32)] = &[
    (0x0600, 0x06FF),
    (0x0750, 0x077F),
    (0x0870, 0x08FF),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFC),
];

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for file in tree.under("", &[".rs"]).filter(|file| !excused(file)) {
        found.extend(in_source(file, &tree.read(file)?));
    }
    Ok(found)
}

/// The fold is where letters are named; tests quote what they test.
fn excused(file: &str) -> bool {
    file.starts_with("crates/rasid-text/src/fold")
        || file.contains("/tests/")
        || file.ends_with("/tests.rs")
        || file.ends_with("_tests.rs")
}

fn in_source(file: &str, source: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut doctest = false;
    for (at, line) in source.lines().enumerate() {
        let start = line.trim_start();
        if start.starts_with("#[cfg(test)]") {
            break;
        }
        let comment = start
            .strip_prefix("///")
            .or_else(|| start.strip_prefix("//!"));
        let fence = comment.is_some_and(|text| text.trim_start().starts_with("```"));
        // An example in a doc comment runs as a test.
        doctest = comment.is_some() && (doctest != fence);
        if doctest {
            continue;
        }
        let letter = line
            .chars()
            .find(|c| is_arabic(u32::from(*c)))
            .or_else(|| escaped(line));
        if let Some(code) = letter.map(u32::from) {
            let what = format!(
                "U+{code:04X} in Rust: put it in codebook/, or name it in rasid_text::fold::letters"
            );
            found.push(Finding::error(GUARD, file, Some(at + 1), what));
        }
    }
    found
}

fn is_arabic(code: u32) -> bool {
    BLOCKS
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&code))
}

/// The first Arabic letter that the line spells as an escape.
fn escaped(line: &str) -> Option<char> {
    line.split("\\u{")
        .skip(1)
        .filter_map(|rest| u32::from_str_radix(rest.split('}').next()?, 16).ok())
        .filter(|code| is_arabic(*code))
        .find_map(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_their_escapes_are_found() {
        assert_eq!(in_source("a.rs", "let a = 'ا';").len(), 1);
        assert_eq!(in_source("a.rs", r"let a = '\u{0627}';").len(), 1);
        assert_eq!(in_source("a.rs", r"let a = '\u{627}';").len(), 1);
    }

    #[test]
    fn marks_of_no_script_are_fine() {
        assert!(in_source("a.rs", r"let bom = '\u{feff}'; let rlm = '\u{200f}'; // «»").is_empty());
    }

    #[test]
    fn tests_may_quote() {
        assert!(in_source("a.rs", "/// ```\n/// f(\"قصف\");\n/// ```").is_empty());
        assert_eq!(in_source("a.rs", "/// ```\n/// ```\n/// قصف").len(), 1);
        assert!(in_source("a.rs", "#[cfg(test)]\nmod tests { /* قصف */ }").is_empty());
        assert!(excused("crates/rasid-text/src/fold/letters.rs"));
        assert!(!excused("crates/rasid-text/src/clitic.rs"));
    }
}

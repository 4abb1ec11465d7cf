//! What a word is made of: itself, without its clitics, its beginning and end.
//!
//! The pieces stand in for a root and a pattern, which no table gives for words
//! that the codebook does not know.

use rasid_text::fold::letters::{AL, ALEF, BEH, FEH, KAF, LIL, NOON, TEH, WAW, YEH, is_letter};

/// Letters that come and go with the pattern of a word.
const WEAK: [char; 5] = [ALEF, WAW, YEH, TEH, NOON];

/// A word without the conjunction, preposition and article that it begins with.
pub(super) fn bare(word: &str) -> &str {
    let long = |rest: &&str| rest.chars().count() > 2;
    let joined = word
        .strip_prefix([WAW, BEH, FEH, KAF])
        .and_then(|rest| rest.strip_prefix(AL));
    joined
        .filter(long)
        .or_else(|| word.strip_prefix(LIL).filter(long))
        .or_else(|| word.strip_prefix(AL).filter(long))
        .or_else(|| word.strip_prefix([WAW, BEH, FEH]).filter(long))
        .unwrap_or(word)
}

/// Calls `take` with a tag and each piece of a word.
pub(super) fn pieces(word: &str, mut take: impl FnMut(&'static str, &str)) {
    // Asked of Arabic first: the tables of all scripts are slow.
    if !word.chars().any(|c| is_letter(c) || c.is_alphabetic()) {
        return;
    }
    let stem = bare(word);
    take("w", word);
    take("b", stem);
    // Where the first letters begin: the fourth ends a beginning of three.
    let mut starts = [0; 5];
    let mut letters = 0;
    for (at, _) in stem.char_indices() {
        if let Some(start) = starts.get_mut(letters) {
            *start = at;
        }
        letters += 1;
    }
    for (length, tag) in [(3, "p3"), (4, "p4")] {
        if letters > length {
            take(tag, &stem[..starts[length]]);
        }
    }
    for (length, tag) in [(2, "s2"), (3, "s3")] {
        let mut back = stem.char_indices().rev();
        if let Some((from, _)) = back.nth(length - 1).filter(|_| letters > length) {
            take(tag, &stem[from..]);
        }
    }
    let mut root = String::with_capacity(stem.len());
    root.extend(stem.chars().filter(|c| !WEAK.contains(c)));
    take("r", &root);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_loses_what_hangs_on_its_beginning() {
        assert_eq!(bare("والهجوم"), "هجوم");
        assert_eq!(bare("للشرطه"), "شرطه");
        assert_eq!(bare("وقع"), "وقع");
    }

    #[test]
    fn a_word_has_its_pieces() {
        let mut out = Vec::new();
        pieces("المتظاهرون", |tag, piece| {
            out.push(format!("{tag} {piece}"))
        });
        assert_eq!(
            out,
            [
                "w المتظاهرون",
                "b متظاهرون",
                "p3 متظ",
                "p4 متظا",
                "s2 ون",
                "s3 رون",
                "r مظهر"
            ]
        );
    }
}

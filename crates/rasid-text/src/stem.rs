//! A word without what hangs on it: for telling whether two texts use the same words.
//!
//! One cut a word and no dictionary, so it is quick and often takes too much or too
//! little; it takes the same in both texts, which is all that is asked. Reading needs
//! [`crate::clitic::analyses`], which gives every reading. Absent: broken plurals, verbs.

use crate::fold::letters::{
    AL, ALEF, BEH, DUAL, FEH, FEMININE_PLURAL, HEH, KAF, LAM, LIL, MEEM, PLURAL, WAW, YEH,
};

/// Letters that must be left.
const LEFT: usize = 3;

/// A folded word without its conjunction, preposition and article, and without the
/// ending of its number, its gender, its pronoun or its case.
///
/// ```
/// use rasid_text::{fold::fold, stem::stem};
/// assert_eq!(stem(&fold("والمسيّرات")), stem(&fold("مسيرة")));
/// ```
pub fn stem(word: &str) -> &str {
    tail(head(word))
}

fn long(rest: &&str, letters: usize) -> bool {
    rest.chars().count() >= letters
}

fn head(word: &str) -> &str {
    let enough = |rest: &&str| long(rest, LEFT);
    word.strip_prefix([WAW, FEH, BEH, KAF])
        .and_then(|rest| rest.strip_prefix(AL))
        .filter(enough)
        .or_else(|| word.strip_prefix(LIL).filter(enough))
        .or_else(|| word.strip_prefix(AL).filter(enough))
        .or_else(|| {
            let rest = word.strip_prefix([WAW, FEH, BEH, LAM]);
            rest.filter(|r| long(r, LEFT + 1))
        })
        .unwrap_or(word)
}

fn tail(word: &str) -> &str {
    let twos = [FEMININE_PLURAL]
        .into_iter()
        .chain(PLURAL)
        .chain(DUAL)
        .find_map(|ending| word.strip_suffix(ending));
    let pronouns = || {
        let rest = word.strip_suffix([ALEF, MEEM, HEH])?;
        rest.strip_suffix([HEH, YEH]).filter(|r| long(r, LEFT))
    };
    let enough = |rest: &&str| long(rest, LEFT);
    twos.filter(enough)
        .or_else(pronouns)
        .or_else(|| word.strip_suffix([HEH, YEH, ALEF]).filter(enough))
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for (a, b) in [
            ("المدينه", "مدينه"),
            ("والجرحي", "جرحي"),
            ("مدنيين", "المدنيون"),
            ("قتيلا", "قتيل"),
            ("بطايرات", "طايره"),
            ("منازلهم", "منازل"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
    }

    #[test]
    fn short_words_stay() {
        assert_eq!(stem("الم"), "الم");
        assert_eq!(stem("وقع"), "وقع");
        assert_eq!(stem(""), "");
    }
}

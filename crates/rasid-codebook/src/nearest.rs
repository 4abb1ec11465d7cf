//! "Did you mean": of the right things, the one that a wrong one looks most like.

/// How alike two words must be for one to be offered in place of the other.
const ALIKE: f64 = 0.66;

/// `; did you mean "..."?` where something right looks like `wrong`, else nothing.
pub(crate) fn did_you_mean<'a>(wrong: &str, right: impl IntoIterator<Item = &'a str>) -> String {
    let like = |word: &&str| {
        let moved = strsim::normalized_damerau_levenshtein(wrong, word);
        strsim::jaro_winkler(wrong, word).max(moved)
    };
    let best = right
        .into_iter()
        .filter(|word| like(word) >= ALIKE)
        .max_by(|a, b| like(a).total_cmp(&like(b)).then(b.cmp(a)));
    best.map_or_else(String::new, |word| format!("; did you mean {word:?}?"))
}

/// A parser's message with the nearest of the names that it expected.
///
/// Such messages put names in backquotes, the wrong one first.
pub(crate) fn with_nearest(message: &str) -> String {
    let mut names = message.split('`').skip(1).step_by(2);
    let wrong = names.next().unwrap_or_default();
    format!("{message}{}", did_you_mean(wrong, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_name_is_offered_and_no_far_one() {
        let told = with_nearest("unknown field `form`, expected one of `id`, `forms`");
        assert!(told.ends_with("; did you mean \"forms\"?"), "{told}");
        assert_eq!(did_you_mean("xyz", ["forms", "id"]), "");
    }
}

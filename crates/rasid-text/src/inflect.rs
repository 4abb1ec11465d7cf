//! Makes the forms of a word that the press writes: duals, plurals, persons of a verb.
//!
//! The codebook lists a noun or a verb once; its folded forms are made here. A
//! form too many is harmless where no other word is spelled so; a form too few is
//! a missed event, so doubtful spellings are all given. Irregular ("broken")
//! plurals are knowledge and stand in the codebook.

use crate::fold::letters::*;

/// The tense a verb form shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// Done: it struck.
    Perfect,
    /// Doing, or with a particle will do, did not do: it strikes.
    Imperfect,
}

/// What a verb form says of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VerbForm {
    /// Its tense.
    pub tense: Tense,
    /// Is the subject feminine (or a plural of things, which Arabic treats so)?
    pub feminine: bool,
    /// Is it a plural or a dual?
    pub plural: bool,
}

/// The two cases of the dual of a folded singular.
///
/// ```
/// use rasid_text::{fold::letters::*, inflect::dual_forms};
/// let raid = String::from_iter([GHAIN, ALEF, REH, HEH]);
/// let [two_raids, _] = dual_forms(&raid);
/// assert_eq!(two_raids, String::from_iter([GHAIN, ALEF, REH, TEH, ALEF, NOON]));
/// ```
pub fn dual_forms(folded_singular: &str) -> [String; 2] {
    match folded_singular.strip_suffix(HEH) {
        Some(stem) => FEMININE_DUAL.map(|ending| format!("{stem}{ending}")),
        None => DUAL.map(|ending| format!("{folded_singular}{ending}")),
    }
}

/// All forms of a folded adjective of origin, given in the masculine singular.
///
/// The masculine accusative is left out: its spelling is often the country's name.
pub fn nisba_forms(folded: &str) -> Vec<String> {
    let mut forms = vec![folded.to_owned(), format!("{folded}{HEH}")];
    let endings = PLURAL.iter().chain(&DUAL[..1]).chain(&FEMININE_DUAL);
    forms.extend(endings.map(|ending| format!("{folded}{ending}")));
    forms.push(format!("{folded}{FEMININE_PLURAL}"));
    forms
}

/// The third-person and "we" forms of a verb, from its folded `perfect` and
/// `imperfect` in the third person masculine singular. Either may be empty.
///
/// ```
/// use rasid_text::{fold::letters::*, inflect::verb_forms};
/// let forms = verb_forms(&String::from_iter([SHEEN, NOON]), "");
/// let she = String::from_iter([SHEEN, NOON, TEH]);
/// assert!(forms.iter().any(|(form, says)| *form == she && says.feminine));
/// ```
pub fn verb_forms(perfect: &str, imperfect: &str) -> Vec<(String, VerbForm)> {
    let mut out = Vec::new();
    if perfect.chars().count() > 1 {
        perfect_forms(perfect, &mut out);
    }
    if imperfect.chars().count() > 2 && imperfect.starts_with(YEH) {
        imperfect_forms(imperfect, &mut out);
    }
    let mut seen = std::collections::BTreeSet::new();
    out.retain(|(form, _)| seen.insert(form.clone()));
    out
}

fn perfect_forms(perfect: &str, out: &mut Vec<(String, VerbForm)>) {
    let form = |feminine, plural| VerbForm {
        tense: Tense::Perfect,
        feminine,
        plural,
    };
    let [she, they, they_two, they_two_feminine, we] = PERFECT;
    let (short, long) = perfect_stems(perfect);
    out.push((perfect.to_owned(), form(false, false)));
    for stem in short.iter().chain(long.iter()) {
        out.push((format!("{stem}{she}"), form(true, false)));
        out.push((format!("{stem}{they_two_feminine}"), form(true, true)));
    }
    for stem in &short {
        out.push((format!("{stem}{they}"), form(false, true)));
    }
    for stem in &long {
        out.push((format!("{stem}{they_two}"), form(false, true)));
        out.push((first_person(stem, we), form(false, true)));
    }
    if long.is_empty() {
        out.push((format!("{perfect}{they_two}"), form(false, true)));
        out.push((first_person(perfect, we), form(false, true)));
    }
}

/// The stems before a vowel, which lose a weak last letter, and those that keep it.
///
/// A folded last yeh is either (threw, stayed); so is a last alef (called, began).
fn perfect_stems(perfect: &str) -> (Vec<String>, Vec<String>) {
    if let Some(stem) = perfect.strip_suffix(YEH) {
        return (vec![stem.to_owned()], vec![perfect.to_owned()]);
    }
    match perfect.strip_suffix(ALEF) {
        Some(stem) => {
            let weak = vec![stem.to_owned(), perfect.to_owned()];
            (weak, vec![perfect.to_owned(), format!("{stem}{WAW}")])
        }
        None => (vec![perfect.to_owned()], Vec::new()),
    }
}

/// The "we" form: a long vowel inside closes, a doubled letter opens, two noons join.
fn first_person(stem: &str, we: &str) -> String {
    let letters: Vec<char> = stem.chars().collect();
    match letters[..] {
        [_, last] if last != NOON => format!("{stem}{last}{we}"),
        [_, _] => format!("{stem}{we}"),
        [.., ALEF, last] => {
            let head: String = letters[..letters.len() - 2].iter().collect();
            format!("{head}{last}{we}")
        }
        [.., NOON] => format!("{stem}{ALEF}"),
        _ => format!("{stem}{we}"),
    }
}

fn imperfect_forms(imperfect: &str, out: &mut Vec<(String, VerbForm)>) {
    let form = |feminine, plural| VerbForm {
        tense: Tense::Imperfect,
        feminine,
        plural,
    };
    let Some(stem) = imperfect.strip_prefix(YEH) else {
        return;
    };
    let weak = stem.strip_suffix([YEH, WAW, ALEF]);
    for (prefix, feminine, plural) in [(YEH, false, false), (TEH, true, false), (NOON, false, true)]
    {
        out.push((format!("{prefix}{stem}"), form(feminine, plural)));
        // After a particle of denial the weak letter falls: "did not lead to".
        if let Some(short) = weak.filter(|s| s.chars().count() > 1) {
            out.push((format!("{prefix}{short}"), form(feminine, plural)));
        }
    }
    let [they, they_after, they_two, they_two_after] = IMPERFECT;
    for ending in [they, they_after] {
        out.push((
            format!("{YEH}{}{ending}", weak.unwrap_or(stem)),
            form(false, true),
        ));
    }
    for ending in [they_two, they_two_after] {
        out.push((format!("{YEH}{stem}{ending}"), form(false, true)));
        out.push((format!("{TEH}{stem}{ending}"), form(true, true)));
    }
}

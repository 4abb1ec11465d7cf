//! Which language a text is in.
//!
//! Script first; within the Arabic script, the letters that Arabic does not
//! use. A short text in Arabic letters counts as Arabic unless it carries such
//! letters: language guessers call a one-word flash Urdu. Dialects are absent:
//! all of them are `ar`.

/// The code of Arabic.
pub const ARABIC: &str = "ar";

/// Letters foreign to Arabic, in a data file of their own.
const FOREIGN: &str = include_str!("../data/foreign-letters.tsv");

/// Of the letters, this share foreign to Arabic makes another language;
/// foreign names in an Arabic text stay far below it.
const FOREIGN_SHARE: f64 = 0.01;

/// Below this share of Arabic letters, a text is not Arabic.
const ARABIC_SHARE: f64 = 0.3;

/// A guess below this says nothing; whatlang's own bar rejects whole English sentences.
const LEAST_CONFIDENCE: f64 = 0.1;

/// The language of `text` as a BCP 47 code; `None` where it cannot be told.
pub fn language(text: &str) -> Option<String> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let arabic = text.chars().filter(|c| is_arabic_script(*c)).count();
    if letters == 0 {
        return None;
    }
    if (arabic as f64) < ARABIC_SHARE * letters as f64 {
        return whatlang::detect(text)
            .filter(|i| i.confidence() >= LEAST_CONFIDENCE)
            .map(|i| code(i.lang()));
    }
    let foreign = foreign(text, arabic);
    Some(foreign.unwrap_or(ARABIC).to_owned())
}

/// Letters of the Arabic script, its presentation forms included.
fn is_arabic_script(c: char) -> bool {
    c.is_alphabetic()
        && matches!(u32::from(c), 0x600..=0x6ff | 0x750..=0x77f | 0x8a0..=0x8ff | 0xfb50..=0xfdff | 0xfe70..=0xfeff)
}

/// The language that foreign letters mark, where there are enough of them.
fn foreign(text: &str, letters: usize) -> Option<&'static str> {
    let marks: Vec<(&str, char)> = FOREIGN
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_once('\t'))
        .filter_map(|(code, letter)| Some((code, letter.chars().next()?)))
        .collect();
    let mut counts = std::collections::BTreeMap::new();
    // All of them stand behind the letters of Arabic, which most letters are.
    let least = marks.iter().map(|(_, m)| *m).min();
    for c in text.chars().filter(|c| Some(*c) >= least) {
        if let Some((code, _)) = marks.iter().find(|(_, m)| *m == c) {
            *counts.entry(*code).or_insert(0_usize) += 1;
        }
    }
    let all: usize = counts.values().sum();
    if all < 2 || (all as f64) < FOREIGN_SHARE * letters as f64 {
        return None;
    }
    // Persian letters stand in all of them, so any other mark says more.
    let best = counts
        .iter()
        .filter(|(code, n)| **code != "fa" && **n * 5 >= all);
    best.max_by_key(|(_, n)| **n)
        .map(|(code, _)| *code)
        .or(Some("fa"))
}

/// The shortest code of a language, as BCP 47 asks.
fn code(lang: whatlang::Lang) -> String {
    const SHORT: &[(&str, &str)] = &[
        ("afr", "af"),
        ("aka", "ak"),
        ("amh", "am"),
        ("ara", "ar"),
        ("aze", "az"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cmn", "zh"),
        ("cym", "cy"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("epo", "eo"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("guj", "gu"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ind", "id"),
        ("ita", "it"),
        ("jav", "jv"),
        ("jpn", "ja"),
        ("kan", "kn"),
        ("kat", "ka"),
        ("khm", "km"),
        ("kor", "ko"),
        ("lat", "la"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mal", "ml"),
        ("mar", "mr"),
        ("mkd", "mk"),
        ("mya", "my"),
        ("nep", "ne"),
        ("nld", "nl"),
        ("nob", "nb"),
        ("ori", "or"),
        ("pan", "pa"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("sin", "si"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("sna", "sn"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tam", "ta"),
        ("tel", "te"),
        ("tgl", "tl"),
        ("tha", "th"),
        ("tuk", "tk"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("urd", "ur"),
        ("uzb", "uz"),
        ("vie", "vi"),
        ("yid", "yi"),
        ("zul", "zu"),
    ];
    let long = lang.code();
    SHORT
        .iter()
        .find(|(l, _)| *l == long)
        .map_or(long, |(_, s)| s)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(language(text).as_deref(), expected, "{text:?}");
    }

    #[test]
    fn short_arabic_is_arabic() {
        check("عاجل", Some("ar"));
        check("عاجل | انفجار في ضاحية المدينة", Some("ar"));
        check("قصف على قاعدة \"Al-Asad\"", Some("ar"));
        check(
            "زار الوزير پاريس أمس وعقد اجتماعا طويلا مع نظيره الفرنسي في مقر الوزارة",
            Some("ar"),
        );
    }

    #[test]
    fn other_languages_are_told_apart() {
        check(
            "The ministry said on Tuesday that the road was open again to traffic.",
            Some("en"),
        );
        check(
            "وزیر گفت که راه از دیروز باز شده است و پلیس در چهار نقطه حضور دارد",
            Some("fa"),
        );
        check(
            "وەزیر گوتی ڕێگاکە لە دوێنێوە کراوەتەوە و پۆلیس لەوێیە",
            Some("ckb"),
        );
        check(
            "وزیر نے کہا کہ سڑک کل سے کھلی ہے اور پولیس وہاں موجود ہے",
            Some("ur"),
        );
        check("1234 !!", None);
    }
}

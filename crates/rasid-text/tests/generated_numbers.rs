//! Number words made for any value, read back to it.
//!
//! The maker knows the grammar from the other side: gender agreement of units and tens,
//! cases, duals, the counted form of each scale, spellings. So the reader is tried on
//! far more figures than anyone would write down.

#![allow(clippy::expect_used)]

mod common;

use proptest::prelude::*;
use rasid_text::number::{NumberKind, NumberLexicon, numbers};
use rasid_text::{Document, fold};
use std::sync::LazyLock;

static LEXICON: LazyLock<NumberLexicon> = LazyLock::new(common::lexicon);

/// How a figure is written.
#[derive(Clone, Copy, Debug)]
struct Style {
    /// Nominative, or the one other case that shows.
    nominative: bool,
    /// The gender of what is counted.
    masculine: bool,
    /// The old spelling of the hundred, with an alef.
    old_hundred: bool,
    /// A hundred in one word with its unit.
    one_word: bool,
    /// Hamza, dots and marks left out.
    careless: bool,
    /// The conjunction stands apart from its word.
    apart: bool,
}

fn style() -> impl Strategy<Value = Style> {
    any::<(bool, bool, bool, bool, bool, bool)>().prop_map(|s| Style {
        nominative: s.0,
        masculine: s.1,
        old_hundred: s.2,
        one_word: s.3,
        careless: s.4,
        apart: s.5,
    })
}

const UNITS: [(&str, &str); 10] = [
    ("", ""),
    ("واحد", "واحدة"),
    ("اثنان", "اثنتان"),
    ("ثلاثة", "ثلاث"),
    ("أربعة", "أربع"),
    ("خمسة", "خمس"),
    ("ستة", "ست"),
    ("سبعة", "سبع"),
    ("ثمانية", "ثماني"),
    ("تسعة", "تسع"),
];

const TENS: [&str; 10] = [
    "", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع",
];

/// One scale: alone, counted in the accusative, dual without its ending, plural.
const SCALES: [(u64, [&str; 4]); 3] = [
    (1_000_000_000, ["مليار", "مليارا", "مليار", "مليارات"]),
    (1_000_000, ["مليون", "مليونا", "مليون", "ملايين"]),
    (1_000, ["ألف", "ألفا", "ألف", "آلاف"]),
];

impl Style {
    fn dual(self) -> &'static str {
        if self.nominative { "ان" } else { "ين" }
    }

    /// The unit in the gender that goes with a masculine or feminine noun.
    fn unit(self, n: u64, masculine: bool) -> String {
        let (with_masculine, with_feminine) = UNITS[n as usize];
        let word = if masculine {
            with_masculine
        } else {
            with_feminine
        };
        if n == 2 && !self.nominative {
            return word.replace("ان", "ين");
        }
        word.to_owned()
    }

    fn below_hundred(self, n: u64, masculine: bool) -> String {
        match n {
            0 => String::new(),
            1..=9 => self.unit(n, masculine),
            10 => if masculine { "عشرة" } else { "عشر" }.to_owned(),
            11..=19 => self.teen(n - 10, masculine),
            _ => {
                let end = if self.nominative { "ون" } else { "ين" };
                let tens = format!("{}{end}", TENS[n as usize / 10]);
                match (n % 10, masculine) {
                    (0, _) => tens,
                    (1, false) => self.and("إحدى", &tens),
                    (unit, _) => self.and(&self.unit(unit, masculine), &tens),
                }
            }
        }
    }

    fn teen(self, unit: u64, masculine: bool) -> String {
        let ten = if masculine { "عشر" } else { "عشرة" };
        let head = match (unit, masculine, self.nominative) {
            (1, true, _) => "أحد".to_owned(),
            (1, false, _) => "إحدى".to_owned(),
            (2, true, true) => "اثنا".to_owned(),
            (2, true, false) => "اثني".to_owned(),
            (2, false, true) => "اثنتا".to_owned(),
            (2, false, false) => "اثنتي".to_owned(),
            _ => self.unit(unit, masculine),
        };
        format!("{head} {ten}")
    }

    fn below_thousand(self, n: u64, masculine: bool, construct: bool) -> String {
        let hundred = if self.old_hundred {
            "مائة"
        } else {
            "مئة"
        };
        let noon = if construct && n.is_multiple_of(100) {
            ""
        } else {
            "ن"
        };
        let hundreds = match n / 100 {
            0 => String::new(),
            1 => hundred.to_owned(),
            2 => {
                let dual = self.dual().trim_end_matches('ن');
                format!("{}ت{dual}{noon}", hundred.trim_end_matches('ة'))
            }
            h => {
                let unit = self.unit(h, false);
                let glued = if h == 8 { "ثمان" } else { unit.as_str() };
                if self.one_word {
                    format!("{glued}{hundred}")
                } else {
                    format!("{unit} {hundred}")
                }
            }
        };
        self.join(hundreds, self.below_hundred(n % 100, masculine))
    }

    /// `n` with its scale, in the form that its last two digits ask for.
    fn scaled(self, n: u64, forms: [&str; 4]) -> String {
        let [one, accusative, stem, plural] = forms;
        match (n, n % 100) {
            (0, _) => String::new(),
            (1, _) => one.to_owned(),
            (2, _) => format!("{stem}{}", self.dual()),
            (_, 3..=10) => format!("{} {plural}", self.below_thousand(n, true, true)),
            (_, 11..=99) => format!("{} {accusative}", self.below_thousand(n, true, false)),
            _ => format!("{} {one}", self.below_thousand(n, true, true)),
        }
    }

    fn words(self, value: u64) -> String {
        let mut rest = value;
        let mut out = String::new();
        if rest == 1_000_000_000_000 {
            return self.spelled("تريليون");
        }
        for (scale, forms) in SCALES {
            out = self.join(out, self.scaled(rest / scale, forms));
            rest %= scale;
        }
        let out = self.join(out, self.below_thousand(rest, self.masculine, false));
        self.spelled(if value == 0 { "صفر" } else { &out })
    }

    fn join(self, a: String, b: String) -> String {
        match (a.is_empty(), b.is_empty()) {
            (true, _) => b,
            (_, true) => a,
            _ => self.and(&a, &b),
        }
    }

    fn and(self, a: &str, b: &str) -> String {
        let gap = if self.apart { " " } else { "" };
        format!("{a} و{gap}{b}")
    }

    fn spelled(self, words: &str) -> String {
        if self.careless {
            words.replace(['أ', 'إ', 'آ'], "ا").replace('ة', "ه")
        } else {
            words.to_owned()
        }
    }
}

/// Any value, as many small ones as large ones.
fn value() -> impl Strategy<Value = u64> {
    prop_oneof![
        0u64..100,
        0u64..10_000,
        0u64..1_000_000,
        0u64..1_000_000_000,
        0u64..=1_000_000_000_000,
        (1u64..10, 0u32..12).prop_map(|(n, zeros)| n * 10u64.pow(zeros)),
        (1u64..1000, 0u32..4).prop_map(|(n, groups)| n * 1000u64.pow(groups)),
    ]
}

/// The one number in `text`, over all of it.
fn only(text: &str) -> Result<(Option<f64>, NumberKind), TestCaseError> {
    let doc = Document::new(text);
    let found = numbers(&LEXICON, &doc);
    prop_assert_eq!(found.len(), 1, "{} gave {:?}", text, found);
    prop_assert_eq!(found[0].tokens.clone(), 0..doc.tokens.len(), "{}", text);
    Ok((found[0].value, found[0].kind))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn any_cardinal_in_words_reads_back(value in value(), style in style()) {
        let text = style.words(value);
        let (found, kind) = only(&text)?;
        prop_assert_eq!(found, Some(value as f64), "{} of {:?}", text, style);
        let want = if value == 0 { NumberKind::Zero } else { NumberKind::Cardinal };
        prop_assert_eq!(kind, want, "{}", text);
    }

    #[test]
    fn any_cardinal_before_a_noun_reads_back(value in 3u64..1_000_000, style in style()) {
        let text = format!("{} كتاب", style.words(value));
        let found = numbers(&LEXICON, &Document::new(&text));
        let values: Vec<_> = found.iter().map(|n| n.value).collect();
        prop_assert_eq!(values, vec![Some(value as f64)], "{}", text);
    }

    #[test]
    fn any_cardinal_with_particles_reads_back(
        value in 1u64..1_000_000,
        style in style(),
        front in prop::sample::select(&["و", "ب", "ل", "وب", "ول", "ف", "ك"][..]),
    ) {
        // The first word bears the particle; the word for eleven begins with one that is none.
        let text = format!("{front}{}", style.words(value));
        let (found, _) = only(&text)?;
        prop_assert_eq!(found, Some(value as f64), "{}", text);
    }

    #[test]
    fn any_ordinal_below_a_thousand_reads_back(value in 1u64..1000, masculine: bool, careless: bool) {
        let text = ordinal(value, masculine);
        let text = if careless { fold::fold(&text) } else { text };
        let (found, kind) = only(&text)?;
        prop_assert_eq!(found, Some(value as f64), "{}", text);
        prop_assert!(kind == NumberKind::Ordinal || value % 100 == 0, "{} is {:?}", text, kind);
    }

    #[test]
    fn digits_read_back_however_they_are_grouped(
        value in 0u64..1_000_000_000_000,
        mark in prop::sample::select(&["", ",", ".", "٬", "،", " ", "\u{202f}"][..]),
        zero in prop::sample::select(&['0', '٠', '۰'][..]),
    ) {
        let text = script(&grouped(value, mark), zero);
        let (found, _) = only(&text)?;
        prop_assert_eq!(found, Some(value as f64), "{}", text);
    }

    #[test]
    fn decimals_read_back_in_both_conventions(
        whole in 0u64..1000,
        part in 1u64..100,
        mark in prop::sample::select(&[".", ",", "٫"][..]),
        zero in prop::sample::select(&['0', '٠', '۰'][..]),
    ) {
        let text = script(&format!("{whole}{mark}{part:02}"), zero);
        let (found, _) = only(&text)?;
        prop_assert_eq!(found, format!("{whole}.{part:02}").parse().ok(), "{}", text);
    }

    #[test]
    fn the_folded_text_reads_as_the_text(value in value(), style in style()) {
        let text = format!("قُتِلَ أَكْثَرُ مِنْ {} شَخْصٍ", style.words(value));
        let read = |text: &str| -> Vec<_> {
            let doc = Document::new(text);
            let said = numbers(&LEXICON, &doc);
            said.into_iter().map(|n| (n.tokens, n.value, n.amount, n.kind)).collect()
        };
        prop_assert_eq!(read(&text), read(&fold::fold(&text)));
    }

    #[test]
    fn nothing_is_read_inside_a_word(value in 1u64..100, style in style()) {
        // A number word between letters that are no particles is no number.
        let text = format!("ش{}ش", style.words(value).replace(' ', ""));
        prop_assert!(numbers(&LEXICON, &Document::new(&text)).is_empty(), "{}", text);
    }
}

const ORDINALS: [(&str, &str); 11] = [
    ("", ""),
    ("الأول", "الأولى"),
    ("الثاني", "الثانية"),
    ("الثالث", "الثالثة"),
    ("الرابع", "الرابعة"),
    ("الخامس", "الخامسة"),
    ("السادس", "السادسة"),
    ("السابع", "السابعة"),
    ("الثامن", "الثامنة"),
    ("التاسع", "التاسعة"),
    ("العاشر", "العاشرة"),
];

/// The ordinal in words: below a hundred, and "after" a hundred or more.
fn ordinal(n: u64, masculine: bool) -> String {
    let pick = |(m, f): (&str, &str)| {
        if masculine {
            m.to_owned()
        } else {
            f.to_owned()
        }
    };
    let unit = |n: u64| match n {
        1 => pick(("الحادي", "الحادية")),
        n => pick(ORDINALS[n as usize]),
    };
    let low = match n % 100 {
        0 => String::new(),
        n @ 1..=10 => pick(ORDINALS[n as usize]),
        n @ 11..=19 => format!("{} {}", unit(n - 10), pick(("عشر", "عشرة"))),
        n if n % 10 == 0 => format!("ال{}ون", TENS[n as usize / 10]),
        n => format!("{} وال{}ين", unit(n % 10), TENS[n as usize / 10]),
    };
    let hundreds = match n / 100 {
        0 => return low,
        1 => "المئة".to_owned(),
        2 => "المئتين".to_owned(),
        h => format!(
            "ال{}مئة",
            if h == 8 {
                "ثمان"
            } else {
                UNITS[h as usize].1
            }
        ),
    };
    if low.is_empty() {
        hundreds
    } else {
        format!("{low} بعد {hundreds}")
    }
}

fn grouped(value: u64, mark: &str) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(c);
    }
    out
}

fn script(text: &str, zero: char) -> String {
    let digit = |c: char| match c.to_digit(10) {
        Some(d) => char::from_u32(zero as u32 + d).unwrap_or(c),
        None => c,
    };
    text.chars().map(digit).collect()
}

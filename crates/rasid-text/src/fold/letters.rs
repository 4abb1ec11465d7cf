//! The Arabic letters and marks that rules speak of, by name.
//!
//! This is the one place in Rust where they stand. What a *word* means is
//! knowledge and lives in the codebook; a rule such as "the last letter is a
//! feminine ta" needs only these names.

#![allow(missing_docs)]

pub const HAMZA: char = 'ء';
pub const ALEF: char = 'ا';
pub const BEH: char = 'ب';
pub const TEH: char = 'ت';
pub const THEH: char = 'ث';
pub const JEEM: char = 'ج';
pub const HAH: char = 'ح';
pub const KHAH: char = 'خ';
pub const DAL: char = 'د';
pub const THAL: char = 'ذ';
pub const REH: char = 'ر';
pub const ZAIN: char = 'ز';
pub const SEEN: char = 'س';
pub const SHEEN: char = 'ش';
pub const SAD: char = 'ص';
pub const DAD: char = 'ض';
pub const TAH: char = 'ط';
pub const ZAH: char = 'ظ';
pub const AIN: char = 'ع';
pub const GHAIN: char = 'غ';
pub const FEH: char = 'ف';
pub const QAF: char = 'ق';
pub const KAF: char = 'ك';
pub const LAM: char = 'ل';
pub const MEEM: char = 'م';
pub const NOON: char = 'ن';
pub const HEH: char = 'ه';
pub const WAW: char = 'و';
pub const YEH: char = 'ي';

/// The stretcher between letters.
pub const TANWEEN: char = '\u{064B}';
pub const TATWEEL: char = 'ـ';

pub const COMMA: char = '،';
pub const SEMICOLON: char = '؛';
pub const QUESTION: char = '؟';

/// The article, as folded.
pub const AL: &str = "ال";
/// The preposition lam joined to the article.
pub const LIL: &str = "لل";

/// Endings of the dual and the sound plurals, nominative first.
pub const DUAL: [&str; 2] = ["ان", "ين"];
/// The sound masculine plural.
pub const PLURAL: [&str; 2] = ["ون", "ين"];
/// The sound feminine plural.
pub const FEMININE_PLURAL: &str = "ات";
/// The dual of a word that ended in a feminine ta.
pub const FEMININE_DUAL: [&str; 2] = ["تان", "تين"];

/// Perfect endings: she, they, they two, they two (feminine), we.
pub const PERFECT: [&str; 5] = ["ت", "وا", "ا", "تا", "نا"];
/// Imperfect endings: they, they (after a particle), they two, they two (after a particle).
pub const IMPERFECT: [&str; 4] = ["ون", "وا", "ان", "ا"];

/// How far a character of U+0600 to U+06FF stands from the first of them, by its two bytes.
pub(crate) const fn in_block(lead: u8, next: u8) -> usize {
    ((lead & 0b11) as usize) << 6 | (next & 0b11_1111) as usize
}

/// Which characters of U+0600 to U+06FF are letters.
const LETTERS: [bool; 256] = letters();

const fn letters() -> [bool; 256] {
    let mut table = [false; 256];
    let mut i = 0;
    while i < table.len() {
        if let Some(c) = char::from_u32(0x600 + i as u32) {
            table[i] = is_letter(c);
        }
        i += 1;
    }
    table
}

/// How many bytes of `text`, from the first, are letters.
pub(crate) fn run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        while let (Some(lead @ 0xD8..=0xDB), Some(next)) = (bytes.get(at), bytes.get(at + 1))
            && LETTERS[in_block(*lead, *next)]
        {
            at += 2;
        }
        // Letters of other languages stand outside the block.
        match text[at..].chars().next() {
            Some(c) if is_letter(c) => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// Is `c` a letter or a digit of any script? Asked of Arabic first: the tables of all
/// scripts are slow.
pub fn is_alphanumeric(c: char) -> bool {
    is_letter(c) || c.is_alphanumeric()
}

/// Is `c` a letter that a folded Arabic word is made of?
pub const fn is_letter(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{066E}'..='\u{066F}'
        | '\u{0671}'..='\u{06D3}' | '\u{06D5}' | '\u{06EE}'..='\u{06EF}'
        | '\u{06FA}'..='\u{06FC}' | '\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08C7}')
}

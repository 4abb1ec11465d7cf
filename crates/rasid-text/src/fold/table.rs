//! Which letter each character of the Arabic block folds to.

use super::letters::*;

/// Stands in [`ARABIC`] for a character that the fold drops.
pub(super) const DROPPED: char = '\0';

/// The first code point of [`ARABIC`].
pub(super) const FIRST: u32 = 0x600;

/// The fold of U+0600 to U+06FF.
pub(super) const ARABIC: [char; 256] = arabic();

/// Which characters of U+0600 to U+06FF the fold leaves as they are.
pub(super) const KEPT: [bool; 256] = kept();

const fn kept() -> [bool; 256] {
    let mut table = [false; 256];
    let mut i = 0;
    while i < table.len() {
        table[i] = ARABIC[i] as u32 == FIRST + i as u32;
        i += 1;
    }
    table
}

const fn arabic() -> [char; 256] {
    let mut table = [DROPPED; 256];
    let mut i = 0;
    while i < table.len() {
        if let Some(c) = char::from_u32(FIRST + i as u32) {
            table[i] = one(c);
        }
        i += 1;
    }
    table
}

/// The fold of one character of the block.
const fn one(c: char) -> char {
    match c {
        // Marks above and below letters, Quranic signs, the letter stretcher,
        // invisible signs of number and direction.
        '\u{0600}'..='\u{0605}' | '\u{0610}'..='\u{061A}' | '\u{061C}' | TATWEEL => DROPPED,
        '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DD}' => DROPPED,
        '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' => DROPPED,
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' => ALEF,
        'ؤ' | 'ٶ' => WAW,
        'ئ' | 'ى' | 'ی' | 'ې' | 'ے' | 'ۓ' | 'ؽ' | 'ؾ' | 'ؿ' | 'ٸ' => YEH,
        'ة' | 'ۃ' | 'ھ' | 'ہ' | 'ۀ' | 'ۂ' | 'ە' => HEH,
        'ک' | 'ڪ' | 'ػ' | 'ؼ' | 'گ' => KAF,
        // Sounds Arabic has no letter for are spelled both ways in names.
        'پ' => BEH,
        'چ' => JEEM,
        'ڤ' => FEH,
        'ژ' => ZAIN,
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        '٪' => '%',
        '٫' => '.',
        '٬' => ',',
        '۔' => '.',
        _ => c,
    }
}

const fn digit(c: char, zero: char) -> char {
    (b'0' + (c as u32 - zero as u32) as u8) as char
}

//! Brings Arabic spelling to one form, and remembers where each letter came from.
//!
//! Writers differ in hamza, in the two dots of a final ta, in stretching and in
//! vowel marks, and files differ in digits and letter shapes. All matching is on
//! folded text; all evidence is a span of the source. Lexicon forms go through
//! the same [`fold`], so data keeps plain spelling.
//!
//! The fold looks at one character at a time (but for a stretcher typed as a dash),
//! and folding twice changes nothing. Latin letters keep their case, quotation marks their kind: the tokeniser needs them.

pub mod letters;

mod forms;
mod table;

use rasid_model::Span;
use std::ops::Range;

/// What one character becomes.
enum Piece {
    One(char),
    Several(&'static str),
    Nothing,
}

/// Folds `s`.
///
/// ```
/// use rasid_text::fold::fold;
/// assert_eq!(fold("إِسْتَهـدَفَتْ"), fold("استهدفت"));
/// assert_eq!(fold("٣٫٥ آلاف"), fold("3.5 الاف"));
/// ```
pub fn fold(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    let mut chars = s.chars();
    while let Some(c) = chars.next() {
        match piece(c, &out, chars.as_str()) {
            Piece::One(c) => out.push(c),
            Piece::Several(letters) => out.push_str(letters),
            Piece::Nothing => {}
        }
    }
    out
}

/// A folded text with the way back to its source.
///
/// ```
/// use rasid_text::fold::Folded;
/// let folded = Folded::new("قَصْـفٌ.");
/// assert_eq!(folded.text(), "قصف.");
/// let span = folded.span(0..6);
/// assert_eq!((span.start, span.end), (0, 7));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, the source scalar value it came from.
    origin: Vec<u32>,
    /// Scalar values in the source.
    length: u32,
}

impl Folded {
    /// Folds `source`.
    pub fn new(source: &str) -> Self {
        let mut text = String::with_capacity(source.len());
        let mut origin = Vec::with_capacity(source.len());
        let mut length = 0u32;
        let mut rest = source;
        loop {
            let (run, after) = rest.split_at(kept(rest));
            text.push_str(run);
            // Every byte of a character but the first is of the form 10xxxxxx.
            origin.extend(run.bytes().map(|byte| {
                length += u32::from(byte & 0xC0 != 0x80);
                length - 1
            }));
            let mut chars = after.chars();
            let Some(c) = chars.next() else { break };
            rest = chars.as_str();
            match piece(c, &text, rest) {
                Piece::One(c) => text.push(c),
                Piece::Several(letters) => text.push_str(letters),
                Piece::Nothing => {}
            }
            origin.resize(text.len(), length);
            length += 1;
        }
        Self {
            text,
            origin,
            length,
        }
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Scalar values in the source.
    pub fn source_len(&self) -> u32 {
        self.length
    }

    /// Where folded `bytes` stand in the source.
    ///
    /// Takes in the marks that the fold dropped after the last letter, so the
    /// vowels of a word belong to its evidence. Bytes past the end count as the end.
    pub fn span(&self, bytes: Range<usize>) -> Span {
        let at = |byte: usize| self.origin.get(byte).copied().unwrap_or(self.length);
        let start = at(bytes.start);
        if bytes.end <= bytes.start {
            return Span::new(start, start);
        }
        // Two letters may stem from one ligature: half of it is all of it.
        let last = self
            .origin
            .get(bytes.end - 1)
            .map_or(self.length, |o| o + 1);
        Span::new(start, at(bytes.end).max(last))
    }
}

/// How many bytes of `text`, from the first, the fold leaves as they are: most of what
/// the press writes, so it is looked for at once.
fn kept(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, bytes.get(at + 1)) {
            (0..=0x7F, _) => at += 1,
            (lead @ 0xD8..=0xDB, Some(next)) if table::KEPT[letters::in_block(*lead, *next)] => {
                at += 2;
            }
            _ => break,
        }
    }
    at
}

/// What `c` becomes after the folded text `before` and before the source text `after`.
#[inline]
fn piece(c: char, before: &str, after: &str) -> Piece {
    let code = c as u32;
    if code < 0x80 {
        return Piece::One(c);
    }
    if let Some(&folded) = table::ARABIC.get(code.wrapping_sub(table::FIRST) as usize) {
        return match folded {
            table::DROPPED if c == letters::TATWEEL => stretch(before, after),
            table::DROPPED => Piece::Nothing,
            folded => Piece::One(folded),
        };
    }
    rare(c)
}

/// The letter stretcher is nothing at a letter; between anything else it is typed for a dash.
#[cold]
fn stretch(before: &str, after: &str) -> Piece {
    let joins = |c: Option<char>| c.is_some_and(letters::is_letter);
    let next = after.chars().find(|&c| c != letters::TATWEEL);
    if joins(before.chars().next_back()) || joins(next) {
        Piece::Nothing
    } else {
        Piece::One('-')
    }
}

/// Everything outside ASCII and the Arabic block.
#[cold]
fn rare(c: char) -> Piece {
    let code = c as u32;
    match c {
        // Invisible signs: joiners, direction, variation, soft hyphen, byte order.
        '\u{00AD}' | '\u{034F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => {
            Piece::Nothing
        }
        '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' => Piece::Nothing,
        '\u{FE00}'..='\u{FE0F}' | '\u{08D3}'..='\u{08FF}' => Piece::Nothing,
        '\u{0085}' | '\u{2028}' | '\u{2029}' => Piece::One('\n'),
        _ if c.is_whitespace() => Piece::One(' '),
        _ => drawn(code, c),
    }
}

/// A presentation form, or the character itself.
fn drawn(code: u32, c: char) -> Piece {
    let row =
        |table: &[&'static str], first: u32| table.get(code.wrapping_sub(first) as usize).copied();
    match row(&forms::FORMS_A, forms::FIRST_A).or_else(|| row(&forms::FORMS_B, forms::FIRST_B)) {
        Some("") => Piece::Nothing,
        Some(letters) => Piece::Several(letters),
        None => Piece::One(c),
    }
}

//! Bytes to text.
//!
//! A byte order mark decides; then UTF-8, if it holds; then UTF-16 without a
//! mark; then broken UTF-8, where most letters are whole; then the legacy
//! encodings that Arabic pages use (windows-1256, ISO-8859-6, ...). What is not
//! text is refused. Decoded text is never changed, line ends included; only the
//! mark itself is dropped.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// What stands in the way, or is worth a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No letters at all.
    Empty,
    /// Not text.
    Binary,
    /// A format that needs a reader of its own.
    Markup(&'static str),
    /// So many broken sequences became U+FFFD.
    BrokenUtf8(usize),
    /// Read in this older encoding.
    Legacy(&'static str),
}

/// Text, and what is worth a word about how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, unchanged.
    pub text: String,
    /// Only `BrokenUtf8` or `Legacy`.
    pub trouble: Option<Trouble>,
}

/// Of the bytes beyond ASCII, this share must be whole UTF-8 for it to count as UTF-8.
/// Arabic in an older encoding reaches a few hundredths by chance.
const WHOLE_SHARE: f64 = 0.8;

/// More control characters than this are no text.
const CONTROL_SHARE: f64 = 0.1;

/// Decodes `bytes`, or says why they are not a text to read.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Trouble> {
    if bytes.is_empty() {
        return Err(Trouble::Empty);
    }
    if let Some(what) = foreign_format(bytes) {
        return Err(Trouble::Markup(what));
    }
    let (text, trouble) = letters(bytes)?;
    if text.trim().is_empty() {
        return Err(Trouble::Empty);
    }
    if too_many_controls(&text) {
        return Err(Trouble::Binary);
    }
    match sniff_html(&text) {
        true => Err(Trouble::Markup("an HTML page")),
        false => Ok(Decoded { text, trouble }),
    }
}

fn letters(bytes: &[u8]) -> Result<(String, Option<Trouble>), Trouble> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[length..]);
        let count = text.matches('\u{fffd}').count();
        return Ok((
            text.into_owned(),
            broken.then_some(Trouble::BrokenUtf8(count)),
        ));
    }
    if let Some(text) = unmarked_utf16(bytes) {
        return Ok((text, Some(Trouble::Legacy("UTF-16"))));
    }
    if bytes.contains(&0) {
        return Err(Trouble::Binary);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), None)),
        Err(_) if mostly_whole(bytes) => {
            let (text, _) = UTF_8.decode_without_bom_handling(bytes);
            let broken = text.matches('\u{fffd}').count();
            Ok((text.into_owned(), Some(Trouble::BrokenUtf8(broken))))
        }
        Err(_) => legacy(bytes),
    }
}

/// Is most of what is beyond ASCII whole UTF-8?
fn mostly_whole(bytes: &[u8]) -> bool {
    let beyond = bytes.iter().filter(|b| !b.is_ascii()).count();
    let broken: usize = bytes.utf8_chunks().map(|c| c.invalid().len()).sum();
    beyond > 0 && (beyond - broken) as f64 >= WHOLE_SHARE * beyond as f64
}

/// The older encoding that fits best.
fn legacy(bytes: &[u8]) -> Result<(String, Option<Trouble>), Trouble> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // The country tips the balance towards Arabic where few letters leave it open.
    let encoding = detector.guess(Some(b"sy"), Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let broken = text.chars().filter(|c| *c == '\u{fffd}').count();
    if broken * 100 > text.chars().count() {
        return Err(Trouble::Binary);
    }
    Ok((text.into_owned(), Some(Trouble::Legacy(encoding.name()))))
}

/// Text in UTF-16 that lost its mark: every second byte is one of a few.
fn unmarked_utf16(bytes: &[u8]) -> Option<String> {
    let high = |odd: usize| {
        let plausible = |b: &&u8| matches!(**b, 0x00 | 0x06 | 0x20 | 0xfb | 0xfe);
        bytes.iter().skip(odd).step_by(2).filter(plausible).count() * 100 / (bytes.len() / 2).max(1)
    };
    let controls = bytes.iter().filter(|b| matches!(**b, 0x00 | 0x06)).count();
    // Plain text has neither byte, so nothing that is UTF-8 comes here.
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) || controls * 4 < bytes.len() {
        return None;
    }
    let (even, odd) = (high(0), high(1));
    let encoding = match even.cmp(&odd) {
        std::cmp::Ordering::Less => UTF_16LE,
        _ => UTF_16BE,
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    (even.max(odd) >= 95 && !too_many_controls(&text)).then(|| text.into_owned())
}

fn too_many_controls(text: &str) -> bool {
    let mut controls = 0_usize;
    let mut all = 0_usize;
    for c in text.chars() {
        all += 1;
        controls += usize::from(c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'));
        if c == '\0' {
            return true;
        }
    }
    controls as f64 > CONTROL_SHARE * all as f64
}

/// Formats that their first bytes give away.
fn foreign_format(bytes: &[u8]) -> Option<&'static str> {
    const MARKS: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF file"),
        (b"{\\rtf", "an RTF file"),
        (b"WARC/", "a web archive (WARC)"),
    ];
    MARKS
        .iter()
        .find(|(mark, _)| bytes.starts_with(mark))
        .map(|(_, what)| *what)
}

/// An HTML page begins with a doctype or its root element.
fn sniff_html(text: &str) -> bool {
    let head: String = text
        .trim_start()
        .chars()
        .take(15)
        .collect::<String>()
        .to_ascii_lowercase();
    head.starts_with("<!doctype html") || head.starts_with("<html")
}

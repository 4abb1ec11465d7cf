//! Bytes of every kind to text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use rasid_ingest::{Trouble, decode};

const TEXT: &str = "سقطت قذائف على الحقل فجر الأربعاء ولم ترد أنباء عن إصابات.\r\n";

fn check(bytes: &[u8], text: &str, trouble: Option<Trouble>) {
    let decoded = decode(bytes).unwrap();
    assert_eq!(decoded.text, text);
    assert_eq!(decoded.trouble, trouble);
}

fn refused(bytes: &[u8], trouble: Trouble) {
    assert_eq!(decode(bytes), Err(trouble));
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn utf8_is_unchanged() {
    check(TEXT.as_bytes(), TEXT, None);
    check(format!("\u{feff}{TEXT}").as_bytes(), TEXT, None);
}

#[test]
fn utf16_is_read_with_and_without_its_mark() {
    let marked = |b| utf16(&format!("\u{feff}{TEXT}"), b);
    check(&marked(u16::to_le_bytes), TEXT, None);
    check(&marked(u16::to_be_bytes), TEXT, None);
    check(
        &utf16(TEXT, u16::to_le_bytes),
        TEXT,
        Some(Trouble::Legacy("UTF-16")),
    );
    check(
        &utf16(TEXT, u16::to_be_bytes),
        TEXT,
        Some(Trouble::Legacy("UTF-16")),
    );
    let english = "The road was open again on Tuesday.";
    check(
        &utf16(english, u16::to_le_bytes),
        english,
        Some(Trouble::Legacy("UTF-16")),
    );
}

#[test]
fn older_arabic_encodings_are_recognised() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(TEXT);
    check(&bytes, TEXT, Some(Trouble::Legacy("windows-1256")));
    let (bytes, _, _) = encoding_rs::ISO_8859_6.encode(TEXT);
    check(&bytes, TEXT, Some(Trouble::Legacy("ISO-8859-6")));
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode("قصف على قرية");
    check(
        &bytes,
        "قصف على قرية",
        Some(Trouble::Legacy("windows-1256")),
    );
}

#[test]
fn broken_utf8_keeps_all_else() {
    let mut bytes = TEXT.as_bytes().to_vec();
    bytes.truncate(bytes.len() - 5);
    bytes.insert(4, 0xff);
    let decoded = decode(&bytes).unwrap();
    assert!(decoded.text.contains("قذائف على الحقل"), "{}", decoded.text);
    assert_eq!(
        decoded.trouble,
        Some(Trouble::BrokenUtf8(
            decoded.text.matches('\u{fffd}').count()
        ))
    );
}

#[test]
fn what_is_no_text_is_refused() {
    refused(b"", Trouble::Empty);
    refused(b" \r\n\t ", Trouble::Empty);
    refused("\u{feff}\n".as_bytes(), Trouble::Empty);
    refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0", Trouble::Binary);
    refused(&[0; 4096], Trouble::Binary);
    refused(
        &(0..=255).cycle().take(4096).collect::<Vec<u8>>(),
        Trouble::Binary,
    );
    refused(b"\x01\x02\x03abc", Trouble::Binary);
    refused(b"%PDF-1.7\n", Trouble::Markup("a PDF file"));
    refused(b"\n<!DOCTYPE html><p>x", Trouble::Markup("an HTML page"));
}

#[test]
fn noise_never_panics() {
    let mut seed = 7_u64;
    for length in 0..600 {
        let bytes: Vec<u8> = (0..length)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (seed >> 33) as u8
            })
            .collect();
        let _ = decode(&bytes);
    }
}

//! What must hold of times as other programs write them: EDTF and TIMEX3.

use super::{BOOK, text};
use rasid_export::phrase::{Tagged, timeml};
use rasid_text::{Document, number};
use rasid_time::{
    Direction, Habits, Reference, certainty, edtf, expressions_with, resolve_with,
    timex3 as timex_of,
};

/// Values are in the letters of their standards, and the text stands between its tags.
pub fn timex3(data: &[u8]) {
    let source = text(data);
    let doc = Document::new(&source);
    let numbers = number::numbers(BOOK.numbers(), &doc);
    let hits = expressions_with(BOOK.times(), &doc, &numbers, Habits::ALL);
    let day = Reference::day(jiff::civil::date(2022, 1, 6));
    for reference in [Some(&day), None] {
        for direction in [Direction::Past, Direction::Future] {
            let mut tags = Vec::new();
            for hit in &hits {
                if let Some(value) = resolve_with(&hit.expr, reference, direction) {
                    assert_edtf(&edtf(&value, certainty(&hit.expr)));
                }
                let timex = timex_of(&hit.expr, reference, direction);
                assert_value(&timex.value);
                tags.push(Tagged {
                    span: doc.span(hit.tokens.clone()),
                    timex,
                });
            }
            assert_untagged(&timeml(&source, &tags, reference), &source);
        }
    }
}

/// One value, or two ends in order; nothing but what EDTF writes.
fn assert_edtf(value: &str) {
    let known = |c: char| c.is_ascii_digit() || "-/.:~TXZ+".contains(c);
    assert!(!value.is_empty() && value.chars().all(known), "{value}");
    let ends: Vec<&str> = value.split('/').collect();
    assert!(ends.len() <= 2 && !ends.contains(&""), "{value}");
    if let [start, end] = ends[..] {
        let told = start != ".." && end != ".." && !value.starts_with('-');
        assert!(!told || start <= end, "{value}");
    }
}

/// A value that can stand between quotation marks of XML.
fn assert_value(value: &str) {
    let known = |c: char| c.is_ascii_alphanumeric() || "-:.+/_".contains(c);
    assert!(!value.is_empty() && value.chars().all(known), "{value}");
}

/// Without its tags the document is the text again, but for what XML cannot hold.
fn assert_untagged(document: &str, source: &str) {
    let body = document
        .split_once("<TimeML>\n")
        .and_then(|(_, rest)| rest.strip_suffix("\n</TimeML>\n"))
        .unwrap_or_default();
    let mut words = String::new();
    for part in body.split('<') {
        words.push_str(part.split_once('>').map_or(part, |(_, after)| after));
    }
    for (escaped, sign) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#13;", "\r"),
        ("&amp;", "&"),
    ] {
        words = words.replace(escaped, sign);
    }
    let held = |c: char| match c {
        '\t' | '\n' | '\r' => c,
        '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    };
    assert_eq!(words, source.chars().map(held).collect::<String>());
}

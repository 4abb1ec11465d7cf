//! What must hold of any text at all.

mod common;

use proptest::prelude::*;
use rasid_text::fold::{Folded, fold};
use rasid_text::number::numbers;
use rasid_text::{Document, TokenKind, clitic, inflect};
use std::sync::LazyLock;

static LEXICON: LazyLock<rasid_text::number::NumberLexicon> = LazyLock::new(common::lexicon);

/// Any scalar values, with what Arabic text is made of more often than not.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[\u{600}-\u{6ff}]{0,6}",
        2 => "[ابتلكوفيهنس]{1,6}",
        2 => "[ \n\r\t.,،؟!:;\"'«»“”()/\\-–%]{1,3}",
        1 => "[0-9٠-٩۰-۹.,٫٬]{1,5}",
        1 => "[\u{64b}-\u{65f}\u{640}\u{200c}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]{1,3}",
        1 => "[\u{fb50}-\u{fdff}\u{fe70}-\u{feff}]{1,3}",
        1 => "[a-zA-Z😀👨‍👩‍👧\u{5d0}-\u{5ea}]{1,3}",
        1 => proptest::sample::select(NUMBERS).prop_map(|w| format!(" {w} ")),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

const NUMBERS: &[&str] = &[
    "بين",
    "أكثر من",
    "ثلاثة",
    "وعشرين",
    "مئة",
    "آلاف",
    "ألفي",
    "من",
    "إلى",
    "على الأقل",
    "عدة",
    "و",
    "الثاني",
    "عشر",
    "نصف",
    "في المئة",
    "سالب",
    "فاصلة",
    "حتى",
    "15",
    "2017",
    "-",
    "عشرات",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn folding_twice_changes_nothing(source in text()) {
        let once = fold(&source);
        prop_assert_eq!(&fold(&once), &once);
        let folded = Folded::new(&source);
        prop_assert_eq!(folded.text(), &once);
    }

    #[test]
    fn spans_lie_in_the_source_and_hold_their_word(source in text()) {
        let doc = Document::new(&source);
        let scalars: Vec<char> = source.chars().collect();
        let mut last = 0;
        for (i, token) in doc.tokens.iter().enumerate() {
            let span = doc.span(i..i + 1);
            prop_assert!(span.start < span.end && span.end as usize <= scalars.len());
            prop_assert!(token.start < token.end && token.start as usize >= last);
            last = token.end as usize;
            let said: String = scalars[span.start as usize..span.end as usize].iter().collect();
            // One ligature can be half of two tokens; else the span says exactly the word.
            prop_assert!(fold(&said).contains(doc.word(i)), "{:?} in {:?}", doc.word(i), said);
        }
        let all = doc.span(0..doc.tokens.len());
        prop_assert!(all.end as usize <= scalars.len());
    }

    #[test]
    fn every_token_but_breaks_is_in_one_sentence(source in text()) {
        let doc = Document::new(&source);
        let mut seen = vec![0; doc.tokens.len()];
        for sentence in &doc.sentences {
            prop_assert!(!sentence.tokens.is_empty());
            sentence.tokens.clone().for_each(|i| seen[i] += 1);
        }
        for (i, token) in doc.tokens.iter().enumerate() {
            prop_assert_eq!(seen[i], i32::from(token.kind != TokenKind::Break));
            prop_assert_eq!(doc.sentence_of(i).is_some(), token.kind != TokenKind::Break);
        }
    }

    #[test]
    fn readings_put_the_word_together_again(source in text()) {
        let doc = Document::new(&source);
        for i in 0..doc.tokens.len() {
            let word = doc.word(i);
            let readings: Vec<_> = clitic::analyses(word).collect();
            prop_assert_eq!(readings[0].stem.as_ref(), word);
            for reading in readings {
                prop_assert!(word.ends_with(reading.suffix.unwrap_or("")));
                prop_assert!(!reading.stem.is_empty());
            }
            inflect::dual_forms(word);
            inflect::nisba_forms(word);
            inflect::verb_forms(word, word);
        }
    }

    #[test]
    fn numbers_stand_in_order_inside_the_text(source in text()) {
        let doc = Document::new(&source);
        let mut end = 0;
        for number in numbers(&LEXICON, &doc) {
            prop_assert!(number.tokens.start >= end && !number.tokens.is_empty(), "{:?}", number);
            prop_assert!(number.tokens.end <= doc.tokens.len());
            prop_assert!(number.figure.start >= number.tokens.start);
            if let Some(amount) = number.amount {
                prop_assert!(amount.max.is_none_or(|max| amount.min <= max), "{:?}", number);
            }
            end = number.tokens.end;
        }
    }
}

#[test]
fn every_character_folds_to_what_stays() {
    for c in '\0'..=char::MAX {
        let once = fold(c.encode_utf8(&mut [0; 4]));
        assert_eq!(fold(&once), once, "U+{:04X}", c as u32);
    }
}

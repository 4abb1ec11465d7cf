//! What must hold of matching any text at all.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use proptest::sample::select;
use rasid_codebook::{Codebook, Hit, Ref};
use rasid_text::Document;
use std::sync::LazyLock;

static BOOK: LazyLock<Codebook> =
    LazyLock::new(|| Codebook::bundled().unwrap_or_else(|e| panic!("{e}")));
static FORMS: LazyLock<Vec<String>> = LazyLock::new(|| BOOK.forms());

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => select(FORMS.as_slice()).prop_map(|f| format!(" {f} ")),
        2 => select(FORMS.as_slice()).prop_map(|f| f.chars().take(5).collect()),
        2 => "[\u{600}-\u{6ff}]{0,6}",
        1 => "[ \n\t.,،؟!:;\"'«»()/\\-–]{1,3}",
        1 => "[وفبلك]{1,3}",
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

/// Every hit of every token.
fn hits(doc: &Document, each: impl FnMut(Hit)) {
    let readings = BOOK.matcher().readings(doc);
    (0..doc.tokens.len())
        .flat_map(|at| BOOK.matcher().all(&readings, at))
        .for_each(each);
}

fn actors(text: &str) -> Vec<String> {
    let doc = Document::new(text);
    let mut found = Vec::new();
    hits(&doc, |hit| {
        found.extend(hit.refs.iter().filter_map(|r| match r {
            Ref::Actor { at, .. } => Some(BOOK.actor(*at).id.clone()),
            _ => None,
        }));
    });
    found
}

/// Two neighbouring letters of a word change places, neither the first nor the last.
fn swapped(word: &str, at: usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.swap(at, at + 1);
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hits_stay_inside_any_text(text in text()) {
        let doc = Document::new(&text);
        let length = u32::try_from(text.chars().count()).unwrap();
        hits(&doc, |hit| {
            assert!(hit.tokens.start < hit.tokens.end && hit.tokens.end <= doc.tokens.len());
            assert!(!hit.refs.is_empty());
            let span = doc.span(hit.tokens);
            assert!(span.start < span.end && span.end <= length);
        });
    }

    #[test]
    fn forms_are_found_with_a_conjunction(form in select(FORMS.as_slice())) {
        let first = form.split(' ').next().unwrap_or_default();
        prop_assume!(first.chars().count() > 1 && first.chars().all(char::is_alphabetic));
        let bare = Document::new(&form);
        let joined = Document::new(&format!("و{form}"));
        let longest = |doc: &Document| {
            let readings = BOOK.matcher().readings(doc);
            BOOK.matcher().longest(&readings, 0).map(|hit| hit.tokens.end)
        };
        // A name is found as it stands; "and" before it takes nothing away.
        prop_assert!(longest(&bare).is_none() || longest(&joined) >= longest(&bare), "{form}");
    }
}

#[test]
fn actor_with_two_letters_swapped_is_found() {
    let names = [
        ("us-forces", "القوات الأميركية", "الأميركية"),
        (
            "syrian-democratic-forces",
            "قوات سوريا الديمقراطية",
            "الديمقراطية",
        ),
        ("houthis", "الحوثيين", "الحوثيين"),
    ];
    for (id, name, word) in names {
        assert!(found(id, name), "{name}");
        for at in 3..word.chars().count() - 2 {
            let wrong = name.replace(word, &swapped(word, at));
            assert!(found(id, &wrong), "{id} is not found in {wrong}");
        }
    }
}

/// Is the actor named, or the state whose adjective makes it?
fn found(id: &str, text: &str) -> bool {
    let country = id == "us-forces" && {
        let doc = Document::new(text);
        let mut any = false;
        hits(&doc, |hit| {
            any |= hit
                .refs
                .iter()
                .any(|r| matches!(r, Ref::Country(at, _) if BOOK.country(*at).code == "US"))
        });
        any
    };
    country || actors(text).iter().any(|a| a == id)
}

#[test]
fn nothing_matches_inside_a_word() {
    // "daesh" within a longer word, "qasad" within another, a state's name as the end of one.
    for text in ["متداعشون", "اقتصقسدي", "محماسية", "سمصريات"] {
        assert_eq!(actors(text), Vec::<String>::new(), "{text}");
    }
    // Letters before a form that are no clitics hide it.
    for form in ["داعش", "قسد", "حماس", "الحوثيون"] {
        assert!(!actors(form).is_empty(), "{form}");
        for wrong in [format!("زر{form}"), format!("{form}طخ"), format!("ش{form}")] {
            assert_eq!(actors(&wrong), Vec::<String>::new(), "{wrong}");
        }
    }
}

#[test]
fn longer_form_wins() {
    let doc = Document::new("كتائب حزب الله");
    let readings = BOOK.matcher().readings(&doc);
    assert_eq!(BOOK.matcher().longest(&readings, 0).unwrap().tokens, 0..3);
}

//! The bundled codebook: every entry matches its examples and none of its rejects.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use rasid_codebook::{Codebook, check};

#[test]
fn entries_match_their_examples_and_not_their_rejects() {
    let book = Codebook::bundled().unwrap_or_else(|e| panic!("{e}"));
    let problems: Vec<String> = check(&book).iter().map(ToString::to_string).collect();
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        problems.len(),
        problems.join("\n")
    );
}

#[test]
fn broken_file_is_named_with_what_to_do() {
    let error = Codebook::new(&[("actors/x.toml", "[[actor]]\nid = 1\n")]).unwrap_err();
    assert_eq!(error.problems()[0].file, "actors/x.toml");
}

#[test]
fn id_given_twice_is_named_with_both_files() {
    let actor = "[[actor]]\nid = \"twice\"\nname_en = \"T\"\nname_ar = \"ت\"\nsector = \"REB\"\n";
    let error = Codebook::new(&[("actors/a.toml", actor), ("actors/b.toml", actor)]).unwrap_err();
    let told = error.to_string();
    assert!(
        told.contains("actors/a.toml") && told.contains("actors/b.toml"),
        "{told}"
    );
}

//! `rasid codebook` from outside.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod run;

use run::{bare, stderr};
use std::fs;

#[test]
fn folder_that_is_no_codebook_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().to_str().unwrap();
    let done = bare(&["codebook", "check", "--codebook", path]);
    assert_eq!(done.status.code(), Some(1));
    assert!(stderr(&done).contains(path), "{}", stderr(&done));
}

#[test]
fn broken_entry_is_named_by_its_file() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("actors")).unwrap();
    fs::write(
        dir.path().join("actors/wrong.toml"),
        "this is not = = toml\n",
    )
    .unwrap();
    let done = bare(&[
        "codebook",
        "check",
        "--codebook",
        dir.path().to_str().unwrap(),
    ]);
    assert_eq!(done.status.code(), Some(1));
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(
        said.contains("actors/wrong.toml"),
        "{said}{}",
        stderr(&done)
    );
}

#[test]
fn explain_tells_what_fired_on_a_text() {
    let done = bare(&["codebook", "explain", run::TEXT]);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    assert!(String::from_utf8(done.stdout).unwrap().contains('\u{ab}'));
    let done = bare(&["codebook", "explain", " "]);
    assert_eq!(done.status.code(), Some(1));
}

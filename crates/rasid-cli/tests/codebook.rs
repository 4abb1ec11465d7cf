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

/// The bundled codebook as a folder, with one more file.
fn folder_with(name: &str, text: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (file, text) in rasid_codebook::bundled_files()
        .iter()
        .chain([&(name, text)])
    {
        let path = dir.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

#[test]
fn program_refuses_to_start_on_what_the_check_complains_of() {
    let wrong = "[[actor]]\nid = \"oak\"\nname_en = \"Oak\"\nname_ar = \"لواء السنديانة\"\nsector = \"REB\"\n\
                 [[actor.example]]\ntext = \"وصلت قافلة\"\n";
    let dir = folder_with("actors/oak.toml", wrong);
    let path = dir.path().to_str().unwrap();
    let check = bare(&["codebook", "check", "--codebook", path]);
    assert_eq!(check.status.code(), Some(1));
    let line = "codebook/actors/oak.toml:7: oak: expected its example to hold one of its forms";
    assert!(String::from_utf8_lossy(&check.stdout).contains(line));
    fs::write(dir.path().join("report.txt"), run::TEXT).unwrap();
    let report = dir.path().join("report.txt");
    let read = bare(&["read", report.to_str().unwrap(), "--codebook", path]);
    assert_ne!(read.status.code(), Some(0));
    assert!(stderr(&read).contains(line), "{}", stderr(&read));
    assert!(read.stdout.is_empty());
}

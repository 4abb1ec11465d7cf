//! Finds the project's number words from a test.

#![allow(clippy::expect_used)]

use rasid_text::number::NumberLexicon;
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files of `codebook/number`, sorted by name.
pub fn files() -> Vec<(String, String)> {
    let folder = root().join("codebook/number");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("codebook/number")
        .map(|e| e.expect("entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    let name = |p: &Path| p.file_name().expect("name").to_string_lossy().into_owned();
    files
        .iter()
        .map(|p| (name(p), std::fs::read_to_string(p).expect("text")))
        .collect()
}

pub fn lexicon() -> NumberLexicon {
    let files = files();
    let files: Vec<_> = files
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_str()))
        .collect();
    NumberLexicon::parse_files(&files).expect("the number words parse")
}

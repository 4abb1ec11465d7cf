//! The worked entries of CODEBOOK.md: added to the codebook, they do what the manual says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use rasid_codebook::{Codebook, bundled_files, check};
use rasid_coder::{Outcome, explain};
use rasid_model::{Published, Report};
use std::fs;
use std::path::PathBuf;

/// Blocks of the manual that name the folder they would stand in: path below the codebook, content.
fn worked() -> Vec<(String, String)> {
    let manual = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../CODEBOOK.md");
    let manual = fs::read_to_string(manual).unwrap();
    let mut out: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in manual.lines() {
        if let Some(fence) = line.strip_prefix("```") {
            let place = fence.split_once(' ');
            let file = place.map(|(ending, folder)| format!("{folder}/manual.{ending}"));
            open = file.is_some();
            out.extend(file.map(|file| (file, String::new())));
        } else if open {
            let (_, text) = out.last_mut().unwrap();
            text.push_str(line);
            text.push('\n');
        }
    }
    out
}

fn with_worked() -> (Codebook, Vec<(String, String)>) {
    let worked = worked();
    let mut files = bundled_files().to_vec();
    files.extend(
        worked
            .iter()
            .map(|(file, text)| (file.as_str(), text.as_str())),
    );
    let book = Codebook::new(&files).unwrap_or_else(|e| panic!("the manual's entries: {e}"));
    (book, worked)
}

#[test]
fn worked_entries_match_their_examples() {
    let (book, worked) = with_worked();
    assert!(worked.len() >= 7, "the manual works an entry of every kind");
    let problems: Vec<String> = check(&book)
        .iter()
        .filter(|p| worked.iter().any(|(file, _)| *file == p.file))
        .map(ToString::to_string)
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(book.place_by_id("sy.oak-village").is_some());
}

#[test]
fn worked_frame_tells_its_examples() {
    let (book, _) = with_worked();
    let frame = book
        .frames()
        .iter()
        .find(|f| f.id == "frame.catapult")
        .unwrap();
    let told = |text: &str| {
        let report = Report {
            published: Published::given(jiff::civil::date(2022, 6, 15)),
            ..Report::new("manual", text)
        };
        let steps = explain(&book, &report);
        steps
            .iter()
            .any(|s| s.rule == frame.id && matches!(s.outcome, Some(Outcome::Mention(_))))
    };
    assert!(frame.examples.iter().all(|case| told(&case.text)));
    assert!(!frame.rejects.iter().any(|case| told(&case.text)));
}

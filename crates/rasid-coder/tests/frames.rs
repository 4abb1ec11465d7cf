//! Every frame's examples and rejects, read by the whole coder.
//!
//! An example holds when a step of its frame tells a mention, helps one to be
//! told, or lacks only a named speaker; a reject holds when no step of its frame
//! tells a mention. What fails as things stand is listed in `known-failures.txt`
//! beside this file; `RASID_BLESS=1` writes the list anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use jiff::civil::date;
use rasid_codebook::{Codebook, Frame, FrameRole};
use rasid_coder::{Outcome, Reason, explain};
use rasid_model::{Published, Report};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

const HEADER: &str = "\
# Examples and rejects of frames that fail as things stand, one `frame: example|reject: text` a line.
# Written by `RASID_BLESS=1 cargo test -p rasid-coder --test frames`; a line goes when its text passes.
";

fn list() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/known-failures.txt")
}

fn report(text: &str) -> Report {
    Report {
        published: Published::given(date(2022, 6, 15)),
        ..Report::new("frame", text)
    }
}

/// What came of every trigger in a text: its frame and outcome.
fn outcomes(book: &Codebook, text: &str) -> Vec<(String, Option<Outcome>)> {
    let frames: BTreeSet<&str> = book.frames().iter().map(|f| f.id.as_str()).collect();
    let steps = explain(book, &report(text)).into_iter();
    steps
        .filter(|s| frames.contains(s.rule.as_str()))
        .map(|s| (s.rule, s.outcome))
        .collect()
}

/// Did the frame do its part? An answer-to frame is only recognised, it tells nothing by itself;
/// that a statement of somebody unnamed is left out is the coder's rule and not the frame's.
fn is_told(frame: &Frame, found: &[(String, Option<Outcome>)]) -> bool {
    let of_frame = found.iter().filter(|(rule, _)| *rule == frame.id);
    of_frame
        .map(|(_, outcome)| outcome)
        .any(|outcome| match outcome {
            Some(
                Outcome::Mention(_) | Outcome::Joined(_) | Outcome::Dropped(Reason::NoSpeaker),
            ) => true,
            _ => frame.role == FrameRole::AnswerTo,
        })
}

fn tells(frame: &Frame, found: &[(String, Option<Outcome>)]) -> bool {
    found
        .iter()
        .any(|(rule, outcome)| *rule == frame.id && matches!(outcome, Some(Outcome::Mention(_))))
}

fn failing(book: &Codebook) -> Vec<(String, String)> {
    let mut failing = Vec::new();
    for frame in book.frames() {
        for case in &frame.examples {
            let found = outcomes(book, &case.text);
            if !is_told(frame, &found) {
                failing.push((
                    format!("{}: example: {}", frame.id, case.text),
                    format!("{found:?}"),
                ));
            }
        }
        for case in &frame.rejects {
            let found = outcomes(book, &case.text);
            if tells(frame, &found) {
                failing.push((
                    format!("{}: reject: {}", frame.id, case.text),
                    format!("{found:?}"),
                ));
            }
        }
    }
    failing
}

#[test]
fn frames_tell_their_examples_and_not_their_rejects() {
    let book = Codebook::bundled().unwrap();
    let found = failing(&book);
    let mut shown = String::new();
    for (key, what) in &found {
        let _ = writeln!(shown, "codebook/frames: {key}\n    recognised: {what}");
    }
    let total: usize = book
        .frames()
        .iter()
        .map(|f| f.examples.len() + f.rejects.len())
        .sum();
    println!(
        "{} of {total} examples and rejects of frames hold",
        total - found.len()
    );
    let failing: BTreeSet<String> = found.into_iter().map(|(key, _)| key).collect();
    if std::env::var_os("RASID_BLESS").is_some() {
        let lines: String = failing.iter().map(|key| format!("{key}\n")).collect();
        fs::write(list(), format!("{HEADER}{lines}")).unwrap();
        println!("{shown}");
        return;
    }
    let listed = fs::read_to_string(list()).unwrap_or_default();
    let known: BTreeSet<String> = listed
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect();
    let fresh: Vec<&String> = failing.difference(&known).collect();
    let mended: Vec<&String> = known.difference(&failing).collect();
    assert!(
        fresh.is_empty() && mended.is_empty(),
        "{shown}\nfail and are not listed: {fresh:#?}\nlisted, but pass or are gone: {mended:#?}"
    );
}

#[test]
fn every_frame_has_an_example() {
    let book = Codebook::bundled().unwrap();
    let bare: Vec<&str> = book
        .frames()
        .iter()
        .filter(|f| f.examples.is_empty())
        .map(|f| f.id.as_str())
        .collect();
    assert!(
        bare.is_empty(),
        "frames without [[frame.example]]: {bare:?}"
    );
}

//! Files, folders, patterns and JSON lines to reports.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use rasid_ingest::{Options, Reading, read};
use std::fs;
use std::path::Path;

const TEXT: &str = "سقطت قذائف على الحقل فجر الأربعاء.\n";

fn arguments(paths: &[&Path]) -> Vec<String> {
    paths
        .iter()
        .map(|p| p.to_str().unwrap().to_owned())
        .collect()
}

fn read_paths(paths: &[&Path]) -> Reading {
    read(&arguments(paths), &mut std::io::empty(), Options::default())
}

fn codes(reading: &Reading) -> Vec<&str> {
    let of_reports = reading.inputs.iter().flat_map(|i| &i.notices);
    reading
        .notices
        .iter()
        .chain(of_reports)
        .map(|n| n.code.as_str())
        .collect()
}

#[test]
fn order_of_arguments_and_repeats_change_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let sub = dir.path().join("sub");
    fs::create_dir(&sub).unwrap();
    let (a, b) = (dir.path().join("a.txt"), sub.join("b.txt"));
    fs::write(&a, TEXT).unwrap();
    fs::write(&b, "قصف على قرية أخرى.\n").unwrap();
    let once = read_paths(&[dir.path()]);
    assert_eq!(once.inputs.len(), 2);
    assert_eq!(once, read_paths(&[&b, &a, dir.path(), &a]));
    let pattern = dir.path().join("**/*.txt");
    assert_eq!(once, read_paths(&[&pattern]));
}

#[test]
fn copies_are_kept_and_numbered_by_path() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["b.txt", "a.txt", "c.txt"] {
        fs::write(dir.path().join(name), TEXT).unwrap();
    }
    let reading = read_paths(&[dir.path()]);
    let ids: Vec<&str> = reading
        .inputs
        .iter()
        .map(|i| i.report.id.as_str())
        .collect();
    let first = ids[0];
    assert_eq!(first.len(), 12);
    assert_eq!(ids, [first, &format!("{first}-2"), &format!("{first}-3")]);
    assert!(
        reading.inputs[0]
            .report
            .source_path
            .as_deref()
            .unwrap()
            .ends_with("a.txt")
    );
}

#[test]
fn json_lines_give_reports_and_say_which_line_is_wrong() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("r.jsonl");
    let lines = [
        r#"{"text": "قصف على قرية فجر اليوم.", "url": "https://example.org/1", "outlet": "صحيفة الوادي", "published": "2022-01-05T23:30:00+02:00", "title": "قصف على قرية"}"#,
        "",
        "{\"text\": ",
        r#"{"title": "بلا نص"}"#,
        r#"{"text": "  "}"#,
        r#"{"text": "قصف على قرية أخرى.", "published": "أمس"}"#,
    ];
    fs::write(&file, lines.join("\r\n")).unwrap();
    let reading = read_paths(&[&file]);
    assert_eq!(
        codes(&reading),
        ["bad-line", "bad-line", "bad-line", "bad-date"]
    );
    for (notice, line) in reading.notices.iter().zip(["line 3", "line 4", "line 5"]) {
        assert!(notice.message.starts_with(line), "{}", notice.message);
    }
    let named = |end: &str| {
        let of = |i: &&rasid::Input| {
            i.report
                .url
                .as_ref()
                .or(i.report.source_path.as_ref())
                .unwrap()
                .ends_with(end)
        };
        reading.inputs.iter().find(of).unwrap()
    };
    let first = named("/1");
    assert_eq!(first.outlet_name.as_deref(), Some("صحيفة الوادي"));
    assert_eq!(
        first.report.published.start,
        Some("2022-01-05".parse().unwrap())
    );
    assert_eq!(first.report.title_span, Some(rasid_model::Span::new(0, 12)));
    assert_eq!(
        named("r.jsonl:6").notices[0].report.as_deref(),
        Some(&*named("r.jsonl:6").report.id)
    );
}

#[test]
fn json_lines_in_utf16_are_read() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("r.jsonl");
    let line = format!("\u{feff}{}\n", serde_json::json!({"text": TEXT}));
    let bytes: Vec<u8> = line.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(&file, bytes).unwrap();
    let reading = read_paths(&[&file]);
    assert_eq!(reading.inputs[0].report.text, TEXT);
    assert!(reading.notices.is_empty());
}

#[test]
fn standard_input_is_text_or_json_lines() {
    let stdin = |bytes: &str| read(&["-".to_owned()], &mut bytes.as_bytes(), Options::default());
    assert_eq!(stdin(TEXT).inputs[0].report.text, TEXT);
    let lines = format!("{}\n", serde_json::json!({"text": TEXT, "url": "u"})).repeat(2);
    assert_eq!(stdin(&lines).inputs.len(), 2);
    assert_eq!(codes(&stdin("")), ["empty"]);
}

#[test]
fn only_what_is_over_the_limit_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("a.txt");
    fs::write(&file, TEXT).unwrap();
    let limited = |max_bytes| {
        read(
            &arguments(&[&file]),
            &mut std::io::empty(),
            Options { max_bytes },
        )
    };
    let size = TEXT.len() as u64;
    assert_eq!(limited(size).inputs.len(), 1);
    assert_eq!(codes(&limited(size - 1)), ["too-large"]);
    let mut endless = std::io::repeat(b'x');
    let piped = read(&["-".to_owned()], &mut endless, Options { max_bytes: 1000 });
    assert_eq!(codes(&piped), ["too-large"]);
}

#[test]
fn what_is_not_there_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let reading = read_paths(&[
        &dir.path().join("none.txt"),
        &dir.path().join("*.txt"),
        dir.path(),
    ]);
    assert_eq!(codes(&reading), ["empty", "not-found", "not-found"]);
    assert!(
        reading
            .notices
            .iter()
            .all(|n| n.source_path.is_some() && !n.hint.is_empty())
    );
}

#[test]
fn file_whose_name_looks_like_a_pattern_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("[1] a?.txt");
    fs::write(&file, TEXT).unwrap();
    assert_eq!(read_paths(&[&file]).inputs.len(), 1);
}

#[cfg(unix)]
#[test]
fn links_are_followed_but_never_in_a_circle() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().unwrap();
    let sub = dir.path().join("sub");
    fs::create_dir(&sub).unwrap();
    fs::write(sub.join("a.txt"), TEXT).unwrap();
    symlink(dir.path(), sub.join("up")).unwrap();
    symlink(dir.path().join("gone.txt"), sub.join("broken")).unwrap();
    symlink(sub.join("a.txt"), sub.join("again.txt")).unwrap();
    symlink(sub.join("self"), sub.join("self")).unwrap();
    let reading = read_paths(&[dir.path()]);
    assert_eq!(reading.inputs.len(), 1);
    assert_eq!(codes(&reading), ["unreadable"; 3]);
}

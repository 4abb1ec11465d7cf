//! `rasid read` from outside: bad input, exit codes, the same bytes every time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod run;

use run::{TEXT, rasid, record, stderr};
use std::fs;
use std::path::Path;

/// Reads one file and gives its notice's code, and whether the report stays.
fn noticed(name: &str, bytes: &[u8]) -> (String, bool) {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join(name);
    fs::write(&file, bytes).unwrap();
    let good = dir.path().join("good.txt");
    fs::write(&good, TEXT).unwrap();
    let out = dir.path().join("record");
    let done = rasid(&[&file, &good, Path::new("--out"), &out]);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    let mut notices = record(&out, "notices.jsonl");
    // The good report names no day of its own: that is another notice's business.
    notices.retain(|n| n["code"] != "undated");
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert!(
        stderr(&done).contains(name),
        "the notice names the file: {}",
        stderr(&done)
    );
    assert!(!notices[0]["hint"].as_str().unwrap().is_empty());
    let reports = record(&out, "reports.jsonl");
    let kept = reports
        .iter()
        .any(|r| r["source_path"].as_str().unwrap().ends_with(name));
    assert!(
        reports
            .iter()
            .any(|r| r["source_path"].as_str().unwrap().ends_with("good.txt"))
    );
    (notices[0]["code"].as_str().unwrap().to_owned(), kept)
}

#[test]
fn every_bad_file_gets_a_notice_and_the_rest_is_read() {
    let check = |name: &str, bytes: &[u8], code: &str, kept: bool| {
        assert_eq!(noticed(name, bytes), (code.to_owned(), kept));
    };
    check("empty.txt", b"", "empty", false);
    check("blank.txt", b" \n\n", "empty", false);
    check(
        "picture.png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "binary",
        false,
    );
    check(
        "page.html",
        b"<!doctype html><html><body>x</body></html>",
        "unsupported",
        false,
    );
    let mut broken = TEXT.as_bytes().to_vec();
    broken[3] = 0xff;
    check("broken.txt", &broken, "invalid-utf8", true);
    let (legacy, _, _) = encoding_rs::WINDOWS_1256.encode(TEXT);
    check("legacy.txt", &legacy, "legacy-encoding", true);
    let english = b"The ministry said on Tuesday that the road was open again to all traffic.";
    check("english.txt", english, "not-arabic", true);
    check("lines.jsonl", b"{\"txt\": 1}\n", "bad-line", false);
}

#[test]
fn huge_file_is_refused_without_loading_it() {
    let dir = tempfile::tempdir().unwrap();
    let huge = dir.path().join("huge.txt");
    fs::File::create(&huge)
        .unwrap()
        .set_len(200 * 1024 * 1024)
        .unwrap();
    let begun = std::time::Instant::now();
    let done = rasid(&[&huge]);
    assert!(begun.elapsed().as_secs() < 5);
    assert_eq!(done.status.code(), Some(1));
    assert!(stderr(&done).contains("--max-bytes"), "{}", stderr(&done));
}

#[cfg(unix)]
#[test]
fn unreadable_entries_of_a_folder_are_named() {
    let dir = tempfile::tempdir().unwrap();
    let sub = dir.path().join("reports");
    fs::create_dir(&sub).unwrap();
    fs::write(sub.join("good.txt"), TEXT).unwrap();
    std::os::unix::fs::symlink(sub.join("nowhere.txt"), sub.join("broken.txt")).unwrap();
    std::os::unix::fs::symlink(&sub, sub.join("circle")).unwrap();
    let done = rasid(&[&sub]);
    assert_eq!(done.status.code(), Some(0));
    let said = stderr(&done);
    assert!(
        said.contains("broken.txt: cannot be read") && said.contains("circle: is a link"),
        "{said}"
    );
}

#[test]
fn nothing_read_is_a_failure_and_still_a_record() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("record");
    let done = rasid(&[&dir.path().join("none.txt"), Path::new("--out"), &out]);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(record(&out, "notices.jsonl")[0]["code"], "not-found");
    assert!(record(&out, "reports.jsonl").is_empty());
}

#[test]
fn same_input_in_any_order_gives_the_same_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let files: Vec<_> = ["c.txt", "a.txt", "b.txt", "copy.txt"]
        .iter()
        .map(|n| dir.path().join(n))
        .collect();
    for (i, file) in files.iter().enumerate() {
        fs::write(file, format!("{TEXT}{}", "سقطت قذائف أخرى.".repeat(i % 3))).unwrap();
    }
    let bytes = |order: &[usize], name: &str| {
        let out = dir.path().join(name);
        let mut args: Vec<&Path> = order.iter().map(|i| files[*i].as_path()).collect();
        args.extend([Path::new("--out"), &out]);
        let done = rasid(&args);
        assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
        let mut all = done.stdout;
        for file in run::FILES {
            all.extend(fs::read(out.join(file)).unwrap());
        }
        all
    };
    assert_eq!(bytes(&[0, 1, 2, 3], "r1"), bytes(&[3, 2, 0, 1, 0], "r2"));
}

#[test]
fn bad_usage_ends_with_two() {
    assert_eq!(run::bare(&["read"]).status.code(), Some(2));
    assert_eq!(run::bare(&["reed", "x"]).status.code(), Some(2));
    assert_eq!(
        run::bare(&["read", "x", "--format", "csv"]).status.code(),
        Some(2)
    );
}

#[test]
fn every_command_helps_with_an_example() {
    for command in [
        &["read"][..],
        &["codebook", "check"],
        &["codebook", "explain"],
    ] {
        let mut args = command.to_vec();
        args.push("--help");
        let done = run::bare(&args);
        assert_eq!(done.status.code(), Some(0));
        let help = String::from_utf8(done.stdout).unwrap();
        assert!(help.contains("Example"), "{command:?}: {help}");
    }
}

#[test]
fn closed_pipe_is_no_failure() {
    use std::process::{Command, Stdio};
    let dir = tempfile::tempdir().unwrap();
    for i in 0..2000 {
        fs::write(dir.path().join(format!("{i}.txt")), format!("{TEXT}{i}")).unwrap();
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_rasid"))
        .arg("read")
        .arg(dir.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    assert!(!stderr(&done).contains("panicked"), "{}", stderr(&done));
}

#[test]
fn colour_only_where_asked() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("a.txt");
    fs::write(&file, TEXT).unwrap();
    let coloured = |args: &[&Path]| rasid(args).stdout.contains(&0x1b);
    assert!(!coloured(&[&file]));
    assert!(coloured(&[&file, Path::new("--color")]));
    assert!(!coloured(&[&file, Path::new("--color=never")]));
}

#[test]
fn unknown_id_fails_and_says_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("a.txt");
    fs::write(&file, TEXT).unwrap();
    let done = rasid(&[&file, Path::new("--show"), Path::new("zz")]);
    assert_eq!(done.status.code(), Some(1));
    assert!(stderr(&done).contains("\"zz\""), "{}", stderr(&done));
}

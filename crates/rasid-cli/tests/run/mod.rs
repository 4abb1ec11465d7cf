//! Runs the program and reads back what it wrote.

#![allow(dead_code)]

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

pub const TEXT: &str =
    "سقطت ثلاث قذائف صاروخية على حقل العمر النفطي شرقي دير الزور فجر الأربعاء دون وقوع إصابات.\n";

pub const FILES: [&str; 7] = [
    "reports.jsonl",
    "mentions.jsonl",
    "events.jsonl",
    "tallies.jsonl",
    "sources.jsonl",
    "notices.jsonl",
    "datings.jsonl",
];

/// `rasid` with these arguments.
pub fn bare(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rasid"))
        .args(args)
        .output()
        .unwrap()
}

/// `rasid` with these arguments and this on standard input.
pub fn piped(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rasid"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_bytes().to_vec();
    // On a thread of its own: the program answers while it is still being asked, and
    // neither pipe may fill. One that refuses its arguments has closed the pipe already.
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let done = child.wait_with_output().unwrap();
    writer.join().unwrap();
    done
}

/// `rasid read` with these arguments.
pub fn rasid<S: AsRef<OsStr>>(args: &[S]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rasid"))
        .arg("read")
        .args(args)
        .output()
        .unwrap()
}

pub fn stderr(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

/// The rows of one file of a record.
pub fn record(dir: &Path, file: &str) -> Vec<serde_json::Value> {
    let text = fs::read_to_string(dir.join(file)).unwrap();
    text.lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}

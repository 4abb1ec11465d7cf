//! `rasid evaluate` gives the figures of the official program, on the same record.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

const RASID: &str = env!("CARGO_BIN_EXE_rasid");

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn json(command: &mut Command) -> Value {
    let done = command.output().unwrap();
    let errors = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{command:?}: {errors}");
    serde_json::from_slice(&done.stdout).unwrap()
}

fn assert_same_figures(reports: &Path, gold: &Path, names: &Path, score: &Path) {
    let dir = tempfile::tempdir().unwrap();
    let read = Command::new(RASID)
        .arg("read")
        .arg(reports)
        .arg("--out")
        .arg(dir.path())
        .output()
        .unwrap();
    assert!(read.status.success());
    let part = |part: &str| format!("{}-{part}.jsonl", gold.display());
    let official = json(
        Command::new("python3")
            .arg(score)
            .arg("--record")
            .arg(dir.path())
            .args(["--gold", &part("events"), "--dates", &part("reports")])
            .args(["--statements", &part("statements")])
            .args(["--tallies", &part("tallies"), "--json"])
            .arg("--names")
            .arg(names),
    );
    // The official program brings its own spellings with it.
    let own = score.with_file_name("names.json");
    let ours = json(
        Command::new(RASID)
            .arg("evaluate")
            .arg("--record")
            .arg(dir.path())
            .arg("--gold")
            .arg(gold)
            .arg("--names")
            .arg(own)
            .arg("--json"),
    );
    for figure in ["right", "invented", "split", "gold"] {
        assert_eq!(ours["pairs"][figure], official["pairs"][figure], "{figure}");
    }
    for (field, share) in official["fields"].as_object().unwrap() {
        let told = share["of"].as_u64().unwrap() > 0;
        let same = |k: &str| ours["fields"][field][k] == share[k];
        assert!(!told || same("right") && same("of"), "{field}: {share}");
    }
    for figure in ["pairwise", "b3", "muc", "ceaf_e", "conll"] {
        let of = |all: &Value| all["links"][figure].as_f64().unwrap_or(-1.0);
        assert!((of(&ours) - of(&official)).abs() < 1e-9, "{figure}");
    }
    for share in ["evidence", "disputes", "dates"] {
        for k in ["right", "of"] {
            assert_eq!(ours[share][k], official[share][k], "{share}.{k}");
        }
    }
    assert_eq!(ours["responses"]["right"], official["responses"]["right"]);
    assert_eq!(ours["wrong_responses"], official["responses"]["wrong"]);
    assert_eq!(ours["statements"]["right"], official["statements"]["right"]);
    assert_eq!(ours["speakers"]["right"], official["statements"]["speaker"]);
    assert_eq!(ours["tallies"]["right"], official["tallies"]["right"]);
}

#[test]
fn the_figures_are_those_of_the_official_program() {
    let score = root().join("../shared/eval/score.py");
    let python = Command::new("python3").arg("--version").output().is_ok();
    if !score.exists() || !python {
        println!("skipped: ../shared or python3 is missing");
        return;
    }
    let shared = root().join("../shared");
    let none = tempfile::tempdir().unwrap();
    let none = none.path().join("names.json");
    std::fs::write(&none, "{}").unwrap();
    assert_same_figures(
        &shared.join("seeds"),
        &shared.join("gold/seeds"),
        &none,
        &score,
    );
    let region = root().join("corpus/region");
    let names = region.join("gold/names.json");
    let names = if names.exists() { names } else { none };
    assert_same_figures(
        &region.join("dev.jsonl"),
        &region.join("gold/dev"),
        &names,
        &score,
    );
}

#[test]
fn gold_that_is_missing_or_wrong_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let run = |prefix: &str| {
        let done = Command::new(RASID)
            .arg("evaluate")
            .arg(root().join("corpus/examples/01-erbil-rockets.txt"))
            .arg("--gold")
            .arg(dir.path().join(prefix))
            .output()
            .unwrap();
        assert_eq!(done.status.code(), Some(1));
        String::from_utf8(done.stderr).unwrap()
    };
    assert!(run("none").contains("none-events.jsonl is missing"));
    std::fs::write(dir.path().join("bad-events.jsonl"), "\n{\"id\": 3}\n").unwrap();
    let said = run("bad");
    assert!(said.contains("events, line 2:"), "{said}");
}

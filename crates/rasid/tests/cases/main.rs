//! Runs `corpus/cases`: what must be found in single sentences and small sets of reports.
//!
//! Cases that fail as things stand are listed in `corpus/cases/known-failures.txt`.
//! A listed case that passes must come off the list, an unlisted one that fails
//! is an error; `RASID_BLESS=1` writes the list anew. The form of a case is told
//! in `corpus/README.md`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/mod.rs"]
mod common;
mod compare;
mod found;
mod pairing;
mod parse;

use common::{RASID, input, root};
use parse::Case;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

const HEADER: &str = "\
# Cases of corpus/cases that fail as things stand, one `file: case` a line.
# Written by `RASID_BLESS=1 cargo test -p rasid --test cases`; a line goes when its case passes.
";

fn cases() -> Vec<Case> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("corpus/cases"))
        .expect("corpus/cases")
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect();
    files.sort();
    let read = |path: &PathBuf| {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        parse::cases(&file, &fs::read_to_string(path).unwrap())
    };
    files.iter().flat_map(read).collect()
}

/// What differs between a case and what is found in its reports.
fn differences(case: &Case) -> Vec<String> {
    let inputs = (1..)
        .zip(&case.reports)
        .map(|(n, r)| input(&format!("report-{n}"), &r.text, r.date, r.outlet.as_deref()))
        .collect();
    compare::differences(case, &RASID.read(inputs))
}

fn known() -> BTreeSet<String> {
    fs::read_to_string(root().join("corpus/cases/known-failures.txt"))
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn cases_are_read_as_they_say() {
    let cases = cases();
    let known = known();
    let mut failing = BTreeSet::new();
    let mut report = String::new();
    for case in &cases {
        let differences = differences(case);
        if differences.is_empty() {
            continue;
        }
        failing.insert(case.key());
        let listed = if known.contains(&case.key()) {
            " (known)"
        } else {
            ""
        };
        let _ = writeln!(
            report,
            "corpus/cases/{}:{}: {}{listed}",
            case.file, case.line, case.name
        );
        for line in differences {
            let _ = writeln!(report, "    {line}");
        }
    }
    shares(&cases, &failing);
    if std::env::var_os("RASID_BLESS").is_some() {
        let lines: String = failing.iter().map(|key| format!("{key}\n")).collect();
        let path = root().join("corpus/cases/known-failures.txt");
        fs::write(path, format!("{HEADER}{lines}")).unwrap();
        println!("{report}");
        return;
    }
    let fresh: Vec<&String> = failing.difference(&known).collect();
    let mended: Vec<&String> = known.difference(&failing).collect();
    assert!(
        fresh.is_empty() && mended.is_empty(),
        "{report}\nfail and are not in corpus/cases/known-failures.txt: {fresh:#?}\n\
         in corpus/cases/known-failures.txt, but pass or are gone: {mended:#?}"
    );
    println!("{report}");
}

/// Prints the share of passing cases, in all and by file.
fn shares(cases: &[Case], failing: &BTreeSet<String>) {
    let files: BTreeSet<&str> = cases.iter().map(|c| c.file.as_str()).collect();
    for file in files {
        let of_file: Vec<&Case> = cases.iter().filter(|c| c.file == file).collect();
        let pass = of_file
            .iter()
            .filter(|c| !failing.contains(&c.key()))
            .count();
        println!("{file:20} {pass:3} of {:3}", of_file.len());
    }
    println!(
        "{:20} {:3} of {:3}",
        "all",
        cases.len() - failing.len(),
        cases.len()
    );
}

#[test]
fn names_of_cases_are_unique() {
    let mut seen = BTreeSet::new();
    for case in cases() {
        assert!(
            seen.insert(case.key()),
            "two cases are called {}",
            case.key()
        );
    }
}

#[test]
fn ids_in_cases_exist() {
    let book = rasid_codebook::Codebook::bundled().unwrap();
    let mut wrong = Vec::new();
    for case in cases() {
        for (key, id) in case.ids() {
            let exists = match key.as_str() {
                "place" | "origin" => book.place_by_id(&id).is_some(),
                "sources" => known_source(&book, &id),
                _ => known_actor(&book, &id),
            };
            if !exists {
                wrong.push(format!("{}: {key}={id} is not in the codebook", case.key()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn known_actor(book: &rasid_codebook::Codebook, id: &str) -> bool {
    book.actor_by_id(id).is_some()
        || book.country_by_id(id).is_some()
        || book.person_by_id(id).is_some()
        || book.target_by_id(id).is_some()
        || known_source(book, id)
}

fn known_source(book: &rasid_codebook::Codebook, id: &str) -> bool {
    // An unnamed source is told by who brings it: "eyewitnesses@...".
    let id = id.split('@').next().unwrap_or(id);
    // A report whose outlet is not known stands for it: "report:report-1".
    let itself = id == "report";
    let office = itself || book.office_by_id(id).is_some();
    book.source_named(id).is_some() || book.actor_by_id(id).is_some() || office
}

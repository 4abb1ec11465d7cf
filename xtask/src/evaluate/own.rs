//! The tables of our own rows: names, places, undated reports.
//!
//! What is right is judged by the tests that hold these figures; each prints a line
//! `figure NAME: RIGHT of ALL`, and the table takes it from there, so that nothing is
//! judged in two ways. First figures come from their file.

use super::{Sources, bootstrap, share};
use crate::run;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::process::Command;

const FILE: &str = "xtask/measures/own.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Own {
    counted: Vec<Counted>,
    dating: Vec<Dating>,
}

/// A measure with one figure, and the test that prints it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Counted {
    figure: String,
    what: String,
    package: String,
    test: String,
    first: [usize; 2],
}

/// What came of undated reports: right, too wide, undated, wrong.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dating {
    reports: String,
    outcomes: [usize; 4],
}

fn own(sources: &Sources) -> Result<Own> {
    toml::from_str(&sources.tree.read(FILE)?).context(FILE)
}

/// The table of names and places.
pub fn counted(sources: &Sources) -> Result<Option<String>> {
    let mut out =
        "| rows | first | last | 95 % interval of the last |\n|---|---|---|---|\n".to_owned();
    for measure in own(sources)?.counted {
        let said = printed(sources, &measure.package, &measure.test)?;
        let [right, of] = figure(&said, &measure.figure)?;
        let rows: Vec<bool> = (0..of).map(|at| at < right).collect();
        let within = bootstrap::interval(&rows).map_or_else(String::new, |(low, high)| {
            format!("{} to {}", share(low), share(high))
        });
        let told = |[right, of]: [usize; 2]| {
            let part = share(right as f64 / of.max(1) as f64);
            format!("{right} of {of}, {part}")
        };
        let (what, first, last) = (&measure.what, told(measure.first), told([right, of]));
        out.push_str(&format!("| {what} | {first} | {last} | {within} |\n"));
    }
    Ok(Some(out))
}

/// The table of undated reports.
pub fn dating(sources: &Sources) -> Result<Option<String>> {
    let said = printed(sources, "rasid", "dating")?;
    let outcome = |name: &str| figure(&said, &format!("dating {name}"));
    let [_, all] = outcome("right")?;
    let last = Dating {
        reports: format!("all {all}, last"),
        outcomes: [
            outcome("right")?[0],
            outcome("wide")?[0],
            outcome("undated")?[0],
            outcome("wrong")?[0],
        ],
    };
    let mut out =
        "| reports | right | too wide | undated | wrong |\n|---|---|---|---|---|\n".to_owned();
    for row in own(sources)?.dating.iter().chain([&last]) {
        let cells = row.outcomes.map(|count| count.to_string()).join(" | ");
        out.push_str(&format!("| {} | {cells} |\n", row.reports));
    }
    Ok(Some(out))
}

/// What a test says, held or not: a figure below its floor is a figure still.
fn printed(sources: &Sources, package: &str, test: &str) -> Result<String> {
    let done = Command::new(run::cargo_path())
        .args(["test", "--quiet", "--package", package, "--test", test])
        .args(["--", "--nocapture", "--test-threads", "1"])
        .current_dir(&sources.tree.root)
        .output()?;
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    if !done.status.success() && !said.contains("figure ") {
        let why = String::from_utf8_lossy(&done.stderr);
        bail!("the test {test} of {package} did not run: {}", why.trim());
    }
    Ok(said)
}

/// The figure of this name among the lines that a test printed.
fn figure(said: &str, name: &str) -> Result<[usize; 2]> {
    let opening = format!("figure {name}: ");
    // A test's name may stand before it in the line.
    let told = said
        .lines()
        .find_map(|line| line.split_once(&opening).map(|(_, told)| told))
        .with_context(|| format!("no line `{opening}RIGHT of ALL` was printed"))?;
    let (right, of) = told.split_once(" of ").context("RIGHT of ALL")?;
    Ok([right.trim().parse()?, of.trim().parse()?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_found_among_what_a_test_prints() {
        let said = "running 2 tests\n.figure a b: 3 of 4\nfigure c: 1 of 9\n";
        assert_eq!(figure(said, "a b").unwrap(), [3, 4]);
        assert_eq!(figure(said, "c").unwrap(), [1, 9]);
        assert!(figure(said, "d").is_err());
    }
}

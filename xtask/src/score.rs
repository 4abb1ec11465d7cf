//! The figures of the record, held against floors.
//!
//! Runs the measuring programs beside the project over the release binary and
//! compares what they print with `xtask/floors.toml`. Where `../shared` or Python is
//! missing, only what the project measures by itself is held: it builds without them.

use crate::evaluate::{self, Corpus};
use crate::run::{self, Binary};
use crate::tree::Tree;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The file of floors.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    figure: Vec<Floor>,
}

/// The least or most that one figure may be.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    /// A path into the program's JSON: `pairs.f1`.
    name: String,
    #[serde(default)]
    of: Program,
    min: Option<f64>,
    max: Option<f64>,
    /// The figure is `{right, of}` and every one must be right.
    #[serde(default)]
    all: bool,
}

/// The measuring programs, by the name of their file.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Program {
    #[default]
    Score,
    Gsr,
    Phrases,
    /// Row by row: ours, over the files that the official program leaves out.
    Rows,
    /// As `gsr`, each row coded by weights that saw nothing of its document.
    Cross,
    /// `rasid evaluate` over the development half of `corpus/region`; needs no data beside.
    Region,
    /// The same over `corpus/crossreport`.
    Crossreport,
}

impl Program {
    /// The corpus of ours that it scores, if it does.
    fn corpus(self) -> Option<Corpus> {
        match self {
            Program::Region => Some(Corpus::Region),
            Program::Crossreport => Some(Corpus::Crossreport),
            _ => None,
        }
    }

    /// Whether it needs the data beside the project, and Python.
    fn needs_shared(self) -> bool {
        self.corpus().is_none()
    }
}

pub fn score() -> Result<()> {
    let tree = Tree::here()?;
    let binary = run::measured(&tree.root)?;
    against_floors(&tree, &binary)
}

/// Measures and compares; an error if a figure is past its floor.
pub fn against_floors(tree: &Tree, binary: &Binary) -> Result<()> {
    let shared = beside(tree);
    let mut floors: Floors =
        toml::from_str(&tree.read("xtask/floors.toml")?).context("xtask/floors.toml")?;
    floors
        .figure
        .retain(|floor| shared.is_some() || !floor.of.needs_shared());
    let programs: BTreeSet<Program> = floors.figure.iter().map(|floor| floor.of).collect();
    let figures: BTreeMap<Program, Value> = programs
        .into_iter()
        .map(|program| {
            let told = match (program.corpus(), &shared) {
                (Some(corpus), _) => half(&tree.root, binary, corpus)?,
                (None, Some(shared)) => measure(program, &tree.root, shared, binary)?,
                (None, None) => Value::Null,
            };
            Ok((program, told))
        })
        .collect::<Result<_>>()?;
    let mut missed = 0;
    for floor in &floors.figure {
        let figure = figures.get(&floor.of).and_then(|all| at(all, &floor.name));
        let (line, holds) = verdict(floor, figure);
        println!("{} {line}", if holds { "  ok    " } else { "  MISSED" });
        missed += usize::from(!holds);
    }
    if missed > 0 {
        bail!("{missed} figures are past their floors in xtask/floors.toml");
    }
    Ok(())
}

/// The data beside the project, where it and Python are there; else it is said what is left out.
fn beside(tree: &Tree) -> Option<PathBuf> {
    let shared = tree.shared();
    let python = Command::new("python3").arg("--version").output().is_ok();
    match (&shared, python) {
        (None, _) => println!("score: only our own corpora, for ../shared is missing"),
        (_, false) => println!("score: only our own corpora, for python3 is missing"),
        _ => {}
    }
    shared.filter(|_| python)
}

/// The figures over the development half of a corpus, with the shares made of its counts.
fn half(root: &Path, binary: &Binary, corpus: Corpus) -> Result<Value> {
    let mut told = evaluate::measure_half(root, binary, corpus, evaluate::Half::Dev)?;
    let count = |value: &Value| value.as_f64().unwrap_or(0.0);
    let pairs = &told["pairs"];
    let right = count(&pairs["right"]);
    let precision = right / (right + count(&pairs["invented"])).max(1.0);
    let recall = right / count(&pairs["gold"]).max(1.0);
    let f1 = 2.0 * precision * recall / (precision + recall).max(f64::EPSILON);
    let mut fields = [0.0, 0.0];
    for share in told["fields"]
        .as_object()
        .into_iter()
        .flat_map(|all| all.values())
    {
        fields[0] += count(&share["right"]);
        fields[1] += count(&share["of"]);
    }
    told["pairs"]["precision"] = precision.into();
    told["pairs"]["f1"] = f1.into();
    told["fields_pooled"] = (fields[0] / fields[1].max(1.0)).into();
    Ok(told)
}

/// What the official program says of the five reports, as JSON.
pub fn seeds(shared: &Path, binary: &Binary) -> Result<Vec<u8>> {
    let record = binary.scratch.join("seeds");
    run::read(binary, &[shared.join("seeds").as_path()], &record)?;
    let gold = |part: &str| shared.join("gold").join(format!("seeds-{part}.jsonl"));
    let mut python = Command::new("python3");
    python
        .arg(shared.join("eval/score.py"))
        .arg("--record")
        .arg(record)
        .arg("--gold")
        .arg(gold("events"))
        .arg("--dates")
        .arg(gold("reports"))
        .arg("--statements")
        .arg(gold("statements"))
        .arg("--tallies")
        .arg(gold("tallies"));
    json(python, Program::Score)
}

/// What a program prints when asked for JSON.
fn json(mut python: Command, program: Program) -> Result<Vec<u8>> {
    let done = python.arg("--json").output()?;
    if !done.status.success() {
        bail!(
            "{program:?} failed: {}",
            String::from_utf8_lossy(&done.stderr).trim()
        );
    }
    Ok(done.stdout)
}

/// What one program measures, as the JSON that it prints.
fn measure(program: Program, root: &Path, shared: &Path, binary: &Binary) -> Result<Value> {
    let script = |name: &str| {
        let mut python = Command::new("python3");
        python.arg(shared.join("eval").join(name));
        python.arg("--rasid").arg(&binary.path);
        python
    };
    let told = match program {
        Program::Score => seeds(shared, binary)?,
        Program::Gsr => {
            let mut python = script("gsr.py");
            python.arg("--gold").arg(shared.join("data/gsr-dev.jsonl"));
            json(python, program)?
        }
        Program::Phrases => json(script("phrases.py"), program)?,
        Program::Rows => evaluate::phrase_rows(root, shared, &binary.path)?,
        Program::Cross => evaluate::cross_validated(root, shared, &binary.scratch)?,
        Program::Region | Program::Crossreport => return Ok(Value::Null),
    };
    serde_json::from_slice(&told).with_context(|| format!("the JSON of {program:?}"))
}

fn at<'a>(figures: &'a Value, name: &str) -> Option<&'a Value> {
    name.split('.')
        .try_fold(figures, |value, key| value.get(key))
}

/// A line about one figure, and whether it holds.
fn verdict(floor: &Floor, figure: Option<&Value>) -> (String, bool) {
    let name = &floor.name;
    let Some(figure) = figure else {
        return (format!("{name}: the program prints no such figure"), false);
    };
    if floor.all {
        let part = |key| figure.get(key).and_then(Value::as_u64);
        let (right, of) = (part("right"), part("of"));
        let line = format!("{name}: {} of {}", right.unwrap_or(0), of.unwrap_or(0));
        return (line, right.is_some() && right == of);
    }
    let Some(figure) = figure.as_f64() else {
        return (format!("{name}: {figure} is no number"), false);
    };
    let low = floor.min.is_some_and(|min| figure < min);
    let high = floor.max.is_some_and(|max| figure > max);
    let bound = |word: &str, bound: Option<f64>| bound.map(|b| format!(" ({word} {b})"));
    let bounds = [bound("least", floor.min), bound("most", floor.max)];
    let bounds: String = bounds.into_iter().flatten().collect();
    // Counts are whole; shares are told to three places.
    let places = if figure.fract() == 0.0 { 0 } else { 3 };
    (format!("{name}: {figure:.places$}{bounds}"), !low && !high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(floor: &str, figures: &str) -> bool {
        let floor: Floor = toml::from_str(floor).unwrap();
        let figures: Value = serde_json::from_str(figures).unwrap();
        verdict(&floor, at(&figures, &floor.name)).1
    }

    #[test]
    fn a_figure_is_held_to_both_bounds() {
        assert!(holds("name = \"a.f1\"\nmin = 0.9", r#"{"a": {"f1": 0.9}}"#));
        assert!(!holds(
            "name = \"a.f1\"\nmin = 0.9",
            r#"{"a": {"f1": 0.89}}"#
        ));
        assert!(!holds("name = \"said\"\nmax = 60", r#"{"said": 61}"#));
    }

    #[test]
    fn all_means_every_one() {
        assert!(holds(
            "name = \"a\"\nall = true",
            r#"{"a": {"right": 3, "of": 3}}"#
        ));
        assert!(!holds(
            "name = \"a\"\nall = true",
            r#"{"a": {"right": 2, "of": 3}}"#
        ));
    }

    #[test]
    fn a_figure_that_is_not_there_is_missed() {
        assert!(!holds("name = \"b\"\nmin = 0", r#"{"a": 1}"#));
    }

    #[test]
    fn the_file_of_floors_reads() {
        let text = Tree::here().unwrap().read("xtask/floors.toml").unwrap();
        assert!(!toml::from_str::<Floors>(&text).unwrap().figure.is_empty());
    }
}

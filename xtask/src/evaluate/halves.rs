//! The tables of `corpus/region` and `corpus/crossreport`: the first and the last figures
//! of both halves.
//!
//! The figures are kept in a file of `xtask/measures` and the tables are written from
//! it. The development half is measured anew whenever its table is; the final half only
//! by [`last_of_final`], which somebody has to ask for by name: its figure is worth
//! something as long as nobody develops against it. No miss of that half is printed.

use super::{Sources, share};
use crate::run::Binary;
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// Reports of ours with gold, in two halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corpus {
    Region,
    /// One event told in many of them.
    Crossreport,
}

impl Corpus {
    /// The name of its folder, and of its table.
    pub fn name(self) -> &'static str {
        match self {
            Corpus::Region => "region",
            Corpus::Crossreport => "crossreport",
        }
    }

    fn file(self) -> String {
        format!("xtask/measures/{}.toml", self.name())
    }

    fn header(self) -> String {
        let name = self.name();
        format!(
            "\
# The figures over corpus/{name}, first and last, as EVALUATION.md tells them.
# `cargo xtask evaluate {name}` writes the last of the development half, `--final` that of
# the final half; the first were taken with the program as it was before anyone tuned on
# these reports, and are never written again.
"
        )
    }
}

/// A half of the reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Half {
    Dev,
    Final,
}

impl Half {
    fn name(self) -> &'static str {
        match self {
            Half::Dev => "dev",
            Half::Final => "final",
        }
    }
}

/// When a figure was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum When {
    First,
    Last,
}

/// What the file keeps.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    run: Vec<Run>,
}

/// One run over one half.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Run {
    half: Half,
    when: When,
    right: u64,
    invented: u64,
    split: u64,
    gold: u64,
    /// The 95 % interval of F1, over draws of whole reports.
    interval: Option<[f64; 2]>,
    links: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    linking: Option<Linking>,
    wrong_responses: u64,
    statements_said: u64,
    /// Right and all, by what is counted.
    counts: BTreeMap<String, [u64; 2]>,
    fields: BTreeMap<String, [u64; 2]>,
}

/// How tellings are joined, where reports tell the same events.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Linking {
    conll: f64,
    /// Pairwise F1 and CoNLL of the same tellings, joined by day and place alone.
    by_day: [f64; 2],
    /// The same, joined where two reports share most of their words.
    by_words: [f64; 2],
    wrong_copies: u64,
    wrong_roots: u64,
    copies: [u64; 2],
    roots: [u64; 2],
    sources: [u64; 2],
}

impl Linking {
    fn read(told: &Value) -> Result<Self> {
        let figure = |value: &Value| thousandths(value.as_f64().unwrap_or(0.0));
        let by = |way: &str| {
            let links = &told["baselines"][way];
            [figure(&links["pairwise"]), figure(&links["conll"])]
        };
        let wrong = |key: &str| number(&told[key]["wrong"], key);
        Ok(Self {
            conll: figure(&told["links"]["conll"]),
            by_day: by("day_and_place"),
            by_words: by("same_text"),
            wrong_copies: wrong("copies")?,
            wrong_roots: wrong("roots")?,
            copies: counts(&told["copies"]["found"], "copies")?,
            roots: counts(&told["roots"]["found"], "roots")?,
            sources: counts(&told["sources"], "sources")?,
        })
    }
}

/// Right, and all.
fn counts(value: &Value, key: &str) -> Result<[u64; 2]> {
    Ok([number(&value["right"], key)?, number(&value["of"], key)?])
}

impl Run {
    /// From the JSON of `rasid evaluate`.
    fn read(corpus: Corpus, (half, when): (Half, When), told: &Value) -> Result<Self> {
        let pairs = |key: &str| number(&told["pairs"][key], key);
        let share = counts;
        let mut counts = BTreeMap::new();
        for key in ["statements", "speakers", "dates", "tallies", "responses"] {
            counts.insert(key.to_owned(), share(&told[key], key)?);
        }
        let mut fields = BTreeMap::new();
        let all = told["fields"].as_object().context("`fields` is missing")?;
        for (name, value) in all {
            fields.insert(name.clone(), share(value, name)?);
        }
        let within = |key: &str| told["interval"][key].as_f64();
        Ok(Self {
            half,
            when,
            right: pairs("right")?,
            invented: pairs("invented")?,
            split: pairs("split")?,
            gold: pairs("gold")?,
            interval: within("low")
                .zip(within("high"))
                .map(|(low, high)| [thousandths(low), thousandths(high)]),
            links: thousandths(told["links"]["pairwise"].as_f64().unwrap_or(0.0)),
            linking: match corpus {
                Corpus::Region => None,
                Corpus::Crossreport => Some(Linking::read(told)?),
            },
            wrong_responses: number(&told["wrong_responses"], "wrong_responses")?,
            statements_said: number(&told["statements_said"], "statements_said")?,
            counts,
            fields,
        })
    }

    fn precision(&self) -> f64 {
        part([self.right, self.right + self.invented])
    }

    fn recall(&self) -> f64 {
        part([self.right, self.gold])
    }

    fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 {
            2.0 * p * r / (p + r)
        } else {
            0.0
        }
    }

    fn pooled(&self) -> [u64; 2] {
        let add = |a: [u64; 2], b: &[u64; 2]| [a[0] + b[0], a[1] + b[1]];
        self.fields.values().fold([0, 0], add)
    }
}

fn number(value: &Value, key: &str) -> Result<u64> {
    value
        .as_u64()
        .with_context(|| format!("rasid evaluate prints no count `{key}`"))
}

fn thousandths(figure: f64) -> f64 {
    (figure * 1000.0).round() / 1000.0
}

fn part([right, of]: [u64; 2]) -> f64 {
    right as f64 / of.max(1) as f64
}

/// The JSON of `rasid evaluate` over a half.
pub fn measure(root: &Path, binary: &Binary, corpus: Corpus, half: Half) -> Result<Value> {
    let folder = root.join("corpus").join(corpus.name());
    let name = half.name();
    let done = Command::new(&binary.path)
        .arg("evaluate")
        .arg(folder.join(format!("{name}.jsonl")))
        .arg("--gold")
        .arg(folder.join("gold").join(name))
        .arg("--json")
        .output()?;
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr);
        bail!("rasid evaluate failed: {}", said.trim());
    }
    serde_json::from_slice(&done.stdout).context("the JSON of rasid evaluate")
}

/// Measures the development half and writes the table.
pub fn measured(sources: &Sources, corpus: Corpus) -> Result<Option<String>> {
    keep(sources, corpus, Half::Dev)?;
    kept(sources, corpus)
}

/// Measures the final half, once everything is done, and keeps its figure.
pub fn last_of_final(sources: &Sources, corpus: Corpus) -> Result<()> {
    keep(sources, corpus, Half::Final)
}

fn keep(sources: &Sources, corpus: Corpus, half: Half) -> Result<()> {
    let told = measure(&sources.tree.root, sources.binary()?, corpus, half)?;
    let mut kept = read(sources, corpus)?;
    kept.run
        .retain(|run| (run.half, run.when) != (half, When::Last));
    kept.run.push(Run::read(corpus, (half, When::Last), &told)?);
    kept.run.sort_by_key(|run| (run.half, run.when));
    let text = toml::to_string(&kept).context("the figures as TOML")?;
    let file = sources.tree.root.join(corpus.file());
    std::fs::write(file, format!("{}\n{text}", corpus.header()))?;
    Ok(())
}

fn read(sources: &Sources, corpus: Corpus) -> Result<Kept> {
    let file = corpus.file();
    toml::from_str(&sources.tree.read(&file)?).context(file)
}

/// The table, from the figures that are kept.
pub fn kept(sources: &Sources, corpus: Corpus) -> Result<Option<String>> {
    let kept = read(sources, corpus)?;
    let columns = [
        (Half::Dev, When::First),
        (Half::Dev, When::Last),
        (Half::Final, When::First),
        (Half::Final, When::Last),
    ];
    let runs = columns.map(|at| kept.run.iter().find(|run| (run.half, run.when) == at));
    let mut out =
        "| | dev, first | dev, last | final, first | final, last |\n|---|---|---|---|---|\n"
            .to_owned();
    let mut line = |name: &str, cell: &dyn Fn(&Run) -> String| {
        let cells = runs.map(|run| run.map_or_else(String::new, cell));
        out.push_str(&format!("| {name} | {} |\n", cells.join(" | ")));
    };
    line("pairs: F1", &|run| share(run.f1()));
    line("95 % interval", &|run| {
        run.interval.map_or_else(String::new, |[low, high]| {
            format!("{} to {}", share(low), share(high))
        })
    });
    line("precision", &|run| share(run.precision()));
    line("recall", &|run| share(run.recall()));
    line("right, invented, told twice, in gold", &|run| {
        let Run {
            right,
            invented,
            split,
            gold,
            ..
        } = run;
        format!("{right}, {invented}, {split}, {gold}")
    });
    line("fields, pooled", &|run| share(part(run.pooled())));
    let names: Vec<&String> = kept.run.iter().flat_map(|run| run.fields.keys()).collect();
    let names = std::collections::BTreeSet::from_iter(names);
    for name in names {
        let title = format!("of these, {}", name.replace('_', " "));
        line(&title, &|run| counted(run.fields.get(name)));
    }
    line("links between reports, pairwise F1", &|run| {
        share(run.links)
    });
    if corpus == Corpus::Crossreport {
        linking(&mut line);
    }
    line("statements found, of those in gold", &|run| {
        counted(run.counts.get("statements"))
    });
    line("of these, with their speaker", &|run| {
        counted(run.counts.get("speakers"))
    });
    line("statements told at all", &|run| {
        run.statements_said.to_string()
    });
    line("dates of reports", &|run| counted(run.counts.get("dates")));
    line("reported counts", &|run| counted(run.counts.get("tallies")));
    line("answers to attacks; wrong ones", &|run| {
        format!(
            "{}; {}",
            counted(run.counts.get("responses")),
            run.wrong_responses
        )
    });
    Ok(Some(out))
}

/// Writes a line of the table: its name, and the cell of each run.
type Line<'a> = dyn FnMut(&str, &dyn Fn(&Run) -> String) + 'a;

/// The lines about links, beside those of simple ways to join.
fn linking(line: &mut Line) {
    let mut add = |name: &str, cell: &dyn Fn(&Linking) -> String| {
        line(name, &|run| {
            run.linking.as_ref().map_or_else(String::new, cell)
        });
    };
    add("the same, CoNLL", &|links| share(links.conll));
    let both = |[pairwise, conll]: [f64; 2]| format!("{}, {}", share(pairwise), share(conll));
    add("joined by day and place alone: pairwise, CoNLL", &|links| {
        both(links.by_day)
    });
    add("joined where texts are alike: pairwise, CoNLL", &|links| {
        both(links.by_words)
    });
    add("reports known as copies; wrong ones", &|links| {
        format!("{}; {}", counted(Some(&links.copies)), links.wrong_copies)
    });
    add("sources that events go back to; wrong ones", &|links| {
        format!("{}; {}", counted(Some(&links.roots)), links.wrong_roots)
    });
    add(
        "events with the right number of independent sources",
        &|links| counted(Some(&links.sources)),
    );
}

fn counted(count: Option<&[u64; 2]>) -> String {
    count.map_or_else(String::new, |&[right, of]| {
        format!("{right} of {of}, {}", share(part([right, of])))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Tree;
    use serde_json::json;

    #[test]
    fn the_first_figures_of_both_halves_are_kept() {
        let first = |corpus: Corpus, half| {
            let text = Tree::here().unwrap().read(&corpus.file()).unwrap();
            let kept: Kept = toml::from_str(&text).unwrap();
            let mut runs = kept.run.iter();
            let first = runs.find(|run| (run.half, run.when) == (half, When::First));
            share(first.unwrap().f1())
        };
        assert_eq!(first(Corpus::Region, Half::Dev), ".716");
        assert_eq!(first(Corpus::Region, Half::Final), ".707");
        assert_eq!(first(Corpus::Crossreport, Half::Dev), ".745");
        assert_eq!(first(Corpus::Crossreport, Half::Final), ".747");
    }

    #[test]
    fn a_run_is_read_from_the_figures_and_kept_whole() {
        let half = json!({"right": 1, "of": 2});
        let told = json!({
            "pairs": {"right": 3, "invented": 1, "split": 0, "gold": 4},
            "interval": {"low": 0.1234, "high": 0.9},
            "fields": {"date": half, "type": {"right": 3, "of": 3}},
            "links": {"pairwise": null},
            "wrong_responses": 0,
            "statements_said": 2,
            "statements": half, "speakers": half, "dates": half, "tallies": half,
            "responses": half,
        });
        let run = Run::read(Corpus::Region, (Half::Dev, When::Last), &told).unwrap();
        assert_eq!((run.f1(), run.pooled()), (0.75, [4, 5]));
        assert_eq!(run.interval, Some([0.123, 0.9]));
        let text = toml::to_string(&Kept { run: vec![run] }).unwrap();
        let kept: Kept = toml::from_str(&text).unwrap();
        assert_eq!(
            kept.run[0],
            Run::read(Corpus::Region, (Half::Dev, When::Last), &told).unwrap()
        );
        assert!(Run::read(Corpus::Region, (Half::Dev, When::Last), &json!({})).is_err());
    }
}

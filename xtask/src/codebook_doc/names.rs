//! Names in the manual: how many there are, by country and by file.

use super::Source;
use super::page::{entries, text};
use crate::tree::Tree;
use anyhow::Result;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Kinds of named entries: table, and heading of its column.
const KINDS: &[(&str, &str)] = &[
    ("actor", "actors"),
    ("source", "sources"),
    ("place", "places"),
];
/// Kinds that are counted by file alone.
const BY_FILE: &[(&str, &str)] = &[
    ("actor", "actors"),
    ("office", "offices"),
    ("person", "persons"),
    ("source", "sources"),
    ("fact", "facts"),
    ("country", "countries"),
];

/// Country code, then how many of each of [`KINDS`].
type Counts = BTreeMap<String, [usize; 3]>;

pub fn names(tree: &Tree, sources: &[Source]) -> Result<String> {
    let mut counts = Counts::new();
    for (at, (kind, _)) in KINDS.iter().enumerate() {
        for entry in sources.iter().flat_map(|s| entries(s, kind)) {
            counts.entry(country(text(entry, "country"))).or_default()[at] += 1;
        }
    }
    let places = places(tree, &mut counts)?;
    let mut out = "\n## Names\n\nNames are too many to print; the files hold them.\n".to_owned();
    out.push_str(&by_country(&counts, sources));
    out.push_str(&by_file(sources, &places));
    Ok(out)
}

fn country(code: &str) -> String {
    if code.is_empty() {
        "none".to_owned()
    } else {
        code.to_owned()
    }
}

/// Counts the rows of each file of the gazetteer, and of each country.
fn places(tree: &Tree, counts: &mut Counts) -> Result<Vec<(String, usize)>> {
    let mut files = Vec::new();
    for file in tree.under("codebook/gazetteer", &[".tsv"]) {
        let text = tree.read(file)?;
        let rows = text
            .lines()
            .filter(|l| !l.is_empty() && !l.starts_with('#') && !l.starts_with("id\tkind"));
        let mut count = 0;
        for row in rows {
            counts
                .entry(country(row.split('\t').nth(5).unwrap_or_default()))
                .or_default()[2] += 1;
            count += 1;
        }
        files.push((file.to_owned(), count));
    }
    Ok(files)
}

fn by_country(counts: &Counts, sources: &[Source]) -> String {
    let name: BTreeMap<&str, &str> = sources
        .iter()
        .flat_map(|s| entries(s, "country"))
        .map(|c| (text(c, "code"), text(c, "name_en")))
        .collect();
    let mut out =
        "\n### By country\n\n| country | actors | sources | places |\n|---|---|---|---|\n"
            .to_owned();
    for (code, [actors, sources, places]) in counts {
        let name = name
            .get(code.as_str())
            .map(|n| format!(" {n}"))
            .unwrap_or_default();
        let _ = writeln!(out, "| {code}{name} | {actors} | {sources} | {places} |");
    }
    out
}

fn by_file(sources: &[Source], places: &[(String, usize)]) -> String {
    let mut out = "\n### By file\n\n| file | holds |\n|---|---|\n".to_owned();
    let mut totals: BTreeMap<&str, usize> = BTreeMap::new();
    for source in sources {
        let mut held = Vec::new();
        for (kind, many) in BY_FILE {
            let count = entries(source, kind).count();
            if count > 0 {
                held.push(format!("{count} {many}"));
                *totals.entry(many).or_default() += count;
            }
        }
        if !held.is_empty() {
            let _ = writeln!(
                out,
                "| [{path}]({path}) | {} |",
                held.join(", "),
                path = source.path
            );
        }
    }
    for (file, count) in places {
        let _ = writeln!(out, "| [{file}]({file}) | {count} places |");
        *totals.entry("places").or_default() += count;
    }
    let totals: Vec<String> = totals
        .iter()
        .map(|(many, count)| format!("{count} {many}"))
        .collect();
    let _ = write!(out, "\nIn all: {}.\n", totals.join(", "));
    out
}

//! Pieces of the manual: entries, their words and cases, word classes, weapons.

use super::Source;
use std::fmt::Write as _;
use toml::{Table, Value};

/// The entries of one kind in a file.
pub fn entries<'a>(source: &'a Source, kind: &str) -> impl Iterator<Item = &'a Table> {
    let list = source.tables.get(kind).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_table)
}

/// A field that is text; empty where it is missing.
pub fn text<'a>(entry: &'a Table, field: &str) -> &'a str {
    entry.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// A field that is a list of texts.
pub fn list<'a>(entry: &'a Table, field: &str) -> Vec<&'a str> {
    let list = entry.get(field).and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

/// A line `- name: words` for a list that is not empty.
pub fn words(out: &mut String, name: &str, entry: &Table, field: &str) {
    let words = list(entry, field);
    if !words.is_empty() {
        let _ = writeln!(out, "- {name}: {}", words.join(" · "));
    }
}

/// Examples and rejects, a line each.
pub fn cases(out: &mut String, entry: &Table) {
    let of = |field: &str| {
        let list = entry.get(field).and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(Value::as_table)
            .collect::<Vec<_>>()
    };
    for case in of("example") {
        let _ = writeln!(out, "- example: {}", text(case, "text"));
    }
    for case in of("reject") {
        let _ = writeln!(out, "- not ({}): {}", text(case, "why"), text(case, "text"));
    }
}

/// A file's own words about itself.
pub fn about(out: &mut String, source: &Source) {
    let _ = writeln!(
        out,
        "From [{path}]({path}): {}\n",
        source.header,
        path = source.path
    );
}

/// Word classes with their definitions and words.
pub fn classes(title: &str, sources: Vec<&Source>) -> String {
    let mut out = format!("\n## {title}\n");
    for source in sources {
        let name = source
            .path
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .trim_end_matches(".toml");
        let _ = write!(out, "\n### {title}: {name}\n\n");
        about(&mut out, source);
        for class in entries(source, "class") {
            let _ = writeln!(
                out,
                "#### {}\n\n{}\n",
                text(class, "id"),
                text(class, "define")
            );
            words(&mut out, "words", class, "forms");
            words(&mut out, "verbs", class, "verbs");
            cases(&mut out, class);
            out.push('\n');
        }
    }
    trim(out)
}

/// Weapons with their words.
pub fn weapons(sources: Vec<&Source>) -> String {
    let mut out = "\n## Weapons\n\n".to_owned();
    for source in sources {
        about(&mut out, source);
        for weapon in entries(source, "weapon") {
            let _ = writeln!(
                out,
                "### {}\n\n{}\n",
                text(weapon, "id"),
                text(weapon, "define")
            );
            let _ = writeln!(out, "- class: {}", text(weapon, "class"));
            words(&mut out, "nouns", weapon, "nouns");
            words(&mut out, "plurals", weapon, "plurals");
            words(&mut out, "adjectives", weapon, "adjectives");
            cases(&mut out, weapon);
            out.push('\n');
        }
    }
    trim(out)
}

/// Kinds of people and things that are hit, with their words.
pub fn targets(sources: Vec<&Source>) -> String {
    let mut out = "\n## People and things that are hit\n\n".to_owned();
    for source in sources {
        about(&mut out, source);
        for target in entries(source, "target") {
            let told = [text(target, "define"), text(target, "is")].join(" As: ");
            let _ = write!(out, "### target.{}\n\n{told}\n\n", text(target, "id"));
            words(&mut out, "nouns", target, "nouns");
            words(&mut out, "plurals", target, "plurals");
            cases(&mut out, target);
            out.push('\n');
        }
    }
    trim(out)
}

/// Files of number and time words: what each holds and how much of it.
pub fn lexicons(sources: Vec<&Source>) -> String {
    let mut out =
        "\n## Numbers and times\n\n| file | holds | entries |\n|---|---|---|\n".to_owned();
    for source in sources {
        let kinds = source
            .tables
            .iter()
            .filter(|(kind, _)| !matches!(kind.as_str(), "example" | "reject"));
        let count: usize = kinds.filter_map(|(_, v)| v.as_array()).map(Vec::len).sum();
        let first = source
            .header
            .split(". ")
            .next()
            .unwrap_or_default()
            .trim_end_matches('.');
        let _ = writeln!(
            out,
            "| [{path}]({path}) | {first} | {count} |",
            path = source.path
        );
    }
    out
}

/// One empty line at most, and none at the end.
pub fn trim(text: String) -> String {
    format!("{}\n", text.trim_end())
}

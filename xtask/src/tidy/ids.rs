//! An id stands once in the codebook, whatever file it is in.
//!
//! Ids are in the record that other programs keep, so one that means two things
//! cannot be told apart later.

use super::Finding;
use crate::tree::Tree;
use anyhow::{Context, Result};
use std::collections::BTreeMap;

const GUARD: &str = "ids";

/// Tables whose ids are their own: a body may be an actor and a source under one id.
const APART: &[&str] = &["class", "fact", "office", "source"];

/// An id as it must be unique: its name space and itself.
type Id = (String, String);

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let mut ids = Vec::new();
    for file in tree.under("codebook", &[".toml"]) {
        let table: toml::Table = tree
            .read(file)?
            .parse()
            .with_context(|| format!("parse {file}"))?;
        for (key, value) in &table {
            let space = space(file, key);
            in_value(key, value, &mut |id| {
                ids.push(((space.clone(), id.to_owned()), file))
            });
        }
    }
    for file in tree.under("codebook", &[".tsv"]) {
        in_rows(&tree.read(file)?, &mut |id| {
            ids.push(((String::new(), id.to_owned()), file))
        });
    }
    Ok(repeated(&ids))
}

/// The name space of a table: the lexicons of numbers and time never meet the rest.
fn space(file: &str, table: &str) -> String {
    let folder = file.split('/').nth(1).unwrap_or_default();
    match folder {
        "number" | "time" => format!("{folder}.{table}"),
        _ if APART.contains(&table) => table.to_owned(),
        _ => String::new(),
    }
}

/// Every `id` of a value and of the tables in it.
fn in_value(key: &str, value: &toml::Value, take: &mut impl FnMut(&str)) {
    match value {
        toml::Value::String(id) if key == "id" => take(id),
        toml::Value::Table(inner) => inner.iter().for_each(|(k, v)| in_value(k, v, take)),
        toml::Value::Array(items) => {
            items
                .iter()
                .filter(|v| v.is_table())
                .for_each(|v| in_value("", v, take));
        }
        _ => {}
    }
}

/// The first column of a table whose header calls it `id`.
fn in_rows(text: &str, take: &mut impl FnMut(&str)) {
    let mut rows = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    if rows.next().and_then(|header| header.split('\t').next()) == Some("id") {
        rows.filter_map(|row| row.split('\t').next()).for_each(take);
    }
}

fn repeated(ids: &[(Id, &str)]) -> Vec<Finding> {
    let mut first: BTreeMap<&Id, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for (id, file) in ids {
        if let Some(other) = first.get(id) {
            let what = format!("id `{}` stands in {other} already", id.1);
            found.push(Finding::error(GUARD, file, None, what));
        } else {
            first.insert(id, file);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_at_any_depth_and_in_tables() {
        let mut seen = Vec::new();
        let table: toml::Value =
            toml::from_str("id = \"a\"\n[[actor]]\nid = \"b\"\n[actor.role]\nid = \"c\"").unwrap();
        in_value("", &table, &mut |id| seen.push(id.to_owned()));
        in_rows("# places\nid\tname\nd\tD\n", &mut |id| {
            seen.push(id.to_owned())
        });
        seen.sort();
        assert_eq!(seen, ["a", "b", "c", "d"]);
    }

    #[test]
    fn a_second_use_names_the_first_file() {
        let id = |space: &str| (space.to_owned(), "a".to_owned());
        assert!(
            repeated(&[(id(""), "x.toml"), (id(""), "y.toml")])[0]
                .what
                .contains("x.toml")
        );
        assert!(repeated(&[(id(""), "x.toml"), (id("source"), "y.toml")]).is_empty());
    }
}

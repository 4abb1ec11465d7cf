//! An id stands once in the codebook, whatever file it is in.
//!
//! Ids are in the record that other programs keep, so one that means two things
//! cannot be told apart later.

use super::Finding;
use crate::tree::Tree;
use anyhow::{Context, Result};
use std::collections::BTreeMap;

const GUARD: &str = "ids";

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let mut ids = Vec::new();
    for file in tree.under("codebook", &[".toml"]) {
        let table: toml::Table = tree
            .read(file)?
            .parse()
            .with_context(|| format!("parse {file}"))?;
        in_table(&table, &mut |id| ids.push((id.to_owned(), file.to_owned())));
    }
    for file in tree.under("codebook", &[".tsv"]) {
        in_rows(&tree.read(file)?, &mut |id| {
            ids.push((id.to_owned(), file.to_owned()))
        });
    }
    Ok(repeated(&ids))
}

/// Every `id` of a table and of the tables in it.
fn in_table(table: &toml::Table, take: &mut impl FnMut(&str)) {
    for (key, value) in table {
        match value {
            toml::Value::String(id) if key == "id" => take(id),
            toml::Value::Table(inner) => in_table(inner, take),
            toml::Value::Array(items) => {
                items
                    .iter()
                    .filter_map(toml::Value::as_table)
                    .for_each(|t| in_table(t, take));
            }
            _ => {}
        }
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

fn repeated(ids: &[(String, String)]) -> Vec<Finding> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for (id, file) in ids {
        if let Some(other) = first.get(id.as_str()) {
            let what = format!("id `{id}` stands in {other} already");
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
        let table: toml::Table = "id = \"a\"\n[[actor]]\nid = \"b\"\n[actor.role]\nid = \"c\""
            .parse()
            .unwrap();
        in_table(&table, &mut |id| seen.push(id.to_owned()));
        in_rows("# places\nid\tname\nd\tD\n", &mut |id| {
            seen.push(id.to_owned())
        });
        seen.sort();
        assert_eq!(seen, ["a", "b", "c", "d"]);
    }

    #[test]
    fn a_second_use_names_the_first_file() {
        let ids = [
            ("a".to_owned(), "x.toml".to_owned()),
            ("a".to_owned(), "y.toml".to_owned()),
        ];
        assert!(repeated(&ids)[0].what.contains("x.toml"));
    }
}

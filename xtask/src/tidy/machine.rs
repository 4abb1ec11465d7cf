//! No path of somebody's machine in a file of the project.

use super::Finding;
use crate::tree::Tree;
use anyhow::Result;

const GUARD: &str = "machine";

/// Top folders that only one machine has.
const FOLDERS: &[&str] = &["work", "root", "farm", "home"];

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for file in &tree.files {
        let document = file.ends_with(".md");
        for (at, line) in tree.read(file)?.lines().enumerate() {
            if let Some(path) = machine_path(line, document) {
                let what = format!("`{path}` is a path of one machine: make it relative");
                found.push(Finding::error(GUARD, file, Some(at + 1), what));
            }
        }
    }
    Ok(found)
}

/// The first path of one machine in the line. Documents may not name `tmp` either.
fn machine_path(line: &str, document: bool) -> Option<String> {
    let tmp = if document { Some("tmp") } else { None };
    FOLDERS.iter().copied().chain(tmp).find_map(|folder| {
        let path = format!("/{folder}/");
        let starts = line.match_indices(&path).map(|(at, _)| at);
        let mut absolute = starts.filter(|at| begins_a_path(&line[..*at]));
        absolute.next().map(|_| path.clone())
    })
}

/// Does a path begin here? Not after a letter, a dot or a slash: `../x/`, `https://`.
fn begins_a_path(before: &str) -> bool {
    before
        .chars()
        .next_back()
        .is_none_or(|c| !(c.is_alphanumeric() || "._-~}/*".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_paths_are_found_and_relative_ones_are_not() {
        let path = format!("see /{}/main", FOLDERS[0]);
        assert!(machine_path(&path, false).is_some());
        assert!(machine_path(&format!("see ../{}/main", FOLDERS[0]), false).is_none());
    }

    #[test]
    fn documents_name_no_scratch_folder() {
        let line = format!("--out /{}/record", "tmp");
        assert!(machine_path(&line, true).is_some());
        assert!(machine_path(&line, false).is_none());
    }
}

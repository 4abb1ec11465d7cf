//! The files of the project, as the guards see them.
//!
//! Files are those that git keeps or would keep; where the tree is no git
//! checkout, every file outside `target`. Paths are relative to the root.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The project's root and its files, sorted.
pub struct Tree {
    pub root: PathBuf,
    pub files: Vec<String>,
}

impl Tree {
    /// The tree that this chore was built in.
    pub fn here() -> Result<Self> {
        let root = root()?;
        let mut files = match tracked(&root) {
            Some(files) => files,
            None => walked(&root)?,
        };
        files.retain(|file| root.join(file).is_file());
        files.sort();
        files.dedup();
        Ok(Self { root, files })
    }

    /// Files under `folder` with one of the `endings`; an empty list is any ending.
    pub fn under<'a>(
        &'a self,
        folder: &'a str,
        endings: &'a [&'a str],
    ) -> impl Iterator<Item = &'a str> {
        self.files.iter().map(String::as_str).filter(move |file| {
            let inside = folder.is_empty()
                || file
                    .strip_prefix(folder)
                    .is_some_and(|rest| rest.starts_with('/'));
            inside && (endings.is_empty() || endings.iter().any(|end| file.ends_with(end)))
        })
    }

    /// The text of a file; what is not UTF-8 is replaced, for no guard asks about it.
    pub fn read(&self, file: &str) -> Result<String> {
        let bytes = std::fs::read(self.root.join(file)).with_context(|| format!("read {file}"))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The folder of data and gold beside the project, where there is one.
    pub fn shared(&self) -> Option<PathBuf> {
        let shared = self.root.parent()?.join("shared");
        shared.is_dir().then_some(shared)
    }
}

/// The project's root: the folder above this package.
pub fn root() -> Result<PathBuf> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(package
        .parent()
        .context("xtask stands in a folder of the project")?
        .to_path_buf())
}

fn tracked(root: &Path) -> Option<Vec<String>> {
    let listed = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root)
        .output()
        .ok()
        .filter(|done| done.status.success())?;
    let listed = String::from_utf8(listed.stdout).ok()?;
    Some(
        listed
            .split('\0')
            .filter(|file| !file.is_empty())
            .map(str::to_owned)
            .collect(),
    )
}

fn walked(root: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default();
            if path.is_dir() && name != "target" && name != ".git" {
                folders.push(path);
            } else if path.is_file() {
                files.push(path.strip_prefix(root)?.to_string_lossy().into_owned());
            }
        }
    }
    Ok(files)
}

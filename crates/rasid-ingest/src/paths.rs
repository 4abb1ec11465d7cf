//! Which files the arguments name.
//!
//! A folder is walked to its end in order of names; a pattern is matched; a
//! file reached twice counts once, by the path that sorts first. Links are
//! followed, but never in a circle. Inside a folder, names that begin with a
//! dot are passed over, as a shell does, and so is a README, which is about the
//! reports and none of them.

use crate::notices;
use rasid_model::Notice;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// Standard input.
    Stdin,
    /// A file, by the path as given.
    File(PathBuf),
}

impl Found {
    /// Its name in the record.
    pub fn name(&self) -> String {
        match self {
            Found::Stdin => "-".to_owned(),
            Found::File(path) => path.to_string_lossy().into_owned(),
        }
    }
}

/// Every file that `arguments` name, in an order that does not depend on theirs.
pub fn expand(arguments: &[String], notices: &mut Vec<Notice>) -> Vec<Found> {
    let arguments: BTreeSet<&String> = arguments.iter().collect();
    let mut walk = Walk {
        found: Vec::new(),
        seen: BTreeSet::new(),
        notices,
    };
    for argument in arguments {
        if argument == "-" {
            walk.found.push(Found::Stdin);
        } else {
            walk.argument(argument);
        }
    }
    walk.found.sort();
    walk.found
}

/// The state of a walk: what was found, and by its real place what was seen.
struct Walk<'a> {
    found: Vec<Found>,
    seen: BTreeSet<PathBuf>,
    notices: &'a mut Vec<Notice>,
}

impl Walk<'_> {
    fn argument(&mut self, argument: &str) {
        let path = Path::new(argument);
        // A file may carry the very name that looks like a pattern.
        if path.symlink_metadata().is_err() && argument.contains(['*', '?', '[']) {
            return self.pattern(argument);
        }
        self.path(path, &mut Vec::new());
    }

    fn pattern(&mut self, pattern: &str) {
        let matches = match glob::glob(pattern) {
            Ok(matches) => matches,
            Err(e) => {
                let what = format!("is not a pattern: {} at {}", e.msg, e.pos);
                return self.notices.push(notices::nothing_found(pattern, &what));
            }
        };
        let mut any = false;
        for path in matches {
            any = true;
            match path {
                Ok(path) => self.path(&path, &mut Vec::new()),
                Err(e) => {
                    let name = e.path().to_string_lossy().into_owned();
                    self.notices
                        .push(notices::unreadable(&name, &reason(e.error())));
                }
            }
        }
        if !any {
            self.notices.push(notices::nothing_found(
                pattern,
                "no file matches this pattern",
            ));
        }
    }

    /// Takes a file, or all that a folder holds; `above` are the folders it stands in.
    fn path(&mut self, path: &Path, above: &mut Vec<PathBuf>) {
        let name = path.to_string_lossy().into_owned();
        let (real, kind) = match path
            .canonicalize()
            .and_then(|r| Ok((r, fs::metadata(path)?)))
        {
            Ok(known) => known,
            Err(e) => {
                return self
                    .notices
                    .push(missing(path, &name, &e, above.is_empty()));
            }
        };
        if kind.is_dir() {
            if above.contains(&real) {
                return self.notices.push(notices::link_loop(&name));
            }
            if self.seen.insert(real.clone()) {
                above.push(real);
                self.folder(path, &name, above);
                above.pop();
            }
        } else if !kind.is_file() && !above.is_empty() {
            // A pipe or device named by hand is read; one met in a folder might never end.
            self.notices
                .push(notices::unreadable(&name, "it is not a regular file"));
        } else if self.seen.insert(real) {
            self.found.push(Found::File(path.to_owned()));
        }
    }

    fn folder(&mut self, path: &Path, name: &str, above: &mut Vec<PathBuf>) {
        let entries: io::Result<Vec<PathBuf>> =
            fs::read_dir(path).and_then(|dir| dir.map(|entry| Ok(entry?.path())).collect());
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(e) => return self.notices.push(notices::unreadable(name, &reason(&e))),
        };
        entries.retain(|p| !passed_over(p));
        entries.sort();
        if entries.is_empty() && above.len() == 1 {
            self.notices.push(notices::no_files(name));
        }
        for entry in entries {
            self.path(&entry, above);
        }
    }
}

/// Names in a folder that are no reports.
fn passed_over(path: &Path) -> bool {
    let hidden = path
        .file_name()
        .is_none_or(|n| n.as_encoded_bytes().starts_with(b"."));
    hidden
        || path
            .file_stem()
            .is_some_and(|s| s.eq_ignore_ascii_case("readme"))
            && path.is_file()
}

/// Why a path leads nowhere.
fn missing(path: &Path, name: &str, error: &io::Error, by_hand: bool) -> Notice {
    let is_link = path
        .symlink_metadata()
        .is_ok_and(|m| m.file_type().is_symlink());
    match error.kind() {
        io::ErrorKind::NotFound if is_link => {
            let to = fs::read_link(path).unwrap_or_default();
            notices::unreadable(
                name,
                &format!("it is a link to {}, which is not there", to.display()),
            )
        }
        io::ErrorKind::NotFound if by_hand => notices::nothing_found(name, "there is no such file"),
        _ => notices::unreadable(name, &reason(error)),
    }
}

/// An error of the system without its number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error")
        .next()
        .unwrap_or(&text)
        .to_lowercase()
}

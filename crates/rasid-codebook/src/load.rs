//! Reads the codebook's files into entries. The folder says the kind.

use crate::entries::{
    Actor, Case, Country, Fact, NameNeeds, Office, Person, PlaceEntry, PlaceKind, SourceEntry,
    TargetEntry, WeaponEntry,
};
use crate::error::{Problem, first_line};
use crate::frame::Frame;
use crate::judge::{self, Weights};
use crate::nearest::{did_you_mean, with_nearest};
use crate::words::WordClass;
use rasid_model::EventType;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A class of words as its file holds it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClassEntry {
    pub id: String,
    #[allow(dead_code)]
    pub define: String,
    #[serde(default)]
    pub forms: Vec<String>,
    #[serde(default)]
    pub verbs: Vec<String>,
    #[serde(default, rename = "example")]
    pub examples: Vec<Case>,
    #[serde(default, rename = "reject")]
    pub rejects: Vec<Case>,
}

/// Everything the files say, before it is compiled.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entries {
    pub actors: Vec<Actor>,
    pub countries: Vec<Country>,
    pub persons: Vec<Person>,
    pub offices: Vec<Office>,
    pub sources: Vec<SourceEntry>,
    pub places: Vec<PlaceEntry>,
    pub weapons: Vec<WeaponEntry>,
    pub targets: Vec<TargetEntry>,
    pub frames: Vec<Frame>,
    pub facts: Vec<Fact>,
    pub classes: Vec<(WordClass, ClassEntry)>,
    /// English for words of names, and for letters: folded Arabic to English.
    pub glosses: BTreeMap<String, String>,
    /// The learned part's weights, by type of event.
    pub judge: Vec<(EventType, Weights)>,
    /// Number and time files, for the crates that read them.
    pub numbers: Vec<(String, String)>,
    pub times: Vec<(String, String)>,
    /// In which file each entry stands.
    pub file_of: BTreeMap<String, String>,
    /// Ids that stand twice: the later file, the id, the earlier file.
    twice: Vec<(String, String, String)>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct TomlFile {
    actor: Vec<Actor>,
    country: Vec<Country>,
    person: Vec<Person>,
    office: Vec<Office>,
    source: Vec<SourceEntry>,
    weapon: Vec<WeaponEntry>,
    target: Vec<TargetEntry>,
    frame: Vec<Frame>,
    fact: Vec<Fact>,
    class: Vec<ClassEntry>,
}

/// Reads all files; what cannot be read is a problem, the rest is kept.
pub(crate) fn load(files: &[(&str, &str)]) -> (Entries, Vec<Problem>) {
    let mut entries = Entries::default();
    let mut problems = Vec::new();
    for (name, text) in files {
        match name.split('/').next().unwrap_or_default() {
            "number" => entries
                .numbers
                .push(((*name).to_owned(), (*text).to_owned())),
            "time" => entries.times.push(((*name).to_owned(), (*text).to_owned())),
            "judge" => judge::read(name, text, &mut entries.judge, &mut problems),
            "names" => read_glosses(name, text, &mut entries, &mut problems),
            "gazetteer" => read_places(name, text, &mut entries, &mut problems),
            _ if name.ends_with(".toml") => read_toml(name, text, &mut entries, &mut problems),
            _ => {}
        }
    }
    problems.extend(twice(&entries, files));
    (entries, problems)
}

fn read_toml(name: &str, text: &str, entries: &mut Entries, problems: &mut Vec<Problem>) {
    let file: TomlFile = match toml::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            let start = error.span().map_or(0, |s| s.start).min(text.len());
            let before = text.get(..start).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            problems.push(Problem::at(name, line, with_nearest(error.message())));
            return;
        }
    };
    for class in file.class {
        match WordClass::from_id(&class.id) {
            Some(id) => {
                register(name, &format!("word.{}", class.id), entries);
                entries.classes.push((id, class));
            }
            None => {
                let known = WordClass::ALL.iter().map(|c| c.id());
                let near = did_you_mean(&class.id, known);
                let what = format!("no such word class{near} CODEBOOK.md has the classes");
                problems.push(Problem::new(name, &class.id, "", what));
            }
        }
    }
    macro_rules! take {
        ($from:ident, $to:ident, $prefix:literal) => {
            for entry in file.$from {
                register(name, &format!("{}{}", $prefix, entry.id), entries);
                entries.$to.push(entry);
            }
        };
    }
    take!(actor, actors, "");
    take!(country, countries, "");
    take!(person, persons, "");
    take!(office, offices, "office.");
    take!(source, sources, "source.");
    take!(weapon, weapons, "");
    take!(target, targets, "target.");
    take!(frame, frames, "");
    take!(fact, facts, "fact.");
}

fn register(file: &str, id: &str, entries: &mut Entries) {
    if let Some(other) = entries.file_of.insert(id.to_owned(), file.to_owned()) {
        entries.twice.push((file.to_owned(), id.to_owned(), other));
    }
}

/// Ids that stand twice: where both stand.
fn twice(entries: &Entries, files: &[(&str, &str)]) -> Vec<Problem> {
    let line = |file: &str, id: &str| {
        let text = files.iter().find(|(name, _)| *name == file)?.1;
        first_line(text, id)
    };
    let told = entries.twice.iter().map(|(file, id, other)| {
        let at = line(other, id).map_or_else(String::new, |line| format!(":{line}"));
        let what = format!("this id is used already in codebook/{other}{at}; choose another");
        Problem::new(file, id, "", what)
    });
    told.collect()
}

fn read_places(name: &str, text: &str, entries: &mut Entries, problems: &mut Vec<Problem>) {
    if !name.ends_with(".tsv") {
        return;
    }
    let by_hand = !LISTS.iter().any(|list| name.starts_with(list));
    for (at, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') || line.starts_with("id\tkind\t") {
            continue;
        }
        match place(line, by_hand) {
            Ok(place) => {
                register(name, &place.id, entries);
                entries.places.push(place);
            }
            Err(what) => problems.push(Problem::at(name, at + 1, what)),
        }
    }
}

/// A word or letter and its English a line, parted by a tab.
fn read_glosses(name: &str, text: &str, entries: &mut Entries, problems: &mut Vec<Problem>) {
    for (at, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        match line.split_once('\t') {
            Some((ar, en)) => {
                entries
                    .glosses
                    .insert(rasid_text::fold::fold(ar.trim()), en.trim().to_owned());
            }
            None => {
                let what = "expected Arabic, a tab and English".to_owned();
                problems.push(Problem::at(name, at + 1, what));
            }
        }
    }
}

/// Files that a program wrote from a list of places begin their name so.
const LISTS: [&str; 2] = ["gazetteer/geonames", "gazetteer/hdx"];

fn place(line: &str, by_hand: bool) -> Result<PlaceEntry, String> {
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    let cell = |i: usize| cells.get(i).copied().unwrap_or_default();
    let optional = |i: usize| Some(cell(i)).filter(|c| !c.is_empty()).map(str::to_owned);
    let number = |i: usize, what: &str| {
        cell(i)
            .parse::<f64>()
            .map_err(|_| format!("expected a number for {what}, found {:?}", cell(i)))
    };
    let kind = PlaceKind::from_name(cell(1)).ok_or_else(|| {
        let near = did_you_mean(cell(1), PlaceKind::NAMES.iter().copied());
        format!("no such kind of place: {:?}{near}", cell(1))
    })?;
    if cell(0).is_empty() || cell(2).is_empty() || cell(3).is_empty() {
        return Err("expected id, kind, name_en and name_ar in the first four columns".to_owned());
    }
    Ok(PlaceEntry {
        id: cell(0).to_owned(),
        kind,
        name_en: cell(2).to_owned(),
        name_ar: cell(3).to_owned(),
        parent: optional(4),
        country: optional(5),
        admin1: optional(6),
        lat: number(7, "lat")?,
        lon: number(8, "lon")?,
        forms: cell(9)
            .split('|')
            .filter(|f| !f.trim().is_empty())
            .map(|f| f.trim().to_owned())
            .collect(),
        needs: NameNeeds::from_name(cell(10)).ok_or_else(|| {
            format!(
                "expected nothing, \"context\" or \"feature\" for needs, found {:?}",
                cell(10)
            )
        })?,
        by_hand,
        exact_kind: cell(1).to_owned(),
    })
}

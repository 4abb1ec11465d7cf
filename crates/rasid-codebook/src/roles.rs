//! The compiled codebook and what may be asked of it.

use crate::check::check;
use crate::compile::compile;
use crate::entries::{
    Actor, Country, Digits, Fact, Office, Person, PlaceEntry, SourceEntry, TargetEntry, WeaponEntry,
};
use crate::error::{CodebookError, Problem};
use crate::frame::Frame;
use crate::function;
use crate::judge::Weights;
use crate::load::{Entries, load};
use crate::matcher::Matcher;
use crate::nearest::with_nearest;
use crate::references::references;
use rasid_model::EventType;
use rasid_text::number::NumberLexicon;
use rasid_time::{DigitOrder, TimeLexicon};
use rustc_hash::{FxHashMap, FxHashSet};

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// The codebook's files as bundled with this program: name and content.
pub fn bundled_files() -> &'static [(&'static str, &'static str)] {
    BUNDLED
}

/// Everything Rasid knows, ready to be matched against reports.
#[derive(Debug)]
pub struct Codebook {
    pub(crate) entries: Entries,
    matcher: Matcher,
    numbers: NumberLexicon,
    times: TimeLexicon,
    by_id: FxHashMap<String, ById>,
    /// Stems of the words that join others.
    function: FxHashSet<String>,
}

#[derive(Clone, Copy, Debug)]
enum ById {
    Actor(u32),
    Country(u32),
    Person(u32),
    Place(u32),
    Source(u32),
}

impl Codebook {
    /// Compiles the bundled codebook.
    pub fn bundled() -> Result<Self, CodebookError> {
        Self::new(BUNDLED)
    }

    /// Compiles a codebook from its files: name relative to the folder, and content.
    pub fn new(files: &[(&str, &str)]) -> Result<Self, CodebookError> {
        let (entries, mut problems) = load(files);
        problems.extend(references(&entries));
        let numbers = lexicon(&entries.numbers, "number", &mut problems, |files| {
            let all: String = files
                .iter()
                .map(|(_, text)| *text)
                .collect::<Vec<_>>()
                .join("\n");
            NumberLexicon::parse(&all).map_err(|e| e.to_string())
        });
        let times = lexicon(&entries.times, "time", &mut problems, |files| {
            TimeLexicon::parse(files).map_err(|e| e.to_string())
        });
        match (numbers, times) {
            (Some(numbers), Some(times)) if problems.is_empty() => {
                let matcher = compile(&entries);
                let by_id = index(&entries);
                let function = function::stems(&entries);
                Ok(Self {
                    entries,
                    matcher,
                    numbers,
                    times,
                    by_id,
                    function,
                })
            }
            _ => Err(CodebookError::new(problems, files)),
        }
    }

    /// Compiles a codebook that somebody writes: every entry must hold, its examples too.
    pub fn checked(files: &[(&str, &str)]) -> Result<Self, CodebookError> {
        let book = Self::new(files)?;
        let problems = check(&book);
        if problems.is_empty() {
            Ok(book)
        } else {
            Err(CodebookError::new(problems, files))
        }
    }

    /// The matcher over all forms.
    pub fn matcher(&self) -> &Matcher {
        &self.matcher
    }

    /// Does a word with this stem only join others?
    pub fn is_function_word(&self, stem: &str) -> bool {
        self.function.contains(stem)
    }

    /// What the learned part weighs for a type of event, where it learned that type.
    pub fn weights(&self, kind: EventType) -> Option<&Weights> {
        let mut all = self.entries.judge.iter();
        all.find_map(|(of, weights)| (*of == kind).then_some(weights))
    }

    /// English for a folded word, words or letter of a name.
    pub fn gloss(&self, folded: &str) -> Option<&str> {
        self.entries.glosses.get(folded).map(String::as_str)
    }

    /// Number words.
    pub fn numbers(&self) -> &NumberLexicon {
        &self.numbers
    }

    /// Time words.
    pub fn times(&self) -> &TimeLexicon {
        &self.times
    }

    /// Actor number `at`.
    pub fn actor(&self, at: u32) -> &Actor {
        &self.entries.actors[at as usize]
    }

    /// Country number `at`.
    pub fn country(&self, at: u32) -> &Country {
        &self.entries.countries[at as usize]
    }

    /// Person number `at`.
    pub fn person(&self, at: u32) -> &Person {
        &self.entries.persons[at as usize]
    }

    /// Office number `at`.
    pub fn office(&self, at: u32) -> &Office {
        &self.entries.offices[at as usize]
    }

    /// Source number `at`.
    pub fn source(&self, at: u32) -> &SourceEntry {
        &self.entries.sources[at as usize]
    }

    /// Place number `at`.
    pub fn place(&self, at: u32) -> &PlaceEntry {
        &self.entries.places[at as usize]
    }

    /// All places.
    pub fn places(&self) -> &[PlaceEntry] {
        &self.entries.places
    }

    /// Weapon number `at`.
    pub fn weapon(&self, at: u32) -> &WeaponEntry {
        &self.entries.weapons[at as usize]
    }

    /// Kind of target number `at`.
    pub fn target(&self, at: u32) -> &TargetEntry {
        &self.entries.targets[at as usize]
    }

    /// The kind of target with this id.
    pub fn target_by_id(&self, id: &str) -> Option<&TargetEntry> {
        self.entries.targets.iter().find(|t| t.id == id)
    }

    /// People who protest, as one actor.
    pub fn protesters(&self) -> Option<&Actor> {
        self.entries.actors.iter().find(|a| a.protests)
    }

    /// Frame number `at`.
    pub fn frame(&self, at: u32) -> &Frame {
        &self.entries.frames[at as usize]
    }

    /// All frames.
    pub fn frames(&self) -> &[Frame] {
        &self.entries.frames
    }

    /// Fact number `at`.
    pub fn fact(&self, at: u32) -> &Fact {
        &self.entries.facts[at as usize]
    }

    /// All facts.
    pub fn facts(&self) -> &[Fact] {
        &self.entries.facts
    }

    /// The fact with this id.
    pub fn fact_by_id(&self, id: &str) -> Option<&Fact> {
        self.entries.facts.iter().find(|f| f.id == id)
    }

    /// The number of the frame with this id.
    pub fn frame_at(&self, id: &str) -> Option<u32> {
        (0..)
            .zip(&self.entries.frames)
            .find(|(_, f)| f.id == id)
            .map(|(at, _)| at)
    }

    /// The actor with this id.
    pub fn actor_by_id(&self, id: &str) -> Option<&Actor> {
        match self.by_id.get(id)? {
            ById::Actor(at) => Some(self.actor(*at)),
            _ => None,
        }
    }

    /// The country with this id.
    pub fn country_by_id(&self, id: &str) -> Option<&Country> {
        match self.by_id.get(id)? {
            ById::Country(at) => Some(self.country(*at)),
            _ => None,
        }
    }

    /// The country with this two-letter code.
    pub fn country_by_code(&self, code: &str) -> Option<&Country> {
        self.entries.countries.iter().find(|c| c.code == code)
    }

    /// Which way the press of a country, by its two-letter code, writes dates in digits.
    pub fn digit_order(&self, country: Option<&str>) -> DigitOrder {
        let country = country.and_then(|code| self.country_by_code(code));
        match country.map_or(Digits::Day, |c| c.digits) {
            Digits::Day => DigitOrder::DayFirst,
            Digits::Month => DigitOrder::MonthFirst,
            Digits::Year => DigitOrder::YearFirst,
        }
    }

    /// The source with this id.
    pub fn source_by_id(&self, id: &str) -> Option<&SourceEntry> {
        match self.by_id.get(id)? {
            ById::Source(at) => Some(self.source(*at)),
            _ => None,
        }
    }

    /// The person with this id.
    pub fn person_by_id(&self, id: &str) -> Option<&Person> {
        match self.by_id.get(id)? {
            ById::Person(at) => Some(self.person(*at)),
            _ => None,
        }
    }

    /// The place with this id.
    pub fn place_by_id(&self, id: &str) -> Option<&PlaceEntry> {
        match self.by_id.get(id)? {
            ById::Place(at) => Some(self.place(*at)),
            _ => None,
        }
    }

    /// Does the place `outer` hold the place `inner`, by the parents that the gazetteer gives?
    pub fn holds(&self, outer: u32, inner: u32) -> bool {
        let outer = self.place(outer).id.as_str();
        let mut next = self.place(inner).parent.as_deref();
        // Parents that lead back to themselves end here.
        for _ in 0..8 {
            match next {
                Some(id) if id == outer => return true,
                Some(id) => next = self.place_by_id(id).and_then(|p| p.parent.as_deref()),
                None => return false,
            }
        }
        false
    }

    /// The office with this id.
    pub fn office_by_id(&self, id: &str) -> Option<&Office> {
        self.entries.offices.iter().find(|o| o.id == id)
    }

    /// The outlet, agency or other source that a given name names.
    pub fn source_named(&self, name: &str) -> Option<&SourceEntry> {
        let wanted = rasid_text::fold::fold(name);
        self.entries.sources.iter().find(|s| {
            s.id == name
                || s.name_en.eq_ignore_ascii_case(name)
                || [&s.name_ar]
                    .into_iter()
                    .chain(&s.forms)
                    .any(|f| rasid_text::fold::fold(f) == wanted)
        })
    }

    /// Every form of the matcher's lists, folded, for benchmarks.
    pub fn forms(&self) -> Vec<String> {
        let e = &self.entries;
        let mut out: Vec<String> = e
            .actors
            .iter()
            .flat_map(|a| a.forms.iter())
            .chain(
                e.persons
                    .iter()
                    .flat_map(|p| p.forms.iter().chain(&p.short)),
            )
            .chain(e.offices.iter().flat_map(|o| o.forms.iter()))
            .chain(e.sources.iter().flat_map(|s| s.forms.iter()))
            .chain(
                e.places
                    .iter()
                    .flat_map(|p| p.forms.iter().chain([&p.name_ar])),
            )
            .chain(
                e.countries
                    .iter()
                    .flat_map(|c| c.names.iter().chain(&c.capital).chain(&c.nisba)),
            )
            .chain(
                e.weapons
                    .iter()
                    .flat_map(|w| w.nouns.iter().chain(&w.plurals).chain(&w.adjectives)),
            )
            .chain(
                e.targets
                    .iter()
                    .flat_map(|t| t.nouns.iter().chain(&t.plurals)),
            )
            .chain(
                e.frames
                    .iter()
                    .flat_map(|f| f.nouns.iter().chain(&f.plurals).chain(&f.forms)),
            )
            .chain(e.classes.iter().flat_map(|(_, c)| c.forms.iter()))
            .map(|form| rasid_text::fold::fold(form))
            .filter(|form| !form.trim().is_empty())
            .collect();
        out.sort();
        out.dedup();
        out
    }
}

fn lexicon<T>(
    files: &[(String, String)],
    folder: &str,
    problems: &mut Vec<Problem>,
    parse: impl Fn(&[(&str, &str)]) -> Result<T, String>,
) -> Option<T> {
    let files: Vec<(&str, &str)> = files
        .iter()
        .filter(|(name, _)| name.ends_with(".toml"))
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    match parse(&files) {
        Ok(lexicon) => Some(lexicon),
        Err(what) => {
            problems
                .push(broken(&files, parse).unwrap_or_else(|| Problem::new(folder, "", "", what)));
            None
        }
    }
}

/// The one file of a lexicon that does not parse by itself, and its line.
fn broken<T>(
    files: &[(&str, &str)],
    parse: impl Fn(&[(&str, &str)]) -> Result<T, String>,
) -> Option<Problem> {
    files.iter().find_map(|file| {
        let what = parse(std::slice::from_ref(file)).err()?;
        let (_, line) = what.split_once("TOML parse error at line ")?;
        let line = line.split(',').next()?.parse().ok()?;
        // After the place and the quoted line comes what was expected.
        let told = what.split("^\n").last()?.lines().next()?;
        Some(Problem::at(file.0, line, with_nearest(told)))
    })
}

fn index(entries: &Entries) -> FxHashMap<String, ById> {
    let mut by_id = FxHashMap::default();
    for (at, country) in (0..).zip(&entries.countries) {
        by_id.insert(country.id.clone(), ById::Country(at));
    }
    for (at, actor) in (0..).zip(&entries.actors) {
        by_id.insert(actor.id.clone(), ById::Actor(at));
    }
    for (at, person) in (0..).zip(&entries.persons) {
        by_id.insert(person.id.clone(), ById::Person(at));
    }
    for (at, place) in (0..).zip(&entries.places) {
        by_id.insert(place.id.clone(), ById::Place(at));
    }
    for (at, source) in (0..).zip(&entries.sources) {
        by_id.insert(source.id.clone(), ById::Source(at));
    }
    by_id
}

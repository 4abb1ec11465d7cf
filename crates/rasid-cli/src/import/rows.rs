//! Rows of our gazetteer from the places of a list: ids, parents, needs.
//!
//! What the codebook knows already, by name and within 15 km, is left out: its
//! own rows are better. Ids are made of the English name, so they stay the same
//! as long as the list's names do.

use super::{Found, List};
use rasid_codebook::{Codebook, PlaceEntry};
use rasid_model::kilometres;
use rasid_text::fold::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Rows to write, and what was left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// Tab-separated, sorted by id.
    pub lines: Vec<String>,
    pub known: usize,
    pub without_place: usize,
}

/// Two places of one name so near to each other are one.
const SAME: f64 = 15.0;

/// A town so small is read only beside a feature word, like the small towns of our own list.
const SMALL: u64 = 15_000;

/// The rows of a list beside what `book` knows.
pub fn rows(list: &List, book: &Codebook) -> Rows {
    let mut known: BTreeMap<(String, String), Vec<&PlaceEntry>> = BTreeMap::new();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for place in book.places() {
        taken.insert(place.id.clone());
        for name in place.forms.iter().chain([&place.name_ar]) {
            let country = place.country.clone().unwrap_or_default();
            known.entry((country, fold(name))).or_default().push(place);
        }
    }
    let mut rows = Rows::default();
    let mut ids: BTreeMap<(String, String), (String, String)> = BTreeMap::new();
    let mut wanted: Vec<&Found> = list.places.iter().collect();
    // Units before what lies in them; ids of one name go to the bigger place.
    wanted.sort_by(|a, b| order(a).cmp(&order(b)));
    for place in wanted {
        let beside = |name: &String| known.get(&(place.country.clone(), fold(name)));
        let same: Vec<&PlaceEntry> = place
            .forms
            .iter()
            .chain([&place.name_ar])
            .filter_map(beside)
            .flatten()
            .copied()
            .collect();
        let key = (place.country.clone(), place.code.clone());
        let alike = |p: &&&PlaceEntry| unit(&p.exact_kind) == unit(place.kind);
        let here = |p: &&&PlaceEntry| {
            place
                .at
                .is_none_or(|at| unit(place.kind) || kilometres(at, (p.lat, p.lon)) < SAME)
        };
        if let Some(old) = same.iter().filter(alike).find(here) {
            ids.insert(
                key,
                (old.id.clone(), old.admin1.clone().unwrap_or_default()),
            );
            rows.known += 1;
            continue;
        }
        let Some(at) = place.at.or_else(|| same.first().map(|p| (p.lat, p.lon))) else {
            rows.without_place += 1;
            continue;
        };
        let id = free_id(place, &taken);
        taken.insert(id.clone());
        let parent = place
            .parent
            .as_ref()
            .and_then(|code| ids.get(&(place.country.clone(), code.clone())).cloned());
        let admin1 = match (place.kind, &parent) {
            ("governorate", _) => place.name_en.clone(),
            (_, Some((_, admin1))) => admin1.clone(),
            _ => String::new(),
        };
        ids.insert(key, (id.clone(), admin1.clone()));
        let parent = parent.map(|(id, _)| id).or_else(|| country_id(place, book));
        rows.lines
            .push(line(place, &id, &parent.unwrap_or_default(), &admin1, at));
    }
    rows.lines.sort();
    rows
}

fn order(place: &Found) -> (u8, std::cmp::Reverse<u64>, &str) {
    let width = match place.kind {
        "governorate" => 0,
        "district" => 1,
        _ => 2,
    };
    (width, std::cmp::Reverse(place.people), &place.code)
}

/// Units are told apart from settlements and sites.
fn unit(kind: &str) -> bool {
    matches!(kind, "governorate" | "district" | "region" | "country")
}

fn country_id(place: &Found, book: &Codebook) -> Option<String> {
    let id = place.country.to_ascii_lowercase();
    book.place_by_id(&id).map(|p| p.id.clone())
}

fn free_id(place: &Found, taken: &BTreeSet<String>) -> String {
    let country = place.country.to_ascii_lowercase();
    let ending = match place.kind {
        "governorate" => "-governorate",
        "district" => "-district",
        _ => "",
    };
    let base = format!("{country}.{}{ending}", slug(&place.name_en));
    if !taken.contains(&base) && base.len() > 3 + ending.len() {
        return base;
    }
    format!("{base}-{}", slug(&place.code))
}

/// Lower-case letters and figures, with hyphens for all else.
fn slug(name: &str) -> String {
    let letters: String = name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    letters.split_whitespace().collect::<Vec<_>>().join("-")
}

fn line(place: &Found, id: &str, parent: &str, admin1: &str, at: (f64, f64)) -> String {
    let short = place.name_ar.chars().count() < 4;
    let one_word = !place.name_ar.contains(' ');
    let weak = one_word && (place.people < SMALL || short || unit(place.kind));
    let coordinate = |x: f64| {
        format!("{:.4}", x)
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned()
    };
    let forms: Vec<&str> = place.forms.iter().take(3).map(String::as_str).collect();
    let name = |text: &str| text.replace('\t', " ");
    [
        id,
        place.kind,
        &name(&place.name_en),
        &place.name_ar,
        parent,
        &place.country,
        &name(admin1),
        &coordinate(at.0),
        &coordinate(at.1),
        &forms.join("|"),
        if weak { "feature" } else { "" },
    ]
    .join("\t")
}

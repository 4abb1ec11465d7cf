//! Coordinates of the gazetteer beside other people's lists of places.
//!
//! A settled place must lie within 15 km of one of its name in the list of its
//! country. Units and regions have the coordinates of their middle and are not
//! held; what else may differ stands in `REVIEWED`, with why. Skips where the
//! lists are missing.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use rasid_codebook::{Codebook, PlaceEntry, PlaceKind};
use rasid_model::kilometres;
use rasid_text::fold::fold;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

const LISTS: [&str; 2] = ["geonames-cities500-me.jsonl", "syria-admin-opensyria.jsonl"];

/// Kilometres.
const APART: f64 = 15.0;

/// Places that lie further off, each looked at again.
const REVIEWED: &[(&str, &str)] = &[
    (
        "sy.sarrin",
        "the list has the middle of the subdistrict; its Sirrin ash Shamaliyah is this town",
    ),
    (
        "sy.al-suwar",
        "the list has the middle of the subdistrict, not the town on the Khabur",
    ),
    (
        "eg.matariya",
        "the quarter of Cairo; the list has the town in Dakahlia",
    ),
    (
        "ps.nasr",
        "the quarter of Gaza City; the list has the village by Rafah",
    ),
];

/// Positions by country and name.
type Listed = BTreeMap<(String, String), Vec<(f64, f64)>>;

fn listed() -> Option<Listed> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/gaz");
    let mut out: BTreeMap<(String, String), Vec<(f64, f64)>> = BTreeMap::new();
    for list in LISTS {
        let text = fs::read_to_string(folder.join(list)).ok()?;
        for line in text.lines() {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            let country = row["cc"].as_str().unwrap_or("SY");
            let (Some(lat), Some(lon)) = (row["lat"].as_f64(), row["lon"].as_f64()) else {
                continue;
            };
            let names = row["ar"]
                .as_array()
                .cloned()
                .unwrap_or_else(|| vec![row["ar"].clone()]);
            let also = row["ar_alt"].as_array().cloned().unwrap_or_default();
            for name in names.iter().chain(&also).filter_map(|n| n.as_str()) {
                let key = (country.to_owned(), bare(name));
                out.entry(key).or_default().push((lat, lon));
            }
        }
    }
    Some(out)
}

/// One spelling, without articles.
fn bare(name: &str) -> String {
    let folded = fold(name);
    let words = folded
        .split_whitespace()
        .map(|w| match w.strip_prefix("ال") {
            Some(rest) if w.chars().count() > 4 => rest,
            _ => w,
        });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn settled_places_lie_where_other_lists_have_them() {
    let Some(listed) = listed() else {
        println!("skipped: ../shared/data/gaz is not here");
        return;
    };
    let book = Codebook::bundled().unwrap();
    let settled = |p: &&PlaceEntry| {
        matches!(
            p.kind,
            PlaceKind::Town | PlaceKind::Village | PlaceKind::Neighbourhood
        )
    };
    let mut compared = 0;
    let mut apart = Vec::new();
    for place in book.places().iter().filter(settled) {
        let country = place.country.clone().unwrap_or_default();
        let names = place.forms.iter().chain([&place.name_ar]);
        let nearest = names
            .filter_map(|name| listed.get(&(country.clone(), bare(name))))
            .flatten()
            .map(|at| kilometres(*at, (place.lat, place.lon)))
            .min_by(f64::total_cmp);
        let Some(nearest) = nearest else { continue };
        compared += 1;
        if nearest > APART && !REVIEWED.iter().any(|(id, _)| *id == place.id) {
            apart.push(format!("{} ({}): {nearest:.0} km", place.id, place.name_ar));
        }
    }
    println!("{compared} places compared, {} apart", apart.len());
    assert!(compared > 1500, "{compared} places compared");
    assert!(
        apart.is_empty(),
        "look at these again:\n{}",
        apart.join("\n")
    );
}

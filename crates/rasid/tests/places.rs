//! Where incidents were: the sentences of `corpus/phrases/places.tsv`, each
//! with the place that its words name.
//!
//! A sentence counts as right when its place, its precision and its origin are;
//! the share that must be right stands here. Two made-up outlets tell which
//! country a bare name is looked for in.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{input, root};
use jiff::civil::date;
use rasid::Rasid;
use rasid_codebook::{Codebook, bundled_files};
use rasid_model::{Family, GeoPrecision, Mention, Place};
use std::collections::BTreeSet;
use std::fs;

/// The share of sentences that must be right, in thousandths.
const FLOOR: usize = 930;

/// Outlets that do not exist, with their countries.
const OUTLETS: &str = r#"
[[source]]
id = "al-arz"
name_en = "Al-Arz"
name_ar = "صحيفة الأرز المتخيلة"
kind = "outlet"
country = "LB"
forms = ["صحيفة الأرز المتخيلة"]

[[source]]
id = "mutawassit"
name_en = "Al-Mutawassit"
name_ar = "صحيفة المتوسط المتخيلة"
kind = "outlet"
country = "LY"
forms = ["صحيفة المتوسط المتخيلة"]
"#;

struct Row {
    places: BTreeSet<String>,
    precision: String,
    origin: String,
    outlet: String,
    text: String,
}

fn rows() -> Vec<Row> {
    let table = fs::read_to_string(root().join("corpus/phrases/places.tsv")).unwrap();
    table
        .lines()
        .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [places, precision, origin, outlet, text] = cells[..] else {
                panic!("corpus/phrases/places.tsv: expected five columns: {line}");
            };
            Row {
                places: places
                    .split('+')
                    .filter(|p| *p != "-")
                    .map(str::to_owned)
                    .collect(),
                precision: precision.to_owned(),
                origin: origin.to_owned(),
                outlet: outlet.to_owned(),
                text: text.to_owned(),
            }
        })
        .collect()
}

fn with_outlets() -> Rasid {
    let mut files: Vec<(&str, &str)> = bundled_files().to_vec();
    files.push(("sources/invented.toml", OUTLETS));
    let book = Codebook::new(&files).expect("the codebook compiles with two more outlets");
    Rasid::new(book)
}

/// What the incidents of a sentence say of where they were.
fn told(rasid: &Rasid, row: &Row) -> (Vec<Mention>, BTreeSet<String>) {
    let outlet = Some(row.outlet.as_str()).filter(|o| !o.is_empty());
    let record = rasid.read(vec![input(
        "p",
        &row.text,
        Some(date(2024, 5, 6)),
        outlet.map(|o| match o {
            "al-arz" => "صحيفة الأرز المتخيلة",
            _ => "صحيفة المتوسط المتخيلة",
        }),
    )]);
    let incidents: Vec<Mention> = record
        .mentions
        .into_iter()
        .filter(|m| m.family == Family::Incident)
        .collect();
    let shown = incidents.iter().flat_map(|m| m.place.iter());
    let beside = incidents.iter().flat_map(|m| m.hints.also_at.iter());
    let ids = shown.chain(beside).map(|p| p.id.clone()).collect();
    (incidents, ids)
}

fn wire(precision: GeoPrecision) -> &'static str {
    match precision {
        GeoPrecision::Facility => "facility",
        GeoPrecision::Town => "town",
        GeoPrecision::Near => "near",
        GeoPrecision::District => "district",
        GeoPrecision::Governorate => "governorate",
        GeoPrecision::Country => "country",
    }
}

fn wrong(rasid: &Rasid, row: &Row) -> Option<String> {
    let (incidents, ids) = told(rasid, row);
    let first = incidents.iter().find_map(|m| m.place.as_ref());
    let precision = first.map_or("", |p| wire(p.geo_precision));
    let origins: Vec<&Place> = incidents.iter().filter_map(|m| m.origin.as_ref()).collect();
    let origin = row.origin.is_empty() || origins.iter().any(|o| o.id == row.origin);
    let exact = row.precision.is_empty() || row.precision == precision;
    if ids == row.places && origin && exact {
        return None;
    }
    let origins: Vec<&str> = origins.iter().map(|o| o.id.as_str()).collect();
    Some(format!(
        "expected {:?} {} {}, found {ids:?} {precision} {origins:?} in {} incidents\n  {}",
        row.places,
        row.precision,
        row.origin,
        incidents.len(),
        row.text
    ))
}

#[test]
fn a_place_is_the_one_that_the_words_name() {
    let rasid = with_outlets();
    let rows = rows();
    let wrong: Vec<String> = rows.iter().filter_map(|row| wrong(&rasid, row)).collect();
    let right = rows.len() - wrong.len();
    println!("figure places: {right} of {}", rows.len());
    for line in &wrong {
        println!("{line}");
    }
    assert!(rows.len() >= 150, "the table has {} sentences", rows.len());
    assert!(
        right * 1000 >= FLOOR * rows.len(),
        "{right} of {} sentences right; edit codebook/gazetteer or its words:\n{}",
        rows.len(),
        wrong.join("\n")
    );
}

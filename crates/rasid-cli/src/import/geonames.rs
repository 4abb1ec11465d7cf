//! Reads a dump of GeoNames: `CC.txt` or `allCountries.txt`, and the names of
//! `alternateNamesV2.txt` where they are given.
//!
//! The dump is tab-separated without a header; its columns are those of
//! GeoNames' own readme. Places without an Arabic name are left out, for
//! nothing here can find them.

use super::{Found, List, is_arabic, plain};
use anyhow::{Context, Result, bail};
use csv::{ReaderBuilder, StringRecord};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::Path;

/// How many columns a line of the dump has.
const COLUMNS: usize = 19;

/// A town has so many people; fewer is a village.
const TOWN: u64 = 5000;

/// The places of a dump, of one country where `country` names one.
pub fn geonames(dump: &Path, alternates: Option<&Path>, country: Option<&str>) -> Result<List> {
    let mut list = List::default();
    let mut lines = Vec::new();
    each(dump, |line, row| {
        if row.len() != COLUMNS {
            bail!(
                "{}:{line}: expected the {COLUMNS} tab-separated columns of a GeoNames dump, found {}; \
                 give CC.txt or allCountries.txt, unpacked",
                dump.display(),
                row.len()
            );
        }
        if country.is_none_or(|c| c.eq_ignore_ascii_case(&row[8])) {
            lines.push((line, row.clone()));
        }
        Ok(())
    })?;
    let wanted: BTreeSet<&str> = lines.iter().map(|(_, row)| &row[0]).collect();
    let names = match alternates {
        Some(file) => arabic_names(file, &wanted)?,
        None => BTreeMap::new(),
    };
    for (line, row) in &lines {
        match kind(row) {
            None => list.other_kinds += 1,
            Some(kind) => match found(dump, *line, row, kind, &names)? {
                Some(place) => list.places.push(place),
                None => list.unnamed += 1,
            },
        }
    }
    Ok(list)
}

/// Calls `take` with each line of a tab-separated file and its number.
fn each(file: &Path, mut take: impl FnMut(u64, &StringRecord) -> Result<()>) -> Result<()> {
    let open = File::open(file).with_context(|| format!("{}: cannot be opened", file.display()))?;
    let mut reader = ReaderBuilder::new()
        .delimiter(b'\t')
        .has_headers(false)
        .quoting(false)
        .flexible(true)
        .from_reader(open);
    let mut row = StringRecord::new();
    loop {
        let line = reader.position().line();
        let more = reader
            .read_record(&mut row)
            .with_context(|| format!("{}:{line}: expected UTF-8 text", file.display()))?;
        if !more {
            return Ok(());
        }
        take(row.position().map_or(line, csv::Position::line), &row)?;
    }
}

/// The Arabic names of the wanted places, the preferred ones first.
fn arabic_names(file: &Path, wanted: &BTreeSet<&str>) -> Result<BTreeMap<String, Vec<String>>> {
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    each(file, |line, row| {
        if row.len() < 4 {
            bail!(
                "{}:{line}: expected alternate name id, place id, language and name, found {} columns; \
                 give alternateNamesV2.txt, unpacked",
                file.display(),
                row.len()
            );
        }
        let historic = row.get(7) == Some("1");
        if &row[2] == "ar" && wanted.contains(&row[1]) && !historic {
            let of = names.entry(row[1].to_owned()).or_default();
            let at = if row.get(4) == Some("1") { 0 } else { of.len() };
            of.insert(at, plain(&row[3]));
        }
        Ok(())
    })?;
    Ok(names)
}

fn found(
    dump: &Path,
    line: u64,
    row: &StringRecord,
    kind: &'static str,
    names: &BTreeMap<String, Vec<String>>,
) -> Result<Option<Found>> {
    let number = |column: usize, what: &str| {
        row[column].parse::<f64>().with_context(|| {
            format!(
                "{}:{line}: expected a number for {what} in column {}, found {:?}",
                dump.display(),
                column + 1,
                &row[column]
            )
        })
    };
    let at = (number(4, "latitude")?, number(5, "longitude")?);
    let listed = names.get(&row[0]).into_iter().flatten().cloned();
    let beside = row[3].split(',').map(plain);
    let mut arabic: Vec<String> = Vec::new();
    for name in listed.chain(beside).filter(|n| is_arabic(n)) {
        if !arabic.contains(&name) {
            arabic.push(name);
        }
    }
    if arabic.is_empty() {
        return Ok(None);
    }
    let name_ar = arabic.remove(0);
    Ok(Some(Found {
        kind,
        // A unit is known by its code, for the places in it name that.
        code: match kind {
            "governorate" => row[10].to_owned(),
            _ => row[0].to_owned(),
        },
        name_en: row[2].to_owned(),
        name_ar,
        forms: arabic,
        country: row[8].to_owned(),
        parent: (kind != "governorate" && !row[10].is_empty()).then(|| row[10].to_owned()),
        at: Some(at),
        people: row[14].parse().unwrap_or(0),
    }))
}

/// What the gazetteer calls a place of this feature code; `None` for what it does not hold.
fn kind(row: &StringRecord) -> Option<&'static str> {
    let people: u64 = row[14].parse().unwrap_or(0);
    Some(match (&row[6], &row[7]) {
        ("A", "ADM1") => "governorate",
        ("A", "ADM2" | "ADM3") => "district",
        ("P", "PPLX") => "neighbourhood",
        ("P", "PPLH" | "PPLQ" | "PPLW" | "PPLCH") => return None,
        ("P", "PPLC" | "PPLA" | "PPLA2") => "town",
        ("P", _) if people >= TOWN => "town",
        ("P", _) => "village",
        ("S", "AIRP" | "AIRF") => "airport",
        ("S", "AIRB" | "MILB" | "FT") => "base",
        ("S", "DAM") => "dam",
        ("S", "PRN") => "prison",
        ("S", "CMPRF") => "camp",
        ("S", "PS" | "OILR" | "HSP") => "facility",
        ("S", "CSTM") => "crossing",
        ("L", "OILF" | "GASF") => "field",
        ("L", "PRT") | ("H", "HBR") => "port",
        ("T", "ISL") => "island",
        ("T", "MT" | "MTS" | "HLL" | "HLLS") => "mountain",
        ("T", "VAL") => "valley",
        ("H", "STM") => "river",
        _ => return None,
    })
}

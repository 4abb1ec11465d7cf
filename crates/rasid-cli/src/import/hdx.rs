//! Reads a table of administrative units as OCHA's Common Operational Datasets
//! give it: a CSV with a name in Arabic, a name in English and a P-code for each
//! level, in either of the headers in use, with or without a row of HXL tags.
//!
//! Such tables often give no coordinates; then a unit has those of the place of
//! that name that the codebook knows (see `rows`).

use super::{Found, List, is_arabic, plain};
use anyhow::{Context, Result, bail};
use csv::{ReaderBuilder, StringRecord};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Where the table has what of one level.
#[derive(Clone, Copy, Debug, Default)]
struct Level {
    name_ar: Option<usize>,
    name_en: Option<usize>,
    code: Option<usize>,
}

#[derive(Debug, Default)]
struct Columns {
    levels: [Level; 5],
    lat: Option<usize>,
    lon: Option<usize>,
}

/// The units of a table, each once.
pub fn hdx(table: &Path, country: Option<&str>) -> Result<List> {
    let bytes = fs::read(table).with_context(|| format!("{}: cannot be read", table.display()))?;
    let text = String::from_utf8(bytes).with_context(|| {
        format!(
            "{}: expected UTF-8 text; save the sheet as CSV UTF-8",
            table.display()
        )
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    let mut columns = Columns::default();
    for (at, name) in header.iter().enumerate() {
        columns.take(at, name);
    }
    let mut list = List::default();
    let mut seen = BTreeSet::new();
    for row in reader.records() {
        let row = row.with_context(|| format!("{}: not a table", table.display()))?;
        let line = row.position().map_or(0, csv::Position::line);
        if row
            .iter()
            .all(|cell| cell.is_empty() || cell.starts_with('#'))
        {
            // A row of HXL tags says what the columns are, whatever the header calls them.
            row.iter()
                .enumerate()
                .for_each(|(at, tag)| columns.take(at, tag));
            continue;
        }
        columns.known(table)?;
        units(
            &Unit {
                table,
                line,
                row: &row,
                columns: &columns,
            },
            country,
            &mut seen,
            &mut list,
        )?;
    }
    columns.known(table)?;
    Ok(list)
}

/// A comma, a semicolon or a tab, whichever the header has most of.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let most = [b',', b';', b'\t'].into_iter().rev();
    most.max_by_key(|d| header.bytes().filter(|b| b == d).count())
        .unwrap_or(b',')
}

struct Unit<'r> {
    table: &'r Path,
    line: u64,
    row: &'r StringRecord,
    columns: &'r Columns,
}

impl Unit<'_> {
    fn cell(&self, at: Option<usize>) -> &str {
        at.and_then(|k| self.row.get(k)).unwrap_or_default().trim()
    }

    /// Where the row's finest unit is.
    fn at(&self) -> Result<Option<(f64, f64)>> {
        let (lat, lon) = (self.cell(self.columns.lat), self.cell(self.columns.lon));
        if lat.is_empty() || lon.is_empty() {
            return Ok(None);
        }
        let number = |cell: &str| {
            cell.parse::<f64>().with_context(|| {
                format!(
                    "{}:{}: expected a number for a coordinate, found {cell:?}",
                    self.table.display(),
                    self.line
                )
            })
        };
        Ok(Some((number(lat)?, number(lon)?)))
    }
}

/// The units that one row names, from the widest to the finest.
fn units(
    unit: &Unit,
    country: Option<&str>,
    seen: &mut BTreeSet<String>,
    list: &mut List,
) -> Result<()> {
    let levels = &unit.columns.levels;
    let finest = (1..levels.len())
        .rev()
        .find(|k| !unit.cell(levels[*k].code).is_empty());
    let Some(finest) = finest else {
        bail!(
            "{}:{}: expected a P-code in one of its columns, found none",
            unit.table.display(),
            unit.line
        );
    };
    let mut parent: Option<String> = None;
    for (depth, level) in levels.iter().enumerate().take(finest + 1).skip(1) {
        let code = unit.cell(level.code).to_owned();
        if code.is_empty() {
            continue;
        }
        if seen.insert(code.clone()) {
            let name_ar = plain(unit.cell(level.name_ar));
            if is_arabic(&name_ar) {
                let at = if depth == finest { unit.at()? } else { None };
                let of = country.unwrap_or_else(|| code.get(..2).unwrap_or_default());
                list.places.push(Found {
                    kind: ["country", "governorate", "district", "district", "village"][depth],
                    name_en: unit.cell(level.name_en).to_owned(),
                    forms: Vec::new(),
                    country: of.to_ascii_uppercase(),
                    parent: parent.clone(),
                    at,
                    people: 0,
                    code: code.clone(),
                    name_ar,
                });
            } else {
                list.unnamed += 1;
            }
        }
        parent = Some(code);
    }
    Ok(())
}

impl Columns {
    /// Takes up a column by its header or its HXL tag.
    fn take(&mut self, at: usize, name: &str) {
        let name = name.trim().to_ascii_lowercase().replace([' ', '_'], "");
        match name.as_str() {
            "lat" | "latitude" | "centerlat" | "ycoord" | "y" | "#geo+lat" => self.lat = Some(at),
            "lon" | "long" | "longitude" | "centerlon" | "xcoord" | "x" | "#geo+lon" => {
                self.lon = Some(at);
            }
            _ => self.take_level(at, &name),
        }
    }

    fn take_level(&mut self, at: usize, name: &str) {
        let tag = name.starts_with('#');
        let Some(rest) = name.trim_start_matches('#').strip_prefix("adm") else {
            return;
        };
        let rest = rest.strip_prefix("in").unwrap_or(rest);
        let depth = rest.chars().next().and_then(|c| c.to_digit(10));
        let Some(level) = depth.and_then(|d| self.levels.get_mut(d as usize)) else {
            return;
        };
        // What a tag says counts before what the header says.
        let rest = &rest[1..];
        let slot = match rest {
            _ if rest.contains("code") => &mut level.code,
            _ if rest.contains("ref") || rest.contains("alt") => return,
            _ if rest.ends_with("ar") => &mut level.name_ar,
            "name" | "+name" | "nameen" | "en" | "+name+en" | "+en" => &mut level.name_en,
            _ => return,
        };
        if slot.is_none() || tag {
            *slot = Some(at);
        }
    }

    /// Does it know enough to go on?
    fn known(&self, table: &Path) -> Result<()> {
        let named = |l: &Level| l.name_ar.is_some() && l.code.is_some();
        if self.levels[1..].iter().any(named) {
            return Ok(());
        }
        bail!(
            "{}:1: expected columns like admin1Name_ar and admin1Pcode, or ADM1_AR and ADM1_PCODE, \
             or a row of tags like #adm1+name+ar and #adm1+code",
            table.display()
        )
    }
}

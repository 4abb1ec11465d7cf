//! How many names of the region's states, forces, groups and office-holders are known.
//!
//! Two drawings from a public dictionary of the same kind stand in
//! `corpus/coverage`, each with the actor that is right. A name counts where
//! something recognised in it is that actor, or a person whose office or
//! movement is. Whether the drawing is what its seed gives is checked where
//! the measuring data is there. The figures of each drawing stand in the
//! folder's README.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use rasid_codebook::Codebook;
use rasid_coder::explain;
use rasid_model::{Published, Report};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

const DRAWINGS: [(&str, &str, f64); 2] = [
    ("actors.tsv", "rasid-coverage-1", 0.9),
    ("actors-second.tsv", "rasid-coverage-2", 0.9),
];

const REGION: &str = "SYR IRQ LBN PSE ISR JOR EGY SAU YEM SDN SSD LBY IRN TUR ARE QAT KWT BHR OMN \
                      DZA MAR TUN MRT SOM DJI COM";
const ROLES: &str = "GOV MIL REB COP SPY PTY";

/// One entry drawn.
struct Row {
    line: usize,
    name: String,
    actors: Vec<String>,
}

fn rows(file: &str) -> Vec<Row> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../corpus/coverage");
    let text = fs::read_to_string(path.join(file)).unwrap();
    text.lines()
        .filter(|l| !l.starts_with('#') && !l.starts_with("line\t") && !l.is_empty())
        .map(|l| {
            let cells: Vec<&str> = l.split('\t').collect();
            Row {
                line: cells[0].parse().unwrap(),
                name: cells[1].to_owned(),
                actors: cells[2].split('|').map(str::to_owned).collect(),
            }
        })
        .collect()
}

/// Whom the coder recognises in a name: actors, sources, and what states and persons stand for.
fn known(book: &Codebook, name: &str) -> BTreeSet<String> {
    let report: Report = report(name);
    let mut out = BTreeSet::new();
    for step in explain(book, &report) {
        // A nationality alone names nobody.
        let Some((head, ids)) = step.rule.split_once(": ").filter(|(h, _)| *h != "nisba") else {
            continue;
        };
        for id in ids.split(", ") {
            out.insert(id.to_owned());
            if let Some(country) = book.country_by_id(id).filter(|_| head == "state") {
                out.extend(country.government.clone());
            }
            if let Some(person) = book.person_by_id(id) {
                let offices = person
                    .held
                    .iter()
                    .filter_map(|h| book.office_by_id(&h.office));
                out.extend(offices.filter_map(|o| o.actor.clone()));
                out.extend(person.actor.clone());
            }
        }
    }
    out
}

#[test]
fn names_of_the_region_are_recognised() {
    let book = Codebook::bundled().unwrap_or_else(|e| panic!("{e}"));
    for (file, _, floor) in DRAWINGS {
        let drawn: Vec<Row> = rows(file).into_iter().filter(|r| r.name != "-").collect();
        assert_eq!(drawn.len(), 200, "{file}: 200 names are drawn");
        let mut missed = Vec::new();
        for row in &drawn {
            let found = known(&book, &row.name);
            if !row.actors.iter().any(|a| found.contains(a)) {
                missed.push(format!("{}\t{}\t{:?}", row.line, row.name, found));
            }
        }
        let share = 1.0 - missed.len() as f64 / drawn.len() as f64;
        let right = drawn.len() - missed.len();
        println!("figure coverage {file}: {right} of {}", drawn.len());
        println!("{}", missed.join("\n"));
        assert!(share >= floor, "{file}: {share:.3} is below {floor}");
    }
}

fn report(text: &str) -> Report {
    Report {
        published: Published::given(jiff::civil::date(2016, 6, 15)),
        ..Report::new("name", text)
    }
}

#[test]
fn drawings_are_what_their_seeds_give() {
    let Some(entries) = dictionary() else {
        println!("skipped: the dictionary that names were drawn from is not here");
        return;
    };
    for (file, seed, _) in DRAWINGS {
        let mut order = entries.clone();
        order.sort_by_key(|line| (place_of(seed, *line), *line));
        let drawn: Vec<usize> = rows(file).iter().map(|r| r.line).collect();
        assert_eq!(
            drawn,
            order[..drawn.len()],
            "{file}: the seed gives other entries"
        );
    }
}

/// The lines of the dictionary's entries that are drawn from, each name once.
fn dictionary() -> Option<Vec<usize>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/peer-dict/actor_dict_ar_v4.txt");
    let text = fs::read_to_string(path).ok()?;
    let mut entries: Vec<(usize, &str, bool)> = Vec::new();
    for (at, line) in (1..).zip(text.lines()) {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let name = line.split('[').next().unwrap_or_default().trim();
        if !line.starts_with('\t') && !name.is_empty() {
            entries.push((at, name, false));
        }
        if let Some(entry) = entries.last_mut() {
            entry.2 |= codes(line).any(is_wanted);
        }
    }
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (line, name, wanted) in entries {
        if wanted {
            first.entry(name).or_insert(line);
        }
    }
    Some(first.into_values().collect())
}

fn codes(line: &str) -> impl Iterator<Item = &str> {
    line.split('[')
        .skip(1)
        .filter_map(|part| part.split(']').next()?.split_whitespace().next())
}

/// A code of the region with a role of a state, a force, a group or a party.
fn is_wanted(code: &str) -> bool {
    let country = code.get(..3).unwrap_or_default();
    let roles = code.as_bytes().get(3..).unwrap_or_default();
    REGION.split_whitespace().any(|c| c == country)
        && roles
            .chunks(3)
            .any(|r| ROLES.split(' ').any(|wanted| wanted.as_bytes() == r))
}

/// Where the seed puts a line: the line's FNV-1a hash, its bits mixed.
fn place_of(seed: &str, line: usize) -> u64 {
    let key = format!("{seed}:actor_dict_ar_v4.txt:{line}");
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in key.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

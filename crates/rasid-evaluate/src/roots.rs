//! Copies among the reports, and the sources that an event rests on.

use crate::gold::{Gold, Root, Roots};
use crate::names::{Names, Said};
use crate::pairs::Found;
use crate::scores::{Finds, Share};
use rasid_model::{Event, Record, Source};
use std::collections::BTreeMap;

/// Reports said to be copies, beside those that gold calls so.
///
/// One is right where both lead to the same first report.
pub(crate) fn copies(found: &Found, record: &Record, gold: &Gold) -> Finds {
    let at = |name: &String| found.reports.get(name).copied();
    let rows = gold.copies.iter();
    let told: BTreeMap<usize, usize> = rows
        .filter_map(|row| Some((at(&row.report)?, at(&row.copies_of)?)))
        .collect();
    let by_id: BTreeMap<&str, usize> = (0..)
        .zip(&record.reports)
        .map(|(at, r)| (r.id.as_str(), at))
        .collect();
    let said: BTreeMap<usize, usize> = (0..)
        .zip(&record.reports)
        .filter_map(|(at, r)| Some((at, *by_id.get(r.copies_of.as_deref()?)?)))
        .collect();
    // Which of several copies came first may be anybody's guess, so families are compared.
    let same = |a: usize, b: usize| family(&told, a) == family(&told, b);
    let right = told.keys().filter(|copy| {
        let of = said.get(copy);
        of.is_some_and(|of| same(**copy, *of)) || is_root_of(&said, **copy, same)
    });
    let wrong = said.iter().filter(|(copy, of)| !same(**copy, **of));
    Finds {
        found: Share {
            right: right.count(),
            of: told.len(),
        },
        wrong: wrong.count(),
    }
}

fn family(of: &BTreeMap<usize, usize>, at: usize) -> usize {
    let mut at = at;
    // Bounded, in case gold goes in a circle.
    for _ in 0..of.len() {
        match of.get(&at) {
            Some(next) => at = *next,
            None => break,
        }
    }
    at
}

/// Did the record take a copy for what the others of its family are copies of?
fn is_root_of(
    said: &BTreeMap<usize, usize>,
    report: usize,
    same: impl Fn(usize, usize) -> bool,
) -> bool {
    said.iter()
        .any(|(copy, of)| *of == report && same(*copy, report))
}

/// The sources that events rest on: those of gold found, those of the record that gold lacks.
pub(crate) fn roots(found: &Found, record: &Record, gold: &Gold, names: &Names) -> Finds {
    let mut finds = Finds::default();
    for (row, event) in told(found, record, gold) {
        let said = sources(record, event);
        for root in &row.roots {
            let hit = said
                .iter()
                .any(|s| same(names, root, s) || stands_in(record, root, s));
            finds.found.of += 1;
            finds.found.right += usize::from(hit);
        }
        let known = |s: &Source| {
            let roots = &mut row.roots.iter();
            roots.any(|r| same(names, r, s) || stands_in(record, r, s))
        };
        finds.wrong += said.iter().filter(|s| !known(s)).count();
    }
    finds
}

/// Events whose number of independent sources is gold's.
pub(crate) fn counts(found: &Found, record: &Record, gold: &Gold) -> Share {
    let mut share = Share::default();
    for (row, event) in told(found, record, gold) {
        share.of += 1;
        share.right += usize::from(row.roots.len() == event.independent_sources.len());
    }
    share
}

/// Each of gold's rows with the event of the record that holds most of its tellings.
fn told<'a>(
    found: &'a Found,
    record: &'a Record,
    gold: &'a Gold,
) -> impl Iterator<Item = (&'a Roots, &'a Event)> {
    gold.roots.iter().filter_map(|row| {
        let mut tellings: BTreeMap<&str, usize> = BTreeMap::new();
        for at in found.asked() {
            if let Some(t) = found.of.get(&at)
                && found.wanted[at].event.id == row.event
            {
                *tellings.entry(found.told[*t].event).or_default() += 1;
            }
        }
        let most = tellings
            .iter()
            .max_by_key(|(id, n)| (**n, std::cmp::Reverse(**id)))?;
        let event = record.events.iter().find(|e| e.id == **most.0)?;
        Some((row, event))
    })
}

fn sources<'a>(record: &'a Record, event: &Event) -> Vec<&'a Source> {
    let rests_on = |s: &&Source| event.independent_sources.contains(&s.id);
    record.sources.iter().filter(rests_on).collect()
}

/// By its English name, or, for one that has none, as the reports spell it.
fn same(names: &Names, gold: &Root, said: &Source) -> bool {
    let forms = Said {
        id: Some(&said.id),
        name: Some(&said.name_en),
    };
    names.same(&gold.name, forms) || gold.name == said.name_ar
}

/// A report that stands in for its own outlet, where gold names that outlet and no report
/// of the record says which it is: neither its metadata nor its words.
fn stands_in(record: &Record, gold: &Root, said: &Source) -> bool {
    let unsaid = |r: &rasid_model::Report| {
        let given = r.outlet.as_ref().is_some_and(|o| o.name_ar == gold.name);
        !given && !r.text.contains(&gold.name)
    };
    let arabic = !gold.name.chars().any(|c| c.is_ascii_alphabetic());
    said.id.starts_with("report:") && arabic && record.reports.iter().all(unsaid)
}

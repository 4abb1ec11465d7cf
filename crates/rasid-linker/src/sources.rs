//! The list of sources: everyone that an attribution, a root or a tally names.

use crate::knowledge::Knowledge;
use crate::lines::{Lines, line};
use crate::roots;
use crate::world::World;
use rasid_model::{Attribution, Family, Linked, Report, Responsibility, Source, SourceKind, Tally};
use std::collections::{BTreeMap, BTreeSet};

/// The sources that the linked mentions and the tallies name, by id.
pub fn sources(
    linked: &Linked,
    tallies: &[Tally],
    reports: &[Report],
    knowledge: &dyn Knowledge,
) -> Vec<Source> {
    let lines = Lines::default();
    let world = World::new(&linked.mentions, reports, knowledge, &lines);
    let mut found: BTreeMap<String, Source> = BTreeMap::new();
    for mention in &linked.mentions {
        for link in &mention.attribution {
            add(&mut found, named(link));
        }
        if let (Some(root), Some(last)) = (roots::root(&world, mention), mention.root_source()) {
            add(&mut found, brought(&root.id, last, roots::bringer(mention)));
        }
    }
    for report in reports {
        for outlet in report.outlet.iter() {
            let (en, ar) = (&outlet.name_en, &outlet.name_ar);
            add(&mut found, source(&outlet.id, en, ar, SourceKind::Outlet));
        }
    }
    stand_ins(linked, tallies, &world, &mut found);
    let fighting = fighting(linked, knowledge);
    let mut out: Vec<Source> = found.into_values().collect();
    for source in &mut out {
        source.party =
            knowledge.source_is_party(&source.id) || fighting.contains(source.id.as_str());
    }
    out
}

/// Reports that stand in for an unknown source, and ids that only a tally names.
fn stand_ins(
    linked: &Linked,
    tallies: &[Tally],
    world: &World,
    found: &mut BTreeMap<String, Source>,
) {
    let roots = linked.events.iter().flat_map(|e| &e.independent_sources);
    for id in roots.chain(tallies.iter().filter_map(|t| t.source.as_ref())) {
        if found.contains_key(id) {
            continue;
        }
        let report = id
            .strip_prefix("report:")
            .and_then(|id| world.reports.get(id));
        let new = match report {
            Some(report) => {
                let title = title(report).unwrap_or_else(|| report.id.clone());
                source(
                    id,
                    &format!("report {}", file(report)),
                    &title,
                    SourceKind::Outlet,
                )
            }
            None => source(id, id, id, SourceKind::Unnamed),
        };
        add(found, new);
    }
}

/// A report's file or address by its last part, or its id.
fn file(report: &Report) -> &str {
    let path = report.source_path.as_deref().or(report.url.as_deref());
    let last = path.and_then(|p| p.rsplit('/').find(|part| !part.is_empty()));
    last.unwrap_or(&report.id)
}

fn title(report: &Report) -> Option<String> {
    let span = report.title_span?;
    let words = report.text.chars().skip(span.start as usize);
    let title: String = words.take((span.end - span.start) as usize).collect();
    (!title.trim().is_empty()).then(|| title.trim().to_owned())
}

/// The first entry of an id stays.
fn add(found: &mut BTreeMap<String, Source>, new: Source) {
    found.entry(new.id.clone()).or_insert(new);
}

fn source(id: &str, name_en: &str, name_ar: &str, kind: SourceKind) -> Source {
    Source {
        id: id.to_owned(),
        name_en: name_en.to_owned(),
        name_ar: name_ar.to_owned(),
        kind,
        party: false,
    }
}

fn named(link: &Attribution) -> Source {
    source(&link.id, &link.name_en, &link.name_ar, link.kind)
}

/// A root under its own id; an unnamed one is named with who brings it.
fn brought(id: &str, root: &Attribution, by: Option<&Attribution>) -> Source {
    match by.filter(|_| roots::unnamed(root.kind)) {
        Some(by) => source(
            id,
            &format!("{} ({})", root.name_en, by.name_en),
            &format!("{} ({})", root.name_ar, by.name_ar),
            root.kind,
        ),
        None => source(id, &root.name_en, &root.name_ar, root.kind),
    }
}

/// Everyone on either side of an incident, and every fighting actor above them.
fn fighting(linked: &Linked, knowledge: &dyn Knowledge) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for event in linked
        .events
        .iter()
        .filter(|e| e.family == Family::Incident)
    {
        let did = event
            .initiators
            .iter()
            .filter(|i| i.value.responsibility != Responsibility::Denied);
        let hit = event.targets.iter().filter_map(|t| t.value.id.as_deref());
        for id in did.map(|i| i.value.id.as_str()).chain(hit) {
            let above = line(id, |x| knowledge.actor_parents(x));
            out.extend(
                above
                    .into_iter()
                    .filter(|a| a == id || knowledge.actor_is_party(a)),
            );
        }
    }
    out
}

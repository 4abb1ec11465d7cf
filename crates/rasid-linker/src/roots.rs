//! Who says it in the end: the root of each attribution chain, made one id a source.
//!
//! "Local sources" of one outlet are not those of another, so an unnamed root is told by
//! who brings it: `local-sources@agency`. In the count of independent sources it is the
//! word of whoever brings it, for nobody else answers for it. A chain does not end where
//! its report does: an outlet that quotes an agency rests on what the agency's own
//! report of the event rests on, and a copy on what its original does.

use crate::world::World;
use rasid_model::{Attribution, Mention, SourceKind};
use std::collections::{BTreeMap, BTreeSet};

/// How much a root's word weighs where equally many say other things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// It fights, or has no name.
    Partial,
    /// It passes on what others say.
    Passing,
    /// It watches or answers for what it says.
    Watching,
}

/// The root of a mention: an id of the source list, and the weight of its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Root {
    pub id: String,
    pub weight: Weight,
    /// Who answers for it: itself, or where it is unnamed, who brings it.
    pub voice: String,
}

/// Who this mention is said by in the end, as far as its words name anyone.
pub(crate) fn root(world: &World, mention: &Mention) -> Option<Root> {
    let last = mention.root_source().filter(|s| !only_metadata(s))?;
    let weight = match last.kind {
        _ if world.knowledge.source_is_party(&last.id) => Weight::Partial,
        SourceKind::Observatory | SourceKind::Official => Weight::Watching,
        SourceKind::Outlet | SourceKind::Agency => Weight::Passing,
        SourceKind::Party | SourceKind::Witness | SourceKind::Unnamed => Weight::Partial,
    };
    let (id, voice) = match unnamed(last.kind) {
        true => {
            let voice = brought_by(world, mention);
            (format!("{}@{voice}", last.id), voice)
        }
        false => (last.id.clone(), as_outlet(world, &last.id)),
    };
    Some(Root { id, weight, voice })
}

/// Who brings an unnamed source: the nearest named link, else the outlet, else the report.
fn brought_by(world: &World, mention: &Mention) -> String {
    let named = bringer(mention).filter(|by| !only_metadata(by));
    named
        .map(|by| as_outlet(world, &by.id))
        .or_else(|| outlet(world, mention))
        .unwrap_or_else(|| report_id(world.original(&mention.report)))
}

/// An organisation that a report names, as the outlet of that name among the reports.
fn as_outlet(world: &World, id: &str) -> String {
    let mentions = world.mentions.iter();
    let mut outlets = mentions.filter_map(|m| own_outlet(world, m));
    let same = outlets.find(|o| name(id).is_some_and(|n| name(o) == Some(n)));
    same.unwrap_or(id).to_owned()
}

/// The name in the id of one that the codebook does not know.
fn name(id: &str) -> Option<&str> {
    id.strip_prefix("organisation-")
        .or_else(|| id.strip_prefix("outlet-"))
}

/// The nearest named link before an unnamed root.
pub(crate) fn bringer(mention: &Mention) -> Option<&Attribution> {
    let (_, before) = mention.attribution.split_last()?;
    before.iter().rev().find(|s| !unnamed(s.kind))
}

/// The outlet of a mention, from its chain or from its report; a copy's is its original's.
pub(crate) fn outlet(world: &World, mention: &Mention) -> Option<String> {
    let report = world.reports.get(world.original(&mention.report));
    let copy = world.original(&mention.report) != mention.report;
    let first = mention
        .attribution
        .first()
        .filter(|s| s.kind == SourceKind::Outlet && !copy);
    first
        .map(|s| s.id.clone())
        .or_else(|| report.and_then(|r| r.outlet.as_ref()).map(|o| o.id.clone()))
}

/// The independent sources of one event, by id.
///
/// A report that names a root rests on it; one that names none is itself the
/// source, through its outlet. Where nobody is known at all, the reports stand in.
pub(crate) fn independent(world: &World) -> Vec<String> {
    let mut found = BTreeSet::new();
    let rests = Rests::of(world);
    for report in rests.on.keys() {
        rests.follow(report, &mut BTreeSet::new(), &mut found);
    }
    if found.is_empty() {
        let reports = world.mentions.iter().map(|m| &m.report);
        found.extend(reports.map(|r| report_id(world.original(r))));
    }
    found.into_iter().collect()
}

/// What each report of an event rests on, by its own words.
struct Rests<'a> {
    on: BTreeMap<&'a str, BTreeSet<String>>,
    /// The reports of the event by their outlets.
    told_by: BTreeMap<&'a str, BTreeSet<&'a str>>,
    outlet_of: BTreeMap<&'a str, &'a str>,
}

impl<'a> Rests<'a> {
    fn of(world: &'a World<'a>) -> Self {
        let mut rests = Self {
            on: BTreeMap::new(),
            told_by: BTreeMap::new(),
            outlet_of: BTreeMap::new(),
        };
        for mention in &world.mentions {
            let report = mention.report.as_str();
            let on = rests.on.entry(report).or_default();
            on.extend(root(world, mention).map(|root| root.voice));
            if let Some(outlet) = own_outlet(world, mention) {
                rests.outlet_of.insert(report, outlet);
                rests.told_by.entry(outlet).or_default().insert(report);
            }
        }
        for mention in &world.mentions {
            if let Some(on) = rests.on.get_mut(mention.report.as_str())
                && on.is_empty()
            {
                on.extend(outlet(world, mention));
            }
        }
        rests
    }

    /// Adds the roots of a report: where it rests on an outlet that tells the event in a
    /// report of its own, those of that report.
    fn follow(&self, report: &'a str, seen: &mut BTreeSet<&'a str>, found: &mut BTreeSet<String>) {
        if !seen.insert(report) {
            return;
        }
        for source in self.on.get(report).into_iter().flatten() {
            let own = self.outlet_of.get(report) == Some(&source.as_str());
            match self.told_by.get(source.as_str()).filter(|_| !own) {
                Some(reports) => reports
                    .iter()
                    .for_each(|other| self.follow(other, seen, found)),
                None => {
                    found.insert(source.clone());
                }
            }
        }
    }
}

/// The outlet that a mention's report came out in, copy or not.
fn own_outlet<'a>(world: &'a World, mention: &'a Mention) -> Option<&'a str> {
    let report = world.reports.get(mention.report.as_str());
    let given = report
        .and_then(|r| r.outlet.as_ref())
        .map(|o| o.id.as_str());
    let first = mention.attribution.first().filter(|s| only_metadata(s));
    given.or_else(|| first.map(|s| s.id.as_str()))
}

/// The id under which a report stands in for its unknown source.
pub(crate) fn report_id(report: &str) -> String {
    format!("report:{report}")
}

pub(crate) const fn unnamed(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::Unnamed | SourceKind::Witness)
}

/// An outlet known from metadata or the dateline is where the report stands, not who says it.
fn only_metadata(source: &Attribution) -> bool {
    let rule = source.evidence.rule.as_str();
    source.kind == SourceKind::Outlet && matches!(rule, "outlet" | "outlet.dateline")
}

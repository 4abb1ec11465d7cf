//! Who says it in the end: the root of each attribution chain, made one id a source.
//!
//! "Local sources" of one outlet are not those of another, so an unnamed root is
//! told by who brings it: `local-sources@agency`. Corroboration counts roots.

use crate::world::World;
use rasid_model::{Attribution, Mention, SourceKind};
use std::collections::BTreeSet;

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
    Some(Root {
        id: source_id(world, mention, last),
        weight,
    })
}

/// The id of a chain's root: its own, or where it is unnamed, with who brings it.
fn source_id(world: &World, mention: &Mention, last: &Attribution) -> String {
    if !unnamed(last.kind) {
        return last.id.clone();
    }
    match bringer(mention) {
        Some(by) => format!("{}@{}", last.id, by.id),
        None => format!("{}@{}", last.id, report_id(world.original(&mention.report))),
    }
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
    let mentions = || world.mentions.iter().copied();
    let mut named: BTreeSet<String> = BTreeSet::new();
    let mut rooted: BTreeSet<&str> = BTreeSet::new();
    for mention in mentions() {
        if let Some(root) = root(world, mention) {
            named.insert(root.id);
            rooted.insert(mention.report.as_str());
        }
    }
    let unrooted = mentions().filter(|m| !rooted.contains(m.report.as_str()));
    named.extend(unrooted.filter_map(|m| outlet(world, m)));
    if named.is_empty() {
        named.extend(mentions().map(|m| report_id(world.original(&m.report))));
    }
    named.into_iter().collect()
}

/// The id under which a report stands in for its unknown source.
pub(crate) fn report_id(report: &str) -> String {
    format!("report:{report}")
}

pub(crate) const fn unnamed(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::Unnamed | SourceKind::Witness)
}

/// An outlet known from metadata alone is where the report stands, not who says it.
fn only_metadata(source: &Attribution) -> bool {
    source.kind == SourceKind::Outlet && source.evidence.rule == "outlet"
}

//! What stands beside the incidents: words shown, report dates, statements, tallies.

use crate::agree;
use crate::gold::{Gold, Statement};
use crate::names::{Names, Said};
use crate::pairs::Found;
use crate::scores::Share;
use rasid_model::{Evidence, Family, Mention, Record, Span};

/// The longest span that still shows the words of one value.
const LONGEST: u32 = 160;

/// Values of the right pairs that point at words of their report.
pub(crate) fn evidence(found: &Found) -> Share {
    let mut share = Share::default();
    for told in found.of.values().map(|t| &found.told[*t]) {
        let length = found.record.reports[told.report].text.chars().count() as u32;
        for value in told.mentions.iter().flat_map(|m| values(m)) {
            // An outlet, and a report's own day, are known from beside the text.
            if matches!(value.rule.as_str(), "outlet" | "time.report-date") {
                continue;
            }
            let shows = |s: &Span| s.start < s.end && s.end <= length && s.end - s.start <= LONGEST;
            share.of += 1;
            share.right += usize::from(!value.spans.is_empty() && value.spans.iter().all(shows));
        }
    }
    share
}

fn values(m: &Mention) -> impl Iterator<Item = &Evidence> {
    let one = [
        m.time.as_ref().map(|v| &v.evidence),
        m.place.as_ref().map(|v| &v.evidence),
        m.weapon.as_ref().map(|v| &v.evidence),
        m.count.as_ref().map(|v| &v.evidence),
        m.killed.as_ref().map(|v| &v.evidence),
        m.injured.as_ref().map(|v| &v.evidence),
    ];
    let initiators = m.initiators.iter().map(|v| &v.evidence);
    let targets = m.targets.iter().map(|v| &v.evidence);
    let sources = m.attribution.iter().map(|v| &v.evidence);
    one.into_iter()
        .flatten()
        .chain(initiators)
        .chain(targets)
        .chain(sources)
}

/// Reports dated within gold's days.
pub(crate) fn dates(found: &Found, gold: &Gold) -> Share {
    let mut share = Share::default();
    for row in &gold.reports {
        let report = found.reports.get(&row.report);
        let wanted = row.date.and_then(|d| d.told());
        if let (Some(report), Some((from, to))) = (report, wanted) {
            let said = found.record.reports[*report].published.days();
            share.of += 1;
            share.right += usize::from(said.is_some_and(|(a, b)| from <= a && b <= to));
        }
    }
    share
}

/// The record's statements of a right type whose sentence meets the anchor.
fn near<'a>(found: &Found, record: &'a Record, row: &Statement) -> Option<Vec<&'a Mention>> {
    let report = &record.reports[*found.reports.get(&row.report)?];
    let anchor = stands(&row.anchor, &report.text);
    let meets = |m: &&Mention| {
        m.family == Family::Statement
            && m.report == report.id
            && m.sentence.meets(anchor)
            && row.types.contains(&m.kind)
    };
    Some(record.mentions.iter().filter(meets).collect())
}

/// Where an anchor first stands in a text; at its beginning, where it does not.
fn stands(anchor: &str, text: &str) -> Span {
    let length = |s: &str| s.chars().count() as u32;
    let start = text.find(anchor).map_or(0, |byte| length(&text[..byte]));
    Span::new(start, start + length(anchor))
}

/// Statements found.
pub(crate) fn statements(found: &Found, record: &Record, gold: &Gold) -> Share {
    let rows = gold
        .statements
        .iter()
        .filter_map(|row| near(found, record, row));
    rows.fold(Share::default(), |share, near| Share {
        right: share.right + usize::from(!near.is_empty()),
        of: share.of + 1,
    })
}

/// Statements found with the right speaker.
pub(crate) fn speakers(found: &Found, record: &Record, gold: &Gold, names: &Names) -> Share {
    let mut share = Share::default();
    for row in &gold.statements {
        let Some(near) = near(found, record, row) else {
            continue;
        };
        let speaker = [row.speaker.clone()];
        let right = near.iter().any(|m| {
            let said = m.initiators.iter().map(|i| Said {
                id: Some(&i.id),
                name: Some(&i.name_en),
            });
            names.any(&speaker, &said.collect::<Vec<_>>()) == Some(true)
        });
        share.of += 1;
        share.right += usize::from(right);
    }
    share
}

/// How many statements the record holds.
pub(crate) fn statements_said(record: &Record) -> usize {
    let statements = record.mentions.iter();
    statements.filter(|m| m.family == Family::Statement).count()
}

/// Reported counts found with their number; optional ones count on neither side.
pub(crate) fn tallies(found: &Found, record: &Record, gold: &Gold) -> Share {
    let mut share = Share::default();
    for row in gold.tallies.iter().filter(|row| !row.optional) {
        let Some(report) = found.reports.get(&row.report) else {
            continue;
        };
        let report = &record.reports[*report];
        let anchor = stands(&row.anchor, &report.text);
        let right = record.tallies.iter().any(|t| {
            let here = t.report == report.id && t.span.meets(anchor);
            here && agree::number(row.count, Some(&t.count)) != Some(false)
        });
        share.of += 1;
        share.right += usize::from(right);
    }
    share
}

//! One reported tally beside the record's own count.

use super::Page;
use crate::excerpt;
use crate::paint::Style;
use crate::words::{count, list, party, place, time};
use crate::wrap::Paragraph;
use rasid_model::{Tally, TallyUnit, Verdict};
use std::io::{self, Write};

/// Writes a tally.
pub fn write(out: &mut dyn Write, page: &Page, tally: &Tally) -> io::Result<()> {
    let says = tally
        .source
        .as_deref()
        .map(|id| page.names.source(id).to_owned());
    let says = says.or_else(|| {
        let report = page.names.report(&tally.report)?;
        report.outlet.as_ref().map(|o| o.name_en.clone())
    });
    let mut line = Paragraph::new().add(Style::Body, reported(tally));
    if let Some(says) = says {
        line = line.add(Style::Body, format!(", says {says}"));
    }
    let style = match tally.verdict {
        Verdict::Fewer | Verdict::More => Style::Dispute,
        Verdict::Matched | Verdict::NotComparable => Style::Body,
    };
    line.add(Style::Body, ". ")
        .add(style, recorded(tally))
        .add(Style::Aside, format!(" [{}]", tally.id))
        .write(out, page.paint, 0)?;
    match page.names.report(&tally.report) {
        Some(report) => writeln!(
            out,
            "  {}",
            excerpt::one_line(&excerpt::slice(report, tally.span))
        ),
        None => Ok(()),
    }
}

/// `about 15 attacks by A on B, Syria, since 1 May 2017`.
fn reported(tally: &Tally) -> String {
    let unit = match tally.what.unit {
        TallyUnit::Attacks => "attacks",
        TallyUnit::Killed => "killed",
        TallyUnit::Injured => "injured",
        TallyUnit::Arrests => "arrests",
        TallyUnit::Sites => "sites",
        TallyUnit::Troops => "troops",
    };
    let mut words = format!("{} {unit}", count::amount(tally.count));
    let who: Vec<String> = tally
        .what
        .initiators
        .iter()
        .map(|i| i.name_en.clone())
        .collect();
    let whom: Vec<String> = tally.what.targets.iter().map(party::target).collect();
    let joint = if tally.what.unit == TallyUnit::Attacks {
        "on"
    } else {
        "of"
    };
    if !who.is_empty() {
        words.push_str(&format!(" by {}", list(&who)));
    }
    if !whom.is_empty() {
        words.push_str(&format!(" {joint} {}", list(&whom)));
    }
    if let Some(at) = &tally.place {
        words.push_str(&format!(" in {}", place::place(at)));
    }
    match time::period(tally.since, tally.until) {
        period if period.is_empty() => words,
        period => format!("{words} {period}"),
    }
}

fn recorded(tally: &Tally) -> String {
    let own = tally.recorded.as_ref().map(|r| r.count);
    match (own, tally.verdict) {
        (Some(n), Verdict::Matched) => format!("The record counts {n}: they match."),
        (Some(n), Verdict::Fewer) => format!("The record counts {n}: fewer."),
        (Some(n), Verdict::More) => format!("The record counts {n}: more."),
        (Some(n), Verdict::NotComparable) => {
            format!("The record counts {n}, which cannot be compared.")
        }
        (None, _) => "The record has no count of its own to compare.".to_owned(),
    }
}

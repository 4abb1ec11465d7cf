//! News without a time of its own happened about when its report was written.
//!
//! The day is filled in once all is linked. Filled in before, it would tell the
//! mentions of one report apart, or pull an undated claim to a dated attack; the
//! linker itself takes an undated group of a report as being of that report's day
//! when it compares reports, and only where that day is known to within days.

use crate::pipeline::dated;
use rasid_coder::Coded;
use rasid_model::{
    Claim, Evidence, Family, Held, Linked, Mention, Moment, Notice, Precision, Report, Status,
    TimeValue,
};
use std::collections::BTreeMap;

/// Gives events that nobody dated the day of their report, where they are told as news.
pub(crate) fn fill(reports: &[Report], linked: &mut Linked) {
    let days: BTreeMap<&str, TimeValue> = reports
        .iter()
        .filter_map(|r| report_day(r).map(|time| (r.id.as_str(), time)))
        .collect();
    let undated: Vec<usize> = (0..linked.events.len())
        .filter(|e| {
            linked.events[*e].time.is_none() && linked.events[*e].family == Family::Incident
        })
        .collect();
    for at in undated {
        let id = linked.events[at].id.clone();
        let mut claims = Vec::new();
        for mention in linked
            .mentions
            .iter_mut()
            .filter(|m| m.event == id && is_news(m))
        {
            let Some(time) = days.get(mention.report.as_str()) else {
                continue;
            };
            mention.time = Some(time.clone());
            let root_source = mention.root_source().map(|s| s.id.clone());
            claims.push(Claim {
                value: time.clone(),
                mention: mention.id.clone(),
                root_source,
            });
        }
        if let Some(first) = claims.first() {
            let value = first.value.clone();
            linked.events[at].time = Some(Held {
                value,
                claims,
                disputed: false,
            });
        }
    }
}

fn is_news(mention: &Mention) -> bool {
    !mention.background && !mention.hints.several && mention.status == Status::Occurred
}

/// The day of the report and the day before: what a report tells as news.
fn report_day(report: &Report) -> Option<TimeValue> {
    let (start, end) = report.published.days()?;
    let start = start.yesterday().unwrap_or(start);
    Some(TimeValue {
        start: Some(Moment::Day(start)),
        end: Some(Moment::Day(end)),
        precision: Precision::Range,
        part_of_day: None,
        evidence: Evidence::new("time.report-date", []),
    })
}

/// Says of a report that could not be dated what that costs and what to do.
pub(crate) fn notice(report: &Report, coded: &Coded) -> Option<Notice> {
    if dated(report) || coded.published.start.is_some() || coded.mentions.is_empty() {
        return None;
    }
    Some(Notice {
        source_path: report.source_path.clone(),
        url: report.url.clone(),
        report: Some(report.id.clone()),
        code: "undated".to_owned(),
        message: "the report's own date is not given and its words do not fix it".to_owned(),
        hint: "give it as `published` in a JSON line, to date what it tells".to_owned(),
    })
}

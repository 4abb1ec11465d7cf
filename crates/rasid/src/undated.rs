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

/// The rule of a day that was told of other news of the report.
const SCENE: &str = "time.scene";

/// How many days before its eve a report still tells news of.
const FRESH: i32 = 2;

/// Gives events that nobody dated the day that their report's news is of, where they are
/// told as news: the day told last before them, else that of the report.
pub(crate) fn fill(reports: &[Report], linked: &mut Linked) {
    let days: BTreeMap<&str, Days> = reports
        .iter()
        .map(|r| (r.id.as_str(), Days::of(r, &linked.mentions)))
        .collect();
    let undated: BTreeMap<String, usize> = (0..)
        .zip(&linked.events)
        .filter(|(_, e)| e.time.is_none() && e.family == Family::Incident)
        .map(|(at, e)| (e.id.clone(), at))
        .collect();
    let mut claims: BTreeMap<usize, Vec<Claim<TimeValue>>> = BTreeMap::new();
    for mention in linked.mentions.iter_mut().filter(|m| is_news(m)) {
        let Some(event) = undated.get(&mention.event) else {
            continue;
        };
        let Some(time) = days
            .get(mention.report.as_str())
            .and_then(|d| d.at(mention))
        else {
            continue;
        };
        mention.time = Some(time.clone());
        let root_source = mention.root_source().map(|s| s.id.clone());
        claims.entry(*event).or_default().push(Claim {
            value: time,
            mention: mention.id.clone(),
            root_source,
        });
    }
    for (event, claims) in claims {
        linked.events[event].time = claims.first().map(|first| Held {
            value: first.value.clone(),
            claims: claims.clone(),
            disputed: false,
        });
    }
}

fn is_news(mention: &Mention) -> bool {
    !mention.background && !mention.hints.several && mention.status == Status::Occurred
}

/// The days that a report tells news of.
struct Days {
    /// Where its words give the day of news, in text order.
    told: Vec<(u32, TimeValue)>,
    /// Its own day and the one before.
    own: Option<TimeValue>,
}

impl Days {
    fn of(report: &Report, mentions: &[Mention]) -> Self {
        let own = report_day(report);
        let from = mentions.partition_point(|m| m.report < report.id);
        let here = mentions[from..]
            .iter()
            .take_while(|m| m.report == report.id);
        let news = here.filter(|m| m.family == Family::Incident && is_news(m));
        let mut told: Vec<(u32, TimeValue)> = news
            .filter_map(|m| Some((m.trigger.start, m.time.clone()?)))
            .filter(|(_, time)| fresh(time, own.as_ref()))
            .collect();
        told.sort_by_key(|(at, _)| *at);
        Self { told, own }
    }

    /// When a mention without a time of its own was.
    fn at(&self, mention: &Mention) -> Option<TimeValue> {
        let before = self
            .told
            .partition_point(|(at, _)| *at < mention.trigger.start);
        let scene = self.told[..before].last().or(self.told.first());
        let Some((_, scene)) = scene else {
            return self.own.clone();
        };
        let mut time = scene.clone();
        time.part_of_day = None;
        time.precision = Precision::Day;
        time.start = time.start.map(|m| Moment::Day(m.day()));
        time.end = time.end.map(|m| Moment::Day(m.day()));
        SCENE.clone_into(&mut time.evidence.rule);
        Some(time)
    }
}

/// Is it one day, of the last few where the report's own is known?
fn fresh(time: &TimeValue, own: Option<&TimeValue>) -> bool {
    let Some((start, end)) = time.days() else {
        return false;
    };
    let recent = own
        .and_then(TimeValue::days)
        .is_none_or(|(first, last)| start <= last && (first - start).get_days() <= FRESH);
    start == end && recent
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

//! What was found, as the words that cases use.

use rasid_model::{Amount, Casualties, Event, Record, Tally, TargetKind};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A thing found: its values under the keys of a case. A key that is missing is null.
pub struct Found {
    values: Vec<(String, BTreeSet<String>)>,
    /// The frame that read it.
    pub rule: String,
}

impl Found {
    /// What stands under this key.
    pub fn get(&self, key: &str) -> BTreeSet<String> {
        let held = self.values.iter().find(|(k, _)| k == key);
        held.map(|(_, set)| set.clone()).unwrap_or_default()
    }

    fn put(&mut self, key: &str, values: impl IntoIterator<Item = String>) {
        self.values
            .push((key.to_owned(), values.into_iter().collect()));
    }

    /// All of it on one line, in the form of an expectation.
    pub fn line(&self) -> String {
        const QUIET: &[&str] = &["speaker", "target", "mentions", "reports", "background"];
        let mut out = String::new();
        for (key, set) in &self.values {
            if set.is_empty()
                || QUIET.contains(&key.as_str())
                || (key == "status" && set.contains("occurred"))
            {
                continue;
            }
            let _ = write!(out, "{key}={} ", shown(set));
        }
        let _ = write!(out, "({})", self.rule);
        out
    }
}

/// A set as a case writes it.
pub fn shown(set: &BTreeSet<String>) -> String {
    if set.is_empty() {
        return "-".to_owned();
    }
    let all = set.iter().cloned().collect::<Vec<_>>().join(",");
    if all.contains(' ') {
        format!("\"{all}\"")
    } else {
        all
    }
}

/// An amount as a case writes it.
fn amount(a: Amount) -> String {
    let max = a.max.map(|m| m.to_string()).unwrap_or_default();
    format!("{}..{max}{}", a.min, if a.approx { "~" } else { "" })
}

/// An event's values.
pub fn event(record: &Record, event: &Event) -> Found {
    let told: Vec<_> = record
        .mentions
        .iter()
        .filter(|m| m.event == event.id)
        .collect();
    let rules: BTreeSet<&str> = told.iter().map(|m| m.rule.as_str()).collect();
    let rule = rules.into_iter().collect::<Vec<_>>().join(", ");
    let mut found = Found {
        values: Vec::new(),
        rule,
    };
    found.put("type", [event.kind.name().to_owned()]);
    found.put("mode", event.mode.clone());
    found.put(
        "acled",
        event.acled.as_ref().map(|a| a.sub_event_type.clone()),
    );
    found.put("status", [event.status.name().to_owned()]);
    found.put("date", event.time.as_ref().map(|t| days(t.value.days())));
    found.put("place", event.place.as_ref().map(|p| p.value.id.clone()));
    found.put("origin", event.origin.as_ref().map(|p| p.value.id.clone()));
    let initiators = event.initiators.iter().map(|i| &i.value);
    found.put(
        "initiators",
        initiators
            .clone()
            .map(|i| format!("{}:{}", i.id, i.responsibility)),
    );
    found.put("speaker", initiators.map(|i| i.id.clone()));
    found.put("targets", targets(event));
    found.put("target", targets(event));
    found.put(
        "weapon",
        event
            .weapon
            .as_ref()
            .map(|w| w.value.class.name().to_owned()),
    );
    found.put(
        "count",
        event.count.as_ref().map(|c| amount(c.value.amount)),
    );
    toll(
        &mut found,
        "killed",
        event.killed.as_ref().map(|k| &k.value),
    );
    toll(
        &mut found,
        "injured",
        event.injured.as_ref().map(|k| &k.value),
    );
    let background = !told.is_empty() && told.iter().all(|m| m.background);
    found.put(
        "background",
        [if background { "yes" } else { "no" }.to_owned()],
    );
    found.put("mentions", [event.mentions.len().to_string()]);
    found.put("reports", [event.reports.len().to_string()]);
    found.put("sources", event.independent_sources.clone());
    found.put("disputed", disputed(event));
    found
}

/// Who was hit. A place is told by `place`; a facility's id is its place's, no actor's.
fn targets(event: &Event) -> impl Iterator<Item = String> {
    let values = event.targets.iter().map(|held| &held.value);
    values.filter_map(|target| match (target.kind, &target.id) {
        (TargetKind::Place, _) => None,
        (TargetKind::Civilians | TargetKind::Facility, _) | (_, None) => {
            Some(format!("kind:{}", target.kind))
        }
        (_, Some(id)) => Some(id.clone()),
    })
}

fn toll(found: &mut Found, key: &str, toll: Option<&Casualties>) {
    found.put(key, toll.map(|t| amount(t.amount)));
    for group in toll.iter().flat_map(|t| &t.groups) {
        found.put(&format!("{key}.{}", group.of), [amount(group.amount)]);
    }
}

fn days(days: Option<(jiff::civil::Date, jiff::civil::Date)>) -> String {
    match days {
        Some((start, end)) if start == end => start.to_string(),
        Some((start, end)) => format!("{start}..{end}"),
        None => "open".to_owned(),
    }
}

fn disputed(event: &Event) -> Vec<String> {
    let fields = [
        ("time", event.time.as_ref().is_some_and(|h| h.disputed)),
        ("place", event.place.as_ref().is_some_and(|h| h.disputed)),
        ("origin", event.origin.as_ref().is_some_and(|h| h.disputed)),
        ("initiators", event.initiators.iter().any(|h| h.disputed)),
        ("targets", event.targets.iter().any(|h| h.disputed)),
        ("weapon", event.weapon.as_ref().is_some_and(|h| h.disputed)),
        ("count", event.count.as_ref().is_some_and(|h| h.disputed)),
        ("killed", event.killed.as_ref().is_some_and(|h| h.disputed)),
        (
            "injured",
            event.injured.as_ref().is_some_and(|h| h.disputed),
        ),
    ];
    fields
        .iter()
        .filter(|(_, is)| *is)
        .map(|(field, _)| (*field).to_owned())
        .collect()
}

/// A tally's values.
pub fn tally(tally: &Tally) -> Found {
    let mut found = Found {
        values: Vec::new(),
        rule: "tally".to_owned(),
    };
    found.put("count", [amount(tally.count)]);
    found.put("unit", [format!("{:?}", tally.what.unit).to_lowercase()]);
    found.put("since", tally.since.map(|d| d.to_string()));
    found.put("until", tally.until.map(|d| d.to_string()));
    found.put("place", tally.place.as_ref().map(|p| p.id.clone()));
    found.put("sources", tally.source.clone());
    found
}

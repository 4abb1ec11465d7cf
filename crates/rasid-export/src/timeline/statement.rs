//! One statement of the timeline: who said what, to whom, about what, via whom.

use super::{Page, incident};
use crate::paint::Style;
use crate::words::deed::deed_of;
use crate::words::names::Names;
use crate::words::{capital, list, party, plain, time};
use crate::wrap::Paragraph;
use rasid_model::{Event, Status};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Writes a statement.
pub fn write(out: &mut dyn Write, page: &Page, event: &Event) -> io::Result<()> {
    let mut line = Paragraph::new()
        .add(
            Style::Date,
            time::when(event.time.as_ref().map(|t| &t.value)),
        )
        .add(Style::Body, " \u{b7} ");
    line = sentence(page.names, event, line);
    line.add(Style::Aside, format!(" [{}]", event.id))
        .write(out, page.paint, 0)?;
    for id in &event.about {
        about(page.names, id).write(out, page.paint, 2)?;
    }
    incident::words(out, page.names, event, 2)
}

/// Adds what was said to `line`.
pub fn sentence(names: &Names, event: &Event, line: Paragraph) -> Paragraph {
    let deed = deed_of(event.kind, event.mode.as_deref(), None);
    let whom = party::targets(&event.targets, None);
    let what = match whom.is_empty() {
        true => deed.alone.to_owned(),
        false => deed.verb.replace("{}", &whom),
    };
    let speaker = party::speakers(&event.initiators);
    let speaker = if speaker.is_empty() {
        "An unnamed speaker".to_owned()
    } else {
        speaker
    };
    let mut line = line.add(Style::Body, format!("{speaker} {what}"));
    if event.status != Status::Occurred {
        line = line.add(Style::Body, format!(" ({})", plain(event.status.name())));
    }
    let via = via(names, event);
    if !via.is_empty() {
        line = line.add(Style::Aside, format!(" via {}", list(&via)));
    }
    line
}

/// Through whom it came: the links of the chains before the speaker.
fn via(names: &Names, event: &Event) -> Vec<String> {
    let speakers: BTreeSet<&str> = event
        .initiators
        .iter()
        .map(|i| i.value.id.as_str())
        .collect();
    let mut seen = BTreeSet::new();
    let mentions = names.mentions_of(event);
    let links = mentions.iter().flat_map(|m| m.attribution.iter().rev());
    let links = links.filter(|a| !speakers.contains(a.id.as_str()) && seen.insert(a.id.as_str()));
    links.map(|a| names.source(&a.id).to_owned()).collect()
}

/// The incident that a statement is about, in a few words.
fn about(names: &Names, id: &str) -> Paragraph {
    let Some(event) = names.event(id) else {
        return Paragraph::new().add(Style::Aside, format!("about [{id}]"));
    };
    let weapon = event.weapon.as_ref().map(|w| w.value.class);
    let deed = deed_of(event.kind, event.mode.as_deref(), weapon);
    let whom = party::targets(&event.targets, None);
    let mut words = format!("About: {}", deed.noun);
    if !whom.is_empty() {
        words.push_str(&format!(" {} {whom}", deed.joint));
    }
    if let Some(place) = &event.place {
        words.push_str(&format!(", {}", place.value.name_en));
    }
    words.push_str(&format!(
        ", {}",
        time::when(event.time.as_ref().map(|t| &t.value))
    ));
    Paragraph::new()
        .add(Style::Body, capital(&words))
        .add(Style::Aside, format!(" [{id}]"))
}

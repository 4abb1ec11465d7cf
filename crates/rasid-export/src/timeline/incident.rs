//! One incident of the timeline.

use super::Page;
use super::exchange::Place;
use super::sources::sources;
use crate::excerpt;
use crate::paint::Style;
use crate::words::claims::{grouped, told};
use crate::words::deed::deed_of;
use crate::words::names::Names;
use crate::words::{capital, count, list, number_of, party, place, plain, time};
use crate::wrap::Paragraph;
use rasid_model::{
    Amount, Casualties, Claim, Event, Held, ResponseBasis, Status, Target, TargetKind,
};
use std::io::{self, Write};

/// Answers deeper than this are indented no further.
const DEEPEST: usize = 5;

/// Writes an incident: when and where, what, who says so, the words.
pub fn write(out: &mut dyn Write, page: &Page, at: &Place) -> io::Result<()> {
    let indent = at.depth.min(DEEPEST) * 4;
    let event = at.event;
    header(at).write(out, page.paint, indent)?;
    sentence(page.names, event).write(out, page.paint, indent + 2)?;
    for line in disputes(page.names, event) {
        let line = Paragraph::new().add(Style::Dispute, line);
        line.write(out, page.paint, indent + 2)?;
    }
    sources(page.names, event).write(out, page.paint, indent + 2)?;
    words(out, page.names, event, indent + 2)
}

fn header(at: &Place) -> Paragraph {
    let mut line = Paragraph::new();
    if let Some(basis) = at.basis {
        let known = match basis {
            ResponseBasis::Stated => "\u{21b3} in answer: ",
            ResponseBasis::Inferred => "\u{21b3} in answer, as inferred: ",
        };
        line = line.add(Style::Aside, known);
    }
    line = line.add(
        Style::Date,
        time::when(at.event.time.as_ref().map(|t| &t.value)),
    );
    if let Some(held) = &at.event.place {
        line = line
            .add(Style::Body, " \u{b7} ")
            .add(Style::Place, place::place(&held.value));
    }
    if at.opens && at.exchange > 1 {
        let answers = number_of(at.exchange - 1, "answer");
        line = line.add(Style::Aside, format!(" \u{b7} exchange, {answers} below"));
    }
    line
}

/// What happened, with what harm, in English.
pub fn sentence(names: &Names, event: &Event) -> Paragraph {
    let mut line = Paragraph::new().add(Style::Body, deed(event));
    if let Some(held) = &event.count {
        let (words, disputed) = told(names, held, count::count);
        line = claimed(line.add(Style::Body, ": "), words, disputed);
    }
    if let Some(origin) = &event.origin {
        line = line.add(
            Style::Body,
            format!(", from {}", place::place(&origin.value)),
        );
    }
    line = harm(names, event, line.add(Style::Body, "."));
    let damage: Vec<String> = event
        .damage
        .iter()
        .map(|d| plain(d.value.kind.name()))
        .collect();
    if !damage.is_empty() {
        line = line.add(Style::Body, format!(" Damage: {}.", list(&damage)));
    }
    line
}

/// Who did what to whom. Only what occurred is told as done.
fn deed(event: &Event) -> String {
    let weapon = event.weapon.as_ref().map(|w| w.value.class);
    let deed = deed_of(event.kind, event.mode.as_deref(), weapon);
    let place = event.place.as_ref().map(|p| p.value.id.as_str());
    let (who, whom) = (
        party::initiators(&event.initiators),
        party::targets(&event.targets, place),
    );
    if event.status == Status::Occurred && !who.is_empty() {
        if killed_people(event) && deed.noun != "targeted killing" {
            return format!("{who} killed {whom} in {}", a(deed.noun));
        }
        return match whom.is_empty() {
            true => format!("{who} {}", deed.alone),
            false => format!("{who} {}", deed.verb.replace("{}", &whom)),
        };
    }
    let mut words = match event.status {
        Status::Occurred => capital(deed.noun),
        Status::Denied => format!("Denied, or denied to have happened: {}", deed.noun),
        Status::CalledFor => format!("Called for: {}", deed.noun),
        status => format!("{} {}", capital(status.name()), deed.noun),
    };
    if !whom.is_empty() {
        words.push_str(&format!(" {} {whom}", deed.joint));
    }
    if who.is_empty() {
        format!("{words}, nobody named")
    } else {
        format!("{words}, by {who}")
    }
}

/// Are people by name all that it struck, and did it kill?
fn killed_people(event: &Event) -> bool {
    let people = |t: &Held<Target>| t.value.kind == TargetKind::Person && t.value.id.is_some();
    !event.targets.is_empty()
        && event.targets.iter().all(people)
        && event
            .killed
            .as_ref()
            .is_some_and(|k| k.value.amount.min >= 1)
}

/// `an air strike`, `a bombing`.
fn a(noun: &str) -> String {
    match noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        true => format!("an {noun}"),
        false => format!("a {noun}"),
    }
}

fn claimed(line: Paragraph, words: String, disputed: bool) -> Paragraph {
    match disputed {
        true => line.add(Style::Dispute, format!("{words} \u{2013} disputed")),
        false => line.add(Style::Body, words),
    }
}

/// Killed and injured; nothing where nothing is known.
fn harm(names: &Names, event: &Event, line: Paragraph) -> Paragraph {
    let none = |held: &Option<Held<Casualties>>| {
        held.as_ref()
            .is_some_and(|h| h.value.amount == Amount::exactly(0) && !h.disputed)
    };
    if none(&event.killed) && none(&event.injured) {
        return line.add(Style::Body, " No one killed or injured.");
    }
    [(&event.killed, "killed"), (&event.injured, "injured")]
        .into_iter()
        .fold(line, |line, (held, verb)| {
            let Some(held) = held else { return line };
            let (words, disputed) = told(names, held, |c| count::harm(c, verb));
            claimed(line.add(Style::Body, " "), capital(&words), disputed).add(Style::Body, ".")
        })
}

/// What else is disputed, each side by who says it. Figures stand in the sentence.
fn disputes(names: &Names, event: &Event) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(held) = event.time.as_ref().filter(|h| h.disputed) {
        lines.extend(sides(names, "when", &held.claims, |t| time::when(Some(t))));
    }
    if let Some(held) = event.place.as_ref().filter(|h| h.disputed) {
        lines.extend(sides(names, "where", &held.claims, place::place));
    }
    if let Some(held) = event.origin.as_ref().filter(|h| h.disputed) {
        lines.extend(sides(names, "where from", &held.claims, place::place));
    }
    for held in event.initiators.iter().filter(|h| h.disputed) {
        let word = |i: &rasid_model::Initiator| format!("{} ({})", i.name_en, i.responsibility);
        lines.extend(sides(names, "who did it", &held.claims, word));
    }
    for held in event.targets.iter().filter(|h| h.disputed) {
        lines.extend(sides(
            names,
            "who or what was hit",
            &held.claims,
            party::target,
        ));
    }
    if let Some(held) = event.weapon.as_ref().filter(|h| h.disputed) {
        lines.extend(sides(names, "with what", &held.claims, |w| {
            plain(w.class.name())
        }));
    }
    for held in event.damage.iter().filter(|h| h.disputed) {
        lines.extend(sides(names, "damage", &held.claims, |d| {
            plain(d.kind.name())
        }));
    }
    lines
}

fn sides<T>(
    names: &Names,
    what: &str,
    claims: &[Claim<T>],
    word: impl Fn(&T) -> String,
) -> Option<String> {
    let groups = grouped(names, claims, word);
    let sides: Vec<String> = groups
        .iter()
        .map(|(words, tellers)| format!("{words}, says {}", list(tellers)))
        .collect();
    (!sides.is_empty()).then(|| format!("Disputed, {what}: {}.", sides.join("; ")))
}

/// The Arabic words, alone on their line.
pub fn words(out: &mut dyn Write, names: &Names, event: &Event, indent: usize) -> io::Result<()> {
    let first = names.mentions_of(event).into_iter().next();
    let Some((mention, report)) = first.and_then(|m| Some((m, names.report(&m.report)?))) else {
        return Ok(());
    };
    let words = excerpt::around(report, mention.sentence, mention.trigger);
    writeln!(out, "{:indent$}{words}", "")
}

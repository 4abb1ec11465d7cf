//! The words behind each value of a mention.

use crate::excerpt;
use crate::paint::{Paint, Style};
use rasid_model::{Evidence, Mention, Report, Span};
use std::io::{self, Write};

/// A field of a mention with the words that say it.
pub struct Field {
    pub name: String,
    pub spans: Vec<Span>,
    pub rule: String,
}

/// The words of every value that has some.
pub fn of(mention: &Mention) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut add = |name: &str, evidence: &Evidence| {
        if !evidence.spans.is_empty() {
            let (spans, rule) = (evidence.spans.clone(), evidence.rule.clone());
            fields.push(Field {
                name: name.to_owned(),
                spans,
                rule,
            });
        }
    };
    add("event", &mention.trigger_evidence());
    mention.time.iter().for_each(|v| add("time", &v.evidence));
    mention.place.iter().for_each(|v| add("place", &v.evidence));
    mention.origin.iter().for_each(|v| add("from", &v.evidence));
    mention
        .initiators
        .iter()
        .for_each(|v| add(&format!("initiator {}", v.name_en), &v.evidence));
    for target in &mention.targets {
        let name = target.name_en.as_deref().unwrap_or(target.kind.name());
        add(&format!("target {name}"), &target.evidence);
    }
    mention
        .weapon
        .iter()
        .for_each(|v| add("weapon", &v.evidence));
    mention.count.iter().for_each(|v| add("count", &v.evidence));
    mention
        .killed
        .iter()
        .for_each(|v| add("killed", &v.evidence));
    mention
        .injured
        .iter()
        .for_each(|v| add("injured", &v.evidence));
    mention
        .damage
        .iter()
        .for_each(|v| add(&format!("damage {}", v.kind), &v.evidence));
    mention
        .attribution
        .iter()
        .for_each(|v| add(&format!("source {}", v.name_en), &v.evidence));
    fields
}

/// Writes the field's name and rule, and its words on the line below.
pub fn quote(out: &mut dyn Write, report: &Report, field: &Field, paint: Paint) -> io::Result<()> {
    let rule = paint.on(Style::Aside, &format!("[{}]", field.rule));
    writeln!(out, "    {}: {rule}", field.name)?;
    let words: Vec<String> = field
        .spans
        .iter()
        .map(|s| {
            format!(
                "\u{ab}{}\u{bb}",
                excerpt::one_line(&excerpt::slice(report, *s))
            )
        })
        .collect();
    let words: Vec<String> = words.iter().map(|w| paint.on(Style::Evidence, w)).collect();
    writeln!(out, "      {}", words.join(" "))
}

//! One event with everything behind it: each value with who says it and the
//! rule that read it, then each report's sentence with the evidence marked.
//!
//! On a terminal the evidence is coloured in the sentence; without colours it
//! is quoted below, field by field. Arabic always stands alone on its line.

mod dating;
mod evidence;
mod fields;
mod find;
mod reasons;

pub use dating::{dating_of, find_report, show_report};
pub use find::{FindError, Found, find};

use crate::excerpt;
use crate::paint::{Paint, Style};
use crate::timeline::{sentence, sources, statement_sentence};
use crate::words::names::Names;
use crate::words::{place, plain, time};
use crate::wrap::Paragraph;
use rasid_model::{Event, Family, Mention, Record};
use std::io::{self, Write};

/// Writes what was found.
pub fn show(out: &mut dyn Write, record: &Record, found: &Found, paint: Paint) -> io::Result<()> {
    let names = Names::new(record);
    let event = found.event;
    header(event).write(out, paint, 0)?;
    told(&names, event).write(out, paint, 0)?;
    sources(&names, event).write(out, paint, 0)?;
    heading(out, paint, "Values")?;
    fields::write(out, &names, event, paint)?;
    heading(out, paint, "Words")?;
    for id in &event.mentions {
        if let Some(mention) = names.mention(id).filter(|m| found.shows(m)) {
            write_mention(out, &names, mention, paint)?;
        }
    }
    let reasons = reasons::lines(&event.merge_reasons);
    if !reasons.is_empty() {
        heading(out, paint, "Why it is one event")?;
    }
    reasons
        .into_iter()
        .try_for_each(|line| Paragraph::new().add(Style::Body, line).write(out, paint, 0))
}

/// Writes only why an event is one: every merge with its reasons, and every near miss refused.
pub fn why(out: &mut dyn Write, found: &Found, paint: Paint) -> io::Result<()> {
    header(found.event).write(out, paint, 0)?;
    let own = |id: &String| found.mention.is_none_or(|asked| asked.id == *id);
    let wanted = found.event.merge_reasons.iter();
    let lines = reasons::lines(wanted.filter(|r| r.mentions.iter().any(own)));
    if lines.is_empty() {
        writeln!(out, "it is told once, and nothing nearly is the same")?;
    }
    lines
        .into_iter()
        .try_for_each(|line| Paragraph::new().add(Style::Body, line).write(out, paint, 2))
}

fn header(event: &Event) -> Paragraph {
    let mode = event
        .mode
        .as_ref()
        .map_or(String::new(), |m| format!("/{m}"));
    let mut line = Paragraph::new().add(Style::Date, event.id.clone()).add(
        Style::Body,
        format!(
            " {} {}{mode}, {}",
            event.family,
            event.kind,
            plain(event.status.name())
        ),
    );
    if let Some(acled) = &event.acled {
        let words = format!(" (ACLED: {}, {})", acled.event_type, acled.sub_event_type);
        line = line.add(Style::Aside, words);
    }
    line
}

/// When, where and what, as in the timeline.
fn told(names: &Names, event: &Event) -> Paragraph {
    let when = time::when(event.time.as_ref().map(|t| &t.value));
    let mut line = Paragraph::new().add(Style::Date, when);
    if let Some(held) = &event.place {
        line = line
            .add(Style::Body, " \u{b7} ")
            .add(Style::Place, place::place(&held.value));
    }
    line = line.add(Style::Body, " \u{b7} ");
    match event.family {
        Family::Statement => statement_sentence(names, event, line),
        Family::Incident => line.join(sentence(names, event)),
    }
}

/// One report's telling: whose, the sentence, and the words of each value.
fn write_mention(
    out: &mut dyn Write,
    names: &Names,
    mention: &Mention,
    paint: Paint,
) -> io::Result<()> {
    mention_header(names, mention).write(out, paint, 0)?;
    let Some(report) = names.report(&mention.report) else {
        return writeln!(out);
    };
    let evidence = evidence::of(mention);
    let spans: Vec<_> = evidence
        .iter()
        .flat_map(|e| e.spans.iter().copied())
        .collect();
    writeln!(
        out,
        "  {}",
        excerpt::marked(report, mention.sentence, &spans, paint)
    )?;
    for field in &evidence {
        // Colour marks what stands in the sentence; what was said before it is quoted still.
        let outside = field.spans.iter().any(|s| !mention.sentence.holds(*s));
        if paint == Paint::Plain || outside {
            evidence::quote(out, report, field, paint)?;
        }
    }
    writeln!(out)
}

fn mention_header(names: &Names, mention: &Mention) -> Paragraph {
    let report = names
        .report(&mention.report)
        .map_or_else(|| mention.report.clone(), Names::report_name);
    let mut line = Paragraph::new()
        .add(Style::Date, mention.id.clone())
        .add(Style::Body, format!(" in {report}"));
    let chain: Vec<&str> = mention
        .attribution
        .iter()
        .rev()
        .map(|a| names.source(&a.id))
        .collect();
    if !chain.is_empty() {
        line = line.add(Style::Body, format!(", says {}", chain.join(", through ")));
    }
    if mention.background {
        line = line.add(Style::Body, ", as background");
    }
    line.add(Style::Aside, format!(" [{}]", mention.rule))
}

fn heading(out: &mut dyn Write, paint: Paint, name: &str) -> io::Result<()> {
    writeln!(out, "\n{}\n", paint.on(Style::Heading, name))
}

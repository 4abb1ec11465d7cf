//! Frames in the manual: what a phrase tells, and which argument is who.

use super::Source;
use super::page::{about, cases, entries, list, text, trim, words};
use std::fmt::Write as _;
use toml::{Table, Value};

/// Every frame, incidents before statements.
pub fn frames(sources: Vec<&Source>) -> String {
    let mut out = "\n## Frames\n".to_owned();
    for (family, title) in [("incident", "Incidents"), ("statement", "Statements")] {
        let _ = write!(out, "\n### {title}\n\n");
        for source in &sources {
            let of_family: Vec<&Table> = entries(source, "frame")
                .filter(|f| text(f, "family") == family)
                .collect();
            if of_family.is_empty() {
                continue;
            }
            about(&mut out, source);
            of_family.iter().for_each(|frame| one(&mut out, frame));
        }
        out = trim(out);
    }
    out
}

fn one(out: &mut String, frame: &Table) {
    let _ = writeln!(
        out,
        "#### {}\n\n{}\n",
        text(frame, "id"),
        text(frame, "define")
    );
    let kind = [text(frame, "type"), text(frame, "mode")];
    let kind: Vec<&str> = kind.into_iter().filter(|k| !k.is_empty()).collect();
    let _ = writeln!(out, "- PLOVER: {}", kind.join(" "));
    let acled = list(frame, "acled");
    if !acled.is_empty() {
        let _ = writeln!(out, "- ACLED: {}", acled.join(", "));
    }
    for field in ["role", "status", "weapon", "harm", "needs"] {
        if frame.contains_key(field) {
            let _ = writeln!(out, "- {field}: {}", text(frame, field));
        }
    }
    let flags = ["generic", "mutual", "yields"];
    let flags: Vec<&str> = flags
        .into_iter()
        .filter(|f| frame.get(*f).and_then(Value::as_bool) == Some(true))
        .collect();
    if !flags.is_empty() {
        let _ = writeln!(out, "- it is {}", flags.join(", "));
    }
    let _ = writeln!(out, "- {}", arguments(frame));
    words(out, "verbs", frame, "verbs");
    words(out, "nouns", frame, "nouns");
    words(out, "plurals", frame, "plurals");
    words(out, "phrases", frame, "forms");
    cases(out, frame);
    out.push('\n');
}

/// Which argument is who; what a frame leaves out is as the program takes it.
fn arguments(frame: &Table) -> String {
    let or = |field: &str, usual: &'static str| -> String {
        let value = text(frame, field);
        format!("{field} = {}", if value.is_empty() { usual } else { value })
    };
    let mut out = vec![
        or("subject", "initiator"),
        or("object", "target"),
        or("genitive", "none"),
    ];
    let preps = frame.get("preps").and_then(Value::as_table);
    for (prep, who) in preps.into_iter().flatten() {
        out.push(format!(
            "after `{prep}` = {}",
            who.as_str().unwrap_or_default()
        ));
    }
    out.join("; ")
}

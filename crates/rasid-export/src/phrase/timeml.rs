//! A text with its times as TIMEX3 tags, as temporal taggers print it.
//!
//! The text itself is not changed but for what XML asks: the letters between the tags
//! are the text's own. Tags do not nest. End points of a duration are tags without
//! words, after the tag that names them; so is the text's own day, `t0`, at the start.

use rasid_model::Span;
use rasid_time::{Point, Reference, Timex};
use std::fmt::Write;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE TimeML SYSTEM \"TimeML.dtd\">\n<TimeML>\n";
const FOOT: &str = "\n</TimeML>\n";

/// A time and where it stands.
#[derive(Clone, Debug)]
pub struct Tagged {
    /// Its words.
    pub span: Span,
    /// What they say.
    pub timex: Timex,
}

/// `text` as TimeML, with `times` in text order; `reference` is the text's own day.
pub fn timeml(text: &str, times: &[Tagged], reference: Option<&Reference>) -> String {
    let mut out = HEAD.to_owned();
    if let Some(reference) = reference {
        out.push_str(&document_time(reference));
    }
    let mut chars = text.chars();
    let (mut at, mut tid) = (0, 1);
    for Tagged { span, timex } in times {
        let mut words = |upto: u32| {
            let words: String = chars
                .by_ref()
                .take(upto.saturating_sub(at) as usize)
                .collect();
            at = at.max(upto);
            escaped(&words)
        };
        let before = words(span.start);
        let inside = words(span.end);
        let _ = write!(out, "{before}{}", tag(timex, &mut tid, &inside));
    }
    out.push_str(&escaped(chars.as_str()));
    out.push_str(FOOT);
    out
}

/// One day is a date; two, the interval in which the text was written.
fn document_time(reference: &Reference) -> String {
    let (start, end) = (reference.start, reference.end);
    let value = if start == end {
        start.to_string()
    } else {
        format!("{start}/{end}")
    };
    format!(
        "<TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{value}\" functionInDocument=\"CREATION_TIME\"/>"
    )
}

/// The tag around `words`, then a tag for each end point that it names.
fn tag(timex: &Timex, tid: &mut usize, words: &str) -> String {
    let own = next(tid);
    let mut points = String::new();
    let mut attributes = format!(
        " tid=\"{own}\" type=\"{}\" value=\"{}\"",
        timex.kind.name(),
        timex.value
    );
    if let Some(modifier) = timex.modifier {
        let _ = write!(attributes, " mod=\"{modifier}\"");
    }
    if let Some(quant) = timex.quant {
        let _ = write!(attributes, " quant=\"{quant}\"");
    }
    for (name, point) in [("beginPoint", &timex.begin), ("endPoint", &timex.end)] {
        let Some(point) = point else { continue };
        let named = match point {
            Point::Document => "t0".to_owned(),
            Point::At(value) => {
                let named = next(tid);
                let kind = if value.contains('T') { "TIME" } else { "DATE" };
                let _ = write!(
                    points,
                    "<TIMEX3 tid=\"{named}\" type=\"{kind}\" value=\"{value}\"/>"
                );
                named
            }
        };
        let _ = write!(attributes, " {name}=\"{named}\"");
    }
    if timex.anchored {
        attributes.push_str(" temporalFunction=\"true\" anchorTimeID=\"t0\"");
    }
    format!("<TIMEX3{attributes}>{words}</TIMEX3>{points}")
}

fn next(tid: &mut usize) -> String {
    let named = format!("t{tid}");
    *tid += 1;
    named
}

/// What XML may hold: markup is escaped, and signs that it forbids become U+FFFD.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Readers of XML turn a bare one into a line feed.
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_forbidden_signs_are_escaped() {
        assert_eq!(
            escaped("a<b> & \"c\"\r\n\0"),
            "a&lt;b&gt; &amp; \"c\"&#13;\n\u{fffd}"
        );
    }
}

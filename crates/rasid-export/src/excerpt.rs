//! Words of a report, on lines of their own.
//!
//! Arabic beside Latin letters is scrambled by most terminals, so an excerpt
//! always fills its line alone. Evidence is marked by colour, or quoted below.

use crate::paint::{Paint, Style};
use rasid_model::{Report, Span};

/// About so many scalar values fit on a line.
const LONGEST: usize = 100;

/// The sentence around `trigger`, cut at the borders of words to about a line.
pub fn around(report: &Report, sentence: Span, trigger: Span) -> String {
    let text = slice(report, sentence);
    let length = text.chars().count();
    if length <= LONGEST {
        return one_line(&text);
    }
    let from = trigger.start.saturating_sub(sentence.start) as usize;
    let to = (trigger.end.saturating_sub(sentence.start) as usize).min(length);
    // A third before the trigger: what follows it says more.
    let start = from.saturating_sub(LONGEST / 3).min(length - LONGEST);
    let end = (start + LONGEST).max(to).min(length);
    let chars: Vec<char> = text.chars().collect();
    let start = border(&chars, start, from);
    let end = end - border_back(&chars, end, to);
    let words: String = chars[start..end].iter().collect();
    let before = if start > 0 { "\u{2026} " } else { "" };
    let after = if end < length { " \u{2026}" } else { "" };
    format!("{before}{}{after}", one_line(&words))
}

/// The first border of a word from `at` on, but never past `limit`.
fn border(chars: &[char], at: usize, limit: usize) -> usize {
    if at == 0 {
        return 0;
    }
    (at..limit)
        .find(|i| chars[i - 1].is_whitespace())
        .unwrap_or(at.min(limit))
}

/// How far back from `at` the last whole word ends, but never before `limit`.
fn border_back(chars: &[char], at: usize, limit: usize) -> usize {
    if at >= chars.len() {
        return 0;
    }
    (limit..=at)
        .rev()
        .find(|i| chars[*i].is_whitespace())
        .map_or(0, |i| at - i)
}

/// The words of `span`, as they stand.
pub fn slice(report: &Report, span: Span) -> String {
    let length = span.end.saturating_sub(span.start) as usize;
    report
        .text
        .chars()
        .skip(span.start as usize)
        .take(length)
        .collect()
}

/// On one line, with single spaces.
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `sentence` with every one of `spans` marked by colour.
pub fn marked(report: &Report, sentence: Span, spans: &[Span], paint: Paint) -> String {
    if paint == Paint::Plain {
        return one_line(&slice(report, sentence));
    }
    let mut out = String::new();
    let mut at = sentence.start;
    for span in merged(spans).into_iter().filter(|s| sentence.meets(*s)) {
        let (start, end) = (span.start.max(sentence.start), span.end.min(sentence.end));
        out.push_str(&lines_to_spaces(&slice(report, Span::new(at, start))));
        let words = lines_to_spaces(&slice(report, Span::new(start, end)));
        out.push_str(&paint.on(Style::Evidence, &words));
        at = end;
    }
    out.push_str(&lines_to_spaces(&slice(
        report,
        Span::new(at, sentence.end),
    )));
    out
}

fn lines_to_spaces(words: &str) -> String {
    words.replace(['\n', '\r', '\t'], " ")
}

/// The spans in order, those that touch joined.
fn merged(spans: &[Span]) -> Vec<Span> {
    let mut spans = spans.to_vec();
    spans.sort();
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut().filter(|last| span.start <= last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => out.push(span),
        }
    }
    out
}

//! Reads JSON lines: one report a line.
//!
//! `text` is the report; `url`, `title`, `outlet` and `published` are optional, and so
//! is `captured` or `fetched`, a day on which the report is known to have been there.
//! Other fields are passed over. A line that is not such an object gets a
//! notice with its number, and the rest is read.

use crate::identity::{Item, sha256};
use crate::language::{self, ARABIC};
use crate::{decode, notices, text};
use jiff::civil::Date;
use rasid_model::{Notice, Published, Span};
use serde::Deserialize;

/// One line as written.
#[derive(Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    outlet: Option<String>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    captured: Option<String>,
    #[serde(default)]
    fetched: Option<String>,
}

/// Does it begin with a JSON object that has a text?
pub fn looks_like(bytes: &[u8]) -> bool {
    let first = bytes
        .split(|b| *b == b'\n')
        .find(|l| !l.trim_ascii().is_empty());
    first.is_some_and(|l| serde_json::from_slice::<Line>(l).is_ok())
}

/// The reports in `bytes`.
pub fn items(path: &str, bytes: &[u8], refused: &mut Vec<Notice>) -> Vec<Item> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.trim_ascii().is_empty() {
        refused.push(notices::empty(path));
        return Vec::new();
    }
    if bytes.contains(&0) {
        // UTF-16 has no line ends of one byte, so it is decoded whole.
        return match decode::decode(bytes) {
            Ok(decoded) => lines(path, decoded.text.as_bytes(), refused),
            Err(trouble) => {
                refused.push(text::refusal(path, &trouble));
                Vec::new()
            }
        };
    }
    lines(path, bytes, refused)
}

fn lines(path: &str, bytes: &[u8], refused: &mut Vec<Notice>) -> Vec<Item> {
    let lines = bytes
        .split(|b| *b == b'\n')
        .map(|l| l.strip_suffix(b"\r").unwrap_or(l));
    let lines = lines
        .enumerate()
        .filter(|(_, l)| !l.trim_ascii().is_empty());
    lines
        .filter_map(|(i, line)| item(path, i + 1, line, refused))
        .collect()
}

fn item(path: &str, number: usize, bytes: &[u8], refused: &mut Vec<Notice>) -> Option<Item> {
    let mut notices = Vec::new();
    let decoded = match decode::decode(bytes) {
        Ok(decoded) => decoded,
        Err(_) => {
            refused.push(notices::bad_line(path, number, "is not text"));
            return None;
        }
    };
    notices.extend(decoded.trouble.iter().map(|t| text::refusal(path, t)));
    let line: Line = match serde_json::from_str(&decoded.text) {
        Ok(line) => line,
        Err(e) => {
            refused.push(notices::bad_line(path, number, &expected(&e)));
            return None;
        }
    };
    if line.text.trim().is_empty() {
        refused.push(notices::bad_line(path, number, "its \"text\" is empty"));
        return None;
    }
    Some(report(path, number, bytes, line, notices))
}

fn report(path: &str, number: usize, bytes: &[u8], line: Line, mut notices: Vec<Notice>) -> Item {
    let language = language::language(&line.text);
    if language.as_deref() != Some(ARABIC) {
        notices.push(notices::not_arabic(path, language.as_deref()));
    }
    let mut date = |field: &str, written: Option<&str>| {
        let written = written.map(str::trim).filter(|d| !d.is_empty())?;
        let read = day(written);
        if read.is_none() {
            notices.push(notices::bad_date(path, number, field, written));
        }
        read
    };
    let published = date("published", line.published.as_deref());
    let captured = date("captured", line.captured.as_deref());
    let fetched = date("fetched", line.fetched.as_deref());
    let captured = captured.into_iter().chain(fetched).min();
    let url = line.url.filter(|u| !u.trim().is_empty());
    let position = format!("{path}:{number}");
    for notice in &mut notices {
        match &url {
            Some(url) => (notice.url, notice.source_path) = (Some(url.clone()), None),
            None => notice.source_path = Some(position.clone()),
        }
    }
    Item {
        source_path: url.is_none().then_some(position),
        url,
        position: (path.to_owned(), number),
        sha256: sha256(bytes),
        title_span: line.title.and_then(|t| find(&line.text, t.trim())),
        language,
        text: line.text,
        published: published.map_or(Published::unknown(), Published::given),
        captured,
        outlet_name: line.outlet.filter(|o| !o.trim().is_empty()),
        notices,
    }
}

/// What a line lacks, without the parser's own line number, which is always 1.
fn expected(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let why = text.split(" at line").next().unwrap_or(&text).to_owned();
    format!(
        "expected a JSON object with \"text\", found: {why} (column {})",
        error.column()
    )
}

/// The day of `2022-01-05`, `2022-01-05T08:30:00+02:00` or `2022-01-05 08:30`, as written there.
fn day(value: &str) -> Option<Date> {
    let (date, rest) = value.split_at_checked(10)?;
    let plausible = rest.is_empty() || rest.starts_with(['T', 't', ' ']);
    date.parse().ok().filter(|_| plausible)
}

fn find(text: &str, words: &str) -> Option<Span> {
    let at = (!words.is_empty()).then(|| text.find(words)).flatten()?;
    let start = u32::try_from(text[..at].chars().count()).ok()?;
    Some(Span::new(
        start,
        start + u32::try_from(words.chars().count()).ok()?,
    ))
}

//! Reads JSON lines of single texts: what `rasid time --jsonl` is given.
//!
//! `text` is the text; `reference` and `direction` are optional and other fields are
//! passed over. Unlike a report, a line that is wrong ends the reading: whoever pairs
//! answers with questions by their order must not lose one.

use rasid_time::{Direction, Reference};
use serde::Deserialize;
use std::io::{self, BufRead};

/// A text to read by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The text.
    pub text: String,
    /// Its own day, where the line gives one.
    pub reference: Option<Reference>,
    /// Where it looks, where the line says so.
    pub direction: Option<Direction>,
}

/// A line that is no phrase.
#[derive(Debug)]
pub struct LineError {
    line: usize,
    wrong: String,
    source: Option<io::Error>,
}

impl std::fmt::Display for LineError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.wrong)
    }
}

impl std::error::Error for LineError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|e| e as _)
    }
}

/// One line as written.
#[derive(Deserialize)]
struct Line {
    text: String,
    reference: Option<String>,
    direction: Option<Looks>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Looks {
    Past,
    Future,
}

/// The phrases of `input`, in order; blank lines are passed over.
pub fn phrases(input: impl BufRead) -> impl Iterator<Item = Result<Phrase, LineError>> {
    let lines = input.split(b'\n').enumerate();
    lines
        .map(|(at, bytes)| phrase(at + 1, bytes))
        .filter_map(Result::transpose)
}

fn phrase(line: usize, bytes: io::Result<Vec<u8>>) -> Result<Option<Phrase>, LineError> {
    let wrong = |wrong: String| LineError {
        line,
        wrong,
        source: None,
    };
    let bytes = bytes.map_err(|source| LineError {
        line,
        wrong: "cannot be read".to_owned(),
        source: Some(source),
    })?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    if bytes.trim_ascii().is_empty() {
        return Ok(None);
    }
    let read: Line = serde_json::from_slice(bytes).map_err(|e| wrong(expected(&e)))?;
    let reference = read.reference.map(|given| given.parse()).transpose();
    Ok(Some(Phrase {
        text: read.text,
        reference: reference.map_err(|e: rasid_time::ReferenceError| wrong(e.to_string()))?,
        direction: read.direction.map(|looks| match looks {
            Looks::Past => Direction::Past,
            Looks::Future => Direction::Future,
        }),
    }))
}

fn expected(error: &serde_json::Error) -> String {
    let found = error.to_string();
    // serde counts lines within the line, which would name another one.
    let found = found.split(" at line ").next().unwrap_or_default();
    format!(
        "expected a JSON object as {{\"text\": \"...\", \"reference\": \"2022-01-16\", \"direction\": \"past\"}}, of which only text is needed: {found}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(input: &str) -> Vec<Result<Phrase, String>> {
        let phrases = phrases(input.as_bytes());
        phrases.map(|p| p.map_err(|e| e.to_string())).collect()
    }

    #[test]
    fn a_phrase_may_give_its_day_and_where_it_looks() {
        let line = r#"{"text": "أمس", "reference": "2013-02-12T04:30:00-02:00", "direction": "future", "n": 1}"#;
        let phrase = all(line).remove(0).unwrap();
        assert_eq!(phrase.text, "أمس");
        assert_eq!(phrase.direction, Some(Direction::Future));
        assert_eq!(phrase.reference, "2013-02-12T04:30-02:00".parse().ok());
    }

    #[test]
    fn a_wrong_line_is_named() {
        for wrong in [
            "x",
            "[]",
            "{}",
            r#"{"text": 1}"#,
            r#"{"text": "", "direction": "up"}"#,
            r#"{"text": "", "reference": "soon"}"#,
        ] {
            let input = format!("{{\"text\": \"\"}}\n\n{wrong}\n");
            let error = all(&input).remove(1).unwrap_err();
            assert!(error.starts_with("line 3: "), "{error}");
            assert_eq!(error.matches("line").count(), 1, "{error}");
        }
    }
}

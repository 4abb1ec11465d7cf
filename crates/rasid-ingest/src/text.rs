//! Reads a plain text file as one report.
//!
//! The text is the decoded file, unchanged. A short first line without a stop,
//! with more text below it, is the title.

use crate::decode::{self, Trouble};
use crate::identity::{Item, sha256};
use crate::language::{self, ARABIC};
use crate::notices;
use rasid_model::{Notice, Published, Span};

/// A title is at most this long, in scalar values.
const LONGEST_TITLE: usize = 200;

/// The report in `bytes`, unless there is none.
pub fn item(path: &str, bytes: &[u8], refused: &mut Vec<Notice>) -> Option<Item> {
    let decoded = match decode::decode(bytes) {
        Ok(decoded) => decoded,
        Err(trouble) => {
            refused.push(refusal(path, &trouble));
            return None;
        }
    };
    let language = language::language(&decoded.text);
    let mut notices: Vec<Notice> = decoded.trouble.iter().map(|t| refusal(path, t)).collect();
    if language.as_deref() != Some(ARABIC) {
        notices.push(notices::not_arabic(path, language.as_deref()));
    }
    Some(Item {
        source_path: Some(path.to_owned()),
        url: None,
        position: (path.to_owned(), 0),
        sha256: sha256(bytes),
        title_span: title(&decoded.text),
        language,
        text: decoded.text,
        published: Published::unknown(),
        // A file's own time says when it was copied, not when the report was there.
        captured: None,
        outlet_name: None,
        notices,
    })
}

/// The notice for what decoding met.
pub fn refusal(path: &str, trouble: &Trouble) -> Notice {
    match trouble {
        Trouble::Empty => notices::empty(path),
        Trouble::Binary => notices::binary(path),
        Trouble::Markup(what) => notices::markup(path, what),
        Trouble::BrokenUtf8(n) => notices::invalid_utf8(path, *n),
        Trouble::Legacy(name) => notices::legacy_encoding(path, name),
    }
}

/// The first line with words, where it reads as a title.
pub fn title(text: &str) -> Option<Span> {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    let (line, below) = rest.split_once(['\n', '\r'])?;
    let line = line.trim_end();
    let length = line.chars().count();
    // A dateline or an introduction ends with a stop or a colon; a title does not.
    let stopped = line.ends_with(['.', ':', ',', ';', '\u{2026}']);
    let worded = line.chars().any(char::is_alphabetic);
    let is_title =
        worded && !stopped && length <= LONGEST_TITLE && below.trim().chars().count() > length;
    let from = u32::try_from(text[..start].chars().count()).ok()?;
    is_title
        .then(|| Some(Span::new(from, from + u32::try_from(length).ok()?)))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let found = title(text).map(|s| {
            text.chars()
                .skip(s.start as usize)
                .take((s.end - s.start) as usize)
                .collect::<String>()
        });
        assert_eq!(found.as_deref(), expected, "{text:?}");
    }

    #[test]
    fn short_first_line_is_a_title() {
        check(
            "قصف على قرية\nقصفت قوات مجهولة قرية أمس.\n",
            Some("قصف على قرية"),
        );
        check(
            "\u{feff}\n\n قصف على قرية \r\nقصفت قوات مجهولة قرية أمس.",
            None,
        );
        check(
            "\n\n قصف على قرية \r\nقصفت قوات مجهولة قرية أمس.",
            Some("قصف على قرية"),
        );
        check(
            "هل بدأ الهجوم؟\n\nنفت وزارة الدفاع أن يكون الهجوم قد بدأ.",
            Some("هل بدأ الهجوم؟"),
        );
    }

    #[test]
    fn sentence_is_no_title() {
        check(
            "قصفت قوات مجهولة قرية أمس.\nولم تقع إصابات في القصف الذي طال القرية.",
            None,
        );
        check("قصف على قرية", None);
        check("قصف على قرية\n", None);
        check("قصف على قرية كبيرة\nقتيل", None);
    }
}

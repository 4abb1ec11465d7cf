//! Paragraphs of styled words, wrapped at the width of a page.

use crate::paint::{Paint, Style};
use std::io::{self, Write};

/// The width of a page, in columns.
pub const WIDTH: usize = 100;

/// A paragraph under construction. Only left-to-right words belong in it:
/// Arabic is printed by [`crate::excerpt`], on lines of its own.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    parts: Vec<(Style, String)>,
}

impl Paragraph {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds `words`, which bring their own spaces.
    pub fn add(mut self, style: Style, words: impl Into<String>) -> Self {
        self.parts.push((style, words.into()));
        self
    }

    /// Adds all of `other`.
    pub fn join(mut self, other: Self) -> Self {
        self.parts.extend(other.parts);
        self
    }

    /// Writes it, every line indented by `indent`, later ones by two more.
    pub fn write(&self, out: &mut dyn Write, paint: Paint, indent: usize) -> io::Result<()> {
        for (i, line) in self.lines(WIDTH.saturating_sub(indent)).iter().enumerate() {
            let hang = if i == 0 { indent } else { indent + 2 };
            write!(out, "{:hang$}", "")?;
            for (style, words) in line {
                write!(out, "{}", paint.on(*style, words))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    /// Breaks it into lines of `width` columns, the later ones shorter by their hang.
    fn lines(&self, width: usize) -> Vec<Vec<(Style, String)>> {
        let mut lines: Vec<Vec<(Style, String)>> = vec![Vec::new()];
        let mut column = 0;
        for word in self.words() {
            let length: usize = word.iter().map(|(_, w)| w.chars().count()).sum();
            let room = if lines.len() == 1 {
                width
            } else {
                width.saturating_sub(2)
            };
            if column > 0 && column + 1 + length > room {
                lines.push(Vec::new());
                column = 0;
            }
            if let Some(line) = lines.last_mut() {
                extend(line, word, column > 0);
            }
            column += length + usize::from(column > 0);
        }
        lines
    }

    /// Its words; a word may change its style within, as in `(accused)`.
    fn words(&self) -> Vec<Vec<(Style, String)>> {
        let mut words: Vec<Vec<(Style, String)>> = Vec::new();
        // Whether what comes next continues the last word.
        let mut glued = false;
        for (style, text) in &self.parts {
            for (i, piece) in text.split(' ').enumerate() {
                glued &= i == 0;
                if piece.is_empty() {
                    continue;
                }
                match words.last_mut().filter(|_| glued) {
                    Some(word) => word.push((*style, piece.to_owned())),
                    None => words.push(vec![(*style, piece.to_owned())]),
                }
                glued = true;
            }
        }
        words
    }
}

/// Puts `word` at the end of `line`, joining stretches of one style.
fn extend(line: &mut Vec<(Style, String)>, word: Vec<(Style, String)>, spaced: bool) {
    for (i, (style, text)) in word.into_iter().enumerate() {
        let space = if spaced && i == 0 { " " } else { "" };
        match line.last_mut().filter(|(last, _)| *last == style) {
            Some((_, words)) => {
                words.push_str(space);
                words.push_str(&text);
            }
            None => {
                if let Some((_, words)) = line.last_mut() {
                    words.push_str(space);
                }
                line.push((style, text));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paragraph: Paragraph, indent: usize, expected: &str) {
        let mut out = Vec::new();
        paragraph.write(&mut out, Paint::Plain, indent).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn styles_keep_the_words_together() {
        let p = Paragraph::new()
            .add(Style::Date, "5 January")
            .add(Style::Body, ", dawn ")
            .add(Style::Place, "Tyre")
            .add(Style::Body, "")
            .add(Style::Body, ".");
        check(p, 2, "  5 January, dawn Tyre.\n");
    }

    #[test]
    fn long_lines_break_at_words_and_hang() {
        let p = Paragraph::new().add(Style::Body, "word ".repeat(30));
        let twenty = ["word"; 20].join(" ");
        check(p, 0, &format!("{twenty}\n  {}\n", ["word"; 10].join(" ")));
    }

    #[test]
    fn colour_is_written_only_where_wanted() {
        let mut out = Vec::new();
        Paragraph::new()
            .add(Style::Date, "x y")
            .write(&mut out, Paint::Colour, 0)
            .unwrap();
        assert_eq!(out, b"\x1b[1mx y\x1b[0m\n");
    }
}

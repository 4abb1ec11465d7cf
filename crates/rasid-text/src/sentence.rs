//! Finds the sentences of a text.
//!
//! A line end always ends one. A stop ends one unless it belongs to an
//! abbreviation (a single letter and a dot), a figure, a list number or a
//! bracket, or stands inside a quotation: what was said stays in one piece. A
//! stop right before the closing mark ends the sentence only where a new clause
//! follows, which Arabic opens with the conjunction waw.

use crate::fold::letters;
use crate::token::{Token, TokenKind};
use std::ops::Range;

/// The longest heading, in tokens.
const LONGEST_HEADING: usize = 20;

/// A sentence, or a line that is none, such as a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, the final stop with them, line ends without.
    pub tokens: Range<usize>,
    /// The number of its line among the lines that hold words, from 0.
    pub paragraph: u32,
    /// Is it a short line without a final stop? The only line of a text is none.
    pub heading: bool,
}

/// The sentences of `tokens`, whose quotations are paired.
pub(crate) fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut paragraph = 0;
    let mut at = 0;
    while at < tokens.len() {
        let end = (at..tokens.len())
            .find(|&i| tokens[i].kind == TokenKind::Break)
            .unwrap_or(tokens.len());
        if end > at {
            line(text, tokens, at..end, paragraph, &mut out);
            paragraph += 1;
        }
        at = end + 1;
    }
    if paragraph == 1 {
        out.iter_mut().for_each(|s| s.heading = false);
    }
    out
}

/// The sentences of one line.
fn line(text: &str, tokens: &[Token], line: Range<usize>, paragraph: u32, out: &mut Vec<Sentence>) {
    let first = out.len();
    let mut start = line.start;
    for i in line.clone() {
        if start <= i && ends(text, tokens, i, start, line.end) {
            let end = closing(tokens, i + 1, line.end);
            out.push(Sentence {
                tokens: start..end,
                paragraph,
                heading: false,
            });
            start = end;
        }
    }
    if start < line.end {
        let heading =
            out.len() == first && line.len() <= LONGEST_HEADING && !is_lead(tokens, &line);
        out.push(Sentence {
            tokens: start..line.end,
            paragraph,
            heading,
        });
    }
}

/// A line that ends with a colon leads to the next.
fn is_lead(tokens: &[Token], line: &Range<usize>) -> bool {
    tokens[line.end - 1].kind == TokenKind::Colon
}

/// The first token after the closing marks that follow a stop.
fn closing(tokens: &[Token], from: usize, end: usize) -> usize {
    (from..end)
        .find(|&i| tokens[i].kind != TokenKind::Close)
        .unwrap_or(end)
}

/// Does the stop at `i` end the sentence that began at `start`?
fn ends(text: &str, tokens: &[Token], i: usize, start: usize, end: usize) -> bool {
    if tokens[i].kind != TokenKind::Stop || is_part_of_figure(tokens, i, start) {
        return false;
    }
    if is_abbreviation(text, tokens, i) {
        return false;
    }
    let after = closing(tokens, i + 1, end);
    let closed = after > i + 1;
    let still_inside = !closed || tokens.get(after).is_some_and(|t| t.in_quote);
    if tokens[i].in_quote && still_inside {
        return false;
    }
    !closed || after == end || opens_clause(text, tokens, after)
}

/// A stop between digits, or after the number of a list entry.
fn is_part_of_figure(tokens: &[Token], i: usize, start: usize) -> bool {
    let is_number = |t: Option<&Token>| t.is_some_and(|t| t.kind == TokenKind::Number);
    let Some(before) = i.checked_sub(1).filter(|&b| b >= start) else {
        return false;
    };
    let single = tokens[i].end - tokens[i].start == 1;
    let touches = tokens.get(i + 1).is_some_and(|t| t.start == tokens[i].end);
    single
        && is_number(tokens.get(before))
        && (before == start || (touches && is_number(tokens.get(i + 1))))
}

/// A dot after a single letter (a title, an agency), or between single letters. After a
/// figure the letter is a unit, and the dot a stop.
fn is_abbreviation(text: &str, tokens: &[Token], i: usize) -> bool {
    let stop = tokens[i];
    let touching = |a: Token, b: Token| a.end == b.start;
    let Some(before) = i.checked_sub(1).map(|b| tokens[b]) else {
        return false;
    };
    if &text[stop.start as usize..stop.end as usize] != "." || !touching(before, stop) {
        return false;
    }
    let unit = i >= 2 && tokens[i - 2].kind == TokenKind::Number;
    let next = tokens.get(i + 1).copied().filter(|&n| touching(stop, n));
    (is_single(text, before) && !unit) || next.is_some_and(|n| is_single(text, n))
}

/// One letter, or one letter after the conjunction waw.
fn is_single(text: &str, token: Token) -> bool {
    let word = &text[token.start as usize..token.end as usize];
    let word = word
        .strip_prefix(letters::WAW)
        .filter(|w| !w.is_empty())
        .unwrap_or(word);
    matches!(token.kind, TokenKind::Word | TokenKind::Latin) && word.chars().count() == 1
}

/// Does the token at `i` open a clause: the conjunction waw on a word, or a quotation?
fn opens_clause(text: &str, tokens: &[Token], i: usize) -> bool {
    let token = tokens[i];
    let word = &text[token.start as usize..token.end as usize];
    token.kind == TokenKind::Open
        || (token.kind == TokenKind::Word && word.starts_with(letters::WAW))
}

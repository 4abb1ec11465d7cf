//! Cuts folded text into tokens.
//!
//! A token is a run of Arabic letters, a figure, a foreign word or one mark;
//! spaces are no tokens. Clitics stay on their word (see [`crate::clitic`]), but
//! a particle glued to digits is a word of its own, so figures stay pure.

use crate::fold::letters;
use crate::number::digits;

/// A piece of the folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte in the folded text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it is.
    pub kind: TokenKind,
    /// Does it stand between quotation marks? The marks themselves do not.
    pub in_quote: bool,
    /// 0, or the number of the quotation it stands in or bounds, from 1.
    pub quote: u16,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Arabic letters.
    Word,
    /// ASCII digits, with points and commas inside.
    Number,
    /// Letters of another script, with digits after them (F16).
    Latin,
    /// An opening quotation mark or bracket.
    Open,
    /// A closing quotation mark or bracket.
    Close,
    /// One full stop, question or exclamation mark, or a run of them.
    Stop,
    /// A comma.
    Comma,
    /// A semicolon.
    Semicolon,
    /// A colon.
    Colon,
    /// A hyphen or dash.
    Dash,
    /// A slash.
    Slash,
    /// The end of a line.
    Break,
    /// Any other character.
    Other,
}

/// The tokens of folded `text`; quotation marks are not yet paired (see [`crate::quote`]).
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 8 + 4);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c == ' ' || c == '\t' {
            at += 1;
            continue;
        }
        let (kind, len) = match point_first(text, at, c) {
            Some(len) => (Some(TokenKind::Number), len),
            None => next(&text[at..], c),
        };
        if let Some(kind) = kind {
            push(&mut out, text, kind, at, at + len);
        }
        at += len;
    }
    out
}

/// The length of a figure that starts with its decimal point, after a space.
fn point_first(text: &str, at: usize, c: char) -> Option<usize> {
    if c != '.' || text[..at].ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let digits = run(&text[at + 1..], |c| c.is_ascii_digit());
    (digits > 0).then_some(1 + digits)
}

/// The kind and length of the token that starts with `c`; no kind for what is skipped.
fn next(rest: &str, c: char) -> (Option<TokenKind>, usize) {
    use TokenKind::*;
    if letters::is_letter(c) {
        return (Some(Word), letters::run(rest));
    }
    let kind = match c {
        '0'..='9' => return (Some(Number), figure(rest)),
        '.' | '!' | '?' | letters::QUESTION | '…' => return (Some(Stop), run(rest, is_stop)),
        '\r' if rest.starts_with("\r\n") => return (Some(Break), 2),
        '\n' | '\r' => Break,
        ',' | letters::COMMA => Comma,
        ';' | letters::SEMICOLON => Semicolon,
        ':' => Colon,
        '/' | '⁄' => Slash,
        '-' | '‐'..='―' | '−' => Dash,
        '«' | '“' | '„' | '‹' | '‘' | '‚' | '(' | '[' | '{' => Open,
        '»' | '”' | '›' | '’' | ')' | ']' | '}' => Close,
        _ if c.is_control() => return (None, c.len_utf8()),
        _ if c.is_alphabetic() => return (Some(Latin), run(rest, is_foreign)),
        _ => Other,
    };
    (Some(kind), c.len_utf8())
}

fn run(rest: &str, is: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !is(c)).unwrap_or(rest.len())
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | letters::QUESTION)
}

fn is_foreign(c: char) -> bool {
    c.is_alphanumeric() && !letters::is_letter(c)
}

/// Digits with points and commas between them, a decimal point before them.
fn figure(rest: &str) -> usize {
    let ascii = digits_and(rest, &['.', ',']);
    let arabic = digits_and(rest, &[letters::COMMA, '.', ',']);
    // An Arabic comma mostly lists figures; it is inside one only where it parts thousands.
    if arabic > ascii && digits::grouped(&rest[..arabic]) {
        arabic
    } else {
        ascii
    }
}

/// The length of a run of digits with single `marks` between them.
fn digits_and(rest: &str, marks: &[char]) -> usize {
    let digits = |at: usize| run(&rest[at..], |c| c.is_ascii_digit());
    let mut end = digits(0);
    while let Some(mark) = rest[end..].chars().next().filter(|c| marks.contains(c)) {
        match digits(end + mark.len_utf8()) {
            0 => break,
            more => end += mark.len_utf8() + more,
        }
    }
    end
}

fn push(out: &mut Vec<Token>, text: &str, kind: TokenKind, start: usize, end: usize) {
    if kind == TokenKind::Number && !is_one_figure(&text[start..end]) {
        return split(out, text, start, end);
    }
    out.push(Token {
        start: start as u32,
        end: end as u32,
        kind,
        in_quote: false,
        quote: 0,
    });
}

/// One figure has at most one mark that is not a separator of thousands: 1,234.5
/// is one, the date 5.1.2022 is three.
fn is_one_figure(run: &str) -> bool {
    let marks = run.chars().filter(|c| !c.is_ascii_digit()).count();
    marks < 2 || digits::grouped(run)
}

/// Each group of digits a figure, each mark between them a token.
fn split(out: &mut Vec<Token>, text: &str, start: usize, end: usize) {
    let mut at = start;
    while at < end {
        let (kind, len) = match text.as_bytes()[at] {
            b'.' => (TokenKind::Stop, 1),
            b',' => (TokenKind::Comma, 1),
            _ => (
                TokenKind::Number,
                run(&text[at..end], |c| c.is_ascii_digit()),
            ),
        };
        let (from, to) = (at as u32, (at + len) as u32);
        out.push(Token {
            start: from,
            end: to,
            kind,
            in_quote: false,
            quote: 0,
        });
        at += len;
    }
}

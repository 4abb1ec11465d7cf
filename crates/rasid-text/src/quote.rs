//! Pairs quotation marks and numbers the quotations of a text.
//!
//! The outermost quotation counts: a name in marks inside a quoted sentence is
//! still part of what was said. A quotation that is not closed ends with its line.
//! Brackets open and close too, but quote nothing.

use crate::token::{Token, TokenKind};

/// Marks the tokens that stand in quotations, and turns straight marks into [`TokenKind::Open`]
/// and [`TokenKind::Close`].
pub(crate) fn pair(text: &str, tokens: &mut [Token]) {
    let mut open: Vec<char> = Vec::new();
    let mut number = 0u16;
    for i in 0..tokens.len() {
        let token = tokens[i];
        if token.kind == TokenKind::Break {
            open.clear();
            continue;
        }
        let depth = open.len();
        if let Some(mark) = mark(text, tokens, i) {
            tokens[i].kind = turn(&mut open, mark, text, token);
            if depth == 0 && !open.is_empty() {
                number = number.saturating_add(1);
            }
        }
        let inside = depth > 0 && !open.is_empty();
        if depth > 0 || !open.is_empty() {
            tokens[i].quote = number;
            tokens[i].in_quote = inside;
        }
    }
}

/// The quotation mark that token `i` is; an apostrophe is none.
fn mark(text: &str, tokens: &[Token], i: usize) -> Option<char> {
    let token = tokens[i];
    if !matches!(
        token.kind,
        TokenKind::Open | TokenKind::Close | TokenKind::Other
    ) {
        return None;
    }
    let c = text[token.start as usize..].chars().next()?;
    match c {
        '«' | '»' | '“' | '”' | '„' | '‹' | '›' | '"' | '‘' | '‚' => Some(c),
        '\'' | '’' => (!is_apostrophe(text, token)).then_some(c),
        _ => None,
    }
}

/// A mark with letters or digits at both sides.
fn is_apostrophe(text: &str, token: Token) -> bool {
    let before = text[..token.start as usize].chars().next_back();
    let after = text[token.end as usize..].chars().next();
    before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

/// Opens or closes with `mark`, and says which it did.
fn turn(open: &mut Vec<char>, mark: char, text: &str, token: Token) -> TokenKind {
    if let Some(depth) = open.iter().rposition(|&o| closes(o, mark)) {
        open.truncate(depth);
        return TokenKind::Close;
    }
    if opens(mark, text, token) {
        open.push(mark);
        return TokenKind::Open;
    }
    TokenKind::Close
}

/// Does `mark` close what `open` opened?
fn closes(open: char, mark: char) -> bool {
    match open {
        '«' => mark == '»',
        '»' => mark == '«',
        '“' | '„' => matches!(mark, '”' | '“' | '"'),
        '”' => matches!(mark, '“' | '”'),
        '‹' => mark == '›',
        '‘' | '‚' => matches!(mark, '’' | '\''),
        '"' => matches!(mark, '"' | '”'),
        _ => mark == open,
    }
}

/// Opening marks open; so does a straight or a reversed one before a word.
fn opens(mark: char, text: &str, token: Token) -> bool {
    if matches!(mark, '«' | '“' | '„' | '‹' | '‘' | '‚' | '"') {
        return true;
    }
    let before = text[..token.start as usize].chars().next_back();
    let after = text[token.end as usize..].chars().next();
    before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?'))
        && after.is_some_and(char::is_alphanumeric)
}

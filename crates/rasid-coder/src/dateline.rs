//! The outlet that a report names as its own, where nothing else says whose it is.
//!
//! A wire item opens with its place and its name in brackets; a network's line opens
//! with its name. Absent: outlets that are quoted, see [`crate::speech`].

use crate::context::Context;
use rasid_codebook::{Ref, WordClass};
use rasid_model::{Attribution, Evidence, SourceKind};
use rasid_text::TokenKind;
use std::ops::Range;

/// Lines that a report may open with before its dateline ends.
const LINES: usize = 4;
/// Words before the name, and words of the name.
const LONGEST: usize = 6;
/// Tokens of a date between the name and the dash.
const DATE: usize = 8;

/// The outlet of the report's own dateline.
pub(crate) fn outlet(ctx: &Context) -> Option<Attribution> {
    let name = lines(ctx).find_map(|line| bracketed(ctx, &line).or_else(|| opening(ctx, &line)))?;
    let span = ctx.span(&name);
    let words = ctx.words(span);
    let evidence = Evidence::new("outlet.dateline", [span]);
    let (id, name_en, name_ar, kind) = match ctx.book.source_named(&words) {
        Some(s) => (s.id.clone(), s.name_en.clone(), s.name_ar.clone(), s.kind),
        None => {
            let folded: Vec<&str> = name.map(|t| ctx.doc.word(t)).collect();
            let id = format!("outlet-{}", folded.join("-"));
            (id, words.clone(), words, SourceKind::Outlet)
        }
    };
    let outlet = matches!(kind, SourceKind::Outlet | SourceKind::Agency);
    outlet.then_some(Attribution {
        id,
        name_en,
        name_ar,
        kind: SourceKind::Outlet,
        evidence,
    })
}

/// The first lines, as tokens.
fn lines<'c>(ctx: &'c Context) -> impl Iterator<Item = Range<usize>> + 'c {
    let tokens = &ctx.doc.tokens;
    let breaks = (0..tokens.len()).filter(|t| tokens[*t].kind == TokenKind::Break);
    let ends = breaks.chain([tokens.len()]);
    let mut start = 0;
    let lines = ends.map(move |end| {
        let line = start..end;
        start = end + 1;
        line
    });
    lines.filter(|line| !line.is_empty()).take(LINES)
}

/// "Town (NAME) - " and "exclusive «NAME» - ", with a date before the dash or not.
fn bracketed(ctx: &Context, line: &Range<usize>) -> Option<Range<usize>> {
    let kind = |t: usize| ctx.doc.tokens[t].kind;
    let first = |from: usize, wanted: TokenKind| {
        let end = line.end.min(from + LONGEST + 1);
        (from..end).find(|t| kind(*t) == wanted)
    };
    let open = first(line.start, TokenKind::Open)?;
    let close = first(open + 1, TokenKind::Close)?;
    let name = open + 1..close;
    let after = close + 1..line.end.min(close + 1 + DATE);
    let ends = |t: &usize| matches!(kind(*t), TokenKind::Dash | TokenKind::Colon);
    let date = after.start < line.end && kind(after.start) == TokenKind::Number;
    let dash = match date {
        true => after.clone().any(|t| ends(&t)),
        false => after.clone().next().is_some_and(|t| ends(&t)),
    };
    let plain = !name.is_empty() && name.clone().all(|t| kind(t) == TokenKind::Word);
    (dash && plain && !is_place(ctx, name.start)).then_some(name)
}

/// "The NAME network: ...", "NAME channel | town", the name led by the word for a medium.
fn opening(ctx: &Context, line: &Range<usize>) -> Option<Range<usize>> {
    let kind = |t: usize| ctx.doc.tokens[t].kind;
    let end =
        (line.start..line.end.min(line.start + LONGEST)).find(|t| kind(*t) != TokenKind::Word)?;
    let closes =
        matches!(kind(end), TokenKind::Colon | TokenKind::Dash) || ctx.doc.word(end) == "|";
    let name = line.start..end;
    let medium = is(ctx, name.start, |r| *r == Ref::Word(WordClass::Medium));
    (closes && name.len() > 1 && medium).then_some(name)
}

fn is_place(ctx: &Context, token: usize) -> bool {
    is(ctx, token, |r| matches!(r, Ref::Country(..)))
        || is(ctx, token, |r| matches!(r, Ref::Place { risky: false, .. }))
}

fn is(ctx: &Context, token: usize, wanted: impl Fn(&Ref) -> bool) -> bool {
    let matcher = ctx.book.matcher();
    matcher
        .all(&ctx.readings, token)
        .any(|hit| hit.refs.iter().any(&wanted))
}

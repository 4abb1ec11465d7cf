//! A readable English name for an organisation or people that the codebook does
//! not know: each word by the codebook's glosses, its places and nationalities,
//! else spelled out.
//!
//! English stands the other way round: "council of the unions (professional)"
//! becomes "Professional Unions Council"; what follows "for" stays behind it.

use crate::context::Context;
use rasid_codebook::{Codebook, CountryForm, Ref};
use rasid_text::TokenKind;
use rasid_text::clitic::analyses;
use rasid_text::fold::letters;
use std::ops::Range;

/// One word of a name in English.
struct Word {
    en: String,
    /// It follows "for".
    behind: bool,
}

/// The English of a name.
pub(super) fn english(ctx: &Context, tokens: &Range<usize>) -> String {
    let mut words: Vec<Word> = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        if ctx.doc.tokens[at].kind != TokenKind::Word {
            at += 1;
            continue;
        }
        let (en, next) = word(ctx, at, tokens.end);
        let tied = analyses(ctx.doc.word(at)).any(|a| a.prep == Some(letters::LAM) && a.article)
            && at > tokens.start;
        if !en.is_empty() {
            words.push(Word { en, behind: tied });
        }
        at = next.max(at + 1);
    }
    let mut parts: Vec<Vec<String>> = vec![Vec::new()];
    for word in words {
        if word.behind {
            parts.push(Vec::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(word.en);
        }
    }
    let read = |part: &Vec<String>| {
        let turned: Vec<&str> = part.iter().rev().map(String::as_str).collect();
        turned.join(" ")
    };
    let parts: Vec<String> = parts.iter().filter(|p| !p.is_empty()).map(read).collect();
    parts.join(" for ")
}

/// The English of the words at a token, and the token after them.
fn word(ctx: &Context, at: usize, end: usize) -> (String, usize) {
    let two = (at + 1 < end).then(|| bare(ctx, at).zip(bare(ctx, at + 1)));
    if let Some((first, second)) = two.flatten()
        && let Some(en) = ctx.book.gloss(&format!("{first} {second}"))
    {
        return (en.to_owned(), at + 2);
    }
    if let Some((en, next)) = known(ctx, at, end) {
        return (en, next);
    }
    let word = ctx.doc.word(at);
    let mut stems = analyses(word).filter(|a| a.suffix.is_none() && !a.future);
    let gloss = stems.find_map(|a| ctx.book.gloss(&a.stem));
    if let Some(en) = gloss {
        return (en.to_owned(), at + 1);
    }
    let stem = bare(ctx, at).unwrap_or_else(|| word.to_owned());
    (spelled(ctx.book, &stem), at + 1)
}

/// A word without its article.
fn bare(ctx: &Context, at: usize) -> Option<String> {
    let word = ctx.doc.word(at);
    if word.is_empty() {
        return None;
    }
    let articled = analyses(word).find(|a| a.article && a.suffix.is_none());
    Some(articled.map_or_else(|| word.to_owned(), |a| a.stem.into_owned()))
}

/// A nationality or a place that the codebook names.
fn known(ctx: &Context, at: usize, end: usize) -> Option<(String, usize)> {
    let mut found: Option<(String, usize)> = None;
    for hit in ctx.hits(at).filter(|h| h.tokens.end <= end) {
        let named = hit.refs.iter().find_map(|r| match r {
            Ref::Country(at, CountryForm::Nisba) => Some(nationality(ctx.book, *at)),
            Ref::Country(at, _) => Some(ctx.book.country(*at).name_en.clone()),
            Ref::Actor { at, short: false } => Some(ctx.book.actor(*at).name_en.clone()),
            Ref::Place { at, risky: false } => Some(ctx.book.place(*at).name_en.clone()),
            _ => None,
        });
        let longer = found
            .as_ref()
            .is_none_or(|(_, next)| hit.tokens.end > *next);
        if let Some(en) = named.filter(|_| longer) {
            found = Some((en, hit.tokens.end));
        }
    }
    found
}

/// "Syrian", from the name of the state's government.
fn nationality(book: &Codebook, country: u32) -> String {
    let country = book.country(country);
    let government = country.government.as_deref();
    let name = government
        .and_then(|id| book.actor_by_id(id))
        .map(|a| &a.name_en);
    let adjective = name.and_then(|n| n.strip_suffix(" government"));
    adjective.unwrap_or(&country.name_en).to_owned()
}

/// A word letter by letter, with a vowel where two consonants would meet.
fn spelled(book: &Codebook, word: &str) -> String {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let spelling: Vec<char> = word.chars().collect();
    let mut out = String::new();
    for (at, letter) in spelling.iter().enumerate() {
        let Some(en) = book.gloss(letter.encode_utf8(&mut [0; 4])) else {
            continue;
        };
        // Between consonants these two letters are vowels; a feminine ending is one.
        let inside = at > 0 && out.chars().last().is_some_and(|c| !vowel(c));
        let en = match *letter {
            letters::WAW if inside => "u",
            letters::YEH if inside => "i",
            letters::HEH if at > 0 && at + 1 == spelling.len() => "a",
            _ => en,
        };
        let clash = out.chars().last().is_some_and(|c| !vowel(c)) && !en.starts_with(vowel);
        if clash && at > 0 {
            out.push('a');
        }
        out.push_str(en);
    }
    let mut chars = out.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

//! Marks the reports that are made from another: by their own words, dates and outlets.

use rasid_codebook::Codebook;
use rasid_coder::Coded;
use rasid_linker::{Copies, Wording};
use rasid_model::{Basis, Report};
use rasid_text::{Document, TokenKind, stem::stem};

/// Sets `copies_of` where it is not given.
pub(crate) fn mark<'c>(
    book: &Codebook,
    reports: &mut [Report],
    coded: impl IntoIterator<Item = Option<&'c Coded>>,
) {
    let mut copies = Copies::default();
    for (report, coded) in reports.iter().zip(coded) {
        if let Some(coded) = coded {
            copies.add(&report.id, wording(book, report, coded));
        }
    }
    let mut of = copies.settle();
    for report in reports.iter_mut().filter(|r| r.copies_of.is_none()) {
        report.copies_of = of.remove(&report.id).flatten();
    }
}

/// What the linker knows a report's copies by.
fn wording(book: &Codebook, report: &Report, coded: &Coded) -> Wording {
    let doc = Document::new(&report.text);
    let article = match coded.boilerplate.first() {
        // What a site wraps around its article is the same in all it prints.
        Some(wrapping) => doc
            .tokens
            .iter()
            .position(|t| doc.folded.span(t.start as usize..t.end as usize).start >= wrapping.start),
        None => None,
    };
    let tokens = &doc.tokens[..article.unwrap_or(doc.tokens.len())];
    let mut lines: Vec<Vec<&str>> = vec![Vec::new()];
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Break => lines.push(Vec::new()),
            kind => {
                let line = lines.last_mut().filter(|_| tells(kind));
                let word = stem(doc.word(at));
                if let Some(line) = line
                    && counts(book, kind, word)
                {
                    line.push(word);
                }
            }
        }
    }
    let days = match report.published.basis {
        Basis::Given => report.published.days(),
        _ => coded.published.days(),
    };
    let wording = Wording::new(lines).on(days);
    let Some(outlet) = &report.outlet else {
        return wording;
    };
    let name = Document::new(&outlet.name_ar);
    let tokens = (0..).zip(&name.tokens).filter(|(_, t)| tells(t.kind));
    let words = tokens
        .map(|(at, t)| (t.kind, stem(name.word(at))))
        .filter(|(kind, word)| counts(book, *kind, word));
    wording.by(&outlet.id, words.map(|(_, word)| word))
}

fn tells(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Word | TokenKind::Number | TokenKind::Latin
    )
}

/// Words of one or two letters, and those that only join others, are in every text.
fn counts(book: &Codebook, kind: TokenKind, stem: &str) -> bool {
    kind != TokenKind::Word || stem.chars().count() > 2 && !book.is_function_word(stem)
}

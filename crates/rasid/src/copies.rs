//! Marks the reports that are made from another: by their own words, dates and outlets.

use rasid_codebook::Codebook;
use rasid_coder::Coded;
use rasid_linker::{Copies, Wording};
use rasid_model::{Basis, Report, Span};
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
    let days = match report.published.basis {
        Basis::Given => report.published.days(),
        _ => coded.published.days(),
    };
    let wording = Wording::new(lines(book, &doc, coded.boilerplate.first())).on(days);
    match outlet(report, coded) {
        Some((id, name)) => {
            let name = Document::new(name);
            let words = (0..name.tokens.len()).filter_map(|at| word(book, &name, at));
            wording.by(id, words)
        }
        None => wording,
    }
}

/// The words of each line, without what a site wraps around its article.
fn lines<'d>(book: &Codebook, doc: &'d Document, wrapping: Option<&Span>) -> Vec<Vec<&'d str>> {
    let mut lines = vec![Vec::new()];
    for (at, token) in doc.tokens.iter().enumerate() {
        let from = || {
            doc.folded
                .span(token.start as usize..token.end as usize)
                .start
        };
        if wrapping.is_some_and(|w| w.start <= from()) {
            break;
        }
        if token.kind == TokenKind::Break {
            lines.push(Vec::new());
        } else if let (Some(line), Some(word)) = (lines.last_mut(), word(book, doc, at)) {
            line.push(word);
        }
    }
    lines
}

/// The outlet as given, or as the report's dateline names it: its id and name.
fn outlet<'a>(report: &'a Report, coded: &'a Coded) -> Option<(&'a str, &'a str)> {
    let given = report
        .outlet
        .as_ref()
        .map(|o| (o.id.as_str(), o.name_ar.as_str()));
    let own = |a: &&rasid_model::Attribution| a.evidence.rule == "outlet.dateline";
    let mut chains = coded.mentions.iter().filter_map(|m| m.attribution.first());
    given.or_else(|| {
        chains
            .find(own)
            .map(|a| (a.id.as_str(), a.name_ar.as_str()))
    })
}

/// The stem of a token that may tell one text from another. Words of one or two letters,
/// and those that only join others, are in every text.
fn word<'d>(book: &Codebook, doc: &'d Document, at: usize) -> Option<&'d str> {
    let kind = doc.tokens.get(at)?.kind;
    let stem = stem(doc.word(at));
    let telling = || stem.chars().count() > 2 && !book.is_function_word(stem);
    match kind {
        TokenKind::Number | TokenKind::Latin => Some(stem),
        TokenKind::Word => telling().then_some(stem),
        _ => None,
    }
}

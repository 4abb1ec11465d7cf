//! What must hold of any bytes at all.
//!
//! Each entry takes arbitrary bytes and asserts what a caller relies on, not
//! only that nothing panics. The fuzz targets and the smoke test on stable call
//! the same entries. Arabic is absent: bytes that are text are read as they are.

mod gold;
mod written;

pub use gold::gold;
pub use written::timex3;

use rasid::{Input, Rasid};
use rasid_codebook::{Codebook, bundled_files};
use rasid_ingest::Options;
use rasid_model::{Evidence, Mention, Report, Span};
use rasid_text::fold::{Folded, fold as fold_text};
use rasid_text::{Document, number};
use rasid_time::{Reference, expressions, resolve};
use std::fmt::Display;
use std::sync::LazyLock;

static BOOK: LazyLock<Codebook> = LazyLock::new(|| bundled(Codebook::bundled()));
static RASID: LazyLock<Rasid> = LazyLock::new(|| bundled(Rasid::bundled()));

/// What the program carries; without it there is nothing to fuzz.
fn bundled<T, E: Display>(compiled: Result<T, E>) -> T {
    compiled.unwrap_or_else(|error| unreachable!("the bundled codebook: {error}"))
}

/// The words of the bytes, whatever they are.
fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// Folding twice changes nothing, and every folded letter has a place in the source.
pub fn fold(data: &[u8]) {
    let source = text(data);
    let once = fold_text(&source);
    assert_eq!(fold_text(&once), once, "folding twice changes the text");
    let folded = Folded::new(&source);
    assert_eq!(folded.text(), once);
    let mut last = 0;
    for (at, letter) in once.char_indices() {
        let span = folded.span(at..at + letter.len_utf8());
        assert_within(span, &source);
        assert!(
            last <= span.start,
            "a letter stands before the one before it"
        );
        last = span.start;
    }
}

/// Tokens and sentences stand in order and inside the text.
pub fn document(data: &[u8]) {
    let source = text(data);
    let doc = Document::new(&source);
    let mut end = 0;
    for (at, token) in doc.tokens.iter().enumerate() {
        assert!(
            end <= token.start && token.start < token.end,
            "token {at} overlaps"
        );
        end = token.end;
        assert!(!doc.word(at).is_empty());
        assert_within(doc.span(at..at + 1), &source);
    }
    assert!(end as usize <= doc.folded.text().len());
    let mut next = 0;
    for sentence in &doc.sentences {
        assert!(next <= sentence.tokens.start && sentence.tokens.end <= doc.tokens.len());
        next = sentence.tokens.end;
    }
}

/// Numbers stand in the document, in order, and their bounds are the right way round.
pub fn numbers(data: &[u8]) {
    let doc = Document::new(&text(data));
    let mut next = 0;
    for number in number::numbers(BOOK.numbers(), &doc) {
        assert!(next <= number.tokens.start && number.tokens.start < number.tokens.end);
        assert!(number.tokens.end <= doc.tokens.len());
        next = number.tokens.end;
        if let Some((amount, max)) = number.amount.and_then(|a| a.max.map(|max| (a, max))) {
            assert!(amount.min <= max, "{amount:?}");
        }
    }
}

/// Times stand in the document and become intervals whose start is not after their end.
pub fn time(data: &[u8]) {
    let doc = Document::new(&text(data));
    let numbers = number::numbers(BOOK.numbers(), &doc);
    let day = jiff::civil::date(2022, 1, 6);
    let reference = Reference::day(day);
    for hit in expressions(BOOK.times(), &doc, &numbers) {
        assert!(hit.tokens.start < hit.tokens.end && hit.tokens.end <= doc.tokens.len());
        for value in [
            resolve(&hit.expr, Some(&reference)),
            resolve(&hit.expr, None),
        ] {
            if let Some((start, end)) = value.and_then(|value| value.days()) {
                assert!(start <= end, "{:?}: {start} to {end}", hit.expr);
            }
        }
    }
}

/// A codebook file with anything put into it compiles or says what is wrong.
pub fn codebook(data: &[u8]) {
    let files = bundled_files();
    let pick = |at: usize| data.get(at).copied().map_or(0, usize::from);
    let Some((name, content)) = files.get((pick(0) * 256 + pick(1)) % files.len().max(1)) else {
        return;
    };
    let letters = content.chars().count();
    let cut = (pick(2) * 65_536 + pick(3) * 256 + pick(4)) % letters.max(1);
    let mut broken: String = content.chars().take(cut).collect();
    broken.push_str(&text(data));
    broken.extend(content.chars().skip(cut + pick(5)));
    // Only the lexicons beside it, so that one round stays quick.
    let beside = files.iter().filter(|(other, _)| {
        other != name && (other.starts_with("number/") || other.starts_with("time/"))
    });
    let mut files: Vec<(&str, &str)> = beside.copied().collect();
    files.push((*name, broken.as_str()));
    if let Err(error) = Codebook::new(&files) {
        assert!(!error.problems().is_empty(), "an error that says nothing");
    }
}

/// Bytes decode to a text or to a reason.
pub fn ingest_decode(data: &[u8]) {
    if let Ok(decoded) = rasid_ingest::decode(data) {
        let again = rasid_ingest::decode(data).ok();
        assert_eq!(again.map(|d| d.text), Some(decoded.text));
    }
}

/// Lines of anything become reports and notices, the same ones each time.
pub fn jsonl(data: &[u8]) {
    let mut lines = Vec::new();
    for line in data.split(|byte| *byte == b'\n') {
        let line = text(line).replace(['"', '\\'], " ");
        lines.push(format!(
            "{{\"text\": \"{line}\", \"published\": \"{line}\"}}"
        ));
    }
    for bytes in [data, lines.join("\n").as_bytes()] {
        let read = || rasid_ingest::read(&["-".to_owned()], &mut &*bytes, Options::default());
        assert_eq!(read(), read());
    }
}

/// A report codes to mentions whose values point into it, the same ones each time.
pub fn code_report(data: &[u8]) {
    let report = report(text(data));
    let coded = RASID.code(&report);
    for mention in &coded.mentions {
        assert_within(mention.trigger, &report.text);
        assert_within(mention.sentence, &report.text);
        evidence(mention)
            .iter()
            .for_each(|evidence| assert_shown(evidence, &report.text));
    }
    let input = || Input {
        report: report.clone(),
        outlet_name: None,
        captured: None,
        notices: Vec::new(),
    };
    assert_eq!(RASID.read(vec![input()]), RASID.read(vec![input()]));
}

fn report(text: String) -> Report {
    Report {
        source_path: Some("fuzz".to_owned()),
        ..Report::new("000000000000", text)
    }
}

/// The evidence of every value of a mention.
fn evidence(mention: &Mention) -> Vec<&Evidence> {
    let mut all = Vec::new();
    all.extend(mention.time.as_ref().map(|v| &v.evidence));
    all.extend(mention.place.as_ref().map(|v| &v.evidence));
    all.extend(mention.origin.as_ref().map(|v| &v.evidence));
    all.extend(mention.weapon.as_ref().map(|v| &v.evidence));
    all.extend(mention.count.as_ref().map(|v| &v.evidence));
    all.extend(mention.killed.as_ref().map(|v| &v.evidence));
    all.extend(mention.injured.as_ref().map(|v| &v.evidence));
    all.extend(mention.initiators.iter().map(|v| &v.evidence));
    all.extend(mention.targets.iter().map(|v| &v.evidence));
    all.extend(mention.damage.iter().map(|v| &v.evidence));
    all.extend(mention.attribution.iter().map(|v| &v.evidence));
    all
}

/// Evidence shows words of the text, a hundred and sixty letters of them at most.
fn assert_shown(evidence: &Evidence, source: &str) {
    let known_otherwise = ["outlet", "time.report-date"].contains(&evidence.rule.as_str());
    assert!(
        known_otherwise || !evidence.spans.is_empty(),
        "{} shows no words",
        evidence.rule
    );
    evidence
        .spans
        .iter()
        .for_each(|span| assert_within(*span, source));
    let shown: u32 = evidence
        .spans
        .iter()
        .map(|span| span.end - span.start)
        .sum();
    assert!(
        shown <= Evidence::LONGEST,
        "{} shows {shown} letters",
        evidence.rule
    );
}

/// A span that is not empty and lies in the text.
fn assert_within(span: Span, source: &str) {
    let length = source.chars().count() as u32;
    assert!(
        span.start < span.end && span.end <= length,
        "{span:?} of {length}"
    );
}

//! The features of a sentence, for one type of event.
//!
//! Four groups: the words; the shape, which is the order of symbols; what
//! stands near the triggers of the type; and what the rules made of them. The
//! same function feeds the learning (by name) and the judging (by hash), so
//! that the two cannot drift apart.

use super::symbols::{Keep, Name, Symbol, symbols};
use super::words::pieces;
use super::{Case, told};
use rasid_codebook::judge::part;
use rasid_model::Mention;

/// A family of features, weighed against how many of them a sentence has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Words,
    Shape,
    Near,
    Told,
}

impl Group {
    pub const COUNT: usize = 4;
}

/// One part of a feature.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub hash: u64,
    pub text: &'a str,
}

impl<'a> From<&'a Name> for Part<'a> {
    fn from(name: &'a Name) -> Self {
        Self {
            hash: name.hash,
            text: name.text.as_deref().unwrap_or_default(),
        }
    }
}

impl<'a> From<&'a str> for Part<'a> {
    fn from(text: &'a str) -> Self {
        Self {
            hash: part(text),
            text,
        }
    }
}

/// Takes features as they are found; one may come several times.
pub(super) trait Sink {
    /// What it needs of a feature's parts.
    const KEEP: Keep;

    fn take(&mut self, group: Group, tag: &str, parts: &[Part<'_>]);

    /// Takes a feature that it was given before.
    fn again(&mut self, group: Group, tag: &str, parts: &[Part<'_>]) {
        self.take(group, tag, parts);
    }

    /// Takes the pieces of a word of the sentence.
    fn word(&mut self, word: Word<'_>) {
        pieces(word.text, |tag, piece| {
            in_sentence(tag, piece.into(), |(tag, parts)| {
                self.take(Group::Words, tag, parts);
            });
        });
    }

    /// Takes the pieces of a word near a trigger.
    fn near_word(&mut self, word: Word<'_>, told: Told) {
        pieces(word.text, |tag, piece| {
            near_trigger(tag, piece.into(), |(tag, parts)| match told {
                Told::First => self.take(Group::Near, tag, parts),
                Told::Again => self.again(Group::Near, tag, parts),
            });
        });
    }
}

/// A word, and its number in the vocabulary.
#[derive(Clone, Copy)]
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub number: u32,
}

/// Was a word near an earlier trigger as well?
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    First,
    Again,
}

/// A feature: its tag and its parts.
pub(super) type Feature<'a> = (&'a str, &'a [Part<'a>]);

/// The feature that a piece of a word of the sentence is.
pub(super) fn in_sentence<R>(tag: &str, piece: Part<'_>, then: impl FnOnce(Feature) -> R) -> R {
    then((tag, &[piece]))
}

/// The feature that a piece of a word near a trigger is.
pub(super) fn near_trigger<R>(tag: &str, piece: Part<'_>, then: impl FnOnce(Feature) -> R) -> R {
    then(("nw", &[tag.into(), piece]))
}

/// Chunks to each side of a trigger that are told by their place.
const WINDOW: usize = 3;
/// Chunks to each side of a trigger that are near it.
const NEAR: usize = 7;
/// What stands beyond a sentence's ends.
const EDGE: &str = "$";

/// Hands the sentence's features to the sink.
pub(super) fn features<S: Sink>(case: &Case, sink: &mut S) {
    let row = symbols(case.reading, case.sentence, S::KEEP);
    words(case, sink);
    shape(&row, sink);
    let start = case.reading.ctx.sentences[case.sentence].start;
    let mut told = 0;
    for (at, trig) in case.triggers() {
        let chunk = case.reading.trigs[at].chunk - start;
        let frame = trig.frame(case.reading.ctx).id.as_str().into();
        fate(case, at, frame, sink);
        window(&row, chunk, frame, sink);
        told = near(case, &row, (chunk, told), sink);
    }
    others(case, sink);
    for draft in case.own() {
        facts(&draft.mention, sink);
        sink.take(Group::Told, "back", &[yes(draft.reference)]);
        position(case, draft.trig, row.len(), sink);
    }
}

fn yes(is: bool) -> Part<'static> {
    if is { "1" } else { "0" }.into()
}

/// Every word of the sentence, in pieces.
fn words(case: &Case, sink: &mut impl Sink) {
    let ctx = case.reading.ctx;
    for chunk in ctx.sentences[case.sentence].clone() {
        for token in ctx.chunks[chunk].tokens.clone() {
            sink.word(word(case, token));
        }
    }
}

fn word<'a>(case: &Case<'a, '_>, token: usize) -> Word<'a> {
    let ctx = case.reading.ctx;
    Word {
        text: ctx.doc.word(token),
        number: ctx.word_numbers[token],
    }
}

/// Symbols alone, in pairs and in threes, and how the sentence opens.
fn shape(row: &[Symbol], sink: &mut impl Sink) {
    let group = Group::Shape;
    for symbol in row {
        sink.take(group, "u", &[(&symbol.fine).into()]);
        sink.take(group, "c", &[(&symbol.coarse).into()]);
    }
    for pair in row.windows(2) {
        sink.take(
            group,
            "u2",
            &[(&pair[0].fine).into(), (&pair[1].fine).into()],
        );
        sink.take(
            group,
            "c2",
            &[(&pair[0].coarse).into(), (&pair[1].coarse).into()],
        );
    }
    for three in row.windows(3) {
        let parts = [&three[0].coarse, &three[1].coarse, &three[2].coarse].map(Part::from);
        sink.take(group, "c3", &parts);
    }
    for (symbol, tag) in row.iter().zip(["first", "second", "third"]) {
        sink.take(group, tag, &[(&symbol.coarse).into()]);
    }
    for symbol in row.iter().take(4) {
        sink.take(group, "open", &[(&symbol.coarse).into()]);
    }
}

/// What became of a trigger.
fn fate(case: &Case, at: usize, frame: Part<'_>, sink: &mut impl Sink) {
    let fate = case.fates[at];
    sink.take(Group::Shape, "fate", &[fate.into()]);
    sink.take(Group::Shape, "fate-of", &[frame, fate.into()]);
}

/// What stands where around a trigger.
fn window(row: &[Symbol], chunk: usize, frame: Part<'_>, sink: &mut impl Sink) {
    const LEFT: [&str; WINDOW] = ["l1", "l2", "l3"];
    const RIGHT: [&str; WINDOW] = ["r1", "r2", "r3"];
    let mut beside = |symbol: Option<&Symbol>, tag: &str| {
        let (fine, coarse) = match symbol {
            Some(symbol) => (Part::from(&symbol.fine), Part::from(&symbol.coarse)),
            None => (EDGE.into(), EDGE.into()),
        };
        sink.take(Group::Shape, tag, &[coarse]);
        sink.take(Group::Shape, tag, &[fine]);
        if tag.ends_with('1') {
            sink.take(Group::Shape, tag, &[frame, coarse]);
        }
    };
    for off in 0..WINDOW {
        let left = chunk.checked_sub(off + 1).and_then(|k| row.get(k));
        beside(left, LEFT[off]);
        beside(row.get(chunk + off + 1), RIGHT[off]);
    }
    let Some(own) = row.get(chunk) else { return };
    sink.take(Group::Shape, "on", &[(&own.clitics).into()]);
    let parts = [Part::from(&own.fine), Part::from(&own.clitics)];
    sink.take(Group::Shape, "own", &parts);
}

/// Whatever stands near a trigger, and on which side.
///
/// Triggers stand in text order: what is before `told` an earlier one has told. Says up
/// to where it is told now.
fn near(case: &Case, row: &[Symbol], (chunk, told): (usize, usize), sink: &mut impl Sink) -> usize {
    let ctx = case.reading.ctx;
    let start = ctx.sentences[case.sentence].start;
    let from = chunk.saturating_sub(NEAR);
    let end = row.len().min(chunk + NEAR + 1);
    let beside = row.iter().enumerate().take(end).skip(from);
    for (at, symbol) in beside {
        let (fine, coarse) = match at.cmp(&chunk) {
            std::cmp::Ordering::Less => ("nl", "ncl"),
            std::cmp::Ordering::Equal => ("n0", "nc0"),
            std::cmp::Ordering::Greater => ("nr", "ncr"),
        };
        sink.take(Group::Near, "n", &[(&symbol.fine).into()]);
        sink.take(Group::Near, fine, &[(&symbol.fine).into()]);
        sink.take(Group::Near, coarse, &[(&symbol.coarse).into()]);
        for token in ctx.chunks[start + at].tokens.clone() {
            let again = if at < told { Told::Again } else { Told::First };
            sink.near_word(word(case, token), again);
        }
    }
    end
}

/// What else the sentence tells.
fn others(case: &Case, sink: &mut impl Sink) {
    for draft in case.here() {
        let m = &draft.mention;
        let parts = [m.family.name(), m.kind.name(), m.status.name()].map(Part::from);
        sink.take(Group::Told, "any", &parts);
    }
}

/// What a mention of the type holds.
fn facts(m: &Mention, sink: &mut impl Sink) {
    let group = Group::Told;
    sink.take(group, "rule", &[m.rule.as_str().into()]);
    sink.take(
        group,
        "status",
        &[m.status.name().into(), yes(m.background)],
    );
    let held = told(m);
    for name in &held {
        sink.take(group, "holds", &[(*name).into()]);
    }
    const MANY: [&str; 5] = ["0", "1", "2", "3", "4"];
    for number in &MANY[..MANY.len().min(held.len() + 1)] {
        sink.take(group, "facts", &[(*number).into()]);
    }
    if let Some(killed) = &m.killed {
        let few = MANY[usize::try_from(killed.amount.min).unwrap_or(0).min(3)];
        sink.take(group, "killed", &[few.into()]);
    }
    if let Some(time) = &m.time {
        sink.take(group, "time", &[time.evidence.rule.as_str().into()]);
    }
    if let Some(weapon) = &m.weapon {
        sink.take(group, "weapon", &[weapon.class.name().into()]);
    }
    for target in &m.targets {
        sink.take(group, "target", &[target.kind.name().into()]);
    }
    for initiator in &m.initiators {
        sink.take(group, "doer", &[initiator.sector.as_str().into()]);
    }
    for by in &m.attribution {
        sink.take(group, "by", &[format!("{:?}", by.kind).as_str().into()]);
    }
}

/// In which quarter of the sentence a trigger stands.
fn position(case: &Case, trig: usize, length: usize, sink: &mut impl Sink) {
    let start = case.reading.ctx.sentences[case.sentence].start;
    let chunk = case.reading.trigs[trig].chunk.saturating_sub(start);
    let quarter = ["0", "1", "2", "3"][(4 * chunk / length.max(1)).min(3)];
    sink.take(Group::Told, "quarter", &[quarter.into()]);
}

//! What the learned part sees of a chunk: a name, and a coarser one.
//!
//! Ids of the codebook, kinds of phrase and words of function; of other words
//! what is left without conjunction, preposition and article.

use crate::chunk::{Chunk, Kind};
use crate::context::Context;
use crate::judge::words::bare;
use crate::reading::Reading;
use crate::trigger::Trig;
use rasid_codebook::judge::part;
use rasid_codebook::{Clitics, FrameForm};
use std::fmt::Write as _;

/// A part of a feature: what it is called, and the hash of that.
#[derive(Clone, Debug, Default)]
pub(super) struct Name {
    pub text: String,
    pub hash: u64,
}

impl Name {
    pub fn new(text: String) -> Self {
        let hash = part(&text);
        Self { text, hash }
    }
}

/// A chunk as the learned part sees it.
#[derive(Clone, Debug)]
pub(super) struct Symbol {
    pub fine: Name,
    pub coarse: Name,
    /// What hangs on its first word.
    pub clitics: Name,
}

/// The symbols of a sentence, in text order.
pub(super) fn symbols(reading: &Reading, sentence: usize) -> Vec<Symbol> {
    let ctx = reading.ctx;
    let chunks = ctx.sentences[sentence].clone();
    chunks.map(|at| symbol(reading, at)).collect()
}

/// The first trigger at a chunk or after it: triggers stand in text order.
pub(super) fn first_from(reading: &Reading, chunk: usize) -> usize {
    reading.trigs.partition_point(|t| t.chunk < chunk)
}

fn symbol(reading: &Reading, at: usize) -> Symbol {
    let ctx = reading.ctx;
    let chunk = &ctx.chunks[at];
    let trig = reading
        .trigs
        .get(first_from(reading, at))
        .filter(|t| t.chunk == at);
    let (fine, coarse) = match (&chunk.kind, trig) {
        (Kind::Frame(_), Some(trig)) => trigger(ctx, chunk, trig),
        _ => plain(ctx, chunk),
    };
    Symbol {
        fine: Name::new(fine),
        coarse: Name::new(coarse),
        clitics: Name::new(clitics(chunk.clitics)),
    }
}

/// A trigger by its frame and form.
fn trigger(ctx: &Context, chunk: &Chunk, trig: &Trig) -> (String, String) {
    let id = &trig.frame(ctx).id;
    let form = match chunk.kind {
        Kind::Frame(t) if trig.verb => t.verb,
        Kind::Frame(t) => t.noun,
        _ => None,
    };
    let mut fine = format!("F:{id}/");
    match form.map(|(_, form)| form) {
        Some(FrameForm::Verb {
            perfect,
            feminine,
            plural,
        }) => {
            let flags = [perfect, feminine, plural].map(u8::from);
            let _ = write!(fine, "V{}{}{}", flags[0], flags[1], flags[2]);
        }
        Some(FrameForm::Noun(number)) => {
            let _ = write!(fine, "N{number:?}");
        }
        _ => fine.push('X'),
    }
    (fine, format!("F:{id}"))
}

fn plain(ctx: &Context, chunk: &Chunk) -> (String, String) {
    let both = |name: String| (name.clone(), name);
    match &chunk.kind {
        Kind::Np(np) => {
            let coarse = format!("NP:{:?}", np.head);
            let mut sectors: Vec<&str> = np.whos.iter().map(|w| w.sector.as_str()).collect();
            sectors.sort_unstable();
            sectors.dedup();
            (format!("{coarse}:{}", sectors.join("+")), coarse)
        }
        Kind::Weapon(w) => both(format!(
            "W:{}:{}",
            ctx.book.weapon(w.at).class,
            u8::from(w.adjective)
        )),
        Kind::Frame(_) => both("F:".to_owned()),
        Kind::Nisba(_) => both("NISBA".to_owned()),
        Kind::Word(class) => both(format!("K:{}", class.id())),
        Kind::Verb(class) => both(format!("KV:{}", class.id())),
        Kind::Time(at) => time(&format!("{:?}", ctx.times[*at].expr)),
        Kind::Number(_) => both("NUM".to_owned()),
        Kind::Comma => both(",".to_owned()),
        Kind::Break => both(";".to_owned()),
        Kind::Colon => both(":".to_owned()),
        Kind::Open => both("(".to_owned()),
        Kind::Close => both(")".to_owned()),
        Kind::Other => {
            let word = ctx.doc.word(chunk.tokens.start);
            (format!("o:{}", bare(word)), "o".to_owned())
        }
    }
}

/// A time by its kind; a day by how far it is.
fn time(said: &str) -> (String, String) {
    let end = said
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(said.len());
    let kind = &said[..end];
    let far = said.split(')').next().filter(|_| kind == "Day");
    (format!("T:{}", far.unwrap_or(kind)), format!("T:{kind}"))
}

fn clitics(on: Clitics) -> String {
    let mut out = String::from("c");
    let marks = [(on.article, 'a'), (on.suffix, 's'), (on.conj, 'c')];
    out.extend(marks.iter().filter(|(is, _)| *is).map(|(_, mark)| mark));
    out.extend(on.prep);
    out
}

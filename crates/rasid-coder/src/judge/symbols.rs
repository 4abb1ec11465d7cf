//! What the learned part sees of a chunk: a name, and a coarser one.
//!
//! Ids of the codebook, kinds of phrase and words of function; of other words
//! what is left without conjunction, preposition and article.

use crate::chunk::{Chunk, Kind};
use crate::context::Context;
use crate::judge::words::bare;
use crate::reading::Reading;
use crate::trigger::Trig;
use rasid_codebook::judge::{EMPTY, go_on};
use rasid_codebook::{Clitics, FrameForm};
use rasid_time::Expr;
use std::fmt::{self, Write as _};

/// What is kept of a name beside its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Nothing: judging goes by hashes.
    Hash,
    /// Its text, for learning and for accounts.
    Text,
}

/// A part of a feature: the hash of what it is called, and that where it is kept.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub text: Option<String>,
    pub hash: u64,
}

impl Name {
    fn new(keep: Keep) -> Self {
        Self {
            text: (keep == Keep::Text).then(String::new),
            hash: EMPTY,
        }
    }

    fn add(&mut self, more: &str) {
        self.hash = go_on(self.hash, more);
        if let Some(text) = &mut self.text {
            text.push_str(more);
        }
    }

    fn with(mut self, more: &str) -> Self {
        self.add(more);
        self
    }
}

impl fmt::Write for Name {
    fn write_str(&mut self, more: &str) -> fmt::Result {
        self.add(more);
        Ok(())
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
pub(super) fn symbols(reading: &Reading, sentence: usize, keep: Keep) -> Vec<Symbol> {
    let ctx = reading.ctx;
    let chunks = ctx.sentences[sentence].clone();
    chunks.map(|at| symbol(reading, at, keep)).collect()
}

/// The first trigger at a chunk or after it: triggers stand in text order.
pub(super) fn first_from(reading: &Reading, chunk: usize) -> usize {
    reading.trigs.partition_point(|t| t.chunk < chunk)
}

fn symbol(reading: &Reading, at: usize, keep: Keep) -> Symbol {
    let ctx = reading.ctx;
    let chunk = &ctx.chunks[at];
    let trig = reading
        .trigs
        .get(first_from(reading, at))
        .filter(|t| t.chunk == at);
    let (fine, coarse) = match (&chunk.kind, trig) {
        (Kind::Frame(_), Some(trig)) => trigger(ctx, chunk, trig, keep),
        _ => plain(ctx, chunk, keep),
    };
    Symbol {
        fine,
        coarse,
        clitics: clitics(chunk.clitics, keep),
    }
}

/// A trigger by its frame and form.
fn trigger(ctx: &Context, chunk: &Chunk, trig: &Trig, keep: Keep) -> (Name, Name) {
    let id = &trig.frame(ctx).id;
    let form = match chunk.kind {
        Kind::Frame(t) if trig.verb => t.verb,
        Kind::Frame(t) => t.noun,
        _ => None,
    };
    let coarse = Name::new(keep).with("F:").with(id);
    let mut fine = coarse.clone().with("/");
    match form.map(|(_, form)| form) {
        Some(FrameForm::Verb {
            perfect,
            feminine,
            plural,
        }) => {
            fine.add("V");
            for flag in [perfect, feminine, plural] {
                fine.add(if flag { "1" } else { "0" });
            }
        }
        Some(FrameForm::Noun(number)) => {
            let _ = write!(fine, "N{number:?}");
        }
        _ => fine.add("X"),
    }
    (fine, coarse)
}

fn plain(ctx: &Context, chunk: &Chunk, keep: Keep) -> (Name, Name) {
    let name = |text: &str| Name::new(keep).with(text);
    let both = |name: Name| (name.clone(), name);
    match &chunk.kind {
        Kind::Np(np) => {
            let mut coarse = name("NP:");
            let _ = write!(coarse, "{:?}", np.head);
            let mut sectors: Vec<&str> = np.whos.iter().map(|w| w.sector.as_str()).collect();
            sectors.sort_unstable();
            sectors.dedup();
            let mut fine = coarse.clone().with(":");
            for (at, sector) in sectors.iter().enumerate() {
                fine.add(if at > 0 { "+" } else { "" });
                fine.add(sector);
            }
            (fine, coarse)
        }
        Kind::Weapon(w) => {
            let mut weapon = name("W:");
            let _ = write!(weapon, "{}", ctx.book.weapon(w.at).class);
            both(weapon.with(if w.adjective { ":1" } else { ":0" }))
        }
        Kind::Frame(_) => both(name("F:")),
        Kind::Nisba(_) => both(name("NISBA")),
        Kind::Word(class) => both(name("K:").with(class.id())),
        Kind::Verb(class) => both(name("KV:").with(class.id())),
        Kind::Time(at) => {
            let (fine, coarse) = time(&ctx.times[*at].expr);
            (
                name("T:").with(fine.as_str()),
                name("T:").with(coarse.as_str()),
            )
        }
        Kind::Number(_) => both(name("NUM")),
        Kind::Comma => both(name(",")),
        Kind::Break => both(name(";")),
        Kind::Colon => both(name(":")),
        Kind::Open => both(name("(")),
        Kind::Close => both(name(")")),
        Kind::Other => {
            let word = ctx.doc.word(chunk.tokens.start);
            (name("o:").with(bare(word)), name("o"))
        }
    }
}

/// A time by its kind; a day by how far it is.
fn time(expr: &Expr) -> (String, String) {
    let mut said = Opening::default();
    // It refuses what comes after the opening, which is all that is wanted.
    let _ = write!(said, "{expr:?}");
    let said = said.0;
    let end = said
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(said.len());
    let kind = said[..end].to_owned();
    let far = said.split(')').next().filter(|_| kind == "Day");
    (far.map_or_else(|| kind.clone(), str::to_owned), kind)
}

/// The first of what is written to it, up to a closing bracket.
#[derive(Default)]
struct Opening(String);

impl fmt::Write for Opening {
    fn write_str(&mut self, more: &str) -> fmt::Result {
        self.0.push_str(more);
        if self.0.len() > 32 || more.contains(')') {
            return Err(fmt::Error);
        }
        Ok(())
    }
}

fn clitics(on: Clitics, keep: Keep) -> Name {
    let mut out = Name::new(keep).with("c");
    let marks = [(on.article, "a"), (on.suffix, "s"), (on.conj, "c")];
    for (_, mark) in marks.iter().filter(|(is, _)| *is) {
        out.add(mark);
    }
    if let Some(prep) = on.prep {
        out.add(prep.encode_utf8(&mut [0; 4]));
    }
    out
}

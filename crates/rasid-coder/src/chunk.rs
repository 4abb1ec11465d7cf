//! Cuts a sentence into chunks: names and noun phrases, weapons, triggers,
//! times, numbers, function words. One pass, longest match first.

use crate::context::Context;
use crate::phrase::{self, Memory, Np};
use rasid_codebook::{
    Clitics, Codebook, CountryForm, FrameForm, FrameRole, Grammatical, Hit, Ref, WordClass,
};
use rasid_text::TokenKind;
use rasid_text::fold::letters;
use std::ops::Range;

/// A piece of a sentence that the coder's grammar works on.
#[derive(Clone, Debug)]
pub(crate) struct Chunk {
    pub tokens: Range<usize>,
    pub kind: Kind,
    pub clitics: Clitics,
}

/// A weapon named, with the number of rounds where told.
#[derive(Clone, Debug)]
pub(crate) struct WeaponNp {
    /// The codebook's weapon.
    pub at: u32,
    pub grammatical: Grammatical,
    /// Index of the number that counts it.
    pub number: Option<usize>,
    /// The tokens of the weapon word itself.
    pub word: Range<usize>,
    pub definite: bool,
    /// An adjective ("rocket attack"), which counts nothing.
    pub adjective: bool,
}

/// A frame's trigger: how it reads as a verb, and as a noun.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trigger {
    pub verb: Option<(u32, FrameForm)>,
    pub noun: Option<(u32, FrameForm)>,
    /// The verb where people counted follow: "hit" a base, but "injured" three.
    pub toll: Option<(u32, FrameForm)>,
}

/// What a chunk is.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Np(Box<Np>),
    Weapon(WeaponNp),
    /// A frame's trigger; a noun may be definite.
    Frame(Trigger),
    /// A state's adjective that belongs to no phrase before it.
    Nisba(u32),
    Word(WordClass),
    Verb(WordClass),
    Time(usize),
    Number(usize),
    Comma,
    /// A semicolon, a dash: the clause ends.
    Break,
    Colon,
    Open,
    Close,
    Other,
}

impl Chunk {
    pub fn np(&self) -> Option<&Np> {
        match &self.kind {
            Kind::Np(np) => Some(np),
            _ => None,
        }
    }

    pub fn is(&self, class: WordClass) -> bool {
        matches!(&self.kind, Kind::Word(c) if *c == class)
    }

    pub fn is_verb(&self, class: WordClass) -> bool {
        matches!(&self.kind, Kind::Verb(c) if *c == class)
    }
}

/// Does a number open with the conjunction, apart or written onto it ("and four")?
pub(crate) fn and_more(ctx: &Context, at: usize) -> bool {
    let chunk = &ctx.chunks[at];
    let Kind::Number(_) = chunk.kind else {
        return false;
    };
    let apart = at > 0 && ctx.chunks[at - 1].is(WordClass::Coordinated);
    let mut word = ctx.doc.word(chunk.tokens.start).chars();
    let waw = word.next() == Some(letters::WAW);
    // "One" begins with the letter itself.
    let one = word.next() == Some(letters::ALEF) && word.next() == Some(letters::HAH);
    apart || waw && !one
}

/// The chunks of a report, and which of them each sentence holds.
pub(crate) fn chunks(ctx: &Context) -> (Vec<Chunk>, Vec<Range<usize>>) {
    let mut out: Vec<Chunk> = Vec::with_capacity(ctx.doc.tokens.len());
    let mut sentences = Vec::with_capacity(ctx.doc.sentences.len());
    let mut memory = Memory::default();
    for sentence in &ctx.doc.sentences {
        let start = out.len();
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let mut chunk = chunk_at(ctx, at, sentence.tokens.end, &mut memory);
            chunk.tokens.end = chunk.tokens.end.min(sentence.tokens.end).max(at + 1);
            at = chunk.tokens.end;
            join(&mut out, start, chunk);
        }
        sentences.push(start..out.len());
    }
    (out, sentences)
}

/// Adds a chunk; a weapon takes up the number before it, unless a preposition parts them.
fn join(out: &mut Vec<Chunk>, start: usize, mut chunk: Chunk) {
    if let Kind::Weapon(weapon) = &mut chunk.kind
        && !weapon.adjective
        && !chunk.clitics.conj
        && chunk.clitics.prep.is_none()
    {
        let from = out.len() > start + 1 && out.last().is_some_and(|c| c.is(WordClass::From));
        let back = if from { 2 } else { 1 };
        if out.len() >= start + back
            && let Kind::Number(number) = out[out.len() - back].kind
        {
            weapon.number = Some(number);
            let first = &out[out.len() - back];
            chunk.tokens.start = first.tokens.start;
            chunk.clitics = Clitics {
                article: chunk.clitics.article,
                ..first.clitics
            };
            out.truncate(out.len() - back);
        }
    }
    out.push(chunk);
}

fn chunk_at(ctx: &Context, at: usize, end: usize, memory: &mut Memory) -> Chunk {
    if let Ok(time) = ctx.times.binary_search_by_key(&at, |t| t.tokens.start) {
        return plain(ctx, ctx.times[time].tokens.clone(), Kind::Time(time));
    }
    let token = ctx.doc.tokens[at];
    let mark = match token.kind {
        TokenKind::Comma => Some(Kind::Comma),
        TokenKind::Semicolon | TokenKind::Dash => Some(Kind::Break),
        TokenKind::Colon => Some(Kind::Colon),
        TokenKind::Open => Some(Kind::Open),
        TokenKind::Close => Some(Kind::Close),
        _ => None,
    };
    if let Some(kind) = mark {
        return Chunk {
            tokens: at..at + 1,
            kind,
            clitics: Clitics::default(),
        };
    }
    let number = ctx
        .numbers
        .binary_search_by_key(&at, |n| n.tokens.start)
        .ok();
    let hit = ctx.hit(at).and_then(|hit| short_of_time(ctx, hit));
    if let Some(number) = number
        && hit
            .as_ref()
            .is_none_or(|h| h.tokens.end <= ctx.numbers[number].tokens.end)
    {
        let prep = ctx.numbers[number].prep;
        let clitics = Clitics {
            prep,
            ..Clitics::default()
        };
        return Chunk {
            tokens: ctx.numbers[number].tokens.clone(),
            kind: Kind::Number(number),
            clitics,
        };
    }
    if let Some((np, tokens, clitics)) = phrase::noun_phrase(ctx, at, end, memory)
        && !is_only_weapon(&np, hit.as_ref())
    {
        return Chunk {
            tokens,
            kind: Kind::Np(Box::new(np)),
            clitics,
        };
    }
    // A name that several bear, and none of them here, hides none of its words.
    let hit = hit.and_then(|hit| {
        let shared = phrase::only_shared(&hit);
        let shorter = || ctx.hits(at).filter(|h| h.tokens.len() < hit.tokens.len());
        if shared && hit.tokens.len() > 1 {
            shorter().max_by_key(|h| h.tokens.len())
        } else {
            Some(hit)
        }
    });
    let Some(hit) = hit else {
        return plain(ctx, at..at + 1, Kind::Other);
    };
    let kind = kind_of(ctx.book, hit.refs, &hit.tokens, hit.clitics);
    Chunk {
        tokens: hit.tokens,
        kind,
        clitics: hit.clitics,
    }
}

/// "Rockets at dawn on Sunday" are not Dawn rockets: a name ends before a time that runs on past it.
fn short_of_time<'a>(ctx: &Context<'a>, hit: Hit<'a>) -> Option<Hit<'a>> {
    let runs_on = |hit: &Hit| {
        let mut inside = hit.tokens.clone().skip(1);
        let end = hit.tokens.end;
        inside.any(|token| {
            let time = ctx.times.binary_search_by_key(&token, |t| t.tokens.start);
            time.is_ok_and(|t| ctx.times[t].tokens.end > end)
        })
    };
    if !runs_on(&hit) {
        return Some(hit);
    }
    let shorter = ctx.hits(hit.tokens.start).filter(|h| !runs_on(h));
    shorter.max_by_key(|h| h.tokens.len())
}

/// Drones and warplanes of nobody's are weapons, not doers.
fn is_only_weapon(np: &Np, hit: Option<&rasid_codebook::Hit>) -> bool {
    np.head == phrase::Head::Force
        && np.whos.is_empty()
        && !np.own
        && hit.is_some_and(|h| h.refs.iter().any(|r| matches!(r, Ref::Weapon(..))))
}

fn plain(ctx: &Context, tokens: Range<usize>, kind: Kind) -> Chunk {
    let clitics = match kind {
        Kind::Time(_) => front(ctx.doc.word(tokens.start)),
        _ => Clitics::default(),
    };
    Chunk {
        tokens,
        kind,
        clitics,
    }
}

/// What hangs on the first word of a time, which no form of the codebook tells.
fn front(word: &str) -> Clitics {
    Clitics {
        prep: rasid_text::clitic::analyses(word)
            .nth(1)
            .and_then(|a| a.prep),
        conj: word.starts_with(rasid_text::fold::letters::WAW) && word.chars().count() > 3,
        ..Clitics::default()
    }
}

/// The kind of a match that is no noun phrase: triggers before weapons before words.
fn kind_of(book: &Codebook, refs: &[Ref], tokens: &Range<usize>, clitics: Clitics) -> Kind {
    let weapon = |at: u32, grammatical, adjective| {
        Kind::Weapon(WeaponNp {
            at,
            grammatical,
            number: None,
            word: tokens.clone(),
            definite: clitics.article,
            adjective,
        })
    };
    let ranked = |r: &Ref| match r {
        Ref::Frame(..) => 0,
        Ref::Weapon(..) => 1,
        Ref::WeaponAdjective(_) => 2,
        Ref::WordVerb(_) => 3,
        Ref::Word(class) if beside(*class) => 6,
        Ref::Word(_) => 4,
        Ref::Country(..) => 5,
        _ => 9,
    };
    match refs.iter().min_by_key(|r| ranked(r)) {
        Some(Ref::Frame(..)) => Kind::Frame(trigger(book, refs, clitics)),
        Some(Ref::Weapon(at, grammatical)) => weapon(*at, *grammatical, false),
        Some(Ref::WeaponAdjective(at)) => weapon(*at, Grammatical::Singular, true),
        Some(Ref::WordVerb(class)) => Kind::Verb(*class),
        // "was" is spelled like "like that", and "as well" is "like this".
        Some(Ref::Word(
            rasid_codebook::WordClass::Comp | rasid_codebook::WordClass::Demonstrative,
        )) if clitics.prep == Some(rasid_text::fold::letters::KAF) => Kind::Other,
        // What a report is about is no part of its clauses.
        Some(Ref::Word(WordClass::Accident | WordClass::Drill)) => Kind::Other,
        // An organisation is nobody until somebody speaks by its name.
        Some(Ref::Word(class)) if beside(*class) => Kind::Other,
        // A nationality that names nobody qualifies what stands before it.
        Some(Ref::Word(WordClass::PersonNoun)) if nisba(refs).is_some() => {
            nisba(refs).map_or(Kind::Other, Kind::Nisba)
        }
        Some(Ref::Word(class)) => Kind::Word(*class),
        Some(Ref::Country(at, _)) => Kind::Nisba(*at),
        _ => Kind::Other,
    }
}

/// Classes that say something of a word beside what it is in its clause.
pub(crate) fn beside(class: WordClass) -> bool {
    matches!(
        class,
        WordClass::Organisation
            | WordClass::Anew
            | WordClass::Fate
            | WordClass::Cause
            | WordClass::Beside
            | WordClass::Started
            | WordClass::Speakers
            | WordClass::Chief
            | WordClass::Particle
            | WordClass::CalledSo
            | WordClass::Government
            | WordClass::Might
            | WordClass::Retribution
            | WordClass::Involvement
            | WordClass::Fault
    )
}

/// The state whose adjective a match is.
fn nisba(refs: &[Ref]) -> Option<u32> {
    refs.iter().find_map(|r| match r {
        Ref::Country(at, CountryForm::Nisba) => Some(*at),
        _ => None,
    })
}

/// A verb takes no preposition or article; a noun may.
fn trigger(book: &Codebook, refs: &[Ref], clitics: Clitics) -> Trigger {
    let forms = |verb: bool| {
        refs.iter().filter_map(move |r| match r {
            Ref::Frame(at, form) if matches!(form, FrameForm::Verb { .. }) == verb => {
                Some((*at, *form))
            }
            _ => None,
        })
    };
    // News is told in the perfect, and a verb's own form before its feminine.
    let rank = |(_, form): &(u32, FrameForm)| match form {
        FrameForm::Verb {
            perfect, feminine, ..
        } => (!perfect, *feminine),
        _ => (false, false),
    };
    let harm = |(at, _): &(u32, FrameForm)| book.frame(*at).role == FrameRole::Harm;
    let nominal = clitics.prep.is_some() || clitics.article;
    let verb = forms(true)
        .min_by_key(|form| (harm(form), rank(form)))
        .filter(|_| !nominal);
    let toll = forms(true).filter(harm).min_by_key(rank);
    Trigger {
        verb,
        noun: forms(false).min_by_key(rank),
        toll: toll.filter(|toll| verb.is_some_and(|verb| verb.0 != toll.0)),
    }
}

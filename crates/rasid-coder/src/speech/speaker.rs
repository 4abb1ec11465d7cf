//! Who says it: the noun phrase after a verb of saying, or before it.
//!
//! A body that the codebook does not know speaks by its own name ("the centre of
//! ..."): a word for an organisation and the words that belong to it. Persons
//! are never named so.

use super::Finder;
use super::chain::own_name;
use crate::chunk::Kind;
use crate::context::Context;
use crate::phrase::{Head, Np};
use crate::values::Who;
use rasid_codebook::WordClass;
use rasid_text::TokenKind;
use std::ops::Range;

/// How many chunks after a verb of saying its speaker may stand.
const REACH: usize = 6;

/// How many chunks an own name may have.
const NAME: usize = 6;

/// Who speaks, by the chunks that name him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Voice {
    pub chunks: Range<usize>,
    /// By a name that the codebook does not know.
    pub own: bool,
}

impl Voice {
    /// The noun phrase that a chunk is.
    pub fn of(chunk: usize) -> Self {
        Self {
            chunks: chunk..chunk + 1,
            own: false,
        }
    }

    /// The chunk of a noun phrase of the codebook's.
    pub fn chunk(&self) -> Option<usize> {
        (!self.own).then_some(self.chunks.start)
    }

    /// The chunk after it.
    pub fn end(&self) -> usize {
        self.chunks.end
    }
}

/// The organisation that stands by its own name right after a verb.
pub(crate) fn own_speaker(ctx: &Context, verb: usize, end: usize) -> Option<Who> {
    let finder = Finder::new(ctx);
    let first = verb + 1 + usize::from(matches!(ctx.chunks.get(verb + 1)?.kind, Kind::Open));
    let free = first < end && ctx.chunks[first].clitics.prep.is_none();
    let names = free && finder.organisation(first) && !finder.definite(first);
    let voice = names.then(|| finder.own(first, end))??;
    let name = own_name(ctx, &ctx.chunks, &voice.chunks);
    Some(Who {
        id: name.id,
        name_en: name.name_en,
        name_ar: name.name_ar,
        sector: "UNK".to_owned(),
        country: None,
        person: false,
        tokens: ctx.chunks[voice.chunks.start].tokens.start
            ..ctx.chunks[voice.chunks.end - 1].tokens.end,
    })
}

impl Finder<'_, '_> {
    /// The noun phrase after a verb of saying that names who says it.
    pub(super) fn speaker_after(&self, at: usize, end: usize) -> Option<Voice> {
        let according = self.ctx.chunks[at].is(WordClass::According);
        for k in at + 1..end.min(at + REACH) {
            let chunk = &self.ctx.chunks[k];
            let free = chunk.clitics.prep.is_none() || according;
            match &chunk.kind {
                Kind::Np(np) if np.head.speaks() => {
                    return free.then(|| self.deeper(k, np, end));
                }
                _ if free && self.organisation(k) => return self.own(k, end),
                Kind::Np(_) => return None,
                Kind::Word(WordClass::Comp | WordClass::Clause | WordClass::About)
                | Kind::Colon
                | Kind::Frame(_)
                | Kind::Weapon(_) => return None,
                Kind::Word(WordClass::In) => return None,
                _ => {}
            }
        }
        None
    }

    /// "An officer in the army", "a first count of the centre": whose he or it is, where the head names nobody.
    fn deeper(&self, at: usize, np: &Np, end: usize) -> Voice {
        let chunks = &self.ctx.chunks;
        let nobody = np.whos.is_empty() && np.source.is_none() && np.person.is_none();
        let report = np
            .source
            .is_some_and(|s| self.ctx.book.source(s).id == "preliminary-information");
        if !(nobody && np.office.is_none() || report) {
            return Voice::of(at);
        }
        let inside = at + 1 < end
            && (chunks[at + 1].is(WordClass::In) || chunks[at + 1].is(WordClass::From));
        let next = at + 1 + usize::from(inside);
        if next >= end {
            return Voice::of(at);
        }
        let tied = inside || chunks[next].clitics.prep == Some(rasid_text::fold::letters::LAM);
        let bare = np.head == Head::Official && chunks[next].clitics.prep.is_none();
        let known = chunks[next]
            .np()
            .is_some_and(|n| n.head.speaks() && !(n.whos.is_empty() && n.source.is_none()));
        if tied && known {
            return Voice::of(next);
        }
        if (tied || bare) && self.organisation(next) {
            return self.own(next, end).unwrap_or(Voice::of(at));
        }
        Voice::of(at)
    }

    /// Is this a word for an organisation that the codebook does not name?
    fn organisation(&self, at: usize) -> bool {
        let chunk = &self.ctx.chunks[at];
        matches!(
            chunk.kind,
            Kind::Other | Kind::Word(_) | Kind::Np(_) | Kind::Weapon(_)
        ) && chunk
            .np()
            .is_none_or(|np| np.whos.is_empty() && np.source.is_none())
            && self.ctx.may_be(chunk.tokens.start, WordClass::Organisation)
    }

    /// An organisation by its own name: two words at least.
    fn own(&self, at: usize, end: usize) -> Option<Voice> {
        let chunks = &self.ctx.chunks;
        let (mut after, mut definite) = (at + 1, 0);
        while after < end.min(at + NAME) && definite < 2 && self.goes_on(after) {
            let place = chunks[after].np().is_some_and(|np| np.head == Head::Place);
            // A place ends a name; a definite word takes one adjective, and what follows is another noun.
            definite += if place {
                2
            } else {
                usize::from(self.definite(after))
            };
            after += 1;
        }
        while after > at + 1 && !self.ends_name(after - 1) {
            after -= 1;
        }
        let words = chunks[at].tokens.start..chunks[after - 1].tokens.end;
        (words.len() > 1).then_some(Voice {
            chunks: at..after,
            own: true,
        })
    }

    /// Does a chunk's first word bear the article?
    fn definite(&self, at: usize) -> bool {
        let word = self.ctx.doc.word(self.ctx.chunks[at].tokens.start);
        rasid_text::clitic::analyses(word).any(|a| a.article)
    }

    /// May a name go on with this chunk?
    fn goes_on(&self, at: usize) -> bool {
        let chunk = &self.ctx.chunks[at];
        let tied = !chunk.clitics.conj
            && chunk
                .clitics
                .prep
                .is_none_or(|p| p == rasid_text::fold::letters::LAM);
        tied && match &chunk.kind {
            Kind::Other => self.ends_name(at),
            Kind::Nisba(_) | Kind::Open | Kind::Close => true,
            Kind::Np(np) => np.source.is_none() && np.person.is_none(),
            Kind::Word(c) => matches!(
                c,
                WordClass::Filler
                    | WordClass::Feature
                    | WordClass::FeatureUnit
                    | WordClass::FeatureSite
                    | WordClass::FeatureWide
            ),
            _ => false,
        }
    }

    /// May a name end with this chunk? With a word, or the mark that closes it.
    fn ends_name(&self, at: usize) -> bool {
        let chunk = &self.ctx.chunks[at];
        let last = self.ctx.doc.tokens[chunk.tokens.end - 1].kind;
        matches!(last, TokenKind::Word | TokenKind::Close)
    }

    /// Ordinary people right after a verb of saying.
    pub(super) fn people_after(&self, at: usize, end: usize) -> Option<usize> {
        let next = (at + 1..end.min(at + 3))
            .find(|k| !matches!(self.ctx.chunks[*k].kind, Kind::Time(_)))?;
        let chunk = &self.ctx.chunks[next];
        let people = chunk
            .np()
            .is_some_and(|np| matches!(np.head, Head::Civil | Head::People));
        (people && chunk.clitics.prep.is_none()).then_some(next)
    }

    /// The subject before a verb of saying.
    pub(super) fn speaker_before(&self, at: usize, start: usize) -> Option<Voice> {
        for k in (start..at).rev() {
            let chunk = &self.ctx.chunks[k];
            match &chunk.kind {
                Kind::Word(WordClass::Comp) | Kind::Verb(_) | Kind::Break | Kind::Colon => {
                    return None;
                }
                Kind::Np(np) if np.head.speaks() && chunk.clitics.prep.is_none() => {
                    let mut before = k;
                    while before > start
                        && matches!(self.ctx.chunks[before - 1].kind, Kind::Open | Kind::Close)
                    {
                        before -= 1;
                    }
                    let governed = before > start
                        && matches!(self.ctx.chunks[before - 1].kind, Kind::Word(c) if !matches!(c, WordClass::Clause | WordClass::Filler));
                    return (!governed && at - k <= 8).then(|| Voice::of(k));
                }
                _ => {}
            }
        }
        None
    }

    /// "X: ...": who speaks in a headline, before its colon.
    pub(super) fn before_colon(&self, colon: usize, start: usize) -> Option<Voice> {
        // Before the name: "urgent", a bullet, an opening mark.
        let quiet = |k: &usize| {
            matches!(
                self.ctx.chunks[*k].kind,
                Kind::Open
                    | Kind::Other
                    | Kind::Word(WordClass::Filler | WordClass::Today)
                    | Kind::Break
                    | Kind::Comma
            )
        };
        let at = (start..colon).find(|k| !quiet(k) || self.organisation(*k))?;
        let mut rest = (at + 1..colon).filter(|k| !matches!(self.ctx.chunks[*k].kind, Kind::Close));
        let chunk = &self.ctx.chunks[at];
        let np = chunk
            .np()
            .filter(|np| np.head.speaks() && chunk.clitics.prep.is_none());
        match np {
            Some(_) if rest.next().is_none() => Some(Voice::of(at)),
            None if self.organisation(at) => self.own(at, colon),
            _ => None,
        }
    }
}

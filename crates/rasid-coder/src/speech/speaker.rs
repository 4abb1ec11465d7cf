//! Who says it: the noun phrase after a verb of saying, or before it.
//!
//! A body that the codebook does not know speaks by its own name ("the centre of
//! ..."): a word for an organisation and the words that belong to it. Persons
//! are never named so.

use super::Finder;
use crate::chunk::Kind;
use crate::phrase::{Head, Np};
use rasid_codebook::WordClass;
use rasid_model::SourceKind;
use rasid_text::TokenKind;
use std::ops::Range;

/// How many chunks after a verb of saying its speaker may stand.
const REACH: usize = 6;

/// How many chunks an own name may have.
const NAME: usize = 6;

/// Who speaks, by the chunks that name him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Voice {
    /// Where he stands as the speaker.
    pub chunks: Range<usize>,
    /// The words that name him: the same, or those that a short form goes back to.
    pub name: Range<usize>,
    /// By a name that the codebook does not know.
    pub own: bool,
}

impl Voice {
    /// The noun phrase that a chunk is.
    pub fn of(chunk: usize) -> Self {
        Self {
            chunks: chunk..chunk + 1,
            name: chunk..chunk + 1,
            own: false,
        }
    }

    /// An organisation by the name that the report gives it.
    fn own(chunks: Range<usize>, name: Range<usize>) -> Self {
        Self {
            chunks,
            name,
            own: true,
        }
    }

    /// The chunk of a noun phrase of the codebook's.
    pub fn chunk(&self) -> Option<usize> {
        (!self.own).then_some(self.name.start)
    }

    /// The chunk after it.
    pub fn end(&self) -> usize {
        self.chunks.end
    }
}

impl Finder<'_, '_> {
    /// The noun phrase after a verb of saying that names who says it.
    pub(super) fn speaker_after(&self, at: usize, end: usize) -> Option<Voice> {
        let according = self.ctx.chunks[at].is(WordClass::According);
        for k in at + 1..end.min(at + REACH) {
            let chunk = &self.ctx.chunks[k];
            let free = chunk.clitics.prep.is_none() || according;
            if free && let Some(voice) = self.voice_at(k, end) {
                return Some(voice);
            }
            match &chunk.kind {
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

    /// Who speaks in the words that begin at a chunk: a phrase of the codebook's, an
    /// organisation by its own name, or what a short form goes back to.
    pub(super) fn voice_at(&self, at: usize, end: usize) -> Option<Voice> {
        let np = self.ctx.chunks[at].np();
        if let Some(back) = self.back(at, end) {
            return Some(back);
        }
        let nobody =
            np.is_none_or(|np| np.whos.is_empty() && np.source.is_none() && np.person.is_none());
        if nobody && let Some(voice) = self.self_named(at, end).or_else(|| self.chief(at, end)) {
            return Some(voice);
        }
        match np.filter(|np| np.head.speaks()) {
            Some(np) => Some(self.deeper(at, np, end)),
            None if self.organisation(at) => self.own(at, end).or_else(|| self.short(at)),
            None => None,
        }
    }

    /// "A group that calls itself «X»": by the name in quotation marks.
    fn self_named(&self, at: usize, end: usize) -> Option<Voice> {
        let chunks = &self.ctx.chunks;
        let group = chunks[at]
            .np()
            .is_some_and(|np| matches!(np.head, Head::Group | Head::Force | Head::Body))
            || self.organisation(at);
        let calls = (at + 1..end.min(at + 8)).find(|k| {
            let mut tokens = chunks[*k].tokens.clone();
            tokens.any(|t| self.ctx.may_be(t, WordClass::CalledSo))
        });
        let open = calls.filter(|_| group)? + 1;
        let open = (open..end.min(open + 3)).find(|k| matches!(chunks[*k].kind, Kind::Open))?;
        let close = (open + 1..end).find(|k| matches!(chunks[*k].kind, Kind::Close))?;
        let known =
            (open + 1..close).find(|k| chunks[*k].np().is_some_and(|np| np.head == Head::Actor));
        let name = open + 1..close;
        match known {
            _ if name.is_empty() => None,
            Some(k) => Some(Voice {
                chunks: at..close + 1,
                name: k..k + 1,
                own: false,
            }),
            None => Some(Voice::own(at..close + 1, name)),
        }
    }

    /// "The head of the committee", "the commander of the brigade": whoever he leads.
    fn chief(&self, at: usize, end: usize) -> Option<Voice> {
        let chunks = &self.ctx.chunks;
        let next = at + 1;
        let leads = self.ctx.may_be(chunks[at].tokens.start, WordClass::Chief)
            && chunks[at].tokens.len() == 1
            && !chunks[at].clitics.article;
        let led = leads
            && next < end
            && chunks[next].clitics.prep.is_none()
            && !chunks[next].clitics.conj;
        if !led {
            return None;
        }
        let known = chunks[next].np().is_some_and(|np| {
            matches!(
                np.head,
                Head::Actor | Head::Force | Head::Body | Head::Group
            ) && !np.whos.is_empty()
        });
        if known {
            return Some(Voice {
                chunks: at..next + 1,
                name: next..next + 1,
                own: false,
            });
        }
        let own = self
            .organisation(next)
            .then(|| self.own(next, end).or_else(|| self.short(next)));
        let own = own.flatten()?;
        Some(Voice {
            chunks: at..own.chunks.end,
            name: own.name,
            own: own.own,
        })
    }

    /// "The minister", "the spokesman", alone: the one named before by that word.
    fn back(&self, at: usize, end: usize) -> Option<Voice> {
        let chunks = &self.ctx.chunks;
        let title = |k: usize| {
            let token = chunks[k].tokens.start;
            self.ctx.may_be(token, WordClass::Title) || self.ctx.may_be(token, WordClass::Official)
        };
        let known = |k: usize| {
            chunks[k]
                .np()
                .is_some_and(|np| np.person.is_some() || np.office.is_some() || !np.whos.is_empty())
        };
        let tied = at + 1 < end
            && !chunks[at + 1].clitics.conj
            && (matches!(chunks[at + 1].kind, Kind::Nisba(_)) || chunks[at + 1].is(WordClass::In));
        let alone = chunks[at].tokens.len() == 1 && chunks[at].clitics.article && !tied;
        if !alone || !title(at) || known(at) {
            return None;
        }
        let word = self.stem(at);
        let holder = |k: &usize| {
            let np = chunks[*k]
                .np()
                .filter(|np| matches!(np.head, Head::Person | Head::Official));
            np.is_some_and(|_| known(*k))
                && (self.stem(*k) == word || (*k > 0 && title(*k - 1) && self.stem(*k - 1) == word))
        };
        let named = (0..at).rev().find(holder)?;
        Some(Voice {
            chunks: at..at + 1,
            name: named..named + 1,
            own: false,
        })
    }

    /// A chunk's first word without its article and what hangs on it.
    fn stem(&self, at: usize) -> String {
        let chunk = &self.ctx.chunks[at];
        let c = chunk.clitics;
        rasid_text::clitic::analyses(self.ctx.doc.word(chunk.tokens.start))
            .find(|a| {
                a.suffix.is_none()
                    && a.conj.is_some() == c.conj
                    && a.prep == c.prep
                    && a.article == c.article
            })
            .map(|a| a.stem.into_owned())
            .unwrap_or_default()
    }

    /// "The network", "the centre": an organisation named before by that word.
    fn short(&self, at: usize) -> Option<Voice> {
        let chunk = &self.ctx.chunks[at];
        let name = chunk
            .clitics
            .article
            .then(|| self.ctx.names().before(self.ctx, at));
        Some(Voice::own(at..at + 1, name.flatten()?))
    }

    /// "An officer in the army", "a first count of the centre": whose he or it is, where the head names nobody.
    fn deeper(&self, at: usize, np: &Np, end: usize) -> Voice {
        let chunks = &self.ctx.chunks;
        let nobody = np.whos.is_empty() && np.source.is_none() && np.person.is_none();
        let unnamed = np
            .source
            .is_some_and(|s| self.ctx.book.source(s).kind == SourceKind::Unnamed);
        if !(nobody && np.office.is_none() || unnamed) {
            return Voice::of(at);
        }
        let inside = at + 1 < end
            && (chunks[at + 1].is(WordClass::In) || chunks[at + 1].is(WordClass::From));
        let next = at + 1 + usize::from(inside);
        if next >= end {
            return Voice::of(at);
        }
        let construct = np.head == Head::Official
            && !np.definite
            && chunks[next].clitics.prep.is_none()
            && !chunks[next].clitics.conj;
        let tied = inside
            || construct
            || chunks[next].clitics.prep == Some(rasid_text::fold::letters::LAM);
        let bare = np.head == Head::Official && chunks[next].clitics.prep.is_none();
        let known = chunks[next].np().is_some_and(|n| {
            let body = !matches!(n.head, Head::State | Head::Person)
                || inside && np.head == Head::Official;
            n.head.speaks() && body && !(n.whos.is_empty() && n.source.is_none())
        });
        if tied && known {
            return Voice {
                chunks: at..next + 1,
                name: next..next + 1,
                own: false,
            };
        }
        if (tied || bare) && self.organisation(next) {
            let own = self.own(next, end).or_else(|| self.short(next));
            return own.map_or_else(
                || Voice::of(at),
                |own| Voice::own(at..own.chunks.end, own.name),
            );
        }
        Voice::of(at)
    }

    /// Is this a word for an organisation that the codebook does not name?
    pub(super) fn organisation(&self, at: usize) -> bool {
        let chunk = &self.ctx.chunks[at];
        matches!(
            chunk.kind,
            Kind::Other | Kind::Word(_) | Kind::Np(_) | Kind::Weapon(_)
        ) && chunk
            .np()
            .is_none_or(|np| np.whos.is_empty() && np.source.is_none() || np.head == Head::Site)
            && self.ctx.may_be(chunk.tokens.start, WordClass::Organisation)
    }

    /// An organisation by its own name, or by the beginning of one that the report gives in full.
    fn own(&self, at: usize, end: usize) -> Option<Voice> {
        let chunks = self.whole_name(at, end)?;
        // "The political office of the movement", "the command of the army": the party itself speaks.
        let last = chunks.end - 1;
        let party = self.ctx.chunks[last].np().is_some_and(|np| {
            matches!(
                np.head,
                Head::Actor | Head::Force | Head::Body | Head::Group
            ) && !np.whos.is_empty()
        });
        if party && last > at {
            return Some(Voice {
                chunks,
                name: last..last + 1,
                own: false,
            });
        }
        let name = self.ctx.names().full(self.ctx, &chunks);
        Some(Voice::own(chunks, name))
    }

    /// The chunks of an organisation's own name: two words at least.
    pub(super) fn whole_name(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let chunks = &self.ctx.chunks;
        let (mut after, mut definite) = (at + 1, 0);
        let articled = self.definite(at);
        while after < end.min(at + NAME) && definite < 2 && self.goes_on(after) {
            // After a definite word only what agrees with it, or is tied to it, belongs to the name.
            if (articled || definite > 0) && !self.agrees(after) {
                break;
            }
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
        (words.len() > 1).then_some(at..after)
    }

    /// Does a chunk's first word bear the article?
    pub(super) fn definite(&self, at: usize) -> bool {
        let word = self.ctx.doc.word(self.ctx.chunks[at].tokens.start);
        rasid_text::clitic::analyses(word).any(|a| a.article)
    }

    /// Does a chunk go on with a definite noun: an adjective with its article, or what a lam ties to it?
    fn agrees(&self, at: usize) -> bool {
        let chunk = &self.ctx.chunks[at];
        let party = chunk
            .np()
            .is_some_and(|np| np.head != Head::Place && !np.whos.is_empty());
        let tied = chunk.clitics.prep == Some(rasid_text::fold::letters::LAM);
        tied || !party && self.definite(at)
            || matches!(chunk.kind, Kind::Nisba(_) | Kind::Open | Kind::Close)
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
            Some(np) => {
                let deeper = self.deeper(at, np, colon);
                (deeper.end() >= colon).then_some(deeper)
            }
            None if self.organisation(at) => self.own(at, colon),
            _ => None,
        }
    }
}

//! Who is the subject of a verb of saying, condemning, claiming: whoever stands
//! right after it or right before it.
//!
//! Arabic puts the subject first after its verb, so the first noun phrase that
//! can speak is he, and what follows is whom he speaks of. A phrase in the
//! accusative is an object: then the verb goes on with the speaker before. Whom
//! that is, is not known here.

use super::Finder;
use super::chain::own_name;
use super::naming::english;
use super::speaker::Voice;
use crate::chunk::Kind;
use crate::clause::whos_for;
use crate::context::Context;
use crate::phrase::Head;
use crate::values::{Who, unique};
use rasid_codebook::{Grammatical, WordClass};
use rasid_model::{Attribution, Family};
use rasid_text::clitic::analyses;
use rasid_text::fold::letters;
use std::ops::Range;

/// How many chunks after its verb a subject may stand.
const REACH: usize = 8;

/// How many chunks a subject that nobody names may have.
const PHRASE: usize = 4;

/// The subject of a verb of saying.
#[derive(Clone, Debug)]
pub(crate) enum Subject {
    /// Who, by the words at a chunk.
    Named { whos: Vec<Who>, chunk: usize },
    /// None of its own.
    Silent,
}

/// Does a chunk tell that somebody says something?
pub(crate) fn speech_verb(ctx: &Context, chunk: usize) -> bool {
    match ctx.chunks[chunk].kind {
        Kind::Verb(WordClass::Say | WordClass::SayOn | WordClass::Hedge) => true,
        Kind::Frame(t) => t
            .verb
            .is_some_and(|(frame, _)| ctx.book.frame(frame).family == Family::Statement),
        _ => false,
    }
}

/// The subject of the verb at a chunk.
pub(crate) fn subject(ctx: &Context, verb: usize) -> Subject {
    let finder = Finder::new(ctx);
    let sentence = ctx.sentences[ctx.sentence_of_chunk(verb)].clone();
    let before = || finder.subject_before(verb, sentence.start);
    let after = || finder.subject_after(verb, sentence.end);
    // "Factions whom Washington blames": a verb with a pronoun has its object, and its subject after it.
    let found = if ctx.chunks[verb].clitics.suffix {
        after().or_else(before)
    } else {
        before().or_else(after)
    };
    found.map_or(Subject::Silent, |(whos, chunk)| Subject::Named {
        whos,
        chunk,
    })
}

impl Finder<'_, '_> {
    fn subject_after(&self, verb: usize, end: usize) -> Option<(Vec<Who>, usize)> {
        let chunks = &self.ctx.chunks;
        let mut at = verb + 1;
        while at < end.min(verb + REACH) {
            let chunk = &chunks[at];
            if chunk.clitics.prep.is_some() && !chunk.clitics.conj && at > verb + 1 {
                // "in a statement to the press".
                at += 1;
                continue;
            }
            let bare = chunk.clitics.prep.is_none() && !chunk.clitics.conj;
            let found = bare.then(|| self.speakers_at(at, end));
            if let Some(found) = found.flatten() {
                return Some(found);
            }
            match &chunk.kind {
                Kind::Time(_)
                | Kind::Open
                | Kind::Close
                | Kind::Word(WordClass::Filler | WordClass::Resuming) => at += 1,
                Kind::Comma if at == verb + 1 || self.aside(verb, at) => at += 1,
                Kind::Word(_) if chunk.clitics.suffix => at += 1,
                Kind::Word(WordClass::In) => at += 2,
                Kind::Other if self.adverb(at) => at += 1,
                _ => return None,
            }
        }
        None
    }

    /// Does a comma at `at` close what stands between commas after the verb?
    fn aside(&self, verb: usize, at: usize) -> bool {
        (verb + 1..at).any(|k| matches!(self.ctx.chunks[k].kind, Kind::Comma))
    }

    /// The speakers whom the words at a chunk name, with those joined to them by "and".
    fn speakers_at(&self, at: usize, end: usize) -> Option<(Vec<Who>, usize)> {
        let (mut whos, mut next) = self.one(at, end)?;
        while next < end
            && self.ctx.chunks[next].clitics.conj
            && self.ctx.chunks[next].clitics.prep.is_none()
            && let Some((more, after)) = self.one(next, end)
        {
            whos.extend(more);
            next = after;
        }
        unique(&mut whos);
        Some((whos, at))
    }

    /// One speaker at a chunk, and the chunk after him.
    fn one(&self, at: usize, end: usize) -> Option<(Vec<Who>, usize)> {
        let chunk = &self.ctx.chunks[at];
        if self.oblique(at) {
            return None;
        }
        if let Some(voice) = self.voice_at(at, end) {
            let whos = self.whos(&voice);
            return (!whos.is_empty()).then_some((whos, voice.end()));
        }
        let token = chunk.tokens.start;
        let people = chunk
            .np()
            .is_some_and(|np| np.people.is_some_and(|n| n != Grammatical::Singular))
            || self.ctx.may_be(token, WordClass::Speakers);
        let nominative = self.nominative(at) && matches!(chunk.kind, Kind::Other);
        let accusative = self.adverb(at);
        (people && !accusative || nominative).then(|| self.people(at, end))
    }

    /// Who a voice is.
    fn whos(&self, voice: &Voice) -> Vec<Who> {
        let ctx = self.ctx;
        let tokens =
            ctx.chunks[voice.name.start].tokens.start..ctx.chunks[voice.name.end - 1].tokens.end;
        if voice.own {
            return vec![by_link(own_name(ctx, &voice.name), tokens)];
        }
        let Some(np) = ctx.chunks[voice.name.start].np() else {
            return Vec::new();
        };
        let mut whos = whos_for(ctx, np, Family::Statement);
        if whos.is_empty() {
            let meant = self.at_home(voice.name.start);
            whos.extend(meant.or_else(|| self.goes_back(voice.name.start)));
        }
        if whos.is_empty() {
            let links = self.links(voice);
            whos.extend(links.last().map(|link| by_link(link.clone(), tokens)));
        }
        whos
    }

    /// People who are nobody by name, by the words for them.
    fn people(&self, at: usize, end: usize) -> (Vec<Who>, usize) {
        let chunks = &self.ctx.chunks;
        let goes_on = |k: usize| {
            let chunk = &chunks[k];
            let adjective = match &chunk.kind {
                Kind::Nisba(_) | Kind::Word(WordClass::Filler) => true,
                Kind::Other => {
                    self.nominative(k) || self.ctx.may_be(chunk.tokens.start, WordClass::Speakers)
                }
                // "Elders of clans": whose they are.
                Kind::Np(np) => {
                    !chunk.clitics.article
                        && k == at + 1
                        && !self.definite(at)
                        && np.head != Head::Person
                        && !np.whos.iter().any(|_| true)
                }
                _ => false,
            };
            adjective && chunk.clitics.prep.is_none() && !chunk.clitics.conj
        };
        let mut after = at + 1;
        while after < end.min(at + PHRASE) && goes_on(after) {
            after += 1;
        }
        // "members in the parliament", "leaders of tribes": whose they are.
        let of = chunks
            .get(after)
            .filter(|c| after < end && c.is(WordClass::In))
            .and(chunks.get(after + 1));
        if of.is_some_and(|c| c.np().is_some()) && after + 1 < end {
            after += 2;
        }
        let tokens = chunks[at].tokens.start..chunks[after - 1].tokens.end;
        let en = english(self.ctx, &tokens).to_lowercase();
        let words: Vec<&str> = tokens
            .clone()
            .map(|t| self.ctx.doc.word(t))
            .filter(|w| !w.is_empty())
            .collect();
        let who = Who {
            id: format!("people-{}", words.join("-")),
            name_en: en,
            name_ar: self.ctx.words(self.ctx.span(&tokens)),
            sector: "UNK".to_owned(),
            country: None,
            person: false,
            tokens,
        };
        (vec![who], after)
    }

    /// The subject right before a verb that nothing joins to the clause before.
    fn subject_before(&self, verb: usize, start: usize) -> Option<(Vec<Who>, usize)> {
        let chunks = &self.ctx.chunks;
        if chunks[verb].clitics.conj {
            return None;
        }
        let quiet = |k: usize| {
            matches!(chunks[k].kind, Kind::Close | Kind::Open | Kind::Time(_))
                || self.ctx.may_be(chunks[k].tokens.start, WordClass::Particle)
        };
        let last = (start..verb).rev().find(|k| !quiet(*k))?;
        let relative = chunks[last].is(WordClass::Rel);
        let last = if relative {
            last.checked_sub(1).filter(|k| *k >= start)?
        } else {
            last
        };
        // The name may have begun some chunks before: "the centre of X condemns".
        for at in (start.max(last.saturating_sub(PHRASE + 1))..=last).rev() {
            let Some(voice) = self.voice_at(at, verb) else {
                continue;
            };
            if voice.end() <= last {
                break;
            }
            let free = relative || (chunks[at].clitics.prep.is_none() && !self.governed(at, start));
            let whos = self.whos(&voice);
            if free && !whos.is_empty() {
                return Some((whos, at));
            }
        }
        None
    }

    /// Does a preposition stand before a chunk?
    fn governed(&self, at: usize, start: usize) -> bool {
        let before = (start..at)
            .rev()
            .find(|k| !matches!(self.ctx.chunks[*k].kind, Kind::Open | Kind::Close));
        before.is_some_and(|k| {
            matches!(self.ctx.chunks[k].kind, Kind::Word(c)
                if !matches!(c, WordClass::Clause | WordClass::Comp | WordClass::Filler | WordClass::Resuming | WordClass::Rel | WordClass::Today))
        })
    }

    /// A sound plural or a dual in the accusative is no subject.
    fn oblique(&self, at: usize) -> bool {
        let chunk = &self.ctx.chunks[at];
        let named = chunk
            .np()
            .is_some_and(|np| np.person.is_some() || np.head == Head::State);
        !named && self.ends(at, letters::PLURAL[1]) && chunk.clitics.article
    }

    /// A sound plural in the nominative is a subject.
    fn nominative(&self, at: usize) -> bool {
        self.ends(at, letters::PLURAL[0])
    }

    fn ends(&self, at: usize, ending: &str) -> bool {
        let word = self.ctx.doc.word(self.ctx.chunks[at].tokens.start);
        word.chars().count() > 4 && word.ends_with(ending)
    }

    /// A word with the ending of an adverb ("later", "as well").
    fn adverb(&self, at: usize) -> bool {
        let chunk = &self.ctx.chunks[at];
        let word = self.ctx.doc.word(chunk.tokens.start);
        let articled = analyses(word).any(|a| a.article);
        chunk.tokens.len() == 1 && word.ends_with(letters::ALEF) && !articled
    }
}

/// A link of a chain as the one who speaks.
fn by_link(link: Attribution, tokens: Range<usize>) -> Who {
    Who {
        id: link.id,
        name_en: link.name_en,
        name_ar: link.name_ar,
        sector: "UNK".to_owned(),
        country: None,
        person: false,
        tokens,
    }
}

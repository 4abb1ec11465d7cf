//! Who says what: the zones of a report that stand under somebody's word.
//!
//! A verb of saying opens a zone to the end of its sentence or quotation; an
//! "according to" covers the sentence it stands in; an outlet that passes on
//! another's words is a link of the chain, not its root.

mod chain;
mod names;
mod naming;
mod speaker;
mod subject;

pub(crate) use chain::attributions;
pub(crate) use names::Names;
pub(crate) use subject::{Subject, speech_verb, subject};

use crate::chunk::Kind;
use crate::context::Context;
use rasid_codebook::{Ref, WordClass};
use rasid_model::{Attribution, EventType, Family, SourceKind};
use speaker::Voice;
use std::ops::Range;

/// Words under somebody's word.
#[derive(Clone, Debug)]
pub(crate) struct Zone {
    /// Tokens it covers.
    pub tokens: Range<usize>,
    /// From the outermost to the root.
    pub chain: Vec<Attribution>,
    /// The chunk of the speaker.
    pub speaker: Option<usize>,
    /// Held likely, not told as fact.
    pub hedged: bool,
    /// The verb or preposition that opens it.
    pub opener: usize,
    /// Opened by an accusation, a claim or a denial: a deed in it is not the speaker's by his telling it.
    pub judges: bool,
}

/// All zones of a report, in text order.
pub(crate) fn zones(ctx: &Context) -> Vec<Zone> {
    let mut finder = Finder::new(ctx);
    for sentence in 0..ctx.sentences.len() {
        finder.sentence(sentence);
    }
    finder.zones
}

/// The zone that covers a token most closely.
pub(crate) fn zone_at(zones: &[Zone], token: usize) -> Option<&Zone> {
    zones
        .iter()
        .filter(|z| z.tokens.contains(&token))
        .max_by_key(|z| (z.opener < usize::MAX, z.tokens.start, z.opener))
}

struct Finder<'r, 'c> {
    ctx: &'r Context<'c>,
    zones: Vec<Zone>,
    /// The last speaker: chunk and chain.
    last: Option<(Option<usize>, Vec<Attribution>)>,
}

impl<'r, 'c> Finder<'r, 'c> {
    fn new(ctx: &'r Context<'c>) -> Self {
        Self {
            ctx,
            zones: Vec::new(),
            last: None,
        }
    }
}

impl Finder<'_, '_> {
    fn sentence(&mut self, sentence: usize) {
        let chunks = self.ctx.sentences[sentence].clone();
        let mut at = chunks.start;
        while at < chunks.end {
            let chunk = &self.ctx.chunks[at];
            match chunk.kind {
                Kind::Verb(WordClass::Say) if self.as_said(at, &chunks) => {
                    at = self.according(at, &chunks);
                    continue;
                }
                Kind::Verb(WordClass::Say | WordClass::Hedge) | Kind::Word(WordClass::Say) => {
                    self.say(at, &chunks)
                }
                Kind::Verb(WordClass::SayOn) | Kind::Word(WordClass::SayOn) => {
                    self.say_on(at, &chunks)
                }
                Kind::Verb(WordClass::Relay) => self.relay(at, &chunks),
                Kind::Word(WordClass::According) => {
                    at = self.according(at, &chunks);
                    continue;
                }
                Kind::Colon => self.headline(at, &chunks),
                Kind::Frame(t) => self.states(at, t, &chunks),
                _ => {}
            }
            at += 1;
        }
    }

    /// "..., as X reported": a verb of saying at the end, with nothing of what was said after it.
    fn as_said(&self, at: usize, chunks: &Range<usize>) -> bool {
        let ctx = self.ctx;
        let opens = at > chunks.start + 1 && ctx.chunks[at - 1].is(WordClass::Resuming);
        let told = |k: usize| {
            let chunk = &ctx.chunks[k];
            chunk.is(WordClass::Comp)
                || matches!(chunk.kind, Kind::Colon | Kind::Frame(_))
                || chunk.clitics.prep == Some(rasid_text::fold::letters::BEH)
        };
        opens
            && ctx.chunks[at - 1].clitics.prep.is_none()
            && !(at + 1..chunks.end.min(at + 12)).any(told)
    }

    /// A verb of saying: its speaker after it, or before it, or the one who spoke last.
    fn say(&mut self, at: usize, chunks: &Range<usize>) {
        if self.zones.last().is_some_and(|z| z.opener == at) {
            return;
        }
        let hedged = matches!(self.ctx.chunks[at].kind, Kind::Verb(WordClass::Hedge));
        let speaker = self
            .speaker_after(at, chunks.end)
            .or_else(|| self.speaker_before(at, chunks.start));
        // Residents, witnesses, families: somebody says it who is nobody named.
        let people = || {
            let chunk = self.people_after(at, chunks.end)?;
            Some((None, vec![chain::people(self.ctx, chunk)]))
        };
        let named = speaker.map(|voice| (voice.chunk(), self.chain(&voice, chunks)));
        let spoke = named.or_else(people).or_else(|| self.last.clone());
        let Some((speaker, chain)) = spoke else {
            return;
        };
        self.open(at, speaker, chain, hedged, chunks);
    }

    /// Whoever accuses or condemns has spoken: "it added" goes back to him. What he
    /// accuses of, claims or denies stands under his word.
    fn states(&mut self, at: usize, trigger: crate::chunk::Trigger, chunks: &Range<usize>) {
        let frame = trigger.verb.map(|(f, _)| self.ctx.book.frame(f));
        let Some(frame) = frame.filter(|f| f.family == Family::Statement) else {
            return;
        };
        // "Warned that", "called it": such verbs report what follows too.
        let reports = |r: &Ref| matches!(r, Ref::WordVerb(WordClass::Say));
        let token = self.ctx.chunks[at].tokens.start;
        if self.ctx.hits(token).any(|h| h.refs.iter().any(reports)) {
            return self.say(at, chunks);
        }
        let Some((speaker, chain)) = self.stated_by(at, chunks) else {
            return;
        };
        let judges = frame.needs.is_none()
            && (matches!(frame.kind, EventType::Claim | EventType::Deny)
                || frame.mode.as_deref() == Some("allege"));
        if judges && !chain.is_empty() {
            self.open(at, speaker, chain, false, chunks);
            if let Some(zone) = self.zones.last_mut() {
                zone.judges = true;
            }
        } else {
            self.last = Some((speaker, chain));
        }
    }

    /// Who states it, with the chain: the verb's subject.
    fn stated_by(
        &self,
        at: usize,
        chunks: &Range<usize>,
    ) -> Option<(Option<usize>, Vec<Attribution>)> {
        let after = self.speaker_after(at, chunks.end.min(at + 3));
        let voice = after.or_else(|| self.speaker_before(at, chunks.start))?;
        Some((voice.chunk(), self.chain(&voice, chunks)))
    }

    fn say_on(&mut self, at: usize, chunks: &Range<usize>) {
        let named = self
            .speaker_after(at, chunks.end)
            .filter(|_| matches!(self.ctx.chunks[at].kind, Kind::Verb(_)));
        let (speaker, chain) = match named {
            Some(voice) => (voice.chunk(), self.chain(&voice, chunks)),
            None => match self.last.clone() {
                Some(last) => last,
                None => return,
            },
        };
        self.open(at, speaker, chain, false, chunks);
    }

    /// "X carried from Y that": Y says, X passes on.
    fn relay(&mut self, at: usize, chunks: &Range<usize>) {
        let medium = self.speaker_after(at, chunks.end);
        let from = medium.as_ref().map_or(at + 1, Voice::end);
        let about =
            (from..chunks.end.min(from + 3)).find(|k| self.ctx.chunks[*k].is(WordClass::About));
        let root = about.and_then(|k| self.speaker_after(k, chunks.end));
        let passes_on = self
            .zones
            .last()
            .is_some_and(|z| z.opener >= chunks.start && !z.chain.is_empty());
        match (medium, root) {
            (medium, Some(root)) => {
                let mut chain = medium.map_or_else(Vec::new, |m| self.chain(&m, chunks));
                chain.extend(self.links(&root));
                self.open(at, root.chunk(), chain, false, chunks);
            }
            (Some(medium), None) if passes_on => self.add_link(&medium, chunks.start),
            (Some(medium), None) => {
                let chain = self.chain(&medium, chunks);
                self.open(at, medium.chunk(), chain, false, chunks);
            }
            (None, None) => {}
        }
    }

    /// Puts a medium before the speakers of this sentence's zones.
    fn add_link(&mut self, medium: &Voice, from: usize) {
        let links = self.links(medium);
        for zone in self.zones.iter_mut().rev().take_while(|z| z.opener >= from) {
            if (zone.speaker.is_none() || zone.speaker != medium.chunk())
                && !links
                    .iter()
                    .any(|l| zone.chain.iter().any(|c| c.id == l.id))
            {
                zone.chain.splice(0..0, links.clone());
            }
        }
        if let Some((_, chain)) = &mut self.last {
            chain.splice(0..0, links);
        }
    }

    /// "According to X": what stands before it in the sentence, or after it where it leads.
    /// Returns the chunk after the speaker.
    fn according(&mut self, at: usize, chunks: &Range<usize>) -> usize {
        let Some(voice) = self.speaker_after(at, chunks.end) else {
            return at + 1;
        };
        if self.carries(at, &voice, chunks) {
            return voice.end();
        }
        let named = voice.chunks.start;
        let relays = (at + 1..named).any(|k| self.ctx.chunks[k].is_verb(WordClass::Relay));
        let said_before = self
            .zones
            .last()
            .is_some_and(|z| z.opener >= chunks.start && !z.chain.is_empty());
        if said_before && relays {
            self.add_link(&voice, chunks.start);
            return voice.end();
        }
        let chain = self.chain(&voice, chunks);
        let first = self.ctx.chunks[chunks.start].tokens.start;
        let leads = at <= chunks.start + 1;
        let tokens = if leads {
            self.ctx.chunks[at].tokens.start..self.end_of(chunks)
        } else {
            // It covers back to the zone before it.
            let back = self
                .zones
                .iter()
                .filter(|z| !z.judges && z.opener >= chunks.start && z.opener < at)
                .map(|z| z.tokens.start)
                .max();
            let end = self.ctx.chunks[voice.end() - 1].tokens.end;
            back.map_or(first, |b| b.max(first))..end
        };
        self.last = Some((voice.chunk(), chain.clone()));
        self.zones.push(Zone {
            tokens,
            chain,
            speaker: voice.chunk(),
            hedged: false,
            opener: at,
            judges: false,
        });
        voice.end()
    }

    /// "The agency reported, quoting Y, that": Y is the root of what the agency says.
    fn carries(&mut self, at: usize, voice: &Voice, chunks: &Range<usize>) -> bool {
        let ctx = self.ctx;
        let links = self.links(voice);
        let Some(zone) = self.zones.last_mut().filter(|z| z.opener >= chunks.start) else {
            return false;
        };
        let medium = |l: &Attribution| matches!(l.kind, SourceKind::Outlet | SourceKind::Agency);
        let near = !(zone.opener..at).any(|k| {
            ctx.chunks[k].is(WordClass::Comp)
                || matches!(ctx.chunks[k].kind, Kind::Colon | Kind::Frame(_))
        });
        let carried = near && zone.chain.last().is_some_and(medium) && !links.iter().all(medium);
        if carried {
            zone.chain.extend(links);
            zone.speaker = voice.chunk();
            self.last = Some((zone.speaker, zone.chain.clone()));
        }
        carried
    }

    /// "X: ...": a headline that X says.
    fn headline(&mut self, colon: usize, chunks: &Range<usize>) {
        let Some(voice) = self.before_colon(colon, chunks.start) else {
            return;
        };
        let chain = self.chain(&voice, chunks);
        if !chain.is_empty() {
            self.open(colon, voice.chunk(), chain, false, chunks);
        }
    }

    fn end_of(&self, chunks: &Range<usize>) -> usize {
        self.ctx.chunks[chunks.end - 1].tokens.end
    }

    fn open(
        &mut self,
        at: usize,
        speaker: Option<usize>,
        chain: Vec<Attribution>,
        hedged: bool,
        chunks: &Range<usize>,
    ) {
        let start = self.ctx.chunks[at].tokens.start;
        let mut end = self.end_of(chunks);
        // A quotation that goes on past the sentence stays under the same word.
        if let Some(last) = self.ctx.doc.tokens.get(end - 1)
            && last.in_quote
        {
            let same = |t: &&rasid_text::Token| t.quote == last.quote;
            end += self.ctx.doc.tokens[end..].iter().take_while(same).count();
        }
        self.last = Some((speaker, chain.clone()));
        self.zones.push(Zone {
            tokens: start..end,
            chain,
            speaker,
            hedged,
            opener: at,
            judges: false,
        });
    }
}

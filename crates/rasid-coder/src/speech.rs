//! Who says what: the zones of a report that stand under somebody's word.
//!
//! A verb of saying opens a zone to the end of its sentence or quotation; an
//! "according to" covers the sentence it stands in; an outlet that passes on
//! another's words is a link of the chain, not its root.

use crate::chunk::Kind;
use crate::clause::whos_for;
use crate::context::Context;
use crate::phrase::{Head, Np};
use rasid_codebook::WordClass;
use rasid_model::{Attribution, Evidence, Family, SourceKind};
use rasid_text::fold::letters;
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
}

/// All zones of a report, in text order.
pub(crate) fn zones(ctx: &Context) -> Vec<Zone> {
    let mut finder = Finder {
        ctx,
        zones: Vec::new(),
        last: None,
    };
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

impl Finder<'_, '_> {
    fn sentence(&mut self, sentence: usize) {
        let chunks = self.ctx.sentences[sentence].clone();
        let mut at = chunks.start;
        while at < chunks.end {
            let chunk = &self.ctx.chunks[at];
            match chunk.kind {
                Kind::Verb(WordClass::Say | WordClass::Hedge) | Kind::Word(WordClass::Say) => {
                    self.say(at, &chunks)
                }
                Kind::Verb(WordClass::SayOn) | Kind::Word(WordClass::SayOn) => {
                    self.say_on(at, &chunks)
                }
                Kind::Verb(WordClass::Relay) => self.relay(at, &chunks),
                Kind::Word(WordClass::According) => self.according(at, &chunks),
                Kind::Frame(t) => self.states(at, t, &chunks),
                _ => {}
            }
            at += 1;
        }
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
        let (speaker, chain) = match speaker {
            Some(speaker) => (Some(speaker), self.chain(speaker, chunks)),
            // Residents, witnesses, families: somebody says it who is nobody named.
            None if self.people_after(at, chunks.end).is_some() => {
                let people = self
                    .people_after(at, chunks.end)
                    .map(|k| self.chunk_words(k))
                    .unwrap_or_default();
                (None, people)
            }
            None => match &self.last {
                Some(last) => last.clone(),
                None => return,
            },
        };
        self.open(at, speaker, chain, hedged, chunks);
    }

    /// Whoever accuses or condemns has spoken: "it added" goes back to him.
    fn states(&mut self, at: usize, trigger: crate::chunk::Trigger, chunks: &Range<usize>) {
        let statement = trigger
            .verb
            .is_some_and(|(f, _)| self.ctx.book.frame(f).family == Family::Statement);
        if let Some(speaker) = self
            .speaker_after(at, chunks.end.min(at + 3))
            .filter(|_| statement)
        {
            self.last = Some((Some(speaker), self.chain(speaker, chunks)));
        }
    }

    fn say_on(&mut self, at: usize, chunks: &Range<usize>) {
        let named = self
            .speaker_after(at, chunks.end)
            .filter(|_| matches!(self.ctx.chunks[at].kind, Kind::Verb(_)));
        let (speaker, chain) = match named {
            Some(speaker) => (Some(speaker), self.chain(speaker, chunks)),
            None => match self.last.clone() {
                Some(last) => last,
                None => return,
            },
        };
        self.open(at, speaker, chain, false, chunks);
    }

    /// "X carried from Y that": Y says, X passes on.
    fn relay(&mut self, at: usize, chunks: &Range<usize>) {
        let Some(medium) = self.speaker_after(at, chunks.end) else {
            return;
        };
        let about = (medium + 1..chunks.end.min(medium + 4))
            .find(|k| self.ctx.chunks[*k].is(WordClass::About));
        let root = about.and_then(|k| self.speaker_after(k, chunks.end));
        let passes_on = self
            .zones
            .last()
            .is_some_and(|z| z.opener >= chunks.start && z.speaker.is_some());
        match root {
            Some(root) => {
                let mut chain = self.chain(medium, chunks);
                chain.extend(self.links(root));
                self.open(at, Some(root), chain, false, chunks);
            }
            None if passes_on => self.add_link(medium, chunks.start),
            None => {
                let chain = self.chain(medium, chunks);
                self.open(at, Some(medium), chain, false, chunks);
            }
        }
    }

    /// Puts a medium before the speakers of this sentence's zones.
    fn add_link(&mut self, medium: usize, from: usize) {
        let links = self.links(medium);
        for zone in self.zones.iter_mut().rev().take_while(|z| z.opener >= from) {
            if zone.speaker != Some(medium)
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

    fn according(&mut self, at: usize, chunks: &Range<usize>) {
        let Some(speaker) = self.speaker_after(at, chunks.end) else {
            return;
        };
        let relays = (at + 1..speaker).any(|k| self.ctx.chunks[k].is_verb(WordClass::Relay));
        let said_before = self
            .zones
            .last()
            .is_some_and(|z| z.opener >= chunks.start && z.speaker.is_some());
        if said_before && relays {
            self.add_link(speaker, chunks.start);
            return;
        }
        let chain = self.chain(speaker, chunks);
        let first = self.ctx.chunks[chunks.start].tokens.start;
        let leads = at <= chunks.start + 1;
        let tokens = if leads {
            self.ctx.chunks[at].tokens.start..self.end_of(chunks)
        } else {
            // It covers back to the zone before it.
            let back = self
                .zones
                .iter()
                .filter(|z| z.opener >= chunks.start && z.opener < at)
                .map(|z| z.tokens.start)
                .max();
            back.map_or(first, |b| b.max(first))..self.ctx.chunks[speaker].tokens.end
        };
        self.last = Some((Some(speaker), chain.clone()));
        self.zones.push(Zone {
            tokens,
            chain,
            speaker: Some(speaker),
            hedged: false,
            opener: at,
        });
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
        });
    }

    /// The noun phrase after a verb of saying that names who says it.
    fn speaker_after(&self, at: usize, end: usize) -> Option<usize> {
        for k in at + 1..end.min(at + 6) {
            let chunk = &self.ctx.chunks[k];
            match &chunk.kind {
                Kind::Np(np) if np.head.speaks() => {
                    let allowed = chunk.clitics.prep.is_none()
                        || self.ctx.chunks[at].is(WordClass::According);
                    return allowed.then_some(k);
                }
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

    /// Ordinary people right after a verb of saying.
    fn people_after(&self, at: usize, end: usize) -> Option<usize> {
        let next = (at + 1..end.min(at + 3))
            .find(|k| !matches!(self.ctx.chunks[*k].kind, Kind::Time(_)))?;
        let chunk = &self.ctx.chunks[next];
        let people = chunk
            .np()
            .is_some_and(|np| matches!(np.head, Head::Civil | Head::People));
        (people && chunk.clitics.prep.is_none()).then_some(next)
    }

    /// Ordinary people as the root of a chain.
    fn chunk_words(&self, chunk: usize) -> Vec<Attribution> {
        let span = self.ctx.chunk_span(chunk);
        let name_ar = self
            .ctx
            .report
            .text
            .chars()
            .skip(span.start as usize)
            .take((span.end - span.start) as usize)
            .collect();
        vec![Attribution {
            id: "residents".to_owned(),
            name_en: "residents".to_owned(),
            name_ar,
            kind: SourceKind::Witness,
            evidence: Evidence::new("attr.people", [span]),
        }]
    }

    /// The subject before a verb of saying.
    fn speaker_before(&self, at: usize, start: usize) -> Option<usize> {
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
                    return (!governed && at - k <= 8).then_some(k);
                }
                _ => {}
            }
        }
        None
    }

    /// The chain of a speaker: the medium he spoke to, or that carried it, then himself.
    fn chain(&self, speaker: usize, chunks: &Range<usize>) -> Vec<Attribution> {
        let mut chain = Vec::new();
        for k in speaker + 1..chunks.end.min(speaker + 7) {
            let chunk = &self.ctx.chunks[k];
            match &chunk.kind {
                Kind::Np(np)
                    if np.head == Head::Source
                        && self.is_medium(np)
                        && chunk.clitics.prep == Some(letters::LAM) =>
                {
                    chain.extend(self.links(k));
                    break;
                }
                Kind::Verb(WordClass::Relay) => {
                    if let Some(medium) = self.speaker_after(k, chunks.end) {
                        chain.extend(self.links(medium));
                    }
                    break;
                }
                Kind::Word(WordClass::Comp) | Kind::Colon => break,
                _ => {}
            }
        }
        let links = self.links(speaker);
        chain.retain(|c| !links.iter().any(|l| l.id == c.id));
        chain.extend(links);
        chain
    }

    fn is_medium(&self, np: &Np) -> bool {
        np.source.is_some_and(|s| {
            matches!(
                self.ctx.book.source(s).kind,
                SourceKind::Outlet | SourceKind::Agency
            )
        })
    }

    /// A noun phrase as links of a chain: one, or the last speaker for a bare "the statement".
    fn links(&self, chunk: usize) -> Vec<Attribution> {
        let Some(np) = self.ctx.chunks[chunk].np() else {
            return Vec::new();
        };
        let links = attributions(self.ctx, np, &self.ctx.chunks[chunk].tokens);
        if links.is_empty() && np.head == Head::Official {
            return match (&self.last, np.definite) {
                (Some((_, chain)), true) => chain.clone(),
                _ => vec![unnamed_official(self.ctx, &self.ctx.chunks[chunk].tokens)],
            };
        }
        links
    }
}

fn unnamed_official(ctx: &Context, tokens: &Range<usize>) -> Attribution {
    Attribution {
        id: "unnamed-official".to_owned(),
        name_en: "unnamed official".to_owned(),
        name_ar: ctx.words(ctx.span(tokens)),
        kind: SourceKind::Unnamed,
        evidence: Evidence::new("attr.official", [ctx.span(tokens)]),
    }
}

/// What a noun phrase names as a source.
pub(crate) fn attributions(ctx: &Context, np: &Np, tokens: &Range<usize>) -> Vec<Attribution> {
    let spans = [ctx.span(tokens)];
    if let Some(source) = np.source {
        let source = ctx.book.source(source);
        return vec![Attribution {
            id: source.id.clone(),
            name_en: source.name_en.clone(),
            name_ar: source.name_ar.clone(),
            kind: source.kind,
            evidence: Evidence::new("attr.source", spans),
        }];
    }
    if let (None, Some(office)) = (np.person, np.office) {
        let office = ctx.book.office(office);
        return vec![Attribution {
            id: office.id.clone(),
            name_en: office.name_en.clone(),
            name_ar: office.forms.first().cloned().unwrap_or_default(),
            kind: SourceKind::Official,
            evidence: Evidence::new("attr.office", spans),
        }];
    }
    let armed = |sector: &str| matches!(sector, "REB" | "PRM" | "UAF" | "MIL");
    whos_for(ctx, np, Family::Statement)
        .into_iter()
        .take(2)
        .map(|who| Attribution {
            id: who.id,
            name_en: who.name_en,
            name_ar: who.name_ar,
            kind: if armed(&who.sector) {
                SourceKind::Party
            } else {
                SourceKind::Official
            },
            evidence: Evidence::new("attr.speaker", spans),
        })
        .collect()
}

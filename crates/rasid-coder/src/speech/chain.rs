//! The chain of a word: through whom it came, from the outermost to the root.

use super::Finder;
use super::naming::english;
use super::speaker::Voice;
use crate::chunk::Kind;
use crate::clause::whos_for;
use crate::context::Context;
use crate::phrase::{Head, Np};
use crate::values::Who;
use rasid_codebook::WordClass;
use rasid_model::{Attribution, Evidence, Family, SourceKind};
use rasid_text::fold::letters;
use std::ops::Range;

impl Finder<'_, '_> {
    /// The chain of a speaker: the medium he spoke to, or that carried it, then himself.
    pub(super) fn chain(&self, voice: &Voice, chunks: &Range<usize>) -> Vec<Attribution> {
        let mut chain = Vec::new();
        let after = voice.end();
        for k in after..chunks.end.min(after + 6) {
            let chunk = &self.ctx.chunks[k];
            match &chunk.kind {
                Kind::Np(np)
                    if np.head == Head::Source
                        && self.is_medium(np)
                        && chunk.clitics.prep == Some(letters::LAM) =>
                {
                    chain.extend(self.links(&Voice::of(k)));
                    break;
                }
                Kind::Verb(WordClass::Relay) => {
                    if let Some(medium) = self.speaker_after(k, chunks.end) {
                        chain.extend(self.links(&medium));
                    }
                    break;
                }
                Kind::Word(WordClass::Comp) | Kind::Colon => break,
                _ => {}
            }
        }
        let links = self.links(voice);
        chain.retain(|c| !links.iter().any(|l| l.id == c.id));
        chain.extend(links);
        chain
    }

    /// "The government", "the authorities", whose nobody says: those of the country that the report speaks of.
    pub(super) fn at_home(&self, chunk: usize) -> Option<Who> {
        let ctx = self.ctx;
        let tokens = &ctx.chunks[chunk].tokens;
        let np = ctx.chunks[chunk].np()?;
        let bare =
            np.definite && np.word.len() == 1 && ctx.may_be(np.word.start, WordClass::Government);
        let code = ctx
            .setting()
            .country_near(ctx, tokens.start)
            .filter(|_| bare)?;
        let government = ctx.book.country_by_code(code)?.government.as_deref()?;
        Who::by_id(ctx.book, government, tokens.clone())
    }

    /// "The group", "the ministry", alone: the one named last of that kind.
    pub(super) fn goes_back(&self, chunk: usize) -> Option<Who> {
        let ctx = self.ctx;
        let np = ctx.chunks[chunk].np()?;
        let alone = np.definite && np.word.len() == 1 && np.whos.is_empty();
        let kind = matches!(np.head, Head::Group | Head::Body | Head::Force).then_some(np.head)?;
        let fights = |who: &Who| matches!(who.sector.as_str(), "REB" | "PRM" | "UAF");
        let earlier = (0..chunk)
            .rev()
            .filter_map(|k| ctx.chunks[k].np())
            .filter(|_| alone);
        let mut same = earlier.filter(|b| match kind {
            Head::Group => b.head == Head::Actor && b.whos.iter().any(fights),
            _ => b.first == np.first && !b.whos.is_empty(),
        });
        let mut who = same.next()?.whos.first()?.clone();
        who.govern(ctx.book);
        who.tokens = np.word.clone();
        Some(who)
    }

    fn is_medium(&self, np: &Np) -> bool {
        np.source.is_some_and(|s| {
            matches!(
                self.ctx.book.source(s).kind,
                SourceKind::Outlet | SourceKind::Agency
            )
        })
    }

    /// A speaker as links of a chain: one, or the last speaker for a bare "the statement".
    pub(super) fn links(&self, voice: &Voice) -> Vec<Attribution> {
        let ctx = self.ctx;
        if voice.own {
            return vec![own_name(ctx, &voice.name)];
        }
        let chunk = &ctx.chunks[voice.name.start];
        let Some(np) = chunk.np() else {
            return Vec::new();
        };
        // "The source added": the one that spoke last, where its like is nobody by name.
        let nameless = np
            .source
            .is_some_and(|s| ctx.book.source(s).kind == SourceKind::Unnamed);
        if let Some((_, last)) = self.last.as_ref().filter(|_| nameless)
            && np.definite
            && np.word.len() == 1
            && !last.is_empty()
        {
            return last.clone();
        }
        let mut links = attributions(ctx, np, &chunk.tokens);
        if links.is_empty()
            && let Some(who) = self
                .at_home(voice.name.start)
                .or_else(|| self.goes_back(voice.name.start))
        {
            links.push(Attribution {
                id: who.id,
                name_en: who.name_en,
                name_ar: who.name_ar,
                kind: SourceKind::Official,
                evidence: Evidence::new("attr.at-home", [ctx.span(&chunk.tokens)]),
            });
        }
        if links.is_empty() && np.head == Head::Official {
            return match (&self.last, np.definite) {
                (Some((_, chain)), true) => chain.clone(),
                _ => vec![unnamed(ctx, "unnamed-official", &chunk.tokens)],
            };
        }
        if links.is_empty() && matches!(np.head, Head::Force | Head::Group | Head::Body) {
            return vec![unnamed(ctx, "unnamed-official", &chunk.tokens)];
        }
        links
    }
}

/// One who speaks for a body that nobody names.
fn unnamed(ctx: &Context, id: &str, tokens: &Range<usize>) -> Attribution {
    Attribution {
        id: id.to_owned(),
        name_en: id.replace('-', " "),
        name_ar: ctx.words(ctx.span(tokens)),
        kind: SourceKind::Unnamed,
        evidence: Evidence::new("attr.official", [ctx.span(tokens)]),
    }
}

/// Ordinary people as the root of a chain.
pub(super) fn people(ctx: &Context, chunk: usize) -> Attribution {
    let span = ctx.chunk_span(chunk);
    Attribution {
        id: "residents".to_owned(),
        name_en: "residents".to_owned(),
        name_ar: ctx.words(span),
        kind: SourceKind::Witness,
        evidence: Evidence::new("attr.people", [span]),
    }
}

/// An organisation that the codebook does not know, by the name that the report gives it.
pub(super) fn own_name(ctx: &Context, named: &Range<usize>) -> Attribution {
    let chunks = &ctx.chunks;
    let tokens = chunks[named.start].tokens.start..chunks[named.end - 1].tokens.end;
    let words: Vec<&str> = tokens
        .clone()
        .map(|t| ctx.doc.word(t))
        .filter(|w| !w.is_empty())
        .collect();
    let span = ctx.span(&tokens);
    Attribution {
        id: format!("organisation-{}", words.join("-")),
        name_en: english(ctx, &tokens),
        name_ar: ctx.words(span),
        kind: SourceKind::Official,
        evidence: Evidence::new("attr.own-name", [span]),
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

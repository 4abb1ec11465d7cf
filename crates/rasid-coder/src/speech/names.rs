//! Own names of a report: organisations that the codebook does not know, by the
//! words that name them, so that "the network" and "the centre" go back to them.

use super::Finder;
use crate::context::Context;
use rasid_text::clitic::analyses;
use std::ops::Range;

/// The own names of a report, in text order.
#[derive(Debug, Default)]
pub(crate) struct Names(Vec<Name>);

#[derive(Debug)]
struct Name {
    /// Its first word without clitics.
    head: String,
    chunks: Range<usize>,
}

impl Names {
    /// Looks once over the report.
    pub fn of(ctx: &Context) -> Self {
        let finder = Finder::new(ctx);
        let mut names = Vec::new();
        for sentence in &ctx.sentences {
            for at in sentence.clone().filter(|at| finder.organisation(*at)) {
                let Some(chunks) = finder.whole_name(at, sentence.end) else {
                    continue;
                };
                names.extend(head(ctx, at).map(|head| Name { head, chunks }));
            }
        }
        Self(names)
    }

    /// The name that a short form at `chunk` goes back to.
    pub fn before(&self, ctx: &Context, chunk: usize) -> Option<Range<usize>> {
        let word = head(ctx, chunk)?;
        let earlier = self.0.iter().filter(|n| n.chunks.end <= chunk);
        let mut same = earlier.filter(|n| n.head == word);
        same.next_back().map(|n| n.chunks.clone())
    }

    /// The fuller name, told before or after, that a name only begins.
    pub fn full(&self, ctx: &Context, chunks: &Range<usize>) -> Range<usize> {
        let words = |c: &Range<usize>| -> Vec<String> {
            let tokens = ctx.chunks[c.start].tokens.start..ctx.chunks[c.end - 1].tokens.end;
            tokens
                .map(|t| ctx.doc.word(t).to_owned())
                .filter(|w| !w.is_empty())
                .collect()
        };
        let (mine, first) = (words(chunks), head(ctx, chunks.start));
        let begins = |n: &&Name| {
            let other = words(&n.chunks);
            Some(&n.head) == first.as_ref()
                && other.len() > mine.len()
                && other.get(1..mine.len()) == mine.get(1..)
        };
        let fuller = self.0.iter().filter(begins);
        fuller
            .map(|n| n.chunks.clone())
            .next()
            .unwrap_or_else(|| chunks.clone())
    }
}

/// A chunk's first word without its clitics.
fn head(ctx: &Context, chunk: usize) -> Option<String> {
    let chunk = &ctx.chunks[chunk];
    let c = chunk.clitics;
    let same = |a: &rasid_text::clitic::Analysis| {
        a.suffix.is_none()
            && !a.future
            && a.conj.is_some() == c.conj
            && a.prep == c.prep
            && a.article == c.article
    };
    let reading = analyses(ctx.doc.word(chunk.tokens.start)).find(same)?;
    Some(reading.stem.into_owned())
}

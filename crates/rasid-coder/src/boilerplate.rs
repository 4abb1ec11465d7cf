//! What a news site wraps around its article: marked, never cut, never coded.

use crate::context::Context;
use rasid_codebook::WordClass;
use rasid_model::Span;

/// The first token of the wrapping at the end of a report; `usize::MAX` where there is none.
pub(crate) fn starts(ctx: &Context) -> usize {
    let count = ctx.sentences.len();
    let marked = (count / 3..count).find(|s| {
        *s > 0
            && ctx.sentences[*s]
                .clone()
                .any(|c| ctx.chunks[c].is(WordClass::Boilerplate))
    });
    let Some(mut first) = marked else {
        return usize::MAX;
    };
    // Headlines repeated or linked just above it belong to it.
    while first > 1 && ctx.doc.sentences[first - 1].heading {
        first -= 1;
    }
    ctx.doc.sentences[first].tokens.start
}

/// The spans of the wrapping.
pub(crate) fn spans(ctx: &Context) -> Vec<Span> {
    if ctx.boilerplate >= ctx.doc.tokens.len() {
        return Vec::new();
    }
    vec![ctx.doc.span(ctx.boilerplate..ctx.doc.tokens.len())]
}

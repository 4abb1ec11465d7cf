//! Where the rounds just told of came from: "..., and they came from ground that X holds".

use super::incident;
use crate::assemble::Draft;
use crate::clause::whos_for;
use crate::context::Context;
use crate::phrase::Head;
use crate::trigger::Trig;
use crate::values::place;
use rasid_codebook::WordClass;
use rasid_model::{Family, Responsibility};

/// "..., and they came from ground that X holds": the origin of the rounds just told of.
pub(super) fn origins(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
    for (sentence, chunks) in ctx.sentences.iter().enumerate() {
        for at in chunks
            .clone()
            .filter(|at| ctx.chunks[*at].is(WordClass::OriginOf))
        {
            let here = |d: &&mut Draft| {
                incident(d)
                    && !d.reference
                    && trigs[d.trig].sentence == sentence
                    && trigs[d.trig].chunk < at
            };
            let Some(draft) = drafts.iter_mut().rfind(here) else {
                continue;
            };
            let nps = (at + 1..chunks.end.min(at + 8)).filter_map(|k| ctx.chunks[k].np());
            for np in nps {
                if draft.mention.origin.is_none() {
                    draft.mention.origin = np.places.first().map(|p| place(ctx, p, "place.origin"));
                }
                let holder = np.head == Head::HeldGround && draft.mention.initiators.is_empty();
                if holder {
                    let whos = whos_for(ctx, np, Family::Incident);
                    draft.mention.initiators = whos
                        .iter()
                        .map(|w| w.initiator(ctx, Responsibility::Suspected, "frame.origin"))
                        .collect();
                    draft.mention.hints.initiator_by_origin = true;
                }
            }
        }
    }
}

//! Accusations by whoever the codebook does not know: they are no statement of anybody's, yet they
//! say on what footing a doer is named.
//!
//! Statements with a known speaker are `statements`'. An accusation here goes to the event that it
//! takes, else to the one told last before it; a doer already named keeps his place.

use super::{Alias, draft_of, incident, key};
use crate::assemble::Draft;
use crate::context::Context;
use crate::trigger::Trig;
use crate::values::Who;
use rasid_model::{EventType, Responsibility, Status};

/// How many sentences back the event may stand that an accusation is about.
const REACH: usize = 2;
/// PLOVER's mode of laying blame.
const ALLEGE: &str = "allege";

/// Names the accused as doers of the events that they are accused of.
pub(super) fn accusations(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft], alias: &Alias) {
    for (at, trig) in trigs.iter().enumerate() {
        let frame = trig.frame(ctx);
        let blames = frame.kind == EventType::Accuse && frame.mode.as_deref() == Some(ALLEGE);
        let spoken = drafts.iter().any(|d| d.trig == at && !incident(d));
        if !blames || spoken {
            continue;
        }
        let accused = accused(ctx, trig);
        let Some(owner) = owner(trigs, drafts, alias, at).filter(|_| !accused.is_empty()) else {
            continue;
        };
        let mention = &mut drafts[owner].mention;
        let nobody = mention.initiators.iter().all(|i| i.sector == "UAF");
        let hit = |w: &Who| mention.targets.iter().any(|t| t.id.as_ref() == Some(&w.id));
        if nobody && mention.status == Status::Occurred && !accused.iter().any(hit) {
            let named = accused.iter();
            mention.initiators = named
                .map(|w| w.initiator(ctx, Responsibility::Accused, &frame.id))
                .collect();
        }
    }
}

/// The sides that an accusation names.
fn accused(ctx: &Context, trig: &Trig) -> Vec<Who> {
    let named = trig.args.targets.iter();
    let named = named.filter_map(|t| ctx.chunks[t.chunk].np());
    let mut whos: Vec<Who> = named.flat_map(|np| np.whos.clone()).collect();
    whos.iter_mut().for_each(|w| w.arm(ctx.book));
    whos
}

/// The event that an accusation is about.
fn owner(trigs: &[Trig], drafts: &[Draft], alias: &Alias, at: usize) -> Option<usize> {
    let me = &trigs[at];
    let taken = me.args.events.iter().chain(&me.args.answered);
    let taken = taken.map(|t| trigs[*t].core);
    if let Some(found) = taken.filter_map(|t| draft_of(drafts, alias, t)).next() {
        return Some(found);
    }
    let beside = (0..trigs.len())
        .filter(|k| trigs[*k].sentence == me.sentence && trigs[*k].chunk > me.chunk);
    if let Some(found) = beside
        .filter_map(|k| draft_of(drafts, alias, trigs[k].core))
        .next()
    {
        return Some(found);
    }
    let told = |d: &Draft| {
        let trig = &trigs[d.trig];
        let near = trig.chunk < me.chunk && me.sentence - trig.sentence <= REACH;
        incident(d) && !d.reference && !d.again && near && d.mention.kind == EventType::Assault
    };
    let last = (0..drafts.len()).rev().find(|k| told(&drafts[*k]))?;
    // The first telling of the event, where that one only tells it again.
    let first = drafts[last].mention.hints.same_as.first();
    let first = first.and_then(|k| drafts.iter().position(|d| key(d.trig) == *k));
    Some(first.unwrap_or(last))
}

//! Deeds that a group tells as its own: "the brigades announced that they shelled X"
//! takes responsibility, in whatever words.
//!
//! A state's communique on its own raids is its news and no claim.

use super::{incident, key};
use crate::assemble::Draft;
use crate::context::Context;
use crate::reading::Reading;
use crate::speech::{Zone, zone_at};
use crate::statement::speaker_of;
use rasid_codebook::WordClass;
use rasid_model::{EventType, Family, Initiator, Mention, Responsibility, Status};

/// The rule that reads them.
const RULE: &str = "say.own-deed";

/// A claim for every attack that its doer tells himself, unless its sentence has one.
pub(super) fn claims(reading: &Reading, drafts: &mut Vec<Draft>) {
    let Reading {
        ctx, trigs, zones, ..
    } = *reading;
    let mut more: Vec<Draft> = Vec::new();
    for at in 0..drafts.len() {
        let draft = &drafts[at];
        let token = ctx.chunks[trigs[draft.trig].chunk].tokens.start;
        let Some(zone) = zone_at(zones, token).filter(|z| own(ctx, draft, z)) else {
            continue;
        };
        let told = |d: &Draft| {
            let kinds = matches!(d.mention.kind, EventType::Claim | EventType::Deny);
            kinds && d.mention.sentence == draft.mention.sentence
        };
        if drafts.iter().any(told) || more.iter().any(told) {
            continue;
        }
        more.push(claim(ctx, zone, draft));
        for doer in &mut drafts[at].mention.initiators {
            doer.responsibility = Responsibility::Claimed;
        }
    }
    drafts.extend(more);
}

/// Does whoever speaks in the zone tell this attack as his own?
fn own(ctx: &Context, draft: &Draft, zone: &Zone) -> bool {
    let mention = &draft.mention;
    let doers = &mention.initiators;
    let attack = incident(draft)
        && !draft.reference
        && mention.kind == EventType::Assault
        && mention.status == Status::Occurred
        && ctx.sentence_span(ctx.sentence_of_chunk(zone.opener)) == mention.sentence;
    let armed = |i: &Initiator| matches!(i.sector.as_str(), "REB" | "PRM" | "UAF");
    let speaks = || {
        let speakers = speaker_of(ctx, zone).unwrap_or_default();
        doers.iter().all(|i| speakers.iter().any(|s| s.id == i.id))
    };
    // "The movement counted its dead" tells no deed: the words of announcing do.
    let announced =
        !zone.judges && !zone.hedged && !ctx.chunks[zone.opener].is(WordClass::According);
    attack && announced && !doers.is_empty() && doers.iter().all(armed) && speaks()
}

fn claim(ctx: &Context, zone: &Zone, draft: &Draft) -> Draft {
    let mut mention = Mention::bare(
        String::new(),
        ctx.report.id.clone(),
        (Family::Statement, EventType::Claim),
        (ctx.chunk_span(zone.opener), draft.mention.sentence),
        RULE.to_owned(),
    );
    mention.initiators = speaker_of(ctx, zone)
        .unwrap_or_default()
        .iter()
        .map(|w| w.initiator(ctx, Responsibility::Asserted, RULE))
        .collect();
    mention.attribution.clone_from(&zone.chain);
    mention.about = vec![key(draft.trig)];
    mention.hints.report_days = draft.mention.hints.report_days;
    Draft {
        mention,
        trig: draft.trig,
        again: true,
        ..Draft::default()
    }
}

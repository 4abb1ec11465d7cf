//! Suspicions voiced: "the sources think it likely that X fired" accuses X.

use super::{incident, key};
use crate::assemble::Draft;
use crate::reading::Reading;
use crate::speech::zone_at;
use crate::statement::speaker_of;
use rasid_model::{EventType, Family, Mention, Responsibility};

/// A statement of accusation for every event told with a suspicion, unless its sentence tells one.
pub(super) fn accusations(reading: &Reading, drafts: &mut Vec<Draft>) {
    let Reading {
        ctx, trigs, zones, ..
    } = *reading;
    let mut more = Vec::new();
    for draft in drafts.iter().filter(|d| incident(d) && !d.reference) {
        let token = ctx.chunks[trigs[draft.trig].chunk].tokens.start;
        let Some(zone) = zone_at(zones, token) else {
            continue;
        };
        let blamed = draft
            .mention
            .initiators
            .iter()
            .any(|i| i.responsibility == Responsibility::Accused)
            || (zone.hedged
                && draft
                    .mention
                    .initiators
                    .iter()
                    .any(|i| i.responsibility == Responsibility::Suspected));
        let accused = drafts.iter().any(|d| {
            d.mention.kind == EventType::Accuse && d.mention.sentence == draft.mention.sentence
        });
        if !blamed || accused {
            continue;
        }
        let Some(speakers) = speaker_of(ctx, zone) else {
            continue;
        };
        let mut mention = Mention::bare(
            String::new(),
            ctx.report.id.clone(),
            (Family::Statement, EventType::Accuse),
            (ctx.chunk_span(zone.opener), draft.mention.sentence),
            "say.suspect".to_owned(),
        );
        mention.mode = Some("allege".to_owned());
        mention.initiators = speakers
            .iter()
            .map(|w| w.initiator(ctx, Responsibility::Asserted, "say.suspect"))
            .collect();
        mention.attribution.clone_from(&zone.chain);
        mention.about = vec![key(draft.trig)];
        mention.hints.report_days = draft.mention.hints.report_days;
        more.push(Draft {
            mention,
            trig: draft.trig,
            again: true,
            ..Draft::default()
        });
    }
    drafts.extend(more);
}

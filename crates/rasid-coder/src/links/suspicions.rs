//! Suspicions voiced: "the sources think it likely that X fired" accuses X.

use super::{incident, key};
use crate::assemble::Draft;
use crate::reading::Reading;
use crate::speech::{Zone, zone_at};
use crate::statement::speaker_of;
use rasid_model::{EventType, Family, Mention, Responsibility, Status};

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
        let blamed = blamed || alleged(reading, draft, zone);
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

/// Does a side say of another that it attacked? What an observer or a source tells is news.
fn alleged(reading: &Reading, draft: &Draft, zone: &Zone) -> bool {
    let Reading { ctx, .. } = *reading;
    let mention = &draft.mention;
    let attack = mention.kind == EventType::Assault
        && mention.status == Status::Occurred
        && !mention.background
        && !zone.judges
        && ctx.sentence_span(ctx.sentence_of_chunk(zone.opener)) == mention.sentence
        && ctx.chunks[zone.opener].tokens.start
            < ctx.chunks[reading.trigs[draft.trig].chunk].tokens.start;
    let side = |sector: &str| matches!(sector, "GOV" | "MIL" | "REB" | "PRM");
    let Some(speakers) = speaker_of(ctx, zone).filter(|_| attack) else {
        return false;
    };
    let country = |id: &str| ctx.book.actor_by_id(id).and_then(|a| a.country.clone());
    let doers = &mention.initiators;
    let other = doers.iter().all(|d| {
        let rebel = matches!(d.sector.as_str(), "REB" | "PRM");
        side(&d.sector)
            && speakers.iter().all(|s| {
                let land = country(&s.id);
                s.id != d.id
                    && (land.is_none()
                        || land != country(&d.id)
                        || rebel && matches!(s.sector.as_str(), "GOV" | "MIL"))
            })
    });
    let struck = mention.targets.iter().any(|t| {
        let id = t.id.as_deref().unwrap_or_default();
        speakers
            .iter()
            .any(|s| s.id == id || (country(id).is_some() && country(id) == country(&s.id)))
    });
    let sides = speakers.iter().all(|s| side(&s.sector) && !s.person);
    !doers.is_empty() && other && sides && struck
}

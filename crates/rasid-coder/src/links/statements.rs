//! What a statement is about, and what it says of who did it.
//!
//! A claim, accusation or denial sets the footing on which the event's doer is
//! named; one about an event of an earlier sentence tells that event again.

use super::{Alias, draft_of, incident, is_response, key};
use crate::assemble::Draft;
use crate::chunk::Kind;
use crate::context::Context;
use crate::trigger::Trig;
use rasid_codebook::{FrameRole, WordClass};
use rasid_model::{EventType, Family, Initiator, Mention, Responsibility, Status, Target};

/// How many chunks after a threat an act may stand that it threatens.
const THREAT: usize = 8;
/// How many sentences back "the attacks" may stand.
const BEFORE: usize = 2;

/// What statements are about, and what they say of who did it.
pub(super) fn statements(ctx: &Context, trigs: &[Trig], drafts: &mut Vec<Draft>, alias: &Alias) {
    let mut retold = Vec::new();
    for at in 0..drafts.len() {
        if drafts[at].mention.family != Family::Statement {
            continue;
        }
        let me = &drafts[at];
        let mut about: Vec<usize> = me
            .about
            .iter()
            .filter_map(|t| draft_of(drafts, alias, trigs[*t].core))
            .collect();
        if about.is_empty() {
            about.extend(beside(trigs, drafts, alias, at));
        }
        let needs_one = matches!(
            me.mention.kind,
            EventType::Claim | EventType::Deny | EventType::Withhold | EventType::Accuse
        );
        // To call a side a wrongdoer speaks of no event, unless it is named with it.
        let general = trigs[me.trig].frame(ctx).role == FrameRole::Blame;
        if about.is_empty() && needs_one && !general {
            about.extend((0..at).rev().find(|k| {
                incident(&drafts[*k])
                    && !drafts[*k].reference
                    && !drafts[*k].mention.background
                    && !is_response(trigs, ctx, &drafts[*k])
            }));
        }
        about.extend(all_of_them(ctx, trigs, drafts, at, &about));
        let keys: Vec<String> = about.iter().map(|k| key(drafts[*k].trig)).collect();
        drafts[at].mention.about.extend(keys);
        blame(ctx, drafts, at, &about);
        only_threatened(ctx, trigs, drafts, at);
        if general {
            continue;
        }
        for event in about {
            retold.extend(said_of_earlier(ctx, trigs, drafts, at, event));
        }
    }
    drafts.extend(retold);
    drafts.sort_by_key(|d| d.mention.trigger);
}

/// "Ready to strike", "warned of any attack": an act named right after a threat has not happened.
fn only_threatened(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft], at: usize) {
    if drafts[at].mention.kind != EventType::Threaten {
        return;
    }
    let (chunk, sentence) = (
        trigs[drafts[at].trig].chunk,
        trigs[drafts[at].trig].sentence,
    );
    for draft in drafts.iter_mut().filter(|d| incident(d)) {
        let trig = &trigs[draft.trig];
        let near = trig.sentence == sentence && trig.chunk > chunk && trig.chunk <= chunk + THREAT;
        let parted = near
            && (chunk + 1..trig.chunk).any(|k| {
                let word = &ctx.chunks[k];
                let answers = ctx
                    .frame_at(k)
                    .is_some_and(|f| f.role == FrameRole::AnswerTo);
                word.is(WordClass::After)
                    || word.is(WordClass::Clause)
                    || answers
                    || word.clitics.conj && matches!(word.kind, Kind::Verb(_))
            });
        let past = trig.verb && draft.mention.time.is_some();
        if near && !parted && !past {
            draft.mention.status = Status::Threatened;
        }
    }
}

/// "Claimed the attacks": a definite plural takes in those told just before with the one found.
fn all_of_them(
    ctx: &Context,
    trigs: &[Trig],
    drafts: &[Draft],
    at: usize,
    about: &[usize],
) -> Vec<usize> {
    let me = &trigs[drafts[at].trig];
    let many = trigs.iter().any(|t| {
        t.sentence == me.sentence && t.chunk > me.chunk && t.plural && t.definite && !t.verb
    });
    let claim = matches!(
        drafts[at].mention.kind,
        EventType::Claim | EventType::Accuse
    );
    let Some(found) = about.first().filter(|_| many && claim) else {
        return Vec::new();
    };
    let near = |d: &Draft| {
        let trig = &trigs[d.trig];
        let before = trig.chunk < me.chunk && me.sentence - trig.sentence <= BEFORE;
        let told = !d.reference && !d.again && !d.mention.background;
        incident(d) && told && before && d.mention.kind == EventType::Assault
    };
    let open = |k: &usize| {
        let d = &drafts[*k];
        near(d) && d.mention.initiators.is_empty() && !is_response(trigs, ctx, d)
    };
    (0..at).filter(|k| k != found && open(k)).collect()
}

/// A claim or accusation about an event of an earlier sentence tells that event again, with who did it.
fn said_of_earlier(
    ctx: &Context,
    trigs: &[Trig],
    drafts: &[Draft],
    at: usize,
    about: usize,
) -> Option<Draft> {
    let statement = &drafts[at].mention;
    let event = &drafts[about].mention;
    if event.sentence == statement.sentence {
        return None;
    }
    let (who, footing) = match statement.kind {
        EventType::Claim => (known(ctx, statement), Responsibility::Claimed),
        EventType::Accuse if statement.mode.as_deref() == Some("allege") => {
            let hedged = statement.rule == "say.suspect";
            let footing = if hedged {
                Responsibility::Suspected
            } else {
                Responsibility::Accused
            };
            (
                statement
                    .targets
                    .iter()
                    .filter_map(|t| as_initiator(ctx, t))
                    .collect(),
                footing,
            )
        }
        _ => return None,
    };
    let opposed = who
        .iter()
        .any(|w| event.targets.iter().any(|t| t.id.as_ref() == Some(&w.id)));
    if who.is_empty() || opposed || event.status != Status::Occurred {
        return None;
    }
    // The words that point back: "carrying it out", "the attack"; else the statement's own.
    let pointing = (0..trigs.len()).find(|k| {
        let t = &trigs[*k];
        t.sentence == trigs[drafts[at].trig].sentence
            && t.chunk > trigs[drafts[at].trig].chunk
            && t.frame(ctx).family == Family::Incident
    });
    let trigger = pointing.map_or(statement.trigger, |k| trigs[k].span(ctx));
    let mut mention = Mention::bare(
        String::new(),
        ctx.report.id.clone(),
        (Family::Incident, event.kind),
        (trigger, statement.sentence),
        statement.rule.clone(),
    );
    mention.acled.clone_from(&event.acled);
    mention.mode.clone_from(&event.mode);
    mention.initiators = who;
    mention
        .initiators
        .iter_mut()
        .for_each(|i| i.responsibility = footing);
    mention.attribution.clone_from(&statement.attribution);
    mention.hints.same_as = vec![key(drafts[about].trig)];
    mention.hints.definite = true;
    mention.hints.report_days = statement.hints.report_days;
    Some(Draft {
        mention,
        trig: pointing.unwrap_or(drafts[at].trig),
        again: true,
        ..Draft::default()
    })
}

/// Incidents told, or looked back to, after the statement's verb in its sentence.
fn beside(trigs: &[Trig], drafts: &[Draft], alias: &Alias, at: usize) -> Option<usize> {
    let (sentence, chunk) = (
        trigs[drafts[at].trig].sentence,
        trigs[drafts[at].trig].chunk,
    );
    (0..trigs.len())
        .filter(|k| {
            trigs[*k].sentence == sentence && trigs[*k].chunk > chunk && *k != drafts[at].trig
        })
        .find_map(|k| draft_of(drafts, alias, trigs[k].core))
}

/// An accusation, claim or denial sets the footing on which its event's initiator is named.
fn blame(ctx: &Context, drafts: &mut [Draft], at: usize, about: &[usize]) {
    let statement = drafts[at].mention.clone();
    let sentence = statement.sentence;
    let (who, footing): (Vec<Initiator>, _) = match statement.kind {
        EventType::Claim => (known(ctx, &statement), Responsibility::Claimed),
        EventType::Deny => (Vec::new(), Responsibility::Denied),
        EventType::Accuse if statement.mode.as_deref() == Some("allege") => {
            let accused = statement
                .targets
                .iter()
                .filter_map(|t| as_initiator(ctx, t))
                .collect();
            (accused, Responsibility::Accused)
        }
        _ => return,
    };
    for k in about.iter().copied() {
        if drafts[k].mention.sentence != sentence {
            continue;
        }
        let mention = &mut drafts[k].mention;
        if footing == Responsibility::Denied {
            if mention.initiators.is_empty() {
                mention.status = Status::Denied;
            }
            if statement
                .initiators
                .iter()
                .any(|s| mention.initiators.iter().any(|i| i.id == s.id))
            {
                mention
                    .initiators
                    .iter_mut()
                    .for_each(|i| i.responsibility = footing);
            }
            continue;
        }
        // Nobody, or men whom nobody names.
        if !who.is_empty() && mention.initiators.iter().all(|i| i.sector == "UAF") {
            mention.initiators.clone_from(&who);
        }
        let ids: Vec<&String> = who.iter().map(|w| &w.id).collect();
        for initiator in mention
            .initiators
            .iter_mut()
            .filter(|i| ids.contains(&&i.id) || ids.is_empty())
        {
            initiator.responsibility = footing;
        }
        mention
            .targets
            .retain(|t| !who.iter().any(|w| t.id.as_ref() == Some(&w.id)));
    }
}

/// Those who claim, where they are anybody: whoever is only a source did nothing.
fn known(ctx: &Context, statement: &Mention) -> Vec<Initiator> {
    let actor = |i: &&Initiator| {
        ctx.book.actor_by_id(&i.id).is_some()
            || ctx.book.country_by_id(&i.id).is_some()
            || ctx.book.person_by_id(&i.id).is_some()
            || i.id.starts_with("organisation-")
    };
    statement.initiators.iter().filter(actor).cloned().collect()
}

fn as_initiator(ctx: &Context, target: &Target) -> Option<Initiator> {
    let id = target.id.as_deref()?;
    let armed = ctx
        .book
        .actor_by_id(id)
        .map(|a| (a.name_en.clone(), a.name_ar.clone(), a.sector.clone()));
    let (name_en, name_ar, sector) = armed.or_else(|| {
        ctx.book
            .country_by_id(id)
            .map(|c| (c.name_en.clone(), c.name_ar.clone(), "GOV".to_owned()))
    })?;
    Some(Initiator {
        id: id.to_owned(),
        name_en,
        name_ar,
        sector,
        responsibility: Responsibility::Accused,
        evidence: target.evidence.clone(),
    })
}

//! Statements: who claims, denies, condemns, threatens, asks, meets.

use crate::assemble::Draft;
use crate::chunk::Kind;
use crate::clause::whos_for;
use crate::context::Context;
use crate::phrase::Head;
use crate::reading::Reading;
use crate::speech::{Zone, attributions, own_speaker, zone_at};
use crate::trace::Reason;
use crate::trigger::Trig;
use crate::values::{self, Who, unique};
use crate::when::resolved;
use rasid_codebook::{FrameRole, Needs, WordClass};
use rasid_model::{Attribution, EventType, Family, Mention, Responsibility, Target, TimeValue};
use rasid_time::Reference;

/// The statement that a trigger tells, or why it tells none.
pub(crate) fn statement(reading: &Reading, at: usize) -> Result<Draft, Reason> {
    let Reading {
        ctx, trigs, zones, ..
    } = *reading;
    let trig = &trigs[at];
    let frame = trig.frame(ctx);
    company(ctx, trig, frame.needs)?;
    let zone = zone_at(zones, ctx.chunks[trig.chunk].tokens.start);
    let speakers = speakers(ctx, trig, zones, zone);
    if speakers.is_empty() {
        return Err(Reason::NoSpeaker);
    }
    let mut mention = Mention::bare(
        String::new(),
        ctx.report.id.clone(),
        (Family::Statement, frame.kind),
        (trig.span(ctx), ctx.sentence_span(trig.sentence)),
        frame.id.clone(),
    );
    mention.mode.clone_from(&frame.mode);
    if frame.kind == EventType::Reject && withholds(ctx, trig) {
        mention.kind = EventType::Withhold;
        mention.mode = None;
    }
    mention.initiators = speakers
        .iter()
        .map(|w| w.initiator(ctx, Responsibility::Asserted, &frame.id))
        .collect();
    mention.targets = addressees(ctx, trig, &speakers);
    mention.attribution = chain(ctx, zone, &speakers);
    mention.time = time(reading, trig, zone);
    if matches!(frame.kind, EventType::Coerce | EventType::Agree) {
        let place = trig.args.places.first();
        mention.place = place.map(|p| values::place(ctx, p, "place.named"));
    }
    mention.hints.report_days = reading.reference.map(|r| (r.start, r.end));
    let about = trig.args.events.iter().chain(&trig.args.answered);
    Ok(Draft {
        mention,
        trig: at,
        members: vec![at],
        about: about.copied().collect(),
        ..Draft::default()
    })
}

/// When it was said: by its own clause, else by the verb of saying above it.
fn time(reading: &Reading, trig: &Trig, zone: Option<&Zone>) -> Option<TimeValue> {
    let Reading { ctx, reference, .. } = *reading;
    let mut own = trig.args.times.iter();
    own.find_map(|t| resolved(ctx, *t, reference))
        .or_else(|| said_when(ctx, zone, reference))
}

/// "Refused to say who", "declined to comment".
fn withholds(ctx: &Context, trig: &Trig) -> bool {
    ctx.has(
        ctx.just_after(trig.sentence, trig.chunk, 5),
        WordClass::Withheld,
    )
}

/// What must stand beside the trigger.
fn company(ctx: &Context, trig: &Trig, needs: Option<Needs>) -> Result<(), Reason> {
    let near = |class: WordClass, reach: usize| {
        ctx.has(ctx.just_after(trig.sentence, trig.chunk, reach), class)
    };
    let reach = if trig.frame(ctx).kind == EventType::Claim {
        5
    } else {
        2
    };
    let before = ctx.just_before(trig.sentence, trig.chunk, reach);
    let denied = ctx.has(before, WordClass::Neg);
    let ok = match needs {
        // "No side has claimed ..." claims nothing.
        _ if denied && trig.frame(ctx).role != FrameRole::Withhold => false,
        Some(Needs::Blame) => near(WordClass::Blame, 8),
        Some(Needs::Responsibility) => near(WordClass::Responsibility, 5),
        // What is ascribed to nobody that is known accuses nobody.
        Some(Needs::Addressee) if trig.frame(ctx).kind == EventType::Accuse => {
            !addressees(ctx, trig, &[]).is_empty()
        }
        _ => true,
    };
    if ok {
        Ok(())
    } else {
        Err(Reason::NeedsCompany)
    }
}

/// Who says it: the subject, else who stands right after a fixed phrase, else whose word it stands under.
fn speakers(ctx: &Context, trig: &Trig, zones: &[Zone], zone: Option<&Zone>) -> Vec<Who> {
    // "The centre of ... demanded": an organisation by its own name, right after the verb.
    let end = ctx.sentences[trig.sentence].end;
    if trig.verb
        && let Some(own) = own_speaker(ctx, trig.chunk, end)
    {
        return vec![own];
    }
    if !trig.args.initiators.is_empty() {
        let mut named = trig.args.initiators.clone();
        unique(&mut named);
        return named;
    }
    if trig.fixed && trig.frame(ctx).role == FrameRole::Withhold {
        let next = (trig.chunk + 1..end.min(trig.chunk + 3)).find_map(|k| {
            ctx.chunks[k]
                .np()
                .filter(|np| np.head.speaks() && ctx.chunks[k].clitics.prep.is_none())
        });
        let found = next
            .map(|np| whos_for(ctx, np, Family::Statement))
            .unwrap_or_default();
        if !found.is_empty() {
            return found;
        }
    }
    if let Some(speaker) = zone.and_then(|z| speaker_of(ctx, z)) {
        return speaker;
    }
    if let Some(before) = subject_before(ctx, trig) {
        return before;
    }
    // A verb whose subject was named in the sentence before: "it vowed revenge".
    let token = ctx.chunks[trig.chunk].tokens.start;
    let previous = trig.sentence.checked_sub(1).map(|s| &ctx.doc.sentences[s]);
    let same_paragraph =
        previous.is_some_and(|s| s.paragraph == ctx.doc.sentences[trig.sentence].paragraph);
    let last = zones.iter().rfind(|z| z.tokens.start < token);
    match last {
        Some(zone) if same_paragraph && (trig.verb || trig.fixed) => {
            speaker_of(ctx, zone).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

fn subject_before(ctx: &Context, trig: &Trig) -> Option<Vec<Who>> {
    let start = ctx.sentences[trig.sentence].start;
    if !trig.fixed && !trig.verb {
        return None;
    }
    let bare = |k: usize| {
        let governed = k > start
            && matches!(ctx.chunks[k - 1].kind, Kind::Word(c) if !matches!(c, WordClass::Clause | WordClass::Comp | WordClass::Filler));
        ctx.chunks[k].clitics.prep.is_none() && !governed
    };
    let np = (start..trig.chunk)
        .rev()
        .filter(|k| bare(*k))
        .find_map(|k| {
            ctx.chunks[k]
                .np()
                .filter(|np| np.head.speaks() && np.head != Head::Source)
        })?;
    let found = whos_for(ctx, np, Family::Statement);
    (!found.is_empty()).then_some(found)
}

/// The speaker of a zone as an actor.
pub(crate) fn speaker_of(ctx: &Context, zone: &Zone) -> Option<Vec<Who>> {
    let chunk = zone.speaker?;
    let np = ctx.chunks[chunk].np()?;
    let mut found = whos_for(ctx, np, Family::Statement);
    if !found.is_empty() {
        // An office whose holder is not named speaks for its body.
        unique(&mut found);
        return Some(found);
    }
    let link = zone.chain.last()?;
    Some(vec![Who {
        id: link.id.clone(),
        name_en: link.name_en.clone(),
        name_ar: link.name_ar.clone(),
        sector: "UNK".to_owned(),
        country: None,
        person: false,
        tokens: ctx.chunks[chunk].tokens.clone(),
    }])
}

fn addressees(ctx: &Context, trig: &Trig, speakers: &[Who]) -> Vec<Target> {
    let mut out: Vec<Target> = Vec::new();
    let named = trig
        .args
        .targets
        .iter()
        .filter_map(|t| ctx.chunks[t.chunk].np());
    for who in named.flat_map(|np| whos_for(ctx, np, Family::Statement)) {
        let new = !out.iter().any(|t| t.id.as_deref() == Some(&who.id));
        if new && !speakers.iter().any(|s| s.id == who.id) {
            out.push(who.target(ctx, &trig.frame(ctx).id));
        }
    }
    out
}

/// Through whom it is told, the speaker last.
fn chain(ctx: &Context, zone: Option<&Zone>, speakers: &[Who]) -> Vec<Attribution> {
    let mut chain = zone.map(|z| z.chain.clone()).unwrap_or_default();
    if let Some(first) = speakers.first()
        && !chain.iter().any(|c| c.id == first.id)
    {
        let np = ctx
            .chunks
            .iter()
            .find(|c| c.tokens.contains(&first.tokens.start))
            .and_then(|c| c.np().map(|np| (np, &c.tokens)));
        if let Some((np, tokens)) = np
            && chain.is_empty()
        {
            chain.extend(attributions(ctx, np, tokens));
        }
    }
    chain
}

/// The time of the saying, where it stands by the verb of saying.
fn said_when(
    ctx: &Context,
    zone: Option<&Zone>,
    reference: Option<&Reference>,
) -> Option<TimeValue> {
    let zone = zone?;
    let sentence = ctx.sentence_of_chunk(zone.opener);
    let start = ctx.sentences.get(sentence)?.start;
    let comp = (zone.opener..ctx.sentences[sentence].end)
        .find(|k| {
            ctx.chunks[*k].is(WordClass::Comp)
                || matches!(ctx.chunks[*k].kind, Kind::Colon | Kind::Open)
        })
        .unwrap_or(zone.opener + 1);
    (start..comp).find_map(|k| match ctx.chunks[k].kind {
        Kind::Time(t) => resolved(ctx, t, reference),
        _ => None,
    })
}

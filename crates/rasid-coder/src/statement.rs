//! Statements: who claims, denies, condemns, threatens, asks, meets.

mod company;

use crate::assemble::Draft;
use crate::chunk::Kind;
use crate::clause::whos_for;
use crate::context::Context;
use crate::phrase::Head;
use crate::reading::Reading;
use crate::speech::{Subject, Zone, attributions, speech_verb, subject, zone_at};
use crate::trace::Reason;
use crate::trigger::Trig;
use crate::values::{self, Who, unique};
use crate::when::resolved;
use company::{company, object, owned, silenced};
use rasid_codebook::{FrameRole, Needs, Slot, WordClass};
use rasid_model::{Attribution, EventType, Family, Mention, Responsibility, Target, TimeValue};
use rasid_text::fold::letters;
use rasid_time::Reference;

/// The statement that a trigger tells, or why it tells none.
pub(crate) fn statement(reading: &Reading, at: usize) -> Result<Draft, Reason> {
    let Reading {
        ctx, trigs, zones, ..
    } = *reading;
    let trig = &trigs[at];
    let frame = trig.frame(ctx);
    company(ctx, trig, frame.needs)?;
    if aside(ctx, trig) {
        return Err(Reason::NoSpeaker);
    }
    let silent = owned(ctx, trig) && silenced(ctx, trig);
    let blamed = blamed(ctx, trig, zones);
    if frame.role == FrameRole::Blame && blamed.is_none() {
        return Err(Reason::NeedsCompany);
    }
    let zone = zone_at(zones, ctx.chunks[trig.chunk].tokens.start);
    let speakers = speakers(ctx, trigs, trig, zones, zone);
    if speakers.is_empty() {
        return Err(Reason::NoSpeaker);
    }
    // Those who watch and help sound an alarm, and threaten nobody.
    let watches = |w: &Who| matches!(w.sector.as_str(), "IGO" | "NGO" | "JRN" | "MED" | "HLH");
    if frame.needs == Some(Needs::Retribution) && speakers.iter().all(watches) {
        return Err(Reason::NeedsCompany);
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
    if silent {
        mention.kind = EventType::Withhold;
    }
    mention.initiators = speakers
        .iter()
        .map(|w| w.initiator(ctx, Responsibility::Asserted, &frame.id))
        .collect();
    mention.targets = addressees(ctx, trig, &speakers);
    for who in blamed.into_iter().flatten() {
        if !mention
            .targets
            .iter()
            .any(|t| t.id.as_ref() == Some(&who.id))
        {
            mention.targets.push(who.target(ctx, &frame.id));
        }
    }
    // What another said earlier in the sentence is not what these say.
    let above = zone.filter(|z| {
        z.opener >= trig.chunk
            || (z.opener..trig.chunk).any(|k| {
                ctx.chunks[k].is(WordClass::Comp)
                    || matches!(ctx.chunks[k].kind, Kind::Colon | Kind::Open)
            })
            || ctx.chunks[z.opener].is(WordClass::According)
            || ctx.sentence_of_chunk(z.opener) != trig.sentence
    });
    mention.attribution = chain(ctx, above, &speakers);
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

/// "They marched to demand", "during the visit of": a noun that tells what for or when is no statement.
fn aside(ctx: &Context, trig: &Trig) -> bool {
    let chunk = &ctx.chunks[trig.chunk];
    let noun = !trig.verb && !trig.fixed;
    let governed = trig.chunk > ctx.sentences[trig.sentence].start
        && matches!(
            ctx.chunks[trig.chunk - 1].kind,
            Kind::Word(
                WordClass::On
                    | WordClass::In
                    | WordClass::By
                    | WordClass::From
                    | WordClass::Toward
                    | WordClass::About
                    | WordClass::After
                    | WordClass::According
            )
        )
        && !ctx.chunks[trig.chunk - 1].clitics.suffix
        && !chunk.clitics.conj;
    if trig.verb && governed && !ctx.chunks[trig.chunk - 1].is(WordClass::According) {
        return true;
    }
    let purpose = chunk.clitics.prep == Some(letters::LAM);
    let start = ctx.sentences[trig.sentence].start;
    let occasion = trig.frame(ctx).kind == EventType::Consult
        && trig.chunk > start
        && !chunk.clitics.article
        && matches!(
            ctx.chunks[trig.chunk - 1].kind,
            Kind::Word(WordClass::In | WordClass::From)
        );
    noun && (purpose || occasion)
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

/// Who says it: the subject, else who stands right after a fixed phrase, else whose word it stands under.
fn speakers(
    ctx: &Context,
    trigs: &[Trig],
    trig: &Trig,
    zones: &[Zone],
    zone: Option<&Zone>,
) -> Vec<Who> {
    if trig.frame(ctx).role == FrameRole::Blame {
        return zone.and_then(|z| speaker_of(ctx, z)).unwrap_or_default();
    }
    if trig.verb && trig.frame(ctx).subject != Slot::None {
        match subject(ctx, trig.chunk) {
            // Who is nobody by name may say a thing; deeds are told of those who have one.
            Subject::Named { whos, .. } if deed(trig.frame(ctx).kind) => {
                return whos.into_iter().filter(|w| !vague(w)).collect();
            }
            Subject::Named { whos, .. } => return whos,
            Subject::Silent => {
                let on = goes_on(ctx, trigs, trig);
                if !on.is_empty() {
                    return on;
                }
            }
        }
    }
    if !trig.args.initiators.is_empty() {
        let mut named = trig.args.initiators.clone();
        unique(&mut named);
        return named;
    }
    if trig.fixed && trig.frame(ctx).role == FrameRole::Withhold {
        // "No comment came from X".
        let from = ctx
            .chunks
            .get(trig.chunk + 1)
            .is_some_and(|c| c.is(WordClass::From) && !c.clitics.suffix);
        if let Subject::Named { whos, .. } = subject(ctx, trig.chunk + usize::from(from)) {
            return whos;
        }
    }
    if let Some(whos) = imposed_by(ctx, trig) {
        return whos;
    }
    // "X said ..., accusing Y": a participle goes with the subject of its sentence.
    if trig.fixed || trig.frame(ctx).subject == Slot::None {
        let on = goes_on(ctx, trigs, trig);
        if !on.is_empty() {
            return on;
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

/// Is it told as done, rather than said?
fn deed(kind: EventType) -> bool {
    !matches!(
        kind,
        EventType::Accuse
            | EventType::Deny
            | EventType::Request
            | EventType::Reject
            | EventType::Support
            | EventType::Forecast
            | EventType::Threaten
            | EventType::Concede
            | EventType::Withhold
    )
}

/// People without a name, or an organisation that is only called "the council".
fn vague(who: &Who) -> bool {
    who.id.starts_with("people-") || who.id.starts_with("organisation-") && who.tokens.len() == 1
}

/// Whom a phrase of blame is said of: the party named nearest before it in what the
/// speaker says. Nobody blames himself, and what the report says itself blames nobody.
fn blamed(ctx: &Context, trig: &Trig, zones: &[Zone]) -> Option<Vec<Who>> {
    let zone = zone_at(zones, ctx.chunks[trig.chunk].tokens.start)?;
    let speakers = speaker_of(ctx, zone)?;
    let start = ctx.sentences[trig.sentence].start.max(zone.opener + 1);
    let said = (start..trig.chunk).find(|k| {
        ctx.chunks[*k].is(WordClass::Comp)
            || matches!(ctx.chunks[*k].kind, Kind::Colon | Kind::Open)
    });
    let from = said.map_or(start, |k| k + 1);
    let mut content = (from..trig.chunk).rev();
    let party = content.find_map(|k| {
        let np = ctx.chunks[k]
            .np()
            .filter(|np| np.head.acts() && !np.whos.is_empty())?;
        let bare = ctx.chunks[k].clitics.prep.is_none() && np.head != Head::Person;
        let whos = whos_for(ctx, np, Family::Statement);
        let other = !whos.iter().any(|w| speakers.iter().any(|s| s.id == w.id));
        (bare && other).then_some(whos)
    });
    // "The West exploits": a side that the codebook has no entry for, right after "that".
    let side = || {
        let token = ctx.chunks.get(from)?.tokens.start;
        let definite = rasid_text::clitic::analyses(ctx.doc.word(token)).any(|a| a.article);
        let spoken = said.is_some() && from < trig.chunk && trig.chunk <= from + 1;
        (spoken && definite && matches!(ctx.chunks[from].kind, Kind::Other)).then(Vec::new)
    };
    party.or_else(side)
}

/// Whom a verb without a subject goes on with: of the verb nearest before it in its sentence.
fn goes_on(ctx: &Context, trigs: &[Trig], trig: &Trig) -> Vec<Who> {
    let start = ctx.sentences[trig.sentence].start;
    for at in (start..trig.chunk).rev() {
        if speech_verb(ctx, at) {
            if let Subject::Named { whos, chunk } = subject(ctx, at)
                && chunk < trig.chunk
            {
                return whos;
            }
            continue;
        }
        // Its own doer stands before an act that it is told with.
        let act = trigs.iter().find(|t| t.chunk == at && t.verb);
        if let Some(act) = act
            && !act.args.initiators.is_empty()
            && act.args.initiators == trig.args.initiators
        {
            return act.args.initiators.clone();
        }
    }
    Vec::new()
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

/// "The authorities imposed a curfew": whoever stands right before a fixed phrase, its verb between them.
fn imposed_by(ctx: &Context, trig: &Trig) -> Option<Vec<Who>> {
    let order = matches!(
        trig.frame(ctx).kind,
        EventType::Coerce | EventType::Mobilize
    );
    let mut before = ctx.just_before(trig.sentence, trig.chunk, 2).rev();
    let at = before
        .find(|k| ctx.chunks[*k].np().is_some())
        .filter(|_| order && trig.fixed)?;
    match subject(ctx, at.checked_sub(1)?) {
        Subject::Named { whos, chunk } if chunk == at => Some(whos),
        _ => None,
    }
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
    // Another party whom the reader of clauses took for the subject is whom it is said of.
    let subject = speakers.first().map_or(0, |s| s.tokens.start);
    let trigger = ctx.chunks[trig.chunk].tokens.start;
    let other = |w: &&Who| trig.verb && w.tokens.start > trigger && w.tokens.start > subject;
    let after: Vec<Who> = trig.args.initiators.iter().filter(other).cloned().collect();
    let object = object(ctx, trig)
        .then(|| ctx.chunks[trig.chunk + 1].np())
        .flatten();
    let object = object.filter(|_| trig.frame(ctx).needs == Some(Needs::Object));
    let object = object
        .map(|np| whos_for(ctx, np, Family::Statement))
        .unwrap_or_default();
    let named = named.flat_map(|np| whos_for(ctx, np, Family::Statement));
    for who in named.chain(after).chain(object) {
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

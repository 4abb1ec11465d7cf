//! The learned part: was an event told in this sentence as one that happened?
//!
//! Rules find triggers and what belongs to them; whether a sentence reports an
//! event or only speaks of one ("the inquiry into the killing of") hangs on many
//! small things, and a linear model over our own features weighs them better
//! than rules do. It may strike a mention out that the rules made of a sentence,
//! and let one stand that they gave up. What it never does: find a trigger,
//! fill a slot, or change a status. Its weights are data in `codebook/judge/`.

mod features;
mod score;
mod symbols;
mod words;

use crate::assemble::{Draft, Outcomes};
use crate::event;
use crate::reading::Reading;
use crate::trace::{Judgement, Outcome, Reason};
use crate::trigger::Trig;
use features::features;
use rasid_codebook::FrameRole;
use rasid_codebook::judge::{join, part};
use rasid_model::{EventType, Family, Mention, Status};
pub(crate) use score::Weighed;
use score::{Namer, Scorer, spread};
use symbols::first_from;

/// The types of event that it judges.
pub(crate) const KINDS: [EventType; 2] = [EventType::Assault, EventType::Protest];

/// How far below zero a sentence must score before a mention goes that holds
/// none, one, two facts; one that holds more stands.
type Margins = [f64; 3];

/// In a bulletin of a sentence or two, which tells news or nothing.
const BRIEF: Margins = [0.7, 0.9, 1.3];
/// In a longer report, which speaks of much beside its news.
const LONG: Margins = [0.45, 0.55, 1.1];

/// Sentences that a text may have and still be brief.
const FEW: usize = 2;

/// How many features an account names.
const NAMED: usize = 6;

/// One sentence, and the type of event that it may tell.
pub(crate) struct Case<'a, 'c> {
    reading: &'a Reading<'a, 'c>,
    drafts: &'a [Draft],
    /// What the rules made of each trigger.
    fates: &'a [&'static str],
    sentence: usize,
    kind: EventType,
}

impl<'a> Case<'a, '_> {
    /// The sentence's triggers of the type.
    fn triggers(&self) -> impl Iterator<Item = (usize, &'a Trig)> {
        let (reading, kind) = (self.reading, self.kind);
        let chunks = reading.ctx.sentences[self.sentence].clone();
        let here = first_from(reading, chunks.start)..first_from(reading, chunks.end);
        here.map(|at| (at, &reading.trigs[at]))
            .filter(move |(_, t)| of_kind(reading, t, kind))
    }

    /// What the rules found told in the sentence.
    fn here(&self) -> impl Iterator<Item = &'a Draft> {
        let (trigs, sentence) = (self.reading.trigs, self.sentence);
        self.drafts
            .iter()
            .filter(move |d| trigs[d.trig].sentence == sentence)
    }

    /// What of it is of the type.
    fn own(&self) -> impl Iterator<Item = &'a Draft> {
        let kind = self.kind;
        self.here().filter(move |d| is(d, kind))
    }
}

fn of_kind(reading: &Reading, trig: &Trig, kind: EventType) -> bool {
    let frame = trig.frame(reading.ctx);
    frame.family == Family::Incident && frame.kind == kind
}

fn is(draft: &Draft, kind: EventType) -> bool {
    draft.mention.family == Family::Incident && draft.mention.kind == kind
}

/// Strikes out what was told of no event, and lets stand what the rules gave up for one.
pub(crate) fn judge(
    reading: &Reading,
    drafts: &mut Vec<Draft>,
    outcomes: &mut Outcomes,
    kept: &mut [Weighed; KINDS.len()],
    mut account: Option<&mut Vec<Judgement>>,
) {
    let fates = fates(reading, drafts, outcomes);
    let mut verdicts = Vec::new();
    for (kind, kept) in KINDS.into_iter().zip(kept) {
        let Some(weights) = reading.ctx.book.weights(kind) else {
            continue;
        };
        for sentence in sentences(reading, drafts, kind) {
            let case = Case {
                reading,
                drafts,
                fates: &fates,
                sentence,
                kind,
            };
            if account.is_none() && !open(&case, outcomes) {
                continue;
            }
            let mut scorer = Scorer::new(weights, kept);
            features(&case, &mut scorer);
            verdicts.push((sentence, kind, scorer.score()));
            if let Some(account) = account.as_deref_mut() {
                account.push(judgement(&case, scorer.score()));
            }
        }
    }
    for (sentence, kind, score) in verdicts {
        strike(reading, drafts, outcomes, (sentence, kind, score));
        if score > 0.0 {
            rescue(reading, drafts, outcomes, (sentence, kind));
        }
    }
}

/// The features of every sentence that may tell an event, by type.
pub(crate) fn samples(
    reading: &Reading,
    drafts: &[Draft],
    outcomes: &Outcomes,
) -> Vec<(EventType, [Vec<String>; 4])> {
    let fates = fates(reading, drafts, outcomes);
    let mut out = Vec::new();
    for kind in KINDS {
        for sentence in sentences(reading, drafts, kind) {
            let case = Case {
                reading,
                drafts,
                fates: &fates,
                sentence,
                kind,
            };
            let mut namer = Namer::default();
            features(&case, &mut namer);
            out.push((kind, namer.names));
        }
    }
    out
}

/// The sentences with a trigger or a mention of the type.
fn sentences(reading: &Reading, drafts: &[Draft], kind: EventType) -> Vec<usize> {
    let triggers = reading.trigs.iter().filter(|t| of_kind(reading, t, kind));
    let mentions = drafts.iter().filter(|d| is(d, kind));
    let mut out: Vec<usize> = triggers
        .map(|t| t.sentence)
        .chain(mentions.map(|d| reading.trigs[d.trig].sentence))
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// What the rules made of each trigger, by a name.
fn fates(reading: &Reading, drafts: &[Draft], outcomes: &Outcomes) -> Vec<&'static str> {
    let mut out = vec!["none"; reading.trigs.len()];
    for (chunk, _, outcome) in outcomes {
        let name = match outcome {
            Outcome::Dropped(reason) => reason.id(),
            Outcome::Joined(_) => "joined",
            Outcome::Mention(_) | Outcome::Judged(_) => "told",
        };
        let at = first_from(reading, *chunk);
        if reading.trigs.get(at).is_some_and(|t| t.chunk == *chunk) {
            out[at] = name;
        }
    }
    for draft in drafts {
        out[draft.trig] = match (draft.reference, draft.mention.family) {
            (true, _) => "back",
            (false, Family::Statement) => "said",
            (false, Family::Incident) => draft.mention.status.name(),
        };
    }
    out
}

/// The kinds of thing that a mention holds.
fn told(m: &Mention) -> Vec<&'static str> {
    let held = [
        ("initiators", !m.initiators.is_empty()),
        ("targets", !m.targets.is_empty()),
        ("time", m.time.is_some()),
        ("place", m.place.is_some()),
        ("killed", m.killed.is_some()),
        ("injured", m.injured.is_some()),
        ("weapon", m.weapon.is_some()),
        ("count", m.count.is_some()),
        ("attribution", !m.attribution.is_empty()),
    ];
    held.iter()
        .filter(|(_, is)| *is)
        .map(|(name, _)| *name)
        .collect()
}

/// How easy a text is judged; `None` for a sentence without a report around it.
///
/// The weights were learned from such sentences, drawn from archives, of which
/// one in ten tells an event. A report that has a date or goes on was written
/// to tell some: what the rules read in it needs more against it to go.
fn margins(reading: &Reading) -> Option<Margins> {
    let few = reading.ctx.sentences.len() <= FEW;
    match (few, reading.reference.is_some()) {
        (true, false) => None,
        (true, true) => Some(BRIEF),
        (false, _) => Some(LONG),
    }
}

/// How far below zero a draft's sentence must score before it goes; `None` for one that stands.
fn margin(draft: &Draft, margins: Option<Margins>) -> Option<f64> {
    if draft.mention.status != Status::Occurred {
        return None;
    }
    match margins {
        None => Some(0.0),
        Some(_) if draft.reference => None,
        Some(of) => of.get(told(&draft.mention).len()).copied(),
    }
}

/// Can a judgement change anything? Most sentences that are no news tell no event either.
fn open(case: &Case, outcomes: &Outcomes) -> bool {
    let margins = margins(case.reading);
    case.own().any(|d| margin(d, margins).is_some())
        || (!case.own().any(|d| !d.reference)
            && (case.own().next().is_some()
                || given_up(case.reading, outcomes, (case.sentence, case.kind)).is_some()))
}

/// Takes the mentions of a sentence away that scored below what they hold.
fn strike(
    reading: &Reading,
    drafts: &mut Vec<Draft>,
    outcomes: &mut Outcomes,
    (sentence, kind, score): (usize, EventType, f64),
) {
    let margins = margins(reading);
    drafts.retain(|draft| {
        let trig = &reading.trigs[draft.trig];
        let judged = trig.sentence == sentence && is(draft, kind);
        let margin = if judged { margin(draft, margins) } else { None };
        let stays = margin.is_none_or(|margin| score > -margin);
        if !stays {
            let frame = trig.frame(reading.ctx).id.clone();
            outcomes.push((trig.chunk, frame, Outcome::Dropped(Reason::Judged)));
        }
        stays
    });
}

/// Lets the best trigger that the rules gave up tell its event, where none stands.
fn rescue(
    reading: &Reading,
    drafts: &mut Vec<Draft>,
    outcomes: &mut Outcomes,
    (sentence, kind): (usize, EventType),
) {
    let trigs = reading.trigs;
    let here = |d: &Draft| trigs[d.trig].sentence == sentence && is(d, kind);
    if drafts.iter().any(|d| here(d) && !d.reference) {
        return;
    }
    if let Some(back) = drafts.iter_mut().find(|d| here(d)) {
        back.reference = false;
        return;
    }
    let Some((at, outcome)) = given_up(reading, outcomes, (sentence, kind)) else {
        return;
    };
    let members: Vec<usize> = (0..trigs.len()).filter(|k| trigs[*k].core == at).collect();
    let draft = event::rescued(reading, at, members);
    if draft.mention.status == Status::Occurred {
        outcomes.remove(outcome);
        drafts.push(draft);
    }
}

/// The best trigger of a sentence that the rules gave up by signs that may mislead, and
/// which outcome says so.
fn given_up(
    reading: &Reading,
    outcomes: &Outcomes,
    (sentence, kind): (usize, EventType),
) -> Option<(usize, usize)> {
    let given_up = |chunk: usize| {
        outcomes.iter().position(|(c, _, o)| {
            *c == chunk && matches!(o, Outcome::Dropped(r) if r.may_be_wrong())
        })
    };
    let trigs = reading.trigs.iter().enumerate();
    trigs
        .filter(|(at, t)| t.sentence == sentence && t.core == *at && of_kind(reading, t, kind))
        .filter(|(_, t)| t.frame(reading.ctx).role == FrameRole::Event)
        .filter_map(|(at, t)| Some((!t.verb, at, given_up(t.chunk)?)))
        .min()
        .map(|(_, at, outcome)| (at, outcome))
}

/// The account of a judgement: the score, and what weighed most in it.
fn judgement(case: &Case, score: f64) -> Judgement {
    let mut namer = Namer::default();
    features(case, &mut namer);
    let weights = case.reading.ctx.book.weights(case.kind);
    let mut weighed: Vec<(i64, String)> = Vec::new();
    for (group, names) in namer.names.iter().enumerate() {
        let spread = spread(group, u32::try_from(names.len()).unwrap_or(u32::MAX));
        for name in names {
            let mut parts = name.split(' ').map(part);
            let tag = parts.next().unwrap_or_default();
            let weight = weights.and_then(|w| w.of(parts.fold(tag, join)));
            if let Some((_, weight)) = weight {
                weighed.push(((f64::from(weight) / spread) as i64, name.clone()));
            }
        }
    }
    weighed.sort_by(|a, b| (b.0.abs(), &a.1).cmp(&(a.0.abs(), &b.1)));
    weighed.dedup();
    weighed.truncate(NAMED);
    Judgement {
        sentence: case.reading.ctx.sentence_span(case.sentence),
        kind: case.kind,
        thousandths: (score * 1000.0).round() as i64,
        weighed: weighed
            .into_iter()
            .map(|(w, name)| (name, w / 10))
            .collect(),
    }
}

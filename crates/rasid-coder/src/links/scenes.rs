//! Where an event was that names no place: on the scene that the text has set.
//!
//! "In Mogadishu, a car exploded. Gunmen then opened fire": the second event is
//! in Mogadishu too. The scene is the place last named before the event in its
//! sentence, else where the event told just before was, else what the headline
//! or the dateline names. It is a loose sign: the linker joins nothing by it,
//! and a place that words give the event itself is shown before it.

use super::incident;
use crate::assemble::Draft;
use crate::context::Context;
use crate::phrase::{Head, PlaceRef};
use crate::trigger::Trig;
use crate::values::{self, coarseness, coarseness_of};
use rasid_codebook::PlaceKind;
use rasid_model::{EventType, Place, Status};
use std::cell::OnceCell;

/// The rule that such a place carries.
const RULE: &str = Place::ON_SCENE;

/// How many sentences a scene holds after the event that set it.
const HOLDS: usize = 2;

/// Gives each event without a place the scene that it is told on.
pub(super) fn set(ctx: &Context, trigs: &[Trig], drafts: &mut [Draft]) {
    let head = OnceCell::new();
    for at in 0..drafts.len() {
        if !wants_place(&drafts[at]) {
            continue;
        }
        let trig = &trigs[drafts[at].trig];
        let start = ctx.sentences[trig.sentence].start;
        let scene = last_place(ctx, start..trig.chunk)
            .map(|p| values::place(ctx, p, RULE))
            .or_else(|| told_before(trigs, drafts, at))
            .or_else(|| {
                let head = *head.get_or_init(|| head_place(ctx));
                head.map(|p| values::place(ctx, p, RULE))
            });
        drafts[at].mention.place = scene;
    }
}

fn wants_place(draft: &Draft) -> bool {
    let m = &draft.mention;
    let kind = matches!(
        m.kind,
        EventType::Assault | EventType::Protest | EventType::Coerce
    );
    let happened = matches!(m.status, Status::Occurred | Status::Thwarted);
    incident(draft)
        && kind
        && happened
        && m.place.is_none()
        && !draft.reference
        && !m.background
        && !m.hints.definite
}

/// Where the event told last was, a sentence or two before.
fn told_before(trigs: &[Trig], drafts: &[Draft], at: usize) -> Option<Place> {
    let sentence = trigs[drafts[at].trig].sentence;
    let mut before = drafts[..at].iter().rev().filter(|d| incident(d));
    let last = before.find(|d| !d.mention.background)?;
    let near = sentence - trigs[last.trig].sentence.min(sentence) <= HOLDS;
    let place = last.mention.place.clone().filter(|_| near)?;
    (place.country.as_deref() != Some(&place.id)).then(|| {
        let mut place = place;
        RULE.clone_into(&mut place.evidence.rule);
        place
    })
}

/// The last place named in a range of chunks, finer than a country.
fn last_place<'c>(ctx: &'c Context, chunks: std::ops::Range<usize>) -> Option<&'c PlaceRef> {
    chunks.rev().find_map(|at| named(ctx, at))
}

/// The place that the headline or the dateline names first.
fn head_place<'c>(ctx: &'c Context) -> Option<&'c PlaceRef> {
    let mut sentences = (0..ctx.sentences.len()).take_while(|s| ctx.in_head(*s));
    let head = sentences.find_map(|s| ctx.sentences[s].clone().find_map(|at| named(ctx, at)));
    // A dateline opens the first sentence of the body.
    let body = (0..ctx.sentences.len()).find(|s| !ctx.in_head(*s))?;
    let opens = ctx.sentences[body].start;
    head.or_else(|| named(ctx, opens))
}

fn named<'c>(ctx: &'c Context, at: usize) -> Option<&'c PlaceRef> {
    let np = ctx.chunks[at]
        .np()
        .filter(|np| matches!(np.head, Head::Place | Head::State))?;
    let fine = |p: &&PlaceRef| coarseness(ctx, p) < coarseness_of(PlaceKind::Region);
    np.places.iter().find(fine)
}

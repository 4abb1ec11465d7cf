//! What must stand beside a trigger for it to tell a statement: blame, force, a fault, a party.
//!
//! Who makes the statement is not known here.

use super::addressees;
use crate::context::Context;
use crate::phrase::Head;
use crate::speech::{Subject, speech_verb, subject};
use crate::trace::Reason;
use crate::trigger::Trig;
use rasid_codebook::{FrameRole, Needs, WordClass};
use rasid_model::{EventType, Family};
use rasid_text::fold::letters;

/// What must stand beside the trigger.
pub(super) fn company(ctx: &Context, trig: &Trig, needs: Option<Needs>) -> Result<(), Reason> {
    let near = |class: WordClass, reach: usize| {
        ctx.has(ctx.just_after(trig.sentence, trig.chunk, reach), class)
    };
    let told = |class: WordClass, reach: usize| {
        let mut near = ctx.just_after(trig.sentence, trig.chunk, reach);
        near.any(|k| ctx.chunks[k].tokens.clone().any(|t| ctx.may_be(t, class)))
    };
    let reach = if trig.frame(ctx).kind == EventType::Claim {
        8
    } else {
        2
    };
    let before = ctx.just_before(trig.sentence, trig.chunk, reach);
    let denied = ctx.has(before, WordClass::Neg);
    let ok = match needs {
        // "No side has claimed ..." claims nothing; "X did not confirm that it did" withholds.
        _ if owned(ctx, trig) && silenced(ctx, trig) => true,
        _ if denied && trig.frame(ctx).role != FrameRole::Withhold => false,
        Some(Needs::Blame) => near(WordClass::Blame, 8),
        Some(Needs::Responsibility) => near(WordClass::Responsibility, 5),
        // What is ascribed to nobody that is known accuses nobody.
        Some(Needs::Addressee) if trig.frame(ctx).kind == EventType::Accuse => {
            !addressees(ctx, trig, &[]).is_empty()
        }
        Some(Needs::Might) => told(WordClass::Might, 6),
        Some(Needs::Retribution) => told(WordClass::Retribution, 8) || supposed(ctx, trig, 6),
        Some(Needs::Involvement) => told(WordClass::Involvement, 6) || party_after(ctx, trig, 4),
        Some(Needs::Fault) => admitted(ctx, trig),
        Some(Needs::Object) => object(ctx, trig),
        // "Announced ... its responsibility": the word alone claims nothing.
        _ if owned(ctx, trig) => announced(ctx, trig),
        _ => true,
    };
    if ok {
        Ok(())
    } else {
        Err(Reason::NeedsCompany)
    }
}

/// "Any attack", "whatever strike": an act that is only supposed follows.
fn supposed(ctx: &Context, trig: &Trig, reach: usize) -> bool {
    let mut near = ctx.just_after(trig.sentence, trig.chunk, reach);
    near.any(|k| {
        let act = ctx.frame_at(k).filter(|f| f.family == Family::Incident);
        act.is_some() && ctx.chunks[k - 1].is(WordClass::Hypothetical)
    })
}

/// Does a party stand close after the trigger?
fn party_after(ctx: &Context, trig: &Trig, reach: usize) -> bool {
    let mut near = ctx.just_after(trig.sentence, trig.chunk, reach);
    near.any(|k| {
        let np = ctx.chunks[k].np();
        let party = np.filter(|np| matches!(np.head, Head::Actor | Head::State | Head::Group));
        party.is_some_and(|np| !np.whos.is_empty()) && ctx.has(trig.chunk..k, WordClass::Toward)
    })
}

/// Does what is admitted follow, with its preposition: "the killing of", "its failure"?
fn admitted(ctx: &Context, trig: &Trig) -> bool {
    let mut near = ctx.just_after(trig.sentence, trig.chunk, 8);
    near.any(|k| {
        let chunk = &ctx.chunks[k];
        chunk.clitics.prep == Some(letters::BEH) && ctx.may_be(chunk.tokens.start, WordClass::Fault)
    })
}

/// Does a bare noun phrase follow, whom the participle has for its object?
pub(super) fn object(ctx: &Context, trig: &Trig) -> bool {
    let end = ctx.sentences[trig.sentence].end;
    let next = ctx
        .chunks
        .get(trig.chunk + 1)
        .filter(|_| trig.chunk + 1 < end);
    next.is_some_and(|c| c.clitics.prep.is_none() && c.np().is_some_and(|np| np.head.speaks()))
}

/// Is the trigger a word for responsibility with its owner's pronoun?
pub(super) fn owned(ctx: &Context, trig: &Trig) -> bool {
    let token = ctx.chunks[trig.chunk].tokens.start;
    let claim = trig.frame(ctx).kind == EventType::Claim;
    claim && trig.fixed && ctx.may_be(token, WordClass::Responsibility)
}

/// "X neither confirmed nor denied its responsibility": a verb of saying denied, with who keeps silent.
pub(super) fn silenced(ctx: &Context, trig: &Trig) -> bool {
    let mut before = ctx.just_before(trig.sentence, trig.chunk, 8);
    before.any(|k| {
        let denied = k > 0 && ctx.chunks[k - 1].is(WordClass::Neg) && speech_verb(ctx, k);
        let named = || match subject(ctx, k) {
            Subject::Named { whos, .. } => !whos.iter().any(|w| w.sector == "UNK"),
            Subject::Silent => false,
        };
        denied && named()
    })
}

/// Does a verb of saying stand close before, and is it not denied ("nobody announced")?
fn announced(ctx: &Context, trig: &Trig) -> bool {
    let mut before = ctx.just_before(trig.sentence, trig.chunk, 10).rev();
    let says = before.find(|k| {
        ctx.chunks[*k].is_verb(WordClass::Say)
            || ctx.chunks[*k].is(WordClass::Comp)
            || ctx.chunks[*k].is(WordClass::Say)
    });
    says.is_some_and(|k| !ctx.has(ctx.just_before(trig.sentence, k, 2), WordClass::Neg))
}

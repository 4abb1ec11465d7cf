//! How the mentions of one report hang together.
//!
//! `back` says what looks back to what, `answers` what answers what, `tolls`
//! whose casualties, `facts` which dated fact, `times` whose time, `origins`
//! from where, `scenes` where the text has set its scene, `headline` what a headline tells in short, `statements` what a statement is about and what it says of who
//! did it, `story` how each stands in the story that the report tells, `suspicions` whom a
//! hedge accuses, `unspoken` whom somebody unknown accuses, `deeds` who tells an attack as his
//! own. Ties go by trigger ("t7") until
//! `assemble` numbers the mentions; what other reports tell is the linker's.

mod answers;
mod back;
mod deeds;
mod facts;
mod headline;
mod origins;
mod scenes;
mod statements;
mod story;
mod suspicions;
mod times;
mod tolls;
mod unspoken;

use crate::assemble::Draft;
use crate::context::Context;
use crate::reading::Reading;
use crate::trigger::Trig;
use rasid_codebook::FrameRole;
use rasid_model::{Family, Mention, Tally, TimeValue};
use std::collections::BTreeMap;

/// Ties the drafts of a report to each other.
pub(crate) fn tie(reading: &Reading, drafts: &mut Vec<Draft>, tallies: &mut Vec<Tally>) {
    let Reading { ctx, trigs, .. } = *reading;
    drafts.sort_by_key(|d| trigs[d.trig].chunk);
    back::enumerate(ctx, trigs, drafts);
    back::parts(ctx, trigs, drafts);
    back::outcomes(ctx, trigs, drafts);
    back::led_to(ctx, trigs, drafts);
    story::rounds(ctx, trigs, drafts);
    story::occasions(ctx, trigs, drafts);
    back::aftermath(ctx, trigs, drafts);
    tolls::of_attacks(ctx, trigs, drafts);
    let alias = back::references(ctx, trigs, drafts);
    answers::responses(ctx, trigs, drafts, &alias);
    tolls::casualties(ctx, trigs, drafts, &alias);
    facts::name_facts(reading, drafts);
    times::anchors(ctx, trigs, drafts, &alias);
    times::share(ctx, trigs, drafts);
    headline::retold(ctx, trigs, drafts);
    origins::origins(ctx, trigs, drafts);
    statements::statements(ctx, trigs, drafts, &alias);
    unspoken::accusations(ctx, trigs, drafts, &alias);
    suspicions::accusations(reading, drafts);
    deeds::claims(reading, drafts);
    tolls::alone(reading, drafts, tallies);
    scenes::set(ctx, trigs, drafts);
    tolls::victims(ctx, trigs, drafts);
    story::mark(ctx, trigs, drafts);
    drafts.retain(|d| !d.reference);
}

/// The trigger of the event that a trigger looks back to.
type Alias = BTreeMap<usize, usize>;

/// A tie to the mention of a trigger.
fn key(trig: usize) -> String {
    format!("t{trig}")
}

/// The trigger that a tie leads to.
pub(crate) fn trig_of(key: &str) -> Option<usize> {
    key.strip_prefix('t')?.parse().ok()
}

/// The time that the words give the event itself, and not only its sentence.
fn told_time(mention: &Mention) -> Option<&TimeValue> {
    let time = mention.time.as_ref();
    time.filter(|t| t.evidence.rule != "time.sentence")
}

fn incident(draft: &Draft) -> bool {
    draft.mention.family == Family::Incident
}

fn is_response(trigs: &[Trig], ctx: &Context, draft: &Draft) -> bool {
    draft
        .members
        .iter()
        .any(|m| trigs[*m].frame(ctx).role == FrameRole::Response)
}

fn exchange(trigs: &[Trig], ctx: &Context, draft: &Draft) -> bool {
    draft.members.iter().any(|m| trigs[*m].frame(ctx).exchange)
}

/// Could both be one event by who did it?
fn sides_fit(a: &Mention, b: &Mention) -> bool {
    let ids = |m: &Mention| {
        m.initiators
            .iter()
            .map(|i| i.id.clone())
            .collect::<Vec<_>>()
    };
    let targets = |m: &Mention| {
        m.targets
            .iter()
            .filter_map(|t| t.id.clone())
            .collect::<Vec<_>>()
    };
    let crossed = ids(a).iter().any(|i| targets(b).contains(i))
        || ids(b).iter().any(|i| targets(a).contains(i));
    !crossed
}

/// The draft that a trigger belongs to, through what it looks back to.
fn draft_of(drafts: &[Draft], alias: &Alias, trig: usize) -> Option<usize> {
    let target = alias.get(&trig).copied().unwrap_or(trig);
    drafts.iter().position(|d| {
        incident(d) && !d.reference && !d.again && (d.trig == target || d.members.contains(&target))
    })
}

//! Puts a report's mentions together from what the other modules found.

use crate::boilerplate;
use crate::clause::read_clauses;
use crate::context::Context;
use crate::event;
use crate::links;
use crate::speech::{Zone, zones};
use crate::statement;
use crate::tally;
use crate::trace::{Outcome, Reason};
use crate::trigger::{Trig, triggers};
use crate::when;
use rasid_codebook::{Codebook, FrameRole};
use rasid_model::{
    AnchorTo, Attribution, Evidence, Family, Mention, Published, Report, SourceKind, Span, Tally,
};
use rasid_time::Reference;
use rasid_time::dating::Dating;

/// What coding a report gives.
#[derive(Clone, Debug)]
pub struct Coded {
    /// In text order, each with its id; not yet linked.
    pub mentions: Vec<Mention>,
    /// Reported counts.
    pub tallies: Vec<Tally>,
    /// The report's own days.
    pub published: Published,
    /// How an undated report was dated.
    pub dating: Option<Dating>,
    /// What the site wraps around its article.
    pub boilerplate: Vec<Span>,
}

/// A mention on its way.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub mention: Mention,
    /// The trigger that tells it best, and all that help.
    pub trig: usize,
    pub members: Vec<usize>,
    /// Triggers that it answers.
    pub answers: Vec<usize>,
    /// Triggers that a statement is about.
    pub about: Vec<usize>,
    /// It only looks back at something told before.
    pub reference: bool,
    /// It tells again, or says of, what another draft of the same trigger tells.
    pub again: bool,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            mention: Mention::bare(
                String::new(),
                String::new(),
                (Family::Incident, rasid_model::EventType::Assault),
                (Span::new(0, 0), Span::new(0, 0)),
                String::new(),
            ),
            trig: 0,
            members: Vec::new(),
            answers: Vec::new(),
            about: Vec::new(),
            reference: false,
            again: false,
        }
    }
}

/// What became of each trigger: its chunk, its frame, the outcome.
pub(crate) type Outcomes = Vec<(usize, String, Outcome)>;

/// Codes one report.
pub fn code(book: &Codebook, report: &Report) -> Coded {
    code_traced(book, report).0
}

pub(crate) fn code_traced(book: &Codebook, report: &Report) -> (Coded, Outcomes) {
    let ctx = Context::new(book, report);
    let facts = when::facts(&ctx);
    let (published, dating) = when::published(&ctx, &facts);
    let reference = published
        .days()
        .map(|(start, end)| Reference { start, end });
    let mut trigs = triggers(&ctx);
    read_clauses(&ctx, &mut trigs);
    let zones = zones(&ctx);
    let (mut tallies, counted) = tally::tallies(&ctx, &trigs, &zones, reference.as_ref());
    let (mut drafts, mut outcomes) = drafts(&ctx, &trigs, &zones, &counted, reference.as_ref());
    links::tie(
        &ctx,
        &trigs,
        &zones,
        &facts,
        reference.as_ref(),
        &mut drafts,
        &mut tallies,
    );
    let mentions = finish(&ctx, report, drafts, &mut outcomes);
    number(report, &mut tallies);
    let coded = Coded {
        mentions,
        tallies,
        published,
        dating,
        boilerplate: boilerplate::spans(&ctx),
    };
    (coded, outcomes)
}

/// A draft for every group of triggers that tells an event or a statement.
fn drafts(
    ctx: &Context,
    trigs: &[Trig],
    zones: &[Zone],
    counted: &[usize],
    reference: Option<&Reference>,
) -> (Vec<Draft>, Outcomes) {
    let mut drafts = Vec::new();
    let mut outcomes = Vec::new();
    for (at, trig) in trigs.iter().enumerate() {
        let rule = trig.frame(ctx).id.clone();
        if trig.core != at {
            outcomes.push((
                trig.chunk,
                rule,
                Outcome::Joined(trigs[trig.core].span(ctx)),
            ));
            continue;
        }
        let members: Vec<usize> = (0..trigs.len()).filter(|k| trigs[*k].core == at).collect();
        let found = if ctx.boiler(ctx.chunks[trig.chunk].tokens.start) {
            Err(Reason::Boilerplate)
        } else if members.iter().any(|m| counted.contains(m)) {
            Err(Reason::Counted)
        } else if trig.frame(ctx).role == FrameRole::AnswerTo {
            continue;
        } else if trig.frame(ctx).family == Family::Statement {
            statement::statement(ctx, trigs, at, zones, reference)
        } else {
            event::incident(ctx, trigs, at, members, zones, reference)
        };
        match found {
            Ok(draft) => drafts.push(draft),
            Err(reason) => outcomes.push((trig.chunk, rule, Outcome::Dropped(reason))),
        }
    }
    (drafts, outcomes)
}

/// Gives mentions their ids in text order and their ties by id.
fn finish(
    ctx: &Context,
    report: &Report,
    mut drafts: Vec<Draft>,
    outcomes: &mut Outcomes,
) -> Vec<Mention> {
    drafts.sort_by_key(|d| (d.mention.trigger, d.mention.family));
    let outlet = outlet(report);
    let mut mentions = Vec::with_capacity(drafts.len());
    let id_of: Vec<String> = (1..=drafts.len())
        .map(|n| format!("{}-m{n:02}", report.id))
        .collect();
    // Until here ties go by trigger: "t7" is the mention of trigger 7.
    let by_trigger = |key: &String| {
        let trig: usize = key.strip_prefix('t')?.parse().ok()?;
        drafts
            .iter()
            .position(|d| d.trig == trig && !d.reference && !d.again)
            .map(|at| id_of[at].clone())
    };
    for (draft, id) in drafts.iter().zip(&id_of) {
        let mut mention = draft.mention.clone();
        mention.id.clone_from(id);
        let own = |ids: Vec<String>| {
            let mut ids: Vec<String> = ids
                .iter()
                .filter_map(by_trigger)
                .filter(|other| other != id)
                .collect();
            ids.sort();
            ids.dedup();
            ids
        };
        mention.responds_to = own(mention.responds_to);
        mention.about = own(mention.about);
        mention.hints.same_as = own(mention.hints.same_as);
        mention.hints.apart_from = own(mention.hints.apart_from);
        if let Some(anchor) = &mut mention.hints.anchor
            && let AnchorTo::Mention(key) = &anchor.to
        {
            match own(vec![key.clone()]).pop() {
                Some(id) => anchor.to = AnchorTo::Mention(id),
                None => mention.hints.anchor = None,
            }
        }
        if let Some(outlet) = &outlet
            && mention
                .attribution
                .first()
                .is_none_or(|a| a.id != outlet.id)
        {
            mention.attribution.insert(0, outlet.clone());
        }
        let chunk = draft.members.first().map_or(0, |_| draft.trig);
        outcomes.push((
            trig_chunk(ctx, &mention, chunk),
            mention.rule.clone(),
            Outcome::Mention(mention.id.clone()),
        ));
        mentions.push(mention);
    }
    mentions
}

fn trig_chunk(ctx: &Context, mention: &Mention, _trig: usize) -> usize {
    ctx.chunks
        .iter()
        .position(|c| ctx.span(&c.tokens) == mention.trigger)
        .unwrap_or(0)
}

fn outlet(report: &Report) -> Option<Attribution> {
    let outlet = report.outlet.as_ref()?;
    Some(Attribution {
        id: outlet.id.clone(),
        name_en: outlet.name_en.clone(),
        name_ar: outlet.name_ar.clone(),
        kind: SourceKind::Outlet,
        evidence: Evidence::new("outlet", []),
    })
}

fn number(report: &Report, tallies: &mut [Tally]) {
    tallies.sort_by_key(|t| t.span);
    for (n, tally) in tallies.iter_mut().enumerate() {
        tally.id = format!("{}-t{:02}", report.id, n + 1);
    }
}

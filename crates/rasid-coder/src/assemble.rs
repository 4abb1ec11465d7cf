//! Puts a report's mentions together from what the other modules found.

use crate::boilerplate;
use crate::clause::read_clauses;
use crate::context::Context;
use crate::event;
use crate::judge;
use crate::links;
use crate::memo::Memo;
use crate::reading::Reading;
use crate::speech::zones;
use crate::statement;
use crate::tally;
use crate::trace::{Judgement, Outcome, Reason};
use crate::trigger::triggers;
use crate::when::{self, Beside, Found};
use rasid_codebook::{Codebook, FrameRole};
use rasid_model::{
    AnchorTo, Attribution, Basis, EventType, Evidence, Family, Mention, Published, Report,
    ReportDating, SourceKind, Span, Tally,
};
use rasid_time::{Expr, Reference};

/// What coding a report gives.
#[derive(Clone, Debug)]
pub struct Coded {
    /// In text order, each with its id; not yet linked.
    pub mentions: Vec<Mention>,
    /// Reported counts.
    pub tallies: Vec<Tally>,
    /// The report's own days.
    pub published: Published,
    /// How an undated report was dated; of one that gives its date, what contradicts that.
    pub dating: Option<ReportDating>,
    /// What its words give away of its day.
    pub clues: Vec<Found>,
    /// The time expressions of an undated report and where they stand.
    pub times: Vec<(Span, Expr)>,
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

/// Codes one report. The memo is one that other reports left, for the same codebook, or a new one.
pub fn code(book: &Codebook, report: &Report, memo: &mut Memo) -> Coded {
    code_traced(book, report, &Beside::default(), memo, None).0
}

/// Codes one report of whose days something is known beside its words.
pub fn code_beside(book: &Codebook, report: &Report, beside: &Beside, memo: &mut Memo) -> Coded {
    code_traced(book, report, beside, memo, None).0
}

/// Codes one report, with what became of each trigger and, where asked for, each judgement.
pub(crate) fn code_traced(
    book: &Codebook,
    report: &Report,
    beside: &Beside,
    memo: &mut Memo,
    account: Option<&mut Vec<Judgement>>,
) -> (Coded, Outcomes) {
    read(book, report, beside, memo, |reading, ruled, dated, memo| {
        let Ruled {
            mut drafts,
            mut outcomes,
            mut tallies,
        } = ruled;
        let ctx = reading.ctx;
        judge::judge(
            reading,
            &mut drafts,
            &mut outcomes,
            &mut memo.weighed,
            account,
        );
        links::tie(reading, &mut drafts, &mut tallies);
        let mentions = finish(ctx, report, drafts, &mut outcomes);
        number(report, &mut tallies);
        let coded = Coded {
            mentions,
            tallies,
            times: times(ctx, &dated.published),
            published: dated.published,
            dating: dated.dating,
            clues: dated.clues,
            boilerplate: boilerplate::spans(ctx),
        };
        (coded, outcomes)
    })
}

/// What the learned part would see of a report: for each sentence that may tell
/// an event of a type, its features by group. For learning alone.
pub fn samples(book: &Codebook, report: &Report) -> Vec<(EventType, [Vec<String>; 4])> {
    let memo = &mut Memo::default();
    read(
        book,
        report,
        &Beside::default(),
        memo,
        |reading, ruled, _, _| judge::samples(reading, &ruled.drafts, &ruled.outcomes),
    )
}

/// What the rules made of a report, before the learned part judges it.
struct Ruled {
    drafts: Vec<Draft>,
    outcomes: Outcomes,
    tallies: Vec<Tally>,
}

/// Reads a report up to what the rules make of it, and hands that on.
fn read<R>(
    book: &Codebook,
    report: &Report,
    beside: &Beside,
    memo: &mut Memo,
    then: impl FnOnce(&Reading, Ruled, when::Days, &mut Memo) -> R,
) -> R {
    memo.make_room();
    let ctx = Context::new(book, report, memo);
    let facts = when::facts(&ctx);
    let dated = when::published(&ctx, &facts, beside);
    let reference = dated
        .published
        .days()
        .map(|(start, end)| Reference::days(start, end));
    let mut trigs = triggers(&ctx);
    read_clauses(&ctx, &mut trigs);
    let zones = zones(&ctx);
    let reading = Reading {
        ctx: &ctx,
        trigs: &trigs,
        zones: &zones,
        facts: &facts,
        reference: reference.as_ref(),
    };
    let (tallies, counted) = tally::tallies(&reading);
    let (drafts, outcomes) = drafts(&reading, &counted);
    let ruled = Ruled {
        drafts,
        outcomes,
        tallies,
    };
    then(&reading, ruled, dated, memo)
}

fn times(ctx: &Context, published: &Published) -> Vec<(Span, Expr)> {
    let undated = published.basis != Basis::Given;
    let all = ctx.times.iter().filter(|_| undated);
    all.map(|t| (ctx.span(&t.tokens), t.expr.clone())).collect()
}

/// A draft for every group of triggers that tells an event or a statement.
fn drafts(reading: &Reading, counted: &[usize]) -> (Vec<Draft>, Outcomes) {
    let Reading { ctx, trigs, .. } = *reading;
    let mut drafts = Vec::new();
    let mut outcomes = Vec::new();
    for (at, trig) in trigs.iter().enumerate() {
        let mut came_to =
            |outcome| outcomes.push((trig.chunk, trig.frame(ctx).id.clone(), outcome));
        if trig.core != at {
            came_to(Outcome::Joined(trigs[trig.core].span(ctx)));
            continue;
        }
        match draft(reading, at, counted) {
            Some(Ok(draft)) => drafts.push(draft),
            Some(Err(reason)) => came_to(Outcome::Dropped(reason)),
            None => {}
        }
    }
    (drafts, outcomes)
}

/// What the trigger `at` tells with those that help it; `None` for one that only ties others.
fn draft(reading: &Reading, at: usize, counted: &[usize]) -> Option<Result<Draft, Reason>> {
    let Reading { ctx, trigs, .. } = *reading;
    let frame = trigs[at].frame(ctx);
    let members: Vec<usize> = (0..trigs.len()).filter(|k| trigs[*k].core == at).collect();
    if ctx.boiler(ctx.chunks[trigs[at].chunk].tokens.start) {
        Some(Err(Reason::Boilerplate))
    } else if members.iter().any(|m| counted.contains(m)) {
        Some(Err(Reason::Counted))
    } else if frame.role == FrameRole::AnswerTo {
        None
    } else if frame.family == Family::Statement {
        Some(statement::statement(reading, at))
    } else {
        Some(event::incident(reading, at, members))
    }
}

/// Gives mentions their ids in text order and their ties by id.
fn finish(
    ctx: &Context,
    report: &Report,
    mut drafts: Vec<Draft>,
    outcomes: &mut Outcomes,
) -> Vec<Mention> {
    drafts.sort_by_key(|d| (d.mention.trigger, d.mention.family));
    let id_of = |at: usize| format!("{}-m{:02}", report.id, at + 1);
    let outlet = outlet(report).or_else(|| crate::dateline::outlet(ctx));
    let told = drafts
        .iter()
        .map(|d| (!d.reference && !d.again).then_some(d.trig));
    let told: Vec<Option<usize>> = told.collect();
    let mut mentions = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.into_iter().enumerate() {
        let mut mention = draft.mention;
        mention.id = id_of(at);
        tie_by_id(&mut mention, |key| {
            let trig = Some(links::trig_of(key)?);
            told.iter().position(|told| *told == trig).map(id_of)
        });
        carry(&mut mention, outlet.as_ref());
        let chunk = chunk_of(ctx, &mention);
        let outcome = Outcome::Mention(mention.id.clone());
        outcomes.push((chunk, mention.rule.clone(), outcome));
        mentions.push(mention);
    }
    mentions
}

/// Until here ties go by trigger; from here on by mention.
fn tie_by_id(mention: &mut Mention, id_of: impl Fn(&String) -> Option<String>) {
    let me = mention.id.clone();
    let own = |keys: &[String]| {
        let mut ids: Vec<String> = keys.iter().filter_map(&id_of).collect();
        ids.retain(|id| *id != me);
        ids.sort();
        ids.dedup();
        ids
    };
    mention.responds_to = own(&mention.responds_to);
    mention.about = own(&mention.about);
    mention.hints.same_as = own(&mention.hints.same_as);
    mention.hints.apart_from = own(&mention.hints.apart_from);
    mention.hints.follows = own(&mention.hints.follows);
    if let Some(anchor) = &mut mention.hints.anchor
        && let AnchorTo::Mention(key) = &anchor.to
    {
        match own(std::slice::from_ref(key)).pop() {
            Some(id) => anchor.to = AnchorTo::Mention(id),
            None => mention.hints.anchor = None,
        }
    }
}

/// The report's outlet carries every mention.
fn carry(mention: &mut Mention, outlet: Option<&Attribution>) {
    let Some(outlet) = outlet else { return };
    let first = mention.attribution.first();
    if first.is_none_or(|a| a.id != outlet.id) {
        mention.attribution.insert(0, outlet.clone());
    }
}

fn chunk_of(ctx: &Context, mention: &Mention) -> usize {
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

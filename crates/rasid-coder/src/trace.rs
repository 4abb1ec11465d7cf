//! What fired and what did not: the coder's own account of a text, as values.

use crate::assemble::code_traced;
use crate::chunk::Kind;
use crate::context::Context;
use crate::memo::Memo;
use rasid_codebook::Codebook;
use rasid_model::{EventType, Report, Span};

/// Why a trigger gave no mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Reason {
    NoEventNoun,
    NeedsWeapon,
    NeedsCompany,
    Hypothetical,
    Figurative,
    /// A misfortune, with no attacker.
    Accident,
    /// Fire without an enemy.
    Drill,
    LooksBack,
    Generic,
    PartOfTotal,
    Counted,
    NoSpeaker,
    Boilerplate,
    AnswersQuestion,
    Judged,
}

impl Reason {
    /// Its name among the learned part's features.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Reason::NoEventNoun => "no-event-noun",
            Reason::NeedsWeapon => "needs-weapon",
            Reason::NeedsCompany => "needs-company",
            Reason::Hypothetical => "hypothetical",
            Reason::Figurative => "figurative",
            Reason::Accident => "accident",
            Reason::Drill => "drill",
            Reason::LooksBack => "looks-back",
            Reason::Generic => "generic",
            Reason::PartOfTotal => "part-of-total",
            Reason::Counted => "counted",
            Reason::NoSpeaker => "no-speaker",
            Reason::Boilerplate => "boilerplate",
            Reason::AnswersQuestion => "answers-question",
            Reason::Judged => "judged",
        }
    }

    /// Does it go by signs that may mislead, so that the learned part may think otherwise?
    pub(crate) const fn may_be_wrong(self) -> bool {
        matches!(
            self,
            Reason::Hypothetical | Reason::LooksBack | Reason::Generic
        )
    }
}

/// What the learned part held of one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The sentence.
    pub sentence: Span,
    /// The type of event that it may tell.
    pub kind: EventType,
    /// The score; above zero, it tells one that happened.
    pub thousandths: i64,
    /// What weighed most, and how much.
    pub weighed: Vec<(String, i64)>,
}

/// What became of a trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It told an event: the mention.
    Mention(String),
    /// It helped another trigger to tell one.
    Joined(Span),
    /// It gave none.
    Dropped(Reason),
    /// The learned part judged its sentence.
    Judged(Box<Judgement>),
}

/// One thing recognised in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where.
    pub span: Span,
    /// The entry or class.
    pub rule: String,
    /// What became of it, for triggers.
    pub outcome: Option<Outcome>,
}

/// Everything recognised in a text and what became of it, in text order.
pub fn explain(book: &Codebook, report: &Report) -> Vec<Step> {
    let mut judgements = Vec::new();
    let beside = crate::when::Beside::default();
    let mut memo = Memo::default();
    let (_, outcomes) = code_traced(book, report, &beside, &mut memo, Some(&mut judgements));
    let ctx = Context::new(book, report, &mut memo);
    let mut steps: Vec<Step> = ctx.chunks.iter().filter_map(|c| step(&ctx, c)).collect();
    for (chunk, rule, outcome) in outcomes {
        let span = ctx.chunk_span(chunk);
        steps.retain(|s| !(s.span == span && s.outcome.is_none()));
        steps.push(Step {
            span,
            rule,
            outcome: Some(outcome),
        });
    }
    steps.extend(judgements.into_iter().map(|judgement| Step {
        span: judgement.sentence,
        rule: format!("judge.{}", judgement.kind.name().to_lowercase()),
        outcome: Some(Outcome::Judged(Box::new(judgement))),
    }));
    steps.sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
    steps
}

fn step(ctx: &Context, chunk: &crate::chunk::Chunk) -> Option<Step> {
    let rule = match &chunk.kind {
        Kind::Np(np) => {
            let names: Vec<&str> = np
                .whos
                .iter()
                .map(|w| w.id.as_str())
                .chain(np.places.iter().map(|p| ctx.book.place(p.at).id.as_str()))
                .chain(np.source.map(|s| ctx.book.source(s).id.as_str()))
                .collect();
            format!("{:?}: {}", np.head, names.join(", ")).to_lowercase()
        }
        Kind::Weapon(w) => ctx.book.weapon(w.at).id.clone(),
        Kind::Frame(t) => ctx.book.frame(t.verb.or(t.noun)?.0).id.clone(),
        Kind::Nisba(at) => format!("nisba: {}", ctx.book.country(*at).id),
        Kind::Word(class) | Kind::Verb(class) => format!("word.{}", class.id()),
        Kind::Time(at) => ctx.times[*at].rule.clone(),
        Kind::Number(at) => ctx.numbers[*at].rule.clone(),
        _ => return None,
    };
    Some(Step {
        span: ctx.span(&chunk.tokens),
        rule,
        outcome: None,
    })
}

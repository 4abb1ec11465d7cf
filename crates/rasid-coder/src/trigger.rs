//! Triggers: which chunks tell an event, and whether as a verb or as a noun.

use crate::chunk::{Kind, Trigger};
use crate::context::Context;
use crate::phrase::{Head, PlaceRef};
use crate::values::Who;
use rasid_codebook::{Clitics, Frame, FrameForm, Grammatical, Slot, TargetIs, WordClass};
use rasid_model::Span;
use rasid_text::clitic::analyses;
use rasid_text::fold::letters::{self, TANWEEN};

/// The fewest letters before the ending of a dual.
const LONG: usize = 4;

/// A trigger read in its clause.
#[derive(Clone, Debug)]
pub(crate) struct Trig {
    pub chunk: usize,
    pub sentence: usize,
    pub frame: u32,
    pub verb: bool,
    pub fixed: bool,
    pub plural: bool,
    pub dual: bool,
    pub definite: bool,
    pub suffix: bool,
    pub conj: bool,
    pub args: Args,
    /// The trigger whose event this one helps to tell.
    pub core: usize,
}

/// A target: the chunk that names it and how the frame reached it.
#[derive(Clone, Debug)]
pub(crate) struct TargetArg {
    pub chunk: usize,
}

/// The arguments found so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Args {
    pub initiators: Vec<Who>,
    /// Holders of the ground that the fire came from.
    pub suspects: Vec<Who>,
    /// Whose the weapon is said to be.
    pub blamed: Vec<Who>,
    pub targets: Vec<TargetArg>,
    /// Targets reached through a pronoun or an occupant, by name.
    pub target_whos: Vec<Who>,
    pub weapons: Vec<usize>,
    /// Whose aircraft was brought down.
    pub downed: Vec<Who>,
    pub places: Vec<PlaceRef>,
    /// Places that were themselves hit, or hold what was.
    pub struck: Vec<PlaceRef>,
    /// The clause opens with a place.
    pub opening: Vec<PlaceRef>,
    pub origins: Vec<PlaceRef>,
    pub times: Vec<usize>,
    /// Times that open the clause, or stand in a relative clause: used where there is no nearer one.
    pub loose_times: Vec<usize>,
    /// The weapon is definite and looks back to rounds told before.
    pub relative: bool,
    /// The number that counts the event noun itself.
    pub number: Option<usize>,
    /// Weapons that the doers are, or ride: warplanes, guns, drones.
    pub arms: Vec<(u32, std::ops::Range<usize>)>,
    /// Triggers that this one answers.
    pub answered: Vec<usize>,
    /// Triggers that it takes as its event.
    pub events: Vec<usize>,
    /// Both sides are initiators.
    pub mutual: bool,
    /// The doers are whoever speaks: "its fighters".
    pub own: bool,
}

impl Trig {
    pub fn frame<'a>(&self, ctx: &'a Context) -> &'a Frame {
        ctx.book.frame(self.frame)
    }

    pub fn span(&self, ctx: &Context) -> Span {
        ctx.chunk_span(self.chunk)
    }
}

/// Every trigger of the report, in text order, with its reading decided.
pub(crate) fn triggers(ctx: &Context) -> Vec<Trig> {
    let mut out = Vec::new();
    for (sentence, chunks) in ctx.sentences.iter().enumerate() {
        out.extend(verbless(ctx, sentence).map(|mut trig| {
            trig.core = out.len();
            trig
        }));
        for at in chunks.clone() {
            let Kind::Frame(trigger) = &ctx.chunks[at].kind else {
                continue;
            };
            let verb = match (trigger.verb, trigger.noun) {
                (Some(_), None) => true,
                (Some(_), Some(_)) => reads_as_verb(ctx, at, chunks.start),
                _ => false,
            };
            if names_a_place(ctx, at, chunks.start) {
                continue;
            }
            let verb = verb && !adverb(ctx, at);
            let toll = trigger.toll.filter(|_| match lands(ctx, trigger) {
                true => falls(ctx, at),
                false => counts_people(ctx, at + 1),
            });
            let read = if verb {
                toll.or(trigger.verb)
            } else {
                trigger.noun
            };
            let Some((frame, form)) = read else {
                continue;
            };
            let clitics = ctx.chunks[at].clitics;
            out.push(Trig {
                chunk: at,
                sentence,
                frame,
                verb,
                fixed: form == FrameForm::Fixed,
                plural: matches!(form, FrameForm::Noun(Grammatical::Plural)) && !two(ctx, at),
                dual: matches!(form, FrameForm::Noun(Grammatical::Dual))
                    || matches!(form, FrameForm::Noun(_)) && !verb && two(ctx, at),
                definite: clitics.article || clitics.suffix,
                suffix: clitics.suffix,
                conj: clitics.conj,
                args: Args::default(),
                core: out.len(),
            });
        }
    }
    out
}

/// "The sit-in's square", "the quarter of the Strike": a definite noun after the word for a
/// quarter is its name.
fn names_a_place(ctx: &Context, at: usize, start: usize) -> bool {
    let bare = |c: &Clitics| !c.article && !c.suffix;
    let named = ctx.chunks[at].clitics.article && ctx.chunks[at].clitics.prep.is_none();
    at > start && named && {
        let before = &ctx.chunks[at - 1];
        before.is(WordClass::FeatureQuarter) && bare(&before.clitics)
    }
}

/// A verb takes no nunation: "at dawn" is spelled like "they blew up".
fn adverb(ctx: &Context, at: usize) -> bool {
    let tokens = &ctx.chunks[at].tokens;
    tokens.len() == 1 && ctx.words(ctx.span(tokens)).contains(TANWEEN)
}

/// "Two blasts", "two suicide attacks": a noun for events that ends as duals do. No plural of them
/// ends so but those of three letters and the dual's own ending.
fn two(ctx: &Context, at: usize) -> bool {
    let chunk = &ctx.chunks[at];
    let word = ctx.doc.word(chunk.tokens.start);
    let stem = analyses(word).find(|a| {
        let c = chunk.clitics;
        a.suffix.is_none()
            && a.article == c.article
            && a.prep == c.prep
            && a.conj.is_some() == c.conj
    });
    let Some(stem) = stem else { return false };
    let mut back = stem.stem.chars().rev();
    let noon = back.next() == Some(letters::NOON);
    let vowel = matches!(back.next(), Some(letters::YEH | letters::ALEF));
    noon && vowel && back.count() >= LONG
}

/// Does a number of people stand at a chunk, with or without the word for them?
fn counts_people(ctx: &Context, at: usize) -> bool {
    // "the shell hit three workers": the doer may stand between.
    let doer = |k: &Kind| matches!(k, Kind::Weapon(w) if w.definite);
    let at = at + usize::from(ctx.chunks.get(at).is_some_and(|c| doer(&c.kind)));
    let number = ctx.chunks.get(at);
    if !number.is_some_and(|c| matches!(c.kind, Kind::Number(_))) {
        return false;
    }
    match ctx.chunks.get(at + 1).map(|c| &c.kind) {
        Some(Kind::Np(np)) => np.people.is_some() || matches!(np.head, Head::Civil | Head::Force),
        Some(Kind::Weapon(_) | Kind::Frame(_)) => false,
        _ => true,
    }
}

/// "A soldier fell", "protesters who fell": people fall dead, rounds land.
fn falls(ctx: &Context, at: usize) -> bool {
    let people = |k: usize| {
        let chunk = &ctx.chunks[k];
        let bare = chunk.clitics.prep.is_none() && !chunk.clitics.conj;
        bare && chunk.np().is_some_and(|np| {
            np.people.is_some()
                || matches!(np.head, Head::People | Head::Civil)
                    && np.thing.is_some_and(|t| {
                        matches!(
                            ctx.book.target(t).is,
                            TargetIs::People | TargetIs::Civilians
                        )
                    })
        })
    };
    let sentence = ctx.sentence_of_chunk(at);
    let mut next = ctx.just_after(sentence, at, 1);
    let mut before = ctx.just_before(sentence, at, 1);
    let counted = counts_people(ctx, at + 1) && {
        let dead = ctx.chunks.get(at + 2);
        dead.is_some_and(|c| c.is(WordClass::KilledCount) || c.np().is_some())
    };
    counted || next.any(people) || !ctx.chunks[at].clitics.conj && before.any(people)
}

/// Is it a verb of rounds that come down?
fn lands(ctx: &Context, trigger: &Trigger) -> bool {
    let frame = trigger.verb.map(|(frame, _)| ctx.book.frame(frame));
    frame.is_some_and(|f| f.subject == Slot::Weapon)
}

/// "Rockets on the base": a headline without a verb, whose rounds are its event.
fn verbless(ctx: &Context, sentence: usize) -> Option<Trig> {
    let chunks = ctx.sentences[sentence].clone();
    let short = ctx.doc.sentences[sentence].heading || ctx.sentences.len() == 1;
    let told = chunks
        .clone()
        .any(|at| matches!(ctx.chunks[at].kind, Kind::Frame(_) | Kind::Verb(_)));
    if !short || told {
        return None;
    }
    let chunk = chunks.clone().find(|at| {
        let rounds =
            matches!(&ctx.chunks[*at].kind, Kind::Weapon(w) if !w.adjective && !w.definite);
        let next = ctx.chunks.get(at + 1).filter(|_| at + 1 < chunks.end);
        rounds && next.is_some_and(|c| c.is(WordClass::On) || c.is(WordClass::Toward))
    })?;
    let frame = ctx.book.frame_at("frame.fall")?;
    let args = Args {
        weapons: vec![chunk],
        ..Args::default()
    };
    Some(Trig {
        chunk,
        sentence,
        frame,
        verb: false,
        fixed: false,
        plural: false,
        dual: false,
        definite: false,
        suffix: false,
        conj: false,
        args,
        core: 0,
    })
}

/// "The government condemned the shelling of": whoever stands before is the subject of the verb before him.
fn object_of_saying(ctx: &Context, at: usize, start: usize) -> bool {
    let quiet = |k: &usize| {
        !matches!(
            ctx.chunks[*k].kind,
            Kind::Time(_) | Kind::Open | Kind::Close
        )
    };
    let mut before = (start..at).rev().filter(quiet);
    let subject = before
        .next()
        .filter(|k| ctx.chunks[*k].np().is_some_and(|np| np.head.speaks()));
    let verb = subject.and_then(|_| before.next());
    let bare = subject
        .is_some_and(|k| ctx.chunks[k].clitics.prep.is_none() && !ctx.chunks[k].clitics.conj);
    bare && !ctx.chunks[at].clitics.conj && verb.is_some_and(|k| crate::speech::speech_verb(ctx, k))
}

/// "shelled" or "shelling": spelled alike, told apart by what stands around.
fn reads_as_verb(ctx: &Context, at: usize, start: usize) -> bool {
    if ctx.chunks[at].clitics.suffix {
        // "An attack (that) gunmen carried out": an indefinite noun needs no word for "that".
        let told = |k: usize| {
            let chunk = &ctx.chunks[k];
            let noun = matches!(chunk.kind, Kind::Frame(t) if t.noun.is_some());
            noun && !chunk.clitics.article && !chunk.clitics.suffix
        };
        return at > start
            && (told(at - 1)
                || at > start + 1
                    && matches!(ctx.chunks[at - 1].kind, Kind::Other)
                    && told(at - 2)
                || matches!(
                    ctx.chunks[at - 1].kind,
                    Kind::Word(WordClass::Rel | WordClass::Comp)
                ));
    }
    let adjective = ctx.chunks.get(at + 1).is_some_and(|next| {
        !next.clitics.conj
            && match &next.kind {
                Kind::Weapon(w) => w.adjective,
                Kind::Nisba(_) => true,
                Kind::Word(WordClass::Filler) => !next.clitics.article,
                Kind::Word(
                    WordClass::On | WordClass::Toward | WordClass::Between | WordClass::By,
                ) => true,
                _ => false,
            }
    });
    if adjective {
        return false;
    }
    if at == start {
        return true;
    }
    if object_of_saying(ctx, at, start) {
        return false;
    }
    match &ctx.chunks[at - 1].kind {
        Kind::Word(
            WordClass::On
            | WordClass::Toward
            | WordClass::In
            | WordClass::Near
            | WordClass::By
            | WordClass::From
            | WordClass::After
            | WordClass::Before
            | WordClass::Between
            | WordClass::Alongside
            | WordClass::About
            | WordClass::Hypothetical
            | WordClass::Demonstrative
            | WordClass::According
            | WordClass::NumberOf,
        ) => false,
        Kind::Frame(_) | Kind::Verb(_) | Kind::Number(_) => false,
        Kind::Np(np) => np.definite || !np.whos.is_empty(),
        _ => true,
    }
}

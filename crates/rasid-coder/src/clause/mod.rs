//! Finds the arguments of each trigger in its clause.
//!
//! One reader for verb-first and subject-first clauses, relative clauses and
//! verbal nouns: `left` reads what stands before the trigger, `right` what
//! follows it, `helpers` the triggers in it that tell the same event, `slots`
//! says which argument is who, and `fuse` joins triggers that tell one event.
//! What a preposition leads to is said by the frame, else by the table in
//! `slots`. Direction is never guessed: where a genitive may be either side and
//! nothing else decides, it is left out.

mod bare;
mod fuse;
mod helpers;
mod left;
mod put;
mod right;
mod slots;

pub(crate) use put::whos_for;

use crate::chunk::{Chunk, Kind};
use crate::context::Context;
use crate::trigger::{Args, Trig};
use rasid_codebook::{Frame, FrameRole, WordClass};
use rasid_model::Family;
use rasid_text::fold::letters;
use std::ops::Range;

/// How an argument is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Bare,
    Class(WordClass),
    /// A one-letter preposition.
    With,
    To,
}

/// Reads the clauses of every trigger.
pub(crate) fn read_clauses(ctx: &Context, trigs: &mut [Trig]) {
    let mut at_chunk = vec![None; ctx.chunks.len()];
    for (i, trig) in trigs.iter().enumerate() {
        at_chunk[trig.chunk] = Some(i);
    }
    for me in 0..trigs.len() {
        let mut reader = Reader {
            ctx,
            at_chunk: &at_chunk,
            trigs,
            me,
        };
        let subject = reader.left();
        reader.right(subject);
    }
    fuse::coordinate(ctx, trigs);
    fuse::fuse(ctx, trigs);
}

/// Reads the clause of one trigger.
struct Reader<'r, 'c> {
    ctx: &'r Context<'c>,
    /// The trigger that each chunk is.
    at_chunk: &'r [Option<usize>],
    trigs: &'r mut [Trig],
    me: usize,
}

impl<'c> Reader<'_, 'c> {
    fn chunk(&self, at: usize) -> &Chunk {
        &self.ctx.chunks[at]
    }

    fn trig(&self) -> &Trig {
        &self.trigs[self.me]
    }

    fn args(&mut self) -> &mut Args {
        &mut self.trigs[self.me].args
    }

    fn frame(&self) -> &'c Frame {
        self.ctx.book.frame(self.trig().frame)
    }

    fn sentence(&self) -> Range<usize> {
        self.ctx.sentences[self.trig().sentence].clone()
    }

    fn after_rel(&self, at: usize) -> bool {
        at > self.sentence().start && self.chunk(at - 1).is(WordClass::Rel)
    }

    fn acts(&self, at: usize) -> bool {
        self.chunk(at).np().is_some_and(|np| np.acts())
    }

    fn event_noun(&self, at: usize) -> bool {
        self.at_chunk[at].is_some_and(|t| {
            let trig = &self.trigs[t];
            !trig.verb
                && !trig.fixed
                && trig.frame(self.ctx).family == Family::Incident
                && matches!(trig.frame(self.ctx).role, FrameRole::Event)
        }) || matches!(&self.chunk(at).kind, Kind::Weapon(w) if !w.adjective)
    }

    /// How the chunk at `at` is governed, looking left.
    fn way(&self, at: usize, start: usize) -> Way {
        let chunk = self.chunk(at);
        match chunk.clitics.prep {
            Some(letters::LAM) => return Way::To,
            Some(_) => return Way::With,
            None => {}
        }
        if at > start
            && let Kind::Word(class) = self.chunk(at - 1).kind
            && is_preposition(class)
            && !(class == WordClass::From && at > start + 1 && self.counts(at - 2))
        {
            return Way::Class(class);
        }
        Way::Bare
    }

    /// "Four of", "tens of": what follows is counted.
    fn counts(&self, at: usize) -> bool {
        matches!(
            self.chunk(at).kind,
            Kind::Number(_) | Kind::Word(WordClass::NumberOf)
        )
    }
}

fn is_preposition(class: WordClass) -> bool {
    use WordClass::*;
    matches!(
        class,
        On | Toward
            | In
            | Near
            | By
            | From
            | After
            | Before
            | Between
            | Alongside
            | About
            | According
    )
}

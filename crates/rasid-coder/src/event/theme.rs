//! What the report is about where nobody fights.
//!
//! The words of war are everywhere: in matches, markets and films, in accidents
//! that kill, in manoeuvres that fire. What a report is about shows in more than
//! one word, so this looks wider than `standing`, and only strikes out what the
//! words give nothing hard for: no dead in a match, no attacker in an accident.

use super::Group;
use crate::context::Context;
use crate::trace::Reason;
use rasid_codebook::{FrameRole, WordClass};
use rasid_model::Mention;

/// How many different words of play make a report one about play.
const PLAY: usize = 4;

/// How many sentences before may name the accident.
const BEFORE: usize = 1;

impl Group<'_, '_> {
    /// Does the report's theme speak against the event?
    pub(super) fn fits_theme(&self, mention: &Mention) -> Result<(), Reason> {
        let ctx = self.ctx;
        let harmed = mention.killed.is_some() || mention.injured.is_some();
        if !harmed && ctx.words_of_play() >= PLAY {
            return Err(Reason::Figurative);
        }
        let attacked = self.all().any(|t| t.frame(ctx).role != FrameRole::Harm)
            || mention.weapon.is_some()
            || !mention.initiators.is_empty();
        if !attacked && self.told_near(WordClass::Accident) {
            return Err(Reason::Accident);
        }
        if !harmed && self.told_near(WordClass::Drill) {
            return Err(Reason::Drill);
        }
        Ok(())
    }

    /// Does a word of a class stand in the sentence, or right before it?
    fn told_near(&self, class: WordClass) -> bool {
        let sentence = self.trig().sentence;
        let near = sentence.saturating_sub(BEFORE)..=sentence;
        near.into_iter().any(|s| says(self.ctx, s, class))
    }
}

fn says(ctx: &Context, sentence: usize, class: WordClass) -> bool {
    let mut tokens = ctx.doc.sentences[sentence].tokens.clone();
    tokens.any(|token| ctx.may_be(token, class))
}

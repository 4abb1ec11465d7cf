//! Everything read of one report before its mentions are put together.

use crate::context::Context;
use crate::speech::Zone;
use crate::trigger::Trig;
use crate::when::FactHit;
use rasid_time::Reference;

/// A report's recognised text, its triggers in their clauses, who says what, and its own days.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'r, 'c> {
    pub ctx: &'r Context<'c>,
    pub trigs: &'r [Trig],
    pub zones: &'r [Zone],
    pub facts: &'r [FactHit],
    pub reference: Option<&'r Reference>,
}

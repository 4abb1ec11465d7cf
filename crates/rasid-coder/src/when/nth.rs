//! "The tenth day of the war", "the truce in its third week", "the seventh Friday": the
//! report's own day, counted from the day that the war or the truce began on.

use super::clue::{Found, fact_rule, weighted};
use super::{FactHit, scattered};
use crate::context::Context;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use rasid_codebook::{Fact, Ref, WordClass};
use rasid_text::number::NumberKind;
use rasid_time::dating::Clue;
use rasid_time::{Expr, TimeHit};
use std::ops::Range;

/// A count from a report's headline or lead is of its own day.
const SENTENCES: usize = 6;
/// Enough that a day beside it is not as good.
const WEIGHT: i32 = 8;
/// Longer counts are of other things.
const MOST: i32 = 400;

/// What an ordinal counts.
#[derive(Clone, Copy)]
enum Counted {
    Days,
    Weeks,
    Months,
    Years,
    Weekdays(Weekday),
}

/// Adds the days that ordinals of the opening sentences count from facts that last.
pub(super) fn clues(ctx: &Context, facts: &[FactHit], out: &mut Vec<Found>) {
    for (sentence, s) in ctx.doc.sentences.iter().enumerate().take(SENTENCES) {
        let ordinals = ctx
            .numbers
            .iter()
            .filter(|n| n.kind == NumberKind::Ordinal && s.tokens.contains(&n.tokens.start));
        for number in ordinals {
            let nth = number.value.map_or(0, |v| v as i32);
            let Some((what, unit)) = counted(ctx, number.tokens.start) else {
                continue;
            };
            let Some(fact) = begun(ctx, facts, sentence).filter(|_| (2..=MOST).contains(&nth))
            else {
                continue;
            };
            if let Some((from, to)) = days(fact.start, nth, what) {
                let expr = Expr::Day(0);
                let spans = vec![ctx.span(&(unit.start..number.tokens.end))];
                let clue = Clue::ExprMeets { expr, from, to };
                out.push(weighted(clue, WEIGHT, spans).by(&fact_rule(fact)));
            }
        }
    }
}

/// The unit that stands right before the ordinal, and its tokens.
fn counted(ctx: &Context, ordinal: usize) -> Option<(Counted, Range<usize>)> {
    // "The tenth day of" is read as a time that counts from what follows.
    let of = |t: &&TimeHit| t.tokens.contains(&ordinal) && t.expr.anchored().is_some();
    if let Some(time) = ctx.times.iter().find(of) {
        return Some((Counted::Days, time.tokens.clone()));
    }
    let time = ctx.times.iter().find(|t| t.tokens.end == ordinal);
    if let Some(time) = time {
        let what = match time.expr {
            Expr::Day(0) => Counted::Days,
            Expr::Weekday(day, _) => Counted::Weekdays(day),
            _ => return None,
        };
        return Some((what, time.tokens.clone()));
    }
    let at = ordinal.checked_sub(1)?;
    let mut hits = ctx.book.matcher().all(&ctx.readings, at);
    let what = hits.find_map(|hit| {
        hit.refs.iter().find_map(|r| match r {
            Ref::Word(WordClass::NthDay) => Some(Counted::Days),
            Ref::Word(WordClass::NthWeek) => Some(Counted::Weeks),
            Ref::Word(WordClass::NthMonth) => Some(Counted::Months),
            Ref::Word(WordClass::NthYear) => Some(Counted::Years),
            _ => None,
        })
    });
    Some((what?, at..ordinal))
}

/// The fact that the count is of: one that lasts, of the same sentence, else the only one
/// of the report.
fn begun<'a>(ctx: &'a Context, facts: &[FactHit], sentence: usize) -> Option<&'a Fact> {
    let only = |here: bool| {
        let mut starts: Vec<(Date, u32)> = facts
            .iter()
            .filter(|hit| lasts(ctx.book.fact(hit.fact)))
            .filter(|hit| !here || hit.sentence == sentence)
            .map(|hit| (ctx.book.fact(hit.fact).start, hit.fact))
            .collect();
        starts.sort_unstable();
        starts.dedup_by_key(|(start, _)| *start);
        match starts.as_slice() {
            [(_, fact)] => Some(ctx.book.fact(*fact)),
            _ => None,
        }
    };
    only(true)
        .or_else(|| only(false))
        .or_else(|| over_report(ctx))
}

/// The only lasting fact whose words stand scattered over the report.
fn over_report<'a>(ctx: &'a Context) -> Option<&'a Fact> {
    let facts = scattered::over_report(ctx).into_iter();
    let mut facts = facts.map(|at| ctx.book.fact(at)).filter(|f| lasts(f));
    facts.next().filter(|_| facts.next().is_none())
}

/// A state of things that days are counted of.
fn lasts(fact: &Fact) -> bool {
    let kind = ["battle", "anniversary", "agreement"].contains(&fact.kind.as_str());
    fact.told != "while" && (kind || fact.told == "lasting")
}

/// The first is the one that the fact began in.
fn days(start: Date, nth: i32, what: Counted) -> Option<(Date, Date)> {
    let before = nth - 1;
    let range = |from: Date, next: Date| Some((from, next.yesterday().ok()?));
    match what {
        Counted::Days => {
            let day = start.checked_add(before.days()).ok()?;
            Some((day, day))
        }
        Counted::Weekdays(weekday) => {
            let ahead = i32::from(start.weekday().until(weekday));
            let day = start.checked_add((ahead + 7 * before).days()).ok()?;
            Some((day, day))
        }
        Counted::Weeks => range(
            start.checked_add((7 * before).days()).ok()?,
            start.checked_add((7 * nth).days()).ok()?,
        ),
        Counted::Months => range(
            start.checked_add(before.months()).ok()?,
            start.checked_add(nth.months()).ok()?,
        ),
        Counted::Years => range(
            start.checked_add(before.years()).ok()?,
            start.checked_add(nth.years()).ok()?,
        ),
    }
}

//! Where and when: the finest that the clause tells, else its sentence.
//!
//! Times that other events tell ("the day after the attack") are `links`'.

use super::Group;
use crate::chunk::Kind;
use crate::phrase::{Head, PlaceRef};
use crate::trigger::Trig;
use crate::values::{coarseness, coarseness_of};
use crate::when::resolved;
use rasid_codebook::{FrameRole, PlaceKind, WordClass};
use rasid_model::{Family, TimeValue};
use rasid_text::TokenKind;
use rasid_text::fold::letters;

/// The most days of a stretch that an event is told to have happened in.
const STRETCH: i32 = 62;

/// How many chunks a comma sets a time apart.
const OVER_COMMA: usize = 4;

/// The run of joined places that `shown` stands in.
fn list_of<'g>(places: &'g [PlaceRef], shown: &PlaceRef) -> Option<&'g [PlaceRef]> {
    let at = places.iter().position(|p| std::ptr::eq(p, shown))?;
    let start = (0..at).rev().take_while(|k| places[k + 1].joined).last();
    let more = places[at + 1..].iter().take_while(|p| p.joined).count();
    Some(&places[start.unwrap_or(at)..=at + more])
}

impl<'g> Group<'g, '_> {
    /// The finest place that the group names; the first where two are as fine.
    pub(super) fn place(&self) -> Option<&'g PlaceRef> {
        let finest =
            |list: Vec<&'g PlaceRef>| list.into_iter().min_by_key(|p| coarseness(self.ctx, p));
        let struck = finest(self.args().flat_map(|a| &a.struck).collect());
        let inside = finest(self.args().flat_map(|a| &a.places).collect());
        let within_country =
            |p: &&PlaceRef| coarseness(self.ctx, p) < coarseness_of(PlaceKind::Country);
        let opening = finest(self.args().flat_map(|a| &a.opening).collect());
        // "Hit the camp in the town": where in what was hit.
        let finer = inside
            .filter(|p| struck.is_some_and(|s| s.at != p.at && self.ctx.book.holds(s.at, p.at)));
        finer
            .or(struck.filter(within_country))
            .or(inside.filter(within_country))
            .or(struck)
            .or(inside)
            .or(opening)
            .or_else(|| self.place_beside())
            .or_else(|| self.sentence_place())
            .or_else(|| self.headed())
    }

    /// "Idlib: ...": the place that a headline begins with, set apart by a mark. A dash sets a dateline apart.
    fn headed(&self) -> Option<&'g PlaceRef> {
        let ctx = self.ctx;
        let sentence = self.trig().sentence;
        let chunks = ctx.sentences[sentence].clone();
        let place = |at: usize| {
            let np = ctx.chunks[at].np()?;
            let bare = ctx.chunks[at].clitics.prep.is_none();
            np.places
                .first()
                .filter(|_| bare && matches!(np.head, Head::Place | Head::State))
        };
        let mark = |at: usize| match ctx.chunks[at].kind {
            Kind::Colon => true,
            Kind::Other => ctx.doc.tokens[ctx.chunks[at].tokens.start].kind == TokenKind::Other,
            _ => false,
        };
        if chunks.len() > 2 && mark(chunks.start + 1) {
            let source = ctx.chunks[chunks.start + 2]
                .np()
                .is_some_and(|np| np.source.is_some());
            let quoted = matches!(ctx.chunks[chunks.start + 2].kind, Kind::Open);
            return place(chunks.start).filter(|_| !source && !quoted);
        }
        // "Taiz.. ...": the dots cut the headline in two.
        let before = ctx.sentences[sentence.checked_sub(1)?].clone();
        let start = ctx.doc.sentences[sentence].tokens.start;
        let dots = start.checked_sub(1).map(|t| ctx.doc.tokens[t]);
        let dots = dots.is_some_and(|t| t.kind == TokenKind::Stop && t.end - t.start > 1);
        (dots && before.len() <= 2)
            .then(|| place(before.start))
            .flatten()
    }

    /// Where it was: the place shown, and those that the clause lists beside it.
    pub(super) fn places(&self) -> (Option<&'g PlaceRef>, Vec<&'g PlaceRef>) {
        let finest = self.place();
        let named = self.args().flat_map(|a| [&a.struck, &a.places]);
        let list = finest.and_then(|shown| named.filter_map(|list| list_of(list, shown)).next());
        match list.and_then(|list| list.split_first()) {
            Some((first, rest)) => (Some(first), rest.iter().collect()),
            None => (finest, Vec::new()),
        }
    }

    /// The town that the rest of the clause names: "the blast that shook the town of S.".
    /// What stands before the event is mostly somebody else's: "the talks in V. or the strike".
    fn place_beside(&self) -> Option<&'g PlaceRef> {
        let ctx = self.ctx;
        let last = self.last_chunk();
        let ends = |at: &usize| {
            let rel = ctx.chunks[*at].is(WordClass::Rel);
            matches!(ctx.chunks[*at].kind, Kind::Comma) || (self.parts(*at) && !rel)
        };
        // "The talks of V.", "and V.": not where it happened.
        let stood_in = |at: &usize| {
            let clitics = ctx.chunks[*at].clitics;
            let noun = matches!(ctx.chunks[at - 1].kind, Kind::Other);
            let told_of = ctx.has(last + 1..*at, WordClass::Rel);
            told_of || clitics.prep == Some(letters::BEH) || !(noun || clitics.conj)
        };
        let town = |p: &&PlaceRef| coarseness(ctx, p) < coarseness_of(PlaceKind::Governorate);
        let end = ctx.sentences[self.trig().sentence].end;
        let after = (last + 1..end).take_while(|at| !ends(at)).filter(stood_in);
        let named = after.filter_map(|at| {
            let np = ctx.chunks[at].np().filter(|np| np.head == Head::Place)?;
            np.places.iter().find(town)
        });
        named.min_by_key(|p| coarseness(ctx, p))
    }

    /// A country or region that the sentence names with "in", where the clause names no place.
    fn sentence_place(&self) -> Option<&'g PlaceRef> {
        let ctx = self.ctx;
        let chunks = ctx.sentences[self.trig().sentence].clone();
        chunks.clone().skip(1).find_map(|at| {
            let np = ctx.chunks[at].np()?;
            let wide = np
                .places
                .first()
                .filter(|p| coarseness(ctx, p) >= coarseness_of(PlaceKind::Governorate))?;
            ctx.chunks[at - 1].is(WordClass::In).then_some(wide)
        })
    }

    /// The finest time that the clause tells; else one that opens it; else when it was said.
    pub(super) fn time(&self) -> Option<TimeValue> {
        let days = |t: &TimeValue| t.days().map_or(i32::MAX, |(a, b)| (b - a).get_days());
        let finest = |times: Vec<usize>| {
            let values = times
                .into_iter()
                .filter_map(|t| resolved(self.ctx, t, self.reference));
            values.min_by_key(|v| (days(v), v.precision))
        };
        let loose = self.args().flat_map(|a| a.loose_times.iter().copied());
        // "What happened on Sunday was worse than the attack in September": the core's own first.
        finest(self.trig().args.times.clone())
            .or_else(|| finest(self.times()))
            .or_else(|| finest(loose.collect()))
            .or_else(|| self.beside())
            .or_else(|| self.said())
    }

    /// A time of the sentence that belongs to no other event: the nearest one before or
    /// after the group, in its clause or in the one that says on what occasion it was.
    fn beside(&self) -> Option<TimeValue> {
        let chunks = self.ctx.sentences[self.trig().sentence].clone();
        let mut before = (chunks.start..self.first_chunk()).rev();
        let mut after = self.last_chunk() + 1..chunks.end;
        let nearest = |run: &mut dyn Iterator<Item = usize>| {
            let mut away = 0;
            run.take_while(|at| !self.parts(*at)).find_map(|at| {
                let comma = matches!(self.ctx.chunks[at].kind, Kind::Comma);
                away += if comma { OVER_COMMA } else { 1 };
                Some((away, self.free_time(at)?))
            })
        };
        let found = [nearest(&mut before), nearest(&mut after)];
        let nearest = found.into_iter().flatten().min_by_key(|(away, _)| *away);
        nearest.map(|(_, time)| time)
    }

    /// Does something else begin here that a time may belong to: another event, a saying,
    /// a clause other than "when ..."?
    fn parts(&self, at: usize) -> bool {
        let ctx = self.ctx;
        let tells = |t: &Trig| {
            let frame = t.frame(ctx);
            frame.role == FrameRole::Event || frame.family == Family::Statement
        };
        let mine = |m: &usize| self.trigs[*m].chunk == at;
        let other = |t: &Trig| t.chunk == at && tells(t);
        let clause = match ctx.chunks[at].kind {
            Kind::Word(WordClass::Comp | WordClass::Rel) | Kind::Break | Kind::Colon => true,
            Kind::Word(WordClass::Clause) => {
                !ctx.may_be(ctx.chunks[at].tokens.start, WordClass::Occasion)
            }
            _ => false,
        };
        clause
            || self.zone.is_some_and(|z| z.opener == at)
            || (self.trigs.iter().any(other) && !self.members.iter().any(mine))
    }

    /// The days of a time that no trigger took, where they are past and not a long stretch.
    fn free_time(&self, at: usize) -> Option<TimeValue> {
        let Kind::Time(time) = self.ctx.chunks[at].kind else {
            return None;
        };
        let expr = &self.ctx.times[time].expr;
        let taken = |t: &Trig| {
            let holds = t.args.times.contains(&time) || t.args.loose_times.contains(&time);
            holds && t.frame(self.ctx).role == FrameRole::Event
        };
        if expr.anchored().is_some() || expr.is_ahead() || self.trigs.iter().any(taken) {
            return None;
        }
        let mut value = resolved(self.ctx, time, self.reference)?;
        let (start, end) = value.days()?;
        if (end - start).get_days() > STRETCH {
            return None;
        }
        value.evidence.rule = "time.sentence".to_owned();
        Some(value)
    }

    /// "On Tuesday the ministry announced the targeting of ...": news is told on its day.
    fn said(&self) -> Option<TimeValue> {
        let ctx = self.ctx;
        let opener = self.own_zone()?.opener;
        let start = ctx.sentences[self.trig().sentence].start;
        let says = matches!(ctx.chunks[opener].kind, Kind::Verb(_)) && opener <= start + 4;
        let mut before = start..if says { opener } else { start };
        let opens = before.find_map(|k| match ctx.chunks[k].kind {
            Kind::Time(t) => Some(t),
            _ => None,
        })?;
        let mut value = resolved(ctx, opens, self.reference)?;
        value.evidence.rule = "time.said".to_owned();
        Some(value)
    }
}

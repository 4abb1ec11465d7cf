//! Where and when: the finest that the clause tells, else its sentence.
//!
//! Times that other events tell ("the day after the attack") are `links`'.

use super::Group;
use crate::chunk::Kind;
use crate::phrase::{Head, PlaceRef};
use crate::values::{coarseness, coarseness_of};
use crate::when::resolved;
use rasid_codebook::{PlaceKind, WordClass};
use rasid_model::TimeValue;
use rasid_text::TokenKind;

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
        struck
            .filter(within_country)
            .or(inside.filter(within_country))
            .or(struck)
            .or(inside)
            .or(opening)
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
        finest(self.times())
            .or_else(|| finest(loose.collect()))
            .or_else(|| self.said())
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

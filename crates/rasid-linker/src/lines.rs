//! Lines of descent: who and what holds whom and where, looked up once an id.

use crate::knowledge::Knowledge;
use crate::spot::Spot;
use crate::sym::{Set, Sym};
use rasid_model::{GeoPrecision, Mention};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// For each actor and place met so far, itself and all that hold it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    actors: FxHashMap<Sym, Set<Sym>>,
    places: FxHashMap<Sym, Set<Sym>>,
}

impl Lines {
    /// Looks up everyone and every place that the mention names.
    pub fn learn(&mut self, mention: &Mention, knowledge: &dyn Knowledge) {
        let sites = || mention.targets.iter().filter_map(|t| t.id.as_deref());
        let doers = mention.initiators.iter().map(|i| i.id.as_str());
        for id in doers.chain(sites()) {
            self.actors
                .entry(Sym::of(id))
                .or_insert_with(|| syms(&line(id, |x| knowledge.actor_parents(x))));
        }
        let places = mention.place.iter().chain(&mention.origin);
        let places = places.chain(&mention.hints.also_at).map(|p| p.id.as_str());
        for id in places.chain(sites()) {
            self.places.entry(Sym::of(id)).or_insert_with(|| {
                syms(&line(id, |x| {
                    knowledge.place_parent(x).into_iter().collect()
                }))
            });
        }
    }

    /// The actor and all that hold it.
    pub fn actor_line(&self, id: Sym) -> impl Iterator<Item = Sym> + '_ {
        self.actors
            .get(&id)
            .into_iter()
            .flat_map(Set::iter)
            .copied()
    }

    /// Is one of the two the other, or a part of it?
    pub fn kin(&self, a: Sym, b: Sym) -> bool {
        let within = |x: &Sym, y: &Sym| self.actors.get(x).is_some_and(|line| line.contains(y));
        a == b || within(&a, &b) || within(&b, &a)
    }

    /// Is `a` a part of `b`, and not `b` itself?
    pub fn part_of(&self, a: Sym, b: Sym) -> bool {
        a != b && self.actors.get(&a).is_some_and(|line| line.contains(&b))
    }

    /// The place and all that hold it.
    pub fn place_line(&self, id: Sym) -> impl Iterator<Item = Sym> + '_ {
        self.places
            .get(&id)
            .into_iter()
            .flat_map(Set::iter)
            .copied()
    }

    /// Does `outer` hold `inner`, or are they one place?
    pub fn holds(&self, outer: &Spot, inner: &Spot) -> bool {
        outer.id == inner.id
            || self
                .places
                .get(&inner.id)
                .is_some_and(|line| line.contains(&outer.id))
            || holds_by_name(outer, inner)
    }
}

/// Containment as far as the places' own fields tell it.
fn holds_by_name(outer: &Spot, inner: &Spot) -> bool {
    if outer.country.is_none() || outer.country != inner.country {
        return false;
    }
    match outer.precision {
        GeoPrecision::Country => true,
        GeoPrecision::Governorate => outer.admin1.is_some() && outer.admin1 == inner.admin1,
        _ => false,
    }
}

fn syms(ids: &BTreeSet<String>) -> Set<Sym> {
    ids.iter().map(|id| Sym::of(id)).collect()
}

/// An id and everything above it; a loop in the knowledge ends the walk.
pub(crate) fn line(id: &str, parents: impl Fn(&str) -> Vec<String>) -> BTreeSet<String> {
    let mut line = BTreeSet::from([id.to_owned()]);
    let mut waiting = vec![id.to_owned()];
    while let Some(next) = waiting.pop() {
        for parent in parents(&next) {
            if line.insert(parent.clone()) {
                waiting.push(parent);
            }
        }
    }
    line
}

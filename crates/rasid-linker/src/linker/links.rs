//! Which units may be one event, and which nearly were: a few for each unit.
//!
//! What a unit keeps is the best of all that were ever weighed, so it hangs on the set
//! of units and not on the order they came in; and an event that thousands of reports
//! tell costs each of them no more than an event that a hundred do.

use std::cmp::Reverse;

/// The most links that a unit holds itself.
const LINKS: usize = 64;
/// The most near misses that it keeps.
const NEAR: usize = 8;

/// Another unit, and how much speaks for one event with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arc {
    pub to: u32,
    pub score: i32,
}

#[derive(Clone, Debug, Default)]
struct Held {
    /// The best links of this unit, best first.
    own: Vec<Arc>,
    /// Links that others hold to it and it does not hold.
    of_others: Vec<Arc>,
    near: Vec<Arc>,
}

/// The links of all units.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    held: Vec<Held>,
}

/// The order of units by their first mentions' ids.
pub(super) trait Order {
    fn before(&self, a: u32, b: u32) -> bool;
}

impl Links {
    pub fn grow(&mut self) {
        self.held.push(Held::default());
    }

    /// Everyone that a unit is linked to.
    pub fn of(&self, unit: u32) -> impl Iterator<Item = Arc> + '_ {
        let held = &self.held[unit as usize];
        held.own.iter().chain(&held.of_others).copied()
    }

    pub fn near(&self, unit: u32) -> &[Arc] {
        &self.held[unit as usize].near
    }

    /// Takes a link in; gives the ends of links that it drives out.
    pub fn link(&mut self, a: u32, b: u32, score: i32, order: &impl Order) -> Vec<(u32, u32)> {
        let mut gone = Vec::new();
        for (unit, to) in [(a, b), (b, a)] {
            let own = &mut self.held[unit as usize].own;
            insert(own, Arc { to, score }, order);
            let out = if own.len() > LINKS { own.pop() } else { None };
            if let Some(out) = out {
                self.let_go(unit, out, &mut gone);
            }
        }
        // Held by one alone, it stands with the other as the first one's.
        for (unit, to) in [(a, b), (b, a)] {
            let held = |x: u32, y: u32| self.held[x as usize].own.iter().any(|l| l.to == y);
            if !held(unit, to) && held(to, unit) {
                self.held[unit as usize].of_others.push(Arc { to, score });
            }
        }
        gone.retain(|(x, y)| !(*x == a && *y == b || *x == b && *y == a));
        gone
    }

    /// `unit` no longer holds this link itself; it stays where the other end does.
    fn let_go(&mut self, unit: u32, out: Arc, gone: &mut Vec<(u32, u32)>) {
        let other = &mut self.held[out.to as usize];
        other.of_others.retain(|l| l.to != unit);
        if other.own.iter().any(|l| l.to == unit) {
            self.held[unit as usize].of_others.push(out);
        } else {
            gone.push((unit, out.to));
        }
    }

    pub fn nearly(&mut self, a: u32, b: u32, score: i32, order: &impl Order) {
        for (unit, to) in [(a, b), (b, a)] {
            let near = &mut self.held[unit as usize].near;
            insert(near, Arc { to, score }, order);
            near.truncate(NEAR);
        }
    }
}

/// Keeps a list best first, equals in order of their first mentions.
fn insert(list: &mut Vec<Arc>, new: Arc, order: &impl Order) {
    let better = |old: &Arc| {
        let (old_score, new_score) = (Reverse(old.score), Reverse(new.score));
        old_score < new_score || old_score == new_score && order.before(old.to, new.to)
    };
    let at = list.partition_point(better);
    list.insert(at, new);
}

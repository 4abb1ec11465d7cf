//! Two groups of mentions side by side: what speaks for one event, what against.
//!
//! One file a signal. A signal has a name, which ends up in the record as a
//! reason, and a weight in points. Nothing here decides; [`crate::cluster`] does.

mod copy;
mod count;
mod direction;
mod fact;
mod harm;
mod initiator;
pub(crate) mod kind;
mod phrase;
pub(crate) mod place;
mod response;
mod root;
mod status;
mod target;
pub(crate) mod time;
pub(crate) mod weapon;

use crate::lines::Lines;
use crate::profile::Profile;
use arrayvec::ArrayVec;
use rasid_model::Family;

/// Are the two told by one report, or by two?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// One report: what it words differently it mostly means apart.
    Within,
    /// Two reports: each words it its own way.
    Across,
}

/// What a signal does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    For(i32),
    Against(i32),
    /// They cannot be one event.
    Bars,
}

/// One reason, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Signal {
    pub name: &'static str,
    pub weight: Weight,
}

pub(crate) const fn speaks_for(name: &'static str, points: i32) -> Signal {
    Signal {
        name,
        weight: Weight::For(points),
    }
}

pub(crate) const fn against(name: &'static str, points: i32) -> Signal {
    Signal {
        name,
        weight: Weight::Against(points),
    }
}

pub(crate) const fn bars(name: &'static str) -> Signal {
    Signal {
        name,
        weight: Weight::Bars,
    }
}

/// The most signals that a pair can have: each file above gives a few.
const MOST: usize = 32;

/// All signals of a pair. Comparing is the innermost loop, so they stand on the stack.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Comparison {
    pub signals: ArrayVec<Signal, MOST>,
}

impl Comparison {
    /// Points for less points against, whether or not it is barred.
    pub fn score(&self) -> i32 {
        let points = |s: &Signal| match s.weight {
            Weight::For(n) => n,
            Weight::Against(n) => -n,
            Weight::Bars => 0,
        };
        self.signals.iter().map(points).sum()
    }

    /// Can they not be one event?
    pub fn barred(&self) -> bool {
        self.signals.iter().any(|s| s.weight == Weight::Bars)
    }

    /// Makes a bar of this aspect a mere doubt.
    fn lift(&mut self, aspect: &str) {
        let barring = |s: &&mut Signal| s.weight == Weight::Bars && s.name.starts_with(aspect);
        for signal in self.signals.iter_mut().filter(barring) {
            signal.weight = Weight::Against(100);
        }
    }

    /// Is there this signal?
    pub fn has(&self, name: &str) -> bool {
        self.signals.iter().any(|s| s.name == name)
    }

    /// Does a signal of this aspect (`time.`, `place.`) speak for one event?
    pub fn supports(&self, aspect: &str) -> bool {
        let speaks = |s: &Signal| matches!(s.weight, Weight::For(n) if n > 0);
        self.signals
            .iter()
            .any(|s| s.name.starts_with(aspect) && speaks(s))
    }

    /// The names, in a fixed order.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<&'static str> = self.signals.iter().map(|s| s.name).collect();
        names.sort();
        names.dedup();
        names
    }
}

/// Compares two groups by every signal.
pub(crate) fn compare(a: &Profile, b: &Profile, scope: Scope, lines: &Lines) -> Comparison {
    let mut signals = ArrayVec::new();
    if a.family != b.family {
        signals.push(bars("family.other"));
        return Comparison { signals };
    }
    if a.several || b.several {
        // Within its report a plural may sum up one event; cluster::within decides.
        signals.push(match scope {
            Scope::Within => against("several.events", 0),
            Scope::Across => bars("several.events"),
        });
    }
    signals.extend(kind::compare(a, b, scope));
    signals.extend(time::compare(a, b, scope));
    signals.extend(initiator::compare(a, b, scope, lines));
    signals.extend(target::compare(a, b, lines));
    signals.extend(root::compare(a, b));
    if scope == Scope::Across {
        signals.extend(phrase::compare(a, b));
        signals.extend(phrase::story(a, b));
        signals.extend(copy::compare(a, b));
    }
    if a.family == Family::Incident {
        signals.extend(status::compare(a, b, scope));
        signals.extend(place::compare(a, b, scope, lines));
        signals.extend(direction::compare(a, b, lines));
        signals.extend(weapon::compare(a, b));
        signals.extend(count::compare(a, b));
        signals.extend(harm::compare(a, b));
        signals.extend(fact::compare(a, b));
        signals.extend(response::compare(a, b));
    }
    let mut comparison = Comparison { signals };
    if comparison.has("fact.same") {
        comparison.lift("place.");
    }
    // A rewrite may say where in other words.
    if comparison.has("report.derived") {
        comparison.lift("place.");
    }
    // The codebook may know one death under two facts.
    if comparison.has("target.same_person") && comparison.has("time.same_day") {
        comparison.lift("fact.");
    }
    // "Last night" is another day in a copy that is printed a day later.
    if comparison.has("report.copy") {
        comparison.lift("time.");
    }
    comparison
}

//! What it means for one value to say as much as another, and for two to clash.

use crate::compare::{place, time, weapon};
use crate::days::Days;
use crate::roots::{self, Root};
use crate::spot::Spot;
use crate::world::World;
use rasid_model::{
    Amount, Casualties, Claim, Count, GeoPrecision, Mention, Place, TimeValue, Weapon, WeaponClass,
};

/// A mention with who it is said by.
pub(super) struct Teller<'a> {
    pub mention: &'a Mention,
    pub root: Option<Root>,
    outlet: Option<String>,
}

impl<'a> Teller<'a> {
    pub fn of(world: &World, mention: &'a Mention) -> Self {
        let outlet = roots::outlet(world, mention);
        Self {
            mention,
            root: roots::root(world, mention),
            outlet,
        }
    }

    /// The source of a claim of this mention.
    pub fn source(&self) -> Option<String> {
        self.root
            .as_ref()
            .map(|r| r.id.clone())
            .or_else(|| self.outlet.clone())
    }

    /// Who counts as one voice: the root, or the report where it names nobody.
    pub fn voice(&self) -> String {
        let root = self.root.as_ref().map(|r| r.voice.clone());
        root.or_else(|| self.outlet.clone())
            .unwrap_or_else(|| roots::report_id(&self.mention.report))
    }

    pub fn claims<T>(&self, value: T) -> Claim<T> {
        Claim {
            value,
            mention: self.mention.id.clone(),
            root_source: self.source(),
        }
    }
}

/// A value that reports may tell finer or coarser, and may disagree on.
pub(super) trait Claimed: Clone {
    /// Does it say all that `other` says, and maybe more?
    fn bears_out(&self, other: &Self, world: &World) -> bool;
    /// Can the two not both hold?
    fn clashes(&self, other: &Self, world: &World) -> bool;
    /// How vague it is; the least is shown.
    fn vagueness(&self) -> i64;
    /// Do these two tellings mean one thing, though the values clash?
    fn one_telling(&self, _other: &Self, _tellers: (&Mention, &Mention)) -> bool {
        false
    }
    /// May it be a part of what `whole` counts?
    fn part_of(&self, _whole: &Self) -> bool {
        false
    }
}

impl Claimed for TimeValue {
    fn bears_out(&self, other: &Self, _: &World) -> bool {
        let (Some(own), Some(theirs)) = (Days::of(self), Days::of(other)) else {
            return false;
        };
        let part = other.part_of_day.is_none() || other.part_of_day == self.part_of_day;
        theirs.holds(own) && part
    }

    fn clashes(&self, other: &Self, _: &World) -> bool {
        let (Some(a), Some(b)) = (Days::of(self), Days::of(other)) else {
            return false;
        };
        if !a.meets(b) {
            return !time::one_night((a, self.part_of_day), (b, other.part_of_day));
        }
        let one_day = a == b && a.width() == 1;
        let parts = self.part_of_day.zip(other.part_of_day);
        one_day && parts.is_some_and(|(p, q)| time::hours_between(p, q) >= 2)
    }

    fn vagueness(&self) -> i64 {
        let width = Days::of(self).map_or(i32::MAX, |d| d.width());
        i64::from(width) * 16 + self.precision as i64
    }
}

impl Claimed for Place {
    fn bears_out(&self, other: &Self, world: &World) -> bool {
        world.holds(&Spot::of(other), &Spot::of(self))
    }

    fn clashes(&self, other: &Self, world: &World) -> bool {
        place::lie(&Spot::of(self), &Spot::of(other), world) == place::Lie::Apart
    }

    /// A report that names two countries, or a country and its border, means both; and what
    /// a public fact is named by is no claim of where it was.
    fn one_telling(&self, other: &Self, (m, n): (&Mention, &Mention)) -> bool {
        let country = |p: &Place| p.geo_precision == GeoPrecision::Country;
        let fact = m.hints.fact.is_some() && m.hints.fact == n.hints.fact;
        fact || m.report == n.report && (country(self) || country(other))
    }

    fn vagueness(&self) -> i64 {
        self.geo_precision as i64
    }
}

impl Claimed for Weapon {
    fn bears_out(&self, other: &Self, _: &World) -> bool {
        self.class == other.class || other.class == WeaponClass::Unknown
    }

    fn clashes(&self, other: &Self, _: &World) -> bool {
        use weapon::Likeness::{Mistaken, Other};
        matches!(weapon::likeness(self.class, other.class), Mistaken | Other)
    }

    fn vagueness(&self) -> i64 {
        i64::from(matches!(
            self.class,
            WeaponClass::Unknown | WeaponClass::None
        ))
    }

    /// "Rockets and shells" of one source are not a dispute.
    fn part_of(&self, _whole: &Self) -> bool {
        true
    }
}

impl Claimed for Count {
    fn bears_out(&self, other: &Self, _: &World) -> bool {
        self.of == other.of && amount_within(self.amount, other.amount)
    }

    fn clashes(&self, other: &Self, _: &World) -> bool {
        self.of == other.of && !self.amount.agrees(other.amount)
    }

    fn vagueness(&self) -> i64 {
        looseness(self.amount)
    }

    fn part_of(&self, whole: &Self) -> bool {
        self.amount.min < whole.amount.min
    }
}

impl Claimed for Casualties {
    fn bears_out(&self, other: &Self, _: &World) -> bool {
        amount_within(self.amount, other.amount)
    }

    fn clashes(&self, other: &Self, _: &World) -> bool {
        !self.amount.agrees(other.amount)
    }

    fn vagueness(&self) -> i64 {
        looseness(self.amount)
    }

    fn part_of(&self, whole: &Self) -> bool {
        self.amount.min < whole.amount.min
    }
}

fn amount_within(inner: Amount, outer: Amount) -> bool {
    let top = |a: Amount| a.max.unwrap_or(i64::MAX);
    inner.min >= outer.min && top(inner) <= top(outer)
}

/// How far apart a figure's bounds are; open ones are the loosest.
fn looseness(amount: Amount) -> i64 {
    let spread = amount.max.map_or(1_000_000, |max| max - amount.min);
    spread * 2 + i64::from(amount.approx)
}

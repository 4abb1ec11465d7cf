//! Mentions drawn at random, the same in every run.

use super::*;

/// A small fixed generator, so that every run is the same run.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len() as u64) as usize]
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.roll(i as u64 + 1) as usize);
        }
    }
}

const PLACES: &[&str] = &[
    "sy",
    "sy.dz",
    "sy.omar",
    "sy.mayadin",
    "sy.conoco",
    "sy.shaddadi",
    "iq.ain-al-asad",
];
const ACTORS: &[&str] = &[
    "us-forces",
    "international-coalition",
    "iran-backed-militias",
    "kataib-hezbollah",
    "isis",
];
const WEAPONS: &[WeaponClass] = &[
    WeaponClass::Rocket,
    WeaponClass::Artillery,
    WeaponClass::Drone,
    WeaponClass::Unknown,
];
const SUBS: &[&str] = &[SHELLING, AIR, "Attack", "Armed clash"];

/// Mentions drawn at random: missing fields, wide times, answers, statements.
pub fn drawn(dice: &mut Dice, reports: u64, each: u32) -> Vec<Mention> {
    let mut out = Vec::new();
    for r in 0..reports {
        for n in 1..=each {
            out.push(one(dice, &format!("r{r:03}"), n));
        }
    }
    out
}

fn one(dice: &mut Dice, report: &str, n: u32) -> Mention {
    let mut m = M::new(report, n).sub(dice.pick(SUBS));
    let first = dice.roll(12) + 1;
    let last = first + [0, 0, 0, 0, 2, 9, 16][dice.roll(7) as usize];
    if dice.roll(4) > 0 {
        m = m.on_days(
            &format!("2022-05-{first:02}"),
            &format!("2022-05-{last:02}"),
            Precision::Day,
        );
    }
    if dice.roll(4) > 0 {
        m = m.at(dice.pick(PLACES));
    }
    if dice.roll(3) > 0 {
        m = m.by(dice.pick(ACTORS));
    }
    if dice.roll(3) > 0 {
        m = m.hits(dice.pick(ACTORS));
    }
    m = m.with(dice.pick(WEAPONS)).rounds(dice.roll(6) as i64);
    if n > 1 && dice.roll(5) == 0 {
        m = m.answers(&format!("{report}-m{:02}", n - 1));
    }
    if n > 1 && dice.roll(8) == 0 {
        m = m.hint(|h| h.apart_from.push(format!("{report}-m{:02}", n - 1)));
    }
    if n > 1 && dice.roll(8) == 0 {
        m = m.hint(|h| h.same_as.push(format!("{report}-m{:02}", n - 1)));
    }
    if dice.roll(5) == 0 {
        m = m.definite();
    }
    if dice.roll(12) == 0 {
        m.0.family = Family::Statement;
        m.0.kind = EventType::Accuse;
        m.0.acled = None;
    }
    m.0
}

//! What must hold of any mentions at all.

mod common;

use common::*;
use rasid_model::*;

/// A small fixed generator, so that every run is the same run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len() as u64) as usize]
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
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
fn drawn(dice: &mut Dice, reports: u64, each: u32) -> Vec<Mention> {
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

#[test]
fn the_order_of_the_input_is_nothing_to_the_record() {
    let mut dice = Dice(7);
    for _ in 0..20 {
        let mut mentions = drawn(&mut dice, 12, 6);
        let wanted = link_with(mentions.clone());
        for _ in 0..3 {
            dice.shuffle(&mut mentions);
            assert_eq!(link_with(mentions.clone()), wanted);
        }
    }
}

#[test]
fn every_mention_is_in_one_event_and_no_constraint_is_broken() {
    let mut dice = Dice(11);
    for _ in 0..40 {
        let linked = link_with(drawn(&mut dice, 15, 6));
        let told: usize = linked.events.iter().map(|e| e.mentions.len()).sum();
        assert_eq!(told, linked.mentions.len());
        let event = |id: &str| event_of(&linked, id);
        for m in &linked.mentions {
            assert!(event(&m.id).mentions.contains(&m.id));
            assert_eq!(event(&m.id).family, m.family);
            for other in m.hints.apart_from.iter().chain(&m.responds_to) {
                assert_ne!(m.event, event(other).id, "{} and {other}", m.id);
            }
        }
        for e in &linked.events {
            assert!(e.responds_to.iter().all(|edge| edge.event != e.id));
            assert!(!e.independent_sources.is_empty());
        }
    }
}

#[test]
fn no_event_has_an_actor_on_both_sides_unless_one_mention_says_so() {
    let mut dice = Dice(13);
    for _ in 0..40 {
        let linked = link_with(drawn(&mut dice, 15, 1));
        for e in linked
            .events
            .iter()
            .filter(|e| e.family == Family::Incident)
        {
            for i in &e.initiators {
                let both = e
                    .targets
                    .iter()
                    .any(|t| t.value.id.as_deref() == Some(&i.value.id));
                let told = linked.mentions.iter().filter(|m| m.event == e.id).any(|m| {
                    m.targets
                        .iter()
                        .any(|t| m.initiators.iter().any(|i| t.id.as_ref() == Some(&i.id)))
                });
                assert!(!both || told, "{} {:?}", i.value.id, sides(&linked, e));
            }
        }
    }
}

#[test]
fn days_of_one_event_meet() {
    let mut dice = Dice(17);
    for _ in 0..40 {
        let linked = link_with(drawn(&mut dice, 15, 1));
        for e in linked
            .events
            .iter()
            .filter(|e| e.family == Family::Incident)
        {
            assert!(!e.time.as_ref().is_some_and(|t| t.disputed), "{e:?}");
            assert!(!e.place.as_ref().is_some_and(|p| p.disputed), "{e:?}");
        }
    }
}

/// Run by hand: `cargo test -p rasid-linker --release --test properties -- --ignored --nocapture`.
#[test]
#[ignore = "measures time, says nothing of right or wrong"]
fn growth() {
    for size in [10_000_u64, 100_000, 1_000_000] {
        let mut dice = Dice(19);
        let mut mentions = drawn(&mut dice, size / 4, 4);
        for (at, m) in mentions.iter_mut().enumerate() {
            if let Some(time) = &mut m.time {
                // As many days as there are reports to fill them: a longer record, not a denser one.
                let later = jiff::Span::new().days((at as i64 * 4000) / 1_000_000);
                for end in [&mut time.start, &mut time.end] {
                    *end = end.map(|e| Moment::Day(e.day() + later));
                }
            }
        }
        let (count, start) = (mentions.len(), std::time::Instant::now());
        let linked = link_with(mentions);
        println!(
            "{count} mentions, {} events, {:?}",
            linked.events.len(),
            start.elapsed()
        );
    }
}

/// Who strikes whom in each mention of an event, for messages.
fn sides<'a>(linked: &'a Linked, e: &Event) -> Vec<(Vec<&'a str>, Vec<Option<&'a str>>)> {
    let members = linked.mentions.iter().filter(|m| m.event == e.id);
    members
        .map(|m| {
            let by = m.initiators.iter().map(|i| i.id.as_str()).collect();
            (by, m.targets.iter().map(|t| t.id.as_deref()).collect())
        })
        .collect()
}

//! What must hold of any mentions at all.

mod common;

use common::drawn::{Dice, drawn};
use common::*;
use rasid_model::*;

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

//! Adding reports in any order, in any batches, ends where reading all at once ends.

mod common;

use common::drawn::{Dice, drawn};
use common::keeper::{Keeper, by_report, nameless};
use common::*;
use proptest::prelude::*;
use rasid_linker::History;
use rasid_model::*;

/// Reports drawn from a seed, few enough days and places that many tell one event.
fn reports(seed: u64, count: u64, each: u32) -> Vec<(Report, Vec<Mention>)> {
    by_report(drawn(&mut Dice(seed), count, each))
}

fn at_once(reports: &[(Report, Vec<Mention>)]) -> Keeper {
    let mut keeper = Keeper::new();
    keeper.add(reports);
    keeper
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_order_and_any_batches_end_in_the_same_events(
        seed in any::<u64>(),
        count in 2u64..40,
        each in 1u32..6,
        batches in proptest::collection::vec(1usize..9, 1..12),
    ) {
        let mut all = reports(seed, count, each);
        let wanted = at_once(&all).nameless();
        Dice(seed ^ 77).shuffle(&mut all);
        let mut keeper = Keeper::new();
        let mut rest = &all[..];
        for size in batches.into_iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (now, later) = rest.split_at(size.min(rest.len()));
            keeper.add(now);
            rest = later;
        }
        prop_assert_eq!(keeper.nameless(), wanted);
    }

    #[test]
    fn blocks_shared_out_over_processes_end_in_the_same_events(
        seed in any::<u64>(),
        count in 2u64..40,
        each in 1u32..6,
        workers in 1u64..7,
    ) {
        let all = reports(seed, count, each);
        let shared = Keeper::by_workers(&all, workers);
        prop_assert_eq!(shared.events, at_once(&all).events);
    }
}

#[test]
fn linking_at_once_is_the_same_as_growing() {
    let all = reports(5, 30, 4);
    let mentions: Vec<Mention> = all.iter().flat_map(|(_, m)| m.clone()).collect();
    let linked = link_with(mentions);
    assert_eq!(nameless(linked.events.iter()), at_once(&all).nameless());
}

fn attack(report: &str) -> M {
    M::new(report, 1)
        .on("2022-03-10")
        .at("sy.omar")
        .by("iran-backed-militias")
        .hits("us-forces")
        .with(WeaponClass::Rocket)
}

fn of(m: M) -> Vec<(Report, Vec<Mention>)> {
    by_report(vec![m.0])
}

#[test]
fn an_event_keeps_its_id_when_an_earlier_report_joins_it() {
    let mut keeper = Keeper::new();
    keeper.add(&of(attack("b")));
    let id = keeper.events.keys().next().unwrap().clone();
    keeper.add(&of(attack("a")));
    assert_eq!(keeper.events.len(), 1);
    assert_eq!(keeper.events[&id].mentions, ["a-m01", "b-m01"]);
    assert!(keeper.history.is_empty());
}

#[test]
fn two_events_that_a_third_report_makes_one_leave_a_redirect_and_a_line() {
    let bare = |report: &str| M::new(report, 1).on("2022-03-10").at("sy.omar");
    let mut keeper = Keeper::new();
    keeper.add(&of(bare("a")
        .sub("Attack")
        .by("iran-backed-militias")
        .rounds(3)));
    keeper.add(&of(bare("b").hits("us-forces").rounds(8)));
    let two: Vec<String> = keeper.events.keys().cloned().collect();
    assert_eq!(two.len(), 2, "{:?}", keeper.events);
    keeper.add(&of(attack("c")));
    {
        assert_eq!(keeper.events.len(), 1);
        let left = keeper.events.keys().next().unwrap().clone();
        let gone = two.iter().find(|id| **id != left).unwrap();
        assert!(two.contains(&left));
        let line = History::Merged {
            from: gone.clone(),
            into: left.clone(),
        };
        assert_eq!(keeper.history, [line]);
        let leads: Vec<_> = keeper.linker.redirects().collect();
        assert_eq!(leads, [(gone.clone(), left)]);
    }
}

#[test]
fn adding_a_report_tells_only_the_events_it_touches() {
    let mut keeper = at_once(&reports(9, 400, 3));
    keeper.add(&of(attack("zz").on("2022-03-10")));
    assert!(keeper.told <= 2, "{}", keeper.told);
}

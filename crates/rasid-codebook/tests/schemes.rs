//! The coding schemes are covered: a frame with examples for every event type and
//! mode of PLOVER, and for every sub-event type of ACLED.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use rasid_codebook::{Codebook, Frame};

/// PLOVER's types and their modes; "" where a type has none.
const PLOVER: &[(&str, &str)] = &[
    ("AGREE", ""),
    ("SUPPORT", ""),
    ("CONCEDE", ""),
    ("COOPERATE", ""),
    ("AID", ""),
    ("CONSULT", "visit third-party multilateral phone"),
    ("RETREAT", "withdraw release disarm ceasefire access resign"),
    ("REQUEST", "assist change yield meet"),
    ("REJECT", "assist change yield meet"),
    ("ACCUSE", "disapprove investigate allege"),
    (
        "THREATEN",
        "restrict arrest relations expel territory violence",
    ),
    (
        "PROTEST",
        "demo riot strike hunger boycott obstruct vandalize",
    ),
    ("SANCTION", "convict expel withdraw discontinue"),
    ("MOBILIZE", "troops weapons police militia"),
    (
        "COERCE",
        "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    ),
    (
        "ASSAULT",
        "abduct beat torture sexual targeted destroy primitive firearms explosives \
         suicide-attack aerial drone heavy-weapons crowd-control unconventional",
    ),
];

/// ACLED's sub-event types, by event type.
const ACLED: &[(&str, &[&str])] = &[
    (
        "Battles",
        &[
            "Armed clash",
            "Government regains territory",
            "Non-state actor overtakes territory",
        ],
    ),
    (
        "Explosions/Remote violence",
        &[
            "Chemical weapon",
            "Air/drone strike",
            "Suicide bomb",
            "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED",
            "Grenade",
        ],
    ),
    (
        "Violence against civilians",
        &[
            "Sexual violence",
            "Attack",
            "Abduction/forced disappearance",
        ],
    ),
    (
        "Protests",
        &[
            "Peaceful protest",
            "Protest with intervention",
            "Excessive force against protesters",
        ],
    ),
    ("Riots", &["Violent demonstration", "Mob violence"]),
    (
        "Strategic developments",
        &[
            "Agreement",
            "Arrests",
            "Change to group/activity",
            "Disrupted weapons use",
            "Headquarters or base established",
            "Looting/property destruction",
            "Non-violent transfer of territory",
            "Other",
        ],
    ),
];

fn told(book: &Codebook, is: impl Fn(&Frame) -> bool) -> bool {
    let mut frames = book.frames().iter().filter(|f| is(f));
    frames.any(|f| f.examples.len() >= 2 && !f.rejects.is_empty())
}

#[test]
fn every_type_and_mode_of_plover_has_a_frame() {
    let book = Codebook::bundled().unwrap_or_else(|e| panic!("{e}"));
    let mut missing = Vec::new();
    for (kind, modes) in PLOVER {
        for mode in modes.split_whitespace().map(Some).chain([None]) {
            let is = |f: &Frame| {
                f.kind.to_string() == *kind && (mode.is_none() || f.mode.as_deref() == mode)
            };
            if !told(&book, is) {
                missing.push(format!("{kind}/{}", mode.unwrap_or_default()));
            }
        }
    }
    assert!(
        missing.is_empty(),
        "no frame in codebook/frames: {missing:?}"
    );
}

#[test]
fn every_sub_event_type_of_acled_has_a_frame() {
    let book = Codebook::bundled().unwrap_or_else(|e| panic!("{e}"));
    let mut missing = Vec::new();
    for (kind, subs) in ACLED {
        for sub in *subs {
            let is = |f: &Frame| f.acled.as_ref().is_some_and(|[k, s]| k == kind && s == sub);
            if !told(&book, is) {
                missing.push(format!("{kind}/{sub}"));
            }
        }
    }
    assert!(
        missing.is_empty(),
        "no frame in codebook/frames: {missing:?}"
    );
}

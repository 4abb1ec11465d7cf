//! What was done or said, as an English verb and noun.
//!
//! The wording follows type, mode and weapon class, in that order of trust:
//! the weapon says more than the mode where both are known. `{}` is whom it
//! struck or addressed.

use rasid_model::{EventType, WeaponClass};

/// How a deed is worded: a verb for "A ... B", and a noun for when nobody is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// With a target: `fired rockets at {}`.
    pub verb: &'static str,
    /// Without one: `fired rockets`.
    pub alone: &'static str,
    /// `rocket attack`.
    pub noun: &'static str,
    /// Joins the noun and its target: `on`.
    pub joint: &'static str,
}

const fn deed(
    verb: &'static str,
    alone: &'static str,
    noun: &'static str,
    joint: &'static str,
) -> Deed {
    Deed {
        verb,
        alone,
        noun,
        joint,
    }
}

/// The wording of an event.
pub fn deed_of(kind: EventType, mode: Option<&str>, weapon: Option<WeaponClass>) -> Deed {
    let mode = mode.unwrap_or_default();
    match kind {
        EventType::Assault => assault(mode, weapon),
        EventType::Coerce => coerce(mode),
        EventType::Protest => protest(mode),
        EventType::Retreat => retreat(mode),
        EventType::Mobilize => deed(
            "mobilized against {}",
            "mobilized",
            "mobilization",
            "against",
        ),
        _ => said(kind, mode),
    }
}

fn assault(mode: &str, weapon: Option<WeaponClass>) -> Deed {
    const BOMBING: Deed = deed(
        "attacked {} with explosives",
        "set off explosives",
        "bombing",
        "of",
    );
    const GUNS: Deed = deed("fired on {}", "opened fire", "shooting", "at");
    const AIR: Deed = deed(
        "struck {} from the air",
        "struck from the air",
        "air strike",
        "on",
    );
    const DRONE: Deed = deed(
        "attacked {} with drones",
        "carried out a drone attack",
        "drone attack",
        "on",
    );
    // These modes say what was done to people, which no weapon says better.
    match mode {
        "abduct" => return deed("abducted {}", "carried out an abduction", "abduction", "of"),
        "targeted" => {
            return deed(
                "carried out a targeted killing of {}",
                "carried out a targeted killing",
                "targeted killing",
                "of",
            );
        }
        "beat" => return deed("beat {}", "beat people", "beating", "of"),
        "torture" => return deed("tortured {}", "tortured people", "torture", "of"),
        "sexual" => {
            let noun = "sexual violence";
            return deed(
                "used sexual violence against {}",
                "used sexual violence",
                noun,
                "against",
            );
        }
        "suicide-attack" => {
            let verb = "attacked {} in a suicide bombing";
            return deed(
                verb,
                "carried out a suicide bombing",
                "suicide bombing",
                "of",
            );
        }
        "unconventional" => {
            let verb = "attacked {} with unconventional weapons";
            return deed(
                verb,
                "used unconventional weapons",
                "unconventional attack",
                "on",
            );
        }
        "crowd-control" => {
            return deed(
                "used force against {}",
                "used force",
                "use of force",
                "against",
            );
        }
        _ => {}
    }
    match (weapon, mode) {
        (Some(WeaponClass::Rocket), _) => deed(
            "fired rockets at {}",
            "fired rockets",
            "rocket attack",
            "on",
        ),
        (Some(WeaponClass::Missile), _) => deed(
            "fired missiles at {}",
            "fired missiles",
            "missile attack",
            "on",
        ),
        (Some(WeaponClass::Artillery), _) => {
            deed("shelled {}", "fired artillery", "artillery shelling", "of")
        }
        (Some(WeaponClass::Mortar), _) => deed(
            "fired mortars at {}",
            "fired mortars",
            "mortar attack",
            "on",
        ),
        (Some(WeaponClass::Drone), _) => DRONE,
        (Some(WeaponClass::AircraftMunition), _) => AIR,
        (Some(WeaponClass::Ied), _) => BOMBING,
        (Some(WeaponClass::SmallArms), _) => GUNS,
        (_, "drone") => DRONE,
        (_, "aerial") => AIR,
        (_, "explosives") => BOMBING,
        (_, "firearms") => GUNS,
        (_, "heavy-weapons") => deed("shelled {}", "carried out shelling", "shelling", "of"),
        (_, "destroy") => deed(
            "destroyed property of {}",
            "destroyed property",
            "destruction",
            "at",
        ),
        _ => deed("attacked {}", "carried out an attack", "attack", "on"),
    }
}

fn coerce(mode: &str) -> Deed {
    match mode {
        "arrest" => deed("arrested {}", "made arrests", "arrest", "of"),
        "deport" => deed("deported {}", "deported people", "deportation", "of"),
        "seize" => deed("seized {}", "seized property or ground", "seizure", "of"),
        "curfew" => deed("put {} under curfew", "imposed a curfew", "curfew", "on"),
        "censor" => deed("censored {}", "imposed censorship", "censorship", "of"),
        "cyber" => deed(
            "attacked {} online",
            "carried out a cyberattack",
            "cyberattack",
            "on",
        ),
        "restrict" => deed(
            "imposed restrictions on {}",
            "imposed restrictions",
            "restrictions",
            "on",
        ),
        _ => deed("coerced {}", "used coercion", "coercion", "of"),
    }
}

fn protest(mode: &str) -> Deed {
    match mode {
        "riot" => deed("rioted against {}", "rioted", "riot", "against"),
        "strike" => deed(
            "went on strike against {}",
            "went on strike",
            "strike",
            "against",
        ),
        "hunger" => deed(
            "went on hunger strike against {}",
            "went on hunger strike",
            "hunger strike",
            "against",
        ),
        "boycott" => deed("boycotted {}", "held a boycott", "boycott", "of"),
        "obstruct" => deed(
            "blocked {}",
            "blocked roads",
            "blockade by protesters",
            "of",
        ),
        _ => deed("protested against {}", "protested", "protest", "against"),
    }
}

fn retreat(mode: &str) -> Deed {
    match mode {
        "ceasefire" => deed("ceased fire with {}", "ceased fire", "ceasefire", "with"),
        "release" => deed("released {}", "released detainees", "release", "of"),
        "disarm" => deed(
            "laid down arms before {}",
            "laid down arms",
            "disarmament",
            "before",
        ),
        "resign" => deed("resigned before {}", "resigned", "resignation", "before"),
        _ => deed("withdrew before {}", "withdrew", "withdrawal", "before"),
    }
}

fn said(kind: EventType, mode: &str) -> Deed {
    match (kind, mode) {
        (EventType::Accuse, "disapprove") => {
            deed("condemned {}", "condemned an act", "condemnation", "of")
        }
        (EventType::Accuse, "investigate") => deed(
            "is investigating {}",
            "announced an investigation",
            "investigation",
            "of",
        ),
        (EventType::Accuse, _) => deed("accused {}", "made an accusation", "accusation", "of"),
        (EventType::Threaten, _) => deed("threatened {}", "made a threat", "threat", "to"),
        (EventType::Reject, _) => deed("rejected {}", "voiced rejection", "rejection", "of"),
        (EventType::Request, _) => deed("called on {}", "made a call", "call", "on"),
        (EventType::Consult, "visit") => deed("visited {}", "made a visit", "visit", "to"),
        (EventType::Consult, _) => deed("conferred with {}", "conferred", "talks", "with"),
        (EventType::Support, _) => {
            deed("voiced support for {}", "voiced support", "support", "for")
        }
        (EventType::Agree, _) => deed("agreed with {}", "agreed", "agreement", "with"),
        (EventType::Concede, _) => deed("yielded to {}", "yielded", "concession", "to"),
        (EventType::Cooperate, _) => {
            deed("cooperated with {}", "cooperated", "cooperation", "with")
        }
        (EventType::Aid, _) => deed("gave aid to {}", "gave aid", "aid", "to"),
        (EventType::Sanction, _) => deed(
            "put sanctions on {}",
            "imposed sanctions",
            "sanctions",
            "on",
        ),
        (EventType::Claim, _) => {
            let alone = "claimed responsibility";
            deed(
                "claimed responsibility to {}",
                alone,
                "claim of responsibility",
                "to",
            )
        }
        (EventType::Deny, _) => deed("denied it to {}", "denied it", "denial", "to"),
        (EventType::Withhold, _) => deed(
            "declined to say more to {}",
            "declined to say more",
            "refusal to comment",
            "to",
        ),
        (EventType::Forecast, _) => deed(
            "expected more from {}",
            "made a forecast",
            "forecast",
            "about",
        ),
        _ => deed("acted on {}", "acted", "act", "on"),
    }
}

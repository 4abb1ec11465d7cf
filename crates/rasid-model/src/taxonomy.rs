//! Closed values: what an event may be called.

use serde::{Deserialize, Serialize};

/// Declares a closed value with its wire names.
macro_rules! closed {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $wire:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[allow(missing_docs)]
        pub enum $name { $(#[serde(rename = $wire)] $variant),+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The name used in the record.
            pub const fn name(self) -> &'static str {
                match self { $($name::$variant => $wire),+ }
            }

            /// The value with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.name() == name)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

closed! {
    /// Incidents happen; statements are said.
    Family { Incident = "incident", Statement = "statement" }
}

closed! {
    /// PLOVER's types, and the four kinds that PLOVER lacks.
    EventType {
        Assault = "ASSAULT", Protest = "PROTEST", Coerce = "COERCE", Mobilize = "MOBILIZE",
        Retreat = "RETREAT", Threaten = "THREATEN", Accuse = "ACCUSE", Reject = "REJECT",
        Request = "REQUEST", Consult = "CONSULT", Support = "SUPPORT", Agree = "AGREE",
        Concede = "CONCEDE", Cooperate = "COOPERATE", Aid = "AID", Sanction = "SANCTION",
        Claim = "CLAIM", Deny = "DENY", Withhold = "WITHHOLD", Forecast = "FORECAST",
    }
}

closed! {
    /// Whether the words say that it happened.
    Status {
        Occurred = "occurred", Thwarted = "thwarted", Denied = "denied",
        Threatened = "threatened", Planned = "planned", CalledFor = "called_for",
    }
}

closed! {
    /// On what footing an initiator is named.
    Responsibility {
        Asserted = "asserted", Accused = "accused", Suspected = "suspected",
        Claimed = "claimed", Denied = "denied",
    }
}

closed! {
    /// How finely a place is named.
    GeoPrecision {
        Facility = "facility", Town = "town", Near = "near", District = "district",
        Governorate = "governorate", Country = "country",
    }
}

closed! {
    /// The kind of weapon used.
    WeaponClass {
        Rocket = "rocket", Artillery = "artillery", Mortar = "mortar", Missile = "missile",
        Drone = "drone", AircraftMunition = "aircraft_munition", Ied = "ied",
        SmallArms = "small_arms", None = "none", Unknown = "unknown",
    }
}

closed! {
    /// What was hit.
    TargetKind {
        Actor = "actor", Facility = "facility", Place = "place", Civilians = "civilians",
        Person = "person",
    }
}

closed! {
    /// What was damaged.
    DamageKind {
        Fire = "fire", Material = "material", Vehicle = "vehicle", Building = "building",
        Infrastructure = "infrastructure", Other = "other",
    }
}

/// ACLED's event type and sub-event type, by their exact names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Acled {
    /// Such as `Explosions/Remote violence`.
    pub event_type: String,
    /// Such as `Shelling/artillery/missile attack`.
    pub sub_event_type: String,
}

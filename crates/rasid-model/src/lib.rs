//! The types of Rasid's record, version 1.
//!
//! A record is what an observatory keeps by hand: each event once, everyone who
//! reported it, and the words that say so. These types are that record and
//! nothing else: no reading, no writing, no clock. The field names are the wire
//! names, so `serde` here is the contract and changing one is a new version.

mod dating;
mod distance;
mod event;
mod evidence;
mod hints;
mod mention;
mod moment;
mod report;
mod taxonomy;
mod values;

pub use dating::{ClueKind, ConflictKind, DatingClue, DatingConflict, RankedDay, ReportDating};
pub use distance::kilometres;
pub use event::{About, Claim, Event, Held, Linked, MergeReason, ResponseBasis, ResponseEdge};
pub use evidence::{Evidence, Span};
pub use hints::{Anchor, AnchorTo, Crowd, Hints};
pub use mention::{Attribution, Mention, SourceKind};
pub use moment::{Moment, PartOfDay, Precision, TimeValue};
pub use report::{
    Basis, Notice, Outlet, Published, Record, Report, Source, Tally, TallyCount, TallyUnit,
    TallyWhat, Verdict,
};
pub use taxonomy::{
    Acled, DamageKind, EventType, Family, GeoPrecision, Responsibility, Status, TargetKind,
    WeaponClass,
};
pub use values::{
    Amount, Casualties, Count, CountOf, Damage, HarmGroup, Initiator, Place, Target, Weapon,
};

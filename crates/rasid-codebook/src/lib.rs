//! The codebook: what Rasid knows, as data.
//!
//! Files come in as names and contents (bundled at build time, or read by the
//! caller from a folder); a compiled [`Codebook`] comes out. Compiling is the
//! only thing here that can fail. This crate reads no files and matches no
//! report by itself: it offers the matcher that the coder runs.

mod check;
mod compile;
mod entries;
mod error;
mod frame;
mod function;
mod home;
pub mod judge;
mod load;
mod matcher;
mod nearest;
mod owners;
mod references;
mod roles;
mod words;

pub use check::{check, check_files};
pub use entries::{
    Actor, Case, Country, Fact, Held, Kind, NameNeeds, Office, Person, PlaceEntry, PlaceKind, Role,
    SourceEntry, TargetEntry, TargetIs, WeaponEntry,
};
pub use error::{CodebookError, Problem};
pub use frame::{Frame, FrameRole, Genitive, Harm, Needs, Slot};
pub use judge::Weights;
pub use matcher::{
    Clitics, CountryForm, FactPhrase, FrameForm, Grammatical, Hit, Known, Matcher, Readings, Ref,
};
pub use roles::{Codebook, bundled_files};
pub use words::WordClass;

//! The commands, one file each.

pub mod codebook;
pub mod evaluate;
pub mod exchanges;
mod explain;
mod import;
pub mod number;
mod phrases;
pub mod read;
pub mod show;
pub mod time;

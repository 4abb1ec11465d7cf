//! The commands, one file each.

pub mod codebook;
pub mod evaluate;
mod explain;
pub mod number;
mod phrases;
pub mod read;
pub mod time;

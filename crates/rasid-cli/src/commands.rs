//! The commands, one file each.

pub mod codebook;
mod explain;
pub mod read;

//! The commands, one file each.

pub mod codebook;
pub mod read;

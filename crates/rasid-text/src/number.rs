//! Reads figures and number words.

pub mod digits;

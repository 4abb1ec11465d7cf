//! Arabic text for coding: fold, tokens, sentences, quotations, clitics, numbers.
//!
//! What every reader of the press needs before it knows any event. Nothing here
//! fails on a text, reads a file or knows the time. Words of meaning are data:
//! the number words stand in `codebook/number`, and only the letters themselves
//! in [`fold::letters`].

pub mod clitic;
pub mod fold;
pub mod inflect;
pub mod number;
pub mod stem;

mod document;
mod lexicon;
mod quote;
mod sentence;
mod token;
mod vocabulary;

pub use document::Document;
pub use lexicon::LexiconError;
pub use sentence::Sentence;
pub use token::{Token, TokenKind};
pub use vocabulary::{PerWord, Vocabulary};

/// Runs the examples of the crate's page.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeExamples;

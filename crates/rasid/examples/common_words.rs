//! Prints the stems that five or more of the documents on standard input use.
//!
//! How `codebook/common/stems.txt` is made: each line of the input is one document's text.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

const DOCUMENTS: usize = 5;

fn main() {
    let mut documents: BTreeMap<String, usize> = BTreeMap::new();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let stems: BTreeSet<String> = rasid::stems(&line).into_iter().collect();
        for stem in stems {
            *documents.entry(stem).or_default() += 1;
        }
    }
    println!("# Stems that {DOCUMENTS} or more documents use: examples/common_words.rs over the");
    println!("# development documents that the coder learns from and corpus/region/dev.jsonl.");
    for (stem, _) in documents.iter().filter(|(_, n)| **n >= DOCUMENTS) {
        println!("{stem}");
    }
}

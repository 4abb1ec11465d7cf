//! Scores a record against gold: what people found in the same reports.
//!
//! `gold` is the form of the files and the errors in them, `names` says which
//! names mean the same, `agree` when two values do. `pairs` lays the record's
//! tellings beside gold's, and `fields`, `links`, `roots`, `edges` and `said` count
//! what came of it; `baselines` joins the same tellings in simple ways. `scores` holds the figures and how far they may be off.
//!
//! A pair is one event in one report. Nothing here reads files or codes text.

mod agree;
mod baselines;
mod edges;
mod fields;
mod gold;
mod links;
mod names;
mod pairs;
mod roots;
mod said;
mod scores;

pub use gold::{Error, Files, Gold};
pub use names::Names;
pub use scores::{Baselines, Finds, Interval, Links, Pairs, Scores, Share};

use rasid_model::Record;

/// Scores `record` against `gold`.
pub fn evaluate(record: &Record, gold: &Gold, names: &Names) -> Scores {
    let found = pairs::find(record, gold, names);
    let pairs = pairs::count(&found);
    let fields = fields::count(&found, names);
    Scores {
        interval: scores::spread(&found),
        pairs,
        links: links::count(&found),
        baselines: baselines::count(&found),
        copies: roots::copies(&found, record, gold),
        roots: roots::roots(&found, record, gold, names),
        sources: roots::counts(&found, record, gold),
        responses: edges::responses(&found, record),
        wrong_responses: edges::wrong_responses(&found, record),
        disputes: edges::disputes(&found, record),
        evidence: said::evidence(&found),
        dates: said::dates(&found, gold),
        statements: said::statements(&found, record, gold),
        speakers: said::speakers(&found, record, gold, names),
        statements_said: said::statements_said(record),
        tallies: said::tallies(&found, record, gold),
        tallies_said: record.tallies.len(),
        misses: pairs::misses(&found),
        fields,
    }
}

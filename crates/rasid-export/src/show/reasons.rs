//! Why mentions were joined, or kept apart, in words.

use crate::words::{list, plain};
use rasid_model::MergeReason;

/// One line for each decision.
pub fn lines<'a>(reasons: impl IntoIterator<Item = &'a MergeReason>) -> Vec<String> {
    reasons.into_iter().map(line).collect()
}

fn line(reason: &MergeReason) -> String {
    let [a, b] = &reason.mentions;
    let signals: Vec<String> = reason.signals.iter().map(|s| signal(s)).collect();
    let because = if signals.is_empty() {
        "no reason kept".to_owned()
    } else {
        list(&signals)
    };
    match reason.merged {
        true => format!("{a} and {b} are one event: {because}."),
        false => format!("{a} and {b} were kept apart: {because}."),
    }
}

/// `time.same_day` is "same day (time)".
fn signal(name: &str) -> String {
    match name.split_once('.') {
        Some((field, what)) => format!("{} ({})", plain(&what.replace('.', " ")), plain(field)),
        None => plain(name),
    }
}

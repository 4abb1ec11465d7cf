//! Gives reports their ids.
//!
//! An id is told by the text alone, so it stays the same on every machine and
//! in every folder. Copies get `-2`, `-3` in order of path or URL.

use jiff::civil::Date;
use rasid::Input;
use rasid_model::{Notice, Published, Report, Span};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A report before it has its id.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub source_path: Option<String>,
    pub url: Option<String>,
    /// The file and the line in it, which put copies in order.
    pub position: (String, usize),
    pub sha256: String,
    pub title_span: Option<Span>,
    pub language: Option<String>,
    pub text: String,
    pub published: Published,
    /// When it is known to have been there.
    pub captured: Option<Date>,
    pub outlet_name: Option<String>,
    pub notices: Vec<Notice>,
}

/// The SHA-256 of `bytes`, in lower hex.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect()
}

/// The items as inputs, each with its id, in order of path or URL.
pub fn number(mut items: Vec<Item>) -> Vec<Input> {
    items.sort_by(|a, b| place(a).cmp(&place(b)));
    let mut copies: BTreeMap<String, usize> = BTreeMap::new();
    items
        .into_iter()
        .map(|item| {
            let mut id = sha256(item.text.as_bytes());
            id.truncate(12);
            let nth = copies
                .entry(id.clone())
                .and_modify(|n| *n += 1)
                .or_insert(1);
            if *nth > 1 {
                id = format!("{id}-{nth}");
            }
            input(item, id)
        })
        .collect()
}

/// What puts items in order, whatever the order of the arguments.
fn place(item: &Item) -> (&str, &(String, usize)) {
    let name = item.url.as_deref().or(item.source_path.as_deref());
    (name.unwrap_or_default(), &item.position)
}

fn input(item: Item, id: String) -> Input {
    let notices = item
        .notices
        .into_iter()
        .map(|n| Notice {
            report: Some(id.clone()),
            ..n
        })
        .collect();
    let report = Report {
        source_path: item.source_path,
        url: item.url,
        sha256: item.sha256,
        title_span: item.title_span,
        language: item.language,
        published: item.published,
        ..Report::new(id, item.text)
    };
    Input {
        report,
        outlet_name: item.outlet_name,
        captured: item.captured,
        notices,
    }
}

//! Finds an event by its id or the id of a mention; a unique beginning is enough.

use rasid_model::{Event, Mention, Record};
use std::collections::BTreeSet;

/// An event, and the one mention that was asked for, if one was.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The event.
    pub event: &'a Event,
    /// The mention, where its id was asked for.
    pub mention: Option<&'a Mention>,
}

impl Found<'_> {
    /// Was `mention` asked for? Asked for an event, all of its mentions are.
    pub(super) fn shows(&self, mention: &Mention) -> bool {
        self.mention.is_none_or(|asked| asked.id == mention.id)
    }
}

/// No event, or more than one.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum FindError {
    #[error(
        "no event or mention has an id that begins with {0:?}; the timeline shows the ids in brackets"
    )]
    None(String),
    #[error("{count} ids begin with {asked:?}: {shown}; write more of the one you mean")]
    Several {
        asked: String,
        count: usize,
        shown: String,
    },
}

/// The event that `asked` names.
pub fn find<'a>(record: &'a Record, asked: &str) -> Result<Found<'a>, FindError> {
    let ids: BTreeSet<&str> = record
        .events
        .iter()
        .map(|e| e.id.as_str())
        .chain(record.mentions.iter().map(|m| m.id.as_str()))
        .filter(|id| id.starts_with(asked))
        .collect();
    let id = match (ids.contains(asked), ids.len()) {
        (true, _) => asked,
        (false, 1) => ids.first().copied().unwrap_or(asked),
        (false, 0) => return Err(FindError::None(asked.to_owned())),
        (false, count) => {
            let shown = ids.into_iter().take(5).collect::<Vec<_>>().join(", ");
            return Err(FindError::Several {
                asked: asked.to_owned(),
                count,
                shown,
            });
        }
    };
    let mention = record.mentions.iter().find(|m| m.id == id);
    let event = mention.map_or(id, |m| &m.event);
    let event = record.events.iter().find(|e| e.id == event);
    event
        .map(|event| Found { event, mention })
        .ok_or_else(|| FindError::None(asked.to_owned()))
}

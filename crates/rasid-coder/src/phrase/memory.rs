//! What short later forms go back to: "the forces", "the centre", "the field".
//!
//! A form goes back to what was named last with its word. Pronouns are not
//! followed here.

use super::places::Feature;
use super::{Head, Np, PlaceRef};
use crate::context::Context;
use crate::phrase::heads::stem;
use crate::values::Who;
use rasid_codebook::Hit;
use rasid_model::SourceKind;

/// What short later forms go back to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    pub(super) force: Option<Vec<Who>>,
    pub(super) group: Option<Vec<Who>>,
    /// The force or group named last by each first word ("the army").
    pub(super) heads: Vec<(String, Vec<Who>)>,
    /// Actors by their ids, the one named last at the end.
    pub(super) actors: Vec<String>,
    pub(super) sources: Vec<u32>,
    pub(super) persons: Vec<u32>,
    /// The last place named by each feature word.
    pub(super) features: Vec<(String, PlaceRef)>,
    /// The source named last by each first word ("the centre", "the network").
    pub(super) named: Vec<(String, u32)>,
    /// The places named so far.
    pub(super) places: Vec<PlaceRef>,
    /// Where a place with feature words ended, and those words: a list goes on with them.
    pub(super) list: Option<(usize, Vec<Feature>)>,
    pub(super) site: Option<(Vec<Who>, Vec<PlaceRef>)>,
}

impl Memory {
    /// Keeps what a phrase names.
    pub(super) fn keep(&mut self, ctx: &Context, np: &Np) {
        match np.head {
            Head::Force if !np.whos.is_empty() => self.force = Some(np.whos.clone()),
            Head::Group if !np.whos.is_empty() => self.group = Some(np.whos.clone()),
            _ => {}
        }
        let fights = matches!(np.head, Head::Actor | Head::Force | Head::Group);
        if fights && !np.whos.is_empty() && np.word.len() > usize::from(np.head == Head::Actor) {
            self.heads.retain(|(word, _)| *word != np.first);
            self.heads.push((np.first.clone(), np.whos.clone()));
        }
        if let Some(source) = np.source {
            self.sources.retain(|s| *s != source);
            self.sources.push(source);
            let word = np.first.clone();
            let unnamed = ctx.book.source(source).kind == SourceKind::Unnamed;
            if np.word.len() > 1 && !unnamed {
                self.named.retain(|(w, _)| *w != word);
                self.named.push((word, source));
            }
        }
        if np.head == Head::Site && !(np.whos.is_empty() && np.places.is_empty()) {
            self.site = Some((np.whos.clone(), np.places.clone()));
        }
        if let Some(person) = np.person {
            self.persons.retain(|p| *p != person);
            self.persons.push(person);
        }
        for who in &np.whos {
            self.actors.retain(|id| *id != who.id);
            self.actors.push(who.id.clone());
        }
    }

    /// Whom a bare "the army", "the factions" goes back to.
    pub(super) fn head(&self, first: &str) -> Option<Vec<Who>> {
        let named = self.heads.iter().rev().find(|(word, _)| word == first);
        named.map(|(_, whos)| whos.clone())
    }

    /// Was anybody named by this first word?
    pub(super) fn names(&self, first: &str) -> bool {
        self.heads.iter().any(|(word, _)| word == first)
    }

    /// Keeps a place by the feature words that introduced it, and by its own first word.
    pub(super) fn keep_place(
        &mut self,
        ctx: &Context,
        place: &PlaceRef,
        features: &[Feature],
        hit: &Hit,
    ) {
        let own = (hit.tokens.len() > 1).then(|| stem(ctx, hit));
        for word in features.iter().map(|f| f.word().to_owned()).chain(own) {
            self.features.retain(|(f, _)| *f != word);
            self.features.push((word, place.clone()));
        }
    }
}

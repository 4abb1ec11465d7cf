//! The codebook as the linker asks it.

use jiff::civil::Date;
use rasid_codebook::Codebook;
use rasid_linker::Knowledge;

/// A codebook that answers the linker.
pub(crate) struct Known<'a>(pub &'a Codebook);

impl Knowledge for Known<'_> {
    fn actor_parents(&self, id: &str) -> Vec<String> {
        self.0
            .actor_by_id(id)
            .map(|a| a.parents.clone())
            .unwrap_or_default()
    }

    fn place_parent(&self, id: &str) -> Option<String> {
        self.0.place_by_id(id)?.parent.clone()
    }

    fn place_position(&self, id: &str) -> Option<(f64, f64)> {
        self.0.place_by_id(id).map(|p| (p.lat, p.lon))
    }

    fn source_is_party(&self, id: &str) -> bool {
        self.actor_is_party(id)
    }

    fn actor_is_party(&self, id: &str) -> bool {
        self.0
            .actor_by_id(id)
            .is_some_and(rasid_codebook::Actor::armed)
    }

    fn names_person(&self, id: &str) -> bool {
        self.0.person_by_id(id).is_some()
    }

    fn fact_days(&self, id: &str) -> Option<(Date, Date)> {
        self.0.fact_by_id(id).map(|f| (f.start, f.end))
    }

    fn telling_words(&self, text: &str) -> Vec<String> {
        crate::words::telling(text)
    }

    fn fact_place(&self, id: &str) -> Option<String> {
        self.0.fact_by_id(id)?.place.clone()
    }
}

//! What the linker must know of the world: hierarchies, positions, dated facts.
//!
//! A trait and not the codebook itself, so that linking can be tested with ten
//! lines of a made-up world and knows nothing of how knowledge is stored.

use jiff::civil::Date;

/// The knowledge that linking asks for. Unknown ids have no parents, no position, no days.
pub trait Knowledge {
    /// The actors that hold this one as a part: US forces are part of the Coalition.
    fn actor_parents(&self, id: &str) -> Vec<String>;
    /// The smallest place that holds this one.
    fn place_parent(&self, id: &str) -> Option<String>;
    /// Latitude and longitude.
    fn place_position(&self, id: &str) -> Option<(f64, f64)>;
    /// Does this source fight in the conflict it speaks of?
    fn source_is_party(&self, id: &str) -> bool;
    /// Does this actor fight?
    fn actor_is_party(&self, id: &str) -> bool;
    /// Is this one person, by name, and not people of a kind?
    fn names_person(&self, _id: &str) -> bool {
        true
    }
    /// First and last day of a dated public fact.
    fn fact_days(&self, id: &str) -> Option<(Date, Date)>;
    /// The words of a text that few texts have, names above all.
    fn telling_words(&self, _text: &str) -> Vec<String> {
        Vec::new()
    }
    /// Where it was, by a place's id; most facts are known by their day alone.
    fn fact_place(&self, _id: &str) -> Option<String> {
        None
    }
}

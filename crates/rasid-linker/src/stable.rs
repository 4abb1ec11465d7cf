//! A small hash that is the same on every machine and in every version.

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// FNV-1a over `bytes`, with the high bits stirred into the low ones.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut state = OFFSET;
    for byte in bytes {
        state = (state ^ u64::from(*byte)).wrapping_mul(PRIME);
    }
    state ^= state >> 32;
    state = state.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    state ^ (state >> 29)
}

/// Mixes numbers into one, in order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mixer(u64);

impl Mixer {
    pub fn new(seed: u64) -> Self {
        Self(OFFSET).add(seed)
    }

    pub fn add(self, number: u64) -> Self {
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self((mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9))
    }

    pub fn end(self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

/// The number of the event whose smallest mention is `mention`.
pub(crate) fn event_number(mention: &str) -> u64 {
    hash(mention.as_bytes()) >> 16
}

/// An event's id from its number.
pub(crate) fn event_id(number: u64) -> String {
    format!("e-{number:012x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_and_stable() {
        let id = |mention: &str| event_id(event_number(mention));
        assert_eq!(id("3f2a-m04").len(), 14);
        assert_eq!(id("3f2a-m04"), id("3f2a-m04"));
        assert_ne!(id("3f2a-m04"), id("3f2a-m05"));
    }

    #[test]
    fn the_order_of_mixed_numbers_counts() {
        assert_ne!(Mixer::new(1).add(2).end(), Mixer::new(2).add(1).end());
    }
}

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

/// Hashes parts with a separator, so that "a"+"bc" is not "ab"+"c".
pub(crate) fn hash_parts(parts: &[&str]) -> u64 {
    let mut bytes = Vec::with_capacity(parts.iter().map(|p| p.len() + 1).sum());
    for part in parts {
        bytes.extend_from_slice(part.as_bytes());
        bytes.push(0);
    }
    hash(&bytes)
}

/// The id of the event whose smallest mention is `mention`.
pub(crate) fn event_id(mention: &str) -> String {
    format!("e-{:012x}", hash(mention.as_bytes()) >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_and_stable() {
        let id = event_id("3f2a-m04");
        assert_eq!(id.len(), 14);
        assert_eq!(id, event_id("3f2a-m04"));
        assert_ne!(id, event_id("3f2a-m05"));
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(hash_parts(&["a", "bc"]), hash_parts(&["ab", "c"]));
    }
}

//! How far a share over a sample may be off: a bootstrap interval.
//!
//! The rows are drawn again with replacement, two thousand times, by a small fixed
//! generator: the same rows give the same interval on every machine.

const DRAWS: usize = 2000;

/// The interval that holds 95 of 100 shares over rows drawn again.
pub fn interval(rows: &[bool]) -> Option<(f64, f64)> {
    if rows.is_empty() {
        return None;
    }
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut draw = || {
        // SplitMix64: short, and good enough to draw rows with.
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let at = (z ^ (z >> 31)) % rows.len() as u64;
        rows[at as usize]
    };
    let mut shares: Vec<usize> = (0..DRAWS)
        .map(|_| rows.iter().filter(|_| draw()).count())
        .collect();
    shares.sort_unstable();
    let share = |at: usize| shares[at] as f64 / rows.len() as f64;
    Some((share(DRAWS / 40), share(DRAWS - 1 - DRAWS / 40)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_holds_the_share_and_narrows_with_the_rows() {
        let rows = |n: usize| (0..n).map(|at| at % 10 < 8).collect::<Vec<_>>();
        let (low, high) = interval(&rows(100)).unwrap();
        assert!(low < 0.8 && 0.8 < high && high - low < 0.2, "{low} {high}");
        let (a, b) = interval(&rows(1000)).unwrap();
        assert!(b - a < (high - low) / 2.0);
        assert_eq!(interval(&[true; 9]), Some((1.0, 1.0)));
        assert_eq!(interval(&[]), None);
    }
}

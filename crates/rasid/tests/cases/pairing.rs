//! Pairs what is expected with what was found, so that they agree as far as they can.

/// For each row the column it is paired with, such that the sum of `score` is greatest.
///
/// Rows are the expected lines of one case: few, so that every set of them can be weighed.
pub fn best(
    rows: usize,
    columns: usize,
    score: impl Fn(usize, usize) -> u32,
) -> Vec<Option<usize>> {
    assert!(rows < 12, "too many expected lines in one case");
    let sets = 1usize << rows;
    // At each column: the best sum for every set of rows paired so far, and the row taken.
    let mut sum: Vec<Option<u32>> = vec![None; sets];
    sum[0] = Some(0);
    let mut taken = vec![vec![None; sets]; columns];
    for (column, taken) in taken.iter_mut().enumerate() {
        let before = sum.clone();
        for set in 0..sets {
            for row in (0..rows).filter(|row| set & (1 << row) != 0) {
                let Some(rest) = before[set & !(1 << row)] else {
                    continue;
                };
                let with = rest + score(row, column);
                if sum[set].is_none_or(|s| with > s) {
                    sum[set] = Some(with);
                    taken[set] = Some(row);
                }
            }
        }
    }
    let mut pairs = vec![None; rows];
    let best = (0..sets)
        .filter(|set| sum[*set].is_some())
        .max_by_key(|set| (sum[*set], set.count_ones()));
    let mut set = best.unwrap_or_default();
    for column in (0..columns).rev() {
        if let Some(row) = taken[column][set] {
            pairs[row] = Some(column);
            set &= !(1 << row);
        }
    }
    pairs
}

#[test]
fn pairs_agree_as_far_as_they_can() {
    let table = [[5, 4], [5, 1]];
    assert_eq!(best(2, 2, |r, c| table[r][c]), [Some(1), Some(0)]);
    assert_eq!(best(2, 1, |r, _| [1, 3][r]), [None, Some(0)]);
    assert_eq!(best(1, 3, |_, c| [0, 2, 1][c]), [Some(1)]);
    assert_eq!(best(0, 2, |_, _| 1), []);
}

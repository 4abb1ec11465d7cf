//! A linear support vector machine, learned by dual coordinate descent.
//!
//! Squared hinge loss and an L2 penalty (Hsieh and others, 2008). The order of
//! the examples is shuffled by a fixed stream, so the same examples give the
//! same weights to the last bit.

/// An example: its features with their values, which side, and how much it counts.
pub struct Point {
    pub values: Vec<(u32, f64)>,
    pub positive: bool,
    pub weight: f64,
}

/// Passes over the examples at most.
const PASSES: usize = 120;
/// The change of the largest gradient at which learning ends.
const NEAR_ENOUGH: f64 = 0.01;

/// The weights of the features, and the bias; each example comes with the cost of its error.
pub fn train(points: &[(&Point, f64)], features: usize) -> (Vec<f64>, f64) {
    let mut weights = vec![0.0; features];
    let mut bias = 0.0;
    let mut alpha = vec![0.0; points.len()];
    let norm: Vec<f64> = points
        .iter()
        .map(|(p, _)| 1.0 + p.values.iter().map(|(_, v)| v * v).sum::<f64>())
        .collect();
    let mut order: Vec<usize> = (0..points.len()).collect();
    let mut stream = Stream(0x5eed);
    for _ in 0..PASSES {
        stream.shuffle(&mut order);
        let mut largest: f64 = 0.0;
        for &at in &order {
            let (point, cost) = points[at];
            let side = if point.positive { 1.0 } else { -1.0 };
            let slack = 0.5 / cost;
            let dot = bias + value(&weights, &point.values);
            let gradient = side * dot - 1.0 + slack * alpha[at];
            let projected = if alpha[at] == 0.0 {
                gradient.min(0.0)
            } else {
                gradient
            };
            largest = largest.max(projected.abs());
            if projected == 0.0 {
                continue;
            }
            let new = (alpha[at] - gradient / (norm[at] + slack)).max(0.0);
            let step = (new - alpha[at]) * side;
            alpha[at] = new;
            bias += step;
            for (feature, v) in &point.values {
                weights[*feature as usize] += step * v;
            }
        }
        if largest < NEAR_ENOUGH {
            break;
        }
    }
    (weights, bias)
}

/// The weighted sum of an example's values.
fn value(weights: &[f64], values: &[(u32, f64)]) -> f64 {
    values.iter().map(|(f, v)| weights[*f as usize] * v).sum()
}

/// A fixed stream of numbers (SplitMix64).
struct Stream(u64);

impl Stream {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn shuffle(&mut self, items: &mut [usize]) {
        for at in (1..items.len()).rev() {
            let other = (self.next() % (at as u64 + 1)) as usize;
            items.swap(at, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points() -> Vec<Point> {
        (0..40u32)
            .map(|n| Point {
                values: vec![(n % 2, 1.0), (2 + n % 5, 0.5)],
                positive: n % 2 == 0,
                weight: 1.0,
            })
            .collect()
    }

    #[test]
    fn what_tells_the_sides_apart_weighs_most() {
        let points = points();
        let all: Vec<(&Point, f64)> = points.iter().map(|p| (p, 1.0)).collect();
        let (weights, _) = train(&all, 7);
        assert!(weights[0] > 0.5 && weights[1] < -0.5);
        assert!(weights[2..].iter().all(|w| w.abs() < 0.1));
    }

    #[test]
    fn the_same_points_give_the_same_bits() {
        let points = points();
        let all: Vec<(&Point, f64)> = points.iter().map(|p| (p, 1.0)).collect();
        let bits = || {
            let (weights, bias) = train(&all, 7);
            let bits: Vec<u64> = weights.iter().map(|w| w.to_bits()).collect();
            (bits, bias.to_bits())
        };
        assert_eq!(bits(), bits());
    }
}

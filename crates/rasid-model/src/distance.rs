//! How far apart two places are.

/// The diameter of the earth in kilometres.
const EARTH: f64 = 12742.0;

/// Great-circle distance between two points, each a latitude and a longitude in degrees.
pub fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (la1, lo1) = (a.0.to_radians(), a.1.to_radians());
    let (la2, lo2) = (b.0.to_radians(), b.1.to_radians());
    let h = ((la2 - la1) / 2.0).sin().powi(2)
        + la1.cos() * la2.cos() * ((lo2 - lo1) / 2.0).sin().powi(2);
    EARTH * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_latitude_is_a_hundred_and_eleven_kilometres() {
        assert!((kilometres((35.0, 40.0), (36.0, 40.0)) - 111.2).abs() < 0.2);
        assert_eq!(kilometres((35.0, 40.0), (35.0, 40.0)), 0.0);
    }
}

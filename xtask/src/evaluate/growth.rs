//! The table of growth, from the figures that `cargo xtask growth` kept.

use super::Sources;
use crate::growth::{FILE, Growth, Run};
use anyhow::{Context, Result};

pub fn table(sources: &Sources) -> Result<Option<String>> {
    if !sources.tree.root.join(FILE).exists() {
        return Ok(None);
    }
    let growth: Growth = toml::from_str(&sources.tree.read(FILE)?).context(FILE)?;
    let mut out = "| mentions | events | told by several reports | seconds | peak memory, MB \
                   | adding 1,000 reports, seconds | events made anew for them |\n\
                   |---|---|---|---|---|---|---|\n"
        .to_owned();
    for run in &growth.run {
        out.push_str(&format!(
            "| {} | {} | {} | {:.1} | {} | {:.2} | {} |\n",
            run.mentions,
            run.events,
            run.of_several_reports,
            run.seconds,
            run.peak_mb,
            run.add_seconds,
            run.retold
        ));
    }
    let fitted = |what: fn(&Run) -> f64| exponent(&growth.run, what);
    let (time, memory, adding) = (
        fitted(|r| r.seconds),
        fitted(|r| r.peak_mb as f64),
        fitted(|r| r.add_seconds),
    );
    out.push_str(&format!(
        "| exponent of growth | | | {time:.2} | {memory:.2} | {adding:.2} | |\n"
    ));
    Ok(Some(out))
}

/// The slope of the straight line through the logarithms, by least squares.
fn exponent(runs: &[Run], what: fn(&Run) -> f64) -> f64 {
    let points: Vec<(f64, f64)> = runs
        .iter()
        .map(|run| ((run.mentions as f64).ln(), what(run).max(1e-9).ln()))
        .collect();
    let n = points.len().max(1) as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / n;
    let (x, y) = (mean(|p| p.0), mean(|p| p.1));
    let rise: f64 = points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    let run: f64 = points.iter().map(|p| (p.0 - x).powi(2)).sum();
    rise / run.max(1e-9)
}

//! Scores for people: a screen of figures.

use rasid_evaluate::{Links, Scores, Share};
use std::io::{self, Write};

/// Writes `scores`.
pub fn scores(out: &mut dyn Write, scores: &Scores) -> io::Result<()> {
    let pairs = scores.pairs;
    writeln!(
        out,
        "pairs      P {:.3}  R {:.3}  F1 {:.3} [{:.3}, {:.3}]   ({} right, {} invented, {} split, {} in gold)",
        pairs.precision(),
        pairs.recall(),
        pairs.f1(),
        scores.interval.low,
        scores.interval.high,
        pairs.right,
        pairs.invented,
        pairs.split,
        pairs.gold,
    )?;
    for (field, share) in scores.fields.iter().filter(|(_, s)| s.of > 0) {
        writeln!(out, "  {field:<22} {}  {:.2}", of(*share), share.share())?;
    }
    let (mean, pooled) = (scores.fields_mean(), scores.fields_pooled().share());
    writeln!(out, "fields     mean {mean:.3}  pooled {pooled:.3}")?;
    write!(out, "links     ")?;
    links(out, &scores.links)?;
    write!(out, "  by day and place")?;
    links(out, &scores.baselines.day_and_place)?;
    write!(out, "  by same words   ")?;
    links(out, &scores.baselines.same_text)?;
    writeln!(
        out,
        "roots      {}, {} wrong   events with their number {}   copies {}, {} wrong",
        of(scores.roots.found),
        scores.roots.wrong,
        of(scores.sources),
        of(scores.copies.found),
        scores.copies.wrong
    )?;
    writeln!(
        out,
        "evidence   {} values show their words   disputes {}",
        of(scores.evidence),
        of(scores.disputes)
    )?;
    writeln!(
        out,
        "statements {}, speaker {}, {} said   tallies {}, {} said",
        of(scores.statements),
        scores.speakers.right,
        scores.statements_said,
        of(scores.tallies),
        scores.tallies_said
    )?;
    writeln!(
        out,
        "responses  {}, {} wrong   report dates {}",
        of(scores.responses),
        scores.wrong_responses,
        of(scores.dates)
    )
}

fn links(out: &mut dyn Write, links: &Links) -> io::Result<()> {
    let told = [
        ("pairwise", links.pairwise),
        ("b3", Some(links.b3)),
        ("muc", links.muc),
        ("ceaf_e", Some(links.ceaf_e)),
        ("conll", Some(links.conll)),
    ];
    for (name, figure) in told {
        if let Some(figure) = figure {
            write!(out, " {name} {figure:.3} ")?;
        }
    }
    writeln!(out)
}

fn of(share: Share) -> String {
    format!("{}/{}", share.right, share.of)
}

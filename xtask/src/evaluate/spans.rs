//! The table of spans: who did it and to whom, in sentences where two people marked it.
//!
//! Ours come from [`super::gsr`]. People's agreement is the ceiling, and it is the
//! README's of the data: any overlap of two people, which is not quite our question.

use super::gsr::{Kind, Spans};
use super::{Sources, detection, share};
use anyhow::Result;

pub fn table(sources: &Sources) -> Result<Option<String>> {
    let Some(both) = sources.gsr()? else {
        return Ok(None);
    };
    let people = detection::others(sources)?.people;
    let mut out = "| span | cross-validated: precision | recall | rules alone: precision | recall | people among themselves |\n|---|---|---|---|---|---|\n".to_owned();
    let kinds: [(&str, &Kind, &Kind); 2] = [
        ("ASSAULT", &both.learned.assault, &both.ruled.assault),
        ("PROTEST", &both.learned.protest, &both.ruled.protest),
    ];
    for (kind, learned, ruled) in kinds {
        for (span, learned, ruled) in [
            ("source", &learned.source, &ruled.source),
            ("target", &learned.target, &ruled.target),
        ] {
            let agreed = people.iter().find(|p| p.span == span).map(|p| match kind {
                "ASSAULT" => p.assault,
                _ => p.protest,
            });
            // It is known to two places.
            let agreed =
                agreed.map_or_else(String::new, |a| format!("{a:.2}").replacen("0.", ".", 1));
            let (learned, ruled) = (figures(learned), figures(ruled));
            out.push_str(&format!(
                "| {kind} {span} | {learned} | {ruled} | {agreed} |\n"
            ));
        }
    }
    Ok(Some(out))
}

fn figures(spans: &Spans) -> String {
    let (p, r) = (share(spans.p), share(spans.r));
    format!("{p} of {} | {r} of {}", spans.said, spans.gold)
}

//! How fast one core codes, beside one scan of the same text.
//!
//! The scan is the floor: one pass of an automaton (daachorse, charwise,
//! leftmost-longest, one thread) over text that is folded already, with every
//! form of the codebook. Run it as `cargo xtask bench`. Reading files, linking
//! and writing are left out on purpose: they are not what a cluster repeats.
//! Coding is timed twice: of texts whose words it never met, and of the same once
//! more, which tells how it goes on through an archive that repeats its words.

use anyhow::{Context, Result};
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use mimalloc::MiMalloc;
use rasid::Rasid;
use rasid_codebook::Codebook;
use rasid_model::Report;
use rasid_text::{Document, fold::fold};
use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

const ROUNDS: usize = 7;

/// The command's.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let texts = texts(&root)?;
    let bytes: usize = texts.iter().map(String::len).sum();
    let reports: Vec<Report> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| report(at, text))
        .collect();
    let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    let rasid = Rasid::bundled().context("the bundled codebook")?;
    let forms = Codebook::bundled().context("the bundled codebook")?.forms();
    let automaton = automaton(&forms)?;

    let digest = digest(&rasid, &reports);
    let mut mentions = 0;
    let mut hits = 0;
    let mut times = [(); 6].map(|()| Vec::new());
    for _ in 0..=ROUNDS {
        let mut loaded = Ok(());
        let mut fresh = None;
        times[5].push(timed(|| match Rasid::bundled() {
            Ok(rasid) => fresh = Some(rasid),
            Err(error) => loaded = Err(error),
        }));
        loaded.context("the bundled codebook")?;
        let rasid = fresh.context("the bundled codebook")?;
        times[0].push(timed(|| {
            hits = folded
                .iter()
                .map(|text| automaton.leftmost_find_iter(text).count())
                .sum();
        }));
        times[1].push(timed(|| {
            texts.iter().for_each(|text| drop(black_box(fold(text))))
        }));
        times[2].push(timed(|| {
            texts
                .iter()
                .for_each(|text| drop(black_box(Document::new(text))))
        }));
        for pass in [3, 4] {
            times[pass].push(timed(|| {
                mentions = reports
                    .iter()
                    .map(|report| rasid.code(report).mentions.len())
                    .sum();
            }));
        }
    }
    let [scan, folding, segmenting, coding, again, loading] = times.map(median);

    let megabytes = bytes as f64 / 1e6;
    println!(
        "{} reports, {megabytes:.2} MB, {} forms",
        texts.len(),
        forms.len()
    );
    println!("                       ms    MB/s   scans");
    for (name, time) in [
        ("one scan", scan),
        ("fold", folding),
        ("fold and segment", segmenting),
        ("coding, new words", coding),
        ("coding, met words", again),
    ] {
        let seconds = time.as_secs_f64();
        println!(
            "{name:<17} {:>8.1} {:>7.1} {:>7.2}",
            seconds * 1e3,
            megabytes / seconds,
            seconds / scan.as_secs_f64()
        );
    }
    println!(
        "the codebook loads in {:.1} ms",
        loading.as_secs_f64() * 1e3
    );
    println!("median of {ROUNDS} rounds on one core; {hits} hits of the scan, {mentions} mentions");
    println!("digest {digest:016x}: the same before and after a change that is for speed alone");
    Ok(())
}

/// The sentences beside the project, or the corpus where they are missing.
fn texts(root: &Path) -> Result<Vec<String>> {
    if let Ok(rows) = std::fs::read_to_string(root.join("../shared/data/gsr-dev.jsonl")) {
        return rows
            .lines()
            .map(|row| {
                let row: serde_json::Value = serde_json::from_str(row)?;
                Ok(row["text"]
                    .as_str()
                    .context("a row without text")?
                    .to_owned())
            })
            .collect();
    }
    println!("../shared is missing, so this runs over corpus/examples, which is small");
    let mut files: Vec<_> = std::fs::read_dir(root.join("corpus/examples"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.sort();
    files.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    files
        .iter()
        .map(|path| Ok(std::fs::read_to_string(path)?))
        .collect()
}

/// Tells two codings of the same texts apart.
fn digest(rasid: &Rasid, reports: &[Report]) -> u64 {
    let mut hasher = FxHasher::default();
    for report in reports {
        let coded = rasid.code(report);
        hasher.write(format!("{coded:?}").as_bytes());
    }
    hasher.finish()
}

fn report(at: usize, text: &str) -> Report {
    Report::new(format!("{at:012x}"), text)
}

fn automaton(forms: &[String]) -> Result<CharwiseDoubleArrayAhoCorasick<u32>> {
    CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .build(forms)
        .map_err(|error| anyhow::anyhow!("{error}"))
}

fn timed(work: impl FnOnce()) -> Duration {
    let began = Instant::now();
    work();
    began.elapsed()
}

/// The median, the first round left out: it warms the caches.
fn median(mut times: Vec<Duration>) -> Duration {
    times.remove(0);
    times.sort();
    times[times.len() / 2]
}

//! The examples and rejects of the codebook's time files must hold.

use jiff::civil::Date;
use rasid_text::Document;
use rasid_text::number::{NumberLexicon, numbers};
use rasid_time::{Reference, TimeHit, TimeLexicon, expressions, resolve};
use std::path::{Path, PathBuf};

fn codebook(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../codebook")
        .join(folder)
}

fn read(folder: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = std::fs::read_dir(codebook(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .map(|path| {
            (
                path.display().to_string(),
                std::fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

fn lexicons() -> (TimeLexicon, NumberLexicon) {
    let time = read("time");
    let time: Vec<(&str, &str)> = time.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let number = read("number");
    let number: Vec<(&str, &str)> = number
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    (
        TimeLexicon::parse(&time).unwrap(),
        NumberLexicon::parse_files(&number).unwrap(),
    )
}

fn hits(lexicons: &(TimeLexicon, NumberLexicon), text: &str) -> (Document, Vec<TimeHit>) {
    let doc = Document::new(text);
    let numbers = numbers(&lexicons.1, &doc);
    let hits = expressions(&lexicons.0, &doc, &numbers);
    (doc, hits)
}

#[test]
fn examples_match_and_rejects_do_not() {
    let lexicons = lexicons();
    let mut wrong = Vec::new();
    let (mut examples, mut rejects) = (0, 0);
    for case in lexicons.0.cases() {
        let (_, hits) = hits(&lexicons, &case.text);
        if let Some(why) = &case.reject {
            rejects += 1;
            if !hits.is_empty() {
                wrong.push(format!(
                    "{}: {:?} must not match ({why}): {hits:?}",
                    case.id, case.text
                ));
            }
            continue;
        }
        examples += 1;
        let day: Option<Date> = case.reference.as_ref().map(|day| day.parse().unwrap());
        let reference = day.map(Reference::day);
        let values: Vec<_> = hits
            .iter()
            .filter_map(|hit| resolve(&hit.expr, reference.as_ref()))
            .collect();
        let same = |value: &rasid_model::TimeValue| {
            let text = |m: Option<rasid_model::Moment>| m.map(|m| m.to_string());
            let precision = serde_json::to_value(value.precision).unwrap();
            (case.start.is_none() || text(value.start) == case.start)
                && (case.end.is_none() || text(value.end) == case.end || value.end.is_none())
                && case.precision.as_deref().is_none_or(|p| precision == p)
        };
        let asked = case.start.is_some() || case.end.is_some();
        if hits.is_empty() || (asked && !values.iter().any(same)) {
            wrong.push(format!(
                "{}: {:?} wants {:?} to {:?} {:?}\n    hits {hits:?}\n    values {values:?}",
                case.id, case.text, case.start, case.end, case.precision
            ));
        }
    }
    println!("{examples} examples, {rejects} rejects");
    assert!(
        wrong.is_empty(),
        "fix the entry in codebook/time or the rule:\n{}",
        wrong.join("\n")
    );
    assert!(examples >= 80 && rejects >= 30);
}

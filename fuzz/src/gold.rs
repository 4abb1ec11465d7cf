//! What must hold of gold, whatever stands in its files.

use super::{RASID, report, text};
use rasid::Input;
use rasid_evaluate::{Files, Gold, Names, Share, evaluate};
use serde_json::{Value, json};

/// Gold of any bytes is read or refused by file and line; gold of any values is scored,
/// and no figure counts more right than there are.
pub fn gold(data: &[u8]) {
    let bytes = text(data);
    let _ = Names::parse(&bytes);
    let files = [
        Files {
            events: &bytes,
            ..Files::default()
        },
        Files {
            reports: &bytes,
            ..Files::default()
        },
        Files {
            statements: &bytes,
            ..Files::default()
        },
        Files {
            tallies: &bytes,
            ..Files::default()
        },
        Files {
            copies: &bytes,
            ..Files::default()
        },
        Files {
            roots: &bytes,
            ..Files::default()
        },
    ];
    for file in files {
        if let Err(error) = Gold::parse(file) {
            assert!(error.to_string().contains(", line "), "{error}");
        }
    }
    scored(data, bytes);
}

/// Scores a reading of the bytes against rows made of them.
fn scored(data: &[u8], bytes: String) {
    let rows = Rows {
        data,
        words: bytes.split_whitespace().collect(),
    };
    let events = rows.lines(Rows::event);
    let reports = rows.lines(Rows::day);
    let statements = rows.lines(Rows::statement);
    let tallies = rows.lines(Rows::tally);
    let copies = rows.lines(Rows::copy);
    let roots = rows.lines(Rows::roots);
    let files = Files {
        events: &events,
        reports: &reports,
        statements: &statements,
        tallies: &tallies,
        copies: &copies,
        roots: &roots,
    };
    let gold = match Gold::parse(files) {
        Ok(gold) => gold,
        Err(error) => unreachable!("rows in the form of gold: {error}\n{events}{reports}"),
    };
    let input = Input {
        report: report(bytes.clone()),
        outlet_name: None,
        captured: None,
        notices: Vec::new(),
    };
    let record = RASID.read(vec![input]);
    let scores = evaluate(&record, &gold, &Names::default());
    let pairs = scores.pairs;
    assert!(pairs.right <= pairs.gold, "{pairs:?}");
    let mut shares: Vec<Share> = scores.fields.values().copied().collect();
    shares.extend([
        scores.responses,
        scores.disputes,
        scores.evidence,
        scores.dates,
    ]);
    shares.extend([scores.statements, scores.speakers, scores.tallies]);
    shares.extend([scores.copies.found, scores.roots.found, scores.sources]);
    for share in shares {
        assert!(share.right <= share.of, "{share:?}");
    }
    for figure in [
        pairs.f1(),
        scores.interval.low,
        scores.interval.high,
        scores.links.b3,
    ] {
        assert!((0.0..=1.0).contains(&figure), "{figure}");
    }
}

/// Values picked by the bytes.
struct Rows<'a> {
    data: &'a [u8],
    words: Vec<&'a str>,
}

impl<'a> Rows<'a> {
    /// Up to three lines of one form.
    fn lines(&self, row: fn(&Rows<'a>, usize) -> Value) -> String {
        let all = 0..self.byte(0) % 4;
        all.map(|at| format!("{}\n", row(self, at))).collect()
    }

    fn byte(&self, at: usize) -> usize {
        self.data.get(at).copied().map_or(0, usize::from)
    }

    fn word(&self, at: usize) -> &str {
        let at = self.byte(at) % self.words.len().max(1);
        self.words.get(at).copied().unwrap_or_default()
    }

    /// The report that is read, or one that is not there.
    fn report(&self, at: usize) -> &str {
        if self.byte(at).is_multiple_of(3) {
            "none"
        } else {
            "000000000000"
        }
    }

    fn range(&self, at: usize) -> Value {
        json!({"min": self.byte(at), "max": self.byte(at + 1)})
    }

    fn event(&self, at: usize) -> Value {
        let kinds = ["Air/drone strike", "Attack", "Arrests", ""];
        json!({
            "id": format!("e{at}"),
            "type": kinds[self.byte(at) % kinds.len()],
            "date": {"start": "2022-01-06", "end": "2022-01-05"},
            "place": {"lat": self.byte(at + 1), "lon": self.byte(at + 2), "tolerance_km": 25.0},
            "initiators": [self.word(at + 3)],
            "initiators_free": self.byte(at + 3).is_multiple_of(2),
            "targets": [self.word(at + 4)],
            "killed": self.range(at + 5),
            "count": self.range(at + 6),
            "responds_to": format!("e{}", self.byte(at + 7) % 4),
            "disputed": ["killed"],
            "split_ok": self.byte(at + 8).is_multiple_of(2),
            "mentions": [{
                "report": self.report(at + 9),
                "start": self.byte(at + 10) * 8,
                "anchor": self.word(at + 11),
                "optional": self.byte(at + 12).is_multiple_of(4),
                "sources": [self.word(at + 13)],
            }],
        })
    }

    fn day(&self, at: usize) -> Value {
        json!({"report": self.report(at), "date": {"start": "2022-01-06"}})
    }

    /// May go in a circle.
    fn copy(&self, at: usize) -> Value {
        json!({"report": self.report(at), "copies_of": self.report(at + 1)})
    }

    fn roots(&self, at: usize) -> Value {
        let name = self.word(at + 1);
        json!({"event": format!("e{at}"), "roots": [{"name": name}]})
    }

    fn statement(&self, at: usize) -> Value {
        json!({
            "report": self.report(at),
            "anchor": self.word(at + 1),
            "types": ["CLAIM", "ACCUSE"],
            "speaker": self.word(at + 2),
        })
    }

    fn tally(&self, at: usize) -> Value {
        json!({
            "report": self.report(at),
            "anchor": self.word(at + 1),
            "count": self.range(at + 2),
            "optional": self.byte(at + 3).is_multiple_of(4),
        })
    }
}

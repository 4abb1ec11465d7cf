//! Drives the fuzz entries over a fixed stream of bytes, on stable.
//!
//! Coverage-guided fuzzing needs a nightly compiler; this does not, and it runs
//! with every other test. The stream comes from one seed, so a failure stays
//! where it was. `FUZZ_SMOKE_ROUNDS` asks for more than the usual rounds.

#![expect(clippy::unwrap_used, reason = "what a test cannot read fails it")]

#[path = "../../fuzz/src/lib.rs"]
mod entries;

use std::path::Path;

/// What separates and disturbs words: stops, quotes, marks, digits, odd spaces.
const BETWEEN: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n",
    ". ",
    "، ",
    "؛ ",
    ": ",
    "؟",
    " «",
    "» ",
    " \"",
    "\" ",
    " (",
    ") ",
    " - ",
    " و",
    " ب",
    " لل",
    "\u{200f}",
    "\u{640}",
    "ً",
    " 12 ",
    " ٣٤ ",
    " 5,000 ",
    "٫5",
    "/",
    "\t",
    "\r\n",
    "\0",
    " في ",
    " من ",
    " على ",
    " إن ",
    " التي ",
];

/// Numbers from one seed; the same on every machine.
struct Stream(u64);

impl Stream {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize
    }

    fn below(&mut self, end: usize) -> usize {
        self.next() % end.max(1)
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// Bytes that are no text.
    fn bytes(&mut self) -> Vec<u8> {
        (0..self.below(400))
            .map(|_| self.below(256) as u8)
            .collect()
    }

    /// Words of the corpus in no order, with anything between them.
    fn words(&mut self, words: &[String]) -> Vec<u8> {
        let mut text = String::new();
        for _ in 0..self.below(80) {
            let word: &String = self.of(words);
            let between: &&str = self.of(BETWEEN);
            text.push_str(word);
            text.push_str(between);
        }
        text.into_bytes()
    }

    /// A report of the corpus with a stretch cut out and another put elsewhere.
    fn cut(&mut self, reports: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = self.of(reports).clone();
        let from = self.below(bytes.len());
        let until = (from + self.below(300)).min(bytes.len());
        let piece: Vec<u8> = bytes.drain(from..until).collect();
        let at = self.below(bytes.len());
        bytes.splice(at..at, piece);
        bytes.truncate(2_000);
        bytes
    }
}

fn reports() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/examples");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
        .into_iter()
        .filter(|path| path.is_file())
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

fn drive(rounds: usize, entry: fn(&[u8])) {
    let rounds = std::env::var("FUZZ_SMOKE_ROUNDS").map_or(rounds, |n| n.parse().unwrap());
    let reports = reports();
    let all = reports
        .iter()
        .map(|report| String::from_utf8_lossy(report))
        .collect::<String>();
    let words: Vec<String> = all.split_whitespace().map(str::to_owned).collect();
    let mut stream = Stream(0x5eed_0f0a_11d0_beef);
    entry(b"");
    for _ in 0..rounds {
        entry(&stream.bytes());
        entry(&stream.words(&words));
        entry(&stream.cut(&reports));
    }
}

macro_rules! smoke {
    ($($name:ident: $rounds:literal),+ $(,)?) => {
        $(#[test] fn $name() { drive($rounds, entries::$name); })+
    };
}

smoke! {
    fold: 200,
    document: 100,
    numbers: 100,
    time: 60,
    timex3: 60,
    gold: 40,
    codebook: 100,
    ingest_decode: 200,
    jsonl: 100,
    code_report: 60,
}

//! Reads the files of `corpus/cases`: headings, reports, expectations.

use jiff::civil::Date;

/// One `##` heading with its reports and what is expected of them.
pub struct Case {
    pub file: String,
    /// The line of its heading.
    pub line: usize,
    pub name: String,
    pub reports: Vec<Given>,
    pub expected: Vec<Expected>,
}

/// A report as the case hands it in.
#[derive(Default)]
pub struct Given {
    pub date: Option<Date>,
    pub outlet: Option<String>,
    pub text: String,
}

/// One line of an `expect` block.
pub struct Expected {
    pub raw: String,
    pub what: What,
}

/// What such a line asks for.
pub enum What {
    /// Report number so is dated so; `None` is not at all.
    Published(usize, Option<(Date, Date)>),
    Event(Keys),
    Statement(Keys),
    Tally(Keys),
    /// Event number so answers event number so.
    Responds(usize, usize),
    NoEvent(Keys),
    /// Nothing else may be found.
    Only,
}

/// `key=value`, in the order of the line.
pub type Keys = Vec<(String, String)>;

impl Case {
    /// How lists name it.
    pub fn key(&self) -> String {
        format!("{}: {}", self.file, self.name)
    }

    /// Every id that its expectations name, with the key it stands under.
    pub fn ids(&self) -> Vec<(String, String)> {
        const NAMED: &[&str] = &[
            "place",
            "origin",
            "initiators",
            "targets",
            "speaker",
            "target",
            "sources",
        ];
        let mut out = Vec::new();
        for expected in &self.expected {
            let (What::Event(keys)
            | What::Statement(keys)
            | What::Tally(keys)
            | What::NoEvent(keys)) = &expected.what
            else {
                continue;
            };
            for (key, value) in keys.iter().filter(|(k, _)| NAMED.contains(&k.as_str())) {
                let ids = value
                    .split(',')
                    .filter(|v| *v != "-" && !v.starts_with("kind:"));
                let bare = |v: &str| v.split(':').next().unwrap_or_default().to_owned();
                out.extend(ids.map(|v| (key.clone(), bare(v))));
            }
        }
        out
    }
}

/// The cases of one file.
pub fn cases(file: &str, text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut block: Option<(String, Vec<&str>)> = None;
    for (at, line) in text.lines().enumerate() {
        let place = || format!("corpus/cases/{file}:{}", at + 1);
        if let Some(fence) = line.strip_prefix("```") {
            match block.take() {
                None => block = Some((fence.trim().to_owned(), Vec::new())),
                Some((kind, lines)) => {
                    let case = cases
                        .last_mut()
                        .unwrap_or_else(|| panic!("{}: no heading", place()));
                    take(case, &kind, &lines, &place());
                }
            }
        } else if let Some((_, lines)) = &mut block {
            lines.push(line);
        } else if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case {
                file: file.to_owned(),
                line: at + 1,
                name: name.trim().to_owned(),
                reports: Vec::new(),
                expected: Vec::new(),
            });
        }
    }
    assert!(
        block.is_none(),
        "corpus/cases/{file}: a block is not closed"
    );
    for case in &cases {
        let whole = !case.reports.is_empty() && !case.expected.is_empty();
        assert!(
            whole,
            "corpus/cases/{}: wants a report and an expect block",
            case.key()
        );
    }
    cases
}

fn take(case: &mut Case, kind: &str, lines: &[&str], place: &str) {
    match kind {
        "report" => case.reports.push(given(lines, place)),
        "expect" => {
            let lines = lines.iter().filter(|line| !line.trim().is_empty());
            case.expected
                .extend(lines.map(|line| expected(line.trim(), place)));
        }
        _ => panic!("{place}: a block is `report` or `expect`, not `{kind}`"),
    }
}

fn given(lines: &[&str], place: &str) -> Given {
    let mut given = Given::default();
    let mut lines = lines;
    while let Some((first, rest)) = lines.split_first() {
        if let Some(date) = first.strip_prefix("date:") {
            given.date = Some(day(date.trim(), place));
        } else if let Some(outlet) = first.strip_prefix("outlet:") {
            given.outlet = Some(outlet.trim().to_owned());
        } else {
            break;
        }
        lines = rest;
    }
    given.text = lines.join("\n");
    given
}

fn day(text: &str, place: &str) -> Date {
    text.parse()
        .unwrap_or_else(|_| panic!("{place}: expected YYYY-MM-DD, found {text:?}"))
}

fn expected(line: &str, place: &str) -> Expected {
    let words = words(line);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number = |text: &str| -> usize {
        text.parse()
            .unwrap_or_else(|_| panic!("{place}: expected a number, found {text:?}"))
    };
    let what = match words.as_slice() {
        ["report", n, "published", "-"] => What::Published(number(n), None),
        ["report", n, "published", days] => What::Published(number(n), Some(range(days, place))),
        ["event", keys @ ..] => What::Event(pairs(keys, place)),
        ["statement", keys @ ..] => What::Statement(pairs(keys, place)),
        ["tally", keys @ ..] => What::Tally(pairs(keys, place)),
        ["no", "event", keys @ ..] => What::NoEvent(pairs(keys, place)),
        ["responds", from, "->", to] => What::Responds(number(from), number(to)),
        ["only" | "none"] => What::Only,
        _ => panic!("{place}: no such expectation: {line}"),
    };
    Expected {
        raw: line.to_owned(),
        what,
    }
}

/// `A..B`, or one day.
pub fn range(text: &str, place: &str) -> (Date, Date) {
    let (start, end) = text.split_once("..").unwrap_or((text, text));
    (day(start, place), day(end, place))
}

fn pairs(words: &[&str], place: &str) -> Keys {
    let pair = |word: &&str| {
        let (key, value) = word
            .split_once('=')
            .unwrap_or_else(|| panic!("{place}: expected key=value, found {word:?}"));
        (key.to_owned(), value.to_owned())
    };
    words.iter().map(pair).collect()
}

/// Words by spaces; double quotes hold spaces in.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().unwrap().push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

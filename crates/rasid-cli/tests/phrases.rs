//! `rasid time` and `rasid number` from outside: shapes, offsets, batches, errors.
//!
//! What the words mean is tested where they are read; here is the contract alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod run;

use run::{bare, piped, stderr};
use serde_json::{Value, json};

const PRESS: &str = "سقطت 3 قذائف على القاعدة فجر الأربعاء 5 كانون الثاني 2022.";

/// The results of one text.
fn results(args: &[&str]) -> Vec<Value> {
    let done = bare(args);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    let said: Value = serde_json::from_slice(&done.stdout).unwrap();
    said["results"].as_array().unwrap().clone()
}

fn rows(stdout: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(stdout).unwrap();
    text.lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}

#[test]
fn a_time_has_its_words_value_and_rule() {
    let found = results(&["time", PRESS]);
    assert_eq!(found.len(), 1);
    let time = &found[0];
    let (start, end) = (&time["start"].as_u64(), &time["end"].as_u64());
    let words: String = PRESS
        .chars()
        .skip(start.unwrap() as usize)
        .take((end.unwrap() - start.unwrap()) as usize)
        .collect();
    assert_eq!(time["text"], words.as_str());
    assert_eq!(
        time["value"],
        json!({"start": "2022-01-05", "end": "2022-01-05", "precision": "part_of_day",
               "part_of_day": "dawn", "edtf": "2022-01-05"})
    );
    assert!(time["rule"].as_str().unwrap().starts_with("time."));
}

#[test]
fn offsets_count_scalar_values_of_the_text_as_given() {
    // Vowel marks, a direction mark and a sign outside the first plane count one each.
    let found = results(&["number", "𝄞 \u{200f}قُتِلَ 15 شخصًا"]);
    assert_eq!(
        (&found[0]["start"], &found[0]["end"]),
        (&json!(10), &json!(12))
    );
    assert_eq!(found[0]["text"], "15");
}

#[test]
fn a_time_without_a_reference_has_no_value() {
    assert_eq!(results(&["time", "أمس"])[0]["value"], Value::Null);
    let found = results(&["time", "--reference", "2022-01-16", "أمس"]);
    assert_eq!(found[0]["value"]["edtf"], "2022-01-15");
}

#[test]
fn a_reference_may_carry_a_clock_time_and_an_offset() {
    for reference in [
        "2022-01-16T18:00",
        "2022-01-16T00:30:00+03:00",
        "2022-01-16T23:59:59-02:00",
        "2022-01-16T12:00Z",
    ] {
        let found = results(&["time", "--reference", reference, "أمس"]);
        assert_eq!(found[0]["value"]["start"], "2022-01-15", "{reference}");
    }
}

#[test]
fn direction_decides_where_no_word_does() {
    let on = |direction| {
        let args = [
            "time",
            "--reference",
            "2022-01-16",
            "--direction",
            direction,
            "الأربعاء",
        ];
        results(&args)[0]["value"]["start"].clone()
    };
    assert_eq!(
        (on("past"), on("future")),
        (json!("2022-01-12"), json!("2022-01-19"))
    );
}

#[test]
fn an_open_end_is_null() {
    let found = results(&["time", "--direction", "future", "منذ عام 2011"]);
    let value = &found[0]["value"];
    assert_eq!(
        (&value["end"], &value["edtf"]),
        (&Value::Null, &json!("2011-01-01/.."))
    );
}

#[test]
fn whole_figures_print_as_integers() {
    let found = results(&["number", "أكثر من 20 صاروخا، و2.5 طن، والخامس"]);
    let pick = |at: usize| {
        let row = &found[at];
        ["kind", "value", "min", "max"].map(|key| row[key].clone())
    };
    assert_eq!(
        pick(0),
        [json!("cardinal"), json!(20), json!(21), Value::Null]
    );
    assert_eq!(pick(1)[..2], [json!("fraction"), json!(2.5)]);
    assert_eq!(pick(2)[..2], [json!("ordinal"), json!(5)]);
    assert!(found[0]["value"].is_i64() && found[1]["value"].is_f64());
}

#[test]
fn a_batch_answers_line_by_line_in_order() {
    let input = "{\"text\": \"أمس\", \"reference\": \"2022-01-16\"}\n\
                 {\"text\": \"لا شيء\"}\n\n\
                 {\"text\": \"الأربعاء\", \"direction\": \"future\", \"id\": 7}\n";
    let done = piped(&["time", "--jsonl", "--reference", "2022-02-01"], input);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    let days: Vec<Value> = rows(&done.stdout)
        .iter()
        .map(|row| row["results"][0]["value"]["start"].clone())
        .collect();
    assert_eq!(
        days,
        [json!("2022-01-15"), Value::Null, json!("2022-02-02")]
    );
}

#[test]
fn a_wrong_line_is_named_and_the_ones_before_it_are_answered() {
    let done = piped(
        &["number", "--jsonl"],
        "{\"text\": \"15\"}\n{\"texts\": 1}\n",
    );
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(rows(&done.stdout).len(), 1);
    assert!(
        stderr(&done).contains("line 2: expected"),
        "{}",
        stderr(&done)
    );
}

#[test]
fn a_text_may_come_on_standard_input() {
    for command in ["time", "number"] {
        let direct = bare(&[command, PRESS]);
        let through = piped(&[command, "-"], PRESS);
        assert!(!direct.stdout.is_empty());
        assert_eq!(direct.stdout, through.stdout);
    }
}

#[test]
fn bad_usage_ends_with_two_and_says_what_was_expected() {
    for args in [
        &["time"][..],
        &["number"],
        &["time", "--jsonl", "أمس"],
        &["time", "--reference", "soon", "أمس"],
        &["time", "--reference", "2022-02-30", "أمس"],
    ] {
        let done = bare(args);
        assert_eq!(done.status.code(), Some(2), "{args:?}");
    }
    assert!(stderr(&bare(&["time", "--reference", "soon", "x"])).contains("2022-01-16"));
}

#[test]
fn help_has_examples() {
    for command in ["time", "number"] {
        let done = bare(&[command, "--help"]);
        let said = String::from_utf8(done.stdout).unwrap();
        assert!(
            said.contains("Examples:") && said.contains("--jsonl"),
            "{said}"
        );
    }
}

/// The text of a TimeML document without its tags.
fn untagged(timeml: &str) -> String {
    let inside = timeml.split_once("<TimeML>\n").unwrap().1;
    let inside = inside.strip_suffix("\n</TimeML>\n").unwrap();
    let words = inside.split('<').enumerate().map(|(at, part)| match at {
        0 => part,
        _ => part.split_once('>').unwrap().1,
    });
    let words: String = words.collect();
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#13;", "\r"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(words, |words, (from, to)| words.replace(from, to))
}

#[test]
fn timex3_tags_leave_the_text_as_it_is() {
    let text =
        "قال <متحدث> & إن \"القصف\"\r\nوقع أمس، ومن 3 إلى 5 أيار، وقبل أيام &amp; 𝄞 الأربعاء.";
    let args = [
        "time",
        "--reference",
        "2022-01-16",
        "--format",
        "timex3",
        "-",
    ];
    let done = piped(&args, text);
    let timeml = String::from_utf8(done.stdout).unwrap();
    assert_eq!(untagged(&timeml), text);
    assert!(timeml.contains(">أمس</TIMEX3>"), "{timeml}");
    // Every tag has an id of its own, and every id that is named exists.
    let ids: Vec<&str> = attribute(&timeml, " tid=\"").collect();
    let mut once = ids.clone();
    once.dedup();
    assert_eq!((ids.len(), ids[0]), (once.len(), "t0"));
    for name in [" beginPoint=\"", " endPoint=\"", " anchorTimeID=\""] {
        assert!(
            attribute(&timeml, name).all(|id| ids.contains(&id)),
            "{timeml}"
        );
    }
}

fn attribute<'a>(timeml: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    timeml
        .split(name)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
}

#[test]
fn timex3_in_a_batch_is_a_document_a_line() {
    let done = piped(
        &["time", "--jsonl", "--format", "timex3"],
        "{\"text\": \"عام 2014\"}\n{\"text\": \"\"}\n",
    );
    let said = rows(&done.stdout);
    assert_eq!(said.len(), 2);
    assert!(
        said[0]["timeml"]
            .as_str()
            .unwrap()
            .contains("value=\"2014\"")
    );
}

#[test]
fn digits_are_ordered_as_the_country_of_the_outlet_does() {
    let start = |country: &[&str]| {
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_rasid"))
            .args(["time", "--reference", "2022-06-01"])
            .args(country)
            .arg("5/1/2022")
            .output()
            .unwrap();
        let answer: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
        answer["results"][0]["value"]["start"].clone()
    };
    assert_eq!(start(&[]), "2022-01-05");
    assert_eq!(start(&["--country", "EG"]), "2022-01-05");
    assert_eq!(start(&["--country", "US"]), "2022-05-01");
}

//! Codebook files that are wrong: each is told with its file and line, what was
//! expected, and the nearest right thing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use rasid_codebook::{bundled_files, check_files};

/// What is told of the bundled codebook with one more file.
fn told(file: &str, text: &str) -> String {
    let mut files = bundled_files().to_vec();
    files.push((file, text));
    let problems: Vec<String> = check_files(&files)
        .iter()
        .map(ToString::to_string)
        .collect();
    problems.join("\n")
}

/// Without the fields that other crates expect: they may get more.
fn shortened(told: &str) -> String {
    let (before, rest) = told.split_once("expected one of ").unwrap();
    let (_, after) = rest.split_once("; ").unwrap();
    format!("{before}expected one of ...; {after}")
}

const OAK: &str = "\
[[actor]]
id = \"oak-brigade\"
name_en = \"Oak Brigade\"
name_ar = \"لواء السنديانة\"
sector = \"REB\"
";

#[test]
fn good_file_is_taken() {
    assert_eq!(told("actors/oak.toml", OAK), "");
}

#[test]
fn wrong_key_is_named_with_the_nearest_right_one() {
    let text = format!("{OAK}form = [\"x\"]\n");
    assert_eq!(
        told("actors/oak.toml", &text),
        "codebook/actors/oak.toml:6: unknown field `form`, expected one of `id`, `name_en`, `name_ar`, `define`, `sector`, `country`, `parents`, `forms`, `short`, `acts_in`, `foremost`, `kind`, `role`, `protests`, `example`, `reject`; did you mean \"forms\"?"
    );
}

#[test]
fn wrong_table_is_named_with_the_nearest_right_one() {
    let text = OAK.replace("[[actor]]", "[[acter]]");
    assert_eq!(
        told("actors/oak.toml", &text),
        "codebook/actors/oak.toml:1: unknown field `acter`, expected one of `actor`, `country`, `person`, `office`, `source`, `weapon`, `target`, `frame`, `fact`, `class`; did you mean \"actor\"?"
    );
}

#[test]
fn wrong_word_of_a_closed_list_is_named_with_the_nearest_right_one() {
    let text = "[[weapon]]\nid = \"weapon.oak\"\nclass = \"rockt\"\n";
    assert_eq!(
        told("weapons/oak.toml", text),
        "codebook/weapons/oak.toml:3: unknown variant `rockt`, expected one of `rocket`, `artillery`, `mortar`, `missile`, `drone`, `aircraft_munition`, `ied`, `small_arms`, `none`, `unknown`; did you mean \"rocket\"?"
    );
}

#[test]
fn broken_file_is_named_by_its_line() {
    assert_eq!(
        told("actors/oak.toml", "# Oaks.\n\nid = = 1\n"),
        "codebook/actors/oak.toml:3: extra `=`, expected nothing"
    );
}

#[test]
fn id_given_twice_is_named_where_it_stands_first() {
    let first = bundled_files()
        .iter()
        .find(|(file, _)| *file == "actors/lebanon.toml");
    let mut lines = first.unwrap().1.lines();
    let line = lines.position(|l| l == "id = \"hezbollah\"").unwrap() + 1;
    let text = OAK.replace("oak-brigade", "hezbollah");
    let told = told("actors/oak.toml", &text);
    assert_eq!(
        told,
        format!(
            "codebook/actors/oak.toml:2: hezbollah: this id is used already in \
             codebook/actors/lebanon.toml:{line}; choose another"
        )
    );
}

#[test]
fn form_of_another_entry_is_named_with_its_owner() {
    let text = format!("{OAK}forms = [\n  \"لواء البلوط\",\n  \"كتائب القسام\",\n]\n");
    assert_eq!(
        told("actors/oak.toml", &text),
        "codebook/actors/oak.toml:8: oak-brigade: the form \"كتائب القسام\" belongs to qassam-brigades (codebook/actors/palestine.toml); leave it to one of the two, or make it a `short` form of both"
    );
}

#[test]
fn failing_example_is_named_by_its_line() {
    let text = format!(
        "{OAK}forms = [\"كتيبة السنديانة\"]\n\n[[actor.example]]\ntext = \"وصل لواء السنديانة\"\n\n\
         [[actor.example]]\ntext = \"وصلت قافلة\"\n"
    );
    assert_eq!(
        told("actors/oak.toml", &text),
        "codebook/actors/oak.toml:12: oak-brigade: expected its example to hold one of its forms, such as \"كتيبة السنديانة\"; found none in \"وصلت قافلة\""
    );
}

#[test]
fn failing_reject_is_named_with_its_reason() {
    let text =
        format!("{OAK}\n[[actor.reject]]\ntext = \"وصل لواء السنديانة\"\nwhy = \"a tree\"\n");
    assert_eq!(
        told("actors/oak.toml", &text),
        "codebook/actors/oak.toml:8: oak-brigade: expected its reject to hold none of its forms (a tree); found one in \"وصل لواء السنديانة\""
    );
}

#[test]
fn reference_that_leads_nowhere_is_named_with_the_nearest_id() {
    let text = format!("{OAK}parents = [\"hezbolah\"]\n");
    assert_eq!(
        told("actors/oak.toml", &text),
        "codebook/actors/oak.toml:6: oak-brigade: the parent \"hezbolah\" does not exist; add it or correct it; did you mean \"hezbollah\"?"
    );
}

#[test]
fn wrong_sector_is_named() {
    let text = OAK.replace("REB", "RBE");
    assert_eq!(
        told("actors/oak.toml", &text),
        "codebook/actors/oak.toml:5: oak-brigade: no such sector: \"RBE\"; did you mean \"REB\"?"
    );
}

#[test]
fn dates_out_of_order_are_named() {
    let role = "[[actor.role]]\nas = \"a club\"\nfrom = \"2012-01-01\"\nto = \"2011-01-01\"\n";
    assert_eq!(
        told("actors/oak.toml", &format!("{OAK}{role}")),
        "codebook/actors/oak.toml:9: oak-brigade: it ends on 2011-01-01, before it starts on 2012-01-01"
    );
}

#[test]
fn pattern_for_one_sentence_is_named() {
    let text = "[[weapon]]\nid = \"weapon.oak\"\nclass = \"rocket\"\nnouns = [\"بلوطة طائرة\"]\n\
                [[weapon.example]]\ntext = \"سقطت بلوطة طائرة\"\n";
    assert_eq!(
        told("weapons/oak.toml", text),
        "codebook/weapons/oak.toml:2: weapon.oak: expected 2 examples in other words and 1 reject, found 1 and 0"
    );
}

#[test]
fn wrong_row_of_the_gazetteer_is_named_by_its_line() {
    let row = "# Oaks.\nsy.oak\tvilage\tOak\tالسنديانة\t\tSY\t\t35.0\t38.0\t\t\n";
    assert_eq!(
        told("gazetteer/oak.tsv", row),
        "codebook/gazetteer/oak.tsv:2: no such kind of place: \"vilage\"; did you mean \"village\"?"
    );
}

#[test]
fn wrong_word_class_is_named_with_the_nearest_right_one() {
    let text = "[[class]]\nid = \"forse\"\ndefine = \"x\"\n";
    assert_eq!(
        told("words/oak.toml", text),
        "codebook/words/oak.toml:2: forse: no such word class; did you mean \"force\"? CODEBOOK.md has the classes"
    );
}

#[test]
fn wrong_number_file_is_named() {
    assert_eq!(
        shortened(&told("number/oak.toml", "[[word]]\nfroms = [\"x\"]\n")),
        "codebook/number/oak.toml:2: unknown field `froms`, expected one of ...; did you mean \"forms\"?"
    );
}

#[test]
fn wrong_time_file_is_named() {
    assert_eq!(
        shortened(&told(
            "time/oak.toml",
            "[[entry]]\nid = \"oak\"\nclas = \"x\"\n"
        )),
        "codebook/time/oak.toml:3: unknown field `clas`, expected one of ...; did you mean \"class\"?"
    );
}

//! Sentences, quotations, tokens, clitics and inflection on written examples.

#![allow(clippy::expect_used)]

use rasid_text::fold::{Folded, fold};
use rasid_text::inflect::{self, Tense};
use rasid_text::{Document, TokenKind, clitic};

/// The source words of each sentence.
fn sentences(source: &str) -> Vec<String> {
    let doc = Document::new(source);
    let scalars: Vec<char> = source.chars().collect();
    let cut = |s: &rasid_text::Sentence| {
        let span = doc.span(s.tokens.clone());
        scalars[span.start as usize..span.end as usize]
            .iter()
            .collect()
    };
    doc.sentences.iter().map(cut).collect()
}

fn kinds(source: &str) -> Vec<(String, TokenKind)> {
    let doc = Document::new(source);
    (0..doc.tokens.len())
        .map(|i| (doc.word(i).to_owned(), doc.tokens[i].kind))
        .collect()
}

fn count(source: &str, want: usize) {
    let found = sentences(source);
    assert_eq!(found.len(), want, "{found:#?}");
}

#[test]
fn marks_inside_and_after_a_word_belong_to_it() {
    let source = "قَصْفٌ صـاروخيّ";
    let doc = Document::new(source);
    assert_eq!(doc.word(0), "قصف");
    assert_eq!(doc.word(1), "صاروخي");
    let spans: Vec<_> = (0..2).map(|i| doc.span(i..i + 1)).collect();
    assert_eq!((spans[0].start, spans[0].end), (0, 6));
    assert_eq!((spans[1].start, spans[1].end), (7, 15));
}

#[test]
fn a_drawn_ligature_is_two_letters_of_one_place() {
    let folded = Folded::new("\u{FEFB} ب");
    assert_eq!(folded.text(), "لا ب");
    assert_eq!((folded.span(2..4).start, folded.span(2..4).end), (0, 1));
    assert_eq!(folded.span(0..2), folded.span(0..4));
}

#[test]
fn spelling_differences_fold_away() {
    for (a, b) in [
        ("الأمريكية", "الامريكيه"),
        ("مستشفى", "مستشفي"),
        ("مؤتمر", "موتمر"),
        ("دائرة", "دايره"),
        ("کرمانشاه", "كرمانشاه"),
        ("ﺍﻟﻌﻤﺮ", "العمر"),
        ("١٢٬٥٠٠٫٥", "12,500.5"),
        ("كـــتائب", "كتائب"),
    ] {
        assert_eq!(fold(a), fold(b));
    }
}

#[test]
fn a_stretcher_between_figures_or_spaces_is_a_dash() {
    assert_eq!(fold("15ـ20"), "15-20");
    assert_eq!(fold("دمشق ـ وكالات"), "دمشق - وكالات");
    assert_eq!(fold("بـ 15 والـ20 وهـ"), "ب 15 وال20 وه");
}

#[test]
fn stops_end_sentences_once() {
    count("سقطت قذيفة. وصل المسعفون! هل عادوا؟! نعم...", 4);
    count("سقطت قذيفة.وصل المسعفون", 2);
}

#[test]
fn lines_end_sentences() {
    count("عنوان قصير\nسقطت قذيفة\r\n\r\nثم أخرى", 3);
}

#[test]
fn abbreviations_and_figures_do_not_end_sentences() {
    count("قال د. سامر إن العدد 3.5 مليون.", 1);
    count("نقلت أ.ف.ب عن مصدر. وأضافت.", 2);
    count("بتاريخ 5.1.2022 وصل الوفد.", 1);
    count("1. وصل الوفد.", 1);
    count("على بعد 5 م. ثم عاد.", 2);
}

#[test]
fn a_quotation_stays_in_one_sentence() {
    count("قال المتحدث: «لا خسائر. سنعود غدا». ثم غادر.", 2);
    count("قال: \"لا خسائر. سنعود.\" وأضاف أن الوضع هادئ.", 2);
    count("قال: “لا خسائر. سنعود.” بحسب البيان.", 1);
    count("قال 'لا خسائر. سنعود' ثم غادر.", 1);
}

#[test]
fn an_unclosed_quotation_ends_with_its_line() {
    let doc = Document::new("قال «لا خسائر. سنعود\nثم غادر");
    let quoted: Vec<_> = doc.tokens.iter().map(|t| t.in_quote).collect();
    assert_eq!(
        quoted,
        [false, false, true, true, true, true, false, false, false]
    );
}

#[test]
fn quotations_are_numbered_and_their_marks_are_outside() {
    let doc = Document::new("قال \"نعم\" ثم «لا \"أبدا\" أعود» ثم '٣'");
    let open: Vec<_> = doc.tokens.iter().map(|t| (t.quote, t.in_quote)).collect();
    let want = [
        (0, false),
        (1, false),
        (1, true),
        (1, false),
        (0, false),
        (2, false),
        (2, true),
        (2, true),
        (2, true),
        (2, true),
        (2, true),
        (2, false),
        (0, false),
        (3, false),
        (3, true),
        (3, false),
    ];
    assert_eq!(open, want);
}

#[test]
fn reversed_quotation_marks_open_too() {
    let doc = Document::new("قناة ”المدينة“ المحلية");
    assert_eq!(doc.tokens[1].kind, TokenKind::Open);
    assert!(doc.tokens[2].in_quote);
    assert!(!doc.tokens[4].in_quote);
}

#[test]
fn headings_are_short_lines_without_a_stop() {
    let doc = Document::new("قصف على المدينة\nسقطت قذائف على المدينة.\nقال المصدر:\n");
    let headings: Vec<_> = doc.sentences.iter().map(|s| s.heading).collect();
    assert_eq!(headings, [true, false, false]);
    assert!(!Document::new("سقطت قذائف على المدينة").sentences[0].heading);
}

#[test]
fn figures_are_pure() {
    use TokenKind::{Dash, Latin, Number, Slash, Word};
    let own = |list: &[(&str, TokenKind)]| -> Vec<_> {
        list.iter().map(|&(w, k)| (w.to_owned(), k)).collect()
    };
    assert_eq!(kinds("و١٥"), own(&[("و", Word), ("15", Number)]));
    assert_eq!(
        kinds("5/1/2022"),
        own(&[
            ("5", Number),
            ("/", Slash),
            ("1", Number),
            ("/", Slash),
            ("2022", Number)
        ])
    );
    assert_eq!(
        kinds("2022-01-05"),
        own(&[
            ("2022", Number),
            ("-", Dash),
            ("01", Number),
            ("-", Dash),
            ("05", Number)
        ])
    );
    assert_eq!(kinds("15هجوما"), own(&[("15", Number), ("هجوما", Word)]));
    assert_eq!(kinds("F16"), own(&[("F16", Latin)]));
    assert_eq!(kinds("الـ15"), own(&[("ال", Word), ("15", Number)]));
}

/// Does some reading of `word` have this front, stem and pronoun?
fn reads(word: &str, front: &str, stem: &str, pronoun: Option<&str>) {
    let word = fold(word);
    let found = clitic::analyses(&word).any(|a| {
        let parts = [a.conj, a.prep].into_iter().flatten().collect::<String>()
            + if a.future { "س" } else { "" }
            + if a.article { "ال" } else { "" };
        parts == front && a.stem == fold(stem) && a.suffix == pronoun
    });
    assert!(
        found,
        "{word}: {:#?}",
        clitic::analyses(&word).collect::<Vec<_>>()
    );
}

#[test]
fn clitics_come_off() {
    reads("والقوات", "وال", "قوات", None);
    reads("وبالصواريخ", "وبال", "صواريخ", None);
    reads("للجيش", "لال", "جيش", None);
    reads("للجنة", "لال", "لجنة", None);
    reads("وسيستهدف", "وس", "يستهدف", None);
    reads("كالصاروخ", "كال", "صاروخ", None);
    reads("لقاعدتهم", "ل", "قاعدة", Some("هم"));
    reads("قواتنا", "", "قوات", Some("نا"));
    reads("فقصفتها", "ف", "قصفت", Some("ها"));
    reads("حلفائها", "", "حلفاء", Some("ها"));
    reads("مقاتليهم", "", "مقاتلين", Some("هم"));
    reads("مقاتلوه", "", "مقاتلون", Some("ه"));
    reads("استهدفوها", "", "استهدفوا", Some("ها"));
    reads("مستشفاهم", "", "مستشفى", Some("هم"));
}

#[test]
fn the_whole_word_is_read_first_and_stems_grow_shorter() {
    for word in ["وبقاعدتها", "وللجنة", "فسيقتلهم", "والد", "ولده", "و", "له"]
    {
        let word = fold(word);
        let readings: Vec<_> = clitic::analyses(&word).collect();
        assert_eq!(readings[0].stem, word);
        let plain: Vec<_> = readings
            .iter()
            .filter(|r| matches!(r.stem, std::borrow::Cow::Borrowed(_)))
            .map(|r| r.stem.len())
            .collect();
        assert!(plain.is_sorted_by(|a, b| a >= b), "{word}: {readings:?}");
        assert!(readings.len() <= 24);
    }
}

#[test]
fn duals_and_adjectives_of_origin_are_made() {
    assert_eq!(
        inflect::dual_forms(&fold("صاروخ")),
        [fold("صاروخان"), fold("صاروخين")]
    );
    assert_eq!(
        inflect::dual_forms(&fold("قذيفة")),
        [fold("قذيفتان"), fold("قذيفتين")]
    );
    let forms = inflect::nisba_forms(&fold("أمريكي"));
    for form in [
        "أمريكي",
        "أمريكية",
        "أمريكيين",
        "أمريكيون",
        "أمريكيان",
        "أمريكيتين",
        "أمريكيات",
    ] {
        assert!(forms.contains(&fold(form)), "{form}");
    }
}

/// All of `want` are forms of the verb, none twice.
fn conjugates(perfect: &str, imperfect: &str, want: &[&str]) {
    let forms = inflect::verb_forms(&fold(perfect), &fold(imperfect));
    for form in want {
        assert!(
            forms.iter().any(|(f, _)| *f == fold(form)),
            "{form} in {forms:?}"
        );
    }
    let mut names: Vec<_> = forms.iter().map(|(f, _)| f).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), forms.len());
}

#[test]
fn verbs_are_conjugated() {
    conjugates(
        "استهدف",
        "يستهدف",
        &[
            "استهدفت",
            "استهدفوا",
            "استهدفا",
            "استهدفتا",
            "استهدفنا",
            "تستهدف",
            "نستهدف",
            "يستهدفون",
            "يستهدفوا",
            "يستهدفان",
            "تستهدفان",
        ],
    );
    conjugates(
        "رمى",
        "يرمي",
        &["رمت", "رموا", "رميا", "رمينا", "ترمي", "يرمون", "يرم"],
    );
    conjugates("دعا", "يدعو", &["دعت", "دعوا", "دعونا", "تدعو", "يدعون"]);
    conjugates("شن", "يشن", &["شنت", "شنوا", "شننا", "يشنون", "تشن"]);
    conjugates("أصاب", "يصيب", &["أصابت", "أصابوا", "أصبنا", "تصيب"]);
    conjugates("أعلن", "يعلن", &["أعلنت", "أعلنا", "يعلنون"]);
    conjugates("بدأ", "يبدأ", &["بدأت", "بدأوا", "تبدأ"]);
    let forms = inflect::verb_forms(&fold("نفذ"), &fold("ينفذ"));
    let form = |name: &str| {
        forms
            .iter()
            .find(|(f, _)| *f == fold(name))
            .map(|(_, says)| *says)
    };
    let she = form("نفذت").expect("she");
    assert!(she.feminine && !she.plural && she.tense == Tense::Perfect);
    let they = form("ينفذون").expect("they");
    assert!(!they.feminine && they.plural && they.tense == Tense::Imperfect);
}

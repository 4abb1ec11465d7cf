//! `rasid codebook import` from outside, on small lists made up for it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod run;

use run::{bare, stderr};
use std::fs;
use std::path::Path;

/// A line of a dump with the columns that matter; the others are empty.
fn dump_line(
    id: &str,
    name: &str,
    also: &str,
    at: (&str, &str),
    kind: (&str, &str),
    unit: &str,
    people: &str,
) -> String {
    let mut cells = [""; 19];
    (cells[0], cells[1], cells[2], cells[3]) = (id, name, name, also);
    (cells[4], cells[5]) = at;
    (cells[6], cells[7]) = kind;
    (cells[8], cells[10], cells[14]) = ("SY", unit, people);
    cells.join("\t") + "\n"
}

fn write(dir: &Path, name: &str, text: &str) -> String {
    let path = dir.join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn dump() -> String {
    [
        dump_line(
            "1",
            "Oak Province",
            "محافظة السنديان,Eiche",
            ("35.1", "38.2"),
            ("A", "ADM1"),
            "77",
            "0",
        ),
        dump_line(
            "2",
            "Oak Town",
            "بلدة السنديان,سنديان",
            ("35.12", "38.25"),
            ("P", "PPL"),
            "77",
            "9000",
        ),
        dump_line(
            "3",
            "Elm Field",
            "حقل الدردار",
            ("35.2", "38.3"),
            ("L", "OILF"),
            "77",
            "0",
        ),
        dump_line(
            "4",
            "Homs",
            "حمص",
            ("34.72682", "36.72339"),
            ("P", "PPLA"),
            "11",
            "775404",
        ),
        dump_line(
            "5",
            "Nameless",
            "Namenlos",
            ("35.3", "38.4"),
            ("P", "PPL"),
            "77",
            "10",
        ),
        dump_line(
            "6",
            "Some School",
            "مدرسة",
            ("35.3", "38.4"),
            ("S", "SCH"),
            "77",
            "0",
        ),
    ]
    .concat()
}

#[test]
fn dump_of_geonames_becomes_rows_that_a_codebook_reads() {
    let dir = tempfile::tempdir().unwrap();
    let list = write(dir.path(), "SY.txt", &dump());
    let out = dir.path().join("geonames-sy.tsv");
    let done = bare(&[
        "codebook",
        "import",
        "geonames",
        &list,
        "--country",
        "sy",
        "--out",
        out.to_str().unwrap(),
    ]);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    assert!(
        stderr(&done).contains("3 places written; left out: 1 that the codebook knows, 1 without an Arabic name, 0 without coordinates, 1 of other kinds"),
        "{}",
        stderr(&done)
    );
    let text = fs::read_to_string(&out).unwrap();
    let rows: Vec<&str> = text.lines().skip(2).collect();
    assert_eq!(
        rows,
        [
            "sy.elm-field\tfield\tElm Field\tحقل الدردار\tsy.oak-province-governorate\tSY\tOak Province\t35.2\t38.3\t\t",
            "sy.oak-province-governorate\tgovernorate\tOak Province\tمحافظة السنديان\tsy\tSY\tOak Province\t35.1\t38.2\t\t",
            "sy.oak-town\ttown\tOak Town\tبلدة السنديان\tsy.oak-province-governorate\tSY\tOak Province\t35.12\t38.25\tسنديان\t",
        ]
    );
    reads_with(&text, dir.path());
}

/// A codebook with these rows compiles and finds the field.
fn reads_with(rows: &str, dir: &Path) {
    let folder = dir.join("codebook");
    for (file, text) in rasid_codebook::bundled_files()
        .iter()
        .copied()
        .chain([("gazetteer/geonames-sy.tsv", rows)])
    {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let report = write(
        dir,
        "report.txt",
        "سقطت قذيفتان على حقل الدردار يوم 5 أيار 2024 وأصيب عاملان.",
    );
    let read = bare(&[
        "read",
        &report,
        "--json",
        "--codebook",
        folder.to_str().unwrap(),
    ]);
    assert_eq!(read.status.code(), Some(0), "{}", stderr(&read));
    assert!(String::from_utf8_lossy(&read.stdout).contains("sy.elm-field"));
}

#[test]
fn alternate_names_give_arabic_ones() {
    let dir = tempfile::tempdir().unwrap();
    let list = write(dir.path(), "SY.txt", &dump());
    let names = write(
        dir.path(),
        "names.txt",
        "9\t5\tar\tقرية البلوط\t\t\t\t\n10\t5\tde\tNamenlos\t\t\t\t\n11\t5\tar\tاسم قديم\t\t\t\t1\n",
    );
    let done = bare(&[
        "codebook",
        "import",
        "geonames",
        &list,
        "--alternates",
        &names,
    ]);
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(
        said.contains("sy.nameless\tvillage\tNameless\tقرية البلوط\t"),
        "{said}"
    );
    assert!(!said.contains("اسم قديم"), "{said}");
}

#[test]
fn wrong_dump_is_named_with_its_line() {
    let dir = tempfile::tempdir().unwrap();
    let short = write(dir.path(), "short.txt", &(dump() + "1\tOne\n"));
    let done = bare(&["codebook", "import", "geonames", &short]);
    assert_eq!(done.status.code(), Some(1));
    assert!(
        stderr(&done).contains(
            "short.txt:7: expected the 19 tab-separated columns of a GeoNames dump, found 2"
        ),
        "{}",
        stderr(&done)
    );
    let broken = dump().replace("38.25", "east");
    let broken = write(dir.path(), "broken.txt", &broken);
    let done = bare(&["codebook", "import", "geonames", &broken]);
    assert!(
        stderr(&done)
            .contains("broken.txt:2: expected a number for longitude in column 6, found \"east\""),
        "{}",
        stderr(&done)
    );
    let none = bare(&["codebook", "import", "geonames", "no-such-file.txt"]);
    assert!(
        stderr(&none).contains("no-such-file.txt: cannot be opened"),
        "{}",
        stderr(&none)
    );
}

const UNITS: &str = "\
admin0Name_en,admin1Name_en,admin1Name_ar,admin1Pcode,admin2Name_en,admin2Name_ar,admin2Pcode,lat,lon
#country+name,#adm1+name+en,#adm1+name+ar,#adm1+code,#adm2+name+en,#adm2+name+ar,#adm2+code,#geo+lat,#geo+lon
Syria,Homs,حمص,SY04,Oak,السنديان,SY0499,34.9,37.1
Syria,Homs,حمص,SY04,Elm,الدردار,SY0498,,
";

#[test]
fn table_of_units_becomes_rows() {
    let dir = tempfile::tempdir().unwrap();
    let table = write(dir.path(), "syr.csv", UNITS);
    let done = bare(&["codebook", "import", "hdx", &table]);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    let said = String::from_utf8(done.stdout.clone()).unwrap();
    let rows: Vec<&str> = said.lines().skip(2).collect();
    assert_eq!(
        rows,
        [
            "sy.oak-district\tdistrict\tOak\tالسنديان\tsy.homs-governorate\tSY\tHoms\t34.9\t37.1\t\tfeature"
        ]
    );
    assert!(
        stderr(&done).contains("1 that the codebook knows"),
        "{}",
        stderr(&done)
    );
    assert!(
        stderr(&done).contains("1 without coordinates"),
        "{}",
        stderr(&done)
    );
}

#[test]
fn headers_of_another_time_and_mere_tags_are_understood() {
    let dir = tempfile::tempdir().unwrap();
    let other = "ADM1_EN;ADM1_AR;ADM1_PCODE;ADM2_EN;ADM2_AR;ADM2_PCODE;center_lat;center_lon\n\
                 Homs;حمص;SY04;Oak;السنديان;SY0499;34.9;37.1\n";
    let tags = UNITS
        .replace("admin1Name_ar", "first")
        .replace("admin1Pcode", "second")
        .replace("admin2", "unit");
    for text in [other, &tags] {
        let table = write(dir.path(), "units.csv", text);
        let done = bare(&["codebook", "import", "hdx", &table]);
        let said = String::from_utf8(done.stdout.clone()).unwrap();
        assert!(
            said.contains("sy.oak-district\tdistrict\tOak\tالسنديان\tsy.homs-governorate"),
            "{said}{}",
            stderr(&done)
        );
    }
}

#[test]
fn table_without_codes_is_refused_with_what_was_expected() {
    let dir = tempfile::tempdir().unwrap();
    let table = write(dir.path(), "other.csv", "name,value\nHoms,1\n");
    let done = bare(&["codebook", "import", "hdx", &table]);
    assert_eq!(done.status.code(), Some(1));
    assert!(
        stderr(&done).contains("other.csv:1: expected columns like admin1Name_ar and admin1Pcode"),
        "{}",
        stderr(&done)
    );
    let table = write(dir.path(), "bad.csv", &UNITS.replace("34.9", "north"));
    let done = bare(&["codebook", "import", "hdx", &table]);
    assert!(
        stderr(&done).contains("bad.csv:3: expected a number for a coordinate, found \"north\""),
        "{}",
        stderr(&done)
    );
}

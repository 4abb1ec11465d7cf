//! The notices of reading: what is wrong with an input, and what to do.
//!
//! One function for each code, so that a message is worded once. The record
//! keeps them; the program prints them.

use rasid_model::Notice;

/// A notice about the file at `path`.
pub fn notice(path: &str, code: &str, message: String, hint: &str) -> Notice {
    Notice {
        source_path: Some(path.to_owned()),
        url: None,
        report: None,
        code: code.to_owned(),
        message,
        hint: hint.to_owned(),
    }
}

pub fn unreadable(path: &str, why: &str) -> Notice {
    notice(
        path,
        "unreadable",
        format!("cannot be read: {why}"),
        "Check that it exists and that you may read it, then read it again.",
    )
}

pub fn nothing_found(argument: &str, what: &str) -> Notice {
    notice(
        argument,
        "not-found",
        format!("{what}; expected a file, a folder, a pattern that matches files, or -"),
        "Check the spelling, and quote a pattern so that the shell leaves it alone.",
    )
}

pub fn link_loop(path: &str) -> Notice {
    notice(
        path,
        "unreadable",
        "is a link to a folder that holds it, so following it would never end".to_owned(),
        "Remove the link; the folder itself is read once.",
    )
}

pub fn no_files(path: &str) -> Notice {
    notice(
        path,
        "empty",
        "the folder holds no file to read".to_owned(),
        "Put the reports in it, or name another folder; a README and names that begin with a dot are passed over.",
    )
}

pub fn too_large(path: &str, size: Option<u64>, limit: u64) -> Notice {
    let size = size.map_or_else(|| "more".to_owned(), |n| format!("{n} bytes"));
    notice(
        path,
        "too-large",
        format!("holds {size}, more than the limit of {limit} bytes, and was not loaded"),
        "Split it into single reports or JSON lines, or raise the limit with --max-bytes.",
    )
}

pub fn empty(path: &str) -> Notice {
    notice(
        path,
        "empty",
        "holds no text".to_owned(),
        "Remove it, or save the report's text in it.",
    )
}

pub fn binary(path: &str) -> Notice {
    notice(
        path,
        "binary",
        "is not text".to_owned(),
        "Save the report as plain text (UTF-8) or as JSON lines with a \"text\" field.",
    )
}

pub fn markup(path: &str, what: &str) -> Notice {
    notice(
        path,
        "unsupported",
        format!("is {what}, which this version does not read"),
        "Save the article as plain text (UTF-8) or as JSON lines with a \"text\" field.",
    )
}

pub fn invalid_utf8(path: &str, broken: usize) -> Notice {
    let what = if broken == 1 {
        "1 sequence"
    } else {
        &format!("{broken} sequences")
    };
    notice(
        path,
        "invalid-utf8",
        format!("{what} of bytes broken in UTF-8, read as U+FFFD"),
        "Compare with the original page and save it as UTF-8 again.",
    )
}

pub fn legacy_encoding(path: &str, name: &str) -> Notice {
    notice(
        path,
        "legacy-encoding",
        format!("is not UTF-8; read as {name}"),
        "Look whether its first lines read well; save it as UTF-8 to be sure.",
    )
}

pub fn not_arabic(path: &str, language: Option<&str>) -> Notice {
    let what = language.map_or_else(
        || "is in a language that is not known".to_owned(),
        |l| format!("is in another language ({l})"),
    );
    notice(
        path,
        "not-arabic",
        format!("{what}; kept in the record, but Rasid codes Arabic"),
        "Give the Arabic original if there is one; nothing else is needed.",
    )
}

pub fn bad_line(path: &str, line: usize, why: &str) -> Notice {
    notice(
        path,
        "bad-line",
        format!("line {line}: {why}"),
        "Write one JSON object a line: {\"text\": \"...\"} with optional url, title, outlet and published.",
    )
}

pub fn bad_date(path: &str, line: usize, field: &str, value: &str) -> Notice {
    notice(
        path,
        "bad-date",
        format!("line {line}: {field} {value:?} is not a date and is passed over"),
        "Write YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with an offset.",
    )
}

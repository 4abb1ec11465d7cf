//! Reads a figure written in digits.
//!
//! `,` and `.` are read by what stands around them: groups of three are
//! thousands, anything else is a decimal. `20.000` in the press is twenty
//! thousand; `0.125` is not.

/// Is `run` a figure whose marks all separate thousands, but for a last decimal part?
pub(crate) fn grouped(run: &str) -> bool {
    let Some(mark) = run.chars().find(|c| !c.is_ascii_digit()) else {
        return true;
    };
    let is_other = |c: char| !c.is_ascii_digit() && c != mark;
    let (whole, rest) = run.split_once(is_other).unwrap_or((run, ""));
    let mut groups = whole.split(mark);
    let head = groups.next().unwrap_or("");
    (1..=3).contains(&head.len())
        && head != "0"
        && groups.all(|g| g.len() == 3)
        && rest.bytes().all(|b| b.is_ascii_digit())
}

/// The value of the figure `run`, as the tokeniser cuts it.
///
/// ```
/// use rasid_text::number::digits::value;
/// assert_eq!(value("20.000"), Some(20000.0));
/// assert_eq!(value("3,5"), Some(3.5));
/// assert_eq!(value("1.234,5"), Some(1234.5));
/// ```
pub fn value(run: &str) -> Option<f64> {
    let grouped = grouped(run);
    let thousands = run
        .chars()
        .find(|c| !c.is_ascii_digit())
        .filter(|_| grouped);
    let plain: String = run
        .chars()
        .filter(|&c| Some(c) != thousands)
        .map(|c| if c == ',' { '.' } else { c })
        .collect();
    plain.parse().ok()
}

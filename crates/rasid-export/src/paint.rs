//! Colour, where it is wanted.
//!
//! Whether it is wanted is the program's to say: nothing here asks a terminal.

/// Whether to write colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paint {
    /// Words only.
    #[default]
    Plain,
    /// With the colours of a terminal.
    Colour,
}

/// What a stretch of words is, which tells its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Body,
    Heading,
    Date,
    Place,
    /// Two sources contradict each other.
    Dispute,
    /// Ids, rules and the like.
    Aside,
    /// Words of a report that say a value.
    Evidence,
}

impl Paint {
    /// `words` in the colour of `style`.
    pub fn on(self, style: Style, words: &str) -> String {
        let code = match style {
            Style::Body => return words.to_owned(),
            Style::Heading => "1;4",
            Style::Date => "1",
            Style::Place => "36",
            Style::Dispute => "33",
            Style::Aside => "2",
            Style::Evidence => "1;32",
        };
        match self {
            Paint::Plain => words.to_owned(),
            Paint::Colour => format!("\u{1b}[{code}m{words}\u{1b}[0m"),
        }
    }
}

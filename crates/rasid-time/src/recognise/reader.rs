//! Looks at the words of a text by class.

use super::{Habits, Scope};
use crate::expr::Expr;
use crate::lexicon::{Atom, Atoms, Class, Opener};
use rasid_text::fold::letters;
use rasid_text::number::{Number, NumberKind};
use rasid_text::{Document, TokenKind};
use std::cell::RefCell;

/// A text with its words of time and its numbers, by the token they start at.
pub(super) struct Reader<'a> {
    pub doc: &'a Document,
    pub habits: Habits,
    atoms: Atoms,
    numbers: Vec<Option<&'a Number>>,
    /// Several rules ask for the time at one token, and mostly there is none.
    pub moments: Moments,
}

/// A time and where it ends, if one was found.
type Sought = Option<(Expr, usize)>;

/// The times looked for last, by where they would start.
#[derive(Default)]
pub(super) struct Moments(RefCell<[(usize, Sought); 4]>);

impl Moments {
    /// What stands at token `at`; found by `find` where it was not looked for lately.
    pub fn of(&self, at: usize, find: impl FnOnce() -> Sought) -> Sought {
        let slot = at % 4;
        // A place is kept as the one after it, so that nothing was looked for at first.
        if let (kept, found) = &self.0.borrow()[slot]
            && *kept == at + 1
        {
            return found.clone();
        }
        let found = find();
        self.0.borrow_mut()[slot] = (at + 1, found.clone());
        found
    }
}

impl<'a> Reader<'a> {
    pub fn new(atoms: Atoms, doc: &'a Document, found: &'a [Number], habits: Habits) -> Self {
        let mut numbers = vec![None; doc.tokens.len()];
        for number in found {
            for start in [number.tokens.start, number.figure.start] {
                if let Some(slot) = numbers.get_mut(start) {
                    *slot = Some(number);
                }
            }
        }
        Self {
            doc,
            habits,
            atoms,
            numbers,
            moments: Moments::default(),
        }
    }

    /// The forms that start at a token, longest first.
    pub fn at(&self, i: usize) -> &[Atom] {
        self.atoms.at(i)
    }

    /// Can a time start here at all?
    pub fn may_start(&self, i: usize) -> bool {
        // "In", "of" and "to" only link, and "in" is every tenth word. What else leans on
        // what follows needs words of time, a number or a mark there.
        let idle = |atom: &Atom| match atom.class {
            Class::Opener(Opener::In | Opener::Of | Opener::To) => true,
            class => class.leans() && self.says_nothing(atom.tokens.end),
        };
        !self.at(i).iter().all(idle) || self.has_figure(i) || self.is_article(i)
    }

    fn has_figure(&self, i: usize) -> bool {
        self.numbers.get(i).is_some_and(Option::is_some) || self.kind(i) == Some(TokenKind::Number)
    }

    /// Is a token a word that says nothing of time?
    fn says_nothing(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Word)
            && self.at(i).is_empty()
            && !self.has_figure(i)
            && !self.is_article(i)
            && self.past_conjunction(i).is_none()
    }

    pub fn kind(&self, i: usize) -> Option<TokenKind> {
        self.doc.tokens.get(i).map(|t| t.kind)
    }

    /// The first form at `i` of which `pick` makes something, and one past it.
    pub fn find<T>(&self, i: usize, pick: impl Fn(&Atom) -> Option<T>) -> Option<(T, usize)> {
        self.at(i)
            .iter()
            .find_map(|atom| Some((pick(atom)?, atom.tokens.end)))
    }

    /// As [`Self::find`], for a word without a conjunction of its own.
    pub fn joined<T>(&self, i: usize, pick: impl Fn(&Atom) -> Option<T>) -> Option<(T, usize)> {
        self.find(i, |atom| if atom.conj { None } else { pick(atom) })
    }

    pub fn opener(&self, i: usize, opener: Opener) -> Option<usize> {
        self.find(i, |atom| {
            (atom.class == Class::Opener(opener)).then_some(())
        })
        .map(|(_, end)| end)
    }

    /// `i`, or one past an opener that stands there.
    pub fn past(&self, i: usize, openers: &[Opener]) -> usize {
        openers
            .iter()
            .find_map(|opener| self.opener(i, *opener))
            .unwrap_or(i)
    }

    /// Is an opener of that kind right before `i`?
    pub fn opened(&self, i: usize, openers: &[Opener]) -> bool {
        let barred = |from: usize| {
            self.at(from)
                .iter()
                .any(|a| a.class == Class::Bar && a.tokens.end == i)
        };
        (1..=2).filter_map(|back| i.checked_sub(back)).any(|j| {
            let opens = openers
                .iter()
                .any(|opener| self.opener(j, *opener) == Some(i));
            opens && !j.checked_sub(1).is_some_and(barred)
        })
    }

    /// The preposition written onto the word at `i`, where it is a word of time.
    pub fn has_prep(&self, i: usize) -> bool {
        self.at(i).iter().any(|atom| atom.prep.is_some())
    }

    /// One past a bare conjunction ("and" before digits), or `i`.
    pub fn past_conjunction(&self, i: usize) -> Option<usize> {
        let word = self.doc.word(i);
        let mut chars = word.chars();
        (chars.next() == Some(letters::WAW) && chars.next().is_none()).then_some(i + 1)
    }

    /// Is everything to be read, or only what gives an event its day?
    pub fn reads_all(&self) -> bool {
        self.habits.scope == Scope::All
    }

    /// Does a word of that class stand at `i`?
    pub fn is(&self, i: usize, class: Class) -> Option<usize> {
        self.find(i, |atom| (atom.class == class).then_some(()))
            .map(|(_, end)| end)
    }

    /// Does the clause end before token `i`?
    pub fn is_end(&self, i: usize) -> bool {
        self.kind(i).is_none_or(|kind| {
            matches!(
                kind,
                TokenKind::Stop
                    | TokenKind::Break
                    | TokenKind::Comma
                    | TokenKind::Semicolon
                    | TokenKind::Close
            )
        })
    }

    /// Does a sentence begin at token `i`?
    pub fn is_start(&self, i: usize) -> bool {
        i == 0
            || matches!(
                self.kind(i - 1),
                Some(TokenKind::Stop | TokenKind::Break | TokenKind::Colon)
            )
    }

    /// The article before digits.
    pub fn is_article(&self, i: usize) -> bool {
        self.doc.word(i) == letters::AL
    }

    /// The value of a token of plain digits, and how many there are.
    pub fn digits(&self, i: usize) -> Option<(i64, usize)> {
        if self.kind(i) != Some(TokenKind::Number) {
            return None;
        }
        let word = self.doc.word(i);
        let plain = word.len() <= 6 && word.bytes().all(|b| b.is_ascii_digit());
        plain
            .then(|| word.parse().ok().map(|n| (n, word.len())))
            .flatten()
    }

    /// A whole number in digits or words, and one past it. The words may be ordinal.
    pub fn number(&self, i: usize) -> Option<(i64, usize, NumberKind)> {
        if let Some((n, _)) = self.digits(i) {
            return Some((n, i + 1, NumberKind::Cardinal));
        }
        let number = (*self.numbers.get(i)?)?;
        let value = number
            .value
            .filter(|v| v.fract() == 0.0 && v.abs() < 100_000.0)?;
        let plain = matches!(number.kind, NumberKind::Cardinal | NumberKind::Ordinal);
        // Figures read with others ("5 to 7") are not one number.
        let alone = number.amount.is_none_or(|a| a.max == Some(a.min));
        #[allow(clippy::cast_possible_truncation)]
        let value = value as i64;
        (plain && alone && number.figure.start == i).then_some((
            value,
            number.figure.end,
            number.kind,
        ))
    }

    /// The number said at `i`, with its bounds.
    pub fn said(&self, i: usize) -> Option<&'a Number> {
        *self.numbers.get(i)?
    }

    /// An ordinal word, and one past it.
    pub fn ordinal(&self, i: usize) -> Option<(i64, usize)> {
        self.number(i)
            .filter(|(.., kind)| *kind == NumberKind::Ordinal)
            .map(|(n, end, _)| (n, end))
    }

    /// Does the word at `i` carry the article?
    pub fn has_article(&self, i: usize) -> bool {
        let word = self.doc.word(i);
        word.starts_with(letters::AL)
            || word.starts_with([letters::WAW, letters::BEH, letters::FEH])
                && word
                    .get(2..)
                    .is_some_and(|rest| rest.starts_with(letters::AL))
            || word.starts_with(letters::LIL)
    }
}

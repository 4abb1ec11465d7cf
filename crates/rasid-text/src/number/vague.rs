//! Amounts that no figure names: several, dozens, hundreds of thousands.
//!
//! They come from phrases of the lexicon and from the plurals of its scales, alone or
//! one after the other ("several thousand"). Phrases that only look like a number are
//! known here too, for they are found in the same table.

use super::NumberKind;
use super::figure::{Figure, Reader, Step, exact};
use super::lexicon::{Found, OPENING_CUTS};
use super::raw::Class;
use super::term::Term;
use crate::lexicon::bare;
use rasid_model::Amount;

impl Reader<'_> {
    /// A phrase of vague amount, or one that only looks like a number.
    pub(super) fn phrase(&self, at: usize) -> Option<Step> {
        let word = self.doc.word(at);
        // The word itself, then without one and two particles.
        let cuts = word
            .char_indices()
            .map(|(i, _)| &word[i..])
            .take(OPENING_CUTS);
        let openings = cuts.filter_map(|cut| self.lex.phrases.get(cut)).flatten();
        let hit = openings.filter_map(|o| Some((o, o.phrase.starting_at(self.doc, at)?)));
        let (opening, tokens) = hit.max_by_key(|(_, tokens)| tokens.end)?;
        let Some(vague) = &opening.vague else {
            // "A quantity" is spelled like "as a hundred".
            let number = tokens.len() == 1 && self.goes_on(tokens.end);
            return (!number).then_some(Step::Skip(tokens.end));
        };
        let first = opening.phrase.words.first();
        let prep = first.and_then(|first| bare(word, first)).flatten();
        if vague.counts && prep.is_some() && !self.is_counted(tokens.end) {
            return Some(Step::Skip(tokens.end));
        }
        let min = vague.min;
        let plural = min.and(self.bare_word(tokens.end));
        let figure = match plural.filter(|f| f.word.class == Class::Plural) {
            // Several thousand are thousands.
            Some(found) => self.plural(tokens.end, found),
            None => Figure {
                kind: NumberKind::Vague,
                amount: min.map(Amount::at_least),
                ..exact(tokens.clone(), min.unwrap_or(0) as f64)
            },
        };
        Some(Step::Figure(Box::new(Figure {
            prep,
            lead: at,
            tokens: at..figure.tokens.end,
            rule: vague.id.clone(),
            ..figure
        })))
    }

    /// Thousands, hundreds of thousands: at least two of each.
    pub(super) fn plural(&self, at: usize, found: Found) -> Figure {
        let value = found.word.value * 2.0;
        let mut term = Term {
            value,
            scale: found.word.value,
            end: at + 1,
        };
        while let Some(next) = self.bare_word(term.end).map(|f| f.word) {
            if !matches!(next.class, Class::Plural | Class::Scale) || next.value <= 10.0 {
                break;
            }
            term = Term {
                value: term.value * next.value,
                scale: next.value,
                end: term.end + 1,
            };
        }
        let least = Amount {
            min: term.value as i64,
            max: None,
            approx: true,
        };
        Figure {
            kind: NumberKind::Vague,
            amount: Some(least),
            scale: term.scale,
            rule: "plural".to_owned(),
            ..exact(at..term.end, term.value)
        }
    }
}

//! Which names mean the same.
//!
//! Names are compared without case, marks and signs; a short gold name may stand
//! inside a longer one. Further spellings come as data with the gold.

use std::collections::BTreeMap;

/// The spellings that count for a name of gold.
#[derive(Clone, Debug, Default)]
pub struct Names {
    also: BTreeMap<String, Vec<String>>,
}

/// How the record names one actor, place or source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said<'a> {
    pub id: Option<&'a str>,
    pub name: Option<&'a str>,
}

impl Names {
    /// Reads a JSON object of names, each with the list of its further spellings.
    pub fn parse(json: &str) -> Result<Self, serde_json::Error> {
        Ok(Self {
            also: serde_json::from_str(json)?,
        })
    }

    /// Adds what another list accepts.
    pub fn extend(&mut self, other: Names) {
        for (name, forms) in other.also {
            self.also.entry(name).or_default().extend(forms);
        }
    }

    /// Is what the record says this name of gold?
    pub(crate) fn same(&self, gold: &str, said: Said) -> bool {
        let forms: Vec<String> = [said.name, said.id]
            .into_iter()
            .flatten()
            .map(plain)
            .filter(|form| !form.is_empty())
            .collect();
        let further = self.also.get(gold).into_iter().flatten();
        further.map(String::as_str).chain([gold]).any(|accepted| {
            let accepted = plain(accepted);
            let inside = |form: &String| format!(" {form} ").contains(&format!(" {accepted} "));
            let long = accepted.chars().count() > 4;
            !accepted.is_empty() && forms.iter().any(|f| *f == accepted || (long && inside(f)))
        })
    }

    /// Is any of gold's names said? `None` where gold names nobody.
    pub(crate) fn any(&self, gold: &[String], said: &[Said]) -> Option<bool> {
        let known = || gold.iter().filter(|g| !g.is_empty() && *g != "unknown");
        known().next()?;
        Some(known().any(|g| said.iter().any(|s| self.same(g, *s))))
    }

    /// Named, and nobody of the other side named with them.
    pub(crate) fn directed(
        &self,
        gold: &[String],
        others: &[String],
        said: &[Said],
    ) -> Option<bool> {
        let hit = self.any(gold, said)?;
        let turned = |s: &Said| {
            let other = self.any(others, &[*s]) == Some(true);
            other && self.any(gold, &[*s]) != Some(true)
        };
        Some(hit && !said.iter().any(turned))
    }
}

/// Letters and digits of a name in small letters, its marks taken off.
fn plain(name: &str) -> String {
    let folded: String = name.chars().map(unmarked).collect();
    let words = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ").to_ascii_lowercase()
}

/// The letter under its mark, for the marks that English names of the region carry.
fn unmarked(c: char) -> char {
    match c {
        'à'..='å' | 'ā' => 'a',
        'À'..='Å' | 'Ā' => 'A',
        'è'..='ë' | 'ē' => 'e',
        'È'..='Ë' => 'E',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'Ì'..='Ï' | 'İ' => 'I',
        'ò'..='ö' | 'ō' => 'o',
        'Ò'..='Ö' => 'O',
        'ù'..='ü' | 'ū' => 'u',
        'Ù'..='Ü' => 'U',
        'ç' => 'c',
        'Ç' => 'C',
        'ğ' => 'g',
        'ş' => 's',
        'Ş' => 'S',
        'ñ' => 'n',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str) -> Said<'_> {
        Said {
            id: None,
            name: Some(name),
        }
    }

    #[test]
    fn a_long_name_may_stand_inside_another() {
        let names = Names::default();
        assert!(names.same("Hamas", said("the Hamas movement")));
        assert!(!names.same("US", said("US Navy")));
        assert!(!names.same("Homs", said("Homsin")));
    }

    #[test]
    fn further_spellings_count() {
        let names = Names::parse(r#"{"US forces": ["United States"]}"#).unwrap();
        assert!(names.same("US forces", said("united states")));
    }

    #[test]
    fn naming_the_other_side_too_is_wrong() {
        let names = Names::default();
        let (gold, others) = (["Israel".to_owned()], ["Hezbollah".to_owned()]);
        let both = [said("Israel"), said("Hezbollah")];
        assert_eq!(names.directed(&gold, &others, &both), Some(false));
        assert_eq!(names.directed(&gold, &others, &both[..1]), Some(true));
    }
}

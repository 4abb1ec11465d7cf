//! A clue to the report's own days, with the words that give it away and the entry
//! or rule that read them; and the same as the record keeps it.

use jiff::civil::Date;
use rasid_codebook::Fact;
use rasid_model::{ClueKind, DatingClue, Evidence, Span};
use rasid_time::dating::{Clue, WeightedClue};
use rasid_time::resolve;

/// A clue and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What the words give away.
    pub clue: WeightedClue,
    /// The words.
    pub spans: Vec<Span>,
    /// The entry or rule that read them.
    pub rule: String,
    /// Other reports that it leans on.
    pub reports: Vec<String>,
    /// It is the date over the report.
    pub dateline: bool,
}

pub(super) fn found(clue: impl Into<WeightedClue>, spans: Vec<Span>) -> Found {
    Found {
        clue: clue.into(),
        spans,
        rule: String::new(),
        reports: Vec::new(),
        dateline: false,
    }
}

pub(super) fn weighted(clue: Clue, weight: i32, spans: Vec<Span>) -> Found {
    found(WeightedClue { clue, weight }, spans)
}

pub(super) fn fact_rule(fact: &Fact) -> String {
    format!("fact.{}", fact.id)
}

impl Found {
    /// Read by this entry or rule.
    pub fn by(mut self, rule: &str) -> Self {
        rule.clone_into(&mut self.rule);
        self
    }

    /// As the record keeps it.
    pub fn recorded(&self) -> DatingClue {
        let days = days(&self.clue.clue);
        DatingClue {
            kind: self.kind(),
            from: days.map(|d| d.0),
            to: days.and_then(|d| d.1),
            weight: self.clue.weight,
            reports: self.reports.clone(),
            evidence: Evidence::new(self.rule.clone(), self.spans.iter().copied()),
        }
    }

    fn kind(&self) -> ClueKind {
        match &self.clue.clue {
            _ if self.dateline => ClueKind::Dateline,
            Clue::Expr(_) => ClueKind::Words,
            Clue::ExprMeets { .. } => ClueKind::SaidOf,
            Clue::NewsOf { .. } => ClueKind::News,
            Clue::NotBefore { .. } => ClueKind::NotBefore,
            Clue::NotAfter { .. } => ClueKind::NotAfter,
            Clue::InOffice { .. } => ClueKind::InOffice,
            Clue::NearAnniversary { .. } => ClueKind::Anniversary,
            Clue::Named { .. } => ClueKind::Named,
            Clue::DayOfThisMonth { .. } => ClueKind::DayOfMonth,
            Clue::NamedMonthPast { .. } => ClueKind::MonthPast,
            Clue::FirstOfYear => ClueKind::FirstOfYear,
        }
    }
}

/// The days that a clue tells of; an end that stays open is none.
fn days(clue: &Clue) -> Option<(Date, Option<Date>)> {
    match clue {
        Clue::ExprMeets { from, to, .. }
        | Clue::NewsOf { from, to, .. }
        | Clue::Named { from, to } => Some((*from, Some(*to))),
        Clue::NotBefore { day } | Clue::NotAfter { day } => Some((*day, Some(*day))),
        Clue::InOffice { from, to } => Some((*from, *to)),
        Clue::Expr(expr) => {
            let (from, to) = resolve(expr, None)?.days()?;
            Some((from, Some(to)))
        }
        _ => None,
    }
}

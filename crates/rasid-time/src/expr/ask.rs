//! What can be asked of an expression before it has any days.

use super::{Anchor, Expr, Unit, Which, YearOf};

impl Expr {
    /// Does it fix its days without a report date?
    pub fn is_absolute(&self) -> bool {
        match self {
            Expr::Year(_) | Expr::Decade(_) => true,
            Expr::Date { year, .. }
            | Expr::Month { year, .. }
            | Expr::Quarter { year, .. }
            | Expr::Feast { year, .. }
            | Expr::Hijri { year, .. }
            | Expr::Season { year, .. } => matches!(year, YearOf::Named(_)),
            Expr::HijriYear(_) => true,
            Expr::Both(a, b) => a.is_absolute() || b.is_absolute(),
            Expr::Between(a, b) | Expr::NightBetween(a, b) => a.is_absolute() && b.is_absolute(),
            _ => self.inner().is_some_and(Expr::is_absolute),
        }
    }

    /// Does it lie ahead of the report day by its own words?
    pub fn is_ahead(&self) -> bool {
        match self {
            Expr::Day(n) => *n > 0,
            Expr::Weekday(_, which) => *which == Which::Next,
            Expr::Unit(_, n) => *n > 0,
            Expr::Ago { ahead, .. } => *ahead,
            Expr::Lately { side, .. } => *side == Which::Next,
            Expr::Date { year, .. }
            | Expr::Month { year, .. }
            | Expr::Quarter { year, .. }
            | Expr::Feast { year, .. }
            | Expr::Hijri { year, .. }
            | Expr::Season { year, .. } => {
                matches!(year, YearOf::Near(Which::Next))
                    || matches!(year, YearOf::Relative(n) if *n > 0)
            }
            Expr::Both(a, b) | Expr::Between(a, b) | Expr::NightBetween(a, b) => {
                a.is_ahead() || b.is_ahead()
            }
            _ => self.inner().is_some_and(Expr::is_ahead),
        }
    }

    /// The one expression that this one is a part or a neighbour of.
    fn inner(&self) -> Option<&Expr> {
        match self {
            Expr::DayOf { of, .. }
            | Expr::Nth { of, .. }
            | Expr::Part { of, .. }
            | Expr::DayPart { of, .. }
            | Expr::Clock { of, .. }
            | Expr::Beside { of, .. }
            | Expr::NthAfter { of, .. }
            | Expr::NightBefore(of)
            | Expr::Since(of)
            | Expr::Until(of) => Some(of),
            _ => None,
        }
    }

    /// The anchored offset inside it, if it counts from something else in the text.
    pub fn anchored(&self) -> Option<(i32, i32, Anchor)> {
        match self {
            Expr::Anchored {
                days,
                spread,
                anchor,
                ..
            } => Some((*days, *spread, *anchor)),
            Expr::DayPart { of, .. } | Expr::Clock { of, .. } => of.anchored(),
            _ => None,
        }
    }

    /// A length in ISO 8601 (`P3D`, `PT2H`, `P1Y3M`); a vague count is `X`.
    pub fn iso_length(&self) -> Option<String> {
        let Expr::Duration(parts) = self else {
            return None;
        };
        let (mut date, mut time) = (String::new(), String::new());
        for (steps, unit) in parts {
            let count = |size: u32| match steps.min == steps.max {
                true => steps.max.saturating_mul(size).to_string(),
                false => "X".to_owned(),
            };
            match unit {
                Unit::Second => time += &format!("{}S", count(1)),
                Unit::Minute => time += &format!("{}M", count(1)),
                Unit::Hour => time += &format!("{}H", count(1)),
                Unit::Day => date += &format!("{}D", count(1)),
                Unit::Week => date += &format!("{}W", count(1)),
                Unit::Month => date += &format!("{}M", count(1)),
                Unit::Quarter => date += &format!("{}M", count(3)),
                Unit::Year => date += &format!("{}Y", count(1)),
                Unit::Decade => date += &format!("{}Y", count(10)),
                Unit::Century => date += &format!("{}Y", count(100)),
            }
        }
        let mark = if time.is_empty() { "" } else { "T" };
        Some(format!("P{date}{mark}{time}"))
    }
}

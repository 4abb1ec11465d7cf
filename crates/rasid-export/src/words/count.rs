//! Numbers in words, as the reports bound them.

use rasid_model::{Amount, Casualties, Count, CountOf};

/// `3`, `about 15`, `21 or more`, `up to 20`, `5 to 8`.
pub fn amount(a: Amount) -> String {
    let about = if a.approx { "about " } else { "" };
    match a.max {
        None => format!("{about}{} or more", a.min),
        Some(max) if max == a.min => format!("{about}{max}"),
        Some(max) if a.min == 0 => format!("up to {about}{max}"),
        Some(max) => format!("{about}{} to {max}", a.min),
    }
}

/// `3 rounds`.
pub fn count(c: &Count) -> String {
    format!("{} {}", amount(c.amount), unit(c))
}

fn unit(c: &Count) -> &'static str {
    let one = c.amount == Amount::exactly(1);
    match (c.of, one) {
        (CountOf::Rounds, true) => "round",
        (CountOf::Rounds, false) => "rounds",
        (CountOf::Attacks, true) => "attack",
        (CountOf::Attacks, false) => "attacks",
        (CountOf::Devices, true) => "device",
        (CountOf::Devices, false) => "devices",
        (CountOf::Participants, true) => "participant",
        (CountOf::Participants, false) => "participants",
        (CountOf::Detainees, true) => "detainee",
        (CountOf::Detainees, false) => "detainees",
        (CountOf::Sites, true) => "site",
        (CountOf::Sites, false) => "sites",
    }
}

/// `no one killed`, `4 killed (2 children)`.
pub fn harm(c: &Casualties, verb: &str) -> String {
    if c.amount == Amount::exactly(0) {
        return format!("no one {verb}");
    }
    let groups: Vec<String> = c
        .groups
        .iter()
        .map(|g| format!("{} {}", amount(g.amount), super::plain(&g.of)))
        .collect();
    let groups = if groups.is_empty() {
        String::new()
    } else {
        format!(" ({})", groups.join(", "))
    };
    format!("{} {verb}{groups}", amount(c.amount))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rasid_model::{Evidence, HarmGroup};

    #[test]
    fn bounds_are_said() {
        let ranged = |min, max, approx| amount(Amount { min, max, approx });
        assert_eq!(ranged(3, Some(3), false), "3");
        assert_eq!(ranged(15, Some(15), true), "about 15");
        assert_eq!(ranged(21, None, false), "21 or more");
        assert_eq!(ranged(0, Some(20), false), "up to 20");
        assert_eq!(ranged(5, Some(8), false), "5 to 8");
    }

    #[test]
    fn harm_tells_none_from_some() {
        let of = |amount, groups| Casualties {
            amount,
            groups,
            evidence: Evidence::default(),
        };
        assert_eq!(
            harm(&of(Amount::exactly(0), vec![]), "injured"),
            "no one injured"
        );
        let children = HarmGroup {
            of: "children".to_owned(),
            amount: Amount::exactly(2),
            spans: vec![],
        };
        assert_eq!(
            harm(&of(Amount::exactly(4), vec![children]), "killed"),
            "4 killed (2 children)"
        );
    }
}

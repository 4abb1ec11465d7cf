//! The share of values that agree, over the right pairs; a field counts only where gold tells it.

use crate::agree::{self, Kinds};
use crate::gold::Range;
use crate::names::{Names, Said};
use crate::pairs::{self, Found, Told, Wanted};
use crate::scores::Share;
use rasid_model::{Amount, Mention, Responsibility};
use std::collections::{BTreeMap, BTreeSet};

/// Each field's share.
pub(crate) fn count(found: &Found, names: &Names) -> BTreeMap<&'static str, Share> {
    let mut out = BTreeMap::new();
    for (w, t) in &found.of {
        let pair = Pair {
            wanted: &found.wanted[*w],
            told: &found.told[*t],
            names,
        };
        for (field, right) in pair.fields() {
            let share: &mut Share = out.entry(field).or_default();
            share.of += 1;
            share.right += usize::from(right);
        }
    }
    out
}

/// A wanted pair and what answers it.
struct Pair<'p, 'a> {
    wanted: &'p Wanted<'a>,
    told: &'p Told<'a>,
    names: &'p Names,
}

impl Pair<'_, '_> {
    fn fields(&self) -> Vec<(&'static str, bool)> {
        let mut out = vec![(
            "type",
            self.any(|m| agree::kind(self.wanted.event, m, Kinds::Same)),
        )];
        let mut add = |field, right: Option<bool>| out.extend(right.map(|right| (field, right)));
        let day = self.wanted.told(|v| v.date);
        add("date", self.some(|m| agree::date(day, m.time.as_ref())));
        let place = self.wanted.told(|v| v.place.as_ref());
        add(
            "place",
            self.some(|m| agree::place(place, m.place.as_ref())),
        );
        add("weapon", self.weapon());
        add("source", self.source());
        add("target", self.target());
        for (field, right) in self.initiator() {
            add(field, right);
        }
        for (field, right) in self.numbers() {
            add(field, right);
        }
        out
    }

    fn any(&self, right: impl Fn(&Mention) -> bool) -> bool {
        self.told.mentions.iter().any(|m| right(m))
    }

    /// Right in any mention; nothing where gold tells nothing.
    fn some(&self, right: impl Fn(&Mention) -> Option<bool>) -> Option<bool> {
        let all: Vec<_> = self.told.mentions.iter().map(|m| right(m)).collect();
        all.first().copied().flatten()?;
        Some(all.contains(&Some(true)))
    }

    fn weapon(&self) -> Option<bool> {
        let class = self.wanted.told(|v| v.weapon.as_deref())?;
        if matches!(class, "unknown" | "none") {
            return None;
        }
        let also = self.wanted.told(|v| v.weapon_also.as_deref());
        let allowed =
            |name: &str| name == class || also.unwrap_or_default().iter().any(|a| a == name);
        Some(self.any(|m| m.weapon.as_ref().is_some_and(|w| allowed(w.class.name()))))
    }

    fn source(&self) -> Option<bool> {
        let sources: Vec<String> = self
            .wanted
            .mentions
            .iter()
            .flat_map(|(m, _)| m.sources.iter().cloned())
            .collect();
        if sources.is_empty() {
            return None;
        }
        let said = self.told.mentions.iter().flat_map(|m| &m.attribution);
        let said: Vec<Said> = said
            .map(|a| Said {
                id: Some(&a.id),
                name: Some(&a.name_en),
            })
            .collect();
        Some(self.names.any(&sources, &said) == Some(true))
    }

    fn target(&self) -> Option<bool> {
        let said = self.told.mentions.iter().flat_map(|m| &m.targets);
        let said: Vec<Said> = said
            .map(|t| Said {
                id: t.id.as_deref(),
                name: t.name_en.as_deref(),
            })
            .collect();
        let targets = self.wanted.told(|v| v.targets.as_deref());
        let known = self.who().iter().filter(|w| *w != "unknown");
        let others: Vec<String> = known.cloned().collect();
        self.names
            .directed(targets.unwrap_or_default(), &others, &said)
    }

    fn who(&self) -> &[String] {
        self.wanted
            .told(|v| v.initiators.as_deref())
            .unwrap_or_default()
    }

    fn initiator(&self) -> Vec<(&'static str, Option<bool>)> {
        let who = self.who();
        let said = pairs::initiators(self.told);
        let free = self.wanted.told(|v| v.initiators_free) == Some(true);
        let asked = !free || self.names.any(who, &said) == Some(true);
        let mut out = Vec::new();
        if asked {
            let targets = self.wanted.told(|v| v.targets.as_deref());
            let right = self.names.directed(who, targets.unwrap_or_default(), &said);
            out.push(("initiator", right));
        }
        let somebody = !who.is_empty() && (who.len() > 1 || who[0] != "unknown");
        if somebody && asked {
            out.push(("responsibility", Some(self.responsibility(who))));
        } else if !free {
            out.push(("no_invented_initiator", Some(said.is_empty())));
        }
        out
    }

    fn responsibility(&self, who: &[String]) -> bool {
        let all = self.told.mentions.iter().flat_map(|m| &m.initiators);
        let named = all.filter(|i| {
            let said = Said {
                id: Some(&i.id),
                name: Some(&i.name_en),
            };
            self.names.any(who, &[said]) == Some(true)
        });
        let said: BTreeSet<Responsibility> = named.map(|i| i.responsibility).collect();
        let allowed = self.wanted.told(|v| v.initiator_status.as_ref());
        let right = allowed.is_some_and(|a| said.iter().any(|r| a.has(r.name())));
        right && said.len() <= 2
    }

    fn numbers(&self) -> [(&'static str, Option<bool>); 3] {
        let own = |pick: fn(&crate::gold::Values) -> Option<Range>| {
            let here = &self.wanted.mentions;
            let whole = self.wanted.event.mentions.len() == here.len();
            let told = here.iter().find_map(|(m, _)| pick(&m.values));
            told.or_else(|| pick(&self.wanted.event.values).filter(|_| whole))
        };
        let right = |gold: Option<Range>, said: fn(&Mention) -> Option<&Amount>| {
            gold.map(|_| self.any(|m| agree::number(gold, said(m)) == Some(true)))
        };
        [
            (
                "count",
                right(own(|v| v.count), |m| m.count.as_ref().map(|c| &c.amount)),
            ),
            (
                "killed",
                right(own(|v| v.killed), |m| m.killed.as_ref().map(|c| &c.amount)),
            ),
            (
                "injured",
                right(own(|v| v.injured), |m| {
                    m.injured.as_ref().map(|c| &c.amount)
                }),
            ),
        ]
    }
}

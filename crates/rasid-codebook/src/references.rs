//! What an entry names besides itself: ids that must exist, words of closed lists, days in order.

use crate::error::Problem;
use crate::load::Entries;
use crate::nearest::did_you_mean;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The sectors of PLOVER, and those for bodies of states and aid.
const SECTORS: &[&str] = &[
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "IGO", "JRN", "JUD", "LAB", "LEG",
    "MED", "MIL", "NGO", "OPP", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK",
];

/// References between entries that lead nowhere, and dates that end before they start.
pub(crate) fn references(entries: &Entries) -> Vec<Problem> {
    let mut check = Check {
        entries,
        actors: ids(&entries.actors, |a| &a.id)
            .chain(ids(&entries.countries, |c| &c.id))
            .collect(),
        offices: ids(&entries.offices, |o| &o.id).collect(),
        places: ids(&entries.places, |p| &p.id).collect(),
        codes: ids(&entries.countries, |c| &c.code).collect(),
        out: Vec::new(),
    };
    check.actors();
    check.persons();
    check.places();
    check.out
}

fn ids<'a, T>(list: &'a [T], id: impl Fn(&'a T) -> &'a String) -> impl Iterator<Item = &'a str> {
    list.iter().map(move |entry| id(entry).as_str())
}

struct Check<'a> {
    entries: &'a Entries,
    actors: BTreeSet<&'a str>,
    offices: BTreeSet<&'a str>,
    places: BTreeSet<&'a str>,
    codes: BTreeSet<&'a str>,
    out: Vec<Problem>,
}

impl<'a> Check<'a> {
    fn actors(&mut self) {
        for actor in &self.entries.actors {
            let key = actor.id.as_str();
            for parent in &actor.parents {
                self.want(key, "the parent", parent, |c| &c.actors);
            }
            for code in &actor.acts_in {
                self.want(key, "the country code", code, |c| &c.codes);
            }
            let roles = actor.roles.iter().filter_map(|r| r.sector.as_ref());
            for sector in roles.chain([&actor.sector]) {
                if !SECTORS.contains(&sector.as_str()) {
                    let near = did_you_mean(sector, SECTORS.iter().copied());
                    let what = format!("no such sector: {sector:?}{near}");
                    self.tell(key, sector, what);
                }
            }
            for role in &actor.roles {
                self.in_order(key, role.from, role.to);
            }
        }
        for country in &self.entries.countries {
            let bodies = [
                &country.government,
                &country.forces,
                &country.proxies,
                &country.police,
                &country.intelligence,
                &country.parliament,
            ];
            for actor in bodies.into_iter().flatten() {
                self.want(&country.id, "the actor", actor, |c| &c.actors);
            }
        }
    }

    fn persons(&mut self) {
        for person in &self.entries.persons {
            for held in &person.held {
                self.want(&person.id, "the office", &held.office, |c| &c.offices);
                self.in_order(&person.id, held.from, held.to);
            }
            if let Some(actor) = &person.actor {
                self.want(&person.id, "the actor", actor, |c| &c.actors);
            }
        }
        for office in &self.entries.offices {
            if let Some(actor) = &office.actor {
                let key = format!("office.{}", office.id);
                self.want(&key, "the actor", actor, |c| &c.actors);
            }
        }
    }

    fn places(&mut self) {
        for place in &self.entries.places {
            if let Some(parent) = &place.parent {
                self.want(&place.id, "the enclosing place", parent, |c| &c.places);
            }
        }
        for fact in &self.entries.facts {
            let key = format!("fact.{}", fact.id);
            if let Some(place) = &fact.place {
                self.want(&key, "the place", place, |c| &c.places);
            }
            self.in_order(&key, Some(fact.start), Some(fact.end));
        }
    }

    fn want(&mut self, key: &str, what: &str, to: &str, of: impl Fn(&Self) -> &BTreeSet<&'a str>) {
        let known = of(self);
        if !known.contains(to) {
            let near = did_you_mean(to, known.iter().copied());
            let what = format!("{what} {to:?} does not exist; add it or correct it{near}");
            self.tell(key, to, what);
        }
    }

    fn in_order(&mut self, key: &str, from: Option<Date>, to: Option<Date>) {
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            let what = format!("it ends on {to}, before it starts on {from}");
            self.tell(key, &to.to_string(), what);
        }
    }

    fn tell(&mut self, key: &str, words: &str, what: String) {
        let file = self.entries.file_of.get(key).cloned().unwrap_or_default();
        self.out.push(Problem::new(&file, key, words, what));
    }
}

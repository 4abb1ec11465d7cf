//! Turns entries into the matcher: every form that the press may write.

use crate::entries::NameNeeds;
use crate::frame::FrameRole;
use crate::home;
use crate::load::Entries;
use crate::matcher::{CountryForm, FactPhrase, FrameForm, Grammatical, Matcher, Ref};
use rasid_text::fold::fold;
use rasid_text::inflect::{Tense, dual_forms, nisba_forms, verb_forms};
use rustc_hash::FxHashMap;

/// Builds the matcher over all entries.
pub(crate) fn compile(entries: &Entries) -> Matcher {
    let mut matcher = Matcher::default();
    names(entries, &mut matcher);
    countries(entries, &mut matcher);
    places(entries, &mut matcher);
    weapons(entries, &mut matcher);
    targets(entries, &mut matcher);
    frames(entries, &mut matcher);
    classes(entries, &mut matcher);
    facts(entries, &mut matcher);
    typos(entries, &mut matcher);
    matcher.settle();
    matcher
}

fn names(entries: &Entries, matcher: &mut Matcher) {
    for (at, actor) in (0..).zip(&entries.actors) {
        for form in actor.forms.iter().chain([&actor.name_ar]) {
            matcher.add(form, Ref::Actor { at, short: false });
        }
        for form in &actor.short {
            matcher.add(form, Ref::Actor { at, short: true });
        }
        for form in home::names(entries, actor) {
            matcher.add(&form, Ref::Actor { at, short: true });
        }
    }
    for (at, person) in (0..).zip(&entries.persons) {
        for form in person.forms.iter().chain([&person.name_ar]) {
            matcher.add(form, Ref::Person { at, short: false });
        }
        for form in &person.short {
            matcher.add(form, Ref::Person { at, short: true });
        }
    }
    for (at, office) in (0..).zip(&entries.offices) {
        for form in &office.forms {
            matcher.add(form, Ref::Office { at, short: false });
        }
        for form in home::titles(entries, office) {
            matcher.add(&form, Ref::Office { at, short: true });
        }
    }
    for (at, source) in (0..).zip(&entries.sources) {
        for form in &source.forms {
            matcher.add(form, Ref::Source { at, short: false });
        }
        for form in &source.short {
            matcher.add(form, Ref::Source { at, short: true });
        }
    }
}

fn countries(entries: &Entries, matcher: &mut Matcher) {
    for (at, country) in (0..).zip(&entries.countries) {
        for name in country.names.iter().chain([&country.name_ar]) {
            matcher.add(name, Ref::Country(at, CountryForm::Name));
        }
        for capital in &country.capital {
            matcher.add(capital, Ref::Country(at, CountryForm::Capital));
        }
        for nisba in &country.nisba {
            for form in nisba_forms(&fold(nisba)) {
                matcher.add(&form, Ref::Country(at, CountryForm::Nisba));
            }
        }
    }
}

fn places(entries: &Entries, matcher: &mut Matcher) {
    for (at, place) in (0..).zip(&entries.places) {
        for form in place.forms.iter().chain([&place.name_ar]) {
            let words = form.split_whitespace().count();
            matcher.add(
                form,
                Ref::Place {
                    at,
                    risky: place.needs != NameNeeds::Nothing && words == 1,
                },
            );
        }
    }
}

fn weapons(entries: &Entries, matcher: &mut Matcher) {
    for (at, weapon) in (0..).zip(&entries.weapons) {
        for noun in &weapon.nouns {
            matcher.add(noun, Ref::Weapon(at, Grammatical::Singular));
            for object in accusatives(noun) {
                matcher.add(&object, Ref::Weapon(at, Grammatical::Singular));
            }
            for dual in duals(noun) {
                matcher.add(&dual, Ref::Weapon(at, Grammatical::Dual));
            }
        }
        for plural in &weapon.plurals {
            matcher.add(plural, Ref::Weapon(at, Grammatical::Plural));
        }
        for adjective in &weapon.adjectives {
            for form in nisba_forms(&fold(adjective)) {
                matcher.add(&form, Ref::WeaponAdjective(at));
            }
            matcher.add(
                &format!("{}{}", fold(adjective), rasid_text::fold::letters::ALEF),
                Ref::WeaponAdjective(at),
            );
        }
    }
}

fn targets(entries: &Entries, matcher: &mut Matcher) {
    for (at, target) in (0..).zip(&entries.targets) {
        for noun in &target.nouns {
            matcher.add(noun, Ref::Target(at, Grammatical::Singular));
            for object in accusatives(noun) {
                matcher.add(&object, Ref::Target(at, Grammatical::Singular));
            }
            for dual in duals(noun) {
                matcher.add(&dual, Ref::Target(at, Grammatical::Dual));
            }
        }
        for plural in &target.plurals {
            matcher.add(plural, Ref::Target(at, Grammatical::Plural));
        }
    }
}

/// The duals of a noun or of a noun with its adjective: both words take the ending.
fn duals(noun: &str) -> Vec<String> {
    let folded = fold(noun);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let endings = |word: &str| dual_forms(word);
    match words[..] {
        [one] => endings(one).to_vec(),
        [head, adjective] => {
            let (heads, adjectives) = (endings(head), endings(adjective));
            let mut out: Vec<String> = heads
                .iter()
                .zip(&adjectives)
                .map(|(h, a)| format!("{h} {a}"))
                .collect();
            // A construct keeps its second noun ("two mortar shells") and loses the noon of its first.
            for head in &heads {
                let mut construct = head.clone();
                construct.pop();
                out.push(format!("{construct} {adjective}"));
            }
            out
        }
        _ => Vec::new(),
    }
}

/// The indefinite object's spelling of a noun, and of a noun with its adjective.
fn accusatives(noun: &str) -> Vec<String> {
    use rasid_text::fold::letters::{ALEF, HEH};
    let folded = fold(noun);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let object = |word: &str| {
        let takes = word.chars().count() > 2 && !word.ends_with([HEH, ALEF]);
        if takes {
            format!("{word}{ALEF}")
        } else {
            word.to_owned()
        }
    };
    let mut out = match words[..] {
        [one] => vec![object(one)],
        [head, adjective] => {
            vec![
                format!("{} {adjective}", object(head)),
                format!("{} {}", object(head), object(adjective)),
            ]
        }
        [head, ref rest @ ..] => vec![format!("{} {}", object(head), rest.join(" "))],
        [] => Vec::new(),
    };
    out.retain(|form| *form != folded);
    out
}

fn frames(entries: &Entries, matcher: &mut Matcher) {
    for (at, frame) in (0..).zip(&entries.frames) {
        for verb in &frame.verbs {
            for (form, perfect, feminine, plural) in conjugate(verb) {
                matcher.add(
                    &form,
                    Ref::Frame(
                        at,
                        FrameForm::Verb {
                            perfect,
                            feminine,
                            plural,
                        },
                    ),
                );
            }
        }
        for noun in &frame.nouns {
            matcher.add(noun, Ref::Frame(at, FrameForm::Noun(Grammatical::Singular)));
            if frame.family == rasid_model::Family::Incident && frame.role != FrameRole::Support {
                for object in accusatives(noun) {
                    matcher.add(
                        &object,
                        Ref::Frame(at, FrameForm::Noun(Grammatical::Singular)),
                    );
                }
            }
            if frame.family == rasid_model::Family::Incident && !noun.contains(' ') {
                for dual in duals(noun) {
                    matcher.add(&dual, Ref::Frame(at, FrameForm::Noun(Grammatical::Dual)));
                }
            }
        }
        for plural in &frame.plurals {
            matcher.add(plural, Ref::Frame(at, FrameForm::Noun(Grammatical::Plural)));
        }
        for form in &frame.forms {
            matcher.add(form, Ref::Frame(at, FrameForm::Fixed));
        }
    }
}

/// All forms of a verb phrase given as perfect/imperfect; words after the verb stay as they are.
fn conjugate(verb: &str) -> Vec<(String, bool, bool, bool)> {
    let (perfect, imperfect) = verb.split_once('/').unwrap_or((verb, ""));
    let cut = |phrase: &str| {
        let folded = fold(phrase);
        match folded.split_once(' ') {
            Some((head, rest)) => (head.to_owned(), format!(" {rest}")),
            None => (folded, String::new()),
        }
    };
    let (perfect, rest) = cut(perfect);
    let (imperfect, _) = cut(imperfect);
    verb_forms(&perfect, &imperfect)
        .into_iter()
        .map(|(form, f)| {
            (
                format!("{form}{rest}"),
                f.tense == Tense::Perfect,
                f.feminine,
                f.plural,
            )
        })
        .collect()
}

fn classes(entries: &Entries, matcher: &mut Matcher) {
    for (class, entry) in &entries.classes {
        for form in &entry.forms {
            matcher.add(form, Ref::Word(*class));
        }
        for verb in &entry.verbs {
            for (form, ..) in conjugate(verb) {
                matcher.add(&form, Ref::WordVerb(*class));
            }
        }
    }
}

/// The phrases of facts, each fact keyed by the group that is rarest among all.
fn facts(entries: &Entries, matcher: &mut Matcher) {
    let mut shared: FxHashMap<&str, usize> = FxHashMap::default();
    for phrase in entries.facts.iter().flat_map(|f| f.all.iter().flatten()) {
        *shared.entry(phrase).or_default() += 1;
    }
    let spread = |group: &Vec<String>| -> usize { group.iter().map(|p| shared[p.as_str()]).sum() };
    for (at, fact) in (0..).zip(&entries.facts) {
        let key = (0..).zip(&fact.all).min_by_key(|(_, group)| spread(group));
        let key = key.map(|(at, _)| at);
        let groups = (0..).zip(&fact.all).chain([(u16::MAX, &fact.none)]);
        for (group, phrase) in groups.flat_map(|(g, all)| all.iter().map(move |p| (g, p))) {
            let phrase_of = FactPhrase {
                fact: at,
                group,
                key: Some(group) == key,
            };
            matcher.add_phrase(phrase, phrase_of);
        }
    }
}

/// Names of states, forces and commands are found through their misspellings too.
fn typos(entries: &Entries, matcher: &mut Matcher) {
    for country in &entries.countries {
        for name in country.names.iter().chain([&country.name_ar]) {
            matcher.mend_typos(name);
        }
        for nisba in &country.nisba {
            for form in nisba_forms(&fold(nisba)) {
                matcher.mend_typos(&form);
            }
        }
    }
    for person in &entries.persons {
        for name in person.forms.iter().chain(&person.short) {
            matcher.mend_typos(name);
        }
    }
    for actor in entries.actors.iter().filter(|a| a.armed()) {
        for form in &actor.forms {
            matcher.mend_typos(form);
        }
    }
}

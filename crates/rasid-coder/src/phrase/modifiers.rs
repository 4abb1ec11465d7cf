//! What follows a head: adjectives, fillers, who backs it, whose it is.
//!
//! A nationality says whose forces, government or proxies a phrase is; an
//! unknown word is passed over only where a nationality or a tie comes after it.

use super::genitives::hold_people;
use super::{Head, Np, Parser};
use crate::context::Context;
use crate::values::Who;
use rasid_codebook::{Country, CountryForm, Grammatical, Hit, Ref, TargetIs, WordClass};
use rasid_text::TokenKind;
use rasid_text::fold::letters;

/// The kind of people of whom nothing is told.
const PEOPLE: &str = "people";

/// How many words may follow a head and belong to it.
const MODIFIERS: usize = 8;

impl Parser<'_, '_> {
    /// Takes up fillers, adjectives, ties and genitives after a head; returns the token after them.
    pub(super) fn modifiers(&mut self, np: &mut Np, mut next: usize, depth: usize) -> usize {
        let (ctx, end) = (self.ctx, self.end);
        for _ in 0..MODIFIERS {
            let at = skip_marks(ctx, next, end, np);
            if at >= end {
                break;
            }
            let Some(hit) = ctx.hit(at) else {
                match unknown_adjective(ctx, at, end) {
                    Some(after) => {
                        next = after;
                        continue;
                    }
                    None => break,
                }
            };
            if hit.clitics.conj {
                break;
            }
            match self.modifier(np, &hit, depth) {
                Some(after) => {
                    next = after;
                    np.closed = true;
                }
                None => break,
            }
        }
        next
    }

    /// Takes up one modifier; `None` where the phrase ends before it.
    fn modifier(&mut self, np: &mut Np, hit: &Hit, depth: usize) -> Option<usize> {
        let after = hit.tokens.end;
        let free = hit.clitics.prep.is_none();
        for r in hit.refs {
            match r {
                Ref::Country(at, CountryForm::Nisba) if free => {
                    let country = self.ctx.book.country(*at);
                    if let Some(own) = self.own_of_its_kind(country, np, after) {
                        np.whos = vec![own];
                        return Some(after);
                    }
                    if let Some(other) = self.anothers(country, np, hit) {
                        np.whos = vec![other];
                        return Some(after);
                    }
                    let Some(who) = acts_for(self.ctx, country, np) else {
                        continue;
                    };
                    np.whos.extend(
                        who.and_then(|id| Who::by_id(self.ctx.book, id, np.word.start..after)),
                    );
                    return Some(after);
                }
                Ref::Word(WordClass::Backing)
                    if free
                        && matches!(
                            np.head,
                            Head::Group | Head::Force | Head::People | Head::Actor
                        ) =>
                {
                    return sponsor(self.ctx, np, after, self.end);
                }
                Ref::Word(WordClass::Belonging) if free && np.head != Head::State => {
                    return self.owner(np, after, depth).or(Some(after));
                }
                Ref::Word(WordClass::Filler)
                    if free
                        && np.head != Head::Place
                        && np.head != Head::State
                        && !stands_alone(np, hit) =>
                {
                    return Some(after);
                }
                Ref::Word(WordClass::Own) if free && np.head == Head::Force => {
                    np.own = true;
                    return Some(after);
                }
                Ref::Word(WordClass::Former) if free => {
                    np.former = true;
                    return Some(after);
                }
                _ => {}
            }
        }
        if self.armed_too(np, hit) {
            return Some(after);
        }
        if let Some(armed) = self.people_again(np, hit) {
            np.armed |= armed;
            return Some(after);
        }
        self.genitive(np, hit, depth)
    }

    /// "Armed rebels": said of an actor that has just been named.
    fn armed_too(&self, np: &Np, hit: &Hit) -> bool {
        let same = hit.clitics.article == np.definite && hit.clitics.prep.is_none();
        let armed = |r: &Ref| matches!(r, Ref::Target(at, Grammatical::Plural) if self.ctx.book.target(*at).sector.is_some());
        np.head == Head::Actor && same && hit.refs.iter().any(armed)
    }

    /// "Armed men", "young people masked": a word for people right after people is said of them.
    fn people_again(&self, np: &mut Np, hit: &Hit) -> Option<bool> {
        let same = hit.clitics.article == np.definite && hit.clitics.prep.is_none();
        if !(matches!(np.head, Head::People | Head::Group) && np.whos.is_empty() && same) {
            return None;
        }
        let number = np
            .people
            .or_else(|| np.thing.map(|_| Grammatical::Plural))?;
        hit.refs.iter().find_map(|r| match r {
            Ref::Target(at, n) if *n == number => {
                let entry = self.ctx.book.target(*at);
                let people = matches!(entry.is, TargetIs::People | TargetIs::Civilians);
                let armed = entry.sector.is_some();
                if armed {
                    np.thing = Some(*at);
                }
                people.then_some(armed)
            }
            _ => None,
        })
    }

    /// "The regime's planes" with another state's nationality: that state's forces.
    fn anothers(&self, country: &Country, np: &Np, hit: &Hit) -> Option<Who> {
        let book = self.ctx.book;
        let [who] = &np.whos[..] else { return None };
        let actor = book.actor_by_id(&who.id)?;
        let state = matches!(actor.sector.as_str(), "GOV" | "MIL");
        let other = actor.country.as_deref() != Some(country.code.as_str());
        let same = np.head == Head::Actor && hit.clitics.article;
        let id = match actor.sector.as_str() {
            "GOV" => country.government.as_deref(),
            _ => country.forces.as_deref(),
        };
        let id = id.filter(|_| state && other && same && np.word.end == hit.tokens.start)?;
        Who::by_id(book, id, np.word.start..hit.tokens.end)
    }

    /// "Police" with a nationality: that state's own.
    fn own_of_its_kind(&self, country: &Country, np: &Np, after: usize) -> Option<Who> {
        let book = self.ctx.book;
        let [who] = &np.whos[..] else { return None };
        let kind = book.actor_by_id(&who.id)?.kind?;
        let own = country.force(kind).filter(|_| np.head == Head::Actor)?;
        Who::by_id(book, own, np.word.start..after)
    }

    /// Who owns it, after a word of belonging.
    fn owner(&mut self, np: &mut Np, at: usize, depth: usize) -> Option<usize> {
        let (ctx, end) = (self.ctx, self.end);
        let at = skip_marks(ctx, skip_demonstrative(ctx, at, end), end, np);
        let (inner, tokens, _) = self.parse(at, depth + 1)?;
        // "A bus that carries workers": those in it.
        if matches!(np.head, Head::Site | Head::Civil) && self.are_people(&inner) {
            hold_people(np, &inner);
            return Some(tokens.end);
        }
        if inner.whos.is_empty() {
            return None;
        }
        if np.head != Head::Actor {
            np.whos.extend(inner.whos);
        }
        Some(tokens.end)
    }
}

/// "The rebels (downed) a helicopter": a machine without the article that the phrase has is no
/// adjective of it.
fn stands_alone(np: &Np, hit: &Hit) -> bool {
    let machine = hit.refs.iter().any(|r| matches!(r, Ref::Weapon(..)));
    let fights = matches!(np.head, Head::Actor | Head::Group | Head::People);
    machine && fights && !hit.clitics.article
}

/// Who a state's adjective makes of such a head; `None` where it says nothing of whose it is.
fn acts_for<'c>(ctx: &Context, country: &'c Country, np: &Np) -> Option<Option<&'c str>> {
    let thing = np.thing.map(|at| ctx.book.target(at));
    let states = thing.is_some_and(|t| t.state);
    let unarmed = thing.is_some_and(|t| t.is == TargetIs::Civilians || t.id == PEOPLE);
    Some(match np.head {
        // "An Iraqi tourist" is of no force.
        Head::People if unarmed => None,
        Head::Site if states => country.government.as_deref(),
        Head::Force | Head::Site | Head::People => country.forces.as_deref(),
        Head::Group => country.proxies.as_deref(),
        Head::Body => country.government.as_deref(),
        Head::Official if np.military => country.forces.as_deref(),
        Head::Official => country.government.as_deref(),
        _ => return None,
    })
}

/// Quotation marks inside a phrase, and a comma before a person's name in apposition.
fn skip_marks(ctx: &Context, mut at: usize, end: usize, np: &Np) -> usize {
    while at < end && matches!(ctx.doc.tokens[at].kind, TokenKind::Open | TokenKind::Close) {
        at += 1;
    }
    let comma = at < end && ctx.doc.tokens[at].kind == TokenKind::Comma;
    if comma && np.head == Head::Official && np.person.is_none() && names_person(ctx, at + 1, end) {
        return at + 1;
    }
    at
}

fn names_person(ctx: &Context, mut at: usize, end: usize) -> bool {
    for _ in 0..2 {
        if at >= end {
            return false;
        }
        let Some(hit) = ctx.hit(at) else {
            return false;
        };
        if hit.refs.iter().any(|r| matches!(r, Ref::Person { .. })) {
            return true;
        }
        if !hit.refs.contains(&Ref::Word(WordClass::Filler)) {
            return false;
        }
        at = hit.tokens.end;
    }
    false
}

/// An unknown word that stands between a head and a nationality or a tie.
fn unknown_adjective(ctx: &Context, at: usize, end: usize) -> Option<usize> {
    let word = ctx.doc.tokens[at].kind == TokenKind::Word;
    // A name in quotation marks, and what follows them.
    let mark = |k: usize| matches!(ctx.doc.tokens[k].kind, TokenKind::Open | TokenKind::Close);
    let next = (at + 1..end).find(|k| !mark(*k));
    // An adjective has an article where the word before it has one.
    let article = |k: usize| {
        let mut letters = ctx.doc.word(k).chars();
        letters.next() == Some(letters::ALEF) && letters.next() == Some(letters::LAM)
    };
    let agrees = at == 0 || !article(at - 1) || article(at);
    // "Of the airlines": what a preposition brings is no adjective.
    let mut letters = ctx.doc.word(at).chars();
    let brought = letters.next() == Some(letters::LAM) && letters.next() == Some(letters::LAM);
    let next = next.filter(|_| word && agrees && !brought)?;
    let hit = ctx.hit(next)?;
    let ties = hit.clitics.prep.is_none()
        && !hit.clitics.conj
        && hit.refs.iter().any(|r| {
            matches!(r, Ref::Country(_, CountryForm::Nisba))
                || matches!(r, Ref::Word(WordClass::Backing | WordClass::Belonging))
        });
    ties.then_some(next)
}

/// Who backs the group: a state's name, or nobody that the codebook knows.
fn sponsor(ctx: &Context, np: &mut Np, at: usize, end: usize) -> Option<usize> {
    let at = skip_filler(ctx, at, end);
    let hit = ctx.hit_before(at, end)?;
    for r in hit.refs {
        if let Ref::Country(country, _) = r {
            let proxies = ctx.book.country(*country).proxies.as_deref();
            if np.head != Head::Actor {
                let who =
                    proxies.and_then(|id| Who::by_id(ctx.book, id, np.word.start..hit.tokens.end));
                np.whos.extend(who);
            }
            return Some(hit.tokens.end);
        }
    }
    hit.refs
        .iter()
        .any(|r| matches!(r, Ref::Actor { .. }))
        .then_some(hit.tokens.end)
}

fn skip_filler(ctx: &Context, at: usize, end: usize) -> usize {
    let skips = |at: usize| {
        ctx.hit(at).filter(|h| {
            h.refs
                .iter()
                .any(|r| matches!(r, Ref::Word(WordClass::Filler | WordClass::From)))
        })
    };
    match (at < end).then(|| skips(at)).flatten() {
        Some(hit) => hit.tokens.end,
        None => at,
    }
}

fn skip_demonstrative(ctx: &Context, at: usize, end: usize) -> usize {
    let found = ctx.hit_before(at, end);
    match found {
        Some(hit) if hit.refs.contains(&Ref::Word(WordClass::Demonstrative)) => hit.tokens.end,
        _ => at,
    }
}

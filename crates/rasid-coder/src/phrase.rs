//! Noun phrases: a head noun and whose it is.
//!
//! "Sites belonging to the factions loyal to X", "the US forces", "a base of
//! the Coalition in the field of Y": the head says what it is (a force acts, a
//! site does not), its genitives, adjectives and ties say whose.

use crate::context::Context;
use crate::values::Who;
use rasid_codebook::{Clitics, CountryForm, Grammatical, Hit, PlaceKind, Ref, WordClass};
use rasid_model::WeaponClass;
use rasid_text::TokenKind;
use std::ops::Range;

/// What a noun phrase is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Head {
    /// A named actor.
    Actor,
    /// A state by its name or capital.
    State,
    Force,
    Group,
    Person,
    Official,
    Body,
    Source,
    Site,
    Civil,
    LaunchSite,
    FireSource,
    /// Ground held by a side.
    HeldGround,
    People,
    Place,
}

impl Head {
    /// Can it be the doer of an attack?
    pub fn acts(self) -> bool {
        matches!(
            self,
            Head::Actor | Head::State | Head::Force | Head::Group | Head::Body | Head::Person
        )
    }

    /// Can it speak?
    pub fn speaks(self) -> bool {
        self.acts() || matches!(self, Head::Official | Head::Source)
    }
}

/// A place as a phrase names it.
#[derive(Clone, Debug)]
pub(crate) struct PlaceRef {
    pub at: u32,
    pub tokens: Range<usize>,
    /// By it, on a side of it, in its countryside.
    pub near: bool,
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub(crate) struct Np {
    pub head: Head,
    /// Whose it is, or who it is; several where the phrase names several.
    pub whos: Vec<Who>,
    pub places: Vec<PlaceRef>,
    pub source: Option<u32>,
    pub person: Option<u32>,
    pub office: Option<u32>,
    pub definite: bool,
    /// The head noun's tokens.
    pub word: Range<usize>,
    /// The office is called a former one.
    pub former: bool,
    /// A military official.
    pub military: bool,
    /// The weapon that the head is as well (warplanes): it goes back to no force named before.
    pub weapon: Option<u32>,
    /// One machine.
    pub single: bool,
    /// Its first word without clitics.
    pub first: String,
    /// It took an adjective or a genitive, so no genitive follows.
    pub closed: bool,
    /// "Our forces", "his country's forces": whoever speaks owns it.
    pub own: bool,
    /// How many people the head counts by its form alone.
    pub people: Option<Grammatical>,
}

/// What short later forms go back to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    force: Option<Vec<Who>>,
    group: Option<Vec<Who>>,
    sources: Vec<u32>,
    persons: Vec<u32>,
    /// The last place named by each feature word.
    features: Vec<(String, PlaceRef)>,
    /// The source named last by each first word ("the centre", "the network").
    named: Vec<(String, u32)>,
    site: Option<(Vec<Who>, Vec<PlaceRef>)>,
}

const MODIFIERS: usize = 8;

/// The noun phrase that begins at token `at`.
pub(crate) fn noun_phrase(
    ctx: &Context,
    at: usize,
    end: usize,
    memory: &mut Memory,
) -> Option<(Np, Range<usize>, Clitics)> {
    let (np, tokens, clitics) = parse(ctx, at, end, 0, memory)?;
    memory.keep(ctx, &np);
    Some((np, tokens, clitics))
}

impl Memory {
    fn keep(&mut self, ctx: &Context, np: &Np) {
        match np.head {
            Head::Force if !np.whos.is_empty() => self.force = Some(np.whos.clone()),
            Head::Group if !np.whos.is_empty() => self.group = Some(np.whos.clone()),
            _ => {}
        }
        if let Some(source) = np.source {
            self.sources.retain(|s| *s != source);
            self.sources.push(source);
            let word = np.first.clone();
            let unnamed = ctx.book.source(source).kind == rasid_model::SourceKind::Unnamed;
            if np.word.len() > 1 && !unnamed {
                self.named.retain(|(w, _)| *w != word);
                self.named.push((word, source));
            }
        }
        if np.head == Head::Site && !(np.whos.is_empty() && np.places.is_empty()) {
            self.site = Some((np.whos.clone(), np.places.clone()));
        }
        if let Some(person) = np.person
            && !self.persons.contains(&person)
        {
            self.persons.push(person);
        }
    }
}

impl Memory {
    fn keep_place(&mut self, ctx: &Context, place: &PlaceRef, features: &[Feature], hit: &Hit) {
        let own = (hit.tokens.len() > 1).then(|| stem(ctx, hit));
        for word in features.iter().map(|f| f.word().to_owned()).chain(own) {
            self.features.retain(|(f, _)| *f != word);
            self.features.push((word, place.clone()));
        }
    }
}

fn parse(
    ctx: &Context,
    at: usize,
    end: usize,
    depth: usize,
    memory: &mut Memory,
) -> Option<(Np, Range<usize>, Clitics)> {
    if depth > 3 || at >= end {
        return None;
    }
    if let Some(found) = short_source(ctx, at, memory) {
        return Some(found);
    }
    let hit = ctx.book.matcher().longest(&ctx.readings, at)?;
    if let Some(found) = place_phrase(ctx, at, end, memory) {
        return Some(found);
    }
    let mut np = head_of(ctx, &hit, memory)?;
    let clitics = hit.clitics;
    let mut next = hit.tokens.end;
    np.own = clitics.suffix && np.head == Head::Force;
    if !clitics.suffix {
        next = modifiers(ctx, &mut np, next, end, depth, memory);
    }
    settle(ctx, &mut np, memory)?;
    Some((np, at..next, clitics))
}

fn new_np(head: Head, hit: &Hit) -> Np {
    Np {
        head,
        whos: Vec::new(),
        places: Vec::new(),
        source: None,
        person: None,
        office: None,
        definite: hit.clitics.article,
        word: hit.tokens.clone(),
        former: false,
        own: false,
        single: hit
            .refs
            .iter()
            .any(|r| matches!(r, Ref::Weapon(_, Grammatical::Singular))),
        first: String::new(),
        closed: hit.clitics.article,
        weapon: hit.refs.iter().find_map(|r| match r {
            Ref::Weapon(at, _) => Some(*at),
            _ => None,
        }),
        people: people(hit),
        military: hit.refs.contains(&Ref::Word(WordClass::MilitaryOfficial)),
    }
}

fn people(hit: &Hit) -> Option<Grammatical> {
    hit.refs.iter().find_map(|r| match r {
        Ref::Word(WordClass::PersonNoun) => Some(Grammatical::Singular),
        Ref::Word(WordClass::TwoPeople) => Some(Grammatical::Dual),
        Ref::Word(WordClass::PeopleNoun) => Some(Grammatical::Plural),
        _ => None,
    })
}

/// The head that a match opens, if it opens a noun phrase.
fn head_of(ctx: &Context, hit: &Hit, memory: &Memory) -> Option<Np> {
    let mut best: Option<((u8, usize), Np)> = None;
    for r in hit.refs {
        if let Some((rank, np)) = head_from(ctx, hit, *r, memory) {
            // Of the sources that share a short form, the one named last.
            let age = np
                .source
                .and_then(|s| memory.sources.iter().rev().position(|m| *m == s))
                .unwrap_or(99);
            if best.as_ref().is_none_or(|(b, _)| (rank, age) < *b) {
                best = Some(((rank, age), np));
            }
        }
    }
    let (_, mut np) = best?;
    np.first = stem(ctx, hit);
    if np.weapon.is_none() && np.head == Head::Actor {
        // "The Russian air force": its first word tells what it flies.
        let first = ctx.book.matcher().all(&ctx.readings, hit.tokens.start);
        np.weapon = first.iter().flat_map(|h| h.refs).find_map(|r| match r {
            Ref::Weapon(at, _) => Some(*at),
            _ => None,
        });
    }
    // A capital or country is a place as well as a government; a person may be named with the office.
    for r in hit.refs {
        if let Ref::Place { at, .. } = r
            && matches!(np.head, Head::State | Head::Actor)
        {
            np.places.push(PlaceRef {
                at: *at,
                tokens: hit.tokens.clone(),
                near: false,
            });
        }
    }
    Some(np)
}

fn head_from(ctx: &Context, hit: &Hit, r: Ref, memory: &Memory) -> Option<(u8, Np)> {
    let mut np;
    let rank = match r {
        Ref::Actor(at) => {
            np = new_np(Head::Actor, hit);
            np.whos
                .push(Who::actor(ctx.book.actor(at), hit.tokens.clone()));
            0
        }
        Ref::Person { at, short } => {
            if short && !memory.persons.contains(&at) && !distinctive(ctx, at, hit) {
                return None;
            }
            np = new_np(Head::Person, hit);
            np.person = Some(at);
            np.whos
                .push(Who::person(ctx.book.person(at), hit.tokens.clone()));
            1
        }
        Ref::Office(at) => {
            np = new_np(Head::Official, hit);
            np.office = Some(at);
            if let Some(actor) = ctx.book.office(at).actor.as_deref() {
                np.whos
                    .extend(Who::by_id(ctx.book, actor, hit.tokens.clone()));
            }
            2
        }
        Ref::Source { at, short } => {
            if short && !memory.sources.contains(&at) {
                return None;
            }
            np = new_np(Head::Source, hit);
            np.source = Some(at);
            2
        }
        Ref::Country(at, form) if form != CountryForm::Nisba => {
            np = new_np(Head::State, hit);
            np.whos
                .push(Who::state(ctx.book.country(at), at, hit.tokens.clone()));
            3
        }
        Ref::Word(class) => {
            let head = match class {
                WordClass::Force => Head::Force,
                WordClass::Group => Head::Group,
                WordClass::Site => Head::Site,
                WordClass::Civil => Head::Civil,
                WordClass::Body => Head::Body,
                WordClass::Official | WordClass::MilitaryOfficial => Head::Official,
                WordClass::LaunchSite => Head::LaunchSite,
                WordClass::FireSource => Head::FireSource,
                WordClass::HeldBy => Head::HeldGround,
                WordClass::PersonNoun | WordClass::TwoPeople | WordClass::PeopleNoun => {
                    Head::People
                }
                _ => return None,
            };
            np = new_np(head, hit);
            4 + u8::from(head == Head::People)
        }
        Ref::Place { at, .. } => {
            if ctx.book.place(at).needs_feature && hit.tokens.len() == 1 {
                return None;
            }
            np = new_np(Head::Place, hit);
            np.places.push(PlaceRef {
                at,
                tokens: hit.tokens.clone(),
                near: false,
            });
            6
        }
        _ => return None,
    };
    Some((rank, np))
}

/// "The centre", "the network": a source named before by that word.
fn short_source(ctx: &Context, at: usize, memory: &Memory) -> Option<(Np, Range<usize>, Clitics)> {
    if memory.named.is_empty() {
        return None;
    }
    let longest = ctx.book.matcher().longest(&ctx.readings, at);
    if longest.is_some_and(|h| {
        h.tokens.len() > 1
            || h.refs
                .iter()
                .any(|r| matches!(r, Ref::Source { .. } | Ref::Actor(_)))
    }) {
        return None;
    }
    let word = ctx.doc.word(at);
    let reading = rasid_text::clitic::analyses(word)
        .find(|a| a.article && memory.named.iter().any(|(w, _)| *w == a.stem))?;
    let (_, source) = memory
        .named
        .iter()
        .rev()
        .find(|(w, _)| *w == reading.stem)?;
    let clitics = Clitics {
        conj: reading.conj.is_some(),
        prep: reading.prep,
        article: true,
        ..Clitics::default()
    };
    let hit = Hit {
        tokens: at..at + 1,
        refs: &[],
        clitics,
    };
    let mut np = new_np(Head::Source, &hit);
    np.source = Some(*source);
    Some((np, at..at + 1, clitics))
}

/// A surname long enough, or of two words, names its bearer without an introduction.
fn distinctive(ctx: &Context, person: u32, hit: &Hit) -> bool {
    let unique = hit
        .refs
        .iter()
        .filter(|r| matches!(r, Ref::Person { .. }))
        .count()
        == 1;
    let word = ctx.doc.word(hit.tokens.start);
    unique
        && hit.refs.len() == 1
        && word.chars().count() >= 5
        && !ctx.book.person(person).held.is_empty()
}

/// Takes up fillers, adjectives, ties and genitives after a head; returns the token after them.
fn modifiers(
    ctx: &Context,
    np: &mut Np,
    mut next: usize,
    end: usize,
    depth: usize,
    memory: &mut Memory,
) -> usize {
    let mut backing = false;
    for _ in 0..MODIFIERS {
        let at = skip_marks(ctx, next, end, np);
        if at >= end {
            break;
        }
        let Some(hit) = ctx.book.matcher().longest(&ctx.readings, at) else {
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
        match modifier(ctx, np, &hit, end, depth, memory, &mut backing) {
            Some(after) => {
                next = after;
                np.closed = true;
            }
            None => break,
        }
    }
    next
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
        let Some(hit) = ctx.book.matcher().longest(&ctx.readings, at) else {
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
    let word = ctx.doc.tokens[at].kind == TokenKind::Word && at + 1 < end;
    let hit = word
        .then(|| ctx.book.matcher().longest(&ctx.readings, at + 1))
        .flatten()?;
    let ties = hit.clitics.prep.is_none()
        && !hit.clitics.conj
        && hit.refs.iter().any(|r| {
            matches!(r, Ref::Country(_, CountryForm::Nisba))
                || matches!(r, Ref::Word(WordClass::Backing | WordClass::Belonging))
        });
    ties.then_some(at + 1)
}

/// Takes up one modifier; `None` where the phrase ends before it.
fn modifier(
    ctx: &Context,
    np: &mut Np,
    hit: &Hit,
    end: usize,
    depth: usize,
    memory: &mut Memory,
    backing: &mut bool,
) -> Option<usize> {
    let after = hit.tokens.end;
    let free = hit.clitics.prep.is_none();
    for r in hit.refs {
        match r {
            Ref::Country(at, CountryForm::Nisba) if free => {
                let country = ctx.book.country(*at);
                let who = match np.head {
                    Head::Force | Head::Site => country.forces.as_deref(),
                    Head::Group => country.proxies.as_deref(),
                    Head::Body => country.government.as_deref(),
                    Head::Official if np.military => country.forces.as_deref(),
                    Head::Official => country.government.as_deref(),
                    Head::People => country.forces.as_deref(),
                    _ => continue,
                };
                np.whos
                    .extend(who.and_then(|id| Who::by_id(ctx.book, id, np.word.start..after)));
                return Some(after);
            }
            Ref::Word(WordClass::Backing)
                if free
                    && matches!(
                        np.head,
                        Head::Group | Head::Force | Head::People | Head::Actor
                    ) =>
            {
                *backing = true;
                return sponsor(ctx, np, after, end);
            }
            Ref::Word(WordClass::Belonging) if free && np.head != Head::State => {
                return owner(ctx, np, after, end, depth, memory).or(Some(after));
            }
            Ref::Word(WordClass::Filler)
                if free && np.head != Head::Place && np.head != Head::State =>
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
    genitive(ctx, np, hit, end, depth, memory)
}

/// Who backs the group: a state's name, or nobody that the codebook knows.
fn sponsor(ctx: &Context, np: &mut Np, at: usize, end: usize) -> Option<usize> {
    let at = skip_filler(ctx, at, end);
    let hit = (at < end)
        .then(|| ctx.book.matcher().longest(&ctx.readings, at))
        .flatten()?;
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
        .any(|r| matches!(r, Ref::Actor(_)))
        .then_some(hit.tokens.end)
}

fn skip_filler(ctx: &Context, at: usize, end: usize) -> usize {
    let skips = |at: usize| {
        ctx.book.matcher().longest(&ctx.readings, at).filter(|h| {
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

/// Who owns it, after a word of belonging.
fn owner(
    ctx: &Context,
    np: &mut Np,
    at: usize,
    end: usize,
    depth: usize,
    memory: &mut Memory,
) -> Option<usize> {
    let at = skip_marks(ctx, skip_demonstrative(ctx, at, end), end, np);
    let (inner, tokens, _) = parse(ctx, at, end, depth + 1, memory)?;
    if inner.whos.is_empty() {
        return None;
    }
    if np.head != Head::Actor {
        np.whos.extend(inner.whos);
    }
    Some(tokens.end)
}

fn skip_demonstrative(ctx: &Context, at: usize, end: usize) -> usize {
    let found = (at < end)
        .then(|| ctx.book.matcher().longest(&ctx.readings, at))
        .flatten();
    match found {
        Some(hit) if hit.refs.contains(&Ref::Word(WordClass::Demonstrative)) => hit.tokens.end,
        _ => at,
    }
}

/// The genitive, or the owner after a lam, right after a head.
fn genitive(
    ctx: &Context,
    np: &mut Np,
    hit: &Hit,
    end: usize,
    depth: usize,
    memory: &mut Memory,
) -> Option<usize> {
    let lam = hit.clitics.prep == Some(rasid_text::fold::letters::LAM);
    let inside = hit
        .refs
        .iter()
        .any(|r| matches!(r, Ref::Word(WordClass::In | WordClass::From)));
    let at = hit.tokens.start;
    match np.head {
        Head::Source => {
            let (inner, tokens, _) = parse(ctx, at, end, depth + 1, memory)?;
            // "a source in the army": the body is who speaks; a named medium stays itself.
            let unnamed = np
                .source
                .is_some_and(|s| ctx.book.source(s).kind == rasid_model::SourceKind::Unnamed);
            (unnamed
                && hit.clitics.prep.is_none()
                && !inner.whos.is_empty()
                && inner.head == Head::Force)
                .then_some(tokens.end)
        }
        Head::Official if inside => {
            let (inner, tokens, _) = parse(ctx, hit.tokens.end, end, depth + 1, memory)?;
            if inner.whos.is_empty() {
                return None;
            }
            np.whos.extend(inner.whos);
            Some(tokens.end)
        }
        Head::People | Head::Group | Head::Force
            if np.whos.is_empty() && hit.refs.contains(&Ref::Word(WordClass::From)) =>
        {
            let (inner, tokens, _) = parse(ctx, hit.tokens.end, end, depth + 1, memory)?;
            if inner.whos.is_empty() || inner.head == Head::Place {
                return None;
            }
            np.whos.extend(inner.whos);
            Some(tokens.end)
        }
        Head::Place | Head::State | Head::FireSource | Head::LaunchSite | Head::Civil => None,
        Head::Actor | Head::Person => None,
        // "A drone of the forces" is said of one with its owner's adjective, not with his name.
        Head::Force
            if np.single
                && !lam
                && np
                    .weapon
                    .is_some_and(|w| ctx.book.weapon(w).class == WeaponClass::Drone) =>
        {
            None
        }
        _ if (hit.clitics.prep.is_none() && (!np.closed || np.head == Head::Official)) || lam => {
            let (inner, tokens, _) = parse(ctx, at, end, depth + 1, memory)?;
            if lam && inner.head == Head::Place {
                return None;
            }
            take_genitive(np, inner).then_some(tokens.end)
        }
        _ => None,
    }
}

/// Folds a genitive into its head; false where it is none.
fn take_genitive(np: &mut Np, inner: Np) -> bool {
    match (np.head, inner.head) {
        (Head::Official, Head::Person) => {
            np.person = inner.person;
            np.head = Head::Person;
            np.whos = inner.whos;
            true
        }
        (Head::Site | Head::HeldGround, Head::Site | Head::Civil | Head::LaunchSite) => {
            np.whos.extend(inner.whos);
            np.places.extend(inner.places);
            true
        }
        (Head::Force | Head::Group | Head::Official | Head::Body, Head::Place) => false,
        (Head::Force, Head::State) if np.whos.is_empty() => {
            np.whos.extend(inner.whos);
            true
        }
        (_, Head::Source) => false,
        _ => {
            let some = !inner.whos.is_empty() || !inner.places.is_empty();
            np.whos.extend(inner.whos);
            np.places.extend(inner.places);
            some
        }
    }
}

/// Makes a head complete, or drops it where it names nothing that the coder can use.
fn settle(ctx: &Context, np: &mut Np, memory: &Memory) -> Option<()> {
    match np.head {
        Head::Force => {
            for who in &mut np.whos {
                who.arm(ctx.book);
            }
            let shared = if np.whos.is_empty() {
                shared_nisba(ctx, np)
            } else {
                None
            };
            if let Some(country) = shared {
                let forces = ctx.book.country(country).forces.as_deref();
                np.whos
                    .extend(forces.and_then(|id| Who::by_id(ctx.book, id, np.word.clone())));
            }
            if np.whos.is_empty() && np.definite && !np.own && np.weapon.is_none() {
                np.whos = memory.force.clone().unwrap_or_default();
                for who in &mut np.whos {
                    who.tokens = np.word.clone();
                }
            }
        }
        Head::Group => {
            for who in &mut np.whos {
                who.sponsor(ctx.book);
            }
            if np.whos.is_empty() && np.definite {
                np.whos = memory.group.clone().unwrap_or_default();
                for who in &mut np.whos {
                    who.tokens = np.word.clone();
                }
            }
        }
        Head::Site | Head::HeldGround => {
            for who in &mut np.whos {
                who.arm(ctx.book);
            }
            if np.whos.is_empty()
                && np.places.is_empty()
                && np.definite
                && let Some((whos, places)) = &memory.site
            {
                np.whos.clone_from(whos);
                np.places.clone_from(places);
                np.whos.iter_mut().for_each(|w| w.tokens = np.word.clone());
                np.places
                    .iter_mut()
                    .for_each(|p| p.tokens = np.word.clone());
            }
        }
        Head::Official if np.person.is_some() => np.head = Head::Person,
        _ => {}
    }
    let mut seen: Vec<String> = Vec::new();
    np.whos.retain(|w| {
        let new = !seen.contains(&w.id);
        seen.push(w.id.clone());
        new
    });
    Some(())
}

/// "The army and the government of Iraq (both)": a nationality after the second head holds for the first.
fn shared_nisba(ctx: &Context, np: &Np) -> Option<u32> {
    let hit = |at: usize| {
        ctx.book
            .matcher()
            .longest(&ctx.readings, at)
            .filter(|_| at < ctx.doc.tokens.len())
    };
    let second = hit(np.word.end).filter(|_| np.word.end < ctx.doc.tokens.len())?;
    let heads = second
        .refs
        .iter()
        .any(|r| matches!(r, Ref::Word(WordClass::Body | WordClass::Force)));
    if !(second.clitics.conj && heads) {
        return None;
    }
    let after = (second.tokens.end < ctx.doc.tokens.len())
        .then(|| hit(second.tokens.end))
        .flatten()?;
    after.refs.iter().find_map(|r| match r {
        Ref::Country(at, CountryForm::Nisba) => Some(*at),
        _ => None,
    })
}

/// A place with the words that say how near: sides, countryside, feature words.
fn place_phrase(
    ctx: &Context,
    begin: usize,
    end: usize,
    memory: &mut Memory,
) -> Option<(Np, Range<usize>, Clitics)> {
    let mut next = begin;
    let mut near = false;
    let mut features: Vec<Feature> = Vec::new();
    let mut first: Option<Clitics> = None;
    for _ in 0..4 {
        let at = skip_open(ctx, next, end);
        let named = !features.is_empty() || near;
        let any = || ctx.book.matcher().longest(&ctx.readings, at);
        let place = || {
            ctx.book
                .matcher()
                .longest_place(&ctx.readings, at)
                .filter(|_| named)
        };
        let hit = match (any(), place()) {
            // After a feature word an ordinary word may be the name of a place.
            (Some(word), Some(place)) if at < end && place.tokens.end >= word.tokens.end => {
                Some(place)
            }
            (word, _) => word.filter(|_| at < end),
        };
        let Some(hit) =
            hit.filter(|h| first.is_none() || !(h.clitics.conj || h.clitics.prep.is_some()))
        else {
            break;
        };
        let clitics = *first.get_or_insert(hit.clitics);
        if let Some(place) = choose_place(ctx, &hit, &features) {
            let bare = features.is_empty() && !near;
            let names_actor = hit
                .refs
                .iter()
                .any(|r| matches!(r, Ref::Actor(_) | Ref::Country(..)));
            let risky = ctx.book.place(place).needs_feature && hit.tokens.len() == 1;
            if bare && (names_actor || (risky && !listed(ctx, begin))) {
                return None;
            }
            let found = PlaceRef {
                at: place,
                tokens: begin..hit.tokens.end,
                near,
            };
            memory.keep_place(ctx, &found, &features, &hit);
            let mut np = new_np(Head::Place, &hit);
            np.places.push(found);
            let after = trailing_sides(ctx, hit.tokens.end, end);
            return Some((np, begin..after, clitics));
        }
        match feature_word(ctx, &hit) {
            Some(Feature::Side) => near = true,
            Some(feature) => features.push(feature),
            None => break,
        }
        next = hit.tokens.end;
    }
    short_place(ctx, begin, &features, first?, memory)
}

/// Does a feature word just before open a list of names ("fields, among them ...")?
fn listed(ctx: &Context, at: usize) -> bool {
    let Some(sentence) = ctx.doc.sentence_of(at) else {
        return false;
    };
    let start = ctx.doc.sentences[sentence]
        .tokens
        .start
        .max(at.saturating_sub(8));
    (start..at).any(|k| {
        let hit = (!ctx.readings.unknown(k))
            .then(|| ctx.book.matcher().longest(&ctx.readings, k))
            .flatten();
        hit.is_some_and(|h| h.refs.contains(&Ref::Word(WordClass::FeatureSite)))
    })
}

fn skip_open(ctx: &Context, mut at: usize, end: usize) -> usize {
    while at < end && ctx.doc.tokens[at].kind == TokenKind::Open {
        at += 1;
    }
    at
}

/// What a feature word says of the name after it.
#[derive(Clone, Debug, PartialEq)]
enum Feature {
    Side,
    Town(String),
    Site(String),
    Wide(String),
}

impl Feature {
    fn word(&self) -> &str {
        match self {
            Feature::Side => "",
            Feature::Town(w) | Feature::Site(w) | Feature::Wide(w) => w,
        }
    }
}

/// A word without its clitics: what short later forms are remembered by.
fn stem(ctx: &Context, hit: &Hit) -> String {
    let c = hit.clitics;
    rasid_text::clitic::analyses(ctx.doc.word(hit.tokens.start))
        .find(|a| {
            a.suffix.is_none()
                && !a.future
                && a.conj.is_some() == c.conj
                && a.prep == c.prep
                && a.article == c.article
        })
        .map(|a| a.stem.into_owned())
        .unwrap_or_default()
}

fn feature_word(ctx: &Context, hit: &Hit) -> Option<Feature> {
    let word = || stem(ctx, hit);
    hit.refs.iter().find_map(|r| match r {
        Ref::Word(WordClass::SideOf) => Some(Feature::Side),
        Ref::Word(WordClass::Feature) => Some(Feature::Town(word())),
        Ref::Word(WordClass::FeatureSite) => Some(Feature::Site(word())),
        Ref::Word(WordClass::FeatureWide) => Some(Feature::Wide(word())),
        _ => None,
    })
}

/// Of the places that a name may mean, the one that its feature words fit best.
/// A bare name shared by a governorate and its capital means the governorate: never finer than the words.
fn choose_place(ctx: &Context, hit: &Hit, features: &[Feature]) -> Option<u32> {
    if hit
        .refs
        .iter()
        .any(|r| matches!(r, Ref::Country(_, CountryForm::Nisba)))
    {
        return None;
    }
    let places = hit.refs.iter().filter_map(|r| match r {
        Ref::Place { at, .. } => Some(*at),
        _ => None,
    });
    places.min_by_key(|at| {
        use PlaceKind::*;
        let place = ctx.book.place(*at);
        let order: [PlaceKind; 9] = match features.last() {
            Some(Feature::Town(_)) => [
                Town,
                Village,
                Neighbourhood,
                District,
                Governorate,
                Facility,
                Nature,
                Region,
                Country,
            ],
            Some(Feature::Site(_)) => [
                Facility,
                Nature,
                Town,
                Village,
                Neighbourhood,
                District,
                Governorate,
                Region,
                Country,
            ],
            Some(Feature::Wide(_)) => [
                Governorate,
                Region,
                District,
                Country,
                Town,
                Village,
                Neighbourhood,
                Facility,
                Nature,
            ],
            _ => [
                Country,
                Governorate,
                Town,
                Facility,
                Region,
                District,
                Village,
                Neighbourhood,
                Nature,
            ],
        };
        (
            place.needs_feature && features.is_empty() && hit.tokens.len() == 1,
            order.iter().position(|k| *k == place.kind),
            *at,
        )
    })
}

/// Sides after a name belong to it.
fn trailing_sides(ctx: &Context, at: usize, end: usize) -> usize {
    let mut next = at;
    while next < end {
        let Some(hit) = ctx.book.matcher().longest(&ctx.readings, next) else {
            break;
        };
        let side = hit.clitics.article
            && hit.clitics.prep.is_none()
            && hit.refs.contains(&Ref::Word(WordClass::SideOf));
        if !side {
            break;
        }
        next = hit.tokens.end;
    }
    next
}

/// "The field", "the town": the last one named with that word.
fn short_place(
    ctx: &Context,
    at: usize,
    features: &[Feature],
    clitics: Clitics,
    memory: &Memory,
) -> Option<(Np, Range<usize>, Clitics)> {
    let feature = features
        .first()
        .filter(|_| features.len() == 1 && clitics.article)?;
    let (_, place) = memory
        .features
        .iter()
        .rev()
        .find(|(f, _)| f == feature.word())?;
    let hit = ctx.book.matcher().longest(&ctx.readings, at)?;
    let mut np = new_np(Head::Place, &hit);
    np.places.push(PlaceRef {
        tokens: hit.tokens.clone(),
        ..place.clone()
    });
    Some((np, hit.tokens, clitics))
}

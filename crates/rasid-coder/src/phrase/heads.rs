//! The head of a phrase: the actor, state, person, office, source or kind of
//! thing that its first word names.
//!
//! A name ranks before a general noun. A short form counts only where its
//! bearer was named before, or is told by nothing else.

use super::{Found, Head, Memory, Np, PlaceRef, shared};
use crate::context::Context;
use crate::values::Who;
use rasid_codebook::{
    Clitics, CountryForm, FrameForm, FrameRole, Genitive, Grammatical, Hit, NameNeeds, Ref,
    TargetIs, WordClass,
};
use rasid_text::TokenKind;
use rasid_text::clitic::Analysis;
use std::cell::OnceCell;

pub(super) fn new_np(head: Head, hit: &Hit) -> Np {
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
        thing: hit.refs.iter().find_map(|r| match r {
            Ref::Target(at, _) => Some(*at),
            _ => None,
        }),
        armed: false,
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
pub(super) fn head_of(ctx: &Context, hit: &Hit, memory: &Memory) -> Option<Np> {
    let mut best: Option<((u8, usize), Np)> = None;
    let shared = Shared::default();
    for r in hit.refs {
        if let Some((rank, np)) = head_from(ctx, hit, *r, memory, &shared) {
            // Of those that share a short form, the one named last.
            let source = np.source.and_then(|s| ago(&memory.sources, s));
            let person = np.person.and_then(|p| ago(&memory.persons, p));
            let age = source.or(person).unwrap_or(usize::MAX);
            if best.as_ref().is_none_or(|(b, _)| (rank, age) < *b) {
                best = Some(((rank, age), np));
            }
        }
    }
    let (_, mut np) = best?;
    let thing = np.thing.map(|at| ctx.book.target(at));
    np.armed = thing.is_some_and(|t| t.sector.is_some());
    np.first = stem(ctx, hit);
    let people = thing.is_some_and(|t| matches!(t.is, TargetIs::People | TargetIs::Civilians));
    if people && np.people.is_none() && np.head == Head::Source {
        np.people = hit.refs.iter().find_map(|r| match r {
            Ref::Target(_, number) => Some(*number),
            _ => None,
        });
    }
    if np.weapon.is_none() && np.head == Head::Actor {
        // "The Russian air force": its first word tells what it flies.
        let mut first = ctx.hits(hit.tokens.start).flat_map(|h| h.refs);
        np.weapon = first.find_map(|r| match r {
            Ref::Weapon(at, _) => Some(*at),
            _ => None,
        });
    }
    // A capital or country is a place as well as a government; a person may be named with the office.
    for r in hit.refs {
        if let Ref::Place { at, risky: false } = r
            && matches!(np.head, Head::State | Head::Actor)
        {
            np.places.push(PlaceRef::new(*at, hit.tokens.clone()));
        }
    }
    Some(np)
}

/// Whom a match means that several share; asked once, however many share it.
#[derive(Default)]
struct Shared {
    bearer: OnceCell<Option<u32>>,
    holder: OnceCell<Option<u32>>,
}

fn head_from(
    ctx: &Context,
    hit: &Hit,
    r: Ref,
    memory: &Memory,
    shared: &Shared,
) -> Option<(u8, Np)> {
    let bearer = || *(shared.bearer).get_or_init(|| shared::bearer(ctx, hit, memory));
    let holder = || *(shared.holder).get_or_init(|| shared::holder(ctx, hit));
    let mut np;
    let rank = match r {
        Ref::Actor { at, short } => {
            if short && bearer() != Some(at) {
                return None;
            }
            np = new_np(Head::Actor, hit);
            np.whos
                .push(Who::actor(ctx.book.actor(at), hit.tokens.clone()));
            0
        }
        // A surname without an article takes none: with one it is another's.
        Ref::Person { .. } if foreign_article(hit) => return None,
        Ref::Person { at, short } => {
            let known = memory.persons.contains(&at);
            if short && !known && !distinctive(ctx, at, hit) && !titled(ctx, hit) {
                return None;
            }
            np = new_np(Head::Person, hit);
            np.person = Some(at);
            np.whos
                .push(Who::person(ctx.book.person(at), hit.tokens.clone()));
            1
        }
        Ref::Office { at, short } => {
            if short && holder() != Some(at) {
                return None;
            }
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
            let head = head_of_word(class)?;
            if head == Head::People && qualifies(ctx, hit) {
                return None;
            }
            np = new_np(head, hit);
            4 + u8::from(head == Head::People)
        }
        // A word that does another work in the sentence does that.
        Ref::Target(..)
            if hit.refs.iter().any(|r| match r {
                Ref::Word(class) => !crate::chunk::beside(*class) && !class.of_places(),
                other => matches!(other, Ref::Frame(..)),
            }) =>
        {
            return None;
        }
        Ref::Target(at, number) => {
            let is = ctx.book.target(at).is;
            let head = head_of_target(is);
            np = new_np(head, hit);
            if head == Head::People && np.people.is_none() {
                np.people = Some(number);
            }
            6
        }
        Ref::Place { at, .. } => {
            if ctx.book.place(at).needs != NameNeeds::Nothing && hit.tokens.len() == 1 {
                return None;
            }
            np = new_np(Head::Place, hit);
            np.places.push(PlaceRef::new(at, hit.tokens.clone()));
            7
        }
        _ => return None,
    };
    Some((rank, np))
}

/// "An Israeli raid": a nationality right after an event noun or a weapon that it qualifies is no person.
fn qualifies(ctx: &Context, hit: &Hit) -> bool {
    let nisba = |r: &Ref| matches!(r, Ref::Country(_, CountryForm::Nisba));
    if !hit.refs.iter().any(nisba) || hit.clitics.prep.is_some() || hit.clitics.conj {
        return false;
    }
    let before = hit.tokens.start.checked_sub(1);
    let ends_here = |k: usize| {
        (k.saturating_sub(2)..=k)
            .filter_map(|from| ctx.hit(from))
            .find(|h| h.tokens.end == k + 1)
    };
    before.and_then(ends_here).is_some_and(|h| {
        h.refs.iter().any(|r| match r {
            Ref::Frame(at, FrameForm::Noun(_)) => {
                let frame = ctx.book.frame(*at);
                frame.role == FrameRole::Event && frame.genitive != Genitive::Target
            }
            Ref::Weapon(..) => true,
            _ => false,
        })
    })
}

/// The head that a word for people or things that are hit makes.
fn head_of_target(is: TargetIs) -> Head {
    match is {
        TargetIs::People | TargetIs::Civilians => Head::People,
        TargetIs::Site => Head::Site,
        TargetIs::CivilSite => Head::Civil,
    }
}

/// The head that a general noun makes.
fn head_of_word(class: WordClass) -> Option<Head> {
    Some(match class {
        WordClass::Force => Head::Force,
        WordClass::Group => Head::Group,
        WordClass::Site => Head::Site,
        WordClass::Civil => Head::Civil,
        WordClass::Body => Head::Body,
        WordClass::Official | WordClass::MilitaryOfficial => Head::Official,
        WordClass::LaunchSite => Head::LaunchSite,
        WordClass::FireSource => Head::FireSource,
        WordClass::HeldBy => Head::HeldGround,
        WordClass::PersonNoun | WordClass::TwoPeople | WordClass::PeopleNoun => Head::People,
        _ => return None,
    })
}

/// "The centre", "the network": a source named before by that word.
pub(super) fn short_source(ctx: &Context, at: usize, memory: &Memory) -> Option<Found> {
    if memory.named.is_empty() {
        return None;
    }
    let longest = ctx.hit(at);
    if longest.is_some_and(|h| {
        h.tokens.len() > 1
            || h.refs
                .iter()
                .any(|r| matches!(r, Ref::Source { .. } | Ref::Actor { .. }))
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
    let (mut np, tokens, clitics) = by_its_word(Head::Source, at, &reading);
    np.source = Some(*source);
    Some((np, tokens, clitics))
}

/// "The front", "the committee": an actor named before by that word, where the word alone is nobody.
pub(super) fn short_actor(ctx: &Context, at: usize, memory: &Memory) -> Option<Found> {
    if memory.heads.is_empty() {
        return None;
    }
    let word = ctx.doc.word(at);
    let reading = rasid_text::clitic::analyses(word)
        .find(|a| a.article && a.suffix.is_none() && memory.names(&a.stem))?;
    let (mut np, tokens, clitics) = by_its_word(Head::Actor, at, &reading);
    np.whos = memory.head(&reading.stem)?;
    for who in &mut np.whos {
        who.tokens = np.word.clone();
    }
    Some((np, tokens, clitics))
}

/// A phrase of one word with the article, which alone names nobody.
fn by_its_word(head: Head, at: usize, reading: &Analysis) -> Found {
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
    (new_np(head, &hit), at..at + 1, clitics)
}

/// How long ago somebody was named, of those named so far.
fn ago(named: &[u32], at: u32) -> Option<usize> {
    named.iter().rev().position(|n| *n == at)
}

/// A surname long enough, or of two words, names its bearer without an introduction;
/// after an unknown word it may be somebody else's.
fn distinctive(ctx: &Context, person: u32, hit: &Hit) -> bool {
    let alone = hit.refs.len() == 1;
    let word = ctx.doc.word(hit.tokens.start);
    let named = !ctx.book.person(person).held.is_empty() || !after_unknown(ctx, hit);
    alone && word.chars().count() >= 5 && named
}

/// Does a form of one word that has no article stand with one?
fn foreign_article(hit: &Hit) -> bool {
    hit.tokens.len() == 1 && hit.clitics.article && !hit.clitics.named
}

/// Does a word that the codebook does not know stand right before, a first name perhaps?
fn after_unknown(ctx: &Context, hit: &Hit) -> bool {
    let before = hit.tokens.start.checked_sub(1);
    before.is_some_and(|at| ctx.doc.tokens[at].kind == TokenKind::Word && ctx.readings.unknown(at))
}

/// "President L.", "Minister S.": a title right before a surname that one holder of office has.
fn titled(ctx: &Context, hit: &Hit) -> bool {
    let Some(before) = hit.tokens.start.checked_sub(1).and_then(|at| ctx.hit(at)) else {
        return false;
    };
    let bearers = hit.refs.iter().filter(|r| matches!(r, Ref::Person { .. }));
    let bare = hit.clitics.prep.is_none() && !hit.clitics.conj;
    bare && bearers.count() == 1 && before.refs.contains(&Ref::Word(WordClass::Title))
}

/// A word without its clitics: what short later forms are remembered by.
pub(super) fn stem(ctx: &Context, hit: &Hit) -> String {
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

//! Genitives: "the forces of the government", "a source in the army", "the base of X".

use super::{Head, Np, Parser};
use rasid_codebook::{Grammatical, Hit, Ref, TargetIs, WordClass};
use rasid_model::{SourceKind, WeaponClass};
use rasid_text::fold::letters;

impl Parser<'_, '_> {
    /// The genitive, or the owner after a lam, right after a head.
    pub(super) fn genitive(&mut self, np: &mut Np, hit: &Hit, depth: usize) -> Option<usize> {
        let ctx = self.ctx;
        let lam = hit.clitics.prep == Some(letters::LAM);
        let inside = hit
            .refs
            .iter()
            .any(|r| matches!(r, Ref::Word(WordClass::In | WordClass::From)));
        let at = hit.tokens.start;
        match np.head {
            Head::Source => {
                let (inner, tokens, _) = self.parse(at, depth + 1)?;
                // "a source in the army": the body is who speaks; a named medium stays itself.
                let unnamed = np
                    .source
                    .is_some_and(|s| ctx.book.source(s).kind == SourceKind::Unnamed);
                (unnamed
                    && hit.clitics.prep.is_none()
                    && !inner.whos.is_empty()
                    && inner.head == Head::Force)
                    .then_some(tokens.end)
            }
            Head::Official if inside => {
                let (inner, tokens, _) = self.parse(hit.tokens.end, depth + 1)?;
                if inner.whos.is_empty() {
                    return None;
                }
                np.whos.extend(inner.whos);
                Some(tokens.end)
            }
            // "The oil minister in the State of Kuwait": the state whose minister he is.
            Head::Official if np.whos.is_empty() && hit.clitics.prep == Some(letters::BEH) => {
                let (inner, tokens, _) = self.parse(at, depth + 1)?;
                let state = inner.head == Head::State;
                state
                    .then(|| np.whos.extend(inner.whos))
                    .map(|()| tokens.end)
            }
            Head::People | Head::Group | Head::Force
                if np.whos.is_empty() && hit.refs.contains(&Ref::Word(WordClass::From)) =>
            {
                let (inner, tokens, _) = self.parse(hit.tokens.end, depth + 1)?;
                if inner.whos.is_empty() || inner.head == Head::Place {
                    return None;
                }
                np.whos.extend(inner.whos);
                Some(tokens.end)
            }
            // "A convoy of displaced people", "a group of rebels": those in it.
            Head::Site | Head::Civil | Head::Group
                if np.whos.is_empty() && hit.refs.contains(&Ref::Word(WordClass::From)) =>
            {
                let (inner, tokens, _) = self.parse(hit.tokens.end, depth + 1)?;
                let people = self.are_people(&inner);
                (people && hold_people(np, &inner)).then_some(tokens.end)
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
            _ if (hit.clitics.prep.is_none() && (!np.closed || np.head == Head::Official))
                || lam =>
            {
                let (inner, tokens, _) = self.parse(at, depth + 1)?;
                if lam && inner.head == Head::Place || !lam && self.is_object(np, &inner) {
                    return None;
                }
                if matches!(np.head, Head::Site | Head::Civil) && self.are_people(&inner) {
                    return hold_people(np, &inner).then_some(tokens.end);
                }
                // "The minister" alone takes his own name after him, and no owner.
                let titled = np.head == Head::Official && np.definite && np.word.len() == 1;
                if titled && !lam && inner.head != Head::Person {
                    return None;
                }
                take_genitive(np, inner).then_some(tokens.end)
            }
            _ => None,
        }
    }
}

impl Parser<'_, '_> {
    /// Does a phrase name people of a kind, as what holds them is told by?
    pub(super) fn are_people(&self, np: &Np) -> bool {
        let kind = np.thing.map(|at| self.ctx.book.target(at).is);
        np.head == Head::People
            || matches!(np.head, Head::Group | Head::Civil | Head::Force) && {
                matches!(kind, Some(TargetIs::People | TargetIs::Civilians))
            }
    }

    /// "Gunmen (attacked) a checkpoint": a plural that keeps its noon owns nothing after it, and
    /// what stands in the accusative is nobody's owner.
    fn is_object(&self, np: &Np, inner: &Np) -> bool {
        let doc = &self.ctx.doc;
        let last = doc.word(np.word.end.saturating_sub(1));
        let mut back = last.chars().rev();
        let sound = back.next() == Some(letters::NOON)
            && matches!(back.next(), Some(letters::WAW | letters::YEH));
        let plural = matches!(np.people, Some(Grammatical::Plural | Grammatical::Dual))
            || np.thing.is_some() && np.head != Head::Site;
        let thing = matches!(inner.head, Head::Site | Head::Civil | Head::People);
        let accusative = thing && doc.word(inner.word.start).ends_with(letters::ALEF);
        let people = matches!(np.head, Head::People | Head::Group | Head::Force);
        people && (sound && plural || accusative)
    }
}

/// What holds people, or is theirs, is told by them.
pub(super) fn hold_people(np: &mut Np, inner: &Np) -> bool {
    np.thing = inner.thing.or(np.thing);
    np.armed |= inner.armed;
    np.whos.extend(inner.whos.iter().cloned());
    inner.thing.is_some() || !inner.whos.is_empty()
}

/// Folds a genitive into its head; false where it is none.
fn take_genitive(np: &mut Np, inner: Np) -> bool {
    match (np.head, inner.head) {
        (Head::Site | Head::Civil, Head::People) => hold_people(np, &inner),
        (Head::Official, Head::Person) => {
            np.person = inner.person;
            np.head = Head::Person;
            np.whos = inner.whos;
            true
        }
        (Head::Site | Head::HeldGround, Head::Site | Head::Civil | Head::LaunchSite) => {
            // "A seat of the council": what the seat is of.
            if np.head == Head::Site && inner.whos.is_empty() && inner.places.is_empty() {
                np.thing = inner.thing.or(np.thing);
            }
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

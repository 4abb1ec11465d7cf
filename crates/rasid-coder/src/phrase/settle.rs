//! Completes a phrase once it is read: its forces, and what it goes back to.
//!
//! A definite force, group or site without an owner is the one named last; one
//! that nobody named stays nobody's.

use super::{Head, Memory, Np};
use crate::context::Context;
use crate::values::{Who, unique};
use rasid_codebook::{CountryForm, Ref, WordClass};

/// The kind of target that a state has one of.
const ARMY: &str = "army";

/// Makes a head complete: whose forces it is, and what a bare definite one goes back to.
pub(super) fn settle(ctx: &Context, np: &mut Np, memory: &Memory) {
    match np.head {
        Head::Force => settle_force(ctx, np, memory),
        Head::Group => {
            np.whos.iter_mut().for_each(|w| w.sponsor(ctx.book));
            if np.whos.is_empty() && np.definite {
                np.whos = memory.group.clone().unwrap_or_default();
                named_here(np);
            }
        }
        Head::Site | Head::HeldGround => {
            let states = np.thing.is_some_and(|at| ctx.book.target(at).state);
            np.whos.iter_mut().for_each(|w| match states {
                true => w.govern(ctx.book),
                false => w.arm(ctx.book),
            });
            if np.whos.is_empty()
                && np.places.is_empty()
                && np.definite
                && let Some((whos, places)) = &memory.site
            {
                np.whos.clone_from(whos);
                np.places.clone_from(places);
                named_here(np);
                np.places
                    .iter_mut()
                    .for_each(|p| p.tokens = np.word.clone());
            }
        }
        Head::Official if np.person.is_some() => np.head = Head::Person,
        // "The minister in the Kingdom", "the ministry of the Republic": its government's.
        Head::Official | Head::Body => np.whos.iter_mut().for_each(|w| w.govern(ctx.book)),
        _ => {}
    }
    unique(&mut np.whos);
}

fn settle_force(ctx: &Context, np: &mut Np, memory: &Memory) {
    np.whos.iter_mut().for_each(|w| w.arm(ctx.book));
    if np.whos.is_empty()
        && let Some(country) = shared_nisba(ctx, np)
    {
        let forces = ctx.book.country(country).forces.as_deref();
        np.whos
            .extend(forces.and_then(|id| Who::by_id(ctx.book, id, np.word.clone())));
    }
    if np.whos.is_empty() && np.definite && !np.own && np.weapon.is_none() {
        let same_word = memory.head(&np.first);
        np.whos = same_word
            .or_else(|| memory.force.clone())
            .unwrap_or_default();
        named_here(np);
    }
    if np.whos.is_empty() && np.definite && !np.own {
        np.whos.extend(national(ctx, np));
    }
}

/// "The army", named by nobody before: that of the country that the report speaks of here.
fn national(ctx: &Context, np: &Np) -> Option<Who> {
    let thing = np.thing.map(|at| ctx.book.target(at));
    let kind = thing.filter(|t| t.id == ARMY)?.force?;
    let code = ctx.setting().country_near(ctx, np.word.start)?;
    Who::national(ctx.book, code, kind, np.word.clone())
}

/// Whoever is taken from memory is named by the words here.
fn named_here(np: &mut Np) {
    for who in &mut np.whos {
        who.tokens = np.word.clone();
    }
}

/// "The army and the government of Iraq (both)": a nationality after the second head holds for the first.
fn shared_nisba(ctx: &Context, np: &Np) -> Option<u32> {
    let end = ctx.doc.tokens.len();
    let second = ctx.hit_before(np.word.end, end)?;
    let head = second
        .refs
        .iter()
        .any(|r| matches!(r, Ref::Word(WordClass::Body | WordClass::Force)));
    if !(second.clitics.conj && head) {
        return None;
    }
    let after = ctx.hit_before(second.tokens.end, end)?;
    after.refs.iter().find_map(|r| match r {
        Ref::Country(at, CountryForm::Nisba) => Some(*at),
        _ => None,
    })
}

//! What it was done with.
//!
//! A noun that names the weapon, else an adjective, else what the doers ride or
//! are, else what the frame itself says. Rounds are counted in `what`.

use super::Group;
use crate::chunk::Kind;
use rasid_codebook::Ref;
use rasid_model::{Evidence, Weapon};
use std::ops::Range;

impl Group<'_, '_> {
    pub(super) fn weapon(&self) -> Option<Weapon> {
        self.weapon_named()
            .or_else(|| self.weapon_inside())
            .or_else(|| self.weapon_of_doers())
            .or_else(|| self.weapon_of_frame())
    }

    fn entry(&self, at: u32, tokens: &Range<usize>) -> Weapon {
        let entry = self.ctx.book.weapon(at);
        Weapon {
            class: entry.class,
            evidence: Evidence::new(entry.id.clone(), [self.ctx.span(tokens)]),
        }
    }

    fn weapon_named(&self) -> Option<Weapon> {
        let chunks = self.args().flat_map(|a| &a.weapons);
        let weapons = chunks.filter_map(|c| match &self.ctx.chunks[*c].kind {
            Kind::Weapon(w) => Some(w),
            _ => None,
        });
        // A noun names the weapon before an adjective does.
        let named = weapons.min_by_key(|w| w.adjective)?;
        Some(self.entry(named.at, &named.word))
    }

    /// "artillery shelling" as one trigger: the adjective inside it names the weapon.
    fn weapon_inside(&self) -> Option<Weapon> {
        let ctx = self.ctx;
        let mut tokens = self
            .all()
            .flat_map(|t| ctx.chunks[t.chunk].tokens.clone().skip(1));
        tokens.find_map(|token| {
            let hit = ctx.hit(token)?;
            let at = hit.refs.iter().find_map(|r| match r {
                Ref::WeaponAdjective(at) | Ref::Weapon(at, _) => Some(*at),
                _ => None,
            })?;
            Some(self.entry(at, &hit.tokens))
        })
    }

    /// Warplanes, guns, drones that are the doers.
    fn weapon_of_doers(&self) -> Option<Weapon> {
        let (at, tokens) = self.args().flat_map(|a| &a.arms).next()?;
        Some(self.entry(*at, tokens))
    }

    fn weapon_of_frame(&self) -> Option<Weapon> {
        self.all().find_map(|trig| {
            let frame = trig.frame(self.ctx);
            let class = frame.weapon?;
            Some(Weapon {
                class,
                evidence: Evidence::new(frame.id.clone(), [trig.span(self.ctx)]),
            })
        })
    }
}

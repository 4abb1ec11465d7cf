//! Whom and what it hit: sides, civilians, sites, places, each once.
//!
//! Who is hurt, and how many, is `harm`'s.

use super::Group;
use super::who::speakers_forces;
use crate::phrase::{Head, Np};
use crate::trigger::TargetArg;
use crate::values::{Plain, Who};
use rasid_codebook::PlaceKind;
use rasid_model::{Span, Target, TargetKind};

impl Group<'_, '_> {
    pub(super) fn targets(&self) -> Vec<Target> {
        let mut out: Vec<Target> = Vec::new();
        let mut add = |target: Target| {
            if !out
                .iter()
                .any(|t| t.id == target.id && t.kind == target.kind)
            {
                out.push(target);
            }
        };
        for args in self.args() {
            for arg in &args.targets {
                self.target(arg).into_iter().for_each(&mut add);
            }
            for who in &args.target_whos {
                add(who.target(self.ctx, "target.occupant"));
            }
        }
        out
    }

    /// What one argument names as hit: whose it is, and what it is.
    fn target(&self, arg: &TargetArg) -> Vec<Target> {
        let Some(np) = self.ctx.chunks[arg.chunk].np() else {
            return Vec::new();
        };
        if let Some(whos) = self.our_own(np, arg) {
            let whos = whos.iter();
            return whos.map(|w| w.target(self.ctx, "target.own")).collect();
        }
        let rule = self.frame().id.as_str();
        let state = np.head == Head::State && !np.places.is_empty();
        let sides = np.whos.iter().filter(|_| !state).map(|w| {
            let mut who = w.clone();
            who.arm(self.ctx.book);
            who.target(self.ctx, rule)
        });
        let mut out: Vec<Target> = sides.collect();
        let what = self.what_it_is(np, self.ctx.chunk_span(arg.chunk), out.is_empty());
        out.extend(what);
        out
    }

    /// "Our forces": whoever speaks.
    fn our_own(&self, np: &Np, arg: &TargetArg) -> Option<Vec<Who>> {
        let zone = self.zone.filter(|_| np.own)?;
        let mut whos = speakers_forces(self.ctx, zone)?;
        for who in &mut whos {
            who.tokens = self.ctx.chunks[arg.chunk].tokens.clone();
        }
        Some(whos)
    }

    /// A target that is no side: what its head says it is.
    fn what_it_is(&self, np: &Np, span: Span, nobodys: bool) -> Option<Target> {
        let ctx = self.ctx;
        let rule = self.frame().id.as_str();
        let (id, name_en, kind) = match np.head {
            Head::Civil => ("civilians", "civilians", TargetKind::Civilians),
            Head::LaunchSite => ("launch-sites", "rocket launch sites", TargetKind::Facility),
            Head::FireSource => ("source-of-fire", "source of fire", TargetKind::Place),
            Head::Place | Head::State if nobodys => {
                let entry = ctx.book.place(np.places.first()?.at);
                let kind = match entry.kind {
                    PlaceKind::Facility => TargetKind::Facility,
                    _ => TargetKind::Place,
                };
                let place = Plain {
                    id: &entry.id,
                    name_en: &entry.name_en,
                    name_ar: &entry.name_ar,
                    kind,
                };
                return Some(place.target(span, rule));
            }
            _ => return None,
        };
        let name_ar = &ctx.words(span);
        let plain = Plain {
            id,
            name_en,
            name_ar,
            kind,
        };
        Some(plain.target(span, rule))
    }
}

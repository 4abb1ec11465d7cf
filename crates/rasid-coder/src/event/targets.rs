//! Whom and what it hit: sides, civilians, sites, places, each once.
//!
//! Who is hurt, and how many, is `harm`'s.

use super::Group;
use super::who::speakers_forces;
use crate::phrase::{Head, Np};
use crate::trigger::TargetArg;
use crate::values::{Plain, Who};
use rasid_codebook::{Kind, PlaceKind, Ref, TargetEntry, TargetIs, WordClass};
use rasid_model::{EventType, Span, Target, TargetKind};

/// Civilians, and what is theirs.
const CIVILIANS: &str = "civilians";
/// People taken on a suspicion, and how many chunks after the verb it may be told.
const SUSPECTS: &str = "suspects";
const SUSPICION: usize = 10;

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
        self.people_first(&mut out);
        out.extend(self.suspects_taken(&out));
        out
    }

    /// Nameless people taken on a suspicion, told right after, are suspects.
    fn suspects_taken(&self, targets: &[Target]) -> Option<Target> {
        let ctx = self.ctx;
        let trig = self.trig();
        let taken = trig.frame(ctx).kind == EventType::Coerce;
        let people = targets.iter().any(|t| t.kind == TargetKind::Person);
        let named = targets.iter().any(|t| t.id.as_deref() == Some(SUSPECTS));
        let suspects = ctx.book.target_by_id(SUSPECTS)?;
        let mut after = ctx.just_after(trig.sentence, trig.chunk, SUSPICION);
        let hedge = after.find(|k| ctx.chunks[*k].is(WordClass::Hedge))?;
        let span = ctx.chunk_span(hedge);
        let plain = Plain {
            id: &suspects.id,
            name_en: &suspects.name_en,
            name_ar: &ctx.words(span),
            kind: TargetKind::Person,
        };
        (taken && people && !named).then(|| plain.target(span, "target.suspected"))
    }

    /// A place, and a thing that is nobody's, gives way to the people hit in it, and to the side that holds it.
    fn people_first(&self, targets: &mut Vec<Target>) {
        let thing = |t: &Target| self.ctx.book.target_by_id(t.id.as_deref()?);
        let is_thing = |t: &Target| {
            let is = thing(t).map(|t| t.is);
            matches!(is, Some(TargetIs::Site | TargetIs::CivilSite))
        };
        let hit = |t: &Target| t.kind != TargetKind::Place && !is_thing(t);
        if targets.iter().any(hit) {
            targets.retain(|t| !is_thing(t) && t.kind != TargetKind::Place);
        }
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
        let span = self.ctx.chunk_span(arg.chunk);
        match np.thing.map(|at| self.ctx.book.target(at)) {
            Some(thing) if out.is_empty() => out = self.named_kind(thing, np, span),
            Some(_) => {}
            None => {
                out.extend(self.what_it_is(np, span, out.is_empty()));
                out.extend(self.kind_of_site(np, arg.chunk));
            }
        }
        out
    }

    /// "The prison of X": what kind of thing a site that bears a name is.
    fn kind_of_site(&self, np: &Np, chunk: usize) -> Option<Target> {
        let ctx = self.ctx;
        if !matches!(np.head, Head::Place) || !np.whos.is_empty() {
            return None;
        }
        let first = ctx.chunks[chunk].tokens.start;
        let thing = ctx.hits(first).flat_map(|h| h.refs).find_map(|r| match r {
            Ref::Target(at, _) => Some(ctx.book.target(*at)),
            _ => None,
        })?;
        let kind = match thing.is {
            TargetIs::Site => TargetKind::Facility,
            TargetIs::CivilSite => TargetKind::Civilians,
            TargetIs::People | TargetIs::Civilians => return None,
        };
        let span = ctx.span(&(first..first + 1));
        let plain = Plain {
            id: &thing.id,
            name_en: &thing.name_en,
            name_ar: &ctx.words(span),
            kind,
        };
        Some(plain.target(span, "target.named-site"))
    }

    /// People or a thing of a kind that the codebook names.
    fn named_kind(&self, thing: &TargetEntry, np: &Np, span: Span) -> Vec<Target> {
        let rule = self.frame().id.as_str();
        let people = matches!(thing.is, TargetIs::People | TargetIs::Civilians);
        let forces = thing.force.filter(|_| people && !self.sides_hit());
        if let Some(forces) = forces.and_then(|kind| self.national(kind, np)) {
            return vec![forces.target(self.ctx, "target.national")];
        }
        let kind = match thing.is {
            TargetIs::People => TargetKind::Person,
            TargetIs::Civilians | TargetIs::CivilSite => TargetKind::Civilians,
            TargetIs::Site => TargetKind::Facility,
        };
        let name_ar = &self.ctx.words(span);
        let plain = Plain {
            id: &thing.id,
            name_en: &thing.name_en,
            name_ar,
            kind,
        };
        vec![plain.target(span, rule)]
    }

    /// Does the event name a side that it hit? Then soldiers without a name are its.
    fn sides_hit(&self) -> bool {
        let mut args = self.args();
        args.any(|a| {
            let mut named = a
                .targets
                .iter()
                .filter_map(|t| self.ctx.chunks[t.chunk].np());
            !a.target_whos.is_empty() || named.any(|np| !np.whos.is_empty())
        })
    }

    /// Soldiers of no named army: those of the country where it happened.
    fn national(&self, kind: Kind, np: &Np) -> Option<Who> {
        let ctx = self.ctx;
        // Beside a named army they may be its soldiers.
        let army = |w: &Who| w.sector == "MIL" || w.country.is_some();
        let mut sentence = ctx.sentences[self.trig().sentence].clone();
        let named = sentence.any(|k| {
            let np = ctx.chunks[k].np();
            np.is_some_and(|np| np.head != Head::State && np.whos.iter().any(army))
        });
        if named {
            return None;
        }
        let (place, _) = self.places();
        let code = match place {
            Some(place) => ctx.book.place(place.at).country.as_deref(),
            None => ctx.setting().country_near(ctx, np.word.start),
        };
        Who::national(ctx.book, code?, kind, np.word.clone())
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
            Head::Civil => (CIVILIANS, CIVILIANS, TargetKind::Civilians),
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

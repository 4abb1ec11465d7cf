//! What it was: how many attacks or rounds, whether it happened, of which kind.
//!
//! The names are ACLED's and PLOVER's; a weapon says more of the kind than a
//! general frame does.

use super::Group;
use crate::chunk::Kind;
use crate::context::Context;
use crate::phrase::Head;
use rasid_codebook::{FrameRole, Grammatical, Ref, Slot, WordClass};
use rasid_model::{
    Acled, Amount, Count, CountOf, EventType, Evidence, Mention, Span, Status, TargetKind,
    WeaponClass,
};
use rasid_text::clitic::analyses;
use rasid_text::number::{Number, NumberKind};

/// How many chunks a clause's number may stand after its trigger.
const CLAUSE: usize = 8;
/// ACLED's names of fire at people who protest.
const PROTESTS: &str = "Protests";
const EXCESSIVE: &str = "Excessive force against protesters";
/// ACLED's names of what a violent crowd does, and PLOVER's mode of it.
const RIOTS: &str = "Riots";
const VIOLENT: &str = "Violent demonstration";
const RIOT: &str = "riot";
/// ACLED's names of ground that a state takes, and that others take.
const TAKEN: [&str; 2] = [
    "Government regains territory",
    "Non-state actor overtakes territory",
];
/// The sectors of states.
const STATE: [&str; 4] = ["GOV", "MIL", "COP", "SPY"];
/// PLOVER's mode of fire with small arms.
const FIREARMS: &str = "firearms";
/// ACLED's name of attacks from afar.
const REMOTE: &str = "Explosions/Remote violence";
/// The codebook's id of whoever blows himself up, and what that makes of the attack.
const BOMBER: &str = "suicide-bomber";
const BELT: &str = "weapon.suicide-belt";
const SUICIDE: &str = "Suicide bomb";
const SUICIDE_MODE: &str = "suicide-attack";
/// ACLED's name of fire from afar that no aircraft carries.
const SHELLING: &str = "Shelling/artillery/missile attack";

impl Group<'_, '_> {
    pub(super) fn count(&self) -> Option<Count> {
        let mut weapons = self.args().flat_map(|a| &a.weapons);
        self.numbered()
            .or_else(|| weapons.find_map(|c| rounds(self.ctx, *c)))
            .or_else(|| self.inside())
            .or_else(|| self.crowd())
            .or_else(|| self.attacks())
    }

    /// "Three attacks": the number that counts the noun itself.
    fn numbered(&self) -> Option<Count> {
        self.args().find_map(|args| {
            let number = &self.ctx.numbers[args.number?];
            let spans = [self.ctx.span(&number.tokens)];
            Some(Count {
                amount: number.amount?,
                of: CountOf::Attacks,
                evidence: Evidence::new(number.rule.clone(), spans),
            })
        })
    }

    /// "The explosion of a bomb" as one trigger: the weapon inside it counts by its form.
    fn inside(&self) -> Option<Count> {
        let ctx = self.ctx;
        let trig = self.trig();
        let mut tokens = ctx.chunks[trig.chunk].tokens.clone().skip(1);
        tokens.find_map(|token| {
            let hit = ctx.hit(token).filter(|h| !h.clitics.article)?;
            let weapon = hit.refs.iter().find_map(|r| match r {
                Ref::Weapon(at, number) => Some((*at, *number)),
                _ => None,
            });
            let (at, number) = weapon?;
            let (amount, rule) = by_form(number);
            Some(Count {
                amount,
                of: unit(ctx.book.weapon(at).class)?,
                evidence: Evidence::new(rule, [ctx.span(&hit.tokens)]),
            })
        })
    }

    /// "raids", "two raids": the noun's own number, where it is told as news.
    fn attacks(&self) -> Option<Count> {
        if self.frame().kind != EventType::Assault {
            return None;
        }
        let mut nouns = self.all().filter(|t| !t.verb);
        let trig = nouns.find(|t| t.dual || t.plural && t.chunk == self.trig().chunk)?;
        // Two are two, whether told before or not.
        let amount = match trig.dual {
            true => Amount::exactly(2),
            false if trig.definite => return None,
            false => Amount::at_least(2),
        };
        let evidence = Evidence::new("number.of-attacks", [trig.span(self.ctx)]);
        Some(Count {
            amount,
            of: CountOf::Attacks,
            evidence,
        })
    }

    /// How many took part in a protest, or were detained.
    fn crowd(&self) -> Option<Count> {
        let of = match self.frame().kind {
            EventType::Protest => CountOf::Participants,
            EventType::Coerce => CountOf::Detainees,
            _ => return None,
        };
        let before = || self.people_before().filter(|_| self.trig().verb);
        let few = || self.few().filter(|_| of == CountOf::Detainees);
        let (amount, rule, span) = self.people_after().or_else(before).or_else(few)?;
        let evidence = Evidence::new(rule, [span]);
        Some(Count {
            amount,
            of,
            evidence,
        })
    }

    /// The number that follows the trigger in its clause.
    fn people_after(&self) -> Option<Told> {
        let ctx = self.ctx;
        let from = ctx.chunks[self.trig().chunk].tokens.end;
        let mut after = ctx.just_after(self.trig().sentence, self.trig().chunk, CLAUSE);
        let stop = after.find(|k| {
            let chunk = &ctx.chunks[*k];
            let other = matches!(chunk.kind, Kind::Frame(_) | Kind::Verb(_) | Kind::Break);
            other || chunk.is(WordClass::Clause) || chunk.is(WordClass::Including)
        });
        let last = stop.unwrap_or(after.end.max(self.trig().chunk + 1));
        let to = ctx.chunks.get(last).map_or(usize::MAX, |c| c.tokens.start);
        let within = |n: &&Number| (from..to).contains(&n.tokens.start);
        let cardinal = |n: &&Number| matches!(n.kind, NumberKind::Cardinal | NumberKind::Vague);
        // "Hundreds went out" as one trigger: the number stands in it.
        let mut inside = ctx.chunks[self.trig().chunk].tokens.clone().skip(1);
        let inside = inside.find_map(|token| {
            let mut at = ctx.numbers.iter().filter(cardinal);
            at.find(|n| n.tokens.start == token)
        });
        let number = inside.or_else(|| ctx.numbers.iter().filter(cardinal).find(within))?;
        told(ctx, number)
    }

    /// "Sixty people were arrested": the number stands before the verb.
    fn people_before(&self) -> Option<Told> {
        let ctx = self.ctx;
        let people = self.trig().chunk.checked_sub(1)?;
        let counted = people.checked_sub(1)?;
        let Kind::Number(number) = ctx.chunks[counted].kind else {
            return None;
        };
        let same = counted >= ctx.sentences[self.trig().sentence].start;
        ctx.chunks[people].np().filter(|_| same)?;
        told(ctx, &ctx.numbers[number])
    }

    /// One or two people, told by the noun's form.
    fn few(&self) -> Option<Told> {
        let ctx = self.ctx;
        let targets = self.args().flat_map(|a| &a.targets);
        let mut people = targets.filter_map(|t| Some((t.chunk, ctx.chunks[t.chunk].np()?)));
        people.find_map(|(at, np)| {
            let (amount, rule) = match np.people {
                Some(Grammatical::Dual) => (Amount::exactly(2), "number.dual"),
                Some(Grammatical::Singular) => (Amount::exactly(1), "number.singular"),
                _ if np.head == Head::Person => (Amount::exactly(1), "number.person"),
                _ => return None,
            };
            Some((amount, rule.to_owned(), ctx.chunk_span(at)))
        })
    }

    /// Did it happen, fail, or is it denied or only planned?
    pub(super) fn status(&self) -> Status {
        let ctx = self.ctx;
        if let Some(status) = self.all().find_map(|t| t.frame(ctx).status) {
            return status;
        }
        for trig in self.all() {
            let core = self.trig().sentence;
            // "were not air raids": a word of being may stand between.
            let copula = !trig.verb
                && trig.chunk > ctx.sentences[core].start
                && matches!(ctx.chunks[trig.chunk - 1].kind, Kind::Other);
            let reach = if copula { 2 } else { 1 };
            let negated = ctx.has(ctx.just_before(core, trig.chunk, reach), WordClass::Neg);
            if negated && trig.frame(ctx).subject != Slot::Event {
                return Status::Denied;
            }
            let planned = |k: usize| {
                ctx.chunks[k].is(WordClass::Planned) || ctx.chunks[k].is_verb(WordClass::Planned)
            };
            if ctx.just_before(core, trig.chunk, 3).any(planned) {
                return Status::Planned;
            }
        }
        let future = self.all().any(|t| {
            let word = ctx.doc.word(ctx.chunks[t.chunk].tokens.start);
            t.verb && self.imperfect(t) && analyses(word).any(|a| a.future)
        });
        if future {
            Status::Planned
        } else {
            Status::Occurred
        }
    }

    /// ACLED's names and PLOVER's mode, by the frame and the weapon.
    pub(super) fn kind(&self, mention: &Mention) -> (Option<Acled>, Option<String>) {
        let frame = self.frame();
        let assault = frame.kind == EventType::Assault
            && mention.status != Status::Thwarted
            && frame.mode.as_deref() != Some("suicide-attack");
        let class = mention.weapon.as_ref().map(|w| w.class).filter(|_| assault);
        let civilians = mention
            .targets
            .iter()
            .any(|t| t.kind == TargetKind::Civilians);
        let own = self
            .told_as()
            .map(|[event, sub]| (event.as_str(), sub.as_str()));
        let mode = || frame.mode.clone();
        let shot = class == Some(WeaponClass::SmallArms);
        if shot && self.at_protesters(mention) {
            return acled(PROTESTS, EXCESSIVE, Some(FIREARMS.to_owned()));
        }
        if frame.kind == EventType::Assault && !shot && self.by_crowd(mention) {
            return acled(RIOTS, VIOLENT, Some(RIOT.to_owned()));
        }
        if let (Some(("Battles", sub)), Some(taker)) = (own, taker(mention))
            && TAKEN.contains(&sub)
        {
            return acled("Battles", taker, mode());
        }
        // A launch is of rounds from afar, unless it is bullets that are let fly.
        if shot && own.is_some_and(|(event, _)| event == REMOTE) {
            let fought = mention.targets.iter().any(|t| t.kind == TargetKind::Actor);
            let (event, sub) = match fought && !civilians {
                true => ("Battles", "Armed clash"),
                false => ("Violence against civilians", "Attack"),
            };
            return acled(event, sub, Some(FIREARMS.to_owned()));
        }
        let belt = mention
            .weapon
            .as_ref()
            .is_some_and(|w| w.evidence.rule == BELT);
        let bomber = mention.initiators.iter().any(|i| i.id == BOMBER);
        if class == Some(WeaponClass::Ied) && (bomber || belt) {
            return acled(REMOTE, SUICIDE, Some(SUICIDE_MODE.to_owned()));
        }
        let (event, sub, mode) = match (class.and_then(kind_by_weapon), own) {
            (Some((sub, mode)), _) => (REMOTE, sub, Some(mode.to_owned())),
            (None, Some(("Battles", "Armed clash"))) if civilians && !frame.mutual => {
                ("Violence against civilians", "Attack", mode())
            }
            (None, Some((event, sub))) => (event, sub, mode()),
            (None, None) if class == Some(WeaponClass::Unknown) => {
                (REMOTE, SHELLING, Some("heavy-weapons".to_owned()))
            }
            (None, None) => return (None, mode()),
        };
        acled(event, sub, mode)
    }

    /// ACLED's names by the frame; one that says only that something was hit leaves them to a finer word.
    fn told_as(&self) -> Option<&[String; 2]> {
        let frame = self.frame();
        let named = || {
            let others = self.all().map(|t| t.frame(self.ctx));
            let mut finer = others.filter(|f| f.role == FrameRole::Event && !f.vague);
            finer.find_map(|f| f.acled.as_ref())
        };
        let finer = frame.vague.then(named).flatten();
        finer.or(frame.acled.as_ref())
    }

    /// Is it done by people who protest?
    pub(super) fn by_crowd(&self, mention: &Mention) -> bool {
        let crowd = |id: &str| self.ctx.book.actor_by_id(id).is_some_and(|a| a.protests);
        !mention.initiators.is_empty() && mention.initiators.iter().all(|i| crowd(&i.id))
    }

    /// Was it done to people who protest?
    fn at_protesters(&self, mention: &Mention) -> bool {
        let named = mention.targets.iter().filter_map(|t| t.id.as_deref());
        named
            .filter_map(|id| self.ctx.book.actor_by_id(id))
            .any(|actor| actor.protests)
    }
}

/// Which of ACLED's names ground has that changes hands, by who takes it.
fn taker(mention: &Mention) -> Option<&'static str> {
    let state = |sector: &str| STATE.contains(&sector);
    let sectors = || mention.initiators.iter().map(|i| i.sector.as_str());
    let known = sectors().next().is_some();
    known.then(|| {
        if sectors().any(state) {
            TAKEN[0]
        } else {
            TAKEN[1]
        }
    })
}

/// ACLED's names, with PLOVER's mode.
fn acled(event: &str, sub: &str, mode: Option<String>) -> (Option<Acled>, Option<String>) {
    let acled = Acled {
        event_type: event.to_owned(),
        sub_event_type: sub.to_owned(),
    };
    (Some(acled), mode)
}

/// ACLED's sub-event and PLOVER's mode of an assault with such a weapon.
fn kind_by_weapon(class: WeaponClass) -> Option<(&'static str, &'static str)> {
    match class {
        WeaponClass::Drone => Some(("Air/drone strike", "drone")),
        WeaponClass::AircraftMunition => Some(("Air/drone strike", "aerial")),
        WeaponClass::Rocket
        | WeaponClass::Artillery
        | WeaponClass::Mortar
        | WeaponClass::Missile => Some((SHELLING, "heavy-weapons")),
        WeaponClass::Ied => Some(("Remote explosive/landmine/IED", "explosives")),
        _ => None,
    }
}

/// The rounds that a weapon phrase counts.
fn rounds(ctx: &Context, chunk: usize) -> Option<Count> {
    let Kind::Weapon(weapon) = &ctx.chunks[chunk].kind else {
        return None;
    };
    if weapon.adjective {
        return None;
    }
    let of = unit(ctx.book.weapon(weapon.at).class)?;
    let span = ctx.chunk_span(chunk);
    let (amount, rule) = match weapon.number {
        Some(n) => (ctx.numbers[n].amount?, ctx.numbers[n].rule.clone()),
        None if weapon.definite => return None,
        None => by_form(weapon.grammatical),
    };
    Some(Count {
        amount,
        of,
        evidence: Evidence::new(rule, [span]),
    })
}

/// An amount, its rule and its words.
type Told = (Amount, String, Span);

fn told(ctx: &Context, number: &Number) -> Option<Told> {
    Some((
        number.amount?,
        number.rule.clone(),
        ctx.span(&number.tokens),
    ))
}

/// In what weapons of a class are counted.
fn unit(class: WeaponClass) -> Option<CountOf> {
    match class {
        WeaponClass::Rocket
        | WeaponClass::Artillery
        | WeaponClass::Mortar
        | WeaponClass::Missile
        | WeaponClass::Unknown => Some(CountOf::Rounds),
        WeaponClass::Drone | WeaponClass::Ied => Some(CountOf::Devices),
        _ => None,
    }
}

/// How many a noun's form tells.
fn by_form(number: Grammatical) -> (Amount, String) {
    match number {
        Grammatical::Singular => (Amount::exactly(1), "number.singular".to_owned()),
        Grammatical::Dual => (Amount::exactly(2), "number.dual".to_owned()),
        Grammatical::Plural => (Amount::at_least(2), "number.plural".to_owned()),
    }
}

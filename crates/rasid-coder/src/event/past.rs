//! Is it news, or does it look back?
//!
//! "The attack", "that raid" go back to something told before; "raids kill" is
//! told of no raid. What a backward look leads to is found by `links`.

use super::Group;
use crate::chunk::Kind;
use crate::trace::Reason;
use crate::values::{coarseness, coarseness_of};
use rasid_codebook::{FrameRole, Needs, PlaceKind, Slot, WordClass};
use rasid_model::{Count, CountOf, EventType, Family, GeoPrecision, Mention, Status, WeaponClass};
use rasid_time::Expr;

/// From how many attacks on a number is a count of them.
const MANY: i64 = 10;

impl Group<'_, '_> {
    /// Is the event noun definite, and not told by a verb beside it?
    pub(super) fn definite(&self) -> bool {
        let trig = self.trig();
        let mut helpers = self.members.iter().filter(|m| **m != self.core);
        let told = helpers.any(|m| {
            let helper = &self.trigs[*m];
            let frame = helper.frame(self.ctx);
            let theirs = trig.suffix && helper.verb && frame.subject == Slot::Initiator;
            frame.role == FrameRole::Event || frame.subject == Slot::Target || theirs
        });
        !trig.verb && !told && (trig.definite || self.demonstrative())
    }

    /// "The rockets were fired from ...": rounds that the report told of before.
    pub(super) fn known_rounds(&self) -> bool {
        let ctx = self.ctx;
        let weapons: Vec<_> = self
            .args()
            .flat_map(|a| &a.weapons)
            .map(|c| &ctx.chunks[*c].kind)
            .collect();
        let rounds = |kind: &&Kind| {
            matches!(kind, Kind::Weapon(w) if !matches!(
                ctx.book.weapon(w.at).class,
                WeaponClass::Drone | WeaponClass::AircraftMunition
            ))
        };
        let known =
            |kind: &&Kind| matches!(kind, Kind::Weapon(w) if w.definite && w.number.is_none());
        let carried = self.frame().needs == Some(Needs::Weapon);
        let alone = self.members.len() == 1 && self.args().all(|a| a.initiators.is_empty());
        self.trig().verb
            && (carried || (alone && weapons.iter().all(rounds)))
            && !weapons.is_empty()
            && weapons.iter().all(known)
    }

    fn demonstrative(&self) -> bool {
        let chunk = self.trig().chunk;
        chunk > 0 && self.ctx.chunks[chunk - 1].is(WordClass::Demonstrative)
    }

    /// Is it spoken of over a stretch of time, or without time and place?
    pub(super) fn generic(&self) -> bool {
        let times = self.times();
        let lately = times
            .iter()
            .any(|t| matches!(self.ctx.times[*t].expr, Expr::Lately { .. }));
        let mut places = self.args().flat_map(|a| a.struck.iter().chain(&a.places));
        let placed = places.any(|p| coarseness(self.ctx, p) < coarseness_of(PlaceKind::Country));
        lately || (times.is_empty() && !placed && !self.has_verb())
    }

    /// Is it told as what came before the news?
    pub(super) fn background(&self, mention: &Mention) -> bool {
        let after = self.ctx.has(self.just_before(2), WordClass::After);
        let days = mention.time.as_ref().and_then(|t| t.days());
        let long_ago = match (days, self.reference) {
            (Some((_, end)), Some(r)) => (r.start - end).get_days() > 2,
            _ => false,
        };
        long_ago || (after && !self.has_verb()) || self.definite()
    }

    /// Does it only look back, and is there anything new in it?
    pub(super) fn looks_back(&self, mention: &Mention) -> Result<bool, Reason> {
        let role = self.frame().role;
        if (role == FrameRole::Harm && nobody_named(mention))
            || self.habitual(mention)
            || self.counted(mention)
        {
            return Err(Reason::Generic);
        }
        if role == FrameRole::Response {
            return Ok(false);
        }
        if self.has_verb() {
            // "The storm destroyed the crop": nobody and nothing that the codebook knows.
            return match facts_told(mention) {
                0 if !self.somebody() => Err(Reason::Generic),
                _ => Ok(self.definite() && self.support_only()),
            };
        }
        if self.definite() {
            let placed = self
                .args()
                .any(|a| !(a.places.is_empty() && a.struck.is_empty()));
            let fixed = mention.time.is_some()
                || (placed && !self.trig().plural)
                || mention.killed.is_some();
            return Ok(self.demonstrative() || !fixed);
        }
        if self.grounded(mention) {
            Ok(false)
        } else {
            Err(Reason::Generic)
        }
    }

    /// Does its sentence name anybody or anything that takes part in fights, known or not?
    fn somebody(&self) -> bool {
        let ctx = self.ctx;
        let mut nps = ctx.sentences[self.trig().sentence]
            .clone()
            .filter_map(|at| ctx.chunks[at].np());
        nps.any(|np| {
            use crate::phrase::Head::*;
            matches!(
                np.head,
                Actor | Force | Group | Site | Civil | People | Person
            )
        })
    }

    /// Is an event told by nouns alone told as one that happened, and not spoken of in general?
    fn grounded(&self, mention: &Mention) -> bool {
        let harmed = mention.killed.is_some() || mention.injured.is_some();
        let heading = self.ctx.headline(self.trig().sentence);
        match facts_told(mention) {
            0 => false,
            1 => heading || self.reported(),
            2 => {
                let told = mention.time.is_some() || harmed;
                told || self.in_context() || heading || self.reported()
            }
            _ => true,
        }
    }

    /// Does it stand right after a verb of saying, or a claim or accusation of it?
    fn reported(&self) -> bool {
        let ctx = self.ctx;
        let first = self.first_chunk();
        let incident = |k: usize| {
            ctx.frame_at(k)
                .is_some_and(|f| f.family == Family::Incident)
        };
        let said = self.own_zone().is_some_and(|z| {
            z.opener < first && first - z.opener <= 6 && !(z.opener + 1..first).any(incident)
        });
        // "claimed the shelling of ...", "accused it of the killing of ...".
        let said_of = self.just_before(2).any(|k| {
            ctx.frame_at(k).is_some_and(|f| {
                matches!(
                    f.kind,
                    EventType::Claim | EventType::Accuse | EventType::Deny
                )
            })
        });
        said || said_of
    }

    /// "After", "in", or a time right before it.
    fn in_context(&self) -> bool {
        self.just_before(2).any(|k| {
            matches!(
                self.ctx.chunks[k].kind,
                Kind::Word(WordClass::After | WordClass::In) | Kind::Time(_)
            )
        })
    }

    /// "kills", "they launch": what is done again and again, unless a day or a headline makes it news.
    fn habitual(&self, mention: &Mention) -> bool {
        let sentence = self.trig().sentence;
        let opens = sentence == 0 || self.ctx.headline(sentence);
        self.has_verb()
            && self.all().filter(|t| t.verb).all(|t| self.imperfect(t))
            && mention.time.is_none()
            && !opens
            && mention.status == Status::Occurred
            && !self.past_progressive()
    }

    /// "Over a hundred attacks in the country": a count, with no day and no place of theirs.
    fn counted(&self, mention: &Mention) -> bool {
        let many = |c: &Count| c.of == CountOf::Attacks && c.amount.min >= MANY;
        let wide = mention
            .place
            .as_ref()
            .is_none_or(|p| p.geo_precision == GeoPrecision::Country);
        mention.count.as_ref().is_some_and(many) && mention.time.is_none() && wide
    }

    /// "was striking": a word of being before the verb makes it past.
    fn past_progressive(&self) -> bool {
        let first = self.first_chunk();
        first > 0
            && matches!(
                self.ctx.chunks[first - 1].kind,
                Kind::Other | Kind::Word(WordClass::Neg)
            )
    }

    /// The definite noun's verbs only carry it ("the attack came", "by carrying out the attack").
    fn support_only(&self) -> bool {
        let mut helpers = self.members.iter().filter(|m| **m != self.core);
        helpers.all(|m| self.trigs[*m].frame(self.ctx).role == FrameRole::Support)
    }
}

/// A killing of nobody who is named or counted.
fn nobody_named(mention: &Mention) -> bool {
    mention.killed.is_none() && mention.injured.is_none() && mention.targets.is_empty()
}

/// How many kinds of thing a mention tells: who, whom, when, where, what harm, with what.
fn facts_told(mention: &Mention) -> usize {
    let facts = [
        !mention.initiators.is_empty(),
        !mention.targets.is_empty(),
        mention.time.is_some(),
        mention.place.is_some(),
        mention.killed.is_some() || mention.injured.is_some(),
        mention.count.is_some() || mention.weapon.is_some(),
    ];
    facts.iter().filter(|f| **f).count()
}

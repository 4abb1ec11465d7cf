//! One incident from the triggers that tell it.
//!
//! `standing` says whether they tell an event at all, `past` whether they only
//! look back at one; `who` names its sides, `what` its weapon, count and kind,
//! `place_time` where and when. Which triggers tell one event is `clause`'s,
//! what the event is to others of the report is `links`'.

mod past;
mod place_time;
mod standing;
mod targets;
mod theme;
mod weapon;
mod what;
mod who;

use crate::assemble::Draft;
use crate::chunk::Kind;
use crate::context::Context;
use crate::harm;
use crate::reading::Reading;
use crate::speech::{Zone, zone_at};
use crate::trace::Reason;
use crate::trigger::{Args, Trig};
use crate::values;
use rasid_codebook::{Frame, FrameForm, Harm};
use rasid_model::{EventType, Family, Mention, Status, Weapon};
use rasid_time::Reference;

/// The incident that a group of triggers tells, or why it tells none.
pub(crate) fn incident(
    reading: &Reading,
    core: usize,
    members: Vec<usize>,
) -> Result<Draft, Reason> {
    let group = group(reading, core, &members);
    let weapon = group.weapon();
    group.stands(weapon.as_ref())?;
    let mention = group.mention(weapon);
    group.fits_theme(&mention)?;
    let reference = group.looks_back(&mention)?;
    Ok(group.draft(mention, reference, &members))
}

/// The incident that a group of triggers tells though the rules gave it up.
pub(crate) fn rescued(reading: &Reading, core: usize, members: Vec<usize>) -> Draft {
    let group = group(reading, core, &members);
    let mention = group.mention(group.weapon());
    group.draft(mention, false, &members)
}

fn group<'g, 'c>(reading: &Reading<'g, 'c>, core: usize, members: &'g [usize]) -> Group<'g, 'c> {
    let token = reading.ctx.chunks[reading.trigs[core].chunk].tokens.start;
    Group {
        ctx: reading.ctx,
        trigs: reading.trigs,
        core,
        members,
        zone: zone_at(reading.zones, token),
        reference: reading.reference,
    }
}

/// The triggers that tell one event between them.
struct Group<'g, 'c> {
    ctx: &'g Context<'c>,
    trigs: &'g [Trig],
    /// The trigger that tells best what happened.
    core: usize,
    members: &'g [usize],
    /// Under whose word they stand.
    zone: Option<&'g Zone>,
    /// The report's own days.
    reference: Option<&'g Reference>,
}

impl<'g> Group<'g, '_> {
    /// All that its words say of the event.
    fn mention(&self, weapon: Option<Weapon>) -> Mention {
        let mut mention = self.bare();
        mention.weapon = weapon;
        self.tell(&mut mention);
        self.count_harm(&mut mention);
        self.hint(&mut mention);
        mention
    }

    fn draft(&self, mention: Mention, reference: bool, members: &[usize]) -> Draft {
        let answers = self.all().flat_map(|t| t.args.answered.iter().copied());
        Draft {
            mention,
            trig: self.core,
            members: members.to_vec(),
            answers: answers.collect(),
            reference,
            ..Draft::default()
        }
    }

    fn bare(&self) -> Mention {
        let trig = self.trig();
        Mention::bare(
            String::new(),
            self.ctx.report.id.clone(),
            (Family::Incident, self.frame().kind),
            (trig.span(self.ctx), self.ctx.sentence_span(trig.sentence)),
            self.frame().id.clone(),
        )
    }

    /// Who did what to whom, where and when.
    fn tell(&self, mention: &mut Mention) {
        let ctx = self.ctx;
        mention.initiators = self.initiators(&mut mention.hints.initiator_by_origin);
        mention.targets = self.targets();
        if !self.args().any(|a| a.mutual) {
            let doers = &mention.initiators;
            mention
                .targets
                .retain(|t| !doers.iter().any(|i| t.id.as_ref() == Some(&i.id)));
        }
        let named = |p| values::place(ctx, p, "place.named");
        let (place, beside) = self.places();
        mention.place = place.map(named);
        mention.hints.also_at = beside.into_iter().map(named).collect();
        mention.origin = self
            .args()
            .flat_map(|a| &a.origins)
            .next()
            .map(|p| values::place(ctx, p, "place.origin"));
        mention.time = self.time();
        mention.count = self.count();
        mention.status = self.status();
        if mention.status == Status::Occurred && self.to_come(mention) {
            mention.status = Status::Planned;
        }
        (mention.acled, mention.mode) = self.kind(mention);
        let crowd = mention.kind == EventType::Assault && self.by_crowd(mention);
        let riot = (crowd && mention.mode.as_deref() == Some("riot")).then_some(EventType::Protest);
        if let Some(kind) = self.protest().or(riot) {
            mention.kind = kind;
        }
        mention.attribution = self.zone.map(|z| z.chain.clone()).unwrap_or_default();
    }

    /// Is the time that is told for it one that was still to come when the report was written?
    fn to_come(&self, mention: &Mention) -> bool {
        let days = mention.time.as_ref().and_then(|t| t.days());
        matches!((days, self.reference), (Some((start, _)), Some(r)) if start > r.end)
    }

    fn count_harm(&self, mention: &mut Mention) {
        for trig in self.all() {
            let toll = match trig.frame(self.ctx).harm {
                Some(Harm::Killed) => &mut mention.killed,
                Some(Harm::Injured) => &mut mention.injured,
                None => continue,
            };
            if toll.is_none() {
                *toll = harm::toll(self.ctx, trig);
            }
        }
    }

    /// What the words say of the event beside its facts.
    fn hint(&self, mention: &mut Mention) {
        let trig = self.trig();
        mention.hints.report_days = self.reference.map(|r| (r.start, r.end));
        mention.hints.definite = self.definite() || self.known_rounds();
        mention.hints.generic = self.frame().generic && mention.weapon.is_none();
        let many = trig.plural && trig.args.number.is_none() && self.generic();
        mention.hints.several = many || self.all().any(|t| t.frame(self.ctx).exchange);
        mention.background = self.background(mention);
    }

    fn trig(&self) -> &'g Trig {
        &self.trigs[self.core]
    }

    fn frame(&self) -> &'g Frame {
        self.trig().frame(self.ctx)
    }

    /// The group's triggers in text order.
    fn all(&self) -> impl Iterator<Item = &'g Trig> {
        let trigs = self.trigs;
        self.members.iter().map(move |m| &trigs[*m])
    }

    /// The core's own arguments first, then its helpers' in text order.
    fn args(&self) -> impl Iterator<Item = &'g Args> {
        let trigs = self.trigs;
        std::iter::once(self.core)
            .chain(self.members.iter().copied().filter(|m| *m != self.core))
            .map(move |m| &trigs[m].args)
    }

    fn first_chunk(&self) -> usize {
        self.all()
            .map(|t| t.chunk)
            .min()
            .unwrap_or(self.trig().chunk)
    }

    fn last_chunk(&self) -> usize {
        let chunks = self.all().map(|t| t.chunk);
        chunks.max().unwrap_or(self.trig().chunk)
    }

    fn has_verb(&self) -> bool {
        self.all().any(|t| t.verb)
    }

    /// The zone of a saying in the group's own sentence.
    fn own_zone(&self) -> Option<&'g Zone> {
        self.zone
            .filter(|z| !z.judges && self.ctx.sentence_of_chunk(z.opener) == self.trig().sentence)
    }

    /// The group's sentence before its first trigger, `reach` chunks at most.
    fn just_before(&self, reach: usize) -> std::ops::Range<usize> {
        self.ctx
            .just_before(self.trig().sentence, self.first_chunk(), reach)
    }

    /// Is it a verb that tells what is, not what was?
    fn imperfect(&self, trig: &Trig) -> bool {
        matches!(
            self.ctx.chunks[trig.chunk].kind,
            Kind::Frame(t) if matches!(t.verb, Some((_, FrameForm::Verb { perfect: false, .. })))
        )
    }

    fn times(&self) -> Vec<usize> {
        self.args().flat_map(|a| a.times.iter().copied()).collect()
    }

    fn protest(&self) -> Option<EventType> {
        self.all()
            .map(|t| t.frame(self.ctx).kind)
            .find(|k| *k == EventType::Protest)
    }
}

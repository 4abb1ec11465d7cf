//! Every value of an event, with each claim behind it.

use crate::paint::{Paint, Style};
use crate::words::names::Names;
use crate::words::{count, party, place, plain, time};
use crate::wrap::Paragraph;
use rasid_model::{Claim, Event, Held, Initiator, ResponseBasis};
use std::io::{self, Write};

/// Writes the values, one a line, and below each who says what.
pub fn write(out: &mut dyn Write, names: &Names, event: &Event, paint: Paint) -> io::Result<()> {
    let mut page = Values { out, names, paint };
    page.one("time", event.time.as_ref(), |t| {
        (time::when(Some(t)), &t.evidence.rule)
    })?;
    page.one("place", event.place.as_ref(), |p| {
        (place::place(p), &p.evidence.rule)
    })?;
    page.one("from", event.origin.as_ref(), |p| {
        (place::place(p), &p.evidence.rule)
    })?;
    page.one("initiator", &event.initiators, |i| {
        (initiator(i), &i.evidence.rule)
    })?;
    page.one("target", &event.targets, |t| {
        (party::target(t), &t.evidence.rule)
    })?;
    page.one("weapon", event.weapon.as_ref(), |w| {
        (plain(w.class.name()), &w.evidence.rule)
    })?;
    page.one("count", event.count.as_ref(), |c| {
        (count::count(c), &c.evidence.rule)
    })?;
    page.one("killed", event.killed.as_ref(), |c| {
        (count::harm(c, "killed"), &c.evidence.rule)
    })?;
    page.one("injured", event.injured.as_ref(), |c| {
        (count::harm(c, "injured"), &c.evidence.rule)
    })?;
    page.one("damage", &event.damage, |d| {
        (plain(d.kind.name()), &d.evidence.rule)
    })?;
    page.links(event)
}

fn initiator(i: &Initiator) -> String {
    format!("{} ({})", i.name_en, i.responsibility)
}

struct Values<'a> {
    out: &'a mut dyn Write,
    names: &'a Names<'a>,
    paint: Paint,
}

impl Values<'_> {
    /// A value and its claims; `word` gives the value in words and its rule.
    fn one<'h, T: 'h>(
        &mut self,
        name: &str,
        values: impl IntoIterator<Item = &'h Held<T>>,
        word: impl Fn(&T) -> (String, &String),
    ) -> io::Result<()> {
        for held in values {
            let mut line = Paragraph::new()
                .add(Style::Aside, format!("{name}: "))
                .add(Style::Body, word(&held.value).0);
            if held.disputed {
                line = line.add(Style::Dispute, " \u{2013} disputed");
            }
            line.write(self.out, self.paint, 0)?;
            for claim in &held.claims {
                self.claim(claim, &word)?;
            }
        }
        Ok(())
    }

    fn claim<T>(
        &mut self,
        claim: &Claim<T>,
        word: impl Fn(&T) -> (String, &String),
    ) -> io::Result<()> {
        let teller = self
            .names
            .teller(claim.root_source.as_deref(), &claim.mention);
        let (words, rule) = word(&claim.value);
        Paragraph::new()
            .add(Style::Body, format!("{teller}: {words}"))
            .add(Style::Aside, format!(" [{}, {rule}]", claim.mention))
            .write(self.out, self.paint, 2)
    }

    /// What it answers, and what it is about.
    fn links(&mut self, event: &Event) -> io::Result<()> {
        for edge in &event.responds_to {
            let known = match edge.basis {
                ResponseBasis::Stated => "stated",
                ResponseBasis::Inferred => "inferred",
            };
            self.link(&format!("answers ({known})"), &edge.event)?;
        }
        event.about.iter().try_for_each(|id| self.link("about", id))
    }

    fn link(&mut self, name: &str, id: &str) -> io::Result<()> {
        let when = self
            .names
            .event(id)
            .map(|e| time::when(e.time.as_ref().map(|t| &t.value)));
        Paragraph::new()
            .add(Style::Aside, format!("{name}: "))
            .add(Style::Body, when.unwrap_or_default())
            .add(Style::Aside, format!(" [{id}]"))
            .write(self.out, self.paint, 0)
    }
}

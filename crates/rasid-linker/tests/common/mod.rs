//! A made-up codebook and short ways to build mentions for the linker's tests.
//!
//! Ids, dates and positions follow the public record; no text is quoted.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, missing_docs)]

pub mod drawn;
pub mod keeper;

use jiff::civil::Date;
use rasid_linker::Knowledge;
use rasid_model::*;

pub struct Toy;

const ACTORS: &[(&str, &str)] = &[
    ("us-forces", "international-coalition"),
    ("kataib-sayyid-al-shuhada", "iran-backed-militias"),
    ("kataib-hezbollah", "iran-backed-militias"),
    ("iran-backed-militias", "iran-axis"),
    ("white-house", "us-government"),
    ("psaki", "white-house"),
];

/// id, parent, latitude, longitude, precision, admin1, country
type Row = (
    &'static str,
    &'static str,
    f64,
    f64,
    GeoPrecision,
    &'static str,
    &'static str,
);

use GeoPrecision::{Country, District, Facility, Governorate, Town};

const PLACES: &[Row] = &[
    ("sy", "", 35.0, 38.5, Country, "", "SY"),
    ("iq", "", 33.0, 43.7, Country, "", "IQ"),
    ("sy.dz", "sy", 35.2, 40.2, Governorate, "Deir ez-Zor", "SY"),
    ("sy.hasakah", "sy", 36.4, 40.9, Governorate, "Hasakah", "SY"),
    (
        "sy.omar",
        "sy.dz",
        35.08,
        40.56,
        Facility,
        "Deir ez-Zor",
        "SY",
    ),
    (
        "sy.green-village",
        "sy.omar",
        35.06,
        40.53,
        Facility,
        "Deir ez-Zor",
        "SY",
    ),
    (
        "sy.mayadin",
        "sy.dz",
        35.02,
        40.45,
        Town,
        "Deir ez-Zor",
        "SY",
    ),
    (
        "sy.dz-city",
        "sy.dz",
        35.34,
        40.14,
        Town,
        "Deir ez-Zor",
        "SY",
    ),
    (
        "sy.conoco",
        "sy.dz",
        35.34,
        40.31,
        Facility,
        "Deir ez-Zor",
        "SY",
    ),
    (
        "sy.shaddadi",
        "sy.hasakah",
        36.06,
        40.73,
        Town,
        "Hasakah",
        "SY",
    ),
    ("sy.north-east", "sy", 36.0, 40.5, Governorate, "", "SY"),
    ("sy-iq.border", "", 34.4, 41.0, District, "", "SY"),
    (
        "iq.baghdad-airport",
        "iq",
        33.26,
        44.23,
        Facility,
        "Baghdad",
        "IQ",
    ),
    ("iq.ain-al-asad", "iq", 33.8, 42.44, Facility, "Anbar", "IQ"),
];

impl Knowledge for Toy {
    fn actor_parents(&self, id: &str) -> Vec<String> {
        ACTORS
            .iter()
            .filter(|(a, _)| *a == id)
            .map(|(_, p)| (*p).to_owned())
            .collect()
    }
    fn place_parent(&self, id: &str) -> Option<String> {
        let row = PLACES.iter().find(|r| r.0 == id)?;
        (!row.1.is_empty()).then(|| row.1.to_owned())
    }
    fn place_position(&self, id: &str) -> Option<(f64, f64)> {
        PLACES.iter().find(|r| r.0 == id).map(|r| (r.2, r.3))
    }
    fn source_is_party(&self, id: &str) -> bool {
        matches!(id, "international-coalition" | "us-forces")
    }
    fn actor_is_party(&self, _: &str) -> bool {
        true
    }
    fn fact_days(&self, id: &str) -> Option<(Date, Date)> {
        (id == "soleimani-killed").then(|| (day("2020-01-03"), day("2020-01-03")))
    }
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn place(id: &str) -> Place {
    let r = PLACES
        .iter()
        .find(|r| r.0 == id)
        .expect("a place of the toy world");
    Place {
        id: r.0.to_owned(),
        name_en: r.0.to_owned(),
        name_ar: r.0.to_owned(),
        lat: r.2,
        lon: r.3,
        geo_precision: r.4,
        admin1: (!r.5.is_empty()).then(|| r.5.to_owned()),
        country: Some(r.6.to_owned()),
        evidence: Evidence::default(),
    }
}

pub fn report(id: &str) -> Report {
    Report::new(id, "")
}

/// Builds one mention. Its id is `<report>-m<number>`; its sentence is number × 100 on.
pub struct M(pub Mention);

impl From<M> for Mention {
    fn from(m: M) -> Self {
        m.0
    }
}

pub const SHELLING: &str = "Shelling/artillery/missile attack";
pub const AIR: &str = "Air/drone strike";

impl M {
    pub fn new(report: &str, number: u32) -> Self {
        let at = number * 100;
        let mut mention = Mention::bare(
            format!("{report}-m{number:02}"),
            report.to_owned(),
            (Family::Incident, EventType::Assault),
            (Span::new(at, at + 5), Span::new(at, at + 90)),
            "frame.test".to_owned(),
        );
        mention.acled = acled(SHELLING);
        Self(mention)
    }

    pub fn statement(report: &str, number: u32, kind: EventType, speaker: &str) -> Self {
        let mut m = Self::new(report, number);
        m.0.family = Family::Statement;
        m.0.kind = kind;
        m.0.acled = None;
        m.by(speaker)
    }

    pub fn sub(mut self, name: &str) -> Self {
        self.0.acled = acled(name);
        self
    }

    /// A time told in the mention's own sentence.
    pub fn on_days(mut self, first: &str, last: &str, precision: Precision) -> Self {
        let spans = [Span::new(
            self.0.sentence.start + 10,
            self.0.sentence.start + 20,
        )];
        self.0.time = Some(time(
            first,
            last,
            precision,
            Evidence::new("time.test", spans),
        ));
        self
    }

    pub fn on(self, date: &str) -> Self {
        self.on_days(date, date, Precision::Day)
    }

    /// A time told in an earlier sentence.
    pub fn inherits(mut self, date: &str) -> Self {
        let evidence = Evidence::new("time.inherited", [Span::new(1, 9)]);
        self.0.time = Some(time(date, date, Precision::Day, evidence));
        self
    }

    pub fn part(mut self, part: PartOfDay) -> Self {
        let time = self.0.time.as_mut().unwrap();
        time.part_of_day = Some(part);
        time.precision = Precision::PartOfDay;
        self
    }

    pub fn at(mut self, id: &str) -> Self {
        let mut place = place(id);
        let at = self.0.sentence.start;
        place.evidence = Evidence::new("place.test", [Span::new(at + 30, at + 40)]);
        self.0.place = Some(place);
        self
    }

    pub fn by(self, id: &str) -> Self {
        self.by_as(id, Responsibility::Asserted)
    }

    pub fn by_as(mut self, id: &str, responsibility: Responsibility) -> Self {
        self.0.initiators.push(Initiator {
            id: id.to_owned(),
            name_en: id.to_owned(),
            name_ar: id.to_owned(),
            sector: "PRM".to_owned(),
            responsibility,
            evidence: Evidence::default(),
        });
        self
    }

    pub fn hits(self, id: &str) -> Self {
        self.hits_kind(id, TargetKind::Actor)
    }

    pub fn hits_kind(mut self, id: &str, kind: TargetKind) -> Self {
        self.0.targets.push(Target {
            id: Some(id.to_owned()),
            name_en: Some(id.to_owned()),
            name_ar: Some(id.to_owned()),
            sector: None,
            kind,
            evidence: Evidence::default(),
        });
        self
    }

    pub fn with(mut self, class: WeaponClass) -> Self {
        self.0.weapon = Some(Weapon {
            class,
            evidence: Evidence::default(),
        });
        self
    }

    pub fn rounds(self, n: i64) -> Self {
        self.counted(Amount::exactly(n))
    }

    pub fn counted(mut self, amount: Amount) -> Self {
        let evidence = Evidence::default();
        self.0.count = Some(Count {
            amount,
            of: CountOf::Rounds,
            evidence,
        });
        self
    }

    pub fn killed(mut self, n: i64) -> Self {
        let (amount, evidence) = (Amount::exactly(n), Evidence::default());
        self.0.killed = Some(Casualties {
            amount,
            groups: Vec::new(),
            evidence,
        });
        self
    }

    /// One more link of the chain, the root last.
    pub fn says(mut self, id: &str, kind: SourceKind) -> Self {
        self.0.attribution.push(Attribution {
            id: id.to_owned(),
            name_en: id.to_owned(),
            name_ar: id.to_owned(),
            kind,
            evidence: Evidence::default(),
        });
        self
    }

    pub fn answers(mut self, id: &str) -> Self {
        self.0.responds_to.push(id.to_owned());
        self
    }

    pub fn about(mut self, id: &str) -> Self {
        self.0.about.push(id.to_owned());
        self
    }

    pub fn background(mut self) -> Self {
        self.0.background = true;
        self
    }

    pub fn status(mut self, status: Status) -> Self {
        self.0.status = status;
        self
    }

    pub fn hint(mut self, set: impl FnOnce(&mut Hints)) -> Self {
        set(&mut self.0.hints);
        self
    }

    pub fn definite(self) -> Self {
        self.hint(|h| h.definite = true)
    }

    pub fn several(self) -> Self {
        self.hint(|h| h.several = true)
    }
}

fn acled(sub: &str) -> Option<Acled> {
    let event_type = "Explosions/Remote violence".to_owned();
    Some(Acled {
        event_type,
        sub_event_type: sub.to_owned(),
    })
}

fn time(first: &str, last: &str, precision: Precision, evidence: Evidence) -> TimeValue {
    TimeValue {
        start: Some(Moment::Day(day(first))),
        end: Some(Moment::Day(day(last))),
        precision,
        part_of_day: None,
        evidence,
    }
}

/// Links mentions of reports without text.
pub fn link(mentions: Vec<M>) -> Linked {
    link_with(mentions.into_iter().map(Mention::from).collect())
}

pub fn link_with(mentions: Vec<Mention>) -> Linked {
    let mut ids: Vec<String> = mentions.iter().map(|m| m.report.clone()).collect();
    ids.sort();
    ids.dedup();
    let reports: Vec<Report> = ids.iter().map(|id| report(id)).collect();
    rasid_linker::link(mentions, &reports, &Toy)
}

/// The event of a mention.
pub fn event_of<'a>(linked: &'a Linked, mention: &str) -> &'a Event {
    let event = &linked
        .mentions
        .iter()
        .find(|m| m.id == mention)
        .expect("the mention")
        .event;
    linked
        .events
        .iter()
        .find(|e| e.id == *event)
        .expect("its event")
}

pub fn together(linked: &Linked, a: &str, b: &str) -> bool {
    event_of(linked, a).id == event_of(linked, b).id
}

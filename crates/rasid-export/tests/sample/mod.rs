//! A small record, built by hand: one attack told by two invented outlets with
//! different figures, its answer, a statement about it, and a tally.

#![allow(dead_code)]

use rasid_model::*;

pub const FIRST: &str = "سقطت ثلاث قذائف على حقل الوادي فجر الأربعاء ولم تقع إصابات، وفق مرصد الوادي.\nثم قصفت القوات مواقع غربي النهر ردا على ذلك.\nوندد المجلس بالهجوم وقال إنه الخامس منذ مطلع العام.\n";
pub const SECOND: &str = "قال التحالف إن ثماني قذائف أصابت حقل الوادي يوم الأربعاء دون أن يصاب أحد، واتهم فصيلا محليا بإطلاقها.\n";

/// The span of `words` in `text`.
pub fn at(text: &str, words: &str) -> Span {
    let start = text
        .find(words)
        .unwrap_or_else(|| panic!("{words} does not stand in the text"));
    let start = text[..start].chars().count() as u32;
    Span::new(start, start + words.chars().count() as u32)
}

fn said(text: &str, words: &str, rule: &str) -> Evidence {
    Evidence::new(rule, [at(text, words)])
}

fn report(id: &str, text: &str, path: &str) -> Report {
    Report {
        source_path: Some(path.to_owned()),
        sha256: "0".repeat(64),
        language: Some("ar".to_owned()),
        published: Published {
            basis: Basis::Inferred,
            ..Published::given("2022-01-05".parse().unwrap())
        },
        ..Report::new(id, text)
    }
}

fn day(text: &str, words: &str, part: Option<PartOfDay>) -> TimeValue {
    let at = Some(Moment::Day("2022-01-05".parse().unwrap()));
    let precision = if part.is_some() {
        Precision::PartOfDay
    } else {
        Precision::Day
    };
    let evidence = said(text, words, "time.weekday");
    TimeValue {
        start: at,
        end: at,
        precision,
        part_of_day: part,
        evidence,
    }
}

fn field(text: &str) -> Place {
    Place {
        id: "xx.valley-field".to_owned(),
        name_en: "Valley oil field".to_owned(),
        name_ar: "حقل الوادي".to_owned(),
        lat: 35.1,
        lon: 40.5,
        geo_precision: GeoPrecision::Facility,
        admin1: Some("Valley".to_owned()),
        country: Some("SY".to_owned()),
        evidence: said(text, "حقل الوادي", "place.site"),
    }
}

fn rounds(n: i64, evidence: Evidence) -> Count {
    Count {
        amount: Amount::exactly(n),
        of: CountOf::Rounds,
        evidence,
    }
}

fn none(evidence: Evidence) -> Casualties {
    Casualties {
        amount: Amount::exactly(0),
        groups: vec![],
        evidence,
    }
}

fn source(id: &str, name: &str, kind: SourceKind, evidence: Evidence) -> Attribution {
    Attribution {
        id: id.to_owned(),
        name_en: name.to_owned(),
        name_ar: "مصدر".to_owned(),
        kind,
        evidence,
    }
}

fn actor(id: &str, name: &str, how: Responsibility, evidence: Evidence) -> Initiator {
    Initiator {
        id: id.to_owned(),
        name_en: name.to_owned(),
        name_ar: "جهة".to_owned(),
        sector: "PRM".to_owned(),
        responsibility: how,
        evidence,
    }
}

fn target(name: &str, evidence: Evidence) -> Target {
    Target {
        id: Some(name.to_lowercase()),
        name_en: Some(name.to_owned()),
        name_ar: Some("جهة".to_owned()),
        sector: Some("MIL".to_owned()),
        kind: TargetKind::Actor,
        evidence,
    }
}

fn mention(
    id: &str,
    event: &str,
    text: &str,
    kind: EventType,
    trigger: &str,
    sentence: &str,
) -> Mention {
    let family = if kind == EventType::Assault {
        Family::Incident
    } else {
        Family::Statement
    };
    let report = if text == FIRST {
        "aaaaaaaaaaaa"
    } else {
        "bbbbbbbbbbbb"
    };
    let spans = (at(text, trigger), at(text, sentence));
    let rule = "frame.sample".to_owned();
    let mut m = Mention::bare(
        id.to_owned(),
        report.to_owned(),
        (family, kind),
        spans,
        rule,
    );
    m.event = event.to_owned();
    m
}

fn mentions() -> Vec<Mention> {
    let first = FIRST.lines().collect::<Vec<_>>();
    let assault = EventType::Assault;
    let mut m1 = mention(
        "aaaaaaaaaaaa-m01",
        "e-attack",
        FIRST,
        assault,
        "سقطت",
        first[0],
    );
    m1.time = Some(day(FIRST, "فجر الأربعاء", Some(PartOfDay::Dawn)));
    m1.place = Some(field(FIRST));
    m1.count = Some(rounds(3, said(FIRST, "ثلاث قذائف", "number.word")));
    m1.injured = Some(none(said(FIRST, "لم تقع إصابات", "harm.none")));
    m1.killed = m1.injured.clone();
    m1.weapon = Some(Weapon {
        class: WeaponClass::Rocket,
        evidence: said(FIRST, "قذائف", "weapon.rocket"),
    });
    m1.attribution = vec![source(
        "watch",
        "Valley Watch",
        SourceKind::Observatory,
        said(FIRST, "مرصد الوادي", "attr.according-to"),
    )];
    let mut m2 = mention(
        "aaaaaaaaaaaa-m02",
        "e-answer",
        FIRST,
        assault,
        "قصفت",
        first[1],
    );
    m2.initiators = vec![actor(
        "forces",
        "Valley forces",
        Responsibility::Asserted,
        said(FIRST, "القوات", "frame.subject"),
    )];
    m2.responds_to = vec!["aaaaaaaaaaaa-m01".to_owned()];
    let mut m3 = mention(
        "aaaaaaaaaaaa-m03",
        "e-words",
        FIRST,
        EventType::Accuse,
        "ندد",
        first[2],
    );
    m3.mode = Some("disapprove".to_owned());
    m3.initiators = vec![actor(
        "council",
        "Valley Council",
        Responsibility::Asserted,
        said(FIRST, "المجلس", "frame.subject"),
    )];
    m3.about = vec!["aaaaaaaaaaaa-m01".to_owned()];
    let mut m4 = mention(
        "bbbbbbbbbbbb-m01",
        "e-attack",
        SECOND,
        assault,
        "أصابت",
        SECOND.trim_end(),
    );
    m4.time = Some(day(SECOND, "يوم الأربعاء", None));
    m4.place = Some(field(SECOND));
    m4.count = Some(rounds(8, said(SECOND, "ثماني قذائف", "number.word")));
    m4.weapon = Some(Weapon {
        class: WeaponClass::Rocket,
        evidence: said(SECOND, "قذائف", "weapon.rocket"),
    });
    m4.initiators = vec![actor(
        "faction",
        "Local faction",
        Responsibility::Accused,
        said(SECOND, "فصيلا محليا", "attr.accuse"),
    )];
    m4.targets = vec![target("Coalition", said(SECOND, "التحالف", "frame.object"))];
    m4.attribution = vec![source(
        "coalition",
        "Coalition",
        SourceKind::Party,
        said(SECOND, "التحالف", "attr.say"),
    )];
    vec![m1, m2, m3, m4]
}

fn held<T: Clone>(disputed: bool, claims: &[(&T, &Mention)]) -> Option<Held<T>> {
    let value = (*claims.first()?.0).clone();
    let claims = claims
        .iter()
        .map(|(value, m)| Claim {
            value: (*value).clone(),
            mention: m.id.clone(),
            root_source: m.root_source().map(|s| s.id.clone()),
        })
        .collect();
    Some(Held {
        value,
        claims,
        disputed,
    })
}

fn one<T: Clone>(value: Option<&T>, mention: &Mention) -> Option<Held<T>> {
    held(false, &[(value?, mention)])
}

fn event(id: &str, tellings: &[&Mention]) -> Event {
    let m = tellings[0];
    let mut reports: Vec<String> = tellings.iter().map(|m| m.report.clone()).collect();
    reports.dedup();
    Event {
        id: id.to_owned(),
        family: m.family,
        kind: m.kind,
        mode: m.mode.clone(),
        acled: (m.kind == EventType::Assault).then(|| Acled {
            event_type: "Explosions/Remote violence".to_owned(),
            sub_event_type: "Shelling/artillery/missile attack".to_owned(),
        }),
        status: m.status,
        time: one(m.time.as_ref(), m),
        place: one(m.place.as_ref(), m),
        origin: None,
        initiators: m
            .initiators
            .iter()
            .filter_map(|i| one(Some(i), m))
            .collect(),
        targets: m.targets.iter().filter_map(|t| one(Some(t), m)).collect(),
        weapon: one(m.weapon.as_ref(), m),
        count: one(m.count.as_ref(), m),
        killed: one(m.killed.as_ref(), m),
        injured: one(m.injured.as_ref(), m),
        damage: vec![],
        mentions: tellings.iter().map(|m| m.id.clone()).collect(),
        reports,
        independent_sources: tellings
            .iter()
            .filter_map(|m| Some(m.root_source()?.id.clone()))
            .collect(),
        responds_to: vec![],
        about: vec![],
        merge_reasons: vec![],
    }
}

fn events(m: &[Mention]) -> Vec<Event> {
    let mut attack = event("e-attack", &[&m[0], &m[3]]);
    attack.count = held(
        true,
        &[
            (m[0].count.as_ref().unwrap(), &m[0]),
            (m[3].count.as_ref().unwrap(), &m[3]),
        ],
    );
    attack.initiators = m[3]
        .initiators
        .iter()
        .filter_map(|i| one(Some(i), &m[3]))
        .collect();
    attack.targets = m[3]
        .targets
        .iter()
        .filter_map(|t| one(Some(t), &m[3]))
        .collect();
    attack.merge_reasons = vec![MergeReason {
        mentions: [m[0].id.clone(), m[3].id.clone()],
        merged: true,
        signals: vec!["time.same_day".to_owned(), "place.same".to_owned()],
    }];
    let mut answer = event("e-answer", &[&m[1]]);
    answer.responds_to = vec![ResponseEdge {
        event: "e-attack".to_owned(),
        basis: ResponseBasis::Stated,
        mentions: vec![m[1].id.clone()],
    }];
    let mut words = event("e-words", &[&m[2]]);
    words.about = vec!["e-attack".to_owned()];
    vec![attack, answer, words]
}

/// The record, deliberately not in order.
pub fn record() -> Record {
    let mentions = mentions();
    let events = events(&mentions);
    let tally = Tally {
        id: "aaaaaaaaaaaa-t01".to_owned(),
        report: "aaaaaaaaaaaa".to_owned(),
        span: at(FIRST, "الخامس منذ مطلع العام"),
        what: TallyWhat {
            unit: TallyUnit::Attacks,
            kind: Some(EventType::Assault),
            initiators: vec![],
            targets: mentions[3].targets.clone(),
        },
        count: Amount::exactly(5),
        since: Some("2022-01-01".parse().unwrap()),
        until: None,
        place: None,
        source: Some("watch".to_owned()),
        recorded: Some(TallyCount {
            count: 1,
            events: vec!["e-attack".to_owned()],
        }),
        verdict: Verdict::Fewer,
    };
    let source = |id: &str, name: &str, kind, party| Source {
        id: id.to_owned(),
        name_en: name.to_owned(),
        name_ar: "مصدر".to_owned(),
        kind,
        party,
    };
    Record {
        reports: vec![
            report("bbbbbbbbbbbb", SECOND, "in/b.txt"),
            report("aaaaaaaaaaaa", FIRST, "in/a.txt"),
        ],
        mentions,
        events,
        tallies: vec![tally],
        sources: vec![
            source("watch", "Valley Watch", SourceKind::Observatory, false),
            source("coalition", "Coalition", SourceKind::Party, true),
        ],
        datings: vec![dating()],
        notices: vec![Notice {
            source_path: Some("in/c.txt".to_owned()),
            url: None,
            report: None,
            code: "empty".to_owned(),
            message: "holds no text".to_owned(),
            hint: "Remove it.".to_owned(),
        }],
    }
}

/// How the first report was dated: one day, one clue, a conflict.
fn dating() -> ReportDating {
    let day = "2022-01-05".parse().unwrap();
    ReportDating {
        id: "aaaaaaaaaaaa".to_owned(),
        start: Some(day),
        end: Some(day),
        basis: Basis::Inferred,
        captured: Some("2022-01-09".parse().unwrap()),
        clues: vec![DatingClue {
            kind: ClueKind::Words,
            from: None,
            to: None,
            weight: 10,
            reports: vec![],
            evidence: said(FIRST, "فجر الأربعاء", "time.weekday"),
        }],
        candidates: vec![RankedDay {
            day,
            score: 1000,
            speaks_for: vec![0],
            against: vec![],
        }],
        conflicts: vec![DatingConflict {
            kind: ConflictKind::WithReports,
            clues: vec![0],
        }],
    }
}

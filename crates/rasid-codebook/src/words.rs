//! Word classes: the small closed sets that the coder's grammar runs on.

macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $wire:literal),+ $(,)?) => {
        /// A class of words; the words themselves are data in `codebook/words` and `codebook/harm`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum WordClass { $($(#[$doc])* $variant),+ }

        impl WordClass {
            /// Every class.
            pub const ALL: &'static [WordClass] = &[$(WordClass::$variant),+];

            /// The id its file uses.
            pub const fn id(self) -> &'static str {
                match self { $(WordClass::$variant => $wire),+ }
            }

            /// The class with this id.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|c| c.id() == id)
            }
        }
    };
}

classes! {
    Force = "force", Group = "group", Site = "site", Civil = "civil",
    LaunchSite = "launch-site", FireSource = "fire-source", Body = "body",
    Official = "official", PersonNoun = "person-noun", TwoPeople = "two-people", PeopleNoun = "people-noun", Own = "own",
    Backing = "backing", Belonging = "belonging", HeldBy = "held-by",
    On = "on", Toward = "toward", In = "in", Near = "near", SideOf = "side-of", By = "by",
    From = "from", After = "after", Before = "before", Between = "between",
    Alongside = "alongside", About = "about", Comp = "comp", Rel = "rel", Neg = "neg",
    Clause = "clause", Demonstrative = "demonstrative", OrdinalPronoun = "ordinal-pronoun",
    PartOf = "part-of", Filler = "filler", Coordinated = "coordinated",
    Say = "say", SayOn = "say-on", According = "according", Relay = "relay", Result = "result", Withheld = "withheld", OriginOf = "origin-of", Resuming = "resuming", Medium = "medium",
    Hedge = "hedge", Hypothetical = "hypothetical", Planned = "planned",
    Figurative = "figurative", Feature = "feature", FeatureSite = "feature-site", FeatureWide = "feature-wide", FeatureUnit = "feature-unit", FeatureQuarter = "feature-quarter", MiddleOf = "middle-of", CountrysideOf = "countryside-of", Travel = "travel", Blame = "blame", Responsibility = "responsibility",
    KilledCount = "killed-count", InjuredCount = "injured-count",
    MilitaryOfficial = "military-official",
    Casualties = "casualties", HarmDenied = "harm-denied", HarmUnknown = "harm-unknown",
    DamageFire = "damage-fire", DamageMaterial = "damage-material",
    DamageVehicle = "damage-vehicle", DamageBuilding = "damage-building",
    DamageInfrastructure = "damage-infrastructure",
    Boilerplate = "boilerplate", NumberOf = "number-of", Including = "including",
    FirstOfYear = "first-of-year", Anniversary = "anniversary", Former = "former",
    NthDay = "nth-day", NthWeek = "nth-week", NthMonth = "nth-month", NthYear = "nth-year",
    Accident = "accident", Drill = "drill",
    Troops = "troops", Question = "question", Total = "total",
    Today = "newsy",
    OneCount = "one-count", TwoCount = "two-count", Occasion = "occasion", Title = "title",
    Children = "children", Women = "women", Elderly = "elderly", Civilians = "civilians",
    Soldiers = "soldiers", Officers = "officers", Commanders = "commanders", Police = "police",
    Fighters = "fighters", Journalists = "journalists", AidWorkers = "aid-workers",
    Medics = "medics", Demonstrators = "protesters", Displaced = "displaced",
    Organisation = "organisation", Anew = "anew", Fate = "fate",
    Speakers = "speakers", Government = "government",
    Chief = "chief", Particle = "particle", CalledSo = "called-so", Might = "might", Retribution = "retribution", Involvement = "involvement", Fault = "fault",
    Cause = "cause", Beside = "beside", Started = "started",
}

impl WordClass {
    /// Words that join others and tell nothing by themselves.
    pub const FUNCTION: &'static [WordClass] = &[
        Self::On,
        Self::Toward,
        Self::In,
        Self::Near,
        Self::SideOf,
        Self::CountrysideOf,
        Self::MiddleOf,
        Self::Travel,
        Self::Occasion,
        Self::By,
        Self::From,
        Self::After,
        Self::Before,
        Self::Between,
        Self::Alongside,
        Self::About,
        Self::Comp,
        Self::Rel,
        Self::Neg,
        Self::Clause,
        Self::Demonstrative,
        Self::OrdinalPronoun,
        Self::PartOf,
        Self::Filler,
    ];

    /// Does it only introduce the name of a place? Without one it is what it names: "the prison".
    pub fn of_places(self) -> bool {
        matches!(
            self,
            Self::Feature
                | Self::FeatureSite
                | Self::FeatureWide
                | Self::FeatureUnit
                | Self::FeatureQuarter
        )
    }

    /// Kinds of people that a toll is told of in parts; their ids name the parts in the record.
    pub const HARMED: &'static [WordClass] = &[
        Self::Children,
        Self::Women,
        Self::Elderly,
        Self::Civilians,
        Self::Officers,
        Self::Commanders,
        Self::Soldiers,
        Self::Police,
        Self::Fighters,
        Self::Journalists,
        Self::AidWorkers,
        Self::Medics,
        Self::Demonstrators,
        Self::Displaced,
    ];
}

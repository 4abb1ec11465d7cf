//! What a time expression says, free of any report date.
//!
//! An `Expr` is kept with the words that said it; only `resolve` gives it days.
//! One text read twice, with two report dates, gives the same expressions.

mod ask;

use jiff::civil::Weekday;
use rasid_model::PartOfDay;

/// Which of the days or months of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// No word says: the direction of the text decides.
    Bare,
    /// "this Monday", "of this year".
    This,
    /// "last Monday", "June last".
    Last,
    /// "next Monday", "June next".
    Next,
}

/// The year of a month or day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearOf {
    /// A year in figures or words.
    Named(i16),
    /// So many years after the report's ("June of last year": -1).
    Relative(i32),
    /// Only the direction tells.
    Near(Which),
}

/// The units that time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// How many units: exact where `min == max`, vague where not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub struct Steps {
    pub min: u32,
    pub max: u32,
}

impl Steps {
    /// Exactly `n`.
    pub const fn exactly(n: u32) -> Self {
        Self { min: n, max: n }
    }
}

/// A part of a week, month, year or decade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum PartOf {
    Early,
    Middle,
    Late,
    FirstHalf,
    SecondHalf,
    /// What is left of it from the report day on.
    Rest,
}

/// What an ordinal counts inside a longer stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Counted {
    Day,
    Week,
    Month,
    Quarter,
    Weekday(Weekday),
}

/// A feast whose day moves in the civil year and is no fixed day of the Islamic one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feast {
    /// Easter Sunday of the western churches.
    Easter,
    /// Easter Sunday of the eastern churches.
    EasternEaster,
    /// "The feast": whichever of the two great feasts of Islam is nearer.
    Eid,
}

/// A season of the northern year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Season {
    Winter,
    Spring,
    Summer,
    Autumn,
}

/// A time as the words say it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Expr {
    /// The moment of writing.
    Now,
    /// The report day plus so many days: today 0, yesterday -1.
    Day(i32),
    /// A weekday by name.
    Weekday(Weekday, Which),
    /// The calendar unit so many units after the report's own: last week is (`Week`, -1).
    Unit(Unit, i32),
    /// A day and a month, with or without a year.
    Date {
        /// Day of the month.
        day: u8,
        /// January is 1.
        month: u8,
        /// Its year.
        year: YearOf,
    },
    /// A month, with or without a year.
    Month {
        /// January is 1.
        month: u8,
        /// Its year.
        year: YearOf,
    },
    /// A year.
    Year(i16),
    /// Ten years from this one on.
    Decade(i16),
    /// A quarter of a year.
    Quarter {
        /// 1 to 4.
        nth: u8,
        /// Its year.
        year: YearOf,
    },
    /// A season.
    Season {
        /// Which.
        season: Season,
        /// Its year.
        year: YearOf,
    },
    /// A day by number inside a month: "the 6th of this month".
    DayOf {
        /// Day of the month.
        day: u8,
        /// The month.
        of: Box<Expr>,
    },
    /// The nth day, week or weekday of a stretch; -1 is the last.
    Nth {
        /// 1 is the first, -1 the last.
        nth: i8,
        /// What is counted.
        what: Counted,
        /// Inside what.
        of: Box<Expr>,
    },
    /// A day of a month that is not named: "on the 15th".
    MonthDay(u8),
    /// The nth weekday of a month that is not named: "the second Sunday".
    NthWeekday {
        /// 1 is the first.
        nth: u8,
        /// Which day.
        weekday: Weekday,
    },
    /// The nth weekday after a day.
    NthAfter {
        /// 1 is the first.
        nth: u8,
        /// Which day.
        weekday: Weekday,
        /// After what.
        of: Box<Expr>,
    },
    /// Early, middle, late in a stretch.
    Part {
        /// Which part.
        part: PartOf,
        /// Of what.
        of: Box<Expr>,
    },
    /// So many units before the report day, or after it.
    Ago {
        /// How many.
        steps: Steps,
        /// Of what.
        unit: Unit,
        /// After instead of before.
        ahead: bool,
    },
    /// A stretch of so many units that ends at the report day (or starts there).
    Lately {
        /// How many; `None` is a bare plural.
        steps: Option<u32>,
        /// Of what.
        unit: Unit,
        /// Before the report day (last), after it (next), or as the text looks (bare).
        side: Which,
    },
    /// A part of a day.
    DayPart {
        /// Which part.
        part: PartOfDay,
        /// Of which day.
        of: Box<Expr>,
    },
    /// The night before the report day.
    LastNight,
    /// The night from one day to the next.
    NightBetween(Box<Expr>, Box<Expr>),
    /// A clock time.
    Clock {
        /// 0 to 23, or 1 to 12 where `part` is to tell the half of the day.
        hour: u8,
        /// Minutes, where told.
        minute: Option<u8>,
        /// The half of the day.
        part: Option<PartOfDay>,
        /// Minutes east of Greenwich, where another clock than the place's own is named.
        zone: Option<i16>,
        /// The day; the report day where nothing is said.
        of: Box<Expr>,
    },
    /// From then on.
    Since(Box<Expr>),
    /// Up to then.
    Until(Box<Expr>),
    /// From one to the other, both inclusive.
    Between(Box<Expr>, Box<Expr>),
    /// Two ways of saying one time: both hold ("yesterday, Friday").
    Both(Box<Expr>, Box<Expr>),
    /// A day of the Islamic calendar; month and day may be missing.
    Hijri {
        /// Day of the month.
        day: Option<u8>,
        /// Muharram is 1.
        month: u8,
        /// Year of the Hijra, where told; else which one of the name.
        year: YearOf,
    },
    /// A year of the Hijra.
    HijriYear(i16),
    /// A movable feast, or so many days after it.
    Feast {
        /// Which.
        feast: Feast,
        /// Days after its first day; before it where negative.
        days: i16,
        /// Its year.
        year: YearOf,
    },
    /// So many days after a day that has a name (before it where negative).
    Beside {
        /// How many.
        days: i16,
        /// After what.
        of: Box<Expr>,
    },
    /// The night before a day that has a name: "the night of the feast".
    NightBefore(Box<Expr>),
    /// So many days after something else in the text (before it where negative).
    Anchored {
        /// Days after the anchor, the least.
        days: i32,
        /// How many days later still it may be: 0 unless the words are vague.
        spread: i32,
        /// What was counted, where something was.
        counted: Option<(Steps, Unit)>,
        /// Where the anchor stands.
        anchor: Anchor,
    },
    /// A length of time, from no certain day on: its counts from the longest unit down.
    Duration(Vec<(Steps, Unit)>),
    /// Something that comes again and again.
    Every(Every),
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Every {
    /// Every so many units.
    Units(u32, Unit),
    /// On every day of that name.
    Weekday(Weekday),
    /// At that part of every day.
    Part(PartOfDay),
}

/// Where the event stands that an anchored time counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// Right after the words.
    Following,
    /// The event told before.
    Preceding,
}

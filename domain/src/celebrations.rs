//! What colleagues celebrate: birthdays, anniversaries, newcomers. Nothing of it is told but by the consent of whom it is
//! about, which nobody gives for anybody else; and of a birthday never the year.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::{birthday::Birthday, named, session::Way};

/// So many days after the first one somebody is new.
pub const NEW_FOR_DAYS: i64 = 30;

/// The year of all birthdays, as far as they need one: a leap year, as for [`Birthday`].
pub(crate) const NO_YEAR: i32 = 2000;

/// What there is to celebrate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Kind {
    /// The day on which somebody was born, each year.
    Birthday,
    /// The first day of work, each year after it.
    Anniversary,
    /// The first day of work itself.
    Newcomer,
}

named!(Kind, json);

/// The kinds of which somebody said that colleagues may be told theirs. At first there are none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Consent(BTreeSet<Kind>);

impl Consent {
    /// Whether theirs of `kind` may be told.
    pub fn may_tell(&self, kind: Kind) -> bool {
        self.0.contains(&kind)
    }

    /// Whether nothing may be told.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The kinds, in their order.
    pub fn iter(&self) -> impl Iterator<Item = Kind> + '_ {
        self.0.iter().copied()
    }
}

/// How far somebody decides for themselves what is told of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Say {
    /// Yes and no.
    YesAndNo,
    /// No alone: signed in by a link, which somebody else has made, one takes back what was said, and says nothing new.
    NoAlone,
}

impl Say {
    /// Of whoever has signed in by `way`.
    pub fn by(way: Option<Way>) -> Self {
        match way {
            Some(Way::IdentityProvider) => Self::YesAndNo,
            Some(Way::Link) | None => Self::NoAlone,
        }
    }

    /// Whether what was `before` may become `after`.
    pub fn allows(self, before: &Consent, after: &Consent) -> bool {
        match self {
            Self::YesAndNo => true,
            Self::NoAlone => after.0.is_subset(&before.0),
        }
    }
}

impl FromIterator<Kind> for Consent {
    fn from_iter<I: IntoIterator<Item = Kind>>(kinds: I) -> Self {
        Self(kinds.into_iter().collect())
    }
}

/// Somebody whom the directory shows, with what they might share and what they do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sharing {
    /// Their place in the directory.
    pub person: usize,
    /// Their birthday, where it is known.
    pub birthday: Option<Birthday>,
    /// Their first day of work, where it is known.
    pub first_day: Option<NaiveDate>,
    /// What they said yes to.
    pub consent: Consent,
}

impl Sharing {
    /// The kinds of which their day is known, whether they share it or not.
    pub fn known(&self) -> impl Iterator<Item = Kind> + '_ {
        Kind::ALL.into_iter().filter(|kind| self.day(*kind).is_some())
    }

    /// The day of `kind`, whether they share it or not: of a birthday without its year.
    fn day(&self, kind: Kind) -> Option<NaiveDate> {
        match kind {
            Kind::Birthday => self.birthday.and_then(|born| in_year(NO_YEAR, born.month(), born.day())),
            Kind::Anniversary | Kind::Newcomer => self.first_day,
        }
    }

    /// The day of `kind`, if they share it and it is `today` what it is called: nobody is new for ever, nor before they begin.
    fn shared_day(&self, kind: Kind, today: NaiveDate) -> Option<NaiveDate> {
        let is = |day: &NaiveDate| match kind {
            Kind::Birthday => true,
            Kind::Anniversary => *day <= today,
            Kind::Newcomer => (0..=NEW_FOR_DAYS).contains(&(today - *day).num_days()),
        };
        self.day(kind).filter(|_| self.consent.may_tell(kind)).filter(is)
    }
}

/// A day that somebody shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared {
    /// Whose it is: their place in the directory.
    pub person: usize,
    /// What there is to celebrate.
    pub kind: Kind,
    /// The first day of work, or the birthday in a year that says nothing, in which each day is.
    pub day: NaiveDate,
}

/// What `people` share `today`, as a calendar needs it that goes on for ever.
pub fn shared(people: &[Sharing], today: NaiveDate) -> impl Iterator<Item = Shared> + '_ {
    people.iter().flat_map(move |sharing| {
        Kind::ALL.into_iter().filter_map(move |kind| {
            sharing.shared_day(kind, today).map(|day| Shared { person: sharing.person, kind, day })
        })
    })
}

/// Who celebrates what, and when. Ordered by day, then by place in the directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Upcoming {
    /// When: a newcomer's first day is behind them.
    pub day: NaiveDate,
    /// Who: their place in the directory.
    pub person: usize,
    /// What.
    pub kind: Kind,
    /// The whole years of an anniversary.
    pub years: Option<u32>,
}

/// What `people` celebrate `today` and on the `days` days after it, once each, and who is new today.
pub fn upcoming(people: &[Sharing], today: NaiveDate, days: u32) -> Vec<Upcoming> {
    let last = today.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX);
    let next = |shared: Shared| match shared.kind {
        Kind::Newcomer => shared.in_year(shared.day.year()),
        Kind::Birthday | Kind::Anniversary => [today.year(), today.year().saturating_add(1)]
            .into_iter()
            .filter_map(|year| shared.in_year(year))
            .find(|celebrated| celebrated.day >= today)
            .filter(|celebrated| celebrated.day <= last),
    };
    in_order(shared(people, today).filter_map(next))
}

/// What `people` celebrate in a month of a year, as it is known `today`: those who are new by their first day.
pub fn in_month(people: &[Sharing], month: u32, year: i32, today: NaiveDate) -> Vec<Upcoming> {
    let celebrated = shared(people, today).filter_map(|shared| shared.in_year(year));
    in_order(celebrated.filter(|celebrated| celebrated.day.month() == month))
}

fn in_order(celebrated: impl Iterator<Item = Upcoming>) -> Vec<Upcoming> {
    let mut all: Vec<_> = celebrated.collect();
    all.sort_unstable();
    all
}

impl Shared {
    /// What it is in `year`. Of the first day the anniversary is none.
    fn in_year(self, year: i32) -> Option<Upcoming> {
        let Self { person, kind, day } = self;
        let years = match kind {
            Kind::Birthday => None,
            Kind::Anniversary => {
                Some(u32::try_from(year.checked_sub(day.year())?).ok().filter(|years| *years > 0)?)
            }
            Kind::Newcomer if day.year() == year => None,
            Kind::Newcomer => return None,
        };
        Some(Upcoming { day: in_year(year, day.month(), day.day())?, person, kind, years })
    }
}

/// The day of a `year` on which a day is celebrated: 29 February on the 28th, where there is none.
pub(crate) fn in_year(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let is_leap_day = (month, day) == (2, 29);
    NaiveDate::from_ymd_opt(year, month, day)
        .or_else(|| NaiveDate::from_ymd_opt(year, 2, 28).filter(|_| is_leap_day))
}

/// How many share theirs: the 3 of 3 of 40.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Share {
    /// What there is to celebrate.
    pub kind: Kind,
    /// Those who said yes, and whose day is known.
    pub people: u64,
}

/// How many of `people` share theirs `today`, of each kind.
pub fn shares(people: &[Sharing], today: NaiveDate) -> [Share; Kind::ALL.len()] {
    Kind::ALL.map(|kind| {
        let sharing = people.iter().filter(|sharing| sharing.shared_day(kind, today).is_some());
        Share { kind, people: sharing.count() as u64 }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::moment;

    fn day(text: &str) -> NaiveDate {
        moment::day(text).unwrap()
    }

    fn everything() -> Consent {
        Kind::ALL.into_iter().collect()
    }

    fn born(person: usize, birthday: &str) -> Sharing {
        let birthday = Some(birthday.parse().unwrap());
        Sharing { person, birthday, first_day: None, consent: everything() }
    }

    fn begun(person: usize, first_day: &str) -> Sharing {
        Sharing { person, birthday: None, first_day: Some(day(first_day)), consent: everything() }
    }

    /// One celebration a line: `2026-12-31 7 birthday`.
    fn told(all: &[Upcoming]) -> Vec<String> {
        let line = |one: &Upcoming| {
            let years = one.years.map(|years| format!(" {years}")).unwrap_or_default();
            format!("{} {} {}{years}", one.day, one.person, one.kind.as_str())
        };
        all.iter().map(line).collect()
    }

    #[test]
    fn birthdays_come_today_and_until_the_last_day_and_over_the_end_of_a_year() {
        for (birthday, today, days, expected) in [
            ("--05-17", "2026-05-17", 0, &["2026-05-17 1 birthday"][..]),
            ("--05-17", "2026-05-16", 0, &[]),
            ("--05-17", "2026-05-10", 7, &["2026-05-17 1 birthday"]),
            ("--05-17", "2026-05-09", 7, &[]),
            ("--05-16", "2026-05-17", 363, &[]),
            ("--05-16", "2026-05-17", 364, &["2027-05-16 1 birthday"]),
            ("1990-01-02", "2026-12-30", 3, &["2027-01-02 1 birthday"]),
            ("--01-02", "2026-12-29", 3, &[]),
            ("--12-31", "2026-12-31", 1, &["2026-12-31 1 birthday"]),
            // Years ahead it is the next one alone.
            ("--05-17", "2026-05-17", 5000, &["2026-05-17 1 birthday"]),
            ("--05-17", "2026-05-18", u32::MAX, &["2027-05-17 1 birthday"]),
        ] {
            let found = upcoming(&[born(1, birthday)], day(today), days);
            assert_eq!(told(&found), expected, "{birthday} {today} {days}");
        }
    }

    #[test]
    fn the_29th_of_february_is_celebrated_on_the_28th_where_there_is_none() {
        for (today, birthday, anniversary) in [
            ("2027-02-01", "2027-02-28 1 birthday", "2027-02-28 2 anniversary 3"),
            ("2028-02-01", "2028-02-29 1 birthday", "2028-02-29 2 anniversary 4"),
            ("2027-12-31", "2028-02-29 1 birthday", "2028-02-29 2 anniversary 4"),
        ] {
            let people = [born(1, "--02-29"), begun(2, "2024-02-29")];
            assert_eq!(told(&upcoming(&people, day(today), 90)), [birthday, anniversary], "{today}");
        }
        assert!(upcoming(&[born(1, "--02-29")], day("2027-03-01"), 300).is_empty());
    }

    #[test]
    fn an_anniversary_counts_whole_years_and_the_first_day_is_none() {
        for (first_day, today, days, expected) in [
            ("2016-09-01", "2026-09-01", 0, &["2026-09-01 1 anniversary 10"][..]),
            ("2025-09-01", "2026-08-31", 1, &["2026-09-01 1 anniversary 1"]),
            ("2025-01-02", "2025-12-31", 7, &["2026-01-02 1 anniversary 1"]),
            ("2026-09-01", "2026-09-01", 7, &["2026-09-01 1 newcomer"]),
            ("2026-09-01", "2026-09-01", 365, &["2026-09-01 1 newcomer", "2027-09-01 1 anniversary 1"]),
            // Who has not begun has nothing to celebrate yet.
            ("2027-09-01", "2026-09-01", 30, &[]),
        ] {
            let found = upcoming(&[begun(1, first_day)], day(today), days);
            assert_eq!(told(&found), expected, "{first_day} {today}");
        }
    }

    #[test]
    fn somebody_is_new_from_their_first_day_until_thirty_days_later() {
        for (first_day, today, is_new) in [
            ("2026-09-01", "2026-08-31", false),
            ("2026-09-01", "2026-09-01", true),
            ("2026-09-01", "2026-10-01", true),
            ("2026-09-01", "2026-10-02", false),
            ("2026-12-20", "2027-01-10", true),
            ("2025-09-01", "2026-09-01", false),
            ("2024-02-29", "2024-03-30", true),
        ] {
            let found = upcoming(&[begun(1, first_day)], day(today), 0);
            let newcomer = found.iter().find(|one| one.kind == Kind::Newcomer);
            assert_eq!(newcomer.map(|one| one.day), is_new.then(|| day(first_day)), "{first_day} {today}");
        }
    }

    #[test]
    fn celebrations_are_in_the_order_of_their_days_then_of_their_places() {
        let people = [
            born(4, "--01-01"),
            Sharing { birthday: "--12-31".parse().ok(), ..begun(3, "2020-12-31") },
            born(2, "--12-31"),
            begun(5, "2026-12-28"),
        ];
        let expected = [
            "2026-12-28 5 newcomer",
            "2026-12-31 2 birthday",
            "2026-12-31 3 birthday",
            "2026-12-31 3 anniversary 6",
            "2027-01-01 4 birthday",
        ];
        assert_eq!(told(&upcoming(&people, day("2026-12-30"), 7)), expected);
    }

    #[test]
    fn a_month_has_its_own_celebrations_and_no_others() {
        let people = [
            born(1, "--02-29"),
            born(2, "--03-01"),
            begun(3, "2024-02-29"),
            begun(4, "2027-02-05"),
            begun(5, "2028-02-01"),
        ];
        for (month, year, today, expected) in [
            (
                2,
                2027,
                "2027-02-10",
                &["2027-02-05 4 newcomer", "2027-02-28 1 birthday", "2027-02-28 3 anniversary 3"][..],
            ),
            // Who was new is so no more, and who has not begun is nobody yet.
            (2, 2027, "2027-03-08", &["2027-02-28 1 birthday", "2027-02-28 3 anniversary 3"]),
            (
                2,
                2028,
                "2027-12-31",
                &["2028-02-05 4 anniversary 1", "2028-02-29 1 birthday", "2028-02-29 3 anniversary 4"],
            ),
            (3, 2027, "2027-02-10", &["2027-03-01 2 birthday"]),
            (1, 2027, "2027-02-10", &[]),
            (13, 2027, "2027-02-10", &[]),
            (2, 2024, "2024-03-01", &["2024-02-29 1 birthday", "2024-02-29 3 newcomer"]),
            (2, 2024, "2027-02-10", &["2024-02-29 1 birthday"]),
        ] {
            assert_eq!(told(&in_month(&people, month, year, day(today))), expected, "{month}/{year} {today}");
        }
    }

    #[test]
    fn the_edges_of_all_days_are_no_trouble() {
        let people = [born(1, "--02-29"), begun(2, "0001-01-01")];
        for today in [NaiveDate::MIN, NaiveDate::MAX] {
            upcoming(&people, today, u32::MAX);
        }
        for year in [i32::MIN, i32::MAX] {
            assert!(in_month(&people, 2, year, NaiveDate::MAX).is_empty());
        }
    }

    #[test]
    fn a_consent_is_written_by_names_and_an_unknown_one_is_none() {
        let some: Consent = [Kind::Newcomer, Kind::Birthday].into_iter().collect();
        let json = r#"["birthday","newcomer"]"#;
        assert_eq!(serde_json::to_string(&some).unwrap(), json);
        assert_eq!(serde_json::from_str::<Consent>(json).unwrap(), some);
        assert!(serde_json::from_str::<Consent>(r#"["salary"]"#).is_err());
        assert!(Consent::default().is_empty() && !some.is_empty());
        assert_eq!(some.iter().collect::<Vec<_>>(), [Kind::Birthday, Kind::Newcomer]);
    }

    #[test]
    fn it_is_told_how_many_share_theirs() {
        let people = [
            born(0, "--05-17"),
            Sharing { consent: Consent::default(), ..born(1, "--05-17") },
            Sharing { consent: [Kind::Newcomer].into_iter().collect(), ..begun(2, "2026-09-01") },
            Sharing { consent: everything(), person: 3, ..Sharing::default() },
        ];
        let found = shares(&people, day("2026-09-20")).map(|share| (share.kind, share.people));
        assert_eq!(found, [(Kind::Birthday, 1), (Kind::Anniversary, 0), (Kind::Newcomer, 1)]);
    }

    #[test]
    fn who_came_by_a_link_takes_back_what_was_said_and_says_nothing_new() {
        let consent = |kinds: &[Kind]| kinds.iter().copied().collect::<Consent>();
        let (both, one, none) =
            (consent(&[Kind::Birthday, Kind::Newcomer]), consent(&[Kind::Birthday]), Consent::default());
        for way in [Some(Way::Link), None] {
            let say = Say::by(way);
            assert!(say.allows(&both, &one) && say.allows(&one, &none) && say.allows(&one, &one));
            assert!(!say.allows(&one, &both) && !say.allows(&none, &one), "{way:?}");
        }
        assert!(Say::by(Some(Way::IdentityProvider)).allows(&none, &both));
    }

    #[test]
    fn a_day_that_is_not_known_is_nobodys_to_share() {
        let known = |sharing: &Sharing| sharing.known().collect::<Vec<_>>();
        assert_eq!(known(&born(1, "--05-17")), [Kind::Birthday]);
        assert_eq!(known(&begun(1, "2026-09-01")), [Kind::Anniversary, Kind::Newcomer]);
        assert_eq!(known(&Sharing { consent: everything(), ..Sharing::default() }), []);
    }

    fn people() -> impl Strategy<Value = Vec<Sharing>> {
        let any_day =
            || (0_i32..60_000).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(690_000 + days).unwrap());
        let birthday =
            any_day().prop_map(|day| Birthday::new(day, crate::attribute::BirthdayDetail::WithYear));
        let consent = prop::collection::vec(prop::sample::select(&Kind::ALL[..]), 0..3);
        let one = (prop::option::of(birthday), prop::option::of(any_day()), consent);
        prop::collection::vec(one, 0..6).prop_map(|all| {
            let person = |(person, (birthday, first_day, consent)): (usize, (_, _, Vec<Kind>))| Sharing {
                person,
                birthday,
                first_day,
                consent: consent.into_iter().collect(),
            };
            all.into_iter().enumerate().map(person).collect()
        })
    }

    proptest! {
        #[test]
        fn what_has_no_consent_is_never_told_and_is_no_trace_in_what_is(
            people in people(), today in 690_000_i32..760_000, days in 0_u32..800, month in 1_u32..=12
        ) {
            let today = NaiveDate::from_num_days_from_ce_opt(today).unwrap();
            // The same people, of whom nothing is known but what they said yes to.
            let bare: Vec<_> = people
                .iter()
                .cloned()
                .map(|one| Sharing {
                    birthday: one.birthday.filter(|_| one.consent.may_tell(Kind::Birthday)),
                    first_day: one.first_day.filter(|_| {
                        one.consent.may_tell(Kind::Anniversary) || one.consent.may_tell(Kind::Newcomer)
                    }),
                    ..one
                })
                .collect();
            let told = [upcoming(&people, today, days), in_month(&people, month, today.year(), today)];
            for one in told.iter().flatten() {
                prop_assert!(people[one.person].consent.may_tell(one.kind), "{:?}", one);
            }
            for one in shared(&people, today) {
                prop_assert!(people[one.person].consent.may_tell(one.kind), "{:?}", one);
            }
            prop_assert_eq!(told, [upcoming(&bare, today, days), in_month(&bare, month, today.year(), today)]);
            prop_assert_eq!(shares(&people, today), shares(&bare, today));
        }

        #[test]
        fn the_year_of_a_birthday_changes_nothing(people in people(), today in 690_000_i32..760_000) {
            let today = NaiveDate::from_num_days_from_ce_opt(today).unwrap();
            let detail = crate::attribute::BirthdayDetail::DayAndMonth;
            let reduced: Vec<_> = people
                .iter()
                .cloned()
                .map(|one| Sharing { birthday: one.birthday.map(|born| born.reduced_to(detail)), ..one })
                .collect();
            prop_assert!(shared(&people, today).eq(shared(&reduced, today)));
            prop_assert_eq!(upcoming(&people, today, 366), upcoming(&reduced, today, 366));
        }

        #[test]
        fn within_a_year_each_birthday_that_is_shared_comes_once(people in people(), today in 690_000_i32..760_000) {
            let today = NaiveDate::from_num_days_from_ce_opt(today).unwrap();
            let found = upcoming(&people, today, 366);
            for one in &people {
                let theirs = found.iter().filter(|it| it.person == one.person && it.kind == Kind::Birthday);
                let is_shared = one.birthday.is_some() && one.consent.may_tell(Kind::Birthday);
                prop_assert_eq!(theirs.count(), usize::from(is_shared), "{:?}", one);
            }
        }
    }
}

//! Which plans wait for a person.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{losses::Blanked, plan::Counts, run::Run};
use crate::attribute::Attribute;

/// How much may change without anybody's approval, of what may do harm: not more than so many people, and not more than
/// so large a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Limits {
    /// People.
    pub people: u32,
    /// Percent of the directory, or of those who have a value.
    pub percent: u8,
}

impl Default for Limits {
    fn default() -> Self {
        Self { people: 20, percent: 10 }
    }
}

impl Limits {
    /// Whether `people` of `all` are more than one of the limits allows.
    pub(crate) fn are_exceeded_by(self, people: u64, all: u64) -> bool {
        people > u64::from(self.people) || people * 100 > all * u64::from(self.percent)
    }
}

/// How far back small changes count: many of them are one large one.
pub const LOOKS_BACK: TimeDelta = TimeDelta::hours(24);

/// What was done by earlier runs that nobody was asked about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Earlier {
    /// People who left.
    pub leaves: u64,
    /// People who joined.
    pub joins: u64,
    /// People who returned.
    pub returns: u64,
    /// People who lost their value, by attribute.
    pub blanked: BTreeMap<Attribute, u64>,
}

impl Earlier {
    /// Adds what `run` did, if it did so within [`LOOKS_BACK`] before `now` and without asking anybody.
    pub fn add(&mut self, run: &Run, now: DateTime<Utc>) {
        let lately = run.ended_at.is_some_and(|ended| now - ended < LOOKS_BACK);
        // What was applied counts, however the run ended.
        if run.present.is_some() && run.hold.is_none() && lately {
            let counts = run.counts.unwrap_or_default();
            self.leaves += counts.leaves;
            self.joins += counts.joins;
            self.returns += counts.returns;
            // What a right was lost for kept its values.
            for blanked in run.blanked.iter().filter(|one| !one.is_a_lost_right()) {
                *self.blanked.entry(blanked.attribute).or_default() += blanked.people;
            }
        }
    }
}

/// Why a plan waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Hold {
    /// The first sync of a connection always shows its plan.
    FirstSync,
    /// The directory would be read from another service than before.
    SourceChange {
        /// Attributes whose values would be lost for somebody: the other service does not have them, or its connection
        /// does not release them.
        #[serde(default)]
        emptied: Vec<Blanked>,
    },
    /// The service is read as another company than before: its ids are other people's now.
    AnotherCompany {
        /// Attributes whose values would be lost for somebody.
        #[serde(default)]
        emptied: Vec<Blanked>,
    },
    /// More would be lost than the limits allow.
    Losses(Losses),
    /// More people would come than the limits allow, or people of whom nobody says that they still work there.
    Arrivals(Arrivals),
}

/// What would be lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Losses {
    /// People in the directory now.
    pub present: u64,
    /// People who would leave it.
    pub leaves: u64,
    /// People who left it within the last 24 hours by runs that nobody was asked about.
    pub left_before: u64,
    /// Attributes whose values would be emptied for more people than the limits allow.
    pub blanked: Vec<Emptied>,
    /// The limits.
    pub limits: Limits,
}

/// An attribute whose values would be emptied for too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Emptied {
    /// For how many, and of how many.
    #[serde(flatten)]
    pub blanked: Blanked,
    /// For how many within the last 24 hours by runs that nobody was asked about.
    #[serde(default)]
    pub before: u64,
}

/// Who would come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Arrivals {
    /// People in the directory now.
    pub present: u64,
    /// Those who would join, if they are more than the limits allow.
    pub joins: Option<TooMany>,
    /// Those who had left and would return, if they are more than the limits allow.
    pub returns: Option<TooMany>,
    /// Of those who would join, people whose employment status is unknown: they wait however few they are.
    pub without_status: u64,
    /// The limits.
    pub limits: Limits,
    /// What would be lost, if that is more than the limits allow, too.
    pub losses: Option<Losses>,
}

/// More people than the limits allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TooMany {
    /// So many.
    pub people: u64,
    /// And so many within the last 24 hours by runs that nobody was asked about.
    pub before: u64,
}

/// Whether the plan is the first one of its connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sequence {
    /// Nobody has approved a plan of this connection yet.
    First,
    /// The connection is in use, and is not what the directory is read from yet.
    SourceChange,
    /// What was read is another company than the one that people are known from.
    AnotherCompany,
    /// The connection is in use.
    Later,
}

/// Whether a plan waits for a person, where `present` people are in the directory.
pub fn hold(
    sequence: Sequence,
    counts: &Counts,
    blanked: &[Blanked],
    present: u64,
    earlier: &Earlier,
    limits: Limits,
) -> Option<Hold> {
    let emptied = || blanked.iter().copied().filter(|one| one.people > 0).collect();
    match sequence {
        Sequence::First => return Some(Hold::FirstSync),
        Sequence::SourceChange => return Some(Hold::SourceChange { emptied: emptied() }),
        Sequence::AnotherCompany => return Some(Hold::AnotherCompany { emptied: emptied() }),
        Sequence::Later => {}
    }
    let losses = losses(counts, blanked, present, earlier, limits);
    match arrivals(counts, present, earlier, limits) {
        Some(arrivals) => Some(Hold::Arrivals(Arrivals { losses, ..arrivals })),
        None => losses.map(Hold::Losses),
    }
}

/// Who would come, where somebody has to look at that. Those who came earlier are present now, so they count on both
/// sides.
fn arrivals(counts: &Counts, present: u64, earlier: &Earlier, limits: Limits) -> Option<Arrivals> {
    let too_many = |people: u64, before: u64| {
        let is_exceeded = people > 0 && limits.are_exceeded_by(people + before, present);
        is_exceeded.then_some(TooMany { people, before })
    };
    let joins = too_many(counts.joins, earlier.joins);
    let returns = too_many(counts.returns, earlier.returns);
    let without_status = counts.without_status;
    let waits = joins.is_some() || returns.is_some() || without_status > 0;
    waits.then_some(Arrivals { present, joins, returns, without_status, limits, losses: None })
}

/// What would be lost, where that is more than the limits allow.
fn losses(
    counts: &Counts,
    blanked: &[Blanked],
    present: u64,
    earlier: &Earlier,
    limits: Limits,
) -> Option<Losses> {
    // Those who left earlier were present then.
    let all_present = present + earlier.leaves;
    let many_leave = counts.leaves > 0 && limits.are_exceeded_by(counts.leaves + earlier.leaves, all_present);
    let with_earlier = |blanked: &Blanked| {
        let before = earlier.blanked.get(&blanked.attribute).copied().unwrap_or_default();
        Emptied { blanked: *blanked, before }
    };
    let too_many = |Emptied { blanked: Blanked { people, of, .. }, before }: &Emptied| {
        *people > 0 && limits.are_exceeded_by(people + before, of + before)
    };
    let blanked: Vec<_> = blanked.iter().map(with_earlier).filter(too_many).collect();
    let exceeded = many_leave || !blanked.is_empty();
    exceeded.then_some(Losses {
        present,
        leaves: counts.leaves,
        left_before: earlier.leaves,
        blanked,
        limits,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        service::HrSystem,
        sync::run::{Phase, RunId, Trigger},
    };

    fn leaving(leaves: u64, present: u64, before: u64) -> bool {
        let counts = Counts { leaves, ..Counts::default() };
        let earlier = Earlier { leaves: before, ..Earlier::default() };
        hold(Sequence::Later, &counts, &[], present, &earlier, Limits::default()).is_some()
    }

    #[test]
    fn the_first_plan_of_a_connection_and_of_a_source_always_wait() {
        let none = Counts::default();
        for (sequence, held) in [
            (Sequence::First, Some(Hold::FirstSync)),
            (Sequence::SourceChange, Some(Hold::SourceChange { emptied: vec![] })),
            (Sequence::AnotherCompany, Some(Hold::AnotherCompany { emptied: vec![] })),
            (Sequence::Later, None),
        ] {
            assert_eq!(hold(sequence, &none, &[], 0, &Earlier::default(), Limits::default()), held);
        }
    }

    #[test]
    fn more_than_a_tenth_or_more_than_twenty_leavers_wait_and_earlier_ones_count() {
        for (leaves, present, before, held) in [
            (1, 10, 0, false),
            (1, 9, 0, true),
            (20, 10_000, 0, false),
            (21, 10_000, 0, true),
            (10, 10_000, 10, false),
            (1, 10_000, 20, true),
            (0, 10_000, 500, false),
            (1, 9, 1, true),
            // Those who left before are part of what they are a tenth of.
            (10, 190, 10, false),
        ] {
            assert_eq!(leaving(leaves, present, before), held, "{leaves} of {present}, {before} before");
        }
    }

    fn coming(counts: Counts, present: u64, earlier: &Earlier) -> Option<Arrivals> {
        match hold(Sequence::Later, &counts, &[], present, earlier, Limits::default()) {
            Some(Hold::Arrivals(arrivals)) => Some(arrivals),
            None => None,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn more_who_join_or_return_than_the_limits_allow_wait_and_earlier_ones_count() {
        for (people, present, before, held) in [
            (1, 10, 0, false),
            (2, 10, 0, true),
            (20, 10_000, 0, false),
            (21, 10_000, 0, true),
            (10, 10_000, 10, false),
            (1, 10_000, 20, true),
            (0, 10_000, 500, false),
            (1, 0, 0, true),
        ] {
            let case = format!("{people} to {present}, {before} before");
            let expected = held.then_some(TooMany { people, before });
            let joining = coming(
                Counts { joins: people, ..Counts::default() },
                present,
                &Earlier { joins: before, returns: 1000, ..Earlier::default() },
            );
            let returning = coming(
                Counts { returns: people, ..Counts::default() },
                present,
                &Earlier { returns: before, joins: 1000, ..Earlier::default() },
            );
            assert_eq!(joining.map(|it| (it.joins, it.returns)), held.then_some((expected, None)), "{case}");
            assert_eq!(
                returning.map(|it| (it.joins, it.returns)),
                held.then_some((None, expected)),
                "{case}"
            );
        }
    }

    #[test]
    fn a_single_newcomer_without_a_status_waits_and_one_with_a_status_does_not() {
        for (without_status, held) in [(0, false), (1, true)] {
            let counts = Counts { joins: 1, without_status, ..Counts::default() };
            let arrivals = coming(counts, 1000, &Earlier::default());
            assert_eq!(
                arrivals.map(|it| (it.joins, it.without_status)),
                held.then_some((None, without_status))
            );
        }
    }

    #[test]
    fn what_comes_and_what_is_lost_are_told_together() {
        let counts = Counts { joins: 30, leaves: 30, ..Counts::default() };
        let held = hold(Sequence::Later, &counts, &[], 100, &Earlier::default(), Limits::default());
        let Some(Hold::Arrivals(arrivals)) = held else { panic!("{held:?}") };
        assert_eq!(arrivals.joins, Some(TooMany { people: 30, before: 0 }));
        assert_eq!(arrivals.losses.map(|losses| losses.leaves), Some(30));
    }

    #[test]
    fn an_attribute_that_is_emptied_for_many_waits_and_is_named() {
        let one = |people, of| Blanked { attribute: Attribute::Phone, people, of };
        let held = |people, of| {
            let blanked = [one(people, of), Blanked { attribute: Attribute::Team, people: 0, of: 100 }];
            hold(Sequence::Later, &Counts::default(), &blanked, 1000, &Earlier::default(), Limits::default())
        };
        assert_eq!(held(10, 100), None);
        let Some(Hold::Losses(losses)) = held(11, 100) else { panic!("11 of 100 wait") };
        assert_eq!((losses.leaves, losses.blanked), (0, vec![Emptied { blanked: one(11, 100), before: 0 }]));
        assert!(held(21, 1000).is_some());
    }

    #[test]
    fn values_that_were_emptied_lately_count_and_are_told() {
        let held = |people, of, before| {
            let blanked = Blanked { attribute: Attribute::Phone, people, of };
            let earlier =
                Earlier { blanked: BTreeMap::from([(Attribute::Phone, before)]), ..Earlier::default() };
            let counts = Counts::default();
            match hold(Sequence::Later, &counts, &[blanked], 1000, &earlier, Limits::default()) {
                Some(Hold::Losses(losses)) => losses.blanked,
                None => vec![],
                other => panic!("{other:?}"),
            }
        };
        let blanked = |people, of| Blanked { attribute: Attribute::Phone, people, of };
        assert_eq!(held(1, 1000, 20), [Emptied { blanked: blanked(1, 1000), before: 20 }]);
        assert_eq!(held(10, 190, 10), [], "those who lost it before are part of what they are a tenth of");
        assert_eq!(held(0, 1000, 500), [], "nobody loses anything now");
    }

    #[test]
    fn another_source_says_which_values_it_does_not_have() {
        let one = |people| Blanked { attribute: Attribute::Phone, people, of: 9 };
        let (counts, earlier) = (Counts::default(), Earlier::default());
        let held = hold(Sequence::SourceChange, &counts, &[one(9), one(0)], 9, &earlier, Limits::default());
        assert_eq!(held, Some(Hold::SourceChange { emptied: vec![one(9)] }));
    }

    #[test]
    fn the_limits_can_be_set() {
        let counts = Counts { leaves: 30, ..Counts::default() };
        for (limits, held) in [
            (Limits { people: 30, percent: 30 }, false),
            (Limits { people: 29, percent: 30 }, true),
            (Limits { people: 30, percent: 29 }, true),
            (Limits { people: 0, percent: 100 }, true),
        ] {
            let outcome = hold(Sequence::Later, &counts, &[], 100, &Earlier::default(), limits);
            assert_eq!(outcome.is_some(), held, "{limits:?}");
        }
    }

    #[test]
    fn only_what_was_lost_lately_without_asking_counts() {
        let now = DateTime::parse_from_rfc3339("2026-11-22T08:00:00Z").unwrap().to_utc();
        let run = |hours: i64, hold: Option<Hold>, done: bool| {
            let mut run = Run::start(RunId(1), HrSystem::Personio, Trigger::Manual, now);
            run.counts = Some(Counts { leaves: 3, joins: 2, returns: 1, ..Counts::default() });
            let blanked = |attribute, people| Blanked { attribute, people, of: 9 };
            run.blanked = vec![blanked(Attribute::Phone, 2), blanked(Attribute::Skills, 9)];
            run.hold = hold;
            if done {
                run.present = Some(9);
                run.ended(Phase::Done, now - TimeDelta::hours(hours));
            }
            run
        };
        let mut earlier = Earlier::default();
        for run in [
            run(1, None, true),
            run(23, None, true),
            run(24, None, true),
            run(1, Some(Hold::FirstSync), true),
            run(1, None, false),
        ] {
            earlier.add(&run, now);
        }
        let blanked = BTreeMap::from([(Attribute::Phone, 4)]);
        assert_eq!(earlier, Earlier { leaves: 6, joins: 4, returns: 2, blanked });
    }
}

//! What a read means: the plan, what it takes away, and whether a person has to look at it.

use super::{
    comparing::Compared,
    guard::{self, Earlier, Hold, Limits, Sequence},
    losses::{self, Blanked},
    plan::Plan,
    snapshot::Snapshot,
};

/// What a plan is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// Which plan of its connection it is.
    pub sequence: Sequence,
    /// What was done lately without anybody's approval.
    pub earlier: &'a Earlier,
    /// How much may be done so.
    pub limits: Limits,
}

/// Compares `snapshot` by `compare`, and once more as if attributes had not been sent that a right was lost for.
///
/// # Errors
/// Those of `compare`.
pub fn compare_by_rights<E>(
    snapshot: Snapshot,
    mut compare: impl FnMut(&Snapshot) -> Result<Compared, E>,
) -> Result<Compared, E> {
    let compared = compare(&snapshot)?;
    let lost = losses::lost_rights(&compared.blanked);
    if lost.is_empty() {
        return Ok(compared);
    }
    let again = compare(&snapshot.without(&lost))?;
    Ok(Compared { blanked: compared.blanked, ..again })
}

/// What a read means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// What it changes.
    pub plan: Plan,
    /// How many people's values are gone from the read, by attribute.
    pub blanked: Vec<Blanked>,
    /// Why the plan waits for a person, if it does.
    pub hold: Option<Hold>,
}

/// Judges what a comparison came to.
pub fn judge(compared: Compared, situation: &Situation<'_>) -> Judged {
    let Situation { sequence, earlier, limits } = *situation;
    let Compared { plan, blanked, present, .. } = compared;
    let emptied: Vec<Blanked> = match sequence {
        // All of it is told, also what the new connection does not release.
        Sequence::SourceChange | Sequence::AnotherCompany => plan.values.iter().map(Blanked::from).collect(),
        // What a right was lost for keeps its values, so nobody loses it.
        Sequence::First | Sequence::Later => {
            blanked.iter().filter(|one| !one.is_a_lost_right()).copied().collect()
        }
    };
    let hold = guard::hold(sequence, &plan.counts(), &emptied, present, earlier, limits);
    Judged { plan, blanked, hold }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::{
        attribute::{Attribute, BirthdayDetail, Release},
        employee::{Employee, EmployeeId, EmploymentStatus, PersonKey, Values},
        service::HrSystem,
        sync::{
            comparing::tests::People,
            plan::{Known, LeaveReason, Standing},
        },
        text::Text,
    };

    const PEOPLE: u32 = 100;

    /// All that people have but their team.
    fn release() -> Release {
        Release::new([Attribute::Phone, Attribute::WorkEmail], BirthdayDetail::DayAndMonth)
    }

    /// Somebody with a team and an address of their own, with a phone number or without.
    fn person(number: u32, phone: bool) -> Employee {
        let values = Values {
            team: Text::new("Notes").ok(),
            work_email: Text::new(&format!("{number}@example.com")).ok(),
            phone: Text::new("+49 30 1").ok().filter(|_| phone),
            ..Values::default()
        };
        let id = EmployeeId::try_from(number.to_string()).unwrap();
        Employee { id, status: EmploymentStatus::Active, values }
    }

    /// Judges what `BambooHR` says of `read`, as the engine does.
    fn judged_of(
        known: &BTreeMap<PersonKey, Known>,
        read: impl Iterator<Item = Employee>,
        sequence: Sequence,
    ) -> Judged {
        let people = People::read(read, [Attribute::Phone, Attribute::WorkEmail]);
        let compare = |snapshot: &Snapshot| {
            let compared = people.compared(HrSystem::BambooHr, known, snapshot, &release());
            Ok::<_, std::convert::Infallible>(compared)
        };
        let Ok(compared) = compare_by_rights(people.snapshot(), compare);
        let situation = Situation { sequence, earlier: &Earlier::default(), limits: Limits::default() };
        judge(compared, &situation)
    }

    /// Judges a read in which the first `without` of a hundred people have lost their number.
    fn judged(from: HrSystem, sequence: Sequence, without: u32) -> Judged {
        let known = (0..PEOPLE).map(|number| {
            let employee = person(number, true);
            let key = PersonKey { service: from, id: employee.id.clone() };
            (key, Known { employee, standing: Standing::Present })
        });
        let read = (0..PEOPLE).map(|number| {
            let employee = person(number, number >= without);
            Employee { values: employee.values.reduced_to(&release()), ..employee }
        });
        judged_of(&known.collect(), read, sequence)
    }

    /// Judges a read of a hundred people and of one more with the last number: known or not, as `known` says, and in the
    /// read with `status`.
    fn one_more(known: Option<Standing>, status: EmploymentStatus, sequence: Sequence) -> Judged {
        let of = HrSystem::BambooHr;
        let more = Employee { status, ..person(PEOPLE, true) };
        let mut all: BTreeMap<_, _> = (0..PEOPLE)
            .map(|number| person(number, true))
            .map(|employee| {
                let key = PersonKey { service: of, id: employee.id.clone() };
                (key, Known { employee, standing: Standing::Present })
            })
            .collect();
        if let Some(standing) = known {
            let key = PersonKey { service: of, id: more.id.clone() };
            all.insert(key, Known { employee: person(PEOPLE, true), standing });
        }
        let read = (0..PEOPLE).map(|number| person(number, true)).chain([more]);
        judged_of(&all, read, sequence)
    }

    #[test]
    fn who_has_left_or_is_unknown_does_not_come_without_a_status_unless_an_admin_says_so() {
        use EmploymentStatus::{Active, Inactive, Unknown};
        let left = Some(Standing::Left(LeaveReason::Terminated));
        for (known, status, comes, waits) in [
            (left, Unknown, 0, false),
            (left, Inactive, 0, false),
            (left, Active, 1, false),
            (None, Unknown, 1, true),
            (None, Inactive, 0, false),
            (None, Active, 1, false),
        ] {
            let judged = one_more(known, status, Sequence::Later);
            let counts = judged.plan.counts();
            assert_eq!(
                (counts.joins + counts.returns, judged.hold.is_some()),
                (comes, waits),
                "{known:?} {status:?}"
            );
        }
        let first = one_more(None, Unknown, Sequence::First);
        assert_eq!((first.plan.counts().without_status, first.hold), (1, Some(Hold::FirstSync)));
    }

    #[test]
    fn values_of_a_lost_right_stay_and_hold_nothing() {
        let judged = judged(HrSystem::BambooHr, Sequence::Later, PEOPLE);
        assert_eq!(losses::lost_rights(&judged.blanked), BTreeSet::from([Attribute::Phone]));
        assert_eq!((judged.plan.counts().changed(), judged.hold), (0, None));
    }

    #[test]
    fn values_that_many_lost_hold_the_plan_and_few_do_not() {
        for (without, held) in [(10, false), (11, true), (94, true)] {
            let judged = judged(HrSystem::BambooHr, Sequence::Later, without);
            assert_eq!(losses::lost_rights(&judged.blanked), BTreeSet::new());
            assert_eq!(judged.plan.counts().updates, u64::from(without));
            assert_eq!(judged.hold.is_some(), held, "{without} have none any more");
        }
    }

    #[test]
    fn a_change_of_source_tells_what_is_lost_also_of_what_the_new_connection_does_not_release() {
        let team = Blanked { attribute: Attribute::Team, people: 100, of: 100 };
        let phone = |people| Blanked { attribute: Attribute::Phone, people, of: 100 };
        for (without, emptied) in [
            (0, vec![team]),
            (1, vec![team, phone(1)]),
            (94, vec![team, phone(94)]),
            // A right is lost: the old values stay, for everybody.
            (95, vec![team]),
            (100, vec![team]),
        ] {
            let judged = judged(HrSystem::Personio, Sequence::SourceChange, without);
            assert_eq!(judged.hold, Some(Hold::SourceChange { emptied }), "{without} have no number there");
            let counts = judged.plan.counts();
            assert_eq!((counts.updates, counts.moves), (100, 0), "everybody loses their team");
        }
    }

    #[test]
    fn a_right_is_lost_for_those_who_move_as_for_those_who_stay() {
        for from in HrSystem::ALL {
            let judged = judged(from, Sequence::Later, PEOPLE);
            assert_eq!(losses::lost_rights(&judged.blanked), BTreeSet::from([Attribute::Phone]), "{from:?}");
            let lost = judged.plan.values.iter().find(|one| one.attribute == Attribute::Phone).unwrap().lost;
            assert_eq!((lost, judged.hold), (0, None), "{from:?}");
        }
    }

    #[test]
    fn a_loss_for_many_who_move_later_is_held_like_any_other() {
        for (without, held) in [(10, false), (11, true), (94, true)] {
            let judged = judged(HrSystem::Personio, Sequence::Later, without);
            let blanked: Vec<_> = match &judged.hold {
                Some(Hold::Losses(losses)) => losses.blanked.iter().map(|one| one.blanked).collect(),
                None => vec![],
                other => panic!("{other:?}"),
            };
            let phone = Blanked { attribute: Attribute::Phone, people: u64::from(without), of: 100 };
            assert_eq!(blanked, if held { vec![phone] } else { vec![] }, "{without} have no number there");
            assert!(judged.blanked.contains(&phone), "what was lost unasked counts for 24 hours");
        }
    }
}

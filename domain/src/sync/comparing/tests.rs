mod telling;
mod values;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::{
    attribute::BirthdayDetail,
    sync::{plan::Counts, snapshot::Gap},
    text::Text,
};

/// Everybody a read brought, and what it says beside.
#[derive(Debug, Clone)]
pub(crate) struct People {
    all: BTreeMap<EmployeeId, Employee>,
    completeness: Completeness,
    sent: BTreeSet<Attribute>,
    absence: Absence,
}

impl People {
    /// A complete read.
    pub(crate) fn read(
        people: impl IntoIterator<Item = Employee>,
        sent: impl IntoIterator<Item = Attribute>,
    ) -> Self {
        Self {
            all: people.into_iter().map(|person| (person.id.clone(), person)).collect(),
            completeness: Completeness::Complete,
            sent: sent.into_iter().collect(),
            absence: Absence::Deleted,
        }
    }

    /// What it says beside.
    pub(crate) fn snapshot(&self) -> Snapshot {
        let gap = match self.completeness {
            Completeness::Complete | Completeness::Incomplete(Gap::Repeated) => None,
            Completeness::Incomplete(gap) => Some(gap),
        };
        Snapshot { gap, sent: self.sent.clone(), absence: self.absence.clone() }
    }

    /// Compares everybody `known` with them, by what `snapshot` says beside.
    pub(crate) fn compared(
        &self,
        source: HrSystem,
        known: &BTreeMap<PersonKey, Known>,
        snapshot: &Snapshot,
        release: &Release,
    ) -> Compared {
        let (here, elsewhere): (BTreeMap<_, _>, _) =
            known.clone().into_iter().partition(|(key, _)| key.is_of(source));
        let mut known_here: BTreeMap<_, _> = here.into_iter().map(|(key, one)| (key.id, one)).collect();
        let arrivals = self.all.values().filter(|one| !known_here.contains_key(&one.id)).cloned();
        let mut borne = Borne::of(elsewhere.values());
        for one in self.all.values().filter(|one| known_here.contains_key(&one.id)) {
            borne.note(&one.values);
        }
        let elsewhere = Elsewhere::among(elsewhere, &arrivals.collect::<Vec<_>>(), &borne);
        let mut comparing = Comparing::new(source, snapshot, release, &elsewhere);
        for read in self.all.values().cloned() {
            comparing.meet(match known_here.remove(&read.id) {
                // As the engine has it: who was read as they are known is not looked at twice.
                Some(known) if known.standing == Standing::Present && known.employee == read => {
                    Meeting::Same(known)
                }
                Some(known) => Meeting::Both(known, read),
                None => Meeting::Read(read),
            });
        }
        for known in known_here.into_values() {
            comparing.meet(Meeting::Known(known));
        }
        comparing.finish(self.completeness == Completeness::Incomplete(Gap::Repeated))
    }
}

/// Compares everybody `known` with those who were `read` from `source`.
pub(crate) fn compare(
    source: HrSystem,
    known: &BTreeMap<PersonKey, Known>,
    read: &People,
    release: &Release,
) -> Compared {
    read.compared(source, known, &read.snapshot(), release)
}

fn release() -> Release {
    Release::new([Attribute::Team], BirthdayDetail::DayAndMonth)
}

fn person(id: u32, first_name: &str, team: Option<&str>, status: EmploymentStatus) -> Employee {
    Employee {
        id: EmployeeId::try_from(format!("{id:04}")).unwrap(),
        status,
        values: Values {
            first_name: Text::new(first_name).ok(),
            team: team.map(|team| Text::new(team).unwrap()),
            ..Values::default()
        },
    }
}

fn snapshot(people: impl IntoIterator<Item = Employee>) -> People {
    People::read(people, release().iter())
}

fn key(service: HrSystem, employee: &Employee) -> PersonKey {
    PersonKey { service, id: employee.id.clone() }
}

fn knowing(people: impl IntoIterator<Item = (Employee, Standing)>) -> BTreeMap<PersonKey, Known> {
    people
        .into_iter()
        .map(|(employee, standing)| (key(SOURCE, &employee), Known { employee, standing }))
        .collect()
}

const SOURCE: HrSystem = HrSystem::Personio;

fn plan(known: &BTreeMap<PersonKey, Known>, read: &People, release: &Release) -> Plan {
    plan_of(SOURCE, known, read, release)
}

fn plan_of(source: HrSystem, known: &BTreeMap<PersonKey, Known>, read: &People, release: &Release) -> Plan {
    compare(source, known, read, release).plan
}

use EmploymentStatus::{Active, Inactive, Leave, Onboarding, Unknown};

#[test]
fn a_plan_says_who_joins_changes_leaves_and_returns() {
    let known = knowing([
        (person(1, "Ada", Some("Notes"), Active), Standing::Present),
        (person(2, "Bea", None, Active), Standing::Present),
        (person(3, "Cid", None, Active), Standing::Present),
        (person(4, "Dan", None, Active), Standing::Present),
        (person(5, "Eve", None, Active), Standing::Left(LeaveReason::Deleted)),
        (person(6, "Fay", None, Active), Standing::Left(LeaveReason::Terminated)),
        (person(7, "Gus", None, Active), Standing::Present),
    ]);
    let read = snapshot([
        person(1, "Ada", Some("Engines"), Active),
        person(2, "Bea", None, Active),
        person(3, "Cid", None, Inactive),
        person(5, "Eve", None, Active),
        person(6, "Fay", None, Inactive),
        person(7, "Gus", None, Leave),
        person(8, "Hal", None, Active),
        person(9, "Ida", None, Inactive),
    ]);
    let plan = plan(&known, &read, &release());
    insta::assert_json_snapshot!((plan.counts(), &plan.changes));
    assert_eq!(plan.hash(), plan_of(SOURCE, &known, &read, &release()).hash());
}

#[test]
fn in_an_incomplete_read_absence_proves_nothing_and_a_records_own_word_all_the_same() {
    let known = knowing([
        (person(1, "Ada", None, Active), Standing::Present),
        (person(2, "Bea", None, Active), Standing::Present),
    ]);
    for gap in [Gap::Repeated, Gap::Unidentified, Gap::CountDiffers, Gap::TotalMoved] {
        let read = People {
            completeness: Completeness::Incomplete(gap),
            ..snapshot([person(1, "Ada", None, Inactive), person(3, "Cid", None, Active)])
        };
        let plan = plan(&known, &read, &release());
        let leaves = Change::Leaves {
            key: key(SOURCE, &person(1, "", None, Active)),
            reason: LeaveReason::Terminated,
        };
        assert_eq!(
            plan.changes,
            [leaves, Change::Joins { employee: person(3, "Cid", None, Active) }],
            "{gap:?}"
        );
        assert_eq!(plan.counts().leaves, 1, "what the guard judges, and what counts as lost earlier");
    }
}

#[test]
fn who_has_left_returns_only_by_a_status_that_says_so() {
    for reason in [LeaveReason::Terminated, LeaveReason::Deleted, LeaveReason::NotInSource] {
        let known = knowing([(person(1, "Ada", None, Active), Standing::Left(reason))]);
        for (status, returns) in [(Active, 1), (Onboarding, 1), (Leave, 1), (Inactive, 0), (Unknown, 0)] {
            let read = snapshot([person(1, "Ada", Some("Notes"), status)]);
            let counts = plan(&known, &read, &release()).counts();
            assert_eq!(counts, Counts { returns, ..Counts::default() }, "{reason:?}, {status:?}");
        }
    }
}

#[test]
fn who_is_here_stays_by_a_status_that_is_not_told_and_keeps_the_one_they_had() {
    let known = knowing([(person(1, "Ada", None, Leave), Standing::Present)]);
    let read = snapshot([person(1, "Ada", Some("Notes"), Unknown)]);
    let update = Change::Updates {
        employee: person(1, "Ada", Some("Notes"), Leave),
        attributes: vec![Attribute::Team],
    };
    assert_eq!(plan(&known, &read, &release()).changes, [update]);
}

#[test]
fn who_had_left_another_source_moves_only_by_a_status_that_says_so() {
    let ada = |id, status| Employee {
        values: Values { last_name: Text::new("L").ok(), ..person(id, "Ada", None, status).values },
        ..person(id, "Ada", None, status)
    };
    for (standing, status, kept) in [
        (Standing::Left(LeaveReason::Terminated), Unknown, None),
        (Standing::Left(LeaveReason::Terminated), Active, Some(Active)),
        (Standing::Present, Unknown, Some(Leave)),
        (Standing::Present, Active, Some(Active)),
    ] {
        let known = knowing([(ada(1, Leave), standing)]);
        let plan = plan_of(HrSystem::BambooHr, &known, &snapshot([ada(2, status)]), &release());
        let moved: Vec<_> = plan
            .changes
            .iter()
            .map(|change| match change {
                Change::Moves { employee, .. } => employee.status,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(moved, Vec::from_iter(kept), "{standing:?}, {status:?}");
    }
}

#[test]
fn an_attribute_that_is_sent_for_nobody_keeps_its_old_values() {
    let known = knowing([(person(1, "Ada", Some("Notes"), Leave), Standing::Present)]);
    let read = People {
        sent: BTreeSet::from([Attribute::FirstName, Attribute::LastName]),
        ..snapshot([person(1, "Ada", None, Unknown)])
    };
    assert_eq!(plan(&known, &read, &release()).counts(), Counts { unchanged: 1, ..Counts::default() });
}

#[test]
fn a_value_that_is_not_released_any_more_is_no_change() {
    let known = knowing([(person(1, "Ada", Some("Notes"), Active), Standing::Present)]);
    let plan = plan(&known, &snapshot([person(1, "Ada", None, Active)]), &Release::default());
    assert_eq!(plan.counts(), Counts { unchanged: 1, ..Counts::default() });
}

#[test]
fn an_update_names_what_differs_between_what_will_be_kept_and_what_is_released_of_the_known() {
    let values = |team: &str, birthday: &str| Values {
        team: Text::new(team).ok(),
        birthday: birthday.parse().ok(),
        ..Values::default()
    };
    let all = [values("", ""), values("Notes", "1815-12-10"), values("Engines", "--12-10")];
    let sets = [
        vec![],
        vec![Attribute::Team],
        vec![Attribute::Birthday],
        vec![Attribute::Team, Attribute::Birthday],
    ];
    for (known, read) in all.iter().flat_map(|known| all.iter().map(move |read| (known, read))) {
        for (released, sent) in sets.iter().flat_map(|released| sets.iter().map(move |sent| (released, sent)))
        {
            for detail in [BirthdayDetail::DayAndMonth, BirthdayDetail::WithYear] {
                let release = Release::new(released.clone(), detail);
                let known = Employee { values: known.clone(), ..person(1, "", None, Active) };
                let read = Employee { values: read.clone(), ..known.clone() };
                let read = People { sent: sent.iter().copied().collect(), ..snapshot([read]) };
                let (said, elsewhere) = (read.snapshot(), Elsewhere::default());
                let comparing = Comparing::new(SOURCE, &said, &release, &elsewhere);
                let kept = comparing.with_kept_values(read.all[&known.id].clone(), &known);
                let before = known.values.reduced_to(&release);
                let mut differing = Attribute::ALL.to_vec();
                differing.retain(|attribute| !kept.values.agrees_with(&before, *attribute));
                let changes = plan(&knowing([(known, Standing::Present)]), &read, &release).changes;
                let update = Change::Updates { employee: kept, attributes: differing.clone() };
                assert_eq!(changes, if differing.is_empty() { vec![] } else { vec![update] });
            }
        }
    }
}

#[test]
fn who_is_only_not_seen_any_more_stays_and_who_was_deleted_leaves() {
    let people =
        [person(1, "Ada", None, Active), person(2, "Bea", None, Active), person(3, "Cid", None, Active)];
    let known = knowing(people.clone().map(|one| (one, Standing::Present)));
    let deleted = BTreeSet::from([people[1].id.clone()]);
    let read = People { absence: Absence::DeletedIfAmong(deleted), ..snapshot([people[0].clone()]) };
    let plan = plan(&known, &read, &release());
    assert_eq!((plan.counts().leaves, plan.unseen), (1, 1));
    let leaves = Change::Leaves { key: key(SOURCE, &people[1]), reason: LeaveReason::Deleted };
    assert_eq!(plan.changes, [leaves]);
}

#[test]
fn another_source_keeps_those_it_knows_and_lets_the_others_go() {
    let ada = person(1, "Ada", Some("Notes"), Active);
    let with_last = |one: Employee| Employee {
        values: Values { last_name: Text::new("L").ok(), ..one.values.clone() },
        ..one
    };
    let known = knowing([
        (with_last(ada.clone()), Standing::Present),
        (with_last(person(2, "Bea", None, Active)), Standing::Present),
        (with_last(person(3, "Cid", None, Active)), Standing::Left(LeaveReason::Terminated)),
        (with_last(person(4, "Dan", None, Active)), Standing::Present),
    ]);
    let read = snapshot([
        with_last(person(4, "Ada", Some("Engines"), Active)),
        with_last(person(5, "Cid", None, Active)),
        with_last(person(6, "Dan", None, Inactive)),
        with_last(person(7, "Eve", None, Active)),
    ]);
    let plan = plan_of(HrSystem::BambooHr, &known, &read, &release());
    insta::assert_json_snapshot!((plan.counts(), &plan.changes));
    let applied = apply(known, &plan);
    let again = plan_of(HrSystem::BambooHr, &applied, &read, &release());
    assert_eq!(again.changes, []);
}

#[test]
fn another_plan_has_another_hash() {
    let hash =
        |name: &str| plan(&BTreeMap::new(), &snapshot([person(1, name, None, Active)]), &release()).hash();
    assert_ne!(hash("Ada"), hash("Bea"));
    insta::assert_snapshot!(hash("Ada"), @"aeb71199370f5d73d104542d9a0920f298399691a2acbab2bfccb1b39dfe1238");
}

fn people() -> impl Strategy<Value = Vec<Employee>> {
    people_whose_status_is(prop_oneof![3 => Just(Active), 1 => Just(Leave), 1 => Just(Inactive)])
}

fn people_whose_status_is(
    status: impl Strategy<Value = EmploymentStatus>,
) -> impl Strategy<Value = Vec<Employee>> {
    let team = prop::option::of(prop::sample::select(vec!["Notes", "Engines"]));
    let one = (0_u32..20, "[A-C]", team, status)
        .prop_map(|(id, name, team, status)| person(id, &name, team, status));
    prop::collection::vec(one, 0..15)
}

/// What applying a plan leaves behind.
fn apply(mut known: BTreeMap<PersonKey, Known>, plan: &Plan) -> BTreeMap<PersonKey, Known> {
    for change in &plan.changes {
        match change {
            Change::Joins { employee } | Change::Returns { employee } | Change::Updates { employee, .. } => {
                let present = Known { employee: employee.clone(), standing: Standing::Present };
                known.insert(key(plan.source, employee), present);
            }
            Change::Moves { from, employee, .. } => {
                known.remove(from).unwrap();
                let present = Known { employee: employee.clone(), standing: Standing::Present };
                known.insert(key(plan.source, employee), present);
            }
            Change::Leaves { key, reason } => known.get_mut(key).unwrap().standing = Standing::Left(*reason),
        }
    }
    known
}

fn any_status() -> impl Strategy<Value = EmploymentStatus> {
    prop::sample::select(vec![Active, Onboarding, Leave, Inactive, Unknown])
}

fn any_gap() -> impl Strategy<Value = Completeness> {
    prop::sample::select(vec![
        Completeness::Complete,
        Completeness::Incomplete(Gap::TotalMoved),
        Completeness::Incomplete(Gap::Unidentified),
        Completeness::Incomplete(Gap::Repeated),
    ])
}

proptest! {
    #[test]
    fn whatever_a_read_says_nobody_known_as_departed_comes_back_but_by_their_own_records_word(
        before in people_whose_status_is(any_status()), left in prop::collection::vec(any::<bool>(), 15),
        after in people_whose_status_is(any_status()), completeness in any_gap(), elsewhere in any::<bool>(),
    ) {
        let standing = |left| if left { Standing::Left(LeaveReason::Terminated) } else { Standing::Present };
        let known = knowing(before.into_iter().zip(left).map(|(person, left)| (person, standing(left))));
        let departed = |known: &BTreeMap<PersonKey, Known>| -> BTreeSet<PersonKey> {
            known.iter().filter(|(_, one)| one.standing != Standing::Present).map(|(key, _)| key.clone()).collect()
        };
        let read = People { completeness, ..snapshot(after) };
        let source = if elsewhere { HrSystem::BambooHr } else { SOURCE };
        let plan = plan_of(source, &known, &read, &release());
        let applied = apply(known.clone(), &plan);
        let moved_from = |key: &PersonKey| plan.changes.iter().find_map(|change| match change {
            Change::Moves { from, employee, .. } if from == key => Some(employee.id.clone()),
            _ => None,
        });
        let back = departed(&known).difference(&departed(&applied)).count() as u64;
        prop_assert_eq!(plan.counts().returns, back, "whoever is back is counted, by whatever id");
        for key in departed(&known).difference(&departed(&applied)) {
            let id = moved_from(key).unwrap_or_else(|| key.id.clone());
            let said = read.all.get(&id).map(|read| read.status);
            prop_assert!(matches!(said, Some(Active | Onboarding | Leave)), "{key:?}: {said:?}");
        }
    }

    #[test]
    fn whoever_a_record_calls_inactive_is_not_in_the_directory_however_incomplete_the_read(
        before in people(), after in people_whose_status_is(any_status()), completeness in any_gap(),
    ) {
        let known = knowing(before.into_iter().map(|person| (person, Standing::Present)));
        let read = People { completeness, ..snapshot(after) };
        let applied = apply(known.clone(), &plan(&known, &read, &release()));
        let present = |id: &EmployeeId| {
            applied.get(&PersonKey { service: SOURCE, id: id.clone() }).is_some_and(|one| one.standing == Standing::Present)
        };
        for one in read.all.values() {
            prop_assert_eq!(present(&one.id), one.status != Inactive, "{:?}", one);
        }
    }

    #[test]
    fn an_applied_plan_leaves_nothing_to_do_and_exactly_the_employed_in_the_directory(
        before in people(), after in people(),
    ) {
        let known = knowing(before.into_iter().map(|person| (person, Standing::Present)));
        let read = snapshot(after);
        let applied = apply(known.clone(), &plan(&known, &read, &release()));
        prop_assert_eq!(plan(&applied, &read, &release()).changes, vec![]);
        let present = applied.values().filter(|one| one.standing == Standing::Present).map(|one| &one.employee.id);
        let employed = read.all.values().filter(|person| person.status != Inactive).map(|person| &person.id);
        prop_assert!(present.eq(employed));
    }

    #[test]
    fn a_plan_applied_halfway_is_continued_by_planning_again(
        before in people(), after in people(), cut in 0_usize..20,
    ) {
        let known = knowing(before.into_iter().map(|person| (person, Standing::Present)));
        let read = snapshot(after);
        let whole = plan(&known, &read, &release());
        let mut half = whole.clone();
        half.changes.truncate(cut);
        let halfway = apply(known.clone(), &half);
        let rest = plan(&halfway, &read, &release());
        prop_assert_eq!(&rest.changes[..], &whole.changes[half.changes.len()..]);
    }
}

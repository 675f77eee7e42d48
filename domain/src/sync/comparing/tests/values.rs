//! What happens to values when people move over from another service, and when less is released.

use super::*;
use crate::sync::values::{Fate, ValueTally};

const OTHER: HrSystem = HrSystem::BambooHr;

/// Somebody whom both services know by the same address, under ids of their own.
fn of(service: HrSystem, number: u32, values: Values) -> Employee {
    let id = format!("{}{number:02}", if service == OTHER { "b" } else { "p" });
    Employee {
        id: EmployeeId::try_from(id).unwrap(),
        status: Active,
        values: Values { work_email: Text::new(&format!("{number}@example.com")).ok(), ..values },
    }
}

fn kept(people: impl IntoIterator<Item = (HrSystem, Employee, Standing)>) -> BTreeMap<PersonKey, Known> {
    let known = |(service, employee, standing)| (key(service, &employee), Known { employee, standing });
    people.into_iter().map(known).collect()
}

fn releasing(attributes: &[Attribute], birthday: BirthdayDetail) -> Release {
    Release::new(attributes.iter().copied().chain([Attribute::WorkEmail]), birthday)
}

/// What is left of everybody once a plan is applied and its release is in force.
fn afterwards(
    known: &BTreeMap<PersonKey, Known>,
    plan: &Plan,
    release: &Release,
) -> BTreeMap<PersonKey, Known> {
    let mut after = apply(known.clone(), plan);
    for one in after.values_mut() {
        one.employee.values = one.employee.values.reduced_to(release);
    }
    after
}

fn text(value: &str) -> Option<Text> {
    Text::new(value).ok()
}

#[test]
fn whoever_moves_keeps_what_is_not_sent_and_loses_what_is_empty_or_not_released() {
    use Attribute::{Birthday, Phone, Position, Skills, Team, WorkEmail};
    let before = Values {
        position: text("Analyst"),
        team: text("Notes"),
        phone: text("+49 30 1"),
        skills: [Text::new("Mathematics").unwrap()].into(),
        birthday: "1815-12-10".parse().ok(),
        ..Values::default()
    };
    let read = Values { department: text("Engines"), team: text("Engines"), ..Values::default() };
    let release =
        releasing(&[Position, Attribute::Department, Team, Phone, Birthday], BirthdayDetail::DayAndMonth);
    let snapshot = People {
        // The position is empty; neither phones nor birthdays are sent at all.
        sent: BTreeSet::from([Position, Attribute::Department, Team, WorkEmail]),
        ..snapshot([of(SOURCE, 1, read)])
    };
    let known = kept([(OTHER, of(OTHER, 1, before), Standing::Present)]);
    let plan = plan(&known, &snapshot, &release);

    let [Change::Moves { employee, attributes, .. }] = &plan.changes[..] else {
        panic!("{:?}", plan.changes)
    };
    let expected = Values {
        department: text("Engines"),
        team: text("Engines"),
        phone: text("+49 30 1"),
        birthday: "--12-10".parse().ok(),
        work_email: text("1@example.com"),
        ..Values::default()
    };
    assert_eq!(employee.values, expected);
    assert_eq!(attributes, &[Position, Attribute::Department, Team, Skills, Birthday]);
    let lost = plan.changes[0].lost();
    assert_eq!(lost, [Position, Skills]);

    let none = ValueTally::of_nobody;
    let expected = [
        ValueTally { lost: 1, ..none(Position) },
        ValueTally { added: 1, ..none(Attribute::Department) },
        ValueTally { changed: 1, ..none(Team) },
        ValueTally { kept: 1, ..none(WorkEmail) },
        ValueTally { kept: 1, ..none(Phone) },
        ValueTally { lost: 1, ..none(Skills) },
        ValueTally { changed: 1, ..none(Birthday) },
    ];
    assert_eq!(plan.values, expected);
}

#[test]
fn whose_manager_moves_over_too_has_the_same_one_and_nobody_keeps_the_id_of_another_service() {
    let led = |by: Option<&str>| Values {
        manager: by.and_then(|id| EmployeeId::try_from(id.to_owned()).ok()),
        ..Values::default()
    };
    let known = kept([
        (OTHER, of(OTHER, 1, led(None)), Standing::Present),
        (OTHER, of(OTHER, 2, led(Some("b01"))), Standing::Present),
        (OTHER, of(OTHER, 3, led(Some("b01"))), Standing::Present),
    ]);
    let release = releasing(&[Attribute::Manager], BirthdayDetail::DayAndMonth);
    let read = [of(SOURCE, 1, led(None)), of(SOURCE, 2, led(Some("p01"))), of(SOURCE, 3, led(Some("p02")))];
    let fates = |sent: &[Attribute]| {
        let sent = sent.iter().copied().chain([Attribute::WorkEmail]).collect();
        let plan = plan(&known, &People { sent, ..snapshot(read.clone()) }, &release);
        plan.values.into_iter().find(|tally| tally.attribute == Attribute::Manager)
    };
    let none = ValueTally::of_nobody(Attribute::Manager);
    assert_eq!(fates(&[Attribute::Manager]), Some(ValueTally { kept: 1, changed: 1, ..none }));
    let unsent = People { sent: [Attribute::WorkEmail].into(), ..snapshot([of(SOURCE, 2, led(None))]) };
    let lost = plan(&known, &unsent, &release);
    let tally = lost.values.iter().find(|tally| tally.attribute == Attribute::Manager);
    assert_eq!(tally.map(|tally| tally.lost), Some(1), "{:?}", lost.values);
}

#[test]
fn whoever_moves_with_other_values_counts_as_changed_and_with_the_same_ones_as_staying_unless_they_had_left()
{
    let team = |team| Values { team: text(team), ..Values::default() };
    let people = [1, 2, 3].map(|number| (number, Standing::Present));
    let gone = [4, 5].map(|number| (number, Standing::Left(LeaveReason::NotInSource)));
    let all = people.into_iter().chain(gone);
    let known = kept(all.map(|(number, standing)| (OTHER, of(OTHER, number, team("Notes")), standing)));
    let read = [(1, "Notes"), (2, "Engines"), (3, ""), (4, "Notes"), (5, "Engines")];
    let read = read.map(|(number, name)| of(SOURCE, number, team(name)));
    let release = releasing(&[Attribute::Team], BirthdayDetail::DayAndMonth);
    let snapshot = People { sent: release.iter().collect(), ..snapshot(read) };
    let counts = plan(&known, &snapshot, &release).counts();
    assert_eq!(counts, Counts { moves: 1, updates: 2, returns: 2, ..Counts::default() });
    assert_eq!(counts.changed(), 5);
}

#[test]
fn what_is_released_no_more_is_lost_for_those_too_whom_nothing_else_changes() {
    let team = |team| Values { team: text(team), ..Values::default() };
    let known = kept([
        (SOURCE, of(SOURCE, 1, team("Notes")), Standing::Present),
        (SOURCE, of(SOURCE, 2, team("Notes")), Standing::Left(LeaveReason::Deleted)),
    ]);
    let planned = |attributes: &[Attribute]| {
        let release = releasing(attributes, BirthdayDetail::DayAndMonth);
        let sent = release.iter().collect();
        plan(
            &known,
            &People { sent, ..snapshot([of(SOURCE, 1, team("Notes").reduced_to(&release))]) },
            &release,
        )
    };
    let (with, without) = (planned(&[Attribute::Team]), planned(&[]));
    assert_eq!((&with.changes, with.unchanged), (&without.changes, without.unchanged));
    let team_of =
        |plan: &Plan| plan.values.iter().copied().find(|one| one.attribute == Attribute::Team).unwrap();
    let tally = ValueTally::of_nobody(Attribute::Team);
    assert_eq!(team_of(&with), ValueTally { kept: 1, ..tally });
    assert_eq!(team_of(&without), ValueTally { lost: 1, ..tally });
    assert_ne!(with.hash(), without.hash(), "approving the one is not approving the other");
}

fn values() -> impl Strategy<Value = Values> {
    let team = prop::option::of(prop::sample::select(vec!["Notes", "Engines"]));
    let skills = prop::collection::btree_set(prop::sample::select(vec!["Maths", "Music"]), 0..2);
    let birthday = prop::option::of(prop::sample::select(vec!["1815-12-10", "--12-10", "1906-12-09"]));
    (team, skills, birthday).prop_map(|(team, skills, birthday)| Values {
        team: team.and_then(text),
        skills: skills.into_iter().filter_map(text).collect(),
        birthday: birthday.and_then(|birthday| birthday.parse().ok()),
        ..Values::default()
    })
}

const TRIED: [Attribute; 3] = [Attribute::Team, Attribute::Skills, Attribute::Birthday];

fn some_attributes() -> impl Strategy<Value = Vec<Attribute>> {
    prop::sample::subsequence(TRIED.to_vec(), 0..=3)
}

proptest! {
    #[test]
    fn each_value_is_either_kept_changed_or_lost(before in values(), after in values()) {
        for attribute in TRIED {
            let fate = Fate::of(&before, &after, attribute);
            let had = matches!(fate, Some(Fate::Kept | Fate::Changed | Fate::Lost));
            prop_assert_eq!(had, before.has(attribute));
            let has = matches!(fate, Some(Fate::Kept | Fate::Changed | Fate::Added));
            prop_assert_eq!(has, after.has(attribute));
            prop_assert_eq!(before.agrees_with(&after, attribute), matches!(fate, None | Some(Fate::Kept)));
        }
    }

    #[test]
    fn applying_a_plan_does_to_values_what_the_plan_says_and_nothing_else(
        before in prop::collection::vec((any::<bool>(), any::<bool>(), values()), 0..8),
        read in prop::collection::vec((any::<bool>(), values()), 0..8),
        released in some_attributes(),
        sent in some_attributes(),
        with_year in any::<bool>(),
        complete in any::<bool>(),
    ) {
        let detail = if with_year { BirthdayDetail::WithYear } else { BirthdayDetail::DayAndMonth };
        let release = releasing(&released, detail);
        let known = kept(before.into_iter().zip(0..).map(|((here, left, values), number)| {
            let service = if here { SOURCE } else { OTHER };
            let standing = if left { Standing::Left(LeaveReason::Deleted) } else { Standing::Present };
            (service, of(service, number, values), standing)
        }));
        let sent: BTreeSet<_> =
            sent.into_iter().filter(|one| release.contains(*one)).chain([Attribute::WorkEmail]).collect();
        let sent_only = Release::new(sent.iter().copied(), detail);
        let people = read.into_iter().zip(0..).filter(|((there, _), _)| *there).map(|((_, values), number)| {
            of(SOURCE, number, values.reduced_to(&sent_only))
        });
        let completeness =
            if complete { Completeness::Complete } else { Completeness::Incomplete(Gap::TotalMoved) };
        let snapshot = People { completeness, sent, ..snapshot(people) };
        let plan = plan(&known, &snapshot, &release);
        let after = afterwards(&known, &plan, &release);

        for attribute in Attribute::ALL {
            let fates: Vec<_> = known.iter().filter_map(|(key, one)| {
                let moved = plan.changes.iter().find_map(|change| match change {
                    Change::Moves { from, employee, .. } if from == key => Some(employee.id.clone()),
                    _ => None,
                });
                let key = moved.map_or_else(|| key.clone(), |id| PersonKey { service: SOURCE, id });
                let now = after.get(&key).filter(|now| now.standing == Standing::Present)?;
                Fate::of(&one.employee.values, &now.employee.values, attribute)
            }).collect();
            let count = |fate| fates.iter().filter(|one| **one == fate).count() as u64;
            let expected = ValueTally {
                attribute,
                kept: count(Fate::Kept),
                changed: count(Fate::Changed),
                lost: count(Fate::Lost),
                added: count(Fate::Added),
            };
            let told = plan.values.iter().copied().find(|one| one.attribute == attribute);
            prop_assert_eq!(told, (!fates.is_empty()).then_some(expected));
        }
        // Nothing that is released is taken from anybody who was not asked for it.
        for attribute in release.iter().filter(|attribute| !snapshot.sent.contains(attribute)) {
            let lost = plan.values.iter().filter(|one| one.attribute == attribute).map(|one| one.lost).sum::<u64>();
            prop_assert_eq!(lost, 0);
        }
    }
}

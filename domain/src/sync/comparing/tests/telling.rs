//! What a plan and its changes say of themselves.

use super::*;

fn changes() -> [Change; 5] {
    let employee = |id, team| person(id, "Ada", team, Active);
    [
        Change::Joins { employee: employee(1, None) },
        Change::Returns { employee: employee(2, None) },
        Change::Updates {
            employee: employee(3, None),
            attributes: vec![Attribute::Team, Attribute::FirstName],
        },
        Change::Moves {
            from: PersonKey { service: HrSystem::BambooHr, id: employee(9, None).id },
            employee: employee(4, Some("Notes")),
            by: Evidence::WorkEmail,
            had_left: false,
            attributes: vec![Attribute::Team, Attribute::Phone],
        },
        Change::Leaves { key: key(SOURCE, &employee(5, None)), reason: LeaveReason::Deleted },
    ]
}

#[test]
fn all_who_change_are_counted_each_once() {
    let counts = Counts {
        joins: 1,
        without_status: 100,
        returns: 20,
        updates: 300,
        moves: 4_000,
        leaves: 50_000,
        unchanged: 600_000,
    };
    assert_eq!(counts.changed(), 54_321);
}

#[test]
fn what_is_lost_is_what_differs_and_is_not_there_afterwards() {
    let lost = changes().map(|change| change.lost());
    assert_eq!(lost, [vec![], vec![], vec![Attribute::Team], vec![Attribute::Phone], vec![]]);
}

#[test]
fn everybody_but_who_leaves_is_kept_as_somebody() {
    let kept = changes().map(|change| change.employee().map(|employee| employee.id.as_str().to_owned()));
    let kept = kept.each_ref().map(Option::as_deref);
    assert_eq!(kept, [Some("0001"), Some("0002"), Some("0003"), Some("0004"), None]);
}

#[test]
fn a_change_is_of_who_somebody_is_afterwards() {
    let ids = changes().map(|change| change.id().as_str().to_owned());
    assert_eq!(ids, ["0001", "0002", "0003", "0004", "0005"]);
}

#[test]
fn only_who_is_taken_for_deleted_is_asked_for() {
    let leaves = |id, reason| Change::Leaves { key: key(SOURCE, &person(id, "Ada", None, Active)), reason };
    let plan = Plan {
        changes: vec![
            leaves(1, LeaveReason::Terminated),
            leaves(2, LeaveReason::Deleted),
            leaves(3, LeaveReason::NotInSource),
        ],
        ..plan(&BTreeMap::new(), &snapshot([]), &release())
    };
    assert_eq!(plan.deleted().map(EmployeeId::as_str).collect::<Vec<_>>(), ["0002"]);
}

#[test]
fn a_hash_is_shown_as_it_is_named() {
    let hash = plan(&BTreeMap::new(), &snapshot([]), &release()).hash();
    assert_eq!(serde_json::to_value(&hash).unwrap(), hash.to_string());
}

#[test]
fn of_two_services_people_with_the_same_id_those_of_the_source_come_first() {
    let employee = person(1, "Ada", None, Active);
    let leaves = |reason| Change::Leaves { key: key(HrSystem::BambooHr, &employee), reason };
    let joins = Change::Joins { employee: employee.clone() };
    assert!(joins.order() < leaves(LeaveReason::NotInSource).order());
    assert_eq!(joins.order(), leaves(LeaveReason::Deleted).order(), "that is one of the source");
}

mod counting;

use chrono::{DateTime, Utc};
use proptest::prelude::*;

use super::*;
use crate::{
    attribute::Attribute,
    employee::{Employee, EmployeeId, EmploymentStatus, Gender},
    learning::AccountId,
    provisioning::{
        account::{Holding, Origin},
        profile::{Detail, Profile},
    },
    service::HrSystem,
    text::Text,
};

const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

fn text(raw: &str) -> Option<Text> {
    Text::new(raw).ok()
}

fn key(number: u32) -> PersonKey {
    let id = EmployeeId::try_from(format!("{number:02}")).unwrap();
    PersonKey { service: HrSystem::Personio, id }
}

fn known(email: &str, standing: Standing) -> Known {
    let values = Values { first_name: text("Ada"), work_email: text(email), ..Values::default() };
    let employee = Employee { id: key(1).id, status: EmploymentStatus::Active, values };
    Known { employee, standing }
}

/// Everybody in the directory, by number, with these addresses.
fn present(emails: &[&str]) -> BTreeMap<PersonKey, Known> {
    (1..).map(key).zip(emails.iter().map(|email| known(email, Standing::Present))).collect()
}

/// An account in use, in step with `person`.
fn open(person: &Values) -> Account {
    let id = AccountId::try_from("a".to_owned()).unwrap();
    let told = Profile {
        first_name: person.first_name.as_ref(),
        last_name: person.last_name.as_ref(),
        position: Detail::Known(person.position.as_ref()),
        department: Detail::Known(person.department.as_ref()),
    };
    Account::open(id, Origin::Created, true, &told, NOW)
}

fn approved() -> Account {
    Account { state: State::Approved { agreed: None }, known: None }
}

fn closed(person: &Values) -> Account {
    let account = open(person);
    Account { state: State::Closed(account.holding().unwrap().clone()), ..account }
}

/// All lists by name.
fn lists(needs: &Needs) -> [(&'static str, Vec<&PersonKey>); 8] {
    let Needs { open, update, deactivate, settle, activate, refuse, without_email, later } = needs;
    [
        ("open", open.iter().collect()),
        ("update", update.iter().collect()),
        ("deactivate", deactivate.iter().collect()),
        ("settle", settle.iter().collect()),
        ("later", later.iter().collect()),
        ("activate", activate.iter().collect()),
        ("refuse", refuse.iter().map(|(key, _)| key).collect()),
        ("without_email", without_email.iter().collect()),
    ]
}

/// The lists that somebody is in.
fn lists_of(needs: &Needs, who: &PersonKey) -> Vec<&'static str> {
    lists(needs).into_iter().filter(|(_, list)| list.contains(&who)).map(|(name, _)| name).collect()
}

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();

/// What is needed where accounts are opened on the first day.
fn needs(people: &BTreeMap<PersonKey, Known>, ledger: &BTreeMap<PersonKey, Account>) -> Needs {
    super::needs(people, ledger, Entry { today: TODAY, lead: TimeDelta::zero(), name: LearningName::Full })
}

/// What the only person of the directory needs, in a word.
fn needed(person: Known, account: Option<Account>) -> String {
    let ledger = account.map(|account| (key(1), account)).into_iter().collect();
    lists_of(&needs(&BTreeMap::from([(key(1), person)]), &ledger), &key(1)).join(", ")
}

use LeaveReason::{Deleted, NotInSource, Terminated};

#[test]
fn what_somebody_needs_follows_from_where_they_stand_and_from_their_entry() {
    let ada = known("ada@example.com", Standing::Present).employee.values;
    let before = Values { first_name: text("Augusta"), ..ada.clone() };
    let accounts = [
        ("no entry", None),
        ("waiting", Some(Account::waiting(None))),
        ("approved", Some(approved())),
        ("opening", Some(Account::opening(None, "ada@example.com", NOW))),
        ("refused", Some(Account::refused(AccountFault::NotAccepted))),
        ("open", Some(open(&ada))),
        ("open, not in step", Some(open(&before))),
        ("open, nothing known", Some(Account { known: None, ..open(&ada) })),
        ("closed", Some(closed(&ada))),
        ("closed, not in step", Some(closed(&before))),
    ];
    let standings = [
        ("present", Standing::Present),
        ("terminated", Standing::Left(Terminated)),
        ("deleted", Standing::Left(Deleted)),
        ("not in source", Standing::Left(NotInSource)),
    ];
    let mut table = Vec::new();
    for (name, account) in accounts {
        for (standing_name, standing) in standings {
            let needed = needed(known("ada@example.com", standing), account.clone());
            if !needed.is_empty() {
                table.push(format!("{name}, {standing_name}: {needed}"));
            }
        }
    }
    insta::assert_snapshot!(table.join("\n"), @r"
    no entry, present: open
    waiting, present: open
    approved, present: open
    opening, present: open
    opening, terminated: settle
    opening, deleted: settle
    refused, present: open
    open, terminated: deactivate
    open, deleted: deactivate
    open, not in step, present: update
    open, not in step, terminated: deactivate
    open, not in step, deleted: deactivate
    open, nothing known, present: update
    open, nothing known, terminated: deactivate
    open, nothing known, deleted: deactivate
    closed, present: activate
    closed, not in step, present: activate
    ");
}

#[test]
fn who_has_no_address_is_named_and_keeps_an_account_that_they_have() {
    let nobody = Values { first_name: text("Ada"), ..Values::default() };
    for (account, expected) in [
        (None, "without_email"),
        (Some(Account::waiting(None)), "without_email"),
        (Some(Account::refused(AccountFault::AddressTaken)), "without_email"),
        (Some(open(&nobody)), ""),
        (Some(closed(&nobody)), "activate"),
    ] {
        assert_eq!(needed(known("", Standing::Present), account.clone()), expected, "{account:?}");
    }
    assert_eq!(needed(known("", Standing::Left(Terminated)), None), "");
    let needs = needs(&present(&["", ""]), &BTreeMap::new());
    assert!(needs.is_empty(), "there is nothing to be done for them");
}

#[test]
fn only_names_department_and_position_are_told_to_the_platform() {
    let other = Values {
        first_name: text("B"),
        last_name: text("B"),
        position: text("B"),
        department: text("B"),
        team: text("B"),
        manager: EmployeeId::try_from("2".to_owned()).ok(),
        work_email: text("b@example.com"),
        phone: text("B"),
        address: text("B"),
        skills: [text("B").unwrap()].into(),
        preferred_name: text("Ada"),
        first_day: Some(TODAY),
        birthday: "1815-12-10".parse().ok(),
        gender: Some(Gender::Female),
    };
    for attribute in Attribute::ALL {
        let mut person = known("ada@example.com", Standing::Present);
        let account = open(&person.employee.values);
        person.employee.values.copy_from(&other, attribute);
        let is_told = matches!(
            attribute,
            Attribute::FirstName | Attribute::LastName | Attribute::Position | Attribute::Department
        );
        let expected = if is_told { "update" } else { "" };
        assert_eq!(needed(person, Some(account)), expected, "{attribute:?}");
    }
}

#[test]
fn an_address_of_several_people_is_nobodys_in_whatever_letter_case() {
    let people = present(&["Ada@Example.com", "ada@example.COM", "bea@example.com"]);
    let found = needs(&people, &BTreeMap::new());
    let shared = AccountFault::AddressShared;
    assert_eq!((found.open, found.refuse), (vec![key(3)], vec![(key(1), shared), (key(2), shared)]));
}

#[test]
fn who_is_refused_for_a_shared_address_is_told_once_and_gets_an_account_when_it_is_theirs_alone() {
    let shared = Account::refused(AccountFault::AddressShared);
    let ledger = BTreeMap::from([
        (key(1), shared.clone()),
        (key(2), Account::refused(AccountFault::AddressTaken)),
        (key(3), shared),
    ]);
    let found = needs(&present(&["a@example.com", "a@example.com", "c@example.com"]), &ledger);
    assert_eq!(lists_of(&found, &key(1)), Vec::<&str>::new());
    assert_eq!(lists_of(&found, &key(2)), ["refuse"]);
    assert_eq!(lists_of(&found, &key(3)), ["open"]);
}

#[test]
fn who_has_an_account_keeps_it_when_somebody_comes_with_their_address() {
    let people = present(&["ada@example.com", "ADA@example.com"]);
    let ledger = BTreeMap::from([(key(1), open(&people[&key(1)].employee.values))]);
    let found = needs(&people, &ledger);
    assert_eq!(found.refuse, [(key(2), AccountFault::AddressShared)]);
    assert_eq!(found.len(), 1);
}

#[test]
fn what_became_of_a_request_is_found_out_even_where_somebody_came_with_the_same_address() {
    let people = present(&["ada@example.com", "ada@example.com"]);
    let ledger = BTreeMap::from([(key(1), Account::opening(None, "ada@example.com", NOW))]);
    let found = needs(&people, &ledger);
    assert_eq!((found.open, found.refuse), (vec![key(1)], vec![(key(2), AccountFault::AddressShared)]));
}

#[test]
fn who_left_shares_no_address() {
    let mut people = present(&["ada@example.com", "ada@example.com"]);
    people.get_mut(&key(1)).unwrap().standing = Standing::Left(Terminated);
    let found = needs(&people, &BTreeMap::new());
    assert_eq!((found.open, found.refuse), (vec![key(2)], vec![]));
}

#[test]
fn the_account_of_somebody_erased_is_deactivated_only_if_they_had_left_and_it_may_be_used() {
    let nobody = BTreeMap::new();
    let had_left = |account: Account, has_left| {
        let holding = Holding { has_left, ..account.into_holding().unwrap() };
        [
            State::Open(holding.clone()),
            State::Closed(holding.clone()),
            State::Closed(Holding { is_turning: true, ..holding }),
        ]
        .map(|state| Account { state, known: None })
    };
    let person = &known("ada@example.com", Standing::Present).employee.values;
    for (has_left, expected) in [(true, [true, false, true]), (false, [false; 3])] {
        for (account, is_deactivated) in had_left(open(person), has_left).into_iter().zip(expected) {
            let needs = needs(&nobody, &BTreeMap::from([(key(1), account.clone())]));
            let whole =
                Needs { deactivate: if is_deactivated { vec![key(1)] } else { vec![] }, ..Needs::default() };
            assert_eq!(needs, whole, "{account:?}");
        }
    }
}

fn standings() -> impl Strategy<Value = Standing> {
    prop_oneof![
        4 => Just(Standing::Present),
        1 => prop::sample::select(vec![Terminated, Deleted, NotInSource]).prop_map(Standing::Left),
    ]
}

fn people() -> impl Strategy<Value = BTreeMap<PersonKey, Known>> {
    let emails = vec!["", "a@example.com", "A@example.com", "b@example.com", "c@example.com"];
    let one =
        (prop::sample::select(emails), standings()).prop_map(|(email, standing)| known(email, standing));
    prop::collection::btree_map((0_u32..12).prop_map(key), one, 0..10)
}

fn ledgers() -> impl Strategy<Value = BTreeMap<PersonKey, Account>> {
    let ada = known("", Standing::Present).employee.values;
    let accounts = vec![
        Account::waiting(None),
        approved(),
        Account::opening(None, "ada@example.com", NOW),
        Account::refused(AccountFault::AddressShared),
        Account::refused(AccountFault::NotAccepted),
        open(&ada),
        open(&Values::default()),
        closed(&ada),
        closed(&Values::default()),
    ];
    prop::collection::btree_map((0_u32..12).prop_map(key), prop::sample::select(accounts), 0..10)
}

/// The ledger once all that is needed was done.
fn done(
    people: &BTreeMap<PersonKey, Known>,
    mut ledger: BTreeMap<PersonKey, Account>,
) -> BTreeMap<PersonKey, Account> {
    let needs = needs(people, &ledger);
    let values = |key: &PersonKey| &people[key].employee.values;
    for key in needs.open.iter().chain(&needs.update) {
        ledger.insert(key.clone(), open(values(key)));
    }
    for key in needs.deactivate {
        let account = ledger.get_mut(&key).unwrap();
        account.state = State::Closed(account.holding().unwrap().clone());
    }
    for key in needs.activate {
        let account = ledger.get_mut(&key).unwrap();
        account.state = State::Open(account.holding().unwrap().clone());
    }
    for key in needs.settle {
        ledger.insert(key.clone(), closed(values(&key)));
    }
    ledger.extend(needs.refuse.into_iter().map(|(key, fault)| (key, Account::refused(fault))));
    ledger
}

#[test]
fn whose_first_day_is_ahead_gets_an_account_so_many_days_before_it_and_keeps_one_that_is_there() {
    let due = |first_day: Option<&str>, status, lead, account: Option<Account>| {
        let mut person = known("ada@example.com", Standing::Present);
        person.employee.status = status;
        person.employee.values.first_day = first_day.and_then(|day| day.parse().ok());
        let entry = Entry { today: TODAY, lead: TimeDelta::days(lead), name: LearningName::Full };
        let ledger = account.map(|account| (key(1), account)).into_iter().collect();
        lists_of(&super::needs(&BTreeMap::from([(key(1), person)]), &ledger, entry), &key(1)).join(", ")
    };
    // Case B07.
    for (first_day, status, lead, list) in [
        (Some("2026-11-28"), EmploymentStatus::Active, 0, "open"),
        (Some("2026-11-29"), EmploymentStatus::Active, 0, "later"),
        (Some("2026-11-29"), EmploymentStatus::Active, 1, "open"),
        (Some("2027-01-09"), EmploymentStatus::Onboarding, 0, "later"),
        (Some("2027-01-09"), EmploymentStatus::Onboarding, 42, "open"),
        (Some("2027-01-09"), EmploymentStatus::Onboarding, 41, "later"),
        (Some("2026-11-27"), EmploymentStatus::Onboarding, 0, "open"),
        (None, EmploymentStatus::Onboarding, 365, "later"),
        (None, EmploymentStatus::Active, 0, "open"),
        (None, EmploymentStatus::Unknown, 0, "open"),
    ] {
        assert_eq!(due(first_day, status, lead, None), list, "{first_day:?} {status:?} {lead}");
    }
    let ada = known("ada@example.com", Standing::Present).employee.values;
    for (account, list) in [
        (Account::waiting(None), "later"),
        (Account::opening(None, "ada@example.com", NOW), "settle"),
        (open(&ada), ""),
        (closed(&ada), "later"),
        (closed(&ada).turning(), "activate"),
    ] {
        let account = Some(account);
        assert_eq!(
            due(Some("2027-01-09"), EmploymentStatus::Active, 0, account.clone()),
            list,
            "{account:?}"
        );
    }
}

#[test]
fn a_request_is_settled_where_nothing_else_can_be_done_about_it() {
    let opening = |left| {
        let mut account = Account::opening(None, "ada@example.com", NOW);
        if let State::Opening { has_left, .. } = &mut account.state {
            *has_left = left;
        }
        account
    };
    let mut withdrawn = known("ada@example.com", Standing::Present);
    withdrawn.employee.values.work_email = None;
    assert_eq!(needed(withdrawn, Some(opening(false))), "settle");
    for (left, settled) in [(true, vec![key(1)]), (false, vec![])] {
        let ledger = BTreeMap::from([(key(1), opening(left))]);
        assert_eq!(needs(&BTreeMap::new(), &ledger).settle, settled, "erased, had left: {left}");
    }
}

proptest! {
    #[test]
    fn whom_the_ledger_does_not_know_is_never_touched_and_nobody_is_in_two_lists(
        people in people(), ledger in ledgers(),
    ) {
        let needs = needs(&people, &ledger);
        for key in needs.update.iter().chain(&needs.deactivate).chain(&needs.activate) {
            prop_assert!(ledger.get(key).is_some_and(|account| account.holding().is_some()));
        }
        let mut named = BTreeSet::new();
        for (name, list) in lists(&needs) {
            prop_assert!(list.is_sorted(), "{}", name);
            for key in list {
                prop_assert!(named.insert(key), "{:?} is in two lists", key);
                prop_assert!(people.contains_key(key));
            }
        }
        prop_assert_eq!(needs.len() + needs.without_email.len() + needs.later.len(), named.len());
    }

    #[test]
    fn nobody_with_an_account_is_invited_and_nobody_who_left_gets_anything_new(
        people in people(), ledger in ledgers(),
    ) {
        let needs = needs(&people, &ledger);
        for key in &needs.open {
            prop_assert!(ledger.get(key).is_none_or(|account| account.holding().is_none()));
        }
        for (key, _) in people.iter().filter(|(_, known)| known.standing != Standing::Present) {
            let lists = lists_of(&needs, key);
            prop_assert!(lists.is_empty() || lists == ["deactivate"] || lists == ["settle"], "{:?}", lists);
        }
    }

    #[test]
    fn once_everything_is_done_nothing_is_left_to_do(people in people(), ledger in ledgers()) {
        // Who came back is told of what has changed meanwhile after their account was activated.
        let ledger = done(&people, done(&people, ledger));
        let left = needs(&people, &ledger);
        prop_assert!(left.is_empty(), "{:?}", left);
    }
}

#[test]
fn closing_comes_first_and_opening_last_a_few_at_a_time() {
    let mut left = Needs {
        open: (1..=3).map(key).collect(),
        update: vec![key(4)],
        deactivate: vec![key(5), key(10), key(11)],
        settle: vec![key(6)],
        activate: vec![key(7)],
        refuse: vec![(key(8), AccountFault::AddressShared)],
        without_email: vec![key(9)],
        later: vec![key(12)],
    };
    let mut taken = Vec::new();
    while let Some(batch) = left.take(Most { together: 3, each: 2 }) {
        taken.push(batch);
    }
    assert_eq!(
        taken,
        [
            Batch::Refuse(vec![(key(8), AccountFault::AddressShared)]),
            Batch::Settle(vec![key(6)]),
            Batch::Deactivate(vec![key(5), key(10), key(11)]),
            Batch::Activate(vec![key(7)]),
            Batch::Update(vec![key(4)]),
            Batch::Open(vec![key(2), key(3)]),
            Batch::Open(vec![key(1)]),
        ]
    );
    assert!(left.is_empty());
}

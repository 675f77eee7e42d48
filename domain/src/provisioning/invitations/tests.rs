use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::{
    employee::EmployeeId,
    learning::AccountId,
    provisioning::{
        account::{AccountFault, Holding},
        profile::Profile,
    },
    service::HrSystem,
    settings::PLACEHOLDERS,
    text::Text,
};

fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
}

fn id(text: &str) -> AccountId {
    AccountId::try_from(text.to_owned()).unwrap()
}

fn found(text: &str) -> Found {
    Found { id: id(text), predecessor: None }
}

fn somebody_elses(text: &str) -> Found {
    Found { predecessor: Some(key(HrSystem::Personio, "9")), ..found(text) }
}

/// An account since so many hours.
fn open(origin: Origin, asked: bool, hours: i64) -> Account {
    Account::open(id("a"), origin, asked, &Profile::default(), now() - TimeDelta::hours(hours))
}

fn closed(account: Account) -> Account {
    let holding: Holding = account.holding().unwrap().clone();
    Account { state: State::Closed(holding), ..account }
}

fn agreed() -> AgreedHash {
    let terms = Terms { invitation: None, role: None, department: &department("d") };
    terms.agreed("ada@example.com", None)
}

fn opening(asked: bool, hours: i64) -> Account {
    Account::opening(asked.then(agreed), "ada@example.com", now() - TimeDelta::hours(hours))
}

/// An account that an admin has approved long ago.
fn approved_once() -> Account {
    open(Origin::Created, true, 1000)
}

fn permission(ledger: &[Account], invited: u64, present: u64, limits: Limits) -> Permission {
    super::permission(ledger, invited, present, limits, now())
}

use Permission::{Granted, Withheld};

#[test]
fn the_first_accounts_always_wait_until_an_admin_has_approved_one() {
    let no_limits = Limits { people: 1_000_000, percent: 100 };
    let of = |state| vec![Account { state, known: None }];
    for (ledger, outcome) in [
        (vec![], Withheld),
        (vec![Account::waiting(None), Account::waiting(Some(id("b")))], Withheld),
        (vec![Account::refused(AccountFault::NotAccepted)], Withheld),
        (vec![opening(false, 1000)], Withheld),
        (vec![open(Origin::Created, false, 1000), open(Origin::Adopted, false, 1000)], Withheld),
        (of(State::Approved { agreed: None }), Granted),
        (vec![opening(true, 1)], Granted),
        (vec![open(Origin::Created, true, 1)], Granted),
        (vec![open(Origin::Adopted, true, 1)], Granted),
        (vec![closed(approved_once())], Granted),
        (vec![Account::waiting(None), approved_once()], Granted),
    ] {
        for invited in [0, 1] {
            assert_eq!(permission(&ledger, invited, 100, no_limits), outcome, "{invited}: {ledger:?}");
        }
    }
}

#[test]
fn more_than_a_tenth_or_more_than_twenty_wait_and_those_opened_lately_count() {
    for (invited, present, lately, outcome) in [
        (1, 10, 0, Granted),
        (1, 9, 0, Withheld),
        (20, 10_000, 0, Granted),
        (21, 10_000, 0, Withheld),
        (10, 10_000, 10, Granted),
        (1, 10_000, 20, Withheld),
        (5, 100, 5, Granted),
        (5, 100, 6, Withheld),
        // Nobody is invited: those who have an account already are taken over without a mail.
        (0, 10_000, 500, Granted),
        (0, 0, 0, Granted),
    ] {
        let mut ledger = vec![open(Origin::Created, false, 1); lately];
        ledger.push(approved_once());
        let found = permission(&ledger, invited, present, Limits::default());
        assert_eq!(found, outcome, "{invited} of {present}, {lately} lately");
    }
}

#[test]
fn the_limits_can_be_set() {
    for (people, percent, outcome) in
        [(30, 30, Granted), (29, 30, Withheld), (30, 29, Withheld), (0, 100, Withheld)]
    {
        let limits = Limits { people, percent };
        assert_eq!(permission(&[approved_once()], 30, 100, limits), outcome, "{limits:?}");
    }
}

#[test]
fn only_what_was_opened_within_24_hours_and_approved_by_nobody_counts() {
    let (created, adopted) = (Origin::Created, Origin::Adopted);
    for (account, counts) in [
        (opening(false, 1), true),
        (opening(false, 23), true),
        (opening(false, 24), false),
        (opening(true, 1), false),
        (open(created, false, 1), true),
        (open(created, false, 23), true),
        (open(created, false, 24), false),
        (open(created, true, 1), false),
        (closed(open(created, false, 1)), true),
        (closed(open(created, true, 1)), false),
        (open(adopted, false, 1), false),
        (closed(open(adopted, false, 1)), false),
        // Found deactivated, and activated: as if it had been opened.
        (open(adopted, false, 1).inactive(), true),
        (open(adopted, false, 24).inactive(), false),
        (open(adopted, true, 1).inactive(), false),
        (Account::waiting(None), false),
        (Account::waiting(None).approved(agreed()), false),
        (Account::refused(AccountFault::AddressTaken), false),
    ] {
        // One more may be invited, if nobody was lately.
        let limits = Limits { people: 1, percent: 100 };
        let outcome = permission(&[approved_once(), account.clone()], 1, 100, limits);
        assert_eq!(outcome == Withheld, counts, "{account:?}");
    }
}

/// What an approval is about.
#[derive(Debug, Clone, PartialEq)]
struct Approved {
    text: Option<Invitation>,
    role: Option<RoleId>,
    department: DepartmentId,
    waiting: Vec<(PersonKey, String, Option<Found>)>,
}

impl Approved {
    fn hash(&self) -> InvitationHash {
        let terms =
            Terms { invitation: self.text.as_ref(), role: self.role.as_ref(), department: &self.department };
        let waiting = self.waiting.iter().map(|(key, email, found)| (key, email.as_str(), found.as_ref()));
        super::hash(&terms, waiting)
    }
}

fn invitation(text: &str) -> Invitation {
    Invitation::try_from(text.to_owned()).unwrap()
}

fn department(text: &str) -> DepartmentId {
    DepartmentId::try_from(text.to_owned()).unwrap()
}

fn key(service: HrSystem, id: &str) -> PersonKey {
    PersonKey { service, id: EmployeeId::try_from(id.to_owned()).unwrap() }
}

fn two_people() -> Approved {
    Approved {
        text: Some(invitation("Hello {first_name}")),
        role: "0f8fad5b-d9cb-469f-a165-70867728950e".parse().ok(),
        department: department("d1"),
        waiting: vec![
            (key(HrSystem::Personio, "1"), "ada@example.com".to_owned(), None),
            (key(HrSystem::Personio, "2"), "bea@example.com".to_owned(), Some(found("b"))),
        ],
    }
}

#[test]
fn whatever_is_different_is_another_approval() {
    type Change = fn(&mut Approved);
    let changes: [(&str, Change); 15] = [
        ("nothing", |_| {}),
        ("the text", |a| a.text = Some(invitation("Hello {last_name}"))),
        ("no text", |a| a.text = None),
        ("the role", |a| a.role = "0f8fad5b-d9cb-469f-a165-70867728950f".parse().ok()),
        ("no role", |a| a.role = None),
        ("the department", |a| a.department = department("d2")),
        ("another person", |a| a.waiting[0].0 = key(HrSystem::Personio, "3")),
        ("the same id elsewhere", |a| a.waiting[0].0 = key(HrSystem::BambooHr, "1")),
        ("one person less", |a| _ = a.waiting.pop()),
        ("nobody", |a| a.waiting.clear()),
        ("an address", |a| a.waiting[0].1 = "eve@example.com".to_owned()),
        ("an account was found", |a| a.waiting[0].2 = Some(found("a"))),
        ("another account was found", |a| a.waiting[1].2 = Some(found("c"))),
        ("the account is gone", |a| a.waiting[1].2 = None),
        ("the account was somebody else's", |a| a.waiting[1].2 = Some(somebody_elses("b"))),
    ];
    let hashes = changes.map(|(name, change)| {
        let mut approved = two_people();
        change(&mut approved);
        (name, approved.hash())
    });
    for (at, (name, hash)) in hashes.iter().enumerate() {
        let same: Vec<_> = hashes[..at].iter().filter(|(_, other)| other == hash).collect();
        assert!(same.is_empty(), "{name}: {same:?}");
    }
    assert_eq!(hashes[0].1, two_people().hash());
}

#[test]
fn an_approval_keeps_all_that_it_named_for_each_person() {
    type Change = fn(&mut Approved);
    let changes: [Change; 7] = [
        |_| {},
        |a| a.text = None,
        |a| a.role = None,
        |a| a.department = department("d2"),
        |a| a.waiting[0].1 = "eve@example.com".to_owned(),
        |a| a.waiting[0].2 = Some(found("a")),
        |a| a.waiting[0].2 = Some(somebody_elses("a")),
    ];
    let hashes = changes.map(|change| {
        let mut approved = two_people();
        change(&mut approved);
        let (_, address, found) = &approved.waiting[0];
        let terms = Terms {
            invitation: approved.text.as_ref(),
            role: approved.role.as_ref(),
            department: &approved.department,
        };
        terms.agreed(address, found.as_ref())
    });
    for (at, hash) in hashes.iter().enumerate() {
        assert!(!hashes[..at].contains(hash), "{at}");
    }
}

/// Parts that are told apart by nothing but where one ends and the next one begins.
fn approvals() -> impl Strategy<Value = Approved> {
    let part = || (1_usize..4).prop_map(|length| "a".repeat(length));
    let person = (part(), part(), prop::option::of(part())).prop_map(|(person, email, account)| {
        (key(HrSystem::Personio, &person), email, account.map(|account| found(&account)))
    });
    (prop::option::of(part()), part(), prop::collection::vec(person, 0..3)).prop_map(
        |(text, into, waiting)| Approved {
            text: text.map(|text| invitation(&text)),
            role: None,
            department: department(&into),
            waiting,
        },
    )
}

proptest! {
    #[test]
    fn what_moves_from_one_part_into_the_next_is_another_approval(
        some in prop::collection::vec(approvals(), 40),
    ) {
        let hashed: Vec<_> = some.iter().map(|one| (one, one.hash())).collect();
        for (one, hash) in &hashed {
            for (other, other_hash) in &hashed {
                prop_assert_eq!(hash == other_hash, one == other, "{:?} {:?}", one, other);
            }
        }
    }
}

fn person(first: &str, last: &str) -> Values {
    Values { first_name: Text::new(first).ok(), last_name: Text::new(last).ok(), ..Values::default() }
}

#[test]
fn an_invitation_is_filled_in_with_what_is_in_the_braces() {
    let all = "Hello {first_name} {last_name}, welcome to {organisation}!";
    for (text, first, last, organisation, filled) in [
        ("Welcome", "Ada", "Lovelace", "Engines", "Welcome"),
        (all, "Ada", "Lovelace", "Engines", "Hello Ada Lovelace, welcome to Engines!"),
        (all, "Łukasz", "Żak", "Ćma", "Hello Łukasz Żak, welcome to Ćma!"),
        ("{first_name}{first_name}{last_name}", "Ada", "L", "", "AdaAdaL"),
        // A name that nobody knows leaves a gap.
        (all, "", "", "Engines", "Hello  , welcome to Engines!"),
        // A name in braces is a name.
        (
            all,
            "{last_name}",
            "{first_name",
            "{organisation}",
            "Hello {last_name} {first_name, welcome to {organisation}!",
        ),
        ("a } b {first_name} } c", "Ada", "", "", "a } b Ada } c"),
        ("Żółw {first_name}\n\nć", "Ada", "", "", "Żółw Ada\n\nć"),
    ] {
        assert_eq!(invitation(text).filled_in(&person(first, last), organisation), filled, "{text}");
    }
}

#[test]
fn each_placeholder_has_something_of_its_own_filled_in() {
    let filled = PLACEHOLDERS
        .map(|name| invitation(&format!("{{{name}}}")).filled_in(&person("First", "Last"), "Organisation"));
    assert_eq!(filled, ["First", "Last", "Organisation"]);
}

proptest! {
    #[test]
    fn what_is_between_the_placeholders_stays_as_it_is(
        parts in prop::collection::vec(("([a-zж}]{1,2} )?[a-zж}]{0,3}", prop::sample::select(PLACEHOLDERS.to_vec())), 1..6),
        names in ["[a{}]{1,12}", "[b{}]{1,12}", "[c{}]{1,12}"],
    ) {
        let [first, last, organisation] = names.each_ref().map(String::as_str);
        let write = |value: &dyn Fn(&str) -> String| {
            let parts = parts.iter().map(|(before, name)| format!("{before}{}", value(name)));
            // Ends with something that is no white space, as an invitation does.
            format!("|{}|", parts.collect::<String>())
        };
        let text = write(&|name| format!("{{{name}}}"));
        let filled = write(&|name| match name {
            "first_name" => first.to_owned(),
            "last_name" => last.to_owned(),
            _ => organisation.to_owned(),
        });
        prop_assert_eq!(invitation(&text).filled_in(&person(first, last), organisation), filled);
    }
}

#[test]
fn only_those_are_invited_whom_nobody_has_approved_refused_or_found() {
    let key = |id: &str| PersonKey {
        service: HrSystem::Personio,
        id: EmployeeId::try_from(id.to_owned()).unwrap(),
    };
    for (account, is_in_use, counted) in [
        (None, false, 1),
        (None, true, 0),
        (Some(Account::waiting(None)), false, 1),
        (Some(Account::waiting(None).approved(agreed())), false, 0),
        (Some(Account::opening(None, "ada@example.com", now())), false, 0),
        (Some(Account::refused(AccountFault::NotAccepted)), false, 0),
        (Some(Account::refused(AccountFault::AddressShared)), false, 1),
        (Some(Account::refused(AccountFault::AddressTaken)), false, 1),
        (Some(Account::refused(AccountFault::AddressTaken)), true, 0),
    ] {
        let ledger = account.clone().map(|account| (key("1"), account)).into_iter().collect();
        assert_eq!(invited(&[key("1")], &ledger, |_| is_in_use), counted, "{account:?}");
    }
}

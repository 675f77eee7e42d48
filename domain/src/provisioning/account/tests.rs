mod becoming;

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::*;
use crate::{
    employee::{EmployeeId, PersonKey},
    learning::DepartmentId,
    provisioning::invitations::Terms,
    service::HrSystem,
    settings::Invitation,
};

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
}

fn id(text: &str) -> AccountId {
    AccountId::try_from(text.to_owned()).unwrap()
}

/// What somebody with `address` gets if people are told `text`.
fn terms(text: &str, address: &str, found: Option<&Found>) -> AgreedHash {
    let invitation = Invitation::try_from(text.to_owned()).unwrap();
    let department = DepartmentId::try_from("d".to_owned()).unwrap();
    let terms = Terms { invitation: Some(&invitation), role: None, department: &department };
    terms.agreed(address, found)
}

#[test]
fn what_is_found_is_taken_over_and_what_we_may_have_sent_is_ours() {
    use Permission::{Granted, Withheld};

    let nobodys = |of: &str| Found { id: id(of), predecessor: None };
    let (found, asked) = (Some(nobodys("a")), true);
    let now = |found: Option<Found>| terms("Hello", ADDRESS, found.as_ref());
    let agreed = || Some(now(None));
    let waiting = Account::waiting(None);
    let take = |origin, asked| Step::Take { found: nobodys("a"), origin, asked };
    let approved = |agreed: AgreedHash| Some(waiting.clone().approved(agreed));
    let opening = |agreed| Some(Account::opening(agreed, ADDRESS, at(0)));
    let not_accepted = |agreed, asked| Some(Account::not_accepted(AccountFault::NotAccepted, agreed, asked));
    let before = || Some(Account { state: State::Approved { agreed: None }, known: None });
    for (entry, found, permission, step) in [
        (None, None, Granted, Step::Create { agreed: None }),
        (None, None, Withheld, Step::Hold { found: None }),
        (None, found.clone(), Granted, take(Origin::Adopted, false)),
        (None, found.clone(), Withheld, Step::Hold { found: Some(id("a")) }),
        (Some(waiting.clone()), None, Withheld, Step::Hold { found: None }),
        (approved(now(None)), None, Withheld, Step::Create { agreed: agreed() }),
        (approved(now(found.clone())), found.clone(), Withheld, take(Origin::Adopted, asked)),
        // What was approved is something else.
        (approved(terms("Bye", ADDRESS, None)), None, Granted, Step::Hold { found: None }),
        (approved(terms("Hello", "bea@example.com", None)), None, Granted, Step::Hold { found: None }),
        (approved(now(None)), found.clone(), Granted, Step::Hold { found: Some(id("a")) }),
        (approved(now(found.clone())), None, Granted, Step::Hold { found: None }),
        (approved(now(Some(nobodys("b")))), found.clone(), Granted, Step::Hold { found: Some(id("a")) }),
        (before(), None, Granted, Step::Hold { found: None }),
        (opening(agreed()), found.clone(), Withheld, take(Origin::Created, asked)),
        (opening(agreed()), None, Withheld, Step::Create { agreed: agreed() }),
        (opening(Some(terms("Bye", ADDRESS, None))), found.clone(), Granted, take(Origin::Created, asked)),
        (opening(Some(terms("Bye", ADDRESS, None))), None, Granted, Step::Hold { found: None }),
        (opening(None), None, Withheld, Step::Create { agreed: None }),
        (Some(Account::refused(AccountFault::AddressTaken)), None, Withheld, Step::Hold { found: None }),
        // The very same is tried again; anything else is asked for anew.
        (not_accepted(now(None), asked), None, Withheld, Step::Create { agreed: agreed() }),
        // What the limits had allowed needs them to allow it again, and was approved by nobody.
        (not_accepted(now(None), false), None, Withheld, Step::Hold { found: None }),
        (not_accepted(now(None), false), None, Granted, Step::Create { agreed: None }),
        (not_accepted(terms("Bye", ADDRESS, None), asked), None, Withheld, Step::Hold { found: None }),
    ] {
        let outcome = super::step(entry.as_ref(), found.clone(), permission, &now(found.clone()));
        assert_eq!(outcome, step, "{entry:?} {found:?}");
    }
}

#[test]
fn an_account_that_was_somebody_elses_is_asked_for_whatever_the_limits() {
    let key = |id: &str| PersonKey {
        service: HrSystem::Personio,
        id: EmployeeId::try_from(id.to_owned()).unwrap(),
    };
    let of = |former: Option<PersonKey>| Found { id: id("a"), predecessor: former };
    let found = of(Some(key("1")));
    let now = terms("Hello", ADDRESS, Some(&found));
    let approved = |found: &Found| Account::waiting(None).approved(terms("Hello", ADDRESS, Some(found)));
    let hold = Step::Hold { found: Some(id("a")) };
    for (entry, step) in [
        (None, &hold),
        (Some(Account::waiting(Some(id("a")))), &hold),
        (Some(Account::refused(AccountFault::AddressTaken)), &hold),
        (Some(Account::opening(None, ADDRESS, at(0))), &hold),
        (Some(Account::opening(Some(terms("Hello", ADDRESS, None)), ADDRESS, at(0))), &hold),
        // Approved as nobody's account, or as another person's.
        (Some(approved(&of(None))), &hold),
        (Some(approved(&of(Some(key("2"))))), &hold),
        (Some(approved(&found)), &Step::Take { found: found.clone(), origin: Origin::Adopted, asked: true }),
    ] {
        let outcome = super::step(entry.as_ref(), Some(found.clone()), Permission::Granted, &now);
        assert_eq!(&outcome, step, "{entry:?}");
    }
}

/// The platform: who has an account, what was mailed, and a request that is still on its way.
#[derive(Default)]
struct Platform {
    accounts: BTreeMap<&'static str, AccountId>,
    mails: u32,
    on_its_way: bool,
}

const ADDRESS: &str = "ada@example.com";

impl Platform {
    fn receive(&mut self) -> Opened {
        if self.accounts.contains_key(ADDRESS) {
            return Opened::Taken;
        }
        self.mails += 1;
        self.accounts.insert(ADDRESS, id("account"));
        Opened::Created(id("account"))
    }

    fn arrive_late(&mut self) {
        if std::mem::take(&mut self.on_its_way) {
            _ = self.receive();
        }
    }
}

/// What happens to a request.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Answered,
    AnswerLost,
    Lost,
    Late,
    CrashBefore,
    CrashAfter,
}

proptest! {
    #[test]
    fn whatever_fails_in_between_there_is_one_account_and_one_mail(
        fates in prop::collection::vec(
            prop::sample::select(vec![
                Fate::AnswerLost, Fate::Lost, Fate::Late, Fate::CrashBefore, Fate::CrashAfter, Fate::Answered,
            ]),
            0..12,
        ),
        arrivals in prop::collection::vec(any::<bool>(), 12),
        was_there: bool,
    ) {
        let mut platform = Platform::default();
        if was_there {
            platform.accounts.insert(ADDRESS, id("hers"));
        }
        let mut stored: Option<Account> = None;
        // After all that goes wrong everything goes right.
        let fates = fates.into_iter().chain([Fate::Answered; 3]);
        for (round, fate) in fates.enumerate() {
            if stored.as_ref().is_some_and(|account| account.holding().is_some()) {
                break;
            }
            let found = platform.accounts.get(ADDRESS).cloned();
            let found = found.map(|id| Found { id, predecessor: None });
            let now = at(i64::try_from(round).unwrap());
            let in_force = terms("Hello", ADDRESS, found.as_ref());
            match super::step(stored.as_ref(), found, Permission::Granted, &in_force) {
                Step::Take { found, origin, asked } => {
                    stored = Some(Account::open(found.id, origin, asked, &Profile::default(), now));
                }
                Step::Create { agreed } => {
                    let asked = agreed.is_some();
                    stored = Some(Account::opening(agreed, ADDRESS, now));
                    // What was sent before may arrive between the look-up and this request.
                    if arrivals.get(round) == Some(&true) {
                        platform.arrive_late();
                    }
                    match fate {
                        Fate::CrashBefore | Fate::Lost => {}
                        Fate::Late => platform.on_its_way = true,
                        Fate::AnswerLost | Fate::CrashAfter => _ = platform.receive(),
                        Fate::Answered => if let Opened::Created(id) = platform.receive() {
                            stored = Some(Account::open(id, Origin::Created, asked, &Profile::default(), now));
                        },
                    }
                }
                Step::Hold { .. } => prop_assert!(false, "nothing waits"),
            }
        }
        platform.arrive_late();
        prop_assert_eq!(platform.accounts.len(), 1);
        prop_assert_eq!(platform.mails, u32::from(!was_there));
        let account = stored.unwrap();
        let expected = if was_there { Origin::Adopted } else { Origin::Created };
        prop_assert_eq!(account.holding().map(|holding| holding.origin), Some(expected));
    }
}

#[test]
fn an_account_of_ours_that_is_found_later_is_told_anew_and_an_adopted_one_is_left_as_it_is() {
    let name = crate::text::Text::new("Ada").ok();
    let told = Profile { first_name: name.as_ref(), ..Profile::default() };
    let found = |origin| Account::found(id("a"), origin, false, &told, at(0)).known;
    assert_eq!(found(Origin::Created), None);
    assert_eq!(found(Origin::Adopted), Some(Fingerprint::of(&told)));
}

#[test]
fn what_was_stored_before_approvals_named_anything_is_read() {
    for (stored, expected) in [
        (r#"{"state":{"kind":"approved","found":"a"},"known":null}"#, State::Approved { agreed: None }),
        (
            r#"{"state":{"kind":"opening","since":"1970-01-01T00:00:00Z","asked":true,"address":"a"},"known":null}"#,
            State::Opening {
                since: at(0),
                asked: true,
                agreed: None,
                address: "a".to_owned(),
                has_left: false,
            },
        ),
    ] {
        assert_eq!(serde_json::from_str::<Account>(stored).unwrap().state, expected);
    }
}

#[test]
fn a_holding_from_before_accounts_were_handed_over_is_read() {
    let stored = r#"{"state":{"kind":"open","id":"a","origin":"created","since":"1970-01-01T00:00:00Z","asked":true},"known":null}"#;
    let account: Account = serde_json::from_str(stored).unwrap();
    assert!(account.holding().unwrap().counts(at(-1)));
}

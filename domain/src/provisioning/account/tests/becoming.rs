//! What an entry becomes, and what it says of itself.

use super::*;

fn open() -> Account {
    Account::open(id("a"), Origin::Created, true, &Profile::default(), at(0))
}

fn agreed() -> AgreedHash {
    terms("Hello", ADDRESS, None)
}

#[test]
fn of_an_account_that_was_handed_over_only_what_is_completed_from_then_on_counts() {
    let counted = |from, completed| {
        let account = open().counting_from(from);
        account.holding().unwrap().counts(at(completed))
    };
    for (from, completed, counts) in
        [(None, -9, true), (Some(at(5)), 4, false), (Some(at(5)), 5, true), (Some(at(5)), 6, true)]
    {
        assert_eq!(counted(from, completed), counts, "{completed} from {from:?}");
    }
    let waiting = Account::waiting(None);
    assert_eq!(waiting.clone().counting_from(Some(at(5))), waiting, "nobody has it yet");
}

#[test]
fn what_says_something_else_by_now_is_told_anew_and_stays_whose_it_is() {
    let untold = open().untold();
    assert_eq!((untold.known, untold.state), (None, open().state));
}

#[test]
fn an_account_that_was_found_deactivated_is_closed_and_says_so() {
    let inactive = open().inactive();
    let State::Closed(holding) = &inactive.state else { panic!("{inactive:?}") };
    assert_eq!((holding.was_inactive, &holding.id), (true, &id("a")));
    assert_eq!(inactive.known, open().known);
    let waiting = Account::waiting(None);
    assert_eq!(waiting.clone().inactive(), waiting);
}

#[test]
fn only_who_waits_is_approved_and_an_approval_holds_for_what_it_names() {
    let approved = Account::waiting(Some(id("b"))).approved(agreed());
    assert_eq!(approved.state, State::Approved { agreed: Some(agreed()) });
    assert!(!approved.is_agreed_otherwise(&agreed()));
    assert!(approved.is_agreed_otherwise(&terms("Bye", ADDRESS, None)));
    assert_eq!(open().approved(agreed()), open());
    assert!(!open().is_agreed_otherwise(&agreed()));
}

#[test]
fn whether_somebody_was_asked_is_known_wherever_it_is() {
    let unasked = || Account::open(id("a"), Origin::Adopted, false, &Profile::default(), at(0));
    for (account, asked) in [
        (Account::waiting(None), false),
        (Account::waiting(None).approved(agreed()), true),
        (Account::opening(Some(agreed()), ADDRESS, at(0)), true),
        (Account::opening(None, ADDRESS, at(0)), false),
        (open(), true),
        (unasked(), false),
        (open().inactive(), true),
        (unasked().inactive(), false),
        (Account::refused(AccountFault::AddressTaken), false),
    ] {
        assert_eq!(account.is_approved(), asked, "{account:?}");
    }
}

#[test]
fn an_account_is_somebodys_once_it_is_open_and_when_it_is_closed() {
    for (account, held) in [
        (Account::waiting(Some(id("a"))), false),
        (Account::opening(None, ADDRESS, at(0)), false),
        (open(), true),
        (open().inactive(), true),
        (Account::refused(AccountFault::NotAccepted), false),
    ] {
        let holding = account.holding().map(|holding| &holding.id);
        assert_eq!(holding, held.then_some(&id("a")), "{account:?}");
        assert_eq!(account.holding().cloned(), account.into_holding());
    }
}

#[test]
fn while_an_account_is_turned_on_or_off_it_may_be_either() {
    for (account, active, inactive) in [
        (open(), true, false),
        (open().inactive(), false, true),
        (open().turning(), true, true),
        (open().inactive().turning(), true, true),
        (Account::waiting(Some(id("a"))).turning(), false, false),
    ] {
        let may_be = (account.may_be_active(), account.may_be_inactive());
        assert_eq!(may_be, (active, inactive), "{account:?}");
    }
}

#[test]
fn an_account_is_looked_for_by_the_address_that_a_request_was_sent_for() {
    let raw = crate::text::Text::new("Bea@Example.com").ok();
    let person = Values { work_email: raw, ..Values::default() };
    let theirs = Some("bea@example.com".to_owned());
    assert_eq!(sought(None, Some(&person)), theirs);
    assert_eq!(sought(Some(&open()), Some(&person)), theirs);
    let sent = Account::opening(None, ADDRESS, at(0));
    assert_eq!(sought(Some(&sent), Some(&person)), Some(ADDRESS.to_owned()));
    assert_eq!(sought(Some(&sent), None), Some(ADDRESS.to_owned()));
    assert_eq!(sought(None, Some(&Values::default())), None);
    assert_eq!(sought(None, None), None);
}

#[test]
fn a_request_that_is_settled_is_an_account_of_ours_of_which_nothing_was_told() {
    for (agreed, left) in [(None, false), (Some(agreed()), true)] {
        let asked = agreed.is_some();
        let mut entry = Account::opening(agreed, ADDRESS, at(0));
        if let State::Opening { has_left, .. } = &mut entry.state {
            *has_left = left;
        }
        assert_eq!(entry.had_left(), left);
        let account = entry.settled(id("a"), at(1));
        assert_eq!((account.had_left(), &account.known), (left, &None));
        let holding = account.into_holding().unwrap();
        assert_eq!((holding.id, holding.origin, holding.asked), (id("a"), Origin::Created, asked));
    }
}

#[test]
fn what_a_request_of_ours_may_still_open_has_everything_wait_but_the_same_request() {
    let (hold, create) = (|found| Step::Hold { found }, Step::Create { agreed: None });
    let found = Found { id: id("a"), predecessor: None };
    let take = Step::Take { found, origin: Origin::Created, asked: true };
    let opening = Account::opening(Some(agreed()), ADDRESS, at(0));
    let last = ARRIVES_WITHIN.num_seconds() - 1;
    for (entry, next, address, now, waits) in [
        (Some(&opening), &create, ADDRESS, last, false),
        (Some(&opening), &create, "bea@example.com", last, true),
        (Some(&opening), &create, "bea@example.com", last + 1, false),
        (Some(&opening), &hold(None), ADDRESS, last, true),
        (Some(&opening), &hold(None), ADDRESS, last + 1, false),
        (Some(&opening), &hold(Some(id("a"))), ADDRESS, 0, false),
        (Some(&opening), &take, ADDRESS, 0, false),
        (Some(&Account::waiting(None)), &create, "bea@example.com", 0, false),
        (None, &hold(None), ADDRESS, 0, false),
    ] {
        assert_eq!(has_to_wait(entry, next, address, at(now)), waits, "{entry:?} {next:?} {address} {now}");
    }
}

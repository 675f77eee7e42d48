//! How much is to be done.

use super::*;

#[test]
fn everything_that_is_to_be_done_counts_and_whom_nothing_can_be_done_for_does_not() {
    let keys = |count: u32| (0..count).map(key).collect::<Vec<_>>();
    let needs = Needs {
        open: keys(1),
        update: keys(2),
        deactivate: keys(3),
        settle: keys(4),
        activate: keys(5),
        refuse: vec![(key(1), AccountFault::AddressShared), (key(2), AccountFault::AddressShared)],
        without_email: keys(9),
        later: keys(10),
    };
    assert_eq!((needs.len(), needs.is_empty()), (17, false));
    let nothing = Needs { without_email: keys(9), ..Needs::default() };
    assert_eq!((nothing.len(), nothing.is_empty()), (0, true));
}

#[test]
fn an_address_is_in_small_letters_and_somebody_may_have_none() {
    let person = |email: &str| Values { work_email: text(email), ..Values::default() };
    assert_eq!(address(&person("Ada@Example.COM")).as_deref(), Some("ada@example.com"));
    assert_eq!(address(&Values::default()), None);
}

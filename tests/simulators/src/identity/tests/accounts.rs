//! Who has an account, and what is told of them.

use serde_json::json;

use super::*;
use crate::company::{Roster, Status};
use crate::identity::{NoRedirect, NoSuchAccount, NotAddressed, Told};

#[test]
fn the_people_of_the_other_simulators_have_an_account_each() {
    let simulator = simulator();
    let roster = Roster::new(1, 30);
    let emails: Vec<_> = simulator.control().accounts(Tenant::Acme).into_iter().map(|it| it.email).collect();
    assert_eq!(emails, roster.people().iter().map(|person| person.email.clone()).collect::<Vec<_>>());
    let at_work = simulator.control().at_work();
    assert_eq!(at_work.len(), 2);
    for email in at_work {
        let person = roster.people().iter().find(|person| person.email == email).unwrap();
        assert_eq!(person.status, Status::Active);
    }
}

#[test]
fn a_sub_is_opaque_and_nobody_elses_and_stays_with_the_seed() {
    let subs = |simulator: &Simulator| -> Vec<String> {
        simulator.control().accounts(Tenant::Acme).into_iter().map(|account| account.sub).collect()
    };
    let (first, second) = (subs(&simulator()), subs(&simulator()));
    assert_eq!(first, second);
    assert!(first.iter().all(|sub| sub.len() == 24));
    assert_eq!(first.iter().collect::<std::collections::HashSet<_>>().len(), 30);
}

#[test]
fn a_test_says_what_is_told_of_an_address() {
    let simulator = simulator();
    let email = somebody(&simulator);
    for (told, expected) in [
        (Told::Unverified, (json!(email), json!(false))),
        (Told::WithoutAWord, (json!(email), Value::Null)),
        (Told::Nothing, (Value::Null, Value::Null)),
        (Told::Verified, (json!(email), json!(true))),
    ] {
        simulator.control().tell_address(Tenant::Acme, &email, told).unwrap();
        let claims = claims(&simulator, &email, &[]);
        assert_eq!((&claims["email"], &claims["email_verified"]), (&expected.0, &expected.1), "{told:?}");
    }
}

#[test]
fn an_address_changes_and_the_sub_does_not() {
    let simulator = simulator();
    let email = somebody(&simulator);
    let before = claims(&simulator, &email, &[]);
    let control = simulator.control();
    let capitals = email.to_uppercase();
    control.change_address(Tenant::Acme, &email, &capitals).unwrap();
    assert_eq!(claims(&simulator, &email, &[])["email"], capitals);
    control.change_address(Tenant::Acme, &email, "new@nordlicht.example.com").unwrap();
    let after = claims(&simulator, "new@nordlicht.example.com", &[]);
    assert_eq!((&after["sub"], &after["email"]), (&before["sub"], &json!("new@nordlicht.example.com")));
    assert_eq!(control.account(Tenant::Acme, &email), Err(NoSuchAccount));
    let second = control.at_work().remove(1);
    let taken = control.change_address(Tenant::Acme, &second, "new@nordlicht.example.com");
    assert_eq!(taken, Err(NotAddressed::Taken));
}

#[test]
fn who_is_added_to_a_group_is_in_it_beside_the_department() {
    let simulator = simulator();
    let email = somebody(&simulator);
    let department = claims(&simulator, &email, &[])["groups"][0].clone();
    simulator.control().add_to_group(Tenant::Acme, &email, "rollcall-admins").unwrap();
    let groups = claims(&simulator, &email, &[])["groups"].clone();
    assert!(groups.as_array().unwrap().contains(&department));
    assert!(groups.as_array().unwrap().contains(&json!("rollcall-admins")));
    simulator.control().remove_from_group(Tenant::Acme, &email, "rollcall-admins").unwrap();
    assert_eq!(claims(&simulator, &email, &[])["groups"], json!([department]));
}

#[test]
fn an_account_that_is_gone_signs_in_no_more_not_even_with_a_code_of_before() {
    let simulator = simulator();
    let email = somebody(&simulator);
    let account = simulator.control().account(Tenant::Acme, &email).unwrap();
    let code = code(&simulator, Tenant::Acme, Grant::Confidential, &email, &[]);
    simulator.control().remove_account(Tenant::Acme, &email).unwrap();
    assert_eq!(exchange(&simulator, Tenant::Acme, &code, &[]).2["error"], "invalid_grant");
    let url = authorize_url(&simulator, Tenant::Acme, Grant::Confidential, &[]);
    assert!(matches!(simulator.authorize(&url, &email), Err(NoRedirect::Page { .. })));
    simulator.control().add_account(Tenant::Acme, account.clone()).unwrap();
    assert!(simulator.authorize(&url, &email).is_ok());
    assert_eq!(simulator.control().add_account(Tenant::Acme, account), Err(NotAddressed::Taken));
}

#[test]
fn a_claim_on_order_stands_in_every_token_of_the_tenant() {
    let simulator = simulator();
    let email = somebody(&simulator);
    let client = simulator.client(Grant::Confidential).id.clone();
    for (name, value) in [("tid", "72f988bf"), ("hd", "nordlicht.example.com"), ("azp", &client)] {
        simulator.control().claim(Tenant::Acme, name, json!(value));
        assert_eq!(claims(&simulator, &email, &[])[name], value);
        simulator.control().claim(Tenant::Acme, name, Value::Null);
        assert_eq!(claims(&simulator, &email, &[]).get(name), None);
    }
}

#[test]
fn a_blank_name_is_left_out() {
    let simulator = simulator();
    // Two of the company's odd records.
    let accounts = simulator.control().accounts(Tenant::Acme);
    let blank: Vec<_> = accounts
        .iter()
        .filter(|account| account.given_name.is_empty() || account.family_name.is_empty())
        .collect();
    assert_eq!(blank.len(), 2);
    for account in blank {
        let claims = claims(&simulator, &account.email, &[]);
        assert_eq!(claims.get("given_name").is_none(), account.given_name.is_empty());
        assert_eq!(claims.get("family_name").is_none(), account.family_name.is_empty());
        assert_eq!(claims["name"], format!("{}{}", account.given_name, account.family_name));
    }
}

#[test]
fn a_reset_brings_everything_back_and_gives_no_code_again() {
    let simulator = simulator();
    let email = somebody(&simulator);
    let before = (simulator.control().accounts(Tenant::Acme), jwks(&simulator, Tenant::Acme));
    let first = code(&simulator, Tenant::Acme, Grant::Confidential, &email, &[]);
    simulator.control().rotate_keys(Tenant::Acme);
    simulator.control().remove_account(Tenant::Acme, &email).unwrap();
    simulator.control().reset();
    assert_eq!((simulator.control().accounts(Tenant::Acme), jwks(&simulator, Tenant::Acme)), before);
    assert_ne!(code(&simulator, Tenant::Acme, Grant::Confidential, &email, &[]), first);
    assert_eq!(exchange(&simulator, Tenant::Acme, &first, &[]).2["error"], "invalid_grant");
}
